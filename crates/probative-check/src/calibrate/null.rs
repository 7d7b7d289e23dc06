//! Null data sets on a case's own geography, and the p-value of a test on each.

use probative_case::claim::Select;
use probative_case::claim::alignment::Along;
use probative_case::claim::association::Association;
use probative_case::claim::effect::Effect;
use probative_case::claim::rate::Rate;
use probative_case::claim::rivals::Rivals;
use probative_case::claim::trend::Trend;
use probative_case::finding::Untested;
use probative_numeric::distribution::Poisson;
use probative_numeric::{
    Inference, Seed, Stream, Tail, hodges_lehmann, math, null_from, poisson_slope, rate_ratio, sum,
};
use probative_spatial::{Direction, EARTH_RADIUS, SpectralNull, Weights};

use super::OnNull;
use crate::alignment::{Layout, Listing};
use crate::question::{Question, failed};
use crate::{association, effect, rate, rivals, trend};

/// Draws of a test that is itself a permutation test, on each null data set.
const DRAWS: usize = 199;
/// The width of clusters of listed places in null listings, in kilometres.
const CLUSTER_KM: f64 = 150.0;
/// Waves that make one smooth random field.
const WAVES: usize = 24;
/// How strongly neighbours pull on each other in smooth null maps.
const PULL: f64 = 0.7;
/// Steps after which a smooth map has settled.
const STEPS: usize = 40;

fn inner(level: f64, stream: &mut Stream) -> Inference {
    Inference { level, draws: DRAWS, seed: Seed(stream.next_u64()) }
}

/// Counts without a trend, Poisson about the mean share of each year's whole.
pub(super) fn trend<'a>(
    claim: &'a Trend,
    question: &'a Question<'a>,
) -> Result<OnNull<'a>, Untested> {
    let years = trend::years(claim, question, Some(question.text_date()))?;
    let window = claim.windows.first().ok_or_else(|| failed("no window of years".to_owned()))?;
    let [events, whole, times] = trend::within(&years, *window);
    let share = sum(&events) / sum(&whole);
    let level = question.level();
    Ok(Box::new(move |stream| {
        let events: Vec<f64> = whole.iter().map(|whole| poisson(share * whole, stream)).collect();
        poisson_slope(&events, &whole, &times, level).map_or(1.0, |slope| slope.p)
    }))
}

fn poisson(mean: f64, stream: &mut Stream) -> f64 {
    Poisson { mean }.quantile(stream.uniform()) as f64
}

/// Listings that cluster, as policies of neighbours do, and know nothing of the lines.
///
/// Each block lists as many places as it does, those where a smooth random field is highest.
pub(super) fn alignment<'a>(
    along: &'a Along,
    question: &'a Question<'a>,
) -> Result<OnNull<'a>, Untested> {
    let layout = Layout::read(along, question)?;
    let listing: Listing = layout.listing(along, question, crate::alignment::How::AsPrinted)?;
    let near = layout.near(along.primary);
    let null = listing.null(&layout, &near);
    let places: Vec<Direction> =
        layout.places.iter().map(|place| place.point.direction()).collect();
    let blocks = listing.blocks(&layout);
    Ok(Box::new(move |stream| {
        let waves = Wave::draw(stream);
        let count = blocks.iter().map(|(members, drawn)| {
            let mut ranked: Vec<(f64, usize)> =
                members.iter().map(|place| (height(&waves, places[*place]), *place)).collect();
            ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
            ranked[..*drawn].iter().filter(|(_, place)| near[*place]).count()
        });
        null.p_value(count.sum(), Tail::Both)
    }))
}

/// One wave of a smooth random field on the sphere.
struct Wave {
    along: [f64; 3],
    phase: f64,
}

impl Wave {
    fn draw(stream: &mut Stream) -> Vec<Wave> {
        let mut one = || {
            let scale = EARTH_RADIUS / CLUSTER_KM;
            let along =
                [stream.normal(), stream.normal(), stream.normal()].map(|part| scale * part);
            Wave { along, phase: std::f64::consts::TAU * stream.uniform() }
        };
        (0..WAVES).map(|_| one()).collect()
    }
}

/// The height of the field at a place: waves with normal frequencies add up to a field whose
/// correlation falls off as a normal curve of the cluster's width.
fn height(waves: &[Wave], place: Direction) -> f64 {
    let one = |wave: &Wave| {
        let [x, y, z] = wave.along;
        math::cos(x * place.x + y * place.y + z * place.z + wave.phase)
    };
    waves.iter().map(one).sum()
}

