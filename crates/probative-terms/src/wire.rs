//! How numbers and dates are written in JSON.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// A number that may be infinite, as JSON has it: a number, `"inf"` or `"-inf"`.
#[derive(Debug)]
pub struct End;

impl JsonSchema for End {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "End".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "a number, or an end at infinity",
            "anyOf": [{ "type": "number" }, { "enum": ["inf", "-inf"] }]
        })
    }
}

/// One number that may be infinite.
pub mod end {
    use serde::{Deserialize, Deserializer, Serializer};

    /// A number as JSON may hold it.
    #[derive(Deserialize)]
    #[serde(untagged)]
    pub(super) enum Written {
        Finite(f64),
        Infinite(Infinite),
    }

    /// An end at infinity.
    #[derive(Deserialize)]
    pub(super) enum Infinite {
        #[serde(rename = "inf")]
        Above,
        #[serde(rename = "-inf")]
        Below,
    }

    impl From<Written> for f64 {
        fn from(written: Written) -> f64 {
            match written {
                Written::Finite(number) => number,
                Written::Infinite(Infinite::Above) => f64::INFINITY,
                Written::Infinite(Infinite::Below) => f64::NEG_INFINITY,
            }
        }
    }

    /// Writes the number, or the word for its infinity.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
        if *number == f64::INFINITY {
            serializer.serialize_str("inf")
        } else if *number == f64::NEG_INFINITY {
            serializer.serialize_str("-inf")
        } else {
            serializer.serialize_f64(*number)
        }
    }

    /// Reads a number, or the word for an infinity.
    ///
    /// # Errors
    ///
    /// Those of the deserializer, for what is neither.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
        Written::deserialize(deserializer).map(f64::from)
    }
}

/// The two ends of an interval, each of which may be infinite.
pub mod ends {
    use serde::ser::SerializeTuple;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// One end, to be written.
    pub(super) struct Single(pub(super) f64);

    impl Serialize for Single {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            super::end::serialize(&self.0, serializer)
        }
    }

    /// Writes both ends as a list.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(ends: &(f64, f64), serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_tuple(2)?;
        list.serialize_element(&Single(ends.0))?;
        list.serialize_element(&Single(ends.1))?;
        list.end()
    }

    /// Reads both ends from a list.
    ///
    /// # Errors
    ///
    /// Those of the deserializer, for what is no list of two numbers.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(f64, f64), D::Error> {
        let [low, high] = <[super::end::Written; 2]>::deserialize(deserializer)?;
        Ok((low.into(), high.into()))
    }
}

/// One number that may be infinite, where there is one.
pub mod maybe_end {
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes the number, the word for its infinity, or null.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(end: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
        match end {
            Some(end) => super::end::serialize(end, serializer),
            None => serializer.serialize_none(),
        }
    }

    /// Reads a number, the word for an infinity, or nothing from null.
    ///
    /// # Errors
    ///
    /// Those of the deserializer, for what is neither.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<f64>, D::Error> {
        let end = <Option<super::end::Written>>::deserialize(deserializer)?;
        Ok(end.map(f64::from))
    }
}

/// The two ends of an interval, where there is one.
pub mod maybe_ends {
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes both ends as a list, or null.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(
        ends: &Option<(f64, f64)>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match ends {
            Some(ends) => super::ends::serialize(ends, serializer),
            None => serializer.serialize_none(),
        }
    }

    /// Reads both ends from a list, or nothing from null.
    ///
    /// # Errors
    ///
    /// Those of the deserializer, for what is neither.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<(f64, f64)>, D::Error> {
        let ends = <Option<[super::end::Written; 2]>>::deserialize(deserializer)?;
        Ok(ends.map(|[low, high]| (low.into(), high.into())))
    }
}

/// Several intervals.
pub mod all_ends {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::ends::Single;

    /// Writes a list of two ends for each.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(all: &[(f64, f64)], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(all.iter().map(|(low, high)| [Single(*low), Single(*high)]))
    }

    /// Reads a list of two ends for each.
    ///
    /// # Errors
    ///
    /// Those of the deserializer, for what is no such list.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<(f64, f64)>, D::Error> {
        let all = <Vec<[super::end::Written; 2]>>::deserialize(deserializer)?;
        Ok(all.into_iter().map(|[low, high]| (low.into(), high.into())).collect())
    }
}
