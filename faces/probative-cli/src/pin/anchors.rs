//! The places of claims in the text.

use std::collections::BTreeSet;
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
        match place(anchor, &draft.anchors, words) {
            Ok(None) => {}
            Ok(Some(place)) => write(anchor, words, &place, edits),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    mistakes
}

/// Where an anchor belongs; none where it is right as it is.
fn place(
    anchor: &Part,
    anchors: &[Part],
    words: &Words<'_>,
) -> Result<Option<Range<usize>>, Diagnostic> {
    if let Some(quote) = anchor.entry("quote") {
        let told = |(said, help): (String, String)| {
            let said = format!("claim `{}`: {said}", anchor.id);
            Diagnostic::in_case("E303", quote.span.clone(), "these words", said).helped(&help)
        };
        let quoting = |other: &&Part| {
            other.value("quote").is_some_and(|other| Words::are_alike(other, &quote.value))
        };
        let alike: Vec<&Part> = anchors.iter().filter(quoting).collect();
        let at = alike.iter().position(|one| std::ptr::eq(*one, anchor)).unwrap_or(0);
        return words.place_of(&quote.value, (at, alike.len())).map(Some).map_err(told);
    }
    let (start, length) = (anchor.number("start"), anchor.number("length"));
    let (Some(start), Some(length)) = (start, length) else { return Ok(None) };
    let here = words.text.as_bytes().get(start..start.saturating_add(length));
    let hash = anchor.value("sha256").unwrap_or_default();
    match here {
        // In another text its words may stand where those of the next claim stood.
        Some(here) if hash == sha256(here) && !words.moved => Ok(None),
        Some(_) if hash.is_empty() => Ok(Some(start..start + length)),
        _ if words.moved => moved(anchor, anchors, words),
        _ => Err(elsewhere(anchor, here)),
    }
}

/// Where an anchor belongs in another text. Claims whose words were the same in several places keep
/// their order in it.
fn moved(
    anchor: &Part,
    anchors: &[Part],
    words: &Words<'_>,
) -> Result<Option<Range<usize>>, Diagnostic> {
    let key = |part: &Part| Some((part.number("length")?, part.value("sha256")?.to_owned()));
    let Some((length, hash)) = key(anchor) else { return Ok(None) };
    let is_alike = |part: &&Part| part.entry("quote").is_none() && key(part) == key(anchor);
    let starts: BTreeSet<usize> =
        anchors.iter().filter(is_alike).filter_map(|part| part.number("start")).collect();
    let places = words.hashed(length, &hash);
    if places.is_empty() {
        return Err(gone(anchor));
    }
    if places.len() == starts.len() {
        let rank = starts.iter().position(|start| Some(*start) == anchor.number("start"));
        return Ok(rank.map(|rank| places[rank].clone()));
    }
    let stay = starts.iter().all(|start| places.iter().any(|place| place.start == *start));
    if stay { Ok(None) } else { Err(unsure(anchor, starts.len(), &words.lines(&places))) }
}

/// That words that several claims had, or that stand several times, cannot be told apart.
fn unsure(anchor: &Part, had: usize, lines: &[String]) -> Diagnostic {
    let said = format!(
        "claim `{}`: its words stand {} in this text, on {} {}, and claims had them in {}",
        anchor.id,
        times(lines.len()),
        if lines.len() == 1 { "line" } else { "lines" },
        lines.join(", "),
        if had == 1 { "one place".to_owned() } else { format!("{had} places") },
    );
    let help = "write more of the words that are meant: anchor = { quote = \"…\" }; take a claim out \
                whose words are gone";
    Diagnostic::in_case("E303", anchor.span.clone(), "their place", said).helped(help)
}

fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
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
