use crate::error::Error;
use crate::math::ln;

/// On which side of a threshold a chance lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// It is larger.
    Above,
    /// It is smaller.
    Below,
    /// Draws ended before that could be told.
    Undecided,
}

/// What draws told of a chance and a threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Decided {
    /// On which side of the threshold the chance lies.
    pub side: Side,
    /// The share of draws in which it happened.
    pub share: f64,
    /// The number of draws made.
    pub draws: u64,
}

/// Whether what `draw` does happens more often than in the share `threshold` of draws, from as many
/// as that takes.
///
/// Draws are numbered from zero and made one after another, until after n of them with s hits
///
/// ```text
/// (n + 1) · C(n, s) · threshold^s · (1 − threshold)^(n − s) ≤ chance
/// ```
///
/// (Robbins 1970; Lai 1976; Ding, Gandy & Hahn 2020), or `cap` are made. However often it looks,
/// it names the wrong side with at most the given `chance`. What lies near the threshold stays
/// undecided.
///
/// ```
/// use probative_numeric::{Seed, Side, decide};
///
/// let seed = Seed(1);
/// let often = |draw| seed.stream(draw).uniform() < 0.2;
/// let found = decide(0.075, 1e-4, 100_000, often)?;
/// assert_eq!(found.side, Side::Above);
/// assert!(found.draws < 1_000);
/// # Ok::<(), probative_numeric::Error>(())
/// ```
///
/// # Errors
/// A threshold or a chance outside zero to one, or a cap of zero.
pub fn decide(
    threshold: f64,
    chance: f64,
    cap: u64,
    mut draw: impl FnMut(u64) -> bool,
) -> Result<Decided, Error> {
    for (what, value) in [("threshold", threshold), ("chance", chance)] {
        if !(value > 0.0 && value < 1.0) {
            return Err(Error::OutOfRange { what, value, allowed: "between 0 and 1" });
        }
    }
    if cap == 0 {
        return Err(Error::TooFew { what: "draws", needed: 1, found: 0 });
    }
    let enough = ln(chance);
    let hit = ln(threshold);
    let miss = ln(1.0 - threshold);
    let mut hits = 0_u64;
    // The logarithm of the product above; each draw multiplies it by (n + 1) over the hits or the
    // misses so far, and by the chance of what it was at the threshold.
    let mut log_product = 0.0;
    for made in 1..=cap {
        let happened = draw(made - 1);
        hits += u64::from(happened);
        let alike = if happened { hits } else { made - hits };
        log_product += ln((made + 1) as f64 / alike as f64) + if happened { hit } else { miss };
        if log_product <= enough {
            let share = hits as f64 / made as f64;
            let side = if share > threshold { Side::Above } else { Side::Below };
            return Ok(Decided { side, share, draws: made });
        }
    }
    Ok(Decided { side: Side::Undecided, share: hits as f64 / cap as f64, draws: cap })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::special::ln_gamma;
    use crate::stream::Seed;

    #[test]
    fn what_always_or_never_happens_is_decided_at_the_number_that_the_formula_gives() {
        // (n + 1) / 2^n ≤ 1e-4 from n = 18 on: 19/262144.
        for (happens, side) in [(true, Side::Above), (false, Side::Below)] {
            let found = decide(0.5, 1e-4, 1_000, |_| happens).unwrap();
            assert_eq!((found.side, found.draws), (side, 18));
        }
    }

    #[test]
    fn the_product_is_that_of_the_formula() {
        let happens = |draw: u64| draw % 7 == 3;
        let found = decide(0.3, 1e-4, 100_000, happens).unwrap();
        let n = found.draws as f64;
        let formula = |n: f64, s: f64| {
            let ways = ln_gamma(n + 1.0) - ln_gamma(s + 1.0) - ln_gamma(n - s + 1.0);
            ln(n + 1.0) + ways + s * ln(0.3) + (n - s) * ln(0.7)
        };
        let before = (0..found.draws - 1).filter(|draw| happens(*draw)).count() as f64;
        assert!(formula(n, found.share * n) <= ln(1e-4) && formula(n - 1.0, before) > ln(1e-4));
    }

    #[test]
    fn the_wrong_side_is_never_named_and_the_threshold_itself_stays_open() {
        for (chance, right) in [(0.06, Side::Below), (0.09, Side::Above), (0.075, Side::Undecided)]
        {
            for world in 0..40 {
                let mut stream = Seed(77).branch("decide").stream(world);
                let found = decide(0.075, 1e-4, 20_000, |_| stream.uniform() < chance).unwrap();
                assert!(found.side == right || found.side == Side::Undecided, "{chance} {found:?}");
            }
        }
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(decide(1.0, 1e-4, 10, |_| true).is_err());
        assert!(decide(0.5, 0.0, 10, |_| true).is_err());
        assert!(decide(0.5, 1e-4, 0, |_| true).is_err());
    }
}
