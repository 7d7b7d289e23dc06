//! The words of a claim of the kind figure.

use crate::format;
use probative_case::claim::figure::{Figure as Claimed, Stated as StatedNumber};
use probative_case::words::Words;
use probative_finding::what::figure::{Given, Stated};
use probative_finding::what::{Figure, FigurePhrase};
use probative_terms::Unit;
use probative_terms::number::plain;

use crate::said::{Said, bounded};
use crate::understood::{Further, Meant};

/// What the kind asks, needs and measures, and when it misleads.
pub(crate) const PAGE: &str = include_str!("figure.md");

/// The sentence of a reading.
pub(crate) fn said(what: &Figure) -> Said {
    let Figure::Recorded { said, stated, bound, record, given } = what;
    let stated = match stated {
        Stated::Number(printed) => bounded(*bound, printed),
        Stated::Between(from, to) => format!("between {from} and {to}"),
        Stated::Date(date) => date.to_string(),
        Stated::Days(first, last) => format!("a day from {first} to {last}"),
    };
    let record = record.as_deref().unwrap_or("the record");
    let told = |given: String| format!("{said}: stated {stated}, {record} gives {given}");
    match given {
        Given::Number(number) => Said::with_value(told(plain(*number))),
        Given::Date(date) => Said::with_value(told(date.to_string())),
        Given::Days(first, last) => {
            let days = format!("a day from {first} to {last}");
            Said { value: false, ..Said::with_interval(told(days)) }
        }
        Given::Between(low, high) => {
            let ends = format!("between {} and {}", plain(*low), plain(*high));
            Said { value: false, ..Said::with_interval(told(ends)) }
        }
    }
}

/// What is read for a claim.
pub(crate) fn meant(claim: &probative_case::claim::figure::Figure) -> Meant {
    let stated = claim.stated.first();
    let said = stated.map_or_else(String::new, |it| it.said.clone());
    let unit = stated.map_or_else(|| Unit::named(""), unit);
    let record = stated.map_or("", |it| it.record.source.as_str());
    let others = match claim.stated.len() {
        0 | 1 => String::new(),
        more => format!(
            "; {} of the sentence must be right too",
            format::counted(more - 1, "other number")
        ),
    };
    let own = if unit == Unit::Date { "the record's day" } else { "the record's number" };
    let subject = match claim.stated.len() {
        0 | 1 => own.to_owned(),
        _ => format!("{own} of {said}"),
    };
    Meant {
        subject,
        reading: format!("{said}, as `{record}` has it"),
        beside: format!("the number that the text states, with its rounding{others}"),
        unit,
    }
}

/// The numbers of a sentence behind the first.
pub(crate) fn further(figure: &Claimed, words: Words) -> Vec<Further> {
    let one = |stated: &StatedNumber| {
        let regions = stated.number.regions(stated.words(words)).ok()?;
        Some(Further { subject: format!("that of {}", stated.said), regions, unit: unit(stated) })
    };
    figure.stated.iter().skip(1).filter_map(one).collect()
}

fn unit(stated: &StatedNumber) -> Unit {
    if stated.unit == "date" { Unit::Date } else { Unit::named(&stated.unit) }
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &FigurePhrase) -> String {
    let words = match phrase {
        FigurePhrase::Title => "Stated and recorded",
        FigurePhrase::Number => "number",
        FigurePhrase::Stated => "stated",
        FigurePhrase::Recorded => "recorded",
        FigurePhrase::Unit => "unit",
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use probative_finding::what::Bound;

    use super::*;

    #[test]
    fn a_number_left_open_is_told_by_its_ends_and_one_that_the_text_bounds_with_its_bound() {
        let recorded = |record: Option<&str>, given| Figure::Recorded {
            said: "deaths".to_owned(),
            stated: Stated::Number("1,500".to_owned()),
            bound: record.map(|_| Bound::MoreThan),
            record: record.map(str::to_owned),
            given,
        };
        let open = said(&recorded(None, Given::Between(1400.0, 1600.0)));
        assert_eq!(open.text, "deaths: stated 1,500, the record gives between 1,400 and 1,600");
        assert!(open.interval && !open.value);
        let known = said(&recorded(Some("the count"), Given::Number(1499.0)));
        assert_eq!(known.text, "deaths: stated more than 1,500, the count gives 1,499");
        assert!(known.value);
    }
}
