//! Periods that need no other date: years, decades, months, days, quarters and their ranges.

use probative_terms::Date;

use super::{Moment, Told, month};
use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

/// The period that is told at a token, if it is one.
pub(super) fn period_at(tokens: &Tokens<'_>, at: usize) -> Option<Told> {
    if let Some(date) = whole_date(tokens, at) {
        let moment = Moment { year: date.year, month: Some(date.month), day: Some(date.day) };
        let end = at + date_length(tokens, at);
        return Some(to_date(tokens, end, moment).unwrap_or_else(|| Told::one(end, moment)));
    }
    if tokens.has(at, Cue::Month) {
        return of_month(tokens, at);
    }
    let first = year(tokens, at)?;
    if tokens.joined(at + 1) && tokens.is(at + 1, "s") {
        // "From the 1970s to 2005".
        let joins = ["to", "through"].contains(&tokens.word(at + 2));
        if let Some(last) = year(tokens, at + 3).filter(|_| joins) {
            return Some(Told::new(at + 4, Moment::year(first), Moment::year(last)));
        }
        return Some(Told::new(at + 2, Moment::year(first), Moment::year(first + 9)));
    }
    if names_a_law(tokens, at) {
        return None;
    }
    let fiscal = is_fiscal(tokens, at);
    let (last, end) = match last_year(tokens, at, first) {
        Some(range) => range,
        None => (first, at + 1),
    };
    let told = of_part(tokens, at, first, end)
        .unwrap_or_else(|| Told::new(end, Moment::year(first), Moment::year(last)));
    Some(Told { fiscal, ..told })
}

/// "The Toll Act of 2006": a year that is a part of a name.
pub(crate) fn names_a_law(tokens: &Tokens<'_>, at: usize) -> bool {
    const NAMES: [&str; 6] = ["act", "amendments", "resolution", "code", "treaty", "initiative"];
    at > 2
        && tokens.is(at - 1, "of")
        && tokens.capital(at - 2)
        && NAMES.contains(&tokens.word(at - 2))
}

/// "From May 3, 2005, to June 9, 2007": a day behind a day, and what joins them.
fn to_date(tokens: &Tokens<'_>, end: usize, from: Moment) -> Option<Told> {
    let join = end + usize::from(tokens.is(end, ","));
    if !["to", "through", "until"].contains(&tokens.word(join)) {
        return None;
    }
    let date = whole_date(tokens, join + 1)?;
    let to = Moment { year: date.year, month: Some(date.month), day: Some(date.day) };
    Some(Told::new(join + 1 + date_length(tokens, join + 1), from, to))
}

/// The other end of a range of years: `1986-2004`, `2006 through 2010`, `2004-05`.
fn last_year(tokens: &Tokens<'_>, at: usize, first: i32) -> Option<(i32, usize)> {
    let joins = match tokens.word(at + 1) {
        "-" | "–" | "—" => tokens.joined(at + 1) && tokens.joined(at + 2),
        "to" | "through" | "until" => true,
        "and" => at > 0 && tokens.is(at - 1, "between"),
        _ => false,
    };
    if !joins {
        return None;
    }
    let short = tokens.word(at + 2);
    match year(tokens, at + 2) {
        Some(last) => Some((last, at + 3)),
        None if short.len() == 2 && tokens.is(at + 1, "-") => {
            let last: i32 = short.parse().ok()?;
            Some((first / 100 * 100 + last, at + 3))
        }
        None => None,
    }
}

/// Whether a word behind a number is what it counts: "by 2150 jobs".
fn counts(tokens: &Tokens<'_>, at: usize) -> bool {
    let joins = [Cue::Preposition, Cue::Conjunction, Cue::Aux, Cue::Subordinator];
    let noun = !joins.iter().any(|cue| tokens.has(at, *cue));
    noun && tokens.shape(at) == Some(Shape::Word) && tokens.all[at].breaks < 2
}

