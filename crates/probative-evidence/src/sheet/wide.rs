//! Years that stand as columns, made into rows: one a row and year.

use std::collections::BTreeSet;

use probative_catalog::fits;
use probative_terms::Diagnostic;
use probative_terms::text::telling;

use crate::alike::is_marked_year;
use crate::mark::Marks;
use crate::table::Table;

/// The column of the years.
pub(crate) const YEAR: &str = "year";
/// The column of the numbers, where the names of the columns say no more than the year.
const VALUE: &str = "value";
/// The fewest years that make a series.
const FEWEST: usize = 2;

/// A column that is called by a year: what else its name says, and the year.
struct Yearly {
    place: usize,
    called: String,
    year: i32,
}

/// What a name says before the year in it, as a column of the quantity is called.
fn called(before: &str) -> &str {
    let called = before.trim_end_matches(['_', '-', '.', ' ']);
    // A letter stands before a year where names may not begin with digits.
    if called.chars().count() > 1 { called } else { VALUE }
}

/// The columns that are called by a year, those of each quantity if it has two years or more.
fn yearly(columns: &[String]) -> Vec<Yearly> {
    let of_year = |(place, name): (usize, &String)| {
        let year = fits("*{year}", name).flatten()?;
        let before = name.trim_end().strip_suffix(&year.to_string())?;
        // Of 12015 the last four digits are no year.
        let apart = !before.ends_with(|letter: char| letter.is_ascii_digit());
        apart.then(|| Yearly { place, called: called(before).to_owned(), year })
    };
    let mut found: Vec<Yearly> = columns.iter().enumerate().filter_map(of_year).collect();
    let years = |called: &str, of: &[Yearly]| of.iter().filter(|it| it.called == called).count();
    let kept: BTreeSet<String> = found
        .iter()
        .filter(|it| years(&it.called, &found) >= FEWEST)
        .map(|it| it.called.clone())
        .collect();
    found.retain(|it| kept.contains(&it.called));
    found
}

/// A column of a quantity whose name is a year with a mark behind it, as `2020 (provisional)`: it
/// stays no year of its own and its numbers would be missing in every series. With it the year.
fn marked<'a>(columns: &'a [String], yearly: &[Yearly]) -> Option<(&'a str, &'a str)> {
    let year_in = |name: &'a str| {
        let is_digit = |letter: char| letter.is_ascii_digit();
        let begin = name.find(is_digit)?;
        let rest = &name[begin..];
        let end = rest.find(|letter| !is_digit(letter)).unwrap_or(rest.len());
        let is_year = rest[..end].parse().is_ok_and(|it: i32| (1600..=2200).contains(&it));
        let is_marked = end == 4 && is_year && is_marked_year(rest, &rest[..end]);
        is_marked.then_some((called(&name[..begin]), &rest[..end]))
    };
    columns.iter().enumerate().filter(|(at, _)| yearly.iter().all(|it| it.place != *at)).find_map(
        |(_, name)| {
            let (called, year) = year_in(name)?;
            let is_kept = yearly.iter().any(|it| it.called == called);
            is_kept.then_some((name.as_str(), year))
        },
    )
}

/// The years that stand as columns of a table, one a column: the first and the last.
pub fn years_in_columns(table: &Table) -> Option<(i32, i32)> {
    let years: Vec<i32> = yearly(table.columns()).iter().map(|it| it.year).collect();
    Some((*years.iter().min()?, *years.iter().max()?))
}

/// The table with a row for each row and year: its other columns as they are, the year, and a
/// column a quantity.
///
/// # Errors
/// No column that is called by a year (E301), one of a year with a mark (E215), and two columns of
/// one name (E106).
pub(crate) fn in_rows(path: &str, table: &Table) -> Result<Table, Vec<Diagnostic>> {
    let yearly = yearly(table.columns());
    let years: BTreeSet<i32> = yearly.iter().map(|it| it.year).collect();
    if years.is_empty() {
        let said = "its years should stand in columns, and no two columns are called by a year";
        let help =
            "leave `years_in_columns` out, or name columns by their years: 2015 or deaths_2015";
        return Err(vec![Diagnostic::of_file("E301", path, said, help)]);
    }
    if let Some((name, year)) = marked(table.columns(), &yearly) {
        let said =
            format!("`{}` is the year {year} with a mark and no year of its own", telling(name));
        let help = "name the column by its year alone, in a copy of the file; what the mark says belongs into the source's `vintage`";
        return Err(vec![Diagnostic::in_cell("E215", path, 0, name, said, help)]);
    }
    let kept: Vec<usize> =
        (0..table.columns().len()).filter(|at| yearly.iter().all(|it| it.place != *at)).collect();
    let quantities = quantities(&yearly);
    let own = kept.iter().map(|at| table.columns()[*at].clone());
    let made = std::iter::once(YEAR).chain(quantities.iter().copied()).map(str::to_owned);
    let columns: Vec<String> = own.chain(made).collect();
    named_once(path, &columns)?;
    // Where the cells of a year come from: each column as it is, the year, and its quantities.
    let of_year = |year: i32| -> Vec<Option<usize>> {
        let at =
            |quantity: &&str| yearly.iter().find(|it| it.year == year && it.called == **quantity);
        let made = quantities.iter().map(|quantity| at(quantity).map(|it| it.place));
        kept.iter().map(|at| Some(*at)).chain([None]).chain(made).collect()
    };
    let from: Vec<(i32, Vec<Option<usize>>)> =
        years.iter().map(|year| (*year, of_year(*year))).collect();
    let cells = |row: &[String], year: i32, from: &[Option<usize>]| -> Vec<String> {
        let cell = |place: &Option<usize>| place.map(|at| row[at].clone()).unwrap_or_default();
        let mut cells: Vec<String> = from.iter().map(cell).collect();
        cells[kept.len()] = year.to_string();
        cells
    };
    let (mut rows, mut lines, mut marks) = (Vec::new(), Vec::new(), Marks::new());
    for row in 0..table.len() {
        for (year, from) in &from {
            let mark = |(to, place): (usize, &Option<usize>)| {
                let mark = table.mark(row, &table.columns()[(*place)?])?;
                Some(((rows.len(), to), mark))
            };
            marks.extend(from.iter().enumerate().filter_map(mark));
            rows.push(cells(table.cells(row), *year, from));
            lines.push(table.line(row));
        }
    }
    let totals = table
        .lost_totals()
        .flat_map(|row| from.iter().map(|(year, from)| cells(row, *year, from)))
        .collect();
    let once = kept.iter().map(|at| table.columns()[*at].clone()).collect();
    let long = Table::new(columns, rows, lines).marked(marks).losing_as(table, totals);
    Ok(long.once_for_all_years(once))
}

