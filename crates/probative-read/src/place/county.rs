//! Counties by their names, one or several.

use std::ops::Range;

use super::gazetteer::gazetteer;
use super::{Level, Place, capitals, near};
use crate::token::Tokens;

/// How many words and marks the name of a county has at most.
const LONGEST: usize = 6;

/// "Cochise County", "Harris County, Texas": the county of that name, in a state that is named if
/// several have one.
pub(super) fn county(
    tokens: &Tokens<'_>,
    at: usize,
    before: &[Place],
) -> Option<(usize, Option<Place>)> {
    let end = capitals(tokens, at);
    let kind = (at + 1..end).find(|at| ["county", "parish"].contains(&tokens.word(*at)))?;
    let start = (at..kind)
        .find(|start| gazetteer().counties(&tokens.text[tokens.bytes(&(*start..kind))]).is_some());
    let Some(start) = start else { return Some((end.min(kind + 1), None)) };
    let codes = gazetteer().counties(&tokens.text[tokens.bytes(&(start..kind))])?;
    let comma = tokens.is(kind + 1, ",");
    let state = gazetteer().state_at(tokens, kind + 2).filter(|_| comma).map(|(state, _)| state);
    let code = match (codes.as_slice(), &state) {
        ([code], _) => Some(code),
        (several, Some(state)) => several.iter().find(|code| code.starts_with(state.as_str())),
        (several, None) => of_states_before(tokens, at, before, several),
    };
    let span = tokens.bytes(&(start..kind + 1));
    let others = codes.iter().filter(|other| Some(*other) != code).cloned().collect();
    let place = code.map(|code| Place { span, geoid: code.clone(), level: Level::County, others });
    Some((kind + 1, place))
}

/// Of several counties of one name that in the one state named so far which has one, or in the
/// nearest that the sentence itself names; where the text names several such states, none.
fn of_states_before<'a>(
    tokens: &Tokens<'_>,
    at: usize,
    before: &[Place],
    several: &'a [String],
) -> Option<&'a String> {
    let in_state = |place: &Place| {
        let state = place.geoid.get(..2).filter(|_| place.level != Level::Nation)?;
        several.iter().find(|code| code.starts_with(state))
    };
    let same = |place: &Place| {
        let mut between = tokens.at_byte(place.span.end)..at;
        let ends = |at: usize| tokens.is(at, ".") || tokens.all[at].breaks > 1;
        !between.any(ends)
    };
    let own = near(before).take_while(|place| same(place)).find_map(in_state);
    let mut all = near(before).filter_map(in_state);
    let first = all.next();
    own.or_else(|| first.filter(|first| all.all(|other| other == *first)))
}

/// The name of a county that several states have, where the text does not say which of them is
/// meant.
pub(crate) fn unsure(tokens: &Tokens<'_>, known: &[Place]) -> Option<Range<usize>> {
    let is_county =
        |at: &usize| tokens.capital(*at) && ["county", "parish"].contains(&tokens.word(*at));
    let several = |end: usize| {
        let mut starts = end.saturating_sub(LONGEST)..end;
        let span = |start: usize| tokens.bytes(&(start..end));
        let named = |start: &usize| {
            tokens.capital(*start) && gazetteer().counties(&tokens.text[span(*start)]).is_some()
        };
        let start = starts.find(named)?;
        let codes = gazetteer().counties(&tokens.text[span(start)])?;
        (codes.len() > 1).then(|| tokens.bytes(&(start..end + 1)))
    };
    let is_known = |span: &Range<usize>| {
        known.iter().any(|place| place.span.start < span.end && span.start < place.span.end)
    };
    let mut found = (1..tokens.all.len()).filter(is_county).filter_map(several);
    found.find(|span| !is_known(span))
}

/// "Spink and Clark Counties", "Ada, Boise and Elmore counties": each of them, in a state that has
/// them all.
///
/// A list of which one is no county of that state names none.
pub(super) fn listed(
    tokens: &Tokens<'_>,
    at: usize,
    before: &[Place],
) -> Option<(usize, Vec<Place>)> {
    // No list of counties is longer.
    const MOST: usize = 24;
    if !gazetteer().begins_county(tokens.as_written(at)) {
        return None;
    }
    let last =
        (at + 1..at + MOST).find(|at| ["counties", "parishes"].contains(&tokens.word(*at)))?;
    let joint = |at: usize| [",", "and"].contains(&tokens.word(at)) && !tokens.capital(at);
    let mut spans = Vec::new();
    let mut start = at;
    for end in at..=last {
        if (end == last || joint(end)) && start < end {
            spans.push(tokens.bytes(&(start..end)));
        }
        start = if joint(end) { end + 1 } else { start };
    }
    let plain = (at..last).all(|at| tokens.capital(at) || joint(at) || tokens.is(at, "."));
    let names = spans.iter().map(|span| gazetteer().counties(&tokens.text[span.clone()]));
    let names: Vec<&Vec<String>> = names.collect::<Option<Vec<_>>>()?;
    let states = near(before).filter(|place| place.level != Level::Nation);
    let mut states = states.map(|place| &place.geoid[..2]);
    let in_state = |codes: &&Vec<String>, state: &str| {
        codes.iter().find(|code| code.starts_with(state)).cloned()
    };
    let codes = states.find_map(|state| {
        names.iter().map(|codes| in_state(codes, state)).collect::<Option<Vec<_>>>()
    })?;
    let places = spans.into_iter().zip(codes).map(|(span, geoid)| Place {
        span,
        geoid,
        level: Level::County,
        others: Vec::new(),
    });
    (plain && names.len() > 1).then(|| (last + 1, places.collect()))
}

#[cfg(test)]
mod tests {
    use crate::place::places;
    use crate::token::Tokens;

    #[test]
    fn counties_of_a_list_are_each_one_of_the_state() {
        let codes = |text: &str| {
            places(&Tokens::new(text)).into_iter().map(|place| place.geoid).collect::<Vec<_>>()
        };
        assert_eq!(
            codes("South Dakota is dry, in Spink and Clark Counties most of all."),
            ["46", "46115", "46025"]
        );
        assert_eq!(
            codes("Idaho is dry in Ada, Boise and Elmore counties."),
            ["16", "16001", "16015", "16039"]
        );
        assert_eq!(codes("It is dry in Spink and Clark Counties."), Vec::<String>::new());
    }

    #[test]
    fn a_county_of_several_states_is_that_of_the_one_state_named_or_of_its_own_sentence() {
        let last = |text: &str| places(&Tokens::new(text)).pop().map(|place| place.geoid);
        let code = |code: &str| Some(code.to_owned());
        assert_eq!(last("Ohio is dry. So is Adams County."), code("39001"));
        assert_eq!(last("Iowa is wet. In Ohio it is dry in Adams County."), code("39001"));
        assert_eq!(last("Iowa is wet. Ohio is dry. So is Adams County."), code("39"));
        assert_eq!(last("Adams County is dry."), None);
    }
}
