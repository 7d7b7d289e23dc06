//! The neighbours that a question asks for, found on its map.

use std::borrow::Cow;

use probative_evidence::{LinkFormat, Shapes, read_links};
use probative_spatial::{
    Error as Spatial, Outline, Touch, Unshared, Weights, block, contiguity_within, links_at,
    unshared_borders,
};
use probative_terms::text::one_line;
use probative_terms::{Bandwidth, Diagnostic, Neighbours, Radius};

use crate::caps::above;
use crate::error::{Error, with_id};
use crate::map::Map;
use crate::method::Orders;
use crate::neighbours::{Neighbors, counts};
use crate::observed::Observed;
use crate::parameters::{MAX_LINKS, ORDER, SNAP, STYLE};
use crate::settings::Settled;
use crate::words;

/// Snaps whose links are compared: none, a millionth of a degree, and a metre in degrees.
const SNAPS: [f64; 3] = [0.0, 1e-6, 8.993e-6];
/// The same on a plane, whose unit is most often a metre: none, a tenth of it, and the unit.
const SNAPS_IN_PLANE: [f64; 3] = [0.0, 0.1, 1.0];

/// The weights that a question asks for, if it asks for any.
pub(crate) fn neighbors(
    settled: &Settled,
    orders: Orders,
    map: &Map,
    links: Option<&str>,
    observed: &Observed,
) -> Result<Option<Neighbors>, Error> {
    let Some(kind) = settled.neighbours() else { return Ok(None) };
    let order = settled.count(&ORDER).unwrap_or(1);
    let snap = settled.number(&SNAP).unwrap_or(0.0);
    let most = settled.cap(&MAX_LINKS);
    let refused = |error: Spatial| match error {
        Spatial::TooManyLinks { .. } => above(&MAX_LINKS, "there are more links", settled).into(),
        error => Error::statistic(&error, map.ids()),
    };
    let reach = match kind {
        Neighbours::Band(Radius::Least) => Some(map.sites()?.least_reach().map_err(refused)?),
        _ => None,
    };
    let mut notices = Vec::new();
    let mut raw = match kind {
        Neighbours::Queen => touching(map, Touch::Vertex, snap, most)?.map_err(refused)?,
        Neighbours::Rook => touching(map, Touch::Edge, snap, most)?.map_err(refused)?,
        Neighbours::File(path) => {
            listed([path, links.unwrap_or_default()], map, observed, &mut notices)?
        }
        near => measured(near, reach, map, most)?.map_err(refused)?,
    };
    let Unshared { pairs: unshared, looked_at } = unshared(kind, map, &raw);
    let tied = match kind {
        Neighbours::Nearest(count) => map.sites()?.tied(*count).map_err(refused)?,
        _ => Vec::new(),
    };
    if order > 1 && orders == Orders::One {
        raw = raw.of_order_within(order, most).map_err(refused)?;
    }
    let style = settled.word(&STYLE).unwrap_or("row");
    signed(&raw, style, map)?;
    let weights = raw.styled(words::style(style));
    let snap_is_said = settled.said(&SNAP);
    let exact = (!snap_is_said && order == 1).then(|| raw.links());
    let snaps = snaps(kind, map, exact)?;
    Ok(Some(Neighbors {
        kind: kind.clone(),
        style,
        reach,
        snaps,
        unshared,
        not_looked_at: map.ids().len() - looked_at,
        notices,
        tied,
        order,
        snap: kind.touches().then_some(snap),
        snap_is_said,
        raw,
        weights,
    }))
}

/// The neighbours of kinds that measure distances, or share a cell; `least` is the reach that
/// leaves no island.
fn measured(
    kind: &Neighbours,
    least: Option<f64>,
    map: &Map,
    most: usize,
) -> Result<Result<Weights, Spatial>, Error> {
    if let Neighbours::Block(_) = kind {
        let names = map.blocks.as_deref().unwrap_or_default();
        let links: usize = counts(names).values().map(|size| size * (size - 1)).sum();
        let fits = links <= most;
        return Ok(if fits { Ok(block(names)) } else { Err(Spatial::TooManyLinks { most }) });
    }
    let sites = map.sites()?.with_most_links(most);
    Ok(match *kind {
        Neighbours::Nearest(count) => sites.nearest(count),
        Neighbours::Band(Radius::Within(reach)) => sites.within(reach),
        Neighbours::Band(Radius::Least) => sites.within(least.unwrap_or_default()),
        Neighbours::Kernel(name, Bandwidth::Distance(reach)) => {
            sites.kernel(words::kernel(name), reach)
        }
        Neighbours::Kernel(name, Bandwidth::Nearest(count)) => {
            sites.adaptive_kernel(words::kernel(name), count)
        }
        Neighbours::Inverse { reach, power } => sites.inverse(reach, power),
        Neighbours::Queen | Neighbours::Rook | Neighbours::Block(_) | Neighbours::File(_) => {
            unreachable!("they measure nothing")
        }
    })
}

