//! By how much something changed, and not the level that it reached.

use std::ops::Range;

use probative_case::words::Words;
use probative_terms::Kind;

use super::{Change, Sense, Spoken};
use crate::draft::answer::number_of;
use crate::lexicon::Cue;
use crate::quantity::{Comparator, Quantity, Way};
use crate::stretch::hedged;

/// What a number of a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// By how much it changed.
    Size,
    /// Where it stood, or stands.
    Level,
    /// The grammar does not say.
    Other,
}

/// Words between a size and what it is told by.
const HEDGES: [&str; 28] = [
    "about",
    "around",
    "nearly",
    "almost",
    "roughly",
    "approximately",
    "some",
    "more",
    "less",
    "fewer",
    "greater",
    "than",
    "at",
    "least",
    "most",
    "just",
    "only",
    "another",
    "a",
    "an",
    "further",
    "additional",
    "estimated",
    "as",
    "much",
    "over",
    "under",
    "whopping",
];
const LEVELS: [&str; 13] = [
    "to", "from", "at", "reached", "reaching", "reaches", "hit", "hitting", "stood", "stands",
    "was", "is", "were",
];
const NOUNS: [&str; 14] = [
    "increase",
    "drop",
    "decline",
    "decrease",
    "rise",
    "fall",
    "growth",
    "reduction",
    "jump",
    "gain",
    "loss",
    "cut",
    "change",
    "average",
];
const BEHIND: [&str; 22] = [
    "more",
    "fewer",
    "less",
    "higher",
    "lower",
    "greater",
    "smaller",
    "larger",
    "increase",
    "decrease",
    "rise",
    "drop",
    "decline",
    "fall",
    "jump",
    "growth",
    "reduction",
    "gain",
    "cut",
    "up",
    "down",
    "plunge",
];

/// Reads the size of a change into the table of a trend.
pub(super) fn set_amount(spoken: &Spoken<'_>, sense: &mut Sense) {
    let sized =
        matches!(sense.words, Words::Doubled | Words::Tripled | Words::Halved | Words::Unchanged);
    let beside = !sense.beside.is_empty();
    if sense.kind != Kind::Trend || spoken.claim.is_of_a_record() || sized || beside {
        return;
    }
    let part =
        |one: &Quantity| ["percent", "percentage_point", "point"].contains(&one.unit.as_str());
    let told: Vec<(&Quantity, Role)> =
        spoken.numbers().map(|(one, at)| (one, role(spoken, &at))).collect();
    let of = |role: Role| told.iter().filter(move |it| it.1 == role).map(|it| it.0);
    let sizes: Vec<&Quantity> = of(Role::Size).filter(|one| part(one)).collect();
    let loose: Vec<&Quantity> = of(Role::Other).filter(|one| one.unit == "percent").collect();
    let changed = loose.iter().any(|one| one.change.is_some());
    let falls = falls(spoken, sense, sizes.first());
    sense.words = if falls { Words::Falling } else { Words::Growing };
    let one = sizes.iter().find(|one| one.unit == "percent").or(sizes.first());
    let differ = one.is_some_and(|one| {
        sizes.iter().any(|other| other.unit == one.unit && other.low != one.low)
    });
    sense.change = match one {
        Some(_) if differ || !loose.is_empty() => asked(spoken, &[sizes, loose].concat()),
        None if changed => asked(spoken, &loose),
        Some(one) => {
            of_size(spoken, sense, one, falls);
            sense.change.since = since(spoken);
            return;
        }
        None => match told_by_verb(spoken) {
            Some((times, hedge)) => return of_verb(spoken, sense, times, hedge),
            None => in_no_percent(spoken, of(Role::Size).find(|one| !one.is_time())),
        },
    };
    slightly(spoken, sense);
    no_way(spoken, sense);
}

/// How a verb of a size is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hedge {
    More,
    Other,
}

/// "More than doubled", "nearly halved", "quadrupled": the change in per cent, and its hedge.
/// Without one "doubled" has words of its own.
fn told_by_verb(spoken: &Spoken<'_>) -> Option<(i32, Hedge)> {
    (1..spoken.tokens.all.len()).find_map(|at| {
        let (size, words) = spoken.size(at)?;
        let more = spoken.before(at, 1) == "than" && spoken.before(at, 2) == "more";
        let hedged =
            ["nearly", "almost", "than", "about", "roughly"].contains(&spoken.before(at, 1));
        (hedged || words.is_none()).then_some((size, if more { Hedge::More } else { Hedge::Other }))
    })
}

