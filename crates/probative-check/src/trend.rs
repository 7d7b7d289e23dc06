//! A change over years.

use probative_case::claim::Select;
use probative_case::claim::trend::{ChangeIn, Trend};
use probative_case::words::Words;
use probative_evidence::PUBLISHED;
use probative_finding::audit::Dimension;
use probative_finding::exhibit::{Caption, Counted, Series, SeriesLine, SeriesPoint};
use probative_finding::finding::{Appraisal, ByChance, ChanceNull, Untested};
use probative_finding::reading::{Beside, Gone, LeftOut, Measure, Reading, Rows};
use probative_finding::what::trend::{Course, Known, Trend as Parts, TrendPhrase};
use probative_finding::{Choice, Exhibit, Phrase, What};
use probative_numeric::{Drift, Inference, joinpoint, math, sign_flips};
use probative_terms::diagnostic::test::trend::{FROM_NOTHING, NO_WINDOW};
use probative_terms::{Reach, Role, Unit, Whole};

use crate::audit::Other;
use crate::chance::{self, Share};
use crate::kinds::Testable;
use crate::question::{Question, Tested, beside, beside_unscaled, failed, refused};
use crate::rounded::bounds;
use crate::trial::Trial;

mod counts;
mod course;
mod null;
mod otherwise;
mod rounded;
mod unmeasured;
mod years;

use course::course;
use unmeasured::{in_window, with_blanks};
pub(crate) use years::windows;
use years::{Years, years};

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "random-walk-drift";
/// The scale of a change.
pub(crate) const OVER_WINDOW: Unit = Unit::Percent(Whole::Window);
/// The fewest steps of which one pattern in twenty can be told.
const FEWEST_STEPS: usize = 6;
/// The fewest years on either side of a turn.
const LEAST_YEARS: usize = 3;

impl Testable for Trend {
    fn test(&self, question: &Question<'_>) -> Result<Tested, Untested> {
        test(self, question)
    }

    fn readings(&self, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
        readings(self, question)
    }

    fn dimensions(&self) -> &'static [Dimension] {
        &[
            Dimension::Window,
            Dimension::Denominator,
            Dimension::Scale,
            Dimension::Column,
            Dimension::Edition,
        ]
    }

    fn others(&self, question: &Question<'_>) -> Vec<Other> {
        otherwise::others(self, question)
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
    let [first, ..] = windows(trend, question)?[..] else { return Err(failed(&NO_WINDOW, &[])) };
    years::rose(trend, question, first)?;
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
        let ends = rounded::ends(trend, question, first)?;
        let measure = &appraisal.primary.measure;
        appraisal.bounds = ends.and_then(|ends| bounds(measure, ends, &appraisal.regions));
    }
    let now = years(trend, question, None)?;
    // The same window and quantity; another window is another reading, in hindsight.
    let revised = change(trend, question, &now, first, Known::Now)?;
    appraisal.beside.push(beside(Role::AsKnownNow, revised.reading, &appraisal.regions));
    appraisal
        .beside
        .extend(primary.on_other_scale.map(|other| beside_unscaled(Role::WiderDefinition, other)));
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
    if is_share(trend) {
        appraisal.beside.extend(counts(trend, &then, first));
    }
    for window in trend.now.iter().filter(|window| **window != first) {
        let hindsight = change(trend, question, &now, *window, Known::Now)?;
        appraisal.beside.push(beside_unscaled(Role::WiderDefinition, hindsight.reading));
    }
    // What nobody can say was known then is shown as of now alone.
    let then = (known(trend, question)? == Known::Then).then_some(&then);
    if is_counted(trend) {
        appraisal.beside.extend(then.and_then(|then| turn(trend, then, Known::Then)));
        appraisal.beside.extend(turn(trend, &now, Known::Now));
    }
    let exhibits = vec![series(trend, question, then, &now, &appraisal)];
    Ok(Tested { appraisal, exhibits })
}

/// The change over each window as known then, the primary one first.
fn readings(trend: &Trend, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
    let then = years(trend, question, Some(question.text_date()))?;
    Ok(changes(trend, question, &then)?.into_iter().map(|change| change.reading).collect())
}

fn changes(trend: &Trend, question: &Question<'_>, then: &Years) -> Result<Vec<Change>, Untested> {
    let known = known(trend, question)?;
    let over = |window: &(i32, i32)| {
        let found = change(trend, question, then, *window, known);
        found.map_err(|why| in_window(with_blanks(why, trend, question, *window), *window))
    };
    windows(trend, question)?.iter().map(over).collect()
}

/// Whether the numbers are known as they were then: of a record without days of its own rows that
/// was published after the text, or on a day that nobody says, no one can say so.
fn known(trend: &Trend, question: &Question<'_>) -> Result<Known, Untested> {
    for select in trend.selects() {
        let dated = question.table(&select.source)?.has(PUBLISHED);
        let published = question.case.source(&select.source).and_then(|source| source.published);
        if !dated && published.is_none_or(|day| day > question.text_date()) {
            return Ok(Known::Now);
        }
    }
    Ok(Known::Then)
}

