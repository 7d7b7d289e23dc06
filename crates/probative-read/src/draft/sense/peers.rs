//! Which places a rank is among by their size: "counties with more than 250,000 people".

use std::ops::Range;

use probative_case::words::Words;
use probative_terms::Kind;

use super::{Sense, Spoken};
use crate::quantity::{Comparator, Quantity};
use crate::stretch::compare::{HIGH, LOW};

/// The peers of a place that is ranked.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::draft) struct Peers {
    /// As the text calls them.
    pub(in crate::draft) said: String,
    /// From how much on, and below how much; with a `?` where the text does not say.
    pub(in crate::draft) sizes: String,
}

/// Places that have a size.
const PLACES: [&str; 14] = [
    "counties",
    "cities",
    "states",
    "towns",
    "townships",
    "villages",
    "places",
    "communities",
    "municipalities",
    "parishes",
    "areas",
    "districts",
    "jurisdictions",
    "countries",
];
/// What stands between them and their size: "with populations of at least".
const BETWEEN: [&str; 24] = [
    "with",
    "of",
    "having",
    "that",
    "which",
    "have",
    "had",
    "has",
    "a",
    "the",
    "population",
    "populations",
    "over",
    "above",
    "under",
    "below",
    "more",
    "fewer",
    "less",
    "than",
    "at",
    "least",
    "most",
    "between",
];

/// Takes a number that says which places are ranked as their size, and the superlative as the
/// words.
pub(super) fn set_peers(spoken: &Spoken<'_>, sense: &mut Sense) {
    let general = [Kind::Membership, Kind::Rate, Kind::Cluster, Kind::Figure];
    let Some((peers, number)) = peers(spoken).filter(|_| general.contains(&sense.kind)) else {
        return;
    };
    let ranks = sense.first.is_some() || sense.words.ranks_from_lowest().is_some();
    if !ranks {
        let Some(words) = superlative(spoken, &number) else { return };
        (sense.kind, sense.words) = (Kind::Rate, words);
    }
    sense.peers = Some(peers);
}

/// The places of a size that the sentence names, and the tokens of all that names them.
fn peers(spoken: &Spoken<'_>) -> Option<(Peers, Range<usize>)> {
    spoken.numbers().find_map(|(one, at)| {
        let plain = |at: &usize| spoken.is_one_of(*at, &BETWEEN);
        let before = (0..at.start).rev().find(|at| !plain(at))?;
        let bound = before + 1 < at.start && one.is_count();
        let sizes = sizes(one).filter(|_| bound && spoken.is_one_of(before, &PLACES))?;
        let noun = ["people", "residents", "inhabitants", "persons", "voters", "households"];
        let end = at.end + usize::from(spoken.is_one_of(at.end, &noun));
        let said = &spoken.tokens.text[spoken.tokens.bytes(&(before..end))];
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        Some((Peers { said, sizes }, before..end))
    })
}

/// From how much on a place is a peer, and below how much.
fn sizes(one: &Quantity) -> Option<String> {
    let (low, high) = (one.low, one.high);
    match one.comparator {
        Comparator::MoreThan | Comparator::AtLeast => Some(format!("from = {low}")),
        Comparator::LessThan => Some(format!("from = 0, below = {low}")),
        Comparator::Between => Some(format!("from = {low}, below = {high}")),
        Comparator::AtMost => Some("from = 0, below = \"?\"".to_owned()),
        Comparator::Exact | Comparator::About | Comparator::Nearly => None,
    }
}

/// "The highest", "one of the lowest": the words of a superlative outside of what names the peers.
fn superlative(spoken: &Spoken<'_>, peers: &Range<usize>) -> Option<Words> {
    let mut all = (0..spoken.tokens.all.len()).filter(|at| !peers.contains(at));
    all.find_map(|at| {
        let high = spoken.is_one_of(at, &HIGH);
        let low = spoken.is_one_of(at, &LOW);
        let found = (high || low) && spoken.before(at, 1) != "at";
        let among = spoken.before(at, 1) == "the"
            && (spoken.before(at, 2) == "among"
                || spoken.before(at, 2) == "of" && spoken.before(at, 3) == "one");
        found.then_some(match (low, among) {
            (false, false) => Words::Highest,
            (false, true) => Words::AmongHighest,
            (true, false) => Words::Lowest,
            (true, true) => Words::AmongLowest,
        })
    })
}
