//! An answer as a table of 80 columns.

use probative_terms::text::{counted, one_line};
use probative_terms::{Bandwidth, Neighbours, Radius};

use crate::answer::Answer;
use crate::neighbours::Neighbors;
use crate::parameters::{ENDS, ORDER, SNAP, STYLE, VALUE, WEIGHTS};
use crate::question::Question;
use crate::text::{SHOWN, fitted, short};

impl Question {
    /// An answer as a table of eighty columns, with what was asked.
    pub fn text(&self, answer: &Answer<'_>) -> String {
        table(self, answer)
    }
}

/// The answer as a table.
fn table(question: &Question, answer: &Answer<'_>) -> String {
    let weights = question.neighbors().map(linked);
    let head = std::iter::once(title(question)).chain(weights).chain(asked(question));
    let dropped = dropped(question);
    let withheld = withheld(question);
    let lines = head
        .chain(dropped)
        .chain(withheld)
        .chain([String::new()])
        .chain(answer.lines.iter().cloned());
    fitted(lines).join("\n")
}

/// The units or rows that were left out, by their ids.
fn dropped(question: &Question) -> Option<String> {
    let missing = question.observed.missing();
    (!missing.is_empty()).then(|| format!("left out: {}", shown(&missing)))
}

/// Those of which a number is withheld, by their ids, and what is done about it.
fn withheld(question: &Question) -> Option<String> {
    let all = &question.observed.withheld;
    let ids: Vec<&str> = all.iter().map(|one| one.id.as_str()).collect();
    let done = match question.settled.word(&ENDS) {
        None if question.observed.shows_withheld => "given by what they may be".to_owned(),
        Some(end) => format!("taken at the {end} end, which is no bound of the result"),
        None => "left out".to_owned(),
    };
    (!ids.is_empty()).then(|| format!("withheld, and {done}: {}", shown(&ids)))
}

/// The first of some ids, and how many more there are.
fn shown(ids: &[&str]) -> String {
    let shown: Vec<String> = ids.iter().take(SHOWN).map(|id| one_line(id)).collect();
    let more = ids.len() - shown.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

fn title(question: &Question) -> String {
    let of = question.settled.names(&VALUE).join(", ");
    let of = if of.is_empty() { of } else { format!(" of {}", one_line(&of)) };
    let units = counted(question.observed.ids.len(), question.method.input.noun());
    let dropped = match question.observed.missing().len() {
        0 => String::new(),
        some => format!(" · {some} left out, a value is missing"),
    };
    let withheld = match question.observed.withheld.len() {
        0 => String::new(),
        some => format!(" · {some} withheld"),
    };
    format!("{}{of} · {units}{dropped}{withheld}", question.method.name)
}

/// The neighbours in words, with what the question says of them.
fn linked(neighbors: &Neighbors) -> String {
    let weights = &neighbors.weights;
    format!(
        "weights {}: {}, style {} · {} · {} · {}",
        one_line(&neighbors.kind.to_string()),
        in_words(neighbors),
        neighbors.style,
        counted(weights.links(), "link"),
        counted(weights.islands().count(), "island"),
        counted(neighbors.component_sizes().len(), "component"),
    )
}

/// Who is a neighbour of whom in words, with the order and the snap.
pub(crate) fn in_words(neighbors: &Neighbors) -> String {
    let reach = |reach: f64| format!("at most {} apart", short(reach));
    let kind = match &neighbors.kind {
        Neighbours::Queen => "units that share a vertex".to_owned(),
        Neighbours::Rook => "units that share a side".to_owned(),
        Neighbours::Nearest(count) => format!("the {count} nearest"),
        Neighbours::Band(Radius::Within(far)) => format!("units {}", reach(*far)),
        Neighbours::Band(Radius::Least) => {
            let far = reach(neighbors.reach.unwrap_or_default());
            format!("units {far}, the least that leaves no island")
        }
        Neighbours::Kernel(name, Bandwidth::Distance(far)) => {
            format!("units {}, by a {} kernel, each its own neighbour", reach(*far), name.word())
        }
        Neighbours::Kernel(name, Bandwidth::Nearest(count)) => {
            let name = name.word();
            format!(
                "units as near as the {count} nearest, by a {name} kernel, each its own neighbour"
            )
        }
        Neighbours::Inverse { reach: far, power } => {
            format!("units {}, by one over their distance to the power {power}", reach(*far))
        }
        Neighbours::Block(column) => format!("units of one {}", one_line(column)),
        Neighbours::File(_) => "the links of the list".to_owned(),
    };
    let order = match neighbors.order {
        1 => String::new(),
        order => format!(", {order} steps away"),
    };
    let snap = neighbors.snap.map_or_else(String::new, |snap| format!(", snap {snap}"));
    let tied = match neighbors.tied.len() {
        0 => String::new(),
        tied => format!(", {tied} with a tie"),
    };
    format!("{kind}{order}{snap}{tied}")
}

/// What else was asked, with the defaults of what was not said, and how the data were read.
fn asked(question: &Question) -> Option<String> {
    let above = [VALUE.name, WEIGHTS.name, ORDER.name, SNAP.name, STYLE.name];
    let rest = question.settled.echo().filter(|(name, _)| !above.contains(name));
    let told: Vec<String> =
        rest.map(|(name, setting)| format!("{name} {}", one_line(&setting.in_words()))).collect();
    (!told.is_empty()).then(|| format!("asked with {}", told.join("; ")))
}
