//! The numbers of a trend by year.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::Select;
use probative_case::claim::select::EACH_ROW;
use probative_case::claim::trend::{Trend, Yearly};
use probative_case::words::Words;
use probative_evidence::{AsOf, Count, Found};
use probative_finding::finding::Untested;
use probative_numeric::{Drift, math, random_walk_drift};
use probative_terms::Date;
use probative_terms::diagnostic::test::trend::{
    AMONG_NOTHING, BESIDE_NOTHING, BOTH_FELL, Lacking, NO_WINDOW, YEARS_LACKING,
};

use super::is_counted;
use crate::question::{self, Question, all_within, failed};

/// Events and their whole by year; the whole of a plain number is one.
pub(crate) type Years = BTreeMap<i32, (f64, f64)>;

/// Events and their whole by year, as public by a day; of a number that is set beside another, the
/// quotient of both, or the gap between them.
pub(crate) fn years(
    trend: &Trend,
    question: &Question<'_>,
    known: Option<Date>,
) -> Result<Years, Untested> {
    let own = by_year(trend, &trend.yearly, question, known)?;
    let Some(than) = &trend.than else { return Ok(own) };
    let other = by_year(trend, &than.yearly, question, known)?;
    let gap = is_of_gap(question.claim.words);
    let set_beside = |(year, (part, whole)): (i32, (f64, f64))| {
        let (one, (other, all)) = (part / whole, other.get(&year)?);
        let other = other / all;
        Some((year, (if gap { (one - other).abs() } else { one / other }, 1.0)))
    };
    Ok(own.into_iter().filter_map(set_beside).collect())
}

/// Passes unless words tell how fast one number rose beside another, and both fell.
pub(super) fn rose(
    trend: &Trend,
    question: &Question<'_>,
    (first, last): (i32, i32),
) -> Result<(), Untested> {
    let Some(than) = &trend.than else { return Ok(()) };
    let words = question.claim.words;
    if !matches!(words, Words::FasterThan | Words::SlowerThan) {
        return Ok(());
    }
    let fell = |yearly: &Yearly| {
        let years = by_year(trend, yearly, question, Some(question.text_date()))?;
        let of = |year: i32| years.get(&year).map(|(part, whole)| part / whole);
        Ok::<_, Untested>(of(first).zip(of(last)).is_some_and(|(from, to)| to < from))
    };
    match fell(&trend.yearly)? && fell(&than.yearly)? {
        true => Err(failed(&BOTH_FELL, &[&first, &last, &words.word()])),
        false => Ok(()),
    }
}

/// Whether words are about the gap between two numbers, and not about their quotient.
pub(super) fn is_of_gap(words: Words) -> bool {
    matches!(words, Words::ClosingTheGap | Words::WideningTheGap)
}

fn by_year(
    trend: &Trend,
    yearly: &Yearly,
    question: &Question<'_>,
    known: Option<Date>,
) -> Result<Years, Untested> {
    let count = if yearly.is_count { Count::Whole } else { Count::NotBelowZero };
    let numbers = read_years(trend, question, &yearly.numbers, count, known)?;
    let given = |(year, found): (i32, Found)| Some((year, found.value?));
    let Some(whole) = &yearly.whole else {
        return Ok(numbers
            .into_iter()
            .filter_map(given)
            .map(|(year, it)| (year, (it, 1.0)))
            .collect());
    };
    let selects = [&yearly.numbers, whole];
    let whole = read_years(trend, question, whole, Count::NotBelowZero, known)?;
    all_within(&numbers, &whole)?;
    let [part, all] = selects.map(|select| inside(trend, question, select));
    question.parts_within([&part, &all], &trend.time, as_of(known))?;
    let both = numbers.into_iter().filter_map(given);
    Ok(both.filter_map(|(year, it)| Some((year, (it, whole.get(&year)?.value?)))).collect())
}

pub(super) fn read_years(
    trend: &Trend,
    question: &Question<'_>,
    select: &Select,
    count: Count,
    known: Option<Date>,
) -> Result<BTreeMap<i32, Found>, Untested> {
    let asked = &inside(trend, question, select);
    let found = question.keyed(asked, &trend.time, count, as_of(known))?;
    let mut years = question::by_year(found)?;
    let without = question.years_of_none(select, &trend.time).into_iter();
    years.extend(without.map(|year| (year, Found::NONE)));
    Ok(years)
}

