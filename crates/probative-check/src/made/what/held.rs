//! Records that are said not to be held, of which a source of the case speaks.

use std::collections::BTreeSet;

use probative_case::Case;
use probative_case::claim::Claim;
use probative_case::source::Source;
use probative_evidence::{Evidence, Table};
use probative_finding::finding::made::{About, Made};
use probative_read::{Level, places_of};
use probative_terms::Kind;

use crate::made::of_claim;

/// The fewest letters of a word by which a source speaks of a sentence.
const LETTERS: usize = 5;
/// Words that tell of which places or times a source is, and nothing of what it counts.
const GENERAL: [&str; 12] = [
    "state", "states", "county", "counties", "place", "places", "nation", "national", "country",
    "years", "month", "months",
];
/// The fewest words by which one does that has no row of a place or a year of it.
const WORDS: usize = 2;
/// Columns that say where a row comes from, and nothing of what it counts.
const ORIGIN: [&str; 6] = ["source", "source_url", "url", "note", "notes", "published"];

/// The source that speaks most of a sentence though its record is said not to be held; what is
/// shown beside the claim is told there.
pub(in crate::made) fn held(case: &Case, claim: &Claim, evidence: &Evidence) -> Option<Made> {
    // A quotation is settled by the words of a document, and no table has them.
    if claim.kind() == Kind::Quote {
        return None;
    }
    let marks = marks(&claim.said);
    let speaking = |source: &&Source| {
        let table = evidence.table(&source.id)?;
        Some((source.id.clone(), spoken(source, table, &claim.said, &marks)))
    };
    let all: Vec<(String, Spoken)> =
        case.sources.iter().filter_map(|source| speaking(&source)).collect();
    let rarity = |word: &String| {
        let with = all.iter().filter(|(_, spoken)| spoken.words.contains(word)).count();
        1.0 / with.max(1) as f64
    };
    let open = all.iter().filter(|(id, spoken)| !claim.records.contains(id) && spoken.is_of_it());
    let weighed = open.map(|one| {
        let rare: f64 = one.1.words.iter().map(rarity).sum();
        (one, (one.1.weight(), rare))
    });
    // Of equals the one whose words fewest others have, and then the first.
    let most = |a: (usize, f64), b: (usize, f64)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1));
    let (source, spoken) = weighed.rev().max_by(|a, b| most(a.1, b.1))?.0;
    let carries = case.claims.iter().filter(|other| other.rests_on.contains(&claim.id));
    let carries = carries.map(|other| other.id.clone()).collect();
    let words = spoken.words.iter().cloned().collect();
    let about = About::Held { source: source.clone(), words, carries };
    Some(of_claim("W304", claim, about))
}

/// The source that has a row of the place or the year of what a tested claim says is not tested.
pub(in crate::made) fn untested_part(
    case: &Case,
    claim: &Claim,
    evidence: &Evidence,
) -> Option<Made> {
    let part = claim.notes.part_of_claim.as_deref()?;
    let marks = marks(part);
    let sentence = [claim.said.as_str(), part].join("\n");
    let speaks = |source: &Source| {
        let table = evidence.table(&source.id)?;
        let spoken = spoken(source, table, &sentence, &marks);
        let (source, words) = (source.id.clone(), spoken.words.iter().cloned().collect());
        (spoken.is_marked && spoken.is_of_it()).then_some(About::PartHeld { source, words })
    };
    let about = case.sources.iter().find_map(speaks)?;
    Some(of_claim("W304", claim, about))
}

/// The places and years that a sentence names, as cells have them.
fn marks(sentence: &str) -> Vec<Mark> {
    let places = places_of(sentence).into_iter();
    let named = places.filter(|place| place.level != Level::Nation);
    let named = named.filter_map(|place| {
        let said = sentence.get(place.span)?.to_lowercase();
        Some(Mark { cells: vec![said.clone(), place.geoid], said })
    });
    let parts = sentence.split(|letter: char| !letter.is_alphanumeric());
    let years =
        parts.filter(|part| part.len() == 4 && (part.starts_with("19") || part.starts_with("20")));
    let years = years.map(|year| Mark { said: year.to_owned(), cells: vec![year.to_owned()] });
    named.chain(years).collect()
}

