//! Which columns and rows a claim is read from, whatever its author calls them.

use probative_case::claim::alignment::{Alignment, Places};
use probative_case::claim::arithmetic::Equation;
use probative_case::claim::membership::{At, Columns, Membership};
use probative_case::claim::select::{EACH_ROW, List};
use probative_case::claim::{Claim, Kinds, Select};
use probative_finding::finding::PassedOver;
use probative_terms::number::plain;
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
    lines.extend(kinds.lists().into_iter().map(|(source, list)| listing(&source, list)));
    lines.extend(columns(&kinds));
    lines.extend(kinds.by_rows().map(|named| format!("named places{}", rows(&named.codes.by))));
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

/// What a source holds that a claim does not read.
pub fn passed_over(it: &PassedOver) -> String {
    let more = (it.more > 0).then(|| counted(it.more, "other"));
    let others: Vec<String> = it.others.iter().cloned().chain(more).collect();
    match &it.column {
        Some(column) => format!("rows of {} where {column} is {}", it.source, either(&others)),
        None => format!("other numbers of {}: {}", it.source, listed(&others)),
    }
}

/// What stands beside a claim, each number with what it is called and what it is read from.
pub fn beside(claim: &Claim) -> Vec<String> {
    let line = |(said, selects): (&str, Vec<&Select>)| {
        let read: Vec<String> = selects.into_iter().map(column).collect();
        format!("{said}: {}", read.join(" over "))
    };
    let shown = claim.shown.iter().map(|shown| (shown.said.as_str(), shown.number.selects()));
    let of_kind = claim.test.held().map(Kinds::beside).unwrap_or_default().into_iter();
    let of_kind =
        of_kind.map(|one| (one.said, std::iter::once(one.counted).chain(one.whole).collect()));
    of_kind.chain(shown).map(line).collect()
}

/// A list with its rows, and the column of its own that members are looked up in.
fn listing(source: &str, list: &List) -> String {
    let key = list.key.as_ref().map(|key| format!(", looked up by {key}"));
    format!("{source}{}{}", rows(&list.filter), key.unwrap_or_default())
}

/// The columns by which the rows of a kind's tables are found and told apart, a line a table.
fn columns(kinds: &Kinds) -> Vec<String> {
    match kinds {
        Kinds::Membership(membership) => vec![registry(membership)],
        Kinds::Alignment(Alignment::Along(along)) => {
            let Places { source, key, state, population, .. } = &along.places;
            vec![
                format!(
                    "places by {key} of {source}, their state by {state}, alike by {population}"
                ),
                format!(
                    "{} by {}, with the levels of {} and the states of {}",
                    along.registry, along.registry_key, along.registry_level, along.registry_state
                ),
            ]
        }
        Kinds::Alignment(Alignment::Only(only)) => {
            vec![format!("documents by {} of {}", only.document, only.named.source)]
        }
        Kinds::Figure(figure) => {
            let others = figure.stated.iter().flat_map(|stated| &stated.publications);
            others.map(|select| format!("or else {}", column(select))).collect()
        }
        Kinds::Arithmetic(arithmetic) => arithmetic.equations.iter().map(equation).collect(),
        Kinds::Share(_)
        | Kinds::Trend(_)
        | Kinds::Association(_)
        | Kinds::Cluster(_)
        | Kinds::Rate(_)
        | Kinds::Effect(_)
        | Kinds::Quote(_)
        | Kinds::Rivals(_)
        | Kinds::Mechanism(_) => Vec::new(),
    }
}

/// Which numbers of a text an equation takes, by their names.
fn equation(equation: &Equation) -> String {
    let (add, times) = (equation.add.join(" + "), equation.multiply.join(" × "));
    let signed = |sign: &str, names: &[String]| -> String {
        names.iter().map(|name| format!(" {sign} {name}")).collect()
    };
    let sum = format!("{add}{}", signed("−", &equation.subtract));
    let sum = sum.trim().to_owned();
    let parts: Vec<String> = [sum, times].into_iter().filter(|part| !part.is_empty()).collect();
    let is_sum = equation.add.len() + equation.subtract.len() > 1;
    let is_mixed = is_sum && (parts.len() > 1 || !equation.divide.is_empty());
    let first = match &parts[..] {
        [] => "1".to_owned(),
        [one] if is_mixed => format!("({one})"),
        [sum, times] if is_mixed => format!("({sum}) × {times}"),
        parts => parts.join(" × "),
    };
    let percent = equation.percent_of.as_ref().map(|of| format!(" in per cent of {of}"));
    let gives = equation.gives.as_ref().map(|name| format!(" = {name}"));
    let over = signed("/", &equation.divide);
    [first, over, percent.unwrap_or_default(), gives.unwrap_or_default()].concat()
}

/// How members are looked up in a registry, and at which time.
fn registry(membership: &Membership) -> String {
    let Columns { key, from, until, published, criterion } = &membership.columns;
    let until = until.as_ref().map(|column| format!(", last day by {column}"));
    let criterion = criterion.as_ref().map(|column| format!(", only where {column} says yes"));
    let at = match membership.at {
        At::Text => "on the day of the text",
        At::Event => "on the day of each member’s event",
    };
    format!(
        "members by {key} of {}, first day by {from}{}, made public by {published}{}, asked {at}",
        membership.source,
        until.unwrap_or_default(),
        criterion.unwrap_or_default()
    )
}

fn column(select: &Select) -> String {
    let over = match &select.sum_over[..] {
        [] => String::new(),
        over => format!(", added up over {}", listed(over)),
    };
    let value = if select.value == EACH_ROW { "rows" } else { &select.value };
    let value = match select.multiplier {
        1 => value.to_owned(),
        many => format!("{} times {value}", plain(many as f64)),
    };
    let ends: Vec<String> = [&select.low, &select.high].into_iter().flatten().cloned().collect();
    let ends = match &ends[..] {
        [] => String::new(),
        ends => format!(", with ends in {}", listed(ends)),
    };
    format!("{value} of {}{}{ends}{over}", select.source, rows(&select.filter))
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
