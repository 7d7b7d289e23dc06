//! What kinds measure, and which words go with each: the one table of both.

use probative_terms::{Range, Reach, Regions};

use super::{NoRegions, Words, between, inside};

/// What the number of a claim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// A number as the record has it.
    Number,
    /// A day.
    Day,
    /// A part of a whole, in per cent.
    Share,
    /// What stated numbers give.
    Result,
    /// The members that a list holds, in per cent of those named.
    Members,
    /// A change over a period, in per cent of where it began.
    Change,
    /// A change of a share over a period, in percentage points.
    Points,
    /// A change each year, on average, in the unit of the number or in percentage points.
    EachYear,
    /// A change from the first year to the last, in the unit of the number.
    InAll,
    /// A change beside that of another over the same period, in per cent.
    Beside,
    /// A rate over another: how many times as high.
    Ratio,
    /// A place's rank among its peers, as counted.
    Rank,
    /// The rank of a place's risk, which its counts show within an error.
    RiskRank,
    /// The first places by a count, in per cent of them.
    FirstPlaces,
    /// Listed places near lines beyond those that chance puts there, in percentage points.
    Excess,
    /// How alike two maps are: a correlation.
    Correlation,
    /// How alike neighbours are, beyond the same values anywhere: Moran's *I*.
    Likeness,
    /// Places and their neighbours beside the map, in per cent of its mean.
    Height,
    /// An effect, in per cent of what was there before.
    Effect,
    /// An outcome beside that of other places that are alike, in per cent.
    Outcome,
    /// Places that records name in a role.
    Holders,
    /// Runs of words in a source.
    Runs,
    /// A motive: no number at all.
    Motive,
}

/// What words get on a scale.
#[derive(Debug, Clone, PartialEq)]
pub enum Fit {
    /// These regions.
    Regions(Regions),
    /// Regions around a number that the sentence states.
    Stated,
    /// Regions of which one edge comes from the data.
    FromData,
    /// None: no number could meet them.
    Never,
}

/// The least that counts as a change, an effect or an outcome, in per cent.
const LEAST: f64 = 5.0;
/// The least excess near lines that counts, in percentage points.
const NEAR: f64 = 10.0;
/// The least correlation of two maps that counts, and the least excess of Moran's *I* over chance.
const ALIKE: f64 = 0.30;
/// The least that a hot spot lies above the map's mean, in per cent of it.
const HOT: f64 = 10.0;
/// The end of the ranks within which a place is among the highest or the lowest, in per cent.
const END: f64 = 20.0;
/// The least ratio of "higher", and that of "far more".
const MORE: f64 = 1.1;
const FAR_MORE: f64 = 1.5;

impl Scale {
    /// What these words get on this scale; nothing where they do not go together.
    ///
    /// This is the table of `docs/verdicts.md`.
    pub fn fit(self, words: Words) -> Option<Fit> {
        match self {
            Scale::Number => stated(words),
            Scale::Day => (words == Words::Number).then_some(Fit::Stated),
            Scale::Result => stated_once(words),
            Scale::Share => of_all(words).or_else(|| stated(words)),
            Scale::Members => of_all(words),
            Scale::Change => change(words).or_else(|| times(words, as_change)),
            Scale::Points | Scale::EachYear | Scale::InAll => match words {
                Words::Growing | Words::Falling => Some(Fit::Stated),
                _ => stated_once(words),
            },
            Scale::Beside => beside(words),
            Scale::Ratio => times(words, |ratio| ratio).or_else(|| stated_once(words)),
            Scale::Rank | Scale::RiskRank => rank(words),
            Scale::FirstPlaces => (words == Words::TheMost).then_some(Fit::FromData),
            Scale::Excess => up(words, Words::Along, NEAR),
            Scale::Correlation => up(words, Words::Along, ALIKE),
            Scale::Likeness => up(words, Words::Clusters, ALIKE),
            Scale::Height => up(words, Words::Clusters, HOT),
            Scale::Effect => up(words, Words::Because, LEAST)
                .or_else(|| down(words, Words::Lowered, LEAST))
                .or_else(|| unchanged(words)),
            Scale::Outcome => {
                up(words, Words::Explains, LEAST).or_else(|| down(words, Words::Lowered, LEAST))
            }
            Scale::Holders => {
                (words == Words::TheOnly).then(|| sure(inside(Range::closed(1.0, 1.0))))
            }
            Scale::Runs => {
                (words == Words::Quoted).then(|| fit(Range::from(1.0), Range::up_to(0.0)))
            }
            Scale::Motive => (words == Words::Unbounded).then_some(Fit::Never),
        }
    }

