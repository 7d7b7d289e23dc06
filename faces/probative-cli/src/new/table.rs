//! The number of a table that a new case is about, and the rows it comes from.

use std::path::Path;

use probative::{Case, Evidence, Source, Sources, gather};
use probative_case::case::{Settings, Text};
use probative_case::claim::Select;
use probative_case::source::{Format, Reliability};
use probative_evidence::{
    Asked, Count, Error, Table, Unavailable, field_number, sha256, stands_once,
};
use probative_terms::{Basis, Date, Diagnostic, Place, Printed, ReliabilityWord};

use crate::diagnose;
use crate::exit::Stop;

/// The id of the table in the new case.
pub(crate) const ID: &str = "table";

/// Words in a column's name that make its numbers names and no amounts.
const NAMES: [&str; 12] = [
    "year", "fips", "geoid", "code", "id", "key", "zip", "date", "quarter", "month", "week", "day",
];

/// A number of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Picked {
    /// Columns and the value of each that find its rows.
    pub(super) filter: Vec<(String, String)>,
    /// Its column.
    pub(super) column: String,
    /// The number as it is printed.
    pub(super) number: String,
}

/// The first number that measures something, in the first row that has one.
pub(super) fn pick(name: &str, bytes: &[u8]) -> Result<Picked, Stop> {
    let evidence = evidence_of(name, bytes)?;
    let table = evidence.table(ID).ok_or_else(|| no_number(name))?;
    let is_once = |column: &&String| stands_once(table, column).is_some();
    let once: Vec<&String> = table.columns().iter().filter(is_once).collect();
    let (row, column) = number(table, &once).ok_or_else(|| no_number(name))?;
    let filter = find(table, row, column, &once);
    let number = match recorded(&evidence, &filter, column) {
        Ok(number) => number.ok_or_else(|| no_number(name))?,
        Err(why) => {
            let place = Place::File { path: name.to_owned() };
            return Err(Stop::refused(&Diagnostic::from(why).at(place)));
        }
    };
    Ok(Picked { filter, column: column.to_owned(), number })
}

/// A table alone, read as every table of a case is.
fn evidence_of(name: &str, bytes: &[u8]) -> Result<Evidence, Stop> {
    evidence_within(name, bytes, &Asked::default())
}

/// The table that a sheet or a file within another is, read as every table of a case is.
pub(crate) fn evidence_within(name: &str, bytes: &[u8], asked: &Asked) -> Result<Evidence, Stop> {
    let case = around(name, bytes, asked);
    gather(&case, &Memory(bytes)).map_err(|error| diagnose::evidence(&error, Path::new("")))
}

struct Memory<'a>(&'a [u8]);

impl Sources for Memory<'_> {
    fn bytes(&self, _: &Source) -> Result<Vec<u8>, Error> {
        Ok(self.0.to_vec())
    }
}

fn no_number(name: &str) -> Stop {
    let how = "write numbers as digits with a point alone, without thousands' commas or units";
    Stop::refused(&Diagnostic::of_file("E104", name, "no column holds numbers", how))
}

fn is_number(cell: &str) -> bool {
    field_number(cell).is_some() && Printed::read(cell).is_ok()
}

/// Whether a column's numbers name its rows, as years and codes do.
fn names_rows(column: &str) -> bool {
    let lower = column.to_lowercase();
    lower.split(|letter: char| !letter.is_alphanumeric()).any(|word| NAMES.contains(&word))
}

/// Whether a column's digits are codes: a number does not begin with a nought that says nothing.
fn holds_codes(table: &Table, column: &str) -> bool {
    let cells = || (0..table.len()).map(|row| table.cell(row, column));
    let digits = cells().all(|cell| cell.bytes().all(|byte| byte.is_ascii_digit()));
    digits && cells().any(|cell| cell.len() > 1 && cell.starts_with('0'))
}

