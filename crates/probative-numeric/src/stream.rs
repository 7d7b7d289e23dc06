use rand_xoshiro::rand_core::{Rng, SeedableRng};
use rand_xoshiro::{SplitMix64, Xoshiro256PlusPlus};

use crate::distribution::Normal;

/// The one number that fixes every random choice of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Seed(
    /// The number itself.
    pub u64,
);

impl Seed {
    /// The seed for one named part of the work.
    ///
    /// Adding a part never moves the numbers of another, so a new part leaves old results as they
    /// were.
    #[must_use]
    pub fn branch(self, name: &str) -> Seed {
        let absorb = |key: u64, piece: &[u8]| {
            let mut word = [0_u8; 8];
            word[..piece.len()].copy_from_slice(piece);
            mix(key ^ u64::from_le_bytes(word))
        };
        let key = name.as_bytes().chunks(8).fold(mix(self.0), absorb);
        Seed(mix(key ^ name.len() as u64))
    }

    /// The random bits for one numbered repetition.
    #[must_use]
    pub fn stream(self, replicate: u64) -> Stream {
        Stream(Xoshiro256PlusPlus::seed_from_u64(mix(mix(!self.0) ^ replicate)))
    }
}

/// One step of SplitMix64: a scrambling of 64 bits that loses none.
fn mix(key: u64) -> u64 {
    SplitMix64::seed_from_u64(key).next_u64()
}

/// Random bits that depend on a seed and the number of a repetition, and on nothing else.
///
/// xoshiro256++ (Blackman & Vigna 2021), keyed by SplitMix64.
#[derive(Debug, Clone)]
pub struct Stream(Xoshiro256PlusPlus);

impl Stream {
    /// The next 64 random bits.
    #[inline]
    pub fn next_u64(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number from zero, included, to one, excluded; a multiple of 2⁻⁵³.
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 * (1.0 / (1_u64 << 53) as f64)
    }

    /// A whole number from zero to `n − 1`, each as likely as any other.
    ///
    /// Lemire's (2019) multiplication with rejection. `n` must not be zero.
    #[inline]
    pub fn below(&mut self, n: usize) -> usize {
        assert!(n > 0, "a number below zero was asked for");
        let n = n as u64;
        let mut product = u128::from(self.next_u64()) * u128::from(n);
        if (product as u64) < n {
            let least = n.wrapping_neg() % n;
            while (product as u64) < least {
                product = u128::from(self.next_u64()) * u128::from(n);
            }
        }
        (product >> 64) as usize
    }

    /// A normal number with mean zero and standard deviation one.
    ///
    /// The normal quantile of one uniform number, so that each takes exactly 64 bits.
    pub fn normal(&mut self) -> f64 {
        let share = ((self.next_u64() >> 12) as f64 + 0.5) * (1.0 / (1_u64 << 52) as f64);
        Normal.quantile(share)
    }

    /// Puts the first `count` of the values in a random order drawn from all of them, each order as
    /// likely as any other.
    ///
    /// Fisher & Yates from the front, with two 32-bit numbers from each 64 bits; `count` of all of
    /// them shuffles.
    pub fn draw_front<T>(&mut self, values: &mut [T], count: usize) {
        assert!(u32::try_from(values.len()).is_ok(), "more values than 32 bits count");
        let mut half = 0_u64;
        let mut left = false;
        for place in 0..count.min(values.len()) {
            let n = (values.len() - place) as u32;
            let mut take = || {
                let word = if left { half >> 32 } else { self.next_u64() };
                (half, left) = (word, !left);
                u64::from(word as u32) * u64::from(n)
            };
            let mut product = take();
            // Lemire's (2019) rejection: only then can some numbers be likelier than others, and
            // the division is rarely made.
            if (product as u32) < n {
                let least = n.wrapping_neg() % n;
                while (product as u32) < least {
                    product = take();
                }
            }
            values.swap(place, place + (product >> 32) as usize);
        }
    }

    /// Puts the positions in an order, each as likely as any other (Fisher & Yates, from the end).
    pub fn shuffle(&mut self, order: &mut [usize]) {
        for last in (1..order.len()).rev() {
            let other = self.below(last + 1);
            order.swap(last, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_gives_the_published_numbers() {
        // The reference program of Blackman & Vigna with the state 1, 2, 3, 4.
        let mut state = [0_u8; 32];
        for (place, byte) in [0, 8, 16, 24].into_iter().zip([1, 2, 3, 4]) {
            state[place] = byte;
        }
        let mut stream = Stream(Xoshiro256PlusPlus::from_seed(state));
        let published: [u64; 6] = [
            41_943_041,
            58_720_359,
            3_588_806_011_781_223,
            3_591_011_842_654_386,
            9_228_616_714_210_784_205,
            9_973_669_472_204_895_162,
        ];
        assert_eq!(published, std::array::from_fn(|_| stream.next_u64()));
    }

    #[test]
    fn the_key_is_scrambled_as_published() {
        // The first number of the reference program of SplitMix64 for this seed.
        assert_eq!(mix(1_477_776_061_723_855_037), 1_985_237_415_132_408_290);
    }

    #[test]
    fn seeds_branches_and_streams_never_move() {
        let mut stream = Seed(1).branch("a").stream(0);
        let first: [u64; 2] = std::array::from_fn(|_| stream.next_u64());
        assert_eq!(first, PINNED);
    }

    #[test]
    fn names_that_differ_only_in_trailing_zeros_differ() {
        assert_ne!(Seed(1).branch("a"), Seed(1).branch("a\0"));
        assert_ne!(Seed(1).branch(""), Seed(1));
        assert_ne!(Seed(1).branch("a").branch("b"), Seed(1).branch("ab"));
    }

    #[test]
    fn each_of_three_numbers_comes_up_a_third_of_the_time() {
        let mut stream = Seed(7).stream(0);
        let mut counts = [0_u32; 3];
        (0..30_000).for_each(|_| counts[stream.below(3)] += 1);
        assert!(counts.iter().all(|count| (9_700..10_300).contains(count)), "{counts:?}");
    }

    #[test]
    fn normal_numbers_have_mean_zero_and_variance_one() {
        let mut stream = Seed(7).stream(1);
        let values: Vec<f64> = (0..40_000).map(|_| stream.normal()).collect();
        assert!(crate::sum::mean(&values).abs() < 0.02);
        assert!((crate::moment::variance(&values) - 1.0).abs() < 0.03);
    }

    #[test]
    fn a_shuffle_keeps_every_position() {
        let mut order: Vec<usize> = (0..50).collect();
        Seed(7).stream(2).shuffle(&mut order);
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert!(order != sorted && sorted.iter().enumerate().all(|(place, unit)| place == *unit));
    }

    const PINNED: [u64; 2] = [13_189_934_415_038_015_221, 13_613_531_750_409_869_049];

    #[test]
    fn every_order_of_three_is_as_likely() {
        let mut counts = std::collections::BTreeMap::new();
        let mut stream = Seed(5).stream(0);
        for _ in 0..6000 {
            let mut values = [0, 1, 2];
            stream.draw_front(&mut values, 3);
            *counts.entry(values).or_insert(0) += 1;
        }
        assert_eq!(counts.len(), 6);
        assert!(counts.values().all(|count| (880..1120).contains(count)), "{counts:?}");
    }
}
