//! Rows that hold the mean, the median, the largest or the smallest number of the rows beside them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use probative_case::Case;
use probative_case::claim::Select;
use probative_terms::Diagnostic;

use super::words::{NAMES, is_called};
use super::{is_meant, is_of_all};
use crate::alike::folded;
use crate::evidence::Evidence;
use crate::select::{Found, deciding};
use crate::table::{Table, field_number};

/// What a row may hold of the numbers of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Their mean.
    Mean,
    /// Their median.
    Median,
    /// The largest of them.
    Largest,
    /// The smallest.
    Smallest,
    /// How far they lie from their mean.
    Deviation,
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Measure::Mean => "mean",
            Measure::Median => "median",
            Measure::Largest => "largest",
            Measure::Smallest => "smallest",
            Measure::Deviation => "standard deviation",
        })
    }
}

/// The words by which tables call such a row, each with what it holds.
const WORDS: [(&str, Measure); 30] = [
    ("average", Measure::Mean),
    ("averages", Measure::Mean),
    ("avg", Measure::Mean),
    ("mean", Measure::Mean),
    ("means", Measure::Mean),
    ("durchschnitt", Measure::Mean),
    ("mittelwert", Measure::Mean),
    ("mittel", Measure::Mean),
    ("moyenne", Measure::Mean),
    ("promedio", Measure::Mean),
    ("gemiddelde", Measure::Mean),
    ("genomsnitt", Measure::Mean),
    ("średnia", Measure::Mean),
    ("среднее", Measure::Mean),
    ("平均", Measure::Mean),
    ("median", Measure::Median),
    ("médiane", Measure::Median),
    ("mediana", Measure::Median),
    ("mediaan", Measure::Median),
    ("maximum", Measure::Largest),
    ("max", Measure::Largest),
    ("máximo", Measure::Largest),
    ("minimum", Measure::Smallest),
    ("min", Measure::Smallest),
    ("mínimo", Measure::Smallest),
    ("std", Measure::Deviation),
    ("stdev", Measure::Deviation),
    ("stddev", Measure::Deviation),
    ("deviation", Measure::Deviation),
    ("standardabweichung", Measure::Deviation),
];

/// The words that stand beside those in the name of such a row: of what it is the mean.
const BESIDE: [&str; 37] = [
    "state",
    "states",
    "statewide",
    "county",
    "counties",
    "countywide",
    "national",
    "nationwide",
    "us",
    "u",
    "s",
    "city",
    "cities",
    "town",
    "district",
    "districts",
    "region",
    "regional",
    "area",
    "areas",
    "place",
    "places",
    "all",
    "of",
    "the",
    "per",
    "for",
    "overall",
    "group",
    "column",
    "unweighted",
    "weighted",
    "simple",
    "annual",
    "standard",
    "dev",
    "value",
];

/// What a place is called of which `per` tells the mean.
const EACH: [&str; 8] = ["state", "county", "city", "town", "district", "region", "area", "place"];

/// The fewest numbers of which one is a measure by no accident.
const FEWEST: usize = 3;
/// The most bytes of such a name.
const LONGEST: usize = 60;

/// What each of the words says, folded as cells are.
fn measures_by_word() -> &'static BTreeMap<String, Measure> {
    static BY_WORD: OnceLock<BTreeMap<String, Measure>> = OnceLock::new();
    BY_WORD.get_or_init(|| WORDS.iter().map(|(word, says)| (folded(word), *says)).collect())
}

/// What a row holds by its name, if that says so and nothing else: `Mean Valley` is a place.
fn says(cell: &str) -> Option<Measure> {
    if cell.len() > LONGEST || !cell.chars().any(char::is_alphabetic) {
        return None;
    }
    let cell = folded(cell);
    let words: Vec<&str> = cell.split(' ').collect();
    if let ["per", each] = words[..] {
        return EACH.contains(&each).then_some(Measure::Mean);
    }
    let measure = |word: &&str| measures_by_word().get(*word).copied();
    let mut told = words.iter().filter_map(measure);
    let first = told.next()?;
    let is_beside = |word: &&str| BESIDE.contains(word) || word.parse::<u32>().is_ok();
    let only = words.iter().all(|word| is_beside(word) || measure(word).is_some());
    (only && told.all(|other| other == first)).then_some(first)
}

/// A row that its name calls a measure of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Summary {
    /// Its place among the rows.
    pub(super) at: usize,
    pub(super) measure: Measure,
    /// Whether a column of numbers bears that out.
    pub(super) holds: bool,
}

