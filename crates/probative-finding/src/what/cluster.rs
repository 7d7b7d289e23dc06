//! What is measured of like values that lie together.

/// What a reading measured.
#[derive(Debug, Clone, PartialEq)]
pub enum Cluster {}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub enum ClusterPhrase {}
