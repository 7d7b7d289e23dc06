//! Rows that are added up: what may tell them apart.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::Select;
use probative_case::claim::select::EACH_ROW;

use crate::alike::as_one;
use crate::public::PUBLISHED;
use crate::select::Found;
use crate::table::{Table, field_number};
use crate::unavailable::{Between, Unavailable, Wrong, in_row, is_numbered_anew};

/// Columns that say where a row comes from, and nothing of what it counts.
pub(crate) const ORIGIN: [&str; 7] =
    [PUBLISHED, "retrieved", "source", "source_url", "url", "note", "notes"];
/// Words in the name of a column by which it says what the numbers of a row are, wherever it lies.
const TELLING: [&str; 22] = [
    "year",
    "period",
    "time",
    "date",
    "day",
    "week",
    "month",
    "quarter",
    "edition",
    "vintage",
    "status",
    "release",
    "revision",
    "version",
    "method",
    "definition",
    "adjusted",
    "adjustment",
    "unit",
    "measure",
    "scale",
    "list",
];
/// Whole numbers that are read as years, which tell rows apart as words do.
const YEARS: std::ops::RangeInclusive<f64> = 1500.0..=2200.0;
/// Words of a column's name by which such numbers are years.
const OF_YEARS: [&str; 8] = ["year", "yr", "date", "time", "period", "season", "annual", "vintage"];
/// The most years between two that follow each other in a record: a census is taken each tenth.
const YEARS_APART: f64 = 10.0;
/// Words in the name of a column by which its numbers are codes, however far they lie apart.
const CODES: [&str; 6] = ["code", "codes", "fips", "id", "age", "ages"];
/// Up to so many numbers of a column may be parts of a sum, however far they lie apart.
const FEW: usize = 12;
/// Columns of which each number says what or whom is counted: no sum goes over two of them
/// unsaid, whatever stands in them and whichever place each is of.
const OF_WHOM: [&str; 7] = ["sex", "gender", "race", "ethnicity", "month", "quarter", "week"];

/// Whether each value of a column says what or whom is counted, so that none is a part of another.
pub(crate) fn is_of_whom(column: &str) -> bool {
    OF_WHOM.contains(&column.to_lowercase().as_str())
}

/// The columns over which a selection adds up: those that it says so of, and those of which it
/// names several values.
pub(crate) fn over(select: &Select) -> Vec<&str> {
    let several = select.filter.iter().filter(|(_, values)| values.len() > 1);
    let named = several.map(|(column, _)| column).chain(&select.sum_over);
    named.map(String::as_str).collect()
}

/// Passes if some rows may be added up: each has its own place in the columns that the claim adds
/// up over, and they differ in no other, so that none is a copy, a revision or another reading of
/// the next.
///
/// Numbers may differ, and so may a name that each row has to itself and has throughout the table.
pub(crate) fn apart(select: &Select, table: &Table, rows: &[Found]) -> Result<(), Unavailable> {
    let source = || select.source.clone();
    let rows: Vec<usize> = rows.iter().map(|found| found.row).collect();
    let is_alike = |column: &&String| differing(table, &rows, column).is_none();
    // Of rows that are counted there may be one.
    if select.value != EACH_ROW
        && let Some(column) = select.sum_over.iter().find(is_alike)
    {
        return Err(Unavailable::NotAdded { source: source(), column: column.clone() });
    }
    if rows.len() < 2 {
        return Ok(());
    }
    for column in &select.sum_over {
        if let Some(row) = rows.iter().find(|row| table.cell(**row, column).is_empty()) {
            let what = Wrong::NoKey { column: column.clone() };
            return Err(in_row(select, table, *row, what));
        }
    }
    let lines = |pair: (usize, usize)| (table.line(pair.0), table.line(pair.1));
    let unsaid = |pair, column: &str| {
        let (lines, column) = (lines(pair), column.to_owned());
        Unavailable::Between { source: source(), lines, what: Between::Unsaid { column } }
    };
    let others = || table.columns().iter().filter(|column| is_other(select, column));
    let over = over(select);
    let mut seen: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for row in &rows {
        let cells = over.iter().map(|column| as_one(table.cell(*row, column))).collect();
        let Some(first) = seen.insert(cells, *row) else { continue };
        let pair = (first, *row);
        let telling = |column: &&String| table.cell(first, column) != table.cell(*row, column);
        if let Some(what) = numbered_anew(table, pair, &over, others().filter(telling)) {
            return Err(Unavailable::Between { source: source(), lines: lines(pair), what });
        }
        let what = of_one_place(table, &rows, &over, pair, others().filter(telling));
        let so =
            alike(table, &rows, &over).into_iter().filter(|pair| is_so(table, &what, &over, *pair));
        let so = so.map(lines).collect();
        let what = what.among(so);
        return Err(Unavailable::Between { source: source(), lines: lines(pair), what });
    }
    for column in others().filter(|column| is_label(table, &rows, column) || is_of_whom(column)) {
        if let Some(pair) = differing(table, &rows, column)
            && (is_of_whom(column)
                || !is_a_name(table, &rows, column, &over) && !follows(table, column, &over))
        {
            return Err(unsaid(pair, column));
        }
    }
    Ok(())
}

