//! The rank of one place among its peers: as counted, or as far as counts show that of its risk.

use probative_case::claim::rate::{Rank, Rate};
use probative_finding::exhibit::{Caption, Counted, Dot, Dots};
use probative_finding::finding::{Bounds, Calibration, Untested};
use probative_finding::reading::{Gone, LeftOut, Measure, Reading, Rows};
use probative_finding::what::rate::{
    EndOf, Errors, Numbers, Rank as Told, Rate as Parts, RatePhrase,
};
use probative_finding::{Exhibit, Phrase, What};
use probative_numeric::median;
use probative_terms::diagnostic::test::rate::{
    NO_PART_HOLDS, NO_RANK_DECIDES, NO_RANK_FAILS, NO_RANK_HOLDS, NO_RATE_TO_RANK, SEVERAL_RANKED,
};
use probative_terms::number::{decimal, plain};
use probative_terms::{Range, Reach, Regions, Role, Unit, Whole};

use moved::Moved;
use records::Records;

use crate::place;
use crate::question::{Question, Tested, beside, beside_unscaled, failed};

mod moved;
mod records;

/// The peers with what they are ranked by.
struct Peers {
    codes: Vec<String>,
    values: Vec<f64>,
    /// What says how far chance moves each.
    moved: Moved,
    /// The one that is named.
    at: usize,
    /// Peers without a number, of which each may come before any other.
    lacking: usize,
    /// Peers without people, who have no rate.
    empty: usize,
}

impl Peers {
    fn read(claim: &Rate, form: &Rank, question: &Question<'_>) -> Result<Peers, Untested> {
        let records = Records::read(claim, form, question)?;
        let (mut codes, mut values) = (Vec::new(), Vec::new());
        let (mut events_of, mut people_of, mut errors_of) = (Vec::new(), Vec::new(), Vec::new());
        let (mut lacking, mut empty) = (records.unread, 0);
        for (code, found) in &records.amounts {
            let number = found.value.filter(|_| records.is_sized(code));
            match (number, records.people(code), records.error(code)) {
                (Some(events), Some(people), Some(error)) if people > 0.0 => {
                    values.push(events / people);
                    events_of.push(events);
                    people_of.push(people);
                    errors_of.push(error / people);
                    codes.push(code.clone());
                }
                (_, Some(0.0), _) => empty += 1,
                _ => lacking += 1,
            }
        }
        super::both_sides(claim.named.len(), codes.len().saturating_sub(1))?;
        // Of several that their rows name, a rank would be that of the first.
        if claim.named.len() > 1 {
            return Err(failed(&SEVERAL_RANKED, &[&claim.named.len()]));
        }
        let Some(at) = codes.iter().position(|code| claim.named.contains(code)) else {
            return Err(failed(&NO_RATE_TO_RANK, &[&claim.named[0], &form.amounts.source]));
        };
        let moved = match (&form.exposure, &form.error) {
            (_, Some(_)) => Moved::ByErrors(errors_of),
            (Some(_), None) => Moved::ByCounts(events_of, people_of),
            (None, None) => Moved::Unsaid,
        };
        Ok(Peers { codes, values, moved, at, lacking, empty })
    }

    /// How many are ranked, with a number and without.
    fn of(&self) -> usize {
        self.values.len() + self.lacking
    }

    /// Ranks counted from the end that the words name.
    fn counted_from(&self, from_lowest: bool, (low, high): (usize, usize)) -> (usize, usize) {
        let of = self.of();
        if from_lowest { (low, high) } else { (of + 1 - high, of + 1 - low) }
    }

    /// The first and the last rank as counted, from the lowest: any peer without a number may lie
    /// below.
    fn counted(&self) -> (usize, usize) {
        let own = self.values[self.at];
        let below = self.values.iter().filter(|value| **value < own).count();
        let as_high = self.values.iter().filter(|value| **value == own).count();
        (below + 1, below + as_high + self.lacking)
    }

    /// The ranks that the risk may have, from the lowest.
    fn set(
        &self,
        form: &Rank,
        question: &Question<'_>,
    ) -> Result<Option<(usize, usize)>, Untested> {
        let set = self.moved.set(&self.values, self.at, form.chosen, question)?;
        Ok(set.map(|set| (set.lowest, set.highest + self.lacking)))
    }

