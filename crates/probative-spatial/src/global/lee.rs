use probative_numeric::math::sqrt;
use probative_numeric::{Null, each, sum};

use super::moments::Ingredients;
use super::permuted::Pairs;
use super::{Global, Moments, Permutation, Test};
use crate::error::Error;
use crate::layout::Layout;
use crate::powers::powers;
use crate::weights::Weights;

/// Lee's *L*: the correlation of two smoothed maps.
///
/// `L = n / Σᵢ (wᵢ.)² · Σᵢ (Σⱼ wᵢⱼ xⱼ)(Σⱼ wᵢⱼ yⱼ) / √(Σxᵢ² Σyᵢ²)` (Lee 2001). Under the null each
/// unit's *pair* of values moves together, so the plain correlation stays and the question is
/// whether the pairs cluster (Lee 2004, with his exact moments). To ask whether the two maps are
/// related at all, see [`Geography`](crate::Geography).
///
/// ```
/// use probative_numeric::{Seed, Tail};
/// use probative_spatial::{Test, Weights, lee};
///
/// // A ring of four, on which a low and a high half lie apart.
/// let ring = Weights::from_pairs(4, &[(0, 1), (1, 2), (2, 3), (3, 0)])?.row_standardized();
/// let test = Test { draws: 0, seed: Seed(1), tail: Tail::Both };
/// // Each place's two neighbours cancel, so that nothing is left of the smoothed map.
/// let found = lee(&[1.0, 1.0, 2.0, 2.0], &[1.0, 1.0, 2.0, 2.0], &ring, test)?;
/// assert_eq!(found.value, 0.0);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// As [`moran`](crate::moran), for either column.
pub fn lee(x: &[f64], y: &[f64], weights: &Weights, test: Test) -> Result<Global, Error> {
    let layout = Layout::new(&[x, y], weights)?;
    let zx = layout.centred(x)?;
    let zy = layout.centred(y)?;
    let of = Ingredients::new(&zx, &Pairs::new(&layout))?;
    let rows = layout.lag(&vec![1.0; zx.len()]);
    let spread = sqrt(powers(&zx, 2) * powers(&zy, 2));
    let scale = of.n / powers(&rows, 2) / spread;
    let statistic = |x: &[f64], y: &[f64]| {
        let products = layout.lag(x).into_iter().zip(layout.lag(y)).map(|(a, b)| a * b);
        scale * products.sum::<f64>()
    };
    let seed = test.seed.branch("lee");
    let draws = each(test.draws, |replicate| {
        // Pairs move together: which values go with which is not in question here.
        let mut pairs: Vec<(f64, f64)> = zx.iter().copied().zip(zy.iter().copied()).collect();
        seed.stream(replicate as u64).draw_front(&mut pairs, zx.len());
        let (x, y): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
        statistic(&x, &y)
    });
    let value = statistic(&zx, &zy);
    let (expectation, variance) = moments(&layout, &zx, &zy, scale);
    Ok(Global {
        value,
        expectation,
        normality: None,
        randomization: Moments::new(value, expectation, variance, test.tail),
        permutation: Permutation::new(value, &Null { draws }, test.tail),
    })
}

/// Sums of a matrix that its mean and variance under rearrangement need, diagonal and rest apart
/// (Lee 2004).
struct Sums {
    diagonal: f64,
    diagonal_squares: f64,
    off: f64,
    off_squares: f64,
    margins: f64,
    diagonal_by_margin: f64,
}

impl Sums {
    /// From the diagonal, the sum of each row without it, and the sum of squares off the diagonal.
    fn new(diagonal: &[f64], margins: &[f64], off_squares: f64) -> Sums {
        let products: Vec<f64> = diagonal.iter().zip(margins).map(|(d, m)| d * m).collect();
        Sums {
            diagonal: sum(diagonal),
            diagonal_squares: powers(diagonal, 2),
            off: sum(margins),
            off_squares,
            margins: powers(margins, 2),
            diagonal_by_margin: sum(&products),
        }
    }
}

/// The mean and the variance of `Σᵢⱼ Pᵢⱼ Qᵢⱼ` for symmetric P and Q when the units of Q are
/// rearranged.
fn moments(layout: &Layout, x: &[f64], y: &[f64], scale: f64) -> (f64, f64) {
    let n = x.len() as f64;
    let p = smoothing(layout);
    let q = cross_products(x, y);
    let mean_diagonal = p.diagonal * q.diagonal / n;
    let mean_off = p.off * q.off / (n * (n - 1.0));
    let diagonal = (p.diagonal_squares - p.diagonal * p.diagonal / n)
        * (q.diagonal_squares - q.diagonal * q.diagonal / n)
        / (n - 1.0);
    // Lee (2004): products of entries that share no unit, one or two of them, each with its own
    // number of ways.
    let shared = |s: &Sums| s.margins - s.off_squares;
    let apart = |s: &Sums| s.off * s.off - 4.0 * s.margins + 2.0 * s.off_squares;
    let off = 2.0 * p.off_squares * q.off_squares / (n * (n - 1.0))
        + 4.0 * shared(&p) * shared(&q) / (n * (n - 1.0) * (n - 2.0))
        + apart(&p) * apart(&q) / (n * (n - 1.0) * (n - 2.0) * (n - 3.0))
        - mean_off * mean_off;
    let beside = |s: &Sums| s.diagonal * s.off - 2.0 * s.diagonal_by_margin;
    let both = 2.0 * p.diagonal_by_margin * q.diagonal_by_margin / (n * (n - 1.0))
        + beside(&p) * beside(&q) / (n * (n - 1.0) * (n - 2.0))
        - mean_diagonal * mean_off;
    let variance = scale * scale * (diagonal + off + 2.0 * both);
    (scale * (mean_diagonal + mean_off), variance)
}

/// The sums of `WᵀW`.
fn smoothing(layout: &Layout) -> Sums {
    let n = layout.units();
    let mut incoming = vec![Vec::new(); n];
    for row in 0..n {
        layout.links(row).for_each(|(to, strength)| incoming[to].push((row, strength)));
    }
    let mut diagonal = vec![0.0; n];
    let mut margins = vec![0.0; n];
    let mut off_squares = 0.0;
    let mut entry = vec![0.0; n];
    let mut touched = Vec::new();
    for column in 0..n {
        // One column of `WᵀW` at a time; of its entries only those touched are cleared, so that the
        // work is that of the links and not of all pairs.
        for &(row, strength) in &incoming[column] {
            for (other, beside) in layout.links(row) {
                if entry[other] == 0.0 {
                    touched.push(other);
                }
                entry[other] += strength * beside;
            }
        }
        for other in touched.drain(..) {
            if other == column {
                diagonal[column] = entry[other];
            } else {
                margins[column] += entry[other];
                off_squares += entry[other] * entry[other];
            }
            entry[other] = 0.0;
        }
    }
    Sums::new(&diagonal, &margins, off_squares)
}

/// The sums of `½ (xᵢ yⱼ + xⱼ yᵢ)`, for columns that sum to zero.
fn cross_products(x: &[f64], y: &[f64]) -> Sums {
    let diagonal: Vec<f64> = x.iter().zip(y).map(|(a, b)| a * b).collect();
    let margins: Vec<f64> = diagonal.iter().map(|product| -product).collect();
    let together = sum(&diagonal);
    let all = 0.5 * (powers(x, 2) * powers(y, 2) + together * together);
    Sums::new(&diagonal, &margins, all - powers(&diagonal, 2))
}
