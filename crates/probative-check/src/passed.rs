//! What the sources of a claim hold besides what it reads: other values of the columns by which its
//! rows are picked, and other numbers of those rows.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::Case;
use probative_case::claim::select::{Filter, Select};
use probative_case::claim::{Claim, Kinds, Test};
use probative_evidence::{Evidence, Table};
use probative_finding::finding::PassedOver;

use crate::audit::is_number_of;
use crate::made::{is_of_places, is_of_times, values_in};

/// How many are named one by one.
const NAMED: usize = 6;
/// A column of more values tells rows apart and chooses nothing.
const MOST: usize = 100;

/// What each tested claim passes over, in the order of the case.
pub(crate) fn over(case: &Case, evidence: &Evidence) -> Vec<PassedOver> {
    case.claims.iter().flat_map(|claim| of_claim(claim, evidence)).collect()
}

fn of_claim(claim: &Claim, evidence: &Evidence) -> Vec<PassedOver> {
    let Test::Held(kinds) = &claim.test else { return Vec::new() };
    let of_source = |(source, read): (String, Read)| {
        let table = evidence.table(&source)?;
        let told = |(column, others): (Option<String>, Vec<String>)| PassedOver {
            claim: claim.id.clone(),
            source: source.clone(),
            column,
            more: others.len().saturating_sub(NAMED),
            others: others.into_iter().take(NAMED).collect(),
        };
        Some(read.passed(table).into_iter().map(told).collect::<Vec<_>>())
    };
    Read::of(kinds).into_iter().filter_map(of_source).flatten().collect()
}

/// What a claim reads of one source.
#[derive(Default)]
struct Read {
    /// The values that it takes of each column by which it picks rows.
    taken: BTreeMap<String, BTreeSet<String>>,
    selects: Vec<Select>,
}

impl Read {
    /// By source.
    fn of(kinds: &Kinds) -> BTreeMap<String, Read> {
        let mut of: BTreeMap<String, Read> = BTreeMap::new();
        for select in kinds.clone().selects() {
            let read = of.entry(select.source.clone()).or_default();
            read.take(&select.filter);
            read.selects.push(select.clone());
        }
        for (source, list) in kinds.clone().lists() {
            of.entry(source).or_default().take(&list.filter);
        }
        of
    }

    fn take(&mut self, filter: &Filter) {
        for (column, values) in filter {
            self.taken.entry(column.clone()).or_default().extend(values.iter().cloned());
        }
    }

    /// What the table has besides: by column, and columns of numbers last.
    fn passed(&self, table: &Table) -> Vec<(Option<String>, Vec<String>)> {
        let of_column = |(column, taken): (&String, &BTreeSet<String>)| {
            let has_one = |row: &usize| table.has(column) && !table.cell(*row, column).is_empty();
            let all = values_in(table, (0..table.len()).filter(has_one), column, MOST)?;
            let others = all.into_iter().filter(|it| !taken.contains(*it));
            Some((Some(column.clone()), others.map(str::to_owned).collect()))
        };
        let of_columns = self.taken.iter().filter_map(of_column);
        let all = of_columns.chain([(None, self.other_numbers(table))]);
        all.filter(|(_, others)| !others.is_empty()).collect()
    }

    fn other_numbers(&self, table: &Table) -> Vec<String> {
        let is_read = |column: &String| {
            let reads = |select: &Select| {
                let ends = [&select.low, &select.high];
                select.value == *column || ends.into_iter().flatten().any(|end| end == column)
            };
            self.taken.contains_key(column) || self.selects.iter().any(reads)
        };
        let selects: Vec<(&Select, Vec<usize>)> =
            self.selects.iter().map(|it| (it, table.matching(&it.filter))).collect();
        let is_other = |column: &&String| {
            let lower = column.to_lowercase();
            let tells_apart = is_of_places(&lower) || is_of_times(&lower);
            let is_number =
                |(select, rows): &(&Select, Vec<usize>)| is_number_of(select, table, rows, column);
            !tells_apart && !is_read(column) && selects.iter().any(is_number)
        };
        table.columns().iter().filter(is_other).cloned().collect()
    }
}
