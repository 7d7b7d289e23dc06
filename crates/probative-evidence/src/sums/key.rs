//! Cells as one run of bytes, by which groups are found.

/// Adds a cell to a key: its length and its letters, so that no letter can stand between two cells.
pub(super) fn push_cell(key: &mut Vec<u8>, cell: &str) {
    key.extend_from_slice(&(cell.len() as u32).to_le_bytes());
    key.extend_from_slice(cell.as_bytes());
}

/// The cells of a key.
pub(super) fn cells_of(mut key: &[u8]) -> Vec<String> {
    let mut cells = Vec::new();
    while let Some((length, rest)) = key.split_first_chunk::<4>() {
        let (cell, rest) = rest.split_at(u32::from_le_bytes(*length) as usize);
        cells.push(std::str::from_utf8(cell).expect("cells are text").to_owned());
        key = rest;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_whatever_letters_they_have() {
        for cells in [vec![], vec!["", "a\u{1f}b", "\0", "\u{e9}"], vec!["", ""]] {
            let mut key = Vec::new();
            cells.iter().for_each(|cell| push_cell(&mut key, cell));
            assert_eq!(cells_of(&key), cells);
        }
    }
}
