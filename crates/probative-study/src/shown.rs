//! An answer as a table of 80 columns.

use probative_terms::text::{counted, one_line};

use crate::answer::Answer;
use crate::neighbours::Neighbors;
use crate::parameters::{ORDER, SNAP, STYLE, VALUE, WEIGHTS};
use crate::question::Question;
use crate::text::{fitted, short};

/// The answer as a table.
pub(crate) fn table(question: &Question, answer: &Answer<'_>) -> String {
    let weights = question.neighbors().map(|neighbors| linked(question, neighbors));
    let head = std::iter::once(title(question)).chain(weights).chain(asked(question));
    let lines = head.chain([String::new()]).chain(answer.lines.iter().cloned());
    fitted(lines).join("\n")
}

fn title(question: &Question) -> String {
    let of = question.settled.names(&VALUE).join(", ");
    let of = if of.is_empty() { of } else { format!(" of {}", one_line(&of)) };
    let units = counted(question.observed.ids.len(), question.method.input.noun());
    let dropped = match question.observed.dropped.len() {
        0 => String::new(),
        some => format!(" · {some} left out, a value is missing"),
    };
    format!("{}{of} · {units}{dropped}", question.method.name)
}

/// The neighbours in words, with what the question says of them.
fn linked(question: &Question, neighbors: &Neighbors) -> String {
    let (weights, settled) = (&neighbors.weights, &question.settled);
    let order = match settled.count(&ORDER) {
        Some(order) if order > 1 => format!(", order {order}"),
        _ => String::new(),
    };
    let snap = match settled.number(&SNAP) {
        Some(snap) if settled.said(&SNAP) => format!(", snap {snap}"),
        _ => String::new(),
    };
    let reach = match neighbors.reach {
        Some(reach) => format!(" ({})", short(reach)),
        None => String::new(),
    };
    format!(
        "weights {}{reach}{order}{snap}, style {} · {} · {} · {}",
        one_line(&neighbors.kind.to_string()),
        neighbors.style,
        counted(weights.links(), "link"),
        counted(weights.islands().count(), "island"),
        counted(neighbors.component_sizes().len(), "component"),
    )
}

/// What else was asked, with the defaults of what was not said; JSON tells how the data were read,
/// too.
fn asked(question: &Question) -> Option<String> {
    let above = [VALUE.name, WEIGHTS.name, ORDER.name, SNAP.name, STYLE.name];
    let data = question.method.input.uses();
    let rest = question.settled.echo().filter(|(name, _)| {
        !above.contains(name) && data.iter().all(|each| each.parameter.name != *name)
    });
    let told: Vec<String> =
        rest.map(|(name, setting)| format!("{name} {}", one_line(&setting.in_words()))).collect();
    (!told.is_empty()).then(|| format!("asked with {}", told.join("; ")))
}
