//! How a text bounds a number that it states.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a text bounds a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// It is said to be more.
    MoreThan,
    /// It is said to be less.
    LessThan,
    /// It is said to be so much or more.
    AtLeast,
    /// It is said to be so much or less.
    UpTo,
    /// It is said to be near.
    Nearly,
}
