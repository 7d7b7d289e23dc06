//! An answer as JSON; docs/stat.md names every key.

use serde_json::{Value, json};

use super::method::{Answer, Asked};
use super::neighbors::Neighbors;
use super::words::word;

/// The answer, every digit kept; numbers that are not finite are null.
pub(super) fn of(asked: &Asked<'_>, answer: &Answer<'_>) -> String {
    let mut out = answer.fields.clone();
    out["statistic"] = json!(asked.method.name);
    out["n"] = json!(asked.map.ids.len());
    out["dropped"] = json!(asked.map.dropped);
    if let Some(neighbors) = asked.neighbors {
        out["weights"] = weights(neighbors);
    }
    if let Some((rows, key)) = answer.rows.as_ref().and_then(|rows| Some((rows, rows.key?))) {
        out[key] = (0..rows.count).map(&rows.row).collect();
    }
    format!("{out:#}")
}

fn weights(neighbors: &Neighbors) -> Value {
    let weights = &neighbors.weights;
    json!({
        "kind": neighbors.kind,
        "style": word(neighbors.style),
        "links": weights.links(),
        "islands": weights.islands().count(),
        "components": neighbors.component_sizes().len(),
        "s0": weights.s0(),
        "s1": weights.s1(),
        "s2": weights.s2(),
    })
}
