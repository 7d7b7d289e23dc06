//! Moran's *I* at each order of neighbours or distance.

use probative_spatial::{Adjustment, Error as Spatial, Global, Style, Weights, correlogram};
use serde_json::{Map as Object, Value, json};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::caps::above;
use crate::error::Error;
use crate::gives::{ADJUSTED, Column, column};
use crate::global;
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::parameter::{Fallback, Type};
use crate::parameters::{ADJUST, MAX_LINKS, ORDER, PLANAR, WEIGHTS, parameters};
use crate::text::{pair, short, short_p};
use crate::uses::{DRAWN, LINKED, Use, When, may, must};

use crate::words::style;

parameters! {
    /// The bounds of the distances of a correlogram, in kilometres or in the unit of a plane
    BANDS = "bands" "KM" Type::Numbers, Fallback::None;
}

/// Distances are measured for bands, and for neighbours that are near.
const MEASURED: &[When] = &[When::With(&BANDS), When::Measuring];

/// Distances stand instead of neighbours.
const OWN: &[Use] = &[
    must(&WEIGHTS).when(When::Without(&BANDS)),
    may(&BANDS),
    may(&PLANAR).when(When::Either(MEASURED)),
    may(&ADJUST),
    may(&MAX_LINKS),
];

/// The rows, the first column of which says which neighbours they are of.
const ROWS: &[Column] = &[
    column("rows.order", "steps", "how many steps away neighbours are").when(When::Without(&BANDS)),
    column("rows.up_to", "km, or of a plane", "how far away at most").when(When::With(&BANDS)),
    column("rows.links", "links", "how many links there are"),
    column("rows.value", "", "Moran's I"),
    column("rows.expectation", "", "its mean where nothing is there"),
    column("rows.normality.variance", "", "its variance if values are normal"),
    column("rows.normality.z", "", "its distance from the mean in standard deviations"),
    column("rows.normality.p", "probability", "the chance of one as far"),
    column("rows.randomization.variance", "", "its variance over all rearrangements"),
    column("rows.randomization.z", "", "its distance from the mean in standard deviations"),
    column("rows.randomization.p", "probability", "the chance of one as far"),
    column("rows.p", "probability", "the chance by drawing; without draws by randomization"),
    column("rows.p_adjusted", "probability", "the same, allowing for there being many")
        .when(ADJUSTED),
    column("rows.permutation.error", "probability", "the Monte-Carlo error of the chance"),
    column("rows.permutation.mean", "", "the mean of the draws"),
    column("rows.permutation.variance", "", "their variance"),
    column("rows.permutation.p", "probability", "the chance of one as far among the draws"),
    column("rows.permutation.tail", "", "which departures count"),
    column("rows.permutation.draws", "draws", "how many were drawn"),
    column("rows.reason", "", "why there is no result").when(When::Found("where there is none")),
];

pub(crate) static CORRELOGRAM: Method = Method {
    name: "correlogram",
    door: Door::Stat,
    about: "Moran's I at each order of neighbours (--order) or distance (--bands)",
    section: "global-statistics",
    input: Input::Map { orders: Orders::Each, run },
    values: Columns::One,
    least: 10,
    withheld: When::Never,
    uses: &[OWN, LINKED, DRAWN],
    told: "Moran's I at each order up to `--order`, or in each band of distance",
    gives: &[ROWS],
    papers: &["Cliff & Ord 1981"],
    held: Held {
        told: "`global-columbus`: spdep, orders",
        folders: &["global-columbus:correlogram"],
        calibrated: "moran",
        timed: "Moran",
    },
};

/// What is found at each order or distance.
#[derive(Debug)]
struct Classes {
    rows: Vec<Class>,
    /// Whether classes are distances, and not orders.
    by_distance: bool,
}

/// One order or distance.
#[derive(Debug)]
struct Class {
    /// The order, or the largest distance.
    up_to: f64,
    links: usize,
    found: Result<Global, Spatial>,
    p: Option<f64>,
    p_adjusted: Option<f64>,
}

/// The chance by rearrangement; without draws, by the moments over all of them.
fn chance(found: &Global) -> Option<f64> {
    let drawn = found.permutation.map(|drawn| drawn.p);
    drawn.or_else(|| found.randomization.map(|moments| moments.p))
}

fn run<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let found = found(asked, map)?;
    let many = asked.adjustment() != Adjustment::Unadjusted;
    let (lines, count) = (lines(&found, many), found.rows.len());
    let rows = asked.rows("rows", count, move |at| row(&found.rows[at], found.by_distance, many));
    Ok(Answer { lines, fields: json!({}), rows: Some(rows), picture: None })
}

