//! The parameters that several methods share; one that a single method has stands in its file.

use crate::parameter::{Fallback, Holds, Type};
use crate::words::{ADJUSTMENTS, ENDS_TAKEN, STYLES, TAILS};

/// A parameter; the order is that of a help.
macro_rules! parameters {
    ($($(#[doc = $help:literal])+ $id:ident = $name:literal $placeholder:literal $takes:expr, $otherwise:expr;)+) => {
        $($(#[doc = $help])+
        pub(crate) static $id: $crate::parameter::Parameter = $crate::parameter::Parameter {
            name: $name,
            placeholder: $placeholder,
            takes: $takes,
            otherwise: $otherwise,
            help: concat!($($help),+).trim_ascii(),
        };)+
    };
}
pub(crate) use parameters;

/// A whole number that a cap holds.
pub(crate) const ANY_COUNT: Type = Type::Count { least: 0, most: u64::MAX };
/// A share: above zero, at most one.
pub(crate) const SHARE: Type = Type::Number { least: 0.0, closed: false, most: 1.0 };

parameters! {
    /// The column, or columns, that the statistic is of; for regressions the outcome first
    VALUE = "value" "COL" Type::Columns(Holds::Numbers), Fallback::None;
    /// The column of the population at risk
    POPULATION = "population" "COL" Type::Column(Holds::Numbers), Fallback::None;
    /// The column of the ids; without it the number of the row, or of a map a column GEOID
    ID = "id" "COL" Type::Column(Holds::Words), Fallback::None;
    /// The column of the longitude, or of the coordinate to the east
    X = "x" "COL" Type::Column(Holds::Words), Fallback::None;
    /// The column of the latitude, or of the coordinate to the north
    Y = "y" "COL" Type::Column(Holds::Words), Fallback::None;
    /// The object of a TopoJSON file with several
    LAYER = "layer" "NAME" Type::Name, Fallback::None;
    /// Coordinates are of a plane, not degrees, and distances in their unit, not kilometres
    PLANAR = "planar" "" Type::Flag, Fallback::None;
    /// Leave out rows whose value is missing or withheld, as if they were not there, and with
    /// --join those of places without an outline, and count them
    DROP_MISSING = "drop-missing" "" Type::Flag, Fallback::None;
    /// Keep rows that have this value in this column; of one column several may be named
    WHERE = "where" "COL=VALUE" Type::Texts, Fallback::None;
    /// Leave out rows that have this value in this column, such as totals; several may be named
    LEAVE_OUT = "leave-out" "COL=VALUE" Type::Texts, Fallback::None;
    /// Words and numbers that stand for a missing number, parted by commas
    MISSING = "missing" "WORD" Type::Texts, Fallback::None;
    /// Pass over so many lines above the header
    SKIP = "skip" "N" Type::Count { least: 0, most: 1_000_000 }, Fallback::None;
    /// The line of the header, from 1
    HEADER = "header" "N" Type::Count { least: 1, most: 1_000_000 }, Fallback::None;
    /// The sheet of a workbook
    SHEET = "sheet" "NAME" Type::Name, Fallback::None;
    /// The letter between cells
    DELIMITER = "delimiter" "LETTER" Type::Name, Fallback::None;
    /// At which end withheld numbers are taken, or at one and then at the other; neither is a bound
    /// of the result
    ENDS = "ends" "END" Type::Word(ENDS_TAKEN), Fallback::None;
    /// Join by codes: to the outlines of states or counties of 2017, or to a file that holds
    /// outlines or further columns; the codes are those of --id, or of the column that holds them.
    /// Several may be said
    JOIN = "join" "PLACES|FILE" Type::Joined, Fallback::None;
    /// The column of the codes in a joined file; without it the one of the same name, or the one
    /// that holds codes
    JOIN_ID = "join-id" "COL" Type::Texts, Fallback::None;
    /// Keep rows of the joined file that have this value in this column; of several files those of
    /// each that has the column
    JOIN_WHERE = "join-where" "COL=VALUE" Type::Texts, Fallback::None;
    /// Restore leading zeros of places' codes, and count the repairs
    REPAIR_FIPS = "repair-fips" "" Type::Flag, Fallback::None;
    /// Who is a neighbour: queen, rook, knn:K, band:KM, band:min, kernel:NAME:K, kernel:NAME:KMkm,
    /// inverse:KM, inverse:KM:POWER, block:COL, or a file .gal, .gwt or .csv (from,to,weight)
    WEIGHTS = "weights" "KIND" Type::Neighbours, Fallback::None;
    /// How strengths are scaled
    STYLE = "style" "STYLE" Type::Word(STYLES), Fallback::Word("row");
    /// Take as neighbours the units that are exactly so many steps away; a correlogram takes each
    /// order up to it
    ORDER = "order" "N" Type::Count { least: 1, most: 1000 }, Fallback::Count(1);
    /// How far apart vertices count as one for queen and rook, in the unit of the coordinates
    SNAP = "snap" "STEP" Type::Number { least: f64::NEG_INFINITY, closed: false, most: f64::INFINITY }, Fallback::Number(0.0);
    /// How many rearrangements; 0 takes none
    DRAWS = "draws" "N" ANY_COUNT, Fallback::Count(9_999);
    /// The number that fixes every random choice
    SEED = "seed" "N" ANY_COUNT, Fallback::Count(1);
    /// Which departures count; `two` is twice the smaller tail
    TAIL = "tail" "TAIL" Type::Word(TAILS), Fallback::Word("two");
    /// How the p-values of local statistics and correlograms allow for there being many
    ADJUST = "adjust" "WAY" Type::Word(ADJUSTMENTS), Fallback::Word("bh");
    /// The p-value, adjusted unless --adjust none, up to which a unit's class is shown, or the
    /// level of a calibration
    LEVEL = "level" "P" SHARE, Fallback::Number(0.05);
    /// How many classes of quantile, equal and natural breaks, or of distance for two-maps
    CLASSES = "classes" "N" ANY_COUNT, Fallback::Count(5);
    /// The most draws that a question may ask for
    MAX_DRAWS = "max-draws" "N" Type::Cap, Fallback::Count(10_000_000);
    /// The most classes
    MAX_CLASSES = "max-classes" "N" Type::Cap, Fallback::Count(1_000);
    /// The most links between neighbours, each direction counted
    MAX_LINKS = "max-links" "N" Type::Cap, Fallback::Count(12_000_000);
    /// The most units of a method whose time is cubic in them
    MAX_UNITS = "max-units" "N" Type::Cap, Fallback::Count(4_000);
    /// The most vertices of the outlines of a TopoJSON
    MAX_VERTICES = "max-vertices" "N" Type::Cap, Fallback::Count(10_000_000);
    /// The most cells of the properties of a map, units times different properties
    MAX_CELLS = "max-cells" "N" Type::Cap, Fallback::Count(20_000_000);
    /// The most periods
    MAX_PERIODS = "max-periods" "N" Type::Cap, Fallback::Count(10_000);
    /// The column of the periods of a scan over time, each place having a row for each; circles
    /// then last some periods
    TIME = "time" "COL" Type::Column(Holds::Words), Fallback::None;
    /// Also draw the result: the Moran scatter, the map of clusters with that of their chances, or
    /// the circles of a scan
    SVG = "svg" "FILE" Type::Written, Fallback::None;
}