/// What is wrong with two rows that would be added up and are one in the columns over which they
/// are: a column tells them apart, two spellings are taken for one, or their numbers alone differ.
fn of_one_place<'a>(
    table: &Table,
    rows: &[usize],
    over: &[&str],
    (first, row): (usize, usize),
    differing: impl Iterator<Item = &'a String>,
) -> Between {
    let cells = |column: &str| [first, row].map(|row| table.cell(row, column).to_owned());
    // A name that is spelt as the key is says no more than the key.
    let tells = |column: &&String| {
        let [one, other] = cells(column);
        as_one(&one) != as_one(&other)
    };
    let mut telling: Vec<&String> = differing.filter(tells).collect();
    telling.sort_by_key(|column| !is_label(table, rows, column));
    let column = telling.iter().find(|column| !is_counted(table, rows, column));
    if let Some(column) = column.filter(|column| is_label(table, rows, column)) {
        return Between::Unsaid { column: (*column).clone() };
    }
    let spelt = over.iter().map(|column| cells(column)).find(|[one, other]| one != other);
    match (spelt, column) {
        (Some([one, other]), _) => Between::TakenForOne { keys: (one, other) },
        (None, Some(column)) => Between::Unsaid { column: (*column).clone() },
        (None, None) => Between::Alike,
    }
}

/// Whether the numbers of a column count or measure something, so that they are no parts of a sum:
/// they have fractions or signs, or lie far apart from each other.
fn is_counted(table: &Table, rows: &[usize], column: &str) -> bool {
    let is_code = |word: &str| CODES.contains(&word);
    if is_label(table, rows, column) || is_of_whom(column) || is_called(column, is_code) {
        return false;
    }
    let numbers = rows.iter().filter_map(|row| field_number(table.cell(*row, column)));
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers.dedup();
    let (Some(least), Some(most)) = (numbers.first(), numbers.last()) else { return false };
    let is_measured = *least < 0.0 || numbers.iter().any(|number| number.fract() != 0.0);
    is_measured || numbers.len() > FEW && 2.0 * numbers.len() as f64 <= most - least
}

/// That two rows of one number are of places of two states, by one of the columns in which they
/// differ.
fn numbered_anew<'a>(
    table: &Table,
    (first, row): (usize, usize),
    over: &[&str],
    mut differing: impl Iterator<Item = &'a String>,
) -> Option<Between> {
    differing.find_map(|column| {
        let of = [first, row].map(|row| table.cell(row, column));
        let mut keys = over.iter().map(|name| table.cell(row, name));
        let key = keys.find(|key| is_numbered_anew(key, of))?.to_owned();
        Some(Between::NumberedAnew { key, column: column.clone(), is_sum: true })
    })
}

/// Whether what is wrong with two rows is wrong with two others that are one as well.
fn is_so(table: &Table, what: &Between, over: &[&str], (first, row): (usize, usize)) -> bool {
    let is_other = |column: &str| table.cell(first, column) != table.cell(row, column);
    let is_spelt_otherwise = || over.iter().any(|column| is_other(column));
    match what {
        Between::Unsaid { column } => {
            as_one(table.cell(first, column)) != as_one(table.cell(row, column))
        }
        Between::TakenForOne { .. } => is_spelt_otherwise(),
        _ => !is_spelt_otherwise(),
    }
}

/// The pairs of rows that have the same in some columns.
fn alike(table: &Table, rows: &[usize], columns: &[&str]) -> Vec<(usize, usize)> {
    let mut seen: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    for row in rows {
        let cells = columns.iter().map(|column| as_one(table.cell(*row, column))).collect();
        let first = seen.insert(cells, *row);
        pairs.extend(first.map(|first| (first, *row)));
    }
    pairs
}

