//! Lists of neighbours as other programs write them, read and written by the ids of the units.

mod gal;
mod gwt;
mod known;
mod tidy;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write;

use probative_terms::Diagnostic;
use probative_terms::text::{safe, visible};

pub(crate) use known::is_list;
pub use known::{Neighbourhood, neighbourhood};

/// A link: the unit, its neighbour, both by their place among the ids, and its strength.
pub type Link = (usize, usize, f64);

/// How a list of neighbours is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkFormat {
    /// A unit and the number of its neighbours on one line, their ids on the next; without
    /// strengths.
    Gal,
    /// One link a line, with its distance or strength; also `.kwt`, as GeoDa calls that of a
    /// kernel.
    Gwt,
    /// One link a line under the header `from,to,weight`.
    Csv,
}

impl LinkFormat {
    /// The format that a path's ending names.
    #[must_use]
    pub fn of(path: &str) -> Option<LinkFormat> {
        match path.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "gal" => Some(LinkFormat::Gal),
            "gwt" | "kwt" => Some(LinkFormat::Gwt),
            "csv" => Some(LinkFormat::Csv),
            _ => None,
        }
    }
}

/// A list of neighbours that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The links, in order of their units.
    pub links: Vec<Link>,
    /// What is odd about the list, though it is taken: ids of another column (W231).
    pub notices: Vec<Diagnostic>,
}

/// Between which sizes weights lie that are not zero.
const SIZES: std::ops::RangeInclusive<f64> = 1e-15..=1e15;

/// Reads a list of neighbours of the units with these ids, which are those of a column; without a
/// name, the numbers of the rows.
///
/// A link stands in the direction in which it is listed; nothing is made symmetric.
///
/// # Errors
/// Every id that is not one of the units' (E213, each once), every id that two units share (E212),
/// and every line that is not what the format has there or names a link again (E102).
pub fn read_links(
    path: &str,
    text: &str,
    format: LinkFormat,
    ids: &[String],
    id_column: &str,
) -> Result<Listed, Vec<Diagnostic>> {
    let mut reader = Reader::new(path, ids);
    if reader.problems.is_empty() {
        match format {
            LinkFormat::Gal => gal::gal_links(text, &mut reader),
            LinkFormat::Gwt => gwt::gwt_links(text, &mut reader),
            LinkFormat::Csv => tidy::tidy_links(text, &mut reader),
        }
    }
    reader.links.sort_by_key(|&(from, to, _)| (from, to));
    if !reader.problems.is_empty() {
        return Err(reader.problems);
    }
    let header = text.lines().next().filter(|_| format != LinkFormat::Csv);
    let notices = header.and_then(|header| of_another_column(path, header, id_column));
    Ok(Listed { links: reader.links, notices: notices.into_iter().collect() })
}

/// That a header of GAL or GWT names another column of ids than that of the data: ids that are
/// numbers match in any two columns of them.
fn of_another_column(path: &str, header: &str, id_column: &str) -> Option<Diagnostic> {
    let words: Vec<&str> = header.split_whitespace().collect();
    let named = *words.get(3..)?.last()?;
    if named.eq_ignore_ascii_case("unknown") || named.eq_ignore_ascii_case(id_column) {
        return None;
    }
    let column = match id_column {
        "" => "the ids of the data are the numbers of its rows".to_owned(),
        column => format!("those of the data stand under `{column}`"),
    };
    let said = format!("the list says that its ids stand under `{named}`, and {column}");
    let help = "nothing, if both columns hold the same ids; if not, name the column of the list's ids with --id";
    Some(Diagnostic::in_cell("W231", path, 1, "", said, help))
}

/// Writes the links of the units with these ids, in order of the units; every digit of a strength
/// is kept.
///
/// # Panics
/// If a link names a unit that has no id.
#[must_use]
pub fn write_links(links: &[Link], format: LinkFormat, ids: &[String], id_column: &str) -> String {
    match format {
        LinkFormat::Gal => gal::write(links, ids, id_column),
        LinkFormat::Gwt => gwt::write(links, ids, id_column),
        LinkFormat::Csv => tidy::write(links, ids),
    }
}

