//! Events and exposure by place: a rate ratio with its exact interval.

use std::collections::BTreeMap;

use probative_case::claim::Select;
use probative_case::claim::rate::Rate;
use probative_evidence::Found;
use probative_finding::What;
use probative_finding::finding::{Adjusted, Appraisal, Bounds, ByChance, Tests, Untested};
use probative_finding::reading::{Beside, Gone, LeftOut, Measure, Reading, Rows};
use probative_finding::what::rate::{Counted, Rate as Parts, Side as Told};
use probative_numeric::{RateRatio, hodges_lehmann, math, pooled_ratio, rate, rate_ratio};
use probative_terms::diagnostic::test::place::GROWTH;
use probative_terms::diagnostic::test::rate::NAMED_AMONG_NOBODY;
use probative_terms::{Diagnostic, Reach, Role, Unit};

use super::side::Side;
use super::{both_sides, detectable, each, lists};
use crate::place;
use crate::question::{
    Question, Tested, all_among, all_given, all_there, all_within, beside, beside_unscaled, failed,
    refused,
};
use crate::rounded;

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "pooled-ratio";

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
    let (these, such) = (table.these(claim, question)?, table.such(claim, question));
    let (primary, other) = match question.claim.reach {
        Reach::These => (these, such.ok().map(|such| (Role::SuchAsThese, such))),
        Reach::Such => (such?, Some((Role::TheseAlone, these))),
    };
    let mut appraisal = question.appraise(regions, primary, asserted);
    if appraisal.reach == Reach::Such {
        let interval = appraisal.primary.measure.bounds();
        appraisal.detectable = Some(detectable(interval, question.level()));
        appraisal.calibration = question.calibration(TEST, &super::geography(claim, question));
    } else {
        appraisal.of_counts = Some(table.of_counts(question)?);
        appraisal.by_chance = table.by_chance(claim, question)?;
    }
    appraisal.bounds = table.bounds(&appraisal, question)?;
    // A sentence about these places says nothing of the people in such places.
    appraisal.facts.ecological = appraisal.reach == Reach::Such;
    appraisal.facts.suppressed = Some((table.withheld() + table.blank(), table.cases.len()));
    appraisal.facts.suppressed_events = Some(table.withheld_events());
    appraisal.tests = Tests { made: table.named.places, adjusted: Adjusted::HolmNamed };
    if let Some((role, reading)) = other {
        // An interval that no worlds have widened stands nowhere.
        appraisal.beside.push(match role {
            Role::SuchAsThese => beside_unscaled(role, reading),
            _ => beside(role, reading, &appraisal.regions),
        });
    }
    base_rate(&table, question, &mut appraisal)?;
    appraisal.beside.extend(table.typical(claim, question));
    let exhibits = vec![each::table(claim, &table, events, question)?];
    Ok(Tested { appraisal, exhibits })
}

/// The ratio under the choices that `events` and `exposure` hold, in the claim's reach.
pub(crate) fn reading(
    claim: &Rate,
    events: &Select,
    exposure: &Select,
    per: f64,
    question: &Question<'_>,
) -> Result<Reading, Untested> {
    let table = Counts::read(claim, events, exposure, per, question)?;
    match question.claim.reach {
        Reach::These => table.these(claim, question),
        Reach::Such => table.such(claim, question),
    }
}

