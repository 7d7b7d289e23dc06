//! Of which places a share tells the part, and of which the whole.

use std::ops::Range;

use probative_terms::Kind;

use super::{Sense, Spoken};
use crate::lexicon::Cue;
use crate::place::{Level, Place};

/// Of which places a whole is.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::draft) enum Whole {
    /// Of all: "40 percent of the thefts were in Ohio".
    #[default]
    All,
    /// Of these: "40 percent of the thefts in Ohio were at night".
    Of(Vec<Place>),
    /// The sentence does not say.
    Asked,
}

/// Verbs behind which "in Ohio" tells where the part is.
const STOOD: [&str; 16] = [
    "was",
    "were",
    "is",
    "are",
    "be",
    "been",
    "occurred",
    "happened",
    "came",
    "lived",
    "live",
    "lives",
    "place",
    "recorded",
    "reported",
    "committed",
];
/// Verbs by which a place has its part of what all have.
const HAD: [&str; 13] = [
    "had",
    "has",
    "have",
    "with",
    "accounted",
    "accounts",
    "account",
    "made",
    "makes",
    "holds",
    "held",
    "took",
    "saw",
];

/// How a place stands to a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It has the part of a whole of all: "were in Ohio", "Ohio had 40 percent of".
    Part,
    /// It has the whole: "of the thefts in Ohio".
    Whole,
    Unclear,
}

/// Reads of which places the part and the whole of a share are.
pub(super) fn set_whole(spoken: &Spoken<'_>, sense: &mut Sense) {
    let below = |place: &&Place| place.level != Level::Nation;
    if sense.kind != Kind::Share || !sense.named.iter().any(|place| below(&place)) {
        return;
    }
    let number = share_of(spoken);
    let named: Vec<Place> = sense.named.iter().filter(below).cloned().collect();
    let roles: Vec<Role> = named.iter().map(|place| role(spoken, place, &number)).collect();
    let of = |role: Role| -> Vec<Place> {
        let own = named.iter().zip(&roles).filter(|(_, own)| **own == role);
        own.map(|(place, _)| place.clone()).collect()
    };
    let (part, whole) = (of(Role::Part), of(Role::Whole));
    sense.whole = match (roles.contains(&Role::Unclear), whole.is_empty()) {
        (true, _) => Whole::Asked,
        (false, true) => Whole::All,
        (false, false) => Whole::Of(whole),
    };
    // "Half of Ohio's thefts were in Toledo": the part is in the town alone.
    if matches!(sense.whole, Whole::Of(_)) && !part.is_empty() {
        sense.named = part;
    }
}

/// The tokens of the number of the part; without one, where its whole begins.
fn share_of(spoken: &Spoken<'_>) -> Range<usize> {
    let part = spoken.numbers().find(|(one, _)| one.is_part());
    let number = part.or_else(|| spoken.numbers().find(|(one, _)| one.is_count()));
    let of = || (0..spoken.tokens.all.len()).find(|at| spoken.is_one_of(*at, &["of"]));
    number.map(|(_, at)| at).or_else(|| of().map(|at| at..at)).unwrap_or_default()
}

/// How one place stands to the share whose number stands at some tokens.
fn role(spoken: &Spoken<'_>, place: &Place, number: &Range<usize>) -> Role {
    let Some(own) = spoken.of(&place.span) else { return Role::Unclear };
    if own.start < number.start {
        return before(spoken, &own, number);
    }
    let verb = |at: &usize| {
        let has = |cue| spoken.tokens.has(*at, cue);
        let past = spoken.word(*at).len() > 4 && spoken.word(*at).ends_with("ed");
        has(Cue::Aux) || has(Cue::Verb) || has(Cue::Event) || past
    };
    match (number.end..own.start).find(verb) {
        None => Role::Whole,
        Some(_) if stands(spoken, own.start) => Role::Part,
        Some(_) => Role::Unclear,
    }
}

/// Whether what stands before a place says that the part is there: "were in", "were in Ohio or".
fn stands(spoken: &Spoken<'_>, at: usize) -> bool {
    const NEAR: usize = 16;
    const LISTED: [&str; 13] = [
        "the", "of", "state", "city", "county", "and", "or", ",", "either", "just", "only",
        "alone", "town",
    ];
    let place = |at: usize| {
        let mut own = spoken.claim.places.iter().filter_map(|place| spoken.of(&place.span));
        own.any(|own| own.contains(&at))
    };
    let listed = |at: &usize| spoken.is_one_of(*at, &LISTED) || place(*at);
    let mut before = (at.saturating_sub(NEAR)..at).rev().skip_while(listed);
    let within = before.next().is_some_and(|at| spoken.is_one_of(at, &["in", "from", "within"]));
    within && before.next().is_some_and(|at| spoken.is_one_of(at, &STOOD))
}

/// How a place before the number stands to it: "In Ohio, 40 percent", "Ohio had 40 percent of the".
fn before(spoken: &Spoken<'_>, own: &Range<usize>, number: &Range<usize>) -> Role {
    let next = |ahead: usize| spoken.word(number.end + ahead);
    let its = next(0) == "of" && ["its", "their", "his", "her", "those"].contains(&next(1));
    let all = spoken.claim.places.iter().any(|place| place.level == Level::Nation)
        || (number.end..number.end + 4).any(|at| {
            spoken.is_one_of(at, &["nation", "nations", "country", "national", "world", "all"])
        });
    let had = (own.end..number.start).any(|at| spoken.is_one_of(at, &HAD));
    let plain = |at: &usize| spoken.is_one_of(*at, &["the", "state", "city", "county", "of"]);
    let lead = (0..own.start).rev().find(|at| !plain(at));
    let leads = lead.is_some_and(|at| spoken.is_one_of(at, &["in", "across", "within"]));
    match (leads, had) {
        _ if its => Role::Whole,
        (true, false) if !all => Role::Whole,
        (false, true) if next(0) == "of" => Role::Part,
        _ => Role::Unclear,
    }
}
