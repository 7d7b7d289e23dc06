//! Each named place against all others, in a table.

use probative_case::claim::Select;
use probative_case::claim::rate::Rate;
use probative_evidence::Found;
use probative_finding::exhibit::{Caption, Counted, Datum, Table};
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

/// A named place, the ends of its events, its people, and its ratio at both ends.
type Own<'a> = (&'a String, (f64, f64), f64, [RateRatio; 2]);

/// A number, or the two ends that withheld counts leave it.
fn up_to(low: f64, high: f64) -> Datum {
    if low < high { Datum::Between(low, high) } else { Datum::Number(low) }
}

/// Each named place against all others, adjusted for each other.
pub(super) fn table(
    claim: &Rate,
    table: &Counts,
    events: &Select,
    question: &Question<'_>,
) -> Result<Exhibit, Untested> {
    let mut found = Vec::new();
    for place in claim.named.iter() {
        let ends = table.cases.get(place).and_then(Found::ends);
        let people = table.people.get(place).and_then(|found| found.value);
        // A place without people has no rate; every other one has both, or the claim is not tested.
        let people = people.filter(|people| *people > 0.0);
        let Some((count, exposure)) = ends.zip(people) else { continue };
        let against = |own: f64, others: f64| {
            let rest = table.others.exposure;
            let ratio = rate_ratio(own as u64, exposure, others as u64, rest, question.level());
            ratio.map_err(refused)
        };
        let (least, most) = table.others.events;
        // Where nothing was counted on either side, one rate is no number of times the other.
        if count.0 + most == 0.0 || count.1 + least == 0.0 {
            continue;
        }
        found.push((place, count, exposure, [against(count.0, most)?, against(count.1, least)?]));
    }
    let p = |ends: &[RateRatio; 2]| ends[0].p.max(ends[1].p);
    let adjusted = holm(&found.iter().map(|(.., ends)| p(ends)).collect::<Vec<f64>>());
    let row = |((place, count, exposure, ends), p): (&Own<'_>, f64)| {
        let [low, high] = ends.map(|ratio| ratio.estimate);
        let rate = |count: f64| table.per * count / exposure;
        vec![
            Datum::Words(place::name(&claim.key, place).into()),
            up_to(count.0, count.1),
            up_to(rate(count.0), rate(count.1)),
            up_to(low.value, high.value),
            Datum::Between(low.interval.low, high.interval.high),
            Datum::Number(p),
        ]
    };
    Ok(Exhibit::Table(Table {
        caption: Caption {
            title: Phrase::Rate(RatePhrase::Each),
            finding: Phrase::Own(claim.said.clone()),
            n: found.len(),
            counted: Counted::NamedPlaces,
            source: question.credit(&[events.source.as_str()]),
        },
        columns: COLUMNS.map(|column| Phrase::Rate(RatePhrase::Column(column))).to_vec(),
        rows: found.iter().zip(adjusted).map(row).collect(),
    }))
}
