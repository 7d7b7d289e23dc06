//! The words of a claim of the kind rate.

use probative_finding::what::rate::{Column, Counted, Ranked};
use probative_finding::what::{Rate, RatePhrase};
use probative_terms::number::plain;

use crate::said::Said;

/// The page of the kind.
pub(crate) const PAGE: &str = include_str!("rate.md");

/// The sentence of a reading.
pub(crate) fn said(what: &Rate) -> Said {
    Said::with_value(match what {
        Rate::Counted(what) => counted(what),
        Rate::Ranked(what) => ranked(what),
        Rate::EachOnce { times } => format!(
            "with each place counting once, the typical rate of the named is {} times that of the others",
            plain(*times)
        ),
        Rate::Others { rate, per } => {
            format!("the others: {} per {}", plain(*rate), plain(*per))
        }
        Rate::OthersMedian(rate) => format!("the median of the others: {}", plain(*rate)),
    })
}

fn counted(what: &Counted) -> String {
    format!(
        "{}: {} per {} in the {} named places, {} in the {} others, {} times",
        what.said,
        plain(what.named.rate),
        plain(what.per),
        what.named.places,
        plain(what.others.rate),
        what.others.places,
        plain(what.times)
    )
}

fn ranked(what: &Ranked) -> String {
    format!(
        "{}: typically {} times in the {} named places; their median is {}, that of the {} others {}",
        what.said,
        plain(what.times),
        what.named.places,
        plain(what.named.rate),
        what.others.places,
        plain(what.others.rate)
    )
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &RatePhrase) -> String {
    let words = match phrase {
        RatePhrase::Each => "Each named place against all others",
        RatePhrase::Column(column) => heading(*column),
        RatePhrase::NamedByText => "named by the text",
        RatePhrase::OthersMedian => "median of the others",
    };
    words.to_owned()
}

fn heading(column: Column) -> &'static str {
    match column {
        Column::Place => "place",
        Column::Events => "events",
        Column::Rate => "rate",
        Column::Times => "times the others",
        Column::Interval => "interval",
        Column::Chance => "p (Holm)",
    }
}
