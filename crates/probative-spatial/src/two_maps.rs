//! Do these two maps go together, though each is smooth by itself?
//!
//! No null keeps its five per cent on every map, so each is measured before it is believed:
//! [`Geography::calibrate`] counts how often it rejects unrelated maps on the map at hand, and
//! `docs/calibration.md` shows it for three. The modified t-test keeps its word on a regular mesh,
//! and rejects three times as often as it says on the neighbourhoods of Columbus, where distances
//! say less about who is whose neighbour; surrogates with the same Moran's *I* stay nearest there,
//! and Lee's *L* among them is cautious.

use std::sync::OnceLock;

use probative_numeric::math::sqrt;
use probative_numeric::{Null, Seed, Stream, correlation, each};

use crate::dutilleul::{DistanceClasses, ModifiedT, modified_t_test};
use crate::error::Error;
use crate::global::{Permutation, Test};
use crate::moran::centred;
use crate::spectral::Spectrum;
use crate::weights::Weights;

/// A map's weights with all that tests of two variables on it share.
#[derive(Debug, Clone)]
pub struct Geography {
    weights: Weights,
    classes: DistanceClasses,
    /// Made when a null is drawn, which takes the time.
    spectrum: OnceLock<Result<Spectrum, Error>>,
}

/// The answers to one question by three nulls, of which each lets both maps be smooth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoMaps {
    /// Pearson's correlation.
    pub correlation: f64,
    /// The t-test with the number of independent places (Clifford, Richardson & Hémon; Dutilleul);
    /// nothing where the maps are worth two places or fewer. Whether it is the answer to take is
    /// for [`Geography::calibrate`] to say.
    pub modified_t: Option<ModifiedT>,
    /// The correlation among surrogates of the first map with its Moran's *I* (singleton spectral
    /// randomization).
    pub spectral: Option<Permutation>,
    /// Lee's *L* among the same surrogates.
    pub lee: Option<Permutation>,
    /// The value of Lee's *L*.
    pub lee_value: f64,
    /// The correlation among free rearrangements, which take the maps as rough: shown to be
    /// distrusted.
    pub free: Option<Permutation>,
}

/// How often each null rejects two maps that have nothing to do with each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rejections {
    /// How many pairs of maps.
    pub pairs: usize,
    /// Of the modified t-test; a pair that is too smooth for it is not rejected.
    pub modified_t: f64,
    /// Of spectral randomization.
    pub spectral: f64,
    /// Of Lee's *L* with spectral randomization.
    pub lee: f64,
    /// Of free rearrangement.
    pub free: f64,
}

impl Rejections {
    /// The standard error of a share of rejections.
    #[must_use]
    pub fn error(&self, share: f64) -> f64 {
        sqrt(share * (1.0 - share) / self.pairs as f64)
    }
}

impl Geography {
    /// Keeps weights and distance classes; the first null that is drawn takes time cubic in the
    /// number of units, as [`Spectrum`].
    ///
    /// # Errors
    /// No neighbours.
    pub fn new(weights: &Weights, classes: &DistanceClasses) -> Result<Geography, Error> {
        let weights = weights.row_standardized();
        let classes = classes.clone();
        weights.some_links()?;
        Ok(Geography { spectrum: OnceLock::new(), weights, classes })
    }

    fn spectrum(&self) -> Result<&Spectrum, Error> {
        self.spectrum.get_or_init(|| Spectrum::new(&self.weights)).as_ref().map_err(Error::clone)
    }

