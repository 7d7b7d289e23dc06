//! Pictures and tables as plain data: nothing in them is left to compute.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use probative_terms::{Date, Position, Unit, wire};

use crate::Phrase;

mod circles;
mod clusters;
mod ground;
mod line_up;
mod map;
mod panels;
mod scatter;
mod told;

pub use circles::{Circle, Circles};
pub use clusters::{Association, ClusterFound, ClusterUnit, Clusters};
pub use ground::{Ground, Rings};
pub use line_up::{LINE_UP, LineUp, LineUpMap};
pub use map::{Cell, Cluster, Map, MapCell, MapLine, Quantity};
pub use panels::{Panel, Panels};
pub use scatter::{Scatter, ScatterPoint};

/// A picture's data, ready to draw.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Exhibit<W = Phrase> {
    /// A map of places.
    Map(Map<W>),
    /// Values over time.
    Series(Series<W>),
    /// Ranked values with intervals.
    Dots(Dots<W>),
    /// A few shares side by side.
    Bars(Bars<W>),
    /// A share within a growing distance, with its null.
    Distance(Distance<W>),
    /// What a null gave, with the observed value.
    Null(NullShape<W>),
    /// Every reading of a claim against its regions.
    Strip(Strip<W>),
    /// The real map among maps made by chance.
    LineUp(LineUp<W>),
    /// One small map a time.
    Panels(Panels<W>),
    /// The local clusters of a map, with the chance of each.
    Clusters(Clusters<W>),
    /// Units by their value and their neighbours'.
    Scatter(Scatter<W>),
    /// The circles of a scan.
    Circles(Circles<W>),
    /// Rows and columns.
    Table(Table<W>),
}

impl<W> Exhibit<W> {
    /// The words around the picture.
    pub fn caption(&self) -> &Caption<W> {
        match self {
            Exhibit::Map(map) => &map.caption,
            Exhibit::Series(series) => &series.caption,
            Exhibit::Dots(dots) => &dots.caption,
            Exhibit::Bars(bars) => &bars.caption,
            Exhibit::Distance(distance) => &distance.caption,
            Exhibit::Null(null) => &null.caption,
            Exhibit::Strip(strip) => &strip.caption,
            Exhibit::LineUp(line_up) => &line_up.caption,
            Exhibit::Panels(panels) => &panels.caption,
            Exhibit::Clusters(clusters) => &clusters.caption,
            Exhibit::Scatter(scatter) => &scatter.caption,
            Exhibit::Circles(circles) => &circles.caption,
            Exhibit::Table(table) => &table.caption,
        }
    }
}

/// The words that a picture carries inside it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Caption<W = Phrase> {
    /// What is shown.
    pub title: W,
    /// What it shows, in one sentence with its number.
    pub finding: W,
    /// How many units.
    pub n: usize,
    /// What the units are, where they are no places, people or years.
    #[serde(default, skip_serializing_if = "Counted::is_units")]
    pub counted: Counted,
    /// Publisher and date of the records.
    pub source: W,
}

/// What a picture counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    /// The units of the test.
    #[default]
    Units,
    /// Readings of a claim.
    Readings,
    /// Numbers that a text states.
    Numbers,
    /// Places that a text names.
    NamedPlaces,
    /// Those that a text says are on a list.
    Members,
}

impl Counted {
    fn is_units(&self) -> bool {
        *self == Counted::Units
    }
}

/// Values over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Series<W = Phrase> {
    /// Title, finding, n and source.
    pub caption: Caption<W>,
    /// The unit of the values.
    pub unit: Unit,
    /// One line a series.
    pub lines: Vec<SeriesLine<W>>,
    /// A marked time, such as the date of the text, with its label.
    pub marked: Option<(f64, W)>,
}

/// One line of a series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SeriesLine<W = Phrase> {
    /// Its name.
    pub label: W,
    /// Its points, in order of time.
    pub points: Vec<SeriesPoint>,
}

/// One point of a series.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SeriesPoint {
    /// The time, in years.
    pub time: f64,
    /// The value.
    pub value: f64,
    /// Its interval, where it has one.
    #[serde(with = "wire::maybe_ends")]
    #[schemars(with = "Option<(wire::End, wire::End)>")]
    pub interval: Option<(f64, f64)>,
}

/// Ranked values with intervals.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Dots<W = Phrase> {
    /// Title, finding, n and source.
    pub caption: Caption<W>,
    /// The unit of the values.
    pub unit: Unit,
    /// The rows, from the first rank on.
    pub rows: Vec<Dot<W>>,
    /// What a filled dot means.
    pub named_label: Option<W>,
    /// A base rate to compare with, and its label.
    pub reference: Option<(f64, W)>,
    /// What the base rate of each row is, where rows have one.
    pub base_label: Option<W>,
}

