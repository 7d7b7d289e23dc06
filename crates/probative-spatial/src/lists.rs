//! Lists of places drawn by lot that are as many, as scattered and as large as a named one.

use probative_numeric::math::{exp, ln};
use probative_numeric::{Error as Values, Inference, Null, Stream, Tail, error_of_share};

use crate::error::{Error, suits};
use crate::layout::Layout;
use crate::weights::Weights;

/// By how many joins a list may differ from the named one.
const JOINS: usize = 1;
/// By how much the logarithm of its size may.
const SIZE: f64 = 0.25;
/// How much further than allowed the walk may stray between lists: joins, logarithm of size.
const BEYOND: (usize, f64) = (4, 0.35);
/// What a join and a unit of logarithm beyond what is allowed cost the walk, as logarithms of
/// chances.
const COST: (f64, f64) = (1.2, 8.0);
/// Swaps tried between two lists that are kept, for each place of a list or of the rest, whichever
/// are fewer: a swap moves as many of both.
const SWAPS: usize = 8;
/// So many swaps without an admissible list say that there is no way to another.
const LOST: usize = 1_000_000;

/// Lists drawn by lot, each like a named one in what is held fixed.
#[derive(Debug, Clone, PartialEq)]
pub struct LikeLists {
    /// The units of each list, in the order of their numbers.
    pub lists: Vec<Vec<usize>>,
    /// The units of the named list, in the order of their numbers.
    pub named: Vec<usize>,
    /// How many pairs of the named list are neighbours.
    pub joins: usize,
    /// How many different lists were seen, the named one among them; no p is far below one over
    /// it.
    pub distinct: usize,
}

/// How often lists drawn by lot give as much as a named one.
#[derive(Debug, Clone, PartialEq)]
pub struct ListComparison {
    /// What the named list gives.
    pub observed: f64,
    /// What each drawn list gives.
    pub null: Null,
    /// The two-sided chance of a list that gives at least as much, twice the smaller tail.
    pub p: f64,
    /// The chance of a list that gives a value at least as far from zero, for statistics that are
    /// zero where there is no difference.
    pub p_as_far: f64,
    /// How far `p` may be off, as a standard error, if the lists drawn were independent; they
    /// nearly are.
    pub error: f64,
}

/// `inference.draws` lists of as many units as `named`, with as many pairs of neighbours within
/// one and a total size within 25 per cent, on the scale of its logarithm.
///
/// `sizes` are one a unit, mostly its people; a link of `weights` in either direction joins two
/// units, whatever its strength. All such lists are equally likely, and the named one is taken for
/// one of them, so that a test on the lists is exact under that null however slowly the walk mixes:
/// the serial method of Besag & Clifford (1989). A walk swaps one unit of the list for one outside.
/// The named list stands at a random place of it, and the walk is run backwards from there to its
/// beginning and forwards to its end; it is reversible, so that both are the same swaps.
///
/// Between admissible lists the walk may pass a few that are not, at a cost (a Metropolis walk on a
/// band around them), or it could not get from one valley to another. It is looked at in admissible
/// lists alone. A reversible walk that is watched in a part of its states is reversible there, and
/// all admissible lists cost alike: that keeps it exact. A walk that was looked at every so many
/// swaps, whatever it passed, would not be.
///
/// What is held fixed is read off the named list. A list of the band's edge would have had another
/// band, so that "exact" is said of the null that this band's lists are equally likely.
///
/// ```
/// use probative_numeric::{Inference, Seed};
/// use probative_spatial::{Weights, like_lists};
///
/// // Two neighbours of a ring of six equal places: any two, of which six pairs are neighbours, and
/// // pairs with no join are as many less one.
/// let ring = Weights::from_pairs(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 0)])?;
/// let asked = Inference { level: 0.95, draws: 999, seed: Seed(1) };
/// let lists = like_lists(&ring, &[10.0; 6], &[0, 1], asked)?;
/// assert_eq!((lists.joins, lists.distinct), (1, 15));
/// // The first and the second have the largest values: one pair of fifteen gives as much.
/// let values = [9.0, 8.0, 1.0, 2.0, 3.0, 4.0];
/// let found = lists.compare(&|list| list.iter().map(|unit| values[*unit]).sum());
/// assert!((found.p - 2.0 / 15.0).abs() < 0.05);
/// # Ok::<(), probative_spatial::Error>(())
/// ```
///
/// # Errors
/// No neighbours; lengths that differ; a size that is not positive and finite; a named list that is
/// empty, holds every unit, or names one twice or one that does not exist; no draws; or no other
/// list like it that swaps lead to.
pub fn like_lists(
    weights: &Weights,
    sizes: &[f64],
    named: &[usize],
    inference: Inference,
) -> Result<LikeLists, Error> {
    let units = weights.units();
    let marks = marked(named, units)?;
    if inference.draws == 0 {
        return Err(Error::Values(Values::TooFew { what: "draws", needed: 1, found: 0 }));
    }
    // Random numbers belong to a place of the layout, not to a row of somebody's table.
    let layout = Layout::new(&[sizes, &marks], weights)?;
    suits("a size", sizes, "positive", |_, size| size > 0.0)?;
    let start = Walk::new(&layout, sizes, &marks);
    let mut place = inference.seed.branch("place").stream(0);
    let before = place.below(inference.draws + 1);
    let mut lists = Vec::with_capacity(inference.draws);
    for (name, count) in [("backwards", before), ("forwards", inference.draws - before)] {
        let mut walk = start.clone();
        let mut stream = inference.seed.branch(name).stream(0);
        for _ in 0..count {
            walk.go(&mut stream)?;
            lists.push(walk.list(&layout));
        }
    }
    let mut named = named.to_vec();
    named.sort_unstable();
    let mut seen: Vec<&Vec<usize>> = lists.iter().chain([&named]).collect();
    seen.sort_unstable();
    seen.dedup();
    let distinct = seen.len();
    if distinct == 1 {
        return Err(Error::NoOtherList);
    }
    Ok(LikeLists { lists, named, joins: start.joins, distinct })
}