/// The hash of the years that the test runs on.
pub(crate) fn geography(trend: &Trend, question: &Question<'_>) -> Result<String, Untested> {
    let sources: Vec<&str> =
        trend.selects().into_iter().map(|select| select.source.as_str()).collect();
    let windows = windows(trend, question)?;
    let mut what: Vec<String> = trend.selects().into_iter().map(Select::key).collect();
    what.push(format!("{windows:?}"));
    Ok(question.geography(&sources, &what))
}

/// The change over one window, in both reaches.
struct Change {
    /// In the reach of the claim.
    reading: Reading,
    /// The same change on the other scale, where the text says by how much.
    on_other_scale: Option<Reading>,
    /// In the other reach, where it can be had.
    other: Option<Reading>,
    /// What chance alone does to such counts.
    of_counts: Option<(f64, f64)>,
    by_chance: Option<ByChance>,
    /// The smallest change of such years that would be found, in per cent.
    detectable: f64,
}

/// The change from the first year of a window to the last, in what the claim measures it in.
fn change(
    trend: &Trend,
    question: &Question<'_>,
    years: &Years,
    window: (i32, i32),
    known: Known,
) -> Result<Change, Untested> {
    let [events, whole, times] =
        years::window(years, window, || years::step(trend, question, window))?;
    let ends = (times[0] as i32, times[times.len() - 1] as i32);
    let shares: Vec<f64> = events.iter().zip(&whole).map(|(part, all)| part / all).collect();
    let last = shares.len() - 1;
    years::all_told(trend, &shares, &times)?;
    // From nothing there is no change in per cent, and one in points or in things.
    let in_percent = trend.measured_in == ChangeIn::Percent;
    if shares[0] <= 0.0 && in_percent {
        return Err(failed(&FROM_NOTHING, &[&ends.0]));
    }
    counts::are_points(trend, &shares)?;
    let moved = 100.0 * (shares[last] / shares[0] - 1.0);
    let course = course(&shares, &times, if is_share(trend) { 100.0 } else { 1.0 });
    let reading = |what, measure| {
        let choices = vec![Choice::Window(window.0, window.1)];
        let between = (ends.1 - ends.0 + 1) as usize - events.len();
        let step = times.get(1).map_or(1, |second| *second as i32 - ends.0);
        let left_out = LeftOut::some(&[(Gone::BetweenYears(step), between)]);
        let rows = Rows { used: events.len(), left_out };
        Reading::new(What::Trend(what), measure, rows).choosing(choices)
    };
    let told = Told { trend, words: question.claim.words, years: ends, known, course, moved };
    let by_chance = by_chance(&shares, question, window, known);
    let counts = [(events[0], whole[0]), (events[last], whole[last])];
    let of_counts = counts::interval(trend, counts, ends, question.level());
    let (what, measure) = told.exact(trend.measured_in);
    let these = reading(what, measure);
    if !in_percent {
        let (what, measure) = told.exact(ChangeIn::Percent);
        let on_other_scale = (shares[0] > 0.0).then(|| reading(what, measure));
        let change = Change::counted(these, by_chance);
        return Ok(Change { on_other_scale, of_counts, ..change });
    }
    let (what, measure) = told.exact(ChangeIn::Points);
    let on_other_scale = (trend.by.is_some() && is_share(trend)).then(|| reading(what, measure));
    let such = years::drift(trend, &events, &whole, question.level()).map(|drift| {
        let (what, measure) = told.drifted(&drift, question.level());
        (reading(what, measure), rise(drift.detectable))
    });
    match (question.claim.reach, such) {
        (Reach::Such, Ok((reading, detectable))) => {
            let other = Some(these);
            Ok(Change { reading, on_other_scale, other, of_counts, by_chance, detectable })
        }
        (Reach::Such, Err(why)) => Err(refused(why)),
        (Reach::These, such) => {
            let other = such.ok().map(|(reading, _)| reading);
            let change = Change::counted(these, by_chance);
            Ok(Change { on_other_scale, other, of_counts, ..change })
        }
    }
}

impl Change {
    /// A change that is exact as counted.
    fn counted(reading: Reading, by_chance: Option<ByChance>) -> Change {
        let (on_other_scale, other, of_counts) = (None, None, None);
        let detectable = f64::INFINITY;
        Change { reading, on_other_scale, other, of_counts, by_chance, detectable }
    }
}

/// Whether what changes is a part of a whole.
fn is_share(trend: &Trend) -> bool {
    trend.yearly.whole.is_some() && trend.than.is_none()
}

/// Whether what changes rests on counts, of which chance has its part.
fn is_counted(trend: &Trend) -> bool {
    trend.yearly.is_count && trend.than.is_none()
}

/// A change that happened, with what is told of it.
struct Told<'a> {
    trend: &'a Trend,
    words: Words,
    years: (i32, i32),
    known: Known,
    course: Course,
    moved: f64,
}

