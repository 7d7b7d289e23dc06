use probative_numeric::Exceedances;
use probative_numeric::distribution::Hypergeometric;

use super::pool::Pool;
use super::{Class, Local, Locals, Silent};
use crate::error::Error;
use crate::global::Test;
use crate::weights::Weights;

/// How many neighbours of each marked unit are marked, with the exact chance.
///
/// With the unit kept, its neighbours are as many drawn from the others, so that the count is hypergeometric (Anselin & Li 2019 draw
/// what is exact here). Strengths do not matter. GeoDa's chance is the upper tail.
///
/// # Errors
/// Lengths that differ, all units marked or none, fewer than four units, or no neighbours.
pub fn local_join_count(marked: &[bool], weights: &Weights, test: Test) -> Result<Locals, Error> {
    let values: Vec<f64> = marked.iter().map(|&mark| f64::from(u8::from(mark))).collect();
    let pool = Pool::new(&[&values], weights)?;
    pool.centred(0)?;
    let x = &pool.columns[0];
    let all = x.iter().filter(|mark| **mark > 0.0).count() as u64;
    let at = |place: usize| {
        let others = pool.layout.links(place).filter(|link| link.0 != place);
        let (drawn, count) = others.fold((0, 0_u64), |(drawn, count), (to, _)| {
            (drawn + 1, count + u64::from(x[to] > 0.0))
        });
        let own = u64::from(x[place] > 0.0);
        let total = x.len() as u64 - 1;
        let null = Hypergeometric { total, marked: all - own, drawn };
        let share = (all - own) as f64 / total as f64;
        let mean = drawn as f64 * share;
        let left = (total - drawn) as f64 / (total as f64 - 1.0);
        let variance = mean * (1.0 - share) * left;
        let exact = Local::new(count as f64, [mean, variance], Exceedances::default(), test);
        let p = test.tail.choose(null.at_least(count), null.cdf(count)).min(1.0);
        Local { p, class: Class::Colocation, ..exact }
    };
    let rows = pool.rows((0..x.len()).map(at).collect());
    let speak = |(row, &mark): (_, &bool)| if mark { row } else { Err(Silent::Unmarked) };
    Ok(rows.into_iter().zip(marked).map(speak).collect())
}
