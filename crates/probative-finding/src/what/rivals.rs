//! What is measured of a conclusion beside other explanations.

/// What a reading measured.
#[derive(Debug, Clone, PartialEq)]
pub enum Rivals {}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub enum RivalsPhrase {}
