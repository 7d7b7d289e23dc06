//! What was found: findings and exhibits, a format of their own.
//!
//! A finding holds what was measured and what the rule concluded, never a sentence: the words are
//! made from its parts by `probative-words`.

pub mod audit;
pub mod choice;
pub mod diff;
pub mod exhibit;
mod failure;
pub mod finding;
pub mod format;
pub mod reading;
pub mod what;

pub use audit::{Audit, Audited};
pub use choice::Choice;
pub use exhibit::Exhibit;
pub use finding::{Finding, Findings, Outcome, Verdict};
pub use reading::{Measure, Reading, Value};
pub use what::{Credit, Phrase, Statement, What};
