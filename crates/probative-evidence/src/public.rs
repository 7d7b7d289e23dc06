//! Whether a row was public on a day: asked in one place, by all who read rows.

use probative_terms::Date;

use crate::table::Table;

/// The column in which tidy tables of figures say when a row was published.
pub const PUBLISHED: &str = "published";

/// What else a column of such days is called, in small letters and without what parts its words.
const CALLED: [&str; 12] = [
    "published",
    "publisheddate",
    "publishedday",
    "publishedon",
    "publishedat",
    "datepublished",
    "daypublished",
    "publication",
    "publicationdate",
    "publicationday",
    "dateofpublication",
    "pubdate",
];

/// The column of a table that says when its rows were published and is not called so, of those that
/// nobody names: its days would count for nothing.
pub(crate) fn misnamed<'t>(table: &'t Table, named: &[&str]) -> Option<&'t String> {
    let is_called = |column: &&String| {
        let letters = column.chars().filter(|letter| letter.is_alphanumeric());
        CALLED.contains(&letters.flat_map(char::to_lowercase).collect::<String>().as_str())
    };
    let is_dated = |column: &&String| {
        let mut cells = (0..table.len()).map(|row| table.cell(row, column));
        cells.any(|cell| Date::last(cell).is_ok())
    };
    let mut columns = table.columns().iter().filter(|column| !named.contains(&column.as_str()));
    if table.has(PUBLISHED) { None } else { columns.find(|it| is_called(it) && is_dated(it)) }
}

/// As of when a record is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// Rows that were public on a day, and no others.
    Day(Date),
    /// All rows; of two of one thing the one published last.
    Now,
    /// All rows; of two of one thing the last that was public on a day, or else the first after it:
    /// a later revision was not known to who wrote on that day.
    Before(Date),
}

impl AsOf {
    /// The day after which no row counts.
    pub(crate) fn last(self) -> Option<Date> {
        match self {
            AsOf::Day(day) => Some(day),
            AsOf::Now | AsOf::Before(_) => None,
        }
    }

    /// Whether a row published on one day stands for a thing rather than one of another day.
    pub(crate) fn prefers(self, new: Option<Date>, old: Option<Date>) -> bool {
        let AsOf::Before(day) = self else { return old < new };
        let was_public = |published: Option<Date>| published.is_none_or(|it| it <= day);
        match (was_public(new), was_public(old)) {
            (true, true) => old < new,
            (false, false) => new < old,
            (new, _) => new,
        }
    }
}

/// Which rows count as known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known<'a> {
    /// All of them, whenever they were published: nobody asks.
    Ever,
    /// Those that were public on a day.
    On {
        /// The day.
        day: Date,
        /// The column of the day on which a row was published.
        column: &'a str,
        /// What a row without such a day is taken for.
        undated: Undated,
    },
}

/// What a row whose day of publication is blank is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undated {
    /// Public all along, as the rest of its table.
    Public,
    /// Not public, since nobody can say that it was.
    NotPublic,
}

impl Known<'static> {
    /// The rows of a table of figures that were public on a day; an undated one was.
    pub fn on(day: Date) -> Self {
        Known::On { day, column: PUBLISHED, undated: Undated::Public }
    }
}

impl<'a> Known<'a> {
    /// The rows of a list that were public on a day. Where any of them says when it was published,
    /// of one that does not nobody can say so; where none does, the day of their source holds for
    /// all of them.
    pub fn listed(day: Date, table: &Table, rows: &[usize], column: &'a str) -> Self {
        let dated = rows.iter().any(|row| !table.cell(*row, column).is_empty());
        let undated = if dated { Undated::NotPublic } else { Undated::Public };
        Known::On { day, column, undated }
    }

    /// Whether nobody can say that a row was public: it lacks the day that others of its list have,
    /// or was published in the year or month of that day, and perhaps behind it.
    pub fn leaves_open(self, table: &Table, row: usize) -> bool {
        let Known::On { day, column, undated } = self else { return false };
        let cell = table.day(row, column);
        let may_be_later = |(first, last): (Date, Date)| first <= day && day < last;
        match (Date::first(cell), Date::last(cell)) {
            (Ok(first), Ok(last)) => may_be_later((first, last)),
            _ => undated == Undated::NotPublic && cell.is_empty(),
        }
    }
}

impl Known<'_> {
    /// Whether a row of a table counts; a cell that is no date does not.
    pub fn has(self, table: &Table, row: usize) -> bool {
        let Known::On { day, column, undated } = self else { return true };
        match table.day(row, column) {
            "" => undated == Undated::Public,
            text => Date::last(text).is_ok_and(|published| published <= day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of four rows count: of 2015, of some day of March 2019, without a day, without sense.
    fn counting(known: Known<'_>) -> [bool; 4] {
        [0, 1, 2, 3].map(|row| known.has(&four(), row))
    }

    fn four() -> Table {
        let rows = ["2015-06-01", "2019-03", "", "soon"].map(|day| vec![day.to_owned()]);
        Table::new(vec![PUBLISHED.to_owned()], rows.to_vec(), vec![2, 3, 4, 5])
    }

    fn day(text: &str) -> Date {
        Date::first(text).unwrap()
    }

    #[test]
    fn where_nobody_asks_every_row_counts() {
        assert_eq!(counting(Known::Ever), [true; 4]);
    }

    #[test]
    fn an_undated_figure_was_public_and_an_undated_entry_of_a_list_was_not() {
        assert_eq!(counting(Known::on(day("2016-01-01"))), [true, false, true, false]);
        assert_eq!(counting(listed(&[0, 1, 2, 3])), [true, false, false, false]);
    }

    #[test]
    fn a_list_without_any_day_is_as_public_as_its_source() {
        assert!(counting(listed(&[2]))[2]);
        assert!(!listed(&[2]).leaves_open(&four(), 2) && listed(&[0, 2]).leaves_open(&four(), 2));
        assert!(!listed(&[0, 2]).leaves_open(&four(), 0));
    }

    fn listed(rows: &[usize]) -> Known<'static> {
        Known::listed(day("2016-01-01"), &four(), rows, PUBLISHED)
    }

    #[test]
    fn a_column_of_days_that_is_called_otherwise_is_found_where_nobody_names_it() {
        let table = |column: &str, cell: &str| {
            Table::new(vec![column.to_owned()], vec![vec![cell.to_owned()]], vec![2])
        };
        for column in ["Published", "PUBLISHED ", "date_published", "Publication Date"] {
            let table = table(column, "2019-03");
            assert_eq!(misnamed(&table, &[]).map(String::as_str), Some(column));
            assert_eq!(misnamed(&table, &[column]), None, "a claim names it");
        }
        for (column, cell) in [("published", "2019"), ("Published", "yes"), ("publisher", "2019")] {
            assert_eq!(misnamed(&table(column, cell), &[]), None, "{column}");
        }
    }

    #[test]
    fn a_month_is_public_from_its_last_day_on() {
        assert!(!counting(Known::on(day("2019-03-30")))[1]);
        assert!(counting(Known::on(day("2019-03-31")))[1]);
    }

    #[test]
    fn a_list_may_name_its_column_of_days_otherwise() {
        let table = Table::new(vec!["printed".to_owned()], vec![vec!["2021".to_owned()]], vec![2]);
        let day = day("2019-01-01");
        let known = |column| Known::On { day, column, undated: Undated::Public };
        assert!(!known("printed").has(&table, 0));
        assert!(known(PUBLISHED).has(&table, 0), "a table without the column has no day");
    }
}
