use probative_numeric::distribution::StudentsT;
use probative_numeric::math::sqrt;
use probative_numeric::{correlation, mean, sum};

use crate::error::Error;
use crate::moran::centred;
use crate::place::{Point, valid};

/// The distance class of every pair of places: so many equally wide classes, from zero to the
/// largest distance.
///
/// A pair at a class's upper bound belongs to that class.
#[derive(Debug, Clone)]
pub struct DistanceClasses {
    places: usize,
    classes: usize,
    /// The class of each pair `(i, j)` with `i > j`, row by row.
    class_of: Vec<u16>,
}

impl DistanceClasses {
    /// Classes of the kilometres between places on the earth.
    ///
    /// # Errors
    /// A place that is not in degrees, fewer than two distinct places, or no class or more than
    /// 65,535.
    pub fn of_places(places: &[Point], classes: usize) -> Result<DistanceClasses, Error> {
        valid(places)?;
        let directions: Vec<_> = places.iter().map(|place| place.direction()).collect();
        DistanceClasses::new(places.len(), classes, |i, j| directions[i].kilometers(directions[j]))
    }

    /// Classes of the straight distances between points of a plane.
    ///
    /// # Errors
    /// Lengths that differ, a coordinate that is not finite, or as [`of_places`](Self::of_places).
    pub fn of_plane(x: &[f64], y: &[f64], classes: usize) -> Result<DistanceClasses, Error> {
        use probative_numeric::Error as Values;
        if x.len() != y.len() {
            return Err(Values::Lengths { what: "y", expected: x.len(), found: y.len() }.into());
        }
        if let Some(index) = x.iter().zip(y).position(|(x, y)| !(x + y).is_finite()) {
            return Err(Error::Coordinate { index });
        }
        let distance = |i: usize, j: usize| {
            let across = x[i] - x[j];
            let up = y[i] - y[j];
            sqrt(across * across + up * up)
        };
        DistanceClasses::new(x.len(), classes, distance)
    }

    fn new(
        places: usize,
        classes: usize,
        distance: impl Fn(usize, usize) -> f64,
    ) -> Result<DistanceClasses, Error> {
        if classes == 0 || classes > usize::from(u16::MAX) {
            return Err(Error::NotPositive {
                what: "the number of distance classes (at most 65535)",
            });
        }
        let pairs = || (0..places).flat_map(|i| (0..i).map(move |j| (i, j)));
        let distances: Vec<f64> = pairs().map(|(i, j)| distance(i, j)).collect();
        let largest = distances.iter().copied().fold(0.0, f64::max);
        if largest == 0.0 {
            return Err(Error::OnePlace);
        }
        let bound = |class: usize| largest * (class + 1) as f64 / classes as f64;
        let class = |distance: &f64| {
            let guess = (distance / largest * classes as f64) as usize;
            // The guess is a division, and a distance that is a bound but for rounding can miss its
            // class by one.
            let mut class = guess.min(classes - 1);
            while class > 0 && *distance <= bound(class - 1) {
                class -= 1;
            }
            while class + 1 < classes && *distance > bound(class) {
                class += 1;
            }
            class as u16
        };
        Ok(DistanceClasses { places, classes, class_of: distances.iter().map(class).collect() })
    }
}

/// A correlation of two maps, and how many independent places it is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ModifiedT {
    /// Pearson's correlation.
    pub correlation: f64,
    /// The number of independent places that would give a correlation as uncertain.
    pub effective_n: f64,
    /// The two-sided chance of a correlation at least as far from zero, if the maps are unrelated.
    pub p: f64,
}

