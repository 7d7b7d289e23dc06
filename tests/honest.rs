//! A few worlds of each kind through the whole rule: `docs/honesty.md` has all of them.

use probative_tests::honesty::{Effort, Stands, kinds, table};

/// Enough worlds for a rule that errs three times as often as it may to fail.
const FEW: Effort = Effort { worlds: 250, calibration: 1_000, quick: true };

#[test]
fn no_word_is_wrong_more_often_than_is_owed() {
    let tables: Vec<_> = kinds().into_iter().map(|kind| table(kind, FEW)).collect();
    let cells =
        || tables.iter().flat_map(|table| table.cells.iter().map(|cell| (table.name, cell)));
    let failing = cells().filter(|(_, cell)| cell.stands == Stands::Fails);
    let failing: Vec<String> = failing.map(|(kind, it)| format!("{kind}: {}", it.told())).collect();
    assert!(failing.is_empty(), "{failing:#?}");
    assert!(cells().count() >= 20, "only {} cells were asked", cells().count());
}
