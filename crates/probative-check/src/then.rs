//! The entries of a list as it was when the text appeared.

use probative_evidence::{Entry, Known, PUBLISHED, Table};
use probative_terms::Date;

/// The entries of a list, by what was known of them on a day.
pub(crate) struct Then<'a> {
    /// Those that were public.
    pub(crate) public: Vec<Entry<'a>>,
    /// Those of which nobody can say so.
    pub(crate) undated: Vec<Entry<'a>>,
    /// How many were published after it.
    pub(crate) later: usize,
    /// The year or month of the day that one of those without a day names alone.
    pub(crate) around: Option<String>,
}

impl<'a> Then<'a> {
    pub(crate) fn new(table: &Table, entries: Vec<Entry<'a>>, day: Date) -> Then<'a> {
        let rows: Vec<usize> = entries.iter().map(|entry| entry.row).collect();
        let known = Known::listed(day, table, &rows, PUBLISHED);
        let all = entries.len();
        let (undated, dated): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|entry| known.leaves_open(table, entry.row));
        let public: Vec<Entry<'_>> =
            dated.into_iter().filter(|entry| known.has(table, entry.row)).collect();
        let mut cells = undated.iter().map(|entry| table.cell(entry.row, PUBLISHED));
        let around = cells.find(|cell| !cell.is_empty()).map(str::to_owned);
        let later = all - public.len() - undated.len();
        Then { public, undated, later, around }
    }
}
