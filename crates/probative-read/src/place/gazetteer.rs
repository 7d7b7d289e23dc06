//! Names of places by their first word.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use probative_atlas::{city_in, county_names, demonyms, known_cities, state_abbreviation, states};
use probative_terms::place::Geoid;

use crate::lexicon::Fnv;
use crate::token::Tokens;

/// What a name stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Named {
    /// The country.
    Nation,
    /// The state with this code.
    State(Geoid),
    /// The people of a state.
    People(Geoid),
    /// Cities that are known by the name alone.
    Cities(Vec<String>),
}

type Hashed<T> = HashMap<String, T, BuildHasherDefault<Fnv>>;

/// Names of places.
#[derive(Debug, Default)]
pub(super) struct Gazetteer {
    /// By the first word: the whole name as words, and what it stands for.
    names: Hashed<Vec<(Vec<String>, Named)>>,
    counties: Hashed<Vec<String>>,
    /// The first words of their names.
    county_words: Hashed<()>,
}

/// The names of the atlas, by their first words; made once.
pub(super) fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(Gazetteer::new)
}

impl Gazetteer {
    fn new() -> Gazetteer {
        let mut all = Gazetteer::default();
        for nation in
            ["United States of America", "United States", "America", "U.S.", "U.S", "USA", "U.S.A."]
        {
            all.add(nation, Named::Nation);
        }
        for state in states() {
            all.add(state.name, Named::State(state.geoid.clone()));
        }
        let mut cities: Vec<(&str, Vec<String>)> = Vec::new();
        for (name, state) in known_cities() {
            let Some(code) = city_in(name, &state) else { continue };
            match cities.iter_mut().find(|(other, _)| *other == name) {
                Some((_, codes)) => codes.push(code),
                None => cities.push((name, vec![code])),
            }
        }
        for (name, codes) in cities {
            // A bare `New York` is the state; "city of" and "City" are read beside it.
            if states().iter().all(|state| state.name != name) {
                all.add(name, Named::Cities(codes));
            }
        }
        for (people, state) in demonyms() {
            all.add(people, Named::People(state.clone()));
            all.add(&format!("{people}s"), Named::People(state));
        }
        for (name, code) in county_names() {
            all.counties.entry(name.to_owned()).or_default().push(code);
            let first = name.split([' ', '-', '.']).next().unwrap_or(name);
            all.county_words.insert(first.to_owned(), ());
        }
        all
    }

    fn add(&mut self, name: &str, named: Named) {
        let tokens = Tokens::new(name);
        let words: Vec<String> =
            (0..tokens.all.len()).map(|at| tokens.as_written(at).to_owned()).collect();
        let Some(first) = words.first() else { return };
        let entries = self.names.entry(first.clone()).or_default();
        entries.push((words, named));
        entries.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }

    /// The longest name that stands at a token, with the token behind it.
    pub(super) fn longest(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, &Named)> {
        let names = self.names.get(tokens.as_written(at))?;
        let stands = |words: &[String]| {
            words.iter().enumerate().all(|(ahead, word)| tokens.as_written(at + ahead) == *word)
        };
        let (words, named) = names.iter().find(|(words, _)| stands(words))?;
        Some((at + words.len(), named))
    }

    /// The state whose name or abbreviation stands at a token, with the token behind it.
    pub(super) fn state_at(&self, tokens: &Tokens<'_>, at: usize) -> Option<(Geoid, usize)> {
        if let Some((end, Named::State(code))) = self.longest(tokens, at) {
            return Some((code.clone(), end));
        }
        let word = tokens.as_written(at);
        if !tokens.capital(at) {
            return None;
        }
        let stop = usize::from(tokens.is(at + 1, ".") && tokens.joined(at + 1));
        // In full capitals, or with the stop of an abbreviation.
        let marked = stop == 1 || word.len() == 2 || word.ends_with('.');
        let state = marked.then(|| state_abbreviation(word.trim_end_matches('.'))).flatten()?;
        Some((state, at + 1 + stop))
    }

    /// Whether the name of a county begins with a word.
    pub(super) fn begins_county(&self, word: &str) -> bool {
        self.county_words.contains_key(word)
    }

    /// The counties of a name.
    pub(super) fn counties(&self, name: &str) -> Option<&Vec<String>> {
        self.counties.get(name)
    }
}