impl Told<'_> {
    /// The change as counted.
    fn exact(&self, measured_in: ChangeIn) -> (Parts, Measure) {
        let (said, years, known) = (self.trend.said.clone(), self.years, self.known);
        let (course, change) = (self.course, self.moved);
        let percent = Measure::exact(change, OVER_WINDOW);
        // What the text states is on the scale that the claim is judged on.
        let stated =
            self.trend.stated(self.words).filter(|_| measured_in == self.trend.measured_in);
        let bound = stated.and(crate::bound::of_words(self.words));
        match (&self.trend.than, measured_in) {
            (Some(than), _) => {
                let (than, gap) = (than.said.clone(), years::is_of_gap(self.words));
                (Parts::Beside { said, than, gap, years, known, course, change }, percent)
            }
            (None, ChangeIn::Percent) if is_share(self.trend) => {
                (Parts::Moved { said, years, known, course, change, stated, bound }, percent)
            }
            (None, ChangeIn::Percent) => {
                (Parts::Number { said, years, known, course, change, stated, bound }, percent)
            }
            (None, ChangeIn::Points) => {
                let change = course.to - course.from;
                let measure = Measure::exact(change, Unit::PercentagePoints);
                (Parts::Points { said, years, known, course, change, stated, bound }, measure)
            }
            (None, ChangeIn::InAll) => {
                let change = course.to - course.from;
                let measure = Measure::exact(change, Unit::in_all());
                (Parts::InAll { said, years, known, course, change, stated, bound }, measure)
            }
            (None, ChangeIn::EachYear) => {
                let (points, (first, last)) = (is_share(self.trend), years);
                let change = (course.to - course.from) / f64::from(last - first);
                let measure = Measure::exact(change, Unit::a_year());
                (
                    Parts::EachYear { said, years, known, course, change, points, stated, bound },
                    measure,
                )
            }
        }
    }

    /// The change as one of many such.
    fn drifted(&self, drift: &Drift, level: f64) -> (Parts, Measure) {
        let what = Parts::Drift {
            said: self.trend.said.clone(),
            years: self.years,
            known: self.known,
            change: self.moved,
            least: rise(drift.detectable),
            least_if_known: rise(drift.detectable_if_known),
        };
        let ends = around(self.moved, drift);
        (what, Measure::within(self.moved, OVER_WINDOW, ends, level, None))
    }
}

/// A rise of a logarithm in per cent.
fn rise(log: f64) -> f64 {
    100.0 * math::exp_m1(log)
}

/// The interval of a drift over its window in per cent; it holds the change that happened.
pub(crate) fn around(moved: f64, drift: &Drift) -> (f64, f64) {
    let log = |log: f64| 100.0 * math::exp_m1(log);
    let interval = drift.estimate.interval;
    (log(interval.low).min(moved), log(interval.high).max(moved))
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
        // Few steps have few patterns, which are all counted.
        let draws = (found.error > 0.0).then_some(draws);
        Ok::<_, probative_numeric::Error>(Share { p: found.p, draws })
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

/// The year in which the trend turns, by the best single joint.
fn turn(trend: &Trend, years: &Years, known: Known) -> Option<Beside> {
    let [events, whole, times] = years::within(years, (i32::MIN, i32::MAX));
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
    then: Option<&Years>,
    now: &Years,
    appraisal: &Appraisal,
) -> Exhibit {
    let line = |known: Known, years: &Years| SeriesLine {
        label: Phrase::Trend(TrendPhrase::AsKnown(known)),
        points: years
            .iter()
            .map(|(year, &(events, whole))| point(trend, *year, (events, whole), question))
            // A quotient by nothing is no point.
            .filter(|point| point.value.is_finite())
            .collect(),
    };
    let unit = match is_share(trend) {
        true => Unit::Percent(Whole::Series),
        false if trend.than.is_some() => Unit::Times,
        false => Unit::named(&trend.said),
    };
    let text = question.text_date();
    let marked = f64::from(text.year) + f64::from(text.month - 1) / 12.0;
    Exhibit::Series(Series {
        caption: Caption {
            title: Phrase::Own(trend.said.clone()),
            finding: (&appraisal.primary).into(),
            n: now.len(),
            counted: Counted::Units,
            source: question.credit(&[trend.yearly.numbers.source.as_str()]),
        },
        unit,
        lines: [(Known::Now, Some(now)), (Known::Then, then)]
            .into_iter()
            .filter_map(|(known, years)| Some(line(known, years?)))
            .collect(),
        marked: Some((marked, Phrase::Trend(TrendPhrase::TextAppears))),
    })
}

fn point(
    trend: &Trend,
    year: i32,
    (events, whole): (f64, f64),
    question: &Question<'_>,
) -> SeriesPoint {
    let time = f64::from(year);
    if !is_share(trend) {
        return SeriesPoint { time, value: events / whole, interval: None };
    }
    let interval = probative_numeric::wilson(events as u64, whole as u64, question.level()).ok();
    let interval = interval.map(|e| (100.0 * e.interval.low, 100.0 * e.interval.high));
    SeriesPoint { time, value: 100.0 * events / whole, interval }
}
