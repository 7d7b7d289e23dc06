//! The words of the argument, held against the case.

use std::ops::Range;
use std::path::Path;

use probative::Case;
use probative_case::claim::association::Association;
use probative_case::claim::{Claim, Kinds};
use probative_check::made::own_words;
use probative_evidence::sha256;
use probative_read::{Reading, Stretch};
use probative_terms::Diagnostic;

use crate::exit::Stop;
use crate::input::Input;

/// The text of the argument, where a file is named.
pub(crate) fn words(path: Option<&Path>, input: &mut Input) -> Result<Option<String>, Stop> {
    let help = "name the file that holds the argument's words";
    let saved = "take the text as the case's author had it";
    path.map(|path| input.text(path, help, saved)).transpose()
}

/// The argument as a page may show it, byte for byte as long: of what concerns a private person no
/// word is told.
pub(super) fn shown(words: &str, read: &Reading) -> String {
    let mut shown = words.to_owned();
    for claim in read.claims.iter().filter(|claim| claim.of_person) {
        let told = "[concerns a person]".chars().chain(std::iter::repeat(' '));
        shown.replace_range(claim.span.clone(), &told.take(claim.span.len()).collect::<String>());
    }
    shown
}

/// Every place of a claim that does not hold the bytes it should, and whether the text is another.
pub(crate) fn verify(case: &Case, words: &str, toml: &str) -> Vec<Diagnostic> {
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
    // A claim outside the text is a mistake that the case file shows.
    let inside =
        |claim: &&Claim| claim.anchor.bytes().end <= case.text.bytes && claim.anchor.length > 0;
    for claim in case.claims.iter().filter(inside) {
        if own_words(claim, words).is_none() {
            let said = format!(
                "claim `{}`: its words do not stand there in the argument{}",
                claim.id,
                instead(claim, words)
            );
            let from = toml.find(&format!("id = \"{}\"", claim.id)).unwrap_or(0);
            let place = place(toml, from, &claim.anchor.sha256);
            mistakes.push(mistake(said, place, "their hash").helped(QUOTE));
        } else {
            mistakes.extend(first(claim, words, toml));
        }
    }
    mistakes
}

/// A number of the first places that is not in the claim's words.
fn first(claim: &Claim, words: &str, toml: &str) -> Option<Diagnostic> {
    let Some(Kinds::Association(Association::Named(named))) = claim.test.held() else {
        return None;
    };
    named.first_because.as_ref()?;
    let says = Stretch::new(own_words(claim, words)?).says(named.first as f64);
    let from = toml.find(&format!("id = \"{}\"", claim.id)).unwrap_or(0);
    let span = place(toml, from, &claim.anchor.sha256);
    let said = format!(
        "claim `{}`: `first` is {}, and its words in the argument do not say that number",
        claim.id, named.first
    );
    let help = "take the text's number, or leave `first` out for ten";
    (!says).then(|| mistake(said, span, "their hash").helped(help))
}

/// What would mend a claim whose words do not stand in their place.
const QUOTE: &str = "write anchor = { quote = \"…\" } and run `probative pin CASE --argument TEXT`; or, \
    where the words that stand there are meant, write their hash";

/// The hash of what stands in the place of a claim's words.
fn instead(claim: &Claim, words: &str) -> String {
    let bytes = words.as_bytes().get(claim.anchor.bytes());
    let told = |bytes| format!("; the bytes that stand there have sha256 = \"{}\"", sha256(bytes));
    bytes.map_or_else(String::new, told)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_concerns_a_person_is_shown_without_its_words_and_all_else_stays_in_its_place() {
        let text =
            "Ann Hale, a baker, lost 40 of her 90 ovens. In 2012, 40 of the 90 mills closed.";
        let page = shown(text, &Reading::new(text, None));
        assert_eq!(page.len(), text.len());
        assert!(page.starts_with("[concerns a person]") && !page.contains("Hale"), "{page}");
        let at = text.find("In 2012").expect("it is there");
        assert_eq!(page[at..], text[at..]);
    }
}
