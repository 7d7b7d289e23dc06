//! Rows that files of years repeat: of one place in one year, and all of another year.

use std::collections::HashMap;

use probative_evidence::columns_of;
use probative_terms::text::counted;

use super::OfYear;
use crate::terminal::lines_of;

/// What of the rows of files stands twice, a line each.
pub(super) fn told(files: &[OfYear]) -> Vec<String> {
    let pairs = (1..files.len()).flat_map(|at| (0..at).map(move |before| (before, at)));
    let years = pairs.filter(|(a, b)| have_same_rows(&files[*a], &files[*b]));
    let years = years.map(|(a, b)| {
        let (first, other) = (&files[a], &files[b]);
        format!(
            "{} and {} have the same rows: see that each is of its year",
            first.name, other.name
        )
    });
    files.iter().filter_map(places).chain(years).collect()
}

fn have_same_rows(first: &OfYear, other: &OfYear) -> bool {
    let (one, two) = (&first.sheet.table, &other.sheet.table);
    let same = |row| one.columns().iter().all(|name| one.cell(row, name) == two.cell(row, name));
    one.len() == two.len() && (0..one.len()).all(same)
}

/// That rows of a file are told apart by their numbers alone, where most are by their words and
/// codes: of rows of several ages each place has many.
fn places(file: &OfYear) -> Option<String> {
    let table = &file.sheet.table;
    let looks = columns_of(&file.name, table, file.sheet.product);
    let telling: Vec<&str> =
        looks.iter().filter(|one| !one.role.is_measured()).map(|one| one.name.as_str()).collect();
    let mut seen: HashMap<Vec<&str>, usize> = HashMap::new();
    let mut again = Vec::new();
    for row in (0..table.len()).filter(|_| !telling.is_empty()) {
        let key = telling.iter().map(|name| table.cell(row, name)).collect();
        let first = *seen.entry(key).or_insert(row);
        if first != row {
            again.push((first, row));
        }
    }
    let &(first, row) = again.first()?;
    if again.len() * 2 > table.len() {
        return None;
    }
    let cells: Vec<String> =
        telling.iter().map(|name| format!("`{}`", table.cell(row, name))).collect();
    let said = format!(
        "{}: {} of a place that another row of {} has too, the first {} in lines {} and {}",
        file.name,
        counted(again.len(), "row"),
        file.year,
        cells.join(" "),
        table.line(first),
        table.line(row)
    );
    Some(lines_of(&said))
}
