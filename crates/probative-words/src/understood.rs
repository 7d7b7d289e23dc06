//! What was understood of a claim, told before any number: what is read, beside what, and where it
//! holds and fails.

use probative_case::claim::{Claim, Kinds, Test};
use probative_case::placeholder;
use probative_case::words::Scale;
use probative_case::words::Words;
use probative_terms::{Range, Reach, Regions, Unit, Whole};

use crate::format::ranges_in_words;
use crate::kind::{arithmetic, figure, meant};

/// What a kind reads for a claim.
pub(crate) struct Meant {
    /// What the sentence is about, to stand before "rose" or "fell".
    pub(crate) subject: String,
    /// The primary reading.
    pub(crate) reading: String,
    /// What it is compared with.
    pub(crate) beside: String,
    /// The unit of its number.
    pub(crate) unit: Unit,
}

/// A further number of a sentence, which must be right too.
pub(crate) struct Further {
    pub(crate) subject: String,
    pub(crate) regions: Regions,
    pub(crate) unit: Unit,
}

/// What was understood of a claim: parts with their labels, in the order in which they are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// What the text says, in the case's words.
    pub said: String,
    /// The parts, each with its label.
    pub parts: Vec<(&'static str, String)>,
}

/// What was understood of a claim.
pub fn understood(claim: &Claim) -> Understood {
    let mut parts = Vec::new();
    match &claim.test {
        Test::NotHeld { wanted, .. } => {
            parts.push(("needs", wanted.record.clone()));
            let is_known = wanted.holder != placeholder::HOLDER;
            parts.extend(is_known.then(|| ("held by", wanted.holder.clone())));
            parts.push(("decides", wanted.would_decide.clone()));
        }
        Test::Held(kinds) => match meant(kinds) {
            None => parts.push(("reads", "nothing: no public record shows a motive".to_owned())),
            Some(meant) => {
                let meant = apart(ranked(meant, claim), claim);
                parts.push(("reads", meant.reading.clone()));
                parts.push(("beside", meant.beside.clone()));
                let (mut holds, mut fails) = edges(claim, kinds.scale(), &meant);
                let asking = if claim.denied { &mut fails } else { &mut holds };
                asking.push_str(&of_every_window(claim, kinds.scale()));
                parts.push(("holds if", holds));
                parts.push(("fails if", fails));
                parts.push(("about", reach(claim.reach).to_owned()));
            }
        },
    }
    if claim.denied {
        parts.push((
            "denied",
            "the text denies what the words say; above stands where its denial holds and fails"
                .to_owned(),
        ));
    }
    Understood { said: claim.said.clone(), parts }
}

/// That a rise or a fall without a number asks as much of every window.
fn of_every_window(claim: &Claim, scale: Scale) -> String {
    let own = claim.regions.as_ref() == scale.regions(claim.words).ok().as_ref();
    let is_bare = scale == Scale::Change && matches!(claim.words, Words::Growing | Words::Falling);
    match is_bare && own {
        true => format!(", as `{}` asks of every window; `by` states another size", claim.word()),
        false => String::new(),
    }
}

/// The unit of a rank follows from the words: its number, or a part of all places.
fn ranked(meant: Meant, claim: &Claim) -> Meant {
    match claim.words.ranks_from_lowest() {
        None => meant,
        Some(from_lowest) => {
            let end = if from_lowest { "lowest" } else { "highest" };
            let unit = if claim.words.ranks_in_parts() {
                Unit::Percent(Whole::AllPlaces)
            } else {
                Unit::Own(String::new())
            };
            Meant { subject: format!("{}, counted from the {end},", meant.subject), unit, ..meant }
        }
    }
}

/// Of a gap its size rises or falls, and not the number beside the other.
fn apart(meant: Meant, claim: &Claim) -> Meant {
    if !matches!(claim.words, Words::ClosingTheGap | Words::WideningTheGap) {
        return meant;
    }
    let gap = format!("the gap between {}", meant.subject.replacen(" beside ", " and ", 1));
    Meant { reading: meant.reading.replacen(&meant.subject, &gap, 1), subject: gap, ..meant }
}

fn reach(reach: Reach) -> &'static str {
    match reach {
        Reach::These => "these places and years: what is counted decides",
        Reach::Such => "such places and years, of which these are some: chance has its part",
    }
}

/// Where the other numbers of a sentence hold and where they fail, in words.
fn others(claim: &Claim) -> Vec<(String, String)> {
    let mut further = Vec::new();
    if let Some(Kinds::Figure(figure)) = claim.test.held() {
        further.extend(figure::further(figure, claim.words));
    }
    if let Some(Kinds::Arithmetic(arithmetic)) = claim.test.held() {
        further.extend(arithmetic::further(arithmetic));
    }
    let one = |Further { subject, regions, unit }: Further| {
        let regions = if claim.denied { regions.mirrored() } else { regions };
        let told = |ranges: &[Range]| format!("{subject} is {}", ranges_in_words(ranges, &unit));
        (told(regions.holds()), told(regions.fails()))
    };
    further.into_iter().map(one).collect()
}

/// The same with the other numbers of the sentence: all must be right, and one that is not makes it
/// wrong; of a denied sentence, the other way round.
fn with_others(
    (holds, fails): (String, String),
    others: Vec<(String, String)>,
    denied: bool,
) -> (String, String) {
    let (holding, failing): (Vec<String>, Vec<String>) = others.into_iter().unzip();
    let all = |first: String, rest: Vec<String>, word: &str| {
        std::iter::once(first).chain(rest).collect::<Vec<_>>().join(&format!(", {word} "))
    };
    let (of_holds, of_fails) = if denied { ("or", "and") } else { ("and", "or") };
    (all(holds, holding, of_holds), all(fails, failing, of_fails))
}

