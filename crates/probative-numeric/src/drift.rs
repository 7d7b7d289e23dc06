use crate::distribution::Normal;
use crate::error::{Error, at_least, finite, lengths, level as valid_level};
use crate::estimate::{Estimate, Interval};
use crate::math::{exp, ln, sqrt};
use crate::moment::variance;
use crate::root::crossing;
use crate::sum::{mean, sum_of};

/// With fewer, the size of the level's steps has no proper posterior.
const FEWEST: usize = 4;
/// At how many sizes of the level's steps the posterior is computed.
const NODES: usize = 128;
/// What a node adds below this share changes no digit of a result.
const NOTHING: f64 = 1e-15;
/// Above it the factor of the half-width would grow without end.
const MOST_ALIKE: f64 = 0.8;
/// How often a rise of the size that could be found is missed.
const MISSED: f64 = 0.2;

/// The tendency of a series whose level wanders.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drift {
    /// The last value less the first: what happened, on the scale of the values.
    pub change: f64,
    /// The drift times the span: what happens over as many steps if the wandering is taken out.
    ///
    /// Its value is the posterior mean, the centre of its own interval, and equals `change` where
    /// the sampling variances are small beside the steps.
    pub estimate: Estimate,
    /// How far beyond an edge the drift times the span must lie, on the scale of the values, to be
    /// found there four times in five.
    ///
    /// For a walk. It is too large where years are pulled back to their middle, and in a dozen
    /// years or fewer too small where steps are alike, since so few tell little of that.
    pub detectable: f64,
    /// The same if the size of the level's steps were known.
    pub detectable_if_known: f64,
    /// The correlation of successive steps that widened the interval, from 0 to 0.8.
    pub lag: f64,
    /// By how much it widened it.
    pub factor: f64,
}

/// The drift of a random walk that is seen through sampling noise of known size.
///
/// `values` are one a time, evenly spaced, mostly logarithms of counts or rates; `noise` holds
/// their sampling variances, in squared units of the values: `1/count` for the logarithm of a
/// Poisson count, `1/count + 1/whole` for that of a ratio of two. Then
///
/// ```text
/// value = level + noise,   level = level before + drift + step,   step ~ N(0, σ²)
/// ```
///
/// (Harvey 1989, section 2.3). σ is integrated out under a flat prior, the drift's prior is flat
/// too, and the interval has equal tails. Half-widths are multiplied by `√((1 + r)/(1 − r))` for
/// steps that are alike, where `r` is the lag-one correlation of the steps, corrected for its bias
/// as `(k r + 1)/(k − 3)` with k steps (Kendall 1954) and held in 0 to 0.8.
///
/// The tendency may differ from the change that happened, and its interval may leave that out: one
/// odd count at the end is a change and no tendency.
///
/// ```
/// use probative_numeric::{math::{exp, ln}, random_walk_drift};
///
/// // Deaths of seven years: 48 per cent more, about a tendency that could as well be none.
/// let deaths = [5200.0, 5900.0, 5600.0, 6300.0, 7300.0, 7100.0, 7700.0];
/// let found = random_walk_drift(&deaths.map(ln), &deaths.map(|count| 1.0 / count), 0.95)?;
/// assert!((exp(found.change) - 7700.0 / 5200.0).abs() < 1e-12);
/// assert!((found.estimate.value - found.change).abs() < 0.02);
/// assert!(found.estimate.interval.contains(0.0));
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// Fewer than four values, lengths that differ, a value that is not finite, a variance that is
/// negative or not finite, equal steps without any noise, or a level outside zero to one.
pub fn random_walk_drift(values: &[f64], noise: &[f64], level: f64) -> Result<Drift, Error> {
    valid_level(level)?;
    at_least("values of the series", FEWEST, values.len())?;
    lengths("noise", values.len(), noise.len())?;
    finite("values", values)?;
    finite("noise", noise)?;
    if let Some(&value) = noise.iter().find(|each| **each < 0.0) {
        return Err(Error::OutOfRange {
            what: "a sampling variance",
            value,
            allowed: "not below 0",
        });
    }
    let steps: Vec<f64> = values.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let posterior = Posterior::new(&steps, noise)?;
    let span = steps.len() as f64;
    let lag = lag_corrected(&steps);
    let factor = sqrt((1.0 + lag) / (1.0 - lag));
    let outside = 0.5 * (1.0 - level);
    let centre = posterior.mean();
    let reach = |tail: f64| (posterior.quantile(tail) - centre) * factor * span;
    let interval = Interval {
        low: centre * span + reach(outside),
        high: centre * span + reach(1.0 - outside),
        level,
    };
    // As far as the interval reaches, and as far again as an estimate falls short one time in five.
    let detectable = -reach(outside) - reach(MISSED);
    let normal = -Normal.quantile(outside) - Normal.quantile(MISSED);
    Ok(Drift {
        change: values[values.len() - 1] - values[0],
        estimate: Estimate { value: centre * span, interval },
        detectable,
        detectable_if_known: normal * posterior.usual_error() * factor * span,
        lag,
        factor,
    })
}

