//! Which way words point: up, down or neither, and the words that point the other way.

use probative_terms::{Range, Regions, Tail};

use super::Words;

/// Which way a sentence points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Larger values bear it out.
    Up,
    /// Smaller values do.
    Down,
    /// Some value does, and others to either side do not.
    Neither,
}

impl Way {
    /// Which way two regions point, whoever stated them.
    pub fn of_regions(regions: &Regions) -> Way {
        let (holds, fails) = (regions.holds(), regions.fails());
        let low =
            |ranges: &[Range]| ranges.iter().map(|range| range.low).fold(f64::INFINITY, f64::min);
        let high = |ranges: &[Range]| {
            ranges.iter().map(|range| range.high).fold(f64::NEG_INFINITY, f64::max)
        };
        if low(holds) >= high(fails) {
            Way::Up
        } else if high(holds) <= low(fails) {
            Way::Down
        } else {
            Way::Neither
        }
    }

    /// The other way.
    pub fn reversed(self) -> Way {
        match self {
            Way::Up => Way::Down,
            Way::Down => Way::Up,
            Way::Neither => Way::Neither,
        }
    }

    /// Whether evidence in a tail is evidence against what points this way.
    pub fn against(self, tail: Tail) -> bool {
        matches!((self, tail), (Way::Up, Tail::Lower) | (Way::Down, Tail::Upper))
    }
}

impl Words {
    /// Whether a rank is counted from the lowest; nothing where the words are about no rank.
    pub fn ranks_from_lowest(self) -> Option<bool> {
        use Words::{
            AmongHighest, AmongLowest, BottomThird, Highest, Lowest, OneOfHighest, OneOfLowest,
            SecondHighest, SecondLowest, TopThird,
        };
        let low = matches!(self, Lowest | SecondLowest | AmongLowest | BottomThird | OneOfLowest);
        let high = matches!(self, Highest | SecondHighest | AmongHighest | TopThird | OneOfHighest);
        (low || high).then_some(low)
    }

    /// Whether a rank is told as a part of all places, and not by its number.
    pub fn ranks_in_parts(self) -> bool {
        use Words::{AmongHighest, AmongLowest, BottomThird, TopThird};
        matches!(self, AmongHighest | AmongLowest | TopThird | BottomThird)
    }

    /// The words that say as much the other way, where there are any.
    pub fn mirror(self) -> Option<Words> {
        const PAIRS: [(Words, Words); 16] = [
            (Words::MoreThan, Words::LessThan),
            (Words::AtLeast, Words::UpTo),
            (Words::All, Words::None),
            (Words::Doubled, Words::Halved),
            (Words::Growing, Words::Falling),
            (Words::Higher, Words::Lower),
            (Words::FarMore, Words::FarFewer),
            (Words::FasterThan, Words::SlowerThan),
            (Words::ClosingTheGap, Words::WideningTheGap),
            (Words::Highest, Words::Lowest),
            (Words::SecondHighest, Words::SecondLowest),
            (Words::AmongHighest, Words::AmongLowest),
            (Words::TopThird, Words::BottomThird),
            (Words::OneOfHighest, Words::OneOfLowest),
            (Words::Because, Words::Lowered),
            (Words::Unchanged, Words::Unchanged),
        ];
        let found = PAIRS.iter().find(|(one, other)| *one == self || *other == self);
        found.map(|(one, other)| if *one == self { *other } else { *one })
    }
}
