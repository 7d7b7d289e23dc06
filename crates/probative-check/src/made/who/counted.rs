//! How many places a sentence counts, and how many the claim has.

use probative_case::claim::association::Association;
use probative_case::claim::{Claim, Codes, Kinds};
use probative_finding::finding::made::{About, Made};
use probative_read::{Level, Reading};

use crate::made::of_claim;
use crate::made::sentence::numbers::rank_of;
use crate::made::sentence::said;
use crate::made::who::places;

/// What places are called where a sentence counts them.
pub(in crate::made) const PLACES: [&str; 8] =
    ["state", "county", "city", "place", "town", "district", "jurisdiction", "area"];

/// Words of a sentence that counts places besides those that it is about.
const REST: [&str; 9] =
    ["other", "others", "rest", "remaining", "first", "top", "most", "than", "among"];

/// That a sentence counts places, and the claim names another number of them or picks the rows of
/// another number.
pub(in crate::made) fn otherwise(claim: &Claim, kinds: &Kinds) -> Option<Made> {
    let own = match named(claim, kinds) {
        Some(codes) => Own::of_codes(codes),
        None => Own::of_rows(kinds),
    };
    let own = own.filter(|own| own.many > 0)?;
    // What a case calls its rows counts them as its sentence does.
    let called = said::called(kinds).into_iter().filter(|_| own.sort.is_some());
    // One place is one of those that a sentence counts, and a name of its rows is of these alone.
    let own_sentence = Some(claim.said.clone()).filter(|_| own.sort.is_none() || own.many > 1);
    let counts = own_sentence.into_iter().chain(called).flat_map(|it| counts(&it));
    let counts: Vec<f64> = counts.filter(|it| own.is_of(&it.1)).map(|it| it.0).collect();
    // "One of the three" counts those that come first.
    let stated = claim.numbers();
    let counted = *counts
        .iter()
        .find(|count| !stated.contains(count))
        .filter(|_| !counts.contains(&(own.many as f64)))?;
    Some(of_claim("W308", claim, About::Miscounted { counted, named: own.many }))
}

/// The places that a claim names itself.
pub(in crate::made) fn named<'k>(claim: &Claim, kinds: &'k Kinds) -> Option<&'k Codes> {
    // How many places a rank is among is no count of the one that has it.
    if let (Kinds::Rate(rate), None) = (kinds, rank_of(claim)) {
        return Some(&rate.named);
    }
    if let Kinds::Association(Association::Named(named)) = kinds {
        return Some(&named.named);
    }
    None
}

/// How many places a claim has, and of which sort where nothing else says that they are meant.
struct Own {
    many: usize,
    sort: Option<Level>,
}

impl Own {
    /// Places that their rows name may be counted in another thing, as the counties of eight
    /// states: only what their codes are is counted.
    fn of_codes(codes: &Codes) -> Option<Own> {
        let sort = || codes.first().and_then(|code| places::sort_of_code(code));
        match codes.by.is_empty() {
            true => Some(Own { many: codes.len(), sort: None }),
            false => Some(Own { many: codes.len(), sort: Some(sort()?) }),
        }
    }

    /// The places whose rows are added up or followed, where they are picked by their codes.
    fn of_rows(kinds: &Kinds) -> Option<Own> {
        if !matches!(kinds, Kinds::Figure(_) | Kinds::Share(_) | Kinds::Trend(_)) {
            return None;
        }
        let mut kinds = kinds.clone();
        let picked = kinds.selects().into_iter().find_map(|select| {
            select.filter.iter().find_map(|(column, values)| {
                let sort = places::sort_of_code(values.first()?)?;
                places::is_of_places(&column.to_lowercase()).then_some((values.len(), sort))
            })
        });
        picked.map(|(many, sort)| Own { many, sort: Some(sort) })
    }

    /// Whether what a sentence counts is what the claim has.
    fn is_of(&self, unit: &str) -> bool {
        match self.sort {
            None => true,
            Some(Level::State) => unit == "state",
            Some(Level::County) => unit == "county",
            Some(_) => !["state", "county"].contains(&unit),
        }
    }
}

/// How many places of which sort a sentence counts; how many others there are, or come first, is no
/// count of those that it is about.
fn counts(sentence: &str) -> Vec<(f64, String)> {
    let words = sentence.split_inclusive(' ');
    let is_own = |word: &&str| !REST.contains(&word.trim().to_lowercase().as_str());
    let own: String = words.take_while(is_own).collect();
    // Without its stop it would be a heading.
    let read = Reading::new(&[own.trim_end().trim_end_matches('.'), "."].concat(), None);
    let counted = read.claims.iter().flat_map(|claim| &claim.quantities);
    let counted = counted.filter(|one| PLACES.contains(&one.unit.as_str()) && one.low == one.high);
    counted.map(|one| (one.low, one.unit.clone())).collect()
}
