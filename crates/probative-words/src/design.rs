//! What is said of a test's design: its chance, its power, its robustness and its rows.

use probative_finding::Choice;
use probative_finding::audit::Dimension;
use probative_finding::finding::{
    Appraisal, Beyond, Bounds, ByOutlines, Calibration, Checklist, Facts, Moved, Robustness,
    Turning, Unread,
};
use probative_finding::reading::{Chance, LeftOut, Measure, Reading};
use probative_terms::number::{chance, fixed, p_is, plain};
use probative_terms::{Asked, CheckItem, ShownBy};

use crate::audit;
use crate::format::{ends_with_unit, exact, on_scale, with_unit};

/// The smallest effect that a design finds four times in five.
pub fn detectable(appraisal: &Appraisal) -> String {
    let size = appraisal.detectable.map(plain);
    size.unwrap_or_else(|| "not applicable: nothing is estimated from a sample".to_owned())
}

/// What the null of a claim gives, and between which ends.
pub fn by_chance(mean: f64, (low, high): (f64, f64), unit: &probative_terms::Unit) -> String {
    format!("{} [{} to {}]", with_unit(mean, unit), on_scale(low, unit), on_scale(high, unit))
}

/// Why no null is shown.
pub fn without_null(appraisal: &Appraisal) -> &'static str {
    let by_chance = appraisal.primary.measure.chance().is_some()
        || appraisal.calibration != Calibration::NotNeeded;
    if by_chance { "a formula: nothing is shuffled or moved" } else { "none: no chance in it" }
}

/// A p-value, and what it rests on.
pub fn p_value(drawn: &Chance) -> String {
    let p = chance(drawn.p);
    match drawn.draws {
        0 => format!("{p}, from a formula: no draws, no Monte-Carlo error"),
        draws => format!("{p} from {draws} draws, Monte-Carlo error {}", plain(drawn.error)),
    }
}

/// The Monte-Carlo error of what is not drawn.
pub const NO_DRAWS: &str = "none: no draws";

/// The size that a claim asserts, where it asserts a difference.
pub fn asserted(appraisal: &Appraisal) -> String {
    let measure = &appraisal.primary.measure;
    if appraisal.calibration == Calibration::NotNeeded && appraisal.null.is_none() {
        return "not applicable: it states a value, not a difference".to_owned();
    }
    let unit = &measure.unit;
    let (size, null) = (appraisal.asserted.size, appraisal.asserted.null);
    format!("{}, counted from {}", with_unit(size, unit), on_scale(null, unit))
}

/// How often a test says yes to false claims.
pub fn calibration(calibration: &Calibration) -> String {
    match calibration {
        Calibration::NotNeeded => "not needed: no chance in it".to_owned(),
        Calibration::Missing => "not calibrated".to_owned(),
        Calibration::NoError => "no error of these rates is held".to_owned(),
        Calibration::Measured { intervals: Some(_), .. } => widened(calibration),
        Calibration::Measured { type_one, datasets, nominal, under, .. } => format!(
            "says yes to {} % of {datasets} false claims on these places and years, at a nominal {} %; \
             the false claims are {under}",
            plain(type_one * 100.0),
            plain(nominal * 100.0)
        ),
    }
}

/// How often a word would be wrong on the case's own places, and how far intervals are widened.
fn widened(calibration: &Calibration) -> String {
    let Calibration::Measured { type_one, datasets, nominal, under, factor, between, .. } =
        calibration
    else {
        return String::new();
    };
    let (least, most) = between.unwrap_or((*factor, *factor));
    let share = |share: f64| fixed(100.0 * share, 1);
    let told = if *factor == 1.0 {
        "so that it stays as it is".to_owned()
    } else {
        format!("so that it is widened {} times", fixed(*factor, 2))
    };
    format!(
        "as the method gives it, the interval would make up to {} % of words wrong where the truth lies at an edge, of {datasets} worlds ({under}); {} % are allowed, {told} (from {} to {})",
        share(*type_one),
        share(*nominal),
        fixed(least, 2),
        fixed(most, 2)
    )
}

/// How many tests were made, and whether they were adjusted for.
pub fn tests(appraisal: &Appraisal) -> String {
    format!("{}, adjusted: {}", appraisal.tests.made, crate::adjusted(appraisal.tests.adjusted))
}

