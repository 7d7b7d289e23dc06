//! Names of states and counties.

use std::sync::OnceLock;

use crate::{Outline, outlines};
use probative_terms::place::{Geoid, Level};

/// A state, the federal district or a territory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Its code.
    pub geoid: Geoid,
    /// Its postal abbreviation.
    pub abbrev: &'static str,
    /// Its name.
    pub name: &'static str,
}

/// The fifty states, the federal district and five territories, by code.
pub fn states() -> &'static [State] {
    static STATES: OnceLock<Vec<State>> = OnceLock::new();
    STATES.get_or_init(|| {
        table()
            .filter_map(|(code, abbrev, name)| {
                Some(State { geoid: Geoid::parse(code).ok()?, abbrev, name })
            })
            .collect()
    })
}

/// The state with that code, name or abbreviation, in whatever case.
pub fn state(text: &str) -> Option<&'static State> {
    let asked = text.trim();
    states().iter().find(|state| {
        state.geoid.as_str() == asked
            || state.abbrev.eq_ignore_ascii_case(asked)
            || state.name.eq_ignore_ascii_case(asked)
    })
}

/// Whether two texts are codes or names of places of which neither lies within the other.
///
/// ```
/// use probative_atlas::lie_apart;
///
/// assert!(lie_apart("39", "21") && lie_apart("Ohio", "KY") && lie_apart("39", "21001"));
/// assert!(!lie_apart("39", "39001") && !lie_apart("Ohio", "39") && !lie_apart("men", "women"));
/// ```
pub fn lie_apart(one: &str, other: &str) -> bool {
    let place = |text: &str| match state(text) {
        Some(state) => Some(state.geoid.clone()),
        None => Geoid::parse(text).ok().filter(|code| name(code).is_some()),
    };
    let (Some(one), Some(other)) = (place(one), place(other)) else { return false };
    let within = |part: &Geoid, whole: &Geoid| part.as_str().starts_with(whole.as_str());
    !within(&one, &other) && !within(&other, &one)
}

/// The name of a state or county, without "County" or "Parish".
pub fn name(geoid: &Geoid) -> Option<&'static str> {
    match geoid.level() {
        Level::State => state(geoid.as_str()).map(|state| state.name),
        Level::County => county(geoid),
        _ => None,
    }
}

/// The name to print beside a figure: a county with its state, a city as one.
///
/// `Autauga, AL`, `Richmond city, VA` beside `Richmond, VA`.
pub fn label(geoid: &Geoid) -> Option<String> {
    let own = name(geoid)?;
    if geoid.level() == Level::State {
        return Some(own.to_owned());
    }
    let state = state(geoid.state().as_str())?;
    let shared = counties_of(&state.geoid).iter().filter(|it| it.name == own).count() > 1;
    let city = if shared && is_city(geoid) { " city" } else { "" };
    Some(format!("{own}{city}, {}", state.abbrev))
}

/// The counties of that name in any state; more than one is for the caller to settle.
///
/// A name may end in "County", "Parish" or the like, which leaves out
/// independent cities, or in "city", which leaves out counties. A name without
/// either gives both, as nothing tells which was meant.
pub fn counties_named(name: &str) -> Vec<Geoid> {
    let asked = Asked::new(name);
    let counties = outlines(Level::County).iter();
    counties.filter(|it| asked.names(&it.geoid, &it.name)).map(|it| it.geoid.clone()).collect()
}

/// The counties of that name in one state.
pub fn counties_named_in(name: &str, state: &Geoid) -> Vec<Geoid> {
    let mut found = counties_named(name);
    found.retain(|county| state.holds(county));
    found
}

struct Asked {
    whole: String,
    stem: String,
    kind: Option<Kind>,
}

#[derive(PartialEq)]
enum Kind {
    County,
    City,
}

impl Asked {
    fn new(name: &str) -> Asked {
        let whole = folded(name);
        let suffix = SUFFIXES.iter().find(|suffix| whole.ends_with(*suffix));
        let stem = suffix.map_or(whole.as_str(), |suffix| &whole[..whole.len() - suffix.len()]);
        let kind = suffix.map(|&suffix| if suffix == " city" { Kind::City } else { Kind::County });
        Asked { stem: stem.to_owned(), kind, whole }
    }

    fn names(&self, geoid: &Geoid, name: &str) -> bool {
        let known = folded(name);
        let same_kind = match self.kind {
            None => true,
            Some(Kind::City) => is_city(geoid),
            Some(Kind::County) => !is_city(geoid),
        };
        known == self.whole || (known == self.stem && same_kind)
    }
}

/// What counties are called, the longest first.
const SUFFIXES: [&str; 9] = [
    " city and borough",
    " census area",
    " municipality",
    " municipio",
    " borough",
    " county",
    " parish",
    " island",
    " city",
];