/// The sums of what is found for each key and its parts, by key, which comes last: each key has
/// the same parts, or places have parts of their own. A part that is withheld leaves the sum
/// between the ends of all.
pub(crate) fn by_last<const N: usize>(
    select: &Select,
    table: &Table,
    found: &BTreeMap<[String; N], Found>,
) -> Result<BTreeMap<String, Found>, Unavailable> {
    same_parts(select, table, found)?;
    let mut by_key: BTreeMap<&String, Vec<&Found>> = BTreeMap::new();
    for (cells, part) in found {
        by_key.entry(&cells[N - 1]).or_default().push(part);
    }
    let sum = |parts: &Vec<&Found>| Found::sum(parts.iter().copied());
    Ok(by_key.iter().map(|(key, parts)| ((*key).clone(), sum(parts))).collect())
}

/// Passes if each key has the same parts, as each place has both sexes; of a column of which each
/// cell is of one key alone, as counties are of a state, each cell has the same ones of the others.
fn same_parts<const N: usize>(
    select: &Select,
    table: &Table,
    found: &BTreeMap<[String; N], Found>,
) -> Result<(), Unavailable> {
    let own = columns_of_their_own(found);
    let cells = |all: &[String; N], is_own: bool| -> Vec<String> {
        (0..N - 1).filter(|at| own.contains(at) == is_own).map(|at| all[at].clone()).collect()
    };
    let mut parts: BTreeMap<Vec<String>, BTreeSet<Vec<String>>> = BTreeMap::new();
    for all in found.keys() {
        let whose = [vec![all[N - 1].clone()], cells(all, true)].concat();
        parts.entry(whose).or_default().insert(cells(all, false));
    }
    for ((one, first), (other, second)) in parts.iter().zip(parts.iter().skip(1)) {
        if let Some(part) = first.symmetric_difference(second).next() {
            let (lacks, has) = if first.contains(part) { (other, one) } else { (one, other) };
            let everywhere = |part: &&Vec<String>| parts.values().all(|all| all.contains(*part));
            let all: BTreeSet<&Vec<String>> = parts.values().flatten().collect();
            let others = all.into_iter().filter(|other| *other != part && !everywhere(other));
            let told = std::iter::once(part).chain(others).map(|part| part.join("`, `"));
            return Err(Unavailable::OtherParts {
                source: select.source.clone(),
                column: select.sum_over.join("`, `"),
                parts: told.collect(),
                keys: Box::new([lacks.join(" "), has.join(" ")]),
                is_dated: table.has(PUBLISHED),
            });
        }
    }
    Ok(())
}

/// The columns of parts of which each cell is of one key alone.
///
/// Years that share no part are told by two lists, such as two revisions of a classification.
fn columns_of_their_own<const N: usize>(found: &BTreeMap<[String; N], Found>) -> Vec<usize> {
    if found.keys().any(|all| year(&all[N - 1]).is_some()) {
        return Vec::new();
    }
    let is_own = |at: &usize| {
        let mut keys: BTreeMap<&str, &str> = BTreeMap::new();
        found.keys().all(|all| *keys.entry(&all[*at]).or_insert(&all[N - 1]) == all[N - 1])
    };
    (0..N - 1).filter(is_own).collect()
}

/// Whether a column is none of the claim's: it neither names it nor adds up over it.
fn is_other(select: &Select, column: &str) -> bool {
    let is_number = select.columns().any(|name| name == column);
    let is_named = select.filter.iter().any(|(name, _)| name == column);
    let is_over = select.sum_over.iter().any(|name| name == column);
    !(is_number || is_named || is_over || ORIGIN.contains(&column.to_lowercase().as_str()))
}

/// The first two rows that differ in a column.
fn differing(table: &Table, rows: &[usize], column: &str) -> Option<(usize, usize)> {
    let first = *rows.first()?;
    let other = rows.iter().find(|row| table.cell(**row, column) != table.cell(first, column))?;
    Some((first, *other))
}

/// Whether the cells of a column are words or years, and not what some rows measure.
pub(crate) fn is_label(table: &Table, rows: &[usize], column: &str) -> bool {
    let mut cells = rows.iter().map(|row| table.cell(*row, column));
    let is_word = |cell: &str| !cell.is_empty() && field_number(cell).is_none();
    cells.any(is_word) || is_years(table, rows, column)
}

/// Whether the cells of a column are years, where they are not blank.
pub(crate) fn is_years(table: &Table, rows: &[usize], column: &str) -> bool {
    let is_year = |cell: &str| {
        cell.len() == 4 && field_number(cell).is_some_and(|number| YEARS.contains(&number))
    };
    let mut cells = rows.iter().map(|row| table.cell(*row, column));
    cells.all(|cell| cell.is_empty() || is_year(cell)) && are_years(table, column)
}

