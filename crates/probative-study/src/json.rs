//! An answer as JSON; docs/stat.md names every key.

use probative_terms::Neighbours;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::neighbours::Neighbors;
use crate::question::Question;
use crate::shown::in_words;

impl Question {
    /// An answer as JSON, every digit kept, with what was asked.
    pub fn json(&self, answer: &Answer<'_>) -> Value {
        document(self, answer)
    }
}

/// The answer, every digit kept; numbers that are not finite are null.
fn document(question: &Question, answer: &Answer<'_>) -> Value {
    let mut out = answer.fields.clone();
    out["statistic"] = json!(question.method.name);
    out["n"] = json!(question.observed.ids.len());
    out["dropped"] = json!(question.observed.dropped);
    out["asked"] = question.settled.as_json();
    if let Some(neighbors) = question.neighbors() {
        out["weights"] = weights(neighbors);
    }
    if let Some((rows, key)) = answer.rows.as_ref().and_then(|rows| Some((rows, rows.key?))) {
        out[key] = (0..rows.count).map(&rows.row).collect();
    }
    out
}

fn weights(neighbors: &Neighbors) -> Value {
    let weights = &neighbors.weights;
    let mut out = json!({
        "kind": neighbors.kind.to_string(),
        "told": in_words(neighbors),
        "order": neighbors.order,
        "style": neighbors.style,
        "links": weights.links(),
        "islands": weights.islands().count(),
        "components": neighbors.component_sizes().len(),
        "s0": weights.s0(),
        "s1": weights.s1(),
        "s2": weights.s2(),
    });
    if let Some(snap) = neighbors.snap {
        out["snap"] = json!(snap);
        out["unshared_borders"] = json!(neighbors.unshared.len());
    }
    if let Neighbours::Nearest(_) = neighbors.kind {
        out["tied"] = json!(neighbors.tied.len());
    }
    if let Some(reach) = neighbors.reach {
        out["reach"] = json!(reach);
    }
    out
}
