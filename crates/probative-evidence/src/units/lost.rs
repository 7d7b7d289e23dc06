//! How much of what is counted goes with rows that find no match.

use crate::amounts::{Cell, cell};
use crate::table::Table;

/// The share of each column's sum that some rows hold, in words that go on a sentence; nothing for
/// a column that is not there, holds words or a number below zero, or sums to nothing.
pub(super) fn lost(table: &Table, rows: &[usize], values: &[String]) -> String {
    let told: Vec<String> = values.iter().filter_map(|column| share(table, rows, column)).collect();
    if told.is_empty() { String::new() } else { format!("; they hold {}", told.join(" and ")) }
}

fn share(table: &Table, rows: &[usize], column: &str) -> Option<String> {
    if !table.has(column) {
        return None;
    }
    let (mut all, mut theirs) = (0.0, 0.0);
    let mut withheld = 0;
    let ours: std::collections::BTreeSet<usize> = rows.iter().copied().collect();
    for row in 0..table.len() {
        match cell(table, row, column)? {
            Cell::Known(number) if number < 0.0 => return None,
            Cell::Known(number) => {
                all += number;
                theirs += if ours.contains(&row) { number } else { 0.0 };
            }
            Cell::Between(..) => withheld += usize::from(ours.contains(&row)),
            Cell::Missing(_) => {}
        }
    }
    let share = (all > 0.0).then(|| percent(theirs / all))?;
    let beside = match withheld {
        0 => String::new(),
        count => format!(", and {count} of its withheld numbers"),
    };
    Some(format!("{share} of the sum of `{column}`{beside}"))
}

/// A share in per cent, with as many digits as tell it from nothing.
fn percent(share: f64) -> String {
    let percent = 100.0 * share;
    match percent {
        0.0 => "nothing".to_owned(),
        small if small < 0.01 => "less than 0.01 %".to_owned(),
        small if small < 10.0 => format!("{small:.2} %"),
        large => format!("{large:.1} %"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_of_what_is_counted_is_told_of_columns_that_can_be_summed() {
        let table = |csv: &str| {
            crate::read::sheet("t.csv", csv.as_bytes(), &crate::asked::Asked::default())
                .unwrap()
                .table
        };
        let held = table("place,n,w\na,1,x\nb,3,y\nc,996,z\n");
        let values = ["n".to_owned(), "w".to_owned(), "none".to_owned()];
        assert_eq!(lost(&held, &[0, 1], &values), "; they hold 0.40 % of the sum of `n`");
        assert_eq!(lost(&held, &[], &values[1..]), "");
        assert_eq!(
            lost(&table("place,n\na,0\nb,9\n"), &[0], &values),
            "; they hold nothing of the sum of `n`"
        );
        assert_eq!(lost(&table("place,n\na,-1\nb,9\n"), &[0], &values), "");
    }
}
