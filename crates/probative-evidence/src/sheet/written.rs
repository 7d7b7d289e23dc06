//! Numbers as people write them: commas between thousands, the sign of a currency or of per cent,
//! a long minus.

use probative_terms::Diagnostic;

use super::columns::has_points_for_thousands;
use super::notation::{Marks, Notation};
use crate::amounts::MISSING;
use crate::asked::Asked;
use crate::table::{Table, field_number};

/// The signs of currencies that stand before numbers with a point.
const CURRENCIES: [char; 3] = ['$', '£', '€'];
/// The minus of printed text, and the dash that some write for it.
const MINUS: char = '\u{2212}';
/// Of so few numbers nobody can tell what a comma before three digits means.
const FEW: usize = 3;

/// A number as it is written.
#[derive(Debug, Clone, PartialEq)]
struct Written {
    /// The same in digits, a point and a sign alone.
    plain: String,
    currency: Option<char>,
    is_percent: bool,
    commas: usize,
    /// Whether digits stand behind a point.
    has_point: bool,
    /// How many digits stand before it.
    whole: usize,
}

/// Writes columns whose numbers have such signs as plain ones, and says which and how; `mark` parts
/// the cells.
///
/// In each column all numbers have the same signs: of `22.5%` beside `0.225` nobody can say which
/// is a hundred times too large. A comma before three digits may be the point of another country:
/// it parts thousands where a number has two, or a point behind it, where the cells are parted by
/// commas themselves, by tabs or by bars, or where other numbers of the file have a point, unless
/// the column is called a rate or the like. Where a number of a thousand and more has none, it
/// parts nothing.
pub(crate) fn plain(
    path: &str,
    table: &mut Table,
    mark: Option<u8>,
    asked: &Asked,
) -> Option<(Vec<Notation>, Diagnostic)> {
    let mut columns: Vec<(String, Vec<Option<Written>>)> = table
        .columns()
        .iter()
        .filter_map(|name| Some((name.clone(), of_column(table, name, asked)?)))
        .collect();
    let is_sure = |column: &(_, Vec<Option<Written>>)| {
        column.1.iter().flatten().any(|one| one.commas > 1 || one.commas == 1 && one.has_point)
    };
    let in_file =
        columns.iter().any(is_sure) || table.columns().iter().any(|name| points(table, name));
    columns.retain(|column| {
        let numbers = column.1.iter().flatten();
        let commas = numbers.clone().any(|one| one.commas > 0);
        let enough = numbers.count() >= FEW && (parts_cells(mark) || in_file);
        !commas || is_sure(column) || enough && !is_of_decimals(&column.0)
    });
    let notations: Vec<Notation> =
        columns.iter().filter_map(|column| notation(table, column, is_sure(column))).collect();
    for (name, numbers) in columns {
        for (row, number) in numbers.into_iter().enumerate() {
            number.into_iter().for_each(|one| table.set(row, &name, one.plain));
        }
    }
    let Notation { column, cell, line, .. } = notations.first()?;
    let plain = &written(cell)?.plain;
    let names = notations.iter().map(|one| format!("`{}`", one.column));
    let listed = names.collect::<Vec<_>>().join(", ");
    let said = format!("`{cell}` is read as {plain}, and so are all such numbers of {listed}");
    let help = "nothing, if that is what they are; else write digits and a point alone";
    let told = Diagnostic::in_cell("W114", path, *line, column, said, help);
    Some((notations, told))
}

/// How the numbers of a column are written, by the first that is not plain.
fn notation(
    table: &Table,
    (name, numbers): &(String, Vec<Option<Written>>),
    is_sure: bool,
) -> Option<Notation> {
    let is_signed = |(row, one): (usize, &Option<Written>)| {
        one.as_ref().is_some_and(|one| one.plain != table.cell(row, name))
    };
    let row = numbers.iter().enumerate().position(is_signed)?;
    let marks = match numbers.iter().flatten().any(|one| one.commas > 0) {
        false => Marks::None,
        true if is_sure => Marks::Thousands,
        true => Marks::PerhapsThousands,
    };
    // Nought may stand without the sign that the others have.
    let mut numbers = numbers.iter().flatten();
    let first = numbers.find(|one| one.currency.is_some() || one.is_percent);
    let signs = first.map(|one| (one.currency, one.is_percent.then_some('%')));
    let sign =
        signs.into_iter().flat_map(|(currency, percent)| currency.into_iter().chain(percent));
    Some(Notation { sign: sign.collect(), ..Notation::of(table, (row, name), marks) })
}

