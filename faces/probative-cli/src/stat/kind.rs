//! Who is a neighbour of whom, as a command says it.

use std::path::PathBuf;

use clap::ValueEnum;
use probative_evidence::LinkFormat;
use probative_spatial::Kernel;

use super::words::word;

/// Who is a neighbour of whom. Distances are kilometres, or in the unit of a plane.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    /// Units that share a vertex.
    Queen,
    /// Units that share an edge.
    Rook,
    /// So many nearest units.
    Nearest(usize),
    /// Units within a distance.
    Band(f64),
    /// Units within a bandwidth, the farther the less.
    Kernel(KernelWord, Bandwidth),
    /// Units within a distance, by one over a power of theirs.
    Inverse {
        /// The distance.
        reach: f64,
        /// The power.
        power: f64,
    },
    /// Units with the same cell in a column.
    Block(String),
    /// Those that a file lists.
    File(PathBuf),
}

/// How far a kernel reaches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Bandwidth {
    /// As far everywhere.
    Distance(f64),
    /// To the nearest of this number.
    Nearest(usize),
}

/// How strength falls with distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum KernelWord {
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

impl KernelWord {
    /// What the word stands for.
    pub(super) fn meaning(self) -> Kernel {
        match self {
            KernelWord::Uniform => Kernel::Uniform,
            KernelWord::Triangular => Kernel::Triangular,
            KernelWord::Epanechnikov => Kernel::Epanechnikov,
            KernelWord::Quartic => Kernel::Quartic,
            KernelWord::Gaussian => Kernel::Gaussian,
        }
    }
}

impl Kind {
    pub(super) fn parse(text: &str) -> Result<Kind, String> {
        let all = "it is queen, rook, knn:K, band:KM, kernel:NAME:K, kernel:NAME:KMkm, inverse:KM, inverse:KM:POWER, block:COL or a file .gal, .gwt or .csv";
        match text.split_once(':') {
            _ if text == "queen" => Ok(Kind::Queen),
            _ if text == "rook" => Ok(Kind::Rook),
            Some(("knn", count)) => {
                counted(count).map(Kind::Nearest).ok_or("write knn:4 for four neighbours")
            }
            Some(("band", reach)) => {
                positive(reach).map(Kind::Band).ok_or("write band:100 for 100 kilometres")
            }
            Some(("kernel", how)) => kernel(how).ok_or(
                "write kernel:triangular:6 for a bandwidth to the sixth neighbour and kernel:triangular:100km for one of 100 kilometres; there are uniform, triangular, epanechnikov, quartic and gaussian",
            ),
            Some(("inverse", how)) => {
                let (reach, power) = how.split_once(':').unwrap_or((how, "1"));
                let both = positive(reach).zip(positive(power));
                both.map(|(reach, power)| Kind::Inverse { reach, power })
                    .ok_or("write inverse:100 for 1 / distance up to 100 kilometres, inverse:100:2 for its square")
            }
            Some(("block", column)) if !column.is_empty() => Ok(Kind::Block(column.to_owned())),
            _ if LinkFormat::of(text).is_some() => Ok(Kind::File(PathBuf::from(text))),
            _ => Err(all),
        }
        .map_err(ToOwned::to_owned)
    }

    /// The word for it, as the command has it.
    pub(super) fn named(&self) -> String {
        match self {
            Kind::Queen => "queen".to_owned(),
            Kind::Rook => "rook".to_owned(),
            Kind::Nearest(count) => format!("knn:{count}"),
            Kind::Band(reach) => format!("band:{reach}"),
            Kind::Kernel(kernel, Bandwidth::Nearest(count)) => {
                format!("kernel:{}:{count}", word(*kernel))
            }
            Kind::Kernel(kernel, Bandwidth::Distance(reach)) => {
                format!("kernel:{}:{reach}km", word(*kernel))
            }
            Kind::Inverse { reach, power: 1.0 } => format!("inverse:{reach}"),
            Kind::Inverse { reach, power } => format!("inverse:{reach}:{power}"),
            Kind::Block(column) => format!("block:{column}"),
            Kind::File(path) => path.display().to_string(),
        }
    }

    /// Whether units are neighbours because their outlines touch.
    pub(super) fn touches(&self) -> bool {
        matches!(self, Kind::Queen | Kind::Rook)
    }

    /// Whether units are neighbours because they are near.
    pub(super) fn measures(&self) -> bool {
        matches!(self, Kind::Nearest(_) | Kind::Band(_) | Kind::Kernel(..) | Kind::Inverse { .. })
    }

    /// The column whose cells make neighbours.
    pub(super) fn block(&self) -> Option<&String> {
        if let Kind::Block(column) = self { Some(column) } else { None }
    }
}

/// A kernel's name and its bandwidth: a number of neighbours, or kilometres.
fn kernel(how: &str) -> Option<Kind> {
    let (name, reach) = how.split_once(':')?;
    let kernel = KernelWord::from_str(name, false).ok()?;
    let bandwidth = match reach.strip_suffix("km") {
        Some(distance) => Bandwidth::Distance(positive(distance)?),
        None => Bandwidth::Nearest(counted(reach)?),
    };
    Some(Kind::Kernel(kernel, bandwidth))
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
    fn a_kind_is_called_what_the_command_calls_it() {
        for text in [
            "queen",
            "rook",
            "knn:4",
            "band:12.5",
            "kernel:gaussian:6",
            "kernel:triangular:5km",
            "inverse:100",
            "inverse:100:2",
            "block:state:name",
            "links.gal",
        ] {
            assert_eq!(Kind::parse(text).map(|kind| kind.named()).as_deref(), Ok(text));
        }
        assert_eq!(Kind::parse("inverse:100:1"), Kind::parse("inverse:100"));
    }

    #[test]
    fn what_is_no_kind_says_how_to_write_one() {
        for (text, said) in [
            ("knn:0", "knn:4"),
            ("band:inf", "band:100"),
            ("kernel:6", "kernel:triangular:6"),
            ("kernel:cosine:6", "epanechnikov"),
            ("kernel:uniform:6.5", "kernel:triangular:100km"),
            ("inverse:100:0", "inverse:100:2"),
            ("block:", "block:COL"),
            ("bishop", "it is queen"),
        ] {
            assert!(Kind::parse(text).unwrap_err().contains(said), "{text}");
        }
    }
}
