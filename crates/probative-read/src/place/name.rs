//! Whether a name is that of a place here, or of a person or a body that is called after one.

use std::ops::Range;

use probative_atlas::city_in;
use probative_terms::place::Geoid;

use super::Level;
use super::gazetteer::Named;
use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

/// Bodies and things that carry the name of a place and are none.
const BODIES: [&str; 60] = [
    "police",
    "university",
    "college",
    "times",
    "post",
    "globe",
    "tribune",
    "journal",
    "herald",
    "institute",
    "center",
    "international",
    "foundation",
    "council",
    "museum",
    "hospital",
    "school",
    "schools",
    "bank",
    "savings",
    "avenue",
    "street",
    "airport",
    "department",
    "attorney",
    "senate",
    "house",
    "congress",
    "treasury",
    "supreme",
    "army",
    "navy",
    "constitution",
    "chamber",
    "sheriff",
    "sun",
    "news",
    "review",
    "chronicle",
    "examiner",
    "board",
    "patrol",
    "association",
    "court",
    "district",
    "coast",
    "air",
    "marine",
    "capitol",
    "government",
    "river",
    "lake",
    "bay",
    "gulf",
    "mountains",
    "valley",
    "creek",
    "canyon",
    "basin",
    "trail",
];
/// Bodies of a state, whose name fixes the state.
const OF_STATES: [&str; 18] = [
    "comptroller",
    "legislature",
    "department",
    "senate",
    "supreme",
    "governor",
    "attorney",
    "secretary",
    "board",
    "house",
    "constitution",
    "treasury",
    "court",
    "general",
    "assembly",
    "highway",
    "national",
    "guard",
];
/// Names of places that people are given.
const GIVEN: [&str; 18] = [
    "virginia",
    "georgia",
    "austin",
    "charlotte",
    "madison",
    "savannah",
    "orlando",
    "eugene",
    "helena",
    "gary",
    "aurora",
    "lafayette",
    "houston",
    "dallas",
    "cleveland",
    "phoenix",
    "paris",
    "chandler",
];

/// Whether the name that stands at these tokens is that of a place.
pub(super) fn is_of_a_place(tokens: &Tokens<'_>, range: Range<usize>, named: &Named) -> bool {
    let Range { start, end } = range;
    let continent = ["north", "south", "latin", "central"];
    let of_continent = start > 0 && continent.contains(&tokens.word(start - 1));
    if *named == Named::Nation && (of_continent || !is_noun(tokens, start, end)) {
        return false;
    }
    // "The trans-Alaska pipeline".
    if start > 1 && tokens.is(start - 1, "-") && tokens.joined(start) && !tokens.capital(start - 2)
    {
        return false;
    }
    // "Hale v. Texas" names a lawsuit, "Alaska Natives" a people.
    let stop = start - usize::from(start > 1 && tokens.is(start - 1, "."));
    if stop > 0 && ["v", "vs"].contains(&tokens.word(stop - 1)) {
        return false;
    }
    if ["natives", "native"].contains(&tokens.word(end)) && tokens.capital(end) {
        return false;
    }
    let next = tokens.word(end);
    let goes_on = tokens.capital(end) && tokens.shape(end) == Some(Shape::Word);
    let of_state = matches!(named, Named::State(_)) && OF_STATES.contains(&next);
    if goes_on && BODIES.contains(&next) && !of_state {
        return false;
    }
    if goes_on && GIVEN.contains(&tokens.word(start)) && !of_state && !is_clause(tokens, end) {
        return false;
    }
    !(is_called_after(tokens, start) || is_surname(tokens, start, named))
}

fn is_clause(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.has(at, Cue::Aux) || tokens.has(at, Cue::Preposition)
}

/// Whether the country's name is a noun: "in the U.S.", "America's", and not "the U.S. border".
fn is_noun(tokens: &Tokens<'_>, start: usize, end: usize) -> bool {
    match tokens.shape(end) {
        Some(Shape::Word) => {
            let cues = [
                Cue::Preposition,
                Cue::Aux,
                Cue::Conjunction,
                Cue::Determiner,
                Cue::Pronoun,
                Cue::Verb,
                Cue::Subordinator,
            ];
            let plain = !tokens.capital(end) && cues.iter().any(|cue| tokens.has(end, *cue));
            // "U.S. exports": what may be a verb is a noun behind an abbreviation.
            let abbreviated = tokens.as_written(start).contains('.');
            let verb = tokens.has(end, Cue::Verb) && !tokens.has(end, Cue::Aux);
            (plain && !(abbreviated && verb)) || (!abbreviated && !tokens.capital(end))
        }
        // "U.S. 90" is a road.
        Some(Shape::Number) => false,
        // "U.S.-made" is an adjective, "America-" before a dash is not.
        Some(Shape::Mark) => !(tokens.is(end, "-") && tokens.joined(end) && tokens.joined(end + 1)),
        _ => true,
    }
}

