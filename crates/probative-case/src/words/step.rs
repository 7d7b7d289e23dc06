//! Words that an author may have taken for others.

use super::Words;

/// Words that say how much, each with those for which it may have been taken: of two vague words
/// either may stand for the other; one that names a size may stand where the text has none, and
/// nobody reads a size into a text that names none. Of "more than 9" a text says which it means.
const TAKEN_FOR: [(Words, &[Words]); 15] = [
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
    (Words::Nearly, &[Words::Number]),
];

impl Words {
    /// The words that these may have been taken for.
    ///
    /// ```
    /// use probative_case::words::Words;
    ///
    /// assert_eq!(Words::Higher.taken_for(), [Words::FarMore]);
    /// assert_eq!(Words::Tripled.taken_for(), [Words::Growing, Words::Doubled]);
    /// assert_eq!([Words::Growing, Words::MoreThan].map(Words::taken_for), [&[], &[]]);
    /// ```
    pub fn taken_for(self) -> &'static [Words] {
        TAKEN_FOR.iter().find(|(words, _)| *words == self).map_or(&[], |(_, others)| others)
    }
}
