//! The change where a policy came, less the change where it did not.

use std::collections::BTreeMap;
use std::fmt::Display;

use probative_case::claim::effect::{ComparedBy, Effect};
use probative_case::claim::membership::List;
use probative_evidence::{Found, place_years_of_none};
use probative_finding::audit::Dimension;
use probative_finding::choice::{Earlier, Scale};
use probative_finding::finding::{NullModel, NullName, Untested};
use probative_finding::reading::{Chance, Gone, LeftOut, Measure, Reading, Rows};
use probative_finding::what::effect::{Change, Effect as Parts};
use probative_finding::{Choice, What};
use probative_numeric::{Inference, Tail, math, mean};
use probative_policy::{Panel, two_by_two};
use probative_terms::diagnostic::test::effect::{
    FEW_PLACES, FEW_PLACES_BY_THE_END, NO_LOGARITHM, ONE_SIDED_WINDOW,
};
use probative_terms::diagnostic::test::rivals::NOT_ABOVE_NOTHING;
use probative_terms::number::plain;
use probative_terms::{Unit, Whole};

use crate::audit::Other;
use crate::kinds::Testable;
use crate::place;
use crate::question::{self, Question, Tested, failed, list_age, refused};
use crate::trial::Trial;
use since::{since, spoken_of};

mod checklist;
mod null;
mod otherwise;
mod panels;
mod series;
mod since;

/// What a registry writes where it does not know since when.
const UNKNOWN: &str = "unknown";
/// The name of the test in calibrations.
pub(crate) const TEST: &str = "two-by-two";

const BASELINE: Unit = Unit::Percent(Whole::Baseline);

impl Testable for Effect {
    fn test(&self, question: &Question<'_>) -> Result<Tested, Untested> {
        test(self, question)
    }

    fn readings(&self, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
        readings(self, question)
    }

    fn dimensions(&self) -> &'static [Dimension] {
        &[
            Dimension::Window,
            Dimension::Lag,
            Dimension::Peers,
            Dimension::Scale,
            Dimension::List,
            Dimension::Column,
            Dimension::Edition,
        ]
    }

    fn others(&self, question: &Question<'_>) -> Vec<Other> {
        otherwise::others(self, question)
    }

    fn trials<'a>(&'a self, question: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
        Ok(vec![null::policy_moved(self, question)?])
    }
}

/// The change where the policy came, less the change where it did not, as a share of the baseline.
fn test(effect: &Effect, question: &Question<'_>) -> Result<Tested, Untested> {
    let data = Outcomes::kept(effect, &effect.list, effect.window, question)?;
    let mut all = measured(effect, question)?;
    let Measured { reading, null, detectable, drawn_ends } = all.remove(0);
    let regions = question.regions()?;
    let asserted = Question::asserted(&regions, 0.0);
    let mut appraisal = question.appraise(regions, reading, asserted);
    appraisal.detectable = Some(detectable);
    appraisal.drawn_ends = Some(drawn_ends);
    appraisal.null = Some(null);
    appraisal.calibration = question.calibration(TEST, &geography(effect, question));
    appraisal.checklist = Some(checklist::checklist(effect, &data, &appraisal, question)?);
    appraisal.facts.ecological = true;
    appraisal.facts.list_age_months = age(&effect.registry, &effect.list, question)?;
    appraisal.alternates = all.into_iter().map(|other| other.reading).collect();
    let mut exhibits = vec![series::means(effect, question, &data, &appraisal.primary)];
    exhibits.extend(panels::yearly_panels(effect, question, &appraisal.primary)?);
    Ok(Tested { appraisal, exhibits })
}

/// The effect under every list and window, on either scale, those of the primary reading first.
fn readings(effect: &Effect, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
    Ok(measured(effect, question)?.into_iter().map(|one| one.reading).collect())
}

/// What one list gives over one window.
struct Measured {
    reading: Reading,
    null: NullModel,
    detectable: f64,
    drawn_ends: (f64, f64),
}

fn measured(effect: &Effect, question: &Question<'_>) -> Result<Vec<Measured>, Untested> {
    let mut all = Vec::new();
    for list in std::iter::once(&effect.list).chain(&effect.lists) {
        for window in std::iter::once(&effect.window).chain(&effect.windows) {
            let data = Outcomes::kept(effect, list, *window, question)?;
            all.extend(on_both_scales(effect, &data, question)?);
            if data.earlier > 0
                // What is left may be too few places to compare: then there is no such reading.
                && let Ok(without) =
                    Outcomes::read(effect, list, *window, Earlier::LeftOut, question)
            {
                all.extend(on_both_scales(effect, &without, question)?);
            }
        }
    }
    Ok(all)
}