/// What the columns of years are called, each once.
fn quantities(yearly: &[Yearly]) -> Vec<&str> {
    let mut quantities: Vec<&str> = Vec::new();
    for it in yearly {
        if !quantities.contains(&it.called.as_str()) {
            quantities.push(&it.called);
        }
    }
    quantities
}

/// Passes if no two columns have one name.
fn named_once(path: &str, columns: &[String]) -> Result<(), Vec<Diagnostic>> {
    let twice = columns.iter().enumerate().find(|(at, name)| columns[..*at].contains(name));
    let Some((_, name)) = twice else { return Ok(()) };
    let said = format!("it has a column `{name}` beside the years that stand in columns");
    let help = "give that column another name, in a file of its own";
    Err(vec![Diagnostic::of_file("E106", path, said, help)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: &[&str], rows: &[&[&str]]) -> Table {
        let owned = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        let lines = (2..2 + rows.len()).collect();
        Table::new(owned(columns), rows.iter().map(|row| owned(row)).collect(), lines)
    }

    #[test]
    fn each_row_and_year_is_a_row_with_its_line() {
        let wide = table(&["fips", "y2015", "y2016"], &[&["01", "7", "8"], &["02", "", "9"]]);
        let long = in_rows("t.csv", &wide).unwrap();
        assert_eq!(long.columns(), ["fips", "year", "value"]);
        let row = |at| ["fips", "year", "value"].map(|column| long.cell(at, column).to_owned());
        assert_eq!(row(1), ["01", "2016", "8"]);
        assert_eq!((row(2), long.line(2)), (["02", "2015", ""].map(str::to_owned), 3));
        assert_eq!(years_in_columns(&wide), Some((2015, 2016)));
    }

    #[test]
    fn a_total_that_is_left_out_has_a_row_for_each_year_too() {
        let mut wide = table(&["place", "y2015", "y2016"], &[&["A", "7", "8"]]);
        let total = ["All places", "9", "10"].map(str::to_owned);
        wide.lose([&total[..]].into_iter(), crate::table::Lost::Dropped);
        let short = ["All others", "2"].map(str::to_owned);
        wide.lose([&short[..]].into_iter(), crate::table::Lost::Dropped);
        // A column that is made of others has no cell in what is no row.
        wide.put("GEOID", vec!["39".to_owned()]);
        let long = in_rows("t.csv", &wide).unwrap();
        assert_eq!(long.columns(), ["place", "GEOID", "year", "value"]);
        let totals: Vec<&[String]> = long.lost_totals().collect();
        assert_eq!(
            totals[..2],
            [["All places", "", "2015", "9"], ["All places", "", "2016", "10"]]
        );
    }

    #[test]
    fn each_quantity_has_its_column_and_one_of_a_single_year_stays() {
        let names = ["name", "BASE2010", "POP2010", "POP2011", "births_2010", "births_2011"];
        let wide = table(&names, &[&["A", "1", "2", "3", "4", "5"]]);
        let long = in_rows("t.csv", &wide).unwrap();
        assert_eq!(long.columns(), ["name", "BASE2010", "year", "POP", "births"]);
        assert_eq!([long.cell(1, "POP"), long.cell(1, "births")], ["3", "5"]);
    }

    #[test]
    fn a_year_with_a_mark_is_not_passed_over_and_another_quantity_is_left_as_it_is() {
        let code = |columns: &[&str]| {
            in_rows("t.csv", &table(columns, &[])).map_err(|all| all[0].code.word().to_owned())
        };
        for name in ["2020 (provisional)", "2020 p", "2020*", "2020r", "2020_p", "y2020 prelim."] {
            assert_eq!(code(&["fips", "2018", "2019", name]), Err("E215".to_owned()), "{name}");
        }
        let names = ["deaths_2018", "deaths_2019", "deaths_2020p"];
        assert_eq!(code(&names), Err("E215".to_owned()));
        for name in ["2020 rate", "2019-20", "2020 Q1", "change 2019 p", "1234567890", "of 2020 %"]
        {
            assert!(code(&["fips", "2018", "2019", name]).is_ok(), "{name}");
        }
    }

    #[test]
    fn without_years_in_its_columns_or_with_a_name_twice_it_is_refused() {
        let code = |columns: &[&str]| {
            in_rows("t.csv", &table(columns, &[])).unwrap_err()[0].code.word().to_owned()
        };
        assert_eq!(code(&["fips", "deaths", "a12015", "a12016"]), "E301");
        assert_eq!(code(&["year", "2015", "2016"]), "E106");
    }
}
