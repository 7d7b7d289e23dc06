//! Letters behind numbers that say how sure these are, as statistical offices write them.

use std::collections::{BTreeMap, BTreeSet};

use probative_catalog::{Columns, Product};
use probative_terms::Diagnostic;
use probative_terms::text::counted;

use crate::table::{Table, field_number};

/// Takes a product's letters off the numbers and words before which they stand, and says what they
/// mean and how many there are. A cell that the product explains as a whole stays as it is.
pub(super) fn parted(path: &str, table: &mut Table, product: &Product) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<char, (usize, usize)> = BTreeMap::new();
    for name in table.columns().to_vec() {
        let known = product.columns.column(&name);
        if !known.is_some_and(|(column, _)| column.role.is_measured()) {
            continue;
        }
        for row in 0..table.len() {
            let Some((bare, letters)) = flagged(table.cell(row, &name), product) else { continue };
            let line = table.line(row);
            for letter in letters {
                counts.entry(letter).or_insert((0, line)).0 += 1;
            }
            table.set(row, &name, bare);
        }
    }
    counts
        .into_iter()
        .map(|(letter, (count, line))| told(path, product, letter, count, line))
        .collect()
}

/// A cell without its letters, and these; nothing where it has none that the product knows.
fn flagged(cell: &str, product: &Product) -> Option<(String, BTreeSet<char>)> {
    let (bare, letters) = cell.rsplit_once(' ')?;
    let bare = bare.trim_end();
    let is_word = |word: &str| product.statuses.iter().any(|status| status.word == word);
    let known = letters.chars().all(|letter| product.flags.contains_key(&letter));
    let right = known && !is_word(cell) && (field_number(bare).is_some() || is_word(bare));
    right.then(|| (bare.to_owned(), letters.chars().collect()))
}

fn told(path: &str, product: &Product, letter: char, count: usize, line: usize) -> Diagnostic {
    let said =
        format!("`{letter}` stands behind {}: {}", counted(count, "cell"), product.flags[&letter]);
    let help = "nothing, if such numbers may count";
    Diagnostic::in_cell("W111", path, line, "", said, help)
}
