//! Numbers that a workbook shows otherwise than it holds them, and cells that it merges.

mod codes;
mod format;
mod merged;
mod otherwise;

use std::collections::{BTreeMap, BTreeSet};

use probative_terms::Diagnostic;
use probative_terms::text::counted;

use super::grid::{Grid, Row};
use super::notation::{Marks, Notation};
use crate::table::field_number;

pub(crate) use format::Format;

/// How a workbook shows a number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shown {
    /// A hundred times as large, with a sign for it: `0.12` as `12%`.
    Percent,
    /// With the sign or the name of a currency.
    Money(String),
    /// As hours and minutes; what is held are days.
    Length,
    /// With zeros before it, in so many digits at least: `1001` as `01001`.
    Digits(usize),
    /// As words in its place: a zero as `(NA)`.
    Words(String),
    /// As a blank.
    Nothing,
    /// Divided by a thousand so many times: `2500000` as `2.5`.
    Thousands(usize),
    /// With words beside it: `12` as `12 million`.
    Beside(String),
}

/// A cell that is merged with those of rows below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Merged {
    /// Its line, and the last of those that it covers.
    pub(crate) lines: [usize; 2],
    /// Its column among those of the grid, and the last that it covers.
    pub(crate) columns: [usize; 2],
    /// Whether it holds a number.
    pub(crate) is_number: bool,
}

/// A form of workbooks of which is not told how numbers are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Untold {
    pub(crate) ending: &'static str,
    /// Whether it is told which cells are merged.
    pub(crate) has_merged: bool,
}

/// Codes of currencies that have a sign of their own.
const CODES: [(&str, &str); 5] =
    [("USD", "$"), ("US$", "$"), ("EUR", "€"), ("GBP", "£"), ("JPY", "¥")];

/// What is told of numbers and merged cells, and in which columns numbers are shown with a sign.
#[derive(Debug, Default)]
pub(super) struct Settled {
    pub(super) notices: Vec<Diagnostic>,
    pub(super) notations: Vec<Notation>,
}

/// Reads the numbers of some rows of a grid as a reader of the workbook sees them, gives rows what
/// a merged cell above them says, and tells both.
///
/// What is shown in percent is a hundred times what is held. In a column that has plain numbers too
/// nobody can say what those are: there each cell in percent is a word, as are amounts in two
/// currencies and lengths of time. A merged word or year is that of all its rows; of another number
/// nobody can say how it is shared out, and it is that of its first row.
pub(super) fn settled(
    path: &str,
    grid: &mut Grid,
    header: &[String],
    body: &BTreeSet<usize>,
) -> Settled {
    let mut told = merged::filled(path, grid, header, body);
    told.extend(codes::without_marks(path, grid, header));
    let mut notations = Vec::new();
    if let Some(form) = grid.untold {
        told.extend(perhaps_in_percent(path, grid, form, header, body));
        told.extend(perhaps_merged(path, grid, form, header, body));
    }
    let mut columns: BTreeMap<usize, Vec<(usize, Shown)>> = BTreeMap::new();
    let mut shown = std::mem::take(&mut grid.shown);
    for row in grid.rows.iter().filter(|row| body.contains(&row.line)) {
        for (at, cell) in row.cells.iter().enumerate() {
            let own = shown.remove(&(row.line, at)).filter(|_| field_number(cell).is_some());
            own.into_iter().for_each(|own| columns.entry(at).or_default().push((row.line, own)));
        }
    }
    for (at, cells) in columns {
        let name = named(header, at);
        told.extend(of_percent(path, &mut grid.rows, body, &name, at, &cells));
        told.extend(of_money(path, &mut grid.rows, &name, at, &cells));
        told.extend(of_length(path, &mut grid.rows, &name, at, &cells));
        told.extend(codes::in_digits(path, &mut grid.rows, &name, at, &cells));
        told.extend(otherwise::told(path, &mut grid.rows, &name, at, &cells));
        notations.extend(notation(&grid.rows, &name, at, &cells));
    }
    Settled { notices: told, notations }
}

