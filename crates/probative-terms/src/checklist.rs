//! The checklist of a design.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One question of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CheckItem {
    /// The question.
    pub asks: String,
    /// Whether the design meets it.
    pub passed: bool,
    /// Why.
    pub because: String,
}
