use probative_numeric::Error as Values;

use super::{Local, Locals, Silent};
use crate::error::Error;
use crate::layout::Layout;
use crate::weights::Weights;

/// A variance that is a smaller share of what it is the difference of is none.
pub(super) const FIXED: f64 = 1e-12;

/// The units that have values, in an order of their own, and how to speak of all rows.
pub(super) struct Pool {
    pub(super) layout: Layout,
    /// The columns in that order.
    pub(super) columns: Vec<Vec<f64>>,
    kept: Vec<usize>,
    silent: Vec<Option<Silent>>,
}

impl Pool {
    /// # Errors
    /// A column that is not as long as there are units, fewer than four units with values, or no
    /// links among them.
    pub(super) fn new(columns: &[&[f64]], weights: &Weights) -> Result<Pool, Error> {
        let n = weights.units();
        for column in columns {
            if column.len() != n {
                let lengths = Values::Lengths { what: "values", expected: n, found: column.len() };
                return Err(lengths.into());
            }
        }
        let valued: Vec<bool> =
            (0..n).map(|row| columns.iter().all(|column| column[row].is_finite())).collect();
        // Asked of all units: a neighbour without a value silences a unit that has one, since its
        // sum is unknown.
        let silent = (0..n).map(|row| silence(row, &valued, weights)).collect();
        let kept: Vec<usize> = (0..n).filter(|&row| valued[row]).collect();
        if kept.len() < 4 {
            let few = Values::TooFew { what: "units with values", needed: 4, found: kept.len() };
            return Err(few.into());
        }
        let parts: Vec<Vec<f64>> =
            columns.iter().map(|column| kept.iter().map(|&row| column[row]).collect()).collect();
        let parts: Vec<&[f64]> = parts.iter().map(Vec::as_slice).collect();
        // With every unit kept the links need no counting anew.
        let layout = if kept.len() == n {
            Layout::new(&parts, weights)?
        } else {
            Layout::new(&parts, &among(&kept, weights)?)?
        };
        let columns = parts.iter().map(|part| layout.ordered(part)).collect();
        Ok(Pool { layout, columns, kept, silent })
    }

    /// The results by place, in the order of the rows.
    pub(super) fn rows(&self, by_place: Vec<Local>) -> Locals {
        let neighbors =
            |place: usize| self.layout.links(place).filter(|link| link.0 != place).count();
        let complete = |(place, local)| Local { neighbors: neighbors(place), ..local };
        let by_place = by_place.into_iter().enumerate().map(complete).collect();
        let mut found = vec![None; self.silent.len()];
        for (&row, local) in self.kept.iter().zip(self.layout.by_row(by_place)) {
            found[row] = Some(local);
        }
        let speak = |(silent, local): (&Option<Silent>, Option<Local>)| match silent {
            Some(silent) => Err(*silent),
            None => local.map_or(Err(Silent::NoValue), Local::told),
        };
        self.silent.iter().zip(found).map(speak).collect()
    }
}

fn silence(row: usize, valued: &[bool], weights: &Weights) -> Option<Silent> {
    let mut others = weights.neighbors(row).map(|link| link.0).filter(|&to| to != row).peekable();
    if !valued[row] {
        Some(Silent::NoValue)
    } else if others.peek().is_none() {
        Some(Silent::Island)
    } else {
        others.any(|to| !valued[to]).then_some(Silent::NeighborWithoutValue)
    }
}

/// The links among some units, counted anew.
fn among(kept: &[usize], weights: &Weights) -> Result<Weights, Error> {
    let mut place = vec![usize::MAX; weights.units()];
    kept.iter().enumerate().for_each(|(new, &row)| place[row] = new);
    let row = |&row: &usize| {
        let new = place[row];
        let place = &place;
        weights.neighbors(row).map(move |(to, strength)| (new, place[to], strength))
    };
    let links = kept.iter().flat_map(row).filter(|link| link.1 != usize::MAX && link.0 != link.1);
    Weights::from_links(kept.len(), links.collect())
}

impl Pool {
    /// A column less its mean.
    ///
    /// # Errors
    /// Equal values.
    pub(super) fn centred(&self, column: usize) -> Result<Vec<f64>, Error> {
        crate::moran::centred(&self.columns[column], self.layout.units())
    }

    /// The weighted sum over each place's neighbours, itself left out.
    pub(super) fn lag(&self, values: &[f64]) -> Vec<f64> {
        let at = |place| {
            let others = self.layout.links(place).filter(|link| link.0 != place);
            others.map(|(to, strength)| strength * values[to]).sum()
        };
        (0..values.len()).map(at).collect()
    }

    /// The sum of a place's strengths to others.
    pub(super) fn strength(&self, place: usize) -> f64 {
        self.layout.links(place).filter(|link| link.0 != place).map(|link| link.1).sum()
    }

    /// How strongly each place is a neighbour of itself.
    pub(super) fn own(&self) -> Vec<f64> {
        let own = |place| self.layout.links(place).find(|link| link.0 == place);
        (0..self.layout.units()).map(|place| own(place).map_or(0.0, |link| link.1)).collect()
    }

    /// The mean and the variance of each place's weighted sum when its neighbours are drawn from
    /// the others.
    pub(super) fn others(&self, values: &[f64]) -> Vec<[f64; 2]> {
        let n = values.len() as f64 - 1.0;
        let total: f64 = probative_numeric::sum(values);
        let squares: f64 = values.iter().map(|value| value * value).sum();
        let at = |place: usize| {
            let mean = (total - values[place]) / n;
            let spread = (squares - values[place] * values[place]) / n - mean * mean;
            self.drawn(place, mean, spread)
        };
        (0..values.len()).map(at).collect()
    }

    /// The mean and the variance of a weighted sum of others with this mean and this variance
    /// (divisor their number).
    pub(super) fn drawn(&self, place: usize, mean: f64, spread: f64) -> [f64; 2] {
        let n = self.layout.units() as f64 - 1.0;
        let mut sum = 0.0;
        let mut squares = 0.0;
        for (_, strength) in self.layout.links(place).filter(|link| link.0 != place) {
            sum += strength;
            squares += strength * strength;
        }
        // Of all others with one strength nothing is drawn, and what is left is rounding.
        let varying = n * squares - sum * sum;
        let varying = if varying <= FIXED * n * squares { 0.0 } else { varying };
        [sum * mean, (spread * varying / (n - 1.0)).max(0.0)]
    }
}
