//! Words, numbers and marks of a text, each with its bytes.

use crate::lexicon::{Cue, Cues, lexicon};

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters.
    Word,
    /// Digits, with commas and a point where they belong to one number.
    Number,
    /// What follows an apostrophe: `'s`, `'t`, `'ve`.
    Clitic,
    /// One sign.
    Mark,
}

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// Its first byte.
    pub(crate) start: usize,
    /// The byte after its last.
    pub(crate) end: usize,
    /// What it is made of.
    pub(crate) shape: Shape,
    /// What the lexicon says of the word alone.
    pub(crate) cues: Cues,
    /// Whether it begins with a capital.
    pub(crate) capital: bool,
    /// How many line breaks stand before it.
    pub(crate) breaks: u8,
}

/// A text with its tokens.
#[derive(Debug)]
pub(crate) struct Tokens<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// The text in small letters, ASCII alone, so that every byte keeps its place.
    pub(crate) lower: String,
    /// The tokens, in order.
    pub(crate) all: Vec<Token>,
}

impl<'a> Tokens<'a> {
    /// Takes a text apart, in one pass.
    pub(crate) fn new(text: &'a str) -> Tokens<'a> {
        let lower = text.to_ascii_lowercase();
        let mut all: Vec<Token> = Vec::with_capacity(text.len() / 5);
        let mut at = 0;
        let mut breaks = 0_u8;
        while at < text.len() {
            let rest = &text[at..];
            let Some(letter) = rest.chars().next() else { break };
            if letter.is_whitespace() || letter == '\u{feff}' {
                breaks = breaks.saturating_add(u8::from(letter == '\n'));
                at += letter.len_utf8();
                continue;
            }
            let glued = all.last().is_some_and(|last| last.end == at && last.shape == Shape::Word);
            let (shape, length) = measured(rest, letter, glued);
            let cues = match shape {
                Shape::Word => lexicon().cues(&lower[at..at + length]),
                _ => Cues::NONE,
            };
            let capital = letter.is_uppercase();
            all.push(Token { start: at, end: at + length, shape, cues, capital, breaks });
            at += length;
            breaks = 0;
        }
        Tokens { text, lower, all }
    }

    /// A token's word in small letters, an ending without its apostrophe; nothing beyond the last.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |token| {
            let word = &self.lower[token.start..token.end];
            if token.shape == Shape::Clitic { word.trim_start_matches(is_apostrophe) } else { word }
        })
    }

    /// A token's word as it stands.
    pub(crate) fn as_written(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |token| &self.text[token.start..token.end])
    }

    /// Whether a token is this mark or word.
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at) == word
    }

    /// Whether a token has a cue.
    pub(crate) fn has(&self, at: usize, cue: Cue) -> bool {
        self.all.get(at).is_some_and(|token| token.cues.has(cue))
    }

    /// The shape of a token.
    pub(crate) fn shape(&self, at: usize) -> Option<Shape> {
        self.all.get(at).map(|token| token.shape)
    }

    /// Whether a token begins with a capital.
    pub(crate) fn capital(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|token| token.capital)
    }

    /// Whether a token stands against the one before it, with no blank between.
    pub(crate) fn joined(&self, at: usize) -> bool {
        at > 0 && at < self.all.len() && self.all[at - 1].end == self.all[at].start
    }

    /// The first token at or after a byte.
    pub(crate) fn at_byte(&self, byte: usize) -> usize {
        self.all.partition_point(|token| token.start < byte)
    }

    /// The bytes of some tokens.
    pub(crate) fn bytes(&self, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        match (self.all.get(range.start), range.end.checked_sub(1).and_then(|at| self.all.get(at)))
        {
            (Some(first), Some(last)) if range.start < range.end => first.start..last.end,
            _ => 0..0,
        }
    }
}

/// The shape of the token that begins here, and how many bytes it has.
fn measured(rest: &str, letter: char, glued: bool) -> (Shape, usize) {
    if letter.is_ascii_digit() {
        return (Shape::Number, digits(rest.as_bytes()));
    }
    if letter.is_alphabetic() {
        return (Shape::Word, initials(rest).unwrap_or_else(|| unglued(rest, letters(rest))));
    }
    if glued && is_apostrophe(letter) {
        let after = letters(&rest[letter.len_utf8()..]);
        if (1..=2).contains(&after) {
            return (Shape::Clitic, letter.len_utf8() + after);
        }
    }
    (Shape::Mark, letter.len_utf8())
}

