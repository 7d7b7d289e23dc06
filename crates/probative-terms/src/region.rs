//! The two regions of a claim: where it holds and where it fails.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::number::decimal;
use crate::wire;

use std::fmt;

/// A stretch of the number line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Range {
    /// The lower end; minus infinity where there is none.
    #[serde(with = "wire::end")]
    #[schemars(with = "wire::End")]
    pub low: f64,
    /// The upper end; infinity where there is none.
    #[serde(with = "wire::end")]
    #[schemars(with = "wire::End")]
    pub high: f64,
    /// Whether the lower end belongs to it.
    pub low_closed: bool,
    /// Whether the upper end belongs to it.
    pub high_closed: bool,
}

impl Range {
    /// Everything from `low` on.
    pub const fn from(low: f64) -> Self {
        Self { low, high: f64::INFINITY, low_closed: true, high_closed: false }
    }

    /// Everything above `low`.
    pub const fn above(low: f64) -> Self {
        Self { low, high: f64::INFINITY, low_closed: false, high_closed: false }
    }

    /// Everything up to `high`.
    pub const fn up_to(high: f64) -> Self {
        Self { low: f64::NEG_INFINITY, high, low_closed: false, high_closed: true }
    }

    /// Everything below `high`.
    pub const fn below(high: f64) -> Self {
        Self { low: f64::NEG_INFINITY, high, low_closed: false, high_closed: false }
    }

    /// From `low`, which belongs to it, up to `high`, which does not.
    pub const fn half_open(low: f64, high: f64) -> Self {
        Self { low, high, low_closed: true, high_closed: false }
    }

    /// From `low` to `high`, both of which belong to it.
    pub const fn closed(low: f64, high: f64) -> Self {
        Self { low, high, low_closed: true, high_closed: true }
    }

    /// Whether `value` lies in the range. Without an end it reaches to infinity, which an interval
    /// may have for its end too.
    pub fn contains(&self, value: f64) -> bool {
        let at_low = self.low_closed || self.low == f64::NEG_INFINITY;
        let at_high = self.high_closed || self.high == f64::INFINITY;
        let above = value > self.low || (at_low && value == self.low);
        let below = value < self.high || (at_high && value == self.high);
        above && below
    }

    /// Whether the whole interval lies in the range.
    pub fn covers(&self, (low, high): (f64, f64)) -> bool {
        self.contains(low) && self.contains(high)
    }

    /// Whether any part of the interval lies in the range.
    pub fn touches(&self, (low, high): (f64, f64)) -> bool {
        let starts = low < self.high || (self.high_closed && low == self.high);
        let ends = high > self.low || (self.low_closed && high == self.low);
        starts && ends
    }

    /// Whether no number lies in the range.
    pub fn is_empty(&self) -> bool {
        self.low > self.high
            || (self.low == self.high && !(self.low_closed && self.high_closed))
            || self.low.is_nan()
            || self.high.is_nan()
    }

    /// Whether two ranges share a number.
    pub fn overlaps(&self, other: &Range) -> bool {
        let low_first = self.low < other.high
            || (self.low == other.high && self.low_closed && other.high_closed);
        let high_last = self.high > other.low
            || (self.high == other.low && self.high_closed && other.low_closed);
        low_first && high_last
    }

    /// Everything outside the range, as at most two ranges.
    pub fn complement(&self) -> Vec<Range> {
        let mut rest = Vec::new();
        if self.low > f64::NEG_INFINITY {
            rest.push(Range { high_closed: !self.low_closed, ..Range::below(self.low) });
        }
        if self.high < f64::INFINITY {
            rest.push(Range { low_closed: !self.high_closed, ..Range::above(self.high) });
        }
        rest
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low > f64::NEG_INFINITY, self.high < f64::INFINITY) {
            (true, true) if self.low == self.high => write!(f, "exactly {}", self.low),
            (true, true) => {
                let open = if self.low_closed { '[' } else { '(' };
                let close = if self.high_closed { ']' } else { ')' };
                write!(f, "{open}{}, {}{close}", self.low, self.high)
            }
            (true, false) if self.low_closed => write!(f, "at least {}", self.low),
            (true, false) => write!(f, "above {}", self.low),
            (false, true) if self.high_closed => write!(f, "at most {}", self.high),
            (false, true) => write!(f, "below {}", self.high),
            (false, false) => write!(f, "every number"),
        }
    }
}

/// Where an interval stands to the two regions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// All of it lies in C.
    Holds,
    /// All of it lies in D.
    Fails,
    /// None of it lies in C, and not all of it in D.
    Short,
    /// It crosses an edge of C.
    Across,
}

impl Position {
    /// The position's word on the page.
    pub fn word(self) -> &'static str {
        match self {
            Position::Holds => "holds",
            Position::Fails => "fails",
            Position::Short => "short",
            Position::Across => "across",
        }
    }
}

/// The region C of values where the claim holds, and the region D of values where it fails.
///
/// Invariant (kept by [`Regions::new`]): neither is empty and they do not overlap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Written")]
pub struct Regions {
    holds: Vec<Range>,
    fails: Vec<Range>,
}

/// Two regions as they are written, before it is known that they can be a claim's.
#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "Regions")]
struct Written {
    /// Where the claim holds.
    holds: Vec<Range>,
    /// Where the claim fails.
    fails: Vec<Range>,
}

