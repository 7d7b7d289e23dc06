//! Events and exposure by place: a rate ratio with its exact interval.

use std::collections::BTreeMap;

use probative_case::claim::Select;
use probative_case::claim::rate::Rate;
use probative_evidence::{Amount, Found};
use probative_finding::exhibit::{Caption, Datum, Table};
use probative_finding::finding::{Adjusted, Appraisal, Bounds, Tests, Untested};
use probative_finding::reading::{Beside, Chance, Gone, LeftOut, Measure, Reading, Rows};
use probative_finding::what::rate::{Column, Counted, Rate as Parts, RatePhrase, Side as Told};
use probative_finding::{Exhibit, Phrase, What};
use probative_numeric::{Estimate, RateRatio, hodges_lehmann, holm, math, rate, rate_ratio};
use probative_terms::diagnostic::test::rate::AMONG_NOBODY;
use probative_terms::number::plain;
use probative_terms::{Role, Unit};

use super::{both_sides, detectable};
use crate::place;
use crate::question::{
    Question, Tested, all_given, all_there, all_within, beside_unscaled, failed, refused,
};

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "rate-ratio";

/// The rate of the named places over that of the others.
pub(super) fn test(
    claim: &Rate,
    events: &Select,
    exposure: &Select,
    per: f64,
    question: &Question<'_>,
) -> Result<Tested, Untested> {
    let table = Counts::read(claim, events, exposure, per, question)?;
    let regions = question.regions()?;
    let asserted = Question::asserted(&regions, 1.0);
    let mut appraisal = question.appraise(regions, table.reading(claim, question)?, asserted);
    let found = table.ratio(table.named.middle(), table.others.middle(), question)?;
    let interval = (found.estimate.interval.low, found.estimate.interval.high);
    appraisal.detectable = Some(detectable(interval, question.level()));
    appraisal.calibration = question.calibration(TEST, &super::geography(claim, question));
    appraisal.bounds = table.bounds(question)?;
    appraisal.facts.ecological = true;
    appraisal.tests = Tests { made: table.named.places, adjusted: Adjusted::HolmNamed };
    base_rate(&table, question, &mut appraisal)?;
    appraisal.beside.extend(table.typical(claim, question));
    let exhibits = vec![each(claim, &table, events, question)?];
    Ok(Tested { appraisal, exhibits })
}

/// The ratio under the choices that `events` and `exposure` hold.
pub(crate) fn reading(
    claim: &Rate,
    events: &Select,
    exposure: &Select,
    per: f64,
    question: &Question<'_>,
) -> Result<Reading, Untested> {
    Counts::read(claim, events, exposure, per, question)?.reading(claim, question)
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

    /// The count, or half way between the ends of withheld cells, which [`Counts::bounds`] tells.
    fn middle(&self) -> u64 {
        Amount::between(self.events).or_middle().round() as u64
    }
}

/// Events and exposure of every place, and of the two sides.
struct Counts {
    cases: BTreeMap<String, Found>,
    people: BTreeMap<String, Found>,
    named: Side,
    others: Side,
    left_out: Vec<String>,
    per: f64,
}

impl Counts {
    fn read(
        claim: &Rate,
        events: &Select,
        exposure: &Select,
        per: f64,
        question: &Question<'_>,
    ) -> Result<Counts, Untested> {
        let cases = question.events(events, &claim.key)?;
        let people = question.amounts(exposure, &claim.key)?;
        all_there(&claim.named, &cases, &events.source)?;
        all_there(&claim.named, &people, &exposure.source)?;
        all_given(&claim.named, &cases, &events.source)?;
        all_given(&claim.named, &people, &exposure.source)?;
        let (mut named, mut others) = (Side::default(), Side::default());
        let mut left_out = Vec::new();
        for (place, found) in &cases {
            match (found.ends(), people.get(place).and_then(|found| found.value)) {
                (Some((_, events)), Some(0.0)) if events > 0.0 => {
                    return Err(failed(&AMONG_NOBODY, &[&place, &plain(events)]));
                }
                (Some(ends), Some(exposure)) if claim.named.contains(place) => {
                    named.add(ends, exposure)
                }
                (Some(ends), Some(exposure)) => others.add(ends, exposure),
                _ => left_out.push(place::name(place)),
            }
        }
        all_within(&cases, &people)?;
        let alone = people.keys().filter(|place| !cases.contains_key(*place));
        left_out.extend(alone.map(|place| place::name(place)));
        both_sides(named.places, others.places)?;
        Ok(Counts { cases, people, named, others, left_out, per })
    }

    fn ratio(&self, a: u64, b: u64, question: &Question<'_>) -> Result<RateRatio, Untested> {
        let ratio = rate_ratio(a, self.named.exposure, b, self.others.exposure, question.level());
        ratio.map_err(refused)
    }

    fn rate(&self, side: &Side, question: &Question<'_>) -> Result<Estimate, Untested> {
        let rate = rate(side.middle(), side.exposure, self.per, question.level());
        rate.map_err(refused)
    }

