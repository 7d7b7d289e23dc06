//! The words of a claim, and the regions that they get.
//!
//! The regions follow from the words, so that nobody can choose a threshold after seeing the data.

use probative_terms::{BadRegions, Range, Regions};

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

    /// The regions that the words get by themselves, on the scale that the kind measures.
    ///
    /// Shares are in per cent, changes and excesses in percentage points or per cent, comparisons
    /// are ratios. `None` where the stated number or the population is needed too.
    pub fn regions(self) -> Option<Result<Regions, BadRegions>> {
        let from_to = |low: f64, high: f64| {
            Some(Regions::new(vec![Range::from(low)], vec![Range::up_to(high)]))
        };
        match self {
            Words::All => Some(percent(Range::closed(100.0, 100.0), Range::half_open(0.0, 100.0))),
            Words::None => {
                let above = Range { low_closed: false, ..Range::closed(0.0, 100.0) };
                Some(percent(Range::closed(0.0, 0.0), above))
            }
            Words::Most => Some(Regions::inside(Range::above(50.0))),
            Words::Doubled => Some(around(1.5, 2.5)),
            Words::Tripled => Some(around(2.5, 3.5)),
            Words::Growing => from_to(5.0, 0.0),
            Words::Falling => Some(Regions::new(vec![Range::up_to(-5.0)], vec![Range::from(0.0)])),
            Words::Higher => from_to(1.1, 1.0),
            Words::FarMore => from_to(1.5, 1.0),
            Words::Along => from_to(10.0, 0.0),
            Words::Because => from_to(5.0, 0.0),
            Words::TheOnly => Some(Regions::inside(Range::closed(1.0, 1.0))),
            Words::Quoted => Some(Regions::new(vec![Range::from(1.0)], vec![Range::up_to(0.0)])),
            Words::Number
            | Words::Nearly
            | Words::MoreThan
            | Words::AtLeast
            | Words::UpTo
            | Words::TheMost
            | Words::Clusters
            | Words::Explains
            | Words::Unbounded => None,
        }
    }

    /// The regions around a stated number with its rounding interval.
    pub fn around(
        self,
        value: f64,
        (low, high): (f64, f64),
    ) -> Option<Result<Regions, BadRegions>> {
        let range = match self {
            Words::Number => Range::half_open(low, high),
            Words::Nearly => Range { high_closed: false, ..Range::closed(0.95 * value, high) },
            Words::MoreThan => Range::above(value),
            Words::AtLeast => Range::from(value),
            Words::UpTo => Range::up_to(value),
            _ => return None,
        };
        Some(Regions::inside(range))
    }
}

fn percent(holds: Range, fails: Range) -> Result<Regions, BadRegions> {
    Regions::new(vec![holds], vec![fails])
}

fn around(low: f64, high: f64) -> Result<Regions, BadRegions> {
    Regions::new(vec![Range::half_open(low, high)], vec![Range::up_to(1.0)])
}
