//! Every code of the program, one row each.
//!
//! A new code is one row in the file of its hundred, and a fixture in `tests/bad` that meets it.

mod case;
mod file;
mod pin;
mod record;
mod test;
mod text;

/// One code.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// The code: E refuses, W tells; three digits.
    pub code: &'static str,
    /// What it is about, in a few words.
    pub title: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// How to go on in general.
    pub how: &'static str,
    /// One input that meets it, and what mends it.
    pub example: &'static str,
}

/// The tables: of files, of texts, of records, of tests, of the case file, of what is pinned.
const TABLES: [&[Entry]; 6] =
    [file::CODES, text::CODES, record::CODES, test::CODES, case::CODES, pin::CODES];

/// All rows, errors before warnings and each in order.
pub(super) fn entries() -> impl Iterator<Item = &'static Entry> {
    let of = |letter: char| {
        let all = TABLES.into_iter().flatten();
        all.filter(move |entry| entry.code.starts_with(letter))
    };
    of('E').chain(of('W'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_a_letter_and_three_digits_and_stand_once_in_order() {
        let codes: Vec<&str> = entries().map(|entry| entry.code).collect();
        assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
        assert_eq!(codes.len(), TABLES.into_iter().flatten().count(), "a code is an E or a W");
        for code in codes {
            let digits = &code[1..];
            assert!(digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit()), "{code}");
        }
    }

    #[test]
    fn every_row_is_filled_and_ends_without_a_period() {
        for entry in entries() {
            for text in [entry.title, entry.why, entry.how, entry.example] {
                assert!(text.len() > 10 && !text.ends_with('.'), "{}: `{text}`", entry.code);
            }
        }
    }
}
