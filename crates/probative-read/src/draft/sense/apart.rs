//! What a sentence leaves out and of what it takes a part: "all states but Ohio", "rural Ohio".

use probative_terms::Kind;

use super::around::Around;
use super::{Sense, Spoken};
use crate::lexicon::Cue;
use crate::page::Page;
use crate::place::Place;
use crate::quantity::count;
use crate::token::Shape;

/// Which words leave out what follows them, beside those that always do, and what may stand in
/// between.
pub(super) struct Leaving {
    out: &'static [&'static str],
    plain: &'static [&'static str],
}

impl Leaving {
    fn has(&self, word: &str) -> bool {
        OUT.contains(&word) || self.out.contains(&word)
    }
}

/// Words that leave out places and periods.
const OUT: [&str; 8] =
    ["except", "excepting", "excluding", "excludes", "omitting", "without", "beyond", "barring"];
/// Those of places: "outside the state of Ohio".
pub(super) const PLACES: Leaving = Leaving {
    out: &["outside", "besides", "minus", "elsewhere", "non"],
    plain: &[
        "the", "of", "in", "for", "state", "city", "county", "those", "at", "within", "people",
        "living", "-",
    ],
};
/// Those of periods: "except in the year 2020"; "elsewhere in 2016" leaves out no year.
pub(super) const PERIODS: Leaving = Leaving {
    out: &[],
    plain: &["the", "of", "in", "for", "year", "years", "calendar", "during", "-"],
};
/// Two words that do so.
const TWO_OUT: [[&str; 2]; 13] = [
    ["other", "than"],
    ["elsewhere", "than"],
    ["rather", "than"],
    ["apart", "from"],
    ["aside", "from"],
    ["save", "for"],
    ["rest", "of"],
    ["remainder", "of"],
    ["leaving", "out"],
    ["leave", "out"],
    ["leaves", "out"],
    ["not", "counting"],
    ["not", "including"],
];
/// Of these, those that leave out whatever follows them up to the next mark.
const FAR: [&str; 8] =
    ["except", "excepting", "excluding", "omitting", "counting", "including", "from", "than"];
/// "But" leaves out behind one of these alone.
const EVERY: [&str; 12] = [
    "all",
    "every",
    "any",
    "each",
    "no",
    "none",
    "everywhere",
    "anywhere",
    "nowhere",
    "everyone",
    "nobody",
    "whole",
];
/// Words before the name of a place of which a part, or what lies beside it, is meant.
const PARTS: [&str; 29] = [
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "rural",
    "urban",
    "suburban",
    "upstate",
    "downtown",
    "greater",
    "metropolitan",
    "metro",
    "near",
    "around",
    "neighboring",
    "bordering",
];
/// What stands before "of" there.
const PARTS_OF: [&str; 13] = [
    "part", "parts", "most", "much", "half", "corner", "areas", "north", "south", "east", "west",
    "edge", "suburbs",
];
/// Words behind the name of a place that mean more or less than it.
const REGIONS: [&str; 8] =
    ["area", "region", "suburbs", "metro", "metropolitan", "border", "valley", "outskirts"];
/// Places and houses that lie within a state: "Ohio towns" are not all of Ohio.
const WITHIN: [&str; 22] = [
    "cities",
    "towns",
    "townships",
    "villages",
    "counties",
    "municipalities",
    "communities",
    "neighborhoods",
    "districts",
    "schools",
    "colleges",
    "universities",
    "campuses",
    "hospitals",
    "prisons",
    "jails",
    "farms",
    "ranches",
    "factories",
    "reservations",
    "forests",
    "parks",
];
/// What stands before those that a number counts: "40 of Ohio's towns".
const COUNTING: [&str; 9] =
    ["of", "all", "most", "many", "some", "several", "few", "every", "which"];

