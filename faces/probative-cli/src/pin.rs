//! `probative pin`: the hashes and places of a case, written into its file.

use probative_case::draft::Draft;
use probative_evidence::sha256;
use probative_terms::Diagnostic;

use crate::args::Pin;
use crate::diagnose;
use crate::difference;
use crate::edited::{CaseText, Edits};
use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::terminal::{Terminal, lines_of, say};

mod anchors;
mod lookup;
mod quotations;
mod sources;

use lookup::Words;

/// Writes what is missing or asked for, and shows what changes.
pub(crate) fn run(pin: &Pin, mut input: Input, terminal: Terminal) -> Result<Exit, Stop> {
    let file = CaseText::open(&pin.case, &input)?;
    let refused = |mistakes: &[Diagnostic]| {
        diagnose::mistakes(mistakes, &file.toml, &file.path, terminal.err)
    };
    let draft = Draft::read(&file.toml).map_err(|told| refused(&[*told]))?;
    let mut edits = Edits::default();
    for line in sources::pinned(pin, &draft, &file, &mut input, &mut edits)? {
        say(&lines_of(&line))?;
    }
    quotations::pinned(&draft, &mut edits);
    match &pin.argument {
        Some(path) => {
            let help = "name the file that holds the argument's words";
            let text = input.text(path, help, "take the text as the case's author had it")?;
            let words = Words { text: &text, moved: pin.all };
            argument(&draft, &text, pin.all, &mut edits)?;
            let mistakes = anchors::pinned(&draft, &words, &mut edits);
            if !mistakes.is_empty() {
                return Err(refused(&mistakes));
            }
        }
        None => waits(&draft, &edits)?,
    }
    let written = edits.applied(&file.toml);
    if written == file.toml {
        say("nothing is missing: every hash and place that was asked for is pinned")?;
        return Ok(Exit::Done);
    }
    difference::lines(&file.toml, &written).iter().try_for_each(|line| say(&lines_of(line)))?;
    file.write(&written, &input)?;
    Ok(Exit::Done)
}

/// The hash and the length of the text; another text than the pinned one must be asked for.
fn argument(draft: &Draft, text: &str, all: bool, edits: &mut Edits) -> Result<(), Stop> {
    let Some(part) = &draft.text else {
        let said = "the case has no [text] into which the argument could be pinned";
        return Err(Stop::usage(said, "add one; docs/case.md has its keys"));
    };
    let hash = sha256(text.as_bytes());
    let other = part.value("sha256").is_some_and(|pinned| !pinned.is_empty() && pinned != hash);
    if other && !all {
        let said = format!(
            "the argument's file is another text than the case's: its sha256 is {hash}, and it \
             has {} bytes",
            text.len()
        );
        let help = "name the text that is pinned, or pin this one with --all: every claim whose \
                    words still stand in it is found again";
        return Err(Stop::usage(&said, help));
    }
    edits.set(part, "sha256", &format!("\"{hash}\""));
    edits.set(part, "bytes", &text.len().to_string());
    Ok(())
}

/// Tells of claims that wait for the text; stops where nothing else is to be done.
fn waits(draft: &Draft, edits: &Edits) -> Result<(), Stop> {
    let waiting = draft.anchors.iter().filter(|anchor| anchors::waits(anchor));
    let waiting: Vec<&str> = waiting.map(|anchor| anchor.id.as_str()).collect();
    if waiting.is_empty() {
        return Ok(());
    }
    let said = format!("the words of {} are to be looked up in the text", waiting.join(", "));
    if edits.is_empty() {
        return Err(Stop::usage(&said, "name the text with --argument FILE"));
    }
    say(&lines_of(&format!("{said}; name it with --argument FILE")))
}
