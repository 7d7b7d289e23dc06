//! Why nothing was computed.

use probative_evidence::Problem;
use probative_numeric::Error as Values;
use probative_spatial::Error;

use crate::exit::{Exit, Stop};
use crate::terminal::{lines_of, one_line};

/// Why a statistic could not be computed, with the id of the unit that it names.
pub(super) fn refused(error: &Error, ids: &[String]) -> Stop {
    let unit = match error {
        Error::SelfNeighbour { unit }
        | Error::Strength { unit }
        | Error::IslandWithoutLag { unit }
        | Error::NoArea { index: unit }
        | Error::Coordinate { index: unit }
        | Error::NotInPlane { index: unit }
        | Error::SamePlace { unit, .. }
        | Error::NoBandwidth { unit }
        | Error::UnitOutOfRange { unit, .. }
        | Error::RegressorNotFinite { index: unit, .. } => ids.get(*unit),
        _ => None,
    };
    let named = unit.map_or_else(String::new, |id| {
        format!("\n  where: the unit with the id `{}`", one_line(id))
    });
    let help = match error {
        Error::Coordinate { .. } => "\n  help: write --planar if the coordinates are of a plane",
        _ => "",
    };
    let said = match error {
        Error::Values(Values::NoVariation { .. }) => {
            "error[E39]: no variation: every unit has the same value, so that the statistic is undefined\n  why: zero over zero is no evidence for or against anything\n  help: name another column, or see whether the values were rounded away".to_owned()
        }
        Error::CollinearRegressor { .. } | Error::SeparatingRegressor { .. } => {
            format!("error[E224]: {error}")
        }
        _ => format!("error: {error}"),
    };
    Stop { exit: Exit::Rejected, message: format!("{said}{named}{help}\n\nnothing was computed") }
}

/// Every problem of a file.
pub(super) fn rejected(problems: &[Problem]) -> Stop {
    let all = probative_evidence::Error::Tables(problems.to_vec());
    let message = format!("{}\n\nnothing was computed", lines_of(&all.to_string()));
    Stop { exit: Exit::Rejected, message }
}

/// A map is too small for a method.
pub(super) fn too_few(method: &str, needed: usize, found: usize) -> Stop {
    let message = format!(
        "error[E40]: {method} needs at least {needed} units, and there are {found}\n  why: so few units have too few arrangements for a small chance to be told from a large one\n  help: take a finer level, such as counties for states, or tell the values without a test\n\nnothing was computed"
    );
    Stop { exit: Exit::Rejected, message }
}

/// The file does not say where the units lie.
pub(super) fn nowhere() -> Stop {
    Stop::usage(
        "the data do not say where the units lie",
        "name the columns of the coordinates with --x and --y, have a column GEOID of states or counties, or give GeoJSON, TopoJSON or a shapefile",
    )
}
