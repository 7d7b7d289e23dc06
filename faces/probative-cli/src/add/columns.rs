//! What the columns of a table seem to hold, and which kinds of claims it can serve.

use std::collections::BTreeSet;

use probative_evidence::{Evidence, Table, field_number, have_lost_zeros};
use probative_terms::Date;
use probative_terms::text::counted;

use crate::new::TABLE;

/// How many columns are told one by one.
const SHOWN: usize = 24;

/// So wide are names set, at most.
const WIDEST: usize = 40;

/// The columns of a table, each with what it seems to hold.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Columns(Vec<(String, Holds)>);

/// What a column seems to hold.
#[derive(Debug, Clone, PartialEq)]
enum Holds {
    /// Years, from the first to the last.
    Years(f64, f64),
    /// Codes of places, so many.
    Codes(&'static str, usize),
    /// Codes of counties that lost the zeros before them, so many.
    LostZeros(usize),
    /// Dates, from the first to the last.
    Dates(String, String),
    /// Numbers, from the least to the greatest.
    Numbers(f64, f64),
    /// Other texts, so many, with the first.
    Texts(usize, String),
}

impl Columns {
    /// Reads the columns of the one table.
    pub(super) fn read(evidence: &Evidence) -> Columns {
        let table = evidence.table(TABLE);
        let columns = table.into_iter().flat_map(|table| {
            let named = table.columns().iter().filter(|column| !column.is_empty());
            named.map(move |column| (column.clone(), held(table, column)))
        });
        Columns(columns.collect())
    }

    /// A line a column, of the first ones; what `probative look` shows of all.
    pub(super) fn lines(&self) -> Vec<String> {
        let told = &self.0[..self.0.len().min(SHOWN)];
        let widest = told.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        let widest = widest.min(WIDEST);
        let line = |(name, holds): &(String, Holds)| format!("{name:<widest$}  {}", holds.said());
        let more = self.0.len() - told.len();
        let rest = format!("and {}: `probative look` shows them", counted(more, "more column"));
        told.iter().map(line).chain((more > 0).then_some(rest)).collect()
    }

    /// The columns of codes that lost their zeros.
    pub(super) fn without_zeros(&self) -> Vec<&str> {
        let lost = self.0.iter().filter(|(_, holds)| matches!(holds, Holds::LostZeros(_)));
        lost.map(|(name, _)| name.as_str()).collect()
    }

    /// The kinds that the table can serve, each with what it would give.
    pub(super) fn serves(&self) -> Vec<String> {
        let any = |is: fn(&Holds) -> bool| self.0.iter().any(|(_, holds)| is(holds));
        let count = self.0.iter().filter(|(_, holds)| matches!(holds, Holds::Numbers(..))).count();
        let codes = self.0.iter().filter(|(_, holds)| holds.is_of_places()).count();
        let places = any(|holds| holds.is_of_places());
        let years = any(|holds| matches!(holds, Holds::Years(..)));
        let dates = any(|holds| matches!(holds, Holds::Dates(..)));
        let served = [
            (count > 0, "figure: the number of a row"),
            (count > 0, "share: a row or a column as a part of another"),
            (count > 0 && years, "trend: a number, or one as a part of another, year by year"),
            (count > 1 && places, "rate: events over people, place by place"),
            (count > 1 && places, "association: the first places by a count; it needs neighbours"),
            (count > 0 && places, "cluster: where on a map like values lie together"),
            (count > 0 && places && years, "effect: an outcome by place and year; it needs a list"),
            (count > 0 && places, "rivals: an outcome or an explanation by place"),
            (codes > 1, "neighbours (`adjacency`): pairs of places, for association and cluster"),
            (dates, "membership: a list with the day of each entry"),
        ];
        let lines: Vec<String> =
            served.iter().filter(|(is, _)| *is).map(|(_, said)| (*said).to_owned()).collect();
        if lines.is_empty() {
            vec![
                "none by itself: no column holds numbers, dates or pairs of places".to_owned(),
                "membership: a list, once a column has the day of each entry, or `unknown`"
                    .to_owned(),
            ]
        } else {
            lines
        }
    }
}

impl Holds {
    fn is_of_places(&self) -> bool {
        matches!(self, Holds::Codes(..) | Holds::LostZeros(_))
    }

