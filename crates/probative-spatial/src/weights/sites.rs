use probative_numeric::each;
use probative_numeric::math::{pow, sqrt};

use super::{Kernel, Weights};
use crate::boxes::{Boxes, Extent, squared};
use crate::error::Error;
use crate::place::{Point, along_surface, squared_chord_of, valid};

/// At most this many sites share a leaf of the index.
const LEAF: usize = 8;

/// The largest coordinate of a plane whose square, and sums of them, are finite.
const FARTHEST: f64 = 1e150;

/// How much an adaptive bandwidth exceeds the distance to the last neighbour, which so keeps some
/// strength; as in libpysal.
const WIDENED: f64 = 1.000_000_1;

/// Where units lie, on the earth or in a plane, with an index that finds near ones.
///
/// Distances on the earth are kilometres of great circles, so that neither a pole nor the 180th
/// meridian is special; those in a plane are in the unit of the coordinates. Looking for the
/// neighbours of all takes about *n log n* steps and theirs. Each result is what looking at all
/// pairs gives, for every number of threads.
#[derive(Debug, Clone)]
pub struct Sites {
    on_earth: bool,
    /// Directions on the earth, or coordinates and zero, in the order of the units.
    places: Vec<[f64; 3]>,
    boxes: Boxes,
    /// The units in the order of the leaves.
    order: Vec<u32>,
    /// The most links that are made.
    most: usize,
}

/// How far beyond a reach counts as within it, as a share: a distance that is the reach but for its
/// last digits is not cut off.
const SLACK: f64 = 1.0 + 1e-12;

/// Links that may be made before they are put behind each other.
const MADE: usize = 1 << 22;
/// The fewest units whose rows are made at a time.
const STEP: usize = 64;

/// Beyond so many neighbours all units are put in order, since keeping the nearest in order as they
/// come would take longer.
const MANY: usize = 512;

/// A unit with the square of the straight distance to it; nearer ones sort first, and of equally
/// near ones the first unit.
type Near = (f64, u32);

impl Sites {
    /// Units at longitudes and latitudes.
    ///
    /// # Errors
    /// A place that is not in degrees.
    pub fn on_earth(places: &[Point]) -> Result<Sites, Error> {
        valid(places)?;
        let corners = places.iter().map(|place| place.direction().corner());
        Ok(Sites::indexed(true, corners.collect()))
    }

    /// Units at coordinates of a plane.
    ///
    /// ```
    /// use probative_spatial::Sites;
    ///
    /// let sites = Sites::in_plane(&[[0.0, 0.0], [3.0, 0.0], [3.0, 4.0]])?;
    /// assert_eq!(sites.within(4.5)?.links(), 4);
    /// assert_eq!(sites.nearest(1)?.neighbors(2).collect::<Vec<_>>(), [(1, 1.0)]);
    /// let inverse = sites.inverse(5.0, 1.0)?;
    /// assert_eq!(inverse.neighbors(0).collect::<Vec<_>>(), [(1, 1.0 / 3.0), (2, 0.2)]);
    /// # Ok::<(), probative_spatial::Error>(())
    /// ```
    ///
    /// # Errors
    /// A coordinate that is not finite, or above 1e150.
    pub fn in_plane(points: &[[f64; 2]]) -> Result<Sites, Error> {
        let right = |point: &[f64; 2]| point.iter().all(|at| at.abs() <= FARTHEST);
        if let Some(index) = points.iter().position(|point| !right(point)) {
            return Err(Error::NotInPlane { index });
        }
        Ok(Sites::indexed(false, points.iter().map(|[x, y]| [*x, *y, 0.0]).collect()))
    }

    fn indexed(on_earth: bool, places: Vec<[f64; 3]>) -> Sites {
        let extents: Vec<Extent> = places.iter().map(|place| [*place, *place]).collect();
        let (boxes, order) = Boxes::around(&extents, LEAF);
        Sites { on_earth, places, boxes, order, most: usize::MAX }
    }

    /// How many units there are.
    #[must_use]
    pub fn units(&self) -> usize {
        self.places.len()
    }

