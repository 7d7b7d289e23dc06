//! A part of a whole.

use probative_case::claim::Select;
use probative_case::claim::share::{BesideShare, Share};
use probative_case::words::Words;
use probative_evidence::{Amount, Found};
use probative_finding::audit::Dimension;
use probative_finding::exhibit::{Bar, Bars, Caption, Counted};
use probative_finding::finding::{Asserted, Conjunct, Untested};
use probative_finding::reading::{Measure, Reading, Rows};
use probative_finding::what::share::{Share as Parts, SharePhrase, Side};
use probative_finding::{Exhibit, Phrase, What};
use probative_numeric::{Design, clopper_pearson, korn_graubard};
use probative_terms::diagnostic::test::{
    GIVES_AWAY, NO_SHARE, NOT_A_PART, NOT_A_SAMPLE, NUMBER_WITHOUT_REGIONS,
};
use probative_terms::number::{Printed, decimal, plain};
use probative_terms::{Regions, Unit, Whole};

use crate::audit::Other;
use crate::kinds::Testable;
use crate::question::{Question, Tested, beside, failed, refused};
use crate::rounded;
use crate::trial::Trial;

mod otherwise;

const PERCENT: Unit = Unit::Percent(Whole::Named);
/// The largest number of thirteen digits below a hundred, as numbers are compared.
const NEARLY_ALL: f64 = 99.999_999_999_99;

impl Testable for Share {
    fn test(&self, question: &Question<'_>) -> Result<Tested, Untested> {
        test(self, question)
    }

    /// Nothing is varied.
    fn readings(&self, _: &Question<'_>) -> Result<Vec<Reading>, Untested> {
        Ok(Vec::new())
    }

    fn dimensions(&self) -> &'static [Dimension] {
        &[Dimension::Sample, Dimension::Beside, Dimension::Column, Dimension::Edition]
    }

    fn others(&self, _: &Question<'_>) -> Vec<Other> {
        otherwise::others(self)
    }

    /// No chance is in it.
    fn trials<'a>(&'a self, _: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
        Ok(Vec::new())
    }
}

/// What the evidence gives for this claim: readings and exhibits, no verdict.
fn test(share: &Share, question: &Question<'_>) -> Result<Tested, Untested> {
    let (part_found, part) = counted(&share.part_record, question)?;
    let (whole_found, whole) = counted(&share.whole_record, question)?;
    if whole <= 0.0 || part < 0.0 || part > whole {
        return Err(failed(&NOT_A_PART, &[&plain(part), &plain(whole)]));
    }
    question.within_each(&share.part_record, &share.whole_record)?;
    if question.evidence().gives_away(&share.part_record, &share.whole_record, whole - part) {
        return Err(failed(&GIVES_AWAY, &[&share.part_record.source]));
    }
    let percent = percent(part, whole);
    let what = What::Share(Parts::Part { part, whole, of: share.unit.clone() });
    let measure = match share.sampled {
        false => Measure::exact(percent, PERCENT),
        true => sampled(part, whole, share, question)?,
    };
    // Of a sample the draws count, of a census the rows that are added up.
    let used = match share.sampled {
        true => whole as usize,
        false => question.rows(&share.whole_record),
    };
    let primary = Reading::new(what, measure, Rows::used(used));
    let regions = question.regions()?;
    let size = match (&share.part, &share.whole) {
        (Some(part), Some(whole)) => 100.0 * part.value / whole.value,
        _ => Question::asserted(&regions, 0.0).size,
    };
    let mut appraisal = question.appraise(regions, primary, Asserted { size, null: 0.0 });
    let ends = rounded_ends(rounded::ends(&part_found, part), rounded::ends(&whole_found, whole));
    appraisal.bounds = rounded::bounds(&appraisal.primary.measure, ends, &appraisal.regions);
    let sides = [
        (Side::Part, &share.part, (part, part_found)),
        (Side::Whole, &share.whole, (whole, whole_found)),
    ];
    for (side, stated, found) in sides {
        let stated = stated.iter();
        let conjuncts = stated.map(|stated| conjunct(side, stated, found, &share.unit));
        appraisal.conjuncts.extend(conjuncts.collect::<Result<Vec<_>, _>>()?);
    }
    // A part of money or of time is no count, and no draw of so many things.
    if part.fract() == 0.0 && whole.fract() == 0.0 {
        let sampling = clopper_pearson(part as u64, whole as u64, question.level());
        let sampling = sampling.map_err(refused)?.interval;
        appraisal.sampling = Some((100.0 * sampling.low, 100.0 * sampling.high));
    }
    for other in &share.beside {
        let reading = other_share(other, question)?;
        appraisal.beside.push(beside(other.role, reading, &appraisal.regions));
    }
    let exhibits = vec![bars(share, [part, whole], question, &appraisal)];
    Ok(Tested { appraisal, exhibits })
}

/// The one number of a selection, which must not be blank, as it was found and itself.
fn counted(select: &Select, question: &Question<'_>) -> Result<(Found, f64), Untested> {
    let found = question.total(select)?;
    Ok((found, found.value.ok_or_else(|| question.blank(select))?))
}

