#![doc = include_str!("trend.md")]

use std::collections::BTreeMap;

use probative_case::claim::Select;
use probative_case::claim::trend::Trend;
use probative_finding::Exhibit;
use probative_finding::exhibit::{Caption, Series, SeriesLine, SeriesPoint};
use probative_finding::finding::{Appraisal, Untested};
use probative_finding::reading::{Chance, Measure, Reading, Rows};
use probative_numeric::distribution::StudentsT;
use probative_numeric::{DETECTABLE, joinpoint, math, poisson_slope};
use probative_terms::Date;
use probative_terms::Role;
use probative_terms::number::plain;

use crate::question::{Question, Tested, beside, failed_said, refused};

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "poisson-slope";
/// The fewest years on either side of a turn.
const LEAST_YEARS: usize = 3;

/// Events and their whole by year.
pub(crate) type Years = BTreeMap<i32, (f64, f64)>;

/// The change of a share over each window, as known then and as known now.
pub(crate) fn test(trend: &Trend, question: &Question<'_>) -> Result<Tested, Untested> {
    let then = years(trend, question, Some(question.text_date()))?;
    let mut changes = changes(trend, question, &then)?;
    if changes.is_empty() {
        return Err(failed_said("the claim names no window of years".to_owned()));
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
        let (reading, _) = change(trend, question, &now, *window, "as known now")?;
        appraisal.beside.push(beside(Role::AsKnownNow, reading, &appraisal.regions));
    }
    appraisal.beside.extend(turn(trend, &then, "as known then"));
    appraisal.beside.extend(turn(trend, &now, "as known now"));
    let exhibits = vec![series(trend, question, &then, &now, &appraisal)];
    Ok(Tested { appraisal, exhibits })
}

/// The change over each window as known then, the primary one first.
pub(crate) fn readings(trend: &Trend, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
    let then = years(trend, question, Some(question.text_date()))?;
    Ok(changes(trend, question, &then)?.into_iter().map(|(reading, _)| reading).collect())
}

fn changes(
    trend: &Trend,
    question: &Question<'_>,
    then: &Years,
) -> Result<Vec<(Reading, f64)>, Untested> {
    let over = |window: &(i32, i32)| change(trend, question, then, *window, "as known then");
    trend.windows.iter().map(over).collect()
}

/// The hash of the years that the test runs on.
pub(crate) fn geography(trend: &Trend, question: &Question<'_>) -> String {
    let sources = [trend.events.source.as_str(), trend.whole.source.as_str()];
    let mut what = vec![trend.events.key(), trend.whole.key()];
    what.extend(trend.windows.first().map(|(first, last)| format!("{first} to {last}")));
    question.geography(&sources, &what)
}

/// Events and their whole by year, as public by a day.
pub(crate) fn years(
    trend: &Trend,
    question: &Question<'_>,
    known: Option<Date>,
) -> Result<Years, Untested> {
    let events = by_year(trend, question, &trend.events, known)?;
    let whole = by_year(trend, question, &trend.whole, known)?;
    let both =
        events.into_iter().filter_map(|(year, events)| Some((year, (events, *whole.get(&year)?))));
    Ok(both.collect())
}

fn by_year(
    trend: &Trend,
    question: &Question<'_>,
    select: &Select,
    known: Option<Date>,
) -> Result<BTreeMap<i32, f64>, Untested> {
    let found = question.by_key(select, &trend.time, known)?;
    let years = found.into_iter().map(|(year, found)| {
        let year =
            year.parse().map_err(|_| failed_said(format!("E215: `{year}` is not a year")))?;
        Ok(found.value.map(|value| (year, value)))
    });
    years.filter_map(Result::transpose).collect()
}

