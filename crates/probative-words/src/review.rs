//! What is said of a finding to those who read it alone.

use probative_finding::finding::{Finding, Outcome, Verdict};
use probative_terms::Role;

use crate::format::{stopped, uncertainty, value};
use crate::{because, reading};

/// The sentences of a finding, with its numbers and its certainty behind them.
pub fn explained(finding: &Finding, sentence: &str, meaning: &str) -> String {
    let mut words = vec![sentence.to_owned(), meaning.to_owned()];
    if let Outcome::Tested { appraisal, judgement } = &finding.outcome {
        let primary = &appraisal.primary.measure;
        words.push(format!("Number: {} ({}).", value(primary), uncertainty(primary)));
        for beside in &appraisal.beside {
            let measure = &beside.reading.measure;
            let role = beside.role.label();
            let (value, uncertainty) = (value(measure), uncertainty(measure));
            words.push(format!("Beside it, {role}: {value} ({uncertainty})."));
        }
        words.push(format!("Certainty: {}.", judgement.certainty.word()));
    }
    words.join(" ")
}

/// What a reader of this finding alone would miss: why it misleads, the number per head, or what
/// of the claim was not tested.
pub fn caution(finding: &Finding, part_of_claim: Option<&str>) -> Option<String> {
    let Outcome::Tested { appraisal, judgement } = &finding.outcome else { return None };
    if judgement.verdict == Verdict::Qualified {
        let first = judgement.qualifiers.first()?;
        return Some(format!("Read alone it misleads: {}", stopped(&because(first))));
    }
    let per_head = appraisal.beside.iter().find(|beside| beside.role == Role::PerHead);
    if let Some(beside) = per_head {
        return Some(format!("Per head: {}", stopped(reading(&beside.reading).brief())));
    }
    Some(format!("The records do not reach a part of it: {}", stopped(part_of_claim?)))
}
