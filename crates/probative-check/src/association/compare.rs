//! Named places against the others, with nulls that keep spatial structure.

use std::collections::BTreeSet;

use probative_case::claim::Select;
use probative_case::claim::association::{Comparison, Named};
use probative_finding::exhibit::{Bin, Caption, Counted, Datum, NullShape, Table};
use probative_finding::finding::{ByOutlines, Calibration, Untested};
use probative_finding::reading::Reading;
use probative_finding::what::AssociationPhrase;
use probative_finding::what::association::{
    Association as Parts, Column, Compared as Against, Set,
};
use probative_finding::{Exhibit, Phrase, What};
use probative_numeric::{Null, mean, null_from};
use probative_spatial::{DistanceClasses, SpectralNull, modified_t_test};
use probative_terms::Unit;

use super::values::{Values, Withheld, values};
use super::{Ranked, source};
use crate::place;
use crate::question::{Question, all_vary, refused};

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "spectral-randomization";
/// Classes of distance in the test by effective sample size, as its reference software takes them.
pub(super) const DISTANCE_CLASSES: usize = 13;
/// How many bins a null is drawn with.
const BINS: usize = 30;

/// One comparison, with what each null gave.
///
/// Where numbers are withheld it is made at both ends of what they can be, and the wider answer
/// counts.
pub(crate) struct Compared {
    pub(super) reading: Reading,
    pub(super) said: String,
    pub(super) unit: Unit,
    pub(super) source: String,
    pub(super) cells: Vec<(String, probative_evidence::Found)>,
    /// What the neighbours are like, where they come from outlines.
    pub(super) by_outlines: Option<ByOutlines>,
    ends: Ends,
    calibration: Calibration,
}

/// A comparison at the least and, where any number is withheld, at the most that the named places'
/// lead can be.
struct Ends(Vec<Tried>);

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
    by_outlines: Option<ByOutlines>,
    null: Null,
}

impl Ends {
    /// The range of a number over the ends.
    fn span(&self, pick: impl Fn(&Tried) -> f64) -> (f64, f64) {
        let all = || self.0.iter().map(&pick);
        (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max))
    }

    /// A number as a table holds it: one where it is the same at either end.
    fn datum(&self, pick: impl Fn(&Tried) -> f64) -> Datum {
        let (low, high) = self.span(pick);
        if low == high { Datum::Number(low) } else { Datum::Between(low, high) }
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
        self.0.iter().max_by(by_p).unwrap_or(&self.0[0])
    }
}

/// The hash of the geography that the test runs on.
pub(crate) fn geography(claim: &Named, comparison: &Comparison, question: &Question<'_>) -> String {
    let sources = super::with_neighbors(claim.adjacency.as_ref(), &[&comparison.values.source]);
    question.geography(&sources, &comparison.key(claim))
}

pub(super) fn run(
    claim: &Named,
    comparison: &Comparison,
    question: &Question<'_>,
) -> Result<Compared, Untested> {
    let found = super::compared(claim, comparison, question)?;
    let named: BTreeSet<&str> = comparison.compared(claim).iter().map(String::as_str).collect();
    let columns: Vec<&Select> =
        std::iter::once(&comparison.values).chain(&comparison.exposure).collect();
    all_vary(found.values().filter_map(|found| found.value), &columns)?;
    let share = Ranked::of(&found, &[], claim.first)?.share(&named);
    let at = |withheld| values(claim, comparison, withheld, question);
    let least = at(Withheld::Least)?;
    let mut ends = vec![tried(claim, comparison, &least, question)?];
    if least.is_bounded() {
        ends.push(tried(claim, comparison, &at(Withheld::Most)?, question)?);
    }
    let ends = Ends(ends);
    let what = Against {
        by: comparison.said.clone(),
        first: claim.first,
        among: share.ends,
        set: set(claim, comparison, question)?,
        own: ends.span(|end| end.named),
        unit: Unit::named(&comparison.unit),
        elsewhere: ends.span(|end| end.others),
        p: ends.p(),
        detectable: ends.detectable(),
    };
    let what = What::Association(Parts::Compared(what));
    Ok(Compared {
        reading: Reading::new(what, share.measure(), least.rows()),
        said: comparison.said.clone(),
        unit: Unit::named(&comparison.unit),
        source: source(&comparison.values).to_owned(),
        cells: found.into_iter().collect(),
        by_outlines: ends.0.iter().find_map(|end| end.by_outlines),
        ends,
        calibration: question.calibration(TEST, &geography(claim, comparison, question)),
    })
}

