//! The neighbours that a command asks for.

use std::collections::BTreeMap;
use std::path::PathBuf;

use probative_evidence::{LinkFormat, Shapes, read_links};
use probative_spatial::{Style, Touch, Weights, contiguity, nearest, within};

use super::args::{Stat, StyleWord, word};
use super::data::{Map, nowhere, rejected};
use super::method::Method;
use super::refused;
use crate::exit::Stop;

/// Who is a neighbour of whom.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    /// Units that share a vertex.
    Queen,
    /// Units that share an edge.
    Rook,
    /// So many nearest units.
    Nearest(usize),
    /// Units within so many kilometres.
    Band(f64),
    /// Those that a file lists.
    File(PathBuf),
}

impl Kind {
    pub(super) fn parse(text: &str) -> Result<Kind, String> {
        match text.split_once(':') {
            _ if text == "queen" => Ok(Kind::Queen),
            _ if text == "rook" => Ok(Kind::Rook),
            Some(("knn", count)) => {
                let count = count.parse().ok().filter(|count| *count > 0);
                count.map(Kind::Nearest).ok_or_else(|| "write knn:4 for four neighbours".to_owned())
            }
            Some(("band", reach)) => {
                let reach =
                    reach.parse().ok().filter(|reach: &f64| reach.is_finite() && *reach > 0.0);
                reach.map(Kind::Band).ok_or_else(|| "write band:100 for 100 kilometres".to_owned())
            }
            _ if LinkFormat::of(text).is_some() => Ok(Kind::File(PathBuf::from(text))),
            _ => Err("it is queen, rook, knn:K, band:KM or a file .gal, .gwt or .csv".to_owned()),
        }
    }

    /// The word for it, as the command has it.
    fn named(&self) -> String {
        match self {
            Kind::Queen => "queen".to_owned(),
            Kind::Rook => "rook".to_owned(),
            Kind::Nearest(count) => format!("knn:{count}"),
            Kind::Band(reach) => format!("band:{reach}"),
            Kind::File(path) => path.display().to_string(),
        }
    }
}

/// Snaps whose links `stat weights` compares: none, a millionth of a degree, and a metre in degrees.
const SNAPS: [f64; 3] = [0.0, 1e-6, 8.993e-6];

/// Weights and what they are called.
#[derive(Debug)]
pub(super) struct Neighbors {
    /// What the command calls them.
    pub(super) kind: String,
    /// How their strengths are scaled.
    pub(super) style: StyleWord,
    /// The links that each of some snaps gives; only `stat weights` counts them, for units that touch.
    pub(super) snaps: Vec<(f64, usize)>,
    /// The weights before that.
    pub(super) raw: Weights,
    /// The weights in their style.
    pub(super) weights: Weights,
}

impl Neighbors {
    /// The weights that the command asks for, if it asks for any.
    pub(super) fn of(stat: &Stat, map: &Map) -> Result<Option<Neighbors>, Stop> {
        let Some(kind) = &stat.weights else { return Ok(None) };
        let mut raw = raw(kind, stat, map)?;
        if stat.order > 1 && stat.method != Method::Correlogram {
            raw = raw.of_order(stat.order as usize).map_err(|error| refused(&error, &map.ids))?;
        }
        let style = stat.style.unwrap_or(stat.method.style());
        let wanted = stat.method == Method::Weights;
        let snaps = if wanted { snaps(kind, map)? } else { Vec::new() };
        let (kind, weights) = (kind.named(), raw.styled(style.meaning()));
        Ok(Some(Neighbors { kind, style, snaps, weights, raw }))
    }

    /// How many units each component has, the largest first.
    pub(super) fn component_sizes(&self) -> Vec<usize> {
        let mut sizes: Vec<usize> = counts(self.weights.components()).into_values().collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        sizes
    }

    /// How many units have how many neighbours.
    pub(super) fn degrees(&self) -> BTreeMap<usize, usize> {
        counts((0..self.weights.units()).map(|unit| self.weights.degree(unit)))
    }

    /// The weights before any scaling, and whether each row is then to be divided by its sum; what G* takes.
    pub(super) fn for_g_star(&self) -> Result<(Weights, bool), Stop> {
        match self.style.meaning() {
            Style::Row => Ok((self.raw.clone(), true)),
            Style::Binary | Style::Raw => Ok((self.weights.clone(), false)),
            Style::Global | Style::Variance => {
                let said = format!("local-g-star has no style {}", word(self.style));
                Err(Stop::usage(&said, "write --style row, binary or raw"))
            }
        }
    }
}

/// How often each number stands in a list.
fn counts(numbers: impl IntoIterator<Item = usize>) -> BTreeMap<usize, usize> {
    let mut counts = BTreeMap::new();
    numbers.into_iter().for_each(|number| *counts.entry(number).or_default() += 1);
    counts
}

fn raw(kind: &Kind, stat: &Stat, map: &Map) -> Result<Weights, Stop> {
    let found = match kind {
        Kind::Queen => return touching(map, Touch::Vertex, stat.snap),
        Kind::Rook => return touching(map, Touch::Edge, stat.snap),
        Kind::Nearest(count) => nearest(&map.places()?, *count),
        Kind::Band(reach) => within(&map.places()?, *reach),
        Kind::File(path) => return listed(path, map),
    };
    found.map_err(|error| refused(&error, &map.ids))
}

fn touching(map: &Map, touch: Touch, snap: f64) -> Result<Weights, Stop> {
    match &map.shapes {
        Shapes::Outlines(outlines) => {
            contiguity(outlines, touch, snap).map_err(|error| refused(&error, &map.ids))
        }
        Shapes::Points(_) => Err(Stop::usage(
            "points do not touch, so that none is a neighbour of another",
            "write --weights knn:K or band:KM, or give polygons",
        )),
        Shapes::Unknown => Err(nowhere()),
    }
}

/// The links that each of some snaps gives, if units are neighbours because they touch.
fn snaps(kind: &Kind, map: &Map) -> Result<Vec<(f64, usize)>, Stop> {
    let touch = match kind {
        Kind::Queen => Touch::Vertex,
        Kind::Rook => Touch::Edge,
        Kind::Nearest(_) | Kind::Band(_) | Kind::File(_) => return Ok(Vec::new()),
    };
    SNAPS.into_iter().map(|snap| Ok((snap, touching(map, touch, snap)?.links()))).collect()
}

/// The links of a file, but for those of units that were left out.
fn listed(path: &std::path::Path, map: &Map) -> Result<Weights, Stop> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| {
        Stop::usage(&format!("cannot read {name}: {error}"), "name a list of neighbours as text")
    })?;
    let Some(format) = LinkFormat::of(&name) else {
        return Err(Stop::usage(
            &format!("{name} is no list of neighbours"),
            "name .gal, .gwt or .csv",
        ));
    };
    let n = map.ids.len();
    let known: Vec<String> = map.ids.iter().chain(&map.dropped).cloned().collect();
    let mut links = read_links(&name, &text, format, &known).map_err(|all| rejected(&all))?;
    links.retain(|&(from, to, _)| from < n && to < n);
    Weights::from_links(n, links).map_err(|error| refused(&error, &map.ids))
}
