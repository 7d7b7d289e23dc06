//! A column added up by groups, of a file that need not fit into memory.
//!
//! Rows of plain cells are taken as they come. All that is not plain (a blank cell, a word, a
//! number that is withheld, a quote, a row of another length) goes through the reader of whole
//! files, so that it means the same; and what concerns a whole column, such as a total among its
//! places or a number that stands for none, is asked of the groups. A file whose rows mean nothing
//! without the rest of it, as a workbook's or a publisher's, is read whole.

mod decimal;
mod filter;
mod groups;
mod key;
mod odd;
mod plan;
mod stream;

use std::collections::BTreeMap;
use std::io::Read;

use probative_terms::Diagnostic;

use crate::alike::spelt_twice;
use crate::asked::{Asked, absent};
use crate::error::Error;
use crate::files::suits::suited;
use crate::files::{Gives, form_of};
use crate::intensive;
use crate::labels;
use crate::look::{claimed_under, suspicion, totals_under};
use crate::read;
use crate::sheet::no_rows;
use crate::table::{Table, field_number};
use crate::total::has_codes_of_places;

pub use decimal::Decimal;
use groups::Groups;
pub use groups::Tally;
use plan::Plan;
use stream::Rows;

/// How many bytes of a file are looked at before its rows are taken as they come.
const HEAD: usize = if cfg!(test) { 4 << 10 } else { 1 << 20 };

/// What is added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summing {
    /// The columns whose cells tell the groups.
    pub by: Vec<String>,
    /// The column that is added up.
    pub value: String,
    /// Whether rows without a number are left out, and counted.
    pub drop_missing: bool,
    /// The most groups.
    pub most_groups: usize,
    /// The most bytes of a file that has to be read whole.
    pub most_bytes: u64,
    /// How the file is to be read.
    pub asked: Asked,
}

/// What the groups of a file add up to.
#[derive(Debug, Clone, PartialEq)]
pub struct Sums {
    /// Each group by the cells that tell it, in their order.
    pub groups: BTreeMap<Vec<String>, Tally>,
    /// How many rows were added up.
    pub rows: u64,
    /// Why the file was read whole; nothing where it was not.
    pub whole: Option<String>,
    /// What is odd about it, though it is taken.
    pub notices: Vec<Diagnostic>,
}

impl Summing {
    /// Whether a number is one that is said to stand for none.
    fn is_missing(&self, number: Decimal) -> bool {
        let number = number.number();
        self.asked.missing.iter().any(|word| field_number(word) == Some(number))
    }
}

/// Why rows are not taken any further as they come.
enum Halt {
    Wrong(Error),
    /// They mean nothing without the rest of the file.
    Whole(String),
}

impl<E: Into<Error>> From<E> for Halt {
    fn from(wrong: E) -> Halt {
        Halt::Wrong(wrong.into())
    }
}

/// A file, from its first byte.
pub type Opened = std::io::Result<Box<dyn Read>>;

/// Adds up a column of a file by groups; `open` gives the file, again where it has to be read
/// whole after all, and `tick` hears now and then how many bytes are read.
///
/// Sums are those of the decimals as they are printed, without an error of rounding. Memory is that
/// of the groups and of some 60 MiB beside, where the file's rows can be taken as they come.
///
/// # Errors
/// All that the reader of whole files refuses, and what would make a sum wrong: words among the
/// numbers and blank cells (E104), a number that looks like a sign for none (E222), a total among
/// the rows that are added up (E214), one group in two spellings (E212), more groups than the cap
/// (E248), a file that has to be read whole and is too large (E111), and one that cannot be read
/// on.
pub fn sum(
    path: &str,
    open: &mut dyn FnMut() -> Opened,
    what: &Summing,
    tick: &mut dyn FnMut(u64),
) -> Result<Sums, Error> {
    let mut opened = || open().map_err(|error| unread(path, &error));
    let mut file = opened()?;
    let mut head = Vec::new();
    let is_small = fill(path, &mut file, &mut head, HEAD)?;
    // Of what is no plain table the whole says its form.
    let form = form_of(&head);
    if form.gives == Gives::Table {
        suited(path, form, &what.asked)?;
    }
    let plan = match is_small {
        true => Err("it is small".to_owned()),
        false => Plan::of_head(path, &head, what),
    };
    let found = match plan {
        Ok(plan) => of_rows(path, &head, &mut file, plan, what, tick),
        Err(why) => Err(Halt::Whole(why)),
    };
    let sums = match found {
        Ok(sums) => sums,
        Err(Halt::Wrong(wrong)) => return Err(wrong),
        Err(Halt::Whole(why)) => of_whole(path, &mut opened()?, &why, what, tick)?,
    };
    let wrong = strange(path, &sums.groups, what);
    if wrong.is_empty() { Ok(sums) } else { Err(wrong.into()) }
}

/// Takes the rows as they come.
fn of_rows(
    path: &str,
    head: &[u8],
    file: &mut dyn Read,
    plan: Plan,
    what: &Summing,
    tick: &mut dyn FnMut(u64),
) -> Result<Sums, Halt> {
    let mut rows = Rows::new(path, what, plan);
    rows.all(head, file, tick)?;
    let Rows { groups, blank, mut notices, .. } = rows;
    notices.extend(no_rows(path, &[(blank, "that are blank".to_owned())]));
    Ok(summed(path, groups, None, notices, what)?)
}

