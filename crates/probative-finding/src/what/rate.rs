//! What is measured of rates against other rates.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use probative_terms::wire;

/// What a reading measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Rate {
    /// The rank of one place among its peers.
    Rank(Rank),
    /// The rates of two sides, from their counts.
    Counted(Counted),
    /// The ratio of such places, of which the named ones are some.
    Such {
        /// What is counted, as the case calls it.
        said: String,
        /// How many places are named.
        places: usize,
        /// How many times the rate of the others.
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        times: f64,
        /// How many times at most, where counts are withheld.
        #[serde(default, with = "wire::maybe_end")]
        #[schemars(with = "Option<wire::End>")]
        to: Option<f64>,
    },
    /// The typical rates of two sides, each place counting once, by their geometric means.
    Typical(Ranked),
    /// The rates of two sides, by rank, as the first rule compared them.
    Ranked(Ranked),
    /// The typical rate of a named place over that of another, each place counting once.
    EachOnce {
        /// How many times.
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        times: f64,
    },
    /// The rate of the others, from their counts.
    Others {
        /// The rate.
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        rate: f64,
        /// What it may be at most, where counts are withheld.
        #[serde(default, with = "wire::maybe_end")]
        #[schemars(with = "Option<wire::End>")]
        to: Option<f64>,
        /// Per so many people.
        per: f64,
    },
    /// The median rate of the others.
    OthersMedian(
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        f64,
    ),
}

/// The rank of one place among its peers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rank {
    /// What is counted, as the case calls it.
    pub said: String,
    /// The place.
    pub place: String,
    /// The peers, as the case calls them.
    pub universe: String,
    /// How many they are, the place among them.
    pub of: usize,
    /// Whether ranks are counted from the lowest.
    pub from_lowest: bool,
    /// The first and the last rank that it has as counted, which differ where places are tied or
    /// have no number.
    pub counted: (usize, usize),
    /// How many peers have no number, so that each may come before any other.
    #[serde(default, skip_serializing_if = "is_none")]
    pub lacking: usize,
    /// The first and the last rank that its risk may have, as far as the counts show it.
    pub set: Option<(usize, usize)>,
    /// The errors that show it, where the numbers are published with some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub errors: Option<Errors>,
    /// Whether the number is a part of all places and not the rank itself.
    pub in_parts: bool,
    /// By what the place is ranked, and by what the first and the last are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numbers: Option<Numbers>,
}

/// The errors that numbers are published with, as the case takes them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Errors {
    /// The column of the margin, or those of both ends.
    pub columns: Vec<String>,
    /// The level of these intervals.
    pub level: f64,
}

/// The number of a ranked place, and those of the two ends of the ranking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Numbers {
    /// That of the place.
    #[serde(with = "wire::end")]
    #[schemars(with = "wire::End")]
    pub own: f64,
    /// Per so many people, where it is a rate.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "wire::maybe_end")]
    #[schemars(with = "Option<wire::End>")]
    pub per: Option<f64>,
    /// Who is first, where the place itself is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<EndOf>,
    /// Who is last, where the place itself is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<EndOf>,
}

/// The first or the last of a ranking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EndOf {
    /// One place that is there.
    pub place: String,
    /// How many places are there with the same number.
    pub places: usize,
    /// Their number.
    #[serde(with = "wire::end")]
    #[schemars(with = "wire::End")]
    pub number: f64,
}

/// Whether a number is nought, which is not written.
fn is_none(number: &usize) -> bool {
    *number == 0
}

/// The rates of the named places and of the others, from their counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Counted {
    /// What is counted, as the case calls it.
    pub said: String,
    /// Per so many people.
    pub per: f64,
    /// The named places.
    pub named: Side,
    /// The others.
    pub others: Side,
    /// How many times the rate of the others; infinite where they have no event.
    #[serde(with = "wire::end")]
    #[schemars(with = "wire::End")]
    pub times: f64,
    /// What that may be at most, where counts are withheld.
    #[serde(default, with = "wire::maybe_end")]
    #[schemars(with = "Option<wire::End>")]
    pub to: Option<f64>,
}

/// The rates of the named places and of the others, by rank.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Ranked {
    /// What is counted, as the case calls it.
    pub said: String,
    /// How many times the typical rate of the others.
    #[serde(with = "wire::end")]
    #[schemars(with = "wire::End")]
    pub times: f64,
    /// The named places, with their median rate.
    pub named: Side,
    /// The others, with theirs.
    pub others: Side,
    /// The geometric means of both, of which `times` is the quotient.
    #[serde(default, with = "wire::maybe_ends", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<[wire::End; 2]>")]
    pub means: Option<(f64, f64)>,
}

/// One side of a comparison of rates.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Side {
    /// How many places.
    pub places: usize,
    /// Their rate.
    #[serde(with = "wire::end")]
    #[schemars(with = "wire::End")]
    pub rate: f64,
    /// What it may be at most, where counts are withheld.
    #[serde(default, with = "wire::maybe_end")]
    #[schemars(with = "Option<wire::End>")]
    pub to: Option<f64>,
    /// How many events were counted there; none where that is not known to the last one.
    #[serde(default)]
    pub events: Option<f64>,
}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RatePhrase {
    /// The title of the table of named places.
    Each,
    /// The heading of one of its columns.
    Column(Column),
    /// What a filled dot means.
    NamedByText,
    /// The label of the median of the others.
    OthersMedian,
}

/// A column of the table of named places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The place.
    Place,
    /// Its events.
    Events,
    /// Its rate.
    Rate,
    /// How many times the rate of the others.
    Times,
    /// The interval of that.
    Interval,
    /// The chance, adjusted over the named places.
    Chance,
}
