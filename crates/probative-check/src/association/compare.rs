//! Named places against the others, with nulls that keep spatial structure.

use std::collections::BTreeSet;

use probative_case::Exhibit;
use probative_case::claim::association::{Association, Comparison};
use probative_case::exhibit::{Bin, Caption, NullShape, Table};
use probative_case::finding::{Calibration, Untested};
use probative_case::number::plain;
use probative_case::reading::{LeftOut, Measure, Reading, Rows};
use probative_numeric::{Null, Tail, mean, null_from};
use probative_spatial::{DistanceClasses, SpectralNull, Weights, modified_t_test};

use super::{Ranked, Share, crude, source};
use crate::place;
use crate::question::{Question, failed};

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "spectral-randomization";
/// Classes of distance in the test by effective sample size, as its reference software takes them.
const DISTANCE_CLASSES: usize = 13;
/// How many bins a null is drawn with.
const BINS: usize = 30;

/// One comparison, with what each null gave.
pub(crate) struct Compared {
    pub(super) reading: Reading,
    pub(super) said: String,
    pub(super) unit: String,
    pub(super) source: String,
    pub(super) cells: Vec<(String, probative_evidence::Found)>,
    named: f64,
    others: f64,
    difference: f64,
    interval: (f64, f64),
    p: f64,
    effective: f64,
    p_effective: f64,
    detectable: f64,
    null: Null,
    calibration: Calibration,
}

/// Places with a value, and which of them are named.
pub(crate) struct Values {
    pub(crate) codes: Vec<String>,
    pub(crate) values: Vec<f64>,
    pub(crate) named: Vec<bool>,
    withheld: usize,
}

impl Values {
    /// The mean of the named places less that of the others.
    pub(crate) fn difference(&self, values: &[f64]) -> f64 {
        let (named, others) = self.sides(values);
        mean(&named) - mean(&others)
    }

    fn sides(&self, values: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let side = |wanted: bool| {
            let pairs = values.iter().zip(&self.named).filter(|(_, named)| **named == wanted);
            pairs.map(|(value, _)| *value).collect()
        };
        (side(true), side(false))
    }

    /// The neighbours among the places with a value.
    pub(crate) fn weights(
        &self,
        claim: &Association,
        question: &Question<'_>,
    ) -> Result<Weights, Untested> {
        let adjacency = &claim.adjacency;
        let table = question.table(&adjacency.source)?;
        let at = |code: &str| self.codes.iter().position(|known| known == code);
        let pairs: Vec<(usize, usize)> = (0..table.len())
            .filter_map(|row| {
                Some((at(table.cell(row, &adjacency.from))?, at(table.cell(row, &adjacency.to))?))
            })
            .filter(|(from, to)| from < to)
            .collect();
        Weights::from_pairs(self.codes.len(), &pairs).map_err(|error| failed(error.to_string()))
    }
}

/// The values of a comparison, in the order of the codes.
pub(crate) fn values(
    claim: &Association,
    comparison: &Comparison,
    question: &Question<'_>,
) -> Result<Values, Untested> {
    let found = crude(comparison, &claim.key, question)?;
    let named = comparison.named.as_ref().unwrap_or(&claim.named);
    let held: Vec<(&String, f64)> =
        found.iter().filter_map(|(code, found)| Some((code, found.value?))).collect();
    let values = Values {
        codes: held.iter().map(|(code, _)| (*code).clone()).collect(),
        values: held.iter().map(|(_, value)| *value).collect(),
        named: held.iter().map(|(code, _)| named.contains(code)).collect(),
        withheld: found.len() - held.len(),
    };
    let of_each = |wanted: bool| values.named.iter().filter(|named| **named == wanted).count();
    if values.codes.len() < 10 || of_each(true) < 3 || of_each(false) < 3 {
        let said = "E40: a spatial comparison needs at least 10 places, 3 named and 3 others";
        return Err(failed(format!("{said}; there are {} and {}", of_each(true), of_each(false))));
    }
    Ok(values)
}

/// The hash of the geography that the test runs on.
pub(crate) fn geography(claim: &Association, question: &Question<'_>) -> String {
    question.geography(&[&claim.adjacency.source])
}

