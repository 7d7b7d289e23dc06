use crate::math::sqrt;
use crate::stream::Stream;

/// Below this mean a count is found by adding up chances from zero.
const FEW: f64 = 12.0;

/// A count of which the chances are known, about to be drawn.
pub(super) struct Count {
    pub(super) mean: f64,
    pub(super) variance: f64,
    /// The likeliest count.
    pub(super) mode: u64,
    /// The largest that can be.
    pub(super) most: u64,
}

impl Count {
    /// A random count, at a cost that does not grow with its mean.
    ///
    /// Few are found by inversion; many by the ratio of uniforms under a table mountain (Stadlober
    /// 1990), whose hat holds the chances of counts that are Poisson, binomial or hypergeometric.
    pub(super) fn draw(
        &self,
        stream: &mut Stream,
        density: impl Fn(u64) -> f64,
        next: impl Fn(u64) -> f64,
    ) -> u64 {
        if self.mean < FEW {
            self.added(stream, &density, next)
        } else {
            self.fitted(stream, density)
        }
    }

    /// The count at which the chances from zero reach a uniform number; `next` is the ratio of the
    /// chance of the count after `k` to that of `k`.
    fn added(
        &self,
        stream: &mut Stream,
        density: impl Fn(u64) -> f64,
        next: impl Fn(u64) -> f64,
    ) -> u64 {
        let mut rest = stream.uniform();
        let mut count = 0;
        let mut chance = density(0);
        while rest >= chance && count < self.most && (chance > 0.0 || (count as f64) < self.mean) {
            rest -= chance;
            chance *= next(count);
            count += 1;
        }
        count
    }

    fn fitted(&self, stream: &mut Stream, density: impl Fn(u64) -> f64) -> u64 {
        // 2 √(2/e) and 3 − 2 √(3/e).
        const SLOPE: f64 = 1.715_527_769_921_413_5;
        const FOOT: f64 = 0.898_916_162_058_898_8;
        let width = SLOPE * sqrt(self.variance + 0.5) + FOOT;
        let summit = density(self.mode);
        loop {
            let across = 1.0 - stream.uniform();
            let place = self.mean + 0.5 + width * (stream.uniform() - 0.5) / across;
            if place < 0.0 || place >= self.most as f64 + 1.0 {
                continue;
            }
            let count = place as u64;
            if across * across <= density(count) / summit {
                return count;
            }
        }
    }
}
