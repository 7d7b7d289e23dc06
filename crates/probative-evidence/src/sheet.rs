//! Cells to a table: the header found, the product known, and every row that is left out counted.

pub(crate) mod arrays;
mod beneath;
pub(crate) mod columns;
pub(crate) mod dialect;
pub(crate) mod fixed;
mod flags;
pub(crate) mod grid;
pub(crate) mod hidden;
mod known;
pub(crate) mod layout;
pub(crate) mod left;
pub(crate) mod loose;
pub(crate) mod marks;
pub(crate) mod notation;
pub(crate) mod notes;
pub(crate) mod rows;
pub(crate) mod shown;
pub(crate) mod wide;
pub(crate) mod workbook;
pub(crate) mod written;

use std::borrow::Cow;
use std::collections::BTreeSet;

use probative_catalog::{Layout, Product};
use probative_terms::Diagnostic;
use probative_terms::text::{telling, toml};

use crate::alike::passed_over;
use crate::asked::Asked;
use crate::labels;
use crate::named;
use crate::read::csv::alike;
use crate::table::{Lost, Table, field_number};
use crate::total;

use grid::Grid;
pub use known::{Said, absent as absent_row};
use layout::Parts;
use notation::Notation;

/// A table as a file of a publisher holds it, and what the file says around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The rows that are places, times or other units, and the marks of their cells.
    pub table: Table,
    /// How the cells are written, as a reader calls it.
    pub form: String,
    /// The line of the header; 0 where there is none.
    pub header_line: usize,
    /// The lines above the header.
    pub above: Vec<String>,
    /// The lines below the rows.
    pub below: Vec<String>,
    /// The product that the file is of, if it is known.
    pub product: Option<&'static Product>,
    /// What the file says of itself.
    pub said: Vec<Said>,
    /// How the numbers of columns are written that the file has not in digits and a point alone.
    pub notations: Vec<Notation>,
    /// Rows that are left out, each with what it is.
    pub apart: Vec<Gone>,
    /// What was done to the cells, and what is odd about them, though they are taken.
    pub notices: Vec<Diagnostic>,
}

impl Sheet {
    /// Whether the numbers of a column are written with signs or commas, which the table has
    /// without them.
    pub fn is_signed(&self, column: &str) -> bool {
        self.notations.iter().any(|one| one.column == column && one.is_taken_off())
    }
}

/// A row that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// Its line.
    pub line: usize,
    /// What it is.
    pub is: String,
}

/// The table of a text.
///
/// # Errors
/// All problems of the file: an empty one (E105), cells that two letters part (E103), a header that
/// is not there (E108), rows and quotes that do not go together (E102), and two columns of one name
/// (E106).
pub(crate) fn of_text(path: &str, text: &str, asked: &Asked) -> Result<Sheet, Vec<Diagnostic>> {
    if let Some(grid) = fixed::of_text(text) {
        return of_grid(path, grid, asked);
    }
    of_grid(path, grid::of_text(path, text, asked)?, asked)
}

/// The table of a grid of cells.
///
/// # Errors
/// As [`of_text`].
pub(crate) fn of_grid(path: &str, mut grid: Grid, asked: &Asked) -> Result<Sheet, Vec<Diagnostic>> {
    let shown::Settled { notices, notations } = settled(path, &mut grid, asked);
    let mut sheet = of_plain(path, grid, asked)?;
    sheet.notices.splice(0..0, notices);
    sheet.notations.extend(notations);
    Ok(sheet)
}

/// Reads the numbers and merged cells of a workbook as a reader sees them, unless it is one of a
/// product, which says itself how they are meant.
fn settled(path: &str, grid: &mut Grid, asked: &Asked) -> shown::Settled {
    if grid.shown.is_empty() && grid.merged.is_empty() && grid.untold.is_none() {
        return shown::Settled::default();
    }
    let Ok(parts) = layout::parted(path, grid, asked, &Layout::default()) else {
        return shown::Settled::default();
    };
    if known::product(grid, &parts).is_some() {
        return shown::Settled::default();
    }
    let body = parts.body.iter().map(|row| row.line).collect();
    let header = parts.header;
    shown::settled(path, grid, &header, &body)
}

