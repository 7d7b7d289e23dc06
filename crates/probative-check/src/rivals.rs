#![doc = include_str!("rivals.md")]

use std::collections::BTreeSet;

use probative_case::Exhibit;
use probative_case::claim::rivals::{Explanation, Rivals};
use probative_case::exhibit::{Caption, Table};
use probative_case::finding::{NullModel, Untested};
use probative_case::number::plain;
use probative_case::reading::{Chance, LeftOut, Measure, Reading, Role, Rows};
use probative_numeric::{Freely, Null, Tail, least_squares, mean, permute, ranks, sum};

use crate::question::{Question, Tested, beside_unscaled, failed, list_age};

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "listing-permutation-fit";

/// What the text's own explanation adds to the others' fit, out of sample.
pub(crate) fn test(rivals: &Rivals, question: &Question<'_>) -> Result<Tested, Untested> {
    let field = Field::read(rivals, question)?;
    let null = field.null(question);
    let gain = field.gain(&field.policy);
    let (p, level) = (null.p_value(gain, Tail::Both), question.level());
    let shift = null.shift_interval(gain, level).map_err(|e| failed(e.to_string()))?;
    let said = format!(
        "{}: the {} rival explanations foretell {} % of the differences between places; with {} as well it is {} %, a change of {} points, and a list drawn at random changes it by {} on average",
        rivals.said,
        rivals.explanations.len(),
        plain(field.fit(&field.rivals())),
        rivals.policy.name,
        plain(field.fit(&field.with(&field.policy))),
        plain(gain),
        plain(null.mean())
    );
    let chance = Chance { p, draws: null.draws.len(), error: null.monte_carlo_error(p) };
    let value = gain - null.mean();
    let measure = Measure::within(
        value,
        "percentage points of fit",
        (shift.low, shift.high),
        level,
        Some(chance),
    );
    let primary = Reading { said, measure, rows: field.rows() };
    let regions = question.regions()?;
    let asserted = Question::asserted(&regions, 0.0);
    let mut appraisal = question.appraise(regions, primary, asserted);
    appraisal.detectable = Some(null.detectable());
    appraisal.calibration = question.calibration(TEST, &geography(rivals, question));
    appraisal.facts.ecological = true;
    if let Some(listed) = &rivals.policy.listed {
        let table = question.table(&listed.registry)?;
        let rows = table.matching(&listed.list.filter);
        appraisal.facts.list_age_months = list_age(table, &rows, "published", question);
    }
    appraisal.null = Some(NullModel {
        name: "the list drawn at random among the places".to_owned(),
        holds_fixed: "the outcome, the rival explanations and how many places are listed"
            .to_owned(),
        observed: gain,
        mean: null.mean(),
        quantiles: (null.quantile(0.5 * (1.0 - level)), null.quantile(0.5 * (1.0 + level))),
        unit: "percentage points of fit".to_owned(),
    });
    let alone = field.fit(&[&field.policy]);
    let said = format!("{} alone foretells {} %", rivals.policy.name, plain(alone));
    let measure = Measure::exact(alone, "% of the variation, out of sample");
    appraisal.beside.push(beside_unscaled(
        Role::WiderDefinition,
        Reading { said, measure, rows: field.rows() },
    ));
    let exhibits = vec![table(rivals, question, &field, &appraisal.primary)];
    Ok(Tested { appraisal, exhibits })
}

/// The hash of the geography that the test runs on.
pub(crate) fn geography(rivals: &Rivals, question: &Question<'_>) -> String {
    let mut sources = vec![rivals.outcome.source.as_str()];
    sources.extend(rivals.explanations.iter().flat_map(|e| &e.columns).map(|c| c.source.as_str()));
    sources.extend(rivals.policy.listed.iter().map(|listed| listed.registry.as_str()));
    sources.dedup();
    question.geography(&sources)
}

/// Places with an outcome and every explanation's numbers, by rank.
pub(crate) struct Field {
    outcome: Vec<f64>,
    explanations: Vec<Vec<Vec<f64>>>,
    pub(crate) policy: Vec<Vec<f64>>,
    incomplete: usize,
}

type Columns = Vec<Vec<f64>>;

impl Field {
    pub(crate) fn read(rivals: &Rivals, question: &Question<'_>) -> Result<Field, Untested> {
        let outcome = question.by_key(&rivals.outcome, &rivals.key, None)?;
        let all = rivals.explanations.iter().chain([&rivals.policy]);
        let columns: Vec<Vec<By>> = all
            .map(|explanation| columns(explanation, &rivals.key, question))
            .collect::<Result<_, _>>()?;
        let places = || outcome.iter().filter_map(|(place, found)| Some((place, found.value?)));
        let complete: Vec<(&String, f64)> = places()
            .filter(|(place, _)| columns.iter().flatten().all(|by| by.of(place).is_some()))
            .collect();
        let predictors = columns.iter().flatten().count();
        if complete.len() < 10.max(3 * predictors) {
            let said = format!(
                "E40: {} places have every number; {} explanations need at least {}",
                complete.len(),
                predictors,
                10.max(3 * predictors)
            );
            return Err(failed(said));
        }
        let pick = |by: &By| -> Vec<f64> {
            complete.iter().filter_map(|(place, _)| by.of(place)).collect()
        };
        let mut picked: Vec<Columns> = columns
            .iter()
            .map(|columns| columns.iter().map(|by| ranks(&pick(by))).collect())
            .collect();
        let policy = picked.pop().unwrap_or_default();
        let outcome: Vec<f64> = complete.iter().map(|(_, value)| *value).collect();
        if outcome.iter().all(|value| *value == outcome[0]) {
            return Err(failed("no variation: every place has the same outcome".to_owned()));
        }
        let incomplete = places().count() - outcome.len();
        let field = Field { outcome, explanations: picked, policy, incomplete };
        field.residual(&field.with(&field.policy)).map(|_| field)
    }

