#![doc = include_str!("association.md")]

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::Select;
use probative_case::claim::association::{Association, Comparison, Named};
use probative_evidence::Found;
use probative_finding::finding::{Appraisal, Asserted, Bounds, Untested};
use probative_finding::reading::{Gone, LeftOut, Measure, Reading, Rows};
use probative_terms::number::plain;
use probative_terms::{Range, Regions};

use crate::place;
use crate::question::{Question, Tested, beside, beside_unscaled, failed_said};

mod compare;
mod dots;
mod line_up;
mod map;
mod maps;
mod values;

pub(crate) use compare::{TEST, bins, geography};
pub(crate) use maps::{Pairs, TEST as MAPS, chance, geography as geography_of_maps};
pub(crate) use values::{Withheld, values};

/// The share of the first ten, or of the first k, that a named set needs for "the most", per cent.
const HALF: f64 = 50.0;

/// Whether two things go together: a named set of places and a count, or two maps.
pub(crate) fn test(claim: &Association, question: &Question<'_>) -> Result<Tested, Untested> {
    match claim {
        Association::Named(named) => test_named(named, question),
        Association::Maps(maps) => maps::test(maps, question),
    }
}

/// The readings of a claim under one set of choices, the primary one first.
pub(crate) fn readings(
    claim: &Association,
    question: &Question<'_>,
) -> Result<Vec<Reading>, Untested> {
    match claim {
        Association::Named(named) => readings_named(named, question),
        Association::Maps(maps) => maps::reading(maps, question).map(|one| vec![one]),
    }
}

/// How many of the first places by count lie among those named; what else one would look at beside.
fn test_named(claim: &Named, question: &Question<'_>) -> Result<Tested, Untested> {
    let counts = question.by_key(&claim.counts, &claim.key, None)?;
    let named: BTreeSet<&str> = claim.named.iter().map(String::as_str).collect();
    let chance = by_population(claim, &claim.named, question)?;
    let regions = regions(chance)?;
    let all = Ranked::of(&counts, &[], claim.first)?;
    let mut readings = readings_named(claim, question)?;
    let mut primary = readings.remove(0);
    let by_people = chance * claim.first as f64 / 100.0;
    let probative_finding::What::Own(said) = &mut primary.what else { unreachable!() };
    said.push_str(&format!("; population alone would put {} there", plain(by_people)));
    let asserted = Asserted { size: HALF - chance, null: chance };
    let mut appraisal = question.appraise(regions, primary, asserted);
    appraisal.bounds = all.share(&named).bounds();
    appraisal.alternates = readings;
    facts(&mut appraisal, &counts);
    let mut exhibits = vec![dots::of(claim, question, &all, &appraisal.primary)?];
    let mut compared = Vec::new();
    for comparison in &claim.beside {
        let found = compare::run(claim, comparison, question)?;
        let reading = found.reading.clone();
        // Another set of places has edges of its own, which its sentence gives.
        appraisal.beside.push(match comparison.named {
            Some(_) => beside_unscaled(comparison.role, reading),
            None => beside(comparison.role, reading, &appraisal.regions),
        });
        compared.push(found);
    }
    exhibits.extend(map::of(claim, question, &compared));
    exhibits.extend(compare::exhibits(question, &compared));
    exhibits.extend(line_up::of(claim, question, &compared)?);
    Ok(Tested { appraisal, exhibits })
}

/// How many of the first places are named: of all places, then without each group left out.
fn readings_named(claim: &Named, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
    let counts = question.by_key(&claim.counts, &claim.key, None)?;
    let named: BTreeSet<&str> = claim.named.iter().map(String::as_str).collect();
    let all = Ranked::of(&counts, &[], claim.first)?;
    let mut readings = vec![reading(claim, &all, &named, &counts, "")];
    for without in &claim.without {
        let ranked = Ranked::of(&counts, without, claim.first)?;
        let names: Vec<String> = without.iter().map(|code| place::name(code)).collect();
        let said = format!(", without {}", names.join(", "));
        readings.push(reading(claim, &ranked, &named, &counts, &said));
    }
    Ok(readings)
}

/// The share of the first places that population alone would put among some, in per cent.
fn by_population(
    claim: &Named,
    named: &[String],
    question: &Question<'_>,
) -> Result<f64, Untested> {
    let people = question.by_key(&claim.population, &claim.key, None)?;
    let named = named.iter().map(String::as_str).collect();
    Ok(Ranked::of(&people, &[], claim.first)?.share(&named).value)
}

/// It holds above half of the first places, and fails at what population alone would put there.
fn regions(by_population: f64) -> Result<Regions, Untested> {
    Regions::new(vec![Range::above(HALF)], vec![Range::up_to(by_population)]).map_err(|_| {
        failed_said(format!(
            "population alone would put {} % of the first places among those named, so the claim cannot fail",
            plain(by_population)
        ))
    })
}

/// Places by their number, the largest first, between the ends of withheld cells.
pub(crate) struct Ranked {
    first: Vec<String>,
    /// Withheld places that might be among the first.
    open: Vec<String>,
}

/// The share of the first places that are named, between the ends that withheld cells allow.
pub(crate) struct Share {
    pub(crate) value: f64,
    low: f64,
    high: f64,
    pub(crate) named: usize,
    of: usize,
}

