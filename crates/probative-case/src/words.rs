//! The words of a claim, and the regions that they get.
//!
//! The regions follow from the words, so that nobody can choose a threshold after seeing the data.

use std::fmt;

use probative_terms::{BadRegions, Printed, Range, Reach, Regions};

mod denial;
mod movement;
mod scale;
mod step;
mod way;

pub use denial::{AFFIRMED, AFFIRMED_WITHIN, denies};
pub use movement::movement;
pub use scale::{Fit, Scale};
pub use way::Way;

/// The words that decide what a claim needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Words {
    /// A number, "about", "roughly".
    Number,
    /// "Nearly", "almost" a number.
    Nearly,
    /// "More than", "over" a number.
    MoreThan,
    /// "Less than", "under" a number.
    LessThan,
    /// "At least" a number.
    AtLeast,
    /// "Up to", "no more than" a number.
    UpTo,
    /// "Between" a number and another.
    Between,
    /// "All", "every".
    All,
    /// "None".
    None,
    /// "Most", "a majority".
    Most,
    /// Places with "the most", "the greatest" lie in a named set.
    TheMost,
    /// "Doubled", "twice".
    Doubled,
    /// "Tripled".
    Tripled,
    /// "Halved", "half as many".
    Halved,
    /// "Growing", "rose".
    Growing,
    /// "Falling", "fell".
    Falling,
    /// "Unchanged", "flat".
    Unchanged,
    /// "Higher", "more likely".
    Higher,
    /// "Far more", "hardest hit", "significantly".
    FarMore,
    /// "Lower", "fewer", "less".
    Lower,
    /// "Far fewer", "far less".
    FarFewer,
    /// Growing "faster than" another.
    FasterThan,
    /// Growing "slower than" another.
    SlowerThan,
    /// "Closing the gap" to another.
    ClosingTheGap,
    /// "Widening the gap" to another.
    WideningTheGap,
    /// "The highest": first of all by rank.
    Highest,
    /// "The lowest", "the fewest".
    Lowest,
    /// "The second" highest.
    SecondHighest,
    /// "The second lowest".
    SecondLowest,
    /// "Among the highest", "one of the most dangerous".
    AmongHighest,
    /// "Among the lowest", "safest".
    AmongLowest,
    /// In the "top third".
    TopThird,
    /// In the "bottom third".
    BottomThird,
    /// "One of the" so many highest.
    OneOfHighest,
    /// "One of the" so many lowest.
    OneOfLowest,
    /// "Along", "near", of two maps.
    Along,
    /// "Clusters", "is concentrated", "a hot spot": of one map.
    Clusters,
    /// "Led to", "raised", "because of": more of an outcome after a policy.
    Because,
    /// "Lowered", "slowed", "led to less": less of an outcome after a policy.
    Lowered,
    /// "The", "the only": one place in a role.
    TheOnly,
    /// Words in a source.
    Quoted,
    /// An explanation that predicts what others do not.
    Explains,
    /// "Routinely", "often", a motive: nothing that a number could meet.
    Unbounded,
}

