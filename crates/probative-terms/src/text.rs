//! Text that came from a file or goes to one: safe on a terminal, safe in a spreadsheet.

mod escape;
mod letters;
mod noun;
mod spelling;
mod wrap;

pub use escape::{
    address, cell, markdown, markup, quoted_cell, record_cell, safe, toml, toml_key, unmarked, web,
};
pub use letters::unbroken;
pub use noun::{plural, singular};
pub use spelling::{closed_up, parted};
pub use wrap::wrapped;

/// The first words of a text, with a sign where more follow.
///
/// ```
/// use probative_terms::text::first_of;
///
/// assert_eq!(first_of("the mills  closed early", 3), "the mills closed …");
/// assert_eq!(first_of("the mills closed", 3), "the mills closed");
/// ```
pub fn first_of(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let more = if words.len() > most { " …" } else { "" };
    words[..words.len().min(most)].join(" ") + more
}

/// The text with characters that change the reading direction, or show nothing, spelt out.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // What shows, nearly always all of it, is taken over in one piece.
    while let Some(at) = rest.find(is_hidden) {
        let (shown, from) = rest.split_at(at);
        out.push_str(shown);
        let mut signs = from.chars();
        out.extend(signs.next().map(|hidden| format!("‹U+{:04X}›", u32::from(hidden))));
        rest = signs.as_str();
    }
    out + rest
}

fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        || is_no_character(character)
        || (character.is_control() && !matches!(character, '\n' | '\t' | '\r'))
}

/// Whether it is one of those that Unicode keeps for programs' own use, and XML may not hold.
fn is_no_character(character: char) -> bool {
    let number = u32::from(character);
    number & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&number)
}

/// The text with each hidden character of more than a byte as a sign of as many, so that places
/// in it stay what they are.
pub fn same_length(text: &str) -> String {
    let sign = |character: char| match character.len_utf8() {
        _ if !is_hidden(character) => character.to_string(),
        2 => "¿".to_owned(),
        3 => "\u{fffd}".to_owned(),
        4 => "¿¿".to_owned(),
        _ => character.to_string(),
    };
    text.chars().map(sign).collect()
}

/// A document of JSON with the characters that [`visible`] spells out written as JSON spells them:
/// it says the same to a program, and cannot steer a terminal.
pub fn json(document: &str) -> String {
    let mut out = String::with_capacity(document.len());
    for character in document.chars() {
        // None of them stands outside a string of JSON.
        if is_hidden(character) {
            let units = &mut [0; 2];
            for unit in character.encode_utf16(units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(character);
        }
    }
    out
}

/// Text from a file, as one line that cannot steer the terminal.
pub fn one_line(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The text with each sign spelt out that looks like another or like none: blanks of other widths,
/// blanks behind blanks or at an end, and marks that stand on the letter before them.
pub fn telling(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    let mut before = ' ';
    while let Some(sign) = signs.next() {
        let at_an_edge = before == ' ' || signs.peek().is_none();
        match sign {
            ' ' if at_an_edge => out.push_str("\\u{20}"),
            _ if sign != ' ' && (sign.is_whitespace() || is_hidden(sign) || is_a_mark(sign)) => {
                out.push_str(&sign.escape_unicode().to_string());
            }
            _ => out.push(sign),
        }
        before = sign;
    }
    out
}

/// Whether a character stands on the one before it.
fn is_a_mark(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// Text from a file whose lines are kept, and that cannot steer the terminal.
pub fn lines_of(text: &str) -> String {
    visible(&text.replace('\r', "‹U+000D›"))
}

/// The words of a text as they are compared: lower case, letters and digits alone, each letter
/// written in one way. A number is one word with its sign and what parts its digits.
///
/// ```
/// use probative_terms::text::plain_words;
///
/// assert_eq!(plain_words("By -1.5 points, 2010-15."), ["by", "-1.5", "points", "2010", "15"]);
/// ```
pub fn plain_words(text: &str) -> Vec<String> {
    let letters: Vec<char> = letters::composed(text).chars().collect();
    let is_digit =
        |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let is_within = |at: usize| {
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        match letters[at] {
            '.' | ',' => is_digit(before) && is_digit(after),
            '-' | '\u{2212}' => {
                is_digit(after) && !before.is_some_and(|at| letters[at].is_alphanumeric())
            }
            letter => letter.is_alphanumeric(),
        }
    };
    let kept = (0..letters.len()).map(|at| if is_within(at) { letters[at] } else { ' ' });
    let kept: String = kept.map(|letter| if letter == '\u{2212}' { '-' } else { letter }).collect();
    kept.split(' ').filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// A number of things: "1 unit", "2 units".
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {}", plural(noun)) }
}

/// Whether two words differ by a letter more or less, or by two letters that changed places: a
/// slip of the hand, where another letter may be another name.
///
/// ```
/// use probative_terms::text::slipped;
///
/// assert!(slipped("Nrothfield", "Northfield") && slipped("Northfeld", "Northfield"));
/// assert!(!slipped("Southfield", "Northfield") && !slipped("Ward 1", "Ward 2"));
/// ```
pub fn slipped(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[same..], &other[same..]);
    match one.len() as isize - other.len() as isize {
        1 => one[1..] == *other,
        -1 => other[1..] == *one,
        0 if one.len() > 1 => one[0] == other[1] && one[1] == other[0] && one[2..] == other[2..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_a_file_cannot_steer_the_terminal() {
        assert_eq!(one_line("a\u{1b}[2J\r\nb"), "a‹U+001B›[2J b");
        assert_eq!(lines_of("a\r\n\u{202e}b"), "a‹U+000D›\n‹U+202E›b");
    }

    #[test]
    fn signs_that_look_like_others_or_like_none_are_spelt_out() {
        assert_eq!(telling("New York, Québec"), "New York, Québec");
        assert_eq!(telling("Que\u{301}bec"), "Que\\u{301}bec");
        assert_eq!(telling("all\u{a0}deaths\u{200b}"), "all\\u{a0}deaths\\u{200b}");
        assert_eq!(telling(" New  York "), "\\u{20}New \\u{20}York\\u{20}");
    }

    #[test]
    fn what_shows_nothing_is_spelt_out_or_written_as_json_spells_it() {
        let hidden = "\u{9b}\u{7f}\u{2028}\u{fff9}\u{fffe}\u{1ffff}\u{fdd0}\u{e0041}\u{180e}";
        assert_eq!(visible(hidden).matches('‹').count(), 9, "{}", visible(hidden));
        assert_eq!(visible("a‌b‍c é 😀 🏳️\n\t"), "a‌b‍c é 😀 🏳️\n\t");
        assert_eq!(json("\"\u{9b}a\u{e0041}\""), "\"\\u009ba\\udb40\\udc41\"");
    }

    #[test]
    fn a_text_of_the_same_length_hides_nothing() {
        let text = "a\u{9b}b\u{202e}c\u{e0041}d\u{1b}é";
        let shown = same_length(text);
        assert_eq!(shown, "a¿b\u{fffd}c¿¿d\u{1b}é");
        assert_eq!(shown.len(), text.len());
    }
}
