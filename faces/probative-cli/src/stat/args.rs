//! What `probative stat` is asked.

use std::path::PathBuf;

use clap::ValueEnum;
use probative_numeric::Tail;
use probative_spatial::{Adjustment, ScanModel, Style};

use super::method::Method;
use super::neighbors::Kind;

/// Measure how the values of places hang together: one statistic of one map
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative stat weights columbus.geojson --weights queen
  probative stat moran columbus.geojson --value CRIME --weights queen
  probative stat local-moran columbus.geojson --value CRIME --weights queen --draws 99999 --json
  probative stat ols columbus.geojson --value CRIME INC HOVAL --weights queen
  probative stat scan towns.csv --x lon --y lat --value cases --population people

DATA is GeoJSON with a polygon or a point per unit, or CSV with --x and --y, or with a column GEOID
that names states or counties. docs/stat.md says what each method takes, gives and was held against.")]
pub(crate) struct Stat {
    /// The statistic
    pub(super) method: Method,
    /// The file of the units
    pub(super) data: PathBuf,
    /// The column, or columns, that the statistic is of; for regressions the outcome first
    #[arg(long, value_name = "COL", num_args = 1.., value_delimiter = ',')]
    pub(super) value: Vec<String>,
    /// The column of the population at risk
    #[arg(long, value_name = "COL")]
    pub(super) population: Option<String>,
    /// The column of the units' ids; a column GEOID or the number of the row without it
    #[arg(long, value_name = "COL")]
    pub(super) id: Option<String>,
    /// The column of the longitude, or of the coordinate to the east
    #[arg(long, value_name = "COL", requires = "y")]
    pub(super) x: Option<String>,
    /// The column of the latitude, or of the coordinate to the north
    #[arg(long, value_name = "COL", requires = "x")]
    pub(super) y: Option<String>,
    /// Coordinates are of a plane, not degrees
    #[arg(long)]
    pub(super) planar: bool,
    /// Who is a neighbour: queen, rook, knn:K, band:KM, or a file .gal, .gwt or .csv (from,to,weight)
    #[arg(long, value_name = "KIND", value_parser = Kind::parse)]
    pub(super) weights: Option<Kind>,
    /// How strengths are scaled; row without this, but binary for g and join-count
    #[arg(long, value_name = "STYLE")]
    pub(super) style: Option<StyleWord>,
    /// Take as neighbours the units that are exactly so many steps away; a correlogram takes each order up to it
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(super) order: u32,
    /// How far apart vertices count as one for queen and rook, in the unit of the coordinates
    #[arg(long, value_name = "STEP", default_value_t = 0.0)]
    pub(super) snap: f64,
    /// The bounds of the distances of a correlogram, in kilometres
    #[arg(long, value_name = "KM", num_args = 1.., value_delimiter = ',')]
    pub(super) bands: Vec<f64>,
    /// Count how often two-maps rejects among so many pairs of unrelated maps of this geography
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) calibrate: Option<u32>,
    /// How many rearrangements; 0 takes none
    #[arg(long, value_name = "N", default_value_t = 9_999)]
    pub(super) draws: usize,
    /// The number that fixes every random choice
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
    /// Which departures count; `two` is twice the smaller tail
    #[arg(long, value_name = "TAIL", default_value = "two")]
    pub(super) tail: TailWord,
    /// How the p-values of local statistics allow for there being many
    #[arg(long, value_name = "WAY", default_value = "bh")]
    pub(super) adjust: Adjust,
    /// The adjusted p-value up to which a unit's class is shown
    #[arg(long, value_name = "P", default_value_t = 0.05)]
    pub(super) level: f64,
    /// Which rates; raw without this
    #[arg(long, value_name = "KIND")]
    pub(super) rate: Option<RateWord>,
    /// Which classes; natural without this
    #[arg(long, value_name = "KIND")]
    pub(super) breaks: Option<BreaksWord>,
    /// How many classes of quantile, equal and natural breaks (5), or of distance for two-maps (13)
    #[arg(long, value_name = "N")]
    pub(super) classes: Option<usize>,
    /// How far the fences of box breaks lie from the quartiles, in distances between the quartiles
    #[arg(long, value_name = "TIMES", default_value_t = 1.5)]
    pub(super) hinge: f64,
    /// How the events of a scan come about; poisson without this
    #[arg(long, value_name = "MODEL")]
    pub(super) model: Option<ModelWord>,
    /// The largest share of the population that a circle of a scan may hold
    #[arg(long, value_name = "SHARE", default_value_t = 0.5)]
    pub(super) largest: f64,
    /// The fewest events of a cluster of a scan
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub(super) fewest: u32,
    /// Leave out units whose value is missing, as if they were not on the map, and count them
    #[arg(long)]
    pub(super) drop_missing: bool,
    /// Write the neighbours of `stat weights`, in their style, to a file .gal, .gwt or .csv
    #[arg(long, value_name = "FILE")]
    pub(super) write: Option<PathBuf>,
    /// How many threads to use; 0 uses all, and no result depends on it
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) threads: usize,
    /// Print the result as JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// Declares an option's words, each with what it stands for.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$said:meta])* $word:ident => $meaning:expr,)+ } -> $kind:ty) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
        pub(crate) enum $name { $($(#[$said])* $word,)+ }

        impl $name {
            /// What the word stands for.
            pub(super) fn meaning(self) -> $kind {
                match self { $($name::$word => $meaning,)+ }
            }
        }
    };
}

words! {
    /// How strengths are scaled.
    StyleWord {
        /// Each unit's strengths sum to one.
        Row => Style::Row,
        /// Every strength is one.
        Binary => Style::Binary,
        /// All strengths sum to the number of units that have a neighbour.
        Global => Style::Global,
        /// Variance stabilising.
        Variance => Style::Variance,
        /// As they are.
        Raw => Style::Raw,
    } -> Style
}

words! {
    /// Which departures count.
    TailWord {
        /// Large and small values.
        Two => Tail::Both,
        /// Large values.
        Upper => Tail::Upper,
        /// Small values.
        Lower => Tail::Lower,
    } -> Tail
}

words! {
    /// How p-values allow for there being many.
    Adjust {
        /// Benjamini and Hochberg.
        Bh => Adjustment::BenjaminiHochberg,
        /// Benjamini and Yekutieli.
        By => Adjustment::BenjaminiYekutieli,
        /// Holm.
        Holm => Adjustment::Holm,
        /// Not at all.
        None => Adjustment::Unadjusted,
    } -> Adjustment
}

words! {
    /// How events come about where nothing is wrong.
    ModelWord {
        /// In proportion to the population.
        Poisson => ScanModel::Poisson,
        /// Each of the population is a case or a control.
        Bernoulli => ScanModel::Bernoulli,
    } -> ScanModel
}

/// Which rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RateWord {
    /// Events per person.
    Raw,
    /// The rate over that of all units.
    Excess,
    /// Drawn to the overall rate.
    Eb,
    /// Of the unit and its neighbours together.
    Spatial,
    /// Drawn to the rate of the unit and its neighbours.
    SpatialEb,
}

/// Which classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum BreaksWord {
    /// About as many values each.
    Quantile,
    /// Of equal width.
    Equal,
    /// The least spread within classes, exactly.
    Natural,
    /// Quartiles and fences.
    Box,
    /// 1, 10, 50, 90, 99 and 100 per cent.
    Percentile,
}

/// The word by which an option names a value.
pub(super) fn word<T: ValueEnum>(value: T) -> String {
    value.to_possible_value().map_or_else(String::new, |word| word.get_name().to_owned())
}