/// How many readings stand where the primary one does, where more than it were examined.
pub fn robustness(robustness: Robustness) -> String {
    match robustness.of {
        0 | 1 => "not examined".to_owned(),
        of => format!("{} of {of}", robustness.agree),
    }
}

/// How many readings stand where the primary one does, in a sentence's words.
pub fn robustness_in_words(examined: Robustness) -> String {
    let number = robustness(examined);
    match examined.of {
        0 | 1 => number,
        _ => format!("{number} readings stand where the primary one does"),
    }
}

/// The smallest change of the record that gives another word.
pub fn turning(turning: Option<Turning>, appraisal: &Appraisal) -> String {
    let measure = &appraisal.primary.measure;
    let Some(Turning { to, beyond, verdict, moved }) = turning else {
        return "no change of the number alone gives another word".to_owned();
    };
    let side = match beyond {
        None => "",
        Some(Beyond::Below) => "less than ",
        Some(Beyond::Above) => "more than ",
    };
    let value = measure.value.number();
    let told = |shift: f64| match measure.open() {
        None => with_unit(value + shift, &measure.unit),
        // No record has the number between its ends.
        Some(ends) => ends_with_unit((ends.0 + shift, ends.1 + shift), &measure.unit),
    };
    let (to, from) = (told(to - value), told(0.0));
    let all = if appraisal.alternates.is_empty() { "" } else { ", all readings moved alike," };
    let number = format!("{side}{to} in place of {from}{all} would be {}", verdict.label());
    match moved {
        None => number,
        Some(moved) => format!("{}: {number}", events(moved)),
    }
}

/// The events that would have to be counted otherwise.
fn events(moved: Moved) -> String {
    match moved {
        Moved::Elsewhere(many) => format!("if {} of these were elsewhere", plain(many)),
        Moved::Here(many) => format!("if {} more of the others’ were here", plain(many)),
        Moved::OutOfPart(many) => format!("if {} fewer were among them", plain(many)),
        Moved::IntoPart(many) => format!("if {} more were among them", plain(many)),
    }
}

/// In which dimensions the readings of a claim differ, and in which others of its kind they do not.
pub fn varied(appraisal: &Appraisal) -> [String; 2] {
    let own = std::iter::once(&appraisal.primary).chain(&appraisal.alternates);
    let readings: Vec<&Reading> = own.collect();
    let differs = |dimension: &Dimension| {
        let taken = |reading: &Reading| -> Vec<Choice> {
            let of_it = |choice: &&Choice| Dimension::of_choice(choice) == Some(*dimension);
            reading.choices.iter().filter(of_it).cloned().collect()
        };
        readings.windows(2).any(|pair| taken(pair[0]) != taken(pair[1]))
    };
    let declared = [Dimension::Declared];
    let all = appraisal.dimensions.iter().chain(declared.iter().filter(|it| differs(it)));
    let (some, others): (Vec<Dimension>, Vec<Dimension>) = all.copied().partition(differs);
    [some, others].map(|dimensions| {
        let names: Vec<&str> = dimensions.into_iter().map(audit::dimension).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    })
}

/// How many units a publisher withheld, and of what share of the events.
pub fn suppressed(facts: &Facts) -> String {
    let units = facts.suppressed.map(|(some, all)| format!("{some} of {all} units"));
    let share = facts.suppressed_events;
    let events = share.map(|share| format!("; at most {} % of events", plain(share * 100.0)));
    units.unwrap_or_else(|| "none".to_owned()) + &events.unwrap_or_default()
}

/// What the readings at the ends of what is unknown are called.
pub const AT_THEIR_ENDS: &str = "with unknown entries and rounding at their ends";

/// The readings with unknown entries at their ends.
pub fn bounds(bounds: Bounds, measure: &Measure) -> String {
    format!("{} to {}", exact(bounds.low, measure), exact(bounds.high, measure))
}

/// Rows that were left out, why, and at most how many events in them.
pub fn left_out(left: &LeftOut) -> String {
    let why = crate::gone(&left.reason);
    let events = left.events.map(|events| format!(" (at most {} events)", plain(events)));
    format!("{}: {why}{}", left.rows, events.unwrap_or_default())
}

/// Rows that were left out, as an item of a list.
pub fn left_out_item(left: &LeftOut) -> String {
    let why = crate::gone(&left.reason);
    let events = left.events.map(|events| format!(", at most {} events", plain(events)));
    format!("{}: {why}{}", left.rows, events.unwrap_or_default())
}