/// Independent cities have county numbers from here on.
const FIRST_CITY: &str = "510";

fn is_city(geoid: &Geoid) -> bool {
    geoid.as_str().get(2..5).is_some_and(|number| number >= FIRST_CITY)
}

/// A name in lower case without accents and points, "saint" as "st".
fn folded(name: &str) -> String {
    let plain: String = name.trim().to_lowercase().chars().filter_map(plain).collect();
    let words = plain.split_whitespace().map(|word| match word {
        "saint" => "st",
        "sainte" => "ste",
        word => word,
    });
    words.collect::<Vec<&str>>().join(" ")
}

fn plain(letter: char) -> Option<char> {
    match letter {
        'á' | 'à' | 'ä' => Some('a'),
        'é' | 'è' => Some('e'),
        'í' => Some('i'),
        'ó' | 'ö' => Some('o'),
        'ú' | 'ü' => Some('u'),
        'ñ' => Some('n'),
        '.' | '\'' | '’' => None,
        '-' => Some(' '),
        other => Some(other),
    }
}

/// The outlines of one state's counties, which lie side by side.
fn counties_of(state: &Geoid) -> &'static [Outline] {
    let counties = outlines(Level::County);
    let first = counties.partition_point(|it| it.geoid < *state);
    let count = counties[first..].partition_point(|it| state.holds(&it.geoid));
    &counties[first..first + count]
}

fn county(geoid: &Geoid) -> Option<&'static str> {
    let counties = outlines(Level::County);
    let position = counties.binary_search_by(|it| it.geoid.cmp(geoid)).ok()?;
    Some(&counties[position].name)
}

fn table() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    include_str!("../data/states.csv").lines().skip(1).filter_map(|line| {
        let (code, rest) = line.split_once(',')?;
        let (abbrev, name) = rest.split_once(',')?;
        Some((code, abbrev, name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(found: &[Geoid]) -> Vec<&str> {
        found.iter().map(Geoid::as_str).collect()
    }

    #[test]
    fn a_state_is_found_by_code_name_and_abbreviation() {
        for text in ["56", "WY", "wy", "Wyoming", " wyoming "] {
            assert_eq!(state(text).unwrap().geoid.as_str(), "56");
        }
        assert_eq!(state("Atlantis"), None);
        assert_eq!(states().len(), 56);
        assert!(states().is_sorted_by_key(|state| &state.geoid));
    }

    #[test]
    fn a_name_that_two_places_share_gives_both() {
        let virginia = &state("VA").unwrap().geoid;
        assert_eq!(codes(&counties_named_in("Richmond", virginia)), ["51159", "51760"]);
        assert_eq!(codes(&counties_named_in("Richmond County", virginia)), ["51159"]);
        assert_eq!(codes(&counties_named_in("Richmond city", virginia)), ["51760"]);
        assert!(counties_named("Jefferson").len() > 20);
    }

    #[test]
    fn a_city_that_is_gone_is_not_found_again() {
        let virginia = &state("VA").unwrap().geoid;
        assert_eq!(codes(&counties_named_in("Bedford", virginia)), ["51019"]);
        assert!(counties_named_in("Bedford city", virginia).is_empty());
    }

    #[test]
    fn spelling_of_saints_accents_and_suffixes_does_not_matter() {
        assert_eq!(counties_named("Saint Tammany Parish"), counties_named("St. Tammany"));
        assert_eq!(codes(&counties_named("Dona Ana County")), ["35013"]);
        assert_eq!(codes(&counties_named("James City County")), ["51095"]);
        assert_eq!(codes(&counties_named("carson city")), ["32510"]);
    }

    #[test]
    fn every_county_has_a_label_of_its_own() {
        let counties = outlines(Level::County).iter();
        let mut labels: Vec<String> = counties.filter_map(|it| label(&it.geoid)).collect();
        assert_eq!(labels.len(), outlines(Level::County).len());
        labels.sort();
        labels.dedup();
        assert_eq!(labels.len(), outlines(Level::County).len());
    }

    #[test]
    fn labels_tell_a_city_from_the_county_of_its_name() {
        let label = |code| label(&Geoid::parse(code).unwrap());
        assert_eq!(label("51760").as_deref(), Some("Richmond city, VA"));
        assert_eq!(label("51159").as_deref(), Some("Richmond, VA"));
        assert_eq!(label("01001").as_deref(), Some("Autauga, AL"));
        assert_eq!(label("56").as_deref(), Some("Wyoming"));
        assert_eq!(label("01999"), None);
    }

    #[test]
    fn every_state_of_the_table_has_a_code_and_no_other() {
        let codes: Vec<&str> = states().iter().map(|state| state.geoid.as_str()).collect();
        assert_eq!(codes, probative_terms::place::STATES);
    }
}
