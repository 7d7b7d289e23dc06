//! What a case names, held against what its sources have.

use std::collections::{BTreeMap, BTreeSet};

use probative_atlas::{change_of, name};
use probative_case::claim::membership::{Columns, Member, Membership};
use probative_case::claim::select::List;
use probative_case::claim::{Claim, Kinds};
use probative_case::read::nearest;
use probative_case::source::ColumnUse;
use probative_case::{Case, Source};
use probative_terms::place::Geoid;
use probative_terms::text::{counted, plain_words, telling};
use probative_terms::{Code, Date, Diagnostic, Place};

use crate::codes::{is_padded, padded};
use crate::covered::none::counts_none;
use crate::evidence::Evidence;
use crate::public::{PUBLISHED, misnamed};
use crate::registry::Register;
use crate::sheet::left::stands_elsewhere;
use crate::table::{Table, field_number};

mod joins;

/// Columns and values that the case names and its sources lack.
pub(crate) fn uses(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let mut mistakes = Vec::new();
    for used in &case.uses {
        let before = mistakes.len();
        let Some(table) = evidence.table(&used.source) else {
            if !evidence.is_no_table(case, &used.source) {
                continue;
            }
            let said = format!("the source `{}` is no table and has no columns", used.source);
            mistakes.push(Diagnostic::in_case("E302", used.span.clone(), "of no table", said));
            continue;
        };
        if table.has(&used.column) {
            let source = case.source(&used.source);
            let is_none = |value: &str| {
                source.is_some_and(|it| counts_none(case, evidence, (it, used), value))
            };
            mistakes.extend(values_lacking(used, table, is_none));
        } else {
            let column = telling(&used.column);
            let said = format!("the source `{}` has no column `{column}`", used.source);
            let known = table.columns().iter().map(String::as_str);
            mistakes.push(mistake(said, used.span.clone(), &used.column, known));
        }
        let letters = taken_letters(case, used, evidence);
        mistakes[before..].iter_mut().for_each(|mistake| mistake.how.push_str(&letters));
    }
    mistakes.extend(misnamed_days(case, evidence));
    mistakes.extend(case.sources.iter().filter_map(|source| nowhere_missing(source, evidence)));
    mistakes
}

/// That the letters of a source were taken as those of a code page, where a name that was not found
/// in it has letters of which the code pages differ.
fn taken_letters(case: &Case, used: &ColumnUse, evidence: &Evidence) -> String {
    let mut names = used.values.iter().map(|(value, _)| value).chain([&used.column]);
    if names.all(|name| name.is_ascii()) {
        return String::new();
    }
    let path = case.source(&used.source).map(|source| source.path.clone());
    let taken = evidence.warnings().iter().find(|warning| {
        let is_there = |path: String| warning.place == Place::File { path };
        warning.code == Code::of("W101") && path.clone().is_some_and(is_there)
    });
    let told = |warning: &Diagnostic| {
        let (code, what) = (warning.code, &warning.what);
        format!("; {code} of `{}`: {what}; save the file as UTF-8 if they are others", used.source)
    };
    taken.map_or_else(String::new, told)
}

/// Tables that say when their rows were published, in a column that is not called so.
fn misnamed_days(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let told = case.sources.iter().filter_map(|source| {
        let used = case.uses.iter().filter(|used| used.source == source.id);
        let named: Vec<&str> = used.map(|used| used.column.as_str()).collect();
        if named.is_empty() {
            return None;
        }
        let table = evidence.table(&source.id)?;
        let column = misnamed(table, &named)?;
        let said = format!("the days under `{column}` count only under `{PUBLISHED}`");
        let help = "call the column `published` if it says when each row was published; if not, call it something else";
        Some(Diagnostic::in_cell("E302", &source.path, table.line(0), column, said, help))
    });
    told.collect()
}

/// A sign for none that a source is said to have and that stands in none of its cells.
fn nowhere_missing(source: &Source, evidence: &Evidence) -> Option<Diagnostic> {
    let table = evidence.table(&source.id)?;
    let number = field_number;
    let is = |cell: &str, word: &str| {
        cell == word || number(cell).zip(number(word)).is_some_and(|(a, b)| a == b)
    };
    let stands = |word: &str| {
        let mut cells = (0..table.len())
            .flat_map(|row| table.columns().iter().map(move |column| table.cell(row, column)));
        cells.any(|cell| is(cell, word))
    };
    let word = source.missing.iter().find(|word| *word != Source::NONE && !stands(word))?;
    let said = format!("no cell of `{}` has `{word}`, which `missing` names", source.id);
    let help = "write the sign as the source has it";
    Some(Diagnostic::of_file("E302", &source.path, said, help))
}

