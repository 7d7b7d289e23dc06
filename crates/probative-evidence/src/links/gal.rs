use std::collections::BTreeSet;
use std::fmt::Write;

use super::{Link, Reader, header, stated};

/// After the header, two lines a unit: its id and the number of its neighbours, then their ids.
pub(super) fn gal_links(text: &str, reader: &mut Reader<'_>) {
    let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line));
    let header = lines.next().map_or("", |(_, line)| line);
    if stated(header) != Some(reader.units.len()) {
        let said = format!("the header `{header}` does not state {} units", reader.units.len());
        reader.problem("E102", 1, said, "give the list of these units");
    }
    let mut listed = BTreeSet::new();
    while let Some((line, unit)) = lines.next() {
        let words: Vec<&str> = unit.split_whitespace().collect();
        let count = match words[..] {
            [] => continue,
            [_, count] => count.parse::<usize>().ok(),
            _ => None,
        };
        let Some(count) = count else {
            let said = "the line is not a unit and the number of its neighbours".to_owned();
            return reader.problem(
                "E102",
                line,
                said,
                "ids may not hold spaces; write the list as CSV",
            );
        };
        // A unit without neighbours has an empty line, which some programs leave out.
        let empty = lines.clone().next().is_none_or(|(_, next)| next.trim().is_empty());
        let neighbors: Vec<&str> = if count == 0 && !empty {
            Vec::new()
        } else {
            lines.next().map_or(Vec::new(), |(_, next)| next.split_whitespace().collect())
        };
        if neighbors.len() != count {
            let said = format!("`{}` has {} neighbours and not {count}", words[0], neighbors.len());
            reader.problem("E102", line, said, "the list may have been cut; write it again");
        } else if count == 0 {
            reader.unit(words[0], line);
        }
        if !listed.insert(words[0]) {
            let said = format!("`{}` stands here again", words[0]);
            reader.problem("E102", line, said, "list each unit once, with all its neighbours");
        }
        for neighbor in neighbors.iter().take(count) {
            reader.link([words[0], neighbor], 1.0, line);
        }
    }
    let units = reader.units.len();
    if listed.len() < units && reader.problems.is_empty() {
        let said = format!("the header states {units} units and {} are listed", listed.len());
        let help = "the list may have been cut; write it again, units without a neighbour with 0";
        reader.problem("E102", 1, said, help);
    }
}

pub(super) fn write(links: &[Link], ids: &[String], id_column: &str) -> String {
    let mut out = String::new();
    header(&mut out, ids.len(), id_column);
    let mut rest = links;
    for (unit, id) in ids.iter().enumerate() {
        let (row, after) = rest.split_at(rest.iter().take_while(|link| link.0 == unit).count());
        rest = after;
        let neighbors: Vec<&str> = row.iter().map(|link| ids[link.1].as_str()).collect();
        let _ = writeln!(out, "{id} {}\n{}", row.len(), neighbors.join(" "));
    }
    out
}
