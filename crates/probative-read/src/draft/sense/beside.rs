//! What a rate or a change is set beside: the place behind "than", and how many times as high.

use probative_case::words::Words;
use probative_terms::Kind;

use super::{Sense, Spoken};
use crate::lexicon::Cue;
use crate::place::Place;
use crate::quantity::{Comparator, Quantity};
use crate::stretch::{OF_A_NUMBER, hedged};
use crate::token::Shape;

const MORE: [&str; 6] = ["more", "higher", "greater", "larger", "above", "bigger"];
const FEWER: [&str; 5] = ["fewer", "less", "lower", "smaller", "below"];

/// Words before a "that" which stands for what the sentence is about: "twice that of Utah".
const BEFORE_THAT: [&str; 17] = [
    "times", "half", "twice", "double", "triple", "than", "of", "to", "with", "above", "below",
    "exceeds", "exceeded", "as", "third", "thirds", "quarters",
];

/// Reads the two sides of a comparison, and how many times as high the one is.
pub(super) fn set_beside(spoken: &Spoken<'_>, sense: &mut Sense) {
    let at = compared(spoken);
    // "Compared with Utah, Ohio …": what leads in ends at its comma.
    let all = spoken.tokens.all.len();
    let comma = (0..all).find(|at| spoken.is_one_of(*at, &[","]));
    let last = comma.filter(|_| at.is_some_and(|at| at < 2)).unwrap_or(all);
    let behind = |place: &Place| {
        let start = spoken.of(&place.span).map(|it| it.start);
        at.zip(start).is_some_and(|(at, start)| start > at && start < last)
    };
    let (beside, named): (Vec<Place>, Vec<Place>) =
        spoken.claim.places.iter().cloned().partition(behind);
    let compares = !beside.is_empty();
    let multiple = compares.then(|| multiple(spoken)).flatten();
    if multiple.is_some() && matches!(sense.kind, Kind::Membership | Kind::Figure | Kind::Share) {
        sense.kind = Kind::Rate;
    }
    let says = |words: &[&str]| {
        let mut before = 0..at.unwrap_or_default();
        before.any(|at| spoken.is_one_of(at, words))
    };
    if compares && sense.kind == Kind::Membership && (says(&MORE) || says(&FEWER)) {
        sense.kind = Kind::Rate;
        sense.words = if says(&FEWER) { Words::Lower } else { Words::Higher };
    }
    if compares && matches!(sense.kind, Kind::Rate | Kind::Trend) {
        sense.named = named;
        sense.beside = beside;
    }
    if sense.kind == Kind::Rate && !compares && beside_a_year(spoken, at) {
        return over_time(spoken, sense);
    }
    let ranks = sense.first.is_some() || sense.words.ranks_from_lowest().is_some();
    if sense.kind == Kind::Trend && compares {
        faster(spoken, sense);
    } else if sense.kind == Kind::Rate && !ranks {
        of_a_rate(spoken, sense, multiple);
    }
}

/// The words that set two things beside each other: "than", "that of", "as high as", "half the".
fn compared(spoken: &Spoken<'_>) -> Option<usize> {
    let number = |at: usize| spoken.numbers().any(|(_, one)| one.start == at);
    (0..spoken.tokens.all.len()).find(|at| {
        let (at, next) = (*at, spoken.word(at + 1));
        match spoken.word(at) {
            // "More than 10 percent" and "more than half" set nothing beside.
            // Neither do "rather than" and "states other than".
            "than" => {
                !number(at + 1)
                    && !number(at + 2)
                    && !["half", "a"].contains(&next)
                    && !["rather", "other"].contains(&spoken.before(at, 1))
            }
            "that" | "those" => {
                ["in", "of", "for"].contains(&next) && BEFORE_THAT.contains(&spoken.before(at, 1))
            }
            "times" | "half" | "twice" | "double" | "triple" => {
                ["the", "of", "that"].contains(&next)
                    && spoken.word(at + 2) != "people"
                    && !spoken.tokens.has(at + 2, Cue::Counted)
            }
            "as" => {
                let again = (0..at).any(|at| spoken.is_one_of(at, &["as"]));
                let of = ["in", "that", "those", "for", "the"].contains(&next)
                    || ["in", "of"].contains(&spoken.word(at + 2));
                again && (of || spoken.tokens.capital(at + 1))
            }
            "compared" => ["to", "with"].contains(&next),
            "versus" => true,
            "of" => of_places(spoken, at),
            _ => false,
        }
    })
}