    /// The regions that these words get by themselves.
    ///
    /// # Errors
    ///
    /// Why they get none by themselves.
    pub fn regions(self, words: Words) -> Result<Regions, NoRegions> {
        match self.fit(words) {
            Some(Fit::Regions(regions)) => Ok(regions),
            Some(Fit::Stated) => Err(NoRegions::NeedNumber),
            Some(Fit::FromData) => Err(NoRegions::FromData),
            Some(Fit::Never) => Err(NoRegions::Unbounded),
            None => Err(NoRegions::OtherWords),
        }
    }

    /// The words that go with this scale, in the order of the table.
    pub fn words(self) -> Vec<Words> {
        Words::entries().into_iter().filter(|words| self.fit(*words).is_some()).collect()
    }

    /// How far a sentence with these words reaches on this scale: a conclusion about causes is
    /// about such places, whatever its words.
    pub fn reach(self, words: Words) -> Reach {
        match self {
            Scale::Effect | Scale::Outcome | Scale::RiskRank => Reach::Such,
            Scale::Number
            | Scale::Day
            | Scale::Share
            | Scale::Result
            | Scale::Members
            | Scale::Change
            | Scale::Points
            | Scale::EachYear
            | Scale::InAll
            | Scale::Beside
            | Scale::Ratio
            | Scale::Rank
            | Scale::FirstPlaces
            | Scale::Excess
            | Scale::Correlation
            | Scale::Likeness
            | Scale::Height
            | Scale::Holders
            | Scale::Runs
            | Scale::Motive => words.reach(),
        }
    }

    /// Whether it is counted alone: nothing says how such places and years differ in it.
    pub fn is_counted(self) -> bool {
        matches!(
            self,
            Scale::Number
                | Scale::Day
                | Scale::Share
                | Scale::Result
                | Scale::Members
                | Scale::Points
                | Scale::EachYear
                | Scale::InAll
                | Scale::Rank
                | Scale::FirstPlaces
                | Scale::Holders
                | Scale::Runs
        )
    }

    /// What the number is, in a phrase.
    pub fn said(self) -> &'static str {
        match self {
            Scale::Number => "a number as the record has it",
            Scale::Day => "a day",
            Scale::Share => "a part of a whole in per cent",
            Scale::Result => "what stated numbers give",
            Scale::Members => "how many of those named are members, in per cent",
            Scale::Change => "a change in per cent of where it began",
            Scale::Points => "a change in percentage points",
            Scale::EachYear => "a change each year, on average",
            Scale::InAll => "a change in the number's own unit",
            Scale::Beside => "a change beside that of another",
            Scale::Ratio => "how many times as high a rate is as another",
            Scale::Rank => "the rank of a place among its peers",
            Scale::RiskRank => "the rank of a place's risk among that of its peers",
            Scale::FirstPlaces => "how many of the first places are named, in per cent",
            Scale::Excess => "how many more listed places lie near lines than chance puts there",
            Scale::Correlation => "how alike two maps are",
            Scale::Likeness => "how alike neighbours are",
            Scale::Height => "how far places lie above the mean of the map, in per cent",
            Scale::Effect => "an effect in per cent of what was there before",
            Scale::Outcome => "an outcome in per cent of that of other places",
            Scale::Holders => "how many places have a role",
            Scale::Runs => "how often words stand in a source",
            Scale::Motive => "a motive, which no record shows",
        }
    }
}

