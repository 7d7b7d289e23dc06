//! What the text's own explanation is worth beside the others: with its direction, and out of
//! sample.

use probative_case::claim::rivals::Rivals;
use probative_finding::What;
use probative_finding::audit::Dimension;
use probative_finding::finding::{NullModel, NullName, Untested};
use probative_finding::reading::{Chance, Measure, Reading};
use probative_finding::what::rivals::{Added, BesideRandom, Rivals as Parts};
use probative_numeric::{DETECTABLE, Tail};
use probative_terms::{Role, Unit, Whole};

use crate::audit::Other;
use crate::kinds::Testable;
use crate::question::{Question, Tested, beside_unscaled, list_age, refused};
use crate::trial::Trial;

mod field;
mod null;
mod otherwise;
mod partial;
mod table;
mod told;

pub(crate) use field::Field;
use partial::Found;

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "partial-spectral-rest";
/// The scale of the difference at listed places.
const SCALE: Unit = Unit::Percent(Whole::Unlisted);

impl Testable for Rivals {
    fn test(&self, question: &Question<'_>) -> Result<Tested, Untested> {
        test(self, question)
    }

    fn readings(&self, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
        Ok(vec![reading(self, question)?])
    }

    fn dimensions(&self) -> &'static [Dimension] {
        &[
            Dimension::Explanations,
            Dimension::Peers,
            Dimension::List,
            Dimension::Column,
            Dimension::Edition,
        ]
    }

    fn others(&self, _: &Question<'_>) -> Vec<Other> {
        otherwise::others(self)
    }

    fn trials<'a>(&'a self, question: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
        Ok(vec![null::list_moved(self, question)?])
    }
}

/// By how much the outcome differs at listed places; what the list adds to a forecast, beside.
fn test(rivals: &Rivals, question: &Question<'_>) -> Result<Tested, Untested> {
    let field = Field::read(rivals, question)?;
    let found = signed(&field, question)?;
    let level = question.level();
    let regions = question.regions()?;
    let asserted = Question::asserted(&regions, 0.0);
    let primary = told(rivals, &field, &found, question);
    let mut appraisal = question.appraise(regions, primary, asserted);
    appraisal.detectable = Some(DETECTABLE * found.error);
    let (low, high) = found.null.shift_errors(level);
    appraisal.drawn_ends = Some((found.error.abs() * low, found.error.abs() * high));
    appraisal.calibration = question.calibration(TEST, &geography(rivals, question));
    appraisal.facts.ecological = true;
    appraisal.facts.by_outlines = field.by_outlines(rivals);
    let table = question.table(&rivals.policy.registry)?;
    let rows = table.matching(&rivals.policy.list.filter);
    appraisal.facts.list_age_months = list_age(table, &rows, "published", question);
    let by_chance = |share: f64| found.error * found.null.quantile(share);
    appraisal.null = Some(NullModel {
        name: NullName::RestRedrawn,
        observed: found.percent,
        mean: found.error * found.null.mean(),
        quantiles: (by_chance(0.5 * (1.0 - level)), by_chance(0.5 * (1.0 + level))),
        unit: SCALE,
    });
    appraisal.beside.push(beside_unscaled(Role::WiderDefinition, gain(rivals, &field, question)?));
    appraisal.beside.push(beside_unscaled(Role::WiderDefinition, alone(rivals, &field)));
    let exhibits = vec![table::explanations(rivals, question, &field, &appraisal.primary)];
    Ok(Tested { appraisal, exhibits })
}

/// What the list foretells without the other explanations.
fn alone(rivals: &Rivals, field: &Field) -> Reading {
    let percent = field.fit(&[vec![field.policy.clone()]]);
    let what = Parts::Alone { explanation: rivals.policy.name.clone(), percent };
    let measure = Measure::exact(percent, Unit::Percent(Whole::Variation));
    Reading::new(What::Rivals(what), measure, field.rows())
}

fn signed(field: &Field, question: &Question<'_>) -> Result<Found, Untested> {
    let (partial, spectrum) = (field.partial(&field.policy)?, field.spectrum()?);
    let inference = question.inference(TEST);
    partial::found(&partial, &field.outcome, &field.policy, &spectrum, inference)
}

/// The difference at listed places, under the choices that `rivals` holds.
fn reading(rivals: &Rivals, question: &Question<'_>) -> Result<Reading, Untested> {
    let field = Field::read(rivals, question)?;
    Ok(told(rivals, &field, &signed(&field, question)?, question))
}

fn told(rivals: &Rivals, field: &Field, found: &Found, question: &Question<'_>) -> Reading {
    let p = found.p(question.tail());
    let what = What::Rivals(Parts::Partial {
        explanation: rivals.policy.name.clone(),
        outcome: rivals.said.clone(),
        others: held_alike(rivals),
        listed: field.listed().len(),
        percent: found.percent,
    });
    let draws = found.null.draws.len();
    let chance = Chance { p, draws, error: found.null.monte_carlo_error(p) };
    let level = question.level();
    let measure = Measure::within(found.percent, SCALE, found.interval, level, Some(chance));
    Reading::new(what, measure, field.rows())
}

/// What the list adds to a forecast of places left out, beside lists made at random. It has no
/// direction, and so decides nothing.
fn gain(rivals: &Rivals, field: &Field, question: &Question<'_>) -> Result<Reading, Untested> {
    let null = field.null_of(&field.policy, question.inference("listing-spectral-fit"))?;
    let gain = field.gain(&field.policy);
    let level = question.level();
    let shift = null.shift_interval(gain, level).map_err(refused)?;
    let beyond = gain - null.mean();
    let what = What::Rivals(Parts::Forecast(Added {
        explanation: rivals.policy.name.clone(),
        outcome: rivals.said.clone(),
        beside_random: match (shift.low > 0.0, shift.high < 0.0) {
            (true, _) => BesideRandom::Better,
            (false, true) => BesideRandom::Worse,
            (false, false) => BesideRandom::NoBetter,
        },
        others: held_alike(rivals),
        foretold: field.fit(&field.explanations),
        beyond,
    }));
    let p = null.p_value(gain, Tail::Both);
    let chance = Chance { p, draws: null.draws.len(), error: null.monte_carlo_error(p) };
    let ends = (shift.low, shift.high);
    let measure = Measure::within(beyond, Unit::PercentagePoints, ends, level, Some(chance));
    Ok(Reading::new(what, measure, field.rows()))
}

/// How many other explanations have numbers, so that places can be alike in them.
fn held_alike(rivals: &Rivals) -> usize {
    rivals.explanations.iter().filter(|explanation| !explanation.columns.is_empty()).count()
}

/// The hash of the geography that the test runs on.
pub(crate) fn geography(rivals: &Rivals, question: &Question<'_>) -> String {
    let mut sources = vec![rivals.outcome.source.as_str()];
    sources.extend(rivals.explanations.iter().flat_map(|e| &e.columns).map(|c| c.source.as_str()));
    sources.push(&rivals.policy.registry);
    sources.extend(rivals.adjacency.as_ref().map(|it| it.source.as_str()));
    sources.dedup();
    let columns = rivals.explanations.iter().flat_map(|e| &e.columns).map(|column| column.key());
    let mut what: Vec<String> = std::iter::once(rivals.outcome.key()).chain(columns).collect();
    what.push(rivals.policy.list.filter_key());
    question.geography(&sources, &what)
}