fn values_lacking(
    used: &ColumnUse,
    table: &Table,
    is_none: impl Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let cells = || (0..table.len()).map(|row| table.cell(row, &used.column));
    let lacking = used.values.iter().filter(|(value, _)| !cells().any(|cell| cell == value));
    let lacking = lacking.filter(|(value, _)| !is_none(value));
    lacking
        .map(|(value, span)| {
            let value_told = telling(value);
            let said =
                format!("no row of `{}` has `{value_told}` under `{}`", used.source, used.column);
            match stands_elsewhere(table, &used.column, value) {
                None => mistake(said, span.clone(), value, cells()),
                // It is spelt as it should be.
                Some(there) => {
                    let what = "not among the rows that are read";
                    Diagnostic::in_case("E302", span.clone(), what, said + there).helped(UNREAD)
                }
            }
        })
        .collect()
}

/// How to go on where a case asks for rows that are left out.
const UNREAD: &str = "take the value out of `leave_out` of the source, or out of what is asked for; `keep_totals = true` of it keeps rows that W103 names";

fn mistake<'a>(
    said: String,
    span: std::ops::Range<usize>,
    word: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    // What is read as the word and written otherwise is what was meant.
    let same = || known.iter().find(|name| plain_words(name) == plain_words(word)).copied();
    let near = nearest(word, known.iter().copied()).or_else(same);
    let help = near.map(|name| format!("did you mean `{}`?", telling(name)));
    let mistake = Diagnostic::in_case("E302", span, "not in the source", said);
    help.iter().fold(mistake, |mistake, help| mistake.helped(help))
}

/// Cells of registries that are not what their columns promise.
pub(crate) fn values(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for claim in &case.claims {
        problems.extend(registers(case, claim, evidence));
        let Some(Kinds::Membership(membership)) = claim.test.held() else { continue };
        let Some(table) = evidence.table(&membership.source) else { continue };
        let path = case.source(&membership.source).map_or("", |source| source.path.as_str());
        for list in std::iter::once(&membership.list).chain(&membership.lists) {
            problems.extend(listed(membership, list, path, table));
        }
        problems.extend(undated(membership, path, table));
        problems.extend(forms(membership, path, table));
    }
    let mut told = Vec::new();
    problems.retain(|problem| {
        let first = !told.contains(problem);
        told.extend(first.then(|| problem.clone()));
        first
    });
    problems.extend(joins::apart(case, evidence));
    problems
}

/// Rows of a list that name no member, or do not say whether they meet its criterion. A wider list
/// with a key of its own, as of counties, may hold entries that have none, as of states.
fn listed(membership: &Membership, list: &List, path: &str, table: &Table) -> Vec<Diagnostic> {
    let Columns { key, criterion, .. } = &membership.columns;
    let key = list.key.as_ref().unwrap_or(key);
    let mut problems = Vec::new();
    for row in table.matching(&list.filter) {
        let line = table.line(row);
        let wanted = list.key.is_none() || *list == membership.list;
        if wanted && table.cell(row, key).is_empty() {
            let said = "the row of the list names no member".to_owned();
            let help = "give the row its key, or leave it out with `leave_out` of the source";
            problems.push(Diagnostic::in_cell("E211", path, line, key, said, help));
        }
        let met = criterion.iter();
        problems.extend(met.filter_map(|met| yes_or_no(path, line, met, table.cell(row, met))));
    }
    problems
}

/// What the lists of a claim pass over, name wrongly or say in two ways.
fn registers(case: &Case, claim: &Claim, evidence: &Evidence) -> Vec<Diagnostic> {
    let Some((source, register)) = claim.test.held().and_then(register) else { return Vec::new() };
    let path = case.source(source).map_or("", |source| source.path.as_str());
    evidence.table(source).map_or_else(Vec::new, |table| register.problems(path, table))
}

/// The registry of a claim that looks something up by days, and how it is read.
pub(crate) fn register(kinds: &Kinds) -> Option<(&String, Register<'_>)> {
    if let Kinds::Membership(membership) = kinds {
        let Columns { key, from, until, published, criterion } = &membership.columns;
        let (until, criterion) = (until.as_deref(), criterion.as_deref());
        let lists = std::iter::once(&membership.list).chain(&membership.lists).collect();
        let mut asked: Vec<&str> = membership.members.iter().map(|it| it.key.as_str()).collect();
        asked.extend(membership.members.iter().filter_map(|it| it.wider_key.as_deref()));
        let register = Register { key, from, until, published, criterion, asked, lists };
        return Some((&membership.source, register));
    }
    let Kinds::Effect(effect) = kinds else { return None };
    let (key, from) = (&effect.registry_key, &effect.registry_from);
    let lists = std::iter::once(&effect.list).chain(&effect.lists).collect();
    let (until, published, criterion, asked) = (None, PUBLISHED, None, Vec::new());
    let register = Register { key, from, until, published, criterion, asked, lists };
    Some((&effect.registry, register))
}