    /// Each unit's `k` nearest others are its neighbours; of equally near ones, the first. Not
    /// symmetric.
    ///
    /// # Errors
    /// `k` that is zero or not below the number of units.
    pub fn nearest(&self, k: usize) -> Result<Weights, Error> {
        self.enough(k)?;
        if self.units().saturating_mul(k) > self.most {
            return Err(Error::TooManyLinks { most: self.most });
        }
        self.rows(|unit| self.nearest_to(unit, k).iter().map(|near| (near.1, 1.0)).collect())
    }

    /// The units of which another one is as far away as the `k`-th nearest and not among them: the
    /// order of the units decides which of these is a neighbour, and not the map.
    ///
    /// # Errors
    /// As [`nearest`](Sites::nearest).
    pub fn tied(&self, k: usize) -> Result<Vec<usize>, Error> {
        self.enough(k)?;
        let tied = each(self.units(), |unit| {
            let near = self.nearest_to(unit, k + 1);
            near.len() > k && near[k].0 <= near[k - 1].0 * SLACK
        });
        Ok((0..self.units()).filter(|unit| tied[*unit]).collect())
    }

    /// Units at most `reach` apart are neighbours with strength one.
    ///
    /// A distance that exceeds the reach by less than 10⁻¹² of it counts as within, here and for
    /// kernels, inverse distances and bands: [`least_reach`](Sites::least_reach) so links every
    /// unit, also after it was printed and read again or measured by another program.
    ///
    /// # Errors
    /// A distance that is not positive.
    pub fn within(&self, reach: f64) -> Result<Weights, Error> {
        positive(reach, "the distance between neighbours")?;
        self.rows(|unit| self.others(unit, reach, |_| 1.0))
    }

    /// The same with the least reach that leaves no unit without a neighbour.
    ///
    /// # Errors
    /// Fewer than two units, or all at one place.
    pub fn within_least(&self) -> Result<Weights, Error> {
        self.within(self.least_reach()?)
    }

    /// Units at most a bandwidth apart are neighbours, with the strength that the kernel gives;
    /// each is one of itself.
    ///
    /// ```
    /// use probative_spatial::{Kernel, Sites};
    ///
    /// let sites = Sites::in_plane(&[[0.0, 0.0], [2.0, 0.0]])?;
    /// let kernel = sites.kernel(Kernel::Triangular, 4.0)?;
    /// assert_eq!(kernel.neighbors(0).collect::<Vec<_>>(), [(0, 1.0), (1, 0.5)]);
    /// # Ok::<(), probative_spatial::Error>(())
    /// ```
    ///
    /// # Errors
    /// A bandwidth that is not positive.
    pub fn kernel(&self, kernel: Kernel, bandwidth: f64) -> Result<Weights, Error> {
        positive(bandwidth, "the bandwidth")?;
        self.rows(|unit| self.under(kernel, unit, bandwidth))
    }

    /// The same with a bandwidth for each unit that reaches its `k`-th nearest other, and a
    /// ten-millionth beyond. Not symmetric.
    ///
    /// # Errors
    /// `k` that is zero or not below the number of units, or a unit that shares its place with `k`
    /// others.
    pub fn adaptive_kernel(&self, kernel: Kernel, k: usize) -> Result<Weights, Error> {
        self.enough(k)?;
        let bandwidths = each(self.units(), |unit| WIDENED * self.reach_to_nearest(unit, k));
        if let Some(unit) = bandwidths.iter().position(|bandwidth| *bandwidth == 0.0) {
            return Err(Error::NoBandwidth { unit });
        }
        self.rows(|unit| self.under(kernel, unit, bandwidths[unit]))
    }

    /// Units at most `reach` apart are neighbours, with one over a power of their distance as
    /// strength.
    ///
    /// # Errors
    /// A distance or power that is not positive, or two units at one place.
    pub fn inverse(&self, reach: f64, power: f64) -> Result<Weights, Error> {
        positive(reach, "the distance between neighbours")?;
        positive(power, "the power of the distance")?;
        let weights = self.rows(|unit| {
            self.others(unit, reach, |distance| match power {
                1.0 => 1.0 / distance,
                2.0 => 1.0 / (distance * distance),
                _ => 1.0 / pow(distance, power),
            })
        })?;
        let infinite = weights.as_links().into_iter().find(|link| !link.2.is_finite());
        match infinite {
            Some((unit, other, _)) => Err(Error::SamePlace { unit, other }),
            None => Ok(weights),
        }
    }

