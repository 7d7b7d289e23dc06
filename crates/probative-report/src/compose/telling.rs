//! The findings that most change a reader's mind, chosen by rule.

use probative_case::exhibit::{Bar, Bars, Caption, Exhibit};
use probative_case::finding::{Appraisal, Outcome, Verdict};
use probative_case::reading::Value;

use super::sentence::base_rate;
use crate::report::{Conclusion, Entry, Telling};

/// At most three settled findings: those of claims that the conclusion needs first, then by how far
/// the number lies from its base rate, from what its null gives or from what the claim needs,
/// relative to that. What the records could not settle comes last.
pub(super) fn telling(conclusion: &Conclusion, entries: &[Entry]) -> Vec<Telling> {
    let necessary = |id: &String| conclusion.needs_in_all.contains(id) || *id == conclusion.claim;
    let mut ranked: Vec<(bool, bool, f64, &Entry, Option<Pair>)> = Vec::new();
    for entry in entries {
        let Outcome::Tested { appraisal, judgement } = &entry.finding.outcome else { continue };
        if conclusion.weakest.as_ref() == Some(&entry.claim.id) {
            continue; // The opening sentence tells it.
        }
        let settled = judgement.verdict != Verdict::Inconclusive;
        let pair = pair(appraisal);
        let gap = pair.as_ref().map_or(-1.0, Pair::gap);
        ranked.push((settled, necessary(&entry.claim.id), gap, entry, pair));
    }
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.cmp(&a.1)).then(b.2.total_cmp(&a.2)));
    ranked.truncate(3);
    ranked
        .into_iter()
        .map(|(_, _, _, entry, pair)| Telling {
            claim: entry.claim.id.clone(),
            picture: pair.map(Pair::picture),
        })
        .collect()
}

/// A number and what to compare it with.
struct Pair {
    found: f64,
    reference: f64,
    interval: Option<(f64, f64)>,
    unit: String,
    labels: [String; 2],
}

impl Pair {
    fn gap(&self) -> f64 {
        // A null around zero is measured by how wide it is.
        let width = self.interval.map_or(0.0, |(low, high)| (high - low).abs() / 2.0);
        (self.found - self.reference).abs() / self.reference.abs().max(width).max(1e-9)
    }

    fn picture(self) -> Exhibit {
        let [found, reference] = self.labels;
        let bars = vec![
            Bar { label: found, value: self.found, interval: None, base: false },
            Bar { label: reference, value: self.reference, interval: self.interval, base: true },
        ];
        Exhibit::Bars(Bars { caption: Caption::default(), unit: self.unit, bars })
    }
}

/// Whether two units can stand on one scale: the same, or both in per cent.
fn comparable(one: &str, other: &str) -> bool {
    one == other || (one.starts_with('%') && other.starts_with('%'))
}

fn pair(appraisal: &Appraisal) -> Option<Pair> {
    let primary = &appraisal.primary.measure;
    let base = base_rate(&appraisal.beside)
        .filter(|base| comparable(&base.reading.measure.unit, &primary.unit))
        .filter(|_| matches!(primary.value, Value::Number(_)));
    if let Some(base) = base {
        return Some(Pair {
            found: primary.value.number(),
            reference: base.reading.measure.value.number(),
            interval: None,
            unit: primary.unit.clone(),
            labels: [appraisal.primary.said.clone(), base.reading.said.clone()],
        });
    }
    let Some(null) = appraisal.null.as_ref() else { return needed(appraisal) };
    Some(Pair {
        found: null.observed,
        reference: null.mean,
        interval: Some(null.quantiles),
        unit: null.unit.clone(),
        labels: ["observed".to_owned(), format!("by chance: {}", null.name)],
    })
}

/// The number beside the nearest one that the claim needs, where it falls short of it.
fn needed(appraisal: &Appraisal) -> Option<Pair> {
    let primary = &appraisal.primary.measure;
    let found = primary.value.number();
    let holds = appraisal.regions.holds();
    let number = matches!(primary.value, Value::Number(_));
    if !number || holds.iter().any(|range| range.contains(found)) {
        return None;
    }
    let away = |edge: &f64| (edge - found).abs();
    let edges = appraisal.regions.edges();
    let nearest = edges.into_iter().min_by(|a, b| away(a).total_cmp(&away(b)))?;
    Some(Pair {
        found,
        reference: nearest,
        interval: None,
        unit: primary.unit.clone(),
        labels: [appraisal.primary.said.clone(), "what the claim needs".to_owned()],
    })
}
