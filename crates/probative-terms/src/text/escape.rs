//! One escaping a format: every writer of a format takes its own from here.
//!
//! HTML is written by `maud`, which escapes by itself, and strings of JSON by `serde_json`.

use super::{is_hidden, visible};

/// A text as XML or HTML holds it, between tags and in an attribute in double quotes.
pub fn markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    visible(&out)
}

/// What a text of XML says, its five named signs in plain letters.
pub fn unmarked(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    named.iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign))
}

/// A text as a cell of a CSV: nothing hidden, safe in a spreadsheet, quoted where it must be.
pub fn cell(text: &str) -> String {
    let safe = safe(text);
    if safe.contains([',', '"', '\n', '\r']) { quoted(&safe) } else { safe }
}

/// A text as a cell of a CSV of records, no letter of it changed, quoted where it must be: an
/// apostrophe before a minus would make another number of it.
pub fn record_cell(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { quoted(text) } else { text.to_owned() }
}

/// A text as a cell of a CSV that is always quoted, so that leading zeros last.
pub fn quoted_cell(text: &str) -> String {
    quoted(&safe(text))
}

/// The text of a cell: with an apostrophe where a spreadsheet would take it for a formula, which
/// may stand behind spaces, and in the wide letters of East Asia.
///
/// No two texts become one by it: what begins with such an apostrophe gets another, and the sign
/// that opens the number of a hidden letter is told by its own.
pub fn safe(text: &str) -> String {
    const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let bare = text.trim_start_matches('\'');
    let formula = bare.starts_with(['\t', '\r', '\n']) || bare.trim_start().starts_with(FORMULA);
    let text = text.replace("‹U+", "‹U+2039›U+");
    visible(&if formula { format!("'{text}") } else { text })
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A path, or a name in one, as the relative address that leads there (RFC 3986).
pub fn address(path: &str) -> String {
    encoded(path, b"-_.~/")
}

/// An address of the web with everything in per cent that no address holds; nothing for a text
/// that is none, which no page may make a link of.
pub fn web(text: &str) -> Option<String> {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    is_web.then(|| encoded(text, b"-_.~/:?#[]@!$&'()*+,;=%"))
}

fn encoded(text: &str, kept: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for &byte in text.as_bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// A text as one line of Markdown: nothing in it is read as Markdown or as HTML.
pub fn markdown(text: &str) -> String {
    const READ: &str = "\\`*_[]<>|~#&$";
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // What begins a list, a heading or a rule does so at the start of a line alone.
    let digits =
        words.len() - words.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let ends = |at: usize| words[at + 1..].is_empty() || words[at + 1..].starts_with(' ');
    let begins = |at: usize, letter: char| match letter {
        '-' | '+' | '=' => at == 0,
        '.' | ')' => at > 0 && at == digits && ends(at),
        _ => false,
    };
    let mut out = String::with_capacity(words.len());
    for (at, letter) in words.char_indices() {
        if READ.contains(letter) || begins(at, letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    visible(&out)
}

/// A name as a key of TOML, in quotes where it must be.
pub fn toml_key(name: &str) -> String {
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || "_-".contains(letter);
    if !name.is_empty() && name.chars().all(is_bare) { name.to_owned() } else { toml(name) }
}

/// A text as a string of TOML.
pub fn toml(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            _ if letter.is_control() || is_hidden(letter) => {
                out.push_str(&format!("\\U{:08X}", u32::from(letter)));
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_text_that_looks_like_a_formula_is_kept_from_running() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("@sum"), "'@sum");
        assert_eq!(cell(" ＝1+1"), "' ＝1+1");
        assert_eq!(cell("\n=1+1"), "\"'\n=1+1\"");
        assert_eq!([cell("'=1"), cell("''\t@1")].join(" "), "''=1 '''\t@1");
        assert_eq!([cell("'t Hart"), cell("''")].join(" "), "'t Hart ''");
        assert_eq!(cell("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(cell("a\u{1b}[2J\u{202e}b\0"), "a‹U+001B›[2J‹U+202E›b‹U+0000›");
        assert_eq!([cell("plain"), quoted_cell("01")].join(" "), "plain \"01\"");
    }

    #[test]
    fn no_two_texts_become_one_cell() {
        let parts = ["", "'", "=", " ", "\t", "1", "＋", "\u{200b}", "‹U+200B›"];
        let pairs = || parts.iter().flat_map(|a| parts.iter().map(move |b| format!("{a}{b}")));
        let texts: BTreeSet<String> =
            pairs().flat_map(|a| pairs().map(move |b| format!("{a}{b}"))).collect();
        let cells: BTreeSet<String> = texts.iter().map(|text| safe(text)).collect();
        assert_eq!(cells.len(), texts.len());
    }

    #[test]
    fn markup_and_markdown_are_shown_and_not_read() {
        assert_eq!(
            markup("<a b='c' d=\"e\">&\u{fffe}"),
            "&lt;a b='c' d=&quot;e&quot;&gt;&amp;‹U+FFFE›"
        );
        assert_eq!(markdown("*a* [b](c) <d>"), "\\*a\\* \\[b\\](c) \\<d\\>");
        assert_eq!(
            [markdown("- a"), markdown("12. a - b"), markdown("12.5")].join("|"),
            "\\- a|12\\. a - b|12.5"
        );
    }

    #[test]
    fn an_address_of_the_web_holds_nothing_that_ends_it() {
        assert_eq!(web("https://a.b/c d>\"é").as_deref(), Some("https://a.b/c%20d%3E%22%C3%A9"));
        for other in ["javascript:alert(1)", "img src=x", " https://a.b", "//a.b", ""] {
            assert_eq!(web(other), None, "{other}");
        }
        assert_eq!(address("a case/<é>.toml"), "a%20case/%3C%C3%A9%3E.toml");
    }

    #[test]
    fn a_string_of_toml_holds_any_text() {
        assert_eq!(toml("a\"\\\n\u{202e}é"), "\"a\\\"\\\\\\U0000000A\\U0000202Eé\"");
    }
}