impl Words {
    /// Every word of case files with its entry; the first word of an entry is its own, and others
    /// say the same.
    pub const ALL: [(Words, &'static str); 61] = [
        (Words::Number, "number"),
        (Words::Nearly, "nearly"),
        (Words::MoreThan, "more than"),
        (Words::LessThan, "less than"),
        (Words::LessThan, "fewer than"),
        (Words::AtLeast, "at least"),
        (Words::UpTo, "up to"),
        (Words::UpTo, "no more than"),
        (Words::Between, "between"),
        (Words::All, "all"),
        (Words::None, "none"),
        (Words::Most, "most"),
        (Words::TheMost, "the most"),
        (Words::Doubled, "doubled"),
        (Words::Doubled, "twice"),
        (Words::Tripled, "tripled"),
        (Words::Halved, "halved"),
        (Words::Halved, "half"),
        (Words::Growing, "growing"),
        (Words::Growing, "grew"),
        (Words::Growing, "rose"),
        (Words::Falling, "falling"),
        (Words::Falling, "fell"),
        (Words::Unchanged, "unchanged"),
        (Words::Higher, "higher"),
        (Words::Higher, "more"),
        (Words::FarMore, "far more"),
        (Words::Lower, "lower"),
        (Words::Lower, "fewer"),
        (Words::Lower, "less"),
        (Words::FarFewer, "far fewer"),
        (Words::FarFewer, "far less"),
        (Words::FasterThan, "faster than"),
        (Words::SlowerThan, "slower than"),
        (Words::ClosingTheGap, "closing the gap"),
        (Words::WideningTheGap, "widening the gap"),
        (Words::Highest, "highest"),
        (Words::Lowest, "lowest"),
        (Words::Lowest, "fewest"),
        (Words::SecondHighest, "second"),
        (Words::SecondLowest, "second lowest"),
        (Words::AmongHighest, "among the highest"),
        (Words::AmongLowest, "among the lowest"),
        (Words::AmongLowest, "safest"),
        (Words::TopThird, "top third"),
        (Words::BottomThird, "bottom third"),
        (Words::OneOfHighest, "one of the highest"),
        (Words::OneOfLowest, "one of the lowest"),
        (Words::Along, "along"),
        (Words::Along, "near"),
        (Words::Clusters, "clusters"),
        (Words::Because, "because"),
        (Words::Because, "led to"),
        (Words::Because, "raised"),
        (Words::Lowered, "lowered"),
        (Words::Lowered, "led to less"),
        (Words::Lowered, "slowed"),
        (Words::TheOnly, "the only"),
        (Words::Quoted, "quoted"),
        (Words::Explains, "explains"),
        (Words::Unbounded, "unbounded"),
    ];

    /// The words' entry with this word.
    pub fn find(word: &str) -> Option<Words> {
        Self::ALL.iter().find(|(_, name)| *name == word).map(|(words, _)| *words)
    }

    /// The entry's own word in case files.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(words, _)| *words == self).map_or("", |(_, name)| name)
    }

    /// Every entry, once, in the order of the table.
    pub fn entries() -> Vec<Words> {
        let mut entries: Vec<Words> = Self::ALL.iter().map(|(words, _)| *words).collect();
        entries.dedup();
        entries
    }

    /// How far a sentence with these words reaches, before the case says otherwise.
    pub fn reach(self) -> Reach {
        match self {
            Words::Along | Words::Clusters | Words::Because | Words::Lowered | Words::Explains => {
                Reach::Such
            }
            Words::Number
            | Words::Nearly
            | Words::MoreThan
            | Words::LessThan
            | Words::AtLeast
            | Words::UpTo
            | Words::Between
            | Words::All
            | Words::None
            | Words::Most
            | Words::TheMost
            | Words::Doubled
            | Words::Tripled
            | Words::Halved
            | Words::Growing
            | Words::Falling
            | Words::Unchanged
            | Words::Higher
            | Words::FarMore
            | Words::Lower
            | Words::FarFewer
            | Words::FasterThan
            | Words::SlowerThan
            | Words::ClosingTheGap
            | Words::WideningTheGap
            | Words::Highest
            | Words::Lowest
            | Words::SecondHighest
            | Words::SecondLowest
            | Words::AmongHighest
            | Words::AmongLowest
            | Words::TopThird
            | Words::BottomThird
            | Words::OneOfHighest
            | Words::OneOfLowest
            | Words::TheOnly
            | Words::Quoted
            | Words::Unbounded => Reach::These,
        }
    }

