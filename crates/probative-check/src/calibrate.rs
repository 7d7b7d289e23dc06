//! How often each test says yes when its claim is false by construction, on the case's own geography.

use probative_case::Case;
use probative_evidence::{CalibrationEntry, Calibrations, Evidence};
use probative_finding::finding::{Under, Untested};
use probative_numeric::{Inference, Seed, Stream, draws};

use crate::kinds::testable;
use crate::question::Question;

pub(crate) mod null;
mod worlds;

/// The p-value of a test on one null data set.
type OnNull<'a> = Box<dyn Fn(&mut Stream) -> f64 + Sync + 'a>;

/// One test on one geography, with null data sets for it.
pub(crate) struct Trial<'a> {
    test: &'static str,
    geography: String,
    /// What the null data sets are like.
    under: Under,
    on_null: OnNull<'a>,
}

/// Measures the type-I error of every test of a case that rests on chance.
///
/// `done` is told after each test how many of how many are done. Claims whose test cannot run are
/// passed over: their findings say why.
pub fn calibrate(
    case: &Case,
    evidence: &Evidence,
    datasets: usize,
    mut done: impl FnMut(usize, usize),
) -> Calibrations<Under> {
    let mut entries: Vec<CalibrationEntry<Under>> = Vec::new();
    for (at, claim) in case.claims.iter().enumerate() {
        let question = Question::new(case, claim, evidence);
        for trial in trials(&question).unwrap_or_default() {
            let known = |e: &CalibrationEntry<Under>| {
                e.test == trial.test && e.geography == trial.geography
            };
            if !entries.iter().any(known) {
                entries.push(measure(case, trial, datasets));
            }
        }
        done(at + 1, case.claims.len());
    }
    entries.sort_by(|a, b| (&a.test, &a.geography).cmp(&(&b.test, &b.geography)));
    Calibrations { entries }
}

fn measure(case: &Case, trial: Trial<'_>, datasets: usize) -> CalibrationEntry<Under> {
    let level = case.settings.level;
    let seed = Seed(case.settings.seed).branch("calibrate").branch(trial.test);
    let inference = Inference { level, draws: datasets, seed };
    let p_values = draws(inference, 0..datasets as u64, trial.on_null.as_ref());
    let nominal = 1.0 - level + 1e-12;
    let yes = p_values.iter().filter(|p| **p <= nominal).count();
    CalibrationEntry {
        geography: trial.geography,
        test: trial.test.to_owned(),
        under: trial.under,
        level,
        type_one: yes as f64 / datasets as f64,
        datasets,
    }
}

/// The tests of a claim, with null data sets for each; none where no chance is in it.
fn trials<'a>(question: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
    let Some(kinds) = question.claim.test.held() else { return Ok(Vec::new()) };
    testable(kinds).trials(question)
}
