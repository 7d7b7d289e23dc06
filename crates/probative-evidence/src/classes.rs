//! Codes of classes that a claim takes for numbers.
//!
//! Nothing in the numbers tells of it: 0, 2 and 9 have a mean, and it is that of nothing.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::Case;
use probative_case::claim::association::Association;
use probative_case::claim::{Claim, Kinds, Select};
use probative_catalog::{Columns, Role};
use probative_terms::Diagnostic;

use crate::evidence::Evidence;
use crate::sheet::Sheet;
use crate::table::{Table, field_number};

/// The most classes that a column has; of more, the catalogue may know no better.
const MOST: usize = 20;
/// The fewest rows a class.
const FEWEST: usize = 5;

const HELP: &str = "name the places of a class with `where`, or add a column that is 1 where a place is of the class and 0 elsewhere";

/// The columns of a table that the catalogue knows for codes of classes.
///
/// A column of 0 and 1 counts the places of one class, and is a number as good as any.
pub(crate) fn classes(sheet: &Sheet) -> BTreeSet<String> {
    let Some(product) = sheet.product else { return BTreeSet::new() };
    let is_class = |name: &&String| {
        let known = product.columns.column(name);
        known.is_some_and(|(column, _)| column.role == Role::Class) && has_codes(&sheet.table, name)
    };
    sheet.table.columns().iter().filter(is_class).cloned().collect()
}

/// Whether a column has a few whole numbers again and again, and others than 0 and 1.
fn has_codes(table: &Table, name: &str) -> bool {
    let filled: Vec<&str> =
        (0..table.len()).map(|row| table.cell(row, name)).filter(|cell| !cell.is_empty()).collect();
    let different: BTreeSet<&str> = filled.iter().copied().collect();
    let number = |cell: &&str| field_number(cell).is_some_and(|number| number.fract() == 0.0);
    let is_bit = |cell: &&str| field_number(cell).is_some_and(|it| it == 0.0 || it == 1.0);
    let few = different.len() <= MOST && filled.len() >= FEWEST * different.len();
    few && different.iter().all(number) && !different.iter().all(is_bit)
}

/// Refuses claims that count with the codes of classes, once a column; of one row a code may be
/// told.
pub(crate) fn check(case: &Case, evidence: &Evidence) -> Vec<Diagnostic> {
    let mut taken: BTreeMap<(String, String), BTreeSet<&str>> = BTreeMap::new();
    for claim in &case.claims {
        for select in quantities(claim).into_iter().filter(|select| adds_codes(evidence, select)) {
            taken.entry((select.source, select.value)).or_default().insert(&claim.id);
        }
    }
    taken.iter().filter_map(|(column, claims)| refused(case, column, claims)).collect()
}

/// What a claim takes for numbers. The explanations of rivals are compared by their ranks, and
/// classes that have an order have such.
fn quantities(claim: &Claim) -> Vec<Select> {
    let Some(kinds) = claim.test.held() else { return Vec::new() };
    if let Kinds::Rivals(rivals) = kinds {
        return vec![rivals.outcome.clone()];
    }
    let mut all: Vec<Select> =
        kinds.clone().selects().into_iter().map(|select| select.clone()).collect();
    if let Kinds::Association(Association::Named(named)) = kinds {
        let beside = named.beside.iter();
        all.extend(
            beside.flat_map(|one| std::iter::once(&one.values).chain(&one.exposure)).cloned(),
        );
    }
    all
}

/// Whether a selection takes several codes of classes for numbers.
fn adds_codes(evidence: &Evidence, select: &Select) -> bool {
    let is_class = evidence.classes.contains(&(select.source.clone(), select.value.clone()));
    let rows = || evidence.table(&select.source).map(|table| table.matching(&select.filter).len());
    is_class && rows().is_some_and(|rows| rows > 1)
}

fn refused(
    case: &Case,
    (source, column): &(String, String),
    claims: &BTreeSet<&str>,
) -> Option<Diagnostic> {
    let used = case.uses.iter().find(|used| used.source == *source && used.column == *column)?;
    let named = claims.iter().map(|claim| format!("`{claim}`")).collect::<Vec<_>>().join(", ");
    let (noun, verb) = if claims.len() == 1 { ("claim", "takes") } else { ("claims", "take") };
    let said =
        format!("{noun} {named} {verb} `{column}` for a number, and it holds the codes of classes");
    Some(Diagnostic::in_case("E229", used.span.clone(), "here", said).helped(HELP))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(cells: &[&str]) -> Table {
        let rows = cells.iter().cycle().take(60).map(|cell| vec![(*cell).to_owned()]).collect();
        Table::new(vec!["v".to_owned()], rows, (2..62).collect())
    }

    #[test]
    fn codes_are_few_whole_numbers_and_no_marks_of_one_class() {
        assert!(has_codes(&column(&["0", "2", "9"]), "v") && has_codes(&column(&["1", "2"]), "v"));
        assert!(!has_codes(&column(&["0", "1", ""]), "v"), "a mark");
        assert!(!has_codes(&column(&["0.5", "2"]), "v") && !has_codes(&column(&["A", "2"]), "v"));
        let all: Vec<String> = (0..60).map(|number| number.to_string()).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        assert!(!has_codes(&column(&all), "v"), "each row has its own");
    }
}