/// The effect as differences and as ratios, as the claim compares first.
fn on_both_scales(
    effect: &Effect,
    data: &Outcomes,
    question: &Question<'_>,
) -> Result<Vec<Measured>, Untested> {
    let levels = || measure(effect, data, Scale::Levels, question);
    // What is zero somewhere has no logarithm; its sentence says so.
    let logs = data.logs().map(|logs| measure(effect, &logs, Scale::Logs, question));
    match (effect.compared_by, logs.transpose()?) {
        (ComparedBy::Differences, logs) => Ok(std::iter::once(levels()?).chain(logs).collect()),
        (ComparedBy::Ratios, Some(logs)) => Ok(vec![logs, levels()?]),
        (ComparedBy::Ratios, None) => {
            let least = data.values.iter().copied().fold(f64::INFINITY, f64::min);
            Err(failed(&NO_LOGARITHM, &[&data.without_logarithm(), &plain(least)]))
        }
    }
}

/// The age of the list when the text appeared.
fn age(registry: &str, list: &List, question: &Question<'_>) -> Result<Option<i32>, Untested> {
    let table = question.table(registry)?;
    Ok(list_age(table, &table.matching(&list.filter), "published", question))
}

/// The hash of the geography that the test runs on.
pub(crate) fn geography(effect: &Effect, question: &Question<'_>) -> String {
    question.geography(&[&effect.outcome.source, &effect.registry], &effect.key())
}

/// Outcomes of places over the years of a window, and since when each is on a list.
#[derive(Clone)]
pub(crate) struct Outcomes {
    pub(crate) window: (i32, i32),
    pub(crate) codes: Vec<String>,
    pub(crate) values: Vec<f64>,
    pub(crate) treated_from: Vec<Option<usize>>,
    list: String,
    left_out: [(Gone, usize); 8],
    before: usize,
    /// How many places the list names in the window before the year that is asked about.
    earlier: usize,
    /// Whether those count.
    keeps: Earlier,
}

impl Outcomes {
    /// The outcomes with places that the list names earlier in the window.
    pub(crate) fn kept(
        effect: &Effect,
        list: &List,
        window: (i32, i32),
        question: &Question<'_>,
    ) -> Result<Outcomes, Untested> {
        Outcomes::read(effect, list, window, Earlier::Kept, question)
    }

    fn read(
        effect: &Effect,
        list: &List,
        (first, last): (i32, i32),
        keeps: Earlier,
        question: &Question<'_>,
    ) -> Result<Outcomes, Untested> {
        if !(first < effect.after && effect.after <= last) {
            return Err(failed(&ONE_SIDED_WINDOW, &[&first, &last, &effect.after]));
        }
        let places = by_place(effect, question)?;
        let years = (last - first + 1) as usize;
        let since = since(effect, list, &places, question)?;
        let whole_window = spoken_of(list, first, last);
        let fates: Vec<Fate> = places
            .iter()
            .map(|(place, by_year)| {
                let spoken = whole_window && list.covers.place(place);
                let known = inside(by_year, (first, last)).len() == years;
                let from = since.by_place.get(place).copied();
                let open = since.undated.contains(place) || since.unpublished.contains(place);
                let speaks = spoken && !open;
                Fate::new(known, from, speaks, (first, effect.after, last))
            })
            .collect();
        let count = |fate: Fate| fates.iter().filter(|it| **it == fate).count();
        let counts = |fate: &Fate| {
            *fate == Fate::Counts || (*fate == Fate::Earlier && keeps == Earlier::Kept)
        };
        let (mut codes, mut values, mut treated_from) = (Vec::new(), Vec::new(), Vec::new());
        for ((place, by_year), _) in places.iter().zip(&fates).filter(|(_, fate)| counts(fate)) {
            codes.push(place.clone());
            values.extend(inside(by_year, (first, last)));
            treated_from.push(treated(since.by_place.get(place).copied(), first, effect.after));
        }
        let is_lacking = |(_, fate): &(&String, &Fate)| **fate == Fate::ListedLacks;
        let name = |(place, _): (&String, _)| place::name(&effect.key, place);
        let lacking: Vec<String> = places.keys().zip(&fates).filter(is_lacking).map(name).collect();
        let lacks = count(Fate::Lacks) + lacking.len();
        let apart = [count(Fate::Later), lacks, count(Fate::Unknown), since.later];
        enough(&treated_from, apart, since.around.as_deref())?;
        let earlier = count(Fate::Earlier);
        let is_unpublished = |(place, fate): &(&String, &Fate)| {
            **fate == Fate::Unknown && since.unpublished.contains(place.as_str())
        };
        let unpublished = places.keys().zip(&fates).filter(is_unpublished).count();
        let left_out = [
            (Gone::ListedWithoutOutcome(lacking.clone()), lacking.len()),
            (Gone::OutcomeLacking, count(Fate::Lacks)),
            (Gone::ListedLater, count(Fate::Later)),
            (Gone::ListedEarlier, if keeps == Earlier::Kept { 0 } else { earlier }),
            (Gone::Unplaced, since.unplaced),
            (Gone::Undated, unpublished),
            (Gone::PublishedLater, since.later),
            (Gone::NotSpokenOf, count(Fate::Unknown) - unpublished),
        ];
        let (window, before) = ((first, last), (effect.after - first) as usize);
        let list = list.said.clone();
        Ok(Outcomes { window, codes, values, treated_from, list, left_out, before, earlier, keeps })
    }