fn sure(regions: Result<Regions, NoRegions>) -> Fit {
    Fit::Regions(regions.expect("the table's regions can hold and can fail"))
}

fn fit(holds: Range, fails: Range) -> Fit {
    sure(between(holds, fails))
}

/// Words that go with a stated number.
fn stated(words: Words) -> Option<Fit> {
    use Words::{AtLeast, Between, LessThan, MoreThan, Nearly, Number, UpTo};
    let goes = matches!(words, Number | Nearly | MoreThan | LessThan | AtLeast | UpTo | Between);
    goes.then_some(Fit::Stated)
}

/// Those of them that go with one number.
fn stated_once(words: Words) -> Option<Fit> {
    stated(words).filter(|_| words != Words::Between)
}

/// Words about all of something, in per cent.
fn of_all(words: Words) -> Option<Fit> {
    match words {
        Words::All => Some(fit(Range::closed(100.0, 100.0), Range::half_open(0.0, 100.0))),
        Words::None => {
            let above = Range { low_closed: false, ..Range::closed(0.0, 100.0) };
            Some(fit(Range::closed(0.0, 0.0), above))
        }
        Words::Most => Some(sure(inside(Range::above(50.0)))),
        _ => None,
    }
}

/// Words that hold from a size on, and fail where nothing is there or the other way.
///
/// Between the two lie the sizes that neither bear the word out nor refute it.
fn up(words: Words, own: Words, least: f64) -> Option<Fit> {
    (words == own).then(|| fit(Range::from(least), Range::up_to(0.0)))
}

/// The mirror of the same.
fn down(words: Words, own: Words, least: f64) -> Option<Fit> {
    (words == own).then(|| fit(Range::up_to(-least), Range::from(0.0)))
}

fn unchanged(words: Words) -> Option<Fit> {
    (words == Words::Unchanged).then(|| sure(inside(Range::closed(-LEAST, LEAST))))
}

fn change(words: Words) -> Option<Fit> {
    up(words, Words::Growing, LEAST)
        .or_else(|| down(words, Words::Falling, LEAST))
        .or_else(|| unchanged(words))
        .or_else(|| stated_once(words))
}

/// Words about a change beside that of another: of the one in terms of the other, or of the gap.
fn beside(words: Words) -> Option<Fit> {
    up(words, Words::FasterThan, LEAST)
        .or_else(|| down(words, Words::SlowerThan, LEAST))
        .or_else(|| down(words, Words::ClosingTheGap, LEAST))
        .or_else(|| up(words, Words::WideningTheGap, LEAST))
}

/// Words about a rank, counted from the end that they name: its number, or for parts of all the
/// places that stand at it or before, in per cent.
fn rank(words: Words) -> Option<Fit> {
    let to = |last: f64| Range { low_closed: false, ..Range::closed(0.0, last) };
    match words {
        Words::Highest | Words::Lowest => Some(fit(Range::closed(1.0, 1.0), Range::above(1.0))),
        Words::SecondHighest | Words::SecondLowest => Some(sure(inside(Range::closed(2.0, 2.0)))),
        Words::AmongHighest | Words::AmongLowest => Some(fit(to(END), Range::above(50.0))),
        Words::TopThird | Words::BottomThird => {
            Some(fit(to(100.0 / 3.0), Range::above(100.0 / 3.0)))
        }
        Words::OneOfHighest | Words::OneOfLowest => Some(Fit::Stated),
        _ => None,
    }
}

/// How a ratio stands on a scale of changes in per cent.
fn as_change(ratio: f64) -> f64 {
    100.0 * (ratio - 1.0)
}