fn of_plain(path: &str, grid: Grid, asked: &Asked) -> Result<Sheet, Vec<Diagnostic>> {
    let guessed = layout::parted(path, &grid, asked, &Layout::default());
    let none = Parts::default();
    let product = known::product(&grid, guessed.as_ref().unwrap_or(&none));
    let parts = match product {
        Some(product) => layout::parted(path, &grid, asked, &product.layout)?,
        None => guessed?,
    };
    let said = product.map_or_else(Vec::new, |product| known::facts(product, &parts));
    let rows = rows::Rows::new(path, &parts, product, asked);
    let second = || beneath::second_header(path, &parts);
    let is_plain = product.is_none() && asked.header.is_none();
    passes(path, &grid, &parts, &rows, is_plain.then(second).flatten())?;
    let mut notices = told(path, &parts, &rows);
    notices.extend(hidden::told(path, &grid.hidden, &parts));
    notices.extend(cut_short(path, rows.lines.len() + rows.apart.len()));
    if product.is_none() && asked.header.is_none() && !asked.years_in_columns {
        notices.extend(header_of_numbers(path, &parts, &rows));
    }
    let rows::Rows { columns, cells, lines, apart, dropped, .. } = rows;
    let Parts { above, below, header_line, .. } = parts;
    // The cells are held once from here on.
    let (form, mark) = (grid.form, grid.mark);
    drop(grid.rows);
    let mut table = Table::new(columns, cells, lines);
    table.lose(dropped.iter().map(Vec::as_slice), Lost::Dropped);
    let mut notations = Vec::new();
    if let Some(product) = product {
        columns::tidied(&mut table, &product.columns);
        notices.extend(flags::parted(path, &mut table, product));
    } else {
        for (columns, told) in plainly(path, &mut table, mark, asked)? {
            notations.extend(columns);
            notices.push(told);
        }
    }
    if let Some(place) = product.and_then(|product| product.place.as_ref()) {
        notices.extend(columns::placed(path, &mut table, place));
    }
    notices.extend(left::told(path, &table, &asked.leave));
    notices.extend(hanging(path, &table, asked)?);
    let table = kept(path, table, asked)?;
    let marks = marks::marks(&table, product, asked);
    let table = table.marked(marks);
    Ok(Sheet { table, form, header_line, above, below, product, said, notations, apart, notices })
}

/// Writes numbers as plain ones, and gives how columns of them were written, with what is told of
/// that.
fn plainly(
    path: &str,
    table: &mut Table,
    mark: Option<u8>,
    asked: &Asked,
) -> Result<Vec<(Vec<Notation>, Diagnostic)>, Vec<Diagnostic>> {
    if let Some(pointed) = columns::pointed(path, table)? {
        return Ok(vec![pointed]);
    }
    let plain = written::plain(path, table, mark, asked);
    Ok(plain.into_iter().chain(written::points_may_part(path, table, mark)).collect())
}