    fn years(&self) -> usize {
        (self.window.1 - self.window.0 + 1) as usize
    }

    /// The logarithms of the outcomes, where all have one.
    fn logs(&self) -> Option<Outcomes> {
        let all = self.values.iter().all(|value| *value > 0.0);
        let values = || self.values.iter().map(|value| math::ln(*value)).collect();
        all.then(|| Outcomes { values: values(), ..self.clone() })
    }

    /// How many of the outcomes have no logarithm.
    fn without_logarithm(&self) -> usize {
        self.values.iter().filter(|value| **value <= 0.0).count()
    }

    /// The mean before the policy, where it came.
    fn baseline(&self) -> f64 {
        let treated = self.units().filter(|(_, from)| from.is_some_and(|at| at > 0));
        let values: Vec<f64> =
            treated.flat_map(|(values, _)| values[..self.before].to_vec()).collect();
        mean(&values)
    }

    /// The same outcomes with something added to those of treated places from their dates on.
    fn with(&self, treated_from: &[Option<usize>], added: f64) -> Outcomes {
        let mut all = self.clone();
        let years = self.years();
        for (values, from) in all.values.chunks_mut(years).zip(treated_from) {
            if let Some(from) = from.filter(|from| *from > 0) {
                values[from..].iter_mut().for_each(|value| *value += added);
            }
        }
        all
    }

    fn units(&self) -> impl Iterator<Item = (&[f64], &Option<usize>)> {
        self.values.chunks(self.years()).zip(&self.treated_from)
    }

    /// The effect and what random dates give, in units of the outcome.
    ///
    /// Dates given at random take all places for alike. Where those with the policy scatter more
    /// than the others, an interval that knows the scatter of each side (Welch's) is wider, and
    /// the wider end counts.
    pub(crate) fn estimate(
        &self,
        treated_from: &[Option<usize>],
        inference: Inference,
        tail: Tail,
    ) -> Result<probative_policy::TwoByTwo, Untested> {
        let panel = Panel::new(&self.values, self.years(), treated_from).map_err(refused)?;
        let mut found = two_by_two(&panel, inference, tail).map_err(refused)?;
        if let Some(clustered) = found.clustered {
            let interval = &mut found.estimate.interval;
            let width = interval.high - interval.low;
            interval.low = interval.low.min(clustered.interval.low);
            interval.high = interval.high.max(clustered.interval.high);
            // What such an interval finds is as much larger.
            let wider = (interval.high - interval.low) / width;
            found.detectable *= if wider.is_finite() { wider } else { 1.0 };
        }
        Ok(found)
    }
}

/// What becomes of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Counts,
    /// On the list, and without an outcome in some year.
    ListedLacks,
    /// Not on the list, and without an outcome in some year.
    Lacks,
    /// Nobody knows whether it has the policy: it is neither with it nor without.
    Unknown,
    /// Treated in a part of what is compared, it is neither with the policy nor without.
    Later,
    /// Listed in the window before the year that is asked about.
    Earlier,
}

impl Fate {
    fn new(
        known: bool,
        from: Option<i32>,
        speaks: bool,
        (first, after, last): (i32, i32, i32),
    ) -> Fate {
        match from {
            Some(_) if !known => Fate::ListedLacks,
            None if !known => Fate::Lacks,
            None if !speaks => Fate::Unknown,
            Some(year) if after < year && year <= last => Fate::Later,
            Some(year) if first <= year && year < after => Fate::Earlier,
            _ => Fate::Counts,
        }
    }
}

/// The numbers of a place in a window, those that are known.
fn inside(by_year: &BTreeMap<i32, Found>, (first, last): (i32, i32)) -> Vec<f64> {
    by_year.range(first..=last).filter_map(|(_, found)| found.value).collect()
}

/// Passes if there are ten places, some of them with the policy and some without; of entries that
/// name the year or month `around` the text alone nobody can say whether they were public.
fn enough(
    treated_from: &[Option<usize>],
    apart: [usize; 4],
    around: Option<&str>,
) -> Result<(), Untested> {
    let count = |wanted: fn(&Option<usize>) -> bool| {
        treated_from.iter().filter(|from| wanted(from)).count()
    };
    let (listed, others) = (count(Option::is_some), count(Option::is_none));
    let within = count(|from| from.is_some_and(|at| at > 0));
    if treated_from.len() < 10 || within == 0 || others == 0 {
        let [later, lacks, unknown, unread] = &apart;
        let counts: [&dyn Display; 6] = [&listed, &others, later, lacks, unknown, unread];
        return Err(match &around {
            Some(cell) => failed(&FEW_PLACES_BY_THE_END, &[&counts[..], &[cell]].concat()),
            None => failed(&FEW_PLACES, &counts),
        });
    }
    Ok(())
}

