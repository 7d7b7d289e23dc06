//! Rows of one unit in several periods.

use std::collections::BTreeMap;

use probative_evidence::{Shapes, Units, field_number};
use probative_terms::Diagnostic;

/// Which row tells of a unit in a period.
#[derive(Debug)]
pub(crate) struct Periods {
    /// The periods, in order: of numbers where all are numbers, else of their letters.
    pub(crate) labels: Vec<String>,
    /// For each unit, in the order of its first row, the row of each period.
    pub(crate) rows: Vec<Vec<usize>>,
}

impl Periods {
    /// One period, with a row for each unit.
    pub(crate) fn one(units: usize) -> Periods {
        Periods { labels: Vec::new(), rows: (0..units).map(|row| vec![row]).collect() }
    }

    /// The periods that a column names.
    ///
    /// # Errors
    /// Every unit that lacks a period, and every row that places its unit elsewhere than the first
    /// does.
    pub(crate) fn named(
        path: &str,
        units: &Units,
        column: &str,
    ) -> Result<Periods, Vec<Diagnostic>> {
        let table = &units.table;
        let mut labels: Vec<&str> = (0..table.len()).map(|row| table.cell(row, column)).collect();
        labels.sort_by(|a, b| match (field_number(a), field_number(b)) {
            (Some(a), Some(b)) => a.total_cmp(&b),
            _ => a.cmp(b),
        });
        labels.dedup();
        let at: BTreeMap<&str, usize> =
            labels.iter().enumerate().map(|(at, label)| (*label, at)).collect();
        let mut units_by_id: BTreeMap<&str, usize> = BTreeMap::new();
        let mut rows: Vec<Vec<Option<usize>>> = Vec::new();
        for (row, id) in units.ids.iter().enumerate() {
            let unit = *units_by_id.entry(id).or_insert_with(|| {
                rows.push(vec![None; labels.len()]);
                rows.len() - 1
            });
            rows[unit][at[table.cell(row, column)]] = Some(row);
        }
        let mut problems = moved(path, units, &rows, column);
        let mut whole = Vec::new();
        for unit in &rows {
            let first = unit.iter().flatten().min().copied().unwrap_or_default();
            for (period, _) in unit.iter().enumerate().filter(|(_, row)| row.is_none()) {
                let said = format!("`{}` has no row for {}", units.ids[first], labels[period]);
                problems.push(problem(path, table.line(first), column, said));
            }
            whole.push(unit.iter().flatten().copied().collect());
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Periods { labels: labels.into_iter().map(str::to_owned).collect(), rows: whole })
    }

    /// The first of each unit's rows.
    pub(crate) fn firsts<T: Clone>(&self, of_rows: &[T]) -> Vec<T> {
        self.rows.iter().map(|rows| of_rows[rows[0]].clone()).collect()
    }
}

/// The rows that place their unit elsewhere than its first row does.
fn moved(path: &str, units: &Units, rows: &[Vec<Option<usize>>], column: &str) -> Vec<Diagnostic> {
    let Shapes::Points(points) = &units.shapes else { return Vec::new() };
    let apart = rows.iter().flat_map(|unit| {
        let mut unit = unit.iter().flatten();
        let first = unit.next().copied().unwrap_or_default();
        unit.filter(move |row| points[**row] != points[first]).map(move |row| (first, *row))
    });
    let said = |(first, row): (usize, usize)| {
        let (id, line) = (&units.ids[row], units.table.line(first));
        let said = format!("`{id}` lies elsewhere than on line {line}");
        problem(path, units.table.line(row), column, said)
    };
    apart.map(said).collect()
}

fn problem(path: &str, line: usize, column: &str, said: String) -> Diagnostic {
    let help = "write one row for each place and period, with 0 where there is no case, and the same coordinates in each";
    Diagnostic::in_cell("E213", path, line, column, said, help)
}
