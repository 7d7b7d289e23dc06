//! Moran's *I* at each order of neighbours or distance.

use probative_spatial::{Error, Global, Style, Weights, correlogram};
use serde_json::{Map as Object, Value, json};

use crate::exit::Stop;
use crate::stat::global;
use crate::stat::kind::Kind;
use crate::stat::method::{Answer, Asked, Method, Rows};
use crate::stat::neighbors::Made;
use crate::stat::options::Options;
use crate::stat::takes::{Columns, DRAWN, LINKED, MAY, Opt, Takes};
use crate::stat::text::{pair, short, short_p};
use crate::stat::words::StyleWord;

pub(super) static CORRELOGRAM: Method = Method {
    name: "correlogram",
    about: "Moran's I at each order of neighbours (--order) or distance (--bands)",
    section: "global-statistics",
    values: Columns::One,
    uses: &[
        &[(Opt::Weights, linked), (Opt::Bands, MAY), (Opt::Planar, measured), (Opt::Adjust, MAY)],
        LINKED,
        DRAWN,
    ],
    made: Made { style: StyleWord::Row, each_order: true },
    run,
};

/// Distances stand instead of neighbours.
fn linked(options: &Options) -> Takes {
    if options.bands.is_empty() { Takes::Yes } else { Takes::No }
}

/// Distances are measured for bands, and for neighbours that are near.
fn measured(options: &Options) -> Takes {
    let near = options.weights.as_ref().is_some_and(Kind::measures);
    if near || !options.bands.is_empty() { Takes::Maybe } else { Takes::No }
}

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
    found: Result<Global, Error>,
    p: Option<f64>,
    p_adjusted: Option<f64>,
}

/// The chance by rearrangement; without draws, by the moments over all of them.
fn chance(found: &Global) -> Option<f64> {
    let drawn = found.permutation.map(|drawn| drawn.p);
    drawn.or_else(|| found.randomization.map(|moments| moments.p))
}

fn run<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let found = found(asked)?;
    let (lines, count) = (lines(&found), found.rows.len());
    let columns = if found.by_distance { BY_DISTANCE } else { BY_ORDER };
    let row = Box::new(move |at: usize| row(&found.rows[at], found.by_distance));
    Ok(Answer {
        lines,
        fields: json!({}),
        rows: Some(Rows { key: Some("rows"), columns, count, row }),
        picture: None,
    })
}

/// Asks at each order up to that of the command, or at each of its distances.
fn found(asked: &Asked<'_>) -> Result<Classes, Stop> {
    let (options, map) = (asked.options, asked.map);
    let (bounds, weights): (Vec<f64>, Vec<Weights>) = match asked.neighbors {
        Some(neighbors) => {
            let orders = 1..=options.order();
            let style = neighbors.style.meaning();
            let of = |order| Ok(neighbors.raw.of_order(order)?.styled(style));
            (
                orders.clone().map(|order| order as f64).collect(),
                asked.found(orders.map(of).collect())?,
            )
        }
        None => {
            let bands = asked.found(map.sites()?.bands(&options.bands))?;
            let bands = bands.iter().map(|band| band.styled(Style::Row));
            (options.bands.clone(), bands.collect())
        }
    };
    let found = correlogram(asked.column(0), &weights, options.test());
    let p: Vec<Option<f64>> = found.iter().map(|found| chance(found.as_ref().ok()?)).collect();
    let mut adjusted =
        options.adjustment().of(&p.iter().flatten().copied().collect::<Vec<_>>()).into_iter();
    let rows = bounds.into_iter().zip(weights).zip(found).zip(p);
    let rows = rows.map(|(((up_to, weights), found), p)| {
        let p_adjusted = p.and_then(|_| adjusted.next());
        Class { up_to, links: weights.links(), found, p, p_adjusted }
    });
    Ok(Classes { rows: rows.collect(), by_distance: asked.neighbors.is_none() })
}

/// The columns of the rows, the first of which says which neighbours they are of.
const fn columns(bound: &'static str) -> [&'static str; 14] {
    [
        bound,
        "links",
        "value",
        "expectation",
        "normality.variance",
        "normality.z",
        "normality.p",
        "randomization.variance",
        "randomization.z",
        "randomization.p",
        "p",
        "p_adjusted",
        "permutation.error",
        "reason",
    ]
}
const BY_ORDER: &[&str] = &columns("order");
const BY_DISTANCE: &[&str] = &columns("up_to");

fn row(class: &Class, by_distance: bool) -> Value {
    let mut out = Object::new();
    let bound = if by_distance { "up_to" } else { "order" };
    out.insert(bound.to_owned(), json!(class.up_to));
    out.insert("links".to_owned(), json!(class.links));
    out.insert("p".to_owned(), json!(class.p));
    out.insert("p_adjusted".to_owned(), json!(class.p_adjusted));
    match &class.found {
        Ok(found) => out.extend(global::fields(found)),
        Err(reason) => drop(out.insert("reason".to_owned(), json!(reason.to_string()))),
    }
    Value::Object(out)
}

fn lines(classes: &Classes) -> Vec<String> {
    let bound = if classes.by_distance { "up to" } else { "order" };
    let mut lines = vec![format!(
        "{bound:>10}{:>10}{:>14}{:>14}{:>14}{:>14}",
        "links", "value", "z", "p", "adjusted"
    )];
    for class in &classes.rows {
        let start = format!("{:>10}{:>10}", short(class.up_to), class.links);
        lines.push(match &class.found {
            Ok(found) => {
                let z = found.randomization.map_or(f64::NAN, |moments| moments.z);
                let [value, z] = [found.value, z].map(short);
                let [p, adjusted] =
                    [class.p, class.p_adjusted].map(|p| short_p(p.unwrap_or(f64::NAN)));
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