/// Takes in a size that a verb tells.
fn of_verb(spoken: &Spoken<'_>, sense: &mut Sense, size: i32, hedge: Hedge) {
    match (hedge, size < 0) {
        (Hedge::More, true) => {
            sense.words = Words::Number;
            let because = "the text says more than halved".to_owned();
            sense.change.regions = Some([format!("< {size}"), format!(">= {size}"), because]);
        }
        (Hedge::More, false) => {
            sense.words = Words::MoreThan;
            sense.change.by = Some(size.to_string());
        }
        (Hedge::Other, _) => {
            sense.change.by = Some("?".to_owned());
            let because = "by how much at least? No words of a size are hedged so";
            sense.change.because = Some(because.to_owned());
        }
    }
    sense.change.since = since(spoken);
}

/// "Barely fell", "rose slightly": a change of which the text says that it is small.
fn slightly(spoken: &Spoken<'_>, sense: &mut Sense) {
    const SMALL: [&str; 7] =
        ["barely", "hardly", "scarcely", "slightly", "marginally", "modestly", "little"];
    let small = (0..spoken.tokens.all.len()).find(|at| spoken.is_one_of(*at, &SMALL));
    let plain = sense.change.by.is_none() && sense.change.regions.is_none();
    if let Some(at) = small.filter(|_| plain) {
        sense.change.by = Some("?".to_owned());
        sense.change.because = Some(format!("by how much? The text says {}", spoken.word(at)));
    }
}

/// Whether a year that stands alone is where the change began: "up 10 percent from 2010", "lower
/// than in 2010"; the bound of "more than 8 percent in 2010" is none.
fn since(spoken: &Spoken<'_>) -> bool {
    const BEFORE: [&str; 5] = ["from", "than", "compared", "against", "versus"];
    let years = || spoken.claim.periods.iter().filter_map(|one| spoken.of(&one.span));
    let bounds = |at: usize| {
        let number = |at: usize| spoken.numbers().any(|(_, one)| one.start == at);
        spoken.word(at) == "than" && (number(at + 1) || number(at + 2))
    };
    let opens = |at: usize| spoken.is_one_of(at, &BEFORE) && !bounds(at);
    let over = |year: &Range<usize>| spoken.before(year.start, 1) == "over";
    // "Peaked in 2014 and dropped 15 percent since then".
    let told = |at: usize| years().any(|year| year.contains(&at));
    let on = |at: usize| spoken.is_one_of(at, &["since", "thereafter", "afterwards"]) && !told(at);
    years().any(|year| over(&year) || (0..year.end).any(opens))
        || (0..spoken.tokens.all.len()).any(on)
}

/// A change of which the text does not say which way it went.
fn no_way(spoken: &Spoken<'_>, sense: &mut Sense) {
    let claim = spoken.claim;
    let default = claim.phrase.span == claim.span;
    if default && claim.quantities.iter().all(|one| one.change.is_none()) {
        sense.asks.push("which way did it change?".to_owned());
        sense.unsaid.push("tail = \"?\" # which way did it change?".to_owned());
    }
}

/// Whether it fell: by its size's own word, else by those of the claim.
fn falls(spoken: &Spoken<'_>, sense: &Sense, size: Option<&&Quantity>) -> bool {
    let own =
        matches!(sense.words, Words::Falling | Words::Halved | Words::Lower | Words::FarFewer);
    let fewer = size.and_then(|one| spoken.of(&one.span)).is_some_and(|at| {
        spoken.is_one_of(
            at.end,
            &[
                "fewer",
                "less",
                "lower",
                "smaller",
                "drop",
                "decline",
                "decrease",
                "reduction",
                "down",
            ],
        )
    });
    match size.and_then(|one| one.change) {
        Some(way) => way == Way::Down,
        None => own || fewer,
    }
}

/// A size that the text leaves open: which of several numbers it is.
fn asked(spoken: &Spoken<'_>, numbers: &[&Quantity]) -> Change {
    let said: Vec<String> = numbers.iter().map(|one| spoken.printed(one)).collect();
    let because = format!("by how much? The text says {}", said.join(" and "));
    let (by, several) = (Some("?".to_owned()), numbers.len() > 1);
    Change { by, because: Some(because), several, ..Change::default() }
}

