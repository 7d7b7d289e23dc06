//! `repairs.csv`: every code that was repaired.

use probative_evidence::Repair;

/// One row a repair.
pub(super) fn csv(repairs: &[Repair]) -> String {
    let mut csv = "file,line,was,read_as\n".to_owned();
    for repair in repairs {
        let cells = [&repair.path, &repair.line.to_string(), &repair.from, &repair.to];
        csv.push_str(&cells.map(|cell| quoted(cell)).join(","));
        csv.push('\n');
    }
    csv
}

/// A text in quotes, so that leading zeros and commas last; a formula begins with an apostrophe.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']);
    let start = if formula { "'" } else { "" };
    format!("\"{start}{}\"", cell.replace('"', "\"\""))
}
