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

/// Words that hold a number to one side of it, for which the number itself may stand.
const ONE_SIDED: [Words; 4] = [Words::MoreThan, Words::LessThan, Words::AtLeast, Words::UpTo];

impl Words {
    /// The words that are weaker than these, and those one step stronger, where there are any.
    ///
    /// ```
    /// use probative_case::words::Words;
    ///
    /// assert_eq!(Words::Growing.steps(), [Words::Doubled]);
    /// assert_eq!(Words::Tripled.steps(), [Words::Growing, Words::Doubled]);
    /// assert_eq!(Words::Along.steps(), []);
    /// ```
    pub fn steps(self) -> Vec<Words> {
        let mut steps = Vec::new();
        for ladder in LADDERS {
            let Some(at) = ladder.iter().position(|words| *words == self) else { continue };
            steps.extend(&ladder[..at]);
            steps.extend(ladder.get(at + 1));
        }
        // Of a number alone nobody says that it is passed, so that the way leads one way only.
        if ONE_SIDED.contains(&self) {
            steps.push(Words::Number);
        }
        steps
    }
}
