//! Who is a neighbour of whom, as a case file and a command write it.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How every kind of neighbours is written, for those who wrote another.
const ALL: &str = "it is queen, rook, knn:K, band:KM, band:min, kernel:NAME:K, kernel:NAME:KMkm, \
    inverse:KM, inverse:KM:POWER, block:COL or a file .gal, .gwt or .csv";

/// Who is a neighbour of whom. Distances are kilometres, or in the unit of a plane.
///
/// In documents it is the text that [`Neighbours::parse`] reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub enum Neighbours {
    /// Places whose outlines share a point.
    Queen,
    /// Places whose outlines share a line.
    Rook,
    /// So many nearest places.
    Nearest(usize),
    /// Places whose middles lie within a distance.
    Band(Radius),
    /// Places within a bandwidth, the farther the less.
    Kernel(KernelName, Bandwidth),
    /// Places within a distance, by one over a power of theirs.
    Inverse {
        /// The distance.
        reach: f64,
        /// The power.
        power: f64,
    },
    /// Places with the same cell in a column.
    Block(String),
    /// Those that a file lists, by its path.
    File(String),
}

/// How far a band reaches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Radius {
    /// To the least distance that leaves no place without a neighbour.
    Least,
    /// So far.
    Within(f64),
}

/// How far a kernel reaches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bandwidth {
    /// As far everywhere.
    Distance(f64),
    /// To the nearest of this number.
    Nearest(usize),
}

/// How strength falls with distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KernelName {
    /// Not at all.
    Uniform,
    /// In a straight line.
    Triangular,
    /// As a parabola.
    Epanechnikov,
    /// As the square of a parabola.
    Quartic,
    /// As a normal density.
    Gaussian,
}

impl KernelName {
    /// Every kernel.
    pub const ALL: [KernelName; 5] = [
        KernelName::Uniform,
        KernelName::Triangular,
        KernelName::Epanechnikov,
        KernelName::Quartic,
        KernelName::Gaussian,
    ];

    /// The kernel's word.
    pub fn word(self) -> &'static str {
        match self {
            KernelName::Uniform => "uniform",
            KernelName::Triangular => "triangular",
            KernelName::Epanechnikov => "epanechnikov",
            KernelName::Quartic => "quartic",
            KernelName::Gaussian => "gaussian",
        }
    }
}

/// A text that does not say who is a neighbour of whom, and how to say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotNeighbours(pub &'static str);

impl fmt::Display for NotNeighbours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for NotNeighbours {}

impl Neighbours {
    /// What a text such as `queen`, `knn:4` or `band:40` says.
    ///
    /// # Errors
    /// A text that says nothing of the kind; the error tells how to write what it began.
    pub fn parse(text: &str) -> Result<Neighbours, NotNeighbours> {
        match text.split_once(':') {
            _ if text == "queen" => Ok(Neighbours::Queen),
            _ if text == "rook" => Ok(Neighbours::Rook),
            Some(("knn", count)) => {
                counted(count).map(Neighbours::Nearest).ok_or("write knn:4 for four neighbours")
            }
            Some(("band", reach)) => band(reach).ok_or(
                "write band:100 for 100 kilometres, band:min for the least distance that leaves no island",
            ),
            Some(("kernel", how)) => kernel(how).ok_or(
                "write kernel:triangular:6 for a bandwidth to the sixth neighbour and kernel:triangular:100km for one of 100 kilometres; there are uniform, triangular, epanechnikov, quartic and gaussian",
            ),
            Some(("inverse", how)) => inverse(how).ok_or(
                "write inverse:100 for 1 / distance up to 100 kilometres, inverse:100:2 for its square",
            ),
            Some(("block", column)) if !column.is_empty() => {
                Ok(Neighbours::Block(column.to_owned()))
            }
            _ if is_listed(text) => Ok(Neighbours::File(text.to_owned())),
            _ => Err(ALL),
        }
        .map_err(NotNeighbours)
    }

    /// What the random streams and the measured errors of claims are filed under.
    ///
    /// Frozen: another key moves every number that rests on chance and orphans calibrations. What
    /// a reader meets is for the room of words.
    pub fn stream_key(&self) -> String {
        match self {
            Neighbours::Queen => "the places that touch it".to_owned(),
            Neighbours::Nearest(count) => format!("the {count} nearest places"),
            Neighbours::Band(Radius::Within(reach)) => format!("the places within {reach} km"),
            Neighbours::Rook
            | Neighbours::Band(Radius::Least)
            | Neighbours::Kernel(..)
            | Neighbours::Inverse { .. }
            | Neighbours::Block(_)
            | Neighbours::File(_) => self.to_string(),
        }
    }

