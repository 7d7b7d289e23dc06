//! The picture of an answer.

use probative_evidence::Shapes;
use std::collections::{BTreeMap, BTreeSet};

use probative_atlas::outlines;
use probative_finding::exhibit::{
    Association, Caption, Circle, Circles, ClusterFound, ClusterUnit, Clusters, Counted, Exhibit,
    Ground, Scatter, ScatterPoint,
};
use probative_spatial::{Adjustment, Class, Locals, MoranScatter, Silent};
use probative_terms::place::Level;
use probative_terms::text::counted;

use crate::asked::Asked;
use crate::error::Error;
use crate::map::Map;
use crate::numbers::Between;
use crate::parameters::{ENDS, JOIN, POPULATION};
use crate::text::{ends_in_words, short};
use crate::words::{a_chance, level};

/// Chances between the classes of a map of chances, below the level.
const LEVELS: [f64; 3] = [0.01, 0.001, 0.0001];

/// The scatter whose slope is the statistic; `p` is its chance, in words.
pub(crate) fn scatter(asked: &Asked<'_>, found: MoranScatter, p: &str) -> Exhibit<String> {
    let ids = &asked.observed.ids;
    let points = ids.iter().zip(found.values.iter().zip(&found.lags));
    let of = asked.values();
    let (x, y) = (of[0].clone(), of.last().cloned().unwrap_or_default());
    Exhibit::Scatter(Scatter {
        caption: caption(asked, format!("the slope is {}; {p}", short(found.slope))),
        x_label: format!("{x}, in standard deviations from its mean"),
        y_label: format!("{y} of the neighbours, in the same unit"),
        points: points
            .map(|(id, (x, y))| ScatterPoint { label: id.clone(), x: *x, y: *y })
            .collect(),
        slope: found.slope,
        means: [0.0, found.mean_lag],
    })
}

/// The classes of the units with their chances.
pub(crate) fn clusters(
    asked: &Asked<'_>,
    map: &Map,
    rows: &Locals,
    chances: &[Option<f64>],
) -> Result<Exhibit<String>, Error> {
    let (ids, level) = (&asked.observed.ids, asked.level());
    let taken: BTreeMap<usize, Between> = asked.observed.taken().collect();
    let name = |at: usize| match taken.get(&at) {
        Some(between) => format!("{} ({})", ids[at], ends_in_words(*between)),
        None => ids[at].clone(),
    };
    let unit = |(at, row): (usize, &Result<_, Silent>)| ClusterUnit {
        id: ids[at].clone(),
        name: name(at),
        found: found(row, chances[at]),
    };
    let mut units: Vec<ClusterUnit> = rows.iter().enumerate().map(unit).collect();
    let apart = asked.observed.apart();
    units.extend(apart.map(|one| ClusterUnit {
        id: one.id.clone(),
        name: format!("{} ({})", one.id, ends_in_words(one.between)),
        found: ClusterFound::Withheld,
    }));
    let withheld = match asked.observed.withheld.len() {
        0 => String::new(),
        count => format!("; {} withheld, {}", counted(count, "number"), end(asked)),
    };
    let named = chances.iter().flatten().filter(|chance| **chance <= level).count();
    let said = format!(
        "{named} of {} with a class at {} of {level}",
        counted(rows.len(), "unit"),
        a_chance(asked.adjustment() != Adjustment::Unadjusted)
    ) + &withheld;
    let below = LEVELS.into_iter().filter(|one| *one < level);
    Ok(Exhibit::Clusters(Clusters {
        caption: caption(asked, said),
        ground: with_apart(asked, map)?,
        units,
        taken: taken.into_keys().collect(),
        level,
        levels: std::iter::once(level).chain(below).collect(),
        adjusted: adjusted(asked.adjustment()).map(str::to_owned),
    }))
}

/// What is done about withheld numbers.
fn end(asked: &Asked<'_>) -> String {
    match asked.settled.word(&ENDS) {
        Some(end) => format!("all taken at the {end} end"),
        None => "left out".to_owned(),
    }
}

fn adjusted(adjustment: Adjustment) -> Option<&'static str> {
    match adjustment {
        Adjustment::BenjaminiHochberg => Some("Benjamini and Hochberg"),
        Adjustment::BenjaminiYekutieli => Some("Benjamini and Yekutieli"),
        Adjustment::Holm => Some("Holm"),
        Adjustment::Unadjusted => None,
    }
}

fn found(row: &Result<probative_spatial::Local, Silent>, chance: Option<f64>) -> ClusterFound {
    match (row, chance) {
        (Ok(local), Some(p_adjusted)) => match association(local.class) {
            Some(class) => ClusterFound::Tested { class, p: local.p, p_adjusted },
            None => ClusterFound::Undefined,
        },
        (Err(Silent::Island), _) => ClusterFound::Isolated,
        _ => ClusterFound::Undefined,
    }
}

