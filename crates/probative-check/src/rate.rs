#![doc = include_str!("rate.md")]

use std::collections::BTreeMap;

use probative_case::Exhibit;
use probative_case::claim::Select;
use probative_case::claim::rate::{Rate, RateForm};
use probative_case::exhibit::{Caption, Dot, Dots, Table};
use probative_case::finding::{Asserted, Bounds, Tests, Untested};
use probative_case::number::plain;
use probative_case::reading::{Chance, LeftOut, Measure, Reading, Role, Rows};
use probative_evidence::Found;
use probative_numeric::distribution::Normal;
use probative_numeric::{hodges_lehmann, holm, math, rate, rate_ratio};

use crate::question::{Question, Tested, beside_unscaled, failed};

/// The names of the tests in calibrations.
pub(crate) const RANKS: &str = "rank-shift";
pub(crate) const COUNTS: &str = "rate-ratio";
/// Standard errors between the null and an effect that is found four times in five at 5 per cent.
const DETECTABLE: f64 = 2.8;

/// The rate of the named places over that of the others.
pub(crate) fn test(claim: &Rate, question: &Question<'_>) -> Result<Tested, Untested> {
    match &claim.form {
        RateForm::Counts { events, exposure, per } => {
            counts(claim, events, exposure, *per, question)
        }
        RateForm::Ranks { rates } => ranks(claim, rates, question),
    }
}

/// Events and exposures of named places and of all others, between the ends of withheld cells.
#[derive(Default)]
struct Side {
    places: usize,
    events: (f64, f64),
    exposure: f64,
}

impl Side {
    fn add(&mut self, (low, high): (f64, f64), exposure: f64) {
        self.places += 1;
        self.events = (self.events.0 + low, self.events.1 + high);
        self.exposure += exposure;
    }

    fn middle(&self) -> u64 {
        ((self.events.0 + self.events.1) / 2.0).round() as u64
    }
}

fn counts(
    claim: &Rate,
    events: &Select,
    exposure: &Select,
    per: f64,
    question: &Question<'_>,
) -> Result<Tested, Untested> {
    let cases = question.by_key(events, &claim.key, None)?;
    let people = question.by_key(exposure, &claim.key, None)?;
    let (mut named, mut others) = (Side::default(), Side::default());
    let mut left_out = Vec::new();
    for (place, found) in &cases {
        match (found.ends(), people.get(place).and_then(|found| found.value)) {
            (Some(ends), Some(exposure)) if claim.named.contains(place) => {
                named.add(ends, exposure)
            }
            (Some(ends), Some(exposure)) => others.add(ends, exposure),
            _ => left_out.push(place.clone()),
        }
    }
    both_sides(named.places, others.places)?;
    let ratio = |a: u64, b: u64| {
        rate_ratio(a, named.exposure, b, others.exposure, question.level())
            .map_err(|e| failed(e.to_string()))
    };
    let found = ratio(named.middle(), others.middle())?;
    let own = rate(named.middle(), named.exposure, per, question.level())
        .map_err(|e| failed(e.to_string()))?;
    let base = rate(others.middle(), others.exposure, per, question.level())
        .map_err(|e| failed(e.to_string()))?;
    let said = format!(
        "{}: {} per {} in the {} named places, {} in the {} others, {} times",
        claim.said,
        plain(own.value),
        plain(per),
        named.places,
        plain(base.value),
        others.places,
        plain(found.estimate.value)
    );
    let interval = (found.estimate.interval.low, found.estimate.interval.high);
    let chance = Chance { p: found.p, draws: 0, error: 0.0 };
    let measure =
        Measure::within(found.estimate.value, "times", interval, question.level(), Some(chance));
    let rows = rows(cases.len(), left_out);
    let mut appraisal = question.appraise(
        question.regions()?,
        Reading { said, measure, rows },
        asserted(question)?,
    );
    appraisal.detectable = Some(detectable(interval));
    let sources = [events.source.as_str(), exposure.source.as_str()];
    appraisal.calibration = question.calibration(COUNTS, &question.geography(&sources));
    if named.events.0 < named.events.1 || others.events.0 < others.events.1 {
        let low = ratio(named.events.0 as u64, others.events.1 as u64)?.estimate.value;
        let high = ratio(named.events.1 as u64, others.events.0 as u64)?.estimate.value;
        appraisal.bounds = Some(Bounds { low, high });
    }
    let ends = (base.interval.low, base.interval.high);
    let unit = format!("per {}", plain(per));
    let measure = Measure::within(base.value, &unit, ends, question.level(), None);
    let said = format!("the others: {} {unit}", plain(base.value));
    let reading = Reading { said, measure, rows: Rows::used(others.places) };
    appraisal.beside.push(beside_unscaled(Role::BaseRate, reading));
    appraisal.facts.ecological = true;
    let table = each(claim, &cases, &people, &others, per, question)?;
    appraisal.tests = Tests { made: named.places, adjusted: "Holm over the named places" };
    Ok(Tested { appraisal, exhibits: vec![table] })
}