/// Smooth maps that know nothing of which places are named.
pub(super) fn association<'a>(
    claim: &'a Association,
    question: &'a Question<'a>,
) -> Result<OnNull<'a>, Untested> {
    let first = claim.beside.first().ok_or_else(|| failed("no comparison".to_owned()))?;
    let values = association::values(claim, first, question)?;
    let weights = values.weights(claim, question)?;
    let level = question.level();
    Ok(Box::new(move |stream| {
        let map = smooth(&weights, stream);
        let Ok(spectral) = SpectralNull::new(&map, &weights) else { return 1.0 };
        let inference = inner(level, stream);
        let null = null_from(inference, &|stream| values.difference(&spectral.surrogate(stream)));
        null.p_value(values.difference(&map), Tail::Both)
    }))
}

/// A map in which each place is drawn to its neighbours: a simultaneous autoregression.
fn smooth(weights: &Weights, stream: &mut Stream) -> Vec<f64> {
    let units = weights.units();
    let noise: Vec<f64> = (0..units).map(|_| stream.normal()).collect();
    let mut map = noise.clone();
    for _ in 0..STEPS {
        map = (0..units).map(|unit| noise[unit] + PULL * around(weights, &map, unit)).collect();
    }
    map
}

fn around(weights: &Weights, map: &[f64], unit: usize) -> f64 {
    let (mut total, mut count) = (0.0, 0.0);
    for (neighbor, strength) in weights.neighbors(unit) {
        total += strength * map[neighbor];
        count += strength;
    }
    if count > 0.0 { total / count } else { 0.0 }
}

/// The same rates, with the names given to other places at random.
pub(super) fn ranks<'a>(
    claim: &'a Rate,
    rates: &'a Select,
    question: &'a Question<'a>,
) -> Result<OnNull<'a>, Untested> {
    let (named, others) = rate::ranks::log_rates(claim, rates, question)?;
    let (cut, level) = (named.len(), question.level());
    let all: Vec<f64> = named.into_iter().chain(others).collect();
    Ok(Box::new(move |stream| {
        let mut order: Vec<usize> = (0..all.len()).collect();
        stream.shuffle(&mut order);
        let values: Vec<f64> = order.iter().map(|place| all[*place]).collect();
        hodges_lehmann(&values[..cut], &values[cut..], level).map_or(1.0, |shift| shift.p)
    }))
}

/// Poisson events at one rate everywhere.
pub(super) fn counts<'a>(
    claim: &'a Rate,
    events: &'a Select,
    exposure: &'a Select,
    question: &'a Question<'a>,
) -> Result<OnNull<'a>, Untested> {
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
    Ok(Box::new(move |stream| {
        let (a, b) = (poisson(pooled * named, stream), poisson(pooled * others, stream));
        rate_ratio(a as u64, named, b as u64, others, level).map_or(1.0, |ratio| ratio.p)
    }))
}

/// The same outcomes, with the policy given to other places at random.
pub(super) fn effect<'a>(
    claim: &'a Effect,
    question: &'a Question<'a>,
) -> Result<OnNull<'a>, Untested> {
    let data = effect::Outcomes::read(claim, &claim.list, claim.window, question)?;
    let level = question.level();
    Ok(Box::new(move |stream| {
        let mut order: Vec<usize> = (0..data.treated_from.len()).collect();
        stream.shuffle(&mut order);
        let treated: Vec<Option<usize>> =
            order.iter().map(|place| data.treated_from[*place]).collect();
        let found = data.estimate(&treated, inner(level, stream), Tail::Both);
        found.map_or(1.0, |found| found.p)
    }))
}

/// The same outcome and rivals, with the list drawn at random.
pub(super) fn rivals<'a>(
    claim: &'a Rivals,
    question: &'a Question<'a>,
) -> Result<OnNull<'a>, Untested> {
    let field = rivals::Field::read(claim, question)?;
    let null = field.null(question);
    Ok(Box::new(move |stream| {
        let mut order: Vec<usize> = (0..field.places()).collect();
        stream.shuffle(&mut order);
        null.p_value(field.gain(&field.rearranged(&order)), Tail::Both)
    }))
}
