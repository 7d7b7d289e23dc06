//! Rows that hold the total of the rows beside them.

use std::cell::OnceCell;

use probative_atlas::state;
use probative_case::claim::Select;
use probative_terms::Diagnostic;
use probative_terms::place::Geoid;

use crate::alike::folded;
use crate::intensive::is_rate;
use crate::select::Found;
use crate::table::{Table, field_number};
use crate::unavailable::{Unavailable, Wrong, in_row};
use borne::Parts;
use by_sum::{Sign, by_sum};
pub(crate) use levels::{holds, is_of_a_larger, of_another_level};
use overlap::none_overlap;
use plain::is_plain;
pub(crate) use plain::is_the_rest;
use sums::{is_last, summed};
use words::{
    CODES, EVERYBODY, NAMES, begins_with_every, has_total, is_called, is_of_places, words,
};

mod borne;
mod by_sum;
mod codes;
mod levels;
mod of_some;
mod overlap;
mod plain;
pub(crate) mod small;
pub(crate) mod summary;
mod sums;
mod words;

pub(crate) use sums::unit;
pub(crate) use words::is_unknown;

/// Passes if none of some rows that are added up or set beside each other is the total of others.
///
/// A row is one if a cell says so and not every row's does: by a word for a total, by the nation
/// among states and counties, or by a code of another level. A word that a part may have for its
/// name too, as `All Saints` has, is believed unless the numbers contradict it. Without a word it is one if its number
/// is the sum of all the others and it has no code, or a blank where all the others have none. What
/// the selection asks for by a value of its own in `where` is meant.
pub(crate) fn among_parts(
    select: &Select,
    table: &Table,
    rows: &[Found],
    keys: &[&str],
) -> Result<(), Unavailable> {
    none_overlap(select, table, rows, keys)?;
    none_is_summary(select, table, rows, keys)?;
    none_is_total(select, table, rows, keys)
}

/// Passes if none of some rows is the mean of others, or another measure of them.
fn none_is_summary(
    select: &Select,
    table: &Table,
    rows: &[Found],
    keys: &[&str],
) -> Result<(), Unavailable> {
    let Some((at, column, measure)) = summary::among(select, table, rows, keys) else {
        return Ok(());
    };
    let (mark, column) = (table.cell(rows[at].row, column).to_owned(), column.to_owned());
    Err(in_row(select, table, rows[at].row, Wrong::Summary { mark, column, measure }))
}

/// Passes if none of some rows is the total of others, where none overlaps with another.
fn none_is_total(
    select: &Select,
    table: &Table,
    rows: &[Found],
    keys: &[&str],
) -> Result<(), Unavailable> {
    if rows.len() < 2 {
        return Ok(());
    }
    let of = |row: &Found, mark: &str, column: &str| {
        let (mark, column) = (mark.to_owned(), column.to_owned());
        in_row(select, table, row.row, Wrong::Total { mark, column })
    };
    for column in table.columns().iter().filter(|column| !is_meant(select, column)) {
        let cells: Vec<&str> = rows.iter().map(|row| table.cell(row.row, column)).collect();
        let is_key = keys.contains(&column.as_str());
        let parts = OnceCell::new();
        let parts = || parts.get_or_init(|| parts_of(select, table, rows, (keys, column)));
        // A rate of all is no sum, so that no number contradicts it.
        let is_sure = |at: usize| is_plain(&folded(cells[at]), column) || is_rate(&select.value);
        let believed = |at: usize| is_sure(at) || !parts().contradict(at);
        let first = |says: &dyn Fn(&str) -> bool| first(&cells, says, &believed);
        let within = || first(&has_total).filter(|_| is_key || is_called(column, &NAMES));
        let of_all = |cell: &str| begins_with_every(cell) || EVERYBODY.contains(&cell);
        let every = || first(&of_all).filter(|_| is_key);
        let larger = || of_another_level(&cells).filter(|_| is_key || is_called(column, &CODES));
        if let Some(at) = marked(&cells, &believed).or_else(within).or_else(every).or_else(larger) {
            return Err(of(&rows[at], cells[at], column));
        }
    }
    match by_sum(select, table, rows, keys) {
        Some((at, column, Sign::Other)) => {
            Err(of(&rows[at], table.cell(rows[at].row, column), column))
        }
        // Whoever names the parts says which they are; of a sum alone that is believed, and told.
        Some((at, column, Sign::SumAlone)) if !names_several(select, column) => {
            let (mark, column) = (table.cell(rows[at].row, column).to_owned(), column.to_owned());
            Err(in_row(select, table, rows[at].row, Wrong::Sum { mark, column }))
        }
        Some((_, _, Sign::SumAlone)) | None => Ok(()),
    }
}

