//! Whether two things go together: a named set of places and a count, or two maps.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::Select;
use probative_case::claim::association::{Association, Comparison, Named};
use probative_evidence::Found;
use probative_finding::audit::Dimension;
use probative_finding::finding::{Appraisal, Asserted, Bounds, Untested};
use probative_finding::reading::{Gone, LeftOut, Measure, Reading, Rows};
use probative_finding::what::association::{Association as Parts, First};
use probative_finding::{Choice, What};
use probative_terms::diagnostic::test::association::{FEW_RANKED, OPEN_ABOVE, PEOPLE_ALONE};
use probative_terms::diagnostic::test::place::NO_VARIATION;
use probative_terms::diagnostic::test::rate::AMONG_NOBODY;
use probative_terms::number::plain;
use probative_terms::{Range, Regions, Unit, Whole};

use crate::audit::Other;
use crate::kinds::Testable;
use crate::place;
use crate::question::{Question, Tested, all_there, all_within, beside, beside_unscaled, failed};
use crate::trial::Trial;

mod by_rate;
mod compare;
mod dots;
mod line_up;
mod map;
mod maps;
mod null;
mod otherwise;
mod values;

pub(crate) use compare::{TEST, bins, geography};
pub(crate) use maps::{Pairs, TEST as MAPS, geography as geography_of_maps, interval};
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
    Ok(Ranked::of(&people, &[], claim.first)?.share(&named).value())
}

/// It holds above half of the first places, and fails at what population alone would put there.
fn regions(by_population: f64) -> Result<Regions, Untested> {
    Regions::new(vec![Range::above(HALF)], vec![Range::up_to(by_population)])
        .map_err(|_| failed(&PEOPLE_ALONE, &[&plain(by_population)]))
}

/// Places by their number, the largest first, with what ties and withheld cells leave open.
pub(crate) struct Ranked {
    /// The first places, and all that are tied with the last of them.
    first: Vec<String>,
    /// How many places come first.
    of: usize,
    /// Each place with the least and the most that its number can be.
    all: Vec<(String, (f64, f64))>,
}

/// The share of the first places that are named, between the ends that ties and withheld cells
/// allow.
pub(crate) struct Share {
    ends: (usize, usize),
    of: usize,
}

impl Share {
    fn percent(&self, count: f64) -> f64 {
        100.0 * count / self.of as f64
    }

    /// The share in per cent; half way between its ends where it is open.
    fn value(&self) -> f64 {
        let (least, most) = self.ends;
        self.percent((least + most) as f64 / 2.0)
    }

    /// The share as a number, within its ends where it is open.
    fn measure(&self) -> Measure {
        let unit = Unit::Percent(Whole::FirstPlaces);
        match self.bounds() {
            Some(ends) => Measure::within(self.value(), unit, (ends.low, ends.high), 1.0, None),
            None => Measure::exact(self.value(), unit),
        }
    }

    fn bounds(&self) -> Option<Bounds> {
        let (least, most) = self.ends;
        let ends = || Bounds { low: self.percent(least as f64), high: self.percent(most as f64) };
        (least < most).then(ends)
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
            return Err(failed(&FEW_RANKED, &[&values.len(), &first, &(2 * first)]));
        }
        values.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        if values[0].1 == values[values.len() - 1].1 {
            return Err(failed(&NO_VARIATION, &[]));
        }
        let last = values[first - 1].1;
        // A number of which nothing is known may be any.
        let open = |found: &Found| {
            (found.low.unwrap_or(f64::NEG_INFINITY), found.high.unwrap_or(f64::INFINITY))
        };
        let ends = |found: &Found| found.ends().unwrap_or_else(|| open(found));
        Ok(Ranked {
            first: values
                .iter()
                .take_while(|(_, value)| *value >= last)
                .map(|(key, _)| (*key).clone())
                .collect(),
            of: first,
            all: kept().map(|(key, found)| (key.clone(), ends(found))).collect(),
        })
    }

    pub(crate) fn share(&self, named: &BTreeSet<&str>) -> Share {
        Share { ends: (self.count(named, false), self.count(named, true)), of: self.of }
    }

    /// How many of the first places are named, with whatever is open decided for those named or
    /// against them: withheld numbers at one of their ends, and ties.
    fn count(&self, named: &BTreeSet<&str>, for_named: bool) -> usize {
        let place = |(key, (low, high)): &(String, (f64, f64))| {
            let is_named = named.contains(key.as_str());
            (if is_named == for_named { *high } else { *low }, is_named)
        };
        let mut places: Vec<(f64, bool)> = self.all.iter().map(place).collect();
        places.sort_by(|a, b| {
            b.0.total_cmp(&a.0).then_with(|| (b.1 == for_named).cmp(&(a.1 == for_named)))
        });
        places.iter().take(self.of).filter(|(_, is_named)| *is_named).count()
    }
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

