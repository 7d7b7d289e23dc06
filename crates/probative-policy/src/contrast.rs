use crate::error::Error;
use crate::panel::Panel;

/// A quantity of each unit around each treatment date that occurs, and who is treated when.
pub(crate) struct Contrast {
    /// The units of the panel that are compared, in order.
    kept: Vec<usize>,
    /// The distinct treatment periods, in order.
    periods: Vec<usize>,
    /// For each unit, its place among `periods`; `None` if it is never treated.
    dates: Vec<Option<usize>>,
    /// The treated units with their dates, in order.
    treated: Vec<(usize, usize)>,
    /// The never treated ones, in order.
    never: Vec<usize>,
    /// For each unit, its quantity around each of `periods`.
    values: Vec<f64>,
}

/// What is added up around one date.
#[derive(Clone, Default)]
struct Sums {
    treated: f64,
    count: f64,
    untreated: f64,
}

impl Contrast {
    /// Measures every unit that is not treated from the first period on around every date.
    pub(crate) fn new(
        panel: &Panel<'_>,
        measure: &dyn Fn(&[f64], usize) -> f64,
    ) -> Result<Contrast, Error> {
        let from = panel.treated_from();
        // Units treated all along have no change to show, and are no comparison either.
        let kept: Vec<usize> = (0..panel.units()).filter(|&unit| from[unit] != Some(0)).collect();
        let mut periods: Vec<usize> = kept.iter().filter_map(|&unit| from[unit]).collect();
        let treated = periods.len();
        if treated == 0 {
            return Err(Error::TooFewTreated { found: 0, needed: 1 });
        }
        if treated == kept.len() {
            return Err(Error::TooFewUntreated { found: 0, needed: 1 });
        }
        periods.sort_unstable();
        periods.dedup();
        let place = |period: usize| periods.binary_search(&period).ok();
        let dates: Vec<Option<usize>> =
            kept.iter().map(|&unit| from[unit].and_then(place)).collect();
        let mut values = Vec::with_capacity(kept.len() * periods.len());
        for &unit in &kept {
            values.extend(periods.iter().map(|&period| measure(panel.unit(unit), period)));
        }
        Ok(Contrast::of(kept, periods, dates, values))
    }

    fn of(
        kept: Vec<usize>,
        periods: Vec<usize>,
        dates: Vec<Option<usize>>,
        values: Vec<f64>,
    ) -> Contrast {
        let all = || dates.iter().enumerate();
        let treated = all().filter_map(|(unit, date)| Some((unit, (*date)?))).collect();
        let never = all().filter(|(_, date)| date.is_none()).map(|(unit, _)| unit).collect();
        Contrast { kept, periods, dates, treated, never, values }
    }

    /// The number of units compared.
    pub(crate) fn units(&self) -> usize {
        self.kept.len()
    }

    /// The position in the panel of each unit compared.
    pub(crate) fn kept(&self) -> &[usize] {
        &self.kept
    }

    /// The first treatment date.
    pub(crate) fn earliest(&self) -> usize {
        self.periods[0]
    }

    /// The effect if unit `order[i]` has the date of unit `i`.
    ///
    /// The mean over the treated of their own value less the mean of the never treated around the
    /// same date.
    pub(crate) fn effect(&self, order: &[usize]) -> f64 {
        let treated = self.treated.iter().map(|(at, date)| (order[*at], *date));
        self.compare(treated, self.never.iter().map(|at| order[*at]))
    }

    /// The effect if one unit is left out; none if nothing would be left to compare.
    pub(crate) fn effect_without(&self, left_out: usize) -> Option<f64> {
        let treated = self.treated.iter().copied().filter(|(unit, _)| *unit != left_out);
        let never = self.never.iter().copied().filter(|unit| *unit != left_out);
        let effect = self.compare(treated, never);
        effect.is_finite().then_some(effect)
    }

    fn compare(
        &self,
        treated: impl Iterator<Item = (usize, usize)>,
        never: impl Iterator<Item = usize>,
    ) -> f64 {
        let width = self.periods.len();
        let mut around = vec![Sums::default(); width];
        for (unit, date) in treated {
            // Each treated unit against the never treated about its own date, and never against
            // units that are treated later (Goodman-Bacon 2021).
            around[date].treated += self.values[unit * width + date];
            around[date].count += 1.0;
        }
        let mut untreated = 0.0;
        for unit in never {
            untreated += 1.0;
            let values = &self.values[unit * width..(unit + 1) * width];
            around.iter_mut().zip(values).for_each(|(sums, value)| sums.untreated += value);
        }
        let all: f64 = around.iter().map(|sums| sums.count).sum();
        let one = |sums: &Sums| sums.treated - sums.count * sums.untreated / untreated;
        around.iter().map(one).sum::<f64>() / all
    }

    /// The same comparison of something else: zero for the never treated, and for the treated what
    /// their date and the date around which it is measured say.
    pub(crate) fn of_treated(&self, value: impl Fn(usize, usize) -> f64) -> Contrast {
        let around = |date: Option<usize>| {
            let value = &value;
            self.periods
                .iter()
                .map(move |&around| date.map_or(0.0, |date| value(self.periods[date], around)))
        };
        let values = self.dates.iter().flat_map(|date| around(*date)).collect();
        let kept = self.kept.clone();
        let periods = self.periods.clone();
        Contrast::of(kept, periods, self.dates.clone(), values)
    }

    /// One value per unit: a treated unit's own, and a never-treated unit's mean over the dates of
    /// the treated.
    pub(crate) fn by_unit(&self) -> (Vec<f64>, Vec<f64>) {
        let width = self.periods.len();
        let mut counts = vec![0.0; width];
        self.dates.iter().flatten().for_each(|date| counts[*date] += 1.0);
        let all: f64 = counts.iter().sum();
        let mut treated = Vec::new();
        let mut untreated = Vec::new();
        for (date, values) in self.dates.iter().zip(self.values.chunks_exact(width)) {
            match date {
                Some(date) => treated.push(values[*date]),
                None => untreated.push(
                    values.iter().zip(&counts).map(|(value, n)| value * n).sum::<f64>() / all,
                ),
            }
        }
        (treated, untreated)
    }
}
