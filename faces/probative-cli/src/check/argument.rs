//! The words of the argument, held against the case.

use std::ops::Range;
use std::path::Path;

use probative::Case;
use probative_case::Claim;
use probative_evidence::sha256;
use probative_terms::Diagnostic;

use crate::exit::Stop;
use crate::input::Input;

/// The text of the argument, where a file is named.
pub(super) fn words(path: Option<&Path>, input: &mut Input) -> Result<Option<String>, Stop> {
    let help = "name the file that holds the argument's words";
    let saved = "take the text as the case's author had it";
    path.map(|path| input.text(path, help, saved)).transpose()
}

/// Every place of a claim that does not hold the bytes it should, and whether the text is another.
pub(super) fn verify(case: &Case, words: &str, toml: &str) -> Vec<Diagnostic> {
    let mut mistakes = Vec::new();
    if sha256(words.as_bytes()) != case.text.sha256 {
        let said = match words.len() {
            bytes if bytes == case.text.bytes => "some of its bytes are others".to_owned(),
            bytes => format!("it has {bytes} bytes, the text {}", case.text.bytes),
        };
        let said = format!("the argument's file is not the text of this case: {said}");
        let help = format!(
            "take the text that is pinned, or pin this one with `probative pin CASE --argument \
             TEXT --all`: sha256 = \"{}\", bytes = {}",
            sha256(words.as_bytes()),
            words.len()
        );
        let place = place(toml, 0, &case.text.sha256);
        mistakes.push(mistake(said, place, "the text's hash").helped(&help));
    }
    let inside = |claim: &&Claim| end_of(claim) <= case.text.bytes && claim.anchor.length > 0;
    for claim in case.claims.iter().filter(inside) {
        if !stands(claim, words) {
            let said =
                format!("claim `{}`: its words do not stand there in the argument", claim.id);
            let from = toml.find(&format!("id = \"{}\"", claim.id)).unwrap_or(0);
            let place = place(toml, from, &claim.anchor.sha256);
            mistakes.push(mistake(said, place, "their hash").helped(&mended(claim, words)));
        }
    }
    mistakes
}

/// The byte behind a claim's last; a claim outside the text is a mistake that the case file shows.
fn end_of(claim: &Claim) -> usize {
    claim.anchor.start.saturating_add(claim.anchor.length)
}

fn stands(claim: &Claim, words: &str) -> bool {
    let bytes = words.as_bytes().get(claim.anchor.start..end_of(claim));
    bytes.is_some_and(|bytes| sha256(bytes) == claim.anchor.sha256)
}

/// What would mend a claim whose words do not stand in their place.
fn mended(claim: &Claim, words: &str) -> String {
    let quote = "write anchor = { quote = \"…\" } and run `probative pin CASE --argument TEXT`";
    match words.as_bytes().get(claim.anchor.start..end_of(claim)) {
        Some(bytes) => {
            format!("the bytes that stand there have sha256 = \"{}\"; or {quote}", sha256(bytes))
        }
        None => quote.to_owned(),
    }
}

/// Where a hash stands in the case file.
fn place(toml: &str, from: usize, hash: &str) -> Range<usize> {
    let after = toml[from..].find(hash).map(|at| from + at);
    let start = after.or_else(|| toml.find(hash)).unwrap_or(from);
    start..(start + hash.len()).min(toml.len())
}

fn mistake(said: String, span: Range<usize>, label: &str) -> Diagnostic {
    Diagnostic::in_case("E303", span, label, said)
}
