//! Whether two things go together: a named set of places and a count, or two maps.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::association::{Association, Comparison, Named};
use probative_case::claim::{Adjacency, Select};
use probative_evidence::Found;
use probative_finding::audit::Dimension;
use probative_finding::finding::{Appraisal, Asserted, Untested};
use probative_finding::reading::{Gone, LeftOut, Reading, Rows};
use probative_finding::what::association::{Association as Parts, First};
use probative_finding::{Choice, What};
use probative_terms::diagnostic::test::association::{OPEN_ABOVE, PEOPLE_ALONE};
use probative_terms::number::plain;
use probative_terms::{Range, Regions};

use crate::audit::Other;
use crate::kinds::Testable;
use crate::place;
use crate::question::{
    Question, Tested, all_among, all_there, all_vary, all_within, beside, beside_unscaled, failed,
};
use crate::trial::Trial;

mod by_rate;
mod compare;
mod dots;
mod line_up;
mod map;
mod maps;
mod null;
mod otherwise;
mod ranked;
mod values;

pub(crate) use compare::{TEST, bins, geography};
pub(crate) use maps::{Pairs, TEST as MAPS, ends, geography as geography_of_maps};
pub(crate) use ranked::Ranked;
pub(crate) use values::{Withheld, values};

/// The share of the first ten, or of the first k, that a named set needs for "the most", per cent.
const HALF: f64 = 50.0;

impl Testable for Association {
    fn test(&self, question: &Question<'_>) -> Result<Tested, Untested> {
        test(self, question)
    }

    fn readings(&self, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
        readings(self, question)
    }

    fn dimensions(&self) -> &'static [Dimension] {
        &[
            Dimension::First,
            Dimension::Peers,
            Dimension::Denominator,
            Dimension::Beside,
            Dimension::Neighbors,
            Dimension::Column,
            Dimension::Edition,
        ]
    }

    fn others(&self, question: &Question<'_>) -> Vec<Other> {
        otherwise::others(self, question)
    }

    fn trials<'a>(&'a self, question: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
        match self {
            Association::Maps(maps) => Ok(vec![null::pairs_of_maps(maps, question)?]),
            Association::Named(named) => {
                let each = named.beside.iter();
                each.map(|comparison| null::maps_beside(named, comparison, question)).collect()
            }
        }
    }
}

/// Whether two things go together: a named set of places and a count, or two maps.
fn test(claim: &Association, question: &Question<'_>) -> Result<Tested, Untested> {
    match claim {
        Association::Named(named) => test_named(named, question),
        Association::Maps(maps) => maps::test(maps, question),
    }
}

/// The readings of a claim under one set of choices, the primary one first.
fn readings(claim: &Association, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
    match claim {
        Association::Named(named) => readings_named(named, question),
        Association::Maps(maps) => maps::reading(maps, question).map(|one| vec![one]),
    }
}

/// How many of the first places by count lie among those named; what else one would look at beside.
fn test_named(claim: &Named, question: &Question<'_>) -> Result<Tested, Untested> {
    let counts = ranked_amounts(&claim.counts, &claim.key, question)?;
    let named: BTreeSet<&str> = claim.named.iter().map(String::as_str).collect();
    let chance = by_population(claim, &claim.named, question)?;
    let regions = regions(chance)?;
    let all = Ranked::of(&counts, &[], claim.first)?;
    let mut readings = readings_named(claim, question)?;
    let mut primary = readings.remove(0);
    let by_people = chance * claim.first as f64 / 100.0;
    let literal = First {
        by_people: Some(by_people),
        by_chance: by_rate::at_equal_rates(claim, &counts, question)?,
        ..parts(claim, &all, &named, &[])
    };
    primary.what = What::Association(Parts::First(literal));
    let asserted = Asserted { size: HALF - chance, null: chance };
    let mut appraisal = question.appraise(regions, primary, asserted);
    appraisal.bounds = all.share(&named).bounds();
    appraisal.alternates = readings;
    facts(&mut appraisal, &counts);
    let mut exhibits = vec![dots::ranked_dots(claim, question, &all, &appraisal.primary)?];
    let mut compared = Vec::new();
    for comparison in &claim.beside {
        let found = compare::run(claim, comparison, question)?;
        appraisal.facts.by_outlines = appraisal.facts.by_outlines.or(found.by_outlines);
        let reading = found.reading.clone();
        // Another set of places has edges of its own, which its sentence gives.
        appraisal.beside.push(match comparison.named {
            Some(_) => beside_unscaled(comparison.role, reading),
            None => beside(comparison.role, reading, &appraisal.regions),
        });
        compared.push(found);
    }
    exhibits.extend(map::named_map(claim, question, &compared));
    exhibits.extend(compare::exhibits(question, &compared));
    exhibits.extend(line_up::map_line_up(claim, question, &compared)?);
    Ok(Tested { appraisal, exhibits })
}

