//! Words that say a step more or a step less of the same.

use super::Words;

/// From the weakest on; words that say something else stand in no common row.
const LADDERS: [&[Words]; 8] = [
    &[Words::Nearly, Words::Number],
    &[Words::Most, Words::All],
    &[Words::Growing, Words::Doubled, Words::Tripled],
    &[Words::Falling, Words::Halved],
    &[Words::Higher, Words::FarMore],
    &[Words::Lower, Words::FarFewer],
    &[Words::TopThird, Words::AmongHighest, Words::Highest],
    &[Words::BottomThird, Words::AmongLowest, Words::Lowest],
];

impl Words {
    /// The words one step weaker and one step stronger, where there are any.
    pub fn steps(self) -> Vec<Words> {
        let mut steps = Vec::new();
        for ladder in LADDERS {
            let Some(at) = ladder.iter().position(|words| *words == self) else { continue };
            let weaker = at.checked_sub(1).and_then(|at| ladder.get(at));
            steps.extend(weaker.into_iter().chain(ladder.get(at + 1)));
        }
        steps
    }
}
