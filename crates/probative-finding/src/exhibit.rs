//! Pictures and tables as plain data: nothing in them is left to compute.

mod circles;
mod clusters;
mod ground;
mod line_up;
mod map;
mod panels;
mod scatter;

pub use circles::{Circle, Circles};
pub use clusters::{Association, ClusterFound, ClusterUnit, Clusters};
pub use ground::{Ground, Rings};
pub use line_up::{LINE_UP, LineUp, LineUpMap};
pub use map::{Cell, Cluster, Map, MapCell, MapLine, Quantity};
pub use panels::{Panel, Panels};
pub use scatter::{Scatter, ScatterPoint};

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
    /// The real map among maps made by chance.
    LineUp(LineUp),
    /// One small map a time.
    Panels(Panels),
    /// The local clusters of a map, with the chance of each.
    Clusters(Clusters),
    /// Units by their value and their neighbours'.
    Scatter(Scatter),
    /// The circles of a scan.
    Circles(Circles),
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
    /// What the base rate of each row is; empty where rows have none.
    pub base_label: String,
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
    /// Its own base rate, where it has one.
    pub base: Option<f64>,
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
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// How much of it lies between the ends.
    pub level: f64,
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
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
    pub stands: probative_terms::Position,
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
