//! Pictures and tables as plain data: nothing in them is left to compute.

use probative_atlas::Geoid;
use probative_atlas::Level;

/// A picture's data, ready to draw.
#[derive(Debug, Clone, PartialEq)]
pub enum Exhibit {
    /// A map of places.
    Map(Map),
    /// Values over time.
    Series(Series),
    /// Ranked values with intervals.
    Dots(Dots),
    /// A few shares side by side.
    Bars(Bars),
    /// A share within a growing distance, with its null.
    Distance(Distance),
    /// What a null gave, with the observed value.
    Null(NullShape),
    /// Every reading of a claim against its regions.
    Strip(Strip),
    /// Rows and columns.
    Table(Table),
}

impl Exhibit {
    /// The words around the picture.
    pub fn caption(&self) -> &Caption {
        match self {
            Exhibit::Map(map) => &map.caption,
            Exhibit::Series(series) => &series.caption,
            Exhibit::Dots(dots) => &dots.caption,
            Exhibit::Bars(bars) => &bars.caption,
            Exhibit::Distance(distance) => &distance.caption,
            Exhibit::Null(null) => &null.caption,
            Exhibit::Strip(strip) => &strip.caption,
            Exhibit::Table(table) => &table.caption,
        }
    }
}

/// The words that a picture carries inside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caption {
    /// What is shown.
    pub title: String,
    /// What it shows, in one sentence with its number.
    pub finding: String,
    /// How many units.
    pub n: usize,
    /// Publisher and date of the records.
    pub source: String,
}

/// A map of places, coloured by class, with lines and outlines over it.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// Title, finding, n and source.
    pub caption: Caption,
    /// The atlas's layer that is drawn.
    pub layer: Level,
    /// The unit of the values.
    pub unit: String,
    /// What the values are, which decides how they are drawn.
    pub quantity: Quantity,
    /// One cell a place.
    pub cells: Vec<MapCell>,
    /// The inner breaks between classes, ascending.
    pub breaks: Vec<f64>,
    /// The name of each class; none where the breaks say it all.
    pub classes: Vec<String>,
    /// The places that the text names, drawn with an outline.
    pub outlined: Vec<Geoid>,
    /// What the outline means.
    pub outlined_label: String,
    /// Lines over the map, such as roads.
    pub lines: Vec<MapLine>,
}

/// What a map's values are. The drawing follows from it: nobody can ask for a count as coloured areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// Rates, shares and other values that do not grow with the place: areas on the sequential scale.
    Rate,
    /// Differences from a middle: areas on the diverging scale.
    Change,
    /// Counts: circles whose area stands for the count, never coloured areas.
    Count,
    /// Classes of a cluster map: areas in the colours of their names.
    Cluster,
}

/// The class of a place on a map of local clusters, by its name and never by a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cluster {
    /// A high value among high ones.
    HighHigh,
    /// A low value among low ones.
    LowLow,
    /// A low value among high ones.
    LowHigh,
    /// A high value among low ones.
    HighLow,
    /// No association that chance would not give.
    NotSignificant,
    /// No value.
    Undefined,
    /// No neighbours.
    Isolated,
}

impl Cluster {
    /// Every class, in the order of a legend.
    pub const ALL: [Cluster; 7] = [
        Cluster::HighHigh,
        Cluster::LowLow,
        Cluster::LowHigh,
        Cluster::HighLow,
        Cluster::NotSignificant,
        Cluster::Undefined,
        Cluster::Isolated,
    ];

    /// The class's word in data.
    pub fn word(self) -> &'static str {
        match self {
            Cluster::HighHigh => "high-high",
            Cluster::LowLow => "low-low",
            Cluster::LowHigh => "low-high",
            Cluster::HighLow => "high-low",
            Cluster::NotSignificant => "not-significant",
            Cluster::Undefined => "undefined",
            Cluster::Isolated => "isolated",
        }
    }

    /// The class as a legend names it.
    pub fn label(self) -> &'static str {
        match self {
            Cluster::HighHigh => "High-High",
            Cluster::LowLow => "Low-Low",
            Cluster::LowHigh => "Low-High",
            Cluster::HighLow => "High-Low",
            Cluster::NotSignificant => "Not significant",
            Cluster::Undefined => "Undefined",
            Cluster::Isolated => "Isolated",
        }
    }
}

/// One place of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct MapCell {
    /// The place's code.
    pub geoid: Geoid,
    /// The place's name.
    pub name: String,
    /// What is known of it.
    pub cell: Cell,
}

