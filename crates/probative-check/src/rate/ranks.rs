//! Rates by place without their counts: a comparison of typical rates, each place counting once.

use probative_case::claim::Select;
use probative_case::claim::rate::{Rate, RatesBy};
use probative_finding::exhibit::{Caption, Counted, Dot, Dots};
use probative_finding::finding::Untested;
use probative_finding::reading::{Chance, Gone, LeftOut, Measure, Reading, Rows};
use probative_finding::what::rate::{Ranked, Rate as Parts, RatePhrase, Side};
use probative_finding::{Exhibit, Phrase, What};
use probative_numeric::{math, mean, median, ranks, studentized_shift};
use probative_terms::diagnostic::test::places;
use probative_terms::diagnostic::test::rate::{NAMED_RATE_WITHHELD, NO_LOGARITHM, RANKS_OF_THESE};
use probative_terms::{Reach, Role, Unit};

use super::{both_sides, detectable, lists};
use crate::place;
use crate::question::{Question, Tested, all_known, beside, beside_unscaled, failed, refused};

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "studentized-exchange";
/// One named place in so many may lack a rate, as for withheld units.
const MOST_ABSENT: usize = 10;

/// The rates of named places and of the others.
pub(crate) struct Sides {
    pub(crate) named: Vec<(String, f64)>,
    others: Vec<(String, f64)>,
    /// Other places whose rate is blank.
    without: usize,
}

impl Sides {
    pub(crate) fn read(
        claim: &Rate,
        rates: &Select,
        by: RatesBy,
        question: &Question<'_>,
    ) -> Result<Sides, Untested> {
        let mut sides = Sides { named: Vec::new(), others: Vec::new(), without: 0 };
        let found = question.amounts(rates, &claim.key)?;
        let has_rate =
            |code: &&String| found.get(*code).is_some_and(|found| found.ends().is_some());
        let absent = claim.named.len() - claim.named.iter().filter(has_rate).count();
        // A few that no such record has are told; of more, another sentence would be answered.
        if MOST_ABSENT * absent > claim.named.len() {
            all_known(&claim.named, &found, &rates.source)?;
        }
        let zeros = found.iter().filter(|(_, found)| found.value == Some(0.0));
        let zeros: Vec<&String> = zeros.map(|(place, _)| place).collect();
        // To leave zeros out would raise what is typical of their side.
        if by == RatesBy::Logarithms && !zeros.is_empty() {
            return Err(failed(&NO_LOGARITHM, &[&places(&zeros), &rates.source]));
        }
        for (place, found) in found {
            let is_named = claim.named.contains(&place);
            let is_open = found.value.is_none() && found.ends().is_some();
            if is_named && is_open {
                return Err(failed(&NAMED_RATE_WITHHELD, &[&place, &rates.source]));
            }
            match found.value {
                // Of those named, the few that have no rate are told together.
                None if is_named => {}
                None => sides.without += 1,
                Some(rate) if is_named => sides.named.push((place, rate)),
                Some(rate) => sides.others.push((place, rate)),
            }
        }
        both_sides(sides.named.len(), sides.others.len())?;
        Ok(sides)
    }

    fn all(&self) -> impl Iterator<Item = &(String, f64)> {
        self.named.iter().chain(&self.others)
    }

    /// The codes of the named places, then those of the others.
    pub(crate) fn codes(&self) -> Vec<String> {
        self.all().map(|(code, _)| code.clone()).collect()
    }

    /// The logarithms in the order of the codes.
    pub(crate) fn logs(&self) -> Vec<f64> {
        self.all().map(|(_, rate)| math::ln(*rate)).collect()
    }

    /// The geometric means of both.
    fn means(&self) -> Option<(f64, f64)> {
        Some((geometric(&self.named), geometric(&self.others)))
    }

    /// The logarithms in the order of the codes, or where rates are compared by ranks those: of
    /// alike ones the middle.
    fn scores(&self, by: RatesBy) -> Vec<f64> {
        if by == RatesBy::Logarithms {
            return self.logs();
        }
        let rates: Vec<f64> = self.all().map(|(_, rate)| *rate).collect();
        ranks(&rates)
    }

    /// How many places have no rate, of all.
    fn lacking(&self, claim: &Rate) -> (usize, usize) {
        let without = claim.named.len() - self.named.len() + self.without;
        (without, without + self.named.len() + self.others.len())
    }

