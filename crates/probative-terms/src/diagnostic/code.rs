use std::cmp::Ordering;
use std::fmt;

use super::registry::{Entry, entries};
use crate::text::wrapped;

/// A code of the registry; there is none that the registry does not hold.
#[derive(Clone, Copy)]
pub struct Code(&'static Entry);

/// What a code means for the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The input is refused.
    Refuses,
    /// The input is taken, and the reader is told.
    Tells,
}

impl Severity {
    /// The word before the code.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Refuses => "error",
            Severity::Tells => "warning",
        }
    }
}

impl Code {
    /// The code that is written so.
    ///
    /// # Panics
    ///
    /// If the registry does not hold it.
    pub fn of(word: &str) -> Code {
        Code::find(word).unwrap_or_else(|| panic!("{word} is no code of the registry"))
    }

    /// The code that is written so, if the registry holds it; small letters are taken for large.
    pub fn find(word: &str) -> Option<Code> {
        entries().find(|entry| entry.code.eq_ignore_ascii_case(word)).map(Code)
    }

    /// Every code, in order.
    pub fn all() -> impl Iterator<Item = Code> {
        entries().map(Code)
    }

    /// The code whose number is nearest to a code that is not there; nothing if it is no code.
    pub fn nearest(word: &str) -> Option<Code> {
        let letter = word.chars().next()?.to_ascii_uppercase();
        let number: u32 = word.get(1..)?.parse().ok()?;
        let alike = Code::all().filter(|code| code.0.code.starts_with(letter));
        alike.min_by_key(|code| number.abs_diff(code.number()))
    }

    fn number(self) -> u32 {
        self.0.code[1..].parse().unwrap_or_default()
    }

    /// Its row of the registry.
    pub fn entry(self) -> &'static Entry {
        self.0
    }

    /// The code as it is written.
    pub fn word(self) -> &'static str {
        self.0.code
    }

    /// Whether it refuses or tells, by its letter.
    pub fn severity(self) -> Severity {
        if self.0.code.starts_with('W') { Severity::Tells } else { Severity::Refuses }
    }

    /// The page of `probative explain` and the section of `docs/errors.md`.
    pub fn page(self) -> String {
        let Entry { code, title, why, how, example } = self.0;
        let sentence = |text: &str| {
            let mut letters = text.chars();
            let first = letters.next().map(char::to_uppercase);
            first.into_iter().flatten().chain(letters).chain(['.']).collect::<String>()
        };
        let wrap = |name: &str, text: &str| lines(&format!("**{name}.** {text}"));
        let parts = [
            wrap("Why it matters", &sentence(why)),
            wrap("How to go on", &sentence(how)),
            wrap("Example", &sentence(example)),
        ];
        format!("## {code}: {title}\n\n{}\n", parts.join("\n\n"))
    }

    /// `docs/errors.md`: every page, errors before warnings.
    pub fn document() -> String {
        let head = "# What can be wrong, by its code\n\n\
            Written by a test from the one registry of codes (`crates/probative-terms`);\n\
            `UPDATE=1 cargo test -p probative-tests --test proofs docs::` writes it again.\n\
            A code that begins with E refuses an input, one with W tells of something and goes on.\n\
            `probative explain CODE` prints one of these pages.\n";
        let pages = Code::all().map(Code::page);
        std::iter::once(head.to_owned()).chain(pages).collect::<Vec<_>>().join("\n")
    }
}

/// Lines of at most a hundred letters; what stands between backticks is not parted.
fn lines(text: &str) -> String {
    let mut pieces: Vec<String> = Vec::new();
    let mut quoted = false;
    for word in text.split(' ') {
        match pieces.last_mut().filter(|_| quoted) {
            Some(piece) => *piece += &format!(" {word}"),
            None => pieces.push(word.to_owned()),
        }
        quoted ^= word.matches('`').count() % 2 == 1;
    }
    wrapped(pieces, 100).join("\n")
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0.code)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0.code, f)
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Code) -> bool {
        self.0.code == other.0.code
    }
}

impl Eq for Code {}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Code) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Code) -> Ordering {
        self.0.code.cmp(other.0.code)
    }
}

impl PartialEq<&str> for Code {
    fn eq(&self, other: &&str) -> bool {
        self.0.code == *other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_code_has_the_nearest_number() {
        let nearest = |word| Code::nearest(word).map(Code::word);
        assert_eq!(nearest("E210"), Some("E211"));
        assert_eq!(nearest("w400"), Some("W401"));
        for word in ["", "E", "E2x", "figure", "\u{e9}1"] {
            assert_eq!(nearest(word), None, "{word}");
        }
        assert_eq!(Code::find("e212"), Some(Code::of("E212")));
        assert_eq!(Code::find("E9999"), None);
    }

    #[test]
    fn the_letter_says_whether_a_code_refuses() {
        assert_eq!(Code::of("E401").severity(), Severity::Refuses);
        assert_eq!(Code::of("W401").severity(), Severity::Tells);
    }

    #[test]
    fn a_page_says_all_that_a_row_holds() {
        for code in Code::all() {
            let (page, entry) = (code.page(), code.entry());
            assert!(page.starts_with(&format!("## {code}: {}\n", entry.title)));
            let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect();
            let said: Vec<String> = words(&page);
            for part in [entry.why, entry.how, entry.example] {
                let wanted: Vec<String> = words(part);
                let middle = &wanted[..wanted.len() - 1];
                assert!(said.windows(middle.len()).any(|some| some == middle), "{part}");
            }
            let long = |line: &str| line.chars().count() > 100 && !line.contains('`');
            assert!(!page.lines().any(long), "{page}");
        }
    }
}