/// The sign with which the numbers of a column are shown that were not taken as words.
fn notation(rows: &[Row], name: &str, at: usize, cells: &[(usize, Shown)]) -> Option<Notation> {
    let (line, shown) = cells.first()?;
    let number = rows.iter().find(|row| row.line == *line)?.cells.get(at)?;
    field_number(number)?;
    let (cell, sign) = match shown {
        Shown::Percent => (format!("{number}%"), "%".to_owned()),
        Shown::Money(sign) => (format!("{sign}{number}"), in_a_sign(sign).to_owned()),
        Shown::Length | Shown::Digits(_) | Shown::Words(_) | Shown::Nothing => return None,
        Shown::Thousands(_) | Shown::Beside(_) => return None,
    };
    let column = name.to_owned();
    Some(Notation { column, cell, line: *line, sign, marks: Marks::None })
}

/// The sign of a currency that is named by its code.
fn in_a_sign(currency: &str) -> &str {
    CODES.iter().find(|(code, _)| *code == currency).map_or(currency, |(_, sign)| sign)
}

/// Numbers with decimals of a form that does not tell how they are shown: days and lengths of time
/// are told apart, and percent is not.
fn perhaps_in_percent(
    path: &str,
    grid: &Grid,
    form: Untold,
    header: &[String],
    body: &BTreeSet<usize>,
) -> Option<Diagnostic> {
    let rows = grid.rows.iter().filter(|row| body.contains(&row.line));
    let cells =
        rows.flat_map(|row| row.cells.iter().enumerate().map(move |(at, it)| (row, at, it)));
    let is_part = |cell: &str| field_number(cell).is_some_and(|number| number.fract() != 0.0);
    let is_shown = |row: &Row, at: usize| grid.shown.contains_key(&(row.line, at));
    let mut parts = cells.filter(|(row, at, cell)| is_part(cell) && !is_shown(row, *at));
    let (row, at, cell) = parts.next()?;
    let ending = form.ending;
    let count = counted(1 + parts.count(), "number");
    let said = format!(
        "{count} with decimals, the first `{cell}`, are read as the {ending} holds them: what it shows in percent is not told, so that 12% is read as 0.12"
    );
    let help = "nothing, if none is shown in percent; else save the workbook as .xlsx";
    Some(Diagnostic::in_cell("W113", path, row.line, &named(header, at), said, help))
}

/// Blank cells below words, of a form that does not tell which cells are merged.
fn perhaps_merged(
    path: &str,
    grid: &Grid,
    form: Untold,
    header: &[String],
    body: &BTreeSet<usize>,
) -> Option<Diagnostic> {
    let rows = grid.rows.iter().filter(|row| body.contains(&row.line) && row.filled() > 0);
    let rows: Vec<&Row> = rows.filter(|_| !form.has_merged).collect();
    let blank = |pair: &[&Row]| {
        let cells = pair[0].cells.iter().zip(&pair[1].cells);
        let is_word = |cell: &String| !cell.is_empty() && field_number(cell).is_none();
        cells.into_iter().position(|(above, below)| is_word(above) && below.is_empty())
    };
    let (line, at) = rows.windows(2).find_map(|pair| Some((pair[1].line, blank(pair)?)))?;
    let ending = form.ending;
    let said = format!(
        "a cell is blank below a word: which cells are merged is not told of an {ending}, and no row gets what one above it says"
    );
    let help = "nothing, if the cell is meant to be blank; else save the workbook as .xlsx";
    Some(Diagnostic::in_cell("W112", path, line, &named(header, at), said, help))
}

fn named(header: &[String], at: usize) -> String {
    let name = header.get(at).filter(|name| !name.is_empty());
    name.cloned().unwrap_or_else(|| format!("column {}", at + 1))
}

/// The lines of a column whose cells are shown in one way.
fn lines(cells: &[(usize, Shown)], is: impl Fn(&Shown) -> bool) -> BTreeSet<usize> {
    cells.iter().filter(|(_, shown)| is(shown)).map(|(line, _)| *line).collect()
}

