//! Towns that only their state tells apart: named with it once, or in the state that a text speaks
//! of.

use std::ops::Range;

use probative_atlas::city_in;
use probative_terms::place::Geoid;

use super::gazetteer::{Named, gazetteer};
use super::{Level, Place, capitals, name, near};
use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

/// How many towns of a text are remembered.
const MOST: usize = 200;
/// No name of one has more words and marks.
const LONGEST: usize = 8;

/// Towns that a text has named with their state.
#[derive(Debug, Default)]
pub(super) struct Towns {
    /// Their names, as a sentence writes them, and their codes.
    told: Vec<(String, String)>,
}

impl Towns {
    /// Remembers a town.
    pub(super) fn add(&mut self, tokens: &Tokens<'_>, place: &Place) {
        let written = &tokens.text[place.span.clone()];
        let name = as_a_name(written).unwrap_or_else(|| written.to_owned());
        if self.told.len() < MOST && self.told.iter().all(|(other, _)| *other != name) {
            self.told.push((name, place.geoid.clone()));
        }
    }

    /// A town that the text has named with its state before: "AMES, Iowa - The port of Ames …".
    ///
    /// "Ilwaco, Wash., is small. Boats left Ilwaco." needs it as well.
    pub(super) fn named(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, Place)> {
        let written = tokens.as_written(at);
        let first = |name: &str| name.starts_with(written);
        let stands = |name: &str| {
            let mut ends = at + 1..at + LONGEST;
            ends.find(|end| tokens.text.get(tokens.bytes(&(at..*end))) == Some(name))
        };
        let mut known = self.told.iter().filter(|(name, _)| first(name));
        let (end, code) = known.find_map(|(name, code)| Some((stands(name)?, code)))?;
        let city = Named::Cities(vec![code.clone()]);
        let is_town = name::is_of_a_place(tokens, at..end, &city) && !goes_on(tokens, end);
        is_town.then(|| (end, town(tokens, at..end, code.clone())))
    }

    /// A town of the state of the place that was named last, where a word before it says that it is
    /// one: "Ohio pays for it. In Lima, …", "near Ulysses", "residents of Kent".
    ///
    /// "Maine has 30 ports. The mayor of Bath left." needs it as well.
    pub(super) fn of_state(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        before: &[Place],
    ) -> Option<Place> {
        // "In Logan or Welch": a list goes on.
        let joined = at > 1 && ["or", "and", ","].contains(&tokens.word(at - 1));
        let listed = joined
            && before.last().is_some_and(|last| {
                last.level == Level::City && last.span.end == tokens.all[at - 2].end
            });
        if !(listed || is_placed(tokens, at)) || is_another(tokens, at) {
            return None;
        }
        let end = capitals(tokens, at);
        if goes_on(tokens, end) {
            return None;
        }
        let name = &tokens.text[tokens.bytes(&(at..end))];
        let code = states(before).find_map(|state| city_in(name, &state))?;
        Some(town(tokens, at..end, code))
    }
}

/// The last states of which a text has named places, the nearest first.
fn states(before: &[Place]) -> impl Iterator<Item = Geoid> {
    const MOST: usize = 3;
    let named = near(before).filter(|place| place.level != Level::Nation);
    let mut told: Vec<&str> = Vec::new();
    for code in named.filter_map(|place| place.geoid.get(..2)) {
        // The federal district has no towns.
        if code != "11" && !told.contains(&code) && told.len() < MOST {
            told.push(code);
        }
    }
    told.into_iter().filter_map(|code| Geoid::parse(code).ok()).collect::<Vec<_>>().into_iter()
}

fn town(tokens: &Tokens<'_>, range: Range<usize>, geoid: String) -> Place {
    Place { span: tokens.bytes(&range), geoid, level: Level::City, others: Vec::new() }
}

/// Whether a name goes on behind some tokens: a body or a person that is called after a town.
fn goes_on(tokens: &Tokens<'_>, end: usize) -> bool {
    let word = tokens.capital(end) && tokens.shape(end) == Some(Shape::Word);
    let hyphen = tokens.is(end, "-") && tokens.joined(end) && tokens.joined(end + 1);
    (word && tokens.all[end].breaks == 0) || hyphen
}

