//! How wide each interval must be for a wrong word to be rare, on the case's own geography.

use probative_case::Case;
use probative_evidence::{CalibrationEntry, Calibrations, Evidence};
use probative_finding::finding::{Under, Untested};
use probative_numeric::{Inference, Seed, Widening, draws, prepivot};

use crate::kinds::testable;
use crate::named;
use crate::question::Question;
use crate::trial::{Asks, Edge, Setting, Trial, Width, worlds};
use crate::verdict::LARGEST_FACTOR;
use crate::widen::overshoot;

/// The share of wrong words that is allowed: one tail of an interval at the case's level.
pub(crate) fn allowed(level: f64) -> f64 {
    0.5 * (1.0 - level)
}

/// Worlds at each edge by which the settings that err most are found, before they get all of them.
const SCREENED: usize = 250;
/// How many settings and edges get all worlds.
const KEPT: usize = 4;
/// How often these are doubled while they leave open whether the factor is too large.
const DOUBLINGS: u32 = 3;

/// Measures how far every interval of a case that rests on chance must be widened.
///
/// `done` is told after each claim how many of how many are done. Claims whose test cannot run are
/// passed over: their findings say why.
pub fn calibrate(
    case: &Case,
    evidence: &Evidence,
    datasets: usize,
    mut done: impl FnMut(usize, usize),
) -> Calibrations<Under> {
    let case = &*named::by_rows(case, evidence);
    let mut entries: Vec<CalibrationEntry<Under>> = Vec::new();
    for (at, claim) in case.claims.iter().enumerate() {
        let question = Question::new(case, claim, evidence);
        for trial in trials(&question).unwrap_or_default() {
            let known = |e: &CalibrationEntry<Under>| {
                e.test == trial.test && e.geography == trial.geography
            };
            if !entries.iter().any(known) {
                entries.push(measure(&question, &trial, datasets));
            }
        }
        done(at + 1, case.claims.len());
    }
    entries.sort_by(|a, b| (&a.test, &a.geography).cmp(&(&b.test, &b.geography)));
    Calibrations { entries }
}

/// The entry of one test of a claim, made in memory for a case that has pinned none.
pub(crate) fn quickly(
    question: &Question<'_>,
    test: &str,
    geography: &str,
    datasets: usize,
) -> Option<CalibrationEntry<Under>> {
    let own = Question::new(question.case, question.claim, question.evidence()).unasked();
    let trials = trials(&own).ok()?;
    let trial = trials.iter().find(|it| it.test == test && it.geography == geography)?;
    Some(measure(&own, trial, datasets))
}

fn measure(question: &Question<'_>, trial: &Trial<'_>, datasets: usize) -> CalibrationEntry<Under> {
    let level = question.level();
    let seed = worlds(question).branch("calibrate").branch(trial.test);
    let found = match &trial.asks {
        Asks::Yes { under, on_null } => {
            let inference = Inference { level, draws: datasets, seed };
            let p_values = draws(inference, 0..datasets as u64, on_null.as_ref());
            let nominal = 1.0 - level + 1e-12;
            let yes = p_values.iter().filter(|p| **p <= nominal).count();
            let share = yes as f64 / datasets as f64;
            let width = Widening { factor: 1.0, low: 1.0, high: 1.0, share };
            Found { under: *under, width, worlds: datasets }
        }
        Asks::Width(width) => widest(width, level, datasets, seed),
    };
    CalibrationEntry {
        geography: trial.geography.clone(),
        test: trial.test.to_owned(),
        under: found.under,
        level,
        type_one: found.width.share,
        factor: found.width.factor,
        between: (found.width.low, found.width.high),
        datasets: found.worlds,
    }
}

/// What the worlds of one setting and edge gave.
struct Found {
    under: Under,
    width: Widening,
    worlds: usize,
}

