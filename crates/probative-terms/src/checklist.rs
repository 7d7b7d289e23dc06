//! The checklist of a design.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::wire;

/// The eight questions of a design, which nobody words anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// Is the outcome recorded alike before and after?
    OutcomeAlike,
    /// Does the date of the policy stand on two lists?
    DatedTwice,
    /// Does the list reach to the end of the window, so that the others are known to be without?
    NeverTreated,
    /// Did the places run alike before, by a test that would have noticed?
    EarlierTrends,
    /// Did no other policy begin at the same time?
    NoOtherPolicy,
    /// Does the policy reach no place without it?
    Spillover,
    /// Does an outcome that it cannot move stay?
    Placebo,
    /// Does it stay when each place is left out?
    EachDropped,
}

impl Asked {
    /// Every question with its word in case files and findings, in their order.
    pub const ALL: [(Asked, &'static str); 8] = [
        (Asked::OutcomeAlike, "outcome alike"),
        (Asked::DatedTwice, "dated twice"),
        (Asked::NeverTreated, "never treated"),
        (Asked::EarlierTrends, "earlier trends"),
        (Asked::NoOtherPolicy, "no other policy"),
        (Asked::Spillover, "no spillover"),
        (Asked::Placebo, "placebo outcome"),
        (Asked::EachDropped, "each place left out"),
    ];

    /// Those that records of the case do not answer by themselves: two sources must.
    pub const OF_SOURCES: [(Asked, &'static str); 3] = [
        (Asked::OutcomeAlike, "outcome alike"),
        (Asked::NoOtherPolicy, "no other policy"),
        (Asked::Spillover, "no spillover"),
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(asked, _)| *asked == self).map_or("", |(_, word)| word)
    }
}

/// One question of the checklist.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CheckItem {
    /// The question, by its word; findings of earlier versions have their author's.
    pub asks: String,
    /// Whether the design meets it.
    pub passed: bool,
    /// What the case says of it; blank where it says nothing.
    pub because: String,
    /// What shows it; none in findings of earlier versions, whose author answered.
    #[serde(default)]
    pub shown: Option<ShownBy>,
}

/// What shows that a design meets a question, or does not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum ShownBy {
    /// Sources that are named for it, by title.
    Sources(Vec<String>),
    /// Too few sources are named for it.
    Nobody,
    /// On how many of the listed places another list agrees.
    Dates {
        /// On how many.
        agree: usize,
        /// Of how many.
        of: usize,
    },
    /// When the list ends and when the window does.
    ListEnds {
        /// The last day of which the list speaks; none where nobody knows.
        list: Option<String>,
        /// The last day of the window.
        window: String,
    },
    /// The difference of earlier slopes and what would have been noticed.
    Trends {
        /// The chance of as steep a difference without one.
        p: f64,
        /// The chance of noticing one that makes half of the effect.
        power: f64,
    },
    /// The effect on the placebo outcome, in per cent of its baseline.
    Placebo {
        /// Its interval.
        #[serde(with = "wire::ends")]
        #[schemars(with = "(wire::End, wire::End)")]
        interval: (f64, f64),
        /// The smallest that would be found.
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        detectable: f64,
    },
    /// No placebo outcome is named.
    NoPlacebo,
    /// The effect with each place left out, in per cent of the baseline.
    Dropped {
        /// The least and the most.
        #[serde(with = "wire::ends")]
        #[schemars(with = "(wire::End, wire::End)")]
        interval: (f64, f64),
    },
    /// There are too few years or places to ask.
    TooFew,
}
