//! What is measured of places near lines.

/// What a reading measured.
#[derive(Debug, Clone, PartialEq)]
pub enum Alignment {}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub enum AlignmentPhrase {}
