//! Every reading of a claim against its regions, as one picture.

use probative_finding::Exhibit;
use probative_finding::exhibit::{Caption, Strip, StripMark};
use probative_finding::finding::Appraisal;
use probative_finding::reading::Reading;
use probative_terms::Position;

use crate::question::{Question, stands};

mod choice;

/// The primary reading and its alternates; nothing where there is one reading alone.
pub(crate) fn of(question: &Question<'_>, appraisal: &Appraisal) -> Option<Exhibit> {
    if appraisal.alternates.is_empty() || appraisal.primary.measure.unit == "date" {
        return None;
    }
    let readings: Vec<&Reading> =
        std::iter::once(&appraisal.primary).chain(&appraisal.alternates).collect();
    let labels = choice::labels(question.claim, &readings);
    let marks: Vec<StripMark> = readings
        .iter()
        .zip(labels)
        .map(|(reading, label)| mark(reading, label, appraisal))
        .collect();
    let (_, deciding) = question.sources();
    let ids: Vec<&str> = deciding.iter().map(String::as_str).collect();
    Some(Exhibit::Strip(Strip {
        caption: Caption {
            title: "Every defensible reading".to_owned(),
            finding: finding(&marks),
            n: marks.len(),
            source: question.credit(&ids),
        },
        unit: appraisal.primary.measure.unit.clone(),
        marks,
        holds: appraisal.regions.holds().iter().map(|range| (range.low, range.high)).collect(),
    }))
}

/// How many readings stand where.
fn finding(marks: &[StripMark]) -> String {
    let of = marks.len();
    let counted = [
        (Position::Holds, "holds"),
        (Position::Across, "may or may not hold"),
        (Position::Short, "falls short"),
        (Position::Fails, "fails"),
    ];
    let counted = counted
        .map(|(stands, words)| (marks.iter().filter(|mark| mark.stands == stands).count(), words));
    match counted.iter().find(|(count, _)| *count == of) {
        Some((_, words)) => format!("in all {of} readings the claim {words}"),
        None => {
            let parts = counted.iter().filter(|(count, _)| *count > 0);
            let parts: Vec<String> =
                parts.map(|(count, words)| format!("{words} in {count}")).collect();
            format!("of {of} readings, the claim {}", parts.join(", "))
        }
    }
}

fn mark(reading: &Reading, label: String, appraisal: &Appraisal) -> StripMark {
    StripMark {
        label,
        value: reading.measure.value.number(),
        interval: reading.measure.bounds(),
        stands: stands(reading, &appraisal.regions),
    }
}
