//! Words, looked up in the text that a case is about.

use std::ops::Range;

use probative_evidence::sha256;

/// The text, and whether claims whose words moved are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) moved: bool,
}

/// The fewest words of a quotation by which its place is guessed.
const FEWEST: usize = 2;

impl Words<'_> {
    /// Where these words stand: once, whatever spaces and line breaks stand between them, and
    /// however their quotation marks are bent.
    ///
    /// What is wrong, and what would mend it, where they stand nowhere or more than once.
    pub(super) fn place(self, quote: &str) -> Result<Range<usize>, (String, String)> {
        match &self.places(quote)[..] {
            [place] => Ok(place.clone()),
            [] => Err(self.nowhere(quote)),
            places => {
                let lines: Vec<String> =
                    places.iter().map(|place| self.line(place.start).to_string()).collect();
                let said = format!(
                    "its words stand {} times in the text, on lines {}",
                    places.len(),
                    lines.join(", ")
                );
                Err((said, "quote more of the sentence, so that one place is meant".to_owned()))
            }
        }
    }

    /// Where bytes with this hash stand.
    pub(super) fn hashed(self, length: usize, hash: &str) -> Option<Range<usize>> {
        let last = self.text.len().checked_sub(length)?;
        let mut starts = (0..=last).filter(|start| self.text.is_char_boundary(*start));
        let start = starts.find(|&start| {
            let bytes = &self.text.as_bytes()[start..start + length];
            self.text.is_char_boundary(start + length) && sha256(bytes) == hash
        });
        start.map(|start| start..start + length)
    }

    fn places(self, quote: &str) -> Vec<Range<usize>> {
        let quote = quote.trim();
        if quote.is_empty() {
            return Vec::new();
        }
        let starts = self.text.char_indices().map(|(start, _)| start);
        let ends = starts.filter_map(|start| {
            matched(&self.text[start..], quote).map(|length| start..start + length)
        });
        ends.collect()
    }

    fn nowhere(self, quote: &str) -> (String, String) {
        let words: Vec<&str> = quote.split_whitespace().collect();
        let known = (FEWEST..words.len()).rev().find_map(|count| {
            let first = words[..count].join(" ");
            self.places(&first).first().map(|place| (first, self.line(place.start)))
        });
        let help = match known {
            Some((first, line)) => format!("line {line} has \"{first}\" and goes on otherwise"),
            None => "copy them from the text, letter by letter".to_owned(),
        };
        ("its words do not stand in the text".to_owned(), help)
    }

    fn line(self, place: usize) -> usize {
        1 + self.text[..place].matches('\n').count()
    }
}

/// How many bytes at the beginning of a text are these words.
fn matched(text: &str, words: &str) -> Option<usize> {
    let (mut left, mut wanted) = (text, words);
    while let Some(letter) = wanted.chars().next() {
        if letter.is_whitespace() {
            let after = left.trim_start();
            if after.len() == left.len() {
                return None;
            }
            (left, wanted) = (after, wanted.trim_start());
            continue;
        }
        let found = left.chars().next().filter(|found| straight(*found) == straight(letter))?;
        (left, wanted) = (&left[found.len_utf8()..], &wanted[letter.len_utf8()..]);
    }
    Some(text.len() - left.len())
}

/// A quotation mark as keyboards have it; any other letter as it is.
fn straight(letter: char) -> char {
    match letter {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    const TEXT: &str = "It rained.\nIt rained a lot,\nthey’d say.\nIt rained.\n";

    fn place(quote: &str) -> Result<&str, (String, String)> {
        Words { text: TEXT, moved: false }.place(quote).map(|place| &TEXT[place])
    }

    #[test]
    fn words_are_found_over_lines_and_however_marks_are_bent() {
        assert_eq!(place("rained a lot, they'd say"), Ok("rained a lot,\nthey’d say"));
    }

    #[test]
    fn words_that_stand_twice_or_nowhere_are_told_with_their_lines() {
        let (said, _) = place("It rained.").unwrap_err();
        assert!(said.contains("2 times") && said.contains("lines 1, 4"), "{said}");
        let (said, help) = place("It rained a little").unwrap_err();
        assert!(said.contains("do not stand") && help.contains("line 2 has"), "{said}: {help}");
    }

    #[test]
    fn words_that_moved_are_found_by_their_hash() {
        let words = Words { text: TEXT, moved: true };
        let hash = probative_evidence::sha256("they’d say".as_bytes());
        let length = "they’d say".len();
        assert_eq!(words.hashed(length, &hash).map(|place| &TEXT[place]), Some("they’d say"));
        assert_eq!(words.hashed(length, "0"), None);
    }
}
