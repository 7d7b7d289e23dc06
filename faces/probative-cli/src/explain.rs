//! `probative explain`: the page of a kind of claim with an example, of a code, or of the words.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use probative_terms::{Code, Kind};

use crate::exit::{Exit, Stop};
use crate::terminal::say;

mod pages;
mod reliability;

/// Show what a kind of claim asks, needs and measures, with an example; or the words, or a code
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative explain                lists the kinds
  probative explain alignment
  probative explain claim          the keys of every claim
  probative explain sentences      sentences, each with its finished claim and its answer
  probative explain words          which words hold where
  probative explain reliability    what a source's word rests on: the list of each `basis`
  probative explain E212")]
pub(crate) struct Explain {
    /// A kind of claim, `sentences`, `claim`, `words`, `reliability`, or the code of an error or
    /// warning; all kinds without it
    #[arg(value_name = "KIND|sentences|claim|words|reliability|CODE", value_parser = Topics)]
    pub(crate) topic: Option<Topic>,
    /// Of a kind: how it is measured to the last detail, with the references
    #[arg(long)]
    pub(crate) method: bool,
}

/// What asks for the sentences, and the page of them.
const SENTENCES: &str = "sentences";
const PAGE_OF_SENTENCES: &str = include_str!("../../../docs/sentences.md");
/// What asks for the table of words.
const WORDS: &str = "words";
/// What asks for the list of what reliability rests on.
const RELIABILITY: &str = "reliability";
/// What asks for the keys of every claim.
const CLAIM: &str = "claim";

/// What can be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic {
    /// A kind of claim.
    Kind(Kind),
    /// Sentences with their claims.
    Sentences,
    /// The keys of every claim.
    Claim,
    /// The words of claims, where they hold and how far they reach.
    Words,
    /// What a source's word of reliability rests on.
    Reliability,
    /// The code of an error or a warning.
    Code(Code),
}

/// Prints the page.
pub(crate) fn run(explain: &Explain) -> Result<Exit, Stop> {
    let page = match explain.topic {
        None => pages::kinds(),
        Some(Topic::Kind(kind)) => pages::kind(kind, explain.method),
        Some(Topic::Sentences) => PAGE_OF_SENTENCES.to_owned(),
        Some(Topic::Claim) => pages::claim(),
        Some(Topic::Words) => pages::words(),
        Some(Topic::Reliability) => reliability::page(),
        Some(Topic::Code(code)) => code.page(),
    };
    say(page.trim_end())?;
    Ok(Exit::Done)
}

/// Reads a topic; for one that is not known it names the nearest.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Topics;

impl TypedValueParser for Topics {
    type Value = Topic;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Topic, clap::Error> {
        let word = value.to_string_lossy();
        if let Some(code) = Code::find(&word) {
            return Ok(Topic::Code(code));
        }
        if let Some(nearest) = Code::nearest(&word) {
            return Err(no_code(command, arg, &word, nearest));
        }
        let kinds = words();
        let word = PossibleValuesParser::new(kinds).parse_ref(command, arg, value)?;
        match word.as_str() {
            SENTENCES => return Ok(Topic::Sentences),
            CLAIM => return Ok(Topic::Claim),
            WORDS => return Ok(Topic::Words),
            RELIABILITY => return Ok(Topic::Reliability),
            _ => {}
        }
        let found = Kind::ALL.into_iter().find(|kind| kind.word() == word);
        Ok(Topic::Kind(found.expect("the parser gives a word of the list")))
    }

    /// For completion and help; codes are too many for the help.
    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let kinds = words().map(PossibleValue::new);
        let codes = Code::all().map(|code| PossibleValue::new(code.word()).hide(true));
        Some(Box::new(kinds.chain(codes)))
    }
}

/// What can be asked for besides codes.
fn words() -> impl Iterator<Item = &'static str> {
    Kind::ALL.into_iter().map(Kind::word).chain([SENTENCES, CLAIM, WORDS, RELIABILITY])
}

fn no_code(
    command: &clap::Command,
    arg: Option<&clap::Arg>,
    word: &str,
    nearest: Code,
) -> clap::Error {
    let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
    let text = |text: String| ContextValue::String(text);
    if let Some(arg) = arg {
        error.insert(ContextKind::InvalidArg, text(arg.to_string()));
    }
    error.insert(ContextKind::InvalidValue, text(word.to_owned()));
    error.insert(ContextKind::SuggestedValue, text(nearest.word().to_owned()));
    error
}
