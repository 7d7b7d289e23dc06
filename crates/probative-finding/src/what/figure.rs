//! What is measured of a stated number beside its record.

/// What a reading measured.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub enum FigurePhrase {}
