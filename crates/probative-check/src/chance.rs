//! Whether chance alone often gives as much as was counted.

use probative_finding::finding::{ByChance, ChanceNull};
use probative_numeric::error_of_share;

/// What happens more often than this by chance is no more than chance gives.
const OFTEN: f64 = 0.05;
/// How many standard errors of a share that lies there settle on which side a share lies: looked at
/// four times, they are wrong less often than once in ten thousand cases.
const SETTLED: f64 = 4.4;
/// How many rearrangements are drawn, until the side is settled.
const DRAWS: [usize; 4] = [999, 9_999, 49_999, 199_999];

/// A share of rearrangements.
pub(crate) struct Share {
    pub(crate) p: f64,
    /// How many were drawn; none where all that there are were counted.
    pub(crate) draws: Option<usize>,
}

impl Share {
    /// Whether chance gives as much often, once that is settled.
    fn often(&self) -> Option<bool> {
        let Share { p, draws } = *self;
        let error = draws.map_or(0.0, |draws| error_of_share(OFTEN, draws));
        // Exactly one in twenty is not above it.
        (draws.is_none() || (p - OFTEN).abs() > SETTLED * error).then_some(p > OFTEN)
    }
}

/// Where nothing like it can be drawn: that is no better than what chance often gives.
pub(crate) fn unable() -> ByChance {
    ByChance { null: ChanceNull::Unable, p: 1.0, draws: 0, often: Some(true) }
}

/// How often chance gives as much, drawn until it is settled whether that is often.
pub(crate) fn by_chance<E>(
    null: ChanceNull,
    share: impl Fn(usize) -> Result<Share, E>,
) -> Result<ByChance, E> {
    let mut last = None;
    for draws in DRAWS {
        let found = share(draws)?;
        let often = found.often();
        last = Some(ByChance { null, p: found.p, draws: found.draws.unwrap_or(0), often });
        if often.is_some() {
            break;
        }
    }
    Ok(last.expect("there is a first number of draws"))
}

#[cfg(test)]
mod tests {
    use probative_numeric::clopper_pearson;
    use probative_numeric::math::exp;

    use super::*;

    #[test]
    fn a_side_that_is_settled_is_wrong_less_often_than_once_in_ten_thousand_cases() {
        // The chance that a count lies so far out, where the share is at the edge itself.
        let chance_of = |count: usize, draws: usize, above: bool| {
            let edge_is_outside = |ln: f64| {
                let level = 1.0 - 2.0 * exp(ln);
                let found = clopper_pearson(count as u64, draws as u64, level).unwrap().interval;
                if above { found.low > OFTEN } else { found.high < OFTEN }
            };
            // Clopper & Pearson's limit is where that chance is as large as what lies outside.
            let (mut low, mut high) = (-40.0, -0.7);
            for _ in 0..60 {
                let middle = 0.5 * (low + high);
                *(if edge_is_outside(middle) { &mut high } else { &mut low }) = middle;
            }
            exp(high)
        };
        let (mut above, mut below) = (0.0, 0.0);
        for draws in DRAWS {
            let often = |count: usize| {
                let p = (count + 1) as f64 / (draws + 1) as f64;
                Share { p, draws: Some(draws) }.often()
            };
            let first = (0..draws).find(|count| often(*count) == Some(true)).unwrap();
            let last = (0..first).rfind(|count| often(*count) == Some(false)).unwrap();
            above += chance_of(first, draws, true);
            below += chance_of(last, draws, false);
        }
        assert!(above < 1e-4 && below < 1e-4, "{above} {below}");
        assert!(above > 1e-6 && below > 1e-6, "{above} {below}: more is drawn than is needed");
    }

    #[test]
    fn a_share_that_was_counted_is_settled() {
        let often = |p| Share { p, draws: None }.often();
        assert_eq!((often(0.05), often(0.0501)), (Some(false), Some(true)));
    }

    #[test]
    fn more_is_drawn_until_the_side_is_settled() {
        let drawn = |p| {
            let found =
                by_chance(ChanceNull::Lists, |draws| Ok::<_, ()>(Share { p, draws: Some(draws) }));
            let found = found.unwrap();
            (found.draws, found.often)
        };
        assert_eq!(drawn(0.4), (999, Some(true)));
        assert_eq!(drawn(0.06), (9_999, Some(true)));
        assert_eq!(drawn(0.001), (999, Some(false)));
        assert_eq!(drawn(0.0501), (199_999, None));
    }
}
