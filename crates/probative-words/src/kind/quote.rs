//! The words of a claim of the kind quote.

use crate::format;
use probative_finding::what::{Quote, QuotePhrase};
use probative_terms::Unit;

use crate::said::Said;
use crate::understood::Meant;

/// What the kind asks, needs and measures, and when it misleads.
pub(crate) const PAGE: &str = include_str!("quote.md");

/// The sentence of a reading.
pub(crate) fn said(what: &Quote) -> Said {
    match *what {
        Quote::Held { exact: 0, worded: 0 } => {
            without_number("the source's text does not hold these words")
        }
        Quote::Held { exact: 0, worded } => Said::with_value(format!(
            "the source's text holds these words {worded} times, but for case and punctuation"
        )),
        Quote::Held { exact, worded } => Said {
            value: exact >= worded,
            ..Said::with_value(format!(
                "the source's text holds these words {exact} times, to the byte"
            ))
        },
        Quote::ToTheByte => without_number("places that hold the words to the byte"),
    }
}

fn without_number(text: &str) -> Said {
    Said {
        first_clause: text.len(),
        text: text.to_owned(),
        value: false,
        interval: false,
        null: false,
        number: false,
    }
}

/// What is read for a claim.
pub(crate) fn meant(claim: &probative_case::claim::quote::Quote) -> Meant {
    Meant {
        subject: "the number of places with these words".to_owned(),
        reading: format!(
            "{} of the quotation, in `{}`",
            format::counted(claim.words, "word"),
            claim.source
        ),
        beside: "none".to_owned(),
        unit: Unit::named("places"),
    }
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &QuotePhrase) -> String {
    match *phrase {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_told_where_it_is_that_of_the_words_to_the_byte() {
        let held = |exact, worded| said(&Quote::Held { exact, worded });
        assert!(!held(0, 0).number);
        assert!(
            held(0, 2).value && held(0, 2).text.ends_with("2 times, but for case and punctuation")
        );
        assert!(held(3, 3).value && held(3, 3).text.ends_with("3 times, to the byte"));
        assert!(!held(1, 2).value && held(1, 2).number);
    }
}
