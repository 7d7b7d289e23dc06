//! Named places against the others, with nulls that keep spatial structure.

use std::collections::BTreeSet;

use probative_case::claim::Select;
use probative_case::claim::association::{Comparison, Named};
use probative_finding::Exhibit;
use probative_finding::exhibit::{Bin, Caption, NullShape, Table};
use probative_finding::finding::{Calibration, Untested};
use probative_finding::reading::Reading;
use probative_numeric::{Null, mean, null_from};
use probative_spatial::{DistanceClasses, SpectralNull, modified_t_test};
use probative_terms::number::plain;

use super::values::{Values, Withheld, values};
use super::{Ranked, Share, crude, source};
use crate::place;
use crate::question::{Question, refused};

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "spectral-randomization";
/// Classes of distance in the test by effective sample size, as its reference software takes them.
pub(super) const DISTANCE_CLASSES: usize = 13;
/// How many bins a null is drawn with.
const BINS: usize = 30;

/// One comparison, with what each null gave.
///
/// Where numbers are withheld it is made at both ends of what they can be, and the wider answer counts.
pub(crate) struct Compared {
    pub(super) reading: Reading,
    pub(super) said: String,
    pub(super) unit: String,
    pub(super) source: String,
    pub(super) cells: Vec<(String, probative_evidence::Found)>,
    /// At the least and, where any number is withheld, at the most that the named places' lead can be.
    ends: Vec<Tried>,
    calibration: Calibration,
}

/// A comparison at one end of what is withheld.
struct Tried {
    named: f64,
    others: f64,
    difference: f64,
    interval: (f64, f64),
    p: f64,
    effective: f64,
    p_effective: f64,
    detectable: f64,
    null: Null,
}

impl Compared {
    /// The range of a number over the ends.
    fn span(&self, pick: impl Fn(&Tried) -> f64) -> (f64, f64) {
        let all = || self.ends.iter().map(&pick);
        (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max))
    }

    fn told(&self, pick: impl Fn(&Tried) -> f64) -> String {
        let (low, high) = self.span(pick);
        if low == high { plain(low) } else { format!("{} to {}", plain(low), plain(high)) }
    }

    fn interval(&self) -> (f64, f64) {
        (self.span(|end| end.interval.0).0, self.span(|end| end.interval.1).1)
    }

    fn p(&self) -> f64 {
        self.span(|end| end.p).1
    }

    fn detectable(&self) -> f64 {
        self.span(|end| end.detectable).1
    }

    /// The end that chance explains best.
    fn weakest(&self) -> &Tried {
        let by_p = |a: &&Tried, b: &&Tried| a.p.total_cmp(&b.p);
        self.ends.iter().max_by(by_p).unwrap_or(&self.ends[0])
    }
}

/// The hash of the geography that the test runs on.
pub(crate) fn geography(claim: &Named, comparison: &Comparison, question: &Question<'_>) -> String {
    let named = comparison.named.as_ref().unwrap_or(&claim.named);
    let mut what = vec![named.join(" "), comparison.values.key()];
    what.extend(comparison.exposure.as_ref().map(Select::key));
    question.geography(&[&claim.adjacency.source, &comparison.values.source], &what)
}

pub(super) fn run(
    claim: &Named,
    comparison: &Comparison,
    question: &Question<'_>,
) -> Result<Compared, Untested> {
    let found = crude(comparison, &claim.key, question)?;
    let named: BTreeSet<&str> =
        comparison.named.as_ref().unwrap_or(&claim.named).iter().map(String::as_str).collect();
    let share = Ranked::of(&found, &[], claim.first)?.share(&named);
    let at = |withheld| values(claim, comparison, withheld, question);
    let least = at(Withheld::Least)?;
    let mut ends = vec![tried(claim, comparison, &least, question)?];
    if least.is_bounded() {
        ends.push(tried(claim, comparison, &at(Withheld::Most)?, question)?);
    }
    let mut compared = Compared {
        reading: Reading {
            what: probative_finding::What::Own(String::new()),
            choices: Vec::new(),
            measure: share.measure(),
            rows: least.rows(),
        },
        said: comparison.said.clone(),
        unit: comparison.unit.clone(),
        source: source(&comparison.values).to_owned(),
        cells: found.into_iter().collect(),
        ends,
        calibration: question.calibration(TEST, &geography(claim, comparison, question)),
    };
    compared.reading.what =
        probative_finding::What::Own(said(claim, comparison, &share, &compared, question)?);
    Ok(compared)
}

