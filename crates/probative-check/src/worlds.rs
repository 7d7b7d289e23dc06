//! Made-up lists and maps that cluster as the real ones do, and know nothing else of them.

use probative_finding::finding::{Under, Untested};
use probative_numeric::{Seed, Stream, math, mean};
use probative_spatial::{Direction, EARTH_RADIUS, Point, Weights, moran_i, nearest};

use crate::question::refused;

/// Widths of clusters from which the one like the real list's is taken, in kilometres.
const WIDTHS: [f64; 5] = [75.0, 150.0, 300.0, 600.0, 1200.0];
/// How strongly neighbours may pull on each other; the one like the real map's is taken.
const PULLS: [f64; 5] = [0.0, 0.3, 0.5, 0.7, 0.9];
/// Worlds made with each width or pull before one is taken.
const TRIES: u64 = 200;
/// The neighbours of a place, for how much a list clusters.
const NEIGHBORS: usize = 5;
/// Waves that make one smooth random field.
const WAVES: usize = 24;
/// Steps after which a smooth map has settled.
const STEPS: usize = 60;

/// Places, and how many of each block a list names.
pub(crate) struct Lists {
    places: Vec<Direction>,
    near: Weights,
    blocks: Vec<(Vec<usize>, usize)>,
    /// The width of clusters, in kilometres.
    width: f64,
}

impl Lists {
    /// Lists that cluster as `real` does and name as many places of each block.
    pub(crate) fn like(
        real: &[usize],
        points: &[Point],
        blocks: Vec<(Vec<usize>, usize)>,
        seed: Seed,
    ) -> Result<Lists, Untested> {
        let near = nearest(points, NEIGHBORS).map_err(refused)?;
        let places = points.iter().map(|point| point.direction()).collect();
        let mut lists = Lists { places, near, blocks, width: WIDTHS[0] };
        let wanted = lists.clustering(real);
        let away = |lists: &Lists| {
            let tries = (0..TRIES).map(|at| lists.clustering(&lists.draw(&mut seed.stream(at))));
            (mean(&tries.collect::<Vec<f64>>()) - wanted).abs()
        };
        let mut best = f64::INFINITY;
        let mut width = lists.width;
        for candidate in WIDTHS {
            lists.width = candidate;
            let found = away(&lists);
            if found < best {
                (best, width) = (found, candidate);
            }
        }
        lists.width = width;
        Ok(lists)
    }

    /// Among all places at once: any of them may be named.
    pub(crate) fn free(real: &[usize], points: &[Point], seed: Seed) -> Result<Lists, Untested> {
        Lists::like(real, points, vec![((0..points.len()).collect(), real.len())], seed)
    }

    /// What the lists are like.
    pub(crate) fn under(&self) -> Under {
        Under::Lists(self.width)
    }

    /// The places of one made-up list: in each block those where a smooth random field is highest,
    /// the highest first.
    pub(crate) fn draw(&self, stream: &mut Stream) -> Vec<usize> {
        let waves = self.waves(stream);
        let mut listed = Vec::new();
        for (members, drawn) in &self.blocks {
            let height = |place: &usize| (height(&waves, self.places[*place]), *place);
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
        let of =
            |place: &usize| self.near.neighbors(*place).filter(|(at, _)| is_listed[*at]).count();
        listed.iter().map(of).sum::<usize>() as f64 / (NEIGHBORS * listed.len()) as f64
    }

    fn waves(&self, stream: &mut Stream) -> Vec<Wave> {
        let scale = EARTH_RADIUS / self.width;
        let mut one = || {
            let along =
                [stream.normal(), stream.normal(), stream.normal()].map(|part| scale * part);
            Wave { along, phase: std::f64::consts::TAU * stream.uniform() }
        };
        (0..WAVES).map(|_| one()).collect()
    }
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

/// Maps on one set of neighbours.
pub(crate) struct Maps {
    pub(crate) weights: Weights,
    /// How strongly neighbours pull on each other.
    pub(crate) pull: f64,
}

impl Maps {
    /// Maps in which neighbours are as alike as in `real`.
    pub(crate) fn like(real: &[f64], weights: Weights, seed: Seed) -> Result<Maps, Untested> {
        let wanted = moran_i(real, &weights).map_err(refused)?;
        let mut maps = Maps { weights, pull: PULLS[0] };
        let (mut best, mut pull) = (f64::INFINITY, maps.pull);
        for candidate in PULLS {
            maps.pull = candidate;
            let tries = (0..TRIES)
                .filter_map(|at| moran_i(&maps.draw(&mut seed.stream(at)), &maps.weights).ok());
            let away = (mean(&tries.collect::<Vec<f64>>()) - wanted).abs();
            if away < best {
                (best, pull) = (away, candidate);
            }
        }
        maps.pull = pull;
        Ok(maps)
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