/// The correlation of two maps, tested as if there were only as many places as they are worth.
///
/// `effective n = 1 + tr(BΣx) tr(BΣy) / tr(BΣx BΣy)` with `B = I − 11ᵀ/n`, where Σ holds the
/// variance on its diagonal and each distance class's mean product elsewhere (Clifford, Richardson
/// & Hémon 1989; Dutilleul 1993). The test is Student's t with `effective n − 2` degrees of
/// freedom. Both maps may be smooth; the method assumes that they are so evenly everywhere.
///
/// # Errors
/// Lengths that differ, a value that is not finite, equal values, or maps so smooth that they are
/// worth two places or fewer.
pub fn modified_t_test(
    x: &[f64],
    y: &[f64],
    classes: &DistanceClasses,
) -> Result<ModifiedT, Error> {
    let x_centred = centred(x, classes.places)?;
    let y_centred = centred(y, classes.places)?;
    let r = correlation(x, y)?;
    let of_x = Covariance::new(&x_centred, classes);
    let of_y = Covariance::new(&y_centred, classes);
    let effective_n = 1.0 + of_x.trace() * of_y.trace() / of_x.trace_with(&of_y);
    let freedom = effective_n - 2.0;
    // Two places or fewer leave nothing for the t distribution; saying so is better than a chance
    // of one.
    if !(freedom > 0.0 && freedom.is_finite()) {
        return Err(probative_numeric::Error::OutOfRange {
            what: "the effective number of places",
            value: effective_n,
            allowed: "above two; the maps are too smooth for this test",
        }
        .into());
    }
    let t = r * sqrt(freedom / (1.0 - r * r));
    let p = StudentsT { freedom }.two_sided(t);
    Ok(ModifiedT { correlation: r, effective_n, p })
}

/// A covariance that depends on the distance class alone.
struct Covariance<'a> {
    classes: &'a DistanceClasses,
    variance: f64,
    of_class: Vec<f64>,
    row_means: Vec<f64>,
}

impl<'a> Covariance<'a> {
    fn new(z: &[f64], classes: &'a DistanceClasses) -> Covariance<'a> {
        let variance = mean(&z.iter().map(|value| value * value).collect::<Vec<_>>());
        let mut products = vec![0.0; classes.classes];
        let mut counts = vec![0_u64; classes.classes];
        for ((i, j), class) in classes.pairs() {
            products[class] += z[i] * z[j];
            counts[class] += 1;
        }
        let of_class: Vec<f64> = products
            .iter()
            .zip(&counts)
            .map(|(total, count)| total / (*count).max(1) as f64)
            .collect();
        // `BΣB` is made from `Σ` and its row means, so that no matrix of all pairs is held.
        let mut row_means = vec![variance; z.len()];
        for ((i, j), class) in classes.pairs() {
            row_means[i] += of_class[class];
            row_means[j] += of_class[class];
        }
        row_means.iter_mut().for_each(|total| *total /= z.len() as f64);
        Covariance { classes, variance, of_class, row_means }
    }

    /// `tr(BΣ)`.
    fn trace(&self) -> f64 {
        self.row_means.len() as f64 * self.variance - sum(&self.row_means)
    }

    /// `tr(BΣ BΣ′)`, as the sum over all entries of `BΣB` times those of Σ′.
    fn trace_with(&self, other: &Covariance<'_>) -> f64 {
        let overall = mean(&self.row_means);
        let mut total = 0.0;
        for ((i, j), class) in self.classes.pairs() {
            let entry = self.of_class[class] - self.row_means[i] - self.row_means[j] + overall;
            total += 2.0 * entry * other.of_class[class];
        }
        for row_mean in &self.row_means {
            total += (self.variance - 2.0 * row_mean + overall) * other.variance;
        }
        total
    }
}

impl DistanceClasses {
    fn pairs(&self) -> impl Iterator<Item = ((usize, usize), usize)> + '_ {
        let pairs = (0..self.places).flat_map(|i| (0..i).map(move |j| (i, j)));
        pairs.zip(self.class_of.iter().map(|class| usize::from(*class)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_numeric::Seed;

    #[test]
    fn unrelated_noise_is_worth_about_as_many_places_as_there_are() {
        let mut stream = Seed(9).stream(0);
        let mut draw = || (0..200).map(|_| stream.normal()).collect::<Vec<f64>>();
        let x = draw();
        let y = draw();
        let east = draw();
        let north = draw();
        let classes = DistanceClasses::of_plane(&east, &north, 13).unwrap();
        let test = modified_t_test(&x, &y, &classes).unwrap();
        assert!((150.0..260.0).contains(&test.effective_n), "{test:?}");
    }

    #[test]
    fn two_slopes_are_worth_few_places() {
        let east: Vec<f64> = (0..100).map(|unit| f64::from(unit % 10)).collect();
        let north: Vec<f64> = (0..100).map(|unit| f64::from(unit / 10)).collect();
        let classes = DistanceClasses::of_plane(&east, &north, 13).unwrap();
        let bent: Vec<f64> =
            east.iter().zip(&north).map(|(x, y)| x + 0.1 * (y - 3.0).abs()).collect();
        let test = modified_t_test(&east, &bent, &classes);
        assert!(test.is_err() || test.is_ok_and(|test| test.effective_n < 12.0));
    }
}
