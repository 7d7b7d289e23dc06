//! Calendar days, read from ISO dates of any precision.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// A calendar day of the proleptic Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    /// The year.
    pub year: i32,
    /// The month, from 1 to 12.
    pub month: u8,
    /// The day, from 1 to 31.
    pub day: u8,
}

/// A text that is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADate(pub String);

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a date; write it as YYYY, YYYY-MM or YYYY-MM-DD", self.0)
    }
}

impl std::error::Error for NotADate {}

impl TryFrom<String> for Date {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Date, NotADate> {
        Date::first(&text)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

impl JsonSchema for Date {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

impl Date {
    /// The first day that the text can mean: `2015` is 1 January 2015.
    pub fn first(text: &str) -> Result<Date, NotADate> {
        let (year, month, day) = parts(text)?;
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok_or(NotADate(text.to_owned()))
    }

    /// The last day that the text can mean: `2015` is 31 December 2015.
    pub fn last(text: &str) -> Result<Date, NotADate> {
        let (year, month, day) = parts(text)?;
        let month = month.unwrap_or(12);
        let day = day.unwrap_or_else(|| days_in(year, month));
        Date::new(year, month, day).ok_or(NotADate(text.to_owned()))
    }

    /// A day, if the calendar has it.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        let exists = (1..=12).contains(&month) && day >= 1 && day <= days_in(year, month);
        exists.then_some(Date { year, month, day })
    }

    /// Days since 1 January 1970 (Hinnant's civil-days algorithm).
    pub fn day_number(self) -> i32 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let shifted = (i32::from(self.month) + 9) % 12;
        let day_of_year = (153 * shifted + 2) / 5 + i32::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day with this number of days since 1 January 1970.
    pub fn from_day_number(number: i32) -> Date {
        let shifted = number + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_index = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * month_index + 2) / 5 + 1) as u8;
        let month = if month_index < 10 { month_index + 3 } else { month_index - 9 } as u8;
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Date { year, month, day }
    }

    /// Whole months from `earlier` to this day.
    pub fn months_since(self, earlier: Date) -> i32 {
        let months =
            (self.year - earlier.year) * 12 + i32::from(self.month) - i32::from(earlier.month);
        months - i32::from(self.day < earlier.day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn parts(text: &str) -> Result<(i32, Option<u8>, Option<u8>), NotADate> {
    let wrong = || NotADate(text.to_owned());
    // A sign before a number is none of a date: `+201` has four letters and is no year.
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return Err(wrong());
    }
    let mut fields = text.split('-');
    let year = fields.next().filter(|year| year.len() == 4).ok_or_else(wrong)?;
    let year = year.parse().map_err(|_| wrong())?;
    let two = |field: Option<&str>| match field {
        None => Ok(None),
        Some(field) if field.len() == 2 => field.parse().map(Some).map_err(|_| wrong()),
        Some(_) => Err(wrong()),
    };
    let (month, day) = (two(fields.next())?, two(fields.next())?);
    if fields.next().is_some() { Err(wrong()) } else { Ok((year, month, day)) }
}

fn days_in(year: i32, month: u8) -> u8 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The number of a month that is named in English, whole or by its first letters, three or more.
///
/// ```
/// use probative_terms::month_named;
///
/// assert_eq!(["Sept", "december", "Ma"].map(month_named), [Some(9), Some(12), None]);
/// ```
pub fn month_named(word: &str) -> Option<u8> {
    const FEWEST_LETTERS: usize = 3;
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let is = |month: &&str| word.len() >= FEWEST_LETTERS && month.starts_with(&word);
    MONTHS.iter().zip(1..).find(|(month, _)| is(month)).map(|(_, number)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_alone_means_all_its_days() {
        assert_eq!(Date::first("2015").unwrap().to_string(), "2015-01-01");
        assert_eq!(Date::last("2015").unwrap().to_string(), "2015-12-31");
        assert_eq!(Date::last("2016-02").unwrap().to_string(), "2016-02-29");
    }

    #[test]
    fn a_day_that_the_calendar_lacks_is_refused() {
        for text in [
            "2015-02-31",
            "2015-13",
            "15-01-01",
            "2015-1-1",
            "",
            "2015-01-01-01",
            "+201",
            "2015-+1",
            "2015-01-+1",
        ] {
            assert!(Date::first(text).is_err(), "{text}");
        }
    }

    #[test]
    fn day_numbers_go_there_and_back() {
        assert_eq!(Date::first("1970-01-01").unwrap().day_number(), 0);
        for number in (-800_000..800_000).step_by(997) {
            assert_eq!(Date::from_day_number(number).day_number(), number);
        }
    }
}
