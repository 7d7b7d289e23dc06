//! The one reader through which every kind of claim gets its records.
//!
//! Whatever asks, a row without its code, a total among its parts, a second row for one place and
//! time, a cell that is no number or no date, and a number that no count can be are refused with
//! their line: what is passed over here would be missing in every answer.

use std::collections::BTreeMap;

use probative_case::claim::Select;
use probative_case::claim::select::{EACH_ROW, List};
use probative_terms::Date;
use probative_terms::number::decimal;

use crate::added;
use crate::alike::{key_reader, passed_over};
use crate::amounts::MISSING;
use crate::codes::{is_padded, padded, stranger};
use crate::counties;
use crate::covered::none::has_all;
use crate::evidence::Evidence;
use crate::intensive;
use crate::named;
use crate::one_thing;
use crate::public::{AsOf, Known, PUBLISHED};
use crate::revised;
use crate::select::Found;
use crate::sheet::wide::YEAR;
use crate::table::{Table, field_number, too_small};
use crate::total;
use crate::unavailable::{Between, Count, Unavailable, Wrong, in_row};
use crate::within;

mod rows;
mod signs;
mod two;

use signs::{no_sign, one_sign};
use two::{later_of_two, several};

/// A row of a list, and the place that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The row.
    pub row: usize,
    /// Its line.
    pub line: usize,
    /// The code; blank where the row names no place of the level that is asked for.
    pub code: &'a str,
}

impl Evidence {
    /// The table of a source, or why it is not there.
    pub fn need(&self, source: &str) -> Result<&Table, Unavailable> {
        self.table(source).ok_or_else(|| Unavailable::Missing {
            source: source.to_owned(),
            why: self
                .missing()
                .get(source)
                .cloned()
                .unwrap_or_else(|| "it is not a table".to_owned()),
        })
    }

    /// The rows of a selection; with `known`, only rows that were public by then.
    pub fn matching(
        &self,
        select: &Select,
        known: Option<Date>,
    ) -> Result<Vec<usize>, Unavailable> {
        let table = self.need(&select.source)?;
        near(&select.source, table, &select.filter)?;
        let all = table.matching(&select.filter);
        // What a whole list has no row of, it had none of.
        if !has_all(&self.covers, table, select) {
            named::each(select, table, &all)?;
        }
        let rows: Vec<usize> = match known {
            None => all,
            Some(day) => {
                dated(&select.source, table, &all, PUBLISHED)?;
                all.into_iter().filter(|row| Known::on(day).has(table, *row)).collect()
            }
        };
        if rows.is_empty() {
            return Err(Unavailable::NoRow { source: select.source.clone() });
        }
        Ok(rows)
    }

    /// The rows of a selection, whose numbers are such as `count` says.
    pub(crate) fn counted(
        &self,
        select: &Select,
        count: Count,
        known: Option<Date>,
    ) -> Result<Vec<Found>, Unavailable> {
        let table = self.need(&select.source)?;
        if count == Count::Whole && intensive::is_rate(&select.value) {
            let (source, column) = (select.source.clone(), select.value.clone());
            return Err(Unavailable::RateAsCount { source, column });
        }
        let number = |row, column| number(select, table, row, column, count);
        let found = self.matching(select, known)?.into_iter().map(|row| {
            let ends = table.mark(row, &select.value).and_then(|mark| mark.ends);
            let ends = ends.map(|(low, high)| (times(low, select), times(high, select)));
            let [low, high] = [&select.low, &select.high].map(Option::as_ref);
            let found = Found {
                row,
                value: number(row, Some(&select.value))?,
                low: number(row, low)?.or(ends.filter(|_| low.is_none()).map(|ends| ends.0)),
                high: number(row, high)?.or(ends.filter(|_| high.is_none()).map(|ends| ends.1)),
                rounded: half_a_step(select, table.cell(row, &select.value)),
            };
            if found.is_crossed() {
                return Err(in_row(select, table, row, Wrong::CrossedEnds));
            }
            Ok(found)
        });
        let found: Vec<Found> = found.collect::<Result<_, _>>()?;
        if !self.all_numbers.contains(&select.source) {
            no_sign(select, table, &found)?;
        }
        let numbers: Vec<f64> = found.iter().map(|found| found.value.unwrap_or(0.0)).collect();
        match too_small(&numbers) {
            None => Ok(found),
            Some(at) => {
                let what = Wrong::TooSmall { column: select.value.clone(), number: numbers[at] };
                Err(in_row(select, table, found[at].row, what))
            }
        }
    }