/// Words about a ratio, on a scale that `at` leads to.
fn times(words: Words, at: fn(f64) -> f64) -> Option<Fit> {
    let one = at(1.0);
    let (holds, fails) = match words {
        Words::Doubled => (Range::half_open(at(1.5), at(2.5)), Range::up_to(one)),
        Words::Tripled => (Range::half_open(at(2.5), at(3.5)), Range::up_to(one)),
        Words::Halved => {
            let holds = Range::closed(at(1.0 / 2.5), at(1.0 / 1.5));
            (Range { low_closed: false, ..holds }, Range::from(one))
        }
        Words::Higher => (Range::from(at(MORE)), Range::up_to(one)),
        Words::FarMore => (Range::from(at(FAR_MORE)), Range::up_to(one)),
        Words::Lower => (Range::up_to(at(1.0 / MORE)), Range::from(one)),
        Words::FarFewer => (Range::up_to(at(1.0 / FAR_MORE)), Range::from(one)),
        _ => return None,
    };
    Some(fit(holds, fails))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Way;

    const ALL: [Scale; 23] = [
        Scale::Number,
        Scale::Day,
        Scale::Share,
        Scale::Result,
        Scale::Members,
        Scale::Change,
        Scale::Points,
        Scale::EachYear,
        Scale::InAll,
        Scale::Beside,
        Scale::Ratio,
        Scale::Rank,
        Scale::RiskRank,
        Scale::FirstPlaces,
        Scale::Excess,
        Scale::Correlation,
        Scale::Likeness,
        Scale::Height,
        Scale::Effect,
        Scale::Outcome,
        Scale::Holders,
        Scale::Runs,
        Scale::Motive,
    ];

    #[test]
    fn every_word_goes_with_a_scale_and_every_scale_has_words() {
        for words in Words::entries() {
            assert!(ALL.iter().any(|scale| scale.fit(words).is_some()), "{}", words.word());
        }
        assert!(ALL.iter().all(|scale| !scale.words().is_empty()));
    }

    /// A value as the sentence the other way round has it: a ratio upside down, a change back, a
    /// share of the rest.
    fn other_way(scale: Scale, value: f64) -> f64 {
        match scale {
            Scale::Ratio => 1.0 / value,
            Scale::Share | Scale::Members => 100.0 - value,
            _ => -value,
        }
    }

    #[test]
    fn the_regions_of_mirrors_mirror_each_other() {
        let values = [0.1, 0.3, 0.5, 0.8, 0.95, 1.0, 1.05, 1.2, 1.7, 3.0, 5.0, 20.0, 100.0];
        let signed = values.iter().flat_map(|value| [*value, -*value, 0.0]);
        let values: Vec<f64> = signed.collect();
        for scale in [Scale::Ratio, Scale::Members, Scale::Beside, Scale::Effect, Scale::Change] {
            for words in scale.words() {
                let Some(mirror) = words.mirror() else { continue };
                let (Ok(one), Ok(other)) = (scale.regions(words), scale.regions(mirror)) else {
                    continue;
                };
                assert_eq!(Way::of_regions(&one), Way::of_regions(&other).reversed());
                // Twice as much and half as much are one ratio, which a change has as two numbers.
                let doubled = matches!(words, Words::Growing | Words::Falling | Words::Unchanged);
                let turned = scale != Scale::Change || doubled;
                for value in values.iter().filter(|value| turned && **value != 0.0) {
                    let (here, there) = (*value, other_way(scale, *value));
                    let at = |regions: &Regions, value: f64| regions.position((value, value));
                    if scale != Scale::Ratio || here > 0.0 {
                        assert_eq!(at(&one, here), at(&other, there), "{} {here}", words.word());
                    }
                }
            }
        }
    }

    #[test]
    fn a_mirror_has_its_mirror() {
        for words in Words::entries() {
            let Some(mirror) = words.mirror() else { continue };
            assert_eq!(mirror.mirror(), Some(words));
            assert_eq!(mirror.reach(), words.reach());
        }
    }

    #[test]
    fn doubled_is_a_ratio_on_every_scale() {
        let position = |scale: Scale, value: f64| {
            scale.regions(Words::Doubled).unwrap().position((value, value)).word()
        };
        assert_eq!(position(Scale::Change, 98.8), "holds");
        assert_eq!(position(Scale::Change, 2.0), "short");
        assert_eq!(position(Scale::Change, -1.0), "fails");
        assert_eq!(position(Scale::Ratio, 1.988), "holds");
        assert_eq!(position(Scale::Ratio, 1.02), "short");
    }
}
