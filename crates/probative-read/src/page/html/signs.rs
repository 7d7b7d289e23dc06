//! Signs of a page of HTML: references to characters, marks of notes and powers.

use std::ops::Range;

use html5gum::{Token, Tokenizer};

use crate::page::Parts;

/// Whether what stands above a line is the mark of a note or a power, and no ending as of "4th" nor
/// a unit.
pub(super) fn is_of_notes(said: &str) -> bool {
    let is_mark = |sign: char| sign.is_ascii_digit() || " []()*,†‡§".contains(sign);
    said.chars().all(is_mark)
}

/// Whether a text ends in the number ten, of which "10⁶" is a power and no 106.
pub(super) fn is_ten(text: &str) -> bool {
    text.strip_suffix("10").is_some_and(|before| !before.ends_with(|it: char| it.is_ascii_digit()))
}

/// Digits as they stand above a line.
pub(super) fn raised(digits: &str) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let one = |sign: char| sign.to_digit(10).map_or(sign, |digit| RAISED[digit as usize]);
    digits.chars().map(one).collect()
}

/// Adds words with their signs decoded; line breaks within a paragraph are blanks.
pub(super) fn copy_decoded(html: &str, bytes: Range<usize>, parts: &mut Parts) {
    let mut at = bytes.start;
    while at < bytes.end {
        let rest = &html[at..bytes.end];
        let end = match rest.strip_prefix('&') {
            Some(named) => {
                let name = |sign: char| sign.is_ascii_alphanumeric() || sign == '#';
                let end = 1 + named.find(|sign| !name(sign)).unwrap_or(named.len());
                let end = if rest[end..].starts_with(';') { end + 1 } else { end };
                parts.put(&decoded(&rest[..end]), at);
                end
            }
            None => {
                let end = rest.find('&').unwrap_or(rest.len());
                parts.copy(&rest[..end].replace(['\n', '\r'], " "), at);
                end
            }
        };
        at += end;
    }
}

/// A character reference as its sign.
fn decoded(reference: &str) -> String {
    let mut text = String::new();
    for token in Tokenizer::new(reference) {
        let Ok(token) = token;
        if let Token::String(run) = token {
            text.push_str(&String::from_utf8_lossy(&run));
        }
    }
    // A soft hyphen parts a word only where a line ends in it.
    text.replace('\u{ad}', "").replace('\u{a0}', " ")
}
