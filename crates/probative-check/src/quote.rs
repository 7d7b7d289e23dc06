//! Words in a source.

use std::fmt::Display;

use probative_case::claim::quote::Quote;
use probative_evidence::sha256;
use probative_finding::What;
use probative_finding::audit::Dimension;
use probative_finding::finding::{Asserted, Untested};
use probative_finding::reading::{Measure, Reading, Rows};
use probative_finding::what::Quote as Parts;
use probative_terms::diagnostic::test::TOO_LONG_TO_LOOK_FOR;
use probative_terms::text::{closed_up, parted, plain_words, unbroken};
use probative_terms::{Role, Unit};

use crate::audit::Other;
use crate::kinds::Testable;
use crate::question::{Question, Tested, beside_unscaled, failed};
use crate::trial::Trial;

/// What stands between two words of a run that is hashed: one blank.
const BETWEEN: &str = "\u{20}";

/// The most bytes that are hashed to find a quotation: some ten seconds.
const MOST_HASHED: usize = 10_000_000_000;

/// The most ways in which a text is printed: as it is, otherwise, and each with broken words whole.
const PRINTS: usize = 6;

impl Testable for Quote {
    fn test(&self, question: &Question<'_>) -> Result<Tested, Untested> {
        test(self, question)
    }

    /// Nothing is varied.
    fn readings(&self, _: &Question<'_>) -> Result<Vec<Reading>, Untested> {
        Ok(Vec::new())
    }

    fn dimensions(&self) -> &'static [Dimension] {
        &[]
    }

    fn others(&self, _: &Question<'_>) -> Vec<Other> {
        Vec::new()
    }

    /// No chance is in it.
    fn trials<'a>(&'a self, _: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
        Ok(Vec::new())
    }
}

