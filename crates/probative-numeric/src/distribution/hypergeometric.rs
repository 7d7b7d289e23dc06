use super::chance::Count;
use super::smallest_reaching;
use crate::math::exp;
use crate::special::{binomial_density, ln_gamma};
use crate::stream::Stream;
use crate::sum::sum_of;

/// The number of marked units among `drawn` taken without replacement from `total`, of which
/// `marked` are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hypergeometric {
    /// The number of units.
    pub total: u64,
    /// How many of them are marked; at most `total`.
    pub marked: u64,
    /// How many are drawn; at most `total`.
    pub drawn: u64,
}

impl Hypergeometric {
    /// The chance of exactly `k` marked units.
    #[must_use]
    pub fn density(self, k: u64) -> f64 {
        if k < self.least() || k > self.most() {
            return 0.0;
        }
        exp(choose(self.marked, k) + choose(self.total - self.marked, self.drawn - k)
            - choose(self.total, self.drawn))
    }

    /// The chance of at most `k` marked units.
    #[must_use]
    pub fn cdf(self, k: u64) -> f64 {
        if k >= self.most() {
            return 1.0;
        }
        sum_of((self.least()..=k).map(|value| self.density(value))).min(1.0)
    }

    /// The chance of more than `k` marked units.
    #[must_use]
    pub fn survival(self, k: u64) -> f64 {
        self.at_least(k.saturating_add(1))
    }

    /// The chance of at least `k` marked units.
    #[must_use]
    pub fn at_least(self, k: u64) -> f64 {
        if k <= self.least() {
            return 1.0;
        }
        sum_of((k..=self.most()).rev().map(|value| self.density(value))).min(1.0)
    }

    /// The smallest number of marked units whose [`cdf`](Self::cdf) reaches `p`.
    #[must_use]
    pub fn quantile(self, p: f64) -> u64 {
        let expected = self.drawn as f64 * self.marked as f64 / self.total.max(1) as f64;
        smallest_reaching(p, expected as u64, self.most(), |k| self.cdf(k))
    }

    /// A random number of marked units; what it costs does not grow with the numbers of units.
    #[must_use]
    pub fn draw(self, stream: &mut Stream) -> u64 {
        let Hypergeometric { total, marked, drawn } = self;
        // Fewer drawn than left, and fewer marked than not, so that the least count is zero.
        if drawn > total / 2 {
            return marked - Hypergeometric { drawn: total - drawn, ..self }.draw(stream);
        }
        if marked > total / 2 {
            return drawn - Hypergeometric { marked: total - marked, ..self }.draw(stream);
        }
        if drawn == 0 || marked == 0 {
            return 0;
        }
        let share = marked as f64 / total as f64;
        let mean = drawn as f64 * share;
        let count = Count {
            mean,
            variance: mean * (1.0 - share) * ((total - drawn) as f64 / (total as f64 - 1.0)),
            mode: ((drawn as f64 + 1.0) * ((marked as f64 + 1.0) / (total as f64 + 2.0))) as u64,
            most: self.most(),
        };
        // By binomial chances, which keep their digits where logarithms of factorials are large.
        let part = drawn as f64 / total as f64;
        let of =
            |k: u64, among: u64| binomial_density(k as f64, (among - k) as f64, part, 1.0 - part);
        let whole = of(drawn, total);
        let density = |k: u64| of(k, marked) * (of(drawn - k, total - marked) / whole);
        let next = |k: u64| {
            let ways = (marked - k) as f64 / (k as f64 + 1.0);
            ways * ((drawn - k) as f64 / ((total - marked) as f64 - (drawn - k) as f64 + 1.0))
        };
        count.draw(stream, density, next)
    }

    fn least(self) -> u64 {
        (self.drawn + self.marked).saturating_sub(self.total)
    }

    fn most(self) -> u64 {
        self.drawn.min(self.marked)
    }
}

/// The logarithm of the number of ways to choose `k` of `n`.
fn choose(n: u64, k: u64) -> f64 {
    ln_gamma(n as f64 + 1.0) - ln_gamma(k as f64 + 1.0) - ln_gamma((n - k) as f64 + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distribution::agrees;

    #[test]
    fn drawn_marks_come_as_often_as_their_chances_say() {
        for (total, marked, drawn) in
            [(4, 2, 2), (30, 25, 20), (50, 5, 45), (400, 150, 100), (5_000, 900, 250)]
        {
            let found = Hypergeometric { total, marked, drawn };
            agrees(drawn, |stream| found.draw(stream), |k| found.density(k));
        }
    }

    #[test]
    fn any_number_of_units_is_drawn_from_at_once() {
        let mut stream = crate::Seed(4).stream(0);
        let most = 1_000_000_000_000_000;
        let many = Hypergeometric { total: most, marked: most / 10, drawn: most / 4 };
        let near = |_| (many.draw(&mut stream) as f64 / 2.5e13 - 1.0).abs() < 1e-6;
        assert!((0..1_000).all(near));
        let all = Hypergeometric { total: 6, marked: 4, drawn: 6 };
        assert_eq!(all.draw(&mut stream), 4);
    }

    #[test]
    fn two_of_two_marked_among_four_is_one_in_six() {
        let two_of_four = Hypergeometric { total: 4, marked: 2, drawn: 2 };
        assert!((two_of_four.at_least(2) - 1.0 / 6.0).abs() < 1e-14);
        assert!((two_of_four.cdf(0) - 1.0 / 6.0).abs() < 1e-14);
        assert_eq!(two_of_four.quantile(0.5), 1);
    }

    #[test]
    fn drawing_everything_finds_every_marked_unit() {
        let all = Hypergeometric { total: 5, marked: 3, drawn: 5 };
        assert_eq!((all.at_least(3), all.cdf(2)), (1.0, 0.0));
    }
}