    fn rows(&self) -> Rows {
        let gone = self.lacking + self.empty;
        Rows { used: self.values.len(), left_out: LeftOut::some(&[(Gone::NothingGiven, gone)]) }
    }
}

/// The largest number of places at which it is looked whether a claim of a rank could hold.
const ENOUGH: usize = 1_000;

/// A rank among so many as the words count it: its number, or the part of all places in per cent.
fn as_told(rank: usize, of: usize, in_parts: bool) -> f64 {
    if in_parts { 100.0 * rank as f64 / of as f64 } else { rank as f64 }
}

/// Whether some place of so many lies in one of these ranges.
fn reached(ranges: &[Range], of: usize, in_parts: bool) -> bool {
    let mut ranks = (1..=of).map(|rank| decimal(as_told(rank, of, in_parts)));
    ranks.any(|rank| ranges.iter().any(|range| range.contains(rank)))
}

/// Passes if one place of so many could make the claim hold, and another could make it fail: the
/// first of two is never in the top third of them.
fn can_hold_and_fail(regions: &Regions, of: usize, in_parts: bool) -> Result<(), Untested> {
    let both =
        |of: usize| [regions.holds(), regions.fails()].map(|ranges| reached(ranges, of, in_parts));
    let [holds, fails] = both(of);
    if holds && fails {
        return Ok(());
    }
    let Some(needed) = (of + 1..=ENOUGH.max(of)).find(|more| both(*more) == [true, true]) else {
        return Err(failed(&NO_RANK_DECIDES, &[&of]));
    };
    let [first, last] = [1, of].map(|rank| plain(as_told(rank, of, in_parts)));
    let form = match (holds, in_parts) {
        (true, _) => &NO_RANK_FAILS,
        (false, true) => &NO_PART_HOLDS,
        (false, false) => &NO_RANK_HOLDS,
    };
    Err(failed(form, &[&of, &first, &last, &needed]))
}

/// Below which median rates are told per how many people: per 100,000, and per 1,000 of what is
/// less rare.
const PER: [(f64, f64); 2] = [(0.001, 100_000.0), (1.0, 1_000.0)];

/// The number of the place, and those of the first and the last where they are others'.
fn numbers(claim: &Rate, peers: &Peers, from_lowest: bool, is_divided: bool) -> Numbers {
    let own = peers.values[peers.at];
    let middle = median(&peers.values);
    let per = PER.iter().find(|(below, _)| is_divided && middle < *below).map(|(_, per)| *per);
    let scale = per.unwrap_or(1.0);
    let least = peers.values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = peers.values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let end = |number: f64| {
        let there: Vec<usize> =
            (0..peers.values.len()).filter(|at| peers.values[*at] == number).collect();
        let place = place::name(&claim.key, &peers.codes[*there.first()?]);
        (own != number).then_some(EndOf { place, places: there.len(), number: number * scale })
    };
    let (first, last) = if from_lowest { (least, most) } else { (most, least) };
    Numbers { own: own * scale, per, first: end(first), last: end(last) }
}

/// The rank in the claim's reach, and the one in the other.
fn readings(
    claim: &Rate,
    form: &Rank,
    peers: &Peers,
    question: &Question<'_>,
) -> Result<(Reading, Option<Reading>), Untested> {
    let words = question.claim.words;
    let from_lowest = words.ranks_from_lowest().unwrap_or(false);
    let of = peers.of();
    let in_parts = words.ranks_in_parts();
    can_hold_and_fail(&question.regions()?, of, in_parts)?;
    let counted = peers.counted_from(from_lowest, peers.counted());
    let set = peers.set(form, question)?.map(|set| peers.counted_from(from_lowest, set));
    let told = |set| {
        What::Rate(Parts::Rank(Told {
            said: claim.said.clone(),
            place: place::name(&claim.key, &peers.codes[peers.at]),
            universe: form.universe.clone(),
            of,
            from_lowest,
            counted,
            lacking: peers.lacking,
            set,
            errors: form.error.as_ref().filter(|_| set.is_some()).map(|error| Errors {
                columns: error.selects().into_iter().map(|it| it.value.clone()).collect(),
                level: error.level,
            }),
            in_parts,
            numbers: Some(numbers(claim, peers, from_lowest, form.exposure.is_some())),
        }))
    };
    let unit = if in_parts { Unit::Percent(Whole::AllPlaces) } else { Unit::rank() };
    let number = |rank: usize| as_told(rank, of, in_parts);
    let ends = |(first, last): (usize, usize)| (number(first), number(last));
    let these = match counted.0 == counted.1 {
        true => Measure::exact(number(counted.0), unit.clone()),
        false => Measure::between(ends(counted), unit.clone()),
    };
    let these = Reading::new(told(None), these, peers.rows());
    let such = set.map(|set| {
        let value = number(counted.0.clamp(set.0, set.1));
        let measure = Measure::within(value, unit, ends(set), question.level(), None);
        Reading::new(told(Some(set)), measure, peers.rows())
    });
    Ok(match (question.claim.reach, such) {
        (Reach::Such, Some(such)) => (such, Some(these)),
        (_, such) => (these, such),
    })
}

