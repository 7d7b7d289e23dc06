//! What can be wrong with the code of a place.

use std::fmt;

use super::{Geoid, Level};

/// Why a code is not that of a place, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The code lost leading zeros, as when a spreadsheet read it as a number.
    LostZeros {
        /// The code as it was found.
        code: String,
        /// The one code it can have been.
        repaired: Geoid,
    },
    /// The code has other characters than digits, or a length that no level has.
    NotACode {
        /// The code as it was found.
        code: String,
    },
    /// The first two digits are no state's.
    NoSuchState {
        /// The code as it was found.
        code: String,
    },
    /// The code is whole, but of another level than was asked for.
    WrongLevel {
        /// The code as it was found.
        code: String,
        /// The level that was asked for.
        wanted: Level,
        /// The level the code has.
        found: Level,
    },
    /// The code was not in use in that year.
    OtherVintage {
        /// The code as it was found.
        code: Geoid,
        /// The year of the data.
        year: u16,
        /// The year in which the code came or went.
        changed: u16,
        /// The codes that stand for the place in the year of the data, if there are any.
        instead: Vec<Geoid>,
        /// What happened.
        said: &'static str,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::LostZeros { code, repaired } => write!(
                f,
                "code \"{code}\" was read as a number somewhere on its way; \
                 write \"{repaired}\", as text"
            ),
            Error::NotACode { code } => write!(
                f,
                "\"{code}\" is not the code of a place; \
                 use two digits for a state, five for a county, eleven for a tract"
            ),
            Error::NoSuchState { code } => write!(
                f,
                "code \"{code}\" begins with no state's digits; \
                 check that the column holds FIPS codes"
            ),
            Error::WrongLevel { code, wanted, found } => write!(
                f,
                "code \"{code}\" is that of a {found}, not of a {wanted}; \
                 declare the table's geography as {found} or choose another key"
            ),
            Error::OtherVintage { code, year, changed, instead, said } => {
                write!(f, "code \"{code}\" does not belong to {year}: {said} in {changed}")?;
                match instead.as_slice() {
                    [] => write!(f, "; leave the row out or declare the year of its codes"),
                    places => write!(f, "; for {year} use {}", listed(places)),
                }
            }
        }
    }
}

fn listed(places: &[Geoid]) -> String {
    let quoted: Vec<String> = places.iter().map(|place| format!("\"{place}\"")).collect();
    quoted.join(", ")
}

impl std::error::Error for Error {}
