//! What is measured of rates against other rates.

/// What a reading measured.
#[derive(Debug, Clone, PartialEq)]
pub enum Rate {}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub enum RatePhrase {}