/// The year that four digits are.
pub(crate) fn year(text: &str) -> Option<i32> {
    let year: i32 = text.trim().parse().ok().filter(|_| text.trim().len() == 4)?;
    (1800..=2100).contains(&year).then_some(year)
}

/// Whether numbers of four digits are years by the name of their column, or follow each other as
/// years do: beds or metres lie further apart.
fn are_years(table: &Table, column: &str) -> bool {
    let cells = (0..table.len()).filter_map(|row| field_number(table.cell(row, column)));
    let mut numbers: Vec<f64> = cells.collect();
    numbers.sort_by(f64::total_cmp);
    let is_of_years =
        |word: &str| OF_YEARS.contains(&word) || word.ends_with("year") || word == "years";
    is_called(column, is_of_years)
        || numbers.windows(2).all(|pair| pair[1] - pair[0] <= YEARS_APART)
}

/// Whether a column has one cell for each place in others throughout the table, so that it is no
/// part of what is added up; one of times, editions or units says what the numbers are.
fn follows(table: &Table, column: &str, over: &[&str]) -> bool {
    let all: Vec<usize> = (0..table.len()).collect();
    if is_called(column, |word| TELLING.contains(&word)) || is_years(table, &all, column) {
        return false;
    }
    has_one_each(table, over, column)
}

/// Whether any word of a column's name, in small letters, is such a word.
pub(crate) fn is_called(column: &str, is_such: impl Fn(&str) -> bool) -> bool {
    column.to_lowercase().split(|letter: char| !letter.is_alphabetic()).any(is_such)
}

/// Whether a column has one cell throughout the table for all that others hold together.
pub(crate) fn has_one_each(table: &Table, others: &[&str], column: &str) -> bool {
    let mut cells: BTreeMap<Vec<&str>, &str> = BTreeMap::new();
    (0..table.len()).all(|row| {
        let key = others.iter().map(|other| table.cell(row, other)).collect();
        let cell = table.cell(row, column);
        *cells.entry(key).or_insert(cell) == cell
    })
}