fn tried(
    claim: &Named,
    comparison: &Comparison,
    values: &Values,
    question: &Question<'_>,
) -> Result<Tried, Untested> {
    let difference = values.difference(&values.values);
    let weights = values.weights(claim, question)?;
    let spectral = SpectralNull::new(&values.values, &weights).map_err(refused)?;
    let inference = question.inference(&format!("{TEST}/{}", comparison.said));
    let null = null_from(inference, &|stream| values.difference(&spectral.surrogate(stream)));
    let shift = null.shift_interval(difference, inference.level).map_err(refused)?;
    let indicator: Vec<f64> =
        values.named.iter().map(|named| f64::from(u8::from(*named))).collect();
    let classes = DistanceClasses::of_places(&place::points(&values.codes)?, DISTANCE_CLASSES);
    let crd = classes
        .and_then(|classes| modified_t_test(&indicator, &values.values, &classes))
        .map_err(refused)?;
    let (own, rest) = values.sides(&values.values);
    Ok(Tried {
        named: mean(&own),
        others: mean(&rest),
        difference,
        interval: (shift.low, shift.high),
        p: null.p_value(difference, question.tail()),
        effective: crd.effective_n,
        p_effective: crd.p,
        detectable: null.detectable(),
        null,
    })
}

fn said(
    claim: &Named,
    comparison: &Comparison,
    share: &Share,
    found: &Compared,
    question: &Question<'_>,
) -> Result<String, Untested> {
    let set = if comparison.named.is_some() { "on the full list" } else { "named" };
    let own = match &comparison.named {
        Some(named) => {
            let by_people = super::by_population(claim, named, question)?;
            format!(
                ", where population alone would put {}",
                plain(by_people / 100.0 * claim.first as f64)
            )
        }
        None => String::new(),
    };
    Ok(format!(
        "by {}, {} of the first {} places are {set}{own}; mean {} {} against {} elsewhere (p = {} with spatial structure kept; a difference of {} would be found four times in five)",
        comparison.said,
        share.told(),
        claim.first,
        found.told(|end| end.named),
        comparison.unit,
        found.told(|end| end.others),
        plain(found.p()),
        plain(found.detectable())
    ))
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
        let interval = one.interval();
        vec![
            format!("{}, {}", one.said, one.unit),
            one.reading.rows.used.to_string(),
            one.told(|end| end.named),
            one.told(|end| end.others),
            one.told(|end| end.difference),
            format!("{} to {}", plain(interval.0), plain(interval.1)),
            plain(one.p()),
            one.told(|end| end.effective),
            plain(one.span(|end| end.p_effective).1),
            plain(one.detectable()),
            measured(&one.calibration),
        ]
    });
    let table = Exhibit::Table(Table {
        caption: Caption {
            title: "Named places against the others".into(),
            finding: (&first.reading).into(),
            n: first.reading.rows.used,
            source: question.credit(&[&first.source]),
        },
        columns: columns.map(probative_finding::Phrase::from).to_vec(),
        rows: rows.map(crate::question::cells).collect(),
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
    let end = one.weakest();
    Exhibit::Null(NullShape {
        caption: Caption {
            title: format!("By chance: {}", one.said).into(),
            finding: format!(
                "the difference is {} {}; maps as smooth as this one give it a chance of {}",
                plain(end.difference),
                one.unit,
                plain(end.p)
            )
            .into(),
            n: one.reading.rows.used,
            source: question.credit(&[&one.source]),
        },
        unit: one.unit.clone().into(),
        bins: bins(&end.null.draws),
        observed: end.difference,
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
