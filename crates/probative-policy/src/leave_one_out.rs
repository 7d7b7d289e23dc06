use crate::contrast::Contrast;
use crate::error::Error;
use crate::panel::Panel;
use crate::two_by_two::change;

/// How far one unit alone carries an effect: the range of the effect when each unit in turn is left
/// out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeaveOneOut {
    /// The smallest effect.
    pub low: f64,
    /// The unit whose absence gives it.
    pub low_unit: usize,
    /// The largest effect.
    pub high: f64,
    /// The unit whose absence gives it.
    pub high_unit: usize,
}

/// The range of [`two_by_two`](crate::two_by_two)'s effect when each unit in turn is left out.
///
/// ```
/// use probative_policy::{Panel, leave_one_out};
///
/// // Changes of three and five against one and one.
/// let outcomes = [0.0, 3.0, 0.0, 5.0, 0.0, 1.0, 0.0, 1.0];
/// let panel = Panel::new(&outcomes, 2, &[Some(1), Some(1), None, None])?;
/// let found = leave_one_out(&panel)?;
/// assert_eq!((found.low, found.low_unit), (2.0, 1));
/// assert_eq!((found.high, found.high_unit), (4.0, 0));
/// # Ok::<(), probative_policy::Error>(())
/// ```
///
/// # Errors
/// As there, or fewer than two treated or two never-treated units.
pub fn leave_one_out(panel: &Panel<'_>) -> Result<LeaveOneOut, Error> {
    let changes = Contrast::new(panel, &change)?;
    let (treated, untreated) = changes.by_unit();
    if treated.len() < 2 {
        return Err(Error::TooFewTreated { found: treated.len(), needed: 2 });
    }
    if untreated.len() < 2 {
        return Err(Error::TooFewUntreated { found: untreated.len(), needed: 2 });
    }
    let far = f64::INFINITY;
    let none = usize::MAX;
    let mut range = LeaveOneOut { low: far, low_unit: none, high: -far, high_unit: none };
    for (place, &unit) in changes.kept().iter().enumerate() {
        // Where nothing is left to compare there is no effect, which is not an effect of zero.
        let Some(effect) = changes.effect_without(place) else { continue };
        if effect < range.low {
            (range.low, range.low_unit) = (effect, unit);
        }
        if effect > range.high {
            (range.high, range.high_unit) = (effect, unit);
        }
    }
    Ok(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_that_carries_the_effect_is_named() {
        let outcomes = [0.0, 9.0, 0.0, 9.0, 0.0, 1.0, 0.0, 10.0, 0.0, 0.0, 0.0, 0.0];
        let dates = [Some(0), Some(0), Some(1), Some(1), None, None];
        let panel = Panel::new(&outcomes, 2, &dates).unwrap();
        let range = leave_one_out(&panel).unwrap();
        assert_eq!((range.low, range.low_unit), (1.0, 3));
        assert_eq!((range.high, range.high_unit), (10.0, 2));
    }

    #[test]
    fn a_single_treated_unit_cannot_be_left_out() {
        let panel = Panel::new(&[0.0, 1.0, 0.0, 0.0, 0.0, 0.0], 2, &[Some(1), None, None]).unwrap();
        assert_eq!(leave_one_out(&panel).err(), Some(Error::TooFewTreated { found: 1, needed: 2 }));
    }
}
