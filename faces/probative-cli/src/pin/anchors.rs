//! The places of claims in the text.

use std::ops::Range;

use probative_case::draft::{Draft, Part};
use probative_evidence::sha256;
use probative_terms::Diagnostic;

use super::lookup::Words;
use crate::edited::Edits;

/// Whether an anchor cannot be read without the text.
pub(super) fn waits(anchor: &Part) -> bool {
    let lacks = |name: &str| anchor.value(name).is_none_or(str::is_empty);
    anchor.entry("quote").is_some() || lacks("sha256")
}

/// Pins every anchor that waits, and those that moved; gives what cannot be found.
pub(super) fn pinned(draft: &Draft, words: &Words<'_>, edits: &mut Edits) -> Vec<Diagnostic> {
    let mut mistakes = Vec::new();
    for anchor in &draft.anchors {
        match place(anchor, words) {
            Ok(None) => {}
            Ok(Some(place)) => write(anchor, words, &place, edits),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    mistakes
}

/// Where an anchor belongs; none where it is right as it is.
fn place(anchor: &Part, words: &Words<'_>) -> Result<Option<Range<usize>>, Diagnostic> {
    if let Some(quote) = anchor.entry("quote") {
        let told = |(said, help): (String, String)| {
            let said = format!("claim `{}`: {said}", anchor.id);
            Diagnostic::in_case("E303", quote.span.clone(), "these words", said).helped(&help)
        };
        return words.place(&quote.value).map(Some).map_err(told);
    }
    let (start, length) = (anchor.number("start"), anchor.number("length"));
    let (Some(start), Some(length)) = (start, length) else { return Ok(None) };
    let here = words.text.as_bytes().get(start..start.saturating_add(length));
    let hash = anchor.value("sha256").unwrap_or_default();
    match here {
        Some(here) if hash == sha256(here) => Ok(None),
        Some(_) if hash.is_empty() => Ok(Some(start..start + length)),
        _ if words.moved => match words.hashed(length, hash) {
            Some(place) => Ok(Some(place)),
            None => Err(gone(anchor)),
        },
        _ => Err(elsewhere(anchor, here)),
    }
}

fn gone(anchor: &Part) -> Diagnostic {
    let said = format!("claim `{}`: its words stand nowhere in this text", anchor.id);
    let help = "write them as this text has them: anchor = { quote = \"…\" }";
    Diagnostic::in_case("E303", anchor.span.clone(), "their place", said).helped(help)
}

fn elsewhere(anchor: &Part, here: Option<&[u8]>) -> Diagnostic {
    let said = format!("claim `{}`: its words do not stand there in the argument", anchor.id);
    let help = match here {
        Some(here) => format!(
            "the bytes that stand there have sha256 = \"{}\"; or quote the words that are meant: \
             anchor = {{ quote = \"…\" }}",
            sha256(here)
        ),
        None => "quote the words that are meant: anchor = { quote = \"…\" }".to_owned(),
    };
    Diagnostic::in_case("E303", anchor.span.clone(), "their place", said).helped(&help)
}

fn write(anchor: &Part, words: &Words<'_>, place: &Range<usize>, edits: &mut Edits) {
    let hash = sha256(&words.text.as_bytes()[place.clone()]);
    let entries = [
        ("start", place.start.to_string()),
        ("length", place.len().to_string()),
        ("sha256", format!("\"{hash}\"")),
    ];
    edits.fill(anchor, "quote", &entries);
}