/// The years of a window, as columns.
pub(crate) fn within(years: &Years, (first, last): (i32, i32)) -> [Vec<f64>; 3] {
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
    known: &str,
) -> Result<(Reading, f64), Untested> {
    let [events, whole, times] = within(years, window);
    let level = question.level();
    let slope = poisson_slope(&events, &whole, &times, level).map_err(refused)?;
    let (first, last) = (times[0], times[times.len() - 1]);
    let span = last - first;
    let over = |ratio: f64| 100.0 * (math::pow(ratio, span) - 1.0);
    let ratio = slope.ratio;
    let (low, high) = (over(ratio.interval.low), over(ratio.interval.high));
    let shares: Vec<f64> =
        events.iter().zip(&whole).map(|(part, all)| 100.0 * part / all).collect();
    let said = format!(
        "{}, {first} to {last} {known}: {}; the fitted trend over all those years is {} % of where it began",
        trend.said,
        course(&shares, &times),
        signed(over(ratio.value)),
    );
    let chance = Chance { p: slope.p, draws: 0, error: 0.0 };
    let measure = Measure::within(
        over(ratio.value),
        "% over the window".into(),
        (low, high),
        level,
        Some(chance),
    );
    let freedom = events.len() as f64 - 2.0;
    let quantile = StudentsT { freedom }.quantile(0.5 * (1.0 + level));
    let error = (math::ln(ratio.interval.high) - math::ln(ratio.interval.low)) / (2.0 * quantile);
    let detectable = 100.0 * math::exp_m1(DETECTABLE * error * span);
    Ok((
        Reading { what: said.into(), choices: Vec::new(), measure, rows: Rows::used(events.len()) },
        detectable,
    ))
}

/// Where the shares start, where they are lowest or highest in between, and where they end.
fn course(shares: &[f64], times: &[f64]) -> String {
    let (first, last) = (shares[0], shares[shares.len() - 1]);
    let (low, high) = (first.min(last), first.max(last));
    let inside = || shares.iter().zip(times);
    let beyond = inside().filter(|(share, _)| **share < low || **share > high);
    let farthest = beyond.max_by(|a, b| {
        let away = |share: f64| (low - share).max(share - high);
        away(*a.0).total_cmp(&away(*b.0))
    });
    let by_way = farthest
        .map_or(String::new(), |(share, time)| format!(" by way of {} % in {time}", plain(*share)));
    format!("from {} %{by_way} to {} %", plain(first), plain(last))
}

fn signed(value: f64) -> String {
    if value > 0.0 { format!("+{}", plain(value)) } else { plain(value) }
}

/// The year in which the trend turns, by the best single joint.
fn turn(trend: &Trend, years: &Years, known: &str) -> Option<probative_finding::reading::Beside> {
    let [events, whole, times] = within(years, (i32::MIN, i32::MAX));
    let turn = joinpoint(&events, &whole, &times, LEAST_YEARS).ok()?;
    let said = format!(
        "{}: the best single turn is {}, {} % a year before it and {} % a year after, {known}",
        trend.said,
        turn.at,
        signed(100.0 * (turn.before - 1.0)),
        signed(100.0 * (turn.after - 1.0)),
    );
    let measure = Measure::exact(turn.at, "year".into());
    let reading =
        Reading { what: said.into(), choices: Vec::new(), measure, rows: Rows::used(times.len()) };
    Some(crate::question::beside_unscaled(Role::WiderDefinition, reading))
}

fn series(
    trend: &Trend,
    question: &Question<'_>,
    then: &Years,
    now: &Years,
    appraisal: &Appraisal,
) -> Exhibit {
    let line = |label: &str, years: &Years| SeriesLine {
        label: label.into(),
        points: years
            .iter()
            .map(|(year, &(events, whole))| point(*year, events, whole, question))
            .collect(),
    };
    let text = question.text_date();
    let marked = f64::from(text.year) + f64::from(text.month - 1) / 12.0;
    Exhibit::Series(Series {
        caption: Caption {
            title: probative_finding::Phrase::Own(trend.said.clone()),
            finding: (&appraisal.primary).into(),
            n: now.len(),
            source: question.credit(&[trend.events.source.as_str()]),
        },
        unit: "% of the whole".into(),
        lines: vec![line("as known now", now), line("as known then", then)],
        marked: Some((marked, probative_finding::Phrase::Own("the text appears".to_owned()))),
    })
}

fn point(year: i32, events: f64, whole: f64, question: &Question<'_>) -> SeriesPoint {
    let interval = probative_numeric::wilson(events as u64, whole as u64, question.level()).ok();
    let interval = interval.map(|e| (100.0 * e.interval.low, 100.0 * e.interval.high));
    SeriesPoint { time: f64::from(year), value: 100.0 * events / whole, interval }
}