fn association(class: Class) -> Option<Association> {
    Some(match class {
        Class::HighHigh => Association::HighHigh,
        Class::LowLow => Association::LowLow,
        Class::LowHigh => Association::LowHigh,
        Class::HighLow => Association::HighLow,
        Class::OtherPositive => Association::OtherPositive,
        Class::Negative => Association::Negative,
        Class::Significant => Association::Significant,
        Class::NotSignificant => return None,
    })
}

/// The circles of a scan, of those whose chance is small; of all others the best one alone.
pub(crate) fn circles(
    asked: &Asked<'_>,
    map: &Map,
    found: &probative_spatial::Clusters,
    labels: Vec<String>,
    centers: &[[f64; 2]],
) -> Result<Exhibit<String>, Error> {
    let ids = &asked.observed.ids;
    let level = LEVEL;
    let sure = found.clusters.iter().filter(|cluster| cluster.p <= level).count();
    let circles = found.clusters.iter().zip(labels).take(sure.max(1));
    let circle = |(cluster, label): (&probative_spatial::Cluster, String)| Circle {
        label,
        center: centers[cluster.center],
        radius: cluster.radius,
        members: cluster.members.clone(),
        p: cluster.p,
    };
    Ok(Exhibit::Circles(Circles {
        caption: caption(
            asked,
            format!("{sure} of {} with p at most {level}", counted(found.clusters.len(), "circle")),
        ),
        ground: ground(asked, map)?,
        units: ids.iter().map(|id| (id.clone(), id.clone())).collect(),
        taken: asked.observed.taken().map(|(unit, _)| unit).collect(),
        level,
        circles: circles.map(circle).collect(),
    }))
}

/// The chance up to which circles of a scan are drawn.
const LEVEL: f64 = 0.05;

fn caption(asked: &Asked<'_>, finding: String) -> Caption<String> {
    let people = asked.settled.name(&POPULATION);
    let per = people.map_or_else(String::new, |people| format!(" per {people}"));
    Caption {
        title: format!("{}: {}{per}", asked.about, asked.values().join(", ")),
        finding,
        n: asked.observed.ids.len(),
        counted: Counted::Units,
        source: asked.file.to_owned(),
    }
}

/// Where the units lie: places of the atlas by their codes, else the outlines or points of the
/// file.
fn ground(asked: &Asked<'_>, map: &Map) -> Result<Ground, Error> {
    let ids = asked.observed.ids.iter().map(String::as_str);
    of_shapes(asked, map, ids.collect(), map.shapes.clone())
}

/// The same with those behind them that are left out because a number of theirs is withheld.
fn with_apart(asked: &Asked<'_>, map: &Map) -> Result<Ground, Error> {
    let ids = asked.observed.ids.iter().chain(asked.observed.apart().map(|one| &one.id));
    let shapes = match (map.shapes.clone(), map.apart.clone()) {
        (Shapes::Outlines(kept), Shapes::Outlines(apart)) => {
            Shapes::Outlines(kept.into_iter().chain(apart).collect())
        }
        (Shapes::Points(kept), Shapes::Points(apart)) => {
            Shapes::Points(kept.into_iter().chain(apart).collect())
        }
        (kept, _) => kept,
    };
    of_shapes(asked, map, ids.map(String::as_str).collect(), shapes)
}

fn of_shapes(
    asked: &Asked<'_>,
    map: &Map,
    ids: Vec<&str>,
    shapes: Shapes,
) -> Result<Ground, Error> {
    let by_code = asked.observed.id_column.eq_ignore_ascii_case("geoid") || joined(asked);
    let known = (by_code && !map.planar).then(|| of_codes(&ids)).flatten();
    if let (Some(ground), Shapes::Outlines(_)) = (known, &shapes) {
        return Ok(ground);
    }
    match shapes {
        Shapes::Outlines(all) if map.planar => Ok(Ground::PlaneOutlines(all)),
        Shapes::Outlines(all) => Ok(Ground::Outlines(all)),
        Shapes::Points(all) if map.planar => Ok(Ground::PlanePoints(all)),
        Shapes::Points(all) => Ok(Ground::Points(all)),
        Shapes::Unknown => Err(Error::nowhere()),
    }
}

/// Whether the units got the outlines of the atlas by a join.
fn joined(asked: &Asked<'_>) -> bool {
    asked.settled.names(&JOIN).iter().any(|word| level(word).is_some())
}

/// The layer of the atlas that has each of these codes; states before counties.
fn of_codes(codes: &[&str]) -> Option<Ground> {
    let holds = |level: &Level| {
        let known: BTreeSet<&str> =
            outlines(*level).iter().map(|place| place.geoid.as_str()).collect();
        codes.iter().all(|code| known.contains(code))
    };
    [Level::State, Level::County].into_iter().find(holds).map(Ground::Atlas)
}
