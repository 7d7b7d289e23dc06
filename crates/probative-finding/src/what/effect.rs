//! What is measured of a change after a policy.

/// What a reading measured.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub enum EffectPhrase {}
