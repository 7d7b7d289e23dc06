//! The neighbours that a command asks for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use probative_evidence::{LinkFormat, Shapes, read_links};
use probative_spatial::{Error, Outline, Touch, Weights, block, contiguity};

use super::data::Map;
use super::kind::{Bandwidth, Kind};
use super::options::Options;
use super::refusal::{nowhere, refused, rejected};
use super::words::StyleWord;
use crate::exit::Stop;

/// Snaps whose links are compared: none, a millionth of a degree, and a metre in degrees.
const SNAPS: [f64; 3] = [0.0, 1e-6, 8.993e-6];
/// The same on a plane, whose unit is most often a metre: none, a tenth of it, and the unit.
const SNAPS_IN_PLANE: [f64; 3] = [0.0, 0.1, 1.0];

/// Weights and what they are called.
#[derive(Debug)]
pub(super) struct Neighbors {
    /// What the command calls them.
    pub(super) kind: String,
    /// How their strengths are scaled.
    pub(super) style: StyleWord,
    /// The links that each of some snaps gives, if units are neighbours because they touch.
    pub(super) snaps: Vec<(f64, usize)>,
    /// Whether the command says how far apart vertices count as one.
    pub(super) snap_is_said: bool,
    /// The weights before that.
    pub(super) raw: Weights,
    /// The weights in their style.
    pub(super) weights: Weights,
}

/// What a method makes of the neighbours that a command names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Made {
    /// The style that the statistic was made for, which the command may change.
    pub(super) style: StyleWord,
    /// Whether it takes each order up to that of the command, and not that one alone.
    pub(super) each_order: bool,
}

impl Made {
    /// Row-standardized weights of one order.
    pub(super) const ROW: Made = Made { style: StyleWord::Row, each_order: false };
    /// Binary weights of one order.
    pub(super) const BINARY: Made = Made { style: StyleWord::Binary, each_order: false };
}

impl Neighbors {
    /// The weights that the command asks for, if it asks for any.
    pub(super) fn of(options: &Options, made: Made, map: &Map) -> Result<Option<Neighbors>, Stop> {
        let Some(kind) = &options.weights else { return Ok(None) };
        let mut raw = raw(kind, options, map)?;
        if options.order() > 1 && !made.each_order {
            raw = raw.of_order(options.order()).map_err(|error| refused(&error, &map.ids))?;
        }
        let style = options.style.unwrap_or(made.style);
        let weights = raw.styled(style.meaning());
        let snap_is_said = options.snap.is_some();
        let exact = (!snap_is_said && options.order() == 1).then(|| raw.links());
        let snaps = snaps(kind, map, exact)?;
        Ok(Some(Neighbors { kind: kind.named(), style, snaps, snap_is_said, raw, weights }))
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
}

/// How often each number stands in a list.
fn counts(numbers: impl IntoIterator<Item = usize>) -> BTreeMap<usize, usize> {
    let mut counts = BTreeMap::new();
    numbers.into_iter().for_each(|number| *counts.entry(number).or_default() += 1);
    counts
}

fn raw(kind: &Kind, options: &Options, map: &Map) -> Result<Weights, Stop> {
    let found = match kind {
        Kind::Queen => return touching(map, Touch::Vertex, options.snap.unwrap_or(0.0)),
        Kind::Rook => return touching(map, Touch::Edge, options.snap.unwrap_or(0.0)),
        Kind::File(path) => return listed(path, map),
        Kind::Block(_) => Ok(block(map.blocks.as_deref().unwrap_or_default())),
        near => measured(near, map)?,
    };
    found.map_err(|error| refused(&error, &map.ids))
}

/// The neighbours of kinds that measure distances.
fn measured(kind: &Kind, map: &Map) -> Result<Result<Weights, Error>, Stop> {
    let sites = map.sites()?;
    Ok(match *kind {
        Kind::Nearest(count) => sites.nearest(count),
        Kind::Band(reach) => sites.within(reach),
        Kind::Kernel(kernel, Bandwidth::Distance(reach)) => sites.kernel(kernel.meaning(), reach),
        Kind::Kernel(kernel, Bandwidth::Nearest(count)) => {
            sites.adaptive_kernel(kernel.meaning(), count)
        }
        Kind::Inverse { reach, power } => sites.inverse(reach, power),
        Kind::Queen | Kind::Rook | Kind::Block(_) | Kind::File(_) => {
            unreachable!("they measure nothing")
        }
    })
}

fn touching(map: &Map, touch: Touch, snap: f64) -> Result<Weights, Stop> {
    match &map.shapes {
        Shapes::Outlines(outlines) => {
            let around = if map.planar { Cow::Borrowed(&outlines[..]) } else { closed(outlines) };
            contiguity(&around, touch, snap).map_err(|error| refused(&error, &map.ids))
        }
        Shapes::Points(_) => Err(Stop::usage(
            "points do not touch, so that none is a neighbour of another",
            "write --weights knn:K or band:KM, or give polygons",
        )),
        Shapes::Unknown => Err(nowhere()),
    }
}

/// The outlines with one name for the 180th meridian, where maps of the earth are cut: units on both sides of it touch.
fn closed(outlines: &[Outline]) -> Cow<'_, [Outline]> {
    const CUT: f64 = 180.0;
    let mut vertices = outlines.iter().flatten().flatten();
    if !vertices.any(|vertex| vertex[0] == -CUT) {
        return Cow::Borrowed(outlines);
    }
    let mut closed = outlines.to_vec();
    for vertex in closed.iter_mut().flatten().flatten() {
        if vertex[0] == -CUT {
            vertex[0] = CUT;
        }
    }
    Cow::Owned(closed)
}

/// The links that each of some snaps gives, if units are neighbours because they touch; `exact` are those without one, if they are known.
fn snaps(kind: &Kind, map: &Map, exact: Option<usize>) -> Result<Vec<(f64, usize)>, Stop> {
    let touch = match kind {
        Kind::Queen => Touch::Vertex,
        Kind::Rook => Touch::Edge,
        _ => return Ok(Vec::new()),
    };
    let snaps = if map.planar { SNAPS_IN_PLANE } else { SNAPS };
    let links = |snap: f64| match exact {
        Some(links) if snap == 0.0 => Ok((snap, links)),
        _ => Ok((snap, touching(map, touch, snap)?.links())),
    };
    snaps.into_iter().map(links).collect()
}

/// The links of a file, but for those of units that were left out.
fn listed(path: &Path, map: &Map) -> Result<Weights, Stop> {
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