/// What is read so far, and what is wrong with it.
struct Reader<'a> {
    path: &'a str,
    units: BTreeMap<&'a str, usize>,
    /// Units by their ids as a cell shows them, where that is another text; none where two share
    /// it.
    shown: BTreeMap<String, Option<usize>>,
    /// Whether ids are as a spreadsheet may safely show them, as in a CSV that this program wrote.
    as_shown: bool,
    /// Ids that no unit has, each told once.
    unknown: BTreeSet<String>,
    links: Vec<Link>,
    listed: HashSet<(usize, usize)>,
    problems: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn new(path: &'a str, ids: &'a [String]) -> Reader<'a> {
        let mut reader = Reader {
            path,
            units: BTreeMap::new(),
            shown: BTreeMap::new(),
            as_shown: false,
            unknown: BTreeSet::new(),
            links: Vec::new(),
            listed: HashSet::new(),
            problems: Vec::new(),
        };
        for (unit, id) in ids.iter().enumerate() {
            let shown = safe(id);
            if shown != *id {
                let one = reader.shown.entry(shown).or_insert(Some(unit));
                *one = one.filter(|first| *first == unit);
            }
            if let Some(first) = reader.units.insert(id, unit) {
                let said =
                    format!("rows {} and {} of the data have the id `{id}`", first + 1, unit + 1);
                reader.problem("E212", 0, said, "name a column whose ids differ in every row");
            }
        }
        reader
    }

    /// The unit of an id; a problem if there is none.
    fn unit(&mut self, id: &str, line: usize) -> Option<usize> {
        let shown = self.shown.get(id).copied().flatten();
        let exact = self.units.get(id).copied();
        let found = if self.as_shown { shown.or(exact) } else { exact.or(shown) };
        if found.is_none() && self.unknown.insert(id.to_owned()) {
            let said = format!("no row of the data has the id `{id}`");
            let help = "name the column of the list's ids with --id, or list the neighbours of these units";
            self.problem("E213", line, said, help);
        }
        found
    }

    fn link(&mut self, [from_id, to_id]: [&str; 2], strength: f64, line: usize) {
        if let (Some(from), Some(to)) = (self.unit(from_id, line), self.unit(to_id, line)) {
            if !self.listed.insert((from, to)) {
                let said = format!("the link from `{from_id}` to `{to_id}` stands here again");
                self.problem(
                    "E102",
                    line,
                    said,
                    "list each link once, with the weight that counts",
                );
            }
            self.links.push((from, to, strength));
        }
    }

    /// The number in a cell; a problem if it is none, or one whose sums and squares would not be.
    fn strength(&mut self, cell: &str, line: usize) -> Option<f64> {
        let fits = |number: &f64| *number == 0.0 || SIZES.contains(&number.abs());
        let number = cell.parse::<f64>().ok().filter(fits);
        if number.is_none() {
            let said = format!("`{cell}` is not the weight of a link");
            let help = "write weights as plain numbers, 0 or from 1e-15 to 1e15";
            self.problem("E104", line, said, help);
        }
        number
    }

    fn problem(&mut self, code: &str, line: usize, said: String, help: &str) {
        self.problems.push(Diagnostic::in_cell(code, self.path, line, "", said, help));
    }
}

/// The header that GAL and GWT share: zero, the number of units, the layer, the column of ids.
fn header(out: &mut String, units: usize, id_column: &str) {
    // The parts of a header stand apart by spaces, and it is one line.
    let is_word = !id_column.is_empty() && !id_column.contains(char::is_whitespace);
    let column = if is_word && visible(id_column) == id_column { id_column } else { "unknown" };
    let _ = writeln!(out, "0 {units} unknown {column}");
}

