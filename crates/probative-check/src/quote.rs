//! Words in a source.

use probative_case::claim::quote::Quote;
use probative_evidence::sha256;
use probative_finding::What;
use probative_finding::finding::{Asserted, Untested};
use probative_finding::reading::{Measure, Reading, Rows};
use probative_finding::what::Quote as Parts;
use probative_terms::text::plain_words;
use probative_terms::{Role, Unit};

use crate::kinds::Testable;
use crate::question::{Question, Tested, beside_unscaled};
use crate::trial::Trial;

/// What stands between two words of a run that is hashed: one blank.
const BETWEEN: &str = "\u{20}";

impl Testable for Quote {
    fn test(&self, question: &Question<'_>) -> Result<Tested, Untested> {
        test(self, question)
    }

    /// Nothing is varied.
    fn readings(&self, _: &Question<'_>) -> Result<Vec<Reading>, Untested> {
        Ok(Vec::new())
    }

    /// No chance is in it.
    fn trials<'a>(&'a self, _: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
        Ok(Vec::new())
    }
}

/// How often the source's text holds the quotation: to the byte, and then word for word.
fn test(quote: &Quote, question: &Question<'_>) -> Result<Tested, Untested> {
    let text = question.text(&quote.source)?;
    let (exact, worded) = (exact(quote, text), worded(quote, text));
    let what = What::Quote(Parts::Held { exact, worded });
    let measure = Measure::exact(exact.max(worded) as f64, Unit::Places);
    let primary = Reading::new(what, measure, Rows::used(text.split_whitespace().count()));
    let asserted = Asserted { size: 1.0, null: 0.0 };
    let mut appraisal = question.appraise(question.regions()?, primary, asserted);
    let measure = Measure::exact(exact as f64, Unit::Places);
    let reading = Reading::new(What::Quote(Parts::ToTheByte), measure, Rows::used(text.len()));
    appraisal.beside.push(beside_unscaled(Role::WiderDefinition, reading));
    Ok(Tested { appraisal, exhibits: Vec::new() })
}

/// Places whose bytes have the quotation's hash.
fn exact(quote: &Quote, text: &str) -> usize {
    let starts = text.char_indices().map(|(at, _)| at);
    let windows = starts.filter_map(|at| text.as_bytes().get(at..at + quote.length));
    windows.filter(|bytes| sha256(bytes) == quote.sha256).count()
}

/// Places whose words have the hash of the quotation's words.
fn worded(quote: &Quote, text: &str) -> usize {
    let words = plain_words(text);
    if quote.words == 0 {
        return 0;
    }
    let runs = words.windows(quote.words).map(|run| run.join(BETWEEN));
    runs.filter(|run| sha256(run.as_bytes()) == quote.words_sha256).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(words_said: &str) -> Quote {
        let plain = plain_words(words_said);
        Quote {
            source: String::new(),
            length: words_said.len(),
            sha256: sha256(words_said.as_bytes()),
            words: plain.len(),
            words_sha256: sha256(plain.join(" ").as_bytes()),
        }
    }

    #[test]
    fn words_are_found_to_the_byte_before_they_are_found_at_all() {
        let sought = quote("it rains, often");
        assert_eq!(exact(&sought, "They say it rains, often."), 1);
        assert_eq!(exact(&sought, "It rains \u{2014} often!"), 0);
        assert_eq!(worded(&sought, "It rains \u{2014} often!"), 1);
        assert_eq!(worded(&sought, "It often rains."), 0);
    }
}