/// "University of Texas", "Bank of America": a body that is called after a place.
fn is_called_after(tokens: &Tokens<'_>, start: usize) -> bool {
    if start < 2 || !tokens.is(start - 1, "of") || !tokens.capital(start - 2) {
        return false;
    }
    let places = [
        "state",
        "city",
        "commonwealth",
        "county",
        "port",
        "people",
        "town",
        "most",
        "all",
        "half",
        "parts",
        "north",
        "south",
        "east",
        "west",
        "out",
        "outside",
    ];
    !places.contains(&tokens.word(start - 2))
        && tokens.shape(start - 2) == Some(Shape::Word)
        && start > 2
        && tokens.shape(start - 3) != Some(Shape::Mark)
}

/// "Mr. Dallas", "Paul Houston": a name behind a title or another name.
fn is_surname(tokens: &Tokens<'_>, start: usize, named: &Named) -> bool {
    if !matches!(named, Named::Cities(_)) || start == 0 {
        return false;
    }
    let mut before = start - 1;
    if tokens.is(before, ".") && before > 0 {
        before -= 1;
    }
    if !tokens.capital(before) || tokens.shape(before) != Some(Shape::Word) {
        return false;
    }
    let titled =
        tokens.has(before, Cue::Office) || ["mr", "mrs", "ms", "dr"].contains(&tokens.word(before));
    let sides = [
        "north",
        "south",
        "east",
        "west",
        "greater",
        "downtown",
        "upstate",
        "central",
        "southern",
        "northern",
        "eastern",
        "western",
        "metro",
        "inner",
        "metropolitan",
    ];
    let plain = [
        Cue::Preposition,
        Cue::Determiner,
        Cue::Conjunction,
        Cue::Pronoun,
        Cue::Subordinator,
        Cue::LeadIn,
        Cue::Month,
    ];
    let is_plain =
        sides.contains(&tokens.word(before)) || plain.iter().any(|cue| tokens.has(before, *cue));
    titled || (!is_plain && before == start - 1 && !opens(tokens, before))
}

/// Whether a token is the first of its sentence.
fn opens(tokens: &Tokens<'_>, at: usize) -> bool {
    at == 0
        || [".", "!", "?", ":", "“", "\"", ";"].contains(&tokens.word(at - 1))
        || tokens.all[at].breaks > 0
}

/// What a state's name means here: the state, its city or its district, or nothing that is sure.
pub(super) fn meant(
    tokens: &Tokens<'_>,
    range: Range<usize>,
    code: &Geoid,
) -> Option<(String, Level)> {
    let Range { start, end } = range;
    let before = |back: usize| start.checked_sub(back).map_or("", |at| tokens.word(at));
    let name = &tokens.text[tokens.bytes(&(start..end))];
    let city_of = before(1) == "of" && before(2) == "city";
    let city = tokens.is(end, "city") && tokens.capital(end);
    if (city_of || city)
        && let Some(city) = city_in(name, code)
    {
        return Some((city, Level::City));
    }
    // The name of this state is that of the capital too.
    if code.as_str() != "53" {
        return Some((code.as_str().to_owned(), Level::State));
    }
    // The district of that name is as often meant: a list of states or the word settles it.
    let district = tokens.is(end, ",") && ["d.c.", "dc", "d.c"].contains(&tokens.word(end + 1));
    if district {
        return Some(("11".to_owned(), Level::State));
    }
    let states =
        |at: usize| matches!(super::gazetteer().longest(tokens, at), Some((_, Named::State(_))));
    let listed = (tokens.is(end, ",") && (states(end + 1) || tokens.is(end + 1, "and")))
        || (tokens.is(end, "and") && states(end + 1))
        || ([",", "and"].contains(&before(1)) && start >= 2 && states(start - 2));
    let said = tokens.is(end, "state") || (before(1) == "of" && before(2) == "state");
    (listed || said).then(|| (code.as_str().to_owned(), Level::State))
}
