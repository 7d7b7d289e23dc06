//! Which kind of text a file is: a list of neighbours, columns, printed output, prose, a table.

use crate::asked::Asked;
use crate::links::is_list;
use crate::read::text;
use crate::sheet::dialect::{Dialect, LOOKED_AT};
use crate::sheet::{self, fixed, grid, loose};

fn text_of(bytes: &[u8]) -> String {
    text::decoded("", bytes).map_or_else(|_| String::new(), |decoded| decoded.text)
}

/// What SaTScan and FleXScan print, told by their names in the head of it.
pub(super) fn is_printed(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).into_owned();
    let first = head.trim_start();
    let ruled = first.starts_with("____") || first.starts_with("----");
    ruled && ["SaTScan v", "FleXScan ver"].iter().any(|name| head.contains(name))
}

pub(super) fn is_neighbours(bytes: &[u8]) -> bool {
    bytes.is_ascii() && is_list(&text_of(bytes))
}

pub(super) fn is_columns(bytes: &[u8]) -> bool {
    bytes.is_ascii() && loose::kind(&text_of(bytes)).is_some()
}

/// Words in sentences: lines of many words that no letter parts into as many cells, as they mostly
/// are in a table.
pub(super) fn is_prose(bytes: &[u8]) -> bool {
    let text = text_of(bytes);
    let (text, below) = grid::footer(&text);
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT).collect();
    let is_wordy = |line: &str| line.split_whitespace().count() > 5;
    let wordy = lines.iter().filter(|line| is_wordy(line)).count();
    if is_listed(&lines, is_wordy) {
        return true;
    }
    if wordy * 4 < lines.len()
        || lines.len() < 2
        || !below.is_empty()
        || fixed::product(text).is_some()
    {
        return false;
    }
    let Ok(found) = Dialect::found("", text, &Asked::default()) else { return true };
    let parted = |line: &&&str| line.as_bytes().contains(&found.mark);
    if found.columns < 2 || lines.iter().filter(parted).count() * 2 < lines.len() {
        return true;
    }
    grid::of_text("", text, &Asked::default()).is_ok_and(|grid| sheet::is_uneven(&grid))
}

/// Lines of a word or two below a few sentences, as a law lists its courts: none of ten has a
/// letter that parts cells, and those that have one have a blank behind it, as sentences do.
fn is_listed(lines: &[&str], is_wordy: impl Fn(&str) -> bool) -> bool {
    const FEWEST: usize = 20;
    let parted: Vec<&&str> =
        lines.iter().filter(|line| line.contains([',', ';', '\t', '|'])).collect();
    let few = lines.len() >= FEWEST && !parted.is_empty() && 10 * parted.len() < lines.len();
    let is_sentence = |line: &&&str| line.contains(", ") && !line.contains('"');
    few && parted.iter().all(is_sentence) && parted.iter().any(|line| is_wordy(line))
}