/// Whether a column's numbers are all years, whatever it is called.
fn holds_years(table: &Table, column: &str) -> bool {
    let is_year = |cell: &str| {
        cell.len() == 4 && cell.parse().is_ok_and(|it: u16| (1500..=2200).contains(&it))
    };
    (0..table.len()).all(|row| is_year(table.cell(row, column)))
}

/// The first column whose numbers measure something, or else the first with numbers, and the
/// first row that has one in it and that the other columns tell from all others.
fn number<'t>(table: &'t Table, once: &[&String]) -> Option<(usize, &'t str)> {
    let first_in = |column: &&str| {
        let has = |row: &usize| is_number(table.cell(*row, column));
        let is_alone = |row: &usize| {
            let filter = find(table, *row, column, once);
            let filter: Vec<_> =
                filter.into_iter().map(|(name, cell)| (name, vec![cell])).collect();
            table.matching(&filter).len() == 1
        };
        let rows = (0..table.len()).filter(has).take(1_000);
        rows.clone().find(is_alone).or_else(|| rows.clone().next())
    };
    let named = || table.columns().iter().map(String::as_str).filter(|column| !column.is_empty());
    let mut numbers = named().filter_map(|column| Some((first_in(&column)?, column)));
    let measures = named().filter(|column| {
        !names_rows(column) && !holds_codes(table, column) && !holds_years(table, column)
    });
    let measure = measures.filter_map(|column| Some((first_in(&column)?, column))).next();
    measure.or_else(|| numbers.next())
}

/// As few columns as find the row alone, words before numbers, and last what stands once for a
/// group of rows.
fn find(table: &Table, row: usize, column: &str, once: &[&String]) -> Vec<(String, String)> {
    let (words, numbers): (Vec<&String>, Vec<&String>) = table
        .columns()
        .iter()
        .filter(|other| !other.is_empty() && other.as_str() != column)
        .partition(|other| !is_number(table.cell(row, other)));
    let mut filter: Vec<(String, Vec<String>)> = Vec::new();
    let all = || words.iter().chain(&numbers).copied();
    let filled = all().filter(|other| !once.contains(other));
    for other in filled.chain(all().filter(|other| once.contains(other))) {
        let before = table.matching(&filter).len();
        if before == 1 {
            break;
        }
        filter.push((other.clone(), vec![table.cell(row, other).to_owned()]));
        if table.matching(&filter).len() == before {
            filter.pop();
        }
    }
    filter.into_iter().map(|(column, values)| (column, values.concat())).collect()
}

/// The number that the case finds in the rows, as printed; several rows are added up.
fn recorded(
    evidence: &Evidence,
    filter: &[(String, String)],
    column: &str,
) -> Result<Option<String>, Unavailable> {
    let filter = filter.iter().map(|(column, value)| (column.clone(), vec![value.clone()]));
    let select = Select { filter: filter.collect(), ..Select::all_of(ID, column) };
    let table = evidence.need(ID)?;
    let printed = match table.matching(&select.filter)[..] {
        [row] => table.cell(row, column).to_owned(),
        _ => {
            let Some(value) = evidence.total(&select, Count::AnyNumber)?.value else {
                return Ok(None);
            };
            format!("{value}")
        }
    };
    let printed = shortened(&printed).unwrap_or(printed);
    Ok(Printed::read(&printed).is_ok().then_some(printed))
}

/// A number of more digits than a claim can be about, as programs print quotients, with ten of
/// them; nothing where it has fewer, or no decimals to be left out.
fn shortened(printed: &str) -> Option<String> {
    const MOST: usize = 14;
    const LEFT: usize = 10;
    let (whole, decimals) = printed.split_once('.')?;
    let all = format!("{whole}{decimals}");
    let digits = all.trim_start_matches(['-', '0']);
    if digits.len() <= MOST || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let left = decimals.len().checked_sub(digits.len() - LEFT)?;
    Some(format!("{:.left$}", field_number(printed)?))
}

