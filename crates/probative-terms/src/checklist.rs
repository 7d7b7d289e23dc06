//! The checklist of a design.

/// One question of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckItem {
    /// The question.
    pub asks: String,
    /// Whether the design meets it.
    pub passed: bool,
    /// Why.
    pub because: String,
}
