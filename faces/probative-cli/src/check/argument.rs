//! The words of the argument, held against the case.

use std::ops::Range;
use std::path::Path;

use probative::Case;
use probative_case::claim::association::Association;
use probative_case::claim::{Claim, Kinds, Test};
use probative_case::words::Words;
use probative_evidence::sha256;
use probative_read::{Reading, Strength, Stretch};
use probative_terms::Diagnostic;
use probative_terms::text::counted;

use super::doubts;
use crate::exit::Stop;
use crate::input::Input;

/// The text of the argument, where a file is named.
pub(super) fn words(path: Option<&Path>, input: &mut Input) -> Result<Option<String>, Stop> {
    let help = "name the file that holds the argument's words";
    let saved = "take the text as the case's author had it";
    path.map(|path| input.text(path, help, saved)).transpose()
}

/// The argument as a page may show it, byte for byte as long: of what concerns a private person no
/// word is told.
pub(super) fn shown(words: &str) -> String {
    let mut shown = words.to_owned();
    for claim in Reading::new(words, None).claims.iter().filter(|claim| claim.of_person) {
        let told = "[concerns a person]".chars().chain(std::iter::repeat(' '));
        shown.replace_range(claim.span.clone(), &told.take(claim.span.len()).collect::<String>());
    }
    shown
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

/// What the claims leave out of their own words in the argument, or say otherwise.
pub(super) fn compare(case: &Case, words: &str, path: &Path) -> Vec<Diagnostic> {
    let path = path.display().to_string();
    let held = case.claims.iter().filter(|claim| stands(claim, words));
    let of_claim = |claim: &Claim| {
        let Some(stretch) = stretch(claim, words) else { return Vec::new() };
        let mut told = left_out(case, claim, &stretch, &path);
        told.extend(unsaid(claim, &stretch, &path));
        told.extend(otherwise(claim, &stretch, &path));
        told.extend(denied(claim, words, &path));
        told.extend(places_left_out(claim, words, &path));
        told
    };
    let mut told: Vec<Diagnostic> = held.flat_map(of_claim).collect();
    told.extend(uncovered(case, words, &path));
    told
}

/// How many lines of the text are named.
const NAMED: usize = 8;

/// The claims that the text makes, as `probative read` finds them, and that no claim of the case
/// stands for.
fn uncovered(case: &Case, words: &str, path: &str) -> Option<Diagnostic> {
    let is_anchored = |span: &Range<usize>| {
        case.claims.iter().any(|claim| claim.anchor.start < span.end && span.start < end_of(claim))
    };
    let made = Reading::new(words, None).claims.into_iter();
    let made = made.filter(|claim| claim.unchecked.is_none() && !claim.of_person);
    let mut open: Vec<Range<usize>> =
        made.map(|claim| claim.span).filter(|span| !is_anchored(span)).collect();
    open.sort_by_key(|span| span.start);
    let lines = lines_at(words, open.iter().map(|span| span.start));
    let more = match lines.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let named: Vec<String> = lines.iter().take(NAMED).map(usize::to_string).collect();
    let said = format!(
        "{} that the text makes {} none of this case: on {} {}{more}",
        counted(open.len(), "claim"),
        if open.len() == 1 { "is" } else { "are" },
        if lines.len() == 1 { "line" } else { "lines" },
        named.join(", ")
    );
    let help = "make claims of them; nothing, if the case is about the others";
    (!open.is_empty()).then(|| Diagnostic::of_file("W307", path, said, help))
}

/// The lines on which some bytes of a text stand, each once; the bytes are in order.
fn lines_at(words: &str, bytes: impl Iterator<Item = usize>) -> Vec<usize> {
    let (mut line, mut counted) = (1, 0);
    let mut lines: Vec<usize> = bytes
        .map(|byte| {
            line += words[counted..byte].matches('\n').count();
            counted = byte;
            line
        })
        .collect();
    lines.dedup();
    lines
}

fn stretch(claim: &Claim, words: &str) -> Option<Stretch> {
    let tested = matches!(claim.test, Test::Held(_)) && claim.words != Words::Unbounded;
    tested.then(|| own_words(claim, words)).flatten().map(Stretch::new)
}

/// The words of the text that a claim stands for.
fn own_words<'w>(claim: &Claim, words: &'w str) -> Option<&'w str> {
    words.get(claim.anchor.start..end_of(claim))
}