fn tried(
    claim: &Named,
    comparison: &Comparison,
    values: &Values,
    question: &Question<'_>,
) -> Result<Tried, Untested> {
    let difference = values.difference(&values.values);
    let points = place::points(&claim.key, &values.codes)?;
    let weights = values.weights(claim, question)?;
    let spectral = SpectralNull::new(&values.values, &weights).map_err(refused)?;
    let inference = question.inference(&format!("{TEST}/{}", comparison.said));
    let null = null_from(inference, &|stream| values.difference(&spectral.surrogate(stream)));
    let shift = null.shift_interval(difference, inference.level).map_err(refused)?;
    let indicator: Vec<f64> =
        values.named.iter().map(|named| f64::from(u8::from(*named))).collect();
    let crd = DistanceClasses::of_places(&points, DISTANCE_CLASSES)
        .and_then(|classes| modified_t_test(&indicator, &values.values, &classes))
        .map_err(refused)?;
    let (own, rest) = values.sides(&values.values);
    let adjacency = claim.adjacency.as_ref();
    let by_outlines = place::by_outlines(&claim.key, &values.codes, adjacency, &weights);
    Ok(Tried {
        named: mean(&own),
        others: mean(&rest),
        difference,
        interval: (shift.low, shift.high),
        p: null.p_value(difference, question.tail()),
        effective: crd.effective_n,
        p_effective: crd.p,
        detectable: null.detectable(),
        by_outlines,
        null,
    })
}

/// The places that are compared: those named, or those of a fuller list.
fn set(claim: &Named, comparison: &Comparison, question: &Question<'_>) -> Result<Set, Untested> {
    let Some(named) = &comparison.named else { return Ok(Set::Named) };
    let share = super::by_population(claim, named, question)?;
    Ok(Set::FullList { by_people: share / 100.0 * claim.first as f64 })
}

/// The comparisons as one table, and the null of the first of them.
pub(super) fn exhibits(question: &Question<'_>, compared: &[Compared]) -> Vec<Exhibit> {
    let Some(first) = compared.first() else { return Vec::new() };
    let columns = [
        Column::Quantity,
        Column::Places,
        Column::Own,
        Column::Elsewhere,
        Column::Difference,
        Column::Interval,
        Column::Spectral,
        Column::Effective,
        Column::EffectiveP,
        Column::Detectable,
        Column::TypeOne,
    ];
    let column = |column| Phrase::Association(AssociationPhrase::Column(column));
    let table = Exhibit::Table(Table {
        caption: Caption {
            title: Phrase::Association(AssociationPhrase::Against),
            finding: (&first.reading).into(),
            n: first.reading.rows.used,
            counted: Counted::Units,
            source: question.credit(&[&first.source]),
        },
        columns: columns.map(column).to_vec(),
        rows: compared.iter().map(row).collect(),
    });
    vec![table, shape(question, first)]
}

fn row(one: &Compared) -> Vec<Datum> {
    let ends = &one.ends;
    let (low, high) = ends.interval();
    let quantity = AssociationPhrase::Quantity { said: one.said.clone(), unit: one.unit.clone() };
    vec![
        Datum::Words(Phrase::Association(quantity)),
        Datum::Number(one.reading.rows.used as f64),
        ends.datum(|end| end.named),
        ends.datum(|end| end.others),
        ends.datum(|end| end.difference),
        Datum::Between(low, high),
        Datum::Number(ends.p()),
        ends.datum(|end| end.effective),
        Datum::Number(ends.span(|end| end.p_effective).1),
        Datum::Number(ends.detectable()),
        measured(&one.calibration),
    ]
}

fn measured(calibration: &Calibration) -> Datum {
    let words = |phrase| Datum::Words(Phrase::Association(phrase));
    match calibration {
        Calibration::Measured { type_one, .. } => Datum::Percent(100.0 * type_one),
        Calibration::NotNeeded => words(AssociationPhrase::NotNeeded),
        Calibration::Missing | Calibration::NoError => words(AssociationPhrase::NotCalibrated),
    }
}

fn shape(question: &Question<'_>, one: &Compared) -> Exhibit {
    let end = one.ends.weakest();
    let unit = one.unit.clone();
    let difference =
        AssociationPhrase::Difference { difference: end.difference, unit: unit.clone(), p: end.p };
    Exhibit::Null(NullShape {
        caption: Caption {
            title: Phrase::Association(AssociationPhrase::ByChance(one.said.clone())),
            finding: Phrase::Association(difference),
            n: one.reading.rows.used,
            counted: Counted::Units,
            source: question.credit(&[&one.source]),
        },
        unit,
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
