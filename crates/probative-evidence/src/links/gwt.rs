use std::fmt::Write;

use super::{Link, Reader, header, stated};

/// After the header, one link a line: the unit, its neighbour, and the distance or strength.
pub(super) fn gwt_links(text: &str, reader: &mut Reader<'_>) {
    let header = text.lines().next().unwrap_or_default();
    if stated(header) != Some(reader.units.len()) {
        let said = format!("the header `{header}` does not state {} units", reader.units.len());
        reader.problem("E102", 1, said, "give the list of these units");
    }
    for (at, line) in text.lines().enumerate().skip(1) {
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            [] => {}
            [from, to, strength] => {
                if let Some(strength) = reader.strength(strength, at + 1) {
                    reader.link([from, to], strength, at + 1);
                }
            }
            _ => {
                let said = "the line is not a unit, its neighbour and a number".to_owned();
                let help = "ids may not hold spaces; write the list as CSV";
                reader.problem("E102", at + 1, said, help);
            }
        }
    }
}

pub(super) fn write(links: &[Link], ids: &[String], id_column: &str) -> String {
    let mut out = String::new();
    header(&mut out, ids.len(), id_column);
    for &(from, to, strength) in links {
        let _ = writeln!(out, "{} {} {strength:?}", ids[from], ids[to]);
    }
    out
}
