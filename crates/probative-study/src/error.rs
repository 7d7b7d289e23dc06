//! Why nothing was computed.

use std::fmt;

use probative_evidence::Problem;
use probative_numeric::Error as Values;
use probative_spatial::Error as Spatial;
use probative_terms::text::{lines_of, one_line};

/// Why nothing was computed.
#[derive(Debug, Clone, PartialEq)]
pub enum Error {
    /// The question cannot be followed.
    Asked(Refusal),
    /// The data do not suit the question.
    Rejected(Refusal),
    /// Every problem of the files.
    Files(Vec<Problem>),
}

/// What is wrong, where, why it matters, and how to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The code, if it has one.
    pub code: Option<&'static str>,
    /// What is wrong.
    pub what: String,
    /// Where.
    pub place: Option<String>,
    /// Why it matters.
    pub why: Option<&'static str>,
    /// How to go on.
    pub how: Option<String>,
}

impl Refusal {
    /// A refusal that only says what is wrong.
    pub(crate) fn said(what: String) -> Refusal {
        Refusal { code: None, what, place: None, why: None, how: None }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code.map_or_else(String::new, |code| format!("[{code}]"));
        write!(f, "error{code}: {}", self.what)?;
        let parts =
            [("where", self.place.as_deref()), ("why", self.why), ("help", self.how.as_deref())];
        let told = |(name, part): (_, Option<_>)| Some((name, part?));
        parts
            .into_iter()
            .filter_map(told)
            .try_for_each(|(name, part)| write!(f, "\n  {name}: {part}"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Asked(refusal) | Error::Rejected(refusal) => refusal.fmt(f),
            Error::Files(problems) => {
                let all = probative_evidence::Error::Tables(problems.clone());
                f.write_str(&lines_of(&all.to_string()))
            }
        }
    }
}

impl std::error::Error for Error {}

impl From<Vec<Problem>> for Error {
    fn from(problems: Vec<Problem>) -> Error {
        Error::Files(problems)
    }
}

impl Error {
    /// The question cannot be followed.
    pub(crate) fn asked(what: impl Into<String>, how: impl Into<String>) -> Error {
        Error::Asked(Refusal { how: Some(how.into()), ..Refusal::said(what.into()) })
    }

    /// A statistic of numbers alone cannot be computed.
    pub(crate) fn values(error: Values, ids: &[String]) -> Error {
        Error::statistic(&Spatial::Values(error), ids)
    }

    /// A statistic could not be computed, with the id of the unit that it names.
    pub(crate) fn statistic(error: &Spatial, ids: &[String]) -> Error {
        let place = unit(error)
            .and_then(|unit| ids.get(unit))
            .map(|id| format!("the unit with the id `{}`", one_line(id)));
        let said = Refusal { place, ..Refusal::said(error.to_string()) };
        Error::Rejected(match error {
            Spatial::Values(Values::NoVariation { .. }) => Refusal {
                code: Some("E39"),
                what: "no variation: every unit has the same value, so that the statistic is undefined".to_owned(),
                why: Some("zero over zero is no evidence for or against anything"),
                how: Some(
                    "name another column, or see whether the values were rounded away".to_owned(),
                ),
                ..said
            },
            Spatial::CollinearRegressor { .. } | Spatial::SeparatingRegressor { .. } => {
                Refusal { code: Some("E224"), ..said }
            }
            Spatial::Coordinate { .. } => Refusal {
                how: Some("write --planar if the coordinates are of a plane".to_owned()),
                ..said
            },
            _ => said,
        })
    }

    /// The data are too few for a method.
    pub(crate) fn too_few(method: &str, needed: usize, found: usize, noun: &str) -> Error {
        Error::Rejected(Refusal {
            code: Some("E40"),
            what: format!("{method} needs at least {needed} {noun}s, and there are {found}"),
            place: None,
            why: Some("so few units have too few arrangements for a small chance to be told from a large one"),
            how: Some("take a finer level, such as counties for states, or tell the values without a test".to_owned()),
        })
    }

    /// The file does not say where the units lie.
    pub(crate) fn nowhere() -> Error {
        Error::asked(
            "the data do not say where the units lie",
            "name the columns of the coordinates with --x and --y, have a column GEOID of states or counties, or give GeoJSON, TopoJSON or a shapefile",
        )
    }
}

/// The number of the unit that an error names.
fn unit(error: &Spatial) -> Option<usize> {
    match error {
        Spatial::SelfNeighbour { unit }
        | Spatial::Strength { unit }
        | Spatial::IslandWithoutLag { unit }
        | Spatial::NoArea { index: unit }
        | Spatial::Coordinate { index: unit }
        | Spatial::NotInPlane { index: unit }
        | Spatial::SamePlace { unit, .. }
        | Spatial::NoBandwidth { unit }
        | Spatial::UnitOutOfRange { unit, .. }
        | Spatial::RegressorNotFinite { index: unit, .. } => Some(*unit),
        _ => None,
    }
}
