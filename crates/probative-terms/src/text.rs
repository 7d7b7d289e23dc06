//! Text that came from a file or goes to one: safe on a terminal, safe in a spreadsheet.

/// The text with characters that change the reading direction, or show nothing, spelt out.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if is_hidden(character) {
            out.push_str(&format!("‹U+{:04X}›", u32::from(character)));
        } else {
            out.push(character);
        }
    }
    out
}

fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || (character.is_control() && !matches!(character, '\n' | '\t' | '\r'))
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

/// Text from a file whose lines are kept, and that cannot steer the terminal.
pub fn lines_of(text: &str) -> String {
    visible(&text.replace('\r', "‹U+000D›"))
}

/// A number of things: "1 unit", "2 units".
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// A text as a cell of a CSV: safe in a spreadsheet, quoted where it must be.
pub fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']);
    let safe = if formula { format!("'{text}") } else { text.to_owned() };
    if safe.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
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
    fn a_text_that_looks_like_a_formula_is_kept_from_running() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("@sum"), "'@sum");
        assert_eq!(cell("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(cell("plain"), "plain");
    }
}
