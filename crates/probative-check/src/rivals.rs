#![doc = include_str!("rivals.md")]

use probative_case::claim::rivals::Rivals;
use probative_finding::finding::{NullModel, NullName, Untested};
use probative_finding::reading::{Chance, Measure, Reading};
use probative_numeric::Null;
use probative_terms::Role;
use probative_terms::number::plain;

use crate::question::{Question, Tested, beside_unscaled, list_age, refused};

mod field;
mod table;

pub(crate) use field::Field;

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "listing-spectral-fit";

/// What the text's own explanation adds to the others' fit, out of sample.
pub(crate) fn test(rivals: &Rivals, question: &Question<'_>) -> Result<Tested, Untested> {
    let field = Field::read(rivals, question)?;
    let null = field.null_of(&field.policy, question.inference(TEST))?;
    let level = question.level();
    let regions = question.regions()?;
    let asserted = Question::asserted(&regions, 0.0);
    let primary = told(rivals, &field, &null, question)?;
    let mut appraisal = question.appraise(regions, primary, asserted);
    appraisal.detectable = Some(null.detectable());
    appraisal.calibration = question.calibration(TEST, &geography(rivals, question));
    appraisal.facts.ecological = true;
    let table = question.table(&rivals.policy.registry)?;
    let rows = table.matching(&rivals.policy.list.filter);
    appraisal.facts.list_age_months = list_age(table, &rows, "published", question);
    let beyond = |share: f64| null.quantile(share) - null.mean();
    appraisal.null = Some(NullModel {
        name: NullName::ClusteredLists,
        observed: appraisal.primary.measure.value.number(),
        mean: 0.0,
        quantiles: (beyond(0.5 * (1.0 - level)), beyond(0.5 * (1.0 + level))),
        unit: "points of forecast".into(),
    });
    let alone = field.fit(&[vec![field.policy.clone()]]);
    let said = format!("{} alone foretells {} %", rivals.policy.name, plain(alone));
    let measure = Measure::exact(alone, "% of the variation, out of sample".into());
    appraisal.beside.push(beside_unscaled(
        Role::WiderDefinition,
        Reading { what: said.into(), choices: Vec::new(), measure, rows: field.rows() },
    ));
    let exhibits = vec![table::of(rivals, question, &field, &appraisal.primary)];
    Ok(Tested { appraisal, exhibits })
}

/// What the list adds, under the choices that `rivals` holds.
pub(crate) fn reading(rivals: &Rivals, question: &Question<'_>) -> Result<Reading, Untested> {
    let field = Field::read(rivals, question)?;
    let null = field.null_of(&field.policy, question.inference(TEST))?;
    told(rivals, &field, &null, question)
}

fn told(
    rivals: &Rivals,
    field: &Field,
    null: &Null,
    question: &Question<'_>,
) -> Result<Reading, Untested> {
    let gain = field.gain(&field.policy);
    let (p, level) = (null.p_value(gain, question.tail()), question.level());
    let shift = null.shift_interval(gain, level).map_err(refused)?;
    let alone = field.fit(&field.explanations);
    let better = if shift.low > 0.0 {
        "better than"
    } else if shift.high < 0.0 {
        "worse than"
    } else {
        "no better than"
    };
    let beyond = gain - null.mean();
    let turn = if beyond < 0.0 { "worse" } else { "better" };
    let said = format!(
        "knowing {} forecasts {} {better} a list made at random: {} other explanations foretell {} % of the differences between places, and beside a random list it makes that {turn}",
        rivals.policy.name,
        rivals.said,
        rivals.explanations.len(),
        plain(alone)
    );
    let chance = Chance { p, draws: null.draws.len(), error: null.monte_carlo_error(p) };
    let ends = (shift.low, shift.high);
    let unit = "percentage points";
    let measure = Measure::within(beyond, unit.into(), ends, level, Some(chance));
    Ok(Reading { what: said.into(), choices: Vec::new(), measure, rows: field.rows() })
}

/// The hash of the geography that the test runs on.
pub(crate) fn geography(rivals: &Rivals, question: &Question<'_>) -> String {
    let mut sources = vec![rivals.outcome.source.as_str()];
    sources.extend(rivals.explanations.iter().flat_map(|e| &e.columns).map(|c| c.source.as_str()));
    sources.extend([rivals.policy.registry.as_str(), &rivals.adjacency.source]);
    sources.dedup();
    let columns = rivals.explanations.iter().flat_map(|e| &e.columns).map(|column| column.key());
    let mut what: Vec<String> = std::iter::once(rivals.outcome.key()).chain(columns).collect();
    what.push(rivals.policy.list.filter_key());
    question.geography(&sources, &what)
}
