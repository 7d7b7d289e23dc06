//! `probative profile`: a product of the catalogue, drafted from one of its files.

use std::path::PathBuf;

use probative_catalog::Product;
use probative_evidence::{Asked, Beside, look, recognises, sheet};
use probative_terms::Diagnostic;
use probative_terms::text::lines_of;

use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::output::Output;
use crate::stderr::{complain, shown};
use crate::terminal::say;

mod draft;

/// Draft what the catalogue should know of a publisher's files
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative profile new deaths.csv                      print the draft
  probative profile new deaths.csv --out deaths.toml    write it")]
pub(crate) struct Profile {
    #[command(subcommand)]
    pub(crate) what: What,
}

/// What is done with a profile.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum What {
    New(New),
}

/// Draft one from a file: what tells its kin, its columns with their roles, its words for numbers
/// that lack, and the lines below its rows
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative profile new deaths.csv
  probative profile new deaths.csv --out crates/probative-catalog/products/deaths.toml

What only its publisher can say is marked ASK: what a word for a number stands for, which numbers
are withheld, the licence.")]
pub(crate) struct New {
    /// A file of the publisher, as it came
    pub(crate) file: PathBuf,
    /// Write the draft into this file; it goes to standard output without it
    #[arg(long, value_name = "FILE.toml")]
    pub(crate) out: Option<PathBuf>,
}

/// Drafts a profile, and passes it on only if the catalogue takes it and it tells its own file.
pub(crate) fn run(profile: &Profile, mut input: Input) -> Result<Exit, Stop> {
    let What::New(new) = &profile.what;
    let bytes = input.bytes(&new.file, "name a file of the publisher, as it came")?;
    let path = shown(&new.file);
    let refused = |problems: Vec<Diagnostic>| {
        let told: Vec<String> = problems.iter().map(|problem| format!("{problem:#}")).collect();
        Stop { exit: Exit::Rejected, message: lines_of(&told.join("\n")) }
    };
    let asked = Asked::default();
    let held = sheet(&path, &bytes, &asked).map_err(refused)?;
    let looked = look(&path, &bytes, &Beside::new(), &asked).map_err(refused)?;
    if let Some(product) = held.product {
        let known =
            format!("note: the catalogue knows it already: {} ({})", product.title, product.name);
        complain(&known);
    }
    let toml = draft::draft(&held, &looked);
    let product = Product::from_toml("draft", &toml);
    let product = product.unwrap_or_else(|said| panic!("the draft is no profile: {said}"));
    if !recognises(&product, &path, &bytes).map_err(refused)? {
        let said = "the draft does not tell its own file: its header stands where no rule finds it";
        let how = "write header_line under [layout], and the columns under recognise";
        complain(&format!("note: {said}; {how}"));
    }
    match &new.out {
        None => say(toml.trim_end())?,
        Some(out) => {
            let mut output = Output::of_run(&input);
            output.file(out, toml);
            output.finish()?;
            say(&format!("wrote {}", shown(out)))?;
        }
    }
    Ok(Exit::Done)
}
