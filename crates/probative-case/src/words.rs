//! The words of a claim, and the regions that they get.
//!
//! The regions follow from the words, so that nobody can choose a threshold after seeing the data.

use std::fmt;

use probative_terms::{BadRegions, Range, Reach, Regions};

/// The words that decide what a claim needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Words {
    /// A number, "about", "roughly".
    Number,
    /// "Nearly", "almost" a number.
    Nearly,
    /// "More than", "over" a number.
    MoreThan,
    /// "At least" a number.
    AtLeast,
    /// "Up to" a number.
    UpTo,
    /// "All", "every".
    All,
    /// "None".
    None,
    /// "Most", "a majority".
    Most,
    /// Places with "the most", "the greatest" lie in a named set.
    TheMost,
    /// "Doubled".
    Doubled,
    /// "Tripled".
    Tripled,
    /// "Growing".
    Growing,
    /// "Falling".
    Falling,
    /// "Higher", "more likely".
    Higher,
    /// "Far more", "hardest hit", "significantly".
    FarMore,
    /// "Along", "near", of two maps.
    Along,
    /// "Clusters", "is concentrated", "a hot spot": of one map.
    Clusters,
    /// "Led to", "because of": an outcome after a policy.
    Because,
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
    /// Every entry of the table, with its word in case files.
    pub const ALL: [(Words, &'static str); 22] = [
        (Words::Number, "number"),
        (Words::Nearly, "nearly"),
        (Words::MoreThan, "more than"),
        (Words::AtLeast, "at least"),
        (Words::UpTo, "up to"),
        (Words::All, "all"),
        (Words::None, "none"),
        (Words::Most, "most"),
        (Words::TheMost, "the most"),
        (Words::Doubled, "doubled"),
        (Words::Tripled, "tripled"),
        (Words::Growing, "growing"),
        (Words::Falling, "falling"),
        (Words::Higher, "higher"),
        (Words::FarMore, "far more"),
        (Words::Along, "along"),
        (Words::Clusters, "clusters"),
        (Words::Because, "because"),
        (Words::TheOnly, "the only"),
        (Words::Quoted, "quoted"),
        (Words::Explains, "explains"),
        (Words::Unbounded, "unbounded"),
    ];

    /// The words' entry with this word.
    pub fn find(word: &str) -> Option<Words> {
        Self::ALL.iter().find(|(_, name)| *name == word).map(|(words, _)| *words)
    }

    /// The entry's word in case files.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(words, _)| *words == self).map_or("", |(_, name)| name)
    }

    /// How far a sentence with these words reaches, before the case says otherwise.
    pub fn reach(self) -> Reach {
        match self {
            Words::Along | Words::Clusters | Words::Because | Words::Explains => Reach::Such,
            Words::Number
            | Words::Nearly
            | Words::MoreThan
            | Words::AtLeast
            | Words::UpTo
            | Words::All
            | Words::None
            | Words::Most
            | Words::TheMost
            | Words::Doubled
            | Words::Tripled
            | Words::Growing
            | Words::Falling
            | Words::Higher
            | Words::FarMore
            | Words::TheOnly
            | Words::Quoted
            | Words::Unbounded => Reach::These,
        }
    }

    /// The regions that the words get by themselves, on the scale that the kind measures.
    ///
    /// Shares are in per cent, changes and excesses in percentage points or per cent, comparisons
    /// are ratios.
    ///
    /// # Errors
    ///
    /// Why the words get none by themselves.
    pub fn regions(self) -> Result<Regions, NoRegions> {
        // Between the two lie the sizes that neither bear the word out nor refute it.
        let (holds, fails) = match self {
            Words::All => (Range::closed(100.0, 100.0), Range::half_open(0.0, 100.0)),
            Words::None => {
                let above = Range { low_closed: false, ..Range::closed(0.0, 100.0) };
                (Range::closed(0.0, 0.0), above)
            }
            Words::Most => return inside(Range::above(50.0)),
            Words::Doubled => (Range::half_open(1.5, 2.5), Range::up_to(1.0)),
            Words::Tripled => (Range::half_open(2.5, 3.5), Range::up_to(1.0)),
            Words::Growing => (Range::from(5.0), Range::up_to(0.0)),
            Words::Falling => (Range::up_to(-5.0), Range::from(0.0)),
            Words::Higher => (Range::from(1.1), Range::up_to(1.0)),
            Words::FarMore => (Range::from(1.5), Range::up_to(1.0)),
            Words::Along => (Range::from(10.0), Range::up_to(0.0)),
            Words::Because | Words::Explains => (Range::from(5.0), Range::up_to(0.0)),
            Words::TheOnly => return inside(Range::closed(1.0, 1.0)),
            Words::Quoted => (Range::from(1.0), Range::up_to(0.0)),
            Words::Number | Words::Nearly | Words::MoreThan | Words::AtLeast | Words::UpTo => {
                return Err(NoRegions::NeedNumber);
            }
            Words::TheMost => return Err(NoRegions::FromData),
            Words::Clusters => return Err(NoRegions::OtherWords),
            Words::Unbounded => return Err(NoRegions::Unbounded),
        };
        between(holds, fails)
    }

    /// The regions around a stated number with its rounding interval.
    ///
    /// # Errors
    ///
    /// That the words are not about a stated number, or why their regions are refused.
    pub fn around(self, value: f64, (low, high): (f64, f64)) -> Result<Regions, NoRegions> {
        let range = match self {
            // A half is rounded away from zero, so that the end nearer to zero belongs to it.
            Words::Number if value < 0.0 => Range { low_closed: false, ..Range::closed(low, high) },
            Words::Number => Range::half_open(low, high),
            Words::Nearly => Range { high_closed: false, ..Range::closed(0.95 * value, high) },
            Words::MoreThan => Range::above(value),
            Words::AtLeast => Range::from(value),
            Words::UpTo => Range::up_to(value),
            Words::All
            | Words::None
            | Words::Most
            | Words::TheMost
            | Words::Doubled
            | Words::Tripled
            | Words::Growing
            | Words::Falling
            | Words::Higher
            | Words::FarMore
            | Words::Along
            | Words::Clusters
            | Words::Because
            | Words::TheOnly
            | Words::Quoted
            | Words::Explains
            | Words::Unbounded => return Err(NoRegions::OtherWords),
        };
        inside(range)
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
    /// The words name no size; the case may state the regions itself.
    Unsaid,
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
            NoRegions::Unsaid => "the words name no size",
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
