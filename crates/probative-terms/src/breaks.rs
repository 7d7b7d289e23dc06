//! How the values of a map are put into classes.

/// How the values of a map are put into classes.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Breaks {
    /// Equally many places in each.
    #[default]
    Quantile,
    /// Where the values themselves part: the least squared distance from the means of classes.
    Natural,
    /// Where the case says, ascending; a value at a break is in the class above it.
    Given(Vec<f64>),
}
