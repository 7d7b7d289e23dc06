//! Quantities: the numbers of a text with what they count, compare and change.

use std::ops::Range;

use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

pub(crate) mod currency;
mod digits;
mod fraction;
mod hedge;
mod name;
mod number;
mod unit;

pub(crate) use number::count;
use number::{Form, Number};
pub(crate) use unit::singular;

/// A number of the text, and what it is a number of.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Its bytes: number, currency sign, scale word, percent; neither comparator nor unit noun.
    pub span: Range<usize>,
    /// Where the value lies: two ends that are one, or those of a range.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// `percent`, `percentage_point`, `fraction`, `times`, a currency's code such as `USD`, or what
    /// is counted, one of it.
    pub unit: String,
    /// How the text compares.
    pub comparator: Comparator,
    /// Which way it went, where the text tells of a change to or by it.
    pub change: Option<Way>,
    /// What it is per: `hour`, `year`, `100,000`; empty where nothing is said.
    pub per: String,
    /// Whether it only tells what sort of family is meant: "a family of four".
    pub sorts: bool,
}

/// How a text compares with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparator {
    /// The number itself.
    Exact,
    /// About it.
    About,
    /// Nearly, almost it.
    Nearly,
    /// More than it.
    MoreThan,
    /// It or more.
    AtLeast,
    /// It or less.
    AtMost,
    /// Less than it.
    LessThan,
    /// Between two.
    Between,
}

impl Comparator {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Comparator::Exact => "exact",
            Comparator::About => "about",
            Comparator::Nearly => "nearly",
            Comparator::MoreThan => "more_than",
            Comparator::AtLeast => "at_least",
            Comparator::AtMost => "at_most",
            Comparator::LessThan => "less_than",
            Comparator::Between => "between",
        }
    }
}

/// Which way a number went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It rose.
    Up,
    /// It fell.
    Down,
}

impl Quantity {
    /// Whether it is a part of a whole: a percentage or a fraction.
    pub(crate) fn is_part(&self) -> bool {
        self.unit == "percent" || self.unit == "fraction"
    }

    /// Whether it counts things, rather than money, parts, times or spans of time.
    pub fn is_count(&self) -> bool {
        let units = ["percent", "percentage_point", "fraction", "times"];
        !units.contains(&self.unit.as_str()) && !self.is_money() && !self.is_time() && !self.sorts
    }

    /// Whether it is a sum of money.
    pub(crate) fn is_money(&self) -> bool {
        currency::of_code(&self.unit).is_some()
    }

    /// Whether it is by how many per cent something rose or fell.
    pub(crate) fn changes_by(&self) -> bool {
        self.unit == "percent" && self.change.is_some() && self.low == self.high
    }

    /// Whether it is a length of time.
    pub(crate) fn is_time(&self) -> bool {
        ["year", "month", "week", "day", "hour", "minute", "quarter"].contains(&self.unit.as_str())
    }
}

/// One of what a part is of, which the words behind it begin with: "of the mills", "mills" behind
/// "one in five"; without "of" a part of so many alone has them behind it.
pub(crate) fn noun_behind(said: &str, of_many: bool) -> Option<String> {
    let tokens = Tokens::new(said);
    let all = 0..tokens.all.len();
    let of = usize::from(tokens.is(0, "of"));
    let plain = |at: usize| tokens.has(at, Cue::Determiner) || tokens.is(at, "all");
    let from = (of..of + 2).find(|at| !plain(*at))?;
    let head = unit::head(&tokens, all.end, from, 2.0)?;
    let one = unit::singular(tokens.word(head));
    // "A third fewer" has no plural behind it, and "percent of Ohio" is of no things.
    let counted = of == 1 || of_many && one != tokens.word(head);
    (counted && !tokens.capital(head)).then_some(one)
}

