//! The code of a place.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Error, Level, is_state, repair};

/// The code of a place: text, never a number, with every leading zero.
///
/// Invariant: `US`, or two, five, eleven or twelve digits of which the first
/// two are a state's. Codes sort as text, so a state comes before its counties.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Geoid(String);

/// How the nation is written, which has no digits of its own.
const NATION: &str = "US";

impl TryFrom<String> for Geoid {
    type Error = Error;

    fn try_from(code: String) -> Result<Geoid, Error> {
        Geoid::parse(&code)
    }
}

impl From<Geoid> for String {
    fn from(geoid: Geoid) -> String {
        geoid.0
    }
}

impl Geoid {
    /// The code of the whole country.
    pub fn nation() -> Geoid {
        Geoid(NATION.to_owned())
    }

    /// The place that a code names.
    ///
    /// Only the form is checked, and that the state exists: whether a county of
    /// that number was there in some year is for the atlas.
    ///
    /// # Errors
    ///
    /// [`Error::LostZeros`] with the repaired code for what a spreadsheet made
    /// of one, [`Error::NotACode`] and [`Error::NoSuchState`] for the rest.
    pub fn parse(code: &str) -> Result<Geoid, Error> {
        if code == NATION {
            return Ok(Geoid::nation());
        }
        let code = short(code);
        let digits = code.bytes().all(|byte| byte.is_ascii_digit());
        if digits && LEVELS.iter().any(|level| level.digits() == code.len()) {
            return match is_state(&code[..2]) {
                true => Ok(Geoid(code.to_owned())),
                false => Err(Error::NoSuchState { code: code.to_owned() }),
            };
        }
        let repaired = LEVELS.iter().find_map(|level| repair(code, *level));
        Err(match repaired {
            Some(repaired) => Error::LostZeros { code: code.to_owned(), repaired },
            None => Error::NotACode { code: code.to_owned() },
        })
    }

    /// The place of that level which a code names.
    ///
    /// # Errors
    ///
    /// Those of [`Geoid::parse`], and [`Error::WrongLevel`]. A code that is
    /// short of its level by one leading zero is [`Error::LostZeros`].
    pub fn parse_at(code: &str, level: Level) -> Result<Geoid, Error> {
        match Geoid::parse(code) {
            Ok(geoid) if geoid.level() == level => Ok(geoid),
            Ok(geoid) => Err(match repair(code, level) {
                Some(repaired) => Error::LostZeros { code: code.to_owned(), repaired },
                None => {
                    Error::WrongLevel { code: code.to_owned(), wanted: level, found: geoid.level() }
                }
            }),
            Err(error) => Err(match repair(code, level) {
                Some(repaired) => Error::LostZeros { code: code.to_owned(), repaired },
                None => error,
            }),
        }
    }

    /// How large the place is.
    pub fn level(&self) -> Level {
        let found = LEVELS.into_iter().find(|level| level.digits() == self.0.len());
        match found {
            Some(level) if self.0 != NATION => level,
            _ => Level::Nation,
        }
    }

    /// The state the place is in; the nation is in none and gives itself.
    pub fn state(&self) -> Geoid {
        Geoid(self.0[..2].to_owned())
    }

    /// The county the place is in or is, if it is not larger.
    pub fn county(&self) -> Option<Geoid> {
        self.0.get(..Level::County.digits()).map(|digits| Geoid(digits.to_owned()))
    }

    /// Whether the other place is this one or lies in it.
    pub fn holds(&self, other: &Geoid) -> bool {
        self.0 == NATION || other.0.starts_with(&self.0)
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A code without the level and the part of the country that the Census Bureau writes before it:
/// `0500000US12001` is `12001`.
fn short(code: &str) -> &str {
    const BEFORE: [(&str, Level); 4] = [
        ("0400000US", Level::State),
        ("0500000US", Level::County),
        ("1400000US", Level::Tract),
        ("1500000US", Level::BlockGroup),
    ];
    let of_level = |(before, level): &(&str, Level)| {
        code.strip_prefix(before).filter(|rest| rest.len() == level.digits())
    };
    BEFORE.iter().find_map(of_level).unwrap_or(code)
}

/// The levels that have digits, from the largest places down.
const LEVELS: [Level; 4] = [Level::State, Level::County, Level::Tract, Level::BlockGroup];

impl fmt::Display for Geoid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for Geoid {
    type Err = Error;

    fn from_str(code: &str) -> Result<Geoid, Error> {
        Geoid::parse(code)
    }
}

impl AsRef<str> for Geoid {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_knows_its_level_its_state_and_its_county() {
        let tract = Geoid::parse("01001020100").unwrap();
        assert_eq!(tract.level(), Level::Tract);
        assert_eq!(tract.state().as_str(), "01");
        assert_eq!(tract.county().unwrap().as_str(), "01001");
        assert_eq!(Geoid::parse("010010201001").unwrap().level(), Level::BlockGroup);
        assert_eq!(Geoid::parse("01001").unwrap().level(), Level::County);
        assert_eq!(Geoid::parse("01").unwrap().level(), Level::State);
        assert_eq!(Geoid::parse("01").unwrap().county(), None);
        assert_eq!(Geoid::parse("US").unwrap().level(), Level::Nation);
        assert_eq!(Geoid::nation().state(), Geoid::nation());
    }

    #[test]
    fn a_code_that_lost_its_zero_is_refused_with_the_repaired_code() {
        for code in ["1001", "1001.0", " 1001"] {
            let error = Geoid::parse(code).unwrap_err();
            let repaired = Geoid::parse("01001").unwrap();
            assert_eq!(error, Error::LostZeros { code: code.to_owned(), repaired });
        }
        assert!(Geoid::parse("1001").unwrap_err().to_string().contains("\"01001\""));
        assert_eq!(Geoid::parse("1").unwrap_err().to_string().matches("\"01\"").count(), 1);
    }

    #[test]
    fn what_is_no_code_or_no_state_says_so() {
        assert!(matches!(Geoid::parse("Autauga"), Err(Error::NotACode { .. })));
        assert!(matches!(Geoid::parse(""), Err(Error::NotACode { .. })));
        assert!(matches!(Geoid::parse("03001"), Err(Error::NoSuchState { .. })));
        assert!(matches!(Geoid::parse("123456"), Err(Error::NotACode { .. })));
    }

    #[test]
    fn a_code_of_another_level_is_refused_by_name() {
        let error = Geoid::parse_at("01", Level::County).unwrap_err();
        assert_eq!(
            error.to_string(),
            "code \"01\" is that of a state, not of a county; \
             declare the table's geography as state or choose another key"
        );
        assert!(matches!(Geoid::parse_at("1001", Level::County), Err(Error::LostZeros { .. })));
    }

    #[test]
    fn a_state_sorts_before_its_counties_and_holds_them() {
        let mut places: Vec<Geoid> =
            ["02013", "01001", "02", "01"].map(|code| Geoid::parse(code).unwrap()).to_vec();
        places.sort();
        let codes: Vec<&str> = places.iter().map(Geoid::as_str).collect();
        assert_eq!(codes, ["01", "01001", "02", "02013"]);
        assert!(places[0].holds(&places[1]) && !places[0].holds(&places[3]));
    }
}
