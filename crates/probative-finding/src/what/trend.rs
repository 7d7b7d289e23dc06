//! What is measured of a change over years.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use probative_terms::wire;

use super::Bound;

/// What a reading measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Trend {
    /// The change of a share from the first year of a window to the last.
    Moved {
        /// What is counted, as the case calls it.
        said: String,
        /// The first and the last year.
        years: (i32, i32),
        /// As known on which day.
        known: Known,
        /// The way that the share took.
        course: Course,
        /// The change from the first year to the last, in per cent of where it began.
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        change: f64,
        /// The change that the text states, where it does; a fall has a minus.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stated: Option<f64>,
        /// How the text bounds that number, where it does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bound: Option<Bound>,
    },
    /// The change of a share from the first year of a window to the last, in percentage points.
    Points {
        /// What is counted, as the case calls it.
        said: String,
        /// The first and the last year.
        years: (i32, i32),
        /// As known on which day.
        known: Known,
        /// The way that the share took.
        course: Course,
        /// The change from the first year to the last, in percentage points.
        change: f64,
        /// The change that the text states, where it does; a fall has a minus.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stated: Option<f64>,
        /// How the text bounds that number, where it does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bound: Option<Bound>,
    },
    /// The change of a number or of a share, on average each year.
    EachYear {
        /// What is counted, as the case calls it.
        said: String,
        /// The first and the last year.
        years: (i32, i32),
        /// As known on which day.
        known: Known,
        /// The way that the number took.
        course: Course,
        /// The change from the first year to the last over the years between.
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        change: f64,
        /// Whether it is one in percentage points.
        points: bool,
        /// The change that the text states, where it does; a fall has a minus.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stated: Option<f64>,
        /// How the text bounds that number, where it does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bound: Option<Bound>,
    },
    /// The change of a number from the first year of a window to the last, in its own unit.
    InAll {
        /// What is counted, as the case calls it.
        said: String,
        /// The first and the last year.
        years: (i32, i32),
        /// As known on which day.
        known: Known,
        /// The way that the number took.
        course: Course,
        /// The change from the first year to the last.
        change: f64,
        /// The change that the text states, where it does; a fall has a minus.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stated: Option<f64>,
        /// How the text bounds that number, where it does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bound: Option<Bound>,
    },
    /// The change of a plain number: a count, or a rate as published.
    Number {
        /// What is counted, as the case calls it.
        said: String,
        /// The first and the last year.
        years: (i32, i32),
        /// As known on which day.
        known: Known,
        /// The way that the number took.
        course: Course,
        /// The change from the first year to the last, in per cent of where it began.
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        change: f64,
        /// The change that the text states, where it does; a fall has a minus.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stated: Option<f64>,
        /// How the text bounds that number, where it does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bound: Option<Bound>,
    },
    /// The change of a number beside that of another, as a quotient of both or as the gap between
    /// them.
    Beside {
        /// What is counted, as the case calls it.
        said: String,
        /// What it is set beside.
        than: String,
        /// Whether it is the gap, and not the quotient.
        gap: bool,
        /// The first and the last year.
        years: (i32, i32),
        /// As known on which day.
        known: Known,
        /// The way that quotient or gap took.
        course: Course,
        /// The change from the first year to the last, in per cent of where it began.
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        change: f64,
    },
    /// The count itself in the first year of a window and the last, where a share of it is judged.
    Counts {
        /// What is counted, as the case calls it.
        said: String,
        /// The first and the last year.
        years: (i32, i32),
        /// How many in the first.
        first: f64,
        /// How many in the last.
        last: f64,
    },
    /// What years such as these do, of which these are some: a drift among their steps.
    Drift {
        /// What is counted, as the case calls it.
        said: String,
        /// The first and the last year.
        years: (i32, i32),
        /// As known on which day.
        known: Known,
        /// The change from the first year to the last, in per cent of where it began.
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        change: f64,
        /// The smallest rise over such a window that would be found four times in five, in per
        /// cent.
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        least: f64,
        /// The same if it were known how far the years scatter.
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        least_if_known: f64,
    },
    /// The change of a share over a window of years, as fitted by the first rule.
    Change {
        /// What is counted, as the case calls it.
        said: String,
        /// The first and the last year with a share.
        years: (i32, i32),
        /// As known on which day.
        known: Known,
        /// The way that the share took.
        course: Course,
        /// The fitted change over all those years, in per cent of where it began.
        change: f64,
    },
    /// The year in which the share turns, by the best single joint.
    Turn {
        /// What is counted, as the case calls it.
        said: String,
        /// The year.
        at: f64,
        /// The change of a year before it, in per cent.
        before: f64,
        /// The change of a year after it, in per cent.
        after: f64,
        /// As known on which day.
        known: Known,
    },
}

/// As known on which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// When the text appeared.
    Then,
    /// As the record stands now.
    Now,
}

/// The way of a share from the first year to the last, in per cent, or of a plain number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Course {
    /// Where it starts.
    pub from: f64,
    /// Where it lies farthest beyond both ends, and in which year, if it ever does.
    pub by_way: Option<(f64, i32)>,
    /// Where it ends.
    pub to: f64,
}

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TrendPhrase {
    /// A line of the series, by the day as of which it is known.
    AsKnown(Known),
    /// The day of the text.
    TextAppears,
}