fn as_of(known: Option<Date>) -> AsOf {
    known.map_or(AsOf::Now, AsOf::Day)
}

/// Where parts are added up, the rows of the years that the claim asks about: what an earlier or a
/// later year lacks is no part of its sums.
fn inside<'s>(trend: &Trend, question: &Question<'_>, select: &'s Select) -> Cow<'s, Select> {
    let asked = || trend.windows.iter().chain(&trend.now);
    let ends = asked().map(|it| it.0).min().zip(asked().map(|it| it.1).max());
    let is_named = select.filter.iter().any(|(column, _)| *column == trend.time);
    let table = question.evidence().table(&select.source);
    let (Some((first, last)), Some(table), false) =
        (ends, table, is_named || select.sum_over.is_empty())
    else {
        return Cow::Borrowed(select);
    };
    let cells = (0..table.len()).map(|row| table.cell(row, &trend.time));
    // A cell that is no year stays, and is told as such.
    let is_asked =
        |cell: &&str| question::year(cell).map_or(true, |it| (first..=last).contains(&it));
    let cells: BTreeSet<&str> = cells.filter(is_asked).collect();
    let mut own = select.clone();
    own.filter.push((trend.time.clone(), cells.into_iter().map(str::to_owned).collect()));
    Cow::Owned(own)
}

/// The years that are over by the text's day and stand in the record of the numbers, whether their
/// cells are filled or not: a blank one is lacking, and is told as such.
pub(crate) fn recorded(trend: &Trend, question: &Question<'_>) -> Result<Vec<i32>, Untested> {
    let count = if trend.yearly.is_count { Count::Whole } else { Count::NotBelowZero };
    let known = Some(question.text_date());
    let found = read_years(trend, question, &trend.yearly.numbers, count, known)?;
    Ok(found.into_keys().filter(|year| *year < question.text_date().year).collect())
}

/// The windows that the text states; without any, the last ten years on record before the text,
/// then the last five and all of them.
pub(crate) fn windows(trend: &Trend, question: &Question<'_>) -> Result<Vec<(i32, i32)>, Untested> {
    if !trend.windows.is_empty() {
        return Ok(trend.windows.clone());
    }
    let recorded = recorded(trend, question)?;
    let (Some(first), Some(last)) = (recorded.first(), recorded.last()) else {
        return Err(failed(&NO_WINDOW, &[]));
    };
    // Of a census ten years are one step: all of it is what there is.
    let lengths: &[i32] = if even_step(&recorded) == 1 { &[10, 5, i32::MAX] } else { &[i32::MAX] };
    let mut all: Vec<(i32, i32)> =
        lengths.iter().map(|years| (last.saturating_sub(years - 1).max(*first), *last)).collect();
    // A record of ten years or fewer has one window for the last ten and for all.
    let mut once: Vec<(i32, i32)> = Vec::new();
    all.drain(..).for_each(|window| {
        if !once.contains(&window) {
            once.push(window);
        }
    });
    Ok(once)
}

/// How many years lie between those of a record within a window: ten in that of a census. A year
/// whose cell is blank is one of them; of a record that has most years and lacks one now and then
/// it is one.
pub(crate) fn step(trend: &Trend, question: &Question<'_>, window: (i32, i32)) -> i32 {
    // Of a list of incidents a year between its rows is lacking, or had none.
    if trend.yearly.numbers.value == EACH_ROW {
        return 1;
    }
    step_within(&question.years_with_rows(&trend.yearly.numbers, &trend.time), window)
}

/// The step of the years within a window; other windows and years beyond it do not change it.
fn step_within(years: &BTreeSet<i32>, (first, last): (i32, i32)) -> i32 {
    let span = years.first().zip(years.last()).map_or(0, |(first, last)| last - first + 1);
    // Every second year fills half of its span and one more.
    if 2 * years.len() as i32 > span + 1 {
        return 1;
    }
    even_step(&years.range(first..=last).copied().collect::<Vec<_>>())
}

/// The one distance between years that follow each other; one where there are several.
fn even_step(years: &[i32]) -> i32 {
    let mut steps = years.windows(2).map(|pair| pair[1] - pair[0]);
    let first = steps.next().unwrap_or(1);
    if steps.all(|step| step == first) { first } else { 1 }
}

