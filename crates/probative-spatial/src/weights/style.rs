use probative_numeric::math::sqrt;
use probative_numeric::sum;

use super::Weights;

/// How strengths are scaled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Each unit's strengths sum to one; spdep's W.
    Row,
    /// Every strength is one; spdep's B.
    Binary,
    /// All strengths sum to the number of units that have a neighbour; spdep's C.
    Global,
    /// Variance stabilising (Tiefelsdorf, Griffith & Boots 1999); spdep's S.
    Variance,
    /// As they are.
    Raw,
}

impl Weights {
    /// The same neighbours with their strengths in a style.
    ///
    /// `Variance` divides each strength by the root of its row's sum of squares, and then scales
    /// all so that they sum to the number of units that have a neighbour; libpysal's V makes them
    /// sum to the number of all units, which differs where there are islands. A row or a total that
    /// sums to zero is left as it is.
    #[must_use]
    pub fn styled(&self, style: Style) -> Weights {
        match style {
            Style::Raw => self.clone(),
            Style::Binary => self.by_row(|_| None),
            Style::Row => self.by_row(|row| Some(sum(row))),
            Style::Global => self.clone().summing_to_units(),
            Style::Variance => {
                let length =
                    |row: &[f64]| sqrt(sum(&row.iter().map(|w| w * w).collect::<Vec<_>>()));
                self.by_row(|row| Some(length(row))).summing_to_units()
            }
        }
    }

    /// Each row divided by its divisor, or set to one where there is none.
    fn by_row(&self, divisor: impl Fn(&[f64]) -> Option<f64>) -> Weights {
        let mut styled = self.clone();
        for unit in 0..self.units() {
            let row = &mut styled.strengths[self.starts[unit]..self.starts[unit + 1]];
            match divisor(row) {
                None => row.fill(1.0),
                Some(divisor) if divisor != 0.0 => row.iter_mut().for_each(|w| *w /= divisor),
                Some(_) => {}
            }
        }
        styled
    }

    /// All strengths scaled alike, so that they sum to the number of units that have a neighbour.
    fn summing_to_units(mut self) -> Weights {
        let linked = (0..self.units()).filter(|&unit| self.degree(unit) > 0).count();
        let total = self.total();
        if total != 0.0 {
            let scale = linked as f64 / total;
            self.strengths.iter_mut().for_each(|w| *w *= scale);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path_and_an_island() -> Weights {
        Weights::from_links(4, vec![(0, 1, 2.0), (1, 0, 2.0), (1, 2, 6.0), (2, 1, 6.0)]).unwrap()
    }

    fn strengths(style: Style) -> Vec<f64> {
        path_and_an_island().styled(style).strengths().to_vec()
    }

    #[test]
    fn each_style_scales_as_its_name_says() {
        assert_eq!(strengths(Style::Raw), [2.0, 2.0, 6.0, 6.0]);
        assert_eq!(strengths(Style::Binary), [1.0; 4]);
        assert_eq!(strengths(Style::Row), [1.0, 0.25, 0.75, 1.0]);
        assert_eq!(strengths(Style::Global), [0.375, 0.375, 1.125, 1.125]);
        let total: f64 = strengths(Style::Variance).iter().sum();
        assert!((total - 3.0).abs() < 1e-15);
    }

    #[test]
    fn styles_are_taken_from_the_strengths_as_given_and_not_from_each_other() {
        let binary = path_and_an_island().styled(Style::Binary);
        assert_eq!(binary.styled(Style::Row).strengths(), [1.0, 0.5, 0.5, 1.0]);
    }
}
