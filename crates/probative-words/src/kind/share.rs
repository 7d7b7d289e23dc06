//! The words of a claim of the kind share.

use probative_finding::what::share::Side;
use probative_finding::what::{Share, SharePhrase};
use probative_terms::number::plain;
use probative_terms::{Unit, Whole};

use crate::kind::statement;
use crate::said::Said;
use crate::understood::Meant;

/// What the kind asks, needs and measures, and when it misleads.
pub(crate) const PAGE: &str = include_str!("share.md");

/// The sentence of a reading.
pub(crate) fn said(what: &Share) -> Said {
    match what {
        Share::Part { part, whole, of } => {
            let percent = plain(100.0 * part / whole);
            let (part, whole) = (plain(*part), plain(*whole));
            Said::with_value(format!("{part} of {whole} {of} = {percent} %"))
        }
        Share::Stated { side, stated, recorded } => {
            let name = match side {
                Side::Part => "part",
                Side::Whole => "whole",
            };
            let recorded = plain(*recorded);
            Said::with_value(format!("the {name}: stated {stated}, recorded {recorded}"))
        }
        // No record has the number between its ends.
        Share::Other { said, ends: Some((low, high)), .. } => {
            Said::with_value(format!("{said} (between {} and {} %)", plain(*low), plain(*high)))
        }
        Share::Other { said, percent, ends: None } => {
            Said::with_value(format!("{said} ({} %)", plain(*percent)))
        }
    }
}

/// What is read for a claim.
pub(crate) fn meant(claim: &probative_case::claim::share::Share) -> Meant {
    Meant {
        subject: "the share".to_owned(),
        reading: format!("{}: the part in per cent of the whole", claim.unit),
        beside: match &claim.percent {
            Some(percent) => format!("the stated {} %", percent.text),
            None => "what the text states of part and whole".to_owned(),
        },
        unit: Unit::Percent(Whole::Named),
    }
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &SharePhrase) -> String {
    match phrase {
        SharePhrase::Title => "The share and its base rate".to_owned(),
        SharePhrase::BesideIt(own, base) => {
            format!("{}; beside it: {}", statement(own).text, statement(base).text)
        }
        SharePhrase::Stated { part, whole, of } => format!("{part} of {whole} {of}"),
    }
}
