//! The map of clusters, every hot spot with its chances, the circles of the scan, and the null.

use probative_atlas::Geoid;
use probative_case::Exhibit;
use probative_case::claim::cluster::Cluster;
use probative_case::exhibit::{
    Caption, Cell, Cluster as Class, Map, MapCell, NullShape, Quantity, Table,
};
use probative_case::finding::Untested;
use probative_case::number::plain;

use super::circles::Circles;
use super::local::Classed;
use super::spots::{self, Spots};
use super::units::Units;
use super::{Found, names};
use crate::association::bins;
use crate::place;
use crate::question::Question;

/// The most places and circles that a table lists.
const LISTED: usize = 40;

/// The classes of the local Moran, with the named places outlined.
pub(super) fn map(
    claim: &Cluster,
    question: &Question<'_>,
    units: &Units,
    classes: &[Classed],
) -> Exhibit {
    let cells = units.codes.iter().zip(classes).filter_map(|(code, classed)| {
        let (name, cell) = (place::name(code), Cell::Cluster(classed.class));
        Some(MapCell { geoid: Geoid::parse(code).ok()?, name, cell })
    });
    Exhibit::Map(Map {
        caption: caption(
            format!("Local clusters: {}", claim.said),
            local_said(units, classes, question),
            claim,
            units,
            question,
        ),
        layer: claim.level,
        unit: claim.unit.clone(),
        quantity: Quantity::Cluster,
        cells: cells.collect(),
        breaks: Vec::new(),
        classes: Vec::new(),
        outlined: claim.named().iter().filter_map(|code| Geoid::parse(code).ok()).collect(),
        outlined_label: "named by the text".to_owned(),
        lines: Vec::new(),
        rings: Vec::new(),
    })
}

/// Which places are high among high ones, and how many low among low ones.
pub(super) fn local_said(units: &Units, classes: &[Classed], question: &Question<'_>) -> String {
    let of = |wanted: Class| -> Vec<usize> {
        (0..classes.len()).filter(|unit| classes[*unit].class == wanted).collect()
    };
    let (high, low) = (of(Class::HighHigh), of(Class::LowLow));
    format!(
        "by the local Moran, with p at most {} when adjusted over all {} places, {} are high among high ones{} and {} low among low ones{}",
        plain(1.0 - question.level()),
        units.codes.len(),
        high.len(),
        listed(units, &high),
        low.len(),
        listed(units, &low)
    )
}

fn listed(units: &Units, which: &[usize]) -> String {
    if which.is_empty() { String::new() } else { format!(" ({})", names(units, which)) }
}

/// Every named place and every other with a small chance: what lies around it, and its chances.
pub(super) fn places(
    claim: &Cluster,
    question: &Question<'_>,
    units: &Units,
    classes: &[Classed],
) -> Result<Exhibit, Untested> {
    let weights = units.weights(claim.weights[0])?;
    let inference = question.inference(&format!("{}/{}", spots::TEST, claim.weights[0]));
    let values = units.rates(&units.least())?;
    let all = Spots::of(&values, &weights, inference, question.tail())?;
    let level = 1.0 - question.level() + 1e-12;
    let shown = |unit: &usize| {
        let small = all.spots[*unit].is_some_and(|spot| spot.adjusted <= level);
        small || classes[*unit].p <= level || claim.named().contains(&units.codes[*unit])
    };
    let mut order: Vec<usize> = (0..units.codes.len()).filter(shown).collect();
    let chance = |unit: usize| all.spots[unit].map_or(1.0, |spot| spot.adjusted);
    order.sort_by(|a, b| chance(*a).total_cmp(&chance(*b)).then(a.cmp(b)));
    order.truncate(LISTED);
    let row = |unit: &usize| {
        let spot = all.spots[*unit];
        let of = |number: Option<f64>| number.map_or_else(|| "none".to_owned(), plain);
        vec![
            place::name(&units.codes[*unit]),
            plain(values[*unit]),
            of(spot.map(|spot| spot.around)),
            of(spot.map(|spot| spot.excess)),
            of(spot.map(|spot| spot.p)),
            of(spot.map(|spot| spot.adjusted)),
            classes[*unit].class.label().to_owned(),
            plain(classes[*unit].p),
        ]
    };
    let columns = [
        "place",
        "here",
        "here and around",
        "% above the map's mean",
        "p",
        "p (adjusted)",
        "local Moran",
        "its p (adjusted)",
    ];
    let finding = format!(
        "{} of {} places are hot or cold spots at an adjusted p of at most {}; the map's mean is {} {}",
        all.spots.iter().flatten().filter(|spot| spot.adjusted <= level).count(),
        units.codes.len(),
        plain(1.0 - question.level()),
        plain(all.mean),
        claim.unit
    );
    Ok(Exhibit::Table(Table {
        caption: caption("Hot and cold spots".to_owned(), finding, claim, units, question),
        columns: columns.map(ToOwned::to_owned).to_vec(),
        rows: order.iter().map(row).collect(),
    }))
}

