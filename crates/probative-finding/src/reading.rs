//! One defensible way to read a claim, and what it gave.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use probative_terms::{Date, Position, Role, Unit, wire};

use crate::{Choice, What};

/// One defensible way to read a claim, and what it gave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// What was measured.
    pub what: What,
    /// What it chooses where another choice would have been as defensible.
    pub choices: Vec<Choice>,
    /// The number it gave.
    pub measure: Measure,
    /// The rows that number rests on.
    pub rows: Rows,
}

impl Reading {
    /// What was measured, with no choice in it.
    pub fn new(what: What, measure: Measure, rows: Rows) -> Self {
        Self { what, choices: Vec::new(), measure, rows }
    }

    /// The same reading, with what it chooses.
    #[must_use]
    pub fn choosing(self, choices: Vec<Choice>) -> Self {
        Self { choices, ..self }
    }
}

/// A number or a date, its unit, and how far it may be wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Measure {
    /// What was found.
    pub value: Value,
    /// The unit of the value.
    pub unit: Unit,
    /// How far it may be wrong.
    pub uncertainty: Uncertainty,
}

impl Measure {
    /// A measure of all cases, which no sampling makes uncertain.
    pub fn exact(value: f64, unit: Unit) -> Self {
        let value = Value::Number(value);
        Self { value, unit, uncertainty: Uncertainty::Exact }
    }

    /// A number that its record leaves open between two ends.
    ///
    /// The value is the middle, which no record holds: the level of 1 says that the ends are all
    /// that is known, and a page tells them as such.
    pub fn between((low, high): (f64, f64), unit: Unit) -> Self {
        Self::within(low.midpoint(high), unit, (low, high), 1.0, None)
    }

    /// A date read off a record.
    pub fn date(date: Date) -> Self {
        let value = Value::Date(date);
        Self { value, unit: Unit::Date, uncertainty: Uncertainty::Exact }
    }

    /// A number with an interval and, where a null gave it, the chance.
    pub fn within(
        value: f64,
        unit: Unit,
        (low, high): (f64, f64),
        level: f64,
        chance: Option<Chance>,
    ) -> Self {
        let uncertainty = Uncertainty::Interval { low, high, level, chance };
        Self { value: Value::Number(value), unit, uncertainty }
    }

    /// The interval as two numbers; an exact measure is a point.
    pub fn bounds(&self) -> (f64, f64) {
        match self.uncertainty {
            Uncertainty::Exact => (self.value.number(), self.value.number()),
            Uncertainty::Interval { low, high, .. } => (low, high),
        }
    }

    /// The two ends, where they are all that is known: the value between them stands in no record.
    pub fn open(&self) -> Option<(f64, f64)> {
        match self.uncertainty {
            Uncertainty::Interval { low, high, level, .. } if level >= 1.0 && low < high => {
                Some((low, high))
            }
            _ => None,
        }
    }

    /// The chance that a null gave, if one did.
    pub fn chance(&self) -> Option<&Chance> {
        match &self.uncertainty {
            Uncertainty::Interval { chance, .. } => chance.as_ref(),
            Uncertainty::Exact => None,
        }
    }
}

/// What a reading found: a number, or a date.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Value {
    /// A plain number, in the measure's unit; infinite where a ratio has nothing beneath it.
    Number(
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        f64,
    ),
    /// A calendar day.
    Date(Date),
}

impl Value {
    /// The value on the number line; a date is its day number.
    pub fn number(self) -> f64 {
        match self {
            Value::Number(number) => number,
            Value::Date(date) => f64::from(date.day_number()),
        }
    }
}

/// How far a number may be wrong. Never left out: exactness is a claim too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Uncertainty {
    /// A count of all cases, or a figure as its source prints it.
    Exact,
    /// An interval at a stated level.
    Interval {
        /// The lower end.
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        low: f64,
        /// The upper end.
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        high: f64,
        /// The level, between 0 and 1.
        level: f64,
        /// What a null gave, where one did.
        chance: Option<Chance>,
    },
}

/// What a comparison with a null gave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Chance {
    /// The p-value in the claim's tail.
    pub p: f64,
    /// How many rearrangements the p-value rests on; 0 where it is exact or analytic.
    pub draws: usize,
    /// The Monte-Carlo standard error of the p-value.
    pub error: f64,
}

/// The rows a number rests on, and those left out by reason.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rows {
    /// How many rows were used.
    pub used: usize,
    /// The rows left out, by reason.
    pub left_out: Vec<LeftOut>,
}

impl Rows {
    /// So many rows, none left out.
    pub fn used(used: usize) -> Self {
        Self { used, left_out: Vec::new() }
    }
}

/// Rows that a reading could not use.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LeftOut {
    /// Why they were left out.
    pub reason: Gone,
    /// How many rows.
    pub rows: usize,
    /// How many events they held at most, where that is known.
    pub events: Option<f64>,
}

impl LeftOut {
    /// The reasons for which any row was left out, of rows whose events are not known.
    pub fn some(reasons: &[(Gone, usize)]) -> Vec<LeftOut> {
        let some = reasons.iter().filter(|(_, rows)| *rows > 0);
        some.map(|(reason, rows)| LeftOut { reason: reason.clone(), rows: *rows, events: None })
            .collect()
    }
}

/// Why a reading could not use some rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Gone {
    /// Their publisher withholds the count.
    CountWithheld,
    /// Their record gives no number, withheld or missing.
    NumberWithheld,
    /// They are listed without a place of the level asked for.
    Unplaced,
    /// They are listed without a known day of publication: nobody can say that they were public.
    Undated,
    /// They are listed by entries that were published after the text alone, so that nobody could
    /// know of them.
    PublishedLater,
    /// They lie farther from the middle place than this many kilometres.
    Farther(f64),
    /// A number is missing on one of two maps.
    OneMapLacks,
    /// They are named and have no rate.
    NamedWithoutRate,
    /// Of earlier versions: their rate is blank or zero.
    RateBlankOrZero,
    /// No rate can be made for these places, by name.
    NoRate(Vec<String>),
    /// Of earlier versions: they are listed before the window begins.
    BeforeWindow,
    /// They are listed before the window begins, by name.
    ListedBefore(Vec<String>),
    /// They are listed later in the window, so that they are neither with the policy nor without.
    ListedLater,
    /// Places that the list names in the window before the year that is asked about.
    ListedEarlier,
    /// A place of which the list does not speak, or does not know since when.
    NotSpokenOf,
    /// Years that lie between those of a record that has one in so many.
    BetweenYears(i32),
    /// They lack an outcome in some year.
    OutcomeLacking,
    /// They are on the list, and lack an outcome in some year; by name.
    ListedWithoutOutcome(Vec<String>),
    /// They lack a number of one of the explanations.
    ExplanationLacking,
    /// No number, or no people, is given.
    NothingGiven,
    /// They have no like-sized counterpart.
    NoCounterpart,
}

/// A reading of another quantity, in a named role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Beside {
    /// What the reading is for.
    pub role: Role,
    /// What it gave.
    pub reading: Reading,
    /// Where it stands to the claim's regions; `None` where it is measured on another scale.
    pub stands: Option<Position>,
}
