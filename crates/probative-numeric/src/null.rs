use crate::error::{Error, level as valid_level};
use crate::estimate::Interval;
use crate::math::sqrt;
use crate::moment::{median, standard_deviation};
use crate::sum::mean;
use crate::tail::Tail;

/// Two values closer than this share of their size are equal: rounding never decides a tie.
pub(crate) const TIE: f64 = 1e-12;

/// Standard errors between no effect and one that a test at five per cent, both tails, finds four
/// times in five.
///
/// 1.96 for the test and 0.84 for the power.
pub const DETECTABLE: f64 = 2.8;

/// The values a statistic takes when the claim is false by construction.
#[derive(Debug, Clone, PartialEq)]
pub struct Null {
    /// The values, in the order of the replicates.
    pub draws: Vec<f64>,
}

/// How many draws reached an observed value from either side.
///
/// Counts of parts of the draws add up to the counts of the whole ([`merge`](Self::merge)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Exceedances {
    /// Draws at least as large as observed.
    pub above_or_equal: u64,
    /// Draws at most as large as observed.
    pub below_or_equal: u64,
    /// All draws counted.
    pub draws: u64,
}

impl Exceedances {
    /// Counts `draws` against `observed`; values closer than 10⁻¹² of the largest of the two and
    /// `size` are equal.
    ///
    /// A draw that is not a number counts on both sides, against the claim.
    #[must_use]
    pub fn count(draws: &[f64], observed: f64, size: f64) -> Exceedances {
        let mut counts = Exceedances { draws: draws.len() as u64, ..Exceedances::default() };
        for &draw in draws {
            let slack = TIE * finite_or_zero(draw).max(finite_or_zero(observed)).max(size);
            counts.above_or_equal += u64::from(draw.is_nan() || draw >= observed - slack);
            counts.below_or_equal += u64::from(draw.is_nan() || draw <= observed + slack);
        }
        counts
    }

    /// The counts of two disjoint parts taken together.
    #[must_use]
    pub fn merge(self, other: Exceedances) -> Exceedances {
        Exceedances {
            above_or_equal: self.above_or_equal + other.above_or_equal,
            below_or_equal: self.below_or_equal + other.below_or_equal,
            draws: self.draws + other.draws,
        }
    }

    /// The chance of a value at least as extreme as observed; see [`Null::p_value`].
    #[must_use]
    pub fn p_value(self, tail: Tail) -> f64 {
        let share = |extreme: u64| (extreme + 1) as f64 / (self.draws + 1) as f64;
        tail.choose(share(self.above_or_equal), share(self.below_or_equal))
    }

    /// The same with ties counted half; see [`Null::mid_p`].
    #[must_use]
    pub fn mid_p(self, tail: Tail) -> f64 {
        let ties = (self.above_or_equal + self.below_or_equal).saturating_sub(self.draws) + 1;
        let share =
            |extreme: u64| ((extreme + 1) as f64 - 0.5 * ties as f64) / (self.draws + 1) as f64;
        tail.choose(share(self.above_or_equal), share(self.below_or_equal))
    }
}

impl Null {
    /// The chance of a value at least as extreme as `observed`.
    ///
    /// The observed arrangement counts as one of the draws, so the result is
    /// `(extreme + 1) / (draws + 1)` and is never zero (Phipson & Smyth 2010). Both tails: twice
    /// the smaller, at most one. Ties count whole.
    #[must_use]
    pub fn p_value(&self, observed: f64, tail: Tail) -> f64 {
        self.exceedances(observed).p_value(tail)
    }

    /// The same with ties, the observed arrangement among them, counted half (Lancaster 1961).
    ///
    /// For statistics that take few values, where [`p_value`](Self::p_value) rejects too rarely.
    #[must_use]
    pub fn mid_p(&self, observed: f64, tail: Tail) -> f64 {
        self.exceedances(observed).mid_p(tail)
    }

    /// How many draws reached `observed` from either side.
    #[must_use]
    pub fn exceedances(&self, observed: f64) -> Exceedances {
        Exceedances::count(&self.draws, observed, self.size())
    }