/// Reads the whole file first.
fn of_whole(
    path: &str,
    file: &mut dyn Read,
    why: &str,
    what: &Summing,
    tick: &mut dyn FnMut(u64),
) -> Result<Sums, Error> {
    let mut bytes = Vec::new();
    let most = usize::try_from(what.most_bytes).unwrap_or(usize::MAX);
    if !fill(path, file, &mut bytes, most.saturating_add(1))? || bytes.len() > most {
        let said = format!("{why}, so that it is read whole, and it has more than {most} bytes");
        let help = "write its rows as CSV in UTF-8, or allow more with --max-file SIZE";
        return Err(vec![Diagnostic::of_file("E111", path, said, help)].into());
    }
    tick(bytes.len() as u64);
    let sheet = read::sheet(path, &bytes, &what.asked)?;
    for column in what.by.iter().chain([&what.value]) {
        if !sheet.table.has(column) {
            return Err(vec![absent(path, column, sheet.table.columns())].into());
        }
    }
    labels::all_filled(path, &sheet.table, &what.by)?;
    let mut notices = sheet.notices;
    if sheet.product.is_none() {
        if let Some(total) = total_beside(path, &sheet.table, what, &[&what.value]) {
            return Err(vec![total].into());
        }
        let columns = beside(&sheet.table, what).into_iter();
        notices.extend(claimed_under(path, &sheet.table, columns));
    }
    let mut groups = Groups::new(path, what);
    let rows: Vec<usize> = (0..sheet.table.len()).collect();
    groups.add_rows(&sheet.table, &rows);
    summed(path, groups, Some(why.to_owned()), notices, what)
}

fn summed(
    path: &str,
    groups: Groups<'_>,
    whole: Option<String>,
    mut notices: Vec<Diagnostic>,
    what: &Summing,
) -> Result<Sums, Error> {
    groups.may_grow()?;
    let declared = what.asked.missing.iter().any(|word| word == "none");
    if let Some((value, line, count)) = groups.signs.found().filter(|_| !declared) {
        return Err(vec![suspicion(path, &what.value, line, value, count)].into());
    }
    let rows = groups.rows;
    notices.extend(intensive::told(path, &what.value, 0));
    Ok(Sums { groups: groups.settled()?, rows, whole, notices })
}

/// That a row that is added up is the total of others, by a cell of a column that tells no groups:
/// its number would count twice, as that of a group of its own would not.
fn total_beside(path: &str, table: &Table, what: &Summing, numbers: &[&str]) -> Option<Diagnostic> {
    totals_under("E214", path, table, &beside(table, what), numbers)
}

/// The columns of words and of places that tell no groups.
fn beside<'a>(table: &'a Table, what: &Summing) -> Vec<&'a str> {
    let is_beside = |column: &&String| **column != what.value && !what.by.contains(column);
    let is_word = |column: &&String| {
        let mut cells = (0..table.len()).map(|row| table.cell(row, column));
        has_codes_of_places(column) || cells.any(|cell| field_number(cell).is_none())
    };
    table.columns().iter().filter(is_beside).filter(is_word).map(String::as_str).collect()
}

/// What is wrong with the cells that tell the groups: totals among them, and one in two spellings.
fn strange(path: &str, groups: &BTreeMap<Vec<String>, Tally>, what: &Summing) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    for (at, column) in what.by.iter().enumerate() {
        let mut sums: BTreeMap<&str, Decimal> = BTreeMap::new();
        for (key, tally) in groups {
            _ = sums.entry(&key[at]).or_default().add(tally.low);
        }
        let cells: Vec<String> = sums.keys().map(|cell| (*cell).to_owned()).collect();
        if let Some((first, other)) = spelt_twice(&cells) {
            let said =
                format!("`{}` and `{}` are one in two spellings", cells[first], cells[other]);
            let help = "write it in one way, so that its rows are one group";
            wrong.push(Diagnostic::in_cell("E212", path, 0, column, said, help));
        }
        let rows = sums.iter().map(|(cell, sum)| vec![(*cell).to_owned(), sum.to_string()]);
        let columns = vec![column.clone(), what.value.clone()];
        let table = Table::new(columns, rows.collect(), vec![0; sums.len()]);
        wrong.extend(totals_under("E214", path, &table, &[column], &[&what.value]));
    }
    wrong
}

/// Reads on until so many bytes are held, and tells whether the file ends there.
fn fill(path: &str, file: &mut dyn Read, held: &mut Vec<u8>, up_to: usize) -> Result<bool, Error> {
    let wanted = up_to.saturating_sub(held.len());
    let read = file.take(wanted as u64).read_to_end(held);
    Ok(read.map_err(|error| unread(path, &error))? < wanted)
}

fn unread(path: &str, error: &std::io::Error) -> Error {
    Error::Missing { path: path.to_owned(), why: error.to_string() }
}

#[cfg(test)]
mod tests;
