//! The numbers of units or rows, and what these are called.

use std::collections::{BTreeMap, BTreeSet};

use probative_evidence::{Sheet, absent, read_table, slips, spelt_twice, total_row};
use probative_terms::Diagnostic;

use crate::error::Error;
use crate::numbers::{Between, Numbers, Source};
use crate::opened::Opened;
use crate::parameter::{Holds, Parameter, Type};
use crate::parameters::ID;
use crate::rows;
use crate::settings::Settled;

/// The units or rows that a method is of, with their numbers.
#[derive(Debug, Clone, Default)]
pub struct Observed {
    /// What each is called.
    pub ids: Vec<String>,
    /// The column of the ids; empty where they are numbers of rows.
    pub id_column: String,
    /// The columns of each parameter that names columns of numbers; with periods, the numbers of a
    /// unit stand one after another.
    pub numbers: BTreeMap<&'static str, Vec<Vec<f64>>>,
    /// What is odd about the data, though they are taken.
    pub notices: Vec<Diagnostic>,
    /// The ids of those left out because a number of theirs is missing or withheld.
    pub dropped: Vec<String>,
    /// Whether those of which a number is withheld have rows all the same.
    pub shows_withheld: bool,
    /// Those of which a number is withheld, whether left out or taken at an end.
    pub withheld: Vec<Withheld>,
}

/// A unit or row of which a number is withheld.
#[derive(Debug, Clone, PartialEq)]
pub struct Withheld {
    /// What it is called.
    pub id: String,
    /// What the number may be, and at which end it is taken.
    pub between: Between,
    /// How many of those that are kept stand before it.
    pub before: usize,
    /// Its numbers by parameter; what is not known of them is none.
    pub numbers: BTreeMap<&'static str, Vec<Vec<f64>>>,
}

/// A unit or row in the order of the data.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Standing<'a> {
    /// One that is kept, by its number; where a number of it is taken at an end, what it may be.
    Kept(usize, Option<Between>),
    /// One that is left out because a number of it is withheld.
    Apart(&'a Withheld),
}

impl Observed {
    /// Those that are kept and those that are withheld, in the order of the data.
    pub(crate) fn standing(&self) -> Vec<Standing<'_>> {
        let mut all = Vec::with_capacity(self.ids.len());
        let mut withheld = self.withheld.iter().peekable();
        for unit in 0..=self.ids.len() {
            let mut between = None;
            while let Some(one) = withheld.next_if(|one| one.before == unit) {
                match one.between.taken {
                    Some(_) => between = Some(one.between),
                    None => all.push(Standing::Apart(one)),
                }
            }
            if unit < self.ids.len() {
                all.push(Standing::Kept(unit, between));
            }
        }
        all
    }

    /// Those that are left out because a number of theirs is withheld.
    pub(crate) fn apart(&self) -> impl Iterator<Item = &Withheld> {
        self.withheld.iter().filter(|one| one.between.taken.is_none())
    }

    /// The units of which a number is taken at an end, with what it may be.
    pub(crate) fn taken(&self) -> impl Iterator<Item = (usize, Between)> {
        let taken = self.withheld.iter().filter(|one| one.between.taken.is_some());
        taken.map(|one| (one.before, one.between))
    }

    /// The ids of those left out of which no number is withheld: one is missing.
    pub(crate) fn missing(&self) -> Vec<&str> {
        let apart: BTreeSet<&str> = self.apart().map(|one| one.id.as_str()).collect();
        let dropped = self.dropped.iter().map(String::as_str);
        dropped.filter(|id| !apart.contains(id)).collect()
    }

    /// The columns of a parameter; none where it names none.
    pub fn columns(&self, parameter: &Parameter) -> &[Vec<f64>] {
        self.numbers.get(parameter.name).map_or(&[], Vec::as_slice)
    }

    /// The rows of a table that have all the numbers that the question names.
    pub(crate) fn of_table(settled: &Settled, opened: &Opened) -> Result<Observed, Error> {
        opened.known()?;
        let (path, sheet) =
            (&opened.path, read_table(&opened.path, &opened.bytes, &rows::asked(settled)?)?);
        let Sheet { table, mut notices, .. } = sheet;
        let id_column = settled.name(&ID).unwrap_or_default().to_owned();
        if !id_column.is_empty() && !table.has(&id_column) {
            return Err(vec![absent(path, &id_column, table.columns())].into());
        }
        let name = |row: usize| match id_column.as_str() {
            "" => (row + 1).to_string(),
            column => table.cell(row, column).to_owned(),
        };
        let ids: Vec<String> = (0..table.len()).map(name).collect();
        named_once(path, &id_column, &ids, |row| table.line(row))?;
        let lines = (0..table.len()).map(|row| table.line(row));
        notices.extend(slips(path, &id_column, lines.zip(ids.iter().map(String::as_str))));
        let source = Source { path, table: &table, ids: &ids, noun: "row" };
        let named = named(settled);
        let flat: Vec<&str> = named.iter().flat_map(|(_, columns)| columns).copied().collect();
        if let Some(total) = total_row(path, &table, &id_column, &flat) {
            return Err(vec![total].into());
        }
        let numbers = Numbers::new(&source, &flat, None, settled)?;
        notices.extend(numbers.taken.iter().cloned());
        let kept = |column: Vec<f64>| only(&column, &numbers.whole);
        let columns: Vec<Vec<f64>> = numbers.columns.iter().cloned().map(kept).collect();
        let gone: Vec<bool> = numbers.whole.iter().map(|whole| !whole).collect();
        let rows: Vec<Vec<usize>> = (0..ids.len()).map(|row| vec![row]).collect();
        Ok(Observed {
            dropped: only(&ids, &gone),
            ids: only(&ids, &numbers.whole),
            id_column,
            shows_withheld: settled.shows_withheld,
            withheld: withheld(&ids, &rows, &numbers, &named),
            numbers: by_parameter(&named, columns),
            notices,
        })
    }
}