    fn rows(&self, claim: &Rate) -> Rows {
        let absent = claim.named.len() - self.named.len();
        let gone = |reason, rows| LeftOut { reason, rows, events: None };
        let left_out =
            [gone(Gone::NamedWithoutRate, absent), gone(Gone::NumberWithheld, self.without)];
        let left_out = left_out.into_iter().filter(|gone| gone.rows > 0).collect();
        Rows { used: self.named.len() + self.others.len(), left_out }
    }
}

fn logs(side: &[(String, f64)]) -> Vec<f64> {
    side.iter().map(|(_, rate)| math::ln(*rate)).collect()
}

/// The geometric mean of the rates.
fn geometric(side: &[(String, f64)]) -> f64 {
    math::exp(mean(&logs(side)))
}

/// The median rate.
fn middle(side: &[(String, f64)]) -> f64 {
    median(&side.iter().map(|(_, rate)| *rate).collect::<Vec<f64>>())
}

/// The typical ratio under the choices that `rates` holds, in the claim's reach.
pub(crate) fn reading(
    claim: &Rate,
    rates: &Select,
    by: RatesBy,
    question: &Question<'_>,
) -> Result<Reading, Untested> {
    let sides = Sides::read(claim, rates, by, question)?;
    if by == RatesBy::Ranks {
        return by_ranks(claim, &sides, question);
    }
    match question.claim.reach {
        Reach::These => Ok(these(claim, &sides)),
        Reach::Such => such(claim, &sides, question).map(|(reading, _)| reading),
    }
}

/// How many times as high these named places are as the others, in the middle of all pairs: no rate
/// needs a logarithm.
fn by_ranks(claim: &Rate, sides: &Sides, question: &Question<'_>) -> Result<Reading, Untested> {
    if question.claim.reach == Reach::Such {
        return Err(failed(&RANKS_OF_THESE, &[]));
    }
    let pairs = sides.named.iter().flat_map(|(_, own)| {
        sides.others.iter().map(move |(_, other)| if own == other { 1.0 } else { own / other })
    });
    let ratio = median(&pairs.collect::<Vec<f64>>());
    let what = parts(claim, sides, ratio, None);
    Ok(Reading::new(what, Measure::exact(ratio, Unit::Times), sides.rows(claim)))
}

/// The typical ratio of these places: of the geometric means of both sides.
fn these(claim: &Rate, sides: &Sides) -> Reading {
    let ratio = math::exp(mean(&logs(&sides.named)) - mean(&logs(&sides.others)));
    let what = parts(claim, sides, ratio, sides.means());
    Reading::new(what, Measure::exact(ratio, Unit::Times), sides.rows(claim))
}

/// The typical ratio of such places, with an interval from exchanging places between the sides, and
/// how far its ends may be off for the number of exchanges.
fn such(
    claim: &Rate,
    sides: &Sides,
    question: &Question<'_>,
) -> Result<(Reading, (f64, f64)), Untested> {
    let inference = question.inference(TEST);
    let found = studentized_shift(&logs(&sides.named), &logs(&sides.others), inference);
    let found = found.map_err(refused)?;
    let ratio = math::exp(found.estimate.value);
    let interval = found.estimate.interval;
    let ends = (math::exp(interval.low), math::exp(interval.high));
    let chance = Chance { p: found.p, draws: inference.draws, error: found.error };
    let measure = Measure::within(ratio, Unit::Times, ends, inference.level, Some(chance));
    let what = parts(claim, sides, ratio, sides.means());
    let reading = Reading::new(what, measure, sides.rows(claim));
    // On the scale of the ratio an error of its logarithm is so many times the end.
    let off = |end: f64, error: f64| if end.is_finite() { end * error } else { 0.0 };
    Ok((reading, (off(ends.0, found.low_error), off(ends.1, found.high_error))))
}

fn parts(claim: &Rate, sides: &Sides, times: f64, means: Option<(f64, f64)>) -> What {
    let side = |side: &[(String, f64)]| Side {
        places: side.len(),
        rate: middle(side),
        to: None,
        events: None,
    };
    What::Rate(Parts::Typical(Ranked {
        said: claim.said.clone(),
        times,
        named: side(&sides.named),
        others: side(&sides.others),
        means,
    }))
}

