//! Why nothing was computed.

use std::fmt;

use probative_numeric::Error as Values;
use probative_spatial::Error as Spatial;
use probative_terms::text::{counted, lines_of, one_line};
use probative_terms::{Diagnostic, Place};

/// Why nothing was computed.
#[derive(Debug, Clone, PartialEq)]
pub enum Error {
    /// The question cannot be followed.
    Asked {
        /// What is wrong with it.
        what: String,
        /// How to go on.
        how: String,
    },
    /// The data do not suit the question; all that is wrong with them is listed.
    Rejected(Vec<Diagnostic>),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Asked { what, how } => write!(f, "error: {what}\n  help: {how}"),
            Error::Rejected(wrong) => {
                let all = probative_evidence::Error::Refused(wrong.clone());
                f.write_str(&lines_of(&all.to_string()))
            }
        }
    }
}

impl std::error::Error for Error {}

impl From<Vec<Diagnostic>> for Error {
    fn from(wrong: Vec<Diagnostic>) -> Error {
        Error::Rejected(wrong)
    }
}

impl From<Diagnostic> for Error {
    fn from(wrong: Diagnostic) -> Error {
        Error::Rejected(vec![wrong])
    }
}

impl Error {
    /// The question cannot be followed.
    pub(crate) fn asked(what: impl Into<String>, how: impl Into<String>) -> Error {
        Error::Asked { what: what.into(), how: how.into() }
    }

    /// A statistic of numbers alone cannot be computed.
    pub(crate) fn values(error: Values, ids: &[String]) -> Error {
        Error::statistic(&Spatial::Values(error), ids)
    }

    /// A statistic could not be computed, with the id of the unit that it names.
    pub(crate) fn statistic(error: &Spatial, ids: &[String]) -> Error {
        let wrong = match error {
            Spatial::Values(Values::NoVariation { .. }) => Diagnostic::new(
                "E241",
                "no variation: every unit has the same value, so that the statistic is undefined",
            ),
            Spatial::CollinearRegressor { .. } | Spatial::SeparatingRegressor { .. } => {
                Diagnostic::new("E224", error.to_string())
            }
            Spatial::Coordinate { .. } => Diagnostic::new("E243", error.to_string())
                .helped("write --planar if the coordinates are of a plane"),
            _ => Diagnostic::new("E243", error.to_string()),
        };
        match unit(error).and_then(|unit| ids.get(unit)) {
            Some(id) => wrong.at(with_id("unit", id)).into(),
            None => wrong.into(),
        }
    }

    /// The data are too few for a method.
    pub(crate) fn too_few(method: &str, needed: usize, found: usize, noun: &str) -> Error {
        let said =
            format!("{method} needs at least {}, and there are {found}", counted(needed, noun));
        Diagnostic::new("E240", said).into()
    }

    /// The file does not say where the units lie.
    pub(crate) fn nowhere() -> Error {
        Error::asked(
            "the data do not say where the units lie",
            "name the columns of the coordinates with --x and --y, have a column GEOID of states or counties, or give GeoJSON, TopoJSON or a shapefile",
        )
    }
}

/// The place of a unit or a row that has an id.
pub(crate) fn with_id(noun: &str, id: &str) -> Place {
    Place::Unit { noun: noun.to_owned(), id: one_line(id) }
}

/// The number of the unit that an error names.
fn unit(error: &Spatial) -> Option<usize> {
    match error {
        Spatial::SelfNeighbour { unit }
        | Spatial::Strength { unit }
        | Spatial::OnlyItself { unit }
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
