//! Places: names of the nation, states, counties and cities, each with its code.

use std::ops::Range;

use probative_atlas::city_in;
use probative_terms::place::Geoid;

use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

mod county;
mod gazetteer;
mod name;
mod pair;
mod region;
mod town;

pub use region::Region;
pub(crate) use region::regions;

use county::county;
pub(crate) use county::unsure as unsure_county;
use gazetteer::{Named, gazetteer};
pub(crate) use pair::unsure as unsure_town;
use pair::{Pair, pair};
use town::Towns;

/// A place that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The bytes of its name.
    pub span: Range<usize>,
    /// Its Census code: `US`, or two, five or seven digits.
    pub geoid: String,
    /// What sort of place it is.
    pub level: Level,
    /// The codes of other places of that name, where there are others that could be meant.
    pub others: Vec<String>,
}

/// What sort of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The whole country.
    Nation,
    /// A state, the federal district or a territory.
    State,
    /// A county.
    County,
    /// A city or town.
    City,
}

impl Level {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Level::Nation => "nation",
            Level::State => "state",
            Level::County => "county",
            Level::City => "place",
        }
    }
}

/// The places of a whole text, in order.
pub(crate) fn places(tokens: &Tokens<'_>) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    let mut towns = Towns::default();
    let mut at = 0;
    while at < tokens.all.len() {
        if !tokens.capital(at) || tokens.shape(at) != Some(Shape::Word) {
            at += 1;
            continue;
        }
        if let Some((end, listed)) = county::listed(tokens, at, &found) {
            found.extend(listed);
            at = end;
            continue;
        }
        let (next, here) = match town_with_state(tokens, at, &found) {
            Some((end, place)) => {
                // What may be a state is no town from then on.
                if place.others.is_empty() {
                    towns.add(tokens, &place);
                }
                (end, Some(place))
            }
            None => match towns.named(tokens, at) {
                Some((end, place)) => (end, Some(place)),
                None => named(tokens, at, &found),
            },
        };
        let (next, here) = match here.or_else(|| towns.of_state(tokens, at, &found)) {
            Some(place) => (next.max(tokens.at_byte(place.span.end)), Some(place)),
            None => (next, None),
        };
        found.extend(here);
        at = next.max(at + 1);
    }
    found
}

/// The place that the name of a body begins with: the city of "the Toledo Water Board".
pub(crate) fn first_of_name(tokens: &Tokens<'_>, range: Range<usize>) -> Option<Place> {
    let (end, named) = gazetteer().longest(tokens, range.start)?;
    let span = tokens.bytes(&(range.start..end));
    let (geoid, level) = match named {
        Named::State(code) => (code.as_str().to_owned(), Level::State),
        Named::Cities(codes) => (codes.first()?.clone(), Level::City),
        Named::Nation | Named::People(_) => return None,
    };
    (end <= range.end).then(|| Place { span, geoid, level, others: Vec::new() })
}

/// "Town, State": any town of the gazetteer. The state is read after it, if it is spelt out.
fn town_with_state(tokens: &Tokens<'_>, at: usize, before: &[Place]) -> Option<(usize, Place)> {
    let end = capitals(tokens, at);
    if !tokens.is(end, ",") || end - at > 5 {
        return None;
    }
    let (state, _) = gazetteer().state_at(tokens, end + 1)?;
    // The longest name first: `Fort Worth` before `Worth`.
    for start in at..end {
        let name = &tokens.text[tokens.bytes(&(start..end))];
        // The federal district is a state among codes.
        let whole = || city_in(name, &state).or_else(|| city_in(&town::as_a_name(name)?, &state));
        let code = if state.as_str() == "11" { None } else { whole() };
        if let Some(code) = code {
            if start > at && !is_plain(tokens, start - 1) {
                return None;
            }
            let others = match pair(tokens, &(start..end), &state, before) {
                Pair::States => return None,
                Pair::Town => Vec::new(),
                Pair::Unsure(state) => vec![state.into()],
            };
            let span = tokens.bytes(&(start..end));
            let place = Place { span, geoid: code, level: Level::City, others };
            let spelt = gazetteer().longest(tokens, end + 1).is_some();
            return Some((end + usize::from(spelt), place));
        }
    }
    None
}

/// Words that may stand with a capital before a town and belong to no name.
fn is_plain(tokens: &Tokens<'_>, at: usize) -> bool {
    let cues =
        [Cue::Preposition, Cue::Determiner, Cue::Conjunction, Cue::LeadIn, Cue::Subordinator];
    cues.iter().any(|cue| tokens.has(at, *cue))
}