/// "Utah's rate is a third of Iowa's": what a part of another place's number is set beside. "Half
/// of Ohio's thefts were in Toledo" is a part of a whole.
fn of_places(spoken: &Spoken<'_>, at: usize) -> bool {
    let ends = spoken.numbers().any(|(one, number)| number.end == at && one.is_part());
    let owned = |place: &Place| {
        let own = spoken.of(&place.span).filter(|own| own.start == at + 1);
        own.is_some_and(|own| spoken.tokens.shape(own.end) == Some(Shape::Clitic))
    };
    let before = |place: &Place| spoken.of(&place.span).is_some_and(|own| own.end < at);
    let places = || spoken.claim.places.iter();
    ends && places().any(owned) && places().any(before)
}

/// Whether a year stands behind the words that compare, and another before them: "in 2017 twice as
/// much as in 2012".
fn beside_a_year(spoken: &Spoken<'_>, at: Option<usize>) -> bool {
    let years = || spoken.claim.periods.iter().filter_map(|period| spoken.of(&period.span));
    let Some(at) = at else { return false };
    years().count() == 2
        && years().any(|year| year.start > at)
        && years().any(|year| year.end <= at)
}

/// Takes a number that is set beside that of another year as a change, where the words say which
/// way it went.
fn over_time(spoken: &Spoken<'_>, sense: &mut Sense) {
    let says = |words: &[&str]| (0..spoken.tokens.all.len()).any(|at| spoken.is_one_of(at, words));
    let words = match multiple(spoken) {
        Some((words @ (Words::Doubled | Words::Halved | Words::Tripled), None)) => words,
        _ if says(&MORE) => Words::Growing,
        _ if says(&FEWER) => Words::Falling,
        told => return of_a_rate(spoken, sense, told),
    };
    (sense.kind, sense.words) = (Kind::Trend, words);
}

/// How many times as high: the words and the number, a `?` where the text can mean two.
fn multiple(spoken: &Spoken<'_>) -> Option<(Words, Option<String>)> {
    let sized = [
        ("half", Words::Halved, "0.5"),
        ("twice", Words::Doubled, "2"),
        ("double", Words::Doubled, "2"),
        ("triple", Words::Tripled, "3"),
    ];
    let of_word = (0..spoken.tokens.all.len()).find_map(|at| {
        let (_, words, times) = sized.iter().find(|(word, ..)| spoken.word(at) == *word)?;
        let next = [spoken.word(at + 1), spoken.word(at + 2)];
        let ratio = ["that", "those", "the", "as"].contains(&next[0])
            || next[0] == "of" && next[1] == "that";
        let hedge = |words: &[&str]| spoken.is_one_of(at.checked_sub(1)?, words).then_some(());
        if !ratio {
            return None;
        }
        let nearly = hedge(&["nearly", "almost"]).map(|()| Words::Nearly);
        let bound = hedge(&["than", "over", "under", "least", "most", "to"]).and_then(|()| {
            match spoken.before(at, 2) {
                "more" => Some(Words::MoreThan),
                "less" | "fewer" => Some(Words::LessThan),
                "at" if spoken.before(at, 1) == "least" => Some(Words::AtLeast),
                "at" | "up" => Some(Words::UpTo),
                _ if spoken.before(at, 1) == "over" => Some(Words::MoreThan),
                _ if spoken.before(at, 1) == "under" => Some(Words::LessThan),
                _ => None,
            }
        });
        Some(match nearly.or(bound) {
            Some(hedged) => (hedged, Some((*times).to_owned())),
            None => (*words, None),
        })
    });
    of_word.or_else(|| spoken.numbers().find_map(|(one, at)| of_number(spoken, one, at.end)))
}