    fn said(&self) -> String {
        match self {
            Holds::Years(first, last) => format!("years, {first} to {last}"),
            Holds::Codes(level, count) => format!("codes of {level}, {count} different"),
            Holds::LostZeros(count) => {
                format!("codes of counties without the zeros before them, {count} different")
            }
            Holds::Dates(first, last) => format!("dates, {first} to {last}"),
            Holds::Numbers(least, greatest) => format!("numbers, {least} to {greatest}"),
            Holds::Texts(count, first) => format!("texts, {count} different, such as \"{first}\""),
        }
    }
}

/// Words in a column's name that make its digits codes.
const CODES: [&str; 4] = ["fips", "geoid", "code", "county"];
/// How many digits the codes of states and of counties have.
const DIGITS: [(usize, &str); 2] = [(2, "states"), (5, "counties")];

fn held(table: &Table, column: &str) -> Holds {
    // A word that the publisher explains stands for a number, and is none itself.
    let plain = (0..table.len()).filter(|row| table.mark(*row, column).is_none());
    let cells: Vec<&str> = plain.map(|row| table.cell(row, column)).collect();
    let cells: Vec<&str> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
    let different: BTreeSet<&str> = cells.iter().copied().collect();
    let first = cells.first().copied().unwrap_or_default().to_owned();
    let numbers: Option<Vec<f64>> = cells.iter().map(|cell| field_number(cell)).collect();
    let name = column.to_lowercase();
    let digits = |count: usize| {
        cells.iter().all(|cell| cell.len() == count && cell.bytes().all(|b| b.is_ascii_digit()))
    };
    if cells.is_empty() {
        return Holds::Texts(0, first);
    }
    if name.contains("year") && digits(4) {
        let (least, greatest) = ends(&numbers.unwrap_or_default());
        return Holds::Years(least, greatest);
    }
    if let Some((_, level)) = DIGITS.iter().find(|(count, _)| digits(*count))
        && (cells.iter().any(|cell| cell.starts_with('0'))
            || CODES.iter().any(|word| name.contains(word)))
    {
        return Holds::Codes(level, different.len());
    }
    match numbers {
        Some(_) if have_lost_zeros(&different) => Holds::LostZeros(different.len()),
        Some(numbers) => {
            let (least, greatest) = ends(&numbers);
            Holds::Numbers(least, greatest)
        }
        None if cells.iter().all(|cell| cell.len() == 10 && Date::first(cell).is_ok()) => {
            let last = different.last().copied().unwrap_or_default().to_owned();
            Holds::Dates(different.first().copied().unwrap_or_default().to_owned(), last)
        }
        None => Holds::Texts(different.len(), first),
    }
}

/// The least and the greatest of some numbers.
fn ends(numbers: &[f64]) -> (f64, f64) {
    let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    (least, numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max))
}

#[cfg(test)]
mod tests {
    use probative_evidence::Asked;

    use super::*;
    use crate::new::evidence_within;

    #[test]
    fn columns_are_told_apart_by_what_they_hold() {
        let csv = "fips,year,name,deaths,since\n01,2015,A,7,2012-01-02\n04,2016,B,9,2013-05-06\n";
        let held = evidence_within("t.csv", csv.as_bytes(), &Asked::default()).unwrap();
        let columns = Columns::read(&held);
        assert_eq!(
            columns.lines(),
            [
                "fips    codes of states, 2 different",
                "year    years, 2015 to 2016",
                "name    texts, 2 different, such as \"A\"",
                "deaths  numbers, 7 to 9",
                "since   dates, 2012-01-02 to 2013-05-06",
            ]
        );
        let serves = columns.serves().join("\n");
        let served = ["figure", "trend", "membership"];
        assert!(served.iter().all(|kind| serves.contains(kind)), "{serves}");
        assert!(!serves.contains("rate:"), "it has one column of numbers: {serves}");
    }
}
