//! Why nothing was computed.

use probative_evidence::Problem;
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
        | Error::RegressorNotFinite { index: unit, .. } => ids.get(*unit),
        _ => None,
    };
    let code = match error {
        Error::CollinearRegressor { .. } | Error::SeparatingRegressor { .. } => "E224: ",
        _ => "",
    };
    let named = unit.map_or_else(String::new, |id| {
        format!("\n  where: the unit with the id `{}`", one_line(id))
    });
    Stop {
        exit: Exit::Rejected,
        message: format!("error: {code}{error}{named}\n\nnothing was computed"),
    }
}

/// Every problem of a file.
pub(super) fn rejected(problems: &[Problem]) -> Stop {
    let all = probative_evidence::Error::Tables(problems.to_vec());
    let message = format!("{}\n\nnothing was computed", lines_of(&all.to_string()));
    Stop { exit: Exit::Rejected, message }
}

/// The file does not say where the units lie.
pub(super) fn nowhere() -> Stop {
    Stop::usage(
        "the data do not say where the units lie",
        "name the columns of the coordinates with --x and --y, have a column GEOID of states or counties, or give GeoJSON",
    )
}
