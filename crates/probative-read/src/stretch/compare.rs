//! Words that compare, by the way that they point.

/// Superlatives of the upper end.
pub(crate) const HIGH: [&str; 6] = ["highest", "most", "largest", "biggest", "greatest", "longest"];
/// Superlatives of the lower end.
pub(crate) const LOW: [&str; 5] = ["lowest", "fewest", "smallest", "least", "shortest"];
/// Comparatives of more.
pub(crate) const MORE: [&str; 10] = [
    "more", "higher", "greater", "larger", "bigger", "above", "exceeds", "exceeded", "worse",
    "deadlier",
];
/// Comparatives of less.
pub(crate) const FEWER: [&str; 5] = ["less", "fewer", "lower", "smaller", "below"];
