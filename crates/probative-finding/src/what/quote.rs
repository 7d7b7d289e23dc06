//! What is measured of words in a source.

/// What a reading measured.
#[derive(Debug, Clone, PartialEq)]
pub enum Quote {}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub enum QuotePhrase {}
