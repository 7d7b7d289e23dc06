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
    let found = |row: usize| Found::at(row, table.cell(row, "n").parse().ok());
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
    for mark in ["Tоtal", "Ｔｏｔａｌ", "Gesamt", "États-Unis", "50 states + DC", "South", "сша"]
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
        let rows =
            [["a", "5"], ["b", "6"], ["c", "8"], last].map(|row| row.map(str::to_owned).to_vec());
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
    let found = |row: usize| Found::at(row, table.cell(row, "n").parse().ok());
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
    for name in ["Statewide", "All Saints", "All unintentional injuries", "Total hip replacement"] {
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
    let rows =
        [["a", "", "", "217"], ["b", "", "", "308"], ["c", "", "", "411"], ["d", "", "", "936"]];
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
    let rows =
        [["FR", "France", "", "5"], ["DE", "Germany", "", "6"], ["US", "United States", "", "7"]];
    assert!(!is_total(&rows, None, &[]));
}