    /// The one number of a selection; several rows are added up, of which none may be their total.
    pub fn total(&self, select: &Select, count: Count) -> Result<Found, Unavailable> {
        let table = self.need(&select.source)?;
        let is_whole = has_all(&self.covers, table, select);
        let rows = match self.counted(select, count, None) {
            Err(Unavailable::NoRow { .. }) if is_whole => return Ok(Found::NONE),
            rows => rows?,
        };
        let over = added::over(select);
        total::among_parts(select, table, &rows, &over)?;
        (0..over.len()).try_for_each(|at| {
            total::in_each(select, table, &rows, &[&over[at..], &over[..at]].concat())
        })?;
        if rows.len() > 1 {
            intensive::passes(select, table, &rows)?;
            within::differ(select, table, &rows)?;
            over.iter().try_for_each(|column| formed(select, table, &rows, column))?;
            one_sign(select, table, &rows, count)?;
        }
        self.each_county_once(select, &rows, &over)?;
        if !is_whole {
            named::whole(select, table, &rows)?;
        }
        added::apart(select, table, &rows)?;
        one_thing::passes(select, table, rows.iter().copied(), &over)?;
        Ok(Found::sum(rows.iter()))
    }

    /// The one cell of a selection that holds a date, on which all its rows agree.
    pub fn date(&self, select: &Select) -> Result<&str, Unavailable> {
        let table = self.need(&select.source)?;
        let rows = self.matching(select, None)?;
        if let Some(column) = select.sum_over.first() {
            let (source, column) = (select.source.clone(), column.clone());
            return Err(Unavailable::NotAdded { source, column });
        }
        let cell = |row: usize| table.day(row, &select.value);
        match rows.iter().find(|row| cell(**row) != cell(rows[0])) {
            None => Ok(cell(rows[0])),
            Some(other) => Err(Unavailable::Between {
                source: select.source.clone(),
                lines: (table.line(rows[0]), table.line(*other)),
                what: Between::OtherDate { column: select.value.clone() },
            }),
        }
    }

    /// The rows of a selection by the code in `key`; of two for one code, the one that counts as of
    /// then. Where the selection adds up over columns, the sums of the same parts for each code.
    pub fn by_key(
        &self,
        select: &Select,
        key: &str,
        count: Count,
        as_of: AsOf,
    ) -> Result<BTreeMap<String, Found>, Unavailable> {
        let over: Vec<&str> = select.sum_over.iter().map(String::as_str).collect();
        match over[..] {
            _ if over.is_empty() || select.value == EACH_ROW => {
                let by_keys = self.by_keys(select, [key], count, as_of)?;
                Ok(by_keys.into_iter().map(|([code], found)| (code, found)).collect())
            }
            [one] => self.sums_by_key(select, [one, key], count, as_of),
            [one, two] => self.sums_by_key(select, [one, two, key], count, as_of),
            [one, two, three] => self.sums_by_key(select, [one, two, three, key], count, as_of),
            _ => {
                let (source, columns) = (select.source.clone(), select.sum_over.clone());
                Err(Unavailable::OverSeveral { source, columns, key: key.to_owned() })
            }
        }
    }

    /// The sums of a selection by the last of some columns, over the parts that the others tell.
    fn sums_by_key<const N: usize>(
        &self,
        select: &Select,
        columns: [&str; N],
        count: Count,
        as_of: AsOf,
    ) -> Result<BTreeMap<String, Found>, Unavailable> {
        let parts = self.by_keys(select, columns, count, as_of)?;
        let rows: Vec<Found> = parts.values().copied().collect();
        let table = self.need(&select.source)?;
        intensive::passes(select, table, &rows)?;
        within::passes(select, table, &parts)?;
        added::by_last(select, table, &parts)
    }