pub(super) fn test(
    claim: &Rate,
    rates: &Select,
    by: RatesBy,
    question: &Question<'_>,
) -> Result<Tested, Untested> {
    let sides = Sides::read(claim, rates, by, question)?;
    let Taken { primary, other, drawn_ends } = match by {
        RatesBy::Logarithms => by_logarithms(claim, &sides, question)?,
        RatesBy::Ranks => {
            Taken { primary: by_ranks(claim, &sides, question)?, other: None, drawn_ends: None }
        }
    };
    let base = middle(&sides.others);
    let regions = question.regions()?;
    let asserted = Question::asserted(&regions, 1.0);
    let mut appraisal = question.appraise(regions, primary, asserted);
    appraisal.drawn_ends = drawn_ends;
    if appraisal.reach == Reach::Such {
        let interval = appraisal.primary.measure.bounds();
        appraisal.detectable = Some(detectable(interval, question.level()));
        appraisal.calibration = question.calibration(TEST, &super::geography(claim, question));
    } else {
        let (codes, scores) = (sides.codes(), sides.scores(by));
        let difference = |listed: &[usize]| difference(&scores, listed);
        let alike = vec![1.0; codes.len()];
        appraisal.by_chance = lists::by_chance(claim, &codes, &alike, &difference, question)?;
    }
    if by == RatesBy::Ranks && sides.all().all(|(_, rate)| *rate > 0.0) {
        appraisal.alternates.push(these(claim, &sides));
    }
    appraisal.facts.ecological = appraisal.reach == Reach::Such;
    appraisal.facts.suppressed = Some(sides.lacking(claim));
    if let Some((role, reading)) = other {
        // An interval that no worlds have widened stands nowhere.
        appraisal.beside.push(match role {
            Role::SuchAsThese => beside_unscaled(role, reading),
            _ => beside(role, reading, &appraisal.regions),
        });
    }
    let measure = Measure::exact(base, Unit::MedianRate);
    let what = What::Rate(Parts::OthersMedian(base));
    let reading = Reading::new(what, measure, Rows::used(sides.others.len()));
    appraisal.beside.push(beside_unscaled(Role::BaseRate, reading));
    let dots = dots(claim, rates, question, &appraisal.primary, base)?;
    Ok(Tested { appraisal, exhibits: vec![dots] })
}

/// The deciding reading, the one in the other reach, and how far ends may be off for the draws.
struct Taken {
    primary: Reading,
    other: Option<(Role, Reading)>,
    drawn_ends: Option<(f64, f64)>,
}

fn by_logarithms(claim: &Rate, sides: &Sides, question: &Question<'_>) -> Result<Taken, Untested> {
    let (these, such) = (these(claim, sides), such(claim, sides, question));
    if question.claim.reach == Reach::These {
        let other = such.ok().map(|(such, _)| (Role::SuchAsThese, such));
        return Ok(Taken { primary: these, other, drawn_ends: None });
    }
    let (such, drawn_ends) = such?;
    let other = Some((Role::TheseAlone, these));
    Ok(Taken { primary: such, other, drawn_ends: Some(drawn_ends) })
}

/// The mean of the logarithms at some places less that at the others.
fn difference(logs: &[f64], listed: &[usize]) -> f64 {
    let own: f64 = listed.iter().map(|at| logs[*at]).sum();
    let rest = logs.iter().sum::<f64>() - own;
    own / listed.len() as f64 - rest / (logs.len() - listed.len()) as f64
}

fn dots(
    claim: &Rate,
    rates: &Select,
    question: &Question<'_>,
    primary: &Reading,
    reference: f64,
) -> Result<Exhibit, Untested> {
    let found = question.amounts(rates, &claim.key)?;
    let mut ranked: Vec<(f64, String, bool)> = found
        .into_iter()
        .filter_map(|(code, found)| {
            Some((found.value?, place::name(&claim.key, &code), claim.named.contains(&code)))
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let dot = |(value, name, named): (f64, String, bool)| Dot {
        label: name.into(),
        value,
        interval: None,
        base: None,
        named,
    };
    let rows: Vec<Dot> = ranked.into_iter().map(dot).collect();
    Ok(Exhibit::Dots(Dots {
        caption: Caption {
            title: Phrase::Own(claim.said.clone()),
            finding: primary.into(),
            n: rows.len(),
            counted: Counted::Units,
            source: question.credit(&[rates.source.as_str()]),
        },
        unit: Unit::Rate,
        rows,
        named_label: Some(Phrase::Rate(RatePhrase::NamedByText)),
        reference: Some((reference, Phrase::Rate(RatePhrase::OthersMedian))),
        base_label: None,
    }))
}
