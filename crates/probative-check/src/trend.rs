//! A change over years.

use std::collections::BTreeMap;

use probative_case::claim::Select;
use probative_case::claim::trend::Trend;
use probative_evidence::{Count, Found};
use probative_finding::exhibit::{Caption, Series, SeriesLine, SeriesPoint};
use probative_finding::finding::{Appraisal, ByChance, ChanceNull, Untested};
use probative_finding::reading::{Beside, Measure, Reading, Rows};
use probative_finding::what::trend::{Course, Known, Trend as Parts, TrendPhrase};
use probative_finding::{Choice, Exhibit, Phrase, What};
use probative_numeric::{
    Drift, Inference, joinpoint, math, random_walk_drift, rate_ratio, sign_flips,
};
use probative_terms::diagnostic::test::trend::{FROM_NOTHING, Lacking, NO_WINDOW, YEARS_LACKING};
use probative_terms::{Date, Reach, Role, Unit, Whole};

use crate::chance::{self, Share};
use crate::kinds::Testable;
use crate::question::{
    Question, Tested, all_within, beside, beside_unscaled, failed, refused, year,
};
use crate::trial::Trial;

mod null;

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "random-walk-drift";
/// The scale of a change.
pub(crate) const OVER_WINDOW: Unit = Unit::Percent(Whole::Window);
/// The fewest steps of which one pattern in twenty can be told.
const FEWEST_STEPS: usize = 6;
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
        // A sentence about these years alone is exact as counted.
        match question.claim.reach {
            Reach::These => Ok(Vec::new()),
            Reach::Such => Ok(vec![null::wandering(self, question)?]),
        }
    }
}

/// The change of a share over each window, as known then and as known now.
fn test(trend: &Trend, question: &Question<'_>) -> Result<Tested, Untested> {
    let then = years(trend, question, Some(question.text_date()))?;
    let mut changes = changes(trend, question, &then)?;
    let primary = changes.remove(0);
    let regions = question.regions()?;
    let asserted = Question::asserted(&regions, 0.0);
    let mut appraisal = question.appraise(regions, primary.reading, asserted);
    appraisal.alternates = changes.into_iter().map(|change| change.reading).collect();
    if appraisal.reach == Reach::Such {
        appraisal.detectable = Some(primary.detectable);
        appraisal.calibration = question.calibration(TEST, &geography(trend, question)?);
    } else {
        appraisal.of_counts = primary.of_counts;
        appraisal.by_chance = primary.by_chance;
    }
    let now = years(trend, question, None)?;
    let [first, ..] = windows(trend, &then)?[..] else { return Err(failed(&NO_WINDOW, &[])) };
    // The same window and quantity; another window is another reading, in hindsight.
    let revised = change(trend, question, &now, first, Known::Now)?;
    appraisal.beside.push(beside(Role::AsKnownNow, revised.reading, &appraisal.regions));
    if let Some(other) = primary.other {
        let role = match appraisal.reach {
            Reach::These => Role::SuchAsThese,
            Reach::Such => Role::TheseAlone,
        };
        // An interval that no worlds have widened stands nowhere.
        appraisal.beside.push(match role {
            Role::SuchAsThese => beside_unscaled(role, other),
            _ => beside(role, other, &appraisal.regions),
        });
    }
    appraisal.beside.extend(counts(trend, &then, first));
    for window in trend.now.iter().filter(|window| **window != first) {
        let hindsight = change(trend, question, &now, *window, Known::Now)?;
        appraisal.beside.push(beside_unscaled(Role::WiderDefinition, hindsight.reading));
    }
    appraisal.beside.extend(turn(trend, &then, Known::Then));
    appraisal.beside.extend(turn(trend, &now, Known::Now));
    let exhibits = vec![series(trend, question, &then, &now, &appraisal)];
    Ok(Tested { appraisal, exhibits })
}