/// Whether the selection names several values of a column.
pub(crate) fn names_several(select: &Select, column: &str) -> bool {
    select.filter.iter().any(|(name, values)| name == column && values.len() > 1)
}

/// Passes if none of some rows by their keys is the total of others, in all or in each time: by the
/// first key, and by each over which the selection adds up.
pub(crate) fn among_keys(
    select: &Select,
    table: &Table,
    rows: &[Found],
    keys: &[&str],
) -> Result<(), Unavailable> {
    none_overlap(select, table, rows, keys)?;
    none_is_summary(select, table, rows, keys)?;
    let is_added = |key: &str| select.sum_over.iter().any(|over| over == key);
    let mut firsts = (0..keys.len()).filter(|at| *at == 0 || is_added(keys[*at]));
    firsts.try_for_each(|at| {
        none_is_total(select, table, rows, &keys[at..=at])?;
        in_each(select, table, rows, &[&keys[at..], &keys[..at]].concat())
    })
}

/// Passes if no key of some rows has the total of the others in each of the times, or of the other
/// parts, that the keys behind the first tell.
pub(crate) fn in_each(
    select: &Select,
    table: &Table,
    rows: &[Found],
    keys: &[&str],
) -> Result<(), Unavailable> {
    let of_some = || of_some::in_all(select, table, rows, keys);
    let Some(at) = codes::in_each(table, rows, keys).or_else(of_some) else { return Ok(()) };
    let (mark, column) = (table.cell(rows[at].row, keys[0]).to_owned(), keys[0].to_owned());
    Err(in_row(select, table, rows[at].row, Wrong::Total { mark, column }))
}

/// Whether a cell is called by a word, and by no code and no number.
fn is_word(cell: &str) -> bool {
    !is_code(cell) && field_number(cell).is_none()
}

/// What is wrong with the first row of a table whose id is the word for a total or the code of a
/// place that holds others, or that is called so in some column and has the sum of the others in
/// one of its numbers.
pub fn total_row(path: &str, table: &Table, id: &str, numbers: &[&str]) -> Option<Diagnostic> {
    let cells =
        |column: &str| (0..table.len()).map(|row| table.cell(row, column)).collect::<Vec<_>>();
    let told = |row: usize, column: &str| {
        let said = format!("`{}` marks the row as the total of others", table.cell(row, column));
        Diagnostic::in_cell("E214", path, table.line(row), column, said, TAKE_OUT)
    };
    let named = cells(id);
    let number = |cells: Vec<&str>| cells.into_iter().map(field_number).collect::<Vec<_>>();
    let of = |column: &&str| {
        Parts::new(table, (0..table.len()).collect(), number(cells(column)), &[], id)
    };
    let counts = OnceCell::new();
    let counts = || -> &Vec<Parts<'_>> {
        counts.get_or_init(|| numbers.iter().filter(|column| !is_rate(column)).map(of).collect())
    };
    let believed = |at: usize| {
        let is_part = || !counts().is_empty() && counts().iter().all(|one| one.contradict(at));
        is_plain(&folded(named[at]), id) || !is_part()
    };
    let every = || first(&named, begins_with_every, &believed);
    let says = || every().or_else(|| of_another_level(&named));
    if let Some(row) = marked(&named, &believed).or_else(says) {
        return Some(told(row, id));
    }
    let sums = numbers.iter().filter_map(|column| summed(&number(cells(column))));
    let is_called = |row: usize, column: &&String| is_of_all(table.cell(row, column));
    let found = |row: usize| Some((row, table.columns().iter().find(|it| is_called(row, it))?));
    let named = sums.filter_map(found).map(|(row, column)| told(row, column)).next();
    // By whatever word: the first or last row, with the sum of a column that is no accident.
    let select = |column: &str| Select::all_of("", column);
    let rows: Vec<Found> =
        (0..table.len()).map(|row| Found { row, value: None, low: None, high: None }).collect();
    let unnamed = || {
        numbers.iter().find_map(|column| {
            let values = number(cells(column));
            let row = summed(&values)?;
            let select = select(column);
            let by_code = || codes::is_total(&values, row, &select, table, &rows, id);
            let by_word =
                || is_word(table.cell(row, id)) && is_last(&values, row, &select, table, &rows, id);
            let is = !id.is_empty() && (by_word() || by_code());
            is.then(|| told(row, id))
        })
    };
    named.or_else(unnamed).or_else(|| summary::told(path, table, id, TAKE_OUT))
}

