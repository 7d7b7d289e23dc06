//! Records that are not held.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A record to request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Wanted {
    /// The record.
    pub record: String,
    /// Who holds it.
    pub holder: String,
    /// The result that would decide the claim.
    pub would_decide: String,
}