impl LikeLists {
    /// What `statistic` gives for the named list, and how often drawn ones give as much.
    #[must_use]
    pub fn compare(&self, statistic: &dyn Fn(&[usize]) -> f64) -> ListComparison {
        let observed = statistic(&self.named);
        let null = Null { draws: self.lists.iter().map(|list| statistic(list)).collect() };
        let p = null.p_value(observed, Tail::Both);
        let error = 2.0 * error_of_share(0.5 * p, null.draws.len());
        let far = Null { draws: null.draws.iter().map(|draw| draw.abs()).collect() };
        let p_as_far = far.p_value(observed.abs(), Tail::Upper);
        ListComparison { observed, null, p, p_as_far, error }
    }
}

/// One for each named unit and zero for the others.
fn marked(named: &[usize], units: usize) -> Result<Vec<f64>, Error> {
    let mut marks = vec![0.0; units];
    for &unit in named {
        let mark = marks.get_mut(unit).ok_or(Error::NoSuchUnit { unit, units })?;
        if *mark != 0.0 {
            return Err(Error::NamedTwice { unit });
        }
        *mark = 1.0;
    }
    let too_few = |what, found| Err(Error::Values(Values::TooFew { what, needed: 1, found }));
    match named.len() {
        0 => too_few("places in the list", 0),
        all if all == units => too_few("places outside the list", 0),
        _ => Ok(marks),
    }
}

/// A list on its way, with what the named one had.
#[derive(Debug, Clone)]
struct Walk {
    neighbors: Vec<Vec<usize>>,
    sizes: Vec<f64>,
    inside: Vec<usize>,
    outside: Vec<usize>,
    /// How many neighbours of each place are in the list.
    joined: Vec<usize>,
    joins: usize,
    size: f64,
    named_joins: usize,
    named_size: f64,
    cost: f64,
}

impl Walk {
    fn new(layout: &Layout, sizes: &[f64], marks: &[f64]) -> Walk {
        let units = sizes.len();
        let sizes: Vec<f64> = layout.row_at.iter().map(|row| sizes[*row as usize]).collect();
        let is_inside: Vec<bool> =
            layout.row_at.iter().map(|row| marks[*row as usize] != 0.0).collect();
        // A link in either direction joins two units, once.
        let mut neighbors = vec![Vec::new(); units];
        for place in 0..units {
            for &target in &layout.targets[layout.starts[place]..layout.starts[place + 1]] {
                neighbors[place].push(target as usize);
                neighbors[target as usize].push(place);
            }
        }
        for (place, others) in neighbors.iter_mut().enumerate() {
            others.sort_unstable();
            others.dedup();
            others.retain(|other| *other != place);
        }
        let (inside, outside): (Vec<usize>, Vec<usize>) =
            (0..units).partition(|place| is_inside[*place]);
        let inside_of = |others: &Vec<usize>| others.iter().filter(|k| is_inside[**k]).count();
        let joined: Vec<usize> = neighbors.iter().map(inside_of).collect();
        let joins = inside.iter().map(|place| joined[*place]).sum::<usize>() / 2;
        let size = inside.iter().map(|place| sizes[*place]).sum();
        Walk {
            neighbors,
            sizes,
            inside,
            outside,
            joined,
            joins,
            size,
            named_joins: joins,
            named_size: size,
            cost: 0.0,
        }
    }

