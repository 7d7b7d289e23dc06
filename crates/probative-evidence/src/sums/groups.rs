//! Groups of rows, and what the numbers of each add up to.

use std::collections::{BTreeMap, HashMap};

use probative_terms::Diagnostic;

use super::Summing;
use super::decimal::Decimal;
use super::key::{cells_of, push_cell};
use crate::amounts::{Cell, cell};
use crate::look::Signs;
use crate::table::Table;

/// How many problems are told before the rest is only counted.
const TOLD: usize = 20;

/// What the rows of a group add up to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many rows it has.
    pub rows: u64,
    /// How many of them have no number.
    pub missing: u64,
    /// How many of them have a number that is withheld.
    pub withheld: u64,
    /// The sum of the numbers that are known, and of the lower ends of those that are withheld.
    pub low: Decimal,
    /// The same with the upper ends; nothing where one of them has none.
    pub high: Option<Decimal>,
}

/// The groups while rows come in.
pub(super) struct Groups<'a> {
    path: &'a str,
    what: &'a Summing,
    all: HashMap<Vec<u8>, Held>,
    /// The numbers that are known, each with its line.
    pub(super) signs: Signs,
    problems: Vec<Diagnostic>,
    missing: Vec<Diagnostic>,
    /// How many rows were added.
    pub(super) rows: u64,
}

/// A tally while rows come in: what is known apart from what is withheld.
#[derive(Default)]
struct Held {
    rows: u64,
    missing: u64,
    withheld: u64,
    known: Decimal,
    low: Decimal,
    high: Decimal,
    is_open: bool,
}

impl<'a> Groups<'a> {
    pub(super) fn new(path: &'a str, what: &'a Summing) -> Groups<'a> {
        Groups {
            path,
            what,
            all: HashMap::new(),
            signs: Signs::default(),
            problems: Vec::new(),
            missing: Vec::new(),
            rows: 0,
        }
    }

    /// Adds a row whose number is known.
    pub(super) fn add(&mut self, key: &[u8], number: Decimal, line: usize) {
        self.signs.add(number.number(), line);
        let held = self.counted(key);
        if held.known.add(number).is_none() {
            self.refuse("E223", line, "the sum has more digits than it can keep", SMALLER);
        }
    }

    /// The group of a row, which counts as one of its rows.
    fn counted(&mut self, key: &[u8]) -> &mut Held {
        self.rows += 1;
        // The usual case asks once and copies no key.
        if !self.all.contains_key(key) {
            self.all.insert(key.to_vec(), Held::default());
        }
        let held = self.all.get_mut(key).expect("it is there by now");
        held.rows += 1;
        held
    }

    /// Adds rows of a table, by their numbers.
    pub(super) fn add_rows(&mut self, table: &Table, rows: &[usize]) {
        let what = self.what;
        for &row in rows {
            let mut key = Vec::new();
            for name in &what.by {
                push_cell(&mut key, table.cell(row, name));
            }
            self.add_cell(&key, table, row);
        }
    }

    fn add_cell(&mut self, key: &[u8], table: &Table, row: usize) {
        let (text, line) = (table.cell(row, &self.what.value), table.line(row));
        match cell(table, row, &self.what.value) {
            Some(Cell::Known(number)) => {
                match Decimal::plain(text.as_bytes()).or_else(|| Decimal::of(number)) {
                    Some(number) => self.add(key, number, line),
                    None => {
                        let said = format!("`{text}` has more digits than a sum can keep");
                        self.refuse("E223", line, &said, SMALLER);
                    }
                }
            }
            Some(Cell::Between(low, high)) => {
                let held = self.counted(key);
                held.withheld += 1;
                let low = Decimal::of(low).and_then(|low| held.low.add(low));
                held.is_open |= !high.is_finite();
                let high = match high.is_finite() {
                    true => Decimal::of(high).and_then(|high| held.high.add(high)),
                    false => Some(()),
                };
                if low.is_none() || high.is_none() {
                    self.refuse(
                        "E223",
                        line,
                        "an end has more digits than a sum can keep",
                        SMALLER,
                    );
                }
            }
            Some(Cell::Missing(_)) => {
                let held = self.counted(key);
                held.missing += 1;
                if self.missing.len() < TOLD {
                    let said = match text {
                        "" => "the row has no number".to_owned(),
                        _ => format!("`{text}` is no number"),
                    };
                    let column = &self.what.value;
                    let told = Diagnostic::in_cell("E104", self.path, line, column, said, DROP);
                    self.missing.push(told);
                }
            }
            None => self.refuse("E104", line, &format!("`{text}` is not a number"), MISSING),
        }
    }

    fn refuse(&mut self, code: &str, line: usize, said: &str, help: &str) {
        if self.problems.len() < TOLD {
            let (path, column) = (self.path, &self.what.value);
            self.problems.push(Diagnostic::in_cell(
                code,
                path,
                line,
                column,
                said.to_owned(),
                help,
            ));
        }
    }

    /// The most groups that a sum may have.
    ///
    /// # Errors
    /// More of them than the cap (E248).
    pub(super) fn may_grow(&self) -> Result<(), Vec<Diagnostic>> {
        let most = self.what.most_groups;
        if self.all.len() <= most {
            return Ok(());
        }
        let said = format!("the rows fall into more than {most} groups, which is the cap");
        let help = "name fewer columns with --by, or raise the cap with --max-groups";
        Err(vec![Diagnostic::of_file("E248", self.path, said, help)])
    }

    /// Every group in the order of its key.
    ///
    /// # Errors
    /// All that is wrong with the numbers.
    pub(super) fn settled(mut self) -> Result<BTreeMap<Vec<String>, Tally>, Vec<Diagnostic>> {
        if !self.what.drop_missing {
            self.problems.append(&mut self.missing);
        }
        if !self.problems.is_empty() {
            return Err(self.problems);
        }
        let tally = |held: Held| {
            let Held { rows, missing, withheld, known, mut low, mut high, is_open } = held;
            let ends = low.add(known).and_then(|()| high.add(known));
            ends.map(|()| Tally { rows, missing, withheld, low, high: (!is_open).then_some(high) })
        };
        let all = self.all.into_iter().map(|(key, held)| Some((cells_of(&key), tally(held)?)));
        let all: Option<BTreeMap<_, _>> = all.collect();
        let said = "a sum with its withheld numbers has more digits than it can keep";
        all.ok_or_else(|| vec![Diagnostic::of_file("E223", self.path, said, SMALLER)])
    }
}

const SMALLER: &str = "give the column in a larger unit";
const MISSING: &str =
    "correct the cell, or say --missing WORD if it stands for a number that is missing";
const DROP: &str = "correct the cell; --drop-missing adds up the others and counts those without";
