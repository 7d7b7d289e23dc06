//! `repairs.csv`: every code that was repaired.

use probative_evidence::Repair;
use probative_terms::text::quoted_cell;

/// One row a repair, in quotes, so that leading zeros last.
pub(super) fn csv(repairs: &[Repair]) -> String {
    let mut csv = "file,line,was,read_as\n".to_owned();
    for repair in repairs {
        let cells = [&repair.path, &repair.line.to_string(), &repair.from, &repair.to];
        csv.push_str(&cells.map(|cell| quoted_cell(cell)).join(","));
        csv.push('\n');
    }
    csv
}
