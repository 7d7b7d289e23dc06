//! Every explanation beside the others, in one table.

use probative_case::claim::rivals::Rivals;
use probative_finding::Exhibit;
use probative_finding::exhibit::{Caption, Table};
use probative_finding::reading::Reading;
use probative_numeric::{mean, ranks};
use probative_terms::number::plain;

use super::field::{Columns, Field};
use crate::question::Question;

/// The fit of each explanation alone, what it adds to all others, and how it goes with the outcome.
pub(super) fn of(
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
            name.clone(),
            predicts.clone(),
            plain(field.fit(std::slice::from_ref(columns))),
            plain(field.fit(&all) - field.fit(&others)),
            plain(correlation(field, columns)),
        ]
    });
    let columns = [
        "explanation",
        "predicts that the others do not",
        "fit alone, %",
        "adds to all others, points",
        "rank correlation with the outcome",
    ];
    Exhibit::Table(Table {
        caption: Caption {
            title: format!("Explanations of {}, out of sample", rivals.said).into(),
            finding: primary.into(),
            n: field.outcome.len(),
            source: question.credit(&[rivals.outcome.source.as_str()]),
        },
        columns: columns.map(probative_finding::Phrase::from).to_vec(),
        rows: rows.map(crate::question::cells).collect(),
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
