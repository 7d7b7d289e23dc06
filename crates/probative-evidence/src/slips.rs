//! Names that differ by one letter, of which one may be a slip of the hand.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::Case;
use probative_terms::Diagnostic;
use probative_terms::text::counted;

use crate::alike::as_one;
use crate::evidence::Evidence;

/// The fewest letters of a name of which a slip is told from another name.
const SHORTEST: usize = 6;
/// The fewest letters of the word in which two names differ: `Ward A` and `Ward B` are two wards.
const SHORTEST_WORD: usize = 4;
/// The most letters of a name: what is longer is a text.
const LONGEST: usize = 60;
/// The most names of a column that are compared; a longer list is of no places.
const MOST: usize = 20_000;
/// How many names that are alike but for one letter are compared with the next.
const ALIKE: usize = 64;
/// How many pairs are told by name.
const SHOWN: usize = 3;

/// Two names that are nearly alike, the rarer one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pair<'a> {
    rare: &'a str,
    other: &'a str,
}

/// That names of a column differ by one letter and one of them is rare: they count as two, and may
/// be one. Each name comes with its line; of codes, a letter more or less is another code.
pub fn slips<'a>(
    path: &str,
    column: &str,
    names: impl Iterator<Item = (usize, &'a str)>,
) -> Option<Diagnostic> {
    let mut met: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (line, name) in names.filter(|(_, name)| is_name(name)) {
        met.entry(name).or_insert((line, 0)).1 += 1;
    }
    if met.len() > MOST {
        return None;
    }
    let count = |name: &str| met.get(name).map_or(0, |(_, count)| *count);
    let mut pairs = pairs(&met.keys().copied().collect::<Vec<_>>(), count);
    pairs.retain(|pair| !are_both_known(pair.rare, pair.other));
    let line = |name: &str| met.get(name).map_or(0, |(line, _)| *line);
    let told = |pair: &Pair<'_>| {
        let Pair { rare, other } = pair;
        format!("`{rare}` (line {}) and `{other}` (line {})", line(rare), line(other))
    };
    let shown: Vec<String> = pairs.iter().take(SHOWN).map(told).collect();
    let more = match pairs.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(", and {} more", counted(more, "pair")),
    };
    let said = format!("{}{more}: one letter apart, and counted as two", shown.join("; "));
    let help = "write the name in one way if they are one; nothing, if they are two";
    let first = pairs.first()?;
    Some(Diagnostic::in_cell("W212", path, line(first.rare), column, said, help))
}

/// Tells of every column that a case names, once.
pub(crate) fn check(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let used: BTreeSet<(&str, &str)> =
        case.uses.iter().map(|used| (used.source.as_str(), used.column.as_str())).collect();
    let told = used.into_iter().filter_map(|(source, column)| {
        let (table, path) = (evidence.table(source)?, case.source(source)?.path.as_str());
        let names = (0..table.len()).map(|row| (table.line(row), table.cell(row, column)));
        slips(path, column, names)
    });
    told.collect()
}

/// Whether one of two names is the other misspelt: one letter sets them apart, and there are not
/// two places so called.
pub(crate) fn is_misspelt(one: &str, other: &str) -> bool {
    is_name(one) && is_name(other) && is_slip(one, other) && !are_both_known(one, other)
}

/// Whether a text is a name: long enough, and no code.
fn is_name(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let is_short = text.chars().nth(LONGEST).is_none();
    letters >= SHORTEST && is_short && !text.contains(|letter: char| letter.is_numeric())
}

/// The pairs of names that one letter sets apart and of which one is rare.
///
/// Two such names are the same once a letter is taken out of both, or of the longer one, so that
/// each name is looked up under what is left of it.
fn pairs<'a>(names: &[&'a str], count: impl Fn(&str) -> usize) -> Vec<Pair<'a>> {
    let mut left: BTreeMap<String, Vec<&'a str>> = BTreeMap::new();
    let mut found: BTreeSet<(&'a str, &'a str)> = BTreeSet::new();
    for name in names {
        for rest in shortened(name) {
            let same = left.entry(rest).or_default();
            let near =
                same.iter().take(ALIKE).filter(|other| *other != name && is_slip(name, other));
            found.extend(near.map(|other| (*other, *name)));
            same.push(name);
        }
    }
    let pair = |(one, other): (&'a str, &'a str)| {
        let (rare, other) = if count(other) < count(one) { (other, one) } else { (one, other) };
        let is_rare = count(rare) == 1 || 2 * count(rare) <= count(other);
        is_rare.then_some(Pair { rare, other })
    };
    found.into_iter().filter_map(pair).collect()
}

