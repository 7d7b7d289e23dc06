//! Where two layers coincide: listed places near lines, or one place in a role.

use probative_case::claim::alignment::{Alignment, Along};
use probative_finding::audit::Dimension;
use probative_finding::exhibit::{Band, Caption, Counted, Distance, DistanceStep};
use probative_finding::finding::{Appraisal, NullModel, NullName, Untested};
use probative_finding::reading::{Beside, Chance, Gone, LeftOut, Measure, Reading, Rows};
use probative_finding::what::alignment::{Alignment as Parts, AlignmentPhrase, Held, Near};
use probative_finding::{Choice, Exhibit, Phrase, Value, What};
use probative_numeric::clopper_pearson;
use probative_terms::{Role, Unit, Whole};

use crate::audit::{Other, counts_people};
use crate::kinds::Testable;
use crate::question::{Question, Tested, beside, beside_unscaled, refused};
use crate::trial::Trial;

mod line_up;
mod listing;
mod map;
mod moved;
mod null;
mod only;
mod otherwise;

use listing::Within;
pub(crate) use listing::{How, Layout, Listing, TEST};

/// How far a mean over a convolution may lie from the number that it is, as a share of it.
const ROUNDING: f64 = 1e-12;

impl Testable for Alignment {
    fn test(&self, question: &Question<'_>) -> Result<Tested, Untested> {
        test(self, question)
    }

    fn readings(&self, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
        match self {
            Alignment::Along(along) => readings(along, question),
            Alignment::Only(_) => Ok(Vec::new()),
        }
    }

    fn dimensions(&self) -> &'static [Dimension] {
        &[Dimension::Distance, Dimension::List]
    }

    fn others(&self, _: &Question<'_>) -> Vec<Other> {
        otherwise::others(self)
    }

    fn trials<'a>(&'a self, question: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
        match self {
            Alignment::Along(along) => Ok(vec![null::listings(along, question)?]),
            Alignment::Only(_) => Ok(Vec::new()),
        }
    }
}

/// Where two layers coincide: listed places near lines, or one place in a role.
fn test(claim: &Alignment, question: &Question<'_>) -> Result<Tested, Untested> {
    match claim {
        Alignment::Along(along) => test_along(along, question),
        Alignment::Only(only) => only::test(only, question),
    }
}

fn test_along(along: &Along, question: &Question<'_>) -> Result<Tested, Untested> {
    let layout = Layout::read(along, question)?;
    let printed = layout.listing(along, question, How::AsPrinted)?;
    let regions = question.regions()?;
    let mut all = excesses(&layout, along, question)?;
    let primary = all.remove(0);
    let asserted = Question::asserted(&regions, 0.0);
    let mut appraisal = question.appraise(regions, primary.reading, asserted);
    appraisal.detectable = Some(primary.detectable);
    appraisal.null = Some(primary.null);
    appraisal.calibration = question.calibration(TEST, &geography(along, question));
    appraisal.facts.list_age_months = printed.age_months;
    appraisal.alternates = all.into_iter().map(|other| other.reading).collect();
    besides(along, &layout, &printed, question, &mut appraisal)?;
    let exhibits = vec![
        map::listed_map(along, question, &layout, &printed, &appraisal.primary)?,
        distances(along, question, &layout, &printed, &appraisal.primary)?,
        line_up::listing_line_up(along, question, &layout, &printed)?,
    ];
    Ok(Tested { appraisal, exhibits })
}

/// The excess of both listings at every distance, that of the primary reading first.
fn readings(along: &Along, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
    let all = excesses(&Layout::read(along, question)?, along, question)?;
    Ok(all.into_iter().map(|excess| excess.reading).collect())
}

fn excesses(
    layout: &Layout,
    along: &Along,
    question: &Question<'_>,
) -> Result<Vec<Excess>, Untested> {
    let mut all = Vec::new();
    for how in [How::AsPrinted, How::StatesExpanded] {
        let listing = layout.listing(along, question, how)?;
        for distance in &along.distances {
            let excess = excess(layout, &listing, *distance, question)?;
            let first = how == How::AsPrinted && *distance == along.primary;
            all.insert(if first { 0 } else { all.len() }, excess);
        }
    }
    Ok(all)
}

/// The hash of the geography that the test runs on.
pub(crate) fn geography(along: &Along, question: &Question<'_>) -> String {
    let sources = [along.places.source.as_str(), &along.lines, &along.registry];
    question.geography(&sources, &along.key())
}

