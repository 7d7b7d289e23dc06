//! Names that an object of JSON gives twice.

use std::collections::BTreeSet;
use std::fmt;

use probative_terms::Diagnostic;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Passes if no object of a text gives a name twice, of which readers keep the last without a word;
/// the text begins on a line of its file.
///
/// What is no JSON is for others to refuse.
pub(crate) fn once(path: &str, first: usize, text: &str) -> Result<(), Vec<Diagnostic>> {
    match serde_json::from_str::<Once>(text) {
        Err(error) if error.is_data() => {
            let said = error.to_string();
            let said = said.rsplit_once(" at line").map_or(said.as_str(), |(said, _)| said);
            let help = "keep the one that is meant, or give each a name of its own";
            Err(vec![Diagnostic::in_cell("E106", path, first + error.line() - 1, "", said, help)])
        }
        _ => Ok(()),
    }
}

/// A value whose objects give each name once.
struct Once;

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Once, D::Error> {
        from.deserialize_any(Once)
    }
}

impl<'de> Visitor<'de> for Once {
    type Value = Once;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Once, A::Error> {
        let mut names = BTreeSet::new();
        while let Some(name) = map.next_key::<String>()? {
            if names.contains(&name) {
                return Err(A::Error::custom(format!("an object gives `{name}` twice")));
            }
            names.insert(name);
            map.next_value::<Once>()?;
        }
        Ok(Once)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Once, A::Error> {
        while seq.next_element::<Once>()?.is_some() {}
        Ok(Once)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Once, E> {
        Ok(Once)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Once, E> {
        Ok(Once)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Once, E> {
        Ok(Once)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Once, E> {
        Ok(Once)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Once, E> {
        Ok(Once)
    }

    fn visit_unit<E: Error>(self) -> Result<Once, E> {
        Ok(Once)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_stands_twice_is_told_with_its_line() {
        let text = "{\"a\": [1,\n {\"v\": 1, \"w\": {}, \"v\": null}]}";
        let problem = once("m.geojson", 1, text).unwrap_err().remove(0);
        let told = (problem.code.word(), problem.place.line(), problem.what.as_str());
        assert_eq!(told, ("E106", Some(2), "an object gives `v` twice"));
        assert!(once("m", 1, "{\"v\": {\"v\": [true, 1.5, -1, 1, \"v\", \"v\"]}}").is_ok());
        assert!(once("m", 1, "{\"v\": ").is_ok(), "it is no JSON, which others tell");
    }
}
