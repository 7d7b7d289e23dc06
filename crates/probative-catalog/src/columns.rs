//! What the columns of a product hold.

use serde::Deserialize;

use probative_terms::place::Level;

use crate::fits;

/// What a column, or every column that a pattern fits, holds.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its name, or a pattern that its name [`fits`].
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// What its numbers count, or are a rate per.
    #[serde(default)]
    pub unit: String,
    /// The level of its places, if it holds their codes.
    pub level: Option<Level>,
    /// How its numbers are written.
    #[serde(default)]
    pub numbers: Numbers,
    /// What it is, in our words, where its name does not say it.
    #[serde(default)]
    pub said: String,
}

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The code of a place.
    Place,
    /// The name of a place.
    Name,
    /// A year, a month or a day.
    Time,
    /// How many there were.
    Count,
    /// Whom they could have happened to.
    Exposure,
    /// A number per so many, or a share.
    Rate,
    /// An end of an interval.
    Bound,
    /// A standard error or a margin of error.
    Error,
    /// Another number.
    Number,
    /// A class, written as a word or a number.
    Class,
    /// Where a place lies.
    Position,
    /// Words.
    Text,
}

impl Role {
    /// The role as a reader meets it.
    pub fn word(self) -> &'static str {
        match self {
            Role::Place => "place",
            Role::Name => "name",
            Role::Time => "time",
            Role::Count => "count",
            Role::Exposure => "exposure",
            Role::Rate => "rate",
            Role::Bound => "bound",
            Role::Error => "error",
            Role::Number => "number",
            Role::Class => "class",
            Role::Position => "position",
            Role::Text => "text",
        }
    }

    /// Whether its cells are numbers that can be computed with.
    pub fn is_measured(self) -> bool {
        match self {
            Role::Count | Role::Exposure | Role::Rate | Role::Bound | Role::Error => true,
            Role::Number | Role::Position => true,
            Role::Place | Role::Name | Role::Time | Role::Class | Role::Text => false,
        }
    }
}

/// How numbers are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numbers {
    /// Digits, a point and a sign.
    #[default]
    Plain,
    /// With commas between thousands, and perhaps blanks or a sign of dollars around them.
    Thousands,
    /// With a comma for the point.
    DecimalComma,
    /// Some of them as ranges: `2.1-4`, `<2`, `>30`, `30+`.
    Ranges,
}

/// The columns of a product, asked by the name of one.
pub trait Columns {
    /// What is known of a column of this name, with the year that stands in it.
    fn column(&self, name: &str) -> Option<(&Column, Option<i32>)>;
}

impl Columns for [Column] {
    fn column(&self, name: &str) -> Option<(&Column, Option<i32>)> {
        self.iter().find_map(|column| Some((column, fits(&column.name, name)?)))
    }
}
