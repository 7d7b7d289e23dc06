//! Names of cities, those that need no state beside them, and of a state's people.

use probative_terms::place::Geoid;

use crate::name::states;

/// A line a state: its code, a tab, and entries parted by semicolons.
type Lines = &'static str;

/// Cities with their numbers, from the Census Bureau's gazetteer by `scripts/gazetteer.py`.
const CITIES: Lines = include_str!("../data/cities.txt");
/// Cities that newspapers name without their state.
const KNOWN: Lines = include_str!("../data/known_cities.txt");
/// Names of counties, without what they are called, from the same bureau by the same script.
const COUNTIES: Lines = include_str!("../data/county_names.txt");
/// How newspapers shorten the names of states.
const SHORT: Lines = include_str!("../data/short_states.txt");
/// Regions by their names, each with its states: those of the Census Bureau, and others as they are
/// commonly drawn.
const REGIONS: Lines = include_str!("../data/regions.txt");
/// What the people of a state are called.
const DEMONYMS: Lines = include_str!("../data/demonyms.txt");

/// The code of the city or town of that name in a state: the state's two digits and five more.
///
/// ```
/// use probative_atlas::{city_in, state};
///
/// let texas = &state("TX").unwrap().geoid;
/// assert_eq!(city_in("El Paso", texas).as_deref(), Some("4824000"));
/// assert_eq!(city_in("Seattle", texas), None);
/// ```
pub fn city_in(name: &str, state: &Geoid) -> Option<String> {
    let (_, entries) = lines(CITIES).find(|(code, _)| *code == state.as_str())?;
    let mut numbered = entries.split(';').filter_map(|entry| entry.split_once('='));
    let (_, number) = numbered.find(|(city, _)| *city == name)?;
    Some(format!("{}{number}", state.as_str()))
}

/// The cities that are known by their name alone, each with the code of its state.
pub fn known_cities() -> impl Iterator<Item = (&'static str, Geoid)> {
    lines(KNOWN).flat_map(|(code, names)| {
        let state = Geoid::parse(code).ok();
        names.split(';').filter_map(move |name| Some((name, state.clone()?)))
    })
}

/// The names of counties and parishes, each with its code of five digits.
pub fn county_names() -> impl Iterator<Item = (&'static str, String)> {
    lines(COUNTIES).flat_map(|(state, entries)| {
        let numbered = entries.split(';').filter_map(|entry| entry.split_once('='));
        numbered.map(move |(name, number)| (name, format!("{state}{number}")))
    })
}

/// The state of a postal or newspaper abbreviation, without its points: `TX`, `Tex`, `Calif`.
pub fn state_abbreviation(word: &str) -> Option<Geoid> {
    if let Some(state) = states().iter().find(|state| state.abbrev == word) {
        return Some(state.geoid.clone());
    }
    let found = lines(SHORT).find(|(_, names)| names.split(';').any(|name| name == word));
    found.and_then(|(code, _)| Geoid::parse(code).ok())
}

/// What the people of states are called, one of them, each with the code of the state.
pub fn demonyms() -> impl Iterator<Item = (&'static str, Geoid)> {
    lines(DEMONYMS).flat_map(|(code, names)| {
        let state = Geoid::parse(code).ok();
        names.split(';').filter_map(move |name| Some((name, state.clone()?)))
    })
}

/// The state whose people are called so, one or many of them.
pub fn demonym(word: &str) -> Option<Geoid> {
    let one = word.strip_suffix('s').unwrap_or(word);
    demonyms().find(|(name, _)| name.eq_ignore_ascii_case(one)).map(|(_, state)| state)
}

/// Regions by their names, each with the codes of its states.
pub fn regions() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    REGIONS
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, states)| (name, states.split(';').collect()))
}

fn lines(lines: Lines) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines.lines().filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_city_has_a_code() {
        for (name, state) in known_cities() {
            assert!(city_in(name, &state).is_some(), "{name} in {}", state.as_str());
        }
    }

    #[test]
    fn abbreviations_of_states_are_known() {
        let code = |word| state_abbreviation(word).map(|state| state.as_str().to_owned());
        assert_eq!(code("TX"), code("Tex"));
        assert_eq!(code("Calif"), code("CA"));
        assert_eq!(code("Xx"), None);
    }

    #[test]
    fn counties_have_their_names_and_codes() {
        assert!(county_names().any(|(name, code)| name == "Cochise" && code == "04003"));
        assert!(county_names().count() > 3000);
    }

    #[test]
    fn regions_are_made_of_states() {
        for (name, codes) in regions() {
            let known = |code: &&&str| states().iter().any(|state| state.geoid.as_str() == **code);
            assert_eq!(codes.iter().filter(known).count(), codes.len(), "{name}");
            assert!(codes.is_sorted() && codes.len() > 2, "{name}");
        }
    }

    #[test]
    fn the_people_of_a_state_have_its_code() {
        assert_eq!(demonym("Texans").map(|state| state.as_str().to_owned()), Some("48".to_owned()));
        assert_eq!(demonym("Martians"), None);
    }
}
