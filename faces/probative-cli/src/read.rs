//! `probative read`: the claims of a text.

use std::path::PathBuf;

use probative_read::Reading;
use probative_terms::Date;

use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::terminal::{Terminal, lines_of, one_line, say};

/// Read a text: what it claims, with the numbers, places, times and sources that it names
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative read speech.txt
  probative read speech.txt --date 2017-10-23 --json > claims.json")]
pub(crate) struct Read {
    /// The text: plain, as UTF-8
    pub(crate) text: PathBuf,
    /// When it appeared, from which its \"last year\" is counted; it may name its date itself
    #[arg(long, value_name = "DATE", value_parser = Date::first)]
    pub(crate) date: Option<Date>,
    /// Print the claims as JSON on standard output
    #[arg(long)]
    pub(crate) json: bool,
}

/// Reads the text and prints its claims.
pub(crate) fn run(read: &Read, mut input: Input, _terminal: Terminal) -> Result<Exit, Stop> {
    let text = input.text(&read.text, "name a text", "save the file as UTF-8")?;
    let reading = Reading::new(&text, read.date);
    if read.json {
        let json = serde_json::to_string_pretty(&reading.json(&text)).unwrap_or_default();
        say(&json)?;
        return Ok(Exit::Done);
    }
    for (index, claim) in reading.claims.iter().enumerate() {
        let kind = claim.kind.word();
        let words = one_line(&text[claim.span.clone()]);
        say(&lines_of(&format!(" c{:02}  {kind:<12} {words}", index + 1)))?;
    }
    Ok(Exit::Done)
}
