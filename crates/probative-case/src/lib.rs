//! The vocabulary: cases, claims, sources, findings and exhibits.
//!
//! Everything here is plain data. A [`Case`] is read from TOML by [`Case::read`]; a [`Finding`]
//! is made by `probative-check`; both are shown by `probative-report`. Nothing here computes a
//! statistic or opens a file.

pub mod case;
pub mod claim;
pub mod date;
pub mod error;
pub mod exhibit;
pub mod finding;
pub mod layer;
pub mod number;
pub mod read;
pub mod reading;
pub mod region;
pub mod source;
pub mod words;

pub use case::{Case, Settings, Text};
pub use claim::{Claim, Kind, Test};
pub use date::Date;
pub use error::{Error, Mistake};
pub use exhibit::Exhibit;
pub use finding::{Finding, Findings, Outcome, Verdict};
pub use layer::Layer;
pub use number::Printed;
pub use reading::{Measure, Reading, Value};
pub use region::{Range, Regions};
pub use source::{Reliability, Source};