/// Events and exposure of every place, and of the two sides.
pub(super) struct Counts {
    pub(super) cases: BTreeMap<String, Found>,
    pub(super) people: BTreeMap<String, Found>,
    named: Side,
    pub(super) others: Side,
    left_out: Vec<String>,
    pub(super) per: f64,
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
        all_among(&cases, &people)?;
        let (mut named, mut others) = (Side::default(), Side::default());
        let mut left_out = Vec::new();
        for (place, found) in &cases {
            let there = people.get(place);
            match (found.ends(), there.and_then(|found| found.value)) {
                // Nobody counts for nothing in a pooled rate, and has none of its own.
                (Some(_), Some(0.0)) => left_out.push(place::name(&claim.key, place)),
                (Some(ends), Some(exposure)) => {
                    let is_named = claim.named.contains(place);
                    let side = if is_named { &mut named } else { &mut others };
                    side.add(ends, exposure);
                    side.rounded.0 += found.rounded;
                    side.rounded.1 += there.map_or(0.0, |found| found.rounded);
                }
                _ => left_out.push(place::name(&claim.key, place)),
            }
        }
        all_within(&cases, &people).map_err(|why| of_growth(why, events, exposure))?;
        let alone = people.keys().filter(|place| !cases.contains_key(*place));
        left_out.extend(alone.map(|place| place::name(&claim.key, place)));
        if named.places == 0 && !claim.named.is_empty() {
            return Err(failed(&NAMED_AMONG_NOBODY, &[&exposure.source]));
        }
        both_sides(named.places, others.places)?;
        Ok(Counts { cases, people, named, others, left_out, per })
    }

    fn ratio(&self, a: f64, b: f64, question: &Question<'_>) -> Result<RateRatio, Untested> {
        let (named, others) = (self.named.exposure, self.others.exposure);
        rate_ratio(a as u64, named, b as u64, others, question.level()).map_err(refused)
    }

    /// The two corners of what is withheld: the named places low and the others high, and the
    /// reverse. A ratio is least and largest there.
    fn corners(&self) -> [(f64, f64); 2] {
        let (named, others) = (self.named.events, self.others.events);
        [(named.0, others.1), (named.1, others.0)]
    }

    /// The ratio at both corners.
    fn ends(&self) -> (f64, f64) {
        let [least, most] =
            self.corners().map(|(a, b)| (a / self.named.exposure) / (b / self.others.exposure));
        (least, most)
    }

    fn parts(&self, claim: &Rate) -> What {
        let side = |side: &Side| {
            let (rate, most) = side.rates(self.per);
            let (low, high) = side.events;
            let events = (low == high).then_some(low);
            Told { places: side.places, rate, to: (rate < most).then_some(most), events }
        };
        let (times, most) = self.ends();
        What::Rate(Parts::Counted(Counted {
            said: claim.said.clone(),
            per: self.per,
            named: side(&self.named),
            others: side(&self.others),
            times,
            to: (times < most).then_some(most),
        }))
    }

    /// The ratio of these places as counted, exact but for what is withheld.
    fn these(&self, claim: &Rate, question: &Question<'_>) -> Result<Reading, Untested> {
        let (times, most) = self.ends();
        if times.is_nan() || most.is_nan() {
            // Nothing is so many times nothing; the exact method says why.
            self.ratio(self.named.events.0, self.others.events.0, question)?;
        }
        let measure = if times < most {
            Measure::between((times, most), Unit::Times)
        } else {
            Measure::exact(times, Unit::Times)
        };
        Ok(Reading::new(self.parts(claim), measure, self.rows()))
    }

    /// The ratio of such places: each place is one of many, and they differ among themselves.
    fn such(&self, claim: &Rate, question: &Question<'_>) -> Result<Reading, Untested> {
        let level = question.level();
        let corner = |named_low: bool| {
            let sides = self.sides(claim, named_low);
            let [(a, people_a), (b, people_b)] = &sides;
            let found = pooled_ratio(a, people_a, b, people_b, level).map_err(refused)?;
            Ok::<_, Untested>(found.estimate)
        };
        let (least, most) = (corner(true)?, corner(false)?);
        let ends = (
            least.interval.low.min(most.interval.low),
            most.interval.high.max(least.interval.high),
        );
        // The one value of both corners, or a middle that no sentence tells.
        let value = least.value.midpoint(most.value);
        let measure = Measure::within(value, Unit::Times, ends, level, None);
        let what = What::Rate(Parts::Such {
            said: claim.said.clone(),
            places: self.named.places,
            times: least.value,
            to: (least.value < most.value).then_some(most.value),
        });
        Ok(Reading::new(what, measure, self.rows()))
    }

    /// Events and people of the named places and of the others, one a place, at one corner.
    fn sides(&self, claim: &Rate, named_low: bool) -> [(Vec<f64>, Vec<f64>); 2] {
        let mut sides: [(Vec<f64>, Vec<f64>); 2] = Default::default();
        for (place, (low, high), people) in self.each() {
            let named = claim.named.contains(place);
            let (events, exposures) = &mut sides[usize::from(!named)];
            events.push(if named == named_low { low } else { high });
            exposures.push(people);
        }
        sides
    }

    /// Every place that has both, with the ends of its events and its people; without those that
    /// have nobody.
    fn each(&self) -> impl Iterator<Item = (&String, (f64, f64), f64)> {
        self.cases.iter().filter_map(|(place, found)| {
            let people = self.people.get(place).and_then(|found| found.value)?;
            (people > 0.0).then_some(())?;
            Some((place, found.ends()?, people))
        })
    }

    /// Places whose number of events lies between two ends.
    fn bounded(&self) -> usize {
        self.each().filter(|(_, (low, high), _)| low < high).count()
    }

    /// Those of them whose number is withheld.
    fn withheld(&self) -> usize {
        self.each().filter(|(place, ..)| self.cases[*place].withheld().is_some()).count()
    }

    /// Places whose number of events is blank, without ends between which it lies.
    fn blank(&self) -> usize {
        self.cases.values().filter(|found| found.ends().is_none()).count()
    }

    /// The largest share of all events that may stand in withheld cells.
    fn withheld_events(&self) -> f64 {
        let (mut all, mut open) = (0.0, 0.0);
        for (place, (_, high), _) in self.each() {
            all += high;
            open += if self.cases[place].withheld().is_some() { high } else { 0.0 };
        }
        if all > 0.0 { open / all } else { 0.0 }
    }

    /// What chance alone does to such counts: the exact interval of the ratio, over both corners.
    fn of_counts(&self, question: &Question<'_>) -> Result<(f64, f64), Untested> {
        let [least, most] = self.corners();
        let least = self.ratio(least.0, least.1, question)?.estimate.interval;
        let most = self.ratio(most.0, most.1, question)?.estimate.interval;
        Ok((least.low.min(most.low), least.high.max(most.high)))
    }

    /// How often lists of like size differ as much, at the corner at which they do so more often.
    fn by_chance(
        &self,
        claim: &Rate,
        question: &Question<'_>,
    ) -> Result<Option<ByChance>, Untested> {
        let all: Vec<(&String, (f64, f64), f64)> = self.each().collect();
        let codes: Vec<String> = all.iter().map(|(place, ..)| (*place).clone()).collect();
        let people: Vec<f64> = all.iter().map(|(.., people)| *people).collect();
        let corner = |named_low: bool| {
            let events: Vec<f64> = all
                .iter()
                .map(
                    |(place, (low, high), _)| {
                        if claim.named.contains(*place) == named_low { *low } else { *high }
                    },
                )
                .collect();
            let log_ratio = |listed: &[usize]| log_ratio(&events, &people, listed);
            lists::by_chance(claim, &codes, &people, &log_ratio, question)
        };
        let low = corner(true)?;
        let high = if self.bounded() > 0 { corner(false)? } else { low };
        Ok(low.into_iter().chain(high).max_by(|a, b| a.p.total_cmp(&b.p)))
    }

    fn rows(&self) -> Rows {
        rows(self.named.places + self.others.places, &self.left_out)
    }

    /// The typical rate of a named place over that of another, each place counting once.
    ///
    /// Its interval holds how much places differ among themselves, which pooled counts leave out.
    fn typical(&self, claim: &Rate, question: &Question<'_>) -> Option<Beside> {
        let (mut named, mut others, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
        for (place, (low, high), people) in self.each() {
            // Neither nothing nor a withheld count has a logarithm.
            if low == high && low > 0.0 {
                let side = if claim.named.contains(place) { &mut named } else { &mut others };
                side.push(math::ln(low / people));
            } else {
                left_out.push(place::name(&claim.key, place));
            }
        }
        left_out.extend(self.left_out.iter().cloned());
        let shift = hodges_lehmann(&named, &others, question.level()).ok()?.estimate;
        let ratio = math::exp(shift.value);
        let ends = (math::exp(shift.interval.low), math::exp(shift.interval.high));
        let what = What::Rate(Parts::EachOnce { times: ratio });
        let measure = Measure::within(ratio, Unit::Times, ends, question.level(), None);
        let rows = rows(named.len() + others.len(), &left_out);
        Some(beside_unscaled(Role::WiderDefinition, Reading::new(what, measure, rows)))
    }

    /// The ratio at the two ends that withheld cells allow, and of these places the rounding of
    /// records in thousands.
    fn bounds(
        &self,
        appraisal: &Appraisal,
        question: &Question<'_>,
    ) -> Result<Option<Bounds>, Untested> {
        let (low, high) = self.ends();
        if low.is_nan() || high.is_nan() {
            self.ratio(self.named.events.0, self.others.events.0, question)?;
        }
        let [named, others] = [&self.named, &self.others];
        let is_rounded = [named.rounded, others.rounded] != [(0.0, 0.0); 2];
        Ok(match is_rounded && question.claim.reach == Reach::These {
            true => {
                rounded::bounds(&appraisal.primary.measure, named.over(others), &appraisal.regions)
            }
            false => (low < high).then_some(Bounds { low, high }),
        })
    }
}