/// The end of a run of words with capitals; `St.` keeps its point.
fn capitals(tokens: &Tokens<'_>, at: usize) -> usize {
    // No name of a place has more words and marks.
    const MOST: usize = 12;
    let mut end = at;
    loop {
        if end - at >= MOST {
            return end;
        }
        let word = tokens.capital(end) && tokens.shape(end) == Some(Shape::Word);
        let point =
            tokens.is(end, ".") && end > at && ["st", "ft", "mt"].contains(&tokens.word(end - 1));
        let hyphen = tokens.is(end, "-") && tokens.joined(end) && tokens.capital(end + 1);
        if !(word || point || hyphen) {
            return end;
        }
        end += 1;
    }
}

/// The place whose name stands at a token; in any case where to read on.
fn named(tokens: &Tokens<'_>, at: usize, before: &[Place]) -> (usize, Option<Place>) {
    if let Some((end, place)) = county(tokens, at, before) {
        return (end, place);
    }
    let Some((end, named)) = gazetteer().longest(tokens, at) else { return (at + 1, None) };
    // "The street was later called Toledo": a name that was given to something else.
    let given = at > 0 && ["called", "named", "renamed"].contains(&tokens.word(at - 1));
    if given || !name::is_of_a_place(tokens, at..end, named) {
        return (end, None);
    }
    let span = tokens.bytes(&(at..end));
    let place = match named {
        Named::Nation => {
            Place { span, geoid: Geoid::nation().into(), level: Level::Nation, others: Vec::new() }
        }
        Named::State(code) | Named::People(code) => match name::meant(tokens, at..end, code) {
            Some((geoid, level)) => Place { span, geoid, level, others: Vec::new() },
            None => return (end, None),
        },
        Named::Cities(codes) => {
            // Of several the one whose state the text has named, or the first known one.
            let named =
                |code: &&String| near(before).any(|place| place.geoid.starts_with(&code[..2]));
            let Some(code) = codes.iter().find(named).or(codes.first()) else { return (end, None) };
            let others = codes.iter().filter(|other| *other != code).cloned().collect();
            Place { span, geoid: code.clone(), level: Level::City, others }
        }
    };
    (end, Some(place))
}

/// How many places before are looked at for the state that a name belongs to.
const NEAR: usize = 200;

fn near(before: &[Place]) -> impl Iterator<Item = &Place> {
    before.iter().rev().take(NEAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<String> {
        places(&Tokens::new(text)).into_iter().map(|place| place.geoid).collect()
    }

    #[test]
    fn nation_states_counties_and_cities_have_their_codes() {
        assert_eq!(
            codes("Rain fell in the United States, in Ohio and in Cochise County."),
            ["US", "39", "04003"]
        );
        assert_eq!(codes("The mill in Glendale, Arizona, closed."), ["0427820", "04"]);
        assert_eq!(
            codes("The mill in Provo, Utah closed, and Texans left Seattle."),
            ["4962470", "49", "48", "5363000"]
        );
        assert_eq!(
            codes("It rains in El Paso and in the city of New York."),
            ["4824000", "3651000"]
        );
        assert_eq!(
            codes("Officers in Bakersfield, Ca. and Baltimore, Md., left."),
            ["0603526", "2404000"]
        );
    }

    #[test]
    fn a_county_that_many_states_have_is_that_of_a_named_state() {
        assert_eq!(codes("In Jefferson County, Alabama, it rained."), ["01073", "01"]);
        assert_eq!(codes("In Jefferson County it rained."), Vec::<String>::new());
    }

    #[test]
    fn a_name_of_a_person_or_a_body_is_no_place() {
        let none = [
            "Houston Smith and Mr. Dallas met.",
            "He read the Boston Globe at the University of Texas.",
            "The U.S. border and U.S. exports changed.",
            "The Bank of America lent.",
            "Rep. Virginia Hale spoke.",
            "The Chicago Police Department answered.",
            "She spoke for the Western District of Washington.",
        ];
        for text in none {
            assert_eq!(codes(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_body_of_a_state_names_the_state_and_a_list_settles_washington() {
        assert_eq!(codes("The Texas Comptroller's Office said so."), ["48"]);
        assert_eq!(codes("It is so in Nevada, Washington and Utah."), ["32", "53", "49"]);
        assert_eq!(codes("They met in Washington, D.C. today."), ["11"]);
        assert_eq!(codes("Lobbyists came to Washington again."), Vec::<String>::new());
    }
}
