//! Codes that lost their leading zeros.

use super::{Geoid, Level, is_state};

/// The one code of that level which a damaged code can have been.
///
/// Restores what spreadsheets and data frames take away: leading zeros, a
/// decimal `.0` added, spaces around. `None` if the digits are too many, if the
/// restored code begins with no state's digits, or if anything but digits is
/// left: a guess is worse than a refusal. A whole code comes back as it is.
pub fn repair(code: &str, level: Level) -> Option<Geoid> {
    let trimmed = code.trim();
    if level == Level::Nation {
        return (trimmed == Geoid::nation().as_str()).then(Geoid::nation);
    }
    let digits = match trimmed.split_once('.') {
        Some((whole, part)) if part.bytes().all(|byte| byte == b'0') => whole,
        Some(_) => return None,
        None => trimmed,
    };
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits || digits.len() > level.digits() {
        return None;
    }
    let padded = format!("{digits:0>width$}", width = level.digits());
    if is_state(&padded[..2]) { Geoid::parse(&padded).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_were_codes_become_codes_again() {
        let county = |code| repair(code, Level::County).map(|geoid| geoid.to_string());
        assert_eq!(county("1001").as_deref(), Some("01001"));
        assert_eq!(county("1001.0").as_deref(), Some("01001"));
        assert_eq!(county("9001.").as_deref(), Some("09001"));
        assert_eq!(county(" 56045 ").as_deref(), Some("56045"));
        assert_eq!(repair("1", Level::State).unwrap().as_str(), "01");
        assert_eq!(repair("1001020100", Level::Tract).unwrap().as_str(), "01001020100");
        assert_eq!(repair("US", Level::Nation), Some(Geoid::nation()));
    }

    #[test]
    fn what_cannot_be_repaired_for_sure_is_left_alone() {
        for code in ["", "1", "101", "1001.5", "Autauga", "123456", "-1001", "3001"] {
            assert_eq!(repair(code, Level::County), None, "{code}");
        }
    }
}