/// The change over each window as known then, the primary one first.
fn readings(trend: &Trend, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
    let then = years(trend, question, Some(question.text_date()))?;
    Ok(changes(trend, question, &then)?.into_iter().map(|change| change.reading).collect())
}

fn changes(trend: &Trend, question: &Question<'_>, then: &Years) -> Result<Vec<Change>, Untested> {
    let over = |window: &(i32, i32)| change(trend, question, then, *window, Known::Then);
    windows(trend, then)?.iter().map(over).collect()
}

/// The windows that the text states; without any, the last ten years on record before the text,
/// then the last five and all of them.
pub(crate) fn windows(trend: &Trend, then: &Years) -> Result<Vec<(i32, i32)>, Untested> {
    if !trend.windows.is_empty() {
        return Ok(trend.windows.clone());
    }
    let (Some(first), Some(last)) = (then.keys().next(), then.keys().next_back()) else {
        return Err(failed(&NO_WINDOW, &[]));
    };
    let mut all: Vec<(i32, i32)> = [10, 5, i32::MAX]
        .iter()
        .map(|years| (last.saturating_sub(years - 1).max(*first), *last))
        .collect();
    // A record of ten years or fewer has one window for the last ten and for all.
    let mut once: Vec<(i32, i32)> = Vec::new();
    all.drain(..).for_each(|window| {
        if !once.contains(&window) {
            once.push(window);
        }
    });
    Ok(once)
}

