//! The words of findings: every sentence, made once from parts.
//!
//! `probative-check` measures and builds no sentence; what it found is told here, one file a kind,
//! for the page, the Markdown, the terminal, the exports and the pictures alike.

pub mod audit;
mod choice;
pub mod conclusion;
pub mod design;
pub mod diff;
pub mod finding;
pub mod format;
mod kind;
mod left;
pub mod made;
mod neighbours;
mod reason;
pub mod records;
pub mod review;
mod said;
mod short;
pub mod standing;
mod under;
mod understood;

pub use kind::{agreement, example, page, phrase, said, statement};
pub use reason::{adjusted, because, definition, gone, holds_fixed, null, reason};
pub use said::Said;
pub use under::under;
pub use understood::{Understood, understood};

use probative_finding::reading::Reading;
use probative_finding::{Exhibit, Statement};

/// The sentence of a reading, with what it chooses otherwise than the primary one.
pub fn reading(reading: &Reading) -> Said {
    statement(&Statement::from(reading))
}

/// The sentence of a reading that stands beside, with the rows that it leaves out.
pub fn beside(reading: &Reading) -> String {
    let left_out = reading.rows.left_out.iter().map(design::left_out_item);
    let left_out = left_out.map(|left| format!(" (rows left out: {left})"));
    self::reading(reading).text + &left_out.collect::<String>()
}

/// A picture with its words.
pub fn exhibit(exhibit: &Exhibit) -> Exhibit<String> {
    exhibit.told(&phrase)
}