/// The lag-one correlation of the steps, corrected for its bias and held in 0 to 0.8.
fn lag_corrected(steps: &[f64]) -> f64 {
    let centre = mean(steps);
    let off: Vec<f64> = steps.iter().map(|step| step - centre).collect();
    let whole = sum_of(off.iter().map(|each| each * each));
    if whole == 0.0 {
        return 0.0;
    }
    let raw = sum_of(off.windows(2).map(|pair| pair[0] * pair[1])) / whole;
    let count = steps.len() as f64;
    // With three steps the correction has no finite value.
    let corrected = if count > 3.0 { (count * raw + 1.0) / (count - 3.0) } else { raw };
    corrected.clamp(0.0, MOST_ALIKE)
}

/// What is known of the drift for one size of the level's steps.
struct Node {
    /// The share of the posterior.
    weight: f64,
    drift: f64,
    error: f64,
}

/// The drift as a mixture of normal distributions, one for each size of the level's steps.
struct Posterior {
    nodes: Vec<Node>,
}

impl Posterior {
    fn new(steps: &[f64], noise: &[f64]) -> Result<Posterior, Error> {
        let scale = sqrt(variance(steps) + mean(noise));
        if scale == 0.0 {
            return Err(Error::NoVariation { what: "the steps of a series without noise" });
        }
        let centre = mean(steps);
        let off: Vec<f64> = steps.iter().map(|step| step - centre).collect();
        let mut nodes: Vec<Node> = (0..NODES)
            .map(|node| {
                // σ = scale · (u/(1 − u))² runs from zero to infinity as u does from zero to one: the
                // middle rule meets neither, and is dense where noise hides σ.
                let u = (node as f64 + 0.5) / NODES as f64;
                let root = u / (1.0 - u);
                let sigma = scale * root * root;
                let fit = given_sigma(&off, noise, sigma * sigma);
                let density = root / ((1.0 - u) * (1.0 - u));
                Node { weight: fit.0 + ln(density), drift: centre + fit.1, error: fit.2 }
            })
            .collect();
        let most = nodes.iter().fold(f64::NEG_INFINITY, |most, node| most.max(node.weight));
        nodes.iter_mut().for_each(|node| node.weight = exp(node.weight - most));
        nodes.retain(|node| node.weight > NOTHING);
        let whole = sum_of(nodes.iter().map(|node| node.weight));
        nodes.iter_mut().for_each(|node| node.weight /= whole);
        Ok(Posterior { nodes })
    }

    fn mean(&self) -> f64 {
        sum_of(self.nodes.iter().map(|node| node.weight * node.drift))
    }

    /// The drift below which the share `tail` of the posterior lies.
    fn quantile(&self, tail: f64) -> f64 {
        // Beyond 40 errors a normal distribution has nothing left.
        let far =
            |sign: f64| self.nodes.iter().map(move |node| node.drift + sign * 40.0 * node.error);
        let low = far(-1.0).fold(f64::INFINITY, f64::min);
        let high = far(1.0).fold(f64::NEG_INFINITY, f64::max);
        crossing(low, high, |at| {
            let below = |node: &Node| node.weight * Normal.cdf((at - node.drift) / node.error);
            self.nodes.iter().map(below).sum::<f64>() - tail
        })
    }

    /// The middle standard error of the drift.
    fn usual_error(&self) -> f64 {
        // Errors grow with the size of the steps, and so with the number of the node.
        let mut below = 0.0;
        let reached = |node: &&Node| {
            below += node.weight;
            below >= 0.5
        };
        let middle = self.nodes.iter().find(reached);
        middle.or(self.nodes.last()).map_or(f64::NAN, |node| node.error)
    }
}

