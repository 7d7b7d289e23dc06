//! What a number counts: the head of the noun phrase behind it.

use std::ops::Range;

use super::number::{Form, Number};
use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

/// How far behind its number the counted noun may stand, in tokens.
const FARTHEST: usize = 12;

/// The noun that stands behind a number, one of it.
pub(super) fn noun(
    tokens: &Tokens<'_>,
    sentence: &Range<usize>,
    from: usize,
    count: f64,
) -> Option<String> {
    let head = head(tokens, sentence.end, from, count)?;
    let one = singular(tokens.word(head));
    // "Nine cubic feet" are no feet.
    let power =
        ["cubic", "square"].into_iter().find(|word| head > from && tokens.is(head - 1, word));
    Some(power.map_or(one.clone(), |power| format!("{power} {one}")))
}

/// What a number counts that stands behind it: "nine looms, 4 of which are old".
pub(super) fn before_which(
    tokens: &Tokens<'_>,
    first: usize,
    number: usize,
    end: usize,
) -> Option<String> {
    let which = tokens.is(end, "of") && ["which", "whom"].contains(&tokens.word(end + 1));
    let noun = |at: &usize| is_plural(tokens, *at) && !tokens.has(*at, Cue::Verb);
    let head = (first.max(number.saturating_sub(FARTHEST))..number).rev().find(noun)?;
    which.then(|| singular(tokens.word(head)))
}

/// The token of the noun that stands behind a number, before `end`.
///
/// The first plural is the head: "700 live cellphone and landline interviews" counts interviews,
/// and "40 armed and hooded riders" counts riders.
pub(super) fn head(tokens: &Tokens<'_>, end: usize, from: usize, count: f64) -> Option<usize> {
    // "500 more jobs", and not "500 more than".
    let more = tokens.is(from, "more") && tokens.shape(from + 1) == Some(Shape::Word);
    let from = from + usize::from(more && !tokens.has(from + 1, Cue::Preposition));
    // "Nine or more mills", "four of the most common looms", "ten of her mills".
    let or = tokens.is(from, "or") && ["more", "fewer"].contains(&tokens.word(from + 1));
    let from = from + 2 * usize::from(or);
    let of = tokens.is(from, "of")
        && ["the", "her", "his", "our", "my", "its", "their"].contains(&tokens.word(from + 1));
    let from = from + 2 * usize::from(of);
    let from = from + usize::from(tokens.is(from, "most") && (of || !tokens.is(from + 1, "of")));
    // "A three year plan", "one year before": the length of time stands behind its number.
    if ["year", "month", "week", "day", "hour"].contains(&tokens.word(from))
        && !tokens.is(from + 1, "old")
    {
        return Some(from);
    }
    if tokens.is(from, "-") && tokens.joined(from) && tokens.joined(from + 1) {
        // `two-year`, `20-year-old`.
        return Some(from + 1);
    }
    // "A 9,000 barrel-per-day plant" counts barrels.
    if tokens.is(from + 1, "-") && tokens.is(from + 2, "per") && tokens.joined(from + 1) {
        return Some(from);
    }
    let mut at = from;
    let mut last: Option<usize> = None;
    let mut head: Option<usize> = None;
    let end = end.min(from + FARTHEST);
    while at < end {
        match part(tokens, at, from, last) {
            Part::Skip(length) => at += length,
            Part::Word => {
                last = Some(at);
                at += 1;
            }
            Part::Head => {
                let next = at + 1;
                // "The Parks and Rivers Board": a plural within a name is no head.
                let name = tokens.capital(at)
                    && (tokens.capital(next)
                        || (tokens.is(next, "and") && tokens.capital(next + 1)));
                let plural = is_plural(tokens, next) && !tokens.has(next, Cue::Verb);
                let goes_on = next < end && (name || plural);
                head = Some(at);
                if !goes_on {
                    break;
                }
                at += 1;
            }
            Part::End => break,
        }
    }
    if head.is_some() {
        return head;
    }
    // One thing, or a noun that has no plural: the last word of a short phrase.
    let last = last.filter(|last| last - from < if count == 1.0 { 4 } else { 2 })?;
    let adverb =
        tokens.word(last).ends_with("ly") && !["family", "supply"].contains(&tokens.word(last));
    (!adverb).then_some(last)
}

/// What a token is to the noun phrase that it may stand in.
enum Part {
    /// A mark within the phrase.
    Skip(usize),
    /// An adjective, or a noun before the head.
    Word,
    /// A plural.
    Head,
    /// The phrase is over.
    End,
}