/// What a record says of one cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell {
    /// A value.
    Value(f64),
    /// A value that its publisher withholds, between two ends.
    Suppressed {
        /// The lowest it may be.
        low: f64,
        /// The highest it may be.
        high: f64,
    },
    /// A value that its publisher calls unreliable.
    Unreliable(f64),
    /// No record.
    Missing,
    /// A class of a map of clusters.
    Cluster(Cluster),
}

/// A line over a map.
#[derive(Debug, Clone, PartialEq)]
pub struct MapLine {
    /// Its name.
    pub label: String,
    /// Its points, longitude and latitude in degrees.
    pub points: Vec<[f64; 2]>,
}

/// Values over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Title, finding, n and source.
    pub caption: Caption,
    /// The unit of the values.
    pub unit: String,
    /// One line a series.
    pub lines: Vec<SeriesLine>,
    /// A marked time, such as the date of the text, with its label.
    pub marked: Option<(f64, String)>,
}

/// One line of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesLine {
    /// Its name.
    pub label: String,
    /// Its points, in order of time.
    pub points: Vec<SeriesPoint>,
}

/// One point of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeriesPoint {
    /// The time, in years.
    pub time: f64,
    /// The value.
    pub value: f64,
    /// Its interval, where it has one.
    pub interval: Option<(f64, f64)>,
}

/// Ranked values with intervals.
#[derive(Debug, Clone, PartialEq)]
pub struct Dots {
    /// Title, finding, n and source.
    pub caption: Caption,
    /// The unit of the values.
    pub unit: String,
    /// The rows, from the first rank on.
    pub rows: Vec<Dot>,
    /// What a filled dot means.
    pub named_label: String,
    /// A base rate to compare with, and its label.
    pub reference: Option<(f64, String)>,
}

/// One row of ranked dots.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// The place or thing.
    pub label: String,
    /// Its value.
    pub value: f64,
    /// Its interval, where it has one.
    pub interval: Option<(f64, f64)>,
    /// Whether the text names it.
    pub named: bool,
}

/// A few shares side by side, with the base rate among them.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// Title, finding, n and source.
    pub caption: Caption,
    /// The unit of the values.
    pub unit: String,
    /// The bars, from the top.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it is.
    pub label: String,
    /// Its value.
    pub value: f64,
    /// Its interval, where it has one.
    pub interval: Option<(f64, f64)>,
    /// Whether it is a base rate.
    pub base: bool,
}

/// A share within a growing distance, with its null as a fan.
#[derive(Debug, Clone, PartialEq)]
pub struct Distance {
    /// Title, finding, n and source.
    pub caption: Caption,
    /// What the share is of.
    pub unit: String,
    /// One step a distance, ascending.
    pub steps: Vec<DistanceStep>,
    /// The distance of the primary reading, in kilometres.
    pub primary: f64,
}

/// The shares within one distance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DistanceStep {
    /// The distance in kilometres.
    pub kilometers: f64,
    /// The share of the listed places.
    pub listed: f64,
    /// The share of the population.
    pub population: f64,
    /// The null's mean.
    pub null_mean: f64,
    /// The null's lower and upper quantiles.
    pub null: (f64, f64),
}

/// What a null gave, in bins, with the observed value.
#[derive(Debug, Clone, PartialEq)]
pub struct NullShape {
    /// Title, finding, n and source.
    pub caption: Caption,
    /// The unit of the values.
    pub unit: String,
    /// The bins, ascending.
    pub bins: Vec<Bin>,
    /// The observed value.
    pub observed: f64,
}

/// One bin of a histogram.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// How many draws fell into it.
    pub count: usize,
}

/// Every reading of a claim against its regions.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// Title, finding, n and source.
    pub caption: Caption,
    /// The unit of the values.
    pub unit: String,
    /// The primary reading first, then the alternates.
    pub marks: Vec<StripMark>,
    /// The ends of each range where the claim holds; an end may be infinite.
    pub holds: Vec<(f64, f64)>,
}

/// One reading of a strip.
#[derive(Debug, Clone, PartialEq)]
pub struct StripMark {
    /// The reading.
    pub label: String,
    /// Its value.
    pub value: f64,
    /// Its interval.
    pub interval: (f64, f64),
    /// Where it stands.
    pub stands: crate::region::Position,
}

/// Rows and columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Title, finding, n and source.
    pub caption: Caption,
    /// The columns' names.
    pub columns: Vec<String>,
    /// The rows, as they are printed.
    pub rows: Vec<Vec<String>>,
}
