//! Lists of neighbours told by their content, and counted without the data that they are of.

use std::collections::{BTreeMap, BTreeSet};

use probative_terms::Diagnostic;

use super::{LinkFormat, read_links, stated};

/// How a list of neighbours is written that its content tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Gal,
    Gwt,
    /// A unit a line, and its neighbours behind it, as FleXScan has them.
    Lines,
}

/// What a list of neighbours holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbourhood {
    /// How it is written.
    pub form: &'static str,
    /// The column of the ids that it names, if it does.
    pub ids: Option<String>,
    /// How many units it has.
    pub units: usize,
    /// How many links, each in its direction.
    pub links: usize,
    /// How many units have no neighbour.
    pub alone: usize,
    /// How many links have none in the other direction.
    pub one_way: usize,
}

/// Whether a text is a list of neighbours: never one that parts its cells.
pub(crate) fn is_list(text: &str) -> bool {
    kind(text).is_some()
}

fn kind(text: &str) -> Option<Kind> {
    let rows: Vec<Vec<&str>> = rows(text).map(|(_, row)| row).take(200).collect();
    let [header, first, rest @ ..] = &rows[..] else { return None };
    let count = |word: &str| word.parse::<usize>().ok();
    let headed = stated(&header.join(" ")).is_some() && [1, 4].contains(&header.len());
    if headed && first.len() == 3 && rest.iter().all(|row| row.len() == 3) {
        return Some(Kind::Gwt);
    }
    let second = rest.first().map_or(0, Vec::len);
    if headed && first.len() == 2 && count(first[1]).is_some_and(|n| n == second || n == 0) {
        return Some(Kind::Gal);
    }
    // Numbers of rows alone, from one on, some with more neighbours than others.
    let whole = |row: &Vec<&str>| row.iter().all(|word| count(word).is_some());
    let in_order = rows.iter().enumerate().all(|(at, row)| count(row[0]) == Some(at + 1));
    let uneven = rows.iter().any(|row| row.len() != header.len());
    (in_order && uneven && rows.iter().all(whole)).then_some(Kind::Lines)
}

fn rows(text: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let numbered = text.lines().enumerate().map(|(at, line)| (at + 1, line));
    let split = numbered.map(|(line, text)| (line, text.split_whitespace().collect::<Vec<_>>()));
    split.filter(|(_, row)| !row.is_empty())
}

/// Counts what a list holds, by the ids that it lists itself.
///
/// # Errors
/// Every line that is not what its form has there (E102), and ids that the list names as
/// neighbours and not as units (E213).
pub fn neighbourhood(path: &str, text: &str) -> Result<Neighbourhood, Vec<Diagnostic>> {
    let kind = kind(text).expect("who asks has seen that it is a list");
    let ids = ids(text, kind);
    let (form, links) = match kind {
        Kind::Lines => ("a unit a line, as FleXScan has it", of_lines(path, text, &ids)?),
        Kind::Gal => ("GAL", read_links(path, text, LinkFormat::Gal, &ids, "")?.links),
        Kind::Gwt => ("GWT", read_links(path, text, LinkFormat::Gwt, &ids, "")?.links),
    };
    let pairs: BTreeSet<(usize, usize)> = links.iter().map(|link| (link.0, link.1)).collect();
    let linked: BTreeSet<usize> = pairs.iter().map(|pair| pair.0).collect();
    let words: Vec<&str> = text.lines().next().unwrap_or_default().split_whitespace().collect();
    Ok(Neighbourhood {
        form,
        ids: words.get(3).filter(|_| kind != Kind::Lines).map(|name| (*name).to_owned()),
        units: ids.len(),
        links: pairs.len(),
        alone: ids.len() - linked.len(),
        one_way: pairs.iter().filter(|(from, to)| !pairs.contains(&(*to, *from))).count(),
    })
}

/// The ids of the units, in the order in which the list has them.
fn ids(text: &str, kind: Kind) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut ids = Vec::new();
    let mut add = |id: &str| {
        if seen.insert(id.to_owned()) {
            ids.push(id.to_owned());
        }
    };
    match kind {
        Kind::Lines => rows(text).for_each(|(_, row)| add(row[0])),
        Kind::Gwt => {
            rows(text).skip(1).for_each(|(_, row)| row.iter().take(2).for_each(|id| add(id)))
        }
        Kind::Gal => {
            let mut rows = rows(text).skip(1).map(|(_, row)| row);
            while let Some(unit) = rows.next() {
                add(unit[0]);
                if unit.get(1).is_some_and(|count| *count != "0") {
                    rows.next();
                }
            }
        }
    }
    ids
}

fn of_lines(path: &str, text: &str, ids: &[String]) -> Result<Vec<super::Link>, Vec<Diagnostic>> {
    let places: BTreeMap<&str, usize> = ids.iter().map(String::as_str).zip(0..).collect();
    let (mut links, mut problems) = (Vec::new(), Vec::new());
    for (line, row) in rows(text) {
        for neighbor in &row[1..] {
            match places.get(neighbor) {
                Some(place) => links.push((places[row[0]], *place, 1.0)),
                None => {
                    let said = format!("no line is of the unit `{neighbor}`");
                    let help = "list each unit on a line of its own";
                    problems.push(Diagnostic::in_cell("E213", path, line, "", said, help));
                }
            }
        }
    }
    if problems.is_empty() { Ok(links) } else { Err(problems) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_told_by_its_content_and_counted_by_its_own_ids() {
        let gal = neighbourhood("w", "0 3 map code\na 1\nb\nb 2\na c\nc 0\n\n").unwrap();
        assert_eq!((gal.form, gal.units, gal.links, gal.alone, gal.one_way), ("GAL", 3, 3, 1, 1));
        assert_eq!(gal.ids.as_deref(), Some("code"));
        let gwt = neighbourhood("w", "0 2 map code\n1 2 0.5\n2 1 0.5\n").unwrap();
        assert_eq!((gwt.form, gwt.units, gwt.links, gwt.one_way), ("GWT", 2, 2, 0));
        let lines = neighbourhood("w", "1 2 3\n2 1\n3 1\n").unwrap();
        assert_eq!((lines.units, lines.links, lines.one_way), (3, 4, 0));
        assert_eq!(neighbourhood("w", "1 2 9\n2 1\n").unwrap_err()[0].code, "E213");
    }

    #[test]
    fn a_table_is_no_list() {
        for table in ["a,b\n1,2\n3,4\n", "1 3 2000\n2 4 2000\n3 1 2000\n", "", "1 2.5\n2 3.5\n"] {
            assert!(!is_list(table), "{table}");
        }
    }
}