fn touching(
    map: &Map,
    touch: Touch,
    snap: f64,
    most: usize,
) -> Result<Result<Weights, Spatial>, Error> {
    Ok(contiguity_within(&around(map)?, touch, snap, most))
}

/// The outlines of a map as they touch.
fn around(map: &Map) -> Result<Cow<'_, [Outline]>, Error> {
    match &map.shapes {
        Shapes::Outlines(outlines) if map.planar => Ok(Cow::Borrowed(outlines)),
        Shapes::Outlines(outlines) => Ok(closed(outlines)),
        Shapes::Points(_) => Err(Error::asked(
            "points do not touch, so that none is a neighbour of another",
            "write --weights knn:K or band:KM, or give polygons",
        )),
        Shapes::Unknown => Err(Error::nowhere()),
    }
}

/// The outlines with one name for the 180th meridian, where maps of the earth are cut: units on
/// both sides of it touch.
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

/// Units that touch within a side, where neighbours touch.
fn unshared(kind: &Neighbours, map: &Map, raw: &Weights) -> Unshared {
    let none = Unshared { pairs: Vec::new(), looked_at: map.ids().len() };
    let touch = match kind {
        Neighbours::Queen => Touch::Vertex,
        Neighbours::Rook => Touch::Edge,
        _ => return none,
    };
    match &map.shapes {
        Shapes::Outlines(outlines) => unshared_borders(outlines, touch, raw),
        Shapes::Points(_) | Shapes::Unknown => none,
    }
}

/// Passes if every strength keeps its sign in the style: over a sum of strengths, or as ones, those
/// below zero would turn into others.
fn signed(raw: &Weights, style: &str, map: &Map) -> Result<(), Error> {
    let below = (0..raw.units())
        .find_map(|unit| raw.neighbors(unit).find(|link| link.1 < 0.0).map(|link| (unit, link)));
    let Some((unit, (other, strength))) = below.filter(|_| style != "raw") else { return Ok(()) };
    let ids = map.ids();
    let said = format!(
        "the link to `{}` has the strength {strength}, which the style {style} would turn into another",
        one_line(&ids[other])
    );
    let help = "write --style raw to take strengths as they are, or correct the list";
    Err(Diagnostic::new("E243", said).at(with_id("unit", &ids[unit])).helped(help).into())
}

/// Links beyond which those of other snaps are not counted: units that lie on each other have as
/// many under any.
const COMPARED: usize = 4_000_000;

/// The links that each of some snaps gives, if units are neighbours because they touch; `exact` are
/// those without one, if they are known.
fn snaps(kind: &Neighbours, map: &Map, exact: Option<usize>) -> Result<Vec<(f64, usize)>, Error> {
    let touch = match kind {
        Neighbours::Queen => Touch::Vertex,
        Neighbours::Rook => Touch::Edge,
        _ => return Ok(Vec::new()),
    };
    let snaps = if map.planar { SNAPS_IN_PLANE } else { SNAPS };
    let outlines = around(map)?;
    let all = || -> Result<Vec<usize>, Spatial> {
        let exact = match exact {
            Some(links) => links,
            None => contiguity_within(&outlines, touch, 0.0, COMPARED)?.links(),
        };
        if exact > COMPARED {
            return Err(Spatial::TooManyLinks { most: COMPARED });
        }
        let others = links_at(&outlines, touch, &snaps[1..], COMPARED)?;
        Ok([exact].into_iter().chain(others).collect())
    };
    match all() {
        Ok(links) => Ok(snaps.into_iter().zip(links).collect()),
        Err(Spatial::TooManyLinks { .. }) => Ok(Vec::new()),
        Err(error) => Err(Error::statistic(&error, map.ids())),
    }
}

/// The links of a file, but for those of units that were left out.
fn listed(
    [name, text]: [&str; 2],
    map: &Map,
    observed: &Observed,
    notices: &mut Vec<Diagnostic>,
) -> Result<Weights, Error> {
    let Some(format) = LinkFormat::of(name) else {
        let said = format!("{name} is no list of neighbours");
        return Err(Error::asked(said, "name .gal, .gwt or .csv"));
    };
    let n = map.ids().len();
    let known: Vec<String> = map.ids().iter().chain(&observed.dropped).cloned().collect();
    let read = read_links(name, text, format, &known, &observed.id_column)?;
    notices.extend(read.notices);
    let mut links = read.links;
    links.retain(|&(from, to, _)| from < n && to < n);
    Weights::from_links(n, links).map_err(|error| Error::statistic(&error, map.ids()))
}