/// A name whole, and without each of its letters in turn.
fn shortened(name: &str) -> impl Iterator<Item = String> {
    let without = name.char_indices().map(|(at, letter)| {
        let mut rest = name.to_owned();
        rest.replace_range(at..at + letter.len_utf8(), "");
        rest
    });
    std::iter::once(name.to_owned()).chain(without)
}

/// Whether both are names of counties, cities or states that there are: `Grand County` and `Grant
/// County`.
fn are_both_known(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(bare);
    let known = || {
        let counties = probative_atlas::county_names().map(|(name, _)| name);
        let cities = probative_atlas::known_cities().map(|(name, _)| name);
        let states = probative_atlas::states().iter().map(|state| state.name);
        counties.chain(cities).chain(states)
    };
    known().any(|name| name == one) && known().any(|name| name == other)
}

/// A name without its state and without what it is called: `Cook` of `Cook County, IL`.
fn bare(name: &str) -> &str {
    const CALLED: [&str; 4] = [" County", " Parish", " Borough", " city"];
    let name = name.split(',').next().unwrap_or(name).trim();
    CALLED.iter().find_map(|called| name.strip_suffix(called)).unwrap_or(name)
}

/// Whether a letter more, less or another, or two that changed places, make one name of another,
/// in a word that is long enough.
fn is_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let before = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let ends = one[before..].iter().rev().zip(other[before..].iter().rev());
    let after = ends.take_while(|(a, b)| a == b).count();
    let apart = |name: &[char]| name[before..name.len() - after].to_vec();
    let near = match (apart(&one).as_slice(), apart(&other).as_slice()) {
        ([a], [b]) => a.is_alphabetic() && b.is_alphabetic(),
        ([a], []) | ([], [a]) => a.is_alphabetic(),
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    };
    // What is read as one word, whatever its letters, is refused elsewhere.
    let same = as_one(&one.iter().collect::<String>()) == as_one(&other.iter().collect::<String>());
    near && !same && [&one, &other].iter().all(|name| word_at(name, before) >= SHORTEST_WORD)
}

/// How many letters the word around a place has.
fn word_at(name: &[char], at: usize) -> usize {
    let letters = |letter: &&char| letter.is_alphabetic();
    let before = name[..at].iter().rev().take_while(letters).count();
    before + name[at..].iter().take_while(letters).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(names: &[&str]) -> Option<String> {
        let lines = names.iter().enumerate().map(|(at, name)| (at + 2, *name));
        slips("p.csv", "town", lines).map(|warning| warning.what)
    }

    #[test]
    fn a_letter_less_more_or_another_is_told_with_both_names() {
        for slip in ["Northfeld", "Northfieldd", "Nordfjeld", "Nortfhield", "Northfielt"] {
            let told = told(&["Easton", slip, "Northfield"]);
            let is_near = slip != "Nordfjeld";
            assert_eq!(told.is_some(), is_near, "{slip}");
            assert!(told.is_none_or(|said| said.contains(slip) && said.contains("`Northfield`")));
        }
    }

    #[test]
    fn codes_short_words_and_names_that_are_both_common_are_two_things() {
        for two in [["Ward 1 North", "Ward 2 North"], ["Ward A", "Ward B"], ["Clark", "Clarke"]] {
            assert_eq!(told(&two), None, "{two:?}");
        }
        let panel = ["Sumner TN", "Sumner TN", "Sumter TN", "Sumter TN"];
        assert_eq!(told(&panel), None);
        assert!(told(&["Sumner TN", "Sumner TN", "Sumner TN", "Sumter TN"]).is_some());
    }

    #[test]
    fn two_places_that_there_are_and_one_in_two_alphabets_are_not_told() {
        assert_eq!(told(&["Grand County", "Grant County"]), None);
        assert_eq!(told(&["North Carolina", "Nоrth Carolina"]), None, "a Cyrillic letter");
        assert!(told(&["Grand County", "Grend County"]).is_some());
    }

    #[test]
    fn many_pairs_are_counted_and_three_are_named() {
        let names: Vec<String> = ('a'..='f').map(|letter| format!("Westbrook{letter}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert!(told(&names).unwrap().contains("and 12 pairs more"));
    }
}