/// Whether a column names again what others tell apart: each row by itself, and alike wherever the
/// others are.
fn is_a_name(table: &Table, rows: &[usize], column: &str, over: &[&str]) -> bool {
    let names: BTreeSet<&str> = rows.iter().map(|row| table.cell(*row, column)).collect();
    let place = |row: usize| over.iter().map(|column| table.cell(row, column)).collect::<Vec<_>>();
    let named: BTreeMap<Vec<&str>, &str> =
        rows.iter().map(|row| (place(*row), table.cell(*row, column))).collect();
    let alike =
        |row: usize| named.get(&place(row)).is_none_or(|name| *name == table.cell(row, column));
    names.len() == rows.len() && !names.contains("") && (0..table.len()).all(alike)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;
    use crate::public::AsOf;
    use crate::unavailable::Count;
    use probative_terms::Diagnostic;

    /// The sums of `n` by a key over some columns.
    fn sums(rows: &[[&str; 5]], key: &str, over: &[&str]) -> Result<Vec<(String, f64)>, String> {
        let sum_over = over.iter().map(|column| (*column).to_owned()).collect();
        let select = Select { sum_over, ..Select::all_of("t", "n") };
        let header = ["place", "year", "age", "sex", "n"];
        let cells = rows.iter().map(|row| row.map(str::to_owned).to_vec());
        let lines = (2..rows.len() + 2).collect();
        let table = Table::new(header.map(str::to_owned).to_vec(), cells.collect(), lines);
        let mut evidence = Evidence::default();
        evidence.tables.insert("t".to_owned(), table);
        let found = evidence.by_key(&select, key, Count::Whole, AsOf::Now);
        let found = found.map_err(|why| probative_terms::Diagnostic::from(why).to_string())?;
        Ok(found.into_iter().map(|(key, found)| (key, found.value.unwrap())).collect())
    }

    /// Two states of two ages and two sexes each.
    const CELLS: [[&str; 5]; 8] = [
        ["Maine", "2010", "young", "men", "1"],
        ["Maine", "2010", "young", "women", "2"],
        ["Maine", "2010", "old", "men", "4"],
        ["Maine", "2010", "old", "women", "8"],
        ["Utah", "2010", "young", "men", "10"],
        ["Utah", "2010", "young", "women", "20"],
        ["Utah", "2010", "old", "men", "40"],
        ["Utah", "2010", "old", "women", "80"],
    ];

    #[test]
    fn names_that_a_point_tells_apart_are_told_as_taken_for_one_and_no_count_as_a_part() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let mut cells: Vec<Vec<String>> = (0..30)
            .map(|at| row([&format!("Place {at}"), &(at * 7).to_string(), &(at * at).to_string()]))
            .collect();
        cells.push(row(["Lee Police Dept", "31", "900"]));
        cells.push(row(["Lee Police Dept.", "32", "1000"]));
        let columns = ["place", "all", "yes"].map(str::to_owned).to_vec();
        let told = |cells: Vec<Vec<String>>| {
            let lines = (2..2 + cells.len()).collect();
            let table = Table::new(columns.clone(), cells, lines);
            let rows: Vec<Found> =
                (0..table.len()).map(|row| Found { row, ..Found::NONE }).collect();
            let sum_over = vec!["place".to_owned()];
            let select = Select { sum_over, ..Select::all_of("t", "all") };
            Diagnostic::from(apart(&select, &table, &rows).unwrap_err()).to_string()
        };
        let spelt = told(cells.clone());
        assert!(
            spelt.contains("`Lee Police Dept` and `Lee Police Dept.` are taken for"),
            "{spelt}"
        );
        cells[31][0] = "Lee Police Dept".to_owned();
        let alike = told(cells);
        assert!(alike.starts_with("E212: nothing but their numbers tells lines 32"), "{alike}");
    }

    #[test]
    fn numbers_told_apart_by_a_key_are_added_up_over_several_columns() {
        let found = sums(&CELLS, "place", &["age", "sex"]).unwrap();
        assert_eq!(found, [("Maine".to_owned(), 15.0), ("Utah".to_owned(), 150.0)]);
        let told = sums(&CELLS[..7], "place", &["age", "sex"]).unwrap_err();
        assert!(told.contains("`old`, `women`") && told.contains("not for `Utah`"), "{told}");
        let told = sums(&CELLS, "place", &["age"]).unwrap_err();
        assert!(told.contains("E212"), "the sexes of an age are two numbers: {told}");
        let told = sums(&CELLS, "place", &["age", "sex", "year", "n"]).unwrap_err();
        assert!(told.contains("`age` and `sex`") && told.contains("three columns"), "{told}");
    }

    #[test]
    fn what_is_a_part_of_its_own_has_the_parts_that_others_have() {
        let rows = [
            ["Maine", "2010", "A1", "men", "1"],
            ["Maine", "2010", "A1", "women", "2"],
            ["Utah", "2010", "B1", "men", "4"],
            ["Utah", "2010", "B1", "women", "8"],
        ];
        let over = ["age", "sex"];
        assert_eq!(sums(&rows, "place", &over).unwrap()[1], ("Utah".to_owned(), 12.0));
        let told = sums(&rows[..3], "place", &over).unwrap_err();
        assert!(told.contains("`women`") && told.contains("not for `Utah B1`"), "{told}");
    }

    #[test]
    fn a_time_that_one_year_lacks_is_not_to_be_left_out_of_the_others() {
        let header = |column: &str| ["year", column, "n"].map(str::to_owned).to_vec();
        let rows = [["2010", "Q1", "3"], ["2010", "Q2", "4"], ["2011", "Q1", "4"]];
        let told = |column: &str| {
            let cells = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
            let mut evidence = Evidence::default();
            let table = Table::new(header(column), cells, vec![2, 3, 4]);
            evidence.tables.insert("t".to_owned(), table);
            let select = Select { sum_over: vec![column.to_owned()], ..Select::all_of("t", "n") };
            let found = evidence.by_key(&select, "year", Count::Whole, AsOf::Now);
            probative_terms::Diagnostic::from(found.unwrap_err()).how
        };
        for column in ["quarter", "month", "Week"] {
            let help = told(column);
            assert!(!help.contains("leave_out") && help.contains("times"), "{column}: {help}");
        }
        assert!(told("town").contains("leave_out"));
    }

    #[test]
    fn places_have_parts_of_their_own_and_years_have_not() {
        let found = |key: &str| {
            let rows = [["b", "2010", "A1", "-", "3"], ["c", "2011", "A2", "-", "4"]];
            sums(&rows, key, &["age"])
        };
        assert_eq!(found("place").unwrap(), [("b".to_owned(), 3.0), ("c".to_owned(), 4.0)]);
        assert!(found("year").unwrap_err().contains("E218"), "two lists of ages");
    }
}