    fn reading(&self, claim: &Rate, question: &Question<'_>) -> Result<Reading, Untested> {
        let found = self.ratio(self.named.middle(), self.others.middle(), question)?;
        let side = |side: &Side| {
            let rate = self.rate(side, question)?.value;
            Ok::<_, Untested>(Told { places: side.places, rate })
        };
        let what = Counted {
            said: claim.said.clone(),
            per: self.per,
            named: side(&self.named)?,
            others: side(&self.others)?,
            times: found.estimate.value,
        };
        let interval = (found.estimate.interval.low, found.estimate.interval.high);
        let chance = Chance { p: found.p, draws: 0, error: 0.0 };
        let measure = Measure::within(
            found.estimate.value,
            Unit::Times,
            interval,
            question.level(),
            Some(chance),
        );
        let rows = rows(self.named.places + self.others.places, &self.left_out);
        Ok(Reading::new(What::Rate(Parts::Counted(what)), measure, rows))
    }

    /// The typical rate of a named place over that of another, each place counting once.
    ///
    /// Its interval holds how much places differ among themselves, which pooled counts leave out.
    fn typical(&self, claim: &Rate, question: &Question<'_>) -> Option<Beside> {
        let (mut named, mut others) = (Vec::new(), Vec::new());
        for (place, found) in &self.cases {
            let people = self.people.get(place).and_then(|found| found.value);
            if let Some((events, people)) = found.value.filter(|count| *count > 0.0).zip(people) {
                let side = if claim.named.contains(place) { &mut named } else { &mut others };
                side.push(math::ln(events / people));
            }
        }
        let shift = hodges_lehmann(&named, &others, question.level()).ok()?.estimate;
        let ratio = math::exp(shift.value);
        let ends = (math::exp(shift.interval.low), math::exp(shift.interval.high));
        let what = What::Rate(Parts::EachOnce { times: ratio });
        let measure = Measure::within(ratio, Unit::Times, ends, question.level(), None);
        let rows = Rows::used(named.len() + others.len());
        Some(beside_unscaled(Role::WiderDefinition, Reading::new(what, measure, rows)))
    }

    /// The ratio at the two ends that withheld cells allow.
    fn bounds(&self, question: &Question<'_>) -> Result<Option<Bounds>, Untested> {
        let (named, others) = (self.named.events, self.others.events);
        let open = |events| Amount::between(events).open().is_some();
        if !open(named) && !open(others) {
            return Ok(None);
        }
        let low = self.ratio(named.0 as u64, others.1 as u64, question)?.estimate.value;
        let high = self.ratio(named.1 as u64, others.0 as u64, question)?.estimate.value;
        Ok(Some(Bounds { low, high }))
    }
}

fn base_rate(
    table: &Counts,
    question: &Question<'_>,
    appraisal: &mut Appraisal,
) -> Result<(), Untested> {
    let base = table.rate(&table.others, question)?;
    let what = What::Rate(Parts::Others { rate: base.value, per: table.per });
    let ends = (base.interval.low, base.interval.high);
    let unit = Unit::Per(table.per);
    let measure = Measure::within(base.value, unit, ends, question.level(), None);
    let reading = Reading::new(what, measure, Rows::used(table.others.places));
    appraisal.beside.push(beside_unscaled(Role::BaseRate, reading));
    Ok(())
}

fn rows(places: usize, left_out: &[String]) -> Rows {
    let reason = Gone::NoRate(left_out.to_vec());
    let missing = LeftOut { reason, rows: left_out.len(), events: None };
    let gone = if left_out.is_empty() { Vec::new() } else { vec![missing] };
    Rows { used: places, left_out: gone }
}

/// The columns of the table of named places.
const COLUMNS: [Column; 6] =
    [Column::Place, Column::Events, Column::Rate, Column::Times, Column::Interval, Column::Chance];

/// Each named place against all others, adjusted for each other.
fn each(
    claim: &Rate,
    table: &Counts,
    events: &Select,
    question: &Question<'_>,
) -> Result<Exhibit, Untested> {
    let mut found = Vec::new();
    for place in &claim.named {
        let number = |side: &BTreeMap<String, Found>| side.get(place).and_then(|found| found.value);
        let Some((count, exposure)) = number(&table.cases).zip(number(&table.people)) else {
            continue;
        };
        let (others, rest) = (table.others.middle(), table.others.exposure);
        let ratio = rate_ratio(count as u64, exposure, others, rest, question.level());
        found.push((place, count, exposure, ratio.map_err(refused)?));
    }
    let adjusted = holm(&found.iter().map(|(.., ratio)| ratio.p).collect::<Vec<f64>>());
    let row = |((place, count, exposure, ratio), p): (&(&String, f64, f64, RateRatio), f64)| {
        let interval = ratio.estimate.interval;
        vec![
            Datum::Words(place::name(place).into()),
            Datum::Number(*count),
            Datum::Number(table.per * count / exposure),
            Datum::Number(ratio.estimate.value),
            Datum::Between(interval.low, interval.high),
            Datum::Number(p),
        ]
    };
    Ok(Exhibit::Table(Table {
        caption: Caption {
            title: Phrase::Rate(RatePhrase::Each),
            finding: Phrase::Own(claim.said.clone()),
            n: found.len(),
            source: question.credit(&[events.source.as_str()]),
        },
        columns: COLUMNS.map(|column| Phrase::Rate(RatePhrase::Column(column))).to_vec(),
        rows: found.iter().zip(adjusted).map(row).collect(),
    }))
}