/// The logarithm of the likelihood of `σ²` with the drift integrated out, the drift, and its
/// standard error.
///
/// The steps' covariance is `σ²` on the diagonal plus that of differences of noise, which is
/// tridiagonal: elimination takes one pass.
fn given_sigma(steps: &[f64], noise: &[f64], sigma_squared: f64) -> (f64, f64, f64) {
    let mut pivot = 1.0;
    let mut one = 0.0;
    let mut step = 0.0;
    let mut log_pivots = 0.0;
    let mut information = 0.0;
    let mut crossed = 0.0;
    let mut squares = 0.0;
    for (i, &each) in steps.iter().enumerate() {
        // The noise between two steps enters both, with opposite signs.
        let shared = if i == 0 { 0.0 } else { -noise[i] / pivot };
        let before = if i == 0 { 0.0 } else { noise[i] * noise[i] / pivot };
        pivot = sigma_squared + noise[i] + noise[i + 1] - before;
        one = 1.0 - shared * one;
        step = each - shared * step;
        log_pivots += ln(pivot);
        information += one * one / pivot;
        crossed += one * step / pivot;
        squares += step * step / pivot;
    }
    let drift = crossed / information;
    let misfit = squares - crossed * drift;
    (-0.5 * (log_pivots + ln(information) + misfit), drift, 1.0 / sqrt(information))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drift(values: &[f64], noise: f64) -> Drift {
        random_walk_drift(values, &vec![noise; values.len()], 0.95).unwrap()
    }

    #[test]
    fn without_noise_the_tendency_is_the_change_and_its_interval_students() {
        // Steps 1, 3, 1, 3, 1, 3 turn back each time, so that nothing is widened.
        let found = drift(&[0.0, 1.0, 4.0, 5.0, 8.0, 9.0, 12.0], 0.0);
        assert_eq!((found.change, found.lag), (12.0, 0.0));
        assert!((found.estimate.value - 12.0).abs() < 1e-12);
        // A flat prior on σ leaves t with one degree of freedom less, about S/√(k (k − 2)).
        let t = crate::distribution::StudentsT { freedom: 4.0 }.quantile(0.975);
        let reach = 6.0 * t * sqrt(6.0 / (6.0 * 4.0));
        assert!((found.estimate.interval.high - 12.0 - reach).abs() < 1e-6 * reach);
    }

    #[test]
    fn noise_alone_is_fitted_by_a_straight_line() {
        let values: Vec<f64> = (0..40).map(|time| f64::from(time % 2) * 0.01).collect();
        let found = drift(&values, 0.01);
        assert!((found.change - 0.01).abs() < 1e-15 && found.estimate.value.abs() < 0.005);
        assert!(found.estimate.interval.width() < 0.5);
    }

    #[test]
    fn steps_that_are_alike_widen_up_to_threefold() {
        let values: Vec<f64> = (0..30).map(|time| f64::from(time * time)).collect();
        let found = drift(&values, 1.0);
        assert_eq!(found.lag, MOST_ALIKE);
        assert!((found.factor - 3.0).abs() < 1e-12);
    }

    #[test]
    fn turning_a_series_round_turns_the_interval() {
        let values = [0.1, 0.4, 0.2, 0.9, 1.0, 1.4, 1.1, 2.0];
        let up = drift(&values, 0.01);
        let down = drift(&values.map(|value| -value), 0.01);
        assert!((up.estimate.interval.low + down.estimate.interval.high).abs() < 1e-12);
        assert!(up.detectable > up.detectable_if_known && up.detectable_if_known > 0.0);
    }

    #[test]
    fn any_size_of_counts_and_length_of_series_has_an_interval() {
        for size in [0.0, 10.0, 20.7] {
            for n in [4_usize, 5, 8, 100, 500] {
                for wave in [0.0, 1e-6, 0.3, 5.0] {
                    let time = |time: usize| size + wave * crate::math::sin(time as f64 * 0.7);
                    let values: Vec<f64> = (0..n).map(time).collect();
                    let found = drift(&values, exp(-size));
                    let ends = found.estimate.interval;
                    assert!(ends.low < ends.high && ends.contains(found.estimate.value));
                    assert!(ends.width().is_finite() && found.detectable.is_finite(), "{found:?}");
                }
            }
        }
    }

    #[test]
    fn three_values_and_steps_without_any_scatter_are_refused() {
        assert!(random_walk_drift(&[0.0, 1.0, 2.0], &[0.1; 3], 0.95).is_err());
        assert!(random_walk_drift(&[0.0; 5], &[0.0; 5], 0.95).is_err());
        assert!(random_walk_drift(&[0.0; 5], &[-1.0; 5], 0.95).is_err());
        assert!(random_walk_drift(&[0.0; 5], &[0.1; 4], 0.95).is_err());
    }
}
