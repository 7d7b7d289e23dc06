//! Days and weeks that a text counts from its own date: on Tuesday, last Monday, last week, today.

use probative_terms::Date;

use super::{Moment, Told};
use crate::lexicon::Cue;
use crate::token::Tokens;

/// The days of the week, Monday first.
const DAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// What is done on a day: of these "today" is the day of the text, and elsewhere "nowadays".
const DONE: [&str; 42] = [
    "held",
    "heard",
    "spoke",
    "sent",
    "begins",
    "began",
    "received",
    "hosted",
    "hailed",
    "commended",
    "delivered",
    "settled",
    "agreed",
    "pleaded",
    "indicted",
    "charged",
    "unsealed",
    "issued",
    "called",
    "testified",
    "questioned",
    "applauded",
    "announced",
    "approved",
    "passed",
    "introduced",
    "offered",
    "voted",
    "signed",
    "filed",
    "won",
    "joined",
    "released",
    "sentenced",
    "unveiled",
    "rejected",
    "adopted",
    "urged",
    "praised",
    "criticized",
    "launched",
    "awarded",
];

/// The day or week that is told at a token, where the date of the text is known.
pub(super) fn period_at(tokens: &Tokens<'_>, at: usize, date: Option<Date>) -> Option<Told> {
    let date = date?;
    match (tokens.word(at), tokens.word(at + 1)) {
        ("yesterday", _) => Some(Told::one(at + 1, moment(day_before(date)))),
        ("todays", _) => Some(Told::one(at + 1, moment(date))),
        ("last", "night") => Some(Told::one(at + 2, moment(day_before(date)))),
        ("this", "morning" | "afternoon" | "evening") => Some(Told::one(at + 2, moment(date))),
        // "The last week of May" is counted from May.
        ("last", "week") if tokens.is(at + 2, "of") => None,
        ("last", "week") => Some(week(at + 2, date, -1)),
        ("this", "week") => Some(week(at + 2, date, 0)),
        ("last" | "this" | "next", _) if is_day(tokens, at + 1) => {
            let day = weekday(tokens, at + 1, date, tokens.word(at))?;
            Some(Told::one(at + 2, day))
        }
        ("today", _) if done_today(tokens, at) => Some(Told::one(at + 1, moment(date))),
        _ if is_day(tokens, at) => Some(Told::one(at + 1, weekday(tokens, at, date, "")?)),
        _ => None,
    }
}

/// Whether a word may open such a period.
pub(super) fn opens(tokens: &Tokens<'_>, at: usize) -> bool {
    is_day(tokens, at)
}

/// A day of the week by its name, and no part of a date such as "Monday, May 3".
fn is_day(tokens: &Tokens<'_>, at: usize) -> bool {
    let comma = usize::from(tokens.is(at + 1, ","));
    let dated = tokens.has(at + 1 + comma, Cue::Month) && tokens.capital(at + 1 + comma);
    DAYS.contains(&tokens.word(at)) && tokens.capital(at) && !dated
}

/// "The board voted today", "today approved a bill": what was done stands near.
fn done_today(tokens: &Tokens<'_>, at: usize) -> bool {
    const NEAR: usize = 5;
    let near = at.saturating_sub(NEAR)..at + NEAR;
    near.into_iter().any(|at| DONE.contains(&tokens.word(at)))
}

/// The day of that name: the last up to the text's date, or the one that "next" and "this" mean.
///
/// "Last Monday" is that of the week before, where the day of this week has passed or is today.
fn weekday(tokens: &Tokens<'_>, at: usize, date: Date, which: &str) -> Option<Moment> {
    let number = date.day_number();
    // The first of January 1900 was a Monday.
    let first = Date::new(1900, 1, 1)?.day_number();
    let today = (number - first).rem_euclid(7);
    let name = DAYS.iter().position(|day| *day == tokens.word(at))? as i32;
    let monday = number - today;
    let day = match which {
        "last" => monday - 7 + name,
        "this" => monday + name,
        "next" => monday + 7 + name,
        _ => number - (today - name).rem_euclid(7),
    };
    Some(moment(Date::from_day_number(day)))
}

/// A week from Monday to Sunday, so many after the one of a date.
fn week(end: usize, date: Date, after: i32) -> Told {
    let first = Date::new(1900, 1, 1).map_or(0, Date::day_number);
    let number = date.day_number();
    let monday = number - (number - first).rem_euclid(7) + 7 * after;
    let day = |number: i32| moment(Date::from_day_number(number));
    Told::new(end, day(monday), day(monday + 6))
}

fn day_before(date: Date) -> Date {
    Date::from_day_number(date.day_number() - 1)
}

fn moment(date: Date) -> Moment {
    Moment { year: date.year, month: Some(date.month), day: Some(date.day) }
}
