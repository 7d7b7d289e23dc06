//! An answer as JSON; docs/stat.md names every key.

use probative_terms::Neighbours;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::neighbours::Neighbors;
use crate::numbers::Between;
use crate::observed::Withheld;
use crate::question::Question;
use crate::shown::in_words;
use crate::text::number;

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
    out["dropped"] = match question.observed.shows_withheld {
        true => json!(question.observed.missing()),
        false => json!(question.observed.dropped),
    };
    if !question.observed.withheld.is_empty() {
        out["withheld"] = question.observed.withheld.iter().map(withheld).collect();
    }
    out["asked"] = question.settled.as_json();
    if let Some(neighbors) = question.neighbors() {
        out["weights"] = weights(neighbors);
    }
    if let Some((rows, key)) = answer.rows.as_ref().and_then(|rows| Some((rows, rows.key?))) {
        out[key] = (0..rows.count).map(&rows.row).collect();
    }
    out
}

/// A unit of which a number is withheld, with the end at which that is taken, if it is.
fn withheld(one: &Withheld) -> Value {
    let Between { low, high, taken } = one.between;
    json!({"id": one.id, "low": number(low), "high": number(high), "taken": taken})
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