/// The number of units that a header of GAL or GWT states, if it is one.
fn stated(header: &str) -> Option<usize> {
    let words: Vec<&str> = header.split_whitespace().collect();
    match words[..] {
        [units] | [_, units, ..] => units.parse().ok(),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids() -> Vec<String> {
        ["37001", "a", "Bronx", "alone"].map(str::to_owned).to_vec()
    }

    #[test]
    fn every_format_comes_back_as_it_was_written() {
        let links = vec![(0, 1, 0.1 + 0.2), (1, 0, 1e-9), (1, 1, 2.0), (2, 1, 1.0 / 3.0)];
        for format in [LinkFormat::Gwt, LinkFormat::Csv] {
            let text = write_links(&links, format, &ids(), "name");
            let read = read_links("w", &text, format, &ids(), "name").unwrap();
            assert_eq!((read.links, read.notices), (links.clone(), vec![]), "{text}");
        }
        let alike: Vec<Link> = links.iter().map(|&(from, to, _)| (from, to, 1.0)).collect();
        let text = write_links(&links, LinkFormat::Gal, &ids(), "name");
        assert_eq!(read_links("w", &text, LinkFormat::Gal, &ids(), "NAME").unwrap().links, alike);
        assert!(text.starts_with("0 4 unknown name\n") && text.contains("alone 0\n"), "{text}");
    }

    #[test]
    fn both_headers_of_gal_are_read() {
        for header in ["2", "0 2 layer id"] {
            let text = format!("{header}\n37001 1\na\na 1\n37001\n");
            let ids = &ids()[..2];
            let found = read_links("w.gal", &text, LinkFormat::Gal, ids, "id").unwrap();
            assert_eq!(found.links, [(0, 1, 1.0), (1, 0, 1.0)]);
        }
    }

    #[test]
    fn an_id_that_nobody_has_is_named_with_its_line() {
        let text = "from,to,weight\na,Bronx,1\na,Queens,1\nKings,a,x\n";
        let problems = read_links("w.csv", text, LinkFormat::Csv, &ids(), "").unwrap_err();
        let found: Vec<_> = problems.iter().map(|p| (p.code.word(), p.place.line())).collect();
        assert_eq!(found, [("E213", Some(3)), ("E104", Some(4))]);
        assert!(problems[0].what.contains("`Queens`"));
    }

    #[test]
    fn ids_that_a_spreadsheet_would_run_come_back_as_they_are() {
        let ids = ["=1", "'=1", "''=1", "'t Hart", " +x"].map(str::to_owned);
        let links = vec![(0, 1, 1.0), (1, 2, 2.0), (2, 3, 3.0), (3, 4, 4.0), (4, 0, 5.0)];
        let text = write_links(&links, LinkFormat::Csv, &ids, "id");
        let back =
            |text: &str| read_links("w.csv", text, LinkFormat::Csv, &ids, "id").unwrap().links;
        assert_eq!(back(&text), links, "{text}");
        // Another program writes them bare.
        let bare = "from,to,weight\n=1,'=1,1\n'=1,''=1,2\n";
        assert_eq!(back(bare), [(0, 1, 1.0), (1, 2, 2.0)]);
    }

    #[test]
    fn an_id_of_two_units_is_refused() {
        let twice = ["a".to_owned(), "a".to_owned()];
        let problems = read_links("w.gal", "2\n", LinkFormat::Gal, &twice, "").unwrap_err();
        assert_eq!(problems[0].code, "E212");
    }

    #[test]
    fn a_weight_whose_sums_or_squares_would_be_none_is_refused() {
        for weight in ["1e308", "1e16", "-1e200", "1e-320", "inf"] {
            let text = format!("from,to,weight\na,alone,{weight}\n");
            let problems = read_links("w.csv", &text, LinkFormat::Csv, &ids(), "").unwrap_err();
            assert_eq!(problems[0].code, "E104", "{weight}");
        }
        for weight in ["0", "1e15", "-1e-15"] {
            let text = format!("from,to,weight\na,alone,{weight}\n");
            assert!(read_links("w.csv", &text, LinkFormat::Csv, &ids(), "").is_ok(), "{weight}");
        }
    }

    #[test]
    fn a_list_that_ends_early_is_refused() {
        let codes = |text: &str| {
            let problems = read_links("w.gal", text, LinkFormat::Gal, &ids(), "").unwrap_err();
            problems.iter().map(|problem| problem.code).collect::<Vec<_>>()
        };
        assert_eq!(codes("4\n37001 2\na\n"), ["E102"]);
        assert_eq!(codes("4\n37001 2\n"), ["E102"]);
        assert_eq!(codes("5\n37001 1\na\n"), ["E102"]);
        assert_eq!(codes("4\n37001 1\na\na 1\n37001\n"), ["E102"], "two of four are listed");
        assert_eq!(codes("4\n37001 1\na\n37001 1\nBronx\n"), ["E102"], "one is listed twice");
        assert_eq!(codes(""), ["E102"]);
    }

    #[test]
    fn a_header_that_names_another_column_of_ids_is_told() {
        let told = |header: &str, column: &str| {
            let text = format!("{header}\n37001 a 1\na 37001 1\n");
            let read = read_links("w.gwt", &text, LinkFormat::Gwt, &ids()[..2], column).unwrap();
            read.notices.iter().map(|notice| notice.code.word()).collect::<Vec<_>>()
        };
        for column in ["name", "NAME"] {
            assert!(told("0 2 a layer name", column).is_empty(), "{column}");
        }
        for header in ["2", "0 2", "0 2 layer", "0 2 unknown unknown"] {
            assert!(told(header, "name").is_empty(), "{header}");
        }
        assert_eq!(told("0 2 layer POLYID", "name"), ["W231"]);
        assert_eq!(told("0 2 layer POLYID", ""), ["W231"]);
    }
}
