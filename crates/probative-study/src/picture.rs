//! The picture of an answer.

use probative_evidence::Shapes;
use std::collections::BTreeSet;

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
use crate::text::short;
use crate::words::a_chance;

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
    let unit = |(at, row): (usize, &Result<_, Silent>)| ClusterUnit {
        id: ids[at].clone(),
        name: ids[at].clone(),
        found: found(row, chances[at]),
    };
    let units: Vec<ClusterUnit> = rows.iter().enumerate().map(unit).collect();
    let named = chances.iter().flatten().filter(|chance| **chance <= level).count();
    let said = format!(
        "{named} of {} with a class at {} of {level}",
        counted(units.len(), "unit"),
        a_chance(asked.adjustment() != Adjustment::Unadjusted)
    );
    let below = LEVELS.into_iter().filter(|one| *one < level);
    Ok(Exhibit::Clusters(Clusters {
        caption: caption(asked, said),
        ground: ground(asked, map)?,
        units,
        level,
        levels: std::iter::once(level).chain(below).collect(),
        adjusted: adjusted(asked.adjustment()).map(str::to_owned),
    }))
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
        level,
        circles: circles.map(circle).collect(),
    }))
}

/// The chance up to which circles of a scan are drawn.
const LEVEL: f64 = 0.05;

fn caption(asked: &Asked<'_>, finding: String) -> Caption<String> {
    Caption {
        title: format!("{}: {}", asked.about, asked.values().join(", ")),
        finding,
        n: asked.observed.ids.len(),
        counted: Counted::Units,
        source: asked.file.to_owned(),
    }
}

/// Where the units lie: places of the atlas by their codes, else the outlines or points of the
/// file.
fn ground(asked: &Asked<'_>, map: &Map) -> Result<Ground, Error> {
    let (ids, planar) = (&asked.observed.ids, map.planar);
    let coded = asked.observed.id_column.eq_ignore_ascii_case("geoid") && !planar;
    let known = coded.then(|| of_codes(ids.iter().map(String::as_str))).flatten();
    if let (Some(ground), Shapes::Outlines(_)) = (known, &map.shapes) {
        return Ok(ground);
    }
    match &map.shapes {
        Shapes::Outlines(all) if planar => Ok(Ground::PlaneOutlines(all.clone())),
        Shapes::Outlines(all) => Ok(Ground::Outlines(all.clone())),
        Shapes::Points(all) if planar => Ok(Ground::PlanePoints(all.clone())),
        Shapes::Points(all) => Ok(Ground::Points(all.clone())),
        Shapes::Unknown => Err(Error::nowhere()),
    }
}

/// The layer of the atlas that has each of these codes; states before counties.
fn of_codes<'c>(codes: impl Iterator<Item = &'c str>) -> Option<Ground> {
    let codes: Vec<&str> = codes.collect();
    let holds = |level: &Level| {
        let known: BTreeSet<&str> =
            outlines(*level).iter().map(|place| place.geoid.as_str()).collect();
        codes.iter().all(|code| known.contains(code))
    };
    [Level::State, Level::County].into_iter().find(holds).map(Ground::Atlas)
}
