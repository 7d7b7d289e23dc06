//! Rates by place without their counts: a comparison of typical rates by rank.

use probative_case::Exhibit;
use probative_case::claim::Select;
use probative_case::claim::rate::Rate;
use probative_case::exhibit::{Caption, Dot, Dots};
use probative_case::finding::Untested;
use probative_case::number::plain;
use probative_case::reading::{Chance, LeftOut, Measure, Reading, Role, Rows};
use probative_numeric::{hodges_lehmann, math, median};

use super::{both_sides, detectable};
use crate::place;
use crate::question::{Question, Tested, beside_unscaled, failed};

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "rank-shift";

/// The logarithms of the rates of named places and of the others.
pub(crate) fn log_rates(
    claim: &Rate,
    rates: &Select,
    question: &Question<'_>,
) -> Result<(Vec<f64>, Vec<f64>), Untested> {
    let (mut named, mut others) = (Vec::new(), Vec::new());
    for (place, found) in question.by_key(rates, &claim.key, None)? {
        let Some(value) = found.value.filter(|value| *value > 0.0) else { continue };
        let side = if claim.named.contains(&place) { &mut named } else { &mut others };
        side.push(math::ln(value));
    }
    both_sides(named.len(), others.len())?;
    Ok((named, others))
}

pub(super) fn test(
    claim: &Rate,
    rates: &Select,
    question: &Question<'_>,
) -> Result<Tested, Untested> {
    let (named, others) = log_rates(claim, rates, question)?;
    let shift =
        hodges_lehmann(&named, &others, question.level()).map_err(|e| failed(e.to_string()))?;
    let ratio = math::exp(shift.estimate.value);
    let interval =
        (math::exp(shift.estimate.interval.low), math::exp(shift.estimate.interval.high));
    let middle = |logs: &[f64]| math::exp(median(logs));
    let said = format!(
        "{}: typically {} times in the {} named places; their median is {}, that of the {} others {}",
        claim.said,
        plain(ratio),
        named.len(),
        plain(middle(&named)),
        others.len(),
        plain(middle(&others))
    );
    let chance = Chance { p: shift.p, draws: 0, error: 0.0 };
    let measure = Measure::within(ratio, "times", interval, question.level(), Some(chance));
    let absent = claim.named.len() - named.len();
    let gone =
        LeftOut { reason: "named places without a rate".to_owned(), rows: absent, events: None };
    let left_out = if absent > 0 { vec![gone] } else { Vec::new() };
    let rows = Rows { used: named.len() + others.len(), left_out };
    let regions = question.regions()?;
    let asserted = Question::asserted(&regions, 1.0);
    let mut appraisal = question.appraise(regions, Reading { said, measure, rows }, asserted);
    appraisal.detectable = Some(detectable(interval));
    appraisal.calibration = question.calibration(TEST, &question.geography(&[&rates.source]));
    appraisal.facts.ecological = true;
    let measure = Measure::exact(middle(&others), "median rate");
    let said = format!("the median of the others: {}", plain(middle(&others)));
    let reading = Reading { said, measure, rows: Rows::used(others.len()) };
    appraisal.beside.push(beside_unscaled(Role::BaseRate, reading));
    let dots = dots(claim, rates, question, &appraisal.primary, middle(&others))?;
    Ok(Tested { appraisal, exhibits: vec![dots] })
}

fn dots(
    claim: &Rate,
    rates: &Select,
    question: &Question<'_>,
    primary: &Reading,
    reference: f64,
) -> Result<Exhibit, Untested> {
    let found = question.by_key(rates, &claim.key, None)?;
    let mut rows: Vec<Dot> = found
        .into_iter()
        .filter_map(|(place, found)| {
            let named = claim.named.contains(&place);
            Some(Dot {
                label: place::name(&place),
                value: found.value?,
                interval: None,
                base: None,
                named,
            })
        })
        .collect();
    rows.sort_by(|a, b| b.value.total_cmp(&a.value).then_with(|| a.label.cmp(&b.label)));
    Ok(Exhibit::Dots(Dots {
        caption: Caption {
            title: claim.said.clone(),
            finding: primary.said.clone(),
            n: rows.len(),
            source: question.credit(&[rates.source.as_str()]),
        },
        unit: "rate".to_owned(),
        rows,
        named_label: "named by the text".to_owned(),
        reference: Some((reference, "median of the others".to_owned())),
        base_label: String::new(),
    }))
}
