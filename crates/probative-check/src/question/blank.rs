//! What is said of cells that must hold a number and are blank.

use probative_case::claim::Select;
use probative_evidence::is_time;
use probative_finding::finding::Untested;
use probative_terms::Diagnostic;
use probative_terms::diagnostic::test::{
    BLANK, BLANK_IN_LINES, BLANK_TIMES_IN_LINES, by_leaving_out, on_lines, with_cells,
};

use super::{Question, failed};

impl Question<'_> {
    /// That cells of a selection are blank: on which lines, and what tells their rows apart.
    pub(crate) fn blank(&self, select: &Select) -> Untested {
        let table = self.evidence.table(&select.source);
        let Some(table) = table else { return failed(&BLANK, &[&select.source]) };
        let rows = table.matching(&select.filter).into_iter();
        let blank: Vec<usize> =
            rows.filter(|row| table.is_without_number(*row, &select.value)).collect();
        if blank.is_empty() {
            return failed(&BLANK, &[&select.source]);
        }
        let lines = on_lines(&blank.iter().map(|row| table.line(*row)).collect::<Vec<_>>());
        let cells = |over: &String| -> Vec<String> {
            blank.iter().map(|row| table.cell(*row, over).to_owned()).collect()
        };
        let Some(over) = select.sum_over.first() else {
            return failed(&BLANK_IN_LINES, &[&select.value, &lines, &select.source, &""]);
        };
        let cells = cells(over);
        let apart = with_cells(over, &cells);
        if select.sum_over.iter().any(|over| is_time(over)) {
            return failed(&BLANK_TIMES_IN_LINES, &[&select.value, &lines, &select.source, &apart]);
        }
        let told = BLANK_IN_LINES.with(&[&select.value, &lines, &select.source, &apart]);
        let how = by_leaving_out(&told.how, over, &cells);
        Untested::Failed { why: Diagnostic { how, ..told } }
    }
}
