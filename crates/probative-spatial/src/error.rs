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
    /// At most one value is above zero, so that no two of them have a product.
    OneValue,
    /// All places are one, so that there are no distances.
    OnePlace,
    /// Every unit is linked to every other one alike, so that no arrangement differs from another.
    AllAlike,
    /// There are more links than the caller has room for.
    TooManyLinks {
        /// The most that there may be.
        most: usize,
    },
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
    /// A coordinate of a plane is not finite, or so large that its square is not.
    NotInPlane {
        /// The position of the place, counted from zero.
        index: usize,
    },
    /// Two units lie at one place, so that the inverse of their distance is infinite.
    SamePlace {
        /// The unit.
        unit: usize,
        /// The other unit.
        other: usize,
    },
    /// A unit's nearest others lie at its own place, so that a bandwidth that reaches them is zero.
    NoBandwidth {
        /// The unit.
        unit: usize,
    },
    /// An outline encloses no area.
    NoArea {
        /// The position of the unit, counted from zero.
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
    /// A regressor has another length than the outcome.
    RegressorLength {
        /// The regressor.
        term: String,
        /// The number of outcomes.
        expected: usize,
        /// The number of its values.
        found: usize,
    },
    /// A regressor's value is infinite or not a number.
    RegressorNotFinite {
        /// The regressor.
        term: String,
        /// The row, counted from zero.
        index: usize,
    },
    /// A regressor is a sum of multiples of the constant and the regressors before it.
    CollinearRegressor {
        /// The regressor.
        term: String,
    },
    /// A regressor parts units with events from units without, so that its best coefficient is
    /// infinite.
    SeparatingRegressor {
        /// The regressor.
        term: String,
    },
    /// The regressors leave no residuals to judge them by.
    PerfectFit,
    /// A unit without neighbours has no lagged value.
    IslandWithoutLag {
        /// The unit.
        unit: usize,
    },
    /// A unit's only neighbour is itself.
    OnlyItself {
        /// The unit.
        unit: usize,
    },
    /// A unit's value lies outside what the statistic allows.
    UnitOutOfRange {
        /// The unit.
        unit: usize,
        /// Which value of it.
        what: &'static str,
        /// The value given.
        value: f64,
        /// What is allowed, in words.
        allowed: &'static str,
    },
    /// A list names a unit twice.
    NamedTwice {
        /// The unit.
        unit: usize,
    },
    /// No other list of places is like the named one.
    NoOtherList,
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
                write!(f, "unit {unit} is named as its own neighbour; remove that link")
            }
            Error::NoNeighbours => {
                write!(f, "no unit has a neighbour; widen the distance or check the pairs")
            }
            Error::OneValue => {
                write!(
                    f,
                    "at most one value is above zero, so that no two have a product and G is zero over zero; take a statistic of deviations, such as moran"
                )
            }
            Error::AllAlike => {
                write!(
                    f,
                    "every unit is a neighbour of every other one alike, so that it makes no difference where a value lies; take fewer or nearer neighbours"
                )
            }
            Error::OnePlace => {
                write!(
                    f,
                    "all units lie at one place, so that there are no distances between them; correct the coordinates"
                )
            }
            Error::TooManyLinks { most } => {
                write!(f, "there are more than {most} links; take fewer or nearer neighbours")
            }
            Error::Strength { unit } => {
                write!(f, "a neighbour of unit {unit} has no finite strength; correct it")
            }
            Error::Coordinate { .. }
            | Error::NotInPlane { .. }
            | Error::SamePlace { .. }
            | Error::NoBandwidth { .. }
            | Error::NoArea { .. } => self.of_a_place(f),
            Error::NoLines => {
                write!(f, "there is no line with two points to measure a distance to")
            }
            Error::NotPositive { what } => write!(f, "{what} must be positive"),
            Error::TooFine { cells } => {
                write!(f, "the grid would have {cells:.0} cells; take a longer step")
            }
            Error::UnitOutOfRange { what, value, allowed, .. } => {
                // Without the unit: its number counts from zero, and the caller knows its name.
                write!(f, "{what} is {value}; it must be {allowed}")
            }
            Error::NamedTwice { .. } | Error::NoOtherList => self.of_a_list(f),
            Error::Values(error) => error.fmt(f),
            other => other.of_regression(f),
        }
    }
}

/// Passes if the value of every unit suits; the values stand by row, for the error names their
/// place.
pub(crate) fn suits(
    what: &'static str,
    values: &[f64],
    allowed: &'static str,
    fits: impl Fn(usize, f64) -> bool,
) -> Result<(), Error> {
    match values.iter().enumerate().find(|(unit, value)| !fits(*unit, **value)) {
        Some((unit, &value)) => Err(Error::UnitOutOfRange { unit, what, value, allowed }),
        None => Ok(()),
    }
}

impl Error {
    /// The words of an error of a regression; none for others.
    fn of_regression(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Regressors are named, since whoever reads the message chose them by name.
        match self {
            Error::RegressorLength { term, expected, found } => {
                write!(f, "{term} has {found} values for {expected} outcomes; give one per unit")
            }
            Error::RegressorNotFinite { term, index } => {
                write!(
                    f,
                    "{term} is not a finite number in row {index}; leave that unit out or correct it"
                )
            }
            Error::CollinearRegressor { term } => {
                write!(
                    f,
                    "{term} follows from the constant and the regressors before it; leave it out"
                )
            }
            Error::SeparatingRegressor { term } => {
                write!(
                    f,
                    "{term} parts the units with events from those without, so that its coefficient has no end; leave it out or join its groups"
                )
            }
            Error::PerfectFit => {
                write!(
                    f,
                    "the regressors give the outcome exactly; check that it is not one of them"
                )
            }
            Error::IslandWithoutLag { unit } => {
                write!(
                    f,
                    "unit {unit} has no neighbours and so no lagged regressors; leave it out or link it"
                )
            }
            Error::OnlyItself { .. } => {
                write!(
                    f,
                    "a unit's only neighbour is itself, so that it has nothing to follow; widen the bandwidth, or take out its link"
                )
            }
            _ => Ok(()),
        }
    }
}

impl Error {
    /// What is wrong with a list of places; nothing where something else is.
    fn of_a_list(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NamedTwice { unit } => {
                write!(f, "unit {unit} is in the list twice; name it once")
            }
            Error::NoOtherList => {
                write!(
                    f,
                    "no other list has as many places, joins and people as this one; compare it with lists that are held less alike"
                )
            }
            _ => Ok(()),
        }
    }
}

impl Error {
    /// What is wrong with where units lie; nothing where something else is.
    fn of_a_place(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A place that is wrong on the map is wrong in the file: each says what to do there.
        match self {
            Error::Coordinate { index } => {
                write!(f, "place {index} has no longitude and latitude in degrees; leave it out")
            }
            Error::NotInPlane { index } => {
                write!(
                    f,
                    "place {index} has a coordinate that is too large or not finite; correct it"
                )
            }
            Error::SamePlace { unit, other } => {
                write!(
                    f,
                    "units {unit} and {other} lie at one place, and the inverse of no distance is infinite; move or join them, or take a kernel"
                )
            }
            Error::NoBandwidth { unit } => {
                write!(
                    f,
                    "unit {unit} shares its place with all of its nearest neighbours, so that they give no bandwidth; take more neighbours"
                )
            }
            Error::NoArea { index } => {
                write!(
                    f,
                    "the outline of unit {index} encloses no area; correct it or leave it out"
                )
            }
            _ => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

impl From<probative_numeric::Error> for Error {
    fn from(error: probative_numeric::Error) -> Error {
        Error::Values(error)
    }
}
