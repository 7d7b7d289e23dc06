//! A test on one geography, with null data sets for it.

use probative_finding::finding::Under;
use probative_numeric::distribution::Poisson;
use probative_numeric::{Inference, Seed, Stream};

use crate::question::Question;

/// The p-value of a test on one null data set.
type OnNull<'a> = Box<dyn Fn(&mut Stream) -> f64 + Sync + 'a>;

/// One test on one geography, with null data sets for it.
pub(crate) struct Trial<'a> {
    pub(crate) test: &'static str,
    pub(crate) geography: String,
    /// What the null data sets are like.
    pub(crate) under: Under,
    pub(crate) on_null: OnNull<'a>,
}

/// Draws of a test that is itself a permutation test, on each null data set.
pub(crate) const DRAWS: usize = 199;

/// How such a test draws on one null data set.
pub(crate) fn inner(level: f64, stream: &mut Stream) -> Inference {
    Inference { level, draws: DRAWS, seed: Seed(stream.next_u64()) }
}

/// Where the null data sets of a claim come from.
pub(crate) fn worlds(question: &Question<'_>) -> Seed {
    question.inference("worlds").seed
}

/// A count about a mean.
pub(crate) fn poisson(mean: f64, stream: &mut Stream) -> f64 {
    Poisson { mean }.quantile(stream.uniform()) as f64
}
