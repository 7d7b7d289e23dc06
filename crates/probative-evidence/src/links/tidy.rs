use probative_terms::text::{cell, safe};

use super::{Link, Reader};
use crate::asked::Asked;
use crate::sheet;

const COLUMNS: [&str; 3] = ["from", "to", "weight"];

/// One link a row, under the columns `from`, `to` and `weight`; others may stand beside them.
pub(super) fn tidy_links(text: &str, reader: &mut Reader<'_>) {
    let table = match sheet::of_text(reader.path, text, &Asked::default()) {
        Ok(sheet) => sheet.table,
        Err(problems) => return reader.problems.extend(problems),
    };
    for column in COLUMNS.into_iter().filter(|column| !table.has(column)) {
        let said = format!("the list has no column `{column}`");
        reader.problem("E302", 1, said, "head the columns from,to,weight");
    }
    if !reader.problems.is_empty() {
        return;
    }
    // Of a list that another program wrote, an id that is a formula stands bare.
    let cells =
        |column: &'static str| (0..table.len()).map(|row| table.cell(row, column)).collect();
    let [from, to]: [Vec<&str>; 2] = ["from", "to"].map(cells);
    reader.as_shown = !from.iter().chain(&to).any(|id| !id.starts_with('\'') && safe(id) != **id);
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