/// Whether cells are parted as where a point stands before decimals: who has commas there parts
/// cells by semicolons.
fn parts_cells(mark: Option<u8>) -> bool {
    matches!(mark, Some(b',' | b'\t' | b'|'))
}

/// That a point may part the thousands of columns, in a file whose cells are parted by semicolons
/// as where a comma stands before decimals: all numbers that have a point have three digits behind
/// it, none is larger without one, and no other column of the file has a point before decimals.
pub(crate) fn points_may_part(
    path: &str,
    table: &Table,
    mark: Option<u8>,
) -> Option<(Vec<Notation>, Diagnostic)> {
    if mark != Some(b';') || table.columns().iter().any(|name| points(table, name)) {
        return None;
    }
    let may = |name: &&String| !is_of_decimals(name) && may_have_thousands(table, name);
    let columns: Vec<&String> = table.columns().iter().filter(may).collect();
    let first = |name: &&String| {
        let row = (0..table.len()).find(|row| table.cell(*row, name).contains('.'))?;
        Some(Notation::of(table, (row, name), Marks::Doubtful))
    };
    let notations: Vec<Notation> = columns.iter().filter_map(first).collect();
    let Notation { column, cell, line, .. } = notations.first()?;
    let listed = columns.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let said = format!(
        "`{cell}` is read as it stands, with decimals behind its point, and so are all such numbers of {listed}; in a file with semicolons a point may part thousands, so that it would be {}",
        cell.replace('.', "")
    );
    let help = "nothing, if those are decimals; else write the thousands without a point";
    let told = Diagnostic::in_cell("W114", path, *line, column, said, help);
    Some((notations, told))
}

/// Whether a column is of numbers of which some have points where thousands end, and none shows
/// that nothing ends there.
fn may_have_thousands(table: &Table, name: &str) -> bool {
    let cells = || (0..table.len()).map(|row| table.cell(row, name));
    let numbers = || cells().filter(|cell| field_number(cell).is_some());
    let odd = |cell: &str| {
        !MISSING.contains(&cell) && field_number(cell).is_none() && cell.contains(['.', ','])
    };
    let no_thousand = |cell: &str| !cell.contains('.') && cell.trim_start_matches('-').len() <= 3;
    numbers().any(|cell| cell.contains('.'))
        && numbers().all(|cell| no_thousand(cell) || has_points_for_thousands(cell))
        && !cells().any(odd)
}

/// Whether a column is called so that three digits behind a comma are likely to be decimals.
fn is_of_decimals(name: &str) -> bool {
    const CALLED: [&str; 12] = [
        "rate",
        "rates",
        "ratio",
        "percent",
        "pct",
        "share",
        "index",
        "lat",
        "latitude",
        "lon",
        "long",
        "longitude",
    ];
    let name = name.to_lowercase();
    name.split(|letter: char| !letter.is_alphanumeric()).any(|word| CALLED.contains(&word))
}

/// The numbers of a column, if some have signs and all that are filled go together.
fn of_column(table: &Table, name: &str, asked: &Asked) -> Option<Vec<Option<Written>>> {
    let is_none =
        |cell: &str| MISSING.contains(&cell) || asked.missing.iter().any(|word| word == cell);
    let (mut numbers, mut words) = (Vec::new(), 0);
    for row in 0..table.len() {
        let cell = table.cell(row, name);
        let number = written(cell).filter(|_| !is_none(cell));
        let is_word = number.is_none() && !is_none(cell);
        if is_word && cell.chars().any(char::is_numeric) {
            return None;
        }
        words += usize::from(is_word);
        numbers.push(number);
    }
    let some: Vec<&Written> = numbers.iter().flatten().collect();
    let is_signed = |(row, one): (usize, &Option<Written>)| {
        one.as_ref().is_some_and(|one| one.plain != table.cell(row, name))
    };
    let has_signs = numbers.iter().enumerate().any(is_signed);
    (has_signs && words * 3 < some.len() && go_together(&some)).then_some(numbers)
}