/// The words by which a sentence leaves out what stands at some bytes: "excluding Hamilton County",
/// "every state but Ohio", "Ohio aside".
pub(super) fn left_out(around: &Around<'_>, leaving: &Leaving) -> Option<String> {
    const NEAR: usize = 6;
    let is_plain = |back: usize| leaving.plain.contains(&around.before(back));
    let found = (1..=NEAR).find(|back| {
        let word = around.before(*back);
        let pair = [around.before(back + 1), word];
        let close = (1..*back).all(is_plain);
        let far = FAR.contains(&word) && !(1..*back).any(|back| around.capital_before(back));
        let out = leaving.has(word) || TWO_OUT.contains(&pair);
        out && (close || far) || word == "but" && close && behind_every(around, *back).is_some()
    });
    if let Some(back) = found {
        let every = behind_every(around, back).filter(|_| around.before(back) == "but");
        let one = usize::from(!leaving.has(around.before(back)));
        return Some(around.said(every.unwrap_or(back + one), 0));
    }
    set_aside(around).map(|ahead| around.said(0, ahead))
}

/// Two words that take out the one place that follows, where others are named.
const TWO_DENIED: [[&str; 2]; 3] = [["rather", "than"], ["instead", "of"], ["opposed", "to"]];

/// The words by which a sentence says that it does not speak of the place at some bytes, and does
/// of others: "but not in Ohio", "unlike Ohio". A denied verb denies of the place as well.
pub(super) fn denied(around: &Around<'_>) -> Option<String> {
    const NEAR: usize = 5;
    let back = (1..=NEAR).find(|back| !PLACES.plain.contains(&around.before(*back)))?;
    let alone = ["alone", "only"].contains(&around.behind(0));
    let verb =
        around.own.start.checked_sub(back + 1).filter(|_| !around.before(back + 1).is_empty());
    let of_a_verb = verb.is_some_and(|at| around.tokens.has(at, Cue::Aux));
    match around.before(back) {
        "not" if !alone && !of_a_verb => Some(around.said(back, 0)),
        "unlike" => Some(around.said(back, 0)),
        word if TWO_DENIED.contains(&[around.before(back + 1), word]) => {
            Some(around.said(back + 1, 0))
        }
        _ => None,
    }
}

/// Takes out the places of which the sentence says that it does not speak, with the list that goes
/// on behind them: "but not in Ohio or Iowa".
pub(super) fn take_out(spoken: &Spoken<'_>, page: &Page, sense: &mut Sense) {
    let mut out: Vec<Place> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for (at, place) in sense.named.iter().enumerate() {
        let said = denied(&Around::new(page, &place.span));
        let said = said.or_else(|| turned(spoken, place).filter(|_| sense.kind == Kind::Trend));
        // "Unlike Ohio, Virginia and Utah": what stands behind the comma is what it speaks of.
        let unlike = words.last().is_some_and(|said| said.to_lowercase().starts_with("unlike"));
        let is_last = at > 0 && out.last() == sense.named.get(at - 1) && !unlike;
        if said.is_some() || is_last && goes_on(page, &sense.named[at - 1..]) {
            words.push(said.unwrap_or_else(|| page.text[place.span.clone()].to_owned()));
            out.push(place.clone());
        }
    }
    let kept: Vec<Place> = sense.named.iter().filter(|it| !out.contains(it)).cloned().collect();
    let said = words.join("`, `");
    match (out.is_empty(), kept.is_empty()) {
        (true, _) => {}
        // Of which places it speaks then, it does not say.
        (false, true) => sense.elsewhere = Some(said),
        (false, false) => {
            sense.named = kept;
            sense.asks.push(format!("what of the places that the text takes out by `{said}`?"));
        }
    }
    sense.out = out;
}

