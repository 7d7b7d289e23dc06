//! What is measured of who is on a list.

/// What a reading measured.
#[derive(Debug, Clone, PartialEq)]
pub enum Membership {}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub enum MembershipPhrase {}
