//! Who is whose neighbour.

use probative_terms::text::one_line;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives::{Column, column};
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::neighbours::Neighbors;
use crate::parameter::{Fallback, Type};
use crate::parameters::parameters;
use crate::text::{SHOWN, pair, short, wrapped};
use crate::uses::{LINKED, NEIGHBOURS, When, may};

parameters! {
    /// Write the neighbours, in their style, to a file .gal, .gwt or .csv
    WRITE = "write" "FILE" Type::Written, Fallback::None;
}

const WHO: &[Column] = &[
    column("degrees.neighbors", "units", "a number of neighbours"),
    column("degrees.units", "units", "how many units have as many"),
    column("snaps.snap", "of the coordinates", "how far apart vertices count as one")
        .when(When::Touching),
    column("snaps.links", "links", "how many links there are then").when(When::Touching),
    column("island_ids", "", "the units without a neighbour"),
    column(
        "component_sizes",
        "units",
        "the parts of the map that no link joins, the largest first",
    ),
    column("one_way_links", "links", "links that have none back"),
    column("self_links", "links", "units that are their own neighbour"),
];

pub(crate) static WEIGHTS: Method = Method {
    name: "weights",
    door: Door::Stat,
    about: "Who is whose neighbour: links, islands, components, degrees",
    section: "who-is-a-neighbour",
    input: Input::Map { orders: Orders::One, run },
    values: Columns::None,
    least: 1,
    withheld: When::Never,
    uses: &[NEIGHBOURS, LINKED, &[may(&WRITE)]],
    told: "links, islands, components, degrees, asymmetry, S0 S1 S2; `--write FILE`",
    gives: &[WHO],
    papers: &["Anselin 1988"],
    held: Held {
        told: "`contiguity`: libpysal",
        folders: &["contiguity", "distance-weights", "kernel-weights", "arc-weights"],
        calibrated: Held::UNDRAWN,
        timed: "queen weights from outlines",
    },
};

fn run<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let (neighbors, ids) = (map.neighbors(), &asked.observed.ids);
    let degrees: Vec<(usize, usize)> = neighbors.degrees().into_iter().collect();
    let lines = lines(neighbors, &degrees, ids);
    let fields = fields(neighbors, ids);
    let count = degrees.len();
    let row = move |at: usize| json!({"neighbors": degrees[at].0, "units": degrees[at].1});
    let rows = asked.rows("degrees", count, row);
    Ok(Answer { lines, fields, rows: Some(rows), picture: None })
}

fn fields(neighbors: &Neighbors, ids: &[String]) -> Value {
    json!({
        "snaps": neighbors.snaps.iter().map(|(snap, links)| json!({"snap": snap, "links": links})).collect::<Vec<_>>(),
        "island_ids": neighbors.weights.islands().map(|unit| &ids[unit]).collect::<Vec<_>>(),
        "component_sizes": neighbors.component_sizes(),
        "one_way_links": neighbors.weights.one_way_links(),
        "self_links": neighbors.weights.self_links(),
    })
}

fn lines(neighbors: &Neighbors, degrees: &[(usize, usize)], ids: &[String]) -> Vec<String> {
    let (weights, snaps) = (&neighbors.weights, &neighbors.snaps);
    let mut lines = vec![
        pair("links one way only", &weights.one_way_links().to_string()),
        pair("links to itself", &weights.self_links().to_string()),
        pair("S0", &short(weights.s0())),
        pair("S1", &short(weights.s1())),
        pair("S2", &short(weights.s2())),
    ];
    lines.extend(
        snaps
            .iter()
            .map(|(snap, links)| pair(&format!("links, snap {snap:?}"), &links.to_string())),
    );
    lines.push(String::new());
    lines.push(format!("{:>10}  {:>8}", "neighbours", "units"));
    lines.extend(degrees.iter().map(|(degree, units)| format!("{degree:>10}  {units:>8}")));
    let islands: Vec<&str> = weights.islands().take(SHOWN).map(|unit| ids[unit].as_str()).collect();
    if !islands.is_empty() {
        lines.push(String::new());
        lines.extend(wrapped(&format!("islands: {}", one_line(&islands.join(", ")))));
    }
    lines
}