    /// The regions around a stated number with its rounding interval.
    ///
    /// # Errors
    ///
    /// That the words are not about one stated number, or why their regions are refused.
    pub fn around(self, value: f64, (low, high): (f64, f64)) -> Result<Regions, NoRegions> {
        let range = match self {
            // A half is rounded away from zero, so that the end nearer to zero belongs to it.
            Words::Number if value < 0.0 => Range { low_closed: false, ..Range::closed(low, high) },
            Words::Number => Range::half_open(low, high),
            Words::Nearly if value < 0.0 => {
                Range { low_closed: false, ..Range::closed(low, 0.95 * value) }
            }
            Words::Nearly => Range { high_closed: false, ..Range::closed(0.95 * value, high) },
            Words::MoreThan => Range::above(value),
            Words::LessThan => Range::below(value),
            Words::AtLeast => Range::from(value),
            Words::UpTo => Range::up_to(value),
            Words::Between => return Err(NoRegions::NeedSecond),
            Words::All
            | Words::None
            | Words::Most
            | Words::TheMost
            | Words::Doubled
            | Words::Tripled
            | Words::Halved
            | Words::Growing
            | Words::Falling
            | Words::Unchanged
            | Words::Higher
            | Words::FarMore
            | Words::Lower
            | Words::FarFewer
            | Words::FasterThan
            | Words::SlowerThan
            | Words::ClosingTheGap
            | Words::WideningTheGap
            | Words::Highest
            | Words::Lowest
            | Words::SecondHighest
            | Words::SecondLowest
            | Words::AmongHighest
            | Words::AmongLowest
            | Words::TopThird
            | Words::BottomThird
            | Words::OneOfHighest
            | Words::OneOfLowest
            | Words::Along
            | Words::Clusters
            | Words::Because
            | Words::Lowered
            | Words::TheOnly
            | Words::Quoted
            | Words::Explains
            | Words::Unbounded => return Err(NoRegions::OtherWords),
        };
        inside(range)
    }

    /// The regions around a stated number, or from it to a second one where the words are
    /// "between".
    ///
    /// # Errors
    ///
    /// That the words are not about so many stated numbers, or why their regions are refused.
    pub fn stated(self, number: &Printed, to: Option<&Printed>) -> Result<Regions, NoRegions> {
        match (self, to) {
            (Words::Between, Some(to)) => inside(Range::closed(number.value, to.value)),
            (_, Some(_)) => Err(NoRegions::SecondNumber),
            (_, None) => self.around(number.value, number.rounding()),
        }
    }
}

/// Why a claim has no regions before any data are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoRegions {
    /// The words go with a stated number, and the kind has none.
    NeedNumber,
    /// One edge comes from the data: what population alone would put there.
    FromData,
    /// The words say nothing about what the kind measures.
    OtherWords,
    /// "Between" goes with two stated numbers, and there is one.
    NeedSecond,
    /// A second number is stated, and the words go with one.
    SecondNumber,
    /// Several numbers are stated, and the words go with one of them.
    OneOfSeveral,
    /// A size is stated, and the words have one of their own.
    SizeOfTheirOwn,
    /// A fall is stated by its sign and by the words, or the words speak of more of a fall.
    TwoWays,
    /// No number could meet the words.
    Unbounded,
    /// The text states no result, or it follows from numbers that the text does not state.
    NothingStated,
    /// The regions are such as cannot hold or cannot fail.
    Refused(BadRegions),
}

impl fmt::Display for NoRegions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoRegions::NeedNumber => "the words go with a stated number, and there is none",
            NoRegions::FromData => "one edge of the regions comes from the data",
            NoRegions::OtherWords => "the words say nothing about what the kind measures",
            NoRegions::NeedSecond => "the words go with two stated numbers, and there is one",
            NoRegions::SecondNumber => "two numbers are stated, and the words go with one",
            NoRegions::OneOfSeveral => {
                "several numbers are stated, and the words go with the first"
            }
            NoRegions::SizeOfTheirOwn => "a size is stated, and the words have one of their own",
            NoRegions::TwoWays => {
                "of a change below zero, the words can mean a larger fall or a smaller one"
            }
            NoRegions::Unbounded => "no number could meet the words",
            NoRegions::NothingStated => "the text does not state the numbers",
            NoRegions::Refused(BadRegions(said)) => said,
        })
    }
}

impl std::error::Error for NoRegions {}

/// A claim that holds in one range and fails in another.
pub(crate) fn between(holds: Range, fails: Range) -> Result<Regions, NoRegions> {
    Regions::new(vec![holds], vec![fails]).map_err(NoRegions::Refused)
}

/// A claim that holds in a range and fails outside it.
pub(crate) fn inside(range: Range) -> Result<Regions, NoRegions> {
    Regions::inside(range).map_err(NoRegions::Refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_is_rounded_away_from_zero_on_either_side_of_it() {
        let fits = |stated: f64, found: f64| {
            let regions = Words::Number.around(stated, (stated - 0.5, stated + 0.5)).unwrap();
            regions.holds()[0].contains(found)
        };
        assert!(fits(4.0, 3.5) && !fits(4.0, 4.5));
        assert!(fits(-4.0, -3.5) && !fits(-4.0, -4.5));
    }
}