/// A case that holds the table and nothing else, so that it is read as every table is.
fn around(name: &str, bytes: &[u8], asked: &Asked) -> Case {
    let day = Date::from_day_number(0);
    let because = String::new();
    let source = Source {
        id: ID.to_owned(),
        path: name.to_owned(),
        format: Format::Csv,
        title: String::new(),
        publisher: String::new(),
        url: String::new(),
        vintage: String::new(),
        published: None,
        retrieved: day,
        sha256: sha256(bytes),
        reliability: Reliability {
            word: ReliabilityWord::Undetermined,
            basis: Basis::UnknownMaker,
            because,
        },
        licence: String::new(),
        provisional: false,
        reconstructed: false,
        missing: asked.missing.clone(),
        leave_out: asked.leave.clone(),
        sheet: asked.sheet.clone(),
        layer: asked.layer.clone(),
        years_in_columns: asked.years_in_columns,
        keep_totals: false,
        covers: Vec::new(),
        repair_codes: Vec::new(),
    };
    let text = Text {
        publisher: String::new(),
        headline: String::new(),
        url: String::new(),
        date: day,
        sha256: String::new(),
        bytes: 0,
        conclusion: String::new(),
        concludes: String::new(),
    };
    Case {
        title: String::new(),
        text,
        settings: Settings { seed: 0, draws: 1, level: 0.95 },
        sources: vec![source],
        layers: Vec::new(),
        claims: Vec::new(),
        uses: Vec::new(),
        corrections: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exit::Exit;

    fn picked(csv: &str) -> Picked {
        pick("t.csv", csv.as_bytes()).unwrap()
    }

    fn pair(column: &str, value: &str) -> (String, String) {
        (column.to_owned(), value.to_owned())
    }

    #[test]
    fn a_year_is_a_name_and_no_amount() {
        let found = picked("state,year,deaths\nA,2014,7\nA,2015,9\n");
        assert_eq!((found.column.as_str(), found.number.as_str()), ("deaths", "7"));
        assert_eq!(found.filter, [pair("year", "2014")]);
    }

    #[test]
    fn a_label_that_stands_once_for_a_group_finds_no_row_where_others_do() {
        let found = picked("region,county,deaths\nNorth,A,5\n,B,6\nSouth,C,7\n,D,8\n");
        assert_eq!((found.filter, found.number.as_str()), (vec![pair("county", "A")], "5"));
    }

    #[test]
    fn rows_that_nothing_but_their_number_tells_apart_begin_no_case() {
        let refused = pick("t.csv", b"year\n2014\n2015\n").unwrap_err();
        assert!(refused.message.contains("E212"), "{}", refused.message);
        let found = picked("county,deaths\nA,5\nA,6\nB,7\n");
        assert_eq!((found.filter, found.number.as_str()), (vec![pair("county", "B")], "7"));
    }

    #[test]
    fn rows_that_nothing_tells_apart_are_refused() {
        let stop = pick("t.csv", b"place,deaths\nA,7\nA,7\n").unwrap_err();
        assert!(stop.message.contains("E212") && stop.message.contains("lines 2 and 3"));
    }

    #[test]
    fn a_table_without_numbers_is_refused_with_the_remedy() {
        let stop = pick("t.csv", b"a,b\nx,\"1,234\"\n").unwrap_err();
        assert_eq!(stop.exit, Exit::Rejected);
        assert!(stop.message.contains("E104") && stop.message.contains("help:"));
    }

    #[test]
    fn quotients_of_programs_are_told_with_ten_digits() {
        assert_eq!(shortened("18.333333333333332").as_deref(), Some("18.33333333"));
        assert_eq!(shortened("-0.0021060533511106927").as_deref(), Some("-0.002106053351"));
        for short in ["18.3", "12345678901234567", "1.5e-7", "1234567.891"] {
            assert_eq!(shortened(short), None, "{short}");
        }
    }
}