    /// The usual size of a draw: the median of the absolute values, by which ties near zero are
    /// judged.
    #[must_use]
    pub fn size(&self) -> f64 {
        let sizes: Vec<f64> = self.draws.iter().copied().map(finite_or_zero).collect();
        if sizes.is_empty() { 0.0 } else { median(&sizes) }
    }

    /// The mean of the draws.
    #[must_use]
    pub fn mean(&self) -> f64 {
        mean(&self.draws)
    }

    /// The standard deviation of the draws.
    #[must_use]
    pub fn standard_deviation(&self) -> f64 {
        standard_deviation(&self.draws)
    }

    /// The value below which the share `q` of the null lies.
    ///
    /// The draw at place `q · (draws + 1)`, interpolated, within the smallest and the largest
    /// (Hyndman & Fan 1996, type 6); not a number without draws.
    #[must_use]
    pub fn quantile(&self, q: f64) -> f64 {
        at_share(&self.sorted(), q)
    }

    /// How far that value may be off for the number of draws, as a standard error: half of what
    /// lies between the draws one standard error of their place below and above it.
    #[must_use]
    pub fn quantile_error(&self, q: f64) -> f64 {
        let sorted = self.sorted();
        let away = sqrt(q * (1.0 - q) / sorted.len().max(1) as f64);
        let at = |q: f64| at_share(&sorted, q.clamp(0.0, 1.0));
        0.5 * (at(q + away) - at(q - away))
    }

    /// How far the two ends of [`shift_interval`](Self::shift_interval) may be off for the number
    /// of draws, as standard errors.
    #[must_use]
    pub fn shift_errors(&self, level: f64) -> (f64, f64) {
        let outside = 0.5 * (1.0 - level);
        (self.quantile_error(1.0 - outside), self.quantile_error(outside))
    }

    /// The effects that the observed value does not reject, if an effect shifts the null without
    /// changing its shape.
    ///
    /// `[observed − q(1 − α/2), observed − q(α/2)]`, the inversion of the test at both tails.
    ///
    /// # Errors
    /// A level outside zero to one, or no draws.
    pub fn shift_interval(&self, observed: f64, level: f64) -> Result<Interval, Error> {
        valid_level(level)?;
        if self.draws.is_empty() {
            return Err(Error::TooFew { what: "draws", needed: 1, found: 0 });
        }
        let sorted = self.sorted();
        let outside = 0.5 * (1.0 - level);
        let low = observed - at_share(&sorted, 1.0 - outside);
        let high = observed - at_share(&sorted, outside);
        Ok(Interval { low, high, level })
    }

    /// The standard error of a p-value `p` that comes from this many draws ([`error_of_share`]).
    #[must_use]
    pub fn monte_carlo_error(&self, p: f64) -> f64 {
        error_of_share(p, self.draws.len())
    }

    /// The smallest shift that a test at five per cent, both tails, finds four times in five.
    ///
    /// [`DETECTABLE`] standard deviations of the null.
    #[must_use]
    pub fn detectable(&self) -> f64 {
        DETECTABLE * self.standard_deviation()
    }

    fn sorted(&self) -> Vec<f64> {
        let mut sorted = self.draws.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        sorted
    }
}

/// The standard error of a share `p` of so many draws, `√(p(1 − p)/draws)`.
///
/// A share is taken to be at least one of the draws from none and from all: that all of 99 draws
/// were as extreme does not say that the next one will be. Zero without draws, which give no error.
#[must_use]
pub fn error_of_share(p: f64, draws: usize) -> f64 {
    if draws == 0 {
        return 0.0;
    }
    let least = 1.0 / (draws as f64 + 1.0);
    let p = p.clamp(least, (1.0 - least).max(least));
    sqrt(p * (1.0 - p) / draws as f64)
}