/// How often the source's text holds the quotation: to the byte, and then word for word.
fn test(quote: &Quote, question: &Question<'_>) -> Result<Tested, Untested> {
    let text = question.text(&quote.source)?;
    let words = Words::new(text);
    affordable(quote, text, &words)?;
    let exact = exact(quote, text);
    let worded = printed_otherwise(text)
        .map(|text| worded(quote, &Words::new(&text)))
        .fold(worded(quote, &words), usize::max);
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

/// Places whose bytes have the quotation's hash and are whole words.
fn exact(quote: &Quote, text: &str) -> usize {
    let starts = text.char_indices().map(|(at, _)| at);
    let windows = starts.filter_map(|at| Some((at, text.get(at..at + quote.length)?)));
    let is_held = |(at, words): &(usize, &str)| {
        sha256(words.as_bytes()) == quote.sha256
            && is_whole(&text[..*at], words, &text[at + words.len()..])
    };
    windows.filter(is_held).count()
}

/// Whether words are no part of a longer word or number: "lawful" is none of "unlawful", "5,000"
/// none of "15,000" and "1.5" none of "-1.5".
fn is_whole(before: &str, words: &str, after: &str) -> bool {
    let (mut left, mut right) = (before.chars().rev(), after.chars());
    let first = [words.chars().next(), left.next(), left.next()];
    let last = [words.chars().next_back(), right.next(), right.next()];
    let is_signed = matches!(first, [Some('0'..='9'), Some('-' | '\u{2212}'), next]
        if !next.is_some_and(char::is_alphanumeric));
    !goes_on(first) && !goes_on(last) && !is_signed
}

/// Whether a word or number goes on from its letter at an edge to the two beyond it.
fn goes_on(letters: [Option<char>; 3]) -> bool {
    match letters {
        [Some('0'..='9'), Some('.' | ','), Some('0'..='9')] => true,
        [Some(edge), Some(beyond), _] => edge.is_alphanumeric() && beyond.is_alphanumeric(),
        _ => false,
    }
}

/// The text as another printer would have it: a hyphen at the end of a line may break a word or
/// belong to it, and *U.S.* is *US*, *1,200* is *1200*.
fn printed_otherwise(text: &str) -> impl Iterator<Item = String> {
    let whole = unbroken(text);
    let of_one = |text: &str| [closed_up(text), parted(text)];
    let (of_text, of_whole) = (of_one(text), whole.as_deref().map(of_one));
    whole.into_iter().chain(of_text).chain(of_whole.into_iter().flatten())
}

/// Places whose words have the hash of the quotation's words.
fn worded(quote: &Quote, words: &Words) -> usize {
    let runs = words.runs(quote.words);
    runs.filter(|run| sha256(run.as_bytes()) == quote.words_sha256).count()
}

/// Passes if all that is hashed can be in a while: nobody knows more of the quotation than its
/// hashes, so that each place where it could stand is hashed whole.
fn affordable(quote: &Quote, text: &str, words: &Words) -> Result<(), Untested> {
    let windows = (text.len() + 1).saturating_sub(quote.length);
    let of_words = words.runs(quote.words).map(str::len).fold(0, usize::saturating_add);
    let of_words = of_words.saturating_mul(PRINTS);
    let hashed = windows.saturating_mul(quote.length).saturating_add(of_words);
    if hashed <= MOST_HASHED {
        return Ok(());
    }
    let (length, count) = (quote.length, quote.words);
    let things: [&dyn Display; 6] =
        [&length, &count, &quote.source, &text.len(), &hashed, &MOST_HASHED];
    Err(failed(&TOO_LONG_TO_LOOK_FOR, &things))
}

/// Lower-case words of letters and digits alone, with what stands between two of a run.
struct Words {
    joined: String,
    /// Where each word begins and ends.
    spans: Vec<(usize, usize)>,
}

impl Words {
    fn new(text: &str) -> Words {
        let mut words = Words { joined: String::new(), spans: Vec::new() };
        for word in plain_words(text) {
            if !words.spans.is_empty() {
                words.joined.push_str(BETWEEN);
            }
            let start = words.joined.len();
            words.joined.push_str(&word);
            words.spans.push((start, words.joined.len()));
        }
        words
    }

    /// All runs of so many words; none of no word.
    fn runs(&self, words: usize) -> impl Iterator<Item = &str> {
        let last = self.spans.get(words.saturating_sub(1)..).unwrap_or_default();
        let last = last.iter().filter(move |_| words > 0);
        self.spans.iter().zip(last).map(|((start, _), (_, end))| &self.joined[*start..*end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(words_said: &str) -> Quote {
        let plain = Words::new(words_said);
        Quote {
            source: String::new(),
            length: words_said.len(),
            sha256: sha256(words_said.as_bytes()),
            words: plain.spans.len(),
            words_sha256: sha256(plain.joined.as_bytes()),
        }
    }

    #[test]
    fn words_are_found_to_the_byte_before_they_are_found_at_all() {
        let sought = quote("it rains, often");
        assert_eq!(exact(&sought, "They say it rains, often."), 1);
        assert_eq!(exact(&sought, "It rains \u{2014} often!"), 0);
        assert_eq!(worded(&sought, &Words::new("It rains \u{2014} often!")), 1);
        assert_eq!(worded(&sought, &Words::new("It often rains.")), 0);
    }

    #[test]
    fn a_part_of_a_word_or_number_is_no_quotation() {
        for (sought, text) in [
            ("constitutional law", "an unconstitutional law"),
            ("to be able", "I was unable to be ably served"),
            ("5,000 dollars", "15,000 dollars"),
            ("000 dollars", "15,000 dollars"),
            ("by 15", "by 15.5"),
            ("1.5 per cent", "was -1.5 per cent"),
        ] {
            assert_eq!(exact(&quote(sought), text), 0, "{sought}");
            assert_eq!(worded(&quote(sought), &Words::new(text)), 0, "{sought}");
        }
        for (sought, text) in [
            ("by 15", "It rose by 15."),
            ("5 million", "$5 million"),
            ("2015", "2010-2015, at last"),
            ("law", "law-abiding"),
        ] {
            assert_eq!(exact(&quote(sought), text), 1, "{sought}");
        }
        assert_eq!(worded(&quote("was 1 5 per"), &Words::new("was 1.5 per")), 0);
    }

    #[test]
    fn initials_and_thousands_are_found_however_they_are_printed() {
        let most = |sought: &str, text: &str| {
            let sought = quote(sought);
            printed_otherwise(text).map(|text| worded(&sought, &Words::new(&text))).max()
        };
        assert_eq!(most("the US has 1200 of them", "The U.S. has 1,200 of them"), Some(1));
        assert_eq!(most("the U.S. has 1,200 of them", "The US has 1200 of them"), Some(1));
        assert_eq!(most("often in the US", "Of-\nten in the U.S."), Some(1));
        assert_eq!(most("rose by 15 per cent", "It rose by 1.5 per cent"), Some(0));
    }

    #[test]
    fn runs_of_words_are_those_of_the_text() {
        let runs = |words| Words::new("A b; c").runs(words).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!([runs(1), runs(2)], [vec!["a", "b", "c"], vec!["a b", "b c"]]);
        assert_eq!([runs(0), runs(4)], [Vec::<String>::new(), Vec::new()]);
    }

    #[test]
    fn what_would_take_minutes_is_refused() {
        let text = "word and other ".repeat(20_000);
        let long = &text[..150_000];
        let asked = |text: &str| affordable(&quote(long), text, &Words::new(text));
        assert!(asked(&text).is_err());
        assert!(asked(&text[..160_000]).is_ok());
    }
}