/// The hash of the years that the test runs on.
pub(crate) fn geography(trend: &Trend, question: &Question<'_>) -> Result<String, Untested> {
    let sources = [trend.events.source.as_str(), trend.whole.source.as_str()];
    let then = years(trend, question, Some(question.text_date()))?;
    let windows = windows(trend, &then)?;
    let what = [trend.events.key(), trend.whole.key(), format!("{windows:?}")];
    Ok(question.geography(&sources, &what))
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

/// The change over one window, in both reaches.
struct Change {
    /// In the reach of the claim.
    reading: Reading,
    /// In the other, where it can be had.
    other: Option<Reading>,
    /// What chance alone does to such counts.
    of_counts: Option<(f64, f64)>,
    by_chance: Option<ByChance>,
    /// The smallest change of such years that would be found, in per cent.
    detectable: f64,
}

/// The change of the share from the first year of a window to the last, in per cent.
fn change(
    trend: &Trend,
    question: &Question<'_>,
    years: &Years,
    window: (i32, i32),
    known: Known,
) -> Result<Change, Untested> {
    let [events, whole, times] = self::window(years, window)?;
    let ends = (times[0] as i32, times[times.len() - 1] as i32);
    let shares: Vec<f64> = events.iter().zip(&whole).map(|(part, all)| part / all).collect();
    let last = shares.len() - 1;
    // From nothing there is no change in per cent.
    if shares[0].is_nan() || shares[0] <= 0.0 {
        return Err(failed(&FROM_NOTHING, &[&ends.0]));
    }
    let percent = |ratio: f64| 100.0 * (ratio - 1.0);
    let moved = percent(shares[last] / shares[0]);
    let rows = || Rows::used(events.len());
    let choices = vec![Choice::Window(window.0, window.1)];
    let what = Parts::Moved {
        said: trend.said.clone(),
        years: ends,
        known,
        course: course(&events, &whole, &times),
        change: moved,
    };
    let measure = Measure::exact(moved, OVER_WINDOW);
    let these = Reading::new(What::Trend(what), measure, rows()).choosing(choices.clone());
    let such = drift(&events, &whole, question.level()).map(|drift| {
        let log = |log: f64| 100.0 * math::exp_m1(log);
        let what = Parts::Drift {
            said: trend.said.clone(),
            years: ends,
            known,
            change: moved,
            least: log(drift.detectable),
            least_if_known: log(drift.detectable_if_known),
        };
        let measure =
            Measure::within(moved, OVER_WINDOW, around(moved, &drift), question.level(), None);
        let reading = Reading::new(What::Trend(what), measure, rows()).choosing(choices);
        (reading, log(drift.detectable))
    });
    let counts = [(events[0], whole[0]), (events[last], whole[last])];
    let of_counts = of_counts(counts, question.level());
    let by_chance = by_chance(&shares, question, window, known);
    match (question.claim.reach, such) {
        (Reach::Such, Ok((reading, detectable))) => {
            Ok(Change { reading, other: Some(these), of_counts, by_chance, detectable })
        }
        (Reach::Such, Err(why)) => Err(refused(why)),
        (Reach::These, such) => {
            let other = such.ok().map(|(reading, _)| reading);
            Ok(Change { reading: these, other, of_counts, by_chance, detectable: f64::INFINITY })
        }
    }
}

/// The drift among the yearly steps of the logarithm of a share, seen through the counts' own
/// noise.
pub(crate) fn drift(
    events: &[f64],
    whole: &[f64],
    level: f64,
) -> Result<Drift, probative_numeric::Error> {
    let logs: Vec<f64> = events.iter().zip(whole).map(|(part, all)| math::ln(part / all)).collect();
    let noise: Vec<f64> = events.iter().map(|events| 1.0 / events).collect();
    random_walk_drift(&logs, &noise, level)
}

/// The interval of a drift over its window in per cent; it holds the change that happened.
pub(crate) fn around(moved: f64, drift: &Drift) -> (f64, f64) {
    let log = |log: f64| 100.0 * math::exp_m1(log);
    let interval = drift.estimate.interval;
    (log(interval.low).min(moved), log(interval.high).max(moved))
}

/// What chance alone does to the counts of the first and the last year, in per cent of change.
fn of_counts([first, last]: [(f64, f64); 2], level: f64) -> Option<(f64, f64)> {
    let whole = |count: f64| count.fract() == 0.0;
    if !(whole(first.0) && whole(last.0)) {
        return None;
    }
    let ratio = rate_ratio(last.0 as u64, last.1, first.0 as u64, first.1, level).ok()?;
    let ends = ratio.estimate.interval;
    Some((100.0 * (ends.low - 1.0), 100.0 * (ends.high - 1.0)))
}

/// How often the same yearly steps, each up or down by lot, end as far off.
fn by_chance(
    shares: &[f64],
    question: &Question<'_>,
    (first, last): (i32, i32),
    known: Known,
) -> Option<ByChance> {
    let logs: Vec<f64> = shares.iter().map(|share| math::ln(*share)).collect();
    let steps: Vec<f64> = logs.windows(2).map(|pair| pair[1] - pair[0]).collect();
    // All steps up and all down are two of 2^k patterns: with fewer none is seldom.
    if steps.len() < FEWEST_STEPS {
        return None;
    }
    let inference = question.inference(&format!("steps/{first}-{last}/{known:?}"));
    let share = |draws: usize| {
        let found = sign_flips(&steps, Inference { draws, ..inference })?;
        Ok::<_, probative_numeric::Error>(Share { p: found.p, error: found.error, draws })
    };
    Some(chance::by_chance(ChanceNull::Signs, share).unwrap_or_else(|_| chance::unable()))
}

/// The number itself over a window: a share may fall while it rises.
fn counts(trend: &Trend, years: &Years, (first, last): (i32, i32)) -> Option<Beside> {
    let (from, to) = (years.get(&first)?.0, years.get(&last)?.0);
    let change = (from > 0.0).then(|| 100.0 * (to / from - 1.0))?;
    let what =
        Parts::Counts { said: trend.said.clone(), years: (first, last), first: from, last: to };
    let measure = Measure::exact(change, Unit::Percent(Whole::Named));
    let reading = Reading::new(What::Trend(what), measure, Rows::used(2));
    Some(beside_unscaled(Role::WiderDefinition, reading))
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
