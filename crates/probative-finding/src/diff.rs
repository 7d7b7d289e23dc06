//! A diff of two findings of the same claims: which words differ, and by what change of the rule.

use crate::finding::{
    Appraisal, Calibration, Findings, Judgement, Outcome, Qualified, Qualifier, Reason, Verdict,
};
use crate::reading::Uncertainty;
use probative_terms::Reach;

/// Which words of two findings differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diff {
    /// The version of the rule before and after.
    pub rules: (u32, u32),
    /// Whether the seed, the draws or the level are others.
    pub other_settings: bool,
    /// The claims whose words differ, in the order of what came after.
    pub changed: Vec<Changed>,
}

/// A claim whose word differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The claim's id.
    pub claim: String,
    /// The word that it had.
    pub before: Verdict,
    /// The word that it has.
    pub after: Verdict,
    /// What the rule has changed that bears on it; empty under the same rule.
    pub by: Vec<Rule>,
}

/// A change of the rule that can explain another word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// A sentence about these places and years is exact as counted.
    Counted,
    /// What is exact as counted is qualified where chance often gives as much.
    ByChance,
    /// Few counts qualify it.
    FewEvents,
    /// An interval is widened by what its worlds ask for, or needs to be widened too far.
    Widened,
    /// The interval would come from worlds, and there are none.
    NotCalibrated,
    /// The rank of a rate takes what says how far chance moves it.
    NoError,
    /// A figure that lies at a threshold settles nothing.
    AtThreshold,
    /// Nulls of the same sentence must agree.
    HeldFixed,
    /// The words are read as other regions.
    Regions,
    /// Another quantity, or the same by another method, is the primary reading.
    Primary,
    /// Other readings stand beside it: other choices are declared, or other facts qualify.
    Beside,
}

/// The words that differ between the findings of the claims that both hold.
pub fn diff(before: &Findings, after: &Findings) -> Diff {
    let rules = (before.head.rule, after.head.rule);
    let changed = after.findings.iter().filter_map(|finding| {
        let old = before.findings.iter().find(|old| old.claim == finding.claim)?;
        let (was, is) = (old.verdict(), finding.verdict());
        let by = || match rules.0 == rules.1 {
            true => Vec::new(),
            false => explained(&old.outcome, &finding.outcome),
        };
        let changed = || Changed { claim: finding.claim.clone(), before: was, after: is, by: by() };
        (was != is).then(changed)
    });
    let other_settings = before.head.settings != after.head.settings;
    Diff { rules, other_settings, changed: changed.collect() }
}

/// What the rule has changed between two outcomes of one claim.
fn explained(before: &Outcome, after: &Outcome) -> Vec<Rule> {
    let Outcome::Tested { appraisal: old, .. } = before else { return Vec::new() };
    let Outcome::Tested { appraisal: new, judgement } = after else { return Vec::new() };
    let measured = measured(old, new);
    let all = [
        (measured == Some(Rule::Counted), Rule::Counted),
        (fired(judgement, Qualifier::ByChance), Rule::ByChance),
        (fired(judgement, Qualifier::FewEvents), Rule::FewEvents),
        (widened(&new.calibration), Rule::Widened),
        (judgement.reasons.contains(&Reason::NotCalibrated), Rule::NotCalibrated),
        (judgement.reasons.contains(&Reason::NoError), Rule::NoError),
        (judgement.reasons.contains(&Reason::AtThreshold), Rule::AtThreshold),
        (has_differing_nulls(judgement), Rule::HeldFixed),
        (old.regions != new.regions, Rule::Regions),
        (measured == Some(Rule::Primary), Rule::Primary),
    ];
    let mut by: Vec<Rule> = all.into_iter().filter_map(|(so, rule)| so.then_some(rule)).collect();
    if by.is_empty() && (&old.alternates, &old.beside) != (&new.alternates, &new.beside) {
        by.push(Rule::Beside);
    }
    by
}

/// Whether the primary reading is counted now, or is another one.
fn measured(old: &Appraisal, new: &Appraisal) -> Option<Rule> {
    let (was, is) = (&old.primary.measure, &new.primary.measure);
    let exact = |uncertainty: &Uncertainty| *uncertainty == Uncertainty::Exact;
    if exact(&is.uncertainty) && !exact(&was.uncertainty) && new.reach == Reach::These {
        return Some(Rule::Counted);
    }
    (was.value != is.value || was.unit != is.unit).then_some(Rule::Primary)
}

fn fired(judgement: &Judgement, which: Qualifier) -> bool {
    judgement.qualifiers.iter().any(|fired: &Qualified| fired.qualifier == which)
}

fn widened(calibration: &Calibration) -> bool {
    matches!(calibration, Calibration::Measured { factor, .. } if *factor > 1.0)
}

fn has_differing_nulls(judgement: &Judgement) -> bool {
    judgement.reasons.iter().any(|reason| matches!(reason, Reason::HeldFixed(..)))
}
