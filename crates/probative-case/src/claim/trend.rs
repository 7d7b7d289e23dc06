//! Did it change as stated, when stated?

use super::Select;

/// A count, or a part of a whole, over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// What is counted, in a phrase.
    pub said: String,
    /// The events, one row a time.
    pub events: Select,
    /// The whole that they are a part of, or the exposure.
    pub whole: Select,
    /// The column of the year in both.
    pub time: String,
    /// The windows of years, the primary one first.
    pub windows: Vec<(i32, i32)>,
    /// The windows of years to read as known now.
    pub now: Vec<(i32, i32)>,
}

impl Trend {
    /// The primary window in one line, as measured errors of a test are filed under.
    pub fn window_key(&self) -> Option<String> {
        self.windows.first().map(|(first, last)| format!("{first} to {last}"))
    }
}
