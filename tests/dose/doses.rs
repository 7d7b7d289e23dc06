//! Doses of an effect, and what is owed of the words that they get.

use std::collections::BTreeMap;

use probative::Finding;
use probative_finding::Verdict;
use probative_finding::finding::{Appraisal, Calibration, Judgement, Outcome, Reason};

use crate::world::World;

/// Steps of the smallest findable difference away from an edge.
const STEPS: [f64; 3] = [0.0, 1.0, 2.0];

/// How near a dose is to be met, in smallest findable differences.
const NEAR: f64 = 0.05;
/// How often a dose is tried to be met.
const TRIES: usize = 4;

/// Numbers by lot, the same in every run.
pub(super) struct Lot(pub(super) u64);

impl Lot {
    pub(super) fn below(&mut self, end: usize) -> usize {
        // Steele, Lea & Flood (2014).
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }

    pub(super) fn shuffle<T>(&mut self, all: &mut [T]) {
        (1..all.len()).rev().for_each(|last| all.swap(last, self.below(last + 1)));
    }
}

/// Each of some words, and another of them in its place.
pub(super) fn moved(words: &[String], lot: &mut Lot) -> BTreeMap<String, String> {
    let mut others = words.to_vec();
    lot.shuffle(&mut others);
    words.iter().cloned().zip(others).collect()
}

/// What is looked at of a finding.
pub(super) struct Seen {
    pub(super) value: f64,
    pub(super) appraisal: Appraisal,
    pub(super) judgement: Judgement,
}

pub(super) fn seen(world: &World) -> Seen {
    let Finding { claim, outcome, .. } = world.found();
    let Outcome::Tested { appraisal, judgement } = outcome else {
        panic!("{claim} is not tested: {outcome:?}")
    };
    let value = appraisal.primary.measure.value.number();
    Seen { value, appraisal: *appraisal, judgement }
}

impl Seen {
    /// Whether a row of the rule after the third decided.
    pub(super) fn settled(&self) -> bool {
        self.judgement.reasons.iter().all(|reason| matches!(reason, Reason::Row(_)))
    }

    pub(super) fn holds(&self) -> bool {
        matches!(self.judgement.verdict, Verdict::Supported | Verdict::Qualified)
    }

    pub(super) fn fails(&self) -> bool {
        self.judgement.verdict == Verdict::Contradicted
    }

    /// How far the word goes in the claim's favour.
    pub(super) fn strength(&self) -> u8 {
        match self.judgement.verdict {
            Verdict::Contradicted => 0,
            Verdict::NotSupported | Verdict::Inconclusive => 1,
            Verdict::Qualified => 2,
            _ => 3,
        }
    }

    /// The negated claim gets the opposite word, and no other gets one of these.
    pub(super) fn is_mirrored(&self) -> bool {
        let mirror = self.judgement.mirror;
        let against = matches!(mirror, Verdict::Supported | Verdict::Qualified);
        self.holds() == (mirror == Verdict::Contradicted) && self.fails() == against
    }

    /// The smallest difference that the widened interval finds four times in five.
    fn findable(&self) -> f64 {
        let factor = match self.appraisal.calibration {
            Calibration::Measured { factor, .. } => factor,
            _ => 1.0,
        };
        self.appraisal.detectable.expect("chance decides") * factor
    }
}

/// A claim that rests on chance: worlds without its effect, and a way to plant one.
pub(super) struct Doses {
    pub(super) name: &'static str,
    pub(super) worlds: u64,
    /// The world of a lot, in which the list or the map knows nothing.
    pub(super) without: fn(&mut Lot) -> World,
    /// The same world with more of what the claim says, on the scale on which errors are alike.
    pub(super) plant: fn(&World, f64) -> World,
    /// Whether that scale is the logarithm of a ratio.
    pub(super) is_ratio: bool,
}

/// What all worlds gave at each dose: below the edge of D, then above that of C.
#[derive(Debug, Default)]
struct Tally {
    /// Right words, and worlds in which nothing else fires, at each of [`STEPS`].
    against: [(usize, usize); 3],
    favour: [(usize, usize); 3],
    weakened: Vec<String>,
}

