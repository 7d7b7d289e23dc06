//! The cells of a table as the numbers of its rows.

use probative_evidence::{Problem, Table, absent, field_number};

/// Cells that say that there is no value.
const MISSING: [&str; 4] = ["", "NA", "NaN", "null"];

/// The numbers of columns, and the cells of the one that makes blocks.
#[derive(Debug)]
pub(crate) struct Numbers {
    pub(crate) columns: Vec<Vec<f64>>,
    pub(crate) blocks: Vec<String>,
    /// Which rows have all of them.
    pub(crate) whole: Vec<bool>,
    missing: Vec<Problem>,
    problems: Vec<Problem>,
}

/// The table that numbers are taken from, with what its rows are called.
pub(crate) struct Source<'a> {
    pub(crate) path: &'a str,
    pub(crate) table: &'a Table,
    pub(crate) ids: &'a [String],
    pub(crate) noun: &'static str,
}

impl Numbers {
    /// The numbers of these columns; a missing one is no problem where rows may be dropped.
    pub(crate) fn new(
        source: &Source<'_>,
        named: &[&str],
        block: Option<&str>,
        drop_missing: bool,
    ) -> Result<Numbers, Vec<Problem>> {
        let mut numbers = Numbers {
            columns: Vec::new(),
            blocks: Vec::new(),
            whole: vec![true; source.ids.len()],
            missing: Vec::new(),
            problems: Vec::new(),
        };
        named.iter().for_each(|column| numbers.take(source, column));
        if let Some(column) = block {
            numbers.part(source, column);
        }
        if !drop_missing {
            numbers.problems.append(&mut numbers.missing);
        }
        if numbers.problems.is_empty() { Ok(numbers) } else { Err(numbers.problems) }
    }

    /// Takes a column of numbers.
    fn take(&mut self, source: &Source<'_>, column: &str) {
        let Source { path, table, ids, noun } = *source;
        if !table.has(column) {
            self.problems.push(absent(path, column, table.columns()));
            return;
        }
        let number = |row: usize| {
            let cell = table.cell(row, column);
            let said = |said: String| cell_problem(path, table.line(row), column, said);
            if MISSING.contains(&cell) {
                self.whole[row] = false;
                let code = if cell == "NaN" { "E223" } else { "E104" };
                let problem = said(format!("{noun} `{}` has no value", ids[row]));
                self.missing.push(Problem { code, ..problem });
                return f64::NAN;
            }
            field_number(cell).unwrap_or_else(|| {
                let wrong = said(format!("`{cell}` of {noun} `{}`", ids[row]));
                self.problems.push(not_counted(wrong, cell));
                f64::NAN
            })
        };
        self.columns.push((0..ids.len()).map(number).collect());
    }

    /// Takes the column that parts the rows into blocks.
    fn part(&mut self, source: &Source<'_>, column: &str) {
        let Source { path, table, ids, noun } = *source;
        if !table.has(column) {
            self.problems.push(absent(path, column, table.columns()));
            return;
        }
        self.blocks = (0..ids.len()).map(|row| table.cell(row, column).to_owned()).collect();
        for row in (0..ids.len()).filter(|row| MISSING.contains(&self.blocks[*row].as_str())) {
            self.whole[row] = false;
            let said = format!("{noun} `{}` has no block", ids[row]);
            self.missing.push(cell_problem(path, table.line(row), column, said));
        }
    }
}

/// What a cell is that is no number to count with: one that is not finite or so large that sums
/// lose it, or none at all.
fn not_counted(problem: Problem, cell: &str) -> Problem {
    if cell.parse::<f64>().is_err() {
        return Problem { said: format!("{} is not a number", problem.said), ..problem };
    }
    Problem {
        code: "E223",
        said: format!("{} is not finite, or above 1e15", problem.said),
        why: "one such number makes every mean and every sum of squares meaningless",
        help: "correct the cell, or give the column in a larger unit".to_owned(),
        ..problem
    }
}

fn cell_problem(path: &str, line: usize, column: &str, said: String) -> Problem {
    Problem {
        code: "E104",
        path: path.to_owned(),
        line,
        column: column.to_owned(),
        said,
        why: "a unit without a number has no statistic, and its neighbours lose one",
        help: "correct the cell; --drop-missing leaves out units whose cell is blank, NA, NaN or null, and counts them"
            .to_owned(),
    }
}