fn of_percent(
    path: &str,
    rows: &mut [Row],
    body: &BTreeSet<usize>,
    name: &str,
    at: usize,
    cells: &[(usize, Shown)],
) -> Option<Diagnostic> {
    let percent = lines(cells, |shown| *shown == Shown::Percent);
    let first = *percent.first()?;
    let is_plain = |row: &&Row| {
        let number = row.cells.get(at).and_then(|cell| field_number(cell));
        // Nothing is nothing in either way.
        body.contains(&row.line)
            && !percent.contains(&row.line)
            && number.is_some_and(|it| it != 0.0)
    };
    let plain = rows.iter().find(is_plain).map(|row| row.line);
    let mut shown = String::new();
    for row in rows.iter_mut().filter(|row| percent.contains(&row.line)) {
        let hundredfold = hundredfold(&row.cells[at]);
        if row.line == first {
            shown = format!("`{}` as `{hundredfold}%`", row.cells[at]);
        }
        let sign = if plain.is_some() { "%" } else { "" };
        row.cells[at] = format!("{hundredfold}{sign}");
    }
    let (count, help) =
        (counted(percent.len(), "cell"), "nothing, if it is the percent that counts");
    let (said, help) = match plain {
        None => (format!("{count} shown in percent: {shown}, which is what is read"), help),
        Some(line) => (
            format!(
                "{count} shown in percent, {shown}, beside a plain number on line {line}: taken as words"
            ),
            "write all numbers of the column in one way",
        ),
    };
    Some(Diagnostic::in_cell("W113", path, first, name, said, help))
}

/// A number a hundred times as large, digit by digit.
fn hundredfold(number: &str) -> String {
    let (sign, bare) = match number.strip_prefix('-') {
        Some(bare) => ("-", bare),
        None => ("", number),
    };
    let (whole, behind) = bare.split_once('.').unwrap_or((bare, ""));
    let behind = format!("{behind:0<2}");
    let (moved, rest) = behind.split_at(2);
    let whole = format!("{whole}{moved}");
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{rest}")
}

/// Amounts in two currencies, which are no numbers of one column.
fn of_money(
    path: &str,
    rows: &mut [Row],
    name: &str,
    at: usize,
    cells: &[(usize, Shown)],
) -> Option<Diagnostic> {
    let mut amounts: BTreeMap<usize, &str> = BTreeMap::new();
    for (line, shown) in cells {
        if let Shown::Money(currency) = shown {
            amounts.insert(*line, in_a_sign(currency));
        }
    }
    let currencies: BTreeSet<&str> = amounts.values().copied().collect();
    if currencies.len() < 2 {
        return None;
    }
    for row in rows.iter_mut() {
        if let Some(currency) = amounts.get(&row.line) {
            row.cells[at] = format!("{} {currency}", row.cells[at]);
        }
    }
    let first = *amounts.first_key_value()?.0;
    let named = currencies.into_iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    let said = format!("amounts are shown in several currencies, {named}: taken as words");
    let help = "write all amounts in one currency, or each currency in a column of its own";
    Some(Diagnostic::in_cell("W113", path, first, name, said, help))
}