/// The quantities of a sentence; `taken` are the tokens of dates and periods, which are none.
pub(crate) fn quantities(
    tokens: &Tokens<'_>,
    sentence: &Range<usize>,
    taken: &[Range<usize>],
) -> Vec<Quantity> {
    let mut numbers: Vec<Number> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        if let Some(period) = taken.iter().find(|period| period.contains(&at)) {
            at = period.end;
            continue;
        }
        match number::number_at(tokens, at, sentence) {
            Some(number) => {
                at = number.tokens.end.max(at + 1);
                // "Nine days ago" is when, and counts nothing.
                let ago = tokens.is(at + 1, "ago") && tokens.has(at, Cue::Span);
                numbers.extend((!ago).then_some(number));
            }
            None => at += 1,
        }
    }
    whole(tokens, sentence, &numbers)
}

/// Each number with its unit; one without a noun of its own counts what its neighbour counts.
fn whole(tokens: &Tokens<'_>, sentence: &Range<usize>, numbers: &[Number]) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::with_capacity(numbers.len());
    // From the end, since a part is counted in what its whole counts, which stands behind it.
    let mut units: Vec<Option<String>> =
        numbers.iter().map(|number| own(tokens, sentence, number)).collect();
    for index in (0..numbers.len()).rev() {
        if let Some(unit) = part_of_whole(tokens, sentence, numbers, &units, index) {
            units[index] = Some(unit);
        }
    }
    // "From 10 to 21 agents": both count agents.
    for index in (1..numbers.len()).rev() {
        let (one, next) = (&numbers[index - 1], &numbers[index]);
        let joined = tokens.is(one.tokens.end, "to") && next.tokens.start == one.tokens.end + 1;
        if joined && units[index - 1].is_none() {
            units[index - 1] = units[index].clone();
        }
    }
    for (index, number) in numbers.iter().enumerate() {
        // "884 of them": of a count that is as large at least.
        let end = number.tokens.end;
        let them = tokens.is(end, "of") && tokens.is(end + 1, "them");
        let before = found.iter().rev().find(|one| {
            one.is_count() && !one.unit.is_empty() && (!them || one.high >= number.high)
        });
        let counted = before.map(|one| one.unit.clone());
        let subject = || {
            unit::subject(tokens, sentence, number.tokens.start)
                .filter(|_| number.form == Form::Plain)
        };
        let unit =
            units[index].clone().or(counted).or_else(|| of_age(tokens, number)).or_else(subject);
        let unit = unit.unwrap_or_else(|| default_unit(tokens, number));
        let comparator = hedge::comparator(tokens, number);
        let scale = unit::length(tokens, number);
        found.push(Quantity {
            span: tokens.bytes(&number.tokens),
            low: number.low * scale,
            high: number.high * scale,
            comparator: if number.low < number.high { Comparator::Between } else { comparator },
            change: hedge::way(tokens, sentence, number),
            per: hedge::per(tokens, number),
            sorts: sorts(tokens, number),
            unit,
        });
    }
    from_to(tokens, &mut found);
    found
}

/// "A family of four": what sort of family it is, and no count of persons that a record could show.
fn sorts(tokens: &Tokens<'_>, number: &Number) -> bool {
    const LARGEST: f64 = 12.0;
    let Some(of) = number.tokens.start.checked_sub(1).filter(|at| *at > 0) else { return false };
    let families = ["family", "families", "household", "households"];
    tokens.is(of, "of") && families.contains(&tokens.word(of - 1)) && number.high <= LARGEST
}

/// "From $50 to $150 a month": the second went the way of its value, if no verb says which.
///
/// Of "goes from 9 to 14 wards" too; "from 18 to 64 years" is a range of ages.
fn from_to(tokens: &Tokens<'_>, found: &mut [Quantity]) {
    const NEAR: usize = 5;
    for index in 1..found.len() {
        let (before, rest) = found.split_at_mut(index);
        let (Some(one), Some(next)) = (before.last(), rest.first_mut()) else { continue };
        let start = tokens.at_byte(one.span.start);
        let from = start > 0 && tokens.is(start - 1, "from") && one.change.is_none();
        let between = tokens.at_byte(one.span.end)..tokens.at_byte(next.span.start);
        let to = between.len() <= NEAR && between.clone().any(|at| tokens.is(at, "to"));
        let alike = one.unit == next.unit && !next.is_time() && next.change.is_none();
        if from && to && alike && one.high != next.low {
            next.change = Some(if next.low > one.high { Way::Up } else { Way::Down });
        }
    }
}

