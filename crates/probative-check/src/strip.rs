//! Every reading of a claim against its regions, as one picture.

use probative_case::Exhibit;
use probative_case::exhibit::{Caption, Strip, StripMark};
use probative_case::finding::Appraisal;
use probative_case::reading::Reading;

use crate::question::{Question, stands};

/// The primary reading and its alternates; nothing where there is one reading alone.
pub(crate) fn of(question: &Question<'_>, appraisal: &Appraisal) -> Option<Exhibit> {
    if appraisal.alternates.is_empty() || appraisal.primary.measure.unit == "date" {
        return None;
    }
    let readings = std::iter::once(&appraisal.primary).chain(&appraisal.alternates);
    let marks: Vec<StripMark> = readings.map(|reading| mark(reading, appraisal)).collect();
    let alike = marks.iter().filter(|mark| mark.stands == marks[0].stands).count();
    let (_, deciding) = question.sources();
    let ids: Vec<&str> = deciding.iter().map(String::as_str).collect();
    Some(Exhibit::Strip(Strip {
        caption: Caption {
            title: "Every defensible reading".to_owned(),
            finding: format!("{alike} of {} readings stand alike", marks.len()),
            n: marks.len(),
            source: question.credit(&ids),
        },
        unit: appraisal.primary.measure.unit.clone(),
        marks,
        edges: appraisal.regions.edges(),
    }))
}

fn mark(reading: &Reading, appraisal: &Appraisal) -> StripMark {
    StripMark {
        label: reading.said.clone(),
        value: reading.measure.value.number(),
        interval: reading.measure.bounds(),
        stands: stands(reading, &appraisal.regions),
    }
}