/// Codes of a list that have another form than most of them, and members that are asked for by one:
/// neither is ever found.
fn forms(membership: &Membership, path: &str, table: &Table) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let help = "write codes as text with their leading zeros";
    for list in std::iter::once(&membership.list).chain(&membership.lists) {
        let column = list.key.as_ref().unwrap_or(&membership.columns.key);
        let rows = table.matching(&list.filter).into_iter();
        let rows: Vec<(usize, &str)> = rows
            .map(|row| (table.line(row), table.cell(row, column)))
            .filter(|(_, code)| !code.is_empty())
            .collect();
        let Some(digits) = padded(rows.iter().map(|(_, code)| *code)) else { continue };
        // A row may name several places.
        let fits = |code: &str| code.split(';').all(|one| is_padded(one.trim(), digits));
        let odd = rows.iter().filter(|(_, code)| !fits(code));
        problems.extend(odd.map(|(line, code)| {
            let said = format!("`{code}` has another form than the other codes of the list");
            Diagnostic::in_cell("E201", path, *line, column, said, help)
        }));
        let wider = |member: &Member| list.key.as_ref().and(member.wider_key.clone());
        let asked = membership.members.iter();
        let asked = asked.map(|member| wider(member).unwrap_or_else(|| member.key.clone()));
        let of_places =
            rows.iter().all(|(_, code)| code.split(';').all(|one| is_of_a_place(one.trim())));
        problems.extend(asked.filter_map(|key| {
            let said = if !is_padded(&key, digits) {
                format!("`{key}` is looked for among codes of {digits} digits")
            } else if of_places && !is_of_a_place(&key) {
                format!("`{key}` is the code of no place, and is looked for among codes of places")
            } else {
                return None;
            };
            Some(Diagnostic::in_cell("E201", path, 0, column, said, help))
        }));
    }
    problems
}

/// Whether a code is that of a state or county, or was.
fn is_of_a_place(code: &str) -> bool {
    Geoid::parse(code).is_ok_and(|code| name(&code).is_some() || change_of(&code).is_some())
}

/// Entries of the deciding list that have no day, told once.
fn undated(membership: &Membership, path: &str, table: &Table) -> Option<Diagnostic> {
    let from = &membership.columns.from;
    let rows = table.matching(&membership.list.filter).into_iter();
    let blank = rows.filter(|row| table.cell(*row, from).is_empty());
    once(blank.filter_map(|row| dated(path, table.line(row), from, "")))
}

/// The first of some problems of a column, with how many rows have one as well.
fn once(mut problems: impl Iterator<Item = Diagnostic>) -> Option<Diagnostic> {
    let first = problems.next()?;
    let what = match problems.count() {
        0 => first.what.clone(),
        more => format!("{}; so it is in {} more", first.what, counted(more, "row")),
    };
    Some(Diagnostic { what, ..first })
}

/// The claims that read cells which should hold a day or nothing and hold something else, each with
/// the first of them: it cannot be tested, and no other claim hangs on it.
pub(crate) fn unread_days(case: &Case, evidence: &Evidence) -> BTreeMap<String, Diagnostic> {
    let unread = case.claims.iter().filter_map(|claim| {
        let Some(Kinds::Membership(membership)) = claim.test.held() else { return None };
        let table = evidence.table(&membership.source)?;
        let path = case.source(&membership.source).map_or("", |source| source.path.as_str());
        let first = days(membership, path, table).into_iter().next()?;
        Some((claim.id.clone(), first))
    });
    unread.collect()
}

/// Cells of any list that should hold a day or nothing, and hold something else.
fn days(membership: &Membership, path: &str, table: &Table) -> Vec<Diagnostic> {
    let Columns { from, until, published, .. } = &membership.columns;
    let rows = membership.lists.iter().flat_map(|list| table.matching(&list.filter));
    let rows: BTreeSet<usize> = rows.chain(table.matching(&membership.list.filter)).collect();
    let columns = [Some(from), until.as_ref(), Some(published)];
    let of_column = |column: &String| {
        let filled = rows.iter().filter(|row| !table.cell(**row, column).is_empty());
        once(
            filled.filter_map(|row| dated(path, table.line(*row), column, table.day(*row, column))),
        )
    };
    columns.into_iter().flatten().filter_map(of_column).collect()
}

/// A row of a deciding list has a date that the calendar has.
fn dated(path: &str, line: usize, column: &str, cell: &str) -> Option<Diagnostic> {
    let (code, said) = match Date::first(cell) {
        Ok(_) => return None,
        Err(_) if cell == "unknown" => return None,
        Err(_) if cell.is_empty() => ("E226", "the policy has no date".to_owned()),
        Err(error) => ("E217", error.to_string()),
    };
    let help = "give the date as YYYY, YYYY-MM or YYYY-MM-DD, or write unknown";
    Some(Diagnostic::in_cell(code, path, line, column, said, help))
}

fn yes_or_no(path: &str, line: usize, column: &str, cell: &str) -> Option<Diagnostic> {
    let known = ["yes", "no", "unknown"].contains(&cell);
    let said = format!("`{cell}` is not one of yes, no, unknown");
    let help = "write yes, no or unknown in every row";
    (!known).then(|| Diagnostic::in_cell("E225", path, line, column, said, help))
}
