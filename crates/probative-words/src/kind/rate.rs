//! The words of a claim of the kind rate.

use probative_case::claim::Codes;
use probative_case::claim::rate::Peers;
use probative_finding::what::rate::{Column, Counted, EndOf, Errors, Numbers, Rank, Ranked, Side};
use probative_finding::what::{Rate, RatePhrase};
use probative_terms::Unit;
use probative_terms::number::plain;
use probative_terms::text::counted as counted_as;

use crate::format::{listed, span};
use crate::said::Said;
use crate::understood::Meant;

/// The page of the kind.
pub(crate) const PAGE: &str = include_str!("rate.md");

/// The sentence of a reading.
pub(crate) fn said(what: &Rate) -> Said {
    Said::with_value(match what {
        Rate::Rank(what) => rank(what),
        Rate::Counted(what) => counted(what),
        Rate::Such { said, places, times, to } => format!(
            "{said}: {} times the others' rate in {}, taken as some of many such places",
            up_to(*times, *to),
            if *places == 1 {
                "the named place".to_owned()
            } else {
                format!("the {places} named places")
            },
        ),
        Rate::Ranked(what) | Rate::Typical(what) => ranked(what),
        Rate::EachOnce { times } => format!(
            "with each place counting once, the typical rate of the named is {} times that of the others",
            plain(*times)
        ),
        Rate::Others { rate, to, per } => {
            format!("the others: {} per {}", up_to(*rate, *to), plain(*per))
        }
        Rate::OthersMedian(rate) => format!("the median of the others: {}", plain(*rate)),
    })
}

/// The rank of one place, as counted and as far as its risk is known.
fn rank(what: &Rank) -> String {
    let Rank { said, place, universe, of, .. } = what;
    let end = if what.from_lowest { "lowest" } else { "highest" };
    let (first, last) = what.counted;
    let counted = match first == last {
        true => format!("{first} of {of}"),
        false if what.lacking > 0 => {
            let have = if what.lacking == 1 { "has" } else { "have" };
            let lacks = if what.errors.is_some() { "no number or no error" } else { "no number" };
            format!("{first} to {last} of {of}, as {} of them {have} {lacks}", what.lacking)
        }
        false => format!("{first} to {last} of {of}, tied"),
    };
    let what_shows = match &what.errors {
        None => "these counts".to_owned(),
        Some(Errors { columns, level }) => {
            let columns: Vec<String> = columns.iter().map(|it| format!("`{it}`")).collect();
            format!("these errors ({}, of {} %)", columns.join(" to "), plain(100.0 * level))
        }
    };
    let risk = match what.set {
        None => String::new(),
        Some((1, last)) if last == *of => {
            format!("; {what_shows} bound the rank of its risk at that time on no side")
        }
        Some((first, last)) => {
            format!(
                "; its risk at that time may have any rank from {first} to {last}, as far as {what_shows} show"
            )
        }
    };
    let part = match what.in_parts {
        true => format!(", {} % of them", plain(100.0 * last as f64 / *of as f64)),
        false => String::new(),
    };
    let (own, ends) = what.numbers.as_ref().map(numbers).unwrap_or_default();
    format!(
        "{said} in {place}: rank {counted}{own}, among {universe}, from the {end}{part}{ends}{risk}"
    )
}

/// The number beside a rank, and those of the two ends of the ranking.
fn numbers(numbers: &Numbers) -> (String, String) {
    let per = numbers.per.map(|per| format!(" per {}", plain(per))).unwrap_or_default();
    let end = |which: &str, end: &Option<EndOf>| match end {
        None => None,
        Some(EndOf { place, places: 1, number }) => {
            Some(format!("{which} {place} ({})", plain(*number)))
        }
        Some(EndOf { places, number, .. }) => {
            Some(format!("{which} {places} with {}", plain(*number)))
        }
    };
    let ends = [end("first", &numbers.first), end("last", &numbers.last)];
    let ends: Vec<String> = ends.into_iter().flatten().collect();
    let ends = if ends.is_empty() { String::new() } else { format!("; {}", ends.join(", ")) };
    (format!(" ({}{per})", plain(numbers.own)), ends)
}

fn counted(what: &Counted) -> String {
    // Nothing is so many times nothing.
    let times = match what.times.is_finite() {
        true => format!("{} times", up_to(what.times, what.to)),
        false => "which no number of times makes".to_owned(),
    };
    format!(
        "{}: {} per {} in {}, {} in {}, {times}",
        what.said,
        up_to(what.named.rate, what.named.to),
        plain(what.per),
        the(&what.named, "named place"),
        up_to(what.others.rate, what.others.to),
        the(&what.others, "other"),
    )
}

/// A number, or the two ends that withheld counts leave it.
fn up_to(least: f64, most: Option<f64>) -> String {
    span((least, most.unwrap_or(least)))
}