/// A year in four digits that counts nothing.
pub(super) fn year(tokens: &Tokens<'_>, at: usize) -> Option<i32> {
    let word = tokens.word(at);
    let form = tokens.shape(at) == Some(Shape::Number) && word.len() == 4;
    if !form || !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    let is_amount =
        ["$", "#", "no", "£"].contains(&before) || ["%", "percent"].contains(&tokens.word(at + 1));
    let year: i32 = word.parse().ok()?;
    // "By 2105": of a year beyond this century what stands before it says that it is one.
    let last =
        if ["by", "until"].contains(&before) && !counts(tokens, at + 1) { 2199 } else { 2100 };
    ((1700..=last).contains(&year) && !is_amount).then_some(year)
}

fn is_fiscal(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens.word(at));
    // "The 2009 budget", "the 2009 omnibus": years of a budget.
    let budget = ["budget", "omnibus"].contains(&tokens.word(at + 1)) && !tokens.capital(at + 1);
    budget
        || before(1) == "fy"
        || before(1) == "fiscal"
        || (["year", "years"].contains(&before(1)) && before(2) == "fiscal")
}

/// A part of a year: "the first three months of 2012", "the second half of 2016".
fn of_part(tokens: &Tokens<'_>, at: usize, year: i32, end: usize) -> Option<Told> {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens.word(at));
    let fiscal = usize::from(["year", "years"].contains(&before(1))) * 2;
    let word = |back: usize| before(back + fiscal);
    if word(1) != "of" {
        return None;
    }
    let months =
        |from: u8, to: u8| Some(Told::new(end, Moment::month(year, from), Moment::month(year, to)));
    let nth = ["first", "second", "third", "fourth"].iter().position(|nth| *nth == word(3));
    match (nth, word(2)) {
        (Some(nth), "quarter") => months(3 * nth as u8 + 1, 3 * nth as u8 + 3),
        (Some(nth @ 0..=1), "half") => months(6 * nth as u8 + 1, 6 * nth as u8 + 6),
        (_, "months") if word(4) == "first" => {
            let count = super::relative::small(word(3))?;
            months(1, count.clamp(1, 12) as u8)
        }
        (_, "end") => months(12, 12),
        _ => None,
    }
}

/// A month with what stands around it: day and year, "of this year" being left to the text's date.
fn of_month(tokens: &Tokens<'_>, at: usize) -> Option<Told> {
    let name = tokens.word(at);
    let number = month(name)?;
    if !tokens.capital(at) {
        return None;
    }
    if let Some(range) = month_range(tokens, at, number) {
        return Some(range);
    }
    let stop = usize::from(
        name.len() <= 4
            && name != "may"
            && name != "june"
            && name != "july"
            && tokens.is(at + 1, "."),
    );
    let next = at + 1 + stop;
    // "March 2010", and "March of 2010".
    let of = usize::from(tokens.is(next, "of"));
    if let Some(year) = year(tokens, next + of) {
        return Some(Told::one(next + of + 1, Moment::month(year, number)));
    }
    let comma = usize::from(tokens.is(next, ","));
    if let Some(year) = year(tokens, next + comma).filter(|_| comma == 1) {
        return Some(Told::one(next + 2, Moment::month(year, number)));
    }
    if let Some(day) = day(tokens, next) {
        let length =
            1 + usize::from(tokens.joined(next + 1) && tokens.shape(next + 1) == Some(Shape::Word));
        return Some(Told::one(
            next + length,
            Moment { year: 0, month: Some(number), day: Some(day) },
        ));
    }
    if tokens.is(next, "of") && tokens.is(next + 1, "this") && tokens.is(next + 2, "year") {
        let moment = Moment { year: 0, month: Some(number), day: None };
        return Some(Told { this_year: true, ..Told::one(next + 3, moment) });
    }
    // Bare: a name such as May or March stands for a month behind a word of time alone.
    // "Mid-June".
    let hyphen = usize::from(at > 1 && tokens.is(at - 1, "-") && tokens.joined(at));
    let before = at.checked_sub(1 + hyphen).map_or("", |before| tokens.word(before));
    let timed = [
        "in", "last", "since", "of", "early", "late", "this", "next", "by", "until", "our",
        "through", "mid", "ending", "ended",
    ];
    timed
        .contains(&before)
        .then(|| Told::one(next, Moment { year: 0, month: Some(number), day: None }))
}

