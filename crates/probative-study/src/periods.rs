//! Rows of one unit in several periods.

mod order;

use std::collections::{BTreeMap, BTreeSet};

use probative_evidence::{Shapes, Units};
use probative_terms::Diagnostic;
use probative_terms::text::one_line;

use crate::caps::capped;
use crate::error::Error;
use crate::parameters::MAX_PERIODS;
use crate::settings::Settled;
use order::{gap, mixed, ordered};

/// Which row tells of a unit in a period.
#[derive(Debug)]
pub(crate) struct Periods {
    /// The periods, in the order of time where they say it; otherwise numbers by their size, and
    /// then words by their letters.
    pub(crate) labels: Vec<String>,
    /// That they do not say it or are of several lengths (W232), and that some lack between others
    /// (W234).
    pub(crate) notices: Vec<Diagnostic>,
    /// For each unit, in the order of its first row, the row of each period.
    pub(crate) rows: Vec<Vec<usize>>,
}

impl Periods {
    /// One period, with a row for each unit.
    pub(crate) fn one(units: usize) -> Periods {
        let rows = (0..units).map(|row| vec![row]).collect();
        Periods { labels: Vec::new(), notices: Vec::new(), rows }
    }

    /// The periods that a column names.
    ///
    /// # Errors
    /// More periods than the cap; every unit that lacks a period, and every row that says none or
    /// places its unit elsewhere than the first does.
    pub(crate) fn named(
        path: &str,
        units: &Units,
        column: &str,
        settled: &Settled,
    ) -> Result<Periods, Error> {
        let table = &units.table;
        let (labels, in_time) =
            ordered((0..table.len()).map(|row| table.cell(row, column)).collect());
        capped(&MAX_PERIODS, "periods", labels.len(), settled)?;
        let at: BTreeMap<&str, usize> =
            labels.iter().enumerate().map(|(at, label)| (*label, at)).collect();
        let mut units_by_id: BTreeMap<&str, usize> = BTreeMap::new();
        let mut rows: Vec<Vec<(usize, usize)>> = Vec::new();
        for (row, id) in units.ids.iter().enumerate() {
            let unit = *units_by_id.entry(id).or_insert_with(|| {
                rows.push(Vec::new());
                rows.len() - 1
            });
            rows[unit].push((at[table.cell(row, column)], row));
        }
        let mut problems = unreadable(path, units, column);
        if problems.is_empty() {
            problems.extend(moved(path, units, &rows, column));
            let lacking = |unit: &Vec<_>| lacking(path, units, unit, &labels, column);
            problems.extend(rows.iter().filter_map(lacking));
        }
        if !problems.is_empty() {
            return Err(problems.into());
        }
        let in_order = |mut unit: Vec<(usize, usize)>| {
            unit.sort_unstable();
            unit.into_iter().map(|(_, row)| row).collect()
        };
        Ok(Periods {
            notices: match in_time {
                false => vec![by_letters(path, column, &labels)],
                true => mixed_told(path, column, &labels)
                    .or_else(|| gap_told(path, column, &labels))
                    .into_iter()
                    .collect(),
            },
            labels: labels.into_iter().map(str::to_owned).collect(),
            rows: rows.into_iter().map(in_order).collect(),
        })
    }

    /// The first of each unit's rows.
    pub(crate) fn firsts<T: Clone>(&self, of_rows: &[T]) -> Vec<T> {
        self.rows.iter().map(|rows| of_rows[rows[0]].clone()).collect()
    }
}

/// That periods stand in an order that is not known to be that of time.
fn by_letters(path: &str, column: &str, labels: &[&str]) -> Diagnostic {
    let shown: Vec<&str> = labels.iter().take(NAMED).copied().collect();
    let more = match labels.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let said = format!(
        "the periods are neither all numbers nor all dates, and stand in the order of their letters: {}{more}",
        one_line(&shown.join(", "))
    );
    let help = "write periods as numbers or as dates, YYYY, YYYY-MM or YYYY-MM-DD, in the order that is meant";
    Diagnostic::in_cell("W232", path, 0, column, said, help)
}

/// That some periods are longer than others, so that one may lie within another.
fn mixed_told(path: &str, column: &str, labels: &[&str]) -> Option<Diagnostic> {
    let (one, other) = mixed(labels)?;
    let said = format!("`{}` and `{}` are periods of two lengths", one_line(one), one_line(other));
    let help = "give all periods one form, as YYYY or YYYY-MM";
    Some(Diagnostic::in_cell("W232", path, 0, column, said, help))
}

/// That periods lack between others, for every unit alike.
fn gap_told(path: &str, column: &str, labels: &[&str]) -> Option<Diagnostic> {
    let (before, after) = gap(labels)?;
    let (before, after) = (one_line(labels[before]), one_line(labels[after]));
    let said = format!(
        "no unit has a row for a period between `{before}` and `{after}`, which count as neighbours"
    );
    let help = "add the rows, or ask of the periods on one side alone; nothing, if there was none";
    Some(Diagnostic::in_cell("W234", path, 0, column, said, help))
}

/// The rows whose period is blank.
fn unreadable(path: &str, units: &Units, column: &str) -> Vec<Diagnostic> {
    let table = &units.table;
    let blank = (0..table.len()).filter(|row| table.cell(*row, column).is_empty());
    let said = |row: usize| {
        let said = format!("the row of `{}` says no period", units.ids[row]);
        problem(path, table.line(row), column, said)
    };
    blank.map(said).collect()
}

/// What a unit lacks: the first periods of which it has no row, and how many more.
fn lacking(
    path: &str,
    units: &Units,
    rows: &[(usize, usize)],
    labels: &[&str],
    column: &str,
) -> Option<Diagnostic> {
    let missing = labels.len() - rows.len();
    if missing == 0 {
        return None;
    }
    let had: BTreeSet<usize> = rows.iter().map(|(period, _)| *period).collect();
    let first: Vec<&str> =
        (0..labels.len()).filter(|at| !had.contains(at)).map(|at| labels[at]).take(NAMED).collect();
    let more = match missing - first.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let row = rows[0].1;
    let said = format!("`{}` has no row for {}{more}", units.ids[row], first.join(", "));
    Some(problem(path, units.table.line(row), column, said))
}

/// How many missing periods are named.
const NAMED: usize = 5;

/// The rows that place their unit elsewhere than its first row does.
fn moved(path: &str, units: &Units, rows: &[Vec<(usize, usize)>], column: &str) -> Vec<Diagnostic> {
    let Shapes::Points(points) = &units.shapes else { return Vec::new() };
    let apart = rows.iter().flat_map(|unit| {
        let mut unit = unit.iter().map(|(_, row)| *row);
        let first = unit.next().unwrap_or_default();
        unit.filter(move |row| points[*row] != points[first]).map(move |row| (first, row))
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