/// The ends of a share in per cent of parts and wholes that are rounded.
fn rounded_ends((least, most): (f64, f64), (fewest, all): (f64, f64)) -> (f64, f64) {
    let high = if fewest > 0.0 { 100.0 * most / fewest } else { 100.0 };
    (decimal((100.0 * least / all).max(0.0)), decimal(high.min(100.0)))
}

/// A part in per cent of its whole: all of it only where nothing is missing, and of large counts
/// as much less as numbers are compared by.
fn percent(part: f64, whole: f64) -> f64 {
    let percent = 100.0 * part / whole;
    if part < whole { percent.min(NEARLY_ALL) } else { percent }
}

/// A share of a sample, with the interval of what it was drawn from (Clopper & Pearson 1934; of a
/// sample that was not drawn one by one, Korn & Graubard 1998).
fn sampled(
    part: f64,
    whole: f64,
    share: &Share,
    question: &Question<'_>,
) -> Result<Measure, Untested> {
    if part.fract() != 0.0 || whole.fract() != 0.0 {
        return Err(failed(&NOT_A_SAMPLE, &[&plain(part), &plain(whole)]));
    }
    let design =
        Design { effect: share.design_effect, clusters: share.clusters.map(|it| it as u64) };
    let found = korn_graubard(part as u64, whole as u64, design, question.level());
    let found = found.map_err(refused)?;
    let ends = (100.0 * found.interval.low, 100.0 * found.interval.high);
    Ok(Measure::within(percent(part, whole), PERCENT, ends, question.level(), None))
}

/// The part and the whole are stated numbers too, and must be as recorded.
fn conjunct(
    side: Side,
    stated: &Printed,
    (recorded, found): (f64, Found),
    unit: &str,
) -> Result<Conjunct, Untested> {
    let regions: Regions = Words::Number
        .around(stated.value, stated.rounding())
        .map_err(|_| failed(&NUMBER_WITHOUT_REGIONS, &[&stated.text]))?;
    let what = Parts::Stated { side, stated: stated.text.clone(), recorded };
    let measure = rounded::measure(&found, recorded, Unit::named(unit));
    Ok(Conjunct { reading: Reading::new(What::Share(what), measure, Rows::used(1)), regions })
}

/// A share to compare with, between the ends that its record leaves open.
fn other_share(other: &BesideShare, question: &Question<'_>) -> Result<Reading, Untested> {
    let (value, (low, high)) = ends(&other.part, question)?;
    let scale = match &other.whole {
        Some(record) => {
            let whole = question.value(record)?;
            if question.evidence().gives_away(&other.part, record, whole - high) {
                return Err(failed(&GIVES_AWAY, &[&other.part.source]));
            }
            if whole <= 0.0 || low < 0.0 || high > whole {
                return Err(failed(&NOT_A_PART, &[&plain(value), &plain(whole)]));
            }
            question.within_each(&other.part, record)?;
            100.0 / whole
        }
        // A column of per cent is one of parts too.
        None if low < 0.0 || high > 100.0 => {
            let wrong = if low < 0.0 { low } else { high };
            return Err(failed(&NO_SHARE, &[&other.said, &plain(wrong)]));
        }
        None => 1.0,
    };
    let percent = scale * value;
    let ends = (low < high).then_some((scale * low, scale * high));
    let measure = match ends {
        Some(ends) => Measure::within(percent, PERCENT, ends, 1.0, None),
        None => Measure::exact(percent, PERCENT),
    };
    let what = Parts::Other { said: other.said.clone(), percent, ends };
    Ok(Reading::new(What::Share(what), measure, Rows::used(1)))
}

fn ends(select: &Select, question: &Question<'_>) -> Result<(f64, (f64, f64)), Untested> {
    let found = question.total(select)?;
    let blank = || question.blank(select);
    let ends = found.ends().ok_or_else(blank)?;
    // What is open is told as the middle beside its ends, and only here.
    let middle = found.amount().map(Amount::or_middle).ok_or_else(blank)?;
    Ok((middle, ends))
}

fn bars(
    share: &Share,
    [part, whole]: [f64; 2],
    question: &Question<'_>,
    appraisal: &probative_finding::finding::Appraisal,
) -> Exhibit {
    let primary = &appraisal.primary;
    let phrase = Phrase::Share;
    let own = Bar {
        label: phrase(SharePhrase::Stated {
            part: plain(part),
            whole: plain(whole),
            of: share.unit.clone(),
        }),
        value: primary.measure.value.number(),
        // What a draw of so many would give is no interval of what was counted.
        interval: share.sampled.then_some(appraisal.sampling).flatten(),
        base: false,
    };
    let others = appraisal.beside.iter().map(|beside| Bar {
        label: (&beside.reading).into(),
        value: beside.reading.measure.value.number(),
        interval: None,
        base: true,
    });
    let finding = match appraisal.beside.first() {
        Some(base) => phrase(SharePhrase::BesideIt(
            Box::new(primary.into()),
            Box::new((&base.reading).into()),
        )),
        None => primary.into(),
    };
    Exhibit::Bars(Bars {
        caption: Caption {
            title: phrase(SharePhrase::Title),
            finding,
            n: primary.rows.used,
            counted: Counted::Units,
            source: question.credit(&[share.part_record.source.as_str()]),
        },
        unit: PERCENT,
        bars: std::iter::once(own).chain(others).collect(),
    })
}
