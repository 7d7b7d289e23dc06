//! What is measured of numbers of the text computed from each other.

/// What a reading measured.
#[derive(Debug, Clone, PartialEq)]
pub enum Arithmetic {}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub enum ArithmeticPhrase {}