    /// The rows of a selection by what stands in some columns, such as place and year; of two for
    /// the same, the one that counts as of then.
    pub fn by_keys<const N: usize>(
        &self,
        select: &Select,
        keys: [&str; N],
        count: Count,
        as_of: AsOf,
    ) -> Result<BTreeMap<[String; N], Found>, Unavailable> {
        if select.value == EACH_ROW {
            return self.rows_by_keys(select, keys, as_of);
        }
        let source = || select.source.clone();
        let table = self.need(&select.source)?;
        if let Some(column) = keys.iter().find(|column| !table.has(column)) {
            return Err(Unavailable::NoColumn { source: source(), column: (*column).to_owned() });
        }
        if keys.contains(&YEAR) && table.stands_once(&select.value) {
            let column = select.value.clone();
            return Err(Unavailable::OfNoYear { source: source(), column });
        }
        let rows = self.counted(select, count, as_of.last())?;
        total::among_keys(select, table, &rows, &keys)?;
        formed(select, table, &rows, keys[0])?;
        self.each_spelt_once(select, &rows, &keys)?;
        let labels = revised::labels(select, table, &rows, &keys);
        let reads = keys.map(|column| key_reader(rows.iter().map(|it| table.cell(it.row, column))));
        let mut by_keys: BTreeMap<[String; N], Found> = BTreeMap::new();
        let mut spelt: BTreeMap<[String; N], [String; N]> = BTreeMap::new();
        for found in &rows {
            let codes = keys.map(|column| table.cell(found.row, column).to_owned());
            if let Some((_, column)) = codes.iter().zip(keys).find(|(code, _)| code.is_empty()) {
                let column = column.to_owned();
                return Err(in_row(select, table, found.row, Wrong::NoKey { column }));
            }
            let read = std::array::from_fn(|at| reads[at](&codes[at]));
            let other = spelt.entry(read).or_insert(codes.clone());
            if let Some(first) = by_keys.get(other).filter(|_| *other != codes) {
                let lines = (table.line(first.row), table.line(found.row));
                let what = Between::Spelt { keys: (other.join(" "), codes.join(" ")) };
                return Err(Unavailable::Between { source: source(), lines, what });
            }
            let Some(before) = by_keys.get(&codes) else {
                by_keys.insert(codes, *found);
                continue;
            };
            let both = [before.row, found.row];
            let is_later = later_of_two(select, table, both, &labels, &codes, as_of);
            if is_later.map_err(|why| several(why, table, &rows, &keys))? {
                by_keys.insert(codes, *found);
            }
        }
        one_thing::passes(select, table, by_keys.values().copied(), &keys)?;
        Ok(by_keys)
    }

    /// Passes if no place has two codes, and each of several columns of keys one spelling of each
    /// name: a place that is spelt otherwise in one year has two series, each with a gap.
    fn each_spelt_once(
        &self,
        select: &Select,
        rows: &[Found],
        keys: &[&str],
    ) -> Result<(), Unavailable> {
        self.each_county_once(select, rows, keys)?;
        let rows: Vec<usize> = rows.iter().map(|found| found.row).collect();
        let several = keys.iter().filter(|_| keys.len() > 1);
        several.into_iter().try_for_each(|column| self.spelt_once(&select.source, &rows, column))
    }

    /// Passes if no county counts under two codes.
    fn each_county_once(
        &self,
        select: &Select,
        rows: &[Found],
        keys: &[&str],
    ) -> Result<(), Unavailable> {
        if self.codes_of_their_time.contains(&select.source) {
            return Ok(());
        }
        counties::each_once(select, self.need(&select.source)?, rows, keys)
    }

    /// Passes if the names in a column of some rows have one spelling each: in two, one thing would
    /// count as two.
    pub fn spelt_once(
        &self,
        source: &str,
        rows: &[usize],
        column: &str,
    ) -> Result<(), Unavailable> {
        let table = self.need(source)?;
        let read = key_reader(rows.iter().map(|row| table.cell(*row, column)));
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for row in rows {
            let cell = |row: usize| table.cell(row, column).to_owned();
            let first = *seen.entry(read(table.cell(*row, column))).or_insert(*row);
            if cell(first) != cell(*row) {
                let (lines, keys) =
                    ((table.line(first), table.line(*row)), (cell(first), cell(*row)));
                let what = Between::Spelt { keys };
                return Err(Unavailable::Between { source: source.to_owned(), lines, what });
            }
        }
        Ok(())
    }

    /// The entries of a list, each with the place that it names; days of publication must be days.
    pub fn entries(
        &self,
        source: &str,
        list: &List,
        key: &str,
    ) -> Result<Vec<Entry<'_>>, Unavailable> {
        let table = self.need(source)?;
        near(source, table, &list.filter)?;
        let rows = table.matching(&list.filter);
        dated(source, table, &rows, PUBLISHED)?;
        let key = list.key.as_deref().unwrap_or(key);
        let entry = |row: usize| Entry { row, line: table.line(row), code: table.cell(row, key) };
        Ok(rows.into_iter().map(entry).collect())
    }

    /// The last day that a date can mean, which the row must have.
    pub fn day(&self, source: &str, row: usize, column: &str) -> Result<Date, Unavailable> {
        let table = self.need(source)?;
        Date::last(table.day(row, column)).map_err(|_| not_a_date(source, table, row, column))
    }
}

