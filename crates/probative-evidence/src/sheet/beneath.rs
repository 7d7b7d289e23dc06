//! Rows right beneath a header that are no rows: the numbers of its columns, and a second header.

use probative_terms::Diagnostic;
use probative_terms::text::telling;

use super::grid::Row;
use super::layout::Parts;
use crate::table::field_number;

/// The fewest years that make a second header.
const FEWEST: usize = 2;

/// Whether the first of some rows counts the columns, 1 to the last: the row `1,2,3` that forms
/// print below their header, above rows that begin with names, years or padded codes.
///
/// Where rows begin with small numbers it may be a row, as of the first of some districts.
pub(super) fn counts_columns(rows: &[&Row]) -> bool {
    let Some((first, rest)) = rows.split_first() else { return false };
    let (is_count, is_in_brackets) =
        (first.cells.len() >= 2, first.cells[0].starts_with(['(', '[']));
    let is_count = is_count && first.cells.iter().enumerate().all(|(at, cell)| is_number(cell, at));
    let mut named = rest.iter().filter_map(|row| row.cells.first()).filter(|cell| !cell.is_empty());
    let has_names = named.clone().next().is_some();
    is_count && has_names && (is_in_brackets || named.all(|cell| is_no_small_number(cell)))
}

/// Up to so many columns a row of data may count them by accident.
const FEW: usize = 4;

/// How many times as large numbers of one column are as each other, at most, to be of like size.
const LIKE: f64 = 10.0;

/// Words in the name of a column whose places have names, and no number among them.
const NAMED: [&str; 6] = ["place", "name", "county", "state", "town", "city"];

/// Whether a first row that counts the columns may be the row of district 1, above rows that begin
/// with words: each other column, of a few, has numbers of like size below.
pub(super) fn may_be_data(first_column: &str, rows: &[&Row]) -> bool {
    let Some((first, rest)) = rows.split_first() else { return false };
    let is_word = |cell: &str| !cell.contains(|letter: char| letter.is_ascii_digit());
    let is_like = |at: usize| {
        let own = (at + 1) as f64;
        let mut numbers = rest.iter().filter_map(|row| field_number(row.cells.get(at)?));
        numbers.any(|number| number <= own * LIKE && number * LIKE >= own)
    };
    let column = first_column.to_lowercase();
    let is_named =
        column.split(|letter: char| !letter.is_alphabetic()).any(|it| NAMED.contains(&it));
    first.cells.len() <= FEW
        && !is_named
        && !first.cells[0].starts_with(['(', '['])
        && rest.iter().filter_map(|row| row.cells.first()).all(|cell| is_word(cell))
        && (1..first.cells.len()).all(is_like)
}

/// That the first row may count the columns, where it is read as a row.
pub(super) fn may_count(path: &str, parts: &Parts<'_>) -> Option<Diagnostic> {
    let row = parts.body.first().filter(|_| parts.may_count)?;
    let said =
        format!("a row may be the numbers of the columns, and is read as one: {}", row.shown());
    let help =
        "nothing, if it is a row; if it counts the columns, take it out in a copy of the file";
    Some(Diagnostic::in_cell("W102", path, row.line, "", said, help))
}

/// Whether a cell is the number of its column, with or without brackets.
fn is_number(cell: &str, at: usize) -> bool {
    let inner = |open, close| cell.strip_prefix(open)?.strip_suffix(close);
    let bare = inner('(', ')').or_else(|| inner('[', ']')).unwrap_or(cell);
    // `01` is a code.
    bare == (at + 1).to_string()
}

/// Whether a cell that tells a row is a word without digits, a year, a date or a padded code.
fn is_no_small_number(cell: &str) -> bool {
    let digits = |cell: &str| cell.bytes().take_while(u8::is_ascii_digit).count();
    !cell.contains(|letter: char| letter.is_ascii_digit())
        || digits(cell) >= 4
        || (digits(cell) >= 2 && cell.starts_with('0'))
}

/// That the first row is a second header: it has years alone, above numbers that are none, and no
/// name, or a year stands where the header names no column.
pub(super) fn second_header(path: &str, parts: &Parts<'_>) -> Option<Diagnostic> {
    let (first, rest) = parts.body.split_first()?;
    let (label, others) = first.cells.split_first()?;
    let years: Vec<usize> =
        (1..first.cells.len()).filter(|at| is_year(&first.cells[*at])).collect();
    let are_alone = others.iter().all(|cell| cell.is_empty() || is_year(cell));
    let is_named = rest.iter().any(|row| row.cells.first().is_some_and(|cell| !cell.is_empty()));
    let unnamed = |at: &usize| parts.header.get(*at).is_some_and(String::is_empty);
    let is_header = label.is_empty() && is_named || years.iter().any(unnamed);
    let other_numbers = |at: &usize| {
        let cells = rest.iter().filter_map(|row| row.cells.get(*at));
        cells.into_iter().any(|cell| field_number(cell).is_some() && !is_year(cell))
    };
    if years.len() < FEWEST || !are_alone || !is_header || !years.iter().any(other_numbers) {
        return None;
    }
    let at = years[0];
    let above = parts.header[..=at.min(parts.header.len() - 1)].iter().rev();
    let above = above.into_iter().find(|name| !name.is_empty()).map_or("deaths", String::as_str);
    let name = format!("{}_{}", telling(above), first.cells[at]);
    let said = "the row below the header holds years alone, as a second header does";
    let help = format!(
        "write one header, with a name such as `{name}` above each column, in a copy of the file; if it is a row, give it its name"
    );
    Some(Diagnostic::in_cell("E108", path, first.line, "", said, &help))
}