fn part(tokens: &Tokens<'_>, at: usize, from: usize, last: Option<usize>) -> Part {
    let word = tokens.word(at);
    match tokens.shape(at) {
        Some(Shape::Clitic) => Part::Skip(1),
        Some(Shape::Number) if tokens.is(at.saturating_sub(1), "-") => Part::Word,
        Some(Shape::Mark) if word == "-" && tokens.joined(at) && tokens.joined(at + 1) => {
            Part::Skip(1)
        }
        // An abbreviation in brackets belongs to the name before it.
        Some(Shape::Mark) if word == "(" && tokens.is(at + 2, ")") => Part::Skip(3),
        Some(Shape::Word) => {
            let hyphened = at > from && tokens.is(at - 1, "-") && tokens.joined(at);
            let joins = word == "and" && last.is_some();
            let ends = [
                Cue::Preposition,
                Cue::Aux,
                Cue::Pronoun,
                Cue::Determiner,
                Cue::Conjunction,
                Cue::Subordinator,
            ];
            // "Up-armored carts": the first part of a joined word ends nothing.
            let opens = tokens.is(at + 1, "-") && tokens.joined(at + 1) && tokens.joined(at + 2);
            let ends = ends.iter().any(|cue| tokens.has(at, *cue)) && !hyphened && !joins && !opens;
            let begins_verb = tokens.has(at, Cue::Verb) && !is_plural_only(tokens, at);
            // "Fell to 212 last year", "rose to 30 next month": when, and not what.
            let when = ["last", "next", "past"].contains(&word) && tokens.has(at + 1, Cue::Span);
            match () {
                () if joins => Part::Skip(1),
                () if ends
                    || begins_verb
                    || when
                    || ["more", "times", "ages", "aged"].contains(&word) =>
                {
                    Part::End
                }
                () if is_plural(tokens, at) => Part::Head,
                () => Part::Word,
            }
        }
        _ => Part::End,
    }
}

/// `lives`, `needs`, `moves` may be nouns behind a number; a verb of another form is none.
fn is_plural_only(tokens: &Tokens<'_>, at: usize) -> bool {
    ["lives", "visits", "shows", "works", "votes"].contains(&tokens.word(at))
}

fn is_plural(tokens: &Tokens<'_>, at: usize) -> bool {
    if tokens.has(at, Cue::Plural) {
        return true;
    }
    let word = tokens.word(at);
    let ends =
        word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    ends && !tokens.has(at, Cue::Singular)
}

/// "were old dams": the head of what a whole's part is said to be.
pub(super) fn predicate(
    tokens: &Tokens<'_>,
    sentence: &Range<usize>,
    from: usize,
) -> Option<String> {
    let end = sentence.end.min(from + 2 * FARTHEST);
    let verb = (from..end).find(|at| ["were", "are"].contains(&tokens.word(*at)))?;
    let head = (verb + 1..end.min(verb + 4)).find(|at| {
        is_plural(tokens, *at) && !tokens.has(*at, Cue::Preposition) && !tokens.has(*at, Cue::Verb)
    })?;
    let between = [Cue::Preposition, Cue::Determiner, Cue::Not, Cue::Aux];
    let plain = (verb + 1..head).all(|at| !between.iter().any(|cue| tokens.has(at, *cue)));
    plain.then(|| singular(tokens.word(head)))
}

/// What a bare number counts that stands behind its verb: "Deaths on the road rose from 55 to 77",
/// "the mills are closing: 21 have shut".
pub(super) fn subject(
    tokens: &Tokens<'_>,
    sentence: &Range<usize>,
    number: usize,
) -> Option<String> {
    let noun = |at: &usize| {
        let verb = tokens.has(*at, Cue::Verb) || tokens.has(*at, Cue::Aux);
        let time = tokens.has(*at, Cue::Span);
        tokens.shape(*at) == Some(Shape::Word) && is_plural(tokens, *at) && !verb && !time
    };
    let changes = |at: &usize| tokens.has(*at, Cue::Up) || tokens.has(*at, Cue::Down);
    let verb = (sentence.start..number).rev().find(changes);
    // "The murder rate was 5.3 per 100,000": of a rate what it is the rate of.
    let rate =
        (sentence.start + 1..number).rev().find(|at| ["rate", "rates"].contains(&tokens.word(*at)));
    if let Some(rate) = rate.filter(|_| tokens.is(number + 1, "per")) {
        return Some(singular(tokens.word(rate - 1)));
    }
    // "The number of orchards with a dam rose to 30": what the number is one of.
    let number_of = (sentence.start + 2..number.min(sentence.end))
        .rev()
        .find(|at| tokens.is(*at - 1, "of") && ["number", "total"].contains(&tokens.word(*at - 2)));
    let counted = number_of.filter(|at| verb.is_some_and(|verb| *at < verb));
    if let Some(head) = counted.and_then(|of| (of..of + FARTHEST).find(noun)) {
        return Some(singular(tokens.word(head)));
    }
    let shut = ["have", "had", "are", "were", "has"].contains(&tokens.word(number + 1));
    // "Thefts from boats rose to 31": the head stands before its preposition.
    let head = |at: &usize| {
        let near = (*at.min(&sentence.end)).saturating_sub(3).max(sentence.start)..*at;
        noun(at) && !near.clone().any(|at| tokens.has(at, Cue::Preposition))
    };
    let first = verb.and_then(|verb| {
        let before = sentence.start..verb;
        before.clone().rev().find(head).or_else(|| before.rev().find(noun))
    });
    let first = first.or_else(|| (sentence.start..number).find(noun).filter(|_| shut));
    first.map(|at| singular(tokens.word(at)))
}

