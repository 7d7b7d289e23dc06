//! Made-up lists and maps that cluster as the real ones do, and know nothing else of them.

use probative_finding::finding::{Under, Untested};
use probative_numeric::{Seed, Stream, each, math, mean};
use probative_spatial::{Direction, EARTH_RADIUS, Point, Weights, moran_i, nearest};

use crate::place;
use crate::question::refused;

/// Widths of clusters of which those are taken that allow the real list, in kilometres.
const WIDTHS: [f64; 9] = [5.0, 20.0, 50.0, 75.0, 150.0, 300.0, 600.0, 1200.0, 2400.0];
/// How strongly neighbours may pull on each other; those are taken that allow the real map.
const PULLS: [f64; 7] = [0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95];
/// What the real statistic must lie in, of those of made-up worlds: their central nine tenths.
const OUTSIDE: f64 = 0.05;
/// Worlds made with each width or pull before one is taken.
const TRIES: u64 = 200;
/// The neighbours of a place, for how much a list clusters.
const NEIGHBORS: usize = 5;
/// Waves that make one smooth random field.
const WAVES: usize = 24;
/// Steps after which a smooth map has settled.
const STEPS: usize = 60;

/// Places, and how many of each block a list names.
#[derive(Clone)]
pub(crate) struct Lists {
    places: Vec<Direction>,
    near: Weights,
    blocks: Vec<(Vec<usize>, usize)>,
    /// The width of clusters, in kilometres.
    width: f64,
}

impl Lists {
    /// Lists that name as many places of each block as `real`, one for every width of clusters that
    /// allows what is seen of it.
    pub(crate) fn like(
        real: &[usize],
        points: &[Point],
        blocks: Vec<(Vec<usize>, usize)>,
        seed: Seed,
    ) -> Result<Vec<Lists>, Untested> {
        let others = points.len().saturating_sub(1);
        let near = nearest(points, NEIGHBORS.min(others)).map_err(refused)?;
        let places: Vec<Direction> = points.iter().map(|point| point.direction()).collect();
        let of = |width| Lists {
            places: places.clone(),
            near: near.clone(),
            blocks: blocks.clone(),
            width,
        };
        let tries = |lists: &Lists| -> Vec<f64> {
            let one = |at| lists.clustering(&lists.draw(&mut seed.stream(at as u64)));
            each(TRIES as usize, one)
        };
        Ok(allowing(WIDTHS.map(of).into(), tries, of(WIDTHS[0]).clustering(real)))
    }

    /// Among all places at once: any of them may be named.
    ///
    /// Of places that the atlas does not know there are none: nobody can say which of them belong
    /// together, and lists by lot would take each for one of its own.
    pub(crate) fn free(
        real: &[usize],
        column: &str,
        codes: &[String],
        seed: Seed,
    ) -> Result<Vec<Lists>, Untested> {
        let blocks = vec![((0..codes.len()).collect(), real.len())];
        Lists::like(real, &place::points_about(column, codes)?, blocks, seed)
    }

    /// What the lists are like.
    pub(crate) fn under(&self) -> Under {
        Under::Lists(self.width)
    }

    /// The places of one made-up list: in each block those where a smooth random field is highest,
    /// the highest first.
    pub(crate) fn draw(&self, stream: &mut Stream) -> Vec<usize> {
        self.drawn_to(|_| 0.0, stream)
    }

    /// The same, of a field that is raised at some places by so many of its standard deviations.
    pub(crate) fn drawn_to(
        &self,
        raised: impl Fn(usize) -> f64,
        stream: &mut Stream,
    ) -> Vec<usize> {
        let field = waves(self.width, stream);
        let deviation = math::sqrt(0.5 * WAVES as f64);
        let mut listed = Vec::new();
        for (members, drawn) in &self.blocks {
            let at = |place: usize| height(&field, self.places[place]);
            let height = |place: &usize| (at(*place) + deviation * raised(*place), *place);
            let mut ranked: Vec<(f64, usize)> = members.iter().map(height).collect();
            ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
            listed.extend(ranked[..*drawn].iter().map(|(_, place)| *place));
        }
        listed
    }

    /// The share of the neighbours of listed places that are listed themselves.
    fn clustering(&self, listed: &[usize]) -> f64 {
        let mut is_listed = vec![false; self.places.len()];
        listed.iter().for_each(|place| is_listed[*place] = true);
        let near = |place: &usize| self.near.neighbors(*place);
        let of = |place: &usize| near(place).filter(|(at, _)| is_listed[*at]).count();
        let all: usize = listed.iter().map(|place| near(place).count()).sum();
        listed.iter().map(of).sum::<usize>() as f64 / all as f64
    }
}

