//! The cells of a table as the numbers of its rows.

use probative_evidence::{
    MISSING, Mark, Table, absent, field_number, sentinel, suspicion, too_small,
};
use probative_terms::text::counted;
use probative_terms::{Code, Diagnostic};

use crate::parameters::{self, DROP_MISSING, ENDS};
use crate::settings::Settled;
use crate::words::{End, end_taken};

/// How to go on where squares would be lost.
const SMALLER: &str = "give the column in a smaller unit";

/// The word of `--missing` that says that each number is one.
const NONE: &str = "none";

/// The numbers of columns, and the cells of the one that makes blocks.
#[derive(Debug)]
pub(crate) struct Numbers {
    pub(crate) columns: Vec<Vec<f64>>,
    pub(crate) blocks: Vec<String>,
    /// Which rows have all of them.
    pub(crate) whole: Vec<bool>,
    /// Of each row, the first of its cells that is withheld.
    pub(crate) withheld: Vec<Option<Between>>,
    /// What was done to cells that hold no plain number, though they are taken.
    pub(crate) taken: Vec<Diagnostic>,
    missing: Vec<Diagnostic>,
    /// Numbers that are withheld and taken at no end.
    bounded: Vec<Diagnostic>,
    problems: Vec<Diagnostic>,
}

/// A number that is withheld.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Between {
    /// The lowest that it may be.
    pub low: f64,
    /// The highest that it may be.
    pub high: f64,
    /// The end at which it is taken; nothing where its unit is left out.
    pub taken: Option<f64>,
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
        settled: &Settled,
    ) -> Result<Numbers, Vec<Diagnostic>> {
        let mut numbers = Numbers {
            columns: Vec::new(),
            blocks: Vec::new(),
            whole: vec![true; source.ids.len()],
            withheld: vec![None; source.ids.len()],
            taken: Vec::new(),
            missing: Vec::new(),
            bounded: Vec::new(),
            problems: Vec::new(),
        };
        let end = settled.word(&ENDS).and_then(end_taken);
        named.iter().for_each(|column| numbers.take(source, column, end));
        // A number that stands for none is marked by now: only who says `none` takes the others.
        if !settled.names(&parameters::MISSING).iter().any(|word| word == NONE) {
            numbers.problems.extend(named.iter().filter_map(|column| strange(source, column)));
        }
        if let Some(column) = block {
            numbers.part(source, column);
        }
        if !settled.has(&DROP_MISSING) {
            numbers.problems.append(&mut numbers.missing);
            if !settled.shows_withheld {
                numbers.problems.append(&mut numbers.bounded);
            }
        }
        if numbers.problems.is_empty() { Ok(numbers) } else { Err(numbers.problems) }
    }

    /// Takes a column of numbers.
    fn take(&mut self, source: &Source<'_>, column: &str, end: Option<End>) {
        let Source { path, table, ids, noun } = *source;
        if !table.has(column) {
            self.problems.push(absent(path, column, table.columns()));
            return;
        }
        let mut at_an_end = 0;
        let number = |row: usize| {
            let cell = table.cell(row, column);
            let said = |said: String| cell_problem(path, table.line(row), column, said);
            if let Some(mark) = table.mark(row, column) {
                let number = mark.ends.and_then(|ends| taken(ends, end));
                let between = |(low, high)| Between { low, high, taken: number };
                self.withheld[row] = self.withheld[row].or(mark.ends.map(between));
                if let Some(number) = number {
                    at_an_end += 1;
                    return number;
                }
                self.whole[row] = false;
                let told = withheld(said(String::new()), mark, cell, noun, &ids[row]);
                let kind = if mark.ends.is_some() { &mut self.bounded } else { &mut self.missing };
                kind.push(told);
                return f64::NAN;
            }
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
        let numbers: Vec<f64> = (0..ids.len()).map(number).collect();
        if let Some(row) = too_small(&numbers) {
            let said = format!("`{column}` has no number of 1e-15 or more");
            let problem = Diagnostic::in_cell("E223", path, table.line(row), column, said, SMALLER);
            self.problems.push(problem);
        }
        self.columns.push(numbers);
        if let Some(end) = end.filter(|_| at_an_end > 0) {
            let end = if end == End::Lower { "lower" } else { "upper" };
            let cells = counted(at_an_end, "withheld cell");
            let said =
                format!("{cells} stand at their {end} end, which makes no bound of the result");
            let help = "run it at the other end too; what lies between is not bounded by the two";
            self.taken.push(Diagnostic::in_cell("W247", path, 0, column, said, help));
        }
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

/// The end of a withheld number at which it is taken, where that is a number.
fn taken(ends: (f64, f64), end: Option<End>) -> Option<f64> {
    let number = match end? {
        End::Lower => ends.0,
        End::Upper => ends.1,
    };
    number.is_finite().then_some(number)
}

/// That a cell holds no number, and why.
fn withheld(problem: Diagnostic, mark: Mark, cell: &str, noun: &str, id: &str) -> Diagnostic {
    let Some((low, high)) = mark.ends else {
        let what = format!("{noun} `{id}` has no value: `{cell}`");
        return Diagnostic { what, ..problem };
    };
    if high == f64::INFINITY {
        let said = format!("the value of {noun} `{id}` is withheld: `{cell}` is {low} or more");
        let help = "--drop-missing leaves such units out and shows them as withheld; it has no upper end at which --ends could take it";
        return Diagnostic::new("E227", said).at(problem.place).helped(help);
    }
    let said = format!("the value of {noun} `{id}` is withheld: `{cell}` is {low} to {high}");
    let help = "--drop-missing leaves such units out and shows them as withheld; --ends both takes all of them at their lower and then at their upper end";
    Diagnostic::new("E227", said).at(problem.place).helped(help)
}

/// A number of a column that looks like a sign for none, of which nothing is said.
fn strange(source: &Source<'_>, column: &str) -> Option<Diagnostic> {
    let (value, row, count) = sentinel(source.table, column)?;
    let line = source.table.line(row);
    Some(suspicion(source.path, column, line, value, count))
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
