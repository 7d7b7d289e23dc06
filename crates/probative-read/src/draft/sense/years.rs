//! Which whole years a sentence names: a draft fills in these alone, and asks for what else it
//! says.

use crate::claim::Claim;
use crate::page::Page;
use crate::time::Period;

use super::apart::{PERIODS, left_out};
use super::around::Around;

/// Words before a year by which more or less than it is meant.
const BOUNDS: [&str; 42] = [
    "before",
    "until",
    "till",
    "after",
    "since",
    "by",
    "through",
    "following",
    "preceding",
    "pre",
    "post",
    "early",
    "late",
    "mid",
    "end",
    "start",
    "beginning",
    "middle",
    "half",
    "quarter",
    "months",
    "days",
    "weeks",
    "around",
    "circa",
    "about",
    "from",
    "spring",
    "summer",
    "fall",
    "autumn",
    "winter",
    "christmas",
    "season",
    "q1",
    "q2",
    "q3",
    "q4",
    "approximately",
    "roughly",
    "onward",
    "starting",
];
/// Two words that do so.
const TWO_BOUNDS: [[&str; 2]; 10] = [
    ["decade", "to"],
    ["year", "to"],
    ["years", "to"],
    ["period", "to"],
    ["prior", "to"],
    ["up", "to"],
    ["as", "of"],
    ["ahead", "of"],
    ["leading", "to"],
    ["previous", "to"],
];
/// What tells which part of a year it is.
const NUMBERED: [&str; 18] = [
    "first", "second", "third", "fourth", "last", "final", "same", "early", "late", "two", "three",
    "four", "five", "six", "seven", "eight", "nine", "ten",
];
/// What is called by a year, and is not all of it: "a 2019 study", "the 2019 season".
const CALLED: [&str; 18] = [
    "study", "report", "survey", "law", "act", "bill", "paper", "budget", "ruling", "season",
    "election", "plan", "edition", "model", "school", "academic", "cohort", "class",
];
/// Words by which years or places are added up.
const ADDED: [&str; 5] = ["together", "combined", "altogether", "total", "totaled"];

/// Words that set one year beside another; "fell in 2015 and again in 2017" does not.
const COMPARED: [&str; 12] = [
    "from", "than", "compared", "versus", "against", "between", "to", "above", "below", "relative",
    "as", "over",
];
/// What is said of the most or the first, to be so since a year.
const RECORDS: [&str; 12] = [
    "first", "most", "fewest", "least", "highest", "lowest", "largest", "biggest", "smallest",
    "worst", "best", "record",
];

/// The years of a claim, as far as its sentence tells them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::draft) struct Years {
    /// What it says of each of its periods, as its needs tell it.
    pub(in crate::draft) told: Vec<String>,
    /// The words of all its periods.
    pub(in crate::draft) said: Option<String>,
    /// Whether its years, or its places, are added up.
    pub(in crate::draft) added: bool,
    /// Whether its words set one year beside another.
    compared: bool,
    /// Whether two years are both set beside now: "72, up from 60 in 2013 and 64 in 2015".
    both_before: bool,
    spans: Vec<Span>,
}

/// A period, as far as whole years tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Span {
    Year(i32),
    /// From one to another, both within.
    Range(i32, i32),
    /// From one on, and to no stated other.
    Since(i32),
    /// From when on nothing was like it: "the most since 1995".
    Record,
    /// No whole years.
    Open,
}

impl Years {
    pub(super) fn new(claim: &Claim, page: &Page) -> Years {
        let (added, compared) = (says(claim, page, &ADDED), says(claim, page, &COMPARED));
        let both_before = both_before(claim, page);
        let mut years = Years { added, compared, both_before, ..Years::default() };
        let mut words: Vec<String> = Vec::new();
        for period in &claim.periods {
            let (span, said) = span_of(period, page);
            if years.spans.contains(&span) && !matches!(span, Span::Open | Span::Record) {
                continue;
            }
            let ends = period.ends.filter(|_| span != Span::Open).map(|(from, to)| match span {
                Span::Since(_) | Span::Record => format!("since {from}"),
                _ if from == to => from.to_string(),
                _ => format!("{from} to {to}"),
            });
            years.told.push(ends.unwrap_or_else(|| format!("`{said}`")));
            if !words.contains(&said) {
                words.push(said);
            }
            years.spans.push(span);
        }
        years.told.dedup();
        let words: Vec<String> = words.iter().map(|said| format!("`{said}`")).collect();
        years.said = (!words.is_empty()).then(|| words.join(" and "));
        years
    }