    /// Whether two maps go together.
    ///
    /// # Errors
    /// Lengths that differ, a value that is not finite, or equal values.
    pub fn two_maps(&self, x: &[f64], y: &[f64], test: Test) -> Result<TwoMaps, Error> {
        let n = self.weights.units();
        let zx = unit_length(&centred(x, n)?);
        let zy = unit_length(&centred(y, n)?);
        let surrogates = (test.draws > 0)
            .then(|| self.spectrum().and_then(|found| found.null(&zx)))
            .transpose()?;
        // Σᵢ (Σⱼ wᵢⱼ xⱼ)(Σⱼ wᵢⱼ yⱼ) = Σⱼ xⱼ bⱼ, so that each draw costs one product.
        let smoothed = self.back(&self.weights.lag(&zy));
        let rows: f64 = self.weights.lag(&vec![1.0; n]).iter().map(|sum| sum * sum).sum();
        let lee = |x: &[f64]| n as f64 / rows * product(x, &smoothed);
        let seed = test.seed.branch("two-maps");
        let drawn: Vec<[f64; 2]> = surrogates.map_or_else(Vec::new, |surrogates| {
            each(test.draws, |replicate| {
                let map = surrogates.surrogate(&mut seed.stream(replicate as u64));
                [product(&map, &zy), lee(&map)]
            })
        });
        let seed = seed.branch("free");
        let free = each(test.draws, |replicate| {
            let mut map = zx.clone();
            seed.stream(replicate as u64).draw_front(&mut map, n);
            product(&map, &zy)
        });
        let r = correlation(x, y)?;
        let of = |which: usize| Null { draws: drawn.iter().map(|draw| draw[which]).collect() };
        Ok(TwoMaps {
            correlation: r,
            modified_t: modified_t_test(x, y, &self.classes).ok(),
            spectral: Permutation::new(r, &of(0), test.tail),
            lee: Permutation::new(lee(&zx), &of(1), test.tail),
            lee_value: lee(&zx),
            free: Permutation::new(r, &Null { draws: free }, test.tail),
        })
    }

    /// How often each null rejects at `level` among pairs of unrelated maps as smooth as `range`
    /// steps make them.
    ///
    /// A map is noise that is averaged with its neighbours `range` times; zero gives rough maps.
    ///
    /// # Errors
    /// A map on which every unit has the same value, which only a map without variety can give.
    pub fn calibrate(
        &self,
        pairs: usize,
        range: usize,
        level: f64,
        test: Test,
    ) -> Result<Rejections, Error> {
        // Before threads ask for it side by side.
        self.spectrum()?;
        let seed = test.seed.branch("calibrate");
        let rejected = |pair: usize| {
            let mut stream = seed.stream(pair as u64);
            let x = self.smooth(&mut stream, range);
            let y = self.smooth(&mut stream, range);
            // Each pair has nulls of its own: drawn from one seed, an unlucky null would count
            // against all pairs.
            let seed = Seed(stream.next_u64());
            let found = self.two_maps(&x, &y, Test { seed, ..test })?;
            let drawn = |null: Option<Permutation>| null.is_some_and(|null| null.p <= level);
            let modified = found.modified_t.is_some_and(|test| test.p <= level);
            Ok([modified, drawn(found.spectral), drawn(found.lee), drawn(found.free)])
        };
        let counts: Vec<[bool; 4]> =
            each(pairs, rejected).into_iter().collect::<Result<_, Error>>()?;
        let share = |which: usize| {
            counts.iter().filter(|rejected| rejected[which]).count() as f64 / pairs as f64
        };
        let [modified_t, spectral, lee, free] = [0, 1, 2, 3].map(share);
        Ok(Rejections { pairs, modified_t, spectral, lee, free })
    }

    fn smooth(&self, stream: &mut Stream, range: usize) -> Vec<f64> {
        let mut values: Vec<f64> = (0..self.weights.units()).map(|_| stream.normal()).collect();
        for _ in 0..range {
            let around = self.weights.lag(&values);
            values.iter_mut().zip(around).for_each(|(here, around)| *here = 0.5 * (*here + around));
        }
        values
    }

    /// The lag along the links backwards.
    fn back(&self, values: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; values.len()];
        for (unit, value) in values.iter().enumerate() {
            self.weights.neighbors(unit).for_each(|(to, w)| sums[to] += w * value);
        }
        sums
    }
}

fn product(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn unit_length(values: &[f64]) -> Vec<f64> {
    let length = sqrt(product(values, values));
    values.iter().map(|value| value / length).collect()
}