/// Passes if each row has an id, and no other row has it.
fn named_once(
    path: &str,
    column: &str,
    ids: &[String],
    line: impl Fn(usize) -> usize,
) -> Result<(), Error> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut problems = Vec::new();
    for (row, id) in ids.iter().enumerate() {
        let told =
            |code, said, help| Diagnostic::in_cell(code, path, line(row), column, said, help);
        if id.is_empty() {
            let help = "give the row its id, or leave it out";
            problems.push(told("E211", "the row has no id".to_owned(), help));
        } else if let Some(other) = seen.insert(id, row) {
            let said = format!("the id `{id}` stands in line {} too", line(other));
            problems.push(told("E212", said, "keep one row of them, or name another column"));
        }
    }
    if let Some((first, other)) = spelt_twice(ids) {
        let (one, two) = (&ids[first], &ids[other]);
        let said =
            format!("`{two}` and `{one}` of line {} are one id in two spellings", line(first));
        let help = "write the id in one way, or name a column whose ids tell the rows apart";
        problems.push(Diagnostic::in_cell("E212", path, line(other), column, said, help));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

/// The columns of numbers that a question names, by parameter.
pub(crate) fn named(settled: &Settled) -> Vec<(&'static str, Vec<&str>)> {
    let numeric =
        |takes: Type| matches!(takes, Type::Column(Holds::Numbers) | Type::Columns(Holds::Numbers));
    let held = settled.all.iter().filter(|(parameter, _)| numeric(parameter.takes));
    let columns = |parameter| settled.names(parameter).iter().map(String::as_str).collect();
    held.map(|(parameter, _)| (parameter.name, columns(parameter))).collect()
}

/// The columns, in the order of their names, under the parameters that name them.
pub(crate) fn by_parameter(
    named: &[(&'static str, Vec<&str>)],
    columns: Vec<Vec<f64>>,
) -> BTreeMap<&'static str, Vec<Vec<f64>>> {
    let mut rest = columns.into_iter();
    named.iter().map(|(name, of)| (*name, rest.by_ref().take(of.len()).collect())).collect()
}

/// The units of which a number is withheld, each with the rows that tell of it.
pub(crate) fn withheld(
    ids: &[String],
    rows: &[Vec<usize>],
    numbers: &Numbers,
    named: &[(&'static str, Vec<&str>)],
) -> Vec<Withheld> {
    let (mut before, mut all) = (0, Vec::new());
    for (id, rows) in ids.iter().zip(rows) {
        let whole = rows.iter().all(|row| numbers.whole[*row]);
        if let Some(between) = rows.iter().find_map(|row| numbers.withheld[*row]) {
            let own = numbers.columns.iter().map(|column| vec![column[rows[0]]]).collect();
            all.push(Withheld {
                id: id.clone(),
                between: Between { taken: between.taken.filter(|_| whole), ..between },
                before,
                numbers: by_parameter(named, own),
            });
        }
        before += usize::from(whole);
    }
    all
}

/// Those that are kept.
pub(crate) fn only<T: Clone>(all: &[T], kept: &[bool]) -> Vec<T> {
    all.iter().zip(kept).filter(|(_, kept)| **kept).map(|(one, _)| one.clone()).collect()
}
