//! Places that a sentence names and a test does not.

use std::collections::BTreeSet;

use probative_case::claim::{Claim, Kinds};
use probative_finding::finding::made::{About, Made, Sentence};
use probative_read::{Level, Place, places_of};

use crate::made::of_claim;

mod counties;

/// Words of columns by whose values rows of places are picked.
const COLUMNS: [&str; 10] =
    ["fips", "geo", "state", "county", "city", "place", "town", "abbr", "postal", "jurisdiction"];

/// Whether a column, by its name in lower case, has places.
pub(crate) fn is_of_places(column: &str) -> bool {
    COLUMNS.iter().any(|word| column.contains(word))
}

/// Words of columns whose places lie within states.
const SMALLER: [&str; 3] = ["city", "town", "county"];

/// The places that a sentence names and the claim does not, where it names others of their sort.
pub(in crate::made) fn left_out(
    claim: &Claim,
    kinds: &Kinds,
    sentence: &str,
    of: Sentence,
) -> Option<Made> {
    let names = names(kinds);
    let sorts: Vec<Level> = names.iter().flat_map(|name| sorts(name)).collect();
    let tested = |place: &Place| {
        let name = sentence.get(place.span.clone()).unwrap_or_default();
        let codes = || std::iter::once(&place.geoid).chain(&place.others);
        // "Virginia" is no part of "West Virginia", and "Reno" one of "Reno, Nevada".
        let is_named =
            |own: &str| places_of(own).iter().any(|it| own.get(it.span.clone()) == Some(name));
        names.iter().any(|own| own == name || is_named(own) || codes().any(|code| code == own))
    };
    let open = places_of(sentence).into_iter();
    let open = open.filter(|place| sorts.contains(&place.level) && !tested(place));
    // What the case says of its untested part says so of the places that it names.
    let untested = claim.notes.part_of_claim.as_deref().unwrap_or_default();
    let told = open.filter_map(|place| sentence.get(place.span));
    let told = told.chain(counties::left_out(sentence, &names));
    let told: BTreeSet<&str> = told.filter(|place| !untested.contains(place)).collect();
    let about = About::LeftOut { of, places: told.iter().map(|it| (*it).to_owned()).collect() };
    (!told.is_empty()).then(|| of_claim("W303", claim, about))
}

/// A sentence without the places that it names.
pub(in crate::made) fn without(sentence: &str) -> String {
    let mut rest = sentence.to_owned();
    for place in places_of(sentence).into_iter().rev() {
        if rest.get(place.span.clone()).is_some() {
            rest.replace_range(place.span, "");
        }
    }
    rest
}

/// The places of a claim: those that it names, and those by which the rows of a number or of a
/// change are picked.
fn names(kinds: &Kinds) -> Vec<String> {
    let mut names: Vec<String> = kinds.names().into_iter().map(str::to_owned).collect();
    let by_rows = matches!(kinds, Kinds::Figure(_) | Kinds::Share(_) | Kinds::Trend(_));
    let mut kinds = kinds.clone();
    let rows = kinds.selects().into_iter().filter(|_| by_rows);
    for (column, values) in rows.flat_map(|select| &select.filter) {
        let column = column.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| column.contains(word));
        let is_other = has(&SMALLER) && !column.contains("state");
        if has(&COLUMNS) {
            names.extend(values.iter().flat_map(|value| of_value(value, is_other)));
        }
    }
    names
}

/// A place as a column has it: a state by its letters is one by its code, and a city or county of
/// the name of a state is none.
fn of_value(value: &str, is_smaller: bool) -> Vec<String> {
    let state = probative_atlas::state(value).map(|state| state.geoid.as_str().to_owned());
    if is_smaller && state.is_some() {
        return Vec::new();
    }
    std::iter::once(value.to_owned()).chain(state).collect()
}

/// Of what sort the places are that a claim names, by name or by code.
fn sorts(name: &str) -> Vec<Level> {
    if name.bytes().all(|byte| byte.is_ascii_digit()) {
        return sort_of_code(name).into_iter().collect();
    }
    places_of(name).into_iter().map(|place| place.level).collect()
}

/// Of what sort the place of a code is, by how many digits it has; nothing of another text.
pub(in crate::made) fn sort_of_code(code: &str) -> Option<Level> {
    let of_digits = [(2, Level::State), (5, Level::County), (7, Level::City)];
    let is_code = code.bytes().all(|byte| byte.is_ascii_digit());
    let found = of_digits.into_iter().find(|(digits, _)| is_code && *digits == code.len());
    found.map(|(_, level)| level)
}