/// Passes if nothing is wrong with the header of a grid and its rows.
fn passes(
    path: &str,
    grid: &Grid,
    parts: &Parts<'_>,
    rows: &rows::Rows,
    second: Option<Diagnostic>,
) -> Result<(), Vec<Diagnostic>> {
    let mut problems = alike(path, parts.header_line, &rows.columns);
    problems.extend(grid.problems.iter().chain(&second).chain(&rows.problems).cloned());
    if rows.lines.is_empty() && problems.is_empty() {
        problems.push(no_row_left(path, parts.header_line, rows));
    }
    problems.sort_by_key(|problem| problem.place.line());
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Whether a quarter of the rows are not as long as the first of them, and no product says why:
/// they are lines of words, and no table.
pub(crate) fn is_uneven(grid: &Grid) -> bool {
    let Ok(parts) = layout::parted("", grid, &Asked::default(), &Layout::default()) else {
        return true;
    };
    let uneven = |row: &&&grid::Row| row.cells.len() != parts.header.len();
    let count = parts.body.iter().filter(uneven).count();
    count * 4 > parts.body.len() && known::product(grid, &parts).is_none()
}

/// Whether a grid is of a product.
///
/// # Errors
/// A header that is not where the product has it (E108).
pub(crate) fn is_of(
    path: &str,
    grid: &Grid,
    product: &Product,
    asked: &Asked,
) -> Result<bool, Vec<Diagnostic>> {
    let parts = layout::parted(path, grid, asked, &product.layout)?;
    Ok(known::is_of(&product.recognise, grid, &parts))
}

/// The rows that somebody asks for.
pub(crate) fn kept(path: &str, table: Table, asked: &Asked) -> Result<Table, Vec<Diagnostic>> {
    match asked_for(path, &table, asked)? {
        Some(rows) => {
            let left: Vec<usize> = left::rows(path, &table, &asked.leave)?;
            let mut kept = table.only(&rows);
            kept.lose(left.iter().map(|row| table.cells(*row)), Lost::LeftOut);
            Ok(kept)
        }
        None => Ok(table),
    }
}

/// That rows which are asked for hang on what blank cells mean.
///
/// # Errors
/// As [`labels::passes`].
pub(crate) fn hanging(
    path: &str,
    table: &Table,
    asked: &Asked,
) -> Result<Option<Diagnostic>, Vec<Diagnostic>> {
    if asked.keep.is_empty() {
        return Ok(None);
    }
    let rows = without_left(path, table, asked)?;
    labels::passes(path, &rows, &asked.keep)
}

/// A table without the rows that are left out.
fn without_left<'a>(
    path: &str,
    table: &'a Table,
    asked: &Asked,
) -> Result<Cow<'a, Table>, Vec<Diagnostic>> {
    if asked.leave.is_empty() {
        return Ok(Cow::Borrowed(table));
    }
    let left = left::rows(path, table, &asked.leave)?;
    let rows: Vec<usize> = (0..table.len()).filter(|row| !left.contains(row)).collect();
    Ok(Cow::Owned(table.only(&rows)))
}

/// The rows of a table that somebody asks for; nothing where all are meant.
///
/// # Errors
/// A column that is not there (E301), values that no row has (E105, E302) or that one nearly has
/// (E216).
pub(crate) fn asked_for(
    path: &str,
    table: &Table,
    asked: &Asked,
) -> Result<Option<Vec<usize>>, Vec<Diagnostic>> {
    let kept = named_rows(path, table, asked)?;
    if asked.leave.is_empty() {
        return Ok(kept);
    }
    let left: BTreeSet<usize> = left::rows(path, table, &asked.leave)?.into_iter().collect();
    let rows = kept.unwrap_or_else(|| (0..table.len()).collect());
    let rows: Vec<usize> = rows.into_iter().filter(|row| !left.contains(row)).collect();
    if rows.is_empty() {
        let help = "name fewer rows that are left out";
        let said = format!("every row is left out: {}", left::counted_by(table, &asked.leave));
        return Err(vec![Diagnostic::of_file("E105", path, said, help)]);
    }
    Ok(Some(rows))
}

/// The rows that have what is asked for.
fn named_rows(
    path: &str,
    table: &Table,
    asked: &Asked,
) -> Result<Option<Vec<usize>>, Vec<Diagnostic>> {
    for (column, _) in &asked.keep {
        Asked::present(path, column, table.columns())?;
    }
    let option = if asked.keep.is_empty() { "--join-where" } else { "--where" };
    let among = asked.keep_among.iter().filter(|(column, _)| table.has(column));
    let keep: Vec<(String, Vec<String>)> = asked.keep.iter().chain(among).cloned().collect();
    if keep.is_empty() {
        return Ok(None);
    }
    let rows = table.matching(&keep);
    if rows.is_empty() {
        let said =
            format!("no row has all that {option} asks for: {}", left::counted_by(table, &keep));
        let help = "write the cells as the file has them; `probative look` shows its columns";
        return Err(vec![Diagnostic::of_file("E105", path, said, help)]);
    }
    if let Some(near) = nearly(path, table, &keep, option) {
        return Err(vec![near]);
    }
    if let Some(named) = named::lacking(table, &keep, &rows) {
        let has: Vec<String> =
            named.iter().map(|(column, value)| format!("`{value}` under `{column}`")).collect();
        let said = format!("no row that {option} asks for has {}", has.join(" and "));
        let help = format!("write the value as the file has it, or take it out of {option}");
        return Err(vec![Diagnostic::of_file("E302", path, said, &help)]);
    }
    Ok(Some(rows))
}