fn both_sides(named: usize, others: usize) -> Result<(), Untested> {
    if named == 0 || others == 0 {
        let said = format!(
            "E40: {named} named places and {others} others; a comparison needs one of each"
        );
        return Err(failed(said));
    }
    Ok(())
}

fn rows(places: usize, left_out: Vec<String>) -> Rows {
    let reason = format!("no rate can be made: {}", left_out.join(", "));
    let missing = LeftOut { reason, rows: left_out.len(), events: None };
    let gone = if left_out.is_empty() { Vec::new() } else { vec![missing] };
    Rows { used: places - left_out.len(), left_out: gone }
}

/// What the word asserts of a ratio: the distance from 1 to the edge of C.
fn asserted(question: &Question<'_>) -> Result<Asserted, Untested> {
    let edges = question.regions()?.edges();
    let size = edges.iter().map(|edge| (edge - 1.0).abs()).fold(f64::INFINITY, f64::min);
    Ok(Asserted { size, null: 1.0 })
}

/// The smallest ratio less one that would be found four times in five, from the interval's width.
fn detectable((low, high): (f64, f64)) -> f64 {
    let wide = Normal.quantile(0.975);
    let error = (math::ln(high) - math::ln(low)) / (2.0 * wide);
    math::exp_m1(DETECTABLE * error)
}

/// Each named place against all others, adjusted for each other.
fn each(
    claim: &Rate,
    cases: &BTreeMap<String, Found>,
    people: &BTreeMap<String, Found>,
    others: &Side,
    per: f64,
    question: &Question<'_>,
) -> Result<Exhibit, Untested> {
    let mut found = Vec::new();
    for place in &claim.named {
        let count = cases.get(place).and_then(|found| found.value);
        let Some((count, exposure)) = count.zip(people.get(place).and_then(|found| found.value))
        else {
            continue;
        };
        let ratio =
            rate_ratio(count as u64, exposure, others.middle(), others.exposure, question.level());
        found.push((
            place,
            count,
            per * count / exposure,
            ratio.map_err(|e| failed(e.to_string()))?,
        ));
    }
    let adjusted = holm(&found.iter().map(|(.., ratio)| ratio.p).collect::<Vec<f64>>());
    let cells = found.iter().zip(adjusted).map(|((place, count, own, ratio), p)| {
        let interval = ratio.estimate.interval;
        let ends = format!("{} to {}", plain(interval.low), plain(interval.high));
        vec![
            (*place).clone(),
            plain(*count),
            plain(*own),
            plain(ratio.estimate.value),
            ends,
            plain(p),
        ]
    });
    let columns = ["place", "events", "rate", "times the others", "interval", "p (Holm)"];
    Ok(Exhibit::Table(Table {
        caption: Caption {
            title: "Each named place against all others".to_owned(),
            finding: claim.said.clone(),
            n: found.len(),
            source: question.credit(&[source(claim)]),
        },
        columns: columns.map(ToOwned::to_owned).to_vec(),
        rows: cells.collect(),
    }))
}

fn source(claim: &Rate) -> &str {
    match &claim.form {
        RateForm::Counts { events, .. } => &events.source,
        RateForm::Ranks { rates } => &rates.source,
    }
}

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

fn ranks(claim: &Rate, rates: &Select, question: &Question<'_>) -> Result<Tested, Untested> {
    let (named, others) = log_rates(claim, rates, question)?;
    let shift =
        hodges_lehmann(&named, &others, question.level()).map_err(|e| failed(e.to_string()))?;
    let ratio = math::exp(shift.estimate.value);
    let interval =
        (math::exp(shift.estimate.interval.low), math::exp(shift.estimate.interval.high));
    let middle = |logs: &[f64]| math::exp(probative_numeric::median(logs));
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
    let mut appraisal = question.appraise(
        question.regions()?,
        Reading { said, measure, rows },
        asserted(question)?,
    );
    appraisal.detectable = Some(detectable(interval));
    appraisal.calibration = question.calibration(RANKS, &question.geography(&[&rates.source]));
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
                label: crate::place::name(&place),
                value: found.value?,
                interval: None,
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
    }))
}