/// What neighbours are like that come from the outlines of places.
pub fn by_outlines(told: &ByOutlines) -> String {
    let ByOutlines { year, of, alone, of_another_year } = told;
    let alone = match alone {
        0 => "each has one".to_owned(),
        1 => format!("1 of {of} places has none, and counts all the same"),
        several => format!("{several} of {of} places have none, and count all the same"),
    };
    let another = match of_another_year {
        0 => String::new(),
        1 => "; 1 has the outline of its code of another year".to_owned(),
        several => format!("; {several} have the outlines of their codes of another year"),
    };
    format!("places whose outlines of {year} touch, as no table of them is given; {alone}{another}")
}

/// A number beside that could not be read, and why.
pub fn unread(unread: &Unread) -> String {
    format!("{}: it could not be read: {}", unread.said, unread.why.with_remedy())
}

/// How many questions of its checklist a design answers, and which are open, by their words.
pub fn answers(checklist: &Checklist) -> String {
    let open: Vec<&str> = open(checklist).map(|item| item.asks.as_str()).collect();
    let (passed, all) = (checklist.passed(), checklist.items.len());
    let open = if open.is_empty() { "none".to_owned() } else { open.join(", ") };
    format!("answers {passed} of {all} questions; open: {open}")
}

/// The questions that a design leaves open.
pub fn open(checklist: &Checklist) -> impl Iterator<Item = &CheckItem> {
    checklist.items.iter().filter(|item| !item.passed)
}

/// A question with its sign, and with what shows that the design meets it or does not.
pub fn answered(item: &CheckItem) -> String {
    let sign = if item.passed { '✔' } else { '✖' };
    format!("{sign} {} {}", asks(item), shown(item))
}

/// A question of a design's checklist; one of an earlier version as its author has it.
pub fn asks(item: &CheckItem) -> String {
    let known = Asked::ALL.iter().find(|(_, word)| *word == item.asks);
    let Some((asked, _)) = known else { return format!("{}:", item.asks) };
    match asked {
        Asked::OutcomeAlike => "Is the outcome recorded alike before and after?",
        Asked::DatedTwice => "Does the date of the policy stand on two lists?",
        Asked::NeverTreated => "Are the other places known to be without it?",
        Asked::EarlierTrends => {
            "Did earlier trends run alike, by a test with power of 0.8 for half the effect?"
        }
        Asked::NoOtherPolicy => "Did no other policy begin at the same time?",
        Asked::Spillover => "Does it reach no place without it?",
        Asked::Placebo => "Does an outcome that it cannot move stay?",
        Asked::EachDropped => "Does the number stand as it does whichever place is left out?",
    }
    .to_owned()
}

/// What shows that a design meets a question, or does not, and what the case says of it.
pub fn shown(item: &CheckItem) -> String {
    let Some(shown) = &item.shown else { return item.because.clone() };
    let shown = by(shown);
    if item.because.is_empty() { shown } else { format!("{shown}; {}", item.because) }
}

fn by(shown: &ShownBy) -> String {
    match shown {
        ShownBy::Sources(titles) => format!("named for it: {}", titles.join("; ")),
        ShownBy::Nobody => "no sources of two publishers are named for it".to_owned(),
        ShownBy::Dates { agree, of } => {
            format!("{agree} of {of} listed places have the same year on another list")
        }
        ShownBy::ListEnds { list: Some(list), window } => {
            format!("the list speaks until {list}, and the window ends on {window}")
        }
        ShownBy::ListEnds { list: None, .. } => {
            "nobody knows until when the list speaks".to_owned()
        }
        ShownBy::Trends { p, power } => {
            format!("the slopes differ with {}, and the power is {}", p_is(*p), plain(*power))
        }
        ShownBy::Placebo { interval: (low, high), detectable } => format!(
            "its change is from {} to {} %, and {} % would be found",
            plain(*low),
            plain(*high),
            plain(*detectable)
        ),
        ShownBy::NoPlacebo => "no such outcome is named".to_owned(),
        ShownBy::Dropped { interval: (low, high) } => {
            format!("it is from {} to {} %", plain(*low), plain(*high))
        }
        ShownBy::TooFew => "there are too few years or places to ask".to_owned(),
    }
}
