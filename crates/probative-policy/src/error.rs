use std::fmt;

/// Why an effect could not be estimated, and what to change.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// The outcomes are not one per unit and period.
    Shape {
        /// The number of outcomes given.
        outcomes: usize,
        /// The number of units.
        units: usize,
        /// The number of periods.
        periods: usize,
    },
    /// An outcome is infinite or not a number.
    NotFinite {
        /// The unit it belongs to.
        unit: usize,
        /// The period it belongs to.
        period: usize,
    },
    /// A unit is treated from a period that the panel does not hold.
    NoSuchPeriod {
        /// The unit.
        unit: usize,
        /// The period given.
        period: usize,
    },
    /// Too few units are treated within the panel.
    TooFewTreated {
        /// The number that is treated after its first period.
        found: usize,
        /// The least number that works.
        needed: usize,
    },
    /// Too few units are never treated.
    TooFewUntreated {
        /// The number that is never treated.
        found: usize,
        /// The least number that works.
        needed: usize,
    },
    /// Too few periods lie before treatment.
    TooFewBefore {
        /// The number before the first treatment.
        found: usize,
        /// The least number that works.
        needed: usize,
    },
    /// The settings do not suit the statistic.
    Values(probative_numeric::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A panel that is too small is no reason to stop: each says what to add.
        match self {
            Error::Shape { outcomes, units, periods } => write!(
                f,
                "{outcomes} outcomes do not fill {units} units by {periods} periods; give one for each, unit by unit"
            ),
            Error::NotFinite { unit, period } => write!(
                f,
                "the outcome of unit {unit} in period {period} is no finite number; leave that unit out"
            ),
            Error::NoSuchPeriod { unit, period } => write!(
                f,
                "unit {unit} is treated from period {period}, which the panel does not hold; call it never treated"
            ),
            Error::TooFewTreated { found, needed } => write!(
                f,
                "{found} units are treated after the first period, at least {needed} needed; add units or earlier periods"
            ),
            Error::TooFewUntreated { found, needed } => write!(
                f,
                "{found} units are never treated, at least {needed} needed; without them nothing shows what would have been"
            ),
            Error::TooFewBefore { found, needed } => write!(
                f,
                "{found} periods lie before the first treatment, at least {needed} needed; add earlier periods"
            ),
            Error::Values(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

impl From<probative_numeric::Error> for Error {
    fn from(error: probative_numeric::Error) -> Error {
        Error::Values(error)
    }
}
