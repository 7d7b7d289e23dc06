//! Periods that a text counts from its own date: last year, the past decade, since then.

use probative_terms::Date;

use super::{Moment, Told, month};
use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

/// Whether a word can open such a period.
pub(super) fn opens(word: &str) -> bool {
    const OPENS: [&str; 13] = [
        "within",
        "todays",
        "last",
        "past",
        "this",
        "next",
        "today",
        "yesterday",
        "the",
        "end",
        "previous",
        "a",
        "prior",
    ];
    OPENS.contains(&word)
}

/// A year that is counted from one that the sentence has told: "31 in 2014, up from 19 the year
/// before", "9 percent in 1999 and 7 a year earlier".
pub(super) fn beside(
    tokens: &Tokens<'_>,
    at: usize,
    told: Option<(Moment, Moment)>,
) -> Option<Told> {
    let word = |ahead: usize| tokens.word(at + ahead);
    let length = match (word(0), word(1), word(2)) {
        ("the" | "a", "year", "before" | "earlier") => 3,
        ("the", "previous" | "prior", "year") => 3,
        _ => return None,
    };
    let (from, to) = told.filter(|(from, to)| from == to)?;
    let whole = Moment { month: None, day: None, ..from };
    let exact = if to.month.is_some() && to.day.is_none() { from } else { whole };
    Some(Told::one(at + length, Moment { year: from.year - 1, ..exact }))
}

/// The months of a season of a year; a winter ends in the next.
fn season(word: &str, year: i32) -> Option<(Moment, Moment)> {
    let first = match word {
        "spring" => 3,
        "summer" => 6,
        "fall" | "autumn" => 9,
        "winter" => 12,
        _ => return None,
    };
    Some((Moment::month(year, first), Moment::months_on(year, first, 2)))
}

/// "Last summer", "this spring": the last that was over at a day, or the one of its year.
fn of_season(tokens: &Tokens<'_>, at: usize, day: Date) -> Option<Told> {
    let name = tokens.word(at + 1);
    let (_, end) = season(name, day.year)?;
    let over = (end.year, end.month) < (day.year, Some(day.month));
    let year = match tokens.word(at) {
        "last" if !over => day.year - 1,
        "last" | "this" => day.year,
        "next" => day.year + i32::from(over),
        _ => return None,
    };
    let (from, to) = season(name, year)?;
    Some(Told::new(at + 2, from, to))
}

/// A small number in digits or words.
pub(super) fn small(word: &str) -> Option<i32> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if let Some(ten) = TENS.iter().position(|name| *name == word) {
        return Some(10 * (ten as i32 + 2));
    }
    let in_words = WORDS.iter().position(|name| *name == word).map(|at| at as i32);
    in_words.or_else(|| word.parse().ok().filter(|number| (1..=200).contains(number)))
}

/// The period that is told at a token; without a date of the text it has no ends.
pub(super) fn period_at(tokens: &Tokens<'_>, at: usize, date: Option<Date>) -> Option<Told> {
    let word = |ahead: usize| tokens.word(at + ahead);
    let day = date.unwrap_or(Date { year: 0, month: 1, day: 1 });
    if let Some(told) = by_number(tokens, at, day) {
        return Some(Told { ends: told.ends.filter(|_| date.is_some()), ..told });
    }
    let told = match (word(0), word(1), word(2), word(3)) {
        ("end", "of", "last", "year") => Told::one(at + 4, Moment::month(day.year - 1, 12)),
        ("end", "of", "this", "year") => Told::one(at + 4, Moment::month(day.year, 12)),
        ("end", "of", "the", "decade") => {
            let last = day.year.div_euclid(10) * 10 + 9;
            Told::new(at + 4, Moment::year(last), Moment::year(last + 1))
        }
        ("today", ..) if begins(tokens, at) => {
            Told::one(at + 1, Moment { year: day.year, month: Some(day.month), day: Some(day.day) })
        }
        ("last" | "previous", "year", ..) => Told::one(at + 2, Moment::year(day.year - 1)),
        ("this", "year", ..) => Told::one(at + 2, Moment::year(day.year)),
        ("next", "year", ..) => Told::one(at + 2, Moment::year(day.year + 1)),
        ("last", "month", ..) => Told::one(at + 2, Moment::months_on(day.year, day.month, -1)),
        ("this", "month", ..) => Told::one(at + 2, Moment::month(day.year, day.month)),
        ("next", "month", ..) => Told::one(at + 2, Moment::months_on(day.year, day.month, 1)),
        ("end", "of", "the", "year") => Told::one(at + 4, Moment::month(day.year, 12)),
        ("last" | "this" | "next", "spring" | "summer" | "fall" | "autumn" | "winter", ..) => {
            of_season(tokens, at, day)?
        }
        ("past", "year", ..) if is_the(tokens, at) => Told::new(
            at + 2,
            Moment::months_on(day.year, day.month, -12),
            Moment::months_on(day.year, day.month, -1),
        ),
        ("last" | "past", "decade", ..) if is_the(tokens, at) => {
            Told::new(at + 2, Moment::year(day.year - 10), Moment::year(day.year - 1))
        }
        ("last" | "next" | "this", name, ..)
            if tokens.capital(at + 1) && tokens.has(at + 1, Cue::Month) =>
        {
            let number = month(name)?;
            let passed = i32::from(word(0) == "last" && number >= day.month);
            let coming = i32::from(word(0) == "next" && number <= day.month);
            Told::one(at + 2, Moment::month(day.year - passed + coming, number))
        }
        ("last" | "past", count, unit, _) if is_adverbial(tokens, at) => {
            spanned(at + 3, small(count)?, unit, day)?
        }
        _ => return None,
    };
    let dated = date.is_some();
    Some(Told { ends: told.ends.filter(|_| dated), ..told })
}