/// The years of a window, as columns; each of them that the record has must have both numbers,
/// since a window that is shortened in silence answers for another one. What lies between the years
/// of the record is asked where some lack.
pub(crate) fn window(
    years: &Years,
    (first, last): (i32, i32),
    step: impl FnOnce() -> i32,
) -> Result<[Vec<f64>; 3], Untested> {
    let lacking = |each: i32| -> Vec<i32> {
        let asked = (first..=last).step_by(each as usize);
        asked.filter(|year| !years.contains_key(year)).collect()
    };
    let mut lack = lacking(1);
    if !lack.is_empty() {
        let step = step();
        // A window whose end is between two years of the record has none there.
        if (last - first) % step == 0 {
            lack = lacking(step);
        }
    }
    if lack.is_empty() {
        return Ok(within(years, (first, last)));
    }
    Err(failed(&YEARS_LACKING, &[&first, &last, &Lacking(lack)]))
}

/// Those of some years that have both numbers, as columns.
pub(super) fn within(years: &Years, (first, last): (i32, i32)) -> [Vec<f64>; 3] {
    let inside = || years.range(first..=last);
    [
        inside().map(|(_, (events, _))| *events).collect(),
        inside().map(|(_, (_, whole))| *whole).collect(),
        inside().map(|(year, _)| f64::from(*year)).collect(),
    ]
}

/// Passes if no year lacks what its number is a part of. What a number is set beside may be
/// nothing on the way: the ends decide.
pub(super) fn all_told(trend: &Trend, shares: &[f64], times: &[f64]) -> Result<(), Untested> {
    let is_end = |at: usize| at == 0 || at + 1 == shares.len();
    let untold = |at: &usize| !shares[*at].is_finite() && (trend.than.is_none() || is_end(*at));
    let Some(at) = (0..shares.len()).find(untold) else { return Ok(()) };
    let form = if trend.than.is_some() { &BESIDE_NOTHING } else { &AMONG_NOTHING };
    Err(failed(form, &[&times[at]]))
}

/// The drift among the yearly steps of the logarithm, seen through the counts' own noise; a rate as
/// published, and what is set beside another, has none that is known.
pub(crate) fn drift(
    trend: &Trend,
    events: &[f64],
    whole: &[f64],
    level: f64,
) -> Result<Drift, probative_numeric::Error> {
    let logs: Vec<f64> = events.iter().zip(whole).map(|(part, all)| math::ln(part / all)).collect();
    let of_count = |events: &f64| if is_counted(trend) { 1.0 / events } else { 0.0 };
    let noise: Vec<f64> = events.iter().map(of_count).collect();
    random_walk_drift(&logs, &noise, level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_census_has_a_step_of_its_own_and_a_year_that_is_lacking_makes_none() {
        assert_eq!(even_step(&[1990, 2000, 2010]), 10);
        assert_eq!(even_step(&[2000, 2005]), 5);
        assert_eq!(even_step(&[2008, 2009, 2011]), 1);
        assert_eq!((even_step(&[2008]), even_step(&[])), (1, 1));
    }

    #[test]
    fn the_step_of_a_window_is_that_of_its_own_years_whatever_the_record_has_beyond() {
        let within = |years: &[i32], window| step_within(&years.iter().copied().collect(), window);
        assert_eq!(within(&[2000, 2005, 2007], (2000, 2005)), 5);
        assert_eq!(within(&[2000, 2005, 2007], (2005, 2007)), 2);
        assert_eq!(within(&[2000, 2005, 2007], (2000, 2007)), 1);
        assert_eq!(within(&[2000, 2005, 2006, 2007], (2000, 2005)), 5);
        assert_eq!(within(&[2008, 2009, 2011], (2009, 2011)), 1, "a year lacks");
        assert_eq!(within(&[2010, 2012, 2014], (2010, 2014)), 2);
    }

    #[test]
    fn a_window_needs_every_year_that_the_record_has() {
        let years: Years = [1990, 2000, 2010].map(|year| (year, (1.0, 1.0))).into();
        let is_whole = |window, step| window_is(&years, window, step);
        assert!(is_whole((1990, 2010), 10) && is_whole((2000, 2010), 10));
        assert!(!is_whole((1990, 2005), 10) && !is_whole((1990, 2020), 10));
        assert!(!is_whole((1990, 2010), 1), "years lack");
    }

    fn window_is(years: &Years, ends: (i32, i32), step: i32) -> bool {
        window(years, ends, || step).is_ok()
    }
}
