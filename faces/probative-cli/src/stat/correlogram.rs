//! Moran's *I* at each order of neighbours or distance.

use probative_spatial::{Error, Global, Style, Test, Weights, correlogram, distance_bands};
use serde_json::{Map as Object, Value, json};

use super::args::Stat;
use super::data::Map;
use super::json;
use super::neighbors::Neighbors;
use super::print::{pair, short};
use super::refused;
use crate::exit::Stop;

/// What is found at each order or distance.
#[derive(Debug)]
pub(super) struct Classes {
    rows: Vec<Class>,
    /// Whether classes are distances in kilometres, and not orders.
    by_distance: bool,
}

/// One order or distance.
#[derive(Debug)]
struct Class {
    /// The order, or the largest distance.
    up_to: f64,
    links: usize,
    found: Result<Global, Error>,
    p: Option<f64>,
    p_adjusted: Option<f64>,
}

/// Asks at each order up to that of the command, or at each of its distances.
pub(super) fn ask(
    stat: &Stat,
    map: &Map,
    neighbors: Option<&Neighbors>,
    test: Test,
) -> Result<Classes, Stop> {
    let by = |found: Result<Vec<Weights>, Error>| found.map_err(|error| refused(&error, &map.ids));
    let (bounds, weights): (Vec<f64>, Vec<Weights>) = match neighbors {
        Some(neighbors) => {
            let orders = 1..=stat.order as usize;
            let style = neighbors.style.meaning();
            let of = |order| Ok(neighbors.raw.of_order(order)?.styled(style));
            (orders.clone().map(|order| order as f64).collect(), by(orders.map(of).collect())?)
        }
        None => {
            let bands = by(distance_bands(&map.places()?, &stat.bands))?;
            let bands = bands.iter().map(|band| band.styled(Style::Row));
            (stat.bands.clone(), bands.collect())
        }
    };
    let found = correlogram(&map.values[0], &weights, test);
    let p: Vec<Option<f64>> = found.iter().map(|found| chance(found.as_ref().ok()?)).collect();
    let mut adjusted =
        stat.adjust.meaning().of(&p.iter().flatten().copied().collect::<Vec<_>>()).into_iter();
    let rows = bounds.into_iter().zip(weights).zip(found).zip(p);
    let rows = rows.map(|(((up_to, weights), found), p)| {
        let p_adjusted = p.and_then(|_| adjusted.next());
        Class { up_to, links: weights.links(), found, p, p_adjusted }
    });
    Ok(Classes { rows: rows.collect(), by_distance: neighbors.is_none() })
}

/// The chance by rearrangement; without draws, by the moments over all of them.
fn chance(found: &Global) -> Option<f64> {
    let drawn = found.permutation.map(|drawn| drawn.p);
    drawn.or_else(|| found.randomization.map(|moments| moments.p))
}

pub(super) fn json(classes: &Classes) -> Value {
    let row = |class: &Class| {
        let mut out = Object::new();
        let bound = if classes.by_distance { "up_to" } else { "order" };
        out.insert(bound.to_owned(), json!(class.up_to));
        out.insert("links".to_owned(), json!(class.links));
        out.insert("p".to_owned(), json!(class.p));
        out.insert("p_adjusted".to_owned(), json!(class.p_adjusted));
        match &class.found {
            Ok(found) => out.extend(json::global(found)),
            Err(reason) => drop(out.insert("reason".to_owned(), json!(reason.to_string()))),
        }
        Value::Object(out)
    };
    json!({"rows": classes.rows.iter().map(row).collect::<Vec<_>>()})
}

pub(super) fn table(classes: &Classes) -> Vec<String> {
    let bound = if classes.by_distance { "up to km" } else { "order" };
    let mut lines = vec![format!(
        "{bound:>10}{:>10}{:>14}{:>14}{:>14}{:>14}",
        "links", "value", "z", "p", "adjusted"
    )];
    for class in &classes.rows {
        let start = format!("{:>10}{:>10}", short(class.up_to), class.links);
        lines.push(match &class.found {
            Ok(found) => {
                let z = found.randomization.map_or(f64::NAN, |moments| moments.z);
                let [p, adjusted] = [class.p, class.p_adjusted].map(|p| p.unwrap_or(f64::NAN));
                let [value, z, p, adjusted] = [found.value, z, p, adjusted].map(short);
                format!("{start}{value:>14}{z:>14}{p:>14}{adjusted:>14}")
            }
            Err(_) => format!("{start}  no result; --json says why"),
        });
    }
    lines.push(String::new());
    let first = classes.rows.iter().find_map(|class| class.found.as_ref().ok());
    lines.extend(first.map(|found| pair("expectation", &short(found.expectation))));
    lines
}