/// The setting and edge at which the interval must be widest.
///
/// All are looked at with few worlds; the few that came out widest are then measured with as many
/// as are asked for, and the widest of these counts. Each of them may be the widest, so that their
/// largest ends are those of the factor.
fn widest(width: &Width<'_>, level: f64, datasets: usize, seed: Seed) -> Found {
    let edges = 0..width.edges.len();
    let of_setting = |setting| edges.clone().map(move |edge| Cell::new(width, setting, edge, seed));
    let mut cells: Vec<Cell<'_>> = width.settings.iter().flat_map(of_setting).collect();
    if cells.len() > KEPT {
        let few = SCREENED.min(datasets);
        let factor = |cell: &mut Cell<'_>| cell.look(few, level).width.factor.to_bits();
        let mut by_factor: Vec<(u64, Cell<'_>)> =
            cells.into_iter().map(|mut cell| (factor(&mut cell), cell)).collect();
        by_factor.sort_by_key(|(factor, _)| std::cmp::Reverse(*factor));
        by_factor.truncate(KEPT);
        cells = by_factor.into_iter().map(|(_, cell)| cell).collect();
    }
    let settled = |mut cell: Cell<'_>| {
        let mut looks = (0..DOUBLINGS).map(|doubled| cell.look(datasets << doubled, level));
        let enough = looks.find(|found| !is_open(&found.width));
        enough.unwrap_or_else(|| cell.look(datasets << DOUBLINGS, level))
    };
    let found: Vec<Found> = cells.into_iter().map(settled).collect();
    let end = |end: fn(&Widening) -> f64| found.iter().map(|it| end(&it.width)).fold(1.0, f64::max);
    let (low, high) = (end(|width| width.low), end(|width| width.high));
    let by_factor = |a: &Found, b: &Found| a.width.factor.total_cmp(&b.width.factor);
    match found.into_iter().max_by(by_factor) {
        Some(widest) => Found { width: Widening { low, high, ..widest.width }, ..widest },
        // Where no edge can be reached, nobody knows how wide is wide enough.
        None => Found { under: Under::OneRate, width: UNKNOWN, worlds: datasets },
    }
}

/// Whether the worlds leave open on which side of the largest factor the true one lies.
fn is_open(width: &Widening) -> bool {
    width.low <= LARGEST_FACTOR && width.high > LARGEST_FACTOR && width.high.is_finite()
}

/// A setting at an edge at which the truth lies, and by how much the printed interval overshoots it
/// in each of the worlds that were made.
struct Cell<'a> {
    width: &'a Width<'a>,
    setting: &'a Setting<'a>,
    edge: usize,
    seed: Seed,
    roots: Vec<f64>,
}

impl<'a> Cell<'a> {
    fn new(width: &'a Width<'a>, setting: &'a Setting<'a>, edge: usize, seed: Seed) -> Cell<'a> {
        let seed = seed.branch(&format!("{:?}/{edge}", setting.under));
        Cell { width, setting, edge, seed, roots: Vec::new() }
    }

    /// How often the interval lies wholly beyond the edge in so many worlds, and how far it must be
    /// widened for that to be as rare as is allowed.
    fn look(&mut self, worlds: usize, level: f64) -> Found {
        self.make(worlds, level);
        let error = allowed(level);
        // A world in which the method cannot be run says nothing of how wide its interval must be.
        let all = self.roots[..worlds].iter().copied();
        let roots: Vec<f64> = all.filter(|root| !root.is_nan()).collect();
        let lost = worlds - roots.len();
        let enough = lost as f64 <= error * worlds as f64;
        let measured = prepivot(&roots, error).ok().filter(|_| enough);
        Found { under: self.setting.under, width: measured.unwrap_or(UNKNOWN), worlds }
    }

    /// Makes the worlds that are lacking: each has a stream of its own, so that those made before
    /// are the first of any larger number.
    fn make(&mut self, worlds: usize, level: f64) {
        let (width, setting, edge) = (self.width, self.setting, self.edge);
        let at: Edge = width.edges[edge];
        let root = |stream: &mut _| match (setting.world)(edge, stream) {
            Some((value, ends)) => overshoot(&width.unit, at, value, ends),
            None => f64::NAN,
        };
        let inference = Inference { level, draws: worlds, seed: self.seed };
        let lacking = self.roots.len() as u64..worlds as u64;
        self.roots.extend(draws(inference, lacking, &root));
    }
}

/// What too few worlds say: the factor may be of any size.
const UNKNOWN: Widening =
    Widening { factor: f64::INFINITY, low: 1.0, high: f64::INFINITY, share: 1.0 };

/// The tests of a claim, with worlds for each; none where its record is not held.
fn trials<'a>(question: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
    question.claim.test.held().map_or(Ok(Vec::new()), |kinds| testable(kinds).trials(question))
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_terms::Unit;

    #[test]
    fn worlds_that_were_made_are_the_first_of_a_larger_number() {
        let world = |_: usize, stream: &mut probative_numeric::Stream| {
            let value = stream.normal();
            Some((value, (value - 1.0, value + 1.0)))
        };
        let setting = Setting { under: Under::OneRate, world: Box::new(world) };
        let edges = vec![Edge { at: 0.0, upward: true }];
        let width = Width { unit: Unit::Plain, edges, settings: Vec::new() };
        let cell = || Cell::new(&width, &setting, 0, Seed(1));
        let (mut grown, mut whole) = (cell(), cell());
        let few = grown.look(100, 0.95);
        let (many, at_once) = (grown.look(400, 0.95), whole.look(400, 0.95));
        assert_eq!(many.width.factor, at_once.width.factor);
        assert_eq!((few.worlds, grown.roots), (100, whole.roots));
    }
}