/// What one listing gives at one distance.
struct Excess {
    reading: Reading,
    detectable: f64,
    null: NullModel,
}

/// The share of listed places within a distance, less what shuffling the listing gives.
fn excess(
    layout: &Layout,
    listing: &Listing,
    kilometers: f64,
    question: &Question<'_>,
) -> Result<Excess, Untested> {
    let near = layout.near(kilometers);
    let count = listing.count(&near);
    let of = listing.listed.len() as f64;
    let null = listing.null(layout, &near);
    let level = question.level();
    let shift = null.shift_interval(count, level).map_err(refused)?;
    let percent = |count: f64| 100.0 * count / of;
    let chance = Chance { p: null.p_value(count, question.tail()), draws: 0, error: 0.0 };
    let (share, by_chance) = (percent(count as f64), percent(null.mean()));
    let beyond = percent(beyond(count, null.mean()));
    let outside = 0.5 * (1.0 - level);
    let quantile = |q: f64| percent(null.quantile(q) as f64);
    let ends = (quantile(outside), quantile(1.0 - outside));
    let what =
        Near { share, rows: listing.how, kilometers, line: layout.line.clone(), by_chance, ends };
    let interval = (percent(shift.low), percent(shift.high));
    let measure = Measure::within(beyond, Unit::PercentagePoints, interval, level, Some(chance));
    let gone = [
        (Gone::Unplaced, listing.unplaced),
        (Gone::Undated, listing.undated),
        (Gone::PublishedLater, listing.later),
    ];
    let rows = Rows { used: listing.listed.len(), left_out: LeftOut::some(&gone) };
    Ok(Excess {
        reading: Reading::new(What::Alignment(Parts::Near(what)), measure, rows)
            .choosing(vec![Choice::Distance(kilometers), Choice::Rows(listing.how)]),
        detectable: percent(null.detectable()),
        null: NullModel {
            name: NullName::ListingShuffled,
            observed: share,
            mean: by_chance,
            quantiles: ends,
            unit: Unit::Percent(Whole::ListedPlaces),
        },
    })
}

/// A count less its mean by chance: nought where no more than the last digits of a sum differ.
fn beyond(count: usize, mean: f64) -> f64 {
    let beyond = count as f64 - mean;
    if beyond.abs() <= ROUNDING * mean.max(1.0) { 0.0 } else { beyond }
}

/// The population's share, the moved lines, and how many states cannot fail.
fn besides(
    along: &Along,
    layout: &Layout,
    printed: &Listing,
    question: &Question<'_>,
    appraisal: &mut Appraisal,
) -> Result<(), Untested> {
    let near = layout.near(along.primary);
    let (count, of) = (printed.count(&near), printed.listed.len());
    let sampling = clopper_pearson(count as u64, of as u64, question.level());
    let sampling = sampling.map_err(refused)?.interval;
    appraisal.sampling = Some((100.0 * sampling.low, 100.0 * sampling.high));
    appraisal
        .beside
        .push(beside_unscaled(Role::BaseRate, population(&along.places.population, layout, &near)));
    appraisal.beside.push(beside_unscaled(Role::BaseRate, of_places(layout, &near)));
    appraisal.beside.push(movable(layout, printed, &near));
    appraisal.beside.push(states(layout, &near, along.primary));
    for held in [Held { state: true, size: false }, Held { state: false, size: true }] {
        let reading = other_null(layout, printed, &near, held, question)?;
        appraisal.beside.push(beside(Role::WiderDefinition, reading, &appraisal.regions));
    }
    let reading = moved::reading(along, layout, printed, question)?;
    appraisal.beside.push(beside_unscaled(Role::WiderDefinition, reading));
    Ok(())
}

/// The share of the population that lives as near, or of what else the column counts by which
/// places are alike in size.
fn population(column: &str, layout: &Layout, near: &Within) -> Reading {
    let percent = layout.population_share(near);
    let (what, whole) = match counts_people(column) {
        true => (Parts::Population(percent), Whole::Population),
        false => (Parts::Counted { column: column.to_owned(), percent }, Whole::Named),
    };
    let measure = Measure::exact(percent, Unit::Percent(whole));
    Reading::new(What::Alignment(what), measure, Rows::used(layout.places.len()))
}