/// "Rose by 50", "dropped by two thirds": a size in no per cent.
fn in_no_percent(spoken: &Spoken<'_>, size: Option<&Quantity>) -> Change {
    let Some(one) = size else { return Change::default() };
    let said = spoken.printed(one);
    Change {
        by: Some("?".to_owned()),
        because: Some(format!(
            "how many per cent is {said}? Or its number, with `measured_in = \"in all\"`; leave this out to test the way alone"
        )),
        ..Change::default()
    }
}

/// A size in per cent or points, with its hedge.
fn of_size(spoken: &Spoken<'_>, sense: &mut Sense, one: &Quantity, falls: bool) {
    let said = spoken.printed(one);
    let way = if falls { "fall" } else { "rise" };
    let yearly = ["year", "month", "week", "day", "quarter"].contains(&one.per.as_str());
    let words = hedged(one.comparator);
    sense.change.points = one.unit != "percent" && !yearly;
    let open = if yearly {
        // A rate of every year is no change over the window.
        let per = &one.per;
        Some(format!("{said} a {per} is no change over the whole window: what does it come to?"))
    } else if one.low != one.high {
        Some(format!("the text says {said}, and `by` is one number"))
    } else if matches!(one.comparator, Comparator::LessThan | Comparator::AtMost) {
        let words = words.word();
        Some(format!(
            "the text says a {way} of {words} {said}: by how much at least? No words bound a {way} at \
             both ends"
        ))
    } else {
        None
    };
    if open.is_some() {
        sense.change.by = Some("?".to_owned());
        sense.change.because = open;
        return;
    }
    let number = number_of(&said, one.low);
    let bound = matches!(words, Words::MoreThan | Words::AtLeast);
    if bound && falls {
        sense.words = Words::Number;
        sense.change.regions = Some(fallen(words, &number, &said));
        return;
    }
    let hedged = bound || words == Words::Nearly;
    sense.words = if hedged { words } else { sense.words };
    let signed = hedged && falls;
    sense.change.by = Some(if signed { format!("-{number}") } else { number });
}

/// Where a fall of more than a number, or of it at least, holds and fails, with why.
fn fallen(words: Words, number: &str, said: &str) -> [String; 3] {
    let number = number.replace(',', "");
    let (holds, fails) = if words == Words::MoreThan { ("<", ">=") } else { ("<=", ">") };
    let because = format!("the text says a fall of {} {said}", words.word());
    [format!("{holds} -{number}"), format!("{fails} -{number}"), because]
}

/// Whether a number is by how much it changed, by what stands around it.
fn role(spoken: &Spoken<'_>, at: &Range<usize>) -> Role {
    let first = opens(spoken, at.start);
    let before = spoken.before(first, 1);
    let determined = ["a", "an", "the", "this", "that"].contains(&spoken.before(at.start, 1));
    let behind =
        spoken.is_one_of(at.end, &BEHIND) || determined && spoken.is_one_of(at.end + 1, &BEHIND);
    let of_noun = before == "of"
        && (NOUNS.contains(&spoken.before(first, 2)) || is_change(spoken, first.wrapping_sub(2)));
    match before {
        "by" => Role::Size,
        "to" | "from" if !behind || !determined => Role::Level,
        _ if behind || of_noun || is_change(spoken, first.wrapping_sub(1)) => Role::Size,
        before if LEVELS.contains(&before) => Role::Level,
        _ => Role::Other,
    }
}

/// Where a number begins with its hedges: "by up to about 10 percent" does behind "by".
fn opens(spoken: &Spoken<'_>, start: usize) -> usize {
    let mut first = start;
    loop {
        let (one, two, three) =
            (spoken.before(first, 1), spoken.before(first, 2), spoken.before(first, 3));
        let bound = two == "up"
            && one == "to"
            && (three == "by" || is_change(spoken, first.wrapping_sub(3)));
        let average = one == "of" && two == "average";
        let hedge = HEDGES.contains(&one) || one.len() > 3 && one.ends_with("ly");
        match (bound || average, hedge) {
            (true, _) => first -= 2,
            (false, true) => first -= 1,
            (false, false) => return first,
        }
    }
}

/// Whether a word is one of change, which its size can stand against.
fn is_change(spoken: &Spoken<'_>, at: usize) -> bool {
    const MORE: [&str; 9] = ["up", "down", "off", "lost", "lose", "loses", "shed", "slid", "cut"];
    let has = |cue| spoken.tokens.has(at, cue);
    has(Cue::Up) || has(Cue::Down) || spoken.is_one_of(at, &MORE)
}