pub(super) fn run(
    claim: &Association,
    comparison: &Comparison,
    question: &Question<'_>,
) -> Result<Compared, Untested> {
    let found = crude(comparison, &claim.key, question)?;
    let named: BTreeSet<&str> =
        comparison.named.as_ref().unwrap_or(&claim.named).iter().map(String::as_str).collect();
    let share = Ranked::of(&found, &[], claim.first)?.share(&named);
    let values = values(claim, comparison, question)?;
    let difference = values.difference(&values.values);
    let weights = values.weights(claim, question)?;
    let spectral =
        SpectralNull::new(&values.values, &weights).map_err(|e| failed(e.to_string()))?;
    let inference = question.inference(&format!("{TEST}/{}", comparison.said));
    let null = null_from(inference, &|stream| values.difference(&spectral.surrogate(stream)));
    let p = null.p_value(difference, Tail::Both);
    let shift =
        null.shift_interval(difference, inference.level).map_err(|e| failed(e.to_string()))?;
    let indicator: Vec<f64> =
        values.named.iter().map(|named| f64::from(u8::from(*named))).collect();
    let classes = DistanceClasses::of_places(&place::points(&values.codes)?, DISTANCE_CLASSES);
    let crd = classes
        .and_then(|classes| modified_t_test(&indicator, &values.values, &classes))
        .map_err(|e| failed(e.to_string()))?;
    let (own, rest) = values.sides(&values.values);
    let (named_mean, others_mean) = (mean(&own), mean(&rest));
    let said = said(claim, comparison, &share, (named_mean, others_mean), p, null.detectable());
    let measure = Measure::exact(share.value, "% of the first places");
    let cells = found.into_iter().collect();
    Ok(Compared {
        reading: Reading { said, measure, rows: rows(&values) },
        said: comparison.said.clone(),
        unit: comparison.unit.clone(),
        source: source(&comparison.values).to_owned(),
        cells,
        named: named_mean,
        others: others_mean,
        difference,
        interval: (shift.low, shift.high),
        p,
        effective: crd.effective_n,
        p_effective: crd.p,
        detectable: null.detectable(),
        null,
        calibration: question.calibration(TEST, &geography(claim, question)),
    })
}

fn said(
    claim: &Association,
    comparison: &Comparison,
    share: &Share,
    (named, others): (f64, f64),
    p: f64,
    detectable: f64,
) -> String {
    let set = if comparison.named.is_some() { "on the full list" } else { "named" };
    format!(
        "by {}, {} of the first {} places are {set}; mean {} {} against {} elsewhere (p = {} with spatial structure kept; a difference of {} would be found four times in five)",
        comparison.said,
        share.named,
        claim.first,
        plain(named),
        comparison.unit,
        plain(others),
        plain(p),
        plain(detectable)
    )
}

fn rows(values: &Values) -> Rows {
    let reason = "the publisher withholds the count".to_owned();
    let gone = LeftOut { reason, rows: values.withheld, events: None };
    let left_out = if values.withheld > 0 { vec![gone] } else { Vec::new() };
    Rows { used: values.codes.len(), left_out }
}

/// The comparisons as one table, and the null of the first of them.
pub(super) fn exhibits(question: &Question<'_>, compared: &[Compared]) -> Vec<Exhibit> {
    let Some(first) = compared.first() else { return Vec::new() };
    let columns = [
        "quantity",
        "places",
        "named",
        "others",
        "difference",
        "interval",
        "p (spectral)",
        "effective n",
        "p (effective n)",
        "detectable",
        "type-I error",
    ];
    let rows = compared.iter().map(|one| {
        vec![
            format!("{}, {}", one.said, one.unit),
            one.reading.rows.used.to_string(),
            plain(one.named),
            plain(one.others),
            plain(one.difference),
            format!("{} to {}", plain(one.interval.0), plain(one.interval.1)),
            plain(one.p),
            plain(one.effective),
            plain(one.p_effective),
            plain(one.detectable),
            measured(&one.calibration),
        ]
    });
    let table = Exhibit::Table(Table {
        caption: Caption {
            title: "Named places against the others".to_owned(),
            finding: first.reading.said.clone(),
            n: first.reading.rows.used,
            source: question.credit(&[&first.source]),
        },
        columns: columns.map(ToOwned::to_owned).to_vec(),
        rows: rows.collect(),
    });
    vec![table, shape(question, first)]
}

fn measured(calibration: &Calibration) -> String {
    match calibration {
        Calibration::Measured { type_one, .. } => format!("{:.1} %", 100.0 * type_one),
        Calibration::NotNeeded => "not needed".to_owned(),
        Calibration::Missing => "not calibrated".to_owned(),
    }
}

fn shape(question: &Question<'_>, one: &Compared) -> Exhibit {
    Exhibit::Null(NullShape {
        caption: Caption {
            title: format!("By chance: {}", one.said),
            finding: format!(
                "the difference is {} {}; maps as smooth as this one give it a chance of {}",
                plain(one.difference),
                one.unit,
                plain(one.p)
            ),
            n: one.reading.rows.used,
            source: question.credit(&[&one.source]),
        },
        unit: one.unit.clone(),
        bins: bins(&one.null.draws),
        observed: one.difference,
    })
}

/// Draws in bins of one width.
pub(crate) fn bins(draws: &[f64]) -> Vec<Bin> {
    let low = draws.iter().copied().fold(f64::INFINITY, f64::min);
    let high = draws.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if low >= high {
        return vec![Bin { low, high, count: draws.len() }];
    }
    let width = (high - low) / BINS as f64;
    let mut counts = [0; BINS];
    for draw in draws {
        counts[(((draw - low) / width) as usize).min(BINS - 1)] += 1;
    }
    let bin = |(at, count): (usize, &usize)| Bin {
        low: low + width * at as f64,
        high: low + width * (at + 1) as f64,
        count: *count,
    };
    counts.iter().enumerate().map(bin).collect()
}
