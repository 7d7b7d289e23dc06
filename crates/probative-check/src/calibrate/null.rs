//! The p-value of each test on null data sets of a case's own geography.

use probative_case::claim::Select;
use probative_case::claim::alignment::Along;
use probative_case::claim::association::{Comparison, Maps as TwoMaps, Named};
use probative_case::claim::cluster::{Cluster, Extent};
use probative_case::claim::effect::Effect;
use probative_case::claim::rate::Rate;
use probative_case::claim::rivals::Rivals;
use probative_case::claim::trend::Trend;
use probative_finding::finding::{Under, Untested};
use probative_numeric::distribution::Poisson;
use probative_numeric::{
    Inference, Seed, Stream, hodges_lehmann, null_from, poisson_slope, rate_ratio, sum,
};
use probative_spatial::{Point, SpectralNull, modified_t_test};
use probative_terms::diagnostic::test::trend::NO_WINDOW;

use super::Trial;
use super::worlds::{Lists, Maps};
use crate::alignment::{How, Layout, Listing};
use crate::association::{self, Withheld};
use crate::question::{Question, failed};
use crate::{alignment, cluster, effect, place, rate, rivals, trend};

/// Draws of a test that is itself a permutation test, on each null data set.
const DRAWS: usize = 199;

fn inner(level: f64, stream: &mut Stream) -> Inference {
    Inference { level, draws: DRAWS, seed: Seed(stream.next_u64()) }
}

fn worlds(question: &Question<'_>) -> Seed {
    question.inference("worlds").seed
}

/// Counts without a trend, Poisson about the mean share of each year's whole.
pub(crate) fn trend<'a>(
    claim: &'a Trend,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let years = trend::years(claim, question, Some(question.text_date()))?;
    let window = claim.windows.first().ok_or_else(|| failed(&NO_WINDOW, &[]))?;
    let [events, whole, times] = trend::within(&years, *window);
    let share = sum(&events) / sum(&whole);
    let level = question.level();
    Ok(Trial {
        test: trend::TEST,
        geography: trend::geography(claim, question),
        under: Under::OneShare,
        on_null: Box::new(move |stream| {
            let events: Vec<f64> =
                whole.iter().map(|whole| poisson(share * whole, stream)).collect();
            poisson_slope(&events, &whole, &times, level).map_or(1.0, |slope| slope.p)
        }),
    })
}

fn poisson(mean: f64, stream: &mut Stream) -> f64 {
    Poisson { mean }.quantile(stream.uniform()) as f64
}

/// Listings that cluster as the real one does, and know nothing of the lines.
pub(crate) fn alignment<'a>(
    along: &'a Along,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let layout = Layout::read(along, question)?;
    let listing: Listing = layout.listing(along, question, How::AsPrinted)?;
    let near = layout.near(along.primary);
    let null = listing.null(&layout, &near);
    let points: Vec<Point> = layout.places.iter().map(|place| place.point).collect();
    let lists = Lists::like(&listing.listed, &points, listing.blocks(&layout), worlds(question))?;
    let tail = question.tail();
    Ok(Trial {
        test: alignment::TEST,
        geography: alignment::geography(along, question),
        under: lists.under(),
        on_null: Box::new(move |stream| {
            let count = lists.draw(stream).into_iter().filter(|place| near[*place]).count();
            null.p_value(count, tail)
        }),
    })
}

/// Maps as smooth as the real one that know nothing of which places are named.
pub(crate) fn association<'a>(
    claim: &'a Named,
    comparison: &'a Comparison,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let values = association::values(claim, comparison, Withheld::Least, question)?;
    let weights = values.weights(claim, question)?;
    let maps = Maps::like(&values.values, weights, worlds(question))?;
    let (level, tail) = (question.level(), question.tail());
    Ok(Trial {
        test: association::TEST,
        geography: association::geography(claim, comparison, question),
        under: maps.under(),
        on_null: Box::new(move |stream| {
            let map = maps.draw(stream);
            let Ok(spectral) = SpectralNull::new(&map, &maps.weights) else { return 1.0 };
            let inference = inner(level, stream);
            let null =
                null_from(inference, &|stream| values.difference(&spectral.surrogate(stream)));
            null.p_value(values.difference(&map), tail)
        }),
    })
}

/// Two maps as smooth as the real ones that know nothing of each other.
pub(crate) fn maps<'a>(
    claim: &'a TwoMaps,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let pairs = association::Pairs::read(claim, question)?;
    let (classes, seed) = (pairs.classes()?, worlds(question));
    let weights = pairs.weights(claim, question)?;
    let x = Maps::like(&pairs.x, weights.clone(), seed.branch("first"))?;
    let y = Maps::like(&pairs.y, weights, seed.branch("second"))?;
    let tail = question.tail();
    Ok(Trial {
        test: association::MAPS,
        geography: association::geography_of_maps(claim, question),
        under: Under::TwoMaps(x.pull, y.pull),
        on_null: Box::new(move |stream| {
            let (first, second) = (x.draw(stream), y.draw(stream));
            let found = modified_t_test(&first, &second, &classes);
            found.map_or(1.0, |found| association::chance(&found, tail))
        }),
    })
}

