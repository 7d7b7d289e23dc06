//! What is known of a cell that holds no plain number.

use std::collections::BTreeMap;

use probative_catalog::Means;

/// What a cell is that holds no plain number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// What it is.
    pub means: Means,
    /// The ends between which a withheld number lies.
    pub ends: Option<(f64, f64)>,
}

/// The marks of a table, by row and column.
pub(crate) type Marks = BTreeMap<(usize, usize), Mark>;
