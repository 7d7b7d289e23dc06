//! Why, with what motive?

/// A motive or an intent, which aggregates cannot show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mechanism {
    /// The nearest claim that records could test.
    pub neighbour: String,
}
