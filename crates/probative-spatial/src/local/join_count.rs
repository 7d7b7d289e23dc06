use std::collections::BTreeMap;

use probative_numeric::distribution::Hypergeometric;
use probative_numeric::{Error as Values, Exceedances};

use super::{Class, Local, Locals, Silent};
use crate::error::Error;
use crate::global::Test;
use crate::moran::centred;
use crate::weights::Weights;

/// How many neighbours of each marked unit are marked, with the exact chance.
///
/// With the unit kept, its neighbours are as many drawn from the others, so that the count is
/// hypergeometric (Anselin & Li 2019 draw what is exact here). Strengths do not matter. GeoDa's
/// chance is the upper tail.
///
/// ```
/// use probative_numeric::{Seed, Tail};
/// use probative_spatial::{Silent, Test, Weights, local_join_count};
///
/// // Four places along a road.
/// let road = Weights::from_pairs(4, &[(0, 1), (1, 2), (2, 3)])?;
/// let test = Test { draws: 0, seed: Seed(1), tail: Tail::Both };
/// let found = local_join_count(&[true, true, false, false], &road, test)?;
/// assert_eq!(found[0].as_ref().map(|row| row.value), Ok(1.0));
/// assert_eq!(found[2], Err(Silent::Unmarked));
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// Lengths that differ, all units marked or none, fewer than four units, or no neighbours.
pub fn local_join_count(marked: &[bool], weights: &Weights, test: Test) -> Result<Locals, Error> {
    let values: Vec<f64> = marked.iter().map(|&mark| f64::from(u8::from(mark))).collect();
    if marked.len() != weights.units() {
        let expected = weights.units();
        let found = marked.len();
        return Err(Values::Lengths { what: "values", expected, found }.into());
    }
    if marked.len() < 4 {
        let few = Values::TooFew { what: "units with values", needed: 4, found: marked.len() };
        return Err(few.into());
    }
    weights.some_links()?;
    centred(&values, marked.len())?;
    let total = marked.len() as u64 - 1;
    let others = marked.iter().filter(|mark| **mark).count() as u64 - 1;
    // Few pairs of numbers occur, and the rest of a marked unit's result follows from them.
    let mut known = BTreeMap::new();
    let mut at = |unit: usize| {
        let beside = weights.neighbors(unit).filter(|link| link.0 != unit);
        let (drawn, count) = beside
            .fold((0, 0_u64), |(drawn, count), (to, _)| (drawn + 1, count + u64::from(marked[to])));
        if !marked[unit] {
            return Err(Silent::Unmarked);
        }
        if drawn == 0 {
            return Err(Silent::Island);
        }
        let null = Hypergeometric { total, marked: others, drawn };
        known.entry((drawn, count)).or_insert_with(|| exact(null, count, test)).told()
    };
    Ok((0..marked.len()).map(&mut at).collect())
}

/// The result of a marked unit with so many marked neighbours.
fn exact(null: Hypergeometric, count: u64, test: Test) -> Local {
    let Hypergeometric { total, marked, drawn } = null;
    let share = marked as f64 / total as f64;
    let mean = drawn as f64 * share;
    let left = (total - drawn) as f64 / (total as f64 - 1.0);
    let variance = mean * (1.0 - share) * left;
    let exact = Local::new(count as f64, [mean, variance], Exceedances::default(), test);
    let p = test.tail.choose(null.at_least(count), null.cdf(count)).min(1.0);
    Local { p, class: Class::Significant, neighbors: drawn as usize, ..exact }
}
