//! What a claim's own sentence says and its test does not, or the other way round: places that are
//! not tested, a denial, and records that are said not to be held.

use std::collections::BTreeSet;

use probative::{Case, Evidence};
use probative_case::claim::association::Association;
use probative_case::claim::{Claim, Codes, Kinds, Test};
use probative_case::source::Source;
use probative_case::words::{Way, Words, denies, movement};
use probative_evidence::Table;
use probative_read::{Level, Place, Reading, places_of};
use probative_terms::Diagnostic;
use probative_words::format::listed;

/// The fewest letters of a word by which a row speaks of a sentence.
const LETTERS: usize = 5;
/// Columns that say where a row comes from, and nothing of what it counts.
const ORIGIN: [&str; 6] = ["source", "source_url", "url", "note", "notes", "published"];

/// What the sentences of a case name and its tests leave out, claim by claim.
pub(super) fn of_case(case: &Case, evidence: &Evidence, path: &str) -> Vec<Diagnostic> {
    let mut doubts = Vec::new();
    for claim in &case.claims {
        doubts.extend(undenied(claim, &claim.said, "what it says denies", path));
        match &claim.test {
            Test::Held(kinds) => {
                doubts.extend(turned(claim, kinds, path));
                doubts.extend(miscounted(claim, kinds, path));
                doubts.extend(left_out(claim, kinds, &claim.said, path));
            }
            Test::NotHeld { .. } => doubts.extend(held(case, claim, evidence, path)),
        }
    }
    doubts
}

/// A denial that a sentence does not have; `whose` tells the reader which one it is.
pub(super) fn undenied(
    claim: &Claim,
    sentence: &str,
    whose: &str,
    path: &str,
) -> Option<Diagnostic> {
    let said = format!("claim `{}`: the case denies it, and {whose} nothing", claim.id);
    let help = "leave `denied` out, or say in `tested_as` where the text says that it is not so";
    let against = claim.denied && !denies(sentence);
    against.then(|| Diagnostic::of_file("W302", path, said, help))
}

/// A change that the sentence calls a fall and the claim tests as a rise, or the other way round.
fn turned(claim: &Claim, kinds: &Kinds, path: &str) -> Option<Diagnostic> {
    let Kinds::Trend(_) = kinds else { return None };
    let regions = kinds.regions(claim.words).ok()?;
    // How fast is told of rises: what falls faster rises slower.
    let own = match claim.words {
        Words::FasterThan | Words::SlowerThan => Way::Up,
        Words::ClosingTheGap | Words::WideningTheGap => return None,
        _ if regions.holds().iter().all(|range| range.low > 0.0) => Way::Up,
        _ if regions.holds().iter().all(|range| range.high < 0.0) => Way::Down,
        _ => Way::of_regions(&regions),
    };
    let (moved, tested) = match own {
        Way::Up => ("fell", "rose"),
        Way::Down => ("rose", "fell"),
        Way::Neither => return None,
    };
    let is_turned = movement(&claim.said) == own.reversed() && !denies(&claim.said);
    let said =
        format!("claim `{}`: its words say that it {moved}, and it holds if it {tested}", claim.id);
    let help = "give a fall in `by` a minus, or take the words of the other way; of two falls test each by itself";
    is_turned.then(|| Diagnostic::of_file("W306", path, said, help))
}

/// What places are called where a sentence counts them.
const PLACES: [&str; 8] =
    ["state", "county", "city", "place", "town", "district", "jurisdiction", "area"];

/// Words of a sentence that counts places besides those that it is about.
const REST: [&str; 6] = ["other", "rest", "remaining", "first", "top", "most"];

/// That a sentence counts places, and the claim names another number of them.
fn miscounted(claim: &Claim, kinds: &Kinds, path: &str) -> Option<Diagnostic> {
    let mut named: Option<&Codes> = None;
    if let Kinds::Rate(rate) = kinds {
        named = Some(&rate.named);
    }
    if let Kinds::Association(Association::Named(claim)) = kinds {
        named = Some(&claim.named);
    }
    let many = named.map(|codes| codes.len()).filter(|many| *many > 1)?;
    // How many others there are, or come first, is no count of those that are named.
    if REST.iter().any(|word| claim.said.contains(word)) {
        return None;
    }
    // Without its stop it would be a heading.
    let read = Reading::new(&format!("{}.", claim.said.trim_end_matches('.')), None);
    let counted = read.claims.iter().flat_map(|claim| &claim.quantities);
    let counted = counted.filter(|one| PLACES.contains(&one.unit.as_str()) && one.low == one.high);
    let counts: Vec<f64> = counted.map(|one| one.low).collect();
    let first = counts.first().filter(|_| !counts.contains(&(many as f64)))?;
    let said = format!("claim `{}`: its words count {first} places, and it names {many}", claim.id);
    let help = "name the places that the text means; nothing, if it counts others";
    Some(Diagnostic::of_file("W308", path, said, help))
}