/// How many of the first places are named: of all places, then without each group left out.
fn readings_named(claim: &Named, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
    let counts = ranked_amounts(&claim.counts, &claim.key, question)?;
    let named: BTreeSet<&str> = claim.named.iter().map(String::as_str).collect();
    let numbers = counts.values().filter_map(|found| found.value);
    all_vary(numbers, &[&claim.counts])?;
    all_there(&claim.named, &counts, &claim.counts.source)?;
    all_there(&claim.without.concat(), &counts, &claim.counts.source)?;
    let all = Ranked::of(&counts, &[], claim.first)?;
    let mut readings = vec![reading(claim, &all, &named, &counts, &[])];
    for without in &claim.without {
        let ranked = Ranked::of(&counts, without, claim.first)?;
        readings.push(reading(claim, &ranked, &named, &counts, without));
    }
    Ok(readings)
}

/// The amounts of a ranking, of which each has a number or an upper end: of another nobody could
/// say that it is not among the first.
fn ranked_amounts(
    select: &Select,
    key: &str,
    question: &Question<'_>,
) -> Result<BTreeMap<String, Found>, Untested> {
    let found = question.amounts(select, key)?;
    let is_open = |found: &Found| found.value.or(found.high).is_none();
    match found.iter().find(|(_, found)| is_open(found)) {
        None => Ok(found),
        Some((code, _)) => Err(failed(&OPEN_ABOVE, &[code, &select.source])),
    }
}

/// The share of the first places that population alone would put among some, in per cent.
fn by_population(
    claim: &Named,
    named: &[String],
    question: &Question<'_>,
) -> Result<f64, Untested> {
    let people = ranked_amounts(&claim.population, &claim.key, question)?;
    let named = named.iter().map(String::as_str).collect();
    let ranked = Ranked::of(&people, &[], claim.first)?;
    Ok(ranked.by_lot(&named).unwrap_or_else(|| ranked.share(&named).value()))
}

/// It holds above half of the first places, and fails at what population alone would put there.
fn regions(by_population: f64) -> Result<Regions, Untested> {
    Regions::new(vec![Range::above(HALF)], vec![Range::up_to(by_population)])
        .map_err(|_| failed(&PEOPLE_ALONE, &[&plain(by_population)]))
}

fn reading(
    claim: &Named,
    ranked: &Ranked,
    named: &BTreeSet<&str>,
    counts: &BTreeMap<String, Found>,
    without: &[String],
) -> Reading {
    let what = parts(claim, ranked, named, without);
    let choices = vec![Choice::Without(what.without.clone())];
    let what = What::Association(Parts::First(what));
    Reading::new(what, ranked.share(named).measure(), rows(counts)).choosing(choices)
}

/// The sources that a geography hangs on: of the neighbours, where a table names them, and of the
/// numbers.
fn with_neighbors<'a>(adjacency: Option<&'a Adjacency>, numbers: &[&'a String]) -> Vec<&'a str> {
    let neighbors = adjacency.map(|it| &it.source);
    neighbors.into_iter().chain(numbers.iter().copied()).map(String::as_str).collect()
}

/// How many of the first places are named, and which.
fn parts(claim: &Named, ranked: &Ranked, named: &BTreeSet<&str>, without: &[String]) -> First {
    let names = |wanted: bool| {
        let codes = ranked.first.iter().filter(|code| named.contains(code.as_str()) == wanted);
        codes.map(|code| place::name(&claim.key, code)).collect()
    };
    First {
        first: claim.first,
        by: claim.said.clone(),
        among: ranked.share(named).ends,
        without: without.iter().map(|code| place::name(&claim.key, code)).collect(),
        named: names(true),
        others: names(false),
        by_people: None,
        by_chance: None,
    }
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
    let Some(exposure) = &comparison.exposure else {
        return question.by_key(&comparison.values, key);
    };
    // What is set against people is counted, and below zero stands a mark for none.
    let values = question.amounts(&comparison.values, key)?;
    let people = question.amounts(exposure, key)?;
    all_among(&values, &people)?;
    all_within(&values, &people)?;
    let rate =
        |number: Option<f64>, people: f64| number.map(|number| comparison.per * number / people);
    let crude = |(place, found): (String, Found)| {
        let people = people.get(&place).and_then(|found| found.value).filter(|it| *it > 0.0);
        let of = |number: Option<f64>| rate(number, people?);
        let (value, low, high) = (of(found.value), of(found.low), of(found.high));
        (place, Found { value, low, high, ..found })
    };
    Ok(values.into_iter().map(crude).collect())
}

/// The crude values of a comparison: nothing is known of a counted place without a row, and a place
/// with nobody in it has no rate and is none of those compared.
pub(crate) fn compared(
    claim: &Named,
    comparison: &Comparison,
    question: &Question<'_>,
) -> Result<BTreeMap<String, Found>, Untested> {
    let mut found = crude(comparison, &claim.key, question)?;
    all_there(comparison.compared(claim), &found, &comparison.values.source)?;
    for (code, counted) in question.amounts(&claim.counts, &claim.key)? {
        found.entry(code).or_insert(Found { value: None, low: None, high: None, ..counted });
    }
    if let Some(exposure) = &comparison.exposure {
        let people = question.amounts(exposure, &claim.key)?;
        let is_empty = |code: &String| people.get(code).and_then(|it| it.value) == Some(0.0);
        found.retain(|code, _| !is_empty(code));
    }
    Ok(found)
}

/// The selection of a comparison's first values, for the line inside a picture.
fn source(select: &Select) -> &str {
    &select.source
}
