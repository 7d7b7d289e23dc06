//! The words of a claim of the kind mechanism.

/// What the kind asks, needs and measures, and when it misleads.
pub(crate) const PAGE: &str = include_str!("mechanism.md");
