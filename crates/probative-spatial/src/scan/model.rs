use probative_numeric::math::ln;

use crate::error::{Error, suits};

/// How events come about where nothing is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanModel {
    /// In proportion to the population.
    Poisson,
    /// Each of the population is a case or a control.
    Bernoulli,
}

/// The likelihood ratio of a window, with the totals worked in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Likelihood {
    model: ScanModel,
    cases: f64,
    population: f64,
    whole: f64,
}

/// `x ln(x / y)`, zero at zero.
fn part(x: f64, y: f64) -> f64 {
    if x > 0.0 { x * ln(x / y) } else { 0.0 }
}

impl ScanModel {
    /// Passes if the population can hold the cases.
    pub(super) fn fits(self, cases: &[f64], population: &[f64]) -> Result<(), Error> {
        let allowed = "whole and not below its cases, for it counts cases and controls";
        let whole = |at: usize, people: f64| people.fract() == 0.0 && cases[at] <= people;
        match self {
            ScanModel::Bernoulli => suits("a population", population, allowed, whole),
            ScanModel::Poisson => Ok(()),
        }
    }
}

impl Likelihood {
    pub(super) fn new(model: ScanModel, cases: f64, population: f64) -> Likelihood {
        let whole = part(cases, population) + part(population - cases, population);
        Likelihood { model, cases, population, whole }
    }

    pub(super) fn expected(&self, population: f64) -> f64 {
        self.cases * (population / self.population)
    }

    /// The log likelihood ratio of so many cases among so many people; zero where there are no more
    /// than expected.
    pub(super) fn ratio(&self, cases: f64, population: f64) -> f64 {
        let expected = self.expected(population);
        if cases <= expected {
            return 0.0;
        }
        let outside = self.cases - cases;
        match self.model {
            ScanModel::Poisson => part(cases, expected) + part(outside, self.cases - expected),
            ScanModel::Bernoulli => {
                let inside = population;
                let beyond = self.population - population;
                part(cases, inside)
                    + part(inside - cases, inside)
                    + part(outside, beyond)
                    + part(beyond - outside, beyond)
                    - self.whole
            }
        }
    }

    /// The fewest cases from `least` whose ratio exceeds `best` among so many people, or one more
    /// than there are.
    ///
    /// The ratio rises with the cases, so that strides double until one is enough, and the last
    /// stride is halved.
    pub(super) fn needed(&self, best: f64, population: f64, least: i32) -> i32 {
        let enough =
            |cases: i64| cases as f64 > self.cases || self.ratio(cases as f64, population) > best;
        let mut low = i64::from(least);
        let mut stride = 1;
        while !enough(low + stride - 1) {
            low += stride;
            stride *= 2;
        }
        let mut high = low + stride - 1;
        while low < high {
            let middle = low + (high - low) / 2;
            if enough(middle) { high = middle } else { low = middle + 1 }
        }
        i32::try_from(low).unwrap_or(i32::MAX)
    }

    /// The rate inside over the rate outside.
    pub(super) fn relative_risk(&self, cases: f64, population: f64) -> f64 {
        let outside = (self.cases - cases) / (self.population - population);
        cases / population / outside
    }

    /// The whole population.
    pub(super) fn people(&self) -> f64 {
        self.population
    }
}
