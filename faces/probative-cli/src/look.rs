//! `probative look`: what a file is, what is in it, and what is wrong with it.

use std::path::{Path, PathBuf};

use probative_evidence::{Asked, Beside, Gives, Looked, form_of, look};
use probative_terms::Diagnostic;
use probative_terms::text::json as spelt;

use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::reading::Reading;
use crate::stderr::shown;
use crate::terminal::{lines_of, say};

mod json;
mod text;

/// Say what a file is, what is in it, and what is wrong with it
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative look deaths.csv                       what it is, its columns, every problem
  probative look data/*                           one line a file
  probative look table.csv --missing -999,NA      numbers and words that stand for none
  probative look book.xlsx --sheet Rates --json > rates.json

A form is told by its content, in .zip and .gz too. What is known of publishers' files is used where
it fits: `probative look` says which product a file is of.")]
pub(crate) struct Look {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// The column of the places' codes
    #[arg(long, value_name = "COL")]
    pub(crate) id: Option<String>,
    /// Years stand in columns, as 2015 or deaths_2015: make a row of each
    #[arg(long)]
    pub(crate) years_in_columns: bool,
    /// Print all that was understood, as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// A file, and what was understood of it.
struct Seen {
    path: String,
    found: Result<Looked, Vec<Diagnostic>>,
}

/// Looks at each file; one that is refused keeps no other from being looked at.
pub(crate) fn run(asked: &Look, mut input: Input) -> Result<Exit, Stop> {
    let options = Asked {
        id: asked.id.clone(),
        years_in_columns: asked.years_in_columns,
        ..asked.reading.asked()?
    };
    let mut seen = Vec::new();
    for file in &asked.files {
        seen.push(one(file, &options, &mut input)?);
    }
    let refused = seen.iter().any(|one| one.found.is_err());
    match (asked.json, &seen[..]) {
        (true, all) => {
            let all: Vec<_> = all.iter().map(|one| json::document(&one.path, &one.found)).collect();
            say(&spelt(&format!("{:#}", serde_json::Value::from(all))))?;
        }
        (false, [one]) => match &one.found {
            Ok(looked) => say(&lines_of(&text::page(looked)))?,
            Err(problems) => return Err(Stop::all_refused(problems)),
        },
        (false, all) => {
            for one in all {
                say(&lines_of(&text::line(&one.path, &one.found)))?;
            }
        }
    }
    Ok(if refused { Exit::Rejected } else { Exit::Done })
}

fn one(file: &Path, options: &Asked, input: &mut Input) -> Result<Seen, Stop> {
    let path = file.display().to_string();
    let bytes = input.bytes(file, "name a file that can be read")?;
    let beside =
        if form_of(&bytes).gives == Gives::Shapes { beside(file, input)? } else { Beside::new() };
    let found = look(&shown(file), &bytes, &beside, options);
    Ok(Seen { path, found })
}

/// The parts of a shapefile that lie beside its shapes.
fn beside(file: &Path, input: &mut Input) -> Result<Beside, Stop> {
    let mut parts = Beside::new();
    for ending in probative_study::PARTS {
        for written in [ending.to_owned(), ending.to_ascii_uppercase()] {
            if let Some(bytes) = input.bytes_if_there(&file.with_extension(written))? {
                parts.push((ending.to_owned(), bytes));
                break;
            }
        }
    }
    Ok(parts)
}
