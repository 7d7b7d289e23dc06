//! A trend with its choices made otherwise.

use std::collections::{BTreeMap, BTreeSet};

use probative_atlas::lie_apart;
use probative_case::claim::select::Filter;
use probative_case::claim::trend::{ChangeIn, Trend};
use probative_case::claim::{Kinds, Select};
use probative_evidence::field_number;
use probative_finding::Choice;
use probative_finding::audit::{Dimension, Taken};

use super::windows;
use crate::audit::Other;
use crate::question::Question;

pub(super) fn others(trend: &Trend, question: &Question<'_>) -> Vec<Other> {
    let mut others = other_windows(trend, question);
    others.extend(of_a_whole(trend, question));
    others.extend(other_scale(trend));
    others
}

/// The other windows that the case has, and those of a text that states none.
fn other_windows(trend: &Trend, question: &Question<'_>) -> Vec<Other> {
    let Ok(own) = windows(trend, question) else { return Vec::new() };
    let unsaid = Trend { windows: Vec::new(), ..trend.clone() };
    let all = own.iter().copied().chain(windows(&unsaid, question).unwrap_or_default());
    // A record of one year has no change.
    let all = all.filter(|(first, last)| first < last);
    let told = |(first, last): (i32, i32)| Taken::Choice(Choice::Window(first, last));
    Other::each(Dimension::Window, &told(own[0]), all.map(told), |option| {
        let Taken::Choice(Choice::Window(first, last)) = option else { return None };
        // It stands in the place of the author's: beside that, a window that nobody else would take
        // makes every other one look unsure.
        let rest = own.iter().copied().skip(1).filter(|window| window != &(*first, *last));
        let windows = std::iter::once((*first, *last)).chain(rest).collect();
        Some(Kinds::Trend(Trend { windows, ..trend.clone() }))
    })
}

/// The events as they are, where they are told as a part of a whole; where they are not, as a part
/// of each series of the same column that has as many or more in every year.
fn of_a_whole(trend: &Trend, question: &Question<'_>) -> Vec<Other> {
    let told = |given| Taken::Given { what: "whole".to_owned(), given };
    let with = |whole: Option<Select>| {
        let mut trend = trend.clone();
        trend.yearly.whole = whole;
        Some(Kinds::Trend(trend))
    };
    if trend.yearly.whole.is_some() {
        // Percentage points are those of a whole.
        match trend.measured_in {
            ChangeIn::Points | ChangeIn::EachYear | ChangeIn::InAll => return Vec::new(),
            ChangeIn::Percent => {}
        }
        let without = [told(false)];
        return Other::each(Dimension::Denominator, &told(true), without, |_| with(None));
    }
    let wholes = larger(trend, question);
    let rows = |(column, value): &(String, String)| Taken::Rows {
        source: trend.yearly.numbers.source.clone(),
        column: column.clone(),
        value: Some(value.clone()),
    };
    let options: Vec<Taken> = wholes.iter().map(rows).collect();
    Other::each(Dimension::Denominator, &told(false), options, |option| {
        let (column, value) = wholes.iter().find(|whole| rows(whole) == *option)?;
        let mut whole = trend.yearly.numbers.clone();
        let own = whole.filter.iter_mut().filter(|(other, _)| other == column);
        own.for_each(|(_, values)| *values = vec![value.clone()]);
        with(Some(whole))
    })
}

/// Which values of which column give series that are nowhere below the trend's own.
fn larger(trend: &Trend, question: &Question<'_>) -> Vec<(String, String)> {
    let numbers = &trend.yearly.numbers;
    let Some(table) = question.evidence().table(&numbers.source) else { return Vec::new() };
    let by_year = |filter: &Filter| -> BTreeMap<String, f64> {
        let rows = table.matching(filter).into_iter();
        let of_row = |row: usize| {
            let number = field_number(table.cell(row, &numbers.value))?;
            Some((table.cell(row, &trend.time).to_owned(), number))
        };
        rows.filter_map(of_row).collect()
    };
    let own = by_year(&numbers.filter);
    let mut found = Vec::new();
    for (at, (column, values)) in numbers.filter.iter().enumerate() {
        let cells = (0..table.len()).map(|row| table.cell(row, column));
        for value in cells.collect::<BTreeSet<&str>>() {
            let mut filter = numbers.filter.clone();
            filter[at].1 = vec![value.to_owned()];
            let other = by_year(&filter);
            let holds = |(year, number): (&String, &f64)| {
                other.get(year).is_some_and(|whole| whole >= number)
            };
            let is_own = |own: &String| own == value || lie_apart(own, value);
            if !values.iter().any(is_own) && own.iter().all(holds) {
                found.push((column.clone(), value.to_owned()));
            }
        }
    }
    found
}

/// Per cent for percentage points of a whole, and the other way; a size that the text states has
/// its own unit.
fn other_scale(trend: &Trend) -> Vec<Other> {
    if trend.by.is_some() || !trend.has_points() {
        return Vec::new();
    }
    let (percent, points) = ("percent".to_owned(), "points".to_owned());
    let (own, other, measured_in) = match trend.measured_in {
        ChangeIn::Percent => (percent, points, ChangeIn::Points),
        ChangeIn::Points => (points, percent, ChangeIn::Percent),
        ChangeIn::EachYear | ChangeIn::InAll => return Vec::new(),
    };
    Other::each(Dimension::Scale, &Taken::Word(own), [Taken::Word(other)], |_| {
        Some(Kinds::Trend(Trend { measured_in, ..trend.clone() }))
    })
}