/// The places of the text's words that are not tested; what the case's own sentence names is told
/// without the text.
fn places_left_out(claim: &Claim, words: &str, path: &str) -> Option<Diagnostic> {
    let kinds = claim.test.held()?;
    let own = doubts::left_out(claim, kinds, &claim.said, path);
    if own.is_some() {
        return None;
    }
    doubts::left_out(claim, kinds, own_words(claim, words)?, path)
}

/// A denial that the words of the text do not have.
fn denied(claim: &Claim, words: &str, path: &str) -> Option<Diagnostic> {
    doubts::undenied(claim, own_words(claim, words)?, "the text's words deny", path)
}

/// The numbers of a claim's words that no claim at the same place reads.
fn left_out(case: &Case, claim: &Claim, stretch: &Stretch, path: &str) -> Vec<Diagnostic> {
    let meets =
        |other: &&Claim| other.anchor.start < end_of(claim) && claim.anchor.start < end_of(other);
    let read: Vec<f64> = case.claims.iter().filter(meets).flat_map(Claim::numbers).collect();
    let unread = stretch.unread(&read);
    let help = "test it as a number of its own, or name it under `part_of_claim`, which says what is not tested";
    let tell = |number: &String| {
        let said = format!("claim `{}`: its words say {number}, which no reading uses", claim.id);
        Diagnostic::of_file("W301", path, said, help)
    };
    let untested = claim.notes.part_of_claim.as_deref().unwrap_or_default();
    let is_named = |number: &String| untested.contains(number.as_str());
    unread.iter().filter(|number| !is_named(number)).map(tell).collect()
}

/// The numbers that a claim says its text states, and that stand nowhere in its words.
fn unsaid(claim: &Claim, stretch: &Stretch, path: &str) -> Vec<Diagnostic> {
    let help = "write the number as the text has it, or anchor the claim at the words that say it";
    let tell = |number: f64| {
        let number = probative_terms::number::ten(number);
        let said = format!("claim `{}`: it states {number}, which its words do not say", claim.id);
        Diagnostic::of_file("W305", path, said, help)
    };
    claim.stated().into_iter().filter(|number| !stretch.says(*number)).map(tell).collect()
}

/// The words of the text that say more or less than those of the case.
fn otherwise(claim: &Claim, stretch: &Stretch, path: &str) -> Option<Diagnostic> {
    let (text, strength) = stretch.beside(claim.words, &claim.numbers())?;
    let case = claim.word();
    let says = match strength {
        Strength::Stronger => "says more than",
        Strength::Weaker => "says less than",
        Strength::Other => "is not",
    };
    let said = format!("claim `{}`: `{case}` {says} the text's `{text}`", claim.id);
    let help = "take the words of the text, or say in `tested_as` why these are meant";
    Some(Diagnostic::of_file("W302", path, said, help))
}

/// A number of the first places that is not in the claim's words.
fn first(claim: &Claim, words: &str, toml: &str) -> Option<Diagnostic> {
    let Some(Kinds::Association(Association::Named(named))) = claim.test.held() else {
        return None;
    };
    named.first_because.as_ref()?;
    let says = stretch(claim, words).is_some_and(|it| it.says(named.first as f64));
    let from = toml.find(&format!("id = \"{}\"", claim.id)).unwrap_or(0);
    let span = place(toml, from, &claim.anchor.sha256);
    let said = format!(
        "claim `{}`: `first` is {}, and its words in the argument do not say that number",
        claim.id, named.first
    );
    let help = "take the text's number, or leave `first` out for ten";
    (!says).then(|| mistake(said, span, "their hash").helped(help))
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
const QUOTE: &str = "write anchor = { quote = \"…\" } and run `probative pin CASE --argument TEXT`; or, \
    where the words that stand there are meant, write their hash";

/// The hash of what stands in the place of a claim's words.
fn instead(claim: &Claim, words: &str) -> String {
    let bytes = words.as_bytes().get(claim.anchor.start..end_of(claim));
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
        let page = shown(text);
        assert_eq!(page.len(), text.len());
        assert!(page.starts_with("[concerns a person]") && !page.contains("Hale"), "{page}");
        let at = text.find("In 2012").expect("it is there");
        assert_eq!(page[at..], text[at..]);
    }
}
