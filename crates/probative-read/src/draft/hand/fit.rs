//! What of a file may answer a claim.

use std::collections::BTreeMap;

use probative_terms::text::one_line;

use crate::hand::Found;

/// What of a file may answer a claim.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::draft) struct Fit {
    /// The file, as its reader calls it.
    pub(in crate::draft) file: String,
    /// The source that it is.
    pub(in crate::draft) source: String,
    /// The column of the number that is meant.
    pub(in crate::draft) value: Option<String>,
    /// Whether its numbers are rates: no events are counted by them.
    pub(super) is_rate: bool,
    /// The column of rates as they are published.
    pub(super) rate: Option<String>,
    /// The column of people.
    pub(in crate::draft) people: Option<String>,
    /// The column of years.
    pub(in crate::draft) time: Option<String>,
    /// The cell of each year in it.
    pub(super) years: BTreeMap<i32, String>,
    /// The column of places.
    pub(in crate::draft) place: Option<String>,
    /// The cell of the country in it, where the sentence is of the country.
    pub(in crate::draft) country: Option<String>,
    /// The cell of the code of each place in it.
    pub(super) cells: BTreeMap<String, String>,
    /// Columns by which the rows are of a class, each with the cell that is meant, if one is.
    pub(in crate::draft) classes: Vec<(String, Option<String>)>,
    /// How much its reader is to settle that no `?` asks.
    pub(super) unsettled: usize,
    /// What its reader is to see to.
    pub(in crate::draft) notes: Vec<String>,
    /// The words that the claim and the file have in common.
    pub(in crate::draft) common: Vec<String>,
}

impl Fit {
    /// Whether the file has the number of a key: people it may lack, and of what whole a part is
    /// nobody has said.
    pub(in crate::draft) fn has(&self, key: &str) -> bool {
        key != "whole" && (!is_of_people(key) || self.people.is_some())
    }

    /// The column of the number of a key, as far as it is known.
    pub(in crate::draft) fn column(&self, key: &str) -> Option<&str> {
        match key {
            _ if is_of_people(key) => self.people.as_deref(),
            "rates" | "values" => self.rate.as_deref(),
            "events" | "counts" if self.is_rate => None,
            _ => self.value.as_deref(),
        }
    }

    /// The cell of a year.
    pub(in crate::draft) fn year(&self, year: &str) -> String {
        year.parse()
            .ok()
            .and_then(|year| self.years.get(&year))
            .map_or(year, String::as_str)
            .to_owned()
    }

    /// The cell of a place's code.
    pub(in crate::draft) fn cell(&self, code: &str) -> String {
        self.cells.get(code).map_or(code, String::as_str).to_owned()
    }

    /// What of the same file may answer a claim that points back to the one that this is of.
    pub(super) fn of_the_next(&self, next: Fit) -> Fit {
        let mut notes = vec!["it counts what the claim before it counts".to_owned()];
        // Which number it is, is settled there.
        notes.extend(next.notes.into_iter().filter(|note| !note.starts_with("value: ")));
        let (value, rate, common) = (self.value.clone(), self.rate.clone(), self.common.clone());
        Fit { value, rate, is_rate: self.is_rate, common, notes, ..next }
    }

    /// How much of it is left open.
    pub(super) fn open(&self) -> usize {
        self.unsettled
            + usize::from(self.value.is_none())
            + self.classes.iter().filter(|(_, cell)| cell.is_none()).count()
    }

    /// What of the file is taken, and what its reader is to see to; of the likeliest alone.
    pub(in crate::draft) fn lines(&self, rank: usize) -> Vec<String> {
        // What a table says of itself stays in its comment.
        let (file, common) = (one_line(&self.file), self.common.join(", "));
        if rank > 0 {
            return vec![format!("Or {file}, by {common}.")];
        }
        let first = format!("At hand: {file}, by {common}.");
        std::iter::once(first)
            .chain(self.notes.iter().map(|note| one_line(&format!("- {note}"))))
            .collect()
    }

    /// The file, without what of it is taken.
    pub(in crate::draft) fn found(self) -> Found {
        Found { file: self.file, source: self.source, common: self.common }
    }
}

/// Whether a key takes those to whom what is counted could have happened.
fn is_of_people(key: &str) -> bool {
    matches!(key, "exposure" | "population")
}
