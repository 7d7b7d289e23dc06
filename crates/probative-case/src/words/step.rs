//! Words that an author may have taken for others.

use super::Words;

/// Words that say how much, each with those for which it may have been taken: of two vague words
/// either may stand for the other; one that names a size or a bound may stand where the text has
/// none, and nobody reads a size into a text that names none.
const TAKEN_FOR: [(Words, &[Words]); 16] = [
    (Words::Higher, &[Words::FarMore]),
    (Words::FarMore, &[Words::Higher]),
    (Words::Lower, &[Words::FarFewer]),
    (Words::FarFewer, &[Words::Lower]),
    (Words::TopThird, &[Words::AmongHighest]),
    (Words::AmongHighest, &[Words::TopThird]),
    (Words::BottomThird, &[Words::AmongLowest]),
    (Words::AmongLowest, &[Words::BottomThird]),
    (Words::Highest, &[Words::AmongHighest]),
    (Words::Lowest, &[Words::AmongLowest]),
    (Words::Doubled, &[Words::Growing]),
    (Words::Tripled, &[Words::Growing, Words::Doubled]),
    (Words::Halved, &[Words::Falling]),
    (Words::All, &[Words::Most]),
    (Words::MoreThan, &[Words::Number]),
    (Words::LessThan, &[Words::Number]),
];

/// Others that hold a number to one side of it.
const ONE_SIDED: [Words; 3] = [Words::Nearly, Words::AtLeast, Words::UpTo];

impl Words {
    /// The words that these may have been taken for.
    ///
    /// ```
    /// use probative_case::words::Words;
    ///
    /// assert_eq!(Words::Higher.taken_for(), [Words::FarMore]);
    /// assert_eq!(Words::Tripled.taken_for(), [Words::Growing, Words::Doubled]);
    /// assert_eq!(Words::Growing.taken_for(), []);
    /// ```
    pub fn taken_for(self) -> &'static [Words] {
        if ONE_SIDED.contains(&self) {
            return &[Words::Number];
        }
        TAKEN_FOR.iter().find(|(words, _)| *words == self).map_or(&[], |(_, others)| others)
    }
}
