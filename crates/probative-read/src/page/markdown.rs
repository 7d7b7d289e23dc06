//! The words of a Markdown text: without the marks of headings, lists, links and stress.

use super::{Page, Parts};

/// The words of a text.
pub(super) fn words(text: &str) -> Page {
    let mut parts = Parts::default();
    let mut fenced = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        if !fence && !fenced {
            of_line(line, at, &mut parts);
        }
        at += line.len();
    }
    parts.page()
}

fn of_line(line: &str, at: usize, parts: &mut Parts) {
    let marks = |sign: char| matches!(sign, '#' | '>' | '*' | '-' | '+' | ' ' | '\t');
    let begins = line.len() - line.trim_start_matches(marks).len();
    // A rule or a blank line stays an empty one; a dash before a number is its sign.
    let heading = line.starts_with('#');
    let mut from = if line[..begins].contains(['#', '>', '*', '+']) || line.starts_with("- ") {
        begins
    } else {
        0
    };
    let bytes = line.as_bytes();
    let mut next = from;
    while next < line.len() {
        match bytes[next] {
            b'*' | b'`' | b'_' if bytes[next] != b'_' || is_edge(bytes, next) => {
                parts.copy(&line[from..next], at + from);
                next += 1;
                from = next;
            }
            b'[' | b'!' if link(&line[next..]).is_some() => {
                parts.copy(&line[from..next], at + from);
                let (word, whole) = link(&line[next..]).unwrap_or((0..0, 1));
                parts.copy(&line[next + word.start..next + word.end], at + next + word.start);
                next += whole;
                from = next;
            }
            _ => next += 1,
        }
    }
    parts.copy(&line[from..], at + from);
    if heading {
        parts.put("\n", at + line.len().saturating_sub(1));
    }
}

/// Whether an underscore stands at the edge of a word.
fn is_edge(bytes: &[u8], at: usize) -> bool {
    let letter =
        |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphanumeric);
    !(letter(at.checked_sub(1)) && letter(Some(at + 1)))
}

/// The words of a link `[words](address)` that begins here, and the length of all of it.
fn link(rest: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let open = if rest.starts_with('!') { 1 } else { 0 };
    if !rest[open..].starts_with('[') {
        return None;
    }
    let close = rest.find("](")?;
    let end = close + rest[close..].find(')')?;
    (!rest[..end].contains('\n')).then_some((open + 1..close, end + 1))
}
