//! Did the policy change the outcome?

use super::Select;
use super::membership::List;
use probative_terms::{Breaks, CheckItem};

/// An outcome before and after, where the policy is and where it is not.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// What is measured, in a phrase.
    pub said: String,
    /// The outcome by place and year.
    pub outcome: Select,
    /// The column of the places' codes.
    pub key: String,
    /// The column of the year.
    pub time: String,
    /// The first and the last year.
    pub window: (i32, i32),
    /// Windows of the alternates.
    pub windows: Vec<(i32, i32)>,
    /// The registry of the policy.
    pub registry: String,
    /// The registry's column of place codes.
    pub registry_key: String,
    /// The registry's column of the day from which it holds.
    pub registry_from: String,
    /// The list.
    pub list: List,
    /// The first year after the policy.
    pub after: i32,
    /// Places on another list, as the alternate's treated ones.
    pub lists: Vec<List>,
    /// The design's checklist, as it can be answered before any data are read.
    pub checklist: Vec<CheckItem>,
    /// The classes of its maps.
    pub breaks: Breaks,
}

impl Effect {
    /// What is read, in lines that name every choice of the primary reading.
    pub fn key(&self) -> [String; 3] {
        let (first, last) = self.window;
        let years = format!("{first} to {last}, after {}", self.after);
        [self.outcome.key(), self.list.filter_key(), years]
    }
}
