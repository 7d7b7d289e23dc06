//! Why no record can show what a piece says, where none can.

use probative_terms::Kind;

use crate::kind::Facts;
use crate::lexicon::Cue;

/// Why no record can show a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unchecked {
    /// It tells what will or might be.
    Forecast,
    /// It tells what would have been.
    Unreal,
    /// It tells what ought to be.
    Wish,
    /// It tells of a motive.
    Motive,
    /// It tells what somebody feels or thinks.
    Opinion,
}

impl Unchecked {
    /// What it is, in words.
    pub fn said(self) -> &'static str {
        match self {
            Unchecked::Forecast => "a forecast: what will be has no record yet",
            Unchecked::Unreal => "what would have been has no record",
            Unchecked::Wish => "a wish: no record shows what ought to be",
            Unchecked::Motive => "a motive, which no record shows",
            Unchecked::Opinion => "an opinion, which no record shows",
        }
    }
}

/// Why no record can show a piece of a kind, if none can.
pub(super) fn unchecked(facts: &Facts<'_>, kind: Kind) -> Option<Unchecked> {
    let concludes =
        matches!(kind, Kind::Effect | Kind::Mechanism | Kind::Rivals | Kind::Association);
    if facts.has(Cue::Unreal) {
        return Some(Unchecked::Unreal);
    }
    if facts.has(Cue::Motive) {
        return Some(Unchecked::Motive);
    }
    if concludes && facts.has(Cue::Forecast) {
        return Some(Unchecked::Forecast);
    }
    if facts.has(Cue::Ought) && !facts.counts() {
        return Some(Unchecked::Wish);
    }
    let opinion = facts.has(Cue::Opinion) && facts.quantities.is_empty();
    opinion.then_some(Unchecked::Opinion)
}