/// The places of a side: "the named place", "the 10 named places".
fn the(side: &Side, noun: &str) -> String {
    if side.places == 1 {
        format!("the {noun}")
    } else {
        format!("the {}", counted_as(side.places, noun))
    }
}

fn ranked(what: &Ranked) -> String {
    if let Some((own, others)) = what.means {
        // The quotient that is told, as a reader makes it again; medians beside it as before.
        return format!(
            "{}: {} in {} and {} in {} (geometric means; medians {} and {}), typically {} times",
            what.said,
            plain(own),
            the(&what.named, "named place"),
            plain(others),
            the(&what.others, "other"),
            plain(what.named.rate),
            plain(what.others.rate),
            plain(what.times)
        );
    }
    // Beside nothing a rate is no number of times as high.
    let times = match what.times.is_finite() {
        true => format!("typically {} times", plain(what.times)),
        false => "mostly a rate beside none".to_owned(),
    };
    format!(
        "{}: {times} in {}; their median is {}, that of {} {}",
        what.said,
        the(&what.named, "named place"),
        plain(what.named.rate),
        the(&what.others, "other"),
        plain(what.others.rate)
    )
}

/// The named places: how many, or what their rows have in common.
fn named(places: &Codes) -> String {
    if places.by.is_empty() {
        return counted_as(places.len(), "named place");
    }
    let each = places.by.iter().map(|(column, cells)| format!("{column} {}", listed(cells)));
    format!("the places with {}", listed(&each.collect::<Vec<_>>()))
}

/// What is read for a claim.
pub(crate) fn meant(claim: &probative_case::claim::rate::Rate) -> Meant {
    use probative_case::claim::rate::{RateForm, RatesBy};
    let said = &claim.said;
    let places = named(&claim.named);
    let (reading, beside) = match &claim.form {
        RateForm::Counts { .. } => (
            format!("the rate of {said} in {places}, all together"),
            "that of all other places of the record".to_owned(),
        ),
        RateForm::Ranks { by: RatesBy::Ranks, .. } => (
            format!("the rate of {said} in {places}, each beside each other place, in the middle"),
            "that of all other places of the record".to_owned(),
        ),
        RateForm::Ranks { by: RatesBy::Logarithms, .. } => (
            format!("the typical rate of {said} in {places}"),
            "that of all other places of the record".to_owned(),
        ),
        RateForm::Rank(rank) => (
            match rank.exposure {
                Some(_) => format!("the rank of the one named place by its risk of {said}"),
                None => format!("the rank of the one named place by {said}, as counted"),
            },
            format!(
                "all {}{}",
                rank.universe,
                rank.peers.as_deref().map(peers).unwrap_or_default()
            ),
        ),
    };
    let subject = match claim.form {
        RateForm::Rank(_) => "its rank",
        RateForm::Counts { .. } | RateForm::Ranks { .. } => "the rate there over that elsewhere",
    };
    Meant { subject: subject.to_owned(), reading, beside, unit: Unit::Times }
}

/// What makes a place a peer.
fn peers(peers: &Peers) -> String {
    let below = peers.below.map(|below| format!(" and less than {}", plain(below)));
    let (column, below) = (&peers.amounts.value, below.unwrap_or_default());
    format!(" (places with a `{column}` of {} or more{below})", plain(peers.from))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rank_has_its_number_beside_it_and_those_of_both_ends() {
        let end =
            |place: &str, places, number| Some(EndOf { place: place.to_owned(), places, number });
        let mut what = Rank {
            errors: None,
            said: "Deaths".to_owned(),
            place: "Dalet".to_owned(),
            universe: "the states".to_owned(),
            of: 50,
            from_lowest: false,
            counted: (3, 3),
            lacking: 0,
            set: None,
            in_parts: false,
            numbers: Some(Numbers {
                own: 12.4,
                per: Some(100_000.0),
                first: end("Alef", 1, 20.0),
                last: end("Bet", 2, 0.5),
            }),
        };
        let told = "Deaths in Dalet: rank 3 of 50 (12.4 per 100,000), among the states, from the \
                    highest; first Alef (20), last 2 with 0.5";
        assert_eq!(rank(&what), told);
        what.numbers = None;
        assert!(rank(&what).contains("rank 3 of 50, among"));
    }

    #[test]
    fn one_place_is_one_and_a_ratio_to_nothing_is_no_number() {
        let side = |places, rate| Side { places, rate, to: None, events: None };
        let what = Counted {
            said: "Deaths".to_owned(),
            per: 1000.0,
            named: side(1, 9.0),
            others: side(2, 0.0),
            times: f64::INFINITY,
            to: None,
        };
        let told = "Deaths: 9 per 1,000 in the named place, 0 in the 2 others, which no number of times makes";
        assert_eq!(counted(&what), told);
    }
}