/// How many of the first places are named, and which.
fn parts(claim: &Named, ranked: &Ranked, named: &BTreeSet<&str>, without: &[String]) -> First {
    let names = |wanted: bool| {
        let codes = ranked.first.iter().filter(|code| named.contains(code.as_str()) == wanted);
        codes.map(|code| place::name(code)).collect()
    };
    First {
        first: claim.first,
        by: claim.said.clone(),
        among: ranked.share(named).ends,
        without: without.iter().map(|code| place::name(code)).collect(),
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

/// Passes if no place has more events than people, or events among nobody.
fn among(
    events: &BTreeMap<String, Found>,
    people: &BTreeMap<String, Found>,
) -> Result<(), Untested> {
    for (place, found) in events {
        let Some((_, most)) = found.ends().filter(|(_, most)| *most > 0.0) else { continue };
        if people.get(place).and_then(|found| found.value) == Some(0.0) {
            return Err(failed(&AMONG_NOBODY, &[place, &plain(most)]));
        }
    }
    all_within(events, people)
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
    among(&values, &people)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn found(numbers: &[(&str, Option<f64>, Option<f64>)]) -> BTreeMap<String, Found> {
        let found = |value: Option<f64>, high: Option<f64>| Found {
            row: 0,
            value,
            low: high.map(|_| 0.0),
            high,
        };
        numbers
            .iter()
            .map(|(code, value, high)| ((*code).to_owned(), found(*value, *high)))
            .collect()
    }

    fn ends(numbers: &[(&str, Option<f64>, Option<f64>)], first: usize) -> (usize, usize) {
        let ranked = Ranked::of(&found(numbers), &[], first).unwrap_or_else(|_| panic!("ranked"));
        ranked.share(&BTreeSet::from(["a", "x", "y"])).ends
    }

    #[test]
    fn ties_for_the_last_place_give_the_lowest_and_the_highest_count() {
        let tied = ["p", "q", "r", "x", "y"].map(|code| (code, Some(9.0), None));
        let sure = [("a", Some(30.0), None), ("b", Some(22.0), None)];
        let rest = [("c", Some(1.0), None)];
        let all = [&sure[..], &tied, &rest].concat();
        assert_eq!(ends(&all, 4), (1, 3), "two of five tied places are among the first four");
        let ranked = Ranked::of(&found(&all), &[], 4).unwrap_or_else(|_| panic!("ranked"));
        assert_eq!(ranked.first, ["a", "b", "p", "q", "r", "x", "y"]);
        assert_eq!(ends(&all, 2), (1, 1), "nothing is tied for the second place");
    }

    #[test]
    fn a_withheld_number_is_ranked_at_both_of_its_ends() {
        let numbers = |x: f64| {
            [
                ("a", Some(30.0), None),
                ("b", Some(22.0), None),
                ("c", Some(4.0), None),
                ("d", Some(3.0), None),
                ("x", None, Some(x)),
            ]
        };
        assert_eq!(ends(&numbers(21.0), 2), (1, 1));
        assert_eq!(ends(&numbers(25.0), 2), (1, 2));
    }
}