    /// Goes on to the next list that is kept.
    fn go(&mut self, stream: &mut Stream) -> Result<(), Error> {
        let mut to_go = SWAPS * self.inside.len().min(self.outside.len());
        let mut strayed = 0;
        while to_go > 0 {
            self.try_swap(stream);
            // Time stands still between admissible lists.
            if self.cost == 0.0 {
                to_go -= 1;
                strayed = 0;
            } else {
                strayed += 1;
            }
            if strayed > LOST {
                return Err(Error::NoOtherList);
            }
        }
        Ok(())
    }

    fn try_swap(&mut self, stream: &mut Stream) {
        let x = stream.below(self.inside.len());
        let y = stream.below(self.outside.len());
        let leaves = self.inside[x];
        let enters = self.outside[y];
        let apart = usize::from(self.neighbors[enters].contains(&leaves));
        let joins = self.joins + self.joined[enters] - apart - self.joined[leaves];
        let size = self.size - self.sizes[leaves] + self.sizes[enters];
        let cost = self.cost_of(joins, size);
        // Metropolis: a chance is drawn only where it is needed, which depends on both lists alone.
        if cost > self.cost {
            let lot = stream.uniform();
            if is_refused(lot, cost - self.cost) {
                return;
            }
        }
        self.inside[x] = enters;
        self.outside[y] = leaves;
        self.neighbors[leaves].iter().for_each(|place| self.joined[*place] -= 1);
        self.neighbors[enters].iter().for_each(|place| self.joined[*place] += 1);
        self.joins = joins;
        self.size = size;
        self.cost = cost;
    }

    /// Nothing for an admissible list, and without end beyond the band.
    fn cost_of(&self, joins: usize, size: f64) -> f64 {
        let joins = joins.abs_diff(self.named_joins).saturating_sub(JOINS);
        if joins > BEYOND.0 {
            return f64::INFINITY;
        }
        let ratio = size / self.named_size;
        // Most lists are of nearly the same size, or far from it: neither needs a logarithm.
        let size = match ratio {
            0.779..1.284 => 0.0,
            0.54..1.84 => (ln(ratio).abs() - SIZE).max(0.0),
            _ => f64::INFINITY,
        };
        if size > BEYOND.1 {
            return f64::INFINITY;
        }
        COST.0 * joins as f64 + COST.1 * size
    }

    /// The rows of the list, in their order.
    fn list(&self, layout: &Layout) -> Vec<usize> {
        let mut rows: Vec<usize> =
            self.inside.iter().map(|place| layout.row_at[*place] as usize).collect();
        rows.sort_unstable();
        rows
    }
}

