//! Columns that stand at places of their own on each line.

use probative_catalog::{Field, Product, products};

use super::grid::{Grid, Row};

/// The product of a text that says where its columns stand.
pub(crate) fn product(text: &str) -> Option<&'static Product> {
    let head: Vec<&str> = text.lines().take(12).collect();
    let is_of = |product: &&Product| {
        let above = &product.recognise.above;
        let said = |word: &String| head.iter().any(|line| line.contains(word.as_str()));
        !product.layout.fields.is_empty() && above.iter().all(said)
    };
    products().iter().find(is_of)
}

/// The cells of a text whose product says where its columns stand; nothing for any other.
pub(super) fn of_text(text: &str) -> Option<Grid> {
    let product = product(text)?;
    let first = product.recognise.first.as_deref().unwrap_or("*");
    let fields = &product.layout.fields;
    let mut grid = Grid {
        form: "columns at fixed places".to_owned(),
        product: Some(product),
        ..Grid::default()
    };
    let names = fields.iter().map(|field| field.name.clone()).collect();
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for (at, line) in text.lines().enumerate() {
        let row = Row { line: at + 1, cells: cells(line, fields) };
        let is_row =
            row.cells.first().is_some_and(|cell| probative_catalog::fits(first, cell).is_some());
        match (is_row, grid.rows.is_empty()) {
            (true, _) => grid.rows.push(row),
            (false, true) => above.push(Row { line: at + 1, cells: vec![line.trim().to_owned()] }),
            (false, false) => below.push(line.trim().to_owned()),
        }
    }
    let header = Row { line: above.last().map_or(0, |row| row.line), cells: names };
    above.retain(|row| row.filled() > 0);
    grid.rows.splice(0..0, above.into_iter().chain([header]));
    grid.below = below.into_iter().filter(|line| !line.is_empty()).collect();
    Some(grid)
}

fn cells(line: &str, fields: &[Field]) -> Vec<String> {
    let letters: Vec<char> = line.chars().collect();
    let cell = |field: &Field| {
        let (from, to) = (field.from - 1, field.to.unwrap_or(letters.len()).min(letters.len()));
        let letters = letters.get(from..to.max(from)).unwrap_or_default();
        letters.iter().collect::<String>().trim().to_owned()
    };
    fields.iter().map(cell).collect()
}