impl TryFrom<Written> for Regions {
    type Error = BadRegions;

    fn try_from(written: Written) -> Result<Self, BadRegions> {
        Regions::new(written.holds, written.fails)
    }
}

/// Why two regions cannot be a claim's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRegions(pub &'static str);

impl fmt::Display for BadRegions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for BadRegions {}

impl Regions {
    /// The two regions, refused where a claim could not hold or could not fail.
    pub fn new(holds: Vec<Range>, fails: Vec<Range>) -> Result<Self, BadRegions> {
        let (holds, fails) = (as_decimals(holds), as_decimals(fails));
        let met = |hold: &Range| hold.low == hold.high && hold.low != 0.0 && hold.low.is_finite();
        if holds.iter().any(|hold| met(hold) && hold.is_empty()) {
            return Err(BadRegions(
                "the region C is empty: the number has more digits than are held apart, of which there are thirteen; round it",
            ));
        }
        if holds.is_empty() || holds.iter().any(Range::is_empty) {
            return Err(BadRegions(
                "the claim could never hold: the region C is empty, as where a second number lies below the first or a change begins at nothing",
            ));
        }
        if fails.is_empty() || fails.iter().any(Range::is_empty) {
            return Err(BadRegions("the claim could never fail: the region D is empty"));
        }
        if holds.iter().any(|hold| fails.iter().any(|fail| hold.overlaps(fail))) {
            return Err(BadRegions("the regions C and D overlap"));
        }
        Ok(Self { holds, fails })
    }

    /// A region and everything outside it.
    pub fn inside(holds: Range) -> Result<Self, BadRegions> {
        Self::new(vec![holds], holds.complement())
    }

    /// Where the claim holds.
    pub fn holds(&self) -> &[Range] {
        &self.holds
    }

    /// Where the claim fails.
    pub fn fails(&self) -> &[Range] {
        &self.fails
    }

    /// The regions of the negated claim.
    pub fn mirrored(&self) -> Regions {
        Regions { holds: self.fails.clone(), fails: self.holds.clone() }
    }

    /// Where an interval stands to the two regions, compared as decimals.
    ///
    /// 87 of 2,000 are 4.35 per cent, though their binary quotient lies a little off it; the edges
    /// are decimals too.
    pub fn position(&self, (low, high): (f64, f64)) -> Position {
        let interval = (decimal(low), decimal(high));
        if self.holds.iter().any(|range| range.covers(interval)) {
            Position::Holds
        } else if self.fails.iter().any(|range| range.covers(interval)) {
            Position::Fails
        } else if self.holds.iter().any(|range| range.touches(interval)) {
            Position::Across
        } else {
            Position::Short
        }
    }

    /// The finite edges of C, ascending.
    pub fn edges(&self) -> Vec<f64> {
        let ends = self.holds.iter().flat_map(|range| [range.low, range.high]);
        let mut edges: Vec<f64> = ends.filter(|edge| edge.is_finite()).collect();
        edges.sort_by(f64::total_cmp);
        edges.dedup();
        edges
    }
}

/// Ranges whose ends are the decimals that are meant.
fn as_decimals(ranges: Vec<Range>) -> Vec<Range> {
    let meant =
        |range: Range| Range { low: decimal(range.low), high: decimal(range.high), ..range };
    ranges.into_iter().map(meant).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_that_cannot_fail_is_refused() {
        assert!(Regions::inside(Range { low: f64::NEG_INFINITY, ..Range::above(0.0) }).is_err());
    }

    #[test]
    fn a_claim_that_cannot_hold_is_refused() {
        assert!(Regions::new(vec![Range::half_open(2.0, 2.0)], vec![Range::up_to(1.0)]).is_err());
    }

    #[test]
    fn overlapping_regions_are_refused() {
        assert!(Regions::new(vec![Range::from(1.0)], vec![Range::up_to(1.0)]).is_err());
        assert!(Regions::new(vec![Range::above(1.0)], vec![Range::up_to(1.0)]).is_ok());
    }

    #[test]
    fn an_end_at_infinity_is_an_end() {
        let more = Regions::new(vec![Range::from(1.1)], vec![Range::up_to(1.0)]).unwrap();
        let without_end = f64::INFINITY;
        assert_eq!(more.position((3.95, without_end)), Position::Holds);
        assert_eq!(more.position((1.05, without_end)), Position::Across);
        assert_eq!(more.position((without_end, without_end)), Position::Holds);
        assert_eq!(more.position((f64::NEG_INFINITY, 0.5)), Position::Fails);
        assert_eq!(more.mirrored().position((3.95, without_end)), Position::Fails);
        let bounded = Regions::inside(Range::half_open(1.0, 9.0)).unwrap();
        assert_eq!(bounded.position((2.0, without_end)), Position::Across);
        assert_eq!(bounded.position((9.0, without_end)), Position::Fails);
    }

    #[test]
    fn mirroring_twice_changes_nothing() {
        let regions = Regions::inside(Range::half_open(2.0, 3.0)).unwrap();
        assert_eq!(regions.mirrored().mirrored(), regions);
    }

    #[test]
    fn outside_a_half_open_range_the_ends_swap_sides() {
        let rest = Range::half_open(2.0, 3.0).complement();
        assert!(!rest[0].contains(2.0) && rest[1].contains(3.0));
    }
}