    fn rows(&self) -> Rows {
        let reason = "a place lacks one of the explanations' numbers".to_owned();
        let gone = LeftOut { reason, rows: self.incomplete, events: None };
        let left_out = if self.incomplete > 0 { vec![gone] } else { Vec::new() };
        Rows { used: self.outcome.len(), left_out }
    }

    fn rivals(&self) -> Vec<&Columns> {
        self.explanations.iter().collect()
    }

    fn with<'a>(&'a self, policy: &'a Columns) -> Vec<&'a Columns> {
        self.explanations.iter().chain([policy]).collect()
    }

    /// The sum of squared errors when each place is foretold from all the others.
    fn residual(&self, explanations: &[&Columns]) -> Result<f64, Untested> {
        let mut design = vec![vec![1.0; self.outcome.len()]];
        design.extend(explanations.iter().flat_map(|columns| columns.iter().cloned()));
        let fit =
            least_squares(&design, &self.outcome).map_err(|e| failed(format!("E224: {e}")))?;
        let errors: Vec<f64> = fit
            .residuals
            .iter()
            .zip(&fit.leverage)
            .map(|(residual, leverage)| {
                (residual / (1.0 - leverage)) * (residual / (1.0 - leverage))
            })
            .collect();
        Ok(sum(&errors))
    }

    /// The share of the variation that the explanations foretell, out of sample, in per cent.
    fn fit(&self, explanations: &[&Columns]) -> f64 {
        let (none, some) = (self.residual(&[]), self.residual(explanations));
        match (none, some) {
            (Ok(none), Ok(some)) => 100.0 * (1.0 - some / none),
            _ => f64::NEG_INFINITY,
        }
    }

    /// What a list adds to the fit of all rivals, in percentage points.
    pub(crate) fn gain(&self, policy: &Columns) -> f64 {
        self.fit(&self.with(policy)) - self.fit(&self.rivals())
    }

    /// The gain when the list is shuffled among the places.
    pub(crate) fn null(&self, question: &Question<'_>) -> Null {
        let base = self.fit(&self.rivals());
        permute(self.outcome.len(), question.inference(TEST), &Freely, &|order| {
            self.fit(&self.with(&self.rearranged(order))) - base
        })
    }

    /// The list with its places exchanged.
    pub(crate) fn rearranged(&self, order: &[usize]) -> Columns {
        self.policy
            .iter()
            .map(|column| order.iter().map(|place| column[*place]).collect())
            .collect()
    }

    pub(crate) fn places(&self) -> usize {
        self.outcome.len()
    }
}

/// One number by place: from a table, or being on a list.
enum By {
    Number(std::collections::BTreeMap<String, f64>),
    Listed(BTreeSet<String>),
}

impl By {
    fn of(&self, place: &str) -> Option<f64> {
        match self {
            By::Number(numbers) => numbers.get(place).copied(),
            By::Listed(places) => Some(f64::from(u8::from(places.contains(place)))),
        }
    }
}

fn columns(
    explanation: &Explanation,
    key: &str,
    question: &Question<'_>,
) -> Result<Vec<By>, Untested> {
    let mut columns = Vec::new();
    for select in &explanation.columns {
        let found = question.by_key(select, key, None)?;
        columns.push(By::Number(
            found.into_iter().filter_map(|(place, f)| Some((place, f.value?))).collect(),
        ));
    }
    if let Some(listed) = &explanation.listed {
        let table = question.table(&listed.registry)?;
        let rows = table.matching(&listed.list.filter).into_iter();
        columns.push(By::Listed(rows.map(|row| table.cell(row, &listed.key).to_owned()).collect()));
    }
    Ok(columns)
}

fn table(rivals: &Rivals, question: &Question<'_>, field: &Field, primary: &Reading) -> Exhibit {
    let all: Vec<&Columns> = field.with(&field.policy);
    let explanations = rivals.explanations.iter().chain([&rivals.policy]);
    let whole = field.fit(&all);
    let rows = explanations.enumerate().map(|(at, explanation)| {
        let others: Vec<&Columns> = all
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, columns)| *columns)
            .collect();
        vec![
            explanation.name.clone(),
            explanation.predicts.clone(),
            plain(field.fit(&[all[at]])),
            plain(whole - field.fit(&others)),
            plain(correlation(field, all[at])),
        ]
    });
    let columns = [
        "explanation",
        "predicts that the others do not",
        "fit alone, %",
        "adds to all others, points",
        "rank correlation with the outcome",
    ];
    Exhibit::Table(Table {
        caption: Caption {
            title: format!("Explanations of {}, out of sample", rivals.said),
            finding: primary.said.clone(),
            n: field.places(),
            source: question.credit(&[rivals.outcome.source.as_str()]),
        },
        columns: columns.map(ToOwned::to_owned).to_vec(),
        rows: rows.collect(),
    })
}

/// The mean rank correlation of an explanation's numbers with the outcome.
fn correlation(field: &Field, columns: &Columns) -> f64 {
    let outcome = ranks(&field.outcome);
    let each: Vec<f64> = columns
        .iter()
        .filter_map(|column| probative_numeric::correlation(column, &outcome).ok())
        .collect();
    mean(&each)
}
