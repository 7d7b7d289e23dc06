//! The cells of a table as the numbers of its rows.

use probative_evidence::{MISSING, Table, absent, field_number};
use probative_terms::{Code, Diagnostic};

/// The numbers of columns, and the cells of the one that makes blocks.
#[derive(Debug)]
pub(crate) struct Numbers {
    pub(crate) columns: Vec<Vec<f64>>,
    pub(crate) blocks: Vec<String>,
    /// Which rows have all of them.
    pub(crate) whole: Vec<bool>,
    missing: Vec<Diagnostic>,
    problems: Vec<Diagnostic>,
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
    ) -> Result<Numbers, Vec<Diagnostic>> {
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
                let code = Code::of(if cell == "NaN" { "E223" } else { "E104" });
                let problem = said(format!("{noun} `{}` has no value", ids[row]));
                self.missing.push(Diagnostic { code, ..problem });
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
fn not_counted(problem: Diagnostic, cell: &str) -> Diagnostic {
    if cell.parse::<f64>().is_err() {
        return Diagnostic { what: format!("{} is not a number", problem.what), ..problem };
    }
    let said = format!("{} is not finite, or above 1e15", problem.what);
    let help = "correct the cell, or give the column in a larger unit";
    Diagnostic::new("E223", said).at(problem.place).helped(help)
}

fn cell_problem(path: &str, line: usize, column: &str, said: String) -> Diagnostic {
    let help = "correct the cell; --drop-missing leaves out units whose cell is blank, NA, NaN or null, and counts them";
    Diagnostic::in_cell("E104", path, line, column, said, help)
}
