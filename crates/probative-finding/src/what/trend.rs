//! What is measured of a change over years.

/// What a reading measured.
#[derive(Debug, Clone, PartialEq)]
pub enum Trend {}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub enum TrendPhrase {}
