use crate::error::{Error, at_least, finite};
use crate::null::{TIE, error_of_share};
use crate::permute::{Inference, null_from};
use crate::tail::Tail;

/// Up to as many steps all patterns of signs are looked at.
const COUNTED: usize = 16;

/// How often steps with signs drawn by lot go as far as those that were made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignFlips {
    /// The share of patterns of signs whose sum is at least as far from zero.
    pub p: f64,
    /// How far `p` may be off, as a standard error; zero if every pattern was looked at.
    pub error: f64,
    /// The number of patterns looked at.
    pub patterns: usize,
}

/// The chance that steps of these sizes, up and down as a coin falls, lead at least as far.
///
/// Fisher's (1935) test of signs: `steps` are any numbers of one unit, such as the yearly changes
/// of a logarithm, and the null is that each could as well have gone the other way. Both
/// directions count. Up to 16 steps all 2¹⁶ patterns are counted; with more, `inference.draws`
/// are drawn and the observed one is among them.
///
/// ```
/// use probative_numeric::{Inference, Seed, sign_flips};
///
/// // Five steps up: of 32 patterns two go as far, all up and all down.
/// let asked = Inference { level: 0.95, draws: 999, seed: Seed(1) };
/// let found = sign_flips(&[0.1, 0.3, 0.2, 0.1, 0.4], asked)?;
/// assert_eq!((found.p, found.error), (2.0 / 32.0, 0.0));
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// No steps, a step that is not finite, or no draws where more than 16 steps need them.
pub fn sign_flips(steps: &[f64], inference: Inference) -> Result<SignFlips, Error> {
    at_least("steps", 1, steps.len())?;
    finite("steps", steps)?;
    let reached = steps.iter().sum::<f64>().abs();
    // Sums of the same steps in another order differ by rounding, which decides no tie.
    let slack = TIE * steps.iter().map(|step| step.abs()).sum::<f64>();
    if steps.len() <= COUNTED {
        return Ok(counted(steps, reached - slack));
    }
    at_least("draws", 1, inference.draws)?;
    let null = null_from(inference, &|stream| {
        // Each 64 random bits give 64 signs.
        let signed = |word: &[f64]| {
            let bits = stream.next_u64();
            let sign = |(at, step): (usize, &f64)| if bits >> at & 1 == 1 { *step } else { -step };
            word.iter().enumerate().map(sign).sum::<f64>()
        };
        steps.chunks(64).map(signed).sum::<f64>().abs()
    });
    let p = null.p_value(reached - slack, Tail::Upper);
    let patterns = inference.draws;
    Ok(SignFlips { p, error: error_of_share(p, patterns), patterns })
}

fn counted(steps: &[f64], least: f64) -> SignFlips {
    // Turning every sign changes no distance: the last keeps its own.
    let half = 1_usize << (steps.len() - 1);
    let far = |pattern: &usize| {
        let sign = |(at, step): (usize, &f64)| if pattern >> at & 1 == 1 { -step } else { *step };
        steps.iter().enumerate().map(sign).sum::<f64>().abs() >= least
    };
    let p = (0..half).filter(far).count() as f64 / half as f64;
    SignFlips { p, error: 0.0, patterns: 2 * half }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Seed;

    const ASKED: Inference = Inference { level: 0.95, draws: 4_999, seed: Seed(4) };

    #[test]
    fn one_step_goes_as_far_either_way() {
        assert_eq!(sign_flips(&[0.3], ASKED).unwrap().p, 1.0);
        assert_eq!(sign_flips(&[0.3, -0.3], ASKED).unwrap().p, 1.0);
    }

    #[test]
    fn one_step_back_of_four_leaves_ten_patterns_of_sixteen() {
        let found = sign_flips(&[0.1, 0.1, -0.1, 0.1], ASKED).unwrap();
        assert_eq!((found.p, found.patterns), (10.0 / 16.0, 16));
    }

    #[test]
    fn rounding_decides_no_tie() {
        let one_way = sign_flips(&[0.1, 0.2, 0.3, -0.6], ASKED).unwrap();
        assert_eq!(one_way.p, 1.0);
    }

    #[test]
    fn draws_agree_with_the_count() {
        // A step of nothing doubles the patterns and changes no share.
        let steps: Vec<f64> = (1..=16).map(|step| 0.1 * f64::from(step) - 0.5).collect();
        let exact = sign_flips(&steps, ASKED).unwrap();
        let longer: Vec<f64> = steps.iter().copied().chain([0.0]).collect();
        let drawn = sign_flips(&longer, ASKED).unwrap();
        assert!((exact.p - drawn.p).abs() < 4.0 * drawn.error, "{exact:?} {drawn:?}");
        assert!(drawn.error > 0.0 && drawn.patterns == 4_999);
    }

    #[test]
    fn nothing_to_flip_is_refused() {
        assert!(sign_flips(&[], ASKED).is_err());
        assert!(sign_flips(&[f64::NAN], ASKED).is_err());
    }
}