/// Where a claim holds and where it fails, in words; of a denied one, the other way round.
fn edges(claim: &Claim, scale: Scale, meant: &Meant) -> (String, String) {
    match &claim.regions {
        Some(regions) => {
            let regions = if claim.denied { regions.mirrored() } else { regions.clone() };
            let first = in_words(&regions, scale, meant);
            with_others(first, others(claim), claim.denied)
        }
        None => {
            let (most, alone) = (
                "more than half of them are".to_owned(),
                "no more of them are than population alone would put there".to_owned(),
            );
            if claim.denied { (alone, most) } else { (most, alone) }
        }
    }
}

fn in_words(regions: &Regions, scale: Scale, meant: &Meant) -> (String, String) {
    let all = |ranges: &[Range]| match verbs(scale) {
        // What is not one number is any other.
        None if around_one(ranges) => format!("{} is any other", meant.subject),
        Some(verbs) => {
            let told: Vec<String> =
                ranges.iter().map(|range| moved(range, &verbs, &meant.unit)).collect();
            format!("{} {}", meant.subject, told.join(", or "))
        }
        None => format!("{} is {}", meant.subject, ranges_in_words(ranges, &meant.unit)),
    };
    (all(regions.holds()), all(regions.fails()))
}

/// Whether ranges are all numbers but one.
fn around_one(ranges: &[Range]) -> bool {
    matches!(ranges, [below, above] if below.high == above.low)
}

/// How a scale around nothing is told: up, down, and neither.
struct Verbs {
    up: &'static str,
    down: &'static str,
    not_up: &'static str,
    not_down: &'static str,
    /// What follows a size.
    than: &'static str,
}

fn verbs(scale: Scale) -> Option<Verbs> {
    match scale {
        Scale::Effect => Some(Verbs {
            up: "rose, beside that of other places, by",
            down: "fell, beside that of other places, by",
            not_up: "did not rise beside that of other places",
            not_down: "did not fall beside that of other places",
            than: "",
        }),
        Scale::Change | Scale::Points | Scale::EachYear | Scale::InAll | Scale::Beside => {
            Some(Verbs {
                up: "rose by",
                down: "fell by",
                not_up: "did not rise",
                not_down: "did not fall",
                than: "",
            })
        }
        Scale::Outcome | Scale::Height => Some(Verbs {
            up: "lay",
            down: "lay",
            not_up: "did not lie above that",
            not_down: "did not lie below that",
            than: " above that",
        }),
        Scale::Number
        | Scale::Day
        | Scale::Share
        | Scale::Result
        | Scale::Members
        | Scale::Ratio
        | Scale::Rank
        | Scale::RiskRank
        | Scale::FirstPlaces
        | Scale::Excess
        | Scale::Correlation
        | Scale::Likeness
        | Scale::Holders
        | Scale::Runs
        | Scale::Motive => None,
    }
}

/// Between two sizes, of which the larger one may be the first of the next range.
fn to(closed: bool) -> &'static str {
    if closed { "to" } else { "to below" }
}

/// One range of a scale around nothing.
fn moved(range: &Range, verbs: &Verbs, unit: &Unit) -> String {
    let size = match unit {
        Unit::PercentagePoints => "percentage points",
        Unit::Own(own) => own.as_str(),
        _ => "%",
    };
    let plain = |number: f64| probative_terms::number::edge(number.abs(), &[]);
    let below = if verbs.than.is_empty() { "" } else { " below that" };
    let (up, down, than) = (verbs.up, verbs.down, verbs.than);
    let more = |closed: bool, number: f64| match closed {
        true => format!("{} {size} or more", plain(number)),
        false => format!("more than {} {size}", plain(number)),
    };
    let less = |closed: bool, number: f64| match closed {
        true => format!("{} {size} or less", plain(number)),
        false => format!("less than {} {size}", plain(number)),
    };
    match (range.low, range.high) {
        (0.0, f64::INFINITY) if range.low_closed => verbs.not_down.to_owned(),
        (f64::NEG_INFINITY, 0.0) if range.high_closed => verbs.not_up.to_owned(),
        (low, f64::INFINITY) if low >= 0.0 => {
            format!("{up} {}{than}", more(range.low_closed, low))
        }
        (f64::NEG_INFINITY, high) if high <= 0.0 => {
            format!("{down} {}{below}", more(range.high_closed, high))
        }
        (f64::NEG_INFINITY, high) => {
            format!("{}, or {up} {}{than}", verbs.not_up, less(range.high_closed, high))
        }
        (low, f64::INFINITY) => {
            format!("{}, or {down} {}{below}", verbs.not_down, less(range.low_closed, low))
        }
        (low, high) if low >= 0.0 => {
            let to = to(range.high_closed);
            format!("{up} {} {to} {} {size}{than}", plain(low), plain(high))
        }
        (low, high) if high <= 0.0 => {
            let to = to(range.low_closed);
            format!("{down} {} {to} {} {size}{below}", plain(high), plain(low))
        }
        (low, high) if low == -high => {
            format!("changed by no more than {} {size} either way", plain(high))
        }
        (low, high) => {
            let sizes = (plain(low), plain(high));
            format!(
                "{down} no more than {} {size}{below}, and {up} no more than {} {size}{than}",
                sizes.0, sizes.1
            )
        }
    }
}