/// Whether a sign is an apostrophe, straight or curled.
pub(crate) fn is_apostrophe(letter: char) -> bool {
    letter == '\'' || letter == '’'
}

fn letters(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let plain = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if plain == bytes.len() || bytes[plain].is_ascii() {
        return plain;
    }
    rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len())
}

/// The bytes of a word before another that was set against it: `DepartmentAs` lost its line break.
fn unglued(rest: &str, length: usize) -> usize {
    const SHORTEST: usize = 4;
    let bytes = &rest.as_bytes()[..length];
    let turn = |at: &usize| bytes[*at].is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase();
    let Some(at) = (SHORTEST..length).find(turn) else { return length };
    let behind = &rest[at..length];
    let capitals = behind.len() > 2 && behind.bytes().all(|byte| byte.is_ascii_uppercase());
    let known = behind.len() > 1 && lexicon().cues(&behind.to_ascii_lowercase()) != Cues::NONE;
    if known || capitals { at } else { length }
}

/// The bytes of initials such as `U.S.`, with their points; nothing where there is one letter.
fn initials(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut end = 0;
    while end + 1 < bytes.len() && bytes[end].is_ascii_alphabetic() && bytes[end + 1] == b'.' {
        end += 2;
    }
    let last = bytes.get(end).is_some_and(u8::is_ascii_alphabetic);
    let closes = !bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
    match end {
        // The last point may be lost: `U.S` before a comma.
        2 if last && closes && bytes[0].is_ascii_uppercase() => Some(3),
        4.. => Some(end),
        _ => None,
    }
}

/// Marks of thousands beside comma and point: blanks that do not break a line, and apostrophes.
const PARTING: [&[u8]; 5] = [
    "\u{a0}".as_bytes(),
    "\u{202f}".as_bytes(),
    "\u{2009}".as_bytes(),
    "'".as_bytes(),
    "’".as_bytes(),
];

/// So many pairs of digits a number has at most: longer rows are lists.
const PAIRS: usize = 6;

/// The bytes of a number: a comma, a blank that does not break, an apostrophe or one of several
/// points belongs to it before three digits, a point before one; `1,00,000` has groups of two.
fn digits(bytes: &[u8]) -> usize {
    let run = |from: usize| {
        bytes.get(from..).map_or(0, |rest| rest.iter().take_while(|it| it.is_ascii_digit()).count())
    };
    let mut end = run(0);
    let grouped =
        |end: usize, mark: &[u8]| bytes[end..].starts_with(mark) && run(end + mark.len()) == 3;
    if let Some(mark) = PARTING.into_iter().find(|mark| end <= 3 && grouped(end, mark)) {
        while grouped(end, mark) {
            end += mark.len() + 3;
        }
    }
    if end <= 3 && grouped(end, b".") && grouped(end + 4, b".") {
        while grouped(end, b".") {
            end += 4;
        }
        return end;
    }
    let pair = |end: usize| bytes.get(end) == Some(&b',') && run(end + 1) == 2;
    let pairs = (0..PAIRS).take_while(|index| pair(end + 3 * index)).count();
    // India's lakhs and crores: pairs of digits before the last three, and no list such as `1,20`.
    if end <= 2 && bytes[0] != b'0' && grouped(end + 3 * pairs, b",") {
        end += 3 * pairs;
    }
    while grouped(end, b",") {
        end += 4;
    }
    if bytes.get(end) == Some(&b'.') && end + 1 < bytes.len() && run(end + 1) > 0 {
        end += 1 + run(end + 1);
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text);
        (0..tokens.all.len()).map(|at| tokens.as_written(at).to_owned()).collect()
    }

    #[test]
    fn a_number_keeps_its_commas_and_its_point() {
        assert_eq!(words("$1,957.50, or 3.5%."), ["$", "1,957.50", ",", "or", "3.5", "%", "."]);
        assert_eq!(words("in 2,3 and 1,20"), ["in", "2", ",", "3", "and", "1", ",", "20"]);
        assert_eq!(words("1,00,000 or 2,40,00,000.5"), ["1,00,000", "or", "2,40,00,000.5"]);
        assert_eq!(words("1'200 or 1’200’300"), ["1'200", "or", "1’200’300"]);
    }

    #[test]
    fn initials_are_one_word_and_an_ending_is_apart() {
        assert_eq!(words("the U.S. can’t"), ["the", "U.S.", "can", "’t"]);
        assert_eq!(words("in the U.S, where"), ["in", "the", "U.S", ",", "where"]);
        assert_eq!(words("the state's dog"), ["the", "state", "'s", "dog"]);
    }
}