/// The circles of the scan.
pub(super) fn circles(
    claim: &Cluster,
    question: &Question<'_>,
    units: &Units,
    found: &Circles,
) -> Exhibit {
    let row = |circle: &probative_spatial::Cluster| {
        vec![
            names(units, &circle.members),
            plain(circle.radius),
            plain(circle.cases),
            plain(circle.expected),
            plain(circle.relative_risk),
            plain(circle.llr),
            plain(circle.p),
        ]
    };
    let columns =
        ["places", "radius, km", "events", "expected", "rate against outside", "LLR", "p"];
    Exhibit::Table(Table {
        caption: caption(
            "Circles with more events than their people would have".to_owned(),
            circle_said(claim, units, found),
            claim,
            units,
            question,
        ),
        columns: columns.map(ToOwned::to_owned).to_vec(),
        rows: found.found.iter().take(LISTED).map(row).collect(),
    })
}

/// The most likely cluster of the scan in one sentence.
pub(super) fn circle_said(claim: &Cluster, units: &Units, found: &Circles) -> String {
    let Some(first) = found.found.first() else {
        return "a circular scan finds no place with more events than its people would have"
            .to_owned();
    };
    let inside = |code: &&String| first.members.iter().any(|unit| units.codes[*unit] == **code);
    let named = match claim.named() {
        [] => String::new(),
        named => format!(
            "; it holds {} of the {} named",
            named.iter().filter(inside).count(),
            named.len()
        ),
    };
    let moved = if found.same_at_most {
        ""
    } else {
        "; with withheld numbers at their most it has other places"
    };
    format!(
        "the most likely cluster of a circular scan is {}, with {} events where {} are expected, {} times the rate outside (p = {}){named}{moved}",
        names(units, &first.members),
        plain(first.cases),
        plain(first.expected),
        plain(first.relative_risk),
        plain(first.p)
    )
}

/// What the same values give anywhere on the map.
pub(super) fn null(
    claim: &Cluster,
    question: &Question<'_>,
    units: &Units,
    found: &Found,
) -> Exhibit {
    let null = &found.null;
    Exhibit::Null(NullShape {
        caption: caption(
            format!("By chance: {}", claim.said),
            format!(
                "{} {} is observed; the same values anywhere on the map give {}",
                plain(null.observed),
                null.unit,
                plain(null.mean)
            ),
            claim,
            units,
            question,
        ),
        unit: null.unit.clone(),
        bins: bins(&found.draws),
        observed: null.observed,
    })
}

fn caption(
    title: String,
    finding: String,
    claim: &Cluster,
    units: &Units,
    question: &Question<'_>,
) -> Caption {
    let sources: Vec<&str> =
        claim.selects().into_iter().map(|select| select.source.as_str()).collect();
    Caption { title, finding, n: units.codes.len(), source: question.credit(&sources) }
}