impl Doses {
    fn scale(&self, value: f64) -> f64 {
        if self.is_ratio { value.ln() } else { value }
    }

    /// A world with so much more than its own value, how much more it has, and what is seen there;
    /// `each` is how much was planted for each unit of it, and is so again.
    fn dosed(
        &self,
        world: &World,
        own: f64,
        (more, near): (f64, f64),
        each: &mut f64,
    ) -> (f64, Seen) {
        let (mut planted, mut best) = (more * *each, None::<(f64, Seen)>);
        let mut last = f64::NAN;
        // What is planted in whole events or places, or among few, does not act in proportion.
        for _ in 0..TRIES {
            let found = seen(&(self.plant)(world, planted));
            let got = self.scale(found.value) - own;
            let nearer = |best: &(f64, Seen)| (got - more).abs() < (best.0 - more).abs();
            if best.as_ref().is_none_or(nearer) {
                best = Some((got, found));
            }
            let is_met = (got - more).abs() <= near;
            if is_met || std::mem::replace(&mut last, got) == got {
                break;
            }
            planted *= (more / got).clamp(0.2, 5.0);
            *each = planted / more;
        }
        best.expect("one was planted")
    }

    fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for number in 0..self.worlds {
            let world = (self.without)(&mut Lot(number));
            let base = seen(&world);
            let own = self.scale(base.value);
            let regions = &base.appraisal.regions;
            let (low, high) = (regions.fails()[0].high, regions.holds()[0].low);
            let null = self.scale(base.appraisal.asserted.null);
            let step = base.findable();
            let step = if self.is_ratio { step.ln_1p() } else { step };
            let mut words = Vec::new();
            for (edge, sign) in [(low, -1.0), (high, 1.0)] {
                let mut each = 1.0;
                for (at, times) in STEPS.iter().enumerate() {
                    let truth = self.scale(edge) + sign * times * step;
                    let (got, found) =
                        self.dosed(&world, own, (truth - null, NEAR * step), &mut each);
                    assert!(found.is_mirrored(), "{}, world {number}: {truth}", self.name);
                    words.push((got, found.settled(), found.strength()));
                    let part = if sign < 0.0 { &mut tally.against } else { &mut tally.favour };
                    let right = if sign < 0.0 { found.fails() } else { found.holds() };
                    // A list has an end: no more than all of it can be moved.
                    let planted = (got + null - truth).abs() <= 2.0 * NEAR * step;
                    if planted && found.settled() {
                        part[at].0 += usize::from(right);
                        part[at].1 += 1;
                    }
                }
            }
            words.retain(|(_, settled, _)| *settled);
            words.sort_by(|one, other| one.0.total_cmp(&other.0));
            if words.windows(2).any(|pair| pair[1].2 < pair[0].2) {
                tally.weakened.push(format!("world {number}: {words:?}"));
            }
        }
        tally
    }

    /// Holds the words to what is owed: few at an edge are wrong, four in five a step beyond are
    /// right, and none is weakened by more.
    pub(super) fn hold(&self) {
        let tally = self.tally();
        assert!(tally.weakened.is_empty(), "{}: {:?}", self.name, tally.weakened);
        let told: usize = [tally.against, tally.favour].iter().flatten().map(|part| part.1).sum();
        assert!(2 * told >= 6 * self.worlds as usize, "{}: too much else fires", self.name);
        for [edge, one, two] in [tally.against, tally.favour] {
            assert!(edge.0 <= most(edge.1, 0.0375), "{}: {tally:?}", self.name);
            assert!(one.1 - one.0 <= most(one.1, 0.2), "{}: {tally:?}", self.name);
            assert!(two.1 - two.0 <= most(two.1, 0.05), "{}: {tally:?}", self.name);
        }
    }
}

/// The most of `of` that happen with a chance of at least one in a thousand, where each happens in
/// this share.
fn most(of: usize, share: f64) -> usize {
    let (mut at, mut term, mut above) = (0, (1.0 - share).powi(of as i32), 1.0);
    loop {
        above -= term;
        if above < 1e-3 || at == of {
            return at;
        }
        term *= (of - at) as f64 / (at + 1) as f64 * share / (1.0 - share);
        at += 1;
    }
}