/// The share of all places that lie as near.
fn of_places(layout: &Layout, near: &Within) -> Reading {
    let percent = 100.0 * near.iter().filter(|near| **near).count() as f64 / near.len() as f64;
    let measure = Measure::exact(percent, Unit::Percent(Whole::AllPlaces));
    let rows = Rows::used(layout.places.len());
    Reading::new(What::Alignment(Parts::AllPlaces(percent)), measure, rows)
}

/// The excess over a null that holds other things fixed: that of another sentence, with its own
/// word.
fn other_null(
    layout: &Layout,
    listing: &Listing,
    near: &Within,
    held: Held,
    question: &Question<'_>,
) -> Result<Reading, Untested> {
    let null = listing.null_holding(held, layout, near);
    let (count, of, level) = (listing.count(near), listing.listed.len() as f64, question.level());
    let percent = |count: f64| 100.0 * count / of;
    let shift = null.shift_interval(count, level).map_err(refused)?;
    let excess = percent(beyond(count, null.mean()));
    let what = Parts::OtherNull { held, by_chance: percent(null.mean()), excess };
    let ends = (percent(shift.low), percent(shift.high));
    let chance = Chance { p: null.p_value(count, question.tail()), draws: 0, error: 0.0 };
    let measure = Measure::within(excess, Unit::PercentagePoints, ends, level, Some(chance));
    Ok(Reading::new(What::Alignment(what), measure, Rows::used(listing.listed.len())))
}

/// The states that have a place as near, which would make naming states hard to fail.
fn states(layout: &Layout, near: &Within, kilometers: f64) -> Beside {
    let (of, with) = layout.states_touched(near);
    let what = What::Alignment(Parts::States { with, of, kilometers });
    let measure = Measure::exact(with as f64, Unit::States);
    beside_unscaled(Role::WiderDefinition, Reading::new(what, measure, Rows::used(of)))
}

/// The excess among those listed places alone that a shuffle can set elsewhere.
///
/// Where every like-sized place of a state is listed, a shuffle changes nothing.
fn movable(layout: &Layout, listing: &Listing, near: &Within) -> Beside {
    let blocks = listing.blocks(layout);
    let free = blocks.iter().filter(|(members, drawn)| *drawn < members.len());
    let movable: usize = free.map(|(_, drawn)| drawn).sum();
    let excess = beyond(listing.count(near), listing.null(layout, near).mean());
    let excess = 100.0 * excess / movable.max(1) as f64;
    let what = Parts::Movable { movable, listed: listing.listed.len(), excess };
    let measure = Measure::exact(excess, Unit::PercentagePoints);
    let reading = Reading::new(What::Alignment(what), measure, Rows::used(movable));
    beside_unscaled(Role::WiderDefinition, reading)
}

/// The shares within each distance, with the null as a fan.
fn distances(
    along: &Along,
    question: &Question<'_>,
    layout: &Layout,
    printed: &Listing,
    primary: &Reading,
) -> Result<Exhibit, Untested> {
    let mut steps = Vec::new();
    for &kilometers in &along.distances {
        let near = layout.near(kilometers);
        let excess = excess(layout, printed, kilometers, question)?;
        steps.push(DistanceStep {
            kilometers,
            listed: excess.null.observed,
            population: layout.population_share(&near),
            null_mean: excess.null.mean,
            bands: bands(printed, layout, &near, question.level()),
        });
    }
    assert!(matches!(primary.measure.value, Value::Number(_)), "an excess is a number");
    Ok(Exhibit::Distance(Distance {
        caption: Caption {
            title: Phrase::Alignment(AlignmentPhrase::Distances(along.line.clone())),
            finding: primary.into(),
            n: printed.listed.len(),
            counted: Counted::Units,
            source: question.credit(&[along.registry.as_str(), along.lines.as_str()]),
        },
        unit: Unit::Percent(Whole::Distance),
        steps,
        primary: along.primary,
    }))
}

/// The middle parts of the null of a count: at the case's level, four fifths and half of it.
fn bands(listing: &Listing, layout: &Layout, near: &[bool], level: f64) -> Vec<Band> {
    let null = listing.null(layout, near);
    let of = listing.listed.len() as f64;
    let band = |level: f64| {
        let outside = 0.5 * (1.0 - level);
        let percent = |q: f64| 100.0 * null.quantile(q) as f64 / of;
        Band { level, low: percent(outside), high: percent(1.0 - outside) }
    };
    let mut levels = vec![level, 0.8, 0.5];
    levels.retain(|inner| *inner <= level);
    levels.dedup();
    levels.into_iter().map(band).collect()
}
