//! The tables of the page as CSV: numbers from the data, never from their print.

use probative_finding::exhibit::Datum;
use probative_terms::Unit;
use probative_words::format::ten_digits;

use super::text;

/// A table as CSV: numbers to ten digits, days as ISO dates, words kept from running in a
/// spreadsheet.
///
/// A column with intervals becomes two, its low and its high ends, beside one for the other cells
/// where it has any; the words of a state stand in a column of their own.
pub fn table_csv(columns: &[String], rows: &[Vec<Datum<String>>]) -> String {
    let rows: Vec<Vec<Parts>> = rows.iter().map(|row| row.iter().map(parts).collect()).collect();
    let shapes: Vec<Shape> = (0..columns.len()).map(|at| shape(&rows, at)).collect();
    let header = columns.iter().zip(&shapes).flat_map(|(name, shape)| shape.names(name));
    let line = |cells: Vec<String>| cells.join(",") + "\n";
    let cells = |row: Vec<Parts>| row.into_iter().zip(&shapes).flat_map(|(it, shape)| shape.of(it));
    let header = line(header.collect());
    header + &rows.into_iter().map(|row| line(cells(row).collect())).collect::<String>()
}

/// What a cell gives to each column that its own column becomes.
#[derive(Default)]
struct Parts {
    value: String,
    ends: Option<[String; 2]>,
    state: Option<String>,
}

fn parts(cell: &Datum<String>) -> Parts {
    let between = |ends| Parts { ends: Some(ends), ..Parts::default() };
    match cell {
        Datum::Between(low, high) => between([*low, *high].map(|end| scaled(end, &Unit::Plain))),
        Datum::Interval(Some((low, high)), unit) => {
            between([*low, *high].map(|end| scaled(end, unit)))
        }
        Datum::Interval(None, _) => between([String::new(), String::new()]),
        Datum::Days(first, last) => between([first.to_string(), last.to_string()]),
        Datum::Marked(cell, state) => Parts { state: Some(text(state)), ..parts(cell) },
        Datum::Words(words) => Parts { value: text(words), ..Parts::default() },
        Datum::Nothing => Parts::default(),
        Datum::Number(_)
        | Datum::Whole(_)
        | Datum::Percent(_)
        | Datum::Date(_)
        | Datum::Scaled(..)
        | Datum::Chance(_)
        | Datum::Count(_) => Parts { value: ten_digits(cell), ..Parts::default() },
    }
}

fn scaled(number: f64, unit: &Unit) -> String {
    ten_digits(&Datum::Scaled(number, unit.clone()))
}

/// Which columns a column becomes.
struct Shape {
    value: bool,
    ends: bool,
    state: bool,
}

fn shape(rows: &[Vec<Parts>], at: usize) -> Shape {
    let any = |has: fn(&Parts) -> bool| rows.iter().filter_map(|row| row.get(at)).any(has);
    let ends = any(|cell| cell.ends.is_some());
    let value = !ends || any(|cell| !cell.value.is_empty());
    Shape { value, ends, state: any(|cell| cell.state.is_some()) }
}

impl Shape {
    fn names(&self, name: &str) -> Vec<String> {
        let ends = [text(&format!("{name} low")), text(&format!("{name} high"))];
        self.of(Parts {
            value: text(name),
            ends: Some(ends),
            state: Some(text(&format!("{name} state"))),
        })
    }

    /// The cells of one row, each in its column.
    fn of(&self, cell: Parts) -> Vec<String> {
        let value = self.value.then_some(cell.value);
        let ends = self.ends.then(|| cell.ends.unwrap_or_default());
        let state = self.state.then(|| cell.state.unwrap_or_default());
        value.into_iter().chain(ends.into_iter().flatten()).chain(state).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_terms::Date;

    fn words(words: &str) -> Datum<String> {
        Datum::Words(words.to_owned())
    }

    fn csv(columns: &[&str], rows: &[Vec<Datum<String>>]) -> String {
        table_csv(&columns.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), rows)
    }

    #[test]
    fn numbers_come_from_the_data_and_words_stay_words() {
        let row = vec![
            words("01001"),
            Datum::Number(-1_234.567_891_234_5),
            Datum::Whole(12.25),
            Datum::Percent(5.04),
            words("1,234.5"),
            words("=1+1"),
            Datum::Nothing,
        ];
        let names = ["code", "a", "b", "c", "d", "e", "f"];
        let told = "code,a,b,c,d,e,f\n01001,-1234.567891,12.25,5.04,\"1,234.5\",'=1+1,\n";
        assert_eq!(csv(&names, &[row]), told);
    }

    #[test]
    fn an_interval_is_two_columns_even_where_no_row_has_one() {
        let ends =
            |ends| vec![Datum::Scaled(2014.0, Unit::Year), Datum::Interval(ends, Unit::Rate)];
        let rows = [ends(Some((-0.5, f64::INFINITY))), ends(None)];
        let told = "time,interval low,interval high\n2014,-0.5,inf\n2014,,\n";
        assert_eq!(csv(&["time", "interval"], &rows), told);
        let told = "time,interval low,interval high\n2014,,\n";
        assert_eq!(csv(&["time", "interval"], &rows[1..]), told);
    }

    #[test]
    fn a_column_of_values_and_ranges_keeps_them_apart() {
        let marked = |cell| vec![Datum::Marked(Box::new(cell), "suppressed".to_owned())];
        let rows = [vec![Datum::Number(1234.5)], marked(Datum::Between(1.0, 9.0))];
        let told = "1999,1999 low,1999 high,1999 state\n1234.5,,,\n,1,9,suppressed\n";
        assert_eq!(csv(&["1999"], &rows), told);
    }

    #[test]
    fn a_day_is_an_iso_date() {
        let day = Date::new(2014, 3, 9).unwrap();
        let scaled = Datum::Scaled(f64::from(day.day_number()), Unit::Date);
        let rows = [vec![Datum::Date(day), scaled, Datum::Days(day, day)]];
        let told = "a,b,c low,c high\n2014-03-09,2014-03-09,2014-03-09,2014-03-09\n";
        assert_eq!(csv(&["a", "b", "c"], &rows), told);
    }
}