/// The age that a number is: "over the age of 16", "18 and older", "a 14-year-old".
pub(super) fn age(tokens: &Tokens<'_>, number: &Number) -> Option<String> {
    let Range { start, end } = number.tokens.clone();
    let before = |back: usize| start.checked_sub(back).map_or("", |at| tokens.word(at));
    let aged = ["aged", "age", "ages"].contains(&before(1))
        || (before(1) == "of" && before(2) == "age")
        || (before(1) == "-" && before(2) == "under");
    let behind = match (tokens.word(end), tokens.word(end + 1)) {
        ("and" | "or", "older" | "over" | "younger" | "under" | "up") => number.high <= 110.0,
        ("years", "old") | ("years", "of")
            if tokens.is(end + 2, "age") || tokens.is(end + 1, "old") =>
        {
            true
        }
        _ => false,
    };
    // "Ann Hale, 45, of Reno": between commas behind a name.
    let own = before(1) == "," && tokens.is(end, ",") && start > 1 && tokens.capital(start - 2);
    (aged || behind || (own && number.high <= 110.0)).then(|| "year".to_owned())
}

/// How many of its unit a word of time is: a decade is ten years, a century a hundred.
pub(super) fn length(tokens: &Tokens<'_>, number: &Number) -> f64 {
    if number.form != Form::Plain {
        return 1.0;
    }
    let end = number.tokens.end;
    match tokens.word(end + usize::from(tokens.is(end, "-"))) {
        "decade" | "decades" => 10.0,
        "century" | "centuries" => 100.0,
        _ => 1.0,
    }
}

/// Whether a word is what people of a state are called, or the last word of that: `Ohioan`, of
/// `New Mexican` the second.
fn names_a_people(word: &str) -> bool {
    let last = |name: &'static str| name.rsplit(' ').next().unwrap_or(name);
    probative_atlas::demonyms().any(|(name, _)| last(name).eq_ignore_ascii_case(word))
}

/// One of what a plural names; people are persons, decades and centuries years.
pub(crate) fn singular(word: &str) -> String {
    const ODD: [(&str, &str); 29] = [
        ("people", "person"),
        ("persons", "person"),
        ("individuals", "person"),
        ("americans", "person"),
        ("folks", "person"),
        ("decade", "year"),
        ("decades", "year"),
        ("century", "year"),
        ("centuries", "year"),
        ("children", "child"),
        ("men", "man"),
        ("women", "woman"),
        ("servicemen", "serviceman"),
        ("policemen", "policeman"),
        ("lives", "life"),
        ("wives", "wife"),
        ("halves", "half"),
        ("wolves", "wolf"),
        ("shelves", "shelf"),
        ("mice", "mouse"),
        ("feet", "foot"),
        ("teeth", "tooth"),
        ("criteria", "criterion"),
        ("movies", "movie"),
        ("headquarters", "headquarters"),
        ("cops", "police officer"),
        ("police", "police officer"),
        ("heroes", "hero"),
        ("grandchildren", "grandchild"),
    ];
    if let Some((_, one)) = ODD.iter().find(|(many, _)| *many == word) {
        return (*one).to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let hissing = ["sses", "shes", "ches", "xes"].iter().any(|end| word.ends_with(end));
    let person = ["ans", "ers", "ites"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix(if hissing { "es" } else { "s" }) {
        Some(one) if person && names_a_people(one) => "person".to_owned(),
        Some(stem) if word.len() > 3 && !word.ends_with("ss") && !word.ends_with("us") => {
            stem.to_owned()
        }
        _ => word.to_owned(),
    }
}