/// The same values at places drawn for them; of rates, counts about them for the people there.
pub(crate) fn cluster<'a>(
    claim: &'a Cluster,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let units = cluster::Units::read(claim, question)?;
    let weights = units.weights(&claim.weights[0])?;
    let rates = units.rates(&units.least())?;
    let draws = match claim.extent {
        Extent::Anywhere => DRAWS,
        // An adjusted p of a twentieth must be within reach.
        Extent::Places(_) => DRAWS.max(80 * rates.len()),
    };
    let (level, tail) = (question.level(), question.tail());
    Ok(Trial {
        test: cluster::name(claim),
        geography: cluster::geography(claim, question),
        under: match units.exposure() {
            Some(_) => Under::RatesMoved,
            None => Under::ValuesMoved,
        },
        on_null: Box::new(move |stream| {
            let mut values = rates.clone();
            stream.draw_front(&mut values, rates.len());
            if let Some((people, per)) = units.exposure() {
                let count = |(rate, people): (&f64, &f64)| poisson(rate * people / per, stream);
                values = values.iter().zip(people).map(count).collect();
            }
            let inference = Inference { draws, ..inner(level, stream) };
            cluster::chance(claim, &units, &values, &weights, inference, tail).unwrap_or(1.0)
        }),
    })
}

/// The same rates, with the names given to places that cluster as the named ones do.
pub(crate) fn ranks<'a>(
    claim: &'a Rate,
    rates: &'a Select,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let sides = rate::ranks::Sides::read(claim, rates, question)?;
    let named: Vec<usize> = (0..sides.named.len()).collect();
    let lists = Lists::free(&named, &place::points(&sides.codes())?, worlds(question))?;
    let all: Vec<f64> = sides.logs();
    let level = question.level();
    Ok(Trial {
        test: rate::ranks::TEST,
        geography: rate::geography(claim, question),
        under: lists.under(),
        on_null: Box::new(move |stream| {
            let mut is_named = vec![false; all.len()];
            lists.draw(stream).into_iter().for_each(|place| is_named[place] = true);
            let side = |wanted: bool| -> Vec<f64> {
                let pairs = all.iter().zip(&is_named).filter(|(_, named)| **named == wanted);
                pairs.map(|(value, _)| *value).collect()
            };
            hodges_lehmann(&side(true), &side(false), level).map_or(1.0, |shift| shift.p)
        }),
    })
}

/// Poisson events at one rate everywhere.
pub(crate) fn counts<'a>(
    claim: &'a Rate,
    events: &'a Select,
    exposure: &'a Select,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let cases = question.by_key(events, &claim.key, None)?;
    let people = question.by_key(exposure, &claim.key, None)?;
    let (mut total, mut exposures) = (0.0, [0.0, 0.0]);
    for (place, found) in &cases {
        if let Some((count, exposure)) =
            found.value.zip(people.get(place).and_then(|found| found.value))
        {
            total += count;
            exposures[usize::from(claim.named.contains(place))] += exposure;
        }
    }
    let [others, named] = exposures;
    let pooled = total / (others + named);
    let level = question.level();
    Ok(Trial {
        test: rate::counts::TEST,
        geography: rate::geography(claim, question),
        under: Under::OneRate,
        on_null: Box::new(move |stream| {
            let (a, b) = (poisson(pooled * named, stream), poisson(pooled * others, stream));
            rate_ratio(a as u64, named, b as u64, others, level).map_or(1.0, |ratio| ratio.p)
        }),
    })
}

/// The same outcomes, with the policy given to places that cluster as the real ones do.
pub(crate) fn effect<'a>(
    claim: &'a Effect,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let data = effect::Outcomes::read(claim, &claim.list, claim.window, question)?;
    let real: Vec<usize> =
        (0..data.codes.len()).filter(|at| data.treated_from[*at].is_some()).collect();
    let mut dates: Vec<Option<usize>> = real.iter().map(|at| data.treated_from[*at]).collect();
    dates.sort_unstable();
    let lists = Lists::free(&real, &place::points(&data.codes)?, worlds(question))?;
    let (level, tail) = (question.level(), question.tail());
    Ok(Trial {
        test: effect::TEST,
        geography: effect::geography(claim, question),
        under: lists.under(),
        on_null: Box::new(move |stream| {
            let mut treated = vec![None; data.codes.len()];
            lists.draw(stream).into_iter().zip(&dates).for_each(|(at, date)| treated[at] = *date);
            let found = data.estimate(&treated, inner(level, stream), tail);
            found.map_or(1.0, |found| found.p)
        }),
    })
}

/// The same outcome and rivals, with the list given to places that cluster as the real ones do.
pub(crate) fn rivals<'a>(
    claim: &'a Rivals,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let field = rivals::Field::read(claim, question)?;
    let lists = Lists::free(&field.listed(), &place::points(&field.codes)?, worlds(question))?;
    let (level, tail) = (question.level(), question.tail());
    Ok(Trial {
        test: rivals::TEST,
        geography: rivals::geography(claim, question),
        under: lists.under(),
        on_null: Box::new(move |stream| {
            let mut list = vec![0.0; field.codes.len()];
            lists.draw(stream).into_iter().for_each(|place| list[place] = 1.0);
            let null = field.null_of(&list, inner(level, stream));
            null.map_or(1.0, |null| null.p_value(field.gain(&list), tail))
        }),
    })
}
