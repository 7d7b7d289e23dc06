//! Each named place against all others, in a table.

use std::collections::BTreeMap;

use probative_case::claim::Select;
use probative_case::claim::rate::Rate;
use probative_evidence::Found;
use probative_finding::exhibit::{Caption, Datum, Table};
use probative_finding::finding::Untested;
use probative_finding::what::rate::{Column, RatePhrase};
use probative_finding::{Exhibit, Phrase};
use probative_numeric::{RateRatio, holm, rate_ratio};

use super::counts::Counts;
use crate::place;
use crate::question::{Question, refused};

/// The columns of the table of named places.
const COLUMNS: [Column; 6] =
    [Column::Place, Column::Events, Column::Rate, Column::Times, Column::Interval, Column::Chance];

/// Each named place against all others, adjusted for each other.
pub(super) fn table(
    claim: &Rate,
    table: &Counts,
    events: &Select,
    question: &Question<'_>,
) -> Result<Exhibit, Untested> {
    let mut found = Vec::new();
    for place in &claim.named {
        let number = |side: &BTreeMap<String, Found>| side.get(place).and_then(|found| found.value);
        let Some((count, exposure)) = number(&table.cases).zip(number(&table.people)) else {
            continue;
        };
        let against = |others: f64| {
            let rest = table.others.exposure;
            let ratio = rate_ratio(count as u64, exposure, others as u64, rest, question.level());
            ratio.map_err(refused)
        };
        let (low, high) = (against(table.others.events.1)?, against(table.others.events.0)?);
        found.push((place, count, exposure, [low, high]));
    }
    let p = |ends: &[RateRatio; 2]| ends[0].p.max(ends[1].p);
    let adjusted = holm(&found.iter().map(|(.., ends)| p(ends)).collect::<Vec<f64>>());
    let row = |((place, count, exposure, ends), p): (&(&String, f64, f64, [RateRatio; 2]), f64)| {
        let [low, high] = ends.map(|ratio| ratio.estimate);
        let times = match low.value < high.value {
            true => Datum::Between(low.value, high.value),
            false => Datum::Number(low.value),
        };
        vec![
            Datum::Words(place::name(place).into()),
            Datum::Number(*count),
            Datum::Number(table.per * count / exposure),
            times,
            Datum::Between(low.interval.low, high.interval.high),
            Datum::Number(p),
        ]
    };
    Ok(Exhibit::Table(Table {
        caption: Caption {
            title: Phrase::Rate(RatePhrase::Each),
            finding: Phrase::Own(claim.said.clone()),
            n: found.len(),
            source: question.credit(&[events.source.as_str()]),
        },
        columns: COLUMNS.map(|column| Phrase::Rate(RatePhrase::Column(column))).to_vec(),
        rows: found.iter().zip(adjusted).map(row).collect(),
    }))
}
