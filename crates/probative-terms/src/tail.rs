//! Directions of evidence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which departures from the null count as evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tail {
    /// Larger values.
    Upper,
    /// Smaller values.
    Lower,
    /// Both.
    Both,
}