/// Whether numbers have the same signs, those of nought aside, and a comma wherever one belongs if
/// one has.
fn go_together(numbers: &[&Written]) -> bool {
    let large = || numbers.iter().filter(|one| field_number(&one.plain) != Some(0.0));
    let Some(first) = large().next() else { return true };
    let same =
        large().all(|one| one.currency == first.currency && one.is_percent == first.is_percent);
    let parts = numbers.iter().any(|one| one.commas > 0);
    same && (!parts || numbers.iter().all(|one| one.commas > 0 || one.whole <= 3))
}

/// A number with or without signs, in digits, a point and a sign alone.
pub(super) fn bare(cell: &str) -> Option<String> {
    Some(written(cell)?.plain)
}

/// A number with or without signs.
fn written(cell: &str) -> Option<Written> {
    let (minus, bare) = signed(cell);
    let currency = bare.chars().next().filter(|sign| CURRENCIES.contains(sign));
    let bare = currency.map_or(bare, |sign| bare[sign.len_utf8()..].trim_start());
    // `$-5` beside `-$5`.
    let (minus, bare) = if minus.is_empty() { signed(bare) } else { (minus, bare) };
    let percent = bare.strip_suffix('%').map(str::trim_end);
    let bare = percent.unwrap_or(bare);
    let (whole, behind) = bare.split_at(bare.find('.').unwrap_or(bare.len()));
    let plain = format!("{minus}{}{behind}", ungrouped(whole)?);
    field_number(&plain)?;
    let commas = whole.matches(',').count();
    let has_point = behind.len() > 1;
    let (currency, whole) = (currency, whole.len() - commas);
    Some(Written { plain, currency, is_percent: percent.is_some(), commas, has_point, whole })
}

/// The sign before a number, as it is written plainly, and what stands behind it.
fn signed(cell: &str) -> (&str, &str) {
    match cell.strip_prefix(['-', MINUS]) {
        Some(bare) => ("-", bare),
        None => cell.strip_prefix('+').map_or(("", cell), |bare| ("+", bare)),
    }
}

/// Digits without the commas between their thousands; nothing where they stand elsewhere.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let is_parted = whole.contains(',');
    let begins = !is_parted || (1..=3).contains(&first.len()) && !first.starts_with('0');
    let right = begins && groups.all(|group| group.len() == 3);
    right.then(|| whole.replace(',', ""))
}

/// Whether a column holds numbers alone, of which one has a point that parts no thousands.
fn points(table: &Table, name: &str) -> bool {
    let cells =
        || (0..table.len()).map(|row| table.cell(row, name)).filter(|cell| !cell.is_empty());
    let parts_none = |cell: &str| cell.contains('.') && !has_points_for_thousands(cell);
    cells().all(|cell| field_number(cell).is_some()) && cells().any(parts_none)
}

