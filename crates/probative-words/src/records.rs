//! Which columns and rows a claim is read from, whatever its author calls them.

use probative_case::claim::select::EACH_ROW;
use probative_case::claim::{Claim, Kinds, Select, ShownNumber};
use probative_terms::text::counted;

use crate::format::listed;

/// How many values of a column are named one by one.
const SHOWN: usize = 6;

/// What decides a claim: each column with the rows that are chosen, and each list with its rows.
///
/// A phrase of the author's says what they are for; these lines say what they are.
pub fn deciding(claim: &Claim) -> Vec<String> {
    let Some(mut kinds) = claim.test.held().cloned() else { return Vec::new() };
    let mut lines: Vec<String> = kinds.selects().iter().map(|select| column(select)).collect();
    let lists = kinds.lists().into_iter();
    lines.extend(lists.map(|(source, list)| format!("{source}{}", rows(&list.filter))));
    // The two ends of one comparison may be one column.
    let mut told = Vec::new();
    lines.retain(|line| {
        !told.contains(line) && {
            told.push(line.clone());
            true
        }
    });
    lines
}

/// What stands beside a claim, each number with what it is called and what it is read from.
pub fn beside(claim: &Claim) -> Vec<String> {
    let line = |(said, selects): (&str, Vec<&Select>)| {
        let read: Vec<String> = selects.into_iter().map(column).collect();
        format!("{said}: {}", read.join(" over "))
    };
    let shown = claim.shown.iter().map(|shown| {
        let selects = match &shown.number {
            ShownNumber::Cell(cell) => vec![cell],
            ShownNumber::Share { part, whole, .. } => vec![part, whole],
            ShownNumber::Rate { events, exposure, .. } => vec![events, exposure],
            ShownNumber::Cluster(cluster) => cluster.selects(),
        };
        (shown.said.as_str(), selects)
    });
    let of_kind = claim.test.held().map(Kinds::beside).unwrap_or_default().into_iter();
    let of_kind =
        of_kind.map(|one| (one.said, std::iter::once(one.counted).chain(one.whole).collect()));
    of_kind.chain(shown).map(line).collect()
}

fn column(select: &Select) -> String {
    let over = match &select.sum_over[..] {
        [] => String::new(),
        over => format!(", added up over {}", listed(over)),
    };
    let value = if select.value == EACH_ROW { "rows" } else { &select.value };
    format!("{value} of {}{}{over}", select.source, rows(&select.filter))
}

/// The rows that a filter chooses.
fn rows(filter: &[(String, Vec<String>)]) -> String {
    let one = |(column, values): &(String, Vec<String>)| match values.len() {
        0..=SHOWN => format!("{column} is {}", either(values)),
        many => format!(
            "{column} is one of {} and {}",
            values[..SHOWN].join(", "),
            counted(many - SHOWN, "other")
        ),
    };
    match filter {
        [] => String::new(),
        _ => format!(" where {}", listed(&filter.iter().map(one).collect::<Vec<_>>())),
    }
}

fn either(values: &[String]) -> String {
    match values {
        [all @ .., last] if !all.is_empty() => format!("{} or {last}", all.join(", ")),
        _ => values.concat(),
    }
}
