//! Ranks below the first, and sentences that nothing changed.

use probative_case::words::Words;
use probative_terms::Kind;

use super::{Sense, Spoken};
use crate::lexicon::Cue;
use crate::stretch::compare::{ENDLESS, HIGH, LOW, Ranked, ranked};

/// Reads a rank other than the first, or that a number stayed what it was.
pub(super) fn set_rank(spoken: &Spoken<'_>, sense: &mut Sense) {
    let general = [Kind::Membership, Kind::Rate, Kind::Cluster, Kind::Figure];
    if general.contains(&sense.kind) && (set_ordinal(spoken, sense) || set_count(spoken, sense)) {
        return;
    }
    let tokens = || 1..spoken.tokens.all.len();
    if sense.kind == Kind::Membership {
        if let Some(words) = tokens().find_map(|at| first_of_all(spoken, at)) {
            (sense.kind, sense.words) = (Kind::Rate, words);
            return;
        }
        if let Some(words) = tokens().find_map(|at| sized(spoken, at)) {
            (sense.kind, sense.words) = (Kind::Trend, words);
            return;
        }
    }
    let stays = matches!(sense.kind, Kind::Membership | Kind::Trend | Kind::Figure)
        && (0..spoken.tokens.all.len()).any(|at| stayed(spoken, at));
    if stays && !spoken.claim.periods.is_empty() {
        (sense.kind, sense.words) = (Kind::Trend, Words::Unchanged);
    }
}

/// "Second-highest", "ranks third": whether it is so.
fn set_ordinal(spoken: &Spoken<'_>, sense: &mut Sense) -> bool {
    let mut all = 0..spoken.tokens.all.len();
    let found = all.find_map(|at| ranked(&spoken.tokens, at));
    let Some(Ranked { place, from_lowest: end, .. }) = found else { return false };
    sense.kind = Kind::Rate;
    sense.words = match (place.as_str(), end) {
        ("second", Some(false)) => Words::SecondHighest,
        ("second", Some(true)) => Words::SecondLowest,
        (_, Some(true)) => Words::OneOfLowest,
        _ => Words::OneOfHighest,
    };
    if !matches!(sense.words, Words::SecondHighest | Words::SecondLowest) {
        let from = if end.is_none() { " from which end, and" } else { "" };
        sense.asks.push(format!("{place}{from} among which others?"));
        sense.first = Some(format!(
            "first = \"?\" # the text says {place}: these words hold of each of the first so many"
        ));
    }
    true
}

/// One of the first so many: whether it is so.
fn set_count(spoken: &Spoken<'_>, sense: &mut Sense) -> bool {
    let Some((count, end)) = of_so_many(spoken) else { return false };
    sense.kind = Kind::Rate;
    sense.words = if end == Some(true) { Words::OneOfLowest } else { Words::OneOfHighest };
    sense.first = Some(format!("first = {count}"));
    if end.is_none() {
        sense.asks.push("from which end is the rank counted?".to_owned());
        sense.first = Some(format!("first = \"?\" # {count}; and from which end is it counted?"));
    }
    true
}

/// "Doubled" of a period, which tells a change and its size.
fn sized(spoken: &Spoken<'_>, at: usize) -> Option<Words> {
    let hedged = ["than", "nearly", "almost", "about"].contains(&spoken.before(at, 1));
    let words = match (spoken.word(at), hedged) {
        ("doubled", false) => Words::Doubled,
        ("tripled", false) => Words::Tripled,
        ("halved", false) => Words::Halved,
        ("halved", true) => Words::Falling,
        ("doubled" | "tripled", true) | ("quadrupled", _) => Words::Growing,
        _ => return None,
    };
    (!spoken.claim.periods.is_empty()).then_some(words)
}

/// "One of the ten most dangerous", "in the top five": of how many, and whether from the lowest.
fn of_so_many(spoken: &Spoken<'_>) -> Option<(f64, Option<bool>)> {
    const LARGEST: f64 = 1000.0;
    let mut numbers = spoken.numbers().filter(|(one, _)| one.low == one.high && one.high < LARGEST);
    numbers.find_map(|(one, at)| {
        let mut before = at.start.saturating_sub(4)..at.start;
        let among = before.any(|at| spoken.is_one_of(at, &["among", "one", "in"]));
        let end = match (spoken.before(at.start, 1), spoken.word(at.end)) {
            ("top", _) => Some(false),
            ("bottom", _) => Some(true),
            (_, word) if HIGH.contains(&word) => Some(false),
            (_, word) if LOW.contains(&word) => Some(true),
            (_, word) if ENDLESS.contains(&word) => None,
            _ => return None,
        };
        (among && one.is_count()).then_some((one.low, end))
    })
}

/// "The safest state": the first of all, and not among the first.
fn first_of_all(spoken: &Spoken<'_>, at: usize) -> Option<Words> {
    let among = ["one", "among", "some"].iter().any(|word| {
        let mut before = at.saturating_sub(4)..at;
        before.any(|at| spoken.word(at) == *word)
    });
    let words = match spoken.word(at) {
        "safest" => Words::Lowest,
        "deadliest" => Words::Highest,
        _ => return None,
    };
    (spoken.before(at, 1) == "the" && !among).then_some(words)
}

/// "Stayed the same", "remained flat", "did not change".
fn stayed(spoken: &Spoken<'_>, at: usize) -> bool {
    const STAYS: [&str; 12] = [
        "stayed", "stays", "stay", "remained", "remains", "remain", "held", "kept", "hold", "was",
        "were", "been",
    ];
    const SAME: [&str; 7] = ["same", "flat", "steady", "stable", "constant", "unchanged", "level"];
    let same = SAME.contains(&spoken.word(at)) && {
        let mut before = at.saturating_sub(3)..at;
        let firm = before.any(|at| spoken.is_one_of(at, &STAYS));
        let held = spoken.is_one_of(at, &["same"])
            && !(at.saturating_sub(3)..at).any(|at| spoken.is_one_of(at, &STAYS[..9]));
        firm && !held
    };
    let changed = ["change", "changed", "budge", "budged"].contains(&spoken.word(at))
        && (spoken.tokens.has(at.saturating_sub(1), Cue::Not) || spoken.before(at, 1) == "t");
    same || changed
}
