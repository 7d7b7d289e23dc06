//! Numbers that stand for none: signs of a publisher's, and those below zero among counts.

use probative_case::claim::Select;

use crate::look::{is_sign, sign_among_words};
use crate::select::Found;
use crate::table::{Table, field_number};
use crate::unavailable::{Count, Unavailable, Wrong, in_row};

/// The most rows of which no number is told from the others as a sign for none.
const FEW: usize = 3;

/// Passes if no number of a selection looks, among all of its column, like a sign for none.
pub(super) fn no_sign(select: &Select, table: &Table, rows: &[Found]) -> Result<(), Unavailable> {
    for column in select.columns() {
        let number = |found: &&Found| field_number(table.cell(found.row, column));
        if !rows.iter().any(|found| number(&found).is_some_and(is_sign)) {
            continue;
        }
        let Some((sign, ..)) = sign_among_words(table, column) else { continue };
        let is_marked = |found: &&Found| table.mark(found.row, column).is_some();
        let odd = rows.iter().find(|found| number(found) == Some(sign) && !is_marked(found));
        if let Some(found) = odd {
            let what = Wrong::Sign { column: column.clone(), number: sign };
            return Err(in_row(select, table, found.row, what));
        }
    }
    Ok(())
}

/// Passes if no number below zero is added to numbers above it: where counts are added up, `-9` is
/// a mark for none. Of net numbers one that is all nines is such a mark where it is the only one
/// below zero.
pub(super) fn one_sign(
    select: &Select,
    table: &Table,
    rows: &[Found],
    count: Count,
) -> Result<(), Unavailable> {
    let numbers = |found: &Found| [found.value, found.low, found.high].into_iter().flatten();
    let below = |found: &&Found| numbers(found).any(|number| number < 0.0);
    let above = rows.iter().flat_map(numbers).any(|number| number > 0.0);
    let signed = rows.iter().flat_map(numbers).filter(|number| *number < 0.0);
    // Whoever answered that a sign of many rows is a number has said so; of few it was not asked.
    let asked = rows.len() > FEW;
    let net = count == Count::Net && (asked || signed.clone().any(|number| !is_nines(number)));
    match rows.iter().find(below).filter(|_| above && !net) {
        None => Ok(()),
        Some(found) => {
            let number = numbers(found).find(|number| *number < 0.0).unwrap_or_default();
            let what = Wrong::BelowZero { column: select.value.clone(), number };
            Err(in_row(select, table, found.row, what))
        }
    }
}

/// Whether a number has no digit but nines, as a mark for none has.
fn is_nines(number: f64) -> bool {
    number.abs().to_string().bytes().all(|digit| digit == b'9')
}
