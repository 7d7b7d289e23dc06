//! Statistics of each unit and its neighbours.

mod chance;
mod g;
mod geary;
mod join_count;
mod moran;
mod pool;

use std::fmt;

use probative_numeric::distribution::Normal;
use probative_numeric::math::sqrt;
use probative_numeric::{Exceedances, benjamini_hochberg, benjamini_yekutieli, holm};

use crate::global::{Test, error_of};

pub use g::{local_g, local_g_star};
pub use geary::local_geary;
pub use join_count::local_join_count;
pub use moran::{local_moran, local_moran_bivariate, local_moran_eb};

/// What a unit's result is called; GeoDa's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A high value among high ones; for G, high values together.
    HighHigh,
    /// A low value among low ones; for G, low values together.
    LowLow,
    /// A low value among high ones.
    LowHigh,
    /// A high value among low ones.
    HighLow,
    /// Like values together, but neither all high nor all low (Geary).
    OtherPositive,
    /// Unlike values together (Geary).
    Negative,
    /// A marked unit among marked ones (join counts).
    Significant,
    /// The chance exceeds the level.
    NotSignificant,
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Class::HighHigh => "High-High",
            Class::LowLow => "Low-Low",
            Class::LowHigh => "Low-High",
            Class::HighLow => "High-Low",
            Class::OtherPositive => "Other Positive",
            Class::Negative => "Negative",
            Class::Significant => "Significant",
            Class::NotSignificant => "Not significant",
        })
    }
}

/// Why a unit has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silent {
    /// It has no value.
    NoValue,
    /// One of its neighbours has no value.
    NeighborWithoutValue,
    /// It has no neighbour.
    Island,
    /// It is not marked; joins are counted from marked units.
    Unmarked,
    /// All other values are zero, so that no share of them lies anywhere.
    NothingElse,
    /// Its statistic is the same whatever surrounds it, as where all others are its neighbours.
    Fixed,
}

impl fmt::Display for Silent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Silent::NoValue => "it has no value",
            Silent::NeighborWithoutValue => "a neighbour has no value",
            Silent::Island => "it has no neighbour",
            Silent::Unmarked => "it is not marked",
            Silent::NothingElse => "all other values are zero",
            Silent::Fixed => "its value is the same whatever surrounds it",
        })
    }
}

/// The result of one unit. The class is what the unit is *if* its chance is small, and never stands
/// without it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Local {
    /// The statistic.
    pub value: f64,
    /// Its mean if the unit keeps its value and any others surround it.
    pub expectation: f64,
    /// Its variance then.
    pub variance: f64,
    /// The value less its expectation, in standard deviations.
    pub z: f64,
    /// The chance of a value as extreme; never zero.
    pub p: f64,
    /// The Monte-Carlo standard error of `p`; zero where the chance is exact or from the normal
    /// distribution.
    pub error: f64,
    /// The draws that `p` rests on, which can be fewer than were asked for: a unit with unequal
    /// strengths stops once the side that decides has fifty draws as extreme (Besag & Clifford
    /// 1991), and units that share a table leave out the draws that hold the unit itself. None
    /// where the chance is exact or from the normal distribution.
    pub draws: u64,
    /// What the unit is called.
    pub class: Class,
    /// How many neighbours it has.
    pub neighbors: usize,
}

/// One result per unit, or why there is none.
pub type Locals = Vec<Result<Local, Silent>>;

impl Local {
    /// The result, unless there is none: zero over zero, or a value that cannot be another.
    fn told(self) -> Result<Local, Silent> {
        if !self.value.is_finite() {
            return Err(Silent::NothingElse);
        }
        if self.z.is_nan() { Err(Silent::Fixed) } else { Ok(self) }
    }

    /// From the exact moments and the draws; without draws, from the normal distribution.
    fn new(
        value: f64,
        [expectation, variance]: [f64; 2],
        counts: Exceedances,
        test: Test,
    ) -> Local {
        let departure = value - expectation;
        Local::departing(value, departure, [expectation, variance], counts, test)
    }

    /// The same with the departure from the expectation made apart, where the difference would lose
    /// digits.
    fn departing(
        value: f64,
        departure: f64,
        [expectation, variance]: [f64; 2],
        counts: Exceedances,
        test: Test,
    ) -> Local {
        let z = if variance > 0.0 { departure / sqrt(variance) } else { f64::NAN };
        let normal =
            if z.is_nan() { 1.0 } else { test.tail.choose(Normal.survival(z), Normal.cdf(z)) };
        let drawn = counts.draws > 0;
        let p = if drawn { counts.p_value(test.tail) } else { normal };
        let error = if drawn { error_of(p, test.tail, counts.draws as usize) } else { 0.0 };
        let draws = counts.draws;
        let class = Class::NotSignificant;
        Local { value, expectation, variance, z, p, error, draws, class, neighbors: 0 }
    }

    /// The class where the chance is at most `level`, and *not significant* elsewhere.
    #[must_use]
    pub fn class_at(&self, level: f64) -> Class {
        if self.p <= level { self.class } else { Class::NotSignificant }
    }
}

/// How p-values allow for there being many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adjustment {
    /// Benjamini and Hochberg: the share of false findings, for tests that do not work against each
    /// other.
    BenjaminiHochberg,
    /// Benjamini and Yekutieli: the share of false findings, whatever the dependence.
    BenjaminiYekutieli,
    /// Holm: the chance of any false finding.
    Holm,
    /// Not at all.
    Unadjusted,
}

impl Adjustment {
    /// The p-values adjusted over all of them, in their order.
    #[must_use]
    pub fn of(self, p: &[f64]) -> Vec<f64> {
        match self {
            Adjustment::BenjaminiHochberg => benjamini_hochberg(p),
            Adjustment::BenjaminiYekutieli => benjamini_yekutieli(p),
            Adjustment::Holm => holm(p),
            Adjustment::Unadjusted => p.to_vec(),
        }
    }
}

/// The chance of each unit adjusted over all units that have one: over tests, not over neighbours.
#[must_use]
pub fn adjusted(rows: &Locals, adjustment: Adjustment) -> Vec<Option<f64>> {
    let p: Vec<f64> = rows.iter().flatten().map(|row| row.p).collect();
    let adjusted = adjustment.of(&p);
    let mut adjusted = adjusted.into_iter();
    rows.iter().map(|row| if row.is_ok() { adjusted.next() } else { None }).collect()
}
