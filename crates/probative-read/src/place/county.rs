//! Counties by their names, one or several.

use super::gazetteer::gazetteer;
use super::{Level, Place, capitals, near};
use crate::token::Tokens;

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
    let in_state = |code: &&String| match &state {
        Some(state) => code.starts_with(state.as_str()),
        None => near(before)
            .any(|place| place.level != Level::Nation && code.starts_with(&place.geoid[..2])),
    };
    let code = match codes.as_slice() {
        [code] => Some(code),
        several => several.iter().find(in_state),
    };
    let span = tokens.bytes(&(start..kind + 1));
    let others = codes.iter().filter(|other| Some(*other) != code).cloned().collect();
    let place = code.map(|code| Place { span, geoid: code.clone(), level: Level::County, others });
    Some((kind + 1, place))
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
}
