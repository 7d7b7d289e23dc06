use std::fmt;

/// Why a statistic of place could not be computed, and what to change.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// A pair of neighbours names a unit that does not exist.
    NoSuchUnit {
        /// The unit named.
        unit: usize,
        /// The number of units.
        units: usize,
    },
    /// A unit is named as its own neighbour.
    SelfNeighbour {
        /// The unit.
        unit: usize,
    },
    /// No unit has a neighbour.
    NoNeighbours,
    /// A strength is infinite or not a number.
    Strength {
        /// The unit whose neighbour it belongs to.
        unit: usize,
    },
    /// A coordinate is not a longitude or latitude.
    Coordinate {
        /// The position of the place, counted from zero.
        index: usize,
    },
    /// There is no line to be near to.
    NoLines,
    /// A step, distance or number of classes is not positive.
    NotPositive {
        /// Which one.
        what: &'static str,
    },
    /// The grid would have more cells than fit a computer.
    TooFine {
        /// The number of cells it would have.
        cells: f64,
    },
    /// The values do not suit the statistic.
    Values(probative_numeric::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NoSuchUnit { unit, units } => {
                write!(f, "a neighbour is unit {unit}, but there are only {units}; count from zero")
            }
            Error::SelfNeighbour { unit } => {
                write!(f, "unit {unit} is named as its own neighbour; remove that pair")
            }
            Error::NoNeighbours => {
                write!(f, "no unit has a neighbour; widen the distance or check the pairs")
            }
            Error::Strength { unit } => {
                write!(f, "a neighbour of unit {unit} has no finite strength; correct it")
            }
            Error::Coordinate { index } => {
                write!(f, "place {index} has no longitude and latitude in degrees; leave it out")
            }
            Error::NoLines => {
                write!(f, "there is no line with two points to measure a distance to")
            }
            Error::NotPositive { what } => write!(f, "{what} must be positive"),
            Error::TooFine { cells } => {
                write!(f, "the grid would have {cells:.0} cells; take a longer step")
            }
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