/// The rows of every place by year.
type Places = BTreeMap<String, BTreeMap<i32, Found>>;

/// The outcome of every place by year, as public when the text appeared.
fn by_place(effect: &Effect, question: &Question<'_>) -> Result<Places, Untested> {
    let mut places: BTreeMap<String, BTreeMap<String, Found>> = BTreeMap::new();
    let columns = [effect.key.as_str(), &effect.time];
    for ([place, year], found) in question.by_place_and_time(&effect.outcome, columns)? {
        places.entry(place).or_default().insert(year, found);
    }
    let by_year = |(place, years)| Ok((place, question::by_year(years)?));
    let mut places: Places = places.into_iter().map(by_year).collect::<Result<_, Untested>>()?;
    of_none(effect, question, &mut places);
    Ok(places)
}

/// Gives a place that a complete list of incidents knows nothing in each year without a row of it.
fn of_none(effect: &Effect, question: &Question<'_>, places: &mut Places) {
    let keys = [effect.key.as_str(), &effect.time];
    let without =
        place_years_of_none(question.case, question.evidence(), &effect.outcome, keys).into_iter();
    for (place, year) in without {
        if let Some(years) = places.get_mut(&place) {
            years.insert(year, Found::NONE);
        }
    }
}

/// Listed before the window: always treated. Listed by the year `after`: treated from it.
fn treated(since: Option<i32>, first: i32, after: i32) -> Option<usize> {
    match since {
        Some(year) if year < first => Some(0),
        Some(year) if year <= after => Some((after - first) as usize),
        _ => None,
    }
}

fn measure(
    effect: &Effect,
    data: &Outcomes,
    scale: Scale,
    question: &Question<'_>,
) -> Result<Measured, Untested> {
    let (first, last) = data.window;
    let inference = question.inference(&format!("{TEST}/{}/{first}-{last}", data.list));
    let found = data.estimate(&data.treated_from, inference, question.tail())?;
    let baseline = data.baseline();
    if scale == Scale::Levels && baseline <= 0.0 {
        return Err(failed(&NOT_ABOVE_NOTHING, &[&plain(baseline)]));
    }
    let percent = |change: f64| match scale {
        Scale::Levels => 100.0 * change / baseline,
        Scale::Logs => 100.0 * math::exp_m1(change),
    };
    let value = percent(found.estimate.value);
    let ends = (percent(found.estimate.interval.low), percent(found.estimate.interval.high));
    let what = What::Effect(Parts::Change(Change {
        outcome: effect.said.clone(),
        window: data.window,
        percent: value,
        treated: found.treated,
        list: data.list.clone(),
        after: effect.after,
        earlier: Some(if data.keeps == Earlier::Kept { data.earlier } else { 0 }),
        untreated: found.untreated,
        scale,
        without_logarithm: if scale == Scale::Levels { data.without_logarithm() } else { 0 },
    }));
    let chance =
        Chance { p: found.p, draws: inference.draws, error: found.null.monte_carlo_error(found.p) };
    let measure = Measure::within(value, BASELINE, ends, inference.level, Some(chance));
    let always = data.codes.iter().zip(&data.treated_from).filter(|(_, from)| **from == Some(0));
    let always = always.map(|(code, _)| place::name(&effect.key, code)).collect();
    let mut left_out = LeftOut::some(&[(Gone::ListedBefore(always), found.always_treated)]);
    left_out.extend(LeftOut::some(&data.left_out));
    let rows = Rows { used: found.treated + found.untreated, left_out };
    let outside = 0.5 * (1.0 - inference.level);
    let null = NullModel {
        name: NullName::PolicyGiven,
        observed: value,
        mean: percent(found.null.mean()),
        quantiles: (
            percent(found.null.quantile(outside)),
            percent(found.null.quantile(1.0 - outside)),
        ),
        unit: BASELINE,
    };
    let mut choices =
        vec![Choice::Window(first, last), Choice::List(data.list.clone()), Choice::Scale(scale)];
    if data.earlier > 0 {
        choices.push(Choice::Earlier(data.keeps));
    }
    let reading = Reading::new(what, measure, rows).choosing(choices);
    let (low, high) = found.null.shift_errors(inference.level);
    let drawn_ends = (percent(low), percent(high));
    Ok(Measured { reading, null, detectable: percent(found.detectable), drawn_ends })
}
