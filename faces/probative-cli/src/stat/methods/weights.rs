//! Who is whose neighbour.

use serde_json::{Value, json};

use crate::exit::Stop;
use crate::stat::method::{Answer, Asked, Method, Rows};
use crate::stat::neighbors::{Made, Neighbors};
use crate::stat::takes::{Columns, LINKED, MAY, NEIGHBORS, Opt};
use crate::stat::text::{SHOWN, pair, short, wrapped};
use crate::terminal::one_line;

pub(super) static WEIGHTS: Method = Method {
    name: "weights",
    about: "Who is whose neighbour: links, islands, components, degrees",
    section: "who-is-a-neighbour",
    values: Columns::None,
    uses: &[NEIGHBORS, LINKED, &[(Opt::Write, MAY)]],
    made: Made::ROW,
    run,
};

fn run<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let (neighbors, ids) = (asked.neighbors(), &asked.map.ids);
    let degrees: Vec<(usize, usize)> = neighbors.degrees().into_iter().collect();
    let lines = lines(neighbors, &degrees, ids);
    let fields = fields(neighbors, ids);
    let count = degrees.len();
    let row =
        Box::new(move |at: usize| json!({"neighbors": degrees[at].0, "units": degrees[at].1}));
    let rows = Rows { key: Some("degrees"), columns: &["neighbors", "units"], count, row };
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