    /// The years whose rows are meant, in order; of several the rows are added up. Nothing where
    /// the sentence names other periods, or several that it does not add up.
    pub(in crate::draft) fn rows(&self) -> Option<Vec<i32>> {
        // No text adds up more.
        const MOST: i32 = 60;
        match self.own().as_slice() {
            [Span::Year(year)] => Some(vec![*year]),
            [Span::Range(from, to)] if self.added && from < to && to - from < MOST => {
                Some((*from..=*to).collect())
            }
            several if self.added && several.len() > 1 => {
                let year = |span: &Span| match span {
                    Span::Year(year) => Some(*year),
                    _ => None,
                };
                let mut years: Vec<i32> = several.iter().map(year).collect::<Option<_>>()?;
                years.sort_unstable();
                Some(years)
            }
            _ => None,
        }
    }

    /// The one year that stands for itself, whatever it is set beside: "in 2019, the most since
    /// 1995".
    pub(in crate::draft) fn single(&self) -> Option<i32> {
        let mut own = self.own();
        own.retain(|span| !matches!(span, Span::Since(_)));
        match own.as_slice() {
            [Span::Year(year)] => Some(*year),
            _ => None,
        }
    }

    /// The periods that the claim itself is of.
    fn own(&self) -> Vec<Span> {
        self.spans.iter().copied().filter(|span| *span != Span::Record).collect()
    }

    /// Whether one period tells both ends of a change.
    pub(in crate::draft) fn is_range(&self) -> bool {
        matches!(self.own().as_slice(), [Span::Range(..) | Span::Since(_)])
    }

    /// The first and the last year of a change; of one that the text does not end, the first.
    pub(in crate::draft) fn ends(&self) -> Option<(i32, Option<i32>)> {
        let within = |span: &Span, ends: [i32; 2]| match span {
            Span::Year(year) => ends.contains(year),
            _ => false,
        };
        match self.own().as_slice() {
            [Span::Since(from)] => Some((*from, None)),
            [Span::Year(one), Span::Year(other)] if self.both_before => {
                Some((*one.min(other), None))
            }
            [Span::Year(one), Span::Year(other)] if self.compared => {
                Some((*one.min(other), Some(*one.max(other))))
            }
            [Span::Year(to), Span::Since(from)] | [Span::Since(from), Span::Year(to)]
                if from < to =>
            {
                Some((*from, Some(*to)))
            }
            spans => {
                let range = spans.iter().find_map(|span| match span {
                    Span::Range(from, to) => Some([*from, *to]),
                    _ => None,
                });
                let [from, to] = range.filter(|[from, to]| from < to)?;
                let own = |span: &&Span| **span != Span::Range(from, to);
                let mut others = spans.iter().filter(own);
                others.all(|span| within(span, [from, to])).then_some((from, Some(to)))
            }
        }
    }
}