fn at_share(sorted: &[f64], q: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else {
        return f64::NAN;
    };
    let place = (q * (sorted.len() + 1) as f64 - 1.0).clamp(0.0, last as f64);
    let below = place.floor();
    let part = place - below;
    let low = sorted[below as usize];
    if part == 0.0 { low } else { low + part * (sorted[(below as usize + 1).min(last)] - low) }
}

fn finite_or_zero(value: f64) -> f64 {
    if value.is_finite() { value.abs() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_to_nine() -> Null {
        Null { draws: (1..=9).map(f64::from).collect() }
    }

    #[test]
    fn a_quantile_of_normal_draws_is_as_far_off_as_their_number_says() {
        let nulls: Vec<Null> = (0..200)
            .map(|seed| {
                let mut stream = crate::Seed(seed).stream(0);
                Null { draws: (0..999).map(|_| stream.normal()).collect() }
            })
            .collect();
        let all = |pick: fn(&Null) -> f64| nulls.iter().map(pick).collect::<Vec<f64>>();
        // The density of the normal distribution is .0584 there.
        let error = sqrt(0.025 * 0.975 / 999.0) / 0.0584;
        assert!((mean(&all(|null| null.quantile_error(0.975))) / error - 1.0).abs() < 0.1);
        assert!((standard_deviation(&all(|null| null.quantile(0.975))) / error - 1.0).abs() < 0.2);
    }

    #[test]
    fn the_observed_arrangement_is_one_of_the_draws() {
        assert_eq!(one_to_nine().p_value(20.0, Tail::Upper), 0.1);
        assert_eq!(one_to_nine().p_value(20.0, Tail::Lower), 1.0);
        assert_eq!(one_to_nine().p_value(20.0, Tail::Both), 0.2);
    }

    #[test]
    fn ties_count_whole_in_p_and_half_in_mid_p() {
        assert_eq!(one_to_nine().p_value(9.0, Tail::Upper), 0.2);
        assert_eq!(one_to_nine().mid_p(9.0, Tail::Upper), 0.1);
    }

    #[test]
    fn a_share_of_all_or_none_has_an_error_too() {
        for draws in [1, 2, 9, 999] {
            let [none, all, half] = [0.0, 1.0, 0.5].map(|p| error_of_share(p, draws));
            assert!(none > 0.0 && (none - all).abs() < 1e-15 && none <= half, "{draws}");
        }
        assert!((error_of_share(0.1, 99) - sqrt(0.09 / 99.0)).abs() < 1e-15);
        assert_eq!(error_of_share(1.0, 0), 0.0);
    }

    #[test]
    fn rounding_decides_no_tie() {
        let null = Null { draws: vec![0.1 + 0.2, 0.3, 1.0] };
        assert_eq!(null.p_value(0.3, Tail::Lower), null.p_value(0.1 + 0.2, Tail::Lower));
        let centred = Null { draws: vec![-3e-17, 2e-17, 1.0, -1.0] };
        assert_eq!(centred.exceedances(1e-17).above_or_equal, 3);
    }

    #[test]
    fn a_draw_that_is_not_a_number_speaks_against_the_claim() {
        let null = Null { draws: vec![f64::NAN, 1.0, 2.0] };
        assert_eq!(null.p_value(5.0, Tail::Upper), 0.5);
    }

    #[test]
    fn parts_add_up_to_the_whole() {
        let null = one_to_nine();
        let parts =
            [&null.draws[..3], &null.draws[3..]].map(|part| Exceedances::count(part, 4.0, 5.0));
        assert_eq!(parts[0].merge(parts[1]), null.exceedances(4.0));
    }

    #[test]
    fn quantiles_lie_at_the_tenths_of_nine_draws() {
        assert_eq!(one_to_nine().quantile(0.1), 1.0);
        assert_eq!(one_to_nine().quantile(0.55), 5.5);
        assert_eq!(one_to_nine().quantile(0.999), 9.0);
    }

    #[test]
    fn the_shift_interval_turns_the_null_around_the_observed_value() {
        let interval = one_to_nine().shift_interval(10.0, 0.8);
        assert_eq!(interval, Ok(Interval { low: 1.0, high: 9.0, level: 0.8 }));
    }
}
