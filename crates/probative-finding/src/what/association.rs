//! What is measured of two things that go together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use probative_terms::Unit;

/// What a reading measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Association {
    /// How many of the first places by a number are those that the text names.
    First(First),
    /// Named places against the others, by another number.
    Compared(Compared),
    /// The correlation of two maps.
    Correlated {
        /// What the one map shows, as the case calls it.
        said: String,
        /// What the other shows, as the case calls it.
        with: String,
        /// The correlation.
        correlation: f64,
        /// How many places have both numbers.
        places: usize,
        /// How many independent places they are worth.
        effective: f64,
        /// The chance by the t-test with so many places.
        p: f64,
        /// The chance among maps as smooth as the first, where they can be made.
        smooth: Option<f64>,
    },
    /// Lee's L of two maps.
    Lee {
        /// What the one map shows, as the case calls it.
        said: String,
        /// What the other shows, as the case calls it.
        with: String,
        /// The chance among maps as smooth as the first, where they can be made.
        smooth: Option<f64>,
    },
}

/// How many of the first places by a number are those that the text names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct First {
    /// How many places come first.
    pub first: usize,
    /// What they are ranked by, as the case calls it.
    pub by: String,
    /// How many of them are named, at the least and at the most that withheld numbers allow.
    pub among: (usize, usize),
    /// The places left out, by name.
    pub without: Vec<String>,
    /// The named ones among the first, by name.
    pub named: Vec<String>,
    /// The others among the first, by name.
    pub others: Vec<String>,
    /// How many of the first population alone would put among those named, where it is told.
    pub by_people: Option<f64>,
    /// How many counts drawn at equal rates would put there, nineteen times of twenty.
    #[serde(default)]
    pub by_chance: Option<(usize, usize)>,
}

/// Named places against the others, by another number.
///
/// Pairs are the least and the most that withheld numbers allow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Compared {
    /// What is compared, as the case calls it.
    pub by: String,
    /// How many places come first.
    pub first: usize,
    /// How many of them belong to the set.
    pub among: (usize, usize),
    /// Which places are compared.
    pub set: Set,
    /// The mean of the set.
    pub own: (f64, f64),
    /// The unit of the means.
    pub unit: Unit,
    /// The mean of the others.
    pub elsewhere: (f64, f64),
    /// The chance with spatial structure kept.
    pub p: f64,
    /// The difference that would be found four times in five.
    pub detectable: f64,
}

/// Which places are compared with the others.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Set {
    /// Those that the text names.
    Named,
    /// Those on the full list.
    FullList {
        /// How many of the first population alone would put among them.
        by_people: f64,
    },
}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum AssociationPhrase {
    /// The title of the first places.
    First {
        /// How many places come first.
        first: usize,
        /// What they are ranked by, as the case calls it.
        by: String,
    },
    /// What an outline or a filled dot means.
    NamedByText,
    /// What the base rate of each place is.
    ByPeople,
    /// The title of the comparisons.
    Against,
    /// A number that is compared, and its unit.
    Quantity {
        /// What it is, as the case calls it.
        said: String,
        /// Its unit.
        unit: Unit,
    },
    /// That no chance is in a test.
    NotNeeded,
    /// That how often a test errs was not measured.
    NotCalibrated,
    /// The title of a null, with what it is a null of as the case calls it.
    ByChance(String),
    /// The observed difference, and its chance among maps as smooth.
    Difference {
        /// The difference.
        difference: f64,
        /// Its unit.
        unit: Unit,
        /// The chance.
        p: f64,
    },
    /// The title of a line-up, with what its maps show as the case calls it.
    WhichIsReal(String),
    /// That one of so many maps shows the records.
    OneIsReal(usize),
    /// What a reader of the line-up is asked.
    StandsOut,
    /// What made the other maps.
    AsSmooth,
    /// A fifth of the places, from the lowest on, from zero.
    Fifth(usize),
    /// The title of the question by every null.
    Together,
    /// One map beside another, as the case calls them.
    Beside(String, String),
    /// A null of two maps.
    Null(MapsNull),
    /// What is computed of two maps.
    Statistic(Statistic),
    /// The name of a column.
    Column(Column),
}

/// A null of two maps.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MapsNull {
    /// The t-test with so many independent places.
    Independent(f64),
    /// Maps as smooth as the first.
    Smooth,
    /// Maps that are not smooth, which is not to be trusted.
    Rough,
}

/// What is computed of two maps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Statistic {
    /// The correlation.
    Correlation,
    /// That of the ranks of both.
    OfRanks,
    /// Lee's L.
    Lee,
}

/// The name of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// What is compared.
    Quantity,
    /// How many places have a number.
    Places,
    /// The mean of the set.
    Own,
    /// The mean of the others.
    Elsewhere,
    /// The one less the other.
    Difference,
    /// The interval of the difference.
    Interval,
    /// Its chance among maps as smooth.
    Spectral,
    /// How many independent places there are.
    Effective,
    /// The chance by the t-test with so many.
    EffectiveP,
    /// The difference that would be found four times in five.
    Detectable,
    /// How often the test says yes to false claims.
    TypeOne,
    /// What two maps are held against.
    Null,
    /// What is computed of them.
    Statistic,
    /// What it gives.
    Value,
    /// The chance.
    P,
}