/// That a row nearly has what a filter asks for, and is passed over.
pub(crate) fn nearly(
    path: &str,
    table: &Table,
    keep: &[(String, Vec<String>)],
    option: &str,
) -> Option<Diagnostic> {
    let near = passed_over(table, keep)?;
    let [cell, value] = [table.cell(near.row, &near.column), &near.value].map(telling);
    let said = format!("`{cell}` is nearly `{value}` and is passed over");
    let help = format!("write the cell as {option} does, or name both spellings with {option}");
    Some(Diagnostic::in_cell("E216", path, table.line(near.row), &near.column, said, &help))
}

/// How many rows a portal of Socrata gives where nobody asks for more.
const PORTALS: usize = 1000;

/// That a file has exactly as many rows as a portal gives of a longer table.
fn cut_short(path: &str, rows: usize) -> Option<Diagnostic> {
    let said =
        format!("the file has exactly {rows} rows, as many as a portal gives of a longer table");
    let help = "count the rows of the table where it comes from; `$limit=` asks a portal for more";
    (rows == PORTALS).then(|| Diagnostic::of_file("W211", path, said, help))
}

/// That lines are no rows: how many, and which; nothing where there are none.
pub(crate) fn no_rows(path: &str, lines: &[(usize, String)]) -> Option<Diagnostic> {
    let some = lines.iter().filter(|(count, _)| *count > 0);
    let some: Vec<String> = some
        .map(|(count, which)| format!("{} {which}", probative_terms::text::counted(*count, "line")))
        .collect();
    let said = format!("left out as no rows: {}", some.join(", "));
    let help = "see whether a row is among them";
    (!some.is_empty()).then(|| Diagnostic::of_file("W102", path, said, help))
}

/// Which lines are no rows that stand below them: those of several cells by their first.
pub(crate) fn below_the_rows(as_rows: &[&grid::Row]) -> String {
    format!("below the rows{}", some_shown(as_rows))
}

/// The lines and cells of the first of some rows, as a message names them behind what they are.
fn some_shown(rows: &[&grid::Row]) -> String {
    const SHOWN: usize = 3;
    let of = |row: &&grid::Row| format!("line {}: {}", row.line, row.shown());
    let mut shown: Vec<String> = rows.iter().take(SHOWN).map(of).collect();
    if rows.len() > SHOWN {
        shown.push(format!("and {} more", rows.len() - SHOWN));
    }
    if shown.is_empty() { String::new() } else { format!(" ({})", shown.join("; ")) }
}

/// What was left out of the file that is no place or no row.
fn told(path: &str, parts: &Parts<'_>, rows: &rows::Rows) -> Vec<Diagnostic> {
    let mut notices = Vec::new();
    let passed = [
        (parts.above.len(), "above the header".to_owned()),
        (parts.below.len(), below_the_rows(&parts.below_as_rows)),
        (parts.blank, "that are blank".to_owned()),
        (
            usize::from(parts.counting.is_some()),
            format!("that counts the columns{}", some_shown(parts.counting.as_slice())),
        ),
    ];
    notices.extend(no_rows(path, &passed));
    notices.extend(beneath::may_count(path, parts));
    for (is, count, line) in kinds_apart(rows) {
        let said = format!("{} left out: {is}", as_rows(count));
        let help = kept_by(rows, is);
        notices.push(Diagnostic::in_cell("W103", path, line, "", said, &help));
    }
    notices
}