/// A fiscal year, and what so many years or months ago, ahead or from now on is.
fn by_number(tokens: &Tokens<'_>, at: usize, day: Date) -> Option<Told> {
    let word = |ahead: usize| tokens.word(at + ahead);
    Some(match (word(0), word(1), word(2), word(3)) {
        ("last" | "this" | "next", "fiscal", "year", _) => fiscal_year(at + 3, word(0), day),
        // "Last year's budget" is that of the fiscal year which is under way.
        ("last" | "this" | "next", "year", _, "budget") => {
            let which = if word(0) == "last" { "this" } else { "next" };
            fiscal_year(at + 2, which, Date { month: 1, ..day })
        }
        ("next", count, "years", _) if is_the(tokens, at) => {
            Told::new(at + 3, Moment::year(day.year), Moment::year(day.year + small(count)?))
        }
        (count, "years", "from", "now") => {
            Told::one(at + 4, Moment::year(day.year + small(count)?))
        }
        (count, "months", "ago", _) => {
            Told::one(at + 3, Moment::months_on(day.year, day.month, -small(count)?))
        }
        ("within", count, "years", _) => {
            Told::new(at + 3, Moment::year(day.year), Moment::year(day.year + small(count)?))
        }
        (count, "years", "ago", _) => Told::one(at + 3, Moment::year(day.year - small(count)?)),
        ("a", "year", "ago", _) => Told::one(at + 3, Moment::months_on(day.year, day.month, -12)),
        _ => return None,
    })
}

/// The last, this or next fiscal year of the federal government, which begins in October.
fn fiscal_year(end: usize, which: &str, day: Date) -> Told {
    let own = day.year + i32::from(day.month > 9);
    let year = match which {
        "last" => own - 1,
        "next" => own + 1,
        _ => own,
    };
    Told { fiscal: true, ..Told::one(end, Moment::year(year)) }
}

/// So many whole years or months before the one of a date.
fn spanned(end: usize, count: i32, unit: &str, day: Date) -> Option<Told> {
    // A long stretch runs up to the year of the text, a short one is counted in whole years.
    const LONG: i32 = 5;
    let (from, to) = match unit {
        "years" if count >= LONG => (Moment::year(day.year - count), Moment::year(day.year)),
        "years" => (Moment::year(day.year - count), Moment::year(day.year - 1)),
        "months" => (
            Moment::months_on(day.year, day.month, -count),
            Moment::months_on(day.year, day.month, -1),
        ),
        "decades" => (Moment::year(day.year - 10 * count), Moment::year(day.year - 1)),
        _ => return None,
    };
    Some(Told::new(end, from, to))
}

fn is_the(tokens: &Tokens<'_>, at: usize) -> bool {
    at > 0 && ["the", "this"].contains(&tokens.word(at - 1))
}

/// Whether "the past 3 years" is when, as in "over the past 3 years", and not among what, as in
/// "than in any of the past 3 years".
fn is_adverbial(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens.word(at));
    let each = before(2) == "of" && before(3) == "each";
    is_the(tokens, at)
        && (each || ["in", "over", "during", "for", "within", "across"].contains(&before(2)))
}

/// Whether a word begins its sentence or clause.
fn begins(tokens: &Tokens<'_>, at: usize) -> bool {
    let first = at == 0 || tokens.shape(at - 1) == Some(Shape::Mark) || tokens.all[at].breaks > 1;
    first && tokens.capital(at)
}
