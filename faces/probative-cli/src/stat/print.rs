//! An answer as a table of 80 columns.

use probative_words::format::counted;

use super::method::{Answer, Asked};
use super::neighbors::Neighbors;
use super::text::fitted;
use super::words::word;
use crate::terminal::one_line;

/// The answer as a table.
pub(super) fn table(asked: &Asked<'_>, answer: &Answer<'_>) -> String {
    let head = std::iter::once(title(asked)).chain(asked.neighbors.map(linked));
    let lines = head.chain([String::new()]).chain(answer.lines.iter().cloned());
    fitted(lines).join("\n")
}

fn title(asked: &Asked<'_>) -> String {
    let of = asked.options.value.join(", ");
    let of = if of.is_empty() { of } else { format!(" of {}", one_line(&of)) };
    format!("{}{of} · {}", asked.method.name, counted(asked.map.ids.len(), "unit"))
}

fn linked(neighbors: &Neighbors) -> String {
    let weights = &neighbors.weights;
    format!(
        "weights {}, style {} · {} · {} · {}",
        one_line(&neighbors.kind),
        word(neighbors.style),
        counted(weights.links(), "link"),
        counted(weights.islands().count(), "island"),
        counted(neighbors.component_sizes().len(), "component"),
    )
}