    /// Weights of one per band of distance: each unit's neighbours are those from one edge
    /// (excluded) to the next (included).
    ///
    /// The first band is from zero, and places that coincide are neighbours in it too.
    ///
    /// # Errors
    /// Edges that do not rise from above zero.
    pub fn bands(&self, edges: &[f64]) -> Result<Vec<Weights>, Error> {
        let rising = edges.windows(2).all(|pair| pair[0] < pair[1]);
        let (Some(&first), Some(&last)) = (edges.first(), edges.last()) else {
            return Err(Error::NotPositive { what: "the number of distance bands" });
        };
        if first <= 0.0 || !rising || !last.is_finite() {
            return Err(Error::NotPositive { what: "a width of a distance band" });
        }
        let band = |distance: f64| {
            // The last edge is the reach, so that a distance within its slack has a band too.
            edges.partition_point(|edge| *edge * SLACK < distance) as f64
        };
        let all = self.rows(|unit| self.others(unit, last, band))?;
        let of = |wanted: usize| {
            let mut links = all.as_links();
            links.retain(|link| link.2 == wanted as f64);
            let ones: Vec<_> = links.into_iter().map(|(from, to, _)| (from, to, 1.0)).collect();
            Weights::from_sorted(self.units(), &ones)
        };
        Ok((0..edges.len()).map(of).collect())
    }

    /// The least distance at which no unit is without a neighbour: the largest one from a unit to
    /// its nearest other; GeoDa's default band, `libpysal.weights.min_threshold_distance`.
    ///
    /// ```
    /// use probative_spatial::Sites;
    ///
    /// let sites = Sites::in_plane(&[[0.0, 0.0], [1.0, 0.0], [4.0, 0.0]])?;
    /// assert_eq!(sites.least_reach()?, 3.0);
    /// assert_eq!(sites.within(3.0)?.islands().count(), 0);
    /// # Ok::<(), probative_spatial::Error>(())
    /// ```
    ///
    /// # Errors
    /// Fewer than two units.
    pub fn least_reach(&self) -> Result<f64, Error> {
        self.enough(1)?;
        let reaches = each(self.units(), |unit| self.reach_to_nearest(unit, 1));
        Ok(reaches.into_iter().fold(0.0, f64::max))
    }

    fn enough(&self, k: usize) -> Result<(), Error> {
        if k == 0 {
            return Err(Error::NotPositive { what: "the number of nearest neighbours" });
        }
        if k >= self.units() {
            let needed = k.saturating_add(1);
            let found = self.units();
            return Err(probative_numeric::Error::TooFew { what: "places", needed, found }.into());
        }
        Ok(())
    }

    /// The same sites, of which no more links than `most` are made.
    #[must_use]
    pub fn with_most_links(self, most: usize) -> Sites {
        Sites { most, ..self }
    }

    /// One row of neighbours for each unit, put into index order.
    fn rows(&self, row: impl Fn(usize) -> Vec<(u32, f64)> + Sync + Send) -> Result<Weights, Error> {
        let units = self.units();
        let sorted = |unit: usize| {
            let mut row = row(unit);
            row.sort_unstable_by_key(|link| link.0);
            row
        };
        // So many at a time that they cannot be many more than there is room for.
        let step = (MADE / units.max(1)).max(STEP);
        let mut weights = Weights::of_nobody();
        for from in (0..units).step_by(step) {
            let some = each(step.min(units - from), |at| sorted(from + at));
            let links: usize = some.iter().map(Vec::len).sum();
            if weights.links() + links > self.most {
                return Err(Error::TooManyLinks { most: self.most });
            }
            some.into_iter().for_each(|row| weights.push(&row));
        }
        Ok(weights)
    }

    fn distance(&self, squared: f64) -> f64 {
        if self.on_earth { along_surface(squared) } else { sqrt(squared) }
    }

    fn reach_to_nearest(&self, unit: usize, k: usize) -> f64 {
        self.nearest_to(unit, k).last().map_or(0.0, |near| self.distance(near.0))
    }