/// How a claim reads rows that are left out; where it is one row, with the cell that tells it.
fn kept_by(rows: &rows::Rows, is: &str) -> String {
    let help = "nothing, unless they should count: `keep_totals = true` of a source keeps them";
    let of_kind = || rows.apart.iter().zip(&rows.dropped).filter(|(gone, _)| gone.is == is);
    let named = of_kind().find_map(|(_, cells)| {
        // A row of labels has a word for a total, and no number that it is the total of.
        cells.iter().find(|cell| field_number(cell).is_some())?;
        // What other rows have as well, as both sexes, does not tell it.
        let is_own = |at: usize| rows.cells.iter().all(|row| row[at] != cells[at]);
        let at = (0..cells.len()).find(|at| total::is_of_all(&cells[*at]) && is_own(*at))?;
        Some((rows.columns[at].as_str(), cells[at].as_str()))
    });
    match named.filter(|_| of_kind().count() == 1) {
        None => help.to_owned(),
        Some((column, cell)) => {
            format!(
                "{help}, and `where = {{ {} = [{}] }}` reads its number",
                toml(column),
                toml(cell)
            )
        }
    }
}

/// That a file has no row, or none but those that are left out.
fn no_row_left(path: &str, line: usize, rows: &rows::Rows) -> Diagnostic {
    let kinds = kinds_apart(rows).into_iter();
    let told: Vec<String> =
        kinds.map(|(is, count, _)| format!("{}: {is}", as_rows(count))).collect();
    let said = match &told[..] {
        [] => "the file has a header and no row".to_owned(),
        some => format!("every row is left out, {}", some.join(", ")),
    };
    let help = "send the rows, or leave the source out";
    Diagnostic::in_cell("E105", path, line, "", said, help)
}

/// The kinds of rows that are left out: what each is, how many, and the line of the first.
fn kinds_apart(rows: &rows::Rows) -> Vec<(&str, usize, usize)> {
    let mut kinds: Vec<(&str, usize, usize)> = Vec::new();
    for gone in &rows.apart {
        match kinds.iter_mut().find(|(is, ..)| *is == gone.is) {
            Some((_, count, _)) => *count += 1,
            None => kinds.push((&gone.is, 1, gone.line)),
        }
    }
    kinds
}

fn as_rows(count: usize) -> String {
    probative_terms::text::counted(count, "row")
}

/// Whether the names of columns are years, one after the other, and their cells are not: a table
/// with a column a year.
fn are_years(columns: &[String], of: &[usize], cells: &[Vec<String>]) -> bool {
    let year = |cell: &str| {
        let digits = cell.len() == 4 && cell.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| cell.parse::<i32>().ok()).flatten().filter(|it| (1600..=2200).contains(it))
    };
    let Some(years) = of.iter().map(|at| year(&columns[*at])).collect::<Option<Vec<i32>>>() else {
        return false;
    };
    let step = years[1] - years[0];
    let run = step != 0 && years.windows(2).all(|two| two[1] - two[0] == step);
    run && cells.iter().any(|row| of.iter().any(|at| year(&row[*at]).is_none()))
}

/// That a header may be a row: every column of numbers, of two or more, has a number for its name.
fn header_of_numbers(path: &str, parts: &Parts, rows: &rows::Rows) -> Option<Diagnostic> {
    let is_number = |cell: &String| field_number(cell).is_some();
    let all = |at: &usize| rows.cells.iter().all(|cells| is_number(&cells[*at]));
    let of_numbers: Vec<usize> = (0..rows.columns.len()).filter(all).collect();
    let named = of_numbers.iter().all(|at| is_number(&rows.columns[*at]));
    if of_numbers.len() < 2 || !named || are_years(&rows.columns, &of_numbers, &rows.cells) {
        return None;
    }
    let said = format!(
        "the names of the columns may be a row: `{}` stands above numbers",
        rows.columns[of_numbers[0]]
    );
    let help = "if the file has no header, write one above its rows";
    Some(Diagnostic::in_cell("W102", path, parts.header_line, "", said, help))
}

#[cfg(test)]
mod tests;