/// The first of some rows that by its cell of a column holds a measure of the others, one whose
/// numbers bear it out before one whose numbers do not: of all of them, of those that agree with it
/// in `keys`, or in another column, as in the year. In a column that is of no places, as of marks,
/// `Average` may be one of them: there it stands at the head or the foot.
fn summary(table: &Table, rows: &[usize], column: &str, keys: &[&str]) -> Option<Summary> {
    let said = |row: &usize| says(table.cell(*row, column));
    let is_part = |row: &&usize| said(row).is_none() && !is_of_all(table.cell(**row, column));
    let named: Vec<(usize, usize, Measure)> =
        rows.iter().enumerate().filter_map(|(at, row)| Some((at, *row, said(row)?))).collect();
    if named.is_empty() {
        return None;
    }
    let parts: Vec<usize> = rows.iter().filter(is_part).copied().collect();
    if parts.len() < 2 {
        return None;
    }
    let is_of_names = is_called(column, &NAMES);
    let others: Vec<&str> =
        table.columns().iter().map(String::as_str).filter(|name| *name != column).collect();
    let singly = others.iter().map(std::slice::from_ref);
    let groupings: Vec<&[&str]> = [&[], keys].into_iter().chain(singly).collect();
    let told = |(at, row, measure): (usize, usize, Measure)| {
        let holds = groupings.iter().any(|same| {
            let alike = |part: &&usize| {
                same.iter().all(|name| table.cell(**part, name) == table.cell(row, name))
            };
            let peers: Vec<usize> = parts.iter().filter(alike).copied().collect();
            let may =
                is_of_names || peers.iter().all(|it| *it < row) || peers.iter().all(|it| *it > row);
            let bears_out = |name: &&str| bears_out(table, row, &peers, name, measure);
            peers.len() >= FEWEST && may && others.iter().any(bears_out)
        });
        Summary { at, measure, holds }
    };
    let mut first = None;
    for found in named.into_iter().map(told) {
        if found.holds {
            return Some(found);
        }
        first = first.or(Some(found));
    }
    first
}

/// Whether the number of a row is a measure of those of others, as it is rounded; of others that
/// are all alike anything is.
fn bears_out(table: &Table, row: usize, others: &[usize], column: &str, measure: Measure) -> bool {
    let numbers = others.iter().map(|other| field_number(table.cell(*other, column)));
    let cell = table.cell(row, column);
    let Some((own, numbers)) = field_number(cell).zip(numbers.collect::<Option<Vec<f64>>>()) else {
        return false;
    };
    let digits = cell.split_once('.').map_or(0, |(_, behind)| behind.len());
    let rounding = (0..digits).fold(0.5, |unit, _| 0.1 * unit) + 1e-9 * own.abs();
    let varies = numbers.iter().any(|number| *number != numbers[0]);
    varies && measures(&numbers, measure).into_iter().any(|it| (it - own).abs() <= rounding)
}

/// A measure of two numbers or more, as one way or the other has it.
fn measures(numbers: &[f64], measure: Measure) -> Vec<f64> {
    let mut ordered = numbers.to_vec();
    ordered.sort_by(f64::total_cmp);
    let count = numbers.len();
    let mean = numbers.iter().sum::<f64>() / count as f64;
    match measure {
        Measure::Mean => vec![mean],
        Measure::Median => vec![0.5 * (ordered[(count - 1) / 2] + ordered[count / 2])],
        Measure::Largest => vec![ordered[count - 1]],
        Measure::Smallest => vec![ordered[0]],
        Measure::Deviation => {
            let squares: f64 = numbers.iter().map(|number| (number - mean) * (number - mean)).sum();
            [count - 1, count].map(|of| (squares / of as f64).sqrt()).to_vec()
        }
    }
}

/// The columns of a selection's rows in which a measure of others may be named.
fn columns<'a>(
    select: &'a Select,
    table: &'a Table,
    keys: &'a [&str],
) -> impl Iterator<Item = &'a String> {
    let may = |column: &&String| keys.contains(&column.as_str()) || is_called(column, &NAMES);
    table.columns().iter().filter(|column| !is_meant(select, column)).filter(may)
}

/// The first row that is a measure of others by its name and by its numbers.
pub(super) fn among<'a>(
    select: &'a Select,
    table: &'a Table,
    rows: &[Found],
    keys: &'a [&str],
) -> Option<(usize, &'a String, Measure)> {
    let rows: Vec<usize> = rows.iter().map(|row| row.row).collect();
    columns(select, table, keys).find_map(|column| {
        let others: Vec<&str> = keys.iter().copied().filter(|key| key != column).collect();
        let found = summary(table, &rows, column, &others).filter(|it| it.holds)?;
        Some((found.at, column, found.measure))
    })
}

