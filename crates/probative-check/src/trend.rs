//! A change over years.

use std::collections::BTreeMap;

use probative_case::claim::Select;
use probative_case::claim::trend::Trend;
use probative_evidence::{Count, Found};
use probative_finding::exhibit::{Caption, Series, SeriesLine, SeriesPoint};
use probative_finding::finding::{Appraisal, Untested};
use probative_finding::reading::{Beside, Chance, Measure, Reading, Rows};
use probative_finding::what::trend::{Course, Known, Trend as Parts, TrendPhrase};
use probative_finding::{Choice, Exhibit, Phrase, What};
use probative_numeric::distribution::StudentsT;
use probative_numeric::{DETECTABLE, joinpoint, math, poisson_slope};
use probative_terms::diagnostic::test::trend::{Lacking, NO_WINDOW, YEARS_LACKING};
use probative_terms::{Date, Role, Unit, Whole};

use crate::kinds::Testable;
use crate::question::{
    Question, Tested, all_within, beside, beside_unscaled, failed, refused, year,
};
use crate::trial::Trial;

mod null;

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "poisson-slope";
/// The fewest years on either side of a turn.
const LEAST_YEARS: usize = 3;

/// Events and their whole by year.
pub(crate) type Years = BTreeMap<i32, (f64, f64)>;

impl Testable for Trend {
    fn test(&self, question: &Question<'_>) -> Result<Tested, Untested> {
        test(self, question)
    }

    fn readings(&self, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
        readings(self, question)
    }

    fn trials<'a>(&'a self, question: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
        Ok(vec![null::no_trend(self, question)?])
    }
}

/// The change of a share over each window, as known then and as known now.
fn test(trend: &Trend, question: &Question<'_>) -> Result<Tested, Untested> {
    let then = years(trend, question, Some(question.text_date()))?;
    let mut changes = changes(trend, question, &then)?;
    if changes.is_empty() {
        return Err(failed(&NO_WINDOW, &[]));
    }
    let (primary, detectable) = changes.remove(0);
    let regions = question.regions()?;
    let asserted = Question::asserted(&regions, 0.0);
    let mut appraisal = question.appraise(regions, primary, asserted);
    appraisal.detectable = Some(detectable);
    appraisal.calibration = question.calibration(TEST, &geography(trend, question));
    appraisal.alternates = changes.into_iter().map(|(reading, _)| reading).collect();
    let now = years(trend, question, None)?;
    for window in &trend.now {
        let (reading, _) = change(trend, question, &now, *window, Known::Now)?;
        appraisal.beside.push(beside(Role::AsKnownNow, reading, &appraisal.regions));
    }
    appraisal.beside.extend(turn(trend, &then, Known::Then));
    appraisal.beside.extend(turn(trend, &now, Known::Now));
    let exhibits = vec![series(trend, question, &then, &now, &appraisal)];
    Ok(Tested { appraisal, exhibits })
}

/// The change over each window as known then, the primary one first.
fn readings(trend: &Trend, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
    let then = years(trend, question, Some(question.text_date()))?;
    Ok(changes(trend, question, &then)?.into_iter().map(|(reading, _)| reading).collect())
}

fn changes(
    trend: &Trend,
    question: &Question<'_>,
    then: &Years,
) -> Result<Vec<(Reading, f64)>, Untested> {
    let over = |window: &(i32, i32)| change(trend, question, then, *window, Known::Then);
    trend.windows.iter().map(over).collect()
}

/// The hash of the years that the test runs on.
pub(crate) fn geography(trend: &Trend, question: &Question<'_>) -> String {
    let sources = [trend.events.source.as_str(), trend.whole.source.as_str()];
    let mut what = vec![trend.events.key(), trend.whole.key()];
    what.extend(trend.window_key());
    question.geography(&sources, &what)
}

/// Events and their whole by year, as public by a day.
pub(crate) fn years(
    trend: &Trend,
    question: &Question<'_>,
    known: Option<Date>,
) -> Result<Years, Untested> {
    let events = by_year(trend, question, &trend.events, Count::Whole, known)?;
    let whole = by_year(trend, question, &trend.whole, Count::NotBelowZero, known)?;
    all_within(&events, &whole)?;
    let both = events
        .into_iter()
        .filter_map(|(year, events)| Some((year, (events.value?, whole.get(&year)?.value?))));
    Ok(both.collect())
}

fn by_year(
    trend: &Trend,
    question: &Question<'_>,
    select: &Select,
    count: Count,
    known: Option<Date>,
) -> Result<BTreeMap<i32, Found>, Untested> {
    let found = question.keyed(select, &trend.time, count, known)?;
    found.into_iter().map(|(cell, found)| Ok((year(&cell)?, found))).collect()
}

/// The years of a window, as columns; each of them must have both numbers, since a window that is
/// shortened in silence answers for another one.
pub(crate) fn window(years: &Years, (first, last): (i32, i32)) -> Result<[Vec<f64>; 3], Untested> {
    let lacking: Vec<i32> = (first..=last).filter(|year| !years.contains_key(year)).collect();
    if lacking.is_empty() {
        return Ok(within(years, (first, last)));
    }
    Err(failed(&YEARS_LACKING, &[&first, &last, &Lacking(lacking)]))
}