/// Every place whose counts are known, the named ones first.
pub(super) struct Known {
    pub(super) codes: Vec<String>,
    pub(super) events: Vec<f64>,
    pub(super) people: Vec<f64>,
    /// How many are named.
    pub(super) named: usize,
}

/// Every place, withheld counts in the middle of their ends: worlds are made about them, and no
/// number of the claim rests on that.
pub(super) fn known(
    claim: &Rate,
    events: &Select,
    exposure: &Select,
    question: &Question<'_>,
) -> Result<Known, Untested> {
    let table = Counts::read(claim, events, exposure, 1.0, question)?;
    let mut all: Vec<(&String, (f64, f64), f64)> = table.each().collect();
    all.sort_by_key(|(place, ..)| !claim.named.contains(*place));
    Ok(Known {
        codes: all.iter().map(|(place, ..)| (*place).clone()).collect(),
        events: all.iter().map(|(_, (low, high), _)| low.midpoint(*high)).collect(),
        people: all.iter().map(|(.., people)| *people).collect(),
        named: table.named.places,
    })
}

/// The logarithm of the pooled rate at some places over that at the others.
pub(super) fn log_ratio(events: &[f64], people: &[f64], listed: &[usize]) -> f64 {
    let of = |numbers: &[f64]| listed.iter().map(|at| numbers[*at]).sum::<f64>();
    let (own, own_people) = (of(events), of(people));
    let (rest, rest_people) =
        (events.iter().sum::<f64>() - own, people.iter().sum::<f64>() - own_people);
    math::ln((own / own_people) / (rest / rest_people))
}