/// A smooth random field with clusters of a width in kilometres.
fn waves(width: f64, stream: &mut Stream) -> Vec<Wave> {
    let scale = EARTH_RADIUS / width;
    let mut one = || {
        let along = [stream.normal(), stream.normal(), stream.normal()].map(|part| scale * part);
        Wave { along, phase: std::f64::consts::TAU * stream.uniform() }
    };
    (0..WAVES).map(|_| one()).collect()
}

/// One wave of a smooth random field on the sphere.
struct Wave {
    along: [f64; 3],
    phase: f64,
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

/// Those of some made-up worlds that allow what is seen: their central nine tenths hold it. Where
/// none does, those whose means come nearest on either side of it.
fn allowing<W>(worlds: Vec<W>, tries: impl Fn(&W) -> Vec<f64>, seen: f64) -> Vec<W> {
    let all: Vec<Vec<f64>> = worlds.iter().map(tries).collect();
    let means: Vec<f64> = all.iter().map(|tries| mean(tries)).collect();
    let below = means.iter().copied().filter(|it| *it <= seen).fold(f64::NEG_INFINITY, f64::max);
    let above = means.iter().copied().filter(|it| *it >= seen).fold(f64::INFINITY, f64::min);
    let allows = |tries: &Vec<f64>| {
        let share = |side: fn(&f64, &f64) -> bool| {
            tries.iter().filter(|it| side(it, &seen)).count() as f64 / tries.len() as f64
        };
        share(|it, seen| it <= seen) >= OUTSIDE && share(|it, seen| it >= seen) >= OUTSIDE
    };
    let any = all.iter().any(allows);
    let taken = all
        .iter()
        .zip(&means)
        .map(|(tries, mean)| if any { allows(tries) } else { *mean == below || *mean == above });
    worlds.into_iter().zip(taken).filter(|(_, taken)| *taken).map(|(world, _)| world).collect()
}

/// Maps on one set of neighbours.
#[derive(Clone)]
pub(crate) struct Maps {
    pub(crate) weights: Weights,
    /// How strongly neighbours pull on each other.
    pub(crate) pull: f64,
}

impl Maps {
    /// Maps for every pull of neighbours that allows how alike they are in `real`.
    pub(crate) fn like(real: &[f64], weights: &Weights, seed: Seed) -> Result<Vec<Maps>, Untested> {
        let seen = moran_i(real, weights).map_err(refused)?;
        let of = |pull| Maps { weights: weights.clone(), pull };
        let tries = |maps: &Maps| -> Vec<f64> {
            let one = |at| moran_i(&maps.draw(&mut seed.stream(at)), &maps.weights).ok();
            (0..TRIES).filter_map(one).collect()
        };
        Ok(allowing(PULLS.map(of).into(), tries, seen))
    }

    /// The smoothest of those maps, by which a test errs most.
    pub(crate) fn smoothest(real: &[f64], weights: &Weights, seed: Seed) -> Result<Maps, Untested> {
        let mut all = Maps::like(real, weights, seed)?;
        Ok(all.pop().expect("one pull allows what is seen, or is nearest to it"))
    }

    /// What the maps are like.
    pub(crate) fn under(&self) -> Under {
        Under::Maps(self.pull)
    }

    /// A map in which each place is drawn to its neighbours: a simultaneous autoregression.
    pub(crate) fn draw(&self, stream: &mut Stream) -> Vec<f64> {
        let units = self.weights.units();
        let noise: Vec<f64> = (0..units).map(|_| stream.normal()).collect();
        let rows = self.weights.row_sums();
        let mut map = noise.clone();
        for _ in 0..STEPS {
            let around = self.weights.lag(&map);
            let mean = |unit: usize| if rows[unit] > 0.0 { around[unit] / rows[unit] } else { 0.0 };
            map = (0..units).map(|unit| noise[unit] + self.pull * mean(unit)).collect();
        }
        map
    }
}

/// The values in the order of a field: the largest where it is highest.
pub(crate) fn laid(values: &[f64], field: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let mut order: Vec<usize> = (0..field.len()).collect();
    order.sort_by(|a, b| field[*a].total_cmp(&field[*b]));
    let mut laid = vec![0.0; values.len()];
    order.into_iter().zip(sorted).for_each(|(place, value)| laid[place] = value);
    laid
}

/// As many values as there are, each any of them: what another map of the same kind may show, if a
/// few of its values are far from the others.
pub(crate) fn resampled(values: &[f64], stream: &mut Stream) -> Vec<f64> {
    values.iter().map(|_| values[stream.below(values.len())]).collect()
}
