//! Every reading of a claim against its regions, as one picture.

use probative_finding::exhibit::{Caption, Counted, Strip, StripMark};
use probative_finding::finding::Appraisal;
use probative_finding::reading::Reading;
use probative_finding::{Choice, Exhibit, Phrase};
use probative_terms::{Position, Unit};

use crate::question::{Question, stands};

/// The primary reading and its alternates; nothing where there is one reading alone.
pub(crate) fn every_reading(question: &Question<'_>, appraisal: &Appraisal) -> Option<Exhibit> {
    if appraisal.alternates.is_empty() || appraisal.primary.measure.unit == Unit::Date {
        return None;
    }
    let readings: Vec<&Reading> =
        std::iter::once(&appraisal.primary).chain(&appraisal.alternates).collect();
    let labels = labels(&readings);
    let marks: Vec<StripMark> = readings
        .iter()
        .zip(labels)
        .map(|(reading, label)| mark(reading, label, appraisal))
        .collect();
    let (_, deciding) = question.sources();
    let ids: Vec<&str> = deciding.iter().map(String::as_str).collect();
    Some(Exhibit::Strip(Strip {
        caption: Caption {
            title: Phrase::EveryReading,
            finding: Phrase::Stands(counted(&marks)),
            n: marks.len(),
            counted: Counted::Readings,
            source: question.credit(&ids),
        },
        unit: appraisal.primary.measure.unit.clone(),
        marks,
        holds: appraisal.regions.holds().iter().map(|range| (range.low, range.high)).collect(),
    }))
}

/// How many readings stand where.
fn counted(marks: &[StripMark]) -> [usize; 4] {
    let order = [Position::Holds, Position::Across, Position::Short, Position::Fails];
    order.map(|stands| marks.iter().filter(|mark| mark.stands == stands).count())
}

fn mark(reading: &Reading, label: Phrase, appraisal: &Appraisal) -> StripMark {
    StripMark {
        label,
        value: reading.measure.value.number(),
        interval: reading.measure.bounds(),
        stands: stands(reading, &appraisal.regions),
    }
}

/// A label a reading: the options that it takes where readings differ, or else its whole sentence.
fn labels(readings: &[&Reading]) -> Vec<Phrase> {
    let told: Vec<Vec<Choice>> = readings.iter().map(|reading| open(reading, readings)).collect();
    let apart = told.iter().enumerate().all(|(at, own)| !told[..at].contains(own));
    if apart && told.iter().all(|own| !own.is_empty()) {
        told.into_iter().map(Phrase::Choices).collect()
    } else {
        readings.iter().map(|reading| (*reading).into()).collect()
    }
}

/// The choices of a reading in which another reading takes another option.
fn open(reading: &Reading, readings: &[&Reading]) -> Vec<Choice> {
    let differs = |choice: &&Choice| {
        let others = readings.iter().flat_map(|other| &other.choices);
        others.filter(|other| other.same_dimension(choice)).any(|other| other != *choice)
    };
    reading.choices.iter().filter(differs).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_finding::What;
    use probative_finding::reading::{Measure, Rows};

    fn reading(choices: &[Choice]) -> Reading {
        let what = What::Own("a number".to_owned());
        let measure = Measure::exact(1.0, Unit::Count);
        Reading::new(what, measure, Rows::used(1)).choosing(choices.to_vec())
    }

    #[test]
    fn a_label_holds_the_choices_that_readings_differ_in() {
        let list = |name: &str| Choice::List(name.to_owned());
        let first = reading(&[Choice::Window(2008, 2015), list("the list")]);
        let other = reading(&[Choice::Window(2010, 2015), list("the list")]);
        let wanted = [2008, 2010].map(|from| Phrase::Choices(vec![Choice::Window(from, 2015)]));
        assert_eq!(labels(&[&first, &other]), wanted);
    }

    #[test]
    fn readings_that_choose_alike_are_told_in_full() {
        let (first, other) = (reading(&[]), reading(&[]));
        assert_eq!(labels(&[&first, &other]), [(&first).into(), (&other).into()]);
    }
}
