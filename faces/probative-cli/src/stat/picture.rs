//! The picture of an answer.

use probative_evidence::Shapes;
use probative_finding::exhibit::{
    Association, Caption, Circle, Circles, ClusterFound, ClusterUnit, Clusters, Exhibit, Ground,
    Scatter, ScatterPoint,
};
use probative_spatial::{Adjustment, Class, Locals, MoranScatter, Silent};
use probative_words::format::counted;

use super::method::Asked;
use super::refusal::nowhere;
use super::text::short;
use crate::exit::Stop;

/// Chances between the classes of a map of chances, below the level.
const LEVELS: [f64; 3] = [0.01, 0.001, 0.0001];

/// The scatter whose slope is the statistic; `p` is its chance, in words.
pub(super) fn scatter(asked: &Asked<'_>, found: MoranScatter, p: &str) -> Exhibit<String> {
    let ids = &asked.map.ids;
    let points = ids.iter().zip(found.values.iter().zip(&found.lags));
    let of = &asked.options.value;
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
pub(super) fn clusters(
    asked: &Asked<'_>,
    rows: &Locals,
    chances: &[Option<f64>],
) -> Result<Exhibit<String>, Stop> {
    let (options, map) = (asked.options, asked.map);
    let level = options.level();
    let unit = |(at, row): (usize, &Result<_, Silent>)| ClusterUnit {
        id: map.ids[at].clone(),
        name: map.ids[at].clone(),
        found: found(row, chances[at]),
    };
    let units: Vec<ClusterUnit> = rows.iter().enumerate().map(unit).collect();
    let named = chances.iter().flatten().filter(|chance| **chance <= level).count();
    let said = format!(
        "{} of {} with a class at an adjusted p of {level}",
        named,
        counted(units.len(), "unit")
    );
    let below = LEVELS.into_iter().filter(|one| *one < level);
    Ok(Exhibit::Clusters(Clusters {
        caption: caption(asked, said),
        ground: ground(asked)?,
        units,
        level,
        levels: std::iter::once(level).chain(below).collect(),
        adjusted: adjusted(options.adjustment()).to_owned(),
    }))
}

fn adjusted(adjustment: Adjustment) -> &'static str {
    match adjustment {
        Adjustment::BenjaminiHochberg => "Benjamini and Hochberg",
        Adjustment::BenjaminiYekutieli => "Benjamini and Yekutieli",
        Adjustment::Holm => "Holm",
        Adjustment::Unadjusted => "not at all",
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
pub(super) fn circles(
    asked: &Asked<'_>,
    found: &probative_spatial::Clusters,
    labels: Vec<String>,
    centers: &[[f64; 2]],
) -> Result<Exhibit<String>, Stop> {
    let ids = &asked.map.ids;
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
        ground: ground(asked)?,
        units: ids.iter().map(|id| (id.clone(), id.clone())).collect(),
        level,
        circles: circles.map(circle).collect(),
    }))
}

/// The chance up to which circles of a scan are drawn.
const LEVEL: f64 = 0.05;

fn caption(asked: &Asked<'_>, finding: String) -> Caption<String> {
    let options = asked.options;
    let file = options.data.file_name().map(|name| name.to_string_lossy().into_owned());
    Caption {
        title: format!("{}: {}", asked.method.about, options.value.join(", ")),
        finding,
        n: asked.map.ids.len(),
        source: file.unwrap_or_default(),
    }
}

/// Where the units lie: places of the atlas by their codes, else the outlines or points of the file.
fn ground(asked: &Asked<'_>) -> Result<Ground, Stop> {
    let map = asked.map;
    let planar = asked.map.planar;
    let coded = map.id_column.eq_ignore_ascii_case("geoid") && !planar;
    let known = coded.then(|| Ground::of_codes(map.ids.iter().map(String::as_str))).flatten();
    if let (Some(ground), Shapes::Outlines(_)) = (known, &map.shapes) {
        return Ok(ground);
    }
    match &map.shapes {
        Shapes::Outlines(all) if planar => Ok(Ground::PlaneOutlines(all.clone())),
        Shapes::Outlines(all) => Ok(Ground::Outlines(all.clone())),
        Shapes::Points(all) if planar => Ok(Ground::PlanePoints(all.clone())),
        Shapes::Points(all) => Ok(Ground::Points(all.clone())),
        Shapes::Unknown => Err(nowhere()),
    }
}
