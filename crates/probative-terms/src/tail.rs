//! Directions of evidence.

/// Which departures from the null count as evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tail {
    /// Larger values.
    Upper,
    /// Smaller values.
    Lower,
    /// Both.
    Both,
}