/// Those of some years that have both numbers, as columns.
fn within(years: &Years, (first, last): (i32, i32)) -> [Vec<f64>; 3] {
    let inside = || years.range(first..=last);
    [
        inside().map(|(_, (events, _))| *events).collect(),
        inside().map(|(_, (_, whole))| *whole).collect(),
        inside().map(|(year, _)| f64::from(*year)).collect(),
    ]
}

/// The change of the share over the window in per cent, and the smallest that would be found.
fn change(
    trend: &Trend,
    question: &Question<'_>,
    years: &Years,
    window: (i32, i32),
    known: Known,
) -> Result<(Reading, f64), Untested> {
    let [events, whole, times] = self::window(years, window)?;
    let level = question.level();
    let slope = poisson_slope(&events, &whole, &times, level).map_err(refused)?;
    let (first, last) = (times[0], times[times.len() - 1]);
    let span = last - first;
    let over = |ratio: f64| 100.0 * (math::pow(ratio, span) - 1.0);
    let ratio = slope.ratio;
    let ends = (over(ratio.interval.low), over(ratio.interval.high));
    let what = Parts::Change {
        said: trend.said.clone(),
        years: (first as i32, last as i32),
        known,
        course: course(&events, &whole, &times),
        change: over(ratio.value),
    };
    let chance = Chance { p: slope.p, draws: 0, error: 0.0 };
    let unit = Unit::Percent(Whole::Window);
    let measure = Measure::within(over(ratio.value), unit, ends, level, Some(chance));
    let freedom = events.len() as f64 - 2.0;
    let quantile = StudentsT { freedom }.quantile(0.5 * (1.0 + level));
    let error = (math::ln(ratio.interval.high) - math::ln(ratio.interval.low)) / (2.0 * quantile);
    let detectable = 100.0 * math::exp_m1(DETECTABLE * error * span);
    let reading = Reading::new(What::Trend(what), measure, Rows::used(events.len()));
    Ok((reading.choosing(vec![Choice::Window(window.0, window.1)]), detectable))
}

/// Where the share starts, where it lies farthest beyond both ends, and where it ends.
fn course(events: &[f64], whole: &[f64], times: &[f64]) -> Course {
    let shares: Vec<f64> = events.iter().zip(whole).map(|(part, all)| 100.0 * part / all).collect();
    let (from, to) = (shares[0], shares[shares.len() - 1]);
    let (low, high) = (from.min(to), from.max(to));
    let away = |share: f64| (low - share).max(share - high);
    let beyond = shares.iter().zip(times).filter(|(share, _)| **share < low || **share > high);
    let farthest = beyond.max_by(|a, b| away(*a.0).total_cmp(&away(*b.0)));
    Course { from, by_way: farthest.map(|(share, time)| (*share, *time as i32)), to }
}

/// The year in which the trend turns, by the best single joint.
fn turn(trend: &Trend, years: &Years, known: Known) -> Option<Beside> {
    let [events, whole, times] = within(years, (i32::MIN, i32::MAX));
    let turn = joinpoint(&events, &whole, &times, LEAST_YEARS).ok()?;
    let what = Parts::Turn {
        said: trend.said.clone(),
        at: turn.at,
        before: 100.0 * (turn.before - 1.0),
        after: 100.0 * (turn.after - 1.0),
        known,
    };
    let measure = Measure::exact(turn.at, Unit::Year);
    let reading = Reading::new(What::Trend(what), measure, Rows::used(times.len()));
    Some(beside_unscaled(Role::WiderDefinition, reading))
}

fn series(
    trend: &Trend,
    question: &Question<'_>,
    then: &Years,
    now: &Years,
    appraisal: &Appraisal,
) -> Exhibit {
    let line = |known: Known, years: &Years| SeriesLine {
        label: Phrase::Trend(TrendPhrase::AsKnown(known)),
        points: years
            .iter()
            .map(|(year, &(events, whole))| point(*year, events, whole, question))
            .collect(),
    };
    let text = question.text_date();
    let marked = f64::from(text.year) + f64::from(text.month - 1) / 12.0;
    Exhibit::Series(Series {
        caption: Caption {
            title: Phrase::Own(trend.said.clone()),
            finding: (&appraisal.primary).into(),
            n: now.len(),
            source: question.credit(&[trend.events.source.as_str()]),
        },
        unit: Unit::Percent(Whole::Series),
        lines: vec![line(Known::Now, now), line(Known::Then, then)],
        marked: Some((marked, Phrase::Trend(TrendPhrase::TextAppears))),
    })
}

fn point(year: i32, events: f64, whole: f64, question: &Question<'_>) -> SeriesPoint {
    let interval = probative_numeric::wilson(events as u64, whole as u64, question.level()).ok();
    let interval = interval.map(|e| (100.0 * e.interval.low, 100.0 * e.interval.high));
    SeriesPoint { time: f64::from(year), value: 100.0 * events / whole, interval }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_course_goes_by_way_of_its_farthest_year_beyond_both_ends() {
        let times = [2010.0, 2011.0, 2012.0, 2013.0];
        let whole = [100.0; 4];
        let dips = course(&[24.0, 12.0, 11.0, 39.0], &whole, &times);
        assert_eq!(dips, Course { from: 24.0, by_way: Some((11.0, 2012)), to: 39.0 });
        let peaks = course(&[24.0, 23.0, 45.0, 39.0], &whole, &times);
        assert_eq!(peaks.by_way, Some((45.0, 2012)));
        let straight = course(&[24.0, 30.0, 30.0, 39.0], &whole, &times);
        assert_eq!(straight.by_way, None);
    }
}
