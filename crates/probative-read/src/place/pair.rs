//! "Oregon, Wisconsin": two states of a list, or the town of that name in the other state.

use std::ops::Range;

use probative_terms::place::Geoid;

use super::gazetteer::{Named, gazetteer};
use super::{Level, Place};
use crate::token::Tokens;

/// What a name with the name of a state behind its comma is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pair {
    /// A town with its state.
    Town,
    /// Two states of a list.
    States,
    /// A town, or the state with this code: the text does not say.
    Unsure(Geoid),
}

/// What the name at some tokens is, of which the state behind it has a town.
///
/// A list goes on before it or behind it; what stands alone would have "and" between two states,
/// and an abbreviation stands behind towns alone.
pub(super) fn pair(
    tokens: &Tokens<'_>,
    first: &Range<usize>,
    state: &Geoid,
    before: &[Place],
) -> Pair {
    let own = match gazetteer().longest(tokens, first.start) {
        Some((end, Named::State(own))) if end == first.end && own != state => own,
        _ => return Pair::Town,
    };
    let Some(end) = ends(tokens, first.end + 1) else { return Pair::Town };
    match () {
        () if goes_on(tokens, end) || follows(tokens, first.start, before) => Pair::States,
        () if is_a_town(tokens, first.start) => Pair::Town,
        () => Pair::Unsure(own.clone()),
    }
}

/// The token behind the name of a state that is spelt out.
fn ends(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    match gazetteer().longest(tokens, at) {
        Some((end, Named::State(_))) => Some(end),
        _ => None,
    }
}

/// Whether a list of states goes on behind a token: "and Maine", ", Ohio", "and other states".
fn goes_on(tokens: &Tokens<'_>, at: usize) -> bool {
    let comma = usize::from(tokens.is(at, ","));
    let joins = is_and(tokens, at + comma);
    let next = at + comma + usize::from(joins);
    if joins && tokens.is(next, "other") {
        return tokens.is(next + 1, "states");
    }
    // "Nevada, Missouri, and Oregon, Wisconsin" may be two towns: "and" ends a list.
    let pairs = |end: usize| joins && tokens.is(end, ",") && ends(tokens, end + 1).is_some();
    next > at && ends(tokens, next).is_some_and(|end| !pairs(end))
}

/// Whether a list of states goes on with a token: "Maine, Ohio and", "states such as".
fn follows(tokens: &Tokens<'_>, at: usize, before: &[Place]) -> bool {
    const NEAR: usize = 3;
    let told = at.saturating_sub(NEAR)..at;
    if told.clone().any(|at| tokens.is(at, "states")) {
        return true;
    }
    let joins = usize::from(at > 0 && is_and(tokens, at - 1));
    let comma = usize::from(at > joins && tokens.is(at - joins - 1, ","));
    let Some((last, others)) = before.split_last().filter(|_| joins + comma > 0) else {
        return false;
    };
    let stands = last.level == Level::State
        && tokens.all.get(at - joins - comma - 1).is_some_and(|token| token.end == last.span.end);
    // The state of a town ends the town: "Toledo, Ohio, and Nevada, Missouri".
    let of_a_town = others.last().is_some_and(|town| {
        let between = tokens.text.get(town.span.end..last.span.start);
        town.level == Level::City && between.is_some_and(|between| between.trim() == ",")
    });
    stands && !of_a_town
}

/// Whether the words before a name say that it is a town's: "the mayor of".
fn is_a_town(tokens: &Tokens<'_>, at: usize) -> bool {
    const OF: [&str; 6] = ["city", "town", "village", "mayor", "port", "suburb"];
    let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens.word(at));
    ["near", "downtown"].contains(&before(1)) || before(1) == "of" && OF.contains(&before(2))
}

fn is_and(tokens: &Tokens<'_>, at: usize) -> bool {
    ["and", "or", "&"].contains(&tokens.word(at))
}

/// The words of a place that may be a town or a state, and that of which the text does not say
/// which it is.
pub(crate) fn unsure<'t>(text: &'t str, places: &[Place]) -> Option<&'t str> {
    let is_state = |code: &String| code.len() == 2;
    let at = places.iter().position(|it| it.level == Level::City && it.others.iter().any(is_state));
    let town = places.get(at?)?;
    let state = places.get(at? + 1).filter(|state| town.geoid.starts_with(&state.geoid));
    text.get(town.span.start..state.unwrap_or(town).span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::places;

    fn codes(text: &str) -> Vec<String> {
        places(&Tokens::new(text)).into_iter().map(|place| place.geoid).collect()
    }

    #[test]
    fn states_of_a_list_are_no_towns_of_that_name() {
        assert_eq!(codes("Rain fell in Oregon, Wisconsin and Maine."), ["41", "55", "23"]);
        assert_eq!(codes("Rain fell in Nevada, Missouri, or Kansas."), ["32", "29", "20"]);
        let five = "Rain fell in Florida, Ohio, Pennsylvania, California and New York.";
        assert_eq!(codes(five), ["12", "39", "42", "06", "36"]);
        assert_eq!(codes("Maine and Nevada, Missouri say so."), ["23", "32", "29"]);
        assert_eq!(codes("States such as Nevada, Missouri say so."), ["32", "29"]);
        assert_eq!(codes("In Nevada, Missouri and other states it rains."), ["32", "29"]);
    }

    #[test]
    fn a_town_with_the_name_of_a_state_is_told_by_the_words_around_it() {
        let nevada = "2951644";
        assert_eq!(codes("The mayor of Nevada, Missouri, left."), [nevada, "29"]);
        assert_eq!(codes("The mill in Nevada, Mo., closed."), [nevada]);
        assert_eq!(codes("It rains in New York, New York, and Maine.")[0], "3651000");
        assert_eq!(codes("It rains in Kansas City, Missouri, and Maine."), ["2938000", "29", "23"]);
        assert_eq!(codes("They met in Washington, D.C. and Maine."), ["11", "23"]);
        let towns = "Mills closed in Toledo, Ohio, and Nevada, Missouri.";
        assert_eq!(codes(towns), ["3977000", "39", nevada, "29"]);
    }

    #[test]
    fn a_pair_that_stands_alone_may_be_either() {
        let text = "The mill in Nevada, Missouri, closed, and Nevada lost it.";
        let found = places(&Tokens::new(text));
        assert_eq!(found[0].others, ["32"]);
        assert_eq!(unsure(text, &found), Some("Nevada, Missouri"));
        assert_eq!(found[2].geoid, "32", "no town is remembered that may be none");
    }
}
