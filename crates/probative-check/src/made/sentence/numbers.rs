//! Which numbers of a sentence a claim reads.

use probative_case::claim::rate::{Rank, RateForm};
use probative_case::claim::{Claim, Kinds};
use probative_case::words::Words;
use probative_read::{Quantity, Stretch, Way};
use probative_terms::number::decimal;

use crate::made::who::counted::PLACES;

/// A claim with its numbers, and with how many things it names.
pub(in crate::made) struct Reader<'c> {
    claim: &'c Claim,
    numbers: Vec<f64>,
    /// How many it names, list by list.
    names: Vec<usize>,
    /// How many values its rows are picked by, column by column.
    values: Vec<(String, usize)>,
    /// Among which places it ranks.
    universe: Option<Stretch>,
}

impl<'c> Reader<'c> {
    pub(in crate::made) fn new(claim: &'c Claim) -> Reader<'c> {
        let (mut names, mut values) = (claim.counts(), Vec::new());
        if let Some(mut kinds) = claim.test.held().cloned() {
            names.push(kinds.names().len());
            let filters = kinds.selects().into_iter().flat_map(|select| &select.filter);
            values.extend(filters.map(|(column, all)| (column.to_lowercase(), all.len())));
        }
        let universe = rank_of(claim).map(|rank| Stretch::new(&rank.universe));
        Reader { claim, numbers: claim.numbers(), names, values, universe }
    }

    /// Whether the claim has a number: a fall that the case gives a minus is one number with that
    /// of the words.
    pub(in crate::made) fn reads(&self, one: &Quantity) -> bool {
        let is = |own: f64| one.is(own) || one.is(own.abs()) || is_change(self.claim, one, own);
        self.numbers.iter().any(|own| is(*own))
            || is_of_words(self.claim.words, one)
            || self.is_counted(one)
    }

    /// Whether a number is how many places or other things the claim names, as the ten states of
    /// "in ten states".
    fn is_counted(&self, one: &Quantity) -> bool {
        let is = |many: usize| many > 1 && one.low == one.high && many as f64 == one.low;
        let unit = one.unit.as_str();
        let is_bare = unit.is_empty() || PLACES.contains(&unit) || AREAS.contains(&unit);
        // Members may be called whatever they are, and places and values what their column is.
        let kinds = self.claim.test.held();
        let is_member =
            matches!(kinds, Some(Kinds::Membership(_))) && one.is_count() && one.per.is_empty();
        let by_key =
            matches!(kinds, Some(Kinds::Rate(rate)) if rate.key.to_lowercase().contains(unit));
        let is_named = is_bare || is_member || by_key;
        let mut values = self.values.iter().filter(|(_, many)| is(*many));
        let of_universe = self.universe.as_ref().is_some_and(|it| it.says(one.low)) && is_bare;
        of_universe
            || is_named && self.names.iter().any(|many| is(*many))
            || values.any(|(column, _)| is_bare || column.contains(unit))
    }
}

/// The rank that a claim is of, if it is one.
pub(in crate::made) fn rank_of(claim: &Claim) -> Option<&Rank> {
    let Kinds::Rate(rate) = claim.test.held()? else { return None };
    match &rate.form {
        RateForm::Rank(rank) => Some(rank),
        RateForm::Counts { .. } | RateForm::Ranks { .. } => None,
    }
}

/// Whether a multiple is a change of a trend: what doubled rose by 100 per cent.
pub(in crate::made) fn is_change(claim: &Claim, one: &Quantity, by: f64) -> bool {
    let is_trend = matches!(claim.test.held(), Some(Kinds::Trend(_)));
    is_trend && one.unit == "times" && one.low == one.high && decimal(100.0 * (one.low - 1.0)) == by
}

/// Whether a number is what words of a claim say by themselves: *doubled* is two times as many, and
/// a rise by 100 per cent.
fn is_of_words(words: Words, one: &Quantity) -> bool {
    const NUMBERS: [(Words, f64); 5] = [
        (Words::Doubled, 2.0),
        (Words::Tripled, 3.0),
        (Words::Halved, 0.5),
        (Words::SecondHighest, 2.0),
        (Words::SecondLowest, 2.0),
    ];
    const CHANGES: [(Words, f64, Way); 3] = [
        (Words::Doubled, 100.0, Way::Up),
        (Words::Tripled, 200.0, Way::Up),
        (Words::Halved, 50.0, Way::Down),
    ];
    let times = ["times", "fraction", ""].contains(&one.unit.as_str())
        && NUMBERS.contains(&(words, one.low));
    let changes = one.unit == "percent"
        && CHANGES
            .iter()
            .any(|(own, by, way)| *own == words && *by == one.low && one.change == Some(*way));
    one.low == one.high && (times || changes)
}

/// What places are called besides, where it is they that are counted.
const AREAS: [&str; 11] = [
    "one",
    "neighbor",
    "neighbour",
    "region",
    "parish",
    "borough",
    "village",
    "municipality",
    "community",
    "territory",
    "country",
];
