//! Explanations that cannot be told from each other, or from the list, by their own names.

use probative_case::claim::rivals::{Explanation, Rivals};
use probative_finding::finding::Untested;
use probative_numeric::{Error, Partial};
use probative_terms::diagnostic::test::rivals::{
    LIST_OF_ALL_OR_NONE, LIST_TOLD, NOT_FITTED, SAME_EVERYWHERE, TOLD_BY_OTHERS,
};

use super::field::Columns;
use crate::question::failed;

/// The names of all columns, in the order of the explanations.
pub(super) fn names(rivals: &Rivals) -> Vec<String> {
    let of = |explanation: &Explanation| {
        // Of an explanation with several columns, its own may give each other away.
        let several = explanation.columns.len() > 1;
        let name = |column: &str| match several {
            true => format!("{}/{column}", explanation.name),
            false => explanation.name.clone(),
        };
        explanation.columns.iter().map(|column| name(&column.value)).collect::<Vec<String>>()
    };
    rivals.explanations.iter().flat_map(of).collect()
}

/// Why explanations cannot be fitted together.
pub(super) fn not_fitted(explanations: &[Columns], names: &[String], why: &Error) -> Untested {
    let Error::Collinear { column } = why else { return failed(&NOT_FITTED, &[why]) };
    let columns: Vec<&Vec<f64>> = explanations.iter().flatten().collect();
    // Column 0 of a design is the same everywhere by its making.
    let Some(own) = column.checked_sub(1).filter(|own| *own < columns.len()) else {
        return failed(&NOT_FITTED, &[why]);
    };
    let places = columns[own].len();
    match given_away(&columns[..own], columns[own]).as_slice() {
        [] => failed(&SAME_EVERYWHERE, &[&names[own], &places]),
        by => failed(&TOLD_BY_OTHERS, &[&names[own], &listed(by, names), &places]),
    }
}

/// Why a list has no coefficient beside the explanations.
pub(super) fn not_beside(
    explanations: &[Columns],
    names: &[String],
    list: &[f64],
    why: &Error,
) -> Untested {
    let Error::NoVariation { .. } = why else { return failed(&NOT_FITTED, &[why]) };
    let columns: Vec<&Vec<f64>> = explanations.iter().flatten().collect();
    match given_away(&columns, list).as_slice() {
        [] => {
            let named = list.iter().filter(|listed| **listed > 0.0).count();
            failed(&LIST_OF_ALL_OR_NONE, &[&named, &list.len()])
        }
        by => failed(&LIST_TOLD, &[&list.len(), &listed(by, names)]),
    }
}

/// As few of the columns as give another away; none of them where it is the same everywhere.
fn given_away(columns: &[&Vec<f64>], column: &[f64]) -> Vec<usize> {
    let follows = |by: &[usize]| {
        let mut design = vec![vec![1.0; column.len()]];
        design.extend(by.iter().map(|at| columns[*at].clone()));
        matches!(Partial::new(&design, column), Err(Error::NoVariation { .. }))
    };
    let mut by: Vec<usize> = (0..columns.len()).collect();
    for at in 0..columns.len() {
        let fewer: Vec<usize> = by.iter().copied().filter(|other| *other != at).collect();
        if follows(&fewer) {
            by = fewer;
        }
    }
    by
}

fn listed(by: &[usize], names: &[String]) -> String {
    by.iter().map(|at| names[*at].as_str()).collect::<Vec<&str>>().join("+")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(untested: Untested) -> String {
        match untested {
            Untested::Failed { why } => why.with_remedy(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn explanations_are_told_by_their_names() {
        let wages = vec![1.0, 2.0, 3.0, 4.0, 9.0, 7.0];
        let explanations = [vec![wages.clone()], vec![vec![3.0; 6]]];
        let names = ["wages", "prices"].map(str::to_owned);
        let same = why(not_fitted(&explanations, &names, &Error::Collinear { column: 2 }));
        assert!(same.contains("`prices` has the same number at all 6 places"), "{same}");
        let twice = [vec![wages.clone()], vec![wages.clone()]];
        let told = why(not_fitted(&twice, &names, &Error::Collinear { column: 2 }));
        assert!(told.contains("the numbers of `prices` follow from those of `wages`"), "{told}");
        let list = [0.0, 0.0, 0.0, 0.0, 1.0, 1.0];
        let is_list = [vec![list.iter().map(|it| 2.0 + 3.0 * it).collect()]];
        let constant = Error::NoVariation { what: "the column beside the design" };
        let told = why(not_beside(&is_list, &names, &list, &constant));
        assert!(told.contains("follows from `wages`"), "{told}");
        for (list, said) in [([0.0; 6], "names 0 of the 6"), ([1.0; 6], "names 6 of the 6")] {
            let told = why(not_beside(&[vec![wages.clone()]], &names, &list, &constant));
            assert!(told.contains(said), "{told}");
        }
    }

    #[test]
    fn as_few_columns_are_named_as_give_another_away() {
        let (a, b) = (vec![1.0, 2.0, 3.0, 4.0, 9.0, 7.0], vec![5.0, 1.0, 4.0, 2.0, 3.0, 8.0]);
        let other = vec![2.0, 7.0, 1.0, 8.0, 2.0, 8.0];
        let sum: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a + b).collect();
        let twice: Vec<f64> = b.iter().map(|b| 2.0 * b).collect();
        assert_eq!(given_away(&[&a, &other, &b], &sum), [0, 2]);
        assert_eq!(given_away(&[&a, &b], &twice), [1]);
        assert!(given_away(&[&a, &b], &[3.0; 6]).is_empty());
    }
}
