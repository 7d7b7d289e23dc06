//! The findings that most change a reader's mind, chosen by rule.

use probative_case::exhibit::{Bar, Bars, Caption, Exhibit};
use probative_case::finding::{Appraisal, Outcome};
use probative_case::reading::Value;

use super::sentence::base_rate;
use crate::report::{Conclusion, Entry, Telling};

/// At most three tested findings: those of claims that the conclusion needs first, then by how far
/// the number lies from its base rate or from what its null gives, relative to that.
pub(super) fn telling(conclusion: &Conclusion, entries: &[Entry]) -> Vec<Telling> {
    let necessary = |id: &String| conclusion.needs_in_all.contains(id) || *id == conclusion.claim;
    let mut ranked: Vec<(bool, f64, &Entry, Option<Pair>)> = Vec::new();
    for entry in entries {
        let Outcome::Tested { appraisal, .. } = &entry.finding.outcome else { continue };
        let pair = pair(appraisal);
        let gap = pair.as_ref().map_or(-1.0, Pair::gap);
        ranked.push((necessary(&entry.claim.id), gap, entry, pair));
    }
    // A claim without anything to compare with changes nobody's mind before one that has it.
    ranked.sort_by(|a, b| {
        let with = b.3.is_some().cmp(&a.3.is_some());
        with.then(b.0.cmp(&a.0)).then(b.1.total_cmp(&a.1))
    });
    ranked.truncate(3);
    ranked
        .into_iter()
        .map(|(_, _, entry, pair)| Telling {
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
        (self.found - self.reference).abs() / self.reference.abs().max(1e-9)
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
    let null = appraisal.null.as_ref()?;
    Some(Pair {
        found: null.observed,
        reference: null.mean,
        interval: Some(null.quantiles),
        unit: null.unit.clone(),
        labels: ["observed".to_owned(), format!("by chance: {}", null.name)],
    })
}