/// A place or a year of a sentence.
struct Mark {
    /// As the sentence has it, in small letters.
    said: String,
    /// As a cell may have it.
    cells: Vec<String>,
}

/// What a source has of a sentence.
#[derive(Default)]
struct Spoken {
    /// Its words, and the place or the year of the row that has most of them.
    words: BTreeSet<String>,
    /// How many of them its title or its columns have.
    of_source: usize,
    /// Whether there is such a row.
    is_marked: bool,
}

impl Spoken {
    /// Whether that is enough to look there: a place or a year with a word, or so many words.
    fn is_of_it(&self) -> bool {
        self.words.len() >= WORDS
    }

    /// What a table is about says more than what stands in one of its rows.
    fn weight(&self) -> usize {
        self.words.len() + self.of_source
    }
}

/// The words that the title, the columns and one row of a source share with a sentence.
fn spoken(source: &Source, table: &Table, sentence: &str, marks: &[Mark]) -> Spoken {
    let of_source = [&source.id, &source.title].into_iter().chain(table.columns());
    let of_source = words(of_source.map(String::as_str));
    let asked = words([sentence]);
    let shared = |own: &BTreeSet<String>| -> BTreeSet<String> {
        let known = |word: &&String| has(own, word) || has(&of_source, word);
        asked.iter().filter(known).cloned().collect()
    };
    let title = shared(&BTreeSet::new());
    let of_source = title.len();
    let counting = |column: &&String| !ORIGIN.contains(&column.to_lowercase().as_str());
    let columns: Vec<&String> = table.columns().iter().filter(counting).collect();
    let marked = (0..table.len()).filter_map(|row| {
        let cells: Vec<String> =
            columns.iter().map(|column| table.cell(row, column).to_lowercase()).collect();
        let mark = marks.iter().find(|mark| mark.cells.iter().any(|cell| cells.contains(cell)))?;
        let mut words = shared(&self::words(cells.iter().map(String::as_str)));
        words.retain(|word| !mark.said.contains(word.as_str()));
        // A place or a year alone says nothing of what is counted.
        (!words.is_empty()).then(|| {
            words.insert(mark.said.clone());
            Spoken { words, of_source, is_marked: true }
        })
    });
    let unmarked = Spoken { words: title.clone(), of_source, is_marked: false };
    marked.chain([unmarked]).max_by_key(|it| (it.is_marked, it.words.len())).unwrap_or_default()
}

fn words<'t>(texts: impl IntoIterator<Item = &'t str>) -> BTreeSet<String> {
    let parts = texts.into_iter().flat_map(|text| text.split(|it: char| !it.is_alphabetic()));
    let long = parts.filter(|part| part.chars().count() >= LETTERS);
    long.map(str::to_lowercase).filter(|word| !GENERAL.contains(&word.as_str())).collect()
}

/// Whether one of some words is this one: one of the two begins with the other, or both are one
/// thing and many of it.
fn has(words: &BTreeSet<String>, word: &str) -> bool {
    let same = |own: &String| {
        own.starts_with(word) || word.starts_with(own.as_str()) || stem(own) == stem(word)
    };
    words.iter().any(same)
}

/// A word without the ending that tells one thing from many.
fn stem(word: &str) -> &str {
    let ends = ["ies", "es", "s", "y"].into_iter();
    let mut stems = ends.filter_map(|end| word.strip_suffix(end));
    stems.find(|stem| stem.chars().count() >= LETTERS).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_marked_by_its_places_and_years() {
        let found = marks("Of 1,700 permits Chicago issued 40 in 2015");
        let said: Vec<&str> = found.iter().map(|mark| mark.said.as_str()).collect();
        assert_eq!(said, ["chicago", "2015"]);
    }

    #[test]
    fn one_thing_and_many_of_it_are_one_word() {
        let own = words(["policies of some towns"]);
        assert!(has(&own, "policy") && has(&own, "towns") && !has(&own, "police"));
    }
}
