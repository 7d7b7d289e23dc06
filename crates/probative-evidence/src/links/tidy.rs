use probative_terms::text::cell;

use super::{Link, Reader};
use crate::read::csv;

const COLUMNS: [&str; 3] = ["from", "to", "weight"];

/// One link a row, under the columns `from`, `to` and `weight`; others may stand beside them.
pub(super) fn tidy_links(text: &str, reader: &mut Reader<'_>) {
    let table = match csv::csv_table(reader.path, text) {
        Ok(table) => table,
        Err(problems) => return reader.problems.extend(problems),
    };
    for column in COLUMNS.into_iter().filter(|column| !table.has(column)) {
        let said = format!("the list has no column `{column}`");
        reader.problem("E302", 1, said, "head the columns from,to,weight");
    }
    if !reader.problems.is_empty() {
        return;
    }
    for row in 0..table.len() {
        let [from, to, weight] = COLUMNS.map(|column| table.cell(row, column));
        if let Some(strength) = reader.strength(weight, table.line(row)) {
            reader.link([from, to], strength, table.line(row));
        }
    }
}

pub(super) fn write(links: &[Link], ids: &[String]) -> String {
    let mut out = String::from("from,to,weight\n");
    for &(from, to, strength) in links {
        out.push_str(&format!("{},{},{strength:?}\n", cell(&ids[from]), cell(&ids[to])));
    }
    out
}