/// How to go on where a row of a table of units is the total of others.
const TAKE_OUT: &str =
    "leave the row out with --leave-out COL=VALUE, so that it does not count as a unit";

/// What is wrong with the first row of a table that says of itself that it is a total.
///
/// Of a table that is no case's nobody says which rows are meant, so that only the plainest words
/// count.
pub(crate) fn said(path: &str, table: &Table) -> Option<Diagnostic> {
    let says =
        |row: usize, column: &str| words().plainest.contains(&folded(table.cell(row, column)));
    table.columns().iter().find_map(|column| {
        let row = (0..table.len()).find(|row| says(*row, column))?;
        let all = (0..table.len()).all(|row| says(row, column));
        let cell = table.cell(row, column);
        let told = format!("`{cell}` marks the row as the total of others");
        (!all).then(|| Diagnostic::in_cell("E214", path, table.line(row), column, told, TAKE_OUT))
    })
}

/// Whether the selection names one value of a column, or is the column of its numbers.
fn is_meant(select: &Select, column: &str) -> bool {
    select.columns().any(|name| name == column)
        || select.filter.iter().any(|(name, values)| name == column && values.len() == 1)
}

/// The first cell that says something, where others do not, and is believed.
fn first(
    cells: &[&str],
    says: impl Fn(&str) -> bool,
    believed: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    let said: Vec<bool> = cells.iter().map(|cell| says(&folded(cell))).collect();
    let found = (0..cells.len()).find(|at| said[*at] && believed(*at))?;
    said.contains(&false).then_some(found)
}

/// Some rows as those against which a word in a column is held.
fn parts_of<'a>(
    select: &Select,
    table: &'a Table,
    rows: &[Found],
    (keys, column): (&[&str], &'a str),
) -> Parts<'a> {
    let named = select.filter.iter().map(|(column, _)| column).chain(&select.sum_over);
    let keys: Vec<&str> = named.map(String::as_str).chain(keys.iter().copied()).collect();
    let values = rows.iter().map(|row| row.value).collect();
    Parts::new(table, rows.iter().map(|row| row.row).collect(), values, &keys, column)
}

/// Whether a cell is the word for all of something, or the nation.
pub(crate) fn is_of_all(cell: &str) -> bool {
    let cell = folded(cell);
    let is_word = words().total.contains(&cell) || words().nation.contains(&cell);
    is_word || is_of_places(&cell) || begins_with_every(&cell) || has_total(&cell)
}

/// The row that a word marks as a total, where others have none.
fn marked(cells: &[&str], believed: &dyn Fn(usize) -> bool) -> Option<usize> {
    // A country may be called as a state is, `DE`; most of them are not.
    let among_states =
        || 2 * cells.iter().filter(|cell| is_of_a_state(cell)).count() >= cells.len();
    let is_total = |cell: &str| words().total.contains(cell) || is_of_places(cell);
    let nation = || first(cells, |cell| words().nation.contains(cell), believed);
    first(cells, is_total, believed).or_else(|| nation().filter(|_| among_states()))
}

fn is_of_a_state(cell: &str) -> bool {
    is_code(cell) || state(cell).is_some()
}

