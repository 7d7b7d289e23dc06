use crate::error::Error;

/// Outcomes of units over periods, and when each unit was first treated.
///
/// Invariant: one finite outcome for each unit and period, and every treatment starts in a period
/// of the panel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Panel<'a> {
    outcomes: &'a [f64],
    periods: usize,
    treated_from: &'a [Option<usize>],
}

impl<'a> Panel<'a> {
    /// Takes outcomes unit by unit, each unit's periods in order; `None` stands for a unit that is
    /// never treated.
    ///
    /// ```
    /// use probative_policy::Panel;
    ///
    /// // Two units over three periods; the first is treated from the second period on.
    /// let outcomes = [1.0, 2.0, 4.0, 1.0, 1.0, 1.0];
    /// let panel = Panel::new(&outcomes, 3, &[Some(1), None])?;
    /// assert_eq!(panel.unit(0), [1.0, 2.0, 4.0]);
    /// # Ok::<(), probative_policy::Error>(())
    /// ```
    ///
    /// # Errors
    /// Outcomes that do not fill the panel or are not finite, or a treatment that starts outside
    /// it.
    pub fn new(
        outcomes: &'a [f64],
        periods: usize,
        treated_from: &'a [Option<usize>],
    ) -> Result<Panel<'a>, Error> {
        let units = treated_from.len();
        if periods == 0 || units == 0 || outcomes.len() != units * periods {
            return Err(Error::Shape { outcomes: outcomes.len(), units, periods });
        }
        if let Some(place) = outcomes.iter().position(|outcome| !outcome.is_finite()) {
            return Err(Error::NotFinite { unit: place / periods, period: place % periods });
        }
        for (unit, from) in treated_from.iter().enumerate() {
            if let Some(period) = from.filter(|period| *period >= periods) {
                return Err(Error::NoSuchPeriod { unit, period });
            }
        }
        Ok(Panel { outcomes, periods, treated_from })
    }

    /// The number of units.
    #[must_use]
    pub fn units(&self) -> usize {
        self.treated_from.len()
    }

    /// The number of periods.
    #[must_use]
    pub fn periods(&self) -> usize {
        self.periods
    }

    /// The outcomes of one unit, period by period.
    #[must_use]
    pub fn unit(&self, unit: usize) -> &'a [f64] {
        &self.outcomes[unit * self.periods..(unit + 1) * self.periods]
    }

    /// The first period of treatment of each unit, `None` if it is never treated.
    #[must_use]
    pub fn treated_from(&self) -> &'a [Option<usize>] {
        self.treated_from
    }

    /// The units treated from the first period on, which have no before and are left out.
    #[must_use]
    pub fn always_treated(&self) -> usize {
        self.treated_from.iter().filter(|from| **from == Some(0)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_outcome_is_named() {
        let panel = Panel::new(&[1.0, 2.0, f64::NAN, 4.0], 2, &[None, None]);
        assert_eq!(panel, Err(Error::NotFinite { unit: 1, period: 0 }));
    }

    #[test]
    fn a_treatment_after_the_last_period_is_refused() {
        let panel = Panel::new(&[1.0, 2.0], 2, &[Some(2)]);
        assert_eq!(panel, Err(Error::NoSuchPeriod { unit: 0, period: 2 }));
    }

    #[test]
    fn three_outcomes_do_not_fill_two_by_two() {
        assert!(Panel::new(&[1.0, 2.0, 3.0], 2, &[None, None]).is_err());
    }
}