/// "1.5 times that", "20 percent more": as a ratio.
fn of_number(spoken: &Spoken<'_>, one: &Quantity, end: usize) -> Option<(Words, Option<String>)> {
    let words = hedged(one.comparator);
    let open = || Some((Words::Number, Some("?".to_owned())));
    let (more, fewer) = (spoken.is_one_of(end, &MORE), spoken.is_one_of(end, &FEWER));
    match one.unit.as_str() {
        _ if one.low != one.high => (one.unit == "times").then(open)?,
        // "Three times more" is three times as much, or four.
        "times" if more || fewer || spoken.is_one_of(end + 1, &MORE[1..]) => open(),
        "times" => Some((words, Some(ratio_printed(one, spoken)))),
        "percent" if more || fewer => {
            let sign = if more { 1.0 } else { -1.0 };
            let ratio = Some(as_ratio(one.low, spoken.printed(one).as_str(), sign));
            match (one.comparator, more) {
                (Comparator::Exact | Comparator::About, _) => Some((Words::Number, ratio)),
                (Comparator::MoreThan | Comparator::AtLeast, true) => Some((words, ratio)),
                (Comparator::MoreThan, false) => Some((Words::LessThan, ratio)),
                (Comparator::AtLeast, false) => Some((Words::UpTo, ratio)),
                // Of "less than 20 percent more" it is not told whether less is meant as well.
                _ => open(),
            }
        }
        "percent" | "fraction"
            if spoken.is_one_of(end + 1, &["that", "those"]) || of_places(spoken, end) =>
        {
            open()
        }
        _ => None,
    }
}

fn ratio_printed(one: &Quantity, spoken: &Spoken<'_>) -> String {
    let told = spoken.printed(one);
    let digits: String =
        told.chars().take_while(|letter| letter.is_ascii_digit() || *letter == '.').collect();
    let digits = digits.trim_end_matches('.');
    if digits.parse() == Ok(one.low) { digits.to_owned() } else { format!("{}", one.low) }
}

/// So many per cent more or less as a ratio, as exact as the text prints them.
fn as_ratio(percent: f64, printed: &str, sign: f64) -> String {
    let decimals = printed
        .split_once('.')
        .map_or(0, |(_, rest)| rest.chars().take_while(char::is_ascii_digit).count());
    let ratio = format!("{:.*}", decimals + 2, 1.0 + sign * percent / 100.0);
    if decimals > 0 {
        return ratio;
    }
    ratio.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The words and the number of a rate; a `?` where a number is stated that is no ratio.
fn of_a_rate(spoken: &Spoken<'_>, sense: &mut Sense, told: Option<(Words, Option<String>)>) {
    // "Twice the national rate" has no place behind it.
    if let Some((words, times)) = told.or_else(|| multiple(spoken)) {
        sense.words = words;
        sense.times = times.map(|times| match times.as_str() {
            "?" => "times = \"?\" # how many times as high is that?".to_owned(),
            _ => format!("times = \"{times}\""),
        });
    } else if OF_A_NUMBER.contains(&sense.words) {
        let because = "times = \"?\" # the number is that of one place: how many times as high as the \
                       other's is it?";
        sense.times = Some(because.to_owned());
    }
}

/// "Rose faster in Ohio than in Utah"; of two that fell the vocabulary has no such words.
fn faster(spoken: &Spoken<'_>, sense: &mut Sense) {
    let says = |words: &[&str]| (0..spoken.tokens.all.len()).any(|at| spoken.is_one_of(at, words));
    let sized = sense.words == Words::Falling || sense.words == Words::Halved;
    let more = says(&["faster", "more", "quicker", "further"]);
    let less = says(&["slower", "less"]);
    sense.words = match (sized, more, less) {
        (false, true, false) => Words::FasterThan,
        (false, false, true) => Words::SlowerThan,
        _ => {
            sense.asks.push("which of the two changed by more, and which way?".to_owned());
            sense
                .unsaid
                .push("tail = \"?\" # which of the two changed by more, and which way?".to_owned());
            Words::FasterThan
        }
    };
}