/// Whether a cell is a number with signs, which means what the rest of its column makes of it.
pub(crate) fn has_signs(cell: &str) -> bool {
    let may = |byte: u8| matches!(byte, b',' | b'%' | b'$') || byte >= 0x80;
    cell.bytes().any(may) && written(cell).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells of the column `v` of a text, and the codes of what is told.
    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let found = crate::read::sheet("t.csv", text.as_bytes(), &Asked::default()).unwrap();
        let cells = (0..found.table.len()).map(|row| found.table.cell(row, "v").to_owned());
        (cells.collect(), found.notices.iter().map(|told| told.code.to_string()).collect())
    }

    /// What the cells of a column are read as, where commas part them.
    fn of(cells: &[&str]) -> Vec<String> {
        read(&cells.iter().fold("n,v\n".to_owned(), |text, cell| text + &format!("x,\"{cell}\"\n")))
            .0
    }

    #[test]
    fn signs_are_taken_off_where_all_numbers_of_a_column_have_them() {
        assert_eq!(of(&["1,234", "56", "1,234,567"]), ["1234", "56", "1234567"]);
        assert_eq!(of(&["$1,234.50", "-$7.00", "$0"]), ["1234.50", "-7.00", "0"]);
        assert_eq!(of(&["22.5%", "−7 %", "0", "N/A"]), ["22.5", "-7", "0", "N/A"]);
        assert_eq!(read("n,v\nx,−1\ny,2\n").1, ["W114"]);
    }

    #[test]
    fn a_sheet_says_of_each_column_how_its_numbers_are_written() {
        let text = "n;a;b;c\nx;$1,234.50;7%;0\ny;$5.00;0;1\n";
        let found = crate::read::sheet("t.csv", text.as_bytes(), &Asked::default()).unwrap();
        let told: Vec<(&str, &str, Marks)> = found
            .notations
            .iter()
            .map(|one| (one.column.as_str(), one.sign.as_str(), one.marks))
            .collect();
        assert_eq!(told, [("a", "$", Marks::Thousands), ("b", "%", Marks::None)]);
        assert!(found.is_signed("b") && !found.is_signed("c"));
        let of = |text: &str| {
            crate::read::sheet("t.csv", text.as_bytes(), &Asked::default()).unwrap().notations
        };
        let commas = "n,v\nx,\"1,204\"\ny,\"2,310\"\nz,17\n";
        assert_eq!(of(commas)[0].marks, Marks::PerhapsThousands);
        let points = &of("n;v\nx;17\ny;1.204\nz;2.310\n")[0];
        assert_eq!(
            (points.marks, points.cell.as_str(), points.line),
            (Marks::Doubtful, "1.204", 3)
        );
        assert_eq!(of("n;v\nx;1\ny;2,5\n")[0].marks, Marks::Decimals);
    }

    #[test]
    fn numbers_that_do_not_go_together_stay_as_they_are() {
        for cells in [
            ["22.5%", "0.225", "31%"],
            ["$5", "£7", "$9"],
            ["$5", "7", "$9"],
            ["1,234", "5678", "9"],
            ["0,123", "0,456", "abc1"],
            ["12,34", "1,234,567", "5"],
            ["(1,234)", "5", "6"],
            ["1,234", "<10", "7"],
        ] {
            assert_eq!(of(&cells), cells);
        }
    }

    #[test]
    fn a_comma_that_may_be_a_point_is_left_where_nothing_tells() {
        let tabs = |mark: &str| format!("n{mark}v\nx{mark}1,234\ny{mark}5,678\nz{mark}912\n");
        for mark in ["\t", "|"] {
            assert_eq!(read(&tabs(mark)).0, ["1234", "5678", "912"]);
        }
        for text in ["n;v\nx;1,234\ny;5,678\nz;9,123\n", "n,v\nx,\"1,234\"\ny,8\n"] {
            assert!(read(text).0[0].contains(','), "{text}");
        }
        let rates = "n,the rate\nx,\"1,234\"\ny,\"5,678\"\nz,\"9,123\"\n";
        let found = crate::read::sheet("t.csv", rates.as_bytes(), &Asked::default()).unwrap();
        assert_eq!(found.table.cell(0, "the rate"), "1,234");
        assert_eq!(read("n;v\nx;1,234\ny;5,678,901\n").0, ["1234", "5678901"]);
        assert_eq!(read("n;v;w\nx;1,234;2.5\ny;5,678;3.5\nz;9,123;1\n").0[0], "1234");
    }

    #[test]
    fn a_point_that_may_part_thousands_is_told_in_a_file_with_semicolons() {
        for text in ["n;v\nx;1.204\ny;2.310\nz;17\n", "n;v\nx;1.204\ny;-\nz;317\n"] {
            let (cells, told) = read(text);
            assert_eq!((cells[0].as_str(), told), ("1.204", vec!["W114".to_owned()]), "{text}");
        }
        for text in [
            "n;v\nx;1.204\ny;2.31\nz;17\n",
            "n;v\nx;0.204\ny;2.310\nz;17\n",
            "n;v\nx;1.204\ny;2310\nz;17\n",
            "n;v;w\nx;1.204;2.5\ny;2.310;3\nz;17;4\n",
            "n;v;rate\nx;12;1.204\ny;13;2.310\nz;17;1.104\n",
            "n,v\nx,1.204\ny,2.310\nz,17\n",
        ] {
            assert_eq!(read(text).1, Vec::<String>::new(), "{text}");
        }
    }
}