/// Passes if a filter leaves out no row that nearly has what it asks for.
fn near(source: &str, table: &Table, filter: &[(String, Vec<String>)]) -> Result<(), Unavailable> {
    let Some(near) = passed_over(table, filter) else { return Ok(()) };
    let cell = table.cell(near.row, &near.column).to_owned();
    let what = Wrong::Near { column: near.column, cell, value: near.value };
    Err(Unavailable::InRow { source: source.to_owned(), line: table.line(near.row), what })
}

/// Passes if the codes of a column have one form, and are of known states where nearly all are; a
/// blank one is for the caller.
fn formed(select: &Select, table: &Table, rows: &[Found], column: &str) -> Result<(), Unavailable> {
    let codes = || rows.iter().map(|found| table.cell(found.row, column));
    let filled = || rows.iter().filter(|found| !table.cell(found.row, column).is_empty());
    let wrong = |found: &Found, what| Err(in_row(select, table, found.row, what));
    if let Some(digits) = padded(codes())
        && let Some(odd) = filled().find(|it| !is_padded(table.cell(it.row, column), digits))
    {
        let (column, cell) = (column.to_owned(), table.cell(odd.row, column).to_owned());
        return wrong(odd, Wrong::OtherForm { column, cell, digits });
    }
    let strange = stranger(column, codes()).map(str::to_owned);
    match filled().find(|it| Some(table.cell(it.row, column)) == strange.as_deref()) {
        None => Ok(()),
        Some(odd) => {
            let cell = table.cell(odd.row, column).to_owned();
            wrong(odd, Wrong::NoPlace { column: column.to_owned(), cell })
        }
    }
}

/// Passes if the cells of a column are dates or blank.
pub(crate) fn dated(
    source: &str,
    table: &Table,
    rows: &[usize],
    column: &str,
) -> Result<(), Unavailable> {
    let is_bad = |row: &&usize| {
        let cell = table.day(**row, column);
        !cell.is_empty() && Date::last(cell).is_err()
    };
    match rows.iter().find(is_bad) {
        None => Ok(()),
        Some(row) => Err(not_a_date(source, table, *row, column)),
    }
}

fn not_a_date(source: &str, table: &Table, row: usize, column: &str) -> Unavailable {
    let (cell, column) = (table.cell(row, column).to_owned(), column.to_owned());
    let (source, line) = (source.to_owned(), table.line(row));
    Unavailable::InRow { source, line, what: Wrong::NotADate { column, cell } }
}

/// What a number of a selection's columns stands for.
pub(crate) fn times(number: f64, select: &Select) -> f64 {
    match select.multiplier {
        1 => number,
        many => decimal(number * many as f64),
    }
}

/// How far a number in thousands or more may lie from what it rounds: half of the last digit that
/// its cell has. One that stands for itself is what was counted.
fn half_a_step(select: &Select, cell: &str) -> f64 {
    let decimals = cell.split_once('.').map_or(0, |(_, digits)| digits.len() as u32);
    match select.multiplier {
        1 => 0.0,
        many => 0.5 * many as f64 / 10_u64.saturating_pow(decimals) as f64,
    }
}

fn number(
    select: &Select,
    table: &Table,
    row: usize,
    column: Option<&String>,
    count: Count,
) -> Result<Option<f64>, Unavailable> {
    let Some(column) = column else { return Ok(None) };
    // A cell that its publisher explains is a blank one, with ends where it has them.
    let cell = table.cell(row, column);
    let is_none = table.mark(row, column).is_some() || MISSING.contains(&cell);
    let cell = if is_none { "" } else { cell };
    let column = column.clone();
    let what = match field_number(cell) {
        Some(number) if count.allows(times(number, select)) => {
            return Ok(Some(times(number, select)));
        }
        None if cell.is_empty() => return Ok(None),
        Some(number) => Wrong::NotACount { column, number, count },
        None => Wrong::NotANumber { column, cell: cell.to_owned() },
    };
    Err(in_row(select, table, row, what))
}