/// The words by which a place changed the other way than those before it: "grew in Ohio but fell in
/// Iowa".
fn turned(spoken: &Spoken<'_>, place: &Place) -> Option<String> {
    let own = spoken.of(&place.span)?;
    let has = |at: usize, cue| spoken.tokens.has(at, cue);
    let way = |at: usize| match (has(at, Cue::Up), has(at, Cue::Down)) {
        (true, false) => Some((at, Cue::Up)),
        (false, true) => Some((at, Cue::Down)),
        _ => None,
    };
    let (first, rises) = (0..own.start).find_map(way)?;
    let (last, falls) = (0..own.start).rev().find_map(way)?;
    let mut others = spoken.claim.places.iter().filter_map(|it| spoken.of(&it.span));
    let other = others.any(|it| first < it.start && it.end <= last);
    let turns = spoken.is_one_of(last.checked_sub(1)?, &["but", "and", "yet", "while"]);
    (rises != falls && other && turns)
        .then(|| spoken.tokens.text[spoken.tokens.bytes(&(last..own.end))].to_owned())
}

/// Whether a list goes on from the first of some places to the second: a comma alone joins them
/// where the list ends in "or" or "and".
fn goes_on(page: &Page, places: &[Place]) -> bool {
    const PLAIN: [&str; 6] = [",", "in", "the", "state", "of", ""];
    let [first, second, ..] = places else { return false };
    let Some(between) = page.text.get(first.span.end..second.span.start) else { return false };
    let (joins, others): (Vec<&str>, Vec<&str>) =
        between.split([' ', ',', '\n']).partition(|word| ["or", "nor", "and"].contains(word));
    let plain = others.iter().all(|word| PLAIN.contains(word));
    plain && (!joins.is_empty() || goes_on(page, &places[1..]))
}

/// How far before a word stands one that tells of all: "every state but".
fn behind_every(around: &Around<'_>, back: usize) -> Option<usize> {
    (back + 1..back + 7).find(|back| EVERY.contains(&around.before(*back)))
}

/// How many words behind the bytes take it out: "Ohio aside", "if Ohio is left out".
fn set_aside(around: &Around<'_>) -> Option<usize> {
    let is = usize::from(["is", "are", "was", "were", "being"].contains(&around.behind(0)));
    match (around.behind(is), around.behind(is + 1)) {
        ("excepted" | "excluded" | "omitted" | "aside", _) => Some(is + 1),
        ("left" | "taken", "out") | ("set", "aside") | ("not", "included") => Some(is + 2),
        _ => None,
    }
}

/// The words by which a part of a place is meant, or what lies around it: "rural Ohio", "the
/// Columbus area", "most of Ohio".
pub(super) fn in_part(around: &Around<'_>) -> Option<String> {
    if PARTS.contains(&around.before(1)) {
        return Some(around.said(1, 0));
    }
    // "Half of Ohio's doctors" are a part of these, and of all Ohio.
    let owned = around.tokens.shape(around.own.end) == Some(Shape::Clitic);
    if around.before(1) == "of" && PARTS_OF.contains(&around.before(2)) && !owned {
        return Some(around.said(2, 0));
    }
    let owns = usize::from(owned);
    if let Some((back, ahead)) = within(around, owns) {
        return Some(around.said(back, ahead));
    }
    REGIONS.contains(&around.behind(owns)).then(|| around.said(0, owns + 1))
}

/// How many words before and behind the name of a place say that what lies within it is meant:
/// "Ohio towns", "Ohio's farms", "in the cities of Ohio". Where the sentence counts these
/// themselves, as "300 Ohio farms", they are of the whole place.
fn within(around: &Around<'_>, owns: usize) -> Option<(usize, usize)> {
    let counted = |back: usize| {
        let at = around.own.start.checked_sub(back);
        // "In 2015 Ohio's cities had".
        let year = around.before(back).parse().is_ok_and(|year| (1500..2100).contains(&year));
        let number = at.is_some_and(|at| around.tokens.shape(at) == Some(Shape::Number));
        number && !year
            || COUNTING.contains(&around.before(back))
            || count(around.before(back)).is_some()
    };
    if WITHIN.contains(&around.behind(owns)) {
        return (!counted(1)).then_some((0, owns + 1));
    }
    let lies =
        ["in", "of", "across"].contains(&around.before(1)) && WITHIN.contains(&around.before(2));
    let the = usize::from(around.before(3) == "the");
    let stands = ["in", "across", "outside", "from"].contains(&around.before(3 + the));
    (lies && stands).then_some((2, 0))
}