/// Whether the word before says that a place follows.
fn is_placed(tokens: &Tokens<'_>, at: usize) -> bool {
    const IN: [&str; 7] = ["in", "near", "outside", "nearby", "around", "downtown", "neighboring"];
    const OF: [&str; 14] = [
        "south",
        "north",
        "east",
        "west",
        "outside",
        "residents",
        "people",
        "city",
        "town",
        "village",
        "port",
        "mayor",
        "voters",
        "families",
    ];
    let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens.word(at));
    IN.contains(&before(1)) || (before(1) == "of" && OF.contains(&before(2)))
}

/// Whether a name is that of a country, a month, a body or a whole of something.
fn is_another(tokens: &Tokens<'_>, at: usize) -> bool {
    const OTHERS: [&str; 48] = [
        "congress",
        "senate",
        "house",
        "medicare",
        "medicaid",
        "union",
        "republic",
        "european",
        "western",
        "central",
        "america",
        "mexico",
        "china",
        "cuba",
        "canada",
        "peru",
        "brazil",
        "poland",
        "russia",
        "egypt",
        "italy",
        "turkey",
        "holland",
        "panama",
        "lebanon",
        "jordan",
        "paris",
        "london",
        "berlin",
        "rome",
        "athens",
        "moscow",
        "vienna",
        "geneva",
        "havana",
        "madrid",
        "cairo",
        "dublin",
        "delhi",
        "manchester",
        "god",
        "christian",
        "english",
        "german",
        "indian",
        "liberty",
        "independence",
        "washington",
    ];
    let cues = [Cue::Month, Cue::Weekday, Cue::Office, Cue::Determiner, Cue::Pronoun];
    let known = gazetteer().longest(tokens, at).is_some();
    known || OTHERS.contains(&tokens.word(at)) || cues.iter().any(|cue| tokens.has(at, *cue))
}

/// A name in full capitals as a sentence writes it: `FORT MYERS` is Fort Myers.
pub(super) fn as_a_name(name: &str) -> Option<String> {
    let loud = name.len() > 2 && !name.bytes().any(|byte| byte.is_ascii_lowercase());
    let mut begins = true;
    let letter = |letter: char| {
        let one = if begins { letter } else { letter.to_ascii_lowercase() };
        begins = !letter.is_alphabetic();
        one
    };
    loud.then(|| name.chars().map(letter).collect())
}

#[cfg(test)]
mod tests {
    use crate::place::places;
    use crate::token::Tokens;

    fn codes(text: &str) -> Vec<String> {
        places(&Tokens::new(text)).into_iter().map(|place| place.geoid).collect()
    }

    #[test]
    fn a_town_that_was_named_with_its_state_is_that_town_from_then_on() {
        assert_eq!(codes("AMES, Iowa - The Port of Ames closed."), ["1901855", "19", "1901855"]);
        assert_eq!(codes("Ilwaco, Wash., is small. Boats left Ilwaco."), ["5333000", "5333000"]);
        assert_eq!(codes("Ilwaco, Wash., is small. Mr. Ilwaco left."), ["5333000"]);
    }

    #[test]
    fn a_town_in_the_state_that_a_text_speaks_of_is_found_behind_in_or_near() {
        assert_eq!(codes("Ohio pays for it. In Lima, nobody does."), ["39", "3943554"]);
        assert_eq!(codes("Maine has 30 ports. The mayor of Bath left."), ["23", "2303355"]);
        assert_eq!(codes("Ohio pays for it, and in Russia nobody does."), ["39"]);
        assert_eq!(codes("Ohio pays in Lima and Kent."), ["39", "3943554", "3939872"]);
        let codes_of_two = codes("Maine pays, as Fargo does. In Bath nobody does.");
        assert_eq!(codes_of_two, ["23", "3825700", "2303355"], "of the states that were named");
        assert_eq!(codes("Nobody in Lima does."), Vec::<String>::new());
    }
}