/// One row of ranked dots.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Dot<W = Phrase> {
    /// The place or thing.
    pub label: W,
    /// Its value.
    pub value: f64,
    /// Its interval, where it has one.
    #[serde(with = "wire::maybe_ends")]
    #[schemars(with = "Option<(wire::End, wire::End)>")]
    pub interval: Option<(f64, f64)>,
    /// Its own base rate, where it has one.
    pub base: Option<f64>,
    /// Whether the text names it.
    pub named: bool,
}

/// A few shares side by side, with the base rate among them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Bars<W = Phrase> {
    /// Title, finding, n and source.
    pub caption: Caption<W>,
    /// The unit of the values.
    pub unit: Unit,
    /// The bars, from the top.
    pub bars: Vec<Bar<W>>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Bar<W = Phrase> {
    /// What it is.
    pub label: W,
    /// Its value.
    pub value: f64,
    /// Its interval, where it has one.
    #[serde(with = "wire::maybe_ends")]
    #[schemars(with = "Option<(wire::End, wire::End)>")]
    pub interval: Option<(f64, f64)>,
    /// Whether it is a base rate.
    pub base: bool,
}

/// A share within a growing distance, with its null as a fan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Distance<W = Phrase> {
    /// Title, finding, n and source.
    pub caption: Caption<W>,
    /// What the share is of.
    pub unit: Unit,
    /// One step a distance, ascending.
    pub steps: Vec<DistanceStep>,
    /// The distance of the primary reading, in kilometres.
    pub primary: f64,
}

/// The shares within one distance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DistanceStep {
    /// The distance in kilometres.
    pub kilometers: f64,
    /// The share of the listed places.
    pub listed: f64,
    /// The share of the population.
    pub population: f64,
    /// The null's mean.
    pub null_mean: f64,
    /// What the null gives, the widest band first.
    pub bands: Vec<Band>,
}

/// The middle part of what a null gives.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Band {
    /// How much of it lies between the ends.
    pub level: f64,
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// What a null gave, in bins, with the observed value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NullShape<W = Phrase> {
    /// Title, finding, n and source.
    pub caption: Caption<W>,
    /// The unit of the values.
    pub unit: Unit,
    /// The bins, ascending.
    pub bins: Vec<Bin>,
    /// The observed value.
    pub observed: f64,
}

/// One bin of a histogram.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Bin {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// How many draws fell into it.
    pub count: usize,
}

/// Every reading of a claim against its regions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Strip<W = Phrase> {
    /// Title, finding, n and source.
    pub caption: Caption<W>,
    /// The unit of the values.
    pub unit: Unit,
    /// The primary reading first, then the alternates.
    pub marks: Vec<StripMark<W>>,
    /// The ends of each range where the claim holds; an end may be infinite.
    #[serde(with = "wire::all_ends")]
    #[schemars(with = "Vec<(wire::End, wire::End)>")]
    pub holds: Vec<(f64, f64)>,
}

/// One reading of a strip.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StripMark<W = Phrase> {
    /// The reading.
    pub label: W,
    /// Its value.
    pub value: f64,
    /// Its interval.
    #[serde(with = "wire::ends")]
    #[schemars(with = "(wire::End, wire::End)")]
    pub interval: (f64, f64),
    /// Where it stands.
    pub stands: Position,
}

/// Rows and columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Table<W = Phrase> {
    /// Title, finding, n and source.
    pub caption: Caption<W>,
    /// The columns' names.
    pub columns: Vec<W>,
    /// The rows.
    pub rows: Vec<Vec<Datum<W>>>,
}

/// One cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Datum<W = Phrase> {
    /// A number; infinite where a ratio has nothing beneath it.
    Number(
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        f64,
    ),
    /// A number, told to the nearest whole one.
    Whole(f64),
    /// A number in per cent, with one decimal.
    Percent(f64),
    /// Anything from the first to the second.
    Between(
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        f64,
        #[serde(with = "wire::end")]
        #[schemars(with = "wire::End")]
        f64,
    ),
    /// A calendar day.
    Date(Date),
    /// Any day from the first to the second.
    Days(Date, Date),
    /// Words.
    Words(W),
    /// Nothing that could be told.
    Nothing,
    /// A number on a unit's scale: a year, a day, or a plain number. Like the rows below it, it
    /// stands in tables made of pictures, and in no document.
    #[serde(skip)]
    Scaled(f64, Unit),
    /// A chance, which a reader is told no closer than he needs.
    #[serde(skip)]
    Chance(f64),
    /// The ends of an interval on a unit's scale, where there is one.
    #[serde(skip)]
    Interval(Option<(f64, f64)>, Unit),
    /// A count or a rank, told digit by digit.
    #[serde(skip)]
    Count(usize),
    /// Another cell, and the word of its state.
    #[serde(skip)]
    Marked(Box<Datum<W>>, W),
}

impl From<&str> for Datum<String> {
    fn from(words: &str) -> Self {
        Datum::Words(words.to_owned())
    }
}

impl From<String> for Datum<String> {
    fn from(words: String) -> Self {
        Datum::Words(words)
    }
}

impl From<f64> for Datum<String> {
    fn from(number: f64) -> Self {
        Datum::Number(number)
    }
}