fn is_year(cell: &str) -> bool {
    let digits = cell.len() == 4 && cell.bytes().all(|byte| byte.is_ascii_digit());
    digits && cell.parse().is_ok_and(|year: i32| (1600..=2200).contains(&year))
}

#[cfg(test)]
mod tests {
    use crate::asked::Asked;
    use crate::read::sheet;

    /// How many rows a table has, and the codes of what is told, or of what is refused.
    fn read(text: &str) -> (usize, Vec<String>) {
        let found = sheet("t.csv", text.as_bytes(), &Asked::default());
        let of = |told: &[probative_terms::Diagnostic]| {
            told.iter().map(|one| one.code.to_string()).collect::<Vec<_>>()
        };
        match found {
            Ok(found) => (found.table.len(), of(&found.notices)),
            Err(wrong) => (0, of(&wrong)),
        }
    }

    #[test]
    fn a_row_of_the_numbers_of_columns_is_no_place_and_no_year() {
        for text in [
            "county,deaths,people\n1,2,3\nAdams,400,1000\nBaker,7,900\n",
            "year,d,p\n1,2,3\n2015,10,100\n2016,12,100\n",
            "county name,deaths\n1,2\nAdams,4\nBaker,7\n",
            "ward,a,b,c,d\n1,2,3,4,5\nAdams,4,4,4,4\nBaker,4,4,4,4\n",
            "fips,d\n(1),(2)\n01001,10\n01003,12\n",
            "code,d\n[1],[2]\n5,10\n6,12\n",
            "fips,d\n1,2\n01001,10\n01003,12\n",
        ] {
            assert_eq!(read(text), (2, vec!["W102".to_owned()]), "{text}");
        }
    }

    #[test]
    fn a_row_whose_numbers_happen_to_follow_each_other_is_a_row_among_numbers() {
        for text in [
            "id,x,y\n1,2,3\n2,4,5\n",
            "district,d\n1,2\n17,5\n",
            "age,d\n1,2\n2-4,5\n",
            "ward,d\n1,2\nWard 2,5\n",
            "state,d\n1,3\nOhio,5\n",
            "from,to\n01,02\n02,04\n",
        ] {
            assert_eq!(read(text), (2, Vec::new()), "{text}");
        }
    }

    #[test]
    fn a_district_one_above_words_is_a_row_where_its_numbers_are_like_the_others() {
        for text in [
            "ward,deaths\n1,2\nUnknown,5\n",
            "district,deaths,people\n1,2,3\nAt large,40,50\nUnknown,4,5\n",
        ] {
            let (rows, told) = read(text);
            assert_eq!((rows, told), (text.lines().count() - 1, vec!["W102".to_owned()]), "{text}");
        }
    }

    #[test]
    fn a_row_that_counts_the_columns_is_told_with_its_line_and_cells() {
        let text = "county,deaths,people\n1,2,3\nAdams,400,1000\n";
        let told = sheet("t.csv", text.as_bytes(), &Asked::default()).unwrap().notices.remove(0);
        let said = "1 line that counts the columns (line 2: `1` `2` `3`)";
        assert!(told.what.contains(said), "{told}");
        let text = "county,deaths,people\nAdams,400,1000\nReport date,2021,\n";
        let told = sheet("t.csv", text.as_bytes(), &Asked::default()).unwrap().notices.remove(0);
        let said = "1 line below the rows (line 3: `Report date` `2021`)";
        assert!(told.what.contains(said), "{told}");
    }

    #[test]
    fn a_second_header_of_years_is_no_row() {
        for text in [
            "State,Deaths,,Population,\n,2019,2020,2019,2020\nOhio,12,15,10000,10100\nIowa,7,9,8,8\n",
            ",Deaths,,Population,\nState,2019,2020,2019,2020\nOhio,12,15,10000,10100\nIowa,7,9,8,8\n",
            "State,Deaths,Deaths before\n,2019,2018\nOhio,12,15\nIowa,7,9\n",
        ] {
            assert_eq!(read(text), (0, vec!["E108".to_owned()]), "{text}");
        }
        let said = Asked { header: Some(1), ..Asked::default() };
        let text = "State,d,e\n,2019,2018\nOhio,12,15\n";
        assert_eq!(sheet("t.csv", text.as_bytes(), &said).unwrap().table.len(), 2);
    }

    #[test]
    fn years_that_are_what_a_column_holds_make_no_second_header() {
        for text in [
            "law,begun,ended\nA,2015,2019\nB,2016,2020\n",
            "law,begun,ended\n,2015,2019\nB,2016,2020\n",
            "place,2015,2016\nA,2015,2019\nB,16,20\n",
            "year,founded,\n2015,1890,1920\n2016,1900,1930\n",
        ] {
            assert_eq!(read(text).0, 2, "{text}");
        }
    }
}