/// Whether a cell is the code of a state, a county or less.
fn is_code(cell: &str) -> bool {
    cell != Geoid::nation().as_str() && Geoid::parse(cell).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of a table `k,name,note,n` that a filter chooses.
    fn chosen(rows: &[[&str; 4]], filter: &[(&str, &str)]) -> (Table, Select, Vec<Found>) {
        let columns = ["k", "name", "note", "n"].map(str::to_owned).to_vec();
        let cells = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        let table = Table::new(columns, cells, (2..rows.len() + 2).collect());
        let filter = filter.iter().map(|(column, value)| {
            ((*column).to_owned(), value.split('|').map(str::to_owned).collect())
        });
        let select = Select { filter: filter.collect(), ..Select::all_of("t", "n") };
        let found = |row: usize| Found {
            row,
            value: table.cell(row, "n").parse().ok(),
            low: None,
            high: None,
        };
        let found = table.matching(&select.filter).into_iter().map(found).collect();
        (table, select, found)
    }

    /// Whether the last of some rows is refused as a total.
    fn is_total(rows: &[[&str; 4]], key: Option<&str>, filter: &[(&str, &str)]) -> bool {
        let (table, select, found) = chosen(rows, filter);
        match among_parts(&select, &table, &found, key.as_slice()) {
            Ok(()) => false,
            Err(Unavailable::InRow { line, what: Wrong::Total { .. }, .. }) => {
                assert_eq!(line, rows.len() + 1, "{rows:?}");
                true
            }
            Err(other) => panic!("{other:?}"),
        }
    }

    /// Whether some rows under `k` that are compared are refused, by the sum of one alone.
    fn is_sum(rows: &[[&str; 4]], filter: &[(&str, &str)]) -> bool {
        let (table, select, found) = chosen(rows, filter);
        match among_parts(&select, &table, &found, &["k"]) {
            Ok(()) => false,
            Err(Unavailable::InRow { what: Wrong::Sum { .. }, .. }) => true,
            Err(other) => panic!("{other:?}"),
        }
    }

    const PARTS: [[&str; 4]; 2] = [["01", "Alabama", "", "100"], ["02", "Alaska", "", "20"]];

    fn with(last: [&str; 4]) -> bool {
        let rows = [PARTS[0], PARTS[1], last];
        let found = [None, Some("k")].map(|key| is_total(&rows, key, &[]));
        assert!(found[1] || !found[0], "{last:?}: refused without a key and not with one");
        found[1]
    }

    #[test]
    fn a_row_that_calls_itself_a_total_is_one_whatever_its_number() {
        for mark in ["Total", "TOTAL", "*Total*", "Grand Total:", "All states", "Sum"] {
            assert!(with(["", "", mark, "999"]), "{mark}");
            assert!(with([mark, "x", "", "999"]), "{mark}");
        }
        for mark in
            ["Tоtal", "Ｔｏｔａｌ", "Gesamt", "États-Unis", "50 states + DC", "South", "сша"]
        {
            assert!(with(["77", mark, "", "7"]), "{mark}");
        }
        assert!(!with(["04", "Arizona", "revised in two states", "7"]), "a remark");
        assert!(with(["-", "Total, all states", "", "7"]));
        assert!(with(["-", "U.S. total", "", "7"]));
        assert!(!with(["04", "Arizona", "the total was revised", "7"]), "a remark");
        assert!(with(["US", "United States", "", "7"]), "the nation among states");
        assert!(with(["99", "USA", "", "7"]));
    }

    #[test]
    fn a_row_without_a_word_is_a_total_if_it_sums_the_others_and_is_no_place() {
        assert!(with(["", "", "", "120"]), "blank where the others have a name");
        assert!(with(["00", "The whole", "", "120"]), "a code that is no place's");
        assert!(!with(["04", "Arizona", "", "120"]), "a place may have as many as two others");
        assert!(!with(["04", "Arizona", "", "7"]));
    }

    #[test]
    fn a_code_that_holds_another_is_a_total() {
        let counties = [["01001", "Autauga", "", "5"], ["01003", "Baldwin", "", "6"]];
        assert!(is_total(&[counties[0], counties[1], ["01", "Alabama", "", "50"]], Some("k"), &[]));
        let numbers = [["10", "a", "", "5"], ["10001", "b", "", "6"], ["7", "c", "", "9"]];
        assert!(!is_total(&numbers, Some("k"), &[]), "ids that count rows are no codes");
    }

    #[test]
    fn what_where_names_is_meant() {
        let rows = [PARTS[0], PARTS[1], ["", "", "Total", "120"]];
        assert!(!is_total(&rows[2..], None, &[]), "one row is added to no other");
        assert!(!is_total(&rows, None, &[("note", "Total")]));
        assert!(is_total(&rows, None, &[("note", "Total|")]));
        let all = [["01", "x", "all", "5"], ["02", "y", "all", "6"], ["04", "z", "all", "7"]];
        assert!(!is_total(&all, Some("k"), &[]), "every row says so");
    }

    #[test]
    fn the_name_of_all_parts_is_a_total_among_what_is_added_up() {
        for all in ["All drugs", "both sexes", "Any opioid", "ALL AGES"] {
            let rows = [["heroin", "", "", "5"], ["cocaine", "", "", "6"], [all, "", "", "9"]];
            assert!(is_total(&rows, Some("k"), &[]), "{all}");
            assert!(!is_total(&rows, None, &[]), "{all} in a column that is not asked");
        }
    }

    #[test]
    fn a_row_of_a_table_of_units_is_a_total_by_its_id_or_by_a_name_and_a_sum() {
        let total = |last: [&str; 2]| {
            let rows = [["a", "5"], ["b", "6"], ["c", "8"], last]
                .map(|row| row.map(str::to_owned).to_vec());
            let columns = ["id", "n"].map(str::to_owned).to_vec();
            let table = Table::new(columns, rows.to_vec(), vec![2, 3, 4, 5]);
            total_row("p", &table, "id", &["n"]).is_some()
        };
        for id in ["Total", "All ages", "Gesamt", "50 states"] {
            assert!(total([id, "7"]), "{id}");
        }
        assert!(total(["United States", "19"]) && !total(["United States", "7"]));
        assert!(!total(["d", "19"]), "a unit may have as many as the others");
    }

    /// Which line of numbers under words is refused as a total, where they are added up.
    fn added(rows: &[(&str, &str)]) -> Option<usize> {
        let cells = rows.iter().map(|(word, n)| vec![(*word).to_owned(), (*n).to_owned()]);
        let columns = vec!["k".to_owned(), "n".to_owned()];
        let table = Table::new(columns, cells.collect(), (1..=rows.len()).collect());
        let select = Select { sum_over: vec!["k".to_owned()], ..Select::all_of("t", "n") };
        let found = |row: usize| Found {
            row,
            value: table.cell(row, "n").parse().ok(),
            low: None,
            high: None,
        };
        let found: Vec<Found> = (0..rows.len()).map(found).collect();
        match among_parts(&select, &table, &found, &["k"]) {
            Ok(()) => None,
            Err(Unavailable::InRow { line, .. }) => Some(line),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_left_beside_others_is_no_total() {
        for rest in [
            "All other counties",
            "All others",
            "All other",
            "All remaining counties",
            "All smaller counties",
            "All causes other than these",
            "Total unassigned",
            "Total, other counties",
            "Rest of state",
            "Other",
        ] {
            for n in ["7", "55", "120", "900"] {
                let rows = [("a", "40"), ("b", "31"), ("c", "25"), (rest, n)];
                assert_eq!(added(&rows), None, "{rest} {n}");
            }
        }
        for all in ["All races including other", "Total (incl. unknown)", "All ages and unknown"] {
            let rows = [("a", "40"), ("b", "31"), ("c", "25"), (all, "99")];
            assert_eq!(added(&rows), Some(4), "{all}");
        }
    }

    #[test]
    fn a_name_with_a_word_for_a_total_is_one_where_its_number_can_be() {
        let last = |name, n| added(&[("a", "400"), ("b", "310"), ("c", "257"), (name, n)]);
        for name in
            ["Statewide", "All Saints", "All unintentional injuries", "Total hip replacement"]
        {
            assert_eq!(last(name, "70"), None, "{name}");
            assert_eq!(last(name, "530"), None, "{name}, next to no sum");
            assert_eq!(last(name, "940"), Some(4), "{name}, with parts that overlap");
            assert_eq!(last(name, "1020"), Some(4), "{name}, with a part that is withheld");
            assert_eq!(last(name, "567"), Some(4), "{name}, of the two before it");
        }
        let small = [("a", "40"), ("b", "30"), ("c", "25"), ("Total hip replacement", "55")];
        assert_eq!(added(&small), None, "small numbers are sums by accident");
        for name in ["Total", "All", "All counties", "Alabama total", "Statewide total", "All k"] {
            assert_eq!(last(name, "70"), Some(4), "{name}");
        }
    }

    #[test]
    fn the_numbers_beside_a_word_are_those_of_its_own_year() {
        let years = |all: [&'static str; 2]| {
            let part = |name, year, n| ["", name, year, n];
            let of = |year, all| {
                [("A", "40"), ("B", "31"), ("C", "25"), ("Statewide", all)]
                    .map(|(name, n)| part(name, year, n))
            };
            [of("2015", all[0]), of("2016", all[1])].concat()
        };
        let refused = |all| {
            let rows = years(all);
            let (table, select, found) = chosen(&rows, &[]);
            let select = Select { sum_over: vec!["name".into(), "note".into()], ..select };
            among_parts(&select, &table, &found, &["name", "note"]).is_err()
        };
        assert!(refused(["97", "98"]));
        assert!(refused(["7", "98"]), "one is enough");
        assert!(!refused(["7", "8"]));
    }

    #[test]
    fn what_is_added_up_holds_no_sum_of_its_own_under_whatever_word() {
        assert_eq!(added(&[("men", "60"), ("women", "41"), ("Persons", "99")]), Some(3));
        assert_eq!(added(&[("men", "6"), ("women", "4"), ("ihop", "10")]), Some(3), "both sexes");
        assert_eq!(added(&[("men", "6"), ("women", "4"), ("Unknown", "10")]), None);
        let parts = [("a", "60"), ("b", "40"), ("c", "20"), ("those", "120"), ("d", "33")];
        assert_eq!(added(&parts), Some(4), "in the middle");
        let first = [("those", "120"), ("a", "60"), ("b", "40"), ("c", "20"), ("d", "33")];
        assert_eq!(added(&first), None, "a large number is that of some others now and then");
        assert_eq!(added(&[("a", "60"), ("b", "40"), ("c", "20"), ("d", "33")]), None);
        assert_eq!(added(&[("0-4", "6"), ("5-14", "4"), ("0-14", "9")]), Some(3), "a range");
    }

    #[test]
    fn a_part_has_the_sum_of_the_others_by_accident_where_numbers_are_small_or_round() {
        assert_eq!(added(&[("East", "20"), ("Inland", "30"), ("Coast", "50")]), None);
        assert_eq!(added(&[("a", "0"), ("b", "0"), ("c", "0"), ("d", "5"), ("e", "5")]), None);
        assert_eq!(added(&[("male", "3"), ("female", "2"), ("other", "1")]), None);
        assert_eq!(added(&[("a", "200"), ("b", "300"), ("c", "400"), ("d", "900")]), None, "round");
        assert_eq!(added(&[("a", "217"), ("b", "308"), ("c", "411"), ("d", "936")]), Some(4));
        assert_eq!(added(&[("a", "1.5"), ("b", "13.1"), ("c", "14.6")]), Some(3), "of a tenth");
    }

    #[test]
    fn a_part_that_is_named_is_no_total_by_its_sum_alone() {
        let rows = [
            ["a", "", "", "217"],
            ["b", "", "", "308"],
            ["c", "", "", "411"],
            ["d", "", "", "936"],
        ];
        assert!(is_sum(&rows, &[]));
        assert!(!is_sum(&rows, &[("k", "a|b|c|d")]));
    }

    #[test]
    fn a_small_sum_of_units_is_no_accident_if_another_column_has_one_too() {
        let total = |rows: &[[&str; 3]]| {
            let columns = ["id", "n", "people"].map(str::to_owned).to_vec();
            let cells = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
            let table = Table::new(columns, cells, (1..=rows.len()).collect());
            total_row("p", &table, "id", &["n"]).is_some()
        };
        let parts = [["a", "5", "70"], ["b", "6", "80"], ["c", "8", "90"]];
        assert!(total(&[parts[0], parts[1], parts[2], ["ihop", "19", "240"]]));
        assert!(!total(&[parts[0], parts[1], parts[2], ["d", "19", "75"]]));
    }

    #[test]
    fn countries_are_no_total_of_each_other() {
        let rows = [
            ["FR", "France", "", "5"],
            ["DE", "Germany", "", "6"],
            ["US", "United States", "", "7"],
        ];
        assert!(!is_total(&rows, None, &[]));
    }
}