/// Asks at each order up to that of the command, or at each of its distances.
fn found(asked: &Asked<'_>, map: &Map) -> Result<Classes, Error> {
    let (bounds, weights): (Vec<f64>, Vec<Weights>) = match &map.neighbors {
        Some(neighbors) => {
            let orders = 1..=asked.count(&ORDER);
            let scaled = style(neighbors.style);
            // All orders together have no more links than the cap.
            let (mut rest, mut all) = (asked.settled.cap(&MAX_LINKS), Vec::new());
            for order in orders.clone() {
                // Beyond the longest way there is nobody, however far one goes.
                if let Some(last) = all.last().filter(|last: &&Weights| last.links() == 0) {
                    all.push(last.clone());
                    continue;
                }
                let weights = match neighbors.raw.of_order_within(order, rest) {
                    Err(Spatial::TooManyLinks { .. }) => {
                        return Err(above(&MAX_LINKS, "there are more links", asked.settled).into());
                    }
                    other => asked.found(other)?,
                };
                rest -= weights.links();
                all.push(weights.styled(scaled));
            }
            (orders.map(|order| order as f64).collect(), all)
        }
        None => {
            let sites = map.sites()?.with_most_links(asked.settled.cap(&MAX_LINKS));
            let bands = match sites.bands(asked.settled.numbers(&BANDS)) {
                Err(Spatial::TooManyLinks { .. }) => {
                    return Err(above(&MAX_LINKS, "there are more links", asked.settled).into());
                }
                other => asked.found(other)?,
            };
            let bands = bands.iter().map(|band| band.styled(Style::Row));
            (asked.settled.numbers(&BANDS).to_vec(), bands.collect())
        }
    };
    let found = correlogram(asked.column(0), &weights, asked.test());
    let p: Vec<Option<f64>> = found.iter().map(|found| chance(found.as_ref().ok()?)).collect();
    let mut adjusted =
        asked.adjustment().of(&p.iter().flatten().copied().collect::<Vec<_>>()).into_iter();
    let rows = bounds.into_iter().zip(weights).zip(found).zip(p);
    let rows = rows.map(|(((up_to, weights), found), p)| {
        let p_adjusted = p.and_then(|_| adjusted.next());
        Class { up_to, links: weights.links(), found, p, p_adjusted }
    });
    Ok(Classes { rows: rows.collect(), by_distance: map.neighbors.is_none() })
}

fn row(class: &Class, by_distance: bool, many: bool) -> Value {
    let mut out = Object::new();
    let bound = if by_distance { "up_to" } else { "order" };
    out.insert(bound.to_owned(), json!(class.up_to));
    out.insert("links".to_owned(), json!(class.links));
    out.insert("p".to_owned(), json!(class.p));
    if many {
        out.insert("p_adjusted".to_owned(), json!(class.p_adjusted));
    }
    match &class.found {
        Ok(found) => out.extend(global::fields(found)),
        Err(reason) => drop(out.insert("reason".to_owned(), json!(reason.to_string()))),
    }
    Value::Object(out)
}

/// One line for each order or distance; a column of adjusted chances only where they are.
fn lines(classes: &Classes, many: bool) -> Vec<String> {
    let bound = if classes.by_distance { "up to" } else { "order" };
    let beside = |adjusted: &str| if many { format!(" {adjusted:>13}") } else { String::new() };
    let mut lines = vec![format!(
        " {bound:>9} {:>9} {:>13} {:>13} {:>13}{}",
        "links",
        "value",
        "z",
        "p",
        beside("adjusted")
    )];
    for class in &classes.rows {
        let start = format!(" {:>9} {:>9}", short(class.up_to), class.links);
        lines.push(match &class.found {
            Ok(found) => {
                let z = found.randomization.map_or(f64::NAN, |moments| moments.z);
                let [value, z] = [found.value, z].map(short);
                let [p, adjusted] =
                    [class.p, class.p_adjusted].map(|p| short_p(p.unwrap_or(f64::NAN)));
                format!("{start} {value:>13} {z:>13} {p:>13}{}", beside(&adjusted))
            }
            Err(_) => format!("{start}  no result; --json says why"),
        });
    }
    lines.push(String::new());
    let first = classes.rows.iter().find_map(|class| class.found.as_ref().ok());
    lines.extend(first.map(|found| pair("expectation", &short(found.expectation))));
    lines
}
