//! What was found, in plain sentences with their numbers.

use probative_case::claim::figure::StatedNumber;
use probative_case::claim::{Claim, Kinds, Test};
use probative_case::finding::{Appraisal, Finding, Judgement, Outcome, Untested, Verdict};
use probative_case::reading::{Beside, Reading, Role, Uncertainty};

use crate::format::{self, sentence_start, stopped};

/// What was found, in one plain sentence with its number.
pub(super) fn sentence(claim: &Claim, finding: &Finding) -> String {
    match &finding.outcome {
        Outcome::Tested { appraisal, .. } => {
            let mut text = told(claim, &appraisal.primary);
            if let Some(base) = expected(appraisal) {
                text.push_str(&format!("; {base}"));
            }
            stopped(&text)
        }
        Outcome::Untested { why, .. } => untested(why),
    }
}

fn untested(why: &Untested) -> String {
    match why {
        Untested::NotTestable { neighbour } => stopped(&format!(
            "Public records cannot show this; the nearest claim that records could test: {}",
            neighbour.trim()
        )),
        Untested::NotHeld(wanted) => stopped(&format!(
            "Not tested: it needs {}, held by {}",
            wanted.record.trim().trim_end_matches('.'),
            wanted.holder.trim().trim_end_matches('.')
        )),
        Untested::Failed { why } => {
            stopped(&format!("Not tested: the test could not run on its record ({})", why.trim()))
        }
    }
}

fn told(claim: &Claim, primary: &Reading) -> String {
    let said = sentence_start(&primary.said);
    let found = format::value(&primary.measure);
    let found = match &primary.measure.uncertainty {
        Uncertainty::Exact => found,
        Uncertainty::Interval { .. } => {
            format!("{found} ({})", format::uncertainty(&primary.measure))
        }
    };
    match stated(claim) {
        Some(stated) => format!("{said}: stated {stated}, records {found}"),
        None => format!("{said}: {found}"),
    }
}

/// The number that the text states, as it prints it.
fn stated(claim: &Claim) -> Option<String> {
    let Test::Held(kinds) = &claim.test else { return None };
    match kinds {
        Kinds::Figure(figure) => figure.stated.first().map(|stated| match &stated.number {
            StatedNumber::Number(printed) => printed.text.clone(),
            StatedNumber::Date(date) => date.to_string(),
        }),
        Kinds::Share(share) => share.percent.as_ref().map(|percent| format!("{} %", percent.text)),
        _ => None,
    }
}

/// What would be expected without the claim: the base rate, or else the null's mean.
fn expected(appraisal: &Appraisal) -> Option<String> {
    if let Some(base) = base_rate(&appraisal.beside) {
        let measure = &base.reading.measure;
        let said = base.reading.said.trim().trim_end_matches('.');
        return Some(format!("beside it, {said}: {}", format::value(measure)));
    }
    let null = appraisal.null.as_ref()?;
    Some(format!(
        "observed {}, by chance {} [{} to {}]",
        format::with_unit(null.observed, &null.unit),
        format::with_unit(null.mean, &null.unit),
        format::on_scale(null.quantiles.0, &null.unit),
        format::on_scale(null.quantiles.1, &null.unit)
    ))
}

/// The base rate among the readings beside, if one is there.
pub(super) fn base_rate(beside: &[Beside]) -> Option<&Beside> {
    beside.iter().find(|beside| beside.role == Role::BaseRate)
}

/// What the verdict means for the claim, in one plain sentence.
pub(super) fn meaning(finding: &Finding) -> String {
    match &finding.outcome {
        Outcome::Tested { judgement, .. } => judged(judgement),
        Outcome::Untested { why, .. } => match why {
            Untested::NotTestable { .. } => "Public records cannot show this.".to_owned(),
            Untested::NotHeld(wanted) => {
                stopped(&format!("What would decide it: {}", wanted.would_decide.trim()))
            }
            Untested::Failed { .. } => "The test could not run on its record.".to_owned(),
        },
    }
}

fn judged(judgement: &Judgement) -> String {
    match (judgement.verdict, judgement.row) {
        (Verdict::Supported, _) => "The records agree with this.".to_owned(),
        (Verdict::Qualified, _) => {
            let first = judgement.qualifiers.first().map(|fired| fired.reason.as_str());
            stopped(&format!(
                "The figure is right; read alone it misleads: {}",
                first.unwrap_or_default().trim()
            ))
        }
        (Verdict::NotSupported, 8) => {
            "A test able to find an effect of this size did not find it.".to_owned()
        }
        (Verdict::NotSupported, _) => {
            "It is less than the word needs, or an effect of that size is ruled out.".to_owned()
        }
        (Verdict::Contradicted, _) => "The records are incompatible with this.".to_owned(),
        _ => "These records cannot settle it.".to_owned(),
    }
}

/// The number behind the verdict, as short as a terminal needs it.
pub(super) fn number(claim: &Claim, finding: &Finding) -> String {
    match &finding.outcome {
        Outcome::Tested { .. } => sentence(claim, finding).trim_end_matches('.').to_owned(),
        Outcome::Untested { why, .. } => match why {
            Untested::NotTestable { neighbour } => {
                format!("no public record can show it; nearest: {}", neighbour.trim())
            }
            Untested::NotHeld(wanted) => {
                format!("needs {}, held by {}", wanted.record.trim(), wanted.holder.trim())
            }
            Untested::Failed { why } => format!("the test failed: {}", why.trim()),
        },
    }
}
