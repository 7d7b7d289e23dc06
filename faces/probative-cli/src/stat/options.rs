//! What a method may be asked with.

use std::path::PathBuf;

use probative_numeric::{Seed, Tail};
use probative_spatial::{Adjustment, Test};

use super::kind::Kind;
use super::words::{Adjust, BreaksWord, ModelWord, RateWord, StyleWord, TailWord};

/// How many rearrangements, where the command gives no number.
const DRAWS: usize = 9_999;
/// The seed, where the command gives none.
const SEED: u64 = 1;
/// The level, where the command gives none.
const LEVEL: f64 = 0.05;

/// Every option of `probative stat`; one with a default of its own is `None` where the command does not give it.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
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
    /// The object of a TopoJSON file with several
    #[arg(long, value_name = "NAME")]
    pub(super) layer: Option<String>,
    /// Coordinates are of a plane, not degrees, and distances in their unit, not kilometres
    #[arg(long)]
    pub(super) planar: bool,
    /// Who is a neighbour: queen, rook, knn:K, band:KM, kernel:NAME:K, kernel:NAME:KMkm, inverse:KM, inverse:KM:POWER, block:COL, or a file .gal, .gwt or .csv (from,to,weight)
    #[arg(long, value_name = "KIND", value_parser = Kind::parse)]
    pub(super) weights: Option<Kind>,
    /// How strengths are scaled; row without this, but binary for g and join-count
    #[arg(long, value_name = "STYLE")]
    pub(super) style: Option<StyleWord>,
    /// Take as neighbours the units that are exactly so many steps away (1); a correlogram takes each order up to it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(super) order: Option<u32>,
    /// How far apart vertices count as one for queen and rook, in the unit of the coordinates (0)
    #[arg(long, value_name = "STEP")]
    pub(super) snap: Option<f64>,
    /// The bounds of the distances of a correlogram, in kilometres or in the unit of a plane
    #[arg(long, value_name = "KM", num_args = 1.., value_delimiter = ',')]
    pub(super) bands: Vec<f64>,
    /// Count how often two-maps rejects among so many pairs of unrelated maps of this geography
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) calibrate: Option<u32>,
    /// How many rearrangements (9999); 0 takes none
    #[arg(long, value_name = "N")]
    pub(super) draws: Option<usize>,
    /// The number that fixes every random choice (1)
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u64>,
    /// Which departures count (two); `two` is twice the smaller tail
    #[arg(long, value_name = "TAIL")]
    pub(super) tail: Option<TailWord>,
    /// How the p-values of local statistics and correlograms allow for there being many (bh)
    #[arg(long, value_name = "WAY")]
    pub(super) adjust: Option<Adjust>,
    /// The adjusted p-value up to which a unit's class is shown, or the level of a calibration (0.05)
    #[arg(long, value_name = "P")]
    pub(super) level: Option<f64>,
    /// Which rates; raw without this
    #[arg(long, value_name = "KIND")]
    pub(super) rate: Option<RateWord>,
    /// Which classes; natural without this
    #[arg(long, value_name = "KIND")]
    pub(super) breaks: Option<BreaksWord>,
    /// How many classes of quantile, equal and natural breaks (5), or of distance for two-maps (13)
    #[arg(long, value_name = "N")]
    pub(super) classes: Option<usize>,
    /// How far the fences of box breaks lie from the quartiles, in distances between the quartiles (1.5)
    #[arg(long, value_name = "TIMES")]
    pub(super) hinge: Option<f64>,
    /// How the events of a scan come about; poisson without this
    #[arg(long, value_name = "MODEL")]
    pub(super) model: Option<ModelWord>,
    /// The largest share of the population that a circle of a scan may hold (0.5)
    #[arg(long, value_name = "SHARE")]
    pub(super) largest: Option<f64>,
    /// The column of the periods of a scan over time, each place having a row for each; circles then last some periods
    #[arg(long, value_name = "COL")]
    pub(super) time: Option<String>,
    /// The largest share of the periods that a cluster of a scan over time may last (0.5)
    #[arg(long, value_name = "SHARE")]
    pub(super) longest: Option<f64>,
    /// The fewest events of a cluster of a scan (2)
    #[arg(long, value_name = "N")]
    pub(super) fewest: Option<u32>,
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
    /// Also write the rows of the result to a file for spreadsheets
    #[arg(long, value_name = "FILE")]
    pub(super) csv: Option<PathBuf>,
    /// Also draw the result: the Moran scatter, the map of clusters with that of their chances, or the circles of a scan
    #[arg(long, value_name = "FILE")]
    pub(super) svg: Option<PathBuf>,
}

impl Options {
    /// How often to draw, from which seed, and which tail counts.
    pub(super) fn test(&self) -> Test {
        Test { draws: self.draws(), seed: self.seed(), tail: self.tail() }
    }

    /// How many rearrangements.
    pub(super) fn draws(&self) -> usize {
        self.draws.unwrap_or(DRAWS)
    }

    /// Where random numbers come from.
    pub(super) fn seed(&self) -> Seed {
        Seed(self.seed.unwrap_or(SEED))
    }

    /// Which departures count.
    pub(super) fn tail(&self) -> Tail {
        self.tail.unwrap_or(TailWord::Two).meaning()
    }

    /// The word for how p-values allow for there being many.
    pub(super) fn adjust(&self) -> Adjust {
        self.adjust.unwrap_or(Adjust::Bh)
    }

    /// How p-values allow for there being many.
    pub(super) fn adjustment(&self) -> Adjustment {
        self.adjust().meaning()
    }

    /// The adjusted p-value up to which a class is shown.
    pub(super) fn level(&self) -> f64 {
        self.level.unwrap_or(LEVEL)
    }

    /// How many steps away a neighbour is.
    pub(super) fn order(&self) -> usize {
        self.order.unwrap_or(1) as usize
    }
}