/// Whether a lot is no less than the exponential of what a swap costs, below zero: its first terms
/// say so of most, and of what costs without end.
fn is_refused(lot: f64, cost: f64) -> bool {
    let above = 1.0 / (1.0 + cost * (1.0 + cost * (0.5 + cost / 6.0)));
    lot >= above || (lot >= 1.0 - cost && lot >= exp(-cost))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use probative_numeric::Seed;

    use super::*;

    const ASKED: Inference = Inference { level: 0.95, draws: 4_000, seed: Seed(3) };

    fn path(units: usize) -> Weights {
        let pairs: Vec<(usize, usize)> = (1..units).map(|unit| (unit - 1, unit)).collect();
        Weights::from_pairs(units, &pairs).unwrap()
    }

    #[test]
    fn every_list_that_is_like_the_named_one_is_as_likely() {
        let sizes = [1.0, 1.1, 1.3, 2.0, 0.9, 1.2, 0.7, 1.0];
        let named = [1, 2, 5];
        let found = like_lists(&path(8), &sizes, &named, ASKED).unwrap();
        let mut counts: BTreeMap<&[usize], usize> = BTreeMap::new();
        found.lists.iter().for_each(|list| *counts.entry(list).or_default() += 1);
        let total = |list: &[usize]| list.iter().map(|unit| sizes[*unit]).sum::<f64>();
        let like = |list: &[usize]| {
            let joins = list.windows(2).filter(|pair| pair[1] == pair[0] + 1).count();
            joins <= 2 && ln(total(list) / total(&named)).abs() <= SIZE
        };
        let mut admissible = 0;
        for a in 0..8 {
            for b in a + 1..8 {
                for c in b + 1..8 {
                    let count = counts.get(&[a, b, c][..]).copied().unwrap_or(0);
                    assert_eq!(like(&[a, b, c]), count > 0, "{a} {b} {c}");
                    admissible += usize::from(count > 0);
                }
            }
        }
        let mean = 4_000.0 / admissible as f64;
        let off = |count: &usize| (*count as f64 - mean) * (*count as f64 - mean) / mean;
        // Chi squared with one degree less than there are lists; a few lists repeat.
        let squares: f64 = counts.values().map(off).sum();
        assert!(squares < 2.0 * admissible as f64, "{squares} of {admissible}");
        assert_eq!((found.joins, found.distinct), (1, admissible));
    }

    #[test]
    fn every_list_of_more_than_half_the_places_is_as_likely() {
        let named = [0, 1, 3, 4, 5, 6, 7];
        let found = like_lists(&path(9), &[1.0; 9], &named, ASKED).unwrap();
        let mut counts: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        for list in &found.lists {
            let out: Vec<usize> = (0..9).filter(|unit| !list.contains(unit)).collect();
            *counts.entry(out).or_default() += 1;
        }
        // Two are left out. The seven have five joins, and may have four or six.
        let joins = |a: usize, b: usize| {
            (1..9).filter(|it| ![*it, *it - 1].iter().any(|u| [a, b].contains(u))).count()
        };
        let like = (0..9)
            .flat_map(|a| (a + 1..9).map(move |b| (a, b)))
            .filter(|(a, b)| joins(*a, *b) >= 4);
        let like: Vec<Vec<usize>> = like.map(|(a, b)| vec![a, b]).collect();
        assert_eq!(counts.keys().cloned().collect::<Vec<_>>(), like);
        let mean = 4_000.0 / like.len() as f64;
        let squares: f64 =
            counts.values().map(|n| (*n as f64 - mean) * (*n as f64 - mean) / mean).sum();
        assert!(squares < 2.0 * like.len() as f64, "{squares} of {}", like.len());
    }

    #[test]
    fn the_order_of_rows_changes_nothing() {
        let sizes = [1.0, 1.1, 1.3, 2.0, 0.9, 1.2, 0.7, 1.05];
        let there = like_lists(&path(8), &sizes, &[1, 2, 5], ASKED).unwrap();
        let turned: Vec<f64> = sizes.iter().rev().copied().collect();
        let back = like_lists(&path(8), &turned, &[5, 6, 2], ASKED).unwrap();
        let rows = |list: &Vec<usize>| list.iter().rev().map(|unit| 7 - unit).collect::<Vec<_>>();
        assert_eq!(there.lists, back.lists.iter().map(rows).collect::<Vec<_>>());
    }

    #[test]
    fn where_no_other_list_is_as_large_it_is_said() {
        let sizes = [1.0, 1.0, 1.0, 1.0, 1e6];
        let found = like_lists(&path(5), &sizes, &[4], ASKED);
        assert_eq!(found, Err(Error::NoOtherList));
        assert!(like_lists(&path(5), &sizes, &[0], ASKED).is_ok());
    }

    #[test]
    fn a_list_that_is_no_list_is_refused() {
        let refused = |named: &[usize]| like_lists(&path(4), &[1.0; 4], named, ASKED).unwrap_err();
        assert_eq!(refused(&[4]), Error::NoSuchUnit { unit: 4, units: 4 });
        assert_eq!(refused(&[1, 1]), Error::NamedTwice { unit: 1 });
        assert!(matches!(refused(&[]), Error::Values(_)));
        assert!(matches!(refused(&[0, 1, 2, 3]), Error::Values(_)));
        assert!(like_lists(&path(3), &[1.0, 0.0, 1.0], &[0], ASKED).is_err());
    }
}
