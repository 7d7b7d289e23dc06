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
    /// Where these words stand for the claim at some place among all that quote them, whatever
    /// spaces and line breaks stand between them, and however their quotation marks are bent: once,
    /// or once for each of those claims, in their order.
    ///
    /// What is wrong, and what would mend it, where they stand nowhere or another number of times.
    pub(super) fn place_of(
        self,
        quote: &str,
        (at, claims): (usize, usize),
    ) -> Result<Range<usize>, (String, String)> {
        match &self.places(quote)[..] {
            [place] => Ok(place.clone()),
            [] => Err(self.nowhere(quote)),
            places if places.len() == claims => Ok(places[at].clone()),
            places => {
                let said = format!(
                    "its words stand {} times in the text, on lines {}",
                    places.len(),
                    self.lines(places).join(", ")
                );
                Err((said, "quote more of the sentence, so that one place is meant".to_owned()))
            }
        }
    }

    /// Whether two quotations are the same words, as they are looked up.
    pub(super) fn are_alike(one: &str, other: &str) -> bool {
        let words = |quote: &str| -> Vec<String> {
            quote.split_whitespace().map(|word| word.chars().map(straight).collect()).collect()
        };
        words(one) == words(other)
    }

    /// Everywhere that bytes with this hash stand.
    pub(super) fn hashed(self, length: usize, hash: &str) -> Vec<Range<usize>> {
        let Some(last) = self.text.len().checked_sub(length) else { return Vec::new() };
        let starts = || (0..=last).filter(|start| self.text.is_char_boundary(*start));
        let bytes = |start: usize| &self.text.as_bytes()[start..start + length];
        let is_it = |start: &usize| {
            self.text.is_char_boundary(start + length) && sha256(bytes(*start)) == hash
        };
        let Some(first) = starts().find(is_it) else { return Vec::new() };
        let alike = starts().filter(|start| bytes(*start) == bytes(first));
        alike.map(|start| start..start + length).collect()
    }

    /// The lines of some places.
    pub(super) fn lines(self, places: &[Range<usize>]) -> Vec<String> {
        places.iter().map(|place| self.line(place.start).to_string()).collect()
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
        Words { text: TEXT, moved: false }.place_of(quote, (0, 1)).map(|place| &TEXT[place])
    }

    #[test]
    fn claims_that_quote_the_same_words_have_their_places_in_the_order_of_the_claims() {
        let words = Words { text: TEXT, moved: false };
        let place =
            |at, claims| words.place_of("It rained.", (at, claims)).map(|place| place.start);
        assert_eq!((place(0, 2), place(1, 2)), (Ok(0), Ok(TEXT.len() - "It rained.\n".len())));
        assert!(place(0, 3).unwrap_err().0.contains("lines 1, 4"), "three claims, two places");
        assert!(Words::are_alike("they’d  say", "they'd say") && !Words::are_alike("a b", "ab"));
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
        let found = |length, hash: &str| -> Vec<&str> {
            words.hashed(length, hash).into_iter().map(|place| &TEXT[place]).collect()
        };
        assert_eq!(found(length, &hash), ["they’d say"]);
        assert!(found(length, "0").is_empty());
        let twice = probative_evidence::sha256(b"It rained.");
        assert_eq!(found("It rained.".len(), &twice).len(), 2);
    }
}
