//! Whether chance alone often gives as much as was counted.

use probative_finding::finding::{ByChance, ChanceNull};

/// What happens more often than this by chance is no more than chance gives.
const OFTEN: f64 = 0.05;
/// How many standard errors of a share settle on which side of that it lies: looked at three times,
/// they are wrong less often than once in ten thousand cases.
const SETTLED: f64 = 4.2;
/// How many rearrangements are drawn, until the side is settled.
const DRAWS: [usize; 3] = [9_999, 49_999, 199_999];

/// A share of rearrangements with its standard error, nought where all were counted.
pub(crate) struct Share {
    pub(crate) p: f64,
    pub(crate) error: f64,
    pub(crate) draws: usize,
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
        let (p, settled) = (found.p, (found.p - OFTEN).abs() > SETTLED * found.error);
        let draws = if found.error == 0.0 { 0 } else { found.draws };
        // Exactly one in twenty is not above it.
        let often = (settled || found.error == 0.0).then_some(p > OFTEN);
        last = Some(ByChance { null, p, draws, often });
        if often.is_some() {
            break;
        }
    }
    Ok(last.expect("there is a first number of draws"))
}