/// The unit that a number's form or the noun behind it gives.
fn own(tokens: &Tokens<'_>, sentence: &Range<usize>, number: &Number) -> Option<String> {
    // "A family of four", "a crew of nine" are persons, whatever follows.
    let start = number.tokens.start;
    let group = [
        "family",
        "families",
        "household",
        "households",
        "crew",
        "group",
        "party",
        "team",
        "workforce",
        "force",
        "staff",
        "population",
        "crowd",
    ];
    let of_group =
        start > 1 && tokens.is(start - 1, "of") && group.contains(&tokens.word(start - 2));
    let word = match number.form {
        Form::Plain if of_group => "person",
        Form::Plain if of_vote(tokens, start) => "vote",
        Form::Percent => "percent",
        Form::Points => "percentage_point",
        Form::Money(code) => code,
        Form::Fraction => "fraction",
        Form::Times => "times",
        Form::Years => "year",
        Form::Plain => {
            return unit::age(tokens, number)
                .or_else(|| unit::before_which(tokens, sentence.start, start, number.tokens.end))
                .or_else(|| unit::noun(tokens, sentence, number.tokens.end, number.high));
        }
    };
    Some(word.to_owned())
}

/// "By a vote of 217 to 213", "on votes of 9 to 4": both count votes.
pub(super) fn of_vote(tokens: &Tokens<'_>, start: usize) -> bool {
    let votes = |at: usize| ["vote", "votes"].contains(&tokens.word(at)) && tokens.is(at + 1, "of");
    let near = start.saturating_sub(4)..start.saturating_sub(1);
    // "It passed the House 98 to 17".
    let bodies = ["house", "senate", "council", "board", "committee", "assembly", "chamber"];
    let body = |at: usize| bodies.contains(&tokens.word(at));
    let first = start > 0 && body(start - 1) && tokens.is(start + 1, "to");
    let second = start > 2 && tokens.is(start - 1, "to") && body(start - 3);
    first
        || second
        || near.clone().any(|at| votes(at) && (at + 2 == start || tokens.is(start - 1, "to")))
}

/// "12 of the 30 bridges": both count bridges; "were old dams": the first counts dams.
fn part_of_whole(
    tokens: &Tokens<'_>,
    sentence: &Range<usize>,
    numbers: &[Number],
    units: &[Option<String>],
    index: usize,
) -> Option<String> {
    let number = &numbers[index];
    let end = number.tokens.end;
    if number.form != Form::Plain || !tokens.is(end, "of") {
        return None;
    }
    let next = numbers.get(index + 1)?;
    let gap = next.tokens.start - end;
    if next.form != Form::Plain || gap > 4 {
        return None;
    }
    unit::predicate(tokens, sentence, next.tokens.end).or_else(|| units[index + 1].clone())
}

/// A bare number that can be an age, and that nothing else explains.
fn of_age(tokens: &Tokens<'_>, number: &Number) -> Option<String> {
    let before = number.tokens.start.checked_sub(1)?;
    let word = tokens.word(before);
    let can_be = number.high <= 110.0 && number.low == number.high;
    (can_be && ["over", "under", "at", "turned"].contains(&word)).then(|| "year".to_owned())
}

/// Who was arrested, wanted or insured is a person; of anything else the unit is not told.
fn default_unit(tokens: &Tokens<'_>, number: &Number) -> String {
    let next = number.tokens.end;
    let done =
        tokens.has(next, Cue::Verb) || tokens.has(next, Cue::Event) || tokens.has(next, Cue::Aux);
    let passive =
        done || (tokens.shape(next) == Some(Shape::Word) && tokens.word(next).ends_with("ed"));
    if passive { "person".to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests;
