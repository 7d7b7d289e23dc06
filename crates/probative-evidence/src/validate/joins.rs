//! Places that only one of two joined sources has.

use std::collections::BTreeMap;

use probative_case::Case;
use probative_case::claim::select::EACH_ROW;
use probative_case::claim::{Kinds, Select, select};
use probative_terms::Diagnostic;
use probative_terms::text::telling;

use crate::covered::{is_left_open, places_of_none};
use crate::evidence::Evidence;
use crate::table::{Table, field_number};

/// How to go on where two joined selections have other places.
const ADD_ROWS: &str =
    "add the rows that lack, or leave the others out with `leave_out` of the source";
/// The same where the rows of one are counted.
const OF_INCIDENTS: &str = "say `covers = [[FIRST, LAST]]` of the source if it has every incident of the years that `where` names: a place without a row then counts 0; else add the rows that lack, or leave the others out with `leave_out` of the source";
/// The same where its source says `covers`, and rows of the years are left out.
const LEFT_OUT: &str = "rows that are left out may be of the years that `where` names, so that `covers` does not say that a place without a row had none: give them their year or place in a copy of the file, or add the rows that lack";

/// Places that only one of two joined selections has.
pub(super) fn apart(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for claim in &case.claims {
        let Some(joined) = claim.test.held().and_then(Kinds::joined) else { continue };
        let select::Joined { counted: events, whole, key } = joined;
        let (Some(left), Some(right)) =
            (evidence.table(&events.source), evidence.table(&whole.source))
        else {
            continue;
        };
        let (first, second) = (Joined::new(left, events, key), Joined::new(right, whole, key));
        let (only_first, mut only_second) = (first.without(&second), second.without(&first));
        let none = places_of_none(case, evidence, joined);
        only_second.retain(|code| !none.contains(*code));
        if !only_first.is_empty() || !only_second.is_empty() {
            let path = case.source(&events.source).map_or("", |source| source.path.as_str());
            let said = format!(
                "claim `{}` joins `{}` and `{}` by `{key}`; only the first has {}; only the second has {}{}",
                claim.id,
                events.source,
                whole.source,
                some_of(&only_first),
                some_of(&only_second),
                first.lost(&only_first),
            );
            let alike = written_otherwise(&only_first, &only_second);
            let is_left_open = |source| is_left_open(source, left, events);
            let help = match events.value == EACH_ROW {
                true if case.source(&events.source).is_some_and(is_left_open) => LEFT_OUT,
                true => OF_INCIDENTS,
                false => ADD_ROWS,
            };
            let help = alike.as_deref().unwrap_or(help);
            problems.push(Diagnostic::in_cell("E213", path, 0, key, said, help));
        }
    }
    problems
}

/// How to go on where two files write one place otherwise: with another sort of place behind its
/// name, in other letters, or without the zeros before its code.
fn written_otherwise(first: &[&str], second: &[&str]) -> Option<String> {
    let plain = |name: &str| {
        let letters = name.chars().filter(|it| it.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>().trim_start_matches('0').to_owned()
    };
    let sorted = |name: &str| name.rsplit_once(' ').map(|(bare, _)| plain(bare));
    let is_one = |one: &str, other: &str| {
        let (plain_one, plain_other) = (plain(one), plain(other));
        plain_one == plain_other
            || sorted(one).is_some_and(|bare| bare == plain_other)
            || sorted(other).is_some_and(|bare| bare == plain_one)
    };
    let (one, other) = first.iter().find_map(|one| {
        let other = second.iter().find(|other| is_one(one, other))?;
        Some((one, other))
    })?;
    let are_codes = [one, other].iter().all(|code| code.bytes().all(|it| it.is_ascii_digit()));
    Some(match are_codes {
        true => format!(
            "`{one}` and `{other}` may be one: a source that lost the zeros before its codes gets them back by `repair_codes`"
        ),
        false => format!(
            "`{one}` and `{other}` may be one: write the names alike in a copy of one file, or join by a column of codes"
        ),
    })
}

/// The rows of a selection by their code, with the number of each.
struct Joined<'a>(BTreeMap<&'a str, Option<f64>>);

impl<'a> Joined<'a> {
    fn new(table: &'a Table, select: &Select, key: &str) -> Self {
        let rows = table.matching(&select.filter).into_iter();
        let number = |row| field_number(table.cell(row, &select.value));
        Self(rows.map(|row| (table.cell(row, key), number(row))).collect())
    }

    fn without(&self, other: &Joined<'_>) -> Vec<&'a str> {
        self.0.keys().filter(|code| !other.0.contains_key(*code)).copied().collect()
    }

    /// The share of the events that those places hold, where they hold any.
    fn lost(&self, codes: &[&str]) -> String {
        let all: f64 = self.0.values().flatten().sum();
        let lost: f64 = codes.iter().filter_map(|code| self.0.get(code).copied().flatten()).sum();
        if lost > 0.0 {
            format!("; {:.1} % of the events would be lost", 100.0 * lost / all)
        } else {
            String::new()
        }
    }
}

fn spelt_out(codes: &[&str]) -> String {
    codes.iter().map(|code| telling(code)).collect::<Vec<_>>().join(", ")
}

fn some_of(codes: &[&str]) -> String {
    match codes {
        [] => "none".to_owned(),
        _ if codes.len() <= 10 => spelt_out(codes),
        _ => format!("{} and {} more", spelt_out(&codes[..10]), codes.len() - 10),
    }
}
