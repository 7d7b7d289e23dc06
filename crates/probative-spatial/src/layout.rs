//! An order of the units that hangs on their numbers and links alone.

use std::collections::VecDeque;

use probative_numeric::Error as Values;

use crate::error::Error;
use crate::moran::centred;
use crate::weights::Weights;

/// Rounds after which units that look alike are taken as alike.
const ROUNDS: usize = 8;

/// The units in an order that does not depend on the order of the rows, with the weights in that
/// order.
///
/// Each unit gets a key from its own numbers, and then from its neighbours' keys and strengths,
/// until no more units are told apart (the colour refinement of Weisfeiler & Leman 1968). Units
/// then stand breadth first from the smallest key, so that neighbours are near in memory. Random
/// numbers belong to a place in this order: whoever shuffles the rows of a table gets the same
/// results, shuffled. Units that all rounds leave alike hold the same numbers among the same
/// neighbours and keep the order of the rows.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    /// The row at each place.
    pub(crate) row_at: Vec<u32>,
    /// Where each place's links start.
    pub(crate) starts: Vec<usize>,
    /// The places linked to.
    pub(crate) targets: Vec<u32>,
    pub(crate) strengths: Vec<f64>,
}

impl Layout {
    /// The order for these columns; links of a unit to itself are kept.
    ///
    /// # Errors
    /// A column that is not as long as there are units, a value that is not finite, or no links.
    pub(crate) fn new(columns: &[&[f64]], weights: &Weights) -> Result<Layout, Error> {
        for column in columns {
            let expected = weights.units();
            let found = column.len();
            if expected != found {
                return Err(Values::Lengths { what: "values", expected, found }.into());
            }
            if let Some(index) = column.iter().position(|value| !value.is_finite()) {
                return Err(Values::NotFinite { what: "values", index }.into());
            }
        }
        weights.some_links()?;
        Ok(Layout::unchecked(columns, weights))
    }

    fn unchecked(columns: &[&[f64]], weights: &Weights) -> Layout {
        let keys = keys(columns, weights);
        let row_at = breadth_first(&keys, weights);
        let mut place_of = vec![0_u32; row_at.len()];
        row_at.iter().enumerate().for_each(|(place, &row)| place_of[row as usize] = place as u32);
        let mut layout = Layout {
            starts: Vec::with_capacity(row_at.len() + 1),
            targets: Vec::with_capacity(weights.links()),
            strengths: Vec::with_capacity(weights.links()),
            row_at,
        };
        layout.starts.push(0);
        let mut links = Vec::new();
        for &row in &layout.row_at {
            links.clear();
            links.extend(weights.neighbors(row as usize).map(|(to, w)| (place_of[to], w)));
            // Sums over a row are then taken in the order of the places, and so are the same for
            // every order of the rows.
            links.sort_unstable_by_key(|link| link.0);
            layout.targets.extend(links.iter().map(|link| link.0));
            layout.strengths.extend(links.iter().map(|link| link.1));
            layout.starts.push(layout.targets.len());
        }
        layout
    }

    pub(crate) fn units(&self) -> usize {
        self.row_at.len()
    }

    /// A column in this order, less its mean.
    ///
    /// # Errors
    /// Equal values.
    pub(crate) fn centred(&self, column: &[f64]) -> Result<Vec<f64>, Error> {
        centred(&self.ordered(column), self.units())
    }

    /// A column in this order.
    pub(crate) fn ordered(&self, column: &[f64]) -> Vec<f64> {
        self.row_at.iter().map(|&row| column[row as usize]).collect()
    }

    /// Results by place, in the order of the rows.
    pub(crate) fn by_row<T: Clone>(&self, by_place: Vec<T>) -> Vec<T> {
        let mut pairs: Vec<(u32, T)> = self.row_at.iter().copied().zip(by_place).collect();
        pairs.sort_unstable_by_key(|pair| pair.0);
        pairs.into_iter().map(|pair| pair.1).collect()
    }

    /// The places linked to from `place`, with the strengths.
    pub(crate) fn links(&self, place: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let row = self.starts[place]..self.starts[place + 1];
        let targets = self.targets[row.clone()].iter().map(|&to| to as usize);
        targets.zip(self.strengths[row].iter().copied())
    }

    /// The weighted sum over each place's links.
    pub(crate) fn lag(&self, values: &[f64]) -> Vec<f64> {
        let at = |place| self.links(place).map(|(to, strength)| strength * values[to]).sum();
        (0..self.units()).map(at).collect()
    }
}

/// A scrambling of 64 bits (the finalizer of SplitMix64).
fn scramble(key: u64) -> u64 {
    let key = (key ^ (key >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let key = (key ^ (key >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    key ^ (key >> 31)
}

/// Strengths are compared as `f32`, so that a rounding in their making tells no units apart.
fn keys(columns: &[&[f64]], weights: &Weights) -> Vec<u64> {
    // Adding zero makes −0 and 0 one key; they are one value.
    let own = |row: usize| {
        columns.iter().fold(1_u64, |key, column| {
            scramble(key.rotate_left(7) ^ (column[row] + 0.0).to_bits()).wrapping_add(1)
        })
    };
    let mut keys: Vec<u64> = (0..weights.units()).map(own).collect();
    let mut told_apart = distinct(&keys);
    for _ in 0..ROUNDS {
        let around = |row: usize| {
            weights.neighbors(row).fold(0_u64, |sum, (to, strength)| {
                let strength = u64::from((strength as f32).to_bits());
                // A sum, since neighbours have no order of their own.
                sum.wrapping_add(scramble(keys[to] ^ strength.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
            })
        };
        let next: Vec<u64> =
            (0..keys.len()).map(|row| scramble(keys[row].rotate_left(17) ^ around(row))).collect();
        keys = next;
        let now = distinct(&keys);
        if now == told_apart || now == keys.len() {
            break;
        }
        told_apart = now;
    }
    keys
}

fn distinct(keys: &[u64]) -> usize {
    let mut sorted = keys.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.len()
}

fn breadth_first(keys: &[u64], weights: &Weights) -> Vec<u32> {
    let mut by_key: Vec<u32> = (0..keys.len() as u32).collect();
    by_key.sort_by_key(|&row| keys[row as usize]);
    let mut seen = vec![false; keys.len()];
    let mut order = Vec::with_capacity(keys.len());
    let mut queue = VecDeque::new();
    let mut near = Vec::new();
    for &first in &by_key {
        if seen[first as usize] {
            continue;
        }
        seen[first as usize] = true;
        queue.push_back(first);
        while let Some(row) = queue.pop_front() {
            order.push(row);
            near.clear();
            near.extend(weights.neighbors(row as usize).map(|(to, _)| to as u32));
            near.retain(|&to| !seen[to as usize]);
            // By key and not by row, or the order of the rows would show.
            near.sort_by_key(|&to| keys[to as usize]);
            near.iter().for_each(|&to| seen[to as usize] = true);
            queue.extend(near.drain(..));
        }
    }
    order
}