    /// Whether places are neighbours because their outlines touch.
    pub fn touches(&self) -> bool {
        matches!(self, Neighbours::Queen | Neighbours::Rook)
    }

    /// Whether places are neighbours because they are near.
    pub fn measures(&self) -> bool {
        use Neighbours::{Band, Inverse, Kernel, Nearest};
        matches!(self, Nearest(_) | Band(_) | Kernel(..) | Inverse { .. })
    }

    /// The column whose cells make neighbours.
    pub fn block(&self) -> Option<&str> {
        if let Neighbours::Block(column) = self { Some(column) } else { None }
    }
}

/// The word that [`Neighbours::parse`] reads.
impl TryFrom<String> for Neighbours {
    type Error = NotNeighbours;

    fn try_from(text: String) -> Result<Neighbours, NotNeighbours> {
        Neighbours::parse(&text)
    }
}

impl From<Neighbours> for String {
    fn from(neighbours: Neighbours) -> String {
        neighbours.to_string()
    }
}

impl fmt::Display for Neighbours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Neighbours::Queen => f.write_str("queen"),
            Neighbours::Rook => f.write_str("rook"),
            Neighbours::Nearest(count) => write!(f, "knn:{count}"),
            Neighbours::Band(Radius::Least) => f.write_str("band:min"),
            Neighbours::Band(Radius::Within(reach)) => write!(f, "band:{reach}"),
            Neighbours::Kernel(kernel, Bandwidth::Nearest(count)) => {
                write!(f, "kernel:{}:{count}", kernel.word())
            }
            Neighbours::Kernel(kernel, Bandwidth::Distance(reach)) => {
                write!(f, "kernel:{}:{reach}km", kernel.word())
            }
            Neighbours::Inverse { reach, power: 1.0 } => write!(f, "inverse:{reach}"),
            Neighbours::Inverse { reach, power } => write!(f, "inverse:{reach}:{power}"),
            Neighbours::Block(column) => write!(f, "block:{column}"),
            Neighbours::File(path) => f.write_str(path),
        }
    }
}

fn band(reach: &str) -> Option<Neighbours> {
    let reach = match reach {
        "min" => Radius::Least,
        _ => Radius::Within(positive(reach)?),
    };
    Some(Neighbours::Band(reach))
}

/// A kernel's name and its bandwidth: a number of neighbours, or kilometres.
fn kernel(how: &str) -> Option<Neighbours> {
    let (name, reach) = how.split_once(':')?;
    let kernel = KernelName::ALL.into_iter().find(|kernel| kernel.word() == name)?;
    let bandwidth = match reach.strip_suffix("km") {
        Some(distance) => Bandwidth::Distance(positive(distance)?),
        None => Bandwidth::Nearest(counted(reach)?),
    };
    Some(Neighbours::Kernel(kernel, bandwidth))
}

fn inverse(how: &str) -> Option<Neighbours> {
    let (reach, power) = how.split_once(':').unwrap_or((how, "1"));
    Some(Neighbours::Inverse { reach: positive(reach)?, power: positive(power)? })
}

/// Whether a path ends as lists of neighbours do.
fn is_listed(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ["gal", "gwt", "kwt", "csv"].contains(&ending.as_str()))
}

fn counted(text: &str) -> Option<usize> {
    text.parse().ok().filter(|count| *count > 0)
}

fn positive(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite() && *number > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_written_as_they_are_read() {
        for text in [
            "queen",
            "rook",
            "knn:4",
            "band:12.5",
            "band:min",
            "kernel:gaussian:6",
            "kernel:triangular:5km",
            "inverse:100",
            "inverse:100:2",
            "block:state:name",
            "links.gal",
            "LINKS.KWT",
        ] {
            let read = Neighbours::parse(text).map(|neighbours| neighbours.to_string());
            assert_eq!(read.as_deref(), Ok(text));
        }
        assert_eq!(Neighbours::parse("inverse:100:1"), Neighbours::parse("inverse:100"));
    }

    #[test]
    fn what_names_no_neighbours_says_how_to_write_them() {
        for (text, said) in [
            ("knn:0", "knn:4"),
            ("knn:", "knn:4"),
            ("knn:4:2", "knn:4"),
            ("band:inf", "band:100"),
            ("band:-1", "band:min"),
            ("kernel:6", "kernel:triangular:6"),
            ("kernel:cosine:6", "epanechnikov"),
            ("kernel:uniform:6.5", "kernel:triangular:100km"),
            ("inverse:100:0", "inverse:100:2"),
            ("block:", "block:COL"),
            ("bishop", "it is queen"),
            ("queens.txt", "it is queen"),
        ] {
            assert!(Neighbours::parse(text).unwrap_err().0.contains(said), "{text}");
        }
    }
}