/// The rank under the choices that the claim holds, in its reach.
pub(super) fn reading(
    claim: &Rate,
    form: &Rank,
    question: &Question<'_>,
) -> Result<Reading, Untested> {
    let peers = Peers::read(claim, form, question)?;
    readings(claim, form, &peers, question).map(|(reading, _)| reading)
}

pub(super) fn test(claim: &Rate, form: &Rank, question: &Question<'_>) -> Result<Tested, Untested> {
    let peers = Peers::read(claim, form, question)?;
    let (primary, other) = readings(claim, form, &peers, question)?;
    // Nothing says how far chance moves the rank of a rate.
    let is_unsaid = question.claim.reach == Reach::Such && matches!(peers.moved, Moved::Unsaid);
    let regions = question.regions()?;
    // A rank in the middle says neither high nor low.
    let middle = if question.claim.words.ranks_in_parts() { 50.0 } else { 0.0 };
    let asserted = Question::asserted(&regions, middle);
    let mut appraisal = question.appraise(regions, primary, asserted);
    let (low, high) = appraisal.primary.measure.bounds();
    if appraisal.reach == Reach::These && low < high {
        appraisal.bounds = Some(Bounds { low, high });
    }
    if is_unsaid {
        appraisal.calibration = Calibration::NoError;
    }
    appraisal.facts.suppressed = Some((peers.lacking, peers.of()));
    if let Some(other) = other {
        appraisal.beside.push(match appraisal.reach {
            Reach::These => beside_unscaled(Role::SuchAsThese, other),
            Reach::Such => beside(Role::TheseAlone, other, &appraisal.regions),
        });
    }
    let exhibits = vec![dots(claim, form, &peers, question, &appraisal.primary)];
    Ok(Tested { appraisal, exhibits })
}

fn dots(
    claim: &Rate,
    form: &Rank,
    peers: &Peers,
    question: &Question<'_>,
    primary: &Reading,
) -> Exhibit {
    let mut ranked: Vec<usize> = (0..peers.values.len()).collect();
    ranked.sort_by(|one, other| peers.values[*other].total_cmp(&peers.values[*one]));
    // In the order in which the sentence counts.
    if question.claim.words.ranks_from_lowest() == Some(true) {
        ranked.reverse();
    }
    let others: Vec<f64> =
        (0..peers.values.len()).filter(|at| *at != peers.at).map(|at| peers.values[at]).collect();
    let dot = |at: usize| Dot {
        label: place::name(&claim.key, &peers.codes[at]).into(),
        value: peers.values[at],
        interval: None,
        base: None,
        named: at == peers.at,
    };
    Exhibit::Dots(Dots {
        caption: Caption {
            title: Phrase::Own(claim.said.clone()),
            finding: primary.into(),
            n: peers.values.len(),
            counted: Counted::Units,
            source: question.credit(&[form.amounts.source.as_str()]),
        },
        unit: match form.exposure {
            Some(_) => Unit::Rate,
            None => Unit::of_phrase(&claim.said),
        },
        rows: ranked.into_iter().map(dot).collect(),
        named_label: Some(Phrase::Rate(RatePhrase::NamedByText)),
        reference: Some((median(&others), Phrase::Rate(RatePhrase::OthersMedian))),
        base_label: None,
    })
}
