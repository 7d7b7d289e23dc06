//! The words of a claim of the kind arithmetic.

use probative_finding::what::{Arithmetic, ArithmeticPhrase};
use probative_terms::number::plain;

use crate::said::Said;

/// What the kind asks, needs and measures, and when it misleads.
pub(crate) const PAGE: &str = include_str!("arithmetic.md");

/// The sentence of a reading.
pub(crate) fn said(what: &Arithmetic) -> Said {
    let Arithmetic::Result { said, value, unit, stated } = what;
    let given = format!("{said}: {} {}", plain(*value), unit.label());
    Said::with_value(match stated {
        Some(stated) => format!("{given}, stated {}", plain(*stated)),
        None => given,
    })
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &ArithmeticPhrase) -> String {
    let words = match phrase {
        ArithmeticPhrase::Title => "The stated numbers",
        ArithmeticPhrase::TextItself => "the text itself",
        ArithmeticPhrase::Name => "name",
        ArithmeticPhrase::Number => "number",
        ArithmeticPhrase::Unit => "unit",
        ArithmeticPhrase::TakenAs => "taken as",
        ArithmeticPhrase::Premise => "premise",
        ArithmeticPhrase::Rounded => "rounded as printed",
    };
    words.to_owned()
}