    fn under(&self, kernel: Kernel, unit: usize, bandwidth: f64) -> Vec<(u32, f64)> {
        let at = |distance: f64| kernel.strength((distance / bandwidth).min(1.0));
        let mut row = self.others(unit, bandwidth, at);
        row.push((unit as u32, at(0.0)));
        row
    }

    /// The others at most `reach` away, with the strength that each has at its distance; in any
    /// order.
    fn others(&self, unit: usize, reach: f64, strength: impl Fn(f64) -> f64) -> Vec<(u32, f64)> {
        let straight = if self.on_earth { squared_chord_of(reach) } else { reach * reach };
        // What is just beyond by rounding is looked at too, and decided by its distance.
        let most = straight * (1.0 + 1e-9) + f64::MIN_POSITIVE;
        let mut found = Vec::new();
        let mut open = vec![0];
        while let Some(place) = open.pop() {
            let node = &self.boxes.nodes[place];
            if node.squared_gap(self.places[unit]) > most {
                continue;
            }
            if node.things == 0 {
                open.extend([node.place, place + 1]);
                continue;
            }
            for &other in &self.order[node.place..node.place + node.things] {
                let apart = self.squared(unit, other);
                if apart <= most && other as usize != unit {
                    let distance = self.distance(apart);
                    if distance <= reach * SLACK {
                        found.push((other, strength(distance)));
                    }
                }
            }
        }
        found
    }

    fn squared(&self, unit: usize, other: u32) -> f64 {
        let from = self.places[unit];
        let to = self.places[other as usize];
        squared(std::array::from_fn(|axis| from[axis] - to[axis]))
    }

    /// The nearest others of a unit, the nearest first.
    fn nearest_to(&self, unit: usize, k: usize) -> Vec<Near> {
        if k > MANY {
            let others = (0..self.units()).filter(|&other| other != unit);
            let mut all: Vec<Near> =
                others.map(|other| (self.squared(unit, other as u32), other as u32)).collect();
            all.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            all.truncate(k);
            return all;
        }
        let mut best = Vec::with_capacity(k + 1);
        self.descend(0, 0.0, unit, k, &mut best);
        best
    }

    fn descend(&self, place: usize, gap: f64, unit: usize, k: usize, best: &mut Vec<Near>) {
        // Boxes are visited the nearest first, so that most are farther than what was found and are
        // never opened.
        let node = &self.boxes.nodes[place];
        // Where many lie at one place the first win, and boxes that hold later ones alone are
        // passed by.
        if best.len() == k && (gap, node.first) > best[k - 1] {
            return;
        }
        if node.things == 0 {
            for (child, gap) in self.boxes.children(place, self.places[unit]) {
                self.descend(child, gap, unit, k, best);
            }
            return;
        }
        for &other in &self.order[node.place..node.place + node.things] {
            // Of equally near units the first wins, whatever the order of the leaves.
            let near = (self.squared(unit, other), other);
            if other as usize == unit || (best.len() == k && near >= best[k - 1]) {
                continue;
            }
            best.insert(best.partition_point(|nearer| *nearer < near), near);
            best.truncate(k);
        }
    }
}

fn positive(number: f64, what: &'static str) -> Result<(), Error> {
    if number > 0.0 && number.is_finite() { Ok(()) } else { Err(Error::NotPositive { what }) }
}

/// [`Sites::nearest`] of places on the earth.
///
/// # Errors
/// A place that is not in degrees, or `k` that is zero or not below the number of places.
pub fn nearest(places: &[Point], k: usize) -> Result<Weights, Error> {
    Sites::on_earth(places)?.nearest(k)
}

/// [`Sites::within`] of places on the earth, in kilometres.
///
/// # Errors
/// A place that is not in degrees, or a distance that is not positive.
pub fn within(places: &[Point], kilometers: f64) -> Result<Weights, Error> {
    Sites::on_earth(places)?.within(kilometers)
}

/// [`Sites::bands`] of places on the earth, in kilometres.
///
/// # Errors
/// A place that is not in degrees, or edges that do not rise from above zero.
pub fn distance_bands(places: &[Point], edges: &[f64]) -> Result<Vec<Weights>, Error> {
    Sites::on_earth(places)?.bands(edges)
}

#[cfg(test)]
mod tests;