/// Months from one to another: "January 2009 through March 2012", "June to August 2014".
fn month_range(tokens: &Tokens<'_>, at: usize, first: u8) -> Option<Told> {
    let own = year(tokens, at + 1);
    let join = at + 1 + usize::from(own.is_some());
    let between = at > 0 && tokens.is(at - 1, "between");
    let joins = ["through", "to", "until", "-", "–"].contains(&tokens.word(join))
        || (between && tokens.is(join, "and"));
    if !joins || !tokens.has(join + 1, Cue::Month) || !tokens.capital(join + 1) {
        return None;
    }
    let last = month(tokens.word(join + 1))?;
    // Without a year they are the last months of that name.
    let ends = year(tokens, join + 2).or(own.is_none().then_some(0))?;
    Some(Told::new(
        join + 2 + usize::from(ends > 0),
        Moment::month(own.unwrap_or(ends), first),
        Moment::month(ends, last),
    ))
}

fn day(tokens: &Tokens<'_>, at: usize) -> Option<u8> {
    let number: u8 = tokens.word(at).parse().ok()?;
    let counted =
        tokens.is(at + 1, "%") || tokens.is(at + 1, "percent") || tokens.has(at + 1, Cue::Scale);
    ((1..=31).contains(&number) && !counted).then_some(number)
}

/// A day with its month and year at a token: `June 3, 2011`, `3 June 2011`, `10.23.2017`,
/// `10/23/2017`, `2017-10-23`.
pub(super) fn whole_date(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    date_with_length(tokens, at).map(|(date, _)| date)
}

fn date_length(tokens: &Tokens<'_>, at: usize) -> usize {
    date_with_length(tokens, at).map_or(1, |(_, length)| length)
}

fn date_with_length(tokens: &Tokens<'_>, at: usize) -> Option<(Date, usize)> {
    let number = |ahead: usize| tokens.word(at + ahead).parse::<i32>().ok();
    if tokens.has(at, Cue::Month) && tokens.capital(at) {
        let stop = usize::from(tokens.is(at + 1, "."));
        let day = day(tokens, at + 1 + stop)?;
        let suffix = usize::from(
            tokens.joined(at + 2 + stop) && tokens.shape(at + 2 + stop) == Some(Shape::Word),
        );
        let comma = usize::from(tokens.is(at + 2 + stop + suffix, ","));
        let last = 2 + stop + suffix + comma;
        let year = year(tokens, at + last)?;
        return Some((Date::new(year, month(tokens.word(at))?, day)?, last + 1));
    }
    if tokens.shape(at) != Some(Shape::Number) {
        return None;
    }
    if tokens.has(at + 1, Cue::Month) && tokens.capital(at + 1) {
        let date = Date::new(year(tokens, at + 2)?, month(tokens.word(at + 1))?, day(tokens, at)?)?;
        return Some((date, 3));
    }
    // `10.23.2017` is read as the number 10.23, a point and a year.
    if let Some((month, day)) = tokens.word(at).split_once('.')
        && tokens.is(at + 1, ".")
        && tokens.joined(at + 2)
    {
        let date = Date::new(number(2)?, month.parse().ok()?, day.parse().ok()?)?;
        return Some((date, 3));
    }
    let (first, second, third) = (number(0)?, number(2)?, number(4)?);
    let joined = (1..5).all(|ahead| tokens.joined(at + ahead));
    let (year, month, day) = match (tokens.word(at + 1), tokens.word(at + 3)) {
        ("/", "/") if joined => (third, first, second),
        ("-", "-") if joined => (first, second, third),
        _ => return None,
    };
    let date = Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    (1700..=2100).contains(&year).then_some((date, 5))
}