/// Tells of a row that is named a measure of others and whose numbers do not bear it out: a mean
/// may be weighted, and a town may be called so.
pub(crate) fn check(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let told = |select: &Select| {
        let (table, source) = (evidence.table(&select.source)?, case.source(&select.source)?);
        let keys: Vec<&str> = select.sum_over.iter().map(String::as_str).collect();
        let rows = table.matching(&select.filter);
        columns(select, table, &keys)
            .find_map(|column| claimed(&source.path, table, &rows, column, LEAVE_OUT))
    };
    deciding(case).iter().filter_map(told).collect()
}

const LEAVE_OUT: &str =
    "leave it out with `leave_out` of the source if it is no row of its own; nothing, if it is one";

/// That a row at the head or the foot of some is named a measure of others, which its numbers are
/// not.
pub(crate) fn claimed(
    path: &str,
    table: &Table,
    rows: &[usize],
    column: &str,
    help: &str,
) -> Option<Diagnostic> {
    let Summary { at, measure, .. } =
        summary(table, rows, column, &[]).filter(|found| !found.holds)?;
    let is_one = |row: &usize| says(table.cell(*row, column)).is_some();
    if !(rows[..at].iter().all(is_one) || rows[at..].iter().all(is_one)) {
        return None;
    }
    let cell = table.cell(rows[at], column);
    let said = format!(
        "`{cell}` is by its name the {measure} of the other rows, which its numbers do not bear out, and counts as one of them"
    );
    Some(Diagnostic::in_cell("W214", path, table.line(rows[at]), column, said, help))
}

/// A row of a whole table that is a measure of others by its name and its numbers, and what is
/// wrong with it.
pub(super) fn told(
    path: &str,
    table: &Table,
    column: &str,
    help: &str,
) -> Option<(usize, Diagnostic)> {
    let rows: Vec<usize> = (0..table.len()).collect();
    let found = summary(table, &rows, column, &[]).filter(|found| found.holds)?;
    let (cell, measure) = (table.cell(found.at, column), found.measure);
    let said = format!("`{cell}` marks the row as the {measure} of others");
    let told = Diagnostic::in_cell("E214", path, table.line(found.at), column, said, help);
    Some((found.at, told))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(last: [&str; 2]) -> Table {
        let rows = [["Alachua", "12"], ["Baker", "3"], ["Bay", "9"], ["Bradford", "2"], last];
        let columns = ["County", "n"].map(str::to_owned).to_vec();
        let cells = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        Table::new(columns, cells, vec![2, 3, 4, 5, 6])
    }

    fn found(last: [&str; 2]) -> Option<(Measure, bool)> {
        let found = summary(&table(last), &[0, 1, 2, 3, 4], "County", &[])?;
        assert_eq!(found.at, 4);
        Some((found.measure, found.holds))
    }

    #[test]
    fn a_row_that_is_named_a_mean_and_has_it_is_one() {
        for (name, number, measure) in [
            ("Average", "6.5", Measure::Mean),
            ("State average", "6.5", Measure::Mean),
            ("Mean*", "7", Measure::Mean),
            ("Per county", "6.50", Measure::Mean),
            ("Average of 67 counties", "6", Measure::Mean),
            ("MEDIAN", "6", Measure::Median),
            ("Maximum", "12", Measure::Largest),
            ("Min.", "2", Measure::Smallest),
            ("Std. dev.", "4.8", Measure::Deviation),
            ("Standard deviation", "4.15", Measure::Deviation),
        ] {
            assert_eq!(found([name, number]), Some((measure, true)), "{name}");
        }
    }

    #[test]
    fn a_name_alone_makes_no_mean() {
        assert_eq!(found(["Average", "5"]), Some((Measure::Mean, false)));
        assert!(claimed("p", &table(["Average", "5"]), &[0, 1, 2, 3, 4], "County", "").is_some());
        let marks = |order: [usize; 4]| {
            let rows = [["poor", "12"], ["fair", "4"], ["good", "8"], ["average", "8"]];
            let cells = order.map(|at| rows[at].map(str::to_owned).to_vec()).to_vec();
            Table::new(["mark", "n"].map(str::to_owned).to_vec(), cells, vec![2, 3, 4, 5])
        };
        let holds = |order| summary(&marks(order), &[0, 1, 2, 3], "mark", &[]).map(|it| it.holds);
        assert_eq!(holds([0, 1, 3, 2]), Some(false), "a mark among others");
        assert_eq!(holds([0, 1, 2, 3]), Some(true));
        for name in ["Mean Valley", "Normal", "Maxwell", "Meansville", "Minden", "Perry", "Media"] {
            assert_eq!(found([name, "6.5"]), None, "{name}");
        }
        // A town in the middle of others is no row of the foot.
        let among = [4, 0, 1, 2, 3].map(|at: usize| at);
        assert!(claimed("p", &table(["Mean", "5"]), &[0, 4, 1], "County", "").is_none());
        assert!(claimed("p", &table(["Mean", "5"]), &among, "County", "").is_some());
    }
}
