//! Claims to findings: one test per claim kind, one rule for the verdict.
//!
//! A test measures and concludes nothing; [`check`] turns each appraisal into a judgement by the
//! rule of `verdict.rs`, which does not know the claim or its author.

use probative_case::Case;
use probative_case::claim::{Claim, Test};
use probative_case::source::Source;
use probative_evidence::Evidence;
use probative_finding::Audited;
use probative_finding::finding::{
    Finding, Findings, Head, Outcome, Provenance, Settings, Text, Untested,
};
use probative_finding::reading::Beside;
use probative_terms::ReliabilityWord;

mod alignment;
mod arithmetic;
mod association;
mod audit;
mod base_rate;
mod bound;
mod breaks;
mod calibrate;
mod chance;
mod cluster;
mod effect;
mod figure;
mod joint;
mod kinds;
pub mod made;
mod mechanism;
mod membership;
mod named;
mod passed;
mod place;
mod quote;
mod rate;
mod rivals;
mod rounded;
mod share;
mod shown;
mod strip;
mod then;
mod trend;
mod trial;
mod vary;
mod widen;
mod worlds;

mod question;
mod verdict;

pub use audit::{OF_EVERY_CLAIM, audit, options, registry};
pub use calibrate::calibrate;
use kinds::testable;
pub use probative_numeric::with_threads;
pub use question::Quick;
use question::{Question, Tested};

/// Tests every claim of a case, in order. What could not be tested is a finding too.
///
/// A claim that rests on chance and has no pinned calibration is inconclusive; [`check_with`] makes
/// one in memory.
pub fn check(case: &Case, evidence: &Evidence) -> Findings {
    check_with(case, evidence, None, |_| {})
}

/// Tests every claim of a case, and tells after each how many are done; with `quick`, calibrations
/// that the case has not pinned are made in memory.
pub fn check_with(
    case: &Case,
    evidence: &Evidence,
    quick: Option<Quick>,
    mut done: impl FnMut(usize),
) -> Findings {
    let case = &*named::by_rows(case, evidence);
    let mut findings = Vec::with_capacity(case.claims.len());
    for claim in &case.claims {
        findings.push(find(case, claim, evidence, quick));
        done(findings.len());
    }
    let joint = joint::joint(case, &findings);
    let made = made::of_case(case, evidence);
    Findings { head: head(case), findings, joint, made, passed_over: passed::over(case, evidence) }
}

/// Which case, text and program the findings belong to.
fn head(case: &Case) -> Head {
    let (settings, text) = (case.settings, &case.text);
    Head {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        rule: verdict::RULE,
        title: case.title.clone(),
        settings: Settings { seed: settings.seed, draws: settings.draws, level: settings.level },
        text: Text {
            publisher: text.publisher.clone(),
            url: text.url.clone(),
            date: text.date,
            sha256: text.sha256.clone(),
        },
    }
}

fn find(case: &Case, claim: &Claim, evidence: &Evidence, quick: Option<Quick>) -> Finding {
    answer(&Question::new(case, claim, evidence).calibrated(quick))
}

/// The finding of one question, through the whole rule.
fn answer(question: &Question<'_>) -> Finding {
    let (case, claim) = (question.case, question.claim);
    let measured = measure(question);
    // Only now: what is shown beside is no source of the primary reading.
    let (mut shown, wrong) = match shown::shown(question) {
        Ok(seen) => (seen, None),
        Err(why) => (shown::Seen::default(), Some(why)),
    };
    // Where nothing else is found, a number beside that cannot be made is an input to mend.
    let unread = std::mem::take(&mut shown.unread);
    let first = unread.first().filter(|_| measured.is_err());
    let wrong = wrong.or_else(|| first.map(|it| Untested::Failed { why: it.why.clone() }));
    let Judged { outcome, mut exhibits, audited } = match (measured, wrong) {
        (Ok(mut tested), None) => {
            tested.appraisal.facts.unread = unread;
            judged(case, question, tested, shown.beside)
        }
        (Err(why @ Untested::Failed { .. }), _) | (Err(why), None) | (_, Some(why)) => {
            let outcome = Outcome::Untested { why, shown: shown.beside };
            Judged { outcome, exhibits: Vec::new(), audited: None }
        }
    };
    exhibits.extend(shown.exhibits);
    let (sources, deciding) = question.sources();
    let provenance = Provenance { sources, deciding };
    let rests_on = claim.rests_on.clone();
    let (id, kind) = (claim.id.clone(), claim.kind());
    Finding { claim: id, kind, rests_on, outcome, audited, exhibits, provenance }
}

/// What the kind of the claim gives, with the readings of its declared choices.
fn measure(question: &Question<'_>) -> Result<Tested, Untested> {
    let kinds = match &question.claim.test {
        Test::Held(kinds) => kinds,
        Test::NotHeld { wanted, .. } => return Err(Untested::NotHeld(wanted.clone())),
    };
    if let Some(why) = question.evidence().untestable(&question.claim.id) {
        return Err(Untested::Failed { why: why.clone() });
    }
    named::given(kinds, question)?;
    let mut tested = testable(kinds).test(question)?;
    let appraisal = &mut tested.appraisal;
    let own = std::iter::once(&mut appraisal.primary).chain(&mut appraisal.alternates);
    own.for_each(|reading| reading.choices.extend(vary::primary(&question.claim.vary)));
    appraisal.alternates.extend(vary::alternates(kinds, question)?);
    Ok(tested)
}

/// What came of a claim.
struct Judged {
    outcome: Outcome,
    exhibits: Vec<probative_finding::Exhibit>,
    audited: Option<Audited>,
}

fn judged(case: &Case, question: &Question<'_>, tested: Tested, shown: Vec<Beside>) -> Judged {
    let Tested { mut appraisal, mut exhibits } = tested;
    appraisal.beside.extend(shown);
    // Only now: what is shown beside may be the base rate.
    appraisal.facts.base_rate_missing = base_rate::missing(question.claim, &appraisal);
    widen::widen(&mut appraisal);
    if question.claim.denied {
        appraisal = appraisal.denied();
    }
    let (all, deciding) = question.sources();
    let sources =
        |ids: &[String]| -> Vec<&Source> { ids.iter().filter_map(|id| case.source(id)).collect() };
    let provisional = sources(&all).into_iter().filter(|source| source.provisional);
    appraisal.facts.provisional = provisional.map(|source| source.title.clone()).collect();
    let reliability: Vec<ReliabilityWord> =
        sources(&deciding).into_iter().map(|source| source.reliability.word).collect();
    // An audit of another word than the rule gives now is one of another claim.
    let word = verdict::word(&appraisal, &reliability);
    let audited = question.audited().filter(|audited| audited.verdict == word).cloned();
    appraisal.facts.hangs_on = audited.as_ref().map_or_else(Vec::new, Audited::turns);
    let judgement = verdict::judge(&appraisal, &reliability);
    exhibits.extend(strip::every_reading(question, &appraisal));
    let outcome = Outcome::Tested { appraisal: Box::new(appraisal), judgement };
    Judged { outcome, exhibits, audited }
}
