//! What is measured of two things that go together.

/// What a reading measured.
#[derive(Debug, Clone, PartialEq)]
pub enum Association {}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub enum AssociationPhrase {}