/// The places that a sentence names and the claim does not, where it names others of their sort.
pub(super) fn left_out(
    claim: &Claim,
    kinds: &Kinds,
    sentence: &str,
    path: &str,
) -> Option<Diagnostic> {
    let names = kinds.names();
    let sorts: Vec<Level> = names.iter().flat_map(|name| sorts(name)).collect();
    let tested = |place: &Place| {
        let name = sentence.get(place.span.clone()).unwrap_or_default();
        let codes = || std::iter::once(&place.geoid).chain(&place.others);
        names.iter().any(|own| own.contains(name) || codes().any(|code| code == own))
    };
    let open = places_of(sentence).into_iter();
    let open = open.filter(|place| sorts.contains(&place.level) && !tested(place));
    let told: BTreeSet<String> =
        open.filter_map(|place| Some(sentence.get(place.span)?.to_owned())).collect();
    let told: Vec<String> = told.into_iter().collect();
    let said =
        format!("claim `{}`: its words name {}, and the test does not", claim.id, listed(&told));
    let help = "test these places too, or say under `part_of_claim` that they are not tested";
    let unsaid = claim.notes.part_of_claim.is_none() && !told.is_empty();
    unsaid.then(|| Diagnostic::of_file("W303", path, said, help))
}

/// Of what sort the places are that a claim names, by name or by code.
fn sorts(name: &str) -> Vec<Level> {
    if name.bytes().all(|byte| byte.is_ascii_digit()) {
        let of_digits = [(2, Level::State), (5, Level::County), (7, Level::City)];
        let found = of_digits.into_iter().find(|(digits, _)| *digits == name.len());
        return found.map(|(_, level)| level).into_iter().collect();
    }
    places_of(name).into_iter().map(|place| place.level).collect()
}

/// The first source that has a row of a place or a year of the sentence and speaks of it in more
/// words, though the record is said not to be held; what is shown beside the claim is told there.
fn held(case: &Case, claim: &Claim, evidence: &Evidence, path: &str) -> Option<Diagnostic> {
    let marks = marks(&claim.said);
    let open = case.sources.iter().filter(|source| !claim.records.contains(&source.id));
    let mut found = open.filter_map(|source| {
        let words = speaks(source, evidence.table(&source.id)?, &claim.said, &marks)?;
        Some((source, words))
    });
    let (source, words) = found.next()?;
    let said = format!(
        "claim `{}`: its record is said not to be held, and `{}` has rows with {}",
        claim.id,
        source.id,
        listed(&words)
    );
    let help = "test the claim in these rows, or show what they hold beside it";
    Some(Diagnostic::of_file("W304", path, said, help))
}

/// The places and years that a sentence names, as cells have them.
fn marks(sentence: &str) -> BTreeSet<String> {
    let places = places_of(sentence).into_iter();
    let named = places.filter(|place| place.level != Level::Nation);
    let names = named.filter_map(|place| Some(sentence.get(place.span)?.to_lowercase()));
    let parts = sentence.split(|letter: char| !letter.is_alphanumeric());
    let years =
        parts.filter(|part| part.len() == 4 && (part.starts_with("19") || part.starts_with("20")));
    names.chain(years.map(str::to_owned)).collect()
}

/// A place or a year of the sentence that a row has, with the other words that the row, the columns
/// or the source's title share with it.
fn speaks(
    source: &Source,
    table: &Table,
    sentence: &str,
    marks: &BTreeSet<String>,
) -> Option<Vec<String>> {
    let of_source = words(&format!("{} {} {}", source.id, source.title, table.columns().join(" ")));
    let asked = words(sentence);
    let columns: Vec<&String> = table
        .columns()
        .iter()
        .filter(|column| !ORIGIN.contains(&column.to_lowercase().as_str()))
        .collect();
    let rows = (0..table.len()).filter_map(|row| {
        let cells: Vec<String> =
            columns.iter().map(|column| table.cell(row, column).to_lowercase()).collect();
        let mark = marks.iter().find(|mark| cells.contains(mark))?;
        let own = words(&cells.join(" "));
        let shared = asked.iter().filter(|word| !mark.contains(word.as_str()));
        let shared: Vec<String> =
            shared.filter(|word| has(&own, word) || has(&of_source, word)).cloned().collect();
        (!shared.is_empty()).then(|| std::iter::once(mark.clone()).chain(shared).collect())
    });
    rows.max_by_key(|found: &Vec<String>| found.len())
}

fn words(text: &str) -> BTreeSet<String> {
    let parts = text.split(|letter: char| !letter.is_alphabetic());
    let long = parts.filter(|part| part.chars().count() >= LETTERS);
    long.map(str::to_lowercase).collect()
}

/// Whether one of some words is this one, or one of the two begins with the other.
fn has(words: &BTreeSet<String>, word: &str) -> bool {
    words.iter().any(|own| own.starts_with(word) || word.starts_with(own.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_marked_by_its_places_and_years() {
        let found = marks("Of 1,700 permits Chicago issued 40 in 2015");
        assert!(found.contains("chicago") && found.contains("2015") && found.len() == 2);
    }
}
