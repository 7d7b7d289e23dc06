//! The words of a claim of the kind trend.

use probative_finding::what::trend::{Course, Known};
use probative_finding::what::{Trend, TrendPhrase};
use probative_terms::number::plain;

use crate::said::Said;

/// What the kind asks, needs and measures, and when it misleads.
pub(crate) const PAGE: &str = include_str!("trend.md");

/// The sentence of a reading.
pub(crate) fn said(what: &Trend) -> Said {
    Said::with_value(match what {
        Trend::Moved { said, years: (first, last), known, course, change } => format!(
            "{said}, {first} to {last} {}: {}, {} % of where it began",
            as_known(*known),
            way(course),
            signed(*change),
        ),
        Trend::Counts { said, years: (first, last), first: from, last: to } => format!(
            "{said}, the number itself: {} in {first}, {} in {last} ({} %)",
            plain(*from),
            plain(*to),
            signed(100.0 * (to / from - 1.0)),
        ),
        Trend::Drift { said, years: (first, last), known, change, least, least_if_known } => {
            format!(
                "{said}, {first} to {last} {}: {} % of where it began, taken as one of many such series of years that scatter as these do, in which a rise of {} % would be found four times in five, or one of {} % if it were known how far they scatter",
                as_known(*known),
                signed(*change),
                plain(*least),
                plain(*least_if_known),
            )
        }
        Trend::Change { said, years: (first, last), known, course, change } => format!(
            "{said}, {first} to {last} {}: {}; the fitted trend over all those years is {} % of where it began",
            as_known(*known),
            way(course),
            signed(*change),
        ),
        Trend::Turn { said, at, before, after, known } => format!(
            "{said}: the best single turn is {at}, {} % a year before it and {} % a year after, {}",
            signed(*before),
            signed(*after),
            as_known(*known),
        ),
    })
}

/// Where a share starts, where it is lowest or highest in between, and where it ends.
fn way(course: &Course) -> String {
    let by_way = match course.by_way {
        Some((share, year)) => format!(" by way of {} % in {year}", plain(share)),
        None => String::new(),
    };
    format!("from {} %{by_way} to {} %", plain(course.from), plain(course.to))
}

fn signed(value: f64) -> String {
    if value > 0.0 { format!("+{}", plain(value)) } else { plain(value) }
}

fn as_known(known: Known) -> &'static str {
    match known {
        Known::Then => "as known then",
        Known::Now => "as known now",
    }
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &TrendPhrase) -> String {
    let words = match phrase {
        TrendPhrase::AsKnown(known) => as_known(*known),
        TrendPhrase::TextAppears => "the text appears",
    };
    words.to_owned()
}
