//! Every explanation beside the others, in one table.

use probative_case::claim::rivals::Rivals;
use probative_finding::exhibit::{Caption, Counted, Datum, Table};
use probative_finding::reading::Reading;
use probative_finding::what::rivals::{Column, RivalsPhrase};
use probative_finding::{Exhibit, Phrase};
use probative_numeric::{mean, ranks};

use super::field::{Columns, Field};
use crate::question::Question;

/// The columns of the table.
const COLUMNS: [Column; 5] =
    [Column::Explanation, Column::Predicts, Column::Alone, Column::Adds, Column::Correlation];

/// The fit of each explanation alone, what it adds to all others, and how it goes with the outcome.
pub(super) fn explanations(
    rivals: &Rivals,
    question: &Question<'_>,
    field: &Field,
    primary: &Reading,
) -> Exhibit {
    let mut all = field.explanations.clone();
    all.push(vec![field.policy.clone()]);
    let rows = all.iter().enumerate().map(|(at, columns)| {
        let others: Vec<Columns> =
            (0..all.len()).filter(|other| *other != at).map(|other| all[other].clone()).collect();
        let (name, predicts) = match rivals.explanations.get(at) {
            Some(explanation) => (&explanation.name, &explanation.predicts),
            None => (&rivals.policy.name, &rivals.policy.predicts),
        };
        vec![
            Datum::Words(Phrase::Own(name.clone())),
            Datum::Words(Phrase::Own(predicts.clone())),
            Datum::Number(field.fit(std::slice::from_ref(columns))),
            Datum::Number(field.fit(&all) - field.fit(&others)),
            Datum::Number(correlation(field, columns)),
        ]
    });
    let columns = COLUMNS.map(|column| Phrase::Rivals(RivalsPhrase::Column(column)));
    Exhibit::Table(Table {
        caption: Caption {
            title: Phrase::Rivals(RivalsPhrase::Explanations(rivals.said.clone())),
            finding: primary.into(),
            n: field.outcome.len(),
            counted: Counted::Units,
            source: question.credit(&[rivals.outcome.source.as_str()]),
        },
        columns: columns.to_vec(),
        rows: rows.collect(),
    })
}

/// The mean rank correlation of an explanation's numbers with the outcome.
fn correlation(field: &Field, columns: &Columns) -> f64 {
    let outcome = ranks(&field.outcome);
    let each: Vec<f64> = columns
        .iter()
        .filter_map(|column| probative_numeric::correlation(&ranks(column), &outcome).ok())
        .collect();
    mean(&each)
}
