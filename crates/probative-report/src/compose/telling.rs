//! The findings that most change a reader's mind, chosen by rule.

use probative_finding::finding::{Outcome, Verdict};

use super::comparison::{comparison, gap};
use super::graph::strength;
use crate::report::{Conclusion, Entry, Telling};

/// At most three findings, none of them supported as far as the records reach: those leave the
/// picture as the text draws it.
///
/// The weakest that the conclusion needs comes first, then those of claims that it needs, then
/// others; among these the worst verdict first, then the one whose number lies furthest from its
/// base rate, from what its null gives or from what the claim needs, relative to that. What the
/// records could not settle comes last.
pub(super) fn telling(conclusion: &Conclusion, entries: &[Entry]) -> Vec<Telling> {
    let mut ranked: Vec<(Rank, Telling)> = Vec::new();
    for entry in entries {
        let id = &entry.claim.id;
        let Outcome::Tested { appraisal, judgement } = &entry.finding.outcome else { continue };
        if judgement.verdict == Verdict::Supported || judgement.holds_as_far_as_records_reach() {
            continue;
        }
        let picture = comparison(&entry.claim, appraisal);
        let rank = Rank {
            weakest: conclusion.weakest.as_ref() == Some(id),
            settled: judgement.verdict != Verdict::Inconclusive,
            needed: conclusion.needs_in_all.contains(id) || *id == conclusion.claim,
            strength: strength(judgement.verdict),
            gap: picture.as_ref().map_or(-1.0, gap),
        };
        ranked.push((rank, Telling { claim: id.clone(), picture }));
    }
    ranked.sort_by(|(one, _), (other, _)| one.before(other));
    ranked.into_iter().take(3).map(|(_, telling)| telling).collect()
}

/// What decides the place of a finding.
struct Rank {
    weakest: bool,
    settled: bool,
    needed: bool,
    strength: u8,
    gap: f64,
}

impl Rank {
    fn before(&self, other: &Rank) -> std::cmp::Ordering {
        let first = |rank: &Rank| (!rank.weakest, !rank.settled, !rank.needed, rank.strength);
        first(self).cmp(&first(other)).then(other.gap.total_cmp(&self.gap))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn what_agrees_with_the_text_changes_no_picture() {
        let report = fixture::report();
        let word = |told: &Telling| report.entry(&told.claim).unwrap().finding.verdict();
        let told: Vec<Verdict> = report.telling.iter().map(word).collect();
        assert_eq!(told[0], Verdict::Contradicted);
        assert!(told.iter().all(|verdict| *verdict != Verdict::Supported), "{told:?}");
        let agrees = |entry: &&Entry| entry.finding.verdict() == Verdict::Supported;
        let supported: Vec<Entry> = report.entries.iter().filter(agrees).cloned().collect();
        assert!(!supported.is_empty() && telling(&report.conclusion, &supported).is_empty());
    }
}
