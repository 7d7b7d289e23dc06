//! Codes of places: how long they are, and those that lost the zeros before them and get them back
//! where a source asks for it.

use std::collections::{BTreeMap, BTreeSet};

use probative_atlas::name;
use probative_case::Source;
use probative_terms::place::{Geoid, Level, repair};
use probative_terms::text::counted;
use probative_terms::{Diagnostic, Place};

use crate::asked::Asked;
use crate::table::Table;

/// Gives back the zeros of the columns that a source names; what was mended is told.
///
/// # Errors
/// A column that is not there (E301), and a cell that no zeros make the code of a place (E201).
pub(crate) fn repaired(
    source: &Source,
    table: &mut Table,
) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let mut told = Vec::new();
    for column in &source.repair_codes {
        Asked::present(&source.path, column, table.columns())?;
        told.extend(column_repaired(&source.path, table, column).map_err(|wrong| vec![wrong])?);
    }
    Ok(told)
}

fn column_repaired(
    path: &str,
    table: &mut Table,
    column: &str,
) -> Result<Option<Diagnostic>, Diagnostic> {
    let cells = (0..table.len()).map(|row| table.cell(row, column).trim());
    let is_long = cells.clone().any(|cell| cell.split('.').next().unwrap_or(cell).len() > 2);
    let (level, called) = if is_long { (Level::County, "county") } else { (Level::State, "state") };
    let mut mended: Vec<(usize, String, String)> = Vec::new();
    for (row, cell) in cells.enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let Some(code) = repair(cell, level) else {
            let said = format!("no zeros make `{cell}` the code of a {called}");
            let help = "leave the row out with `leave_out` of the source, or take the column out of `repair_codes`";
            return Err(Diagnostic::in_cell("E201", path, table.line(row), column, said, help));
        };
        if code.as_str() != cell {
            mended.push((row, cell.to_owned(), code.to_string()));
        }
    }
    let Some((_, from, to)) = mended.first() else { return Ok(None) };
    let said = format!(
        "{} of `{column}` got back zeros that were lost, `{from}` is read as `{to}`",
        counted(mended.len(), "code")
    );
    let told = Diagnostic::new("W201", said).at(Place::in_file(path, 0, ""));
    let told =
        told.helped("nothing, if those are the codes; `repair_codes` of the source asks for it");
    mended.into_iter().for_each(|(row, _, to)| table.set(row, column, to));
    Ok(Some(told))
}

/// Whether whole numbers are codes of counties from which a spreadsheet took the zeros: nearly all
/// are such codes with them, and some without.
pub fn have_lost_zeros(cells: &BTreeSet<&str>) -> bool {
    const FEWEST: usize = 10;
    let is_county =
        |cell: &&&str| repair(cell, Level::County).is_some_and(|code| name(&code).is_some());
    let counties = cells.iter().filter(is_county).count();
    let short = cells.iter().filter(|cell| cell.len() == 4).count();
    short > 0 && counties >= FEWEST && 10 * counties >= 9 * cells.len()
}

/// How many digits the codes of places have, where zeros stand before the small ones: most codes
/// have as many, and one of them begins with a zero. Of others nobody can say which is misspelt.
pub fn padded<'a>(codes: impl Iterator<Item = &'a str> + Clone) -> Option<usize> {
    let is_digits = |code: &&str| code.bytes().all(|byte| byte.is_ascii_digit());
    let digits = codes.clone().filter(is_digits).filter(|code| code.starts_with('0'));
    let mut lengths: BTreeMap<usize, usize> = BTreeMap::new();
    digits.for_each(|code| *lengths.entry(code.len()).or_default() += 1);
    let most = lengths.into_iter().filter(|(length, _)| *length > 1);
    let (length, _) = most.max_by_key(|(_, count)| *count)?;
    let alike = codes.clone().filter(is_digits).filter(|code| code.len() == length).count();
    (alike > 2 && 2 * alike > codes.count()).then_some(length)
}

/// Whether a code has the form of padded ones.
pub fn is_padded(code: &str, digits: usize) -> bool {
    code.len() == digits && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// The first code that is of no state, where nearly all codes of a column are of states or lie in
/// them, or where the column is called by such codes.
pub(crate) fn stranger<'a>(
    column: &str,
    codes: impl Iterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let filled = codes.filter(|code| !code.is_empty());
    padded(filled.clone())?;
    let (all, known) =
        (filled.clone().count(), filled.clone().filter(|code| Geoid::parse(code).is_ok()).count());
    let name = column.to_lowercase();
    let is_called = ["fips", "geoid", "state"].iter().any(|word| name.contains(word));
    let mostly = if is_called { 4 * known > 3 * all } else { all > 20 && 20 * known > 19 * all };
    mostly.then(|| filled.clone().find(|code| Geoid::parse(code).is_err()))?
}