fn base_rate(
    table: &Counts,
    question: &Question<'_>,
    appraisal: &mut Appraisal,
) -> Result<(), Untested> {
    let (least, most) = table.others.rates(table.per);
    let of = |events: f64| {
        rate(events as u64, table.others.exposure, table.per, question.level()).map_err(refused)
    };
    let (low, high) = (of(table.others.events.0)?, of(table.others.events.1)?);
    let to = (least < most).then_some(most);
    let what = What::Rate(Parts::Others { rate: least, to, per: table.per });
    let ends = (low.interval.low, high.interval.high);
    let unit = Unit::Per(table.per);
    let measure = Measure::within(least.midpoint(most), unit, ends, question.level(), None);
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

/// Why more events are counted than there is that they could meet, where both are one number of
/// two years.
fn of_growth(why: Untested, events: &Select, exposure: &Select) -> Untested {
    let Untested::Failed { why } = why else { return why };
    let called = |select: &Select| -> String {
        select.value.chars().filter(|letter| !letter.is_ascii_digit()).collect()
    };
    let is_other = events.value != exposure.value || events.filter != exposure.filter;
    let is_growth = is_other && called(events) == called(exposure);
    let how = if is_growth { GROWTH.to_owned() } else { why.how.clone() };
    Untested::Failed { why: Diagnostic { how, ..why } }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three places, of which the first is named; two withhold between nothing and three.
    fn withheld() -> Counts {
        let found = |ends: (f64, f64)| Found {
            low: Some(ends.0),
            high: Some(ends.1),
            ..Found::at(0, (ends.0 == ends.1).then_some(ends.0))
        };
        let places = [("a", (1.0, 3.0), 100.0), ("b", (0.0, 3.0), 200.0), ("c", (5.0, 5.0), 300.0)];
        let mut counts = Counts {
            cases: BTreeMap::new(),
            people: BTreeMap::new(),
            named: Side::default(),
            others: Side::default(),
            left_out: Vec::new(),
            per: 1.0,
        };
        for (place, ends, people) in places {
            counts.cases.insert(place.to_owned(), found(ends));
            counts.people.insert(place.to_owned(), found((people, people)));
            let side = if place == "a" { &mut counts.named } else { &mut counts.others };
            side.add(ends, people);
        }
        counts
    }

    #[test]
    fn a_ratio_is_least_and_largest_at_the_two_corners_of_what_is_withheld() {
        let counts = withheld();
        let mut all = Vec::new();
        for a in 1..=3 {
            for b in 0..=3 {
                let events = [f64::from(a), f64::from(b), 5.0];
                all.push(math::exp(log_ratio(&events, &[100.0, 200.0, 300.0], &[0])));
            }
        }
        let (least, most) = counts.ends();
        let found = all.iter().copied().fold(f64::INFINITY, f64::min);
        assert!((least - found).abs() < 1e-12, "{least} {found}");
        let found = all.iter().copied().fold(0.0, f64::max);
        assert!((most - found).abs() < 1e-12, "{most} {found}");
        assert_eq!(counts.withheld(), 2);
    }
}