impl Share {
    /// The share as a number, within the ends that withheld cells allow.
    fn measure(&self) -> Measure {
        let unit = "% of the first places";
        if self.low < self.high {
            Measure::within(self.value, unit.into(), (self.low, self.high), 1.0, None)
        } else {
            Measure::exact(self.value, unit.into())
        }
    }

    /// How many of the first places are named.
    fn told(&self) -> String {
        let Some(ends) = self.bounds() else { return self.named.to_string() };
        let places = |percent: f64| plain((self.of as f64 * percent / 100.0).round());
        format!("{} to {}", places(ends.low), places(ends.high))
    }

    /// The verb that goes with [`Share::told`].
    fn verb(&self) -> &'static str {
        if self.named == 1 && self.bounds().is_none() { "is" } else { "are" }
    }

    fn bounds(&self) -> Option<Bounds> {
        (self.low < self.high).then_some(Bounds { low: self.low, high: self.high })
    }
}

impl Ranked {
    pub(crate) fn of(
        found: &BTreeMap<String, Found>,
        without: &[String],
        first: usize,
    ) -> Result<Ranked, Untested> {
        let kept = || found.iter().filter(|(key, _)| !without.contains(key));
        let mut values: Vec<(&String, f64)> =
            kept().filter_map(|(key, found)| Some((key, found.value?))).collect();
        if values.len() < 2 * first {
            let (have, need) = (values.len(), 2 * first);
            let said = format!(
                "E240: {have} places have a number; the first {first} of them need at least {need}"
            );
            return Err(failed_said(said));
        }
        values.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        if values[0].1 == values[values.len() - 1].1 {
            return Err(failed_said(
                "E241: no variation: every place has the same number".to_owned(),
            ));
        }
        let last = values[first - 1].1;
        let withheld = kept().filter(|(_, found)| found.value.is_none());
        let open = withheld.filter(|(_, found)| found.high.is_some_and(|high| high >= last));
        let open = open.map(|(key, _)| key.clone()).collect();
        Ok(Ranked { first: values[..first].iter().map(|(key, _)| (*key).clone()).collect(), open })
    }

    pub(crate) fn share(&self, named: &BTreeSet<&str>) -> Share {
        let is_named = |key: &&String| named.contains(key.as_str());
        let among = self.first.iter().filter(is_named).count();
        let open_named = self.open.iter().filter(is_named).count();
        let percent = |count: usize| 100.0 * count as f64 / self.first.len() as f64;
        let lowest = among.saturating_sub(self.open.len() - open_named);
        let highest = (among + open_named).min(self.first.len());
        Share {
            value: percent(among),
            low: percent(lowest),
            high: percent(highest),
            named: among,
            of: self.first.len(),
        }
    }
}

fn reading(
    claim: &Named,
    ranked: &Ranked,
    named: &BTreeSet<&str>,
    counts: &BTreeMap<String, Found>,
    how: &str,
) -> Reading {
    let share = ranked.share(named);
    let names = |wanted: bool| -> String {
        let codes = ranked.first.iter().filter(|code| named.contains(code.as_str()) == wanted);
        let names: Vec<String> = codes.map(|code| place::name(code)).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    };
    let said = format!(
        "{} of the first {} places by {}{how} {} named ({}); the others are {}",
        share.told(),
        claim.first,
        claim.said,
        share.verb(),
        names(true),
        names(false)
    );
    Reading { what: said.into(), choices: Vec::new(), measure: share.measure(), rows: rows(counts) }
}

fn rows(counts: &BTreeMap<String, Found>) -> Rows {
    let withheld: Vec<&Found> = counts.values().filter(|found| found.value.is_none()).collect();
    let events = withheld.iter().map(|found| found.high).sum();
    let reason = Gone::CountWithheld;
    let left_out = LeftOut { reason, rows: withheld.len(), events };
    let left_out = if withheld.is_empty() { Vec::new() } else { vec![left_out] };
    Rows { used: counts.len() - withheld.len(), left_out }
}

/// How much is withheld; areas stand for people in every comparison of areas.
fn facts(appraisal: &mut Appraisal, counts: &BTreeMap<String, Found>) {
    let withheld = || counts.values().filter(|found| found.value.is_none());
    let most: f64 = withheld().filter_map(|found| found.high).sum();
    let held: f64 = counts.values().filter_map(|found| found.value).sum();
    appraisal.facts.suppressed = Some((withheld().count(), counts.len()));
    appraisal.facts.suppressed_events = Some(most / (held + most));
    appraisal.facts.ecological = true;
}

/// The crude values of a comparison, by place.
pub(crate) fn crude(
    comparison: &Comparison,
    key: &str,
    question: &Question<'_>,
) -> Result<BTreeMap<String, Found>, Untested> {
    let values = question.by_key(&comparison.values, key, None)?;
    let Some(exposure) = &comparison.exposure else { return Ok(values) };
    let people = question.by_key(exposure, key, None)?;
    let rate =
        |number: Option<f64>, people: f64| number.map(|number| comparison.per * number / people);
    let crude = values.into_iter().filter_map(|(place, found)| {
        let people = people.get(&place)?.value.filter(|people| *people > 0.0)?;
        let (value, low) = (rate(found.value, people), rate(found.low, people));
        Some((place, Found { value, low, high: rate(found.high, people), ..found }))
    });
    Ok(crude.collect())
}

/// The selection of a comparison's first values, for the line inside a picture.
fn source(select: &Select) -> &str {
    &select.source
}
