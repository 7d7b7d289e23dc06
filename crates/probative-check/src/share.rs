#![doc = include_str!("share.md")]

use probative_case::claim::Select;
use probative_case::claim::share::{BesideShare, Share};
use probative_case::words::Words;
use probative_finding::Exhibit;
use probative_finding::exhibit::{Bar, Bars, Caption};
use probative_finding::finding::{Asserted, Conjunct, Untested};
use probative_finding::reading::{Measure, Reading, Rows};
use probative_numeric::clopper_pearson;
use probative_terms::Regions;
use probative_terms::number::{Printed, plain};

use crate::question::{Question, Tested, beside, failed};

const PERCENT: &str = "%";

/// What the evidence gives for this claim: readings and exhibits, no verdict.
pub(crate) fn test(share: &Share, question: &Question<'_>) -> Result<Tested, Untested> {
    let part = question.value(&share.part_record)?;
    let whole = question.value(&share.whole_record)?;
    if whole <= 0.0 || part < 0.0 || part > whole {
        let said = format!("E220: {} of {} is not a part of a whole", plain(part), plain(whole));
        return Err(failed(said));
    }
    let percent = 100.0 * part / whole;
    let said = format!("{} of {} {} = {} %", plain(part), plain(whole), share.unit, plain(percent));
    let primary = Reading {
        said,
        measure: Measure::exact(percent, PERCENT),
        rows: Rows::used(whole as usize),
    };
    let asserted = Asserted { size: 100.0 * share.part.value / share.whole.value, null: 0.0 };
    let mut appraisal = question.appraise(question.regions()?, primary, asserted);
    for (name, stated, found) in [("part", &share.part, part), ("whole", &share.whole, whole)] {
        appraisal.conjuncts.push(conjunct(name, stated, found, &share.unit)?);
    }
    let sampling = clopper_pearson(part as u64, whole as u64, question.level())
        .map_err(|error| failed(error.to_string()))?;
    appraisal.sampling = Some((100.0 * sampling.interval.low, 100.0 * sampling.interval.high));
    for other in &share.beside {
        let reading = other_share(other, question)?;
        appraisal.beside.push(beside(other.role, reading, &appraisal.regions));
    }
    let exhibits = vec![bars(share, question, &appraisal)];
    Ok(Tested { appraisal, exhibits })
}

/// The part and the whole are stated numbers too, and must be as recorded.
fn conjunct(name: &str, stated: &Printed, found: f64, unit: &str) -> Result<Conjunct, Untested> {
    let regions: Regions = Words::Number
        .around(stated.value, stated.rounding())
        .map_err(|_| failed(format!("the {name} has no regions")))?;
    let said = format!("the {name}: stated {}, recorded {}", stated.text, plain(found));
    let measure = Measure::exact(found, unit);
    Ok(Conjunct { reading: Reading { said, measure, rows: Rows::used(1) }, regions })
}

/// A share to compare with, between the ends that its record leaves open.
fn other_share(other: &BesideShare, question: &Question<'_>) -> Result<Reading, Untested> {
    let (value, (low, high)) = ends(&other.part, question)?;
    let scale = match &other.whole {
        Some(whole) => 100.0 / question.value(whole)?,
        None => 1.0,
    };
    let percent = scale * value;
    let said = format!("{} ({} %)", other.said, plain(percent));
    let measure = if low < high {
        Measure::within(percent, PERCENT, (scale * low, scale * high), 1.0, None)
    } else {
        Measure::exact(percent, PERCENT)
    };
    Ok(Reading { said, measure, rows: Rows::used(1) })
}

fn ends(select: &Select, question: &Question<'_>) -> Result<(f64, (f64, f64)), Untested> {
    let found = question.total(select)?;
    let blank = || failed(format!("a cell of `{}` is blank", select.source));
    let ends = found.ends().ok_or_else(blank)?;
    Ok((found.value.unwrap_or((ends.0 + ends.1) / 2.0), ends))
}

fn bars(
    share: &Share,
    question: &Question<'_>,
    appraisal: &probative_finding::finding::Appraisal,
) -> Exhibit {
    let primary = &appraisal.primary;
    let own = Bar {
        label: format!("{} of {} {}", share.part.text, share.whole.text, share.unit),
        value: primary.measure.value.number(),
        interval: appraisal.sampling,
        base: false,
    };
    let others = appraisal.beside.iter().map(|beside| Bar {
        label: beside.reading.said.clone(),
        value: beside.reading.measure.value.number(),
        interval: None,
        base: true,
    });
    let finding = match appraisal.beside.first() {
        Some(base) => format!("{}; beside it: {}", primary.said, base.reading.said),
        None => primary.said.clone(),
    };
    Exhibit::Bars(Bars {
        caption: Caption {
            title: "The share and its base rate".to_owned(),
            finding,
            n: primary.rows.used,
            source: question.credit(&[share.part_record.source.as_str()]),
        },
        unit: PERCENT.to_owned(),
        bars: std::iter::once(own).chain(others).collect(),
    })
}