/// Whether both of a claim's two years stand behind the words of what it was before, in a list of
/// their own: then it does not say when it became what it is.
fn both_before(claim: &Claim, page: &Page) -> bool {
    const BEFORE: [&str; 7] = ["from", "than", "compared", "versus", "against", "above", "below"];
    // "From 60 in 2013 and reached 72 in 2015" goes on to where it ends.
    const ENDS: [&str; 14] = [
        "to", "by", "until", "through", "was", "were", "is", "are", "hit", "fell", "rose", "grew",
        "stood", "then",
    ];
    let [first, second] = &claim.periods[..] else { return false };
    let (Some(lead), Some(between)) = (
        page.text.get(claim.span.start..first.span.start),
        page.text.get(first.span.end..second.span.start),
    ) else {
        return false;
    };
    let words = |said: &str| {
        let said = said.to_lowercase();
        let words = said.split(|letter: char| !letter.is_alphanumeric());
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let (lead, between) = (words(lead), words(between));
    let goes_on = |word: &String| ENDS.contains(&word.as_str()) || word.ends_with("ed");
    lead.iter().any(|word| BEFORE.contains(&word.as_str()))
        && !lead.iter().any(|word| word == "between")
        && between.iter().any(|word| ["and", "or"].contains(&word.as_str()))
        && !between.iter().any(goes_on)
}

/// Whether a claim has one of some words.
fn says(claim: &Claim, page: &Page, words: &[&str]) -> bool {
    let said = page.text[claim.span.clone()].to_lowercase();
    let mut own = said.split(|letter: char| !letter.is_alphanumeric());
    own.any(|word| words.contains(&word))
}

/// A period as far as whole years tell it, and its words.
fn span_of(period: &Period, page: &Page) -> (Span, String) {
    let around = Around::new(page, &period.span);
    let own = around.said(0, 0);
    if let Some(said) = left_out(&around, &PERIODS).or_else(|| bounded(&around)) {
        return (Span::Open, said);
    }
    let Some((from, to)) = period.ends.filter(|_| !period.fiscal) else {
        let back = if period.fiscal { fiscal_words(&around) } else { 0 };
        return (Span::Open, around.said(back, 0));
    };
    let whole = from.month.is_none() && to.month.is_none() && !is_inexact(&own);
    let named = own.split(|sign: char| !sign.is_ascii_digit()).filter(|word| word.len() == 4);
    let span = match (whole, from.year == to.year, named.count()) {
        (false, ..) => Span::Open,
        (true, true, _) => Span::Year(from.year),
        // "Since 2005" names its first year alone; "2019-20" may be one school year.
        (true, false, 1) if own.contains(['-', '–']) && from.year + 1 == to.year => Span::Open,
        (true, false, 1) if !own.contains(['-', '–']) => {
            let record = (1..6).any(|back| RECORDS.contains(&around.before(back)));
            if record { Span::Record } else { Span::Since(from.year) }
        }
        (true, false, 1 | 2) => Span::Range(from.year, to.year),
        (true, false, _) => Span::Open,
    };
    (span, own)
}

/// How many words before a fiscal year say that it is one.
fn fiscal_words(around: &Around<'_>) -> usize {
    (1..=2).rev().find(|back| ["fiscal", "fy"].contains(&around.before(*back))).unwrap_or(0)
}

/// Whether the words of a period mean no whole years: decades, and what is counted back or still
/// goes on.
fn is_inexact(own: &str) -> bool {
    let lower = own.to_lowercase();
    let decades = ["0s", "0's", "0’s"].iter().any(|ending| lower.contains(ending));
    decades || ["ago", "from now", "decade", "this year"].iter().any(|it| lower.contains(it))
}

/// The words that bound a period, with it: "before 2015", "the summer of 2019", "2015 onward".
fn bounded(around: &Around<'_>) -> Option<String> {
    let skip = |back: usize| ["the", "year", "years", "in", "-"].contains(&around.before(back));
    let back = (1..=4).find(|back| !skip(*back))?;
    let pair = [around.before(back + 1), around.before(back)];
    // "The first six months of 2019", "the class of 2019": of the year itself only "the year of".
    let of = pair[1] == "of" && back == 1 && !["", "year", "years"].contains(&pair[0]);
    let is_range = around.said(0, 0).matches(|sign: char| sign.is_ascii_digit()).count() > 4;
    // "Late in 2019" is a part of it, and "the fall in 2019" none.
    let within = (1..back).any(|back| around.before(back) == "in");
    let opens = match within {
        true => ["early", "late", "earlier", "later"].contains(&pair[1]),
        false => BOUNDS.contains(&pair[1]) && !(is_range && pair[1] == "from"),
    };
    if opens || of || TWO_BOUNDS.contains(&pair) {
        let mut first = back + usize::from(!opens);
        // "The first six months of 2019", "the same period of 2019".
        while of && NUMBERED.contains(&around.before(first + 1)) {
            first += 1;
        }
        return Some(around.said(first, 0));
    }
    goes_on(around).map(|ahead| around.said(0, ahead))
}

/// How many words behind a period make it longer, or name what is called by it.
fn goes_on(around: &Around<'_>) -> Option<usize> {
    const LATER: [&str; 8] =
        ["earlier", "later", "before", "after", "beyond", "since", "onward", "onwards"];
    const NOW: [&str; 4] = ["date", "now", "today", "present"];
    let the = usize::from(around.behind(1) == "the");
    match (around.behind(0), around.behind(1 + the)) {
        ("onward" | "onwards" | "forward", _) => Some(1),
        ("and" | "or", next) if LATER.contains(&next) => Some(2),
        ("to" | "until" | "till" | "through", next) if NOW.contains(&next) => Some(2 + the),
        (called, _) if CALLED.contains(&called) => Some(1),
        _ => None,
    }
}
