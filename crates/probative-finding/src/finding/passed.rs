//! What the sources of a claim hold besides what it reads.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a source holds that a claim does not read: another author may have read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PassedOver {
    /// The claim's id.
    pub claim: String,
    /// The source.
    pub source: String,
    /// The column by which the claim picks rows; null where numbers of its rows are passed over.
    pub column: Option<String>,
    /// The first other values of that column, or other columns of numbers, in order.
    pub others: Vec<String>,
    /// How many there are besides those.
    pub more: usize,
}
