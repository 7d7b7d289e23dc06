//! `probative schema`: the formats that the program reads and writes, for other programs.

use probative::Case;
use probative_finding::format::{exhibits_schema, findings_schema};

use crate::args::{Document, Schema};
use crate::exit::{Exit, Stop};
use crate::terminal::say;

/// Prints the JSON Schema of a document.
pub(crate) fn run(schema: &Schema) -> Result<Exit, Stop> {
    let printed = match schema.document {
        Document::Findings => findings_schema(),
        Document::Exhibits => exhibits_schema(),
        Document::Case => Case::schema(),
    };
    say(printed.trim_end())?;
    Ok(Exit::Done)
}