/// Lengths of time, of which nobody can say in what they are counted.
fn of_length(
    path: &str,
    rows: &mut [Row],
    name: &str,
    at: usize,
    cells: &[(usize, Shown)],
) -> Option<Diagnostic> {
    let lengths = lines(cells, |shown| *shown == Shown::Length);
    let first = *lengths.first()?;
    for row in rows.iter_mut().filter(|row| lengths.contains(&row.line)) {
        row.cells[at].push_str(" days");
    }
    let count = counted(lengths.len(), "cell");
    let said = format!("{count} shown as hours and minutes, and held as days: taken as words");
    let help = "write the hours, or the days, as plain numbers";
    Some(Diagnostic::in_cell("W113", path, first, name, said, help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_percent_is_moved_by_two_digits() {
        let pairs = [
            ("0.12", "12"),
            ("0.005", "0.5"),
            ("1.2345", "123.45"),
            ("5", "500"),
            ("-0.07", "-7"),
            ("0", "0"),
            ("0.1", "10"),
        ];
        for (held, shown) in pairs {
            assert_eq!(hundredfold(held), shown);
        }
    }

    #[test]
    fn what_a_form_does_not_tell_is_told_where_it_could_matter() {
        let told = |cells: [[&str; 2]; 3], has_merged| {
            let row = |(at, cells): (usize, &[&str; 2])| Row {
                line: at + 2,
                cells: cells.map(str::to_owned).to_vec(),
            };
            let rows = cells.iter().enumerate().map(row).collect();
            let untold = Some(Untold { ending: ".xlsb", has_merged });
            let mut grid = Grid { rows, untold, ..Grid::default() };
            let header = ["place", "share"].map(str::to_owned);
            let found = settled("t.xlsb", &mut grid, &header, &(2..5).collect());
            let told = found.notices.iter();
            told.map(|one| (one.code.to_string(), one.place.line())).collect::<Vec<_>>()
        };
        let whole = [["a", "1"], ["b", "2"], ["c", "3"]];
        assert!(told(whole, false).is_empty());
        let parts = [["a", "1"], ["b", "0.12"], ["", "0.5"]];
        assert_eq!(told(parts, true), [("W113".to_owned(), Some(3))]);
        assert_eq!(told(parts, false)[1], ("W112".to_owned(), Some(4)));
    }

    /// The cells of a column, and the codes of what is told, once its numbers are settled.
    fn read(cells: &[(&str, Option<Shown>)], merged: Vec<Merged>) -> (Vec<String>, Vec<String>) {
        let rows = cells.iter().enumerate().map(|(at, (cell, _))| Row {
            line: at + 2,
            cells: vec![(*cell).to_owned(), "x".to_owned()],
        });
        let shown = cells.iter().enumerate();
        let shown = shown.filter_map(|(at, (_, shown))| Some(((at + 2, 0), shown.clone()?)));
        let (rows, shown) = (rows.collect(), shown.collect());
        let mut grid = Grid { rows, shown, merged, ..Grid::default() };
        let body = (2..cells.len() + 2).collect();
        let told = settled("t.xlsx", &mut grid, &["n".to_owned(), "of".to_owned()], &body);
        let cells = grid.rows.into_iter().map(|row| row.cells[0].clone()).collect();
        (cells, told.notices.into_iter().map(|one| one.code.to_string()).collect())
    }

    #[test]
    fn percents_are_read_as_they_are_shown_and_not_beside_plain_numbers() {
        let percent = || Some(Shown::Percent);
        let (cells, told) = read(&[("0.12", percent()), ("", None), ("0", None)], Vec::new());
        assert_eq!((cells.join(" "), told.join(" ")), ("12  0".to_owned(), "W113".to_owned()));
        let (cells, told) = read(&[("0.12", percent()), ("40", None)], Vec::new());
        assert_eq!((cells.join(" "), told.join(" ")), ("12% 40".to_owned(), "W113".to_owned()));
        let (cells, told) = read(&[("40", None), ("5", None)], Vec::new());
        assert_eq!((cells.join(" "), told.len()), ("40 5".to_owned(), 0));
    }

    #[test]
    fn amounts_in_two_currencies_and_lengths_of_time_are_words() {
        let money = |sign: &str| Some(Shown::Money(sign.to_owned()));
        let (cells, told) = read(&[("5", money("USD")), ("40", money("EUR"))], Vec::new());
        assert_eq!((cells.join(" "), told.len()), ("5 $ 40 €".to_owned(), 1));
        let (cells, told) = read(&[("5", money("$")), ("40", money("USD"))], Vec::new());
        assert_eq!((cells.join(" "), told.len()), ("5 40".to_owned(), 0), "one currency");
        let (cells, told) = read(&[("5", money("$")), ("40", None)], Vec::new());
        assert_eq!((cells.join(" "), told.len()), ("5 40".to_owned(), 0));
        let (cells, told) = read(&[("1.25", Some(Shown::Length))], Vec::new());
        assert_eq!((cells.join(" "), told.len()), ("1.25 days".to_owned(), 1));
    }

    #[test]
    fn words_in_place_of_a_number_are_read_and_else_what_is_held() {
        let words = |words: &str| Some(Shown::Words(words.to_owned()));
        let (cells, told) = read(&[("0", words("(NA)")), ("5", None), ("0", None)], Vec::new());
        assert_eq!((cells.join(" "), told.join(" ")), ("(NA) 5 0".to_owned(), "W113".to_owned()));
        let beside = || Some(Shown::Beside("p".to_owned()));
        let others =
            [("7", Some(Shown::Thousands(1))), ("3", Some(Shown::Nothing)), ("4", beside())];
        let (cells, told) = read(&others, Vec::new());
        assert_eq!((cells.join(" "), told.len()), ("7 3 4".to_owned(), 3));
    }

    #[test]
    fn a_merged_word_or_year_is_that_of_all_its_rows_and_a_number_of_the_first() {
        let of = |cell: &str, is_number: bool| {
            let merged = Merged { lines: [2, 3], columns: [0, 0], is_number };
            read(&[(cell, None), ("", None), ("z", None)], vec![merged])
        };
        assert_eq!(
            of("S1", false),
            (["S1", "S1", "z"].map(str::to_owned).into(), vec!["W112".into()])
        );
        assert_eq!(of("2015", true).0[1], "2015");
        assert_eq!(of("5", true), (["5", "", "z"].map(str::to_owned).into(), vec!["W112".into()]));
    }
}
