//! Worlds in which a claim stands at an edge of its regions, for each test that rests on chance.

use probative_finding::finding::Under;
use probative_numeric::distribution::Poisson;
use probative_numeric::{Inference, Seed, Stream};
use probative_terms::{Range, Regions, Unit};

use crate::question::Question;

/// One test on one geography, with worlds for it.
pub(crate) struct Trial<'a> {
    pub(crate) test: &'static str,
    pub(crate) geography: String,
    pub(crate) asks: Asks<'a>,
}

/// What is asked of a test in made-up worlds.
pub(crate) enum Asks<'a> {
    /// How often a p-value beside the claim says yes where nothing is there.
    Yes { under: Under, on_null: OnNull<'a> },
    /// How far the interval that decides must be widened.
    Width(Width<'a>),
}

/// The p-value of a test on one world without what it looks for.
type OnNull<'a> = Box<dyn Fn(&mut Stream) -> f64 + Sync + 'a>;

/// The edges at which a word may be wrong, and the worlds that the real record allows.
pub(crate) struct Width<'a> {
    pub(crate) unit: Unit,
    pub(crate) edges: Vec<Edge>,
    /// One a value of what is not known: how clustered, how alike, how varied.
    pub(crate) settings: Vec<Setting<'a>>,
}

/// Worlds with one value of what is not known.
pub(crate) struct Setting<'a> {
    pub(crate) under: Under,
    pub(crate) world: World<'a>,
}

/// What the claim's method gives in one world whose truth lies at an edge: the estimate and the
/// ends of its interval, or nothing where it cannot be run and so gives no word.
type World<'a> = Box<dyn Fn(usize, &mut Stream) -> Option<(f64, (f64, f64))> + Sync + 'a>;

/// An edge of a region, just outside of which a word would be wrong.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Edge {
    pub(crate) at: f64,
    /// Whether the region lies above it.
    pub(crate) upward: bool,
}

/// Where a sentence is just not so, or just not refuted: every end of C and of D.
///
/// The errors of the rule are a word that says C while the truth lies outside it, and one that says
/// D; both are worst with the truth at the edge.
pub(crate) fn edges(regions: &Regions) -> Vec<Edge> {
    let ends = |range: &Range| {
        let ends = [(range.low, true), (range.high, false)];
        ends.map(|(at, upward)| Edge { at, upward })
    };
    let all = regions.holds().iter().chain(regions.fails()).flat_map(ends);
    all.filter(|edge| edge.at.is_finite()).collect()
}

/// The edges that a quantity above some least value can lie at.
pub(crate) fn edges_above(regions: &Regions, least: f64) -> Vec<Edge> {
    edges(regions).into_iter().filter(|edge| edge.at > least).collect()
}

/// Draws of a test that is itself a permutation test, in each world.
pub(crate) const DRAWS: usize = 199;

/// How such a test draws in one world.
pub(crate) fn inner(level: f64, stream: &mut Stream) -> Inference {
    Inference { level, draws: DRAWS, seed: Seed(stream.next_u64()) }
}

/// Where the worlds of a claim come from.
pub(crate) fn worlds(question: &Question<'_>) -> Seed {
    question.inference("worlds").seed
}

/// A count about a mean.
pub(crate) fn poisson(mean: f64, stream: &mut Stream) -> f64 {
    assert!(mean.is_finite(), "a count has a mean");
    Poisson { mean }.quantile(stream.uniform()) as f64
}
