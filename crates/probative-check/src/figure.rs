#![doc = include_str!("figure.md")]

use probative_case::claim::Select;
use probative_case::claim::figure::{Figure, Stated, StatedNumber};
use probative_finding::Exhibit;
use probative_finding::exhibit::{Caption, Table};
use probative_finding::finding::{Asserted, Bounds, Conjunct, Untested};
use probative_finding::reading::{Measure, Reading, Rows};
use probative_terms::number::plain;
use probative_terms::{Date, Regions};

use crate::question::{Question, Tested, failed_said, refused};

/// What the evidence gives for this claim: readings and exhibits, no verdict.
pub(crate) fn test(figure: &Figure, question: &Question<'_>) -> Result<Tested, Untested> {
    let Some((first, others)) = figure.stated.split_first() else {
        return Err(failed_said("the claim states no number".to_owned()));
    };
    let (primary, bounds) = read(first, &first.record, question)?;
    let mut conjuncts = Vec::new();
    for stated in others {
        let regions = regions(stated, question)?;
        conjuncts.push(Conjunct { reading: read(stated, &stated.record, question)?.0, regions });
    }
    let asserted = Asserted { size: size(&first.number), null: 0.0 };
    let mut appraisal = question.appraise(question.regions()?, primary, asserted);
    appraisal.conjuncts = conjuncts;
    appraisal.bounds = bounds;
    for publication in &first.publications {
        appraisal.alternates.push(read(first, publication, question)?.0);
    }
    let exhibits = vec![table(figure, question, &appraisal.primary, &appraisal.conjuncts)];
    Ok(Tested { appraisal, exhibits })
}

fn regions(stated: &Stated, question: &Question<'_>) -> Result<Regions, Untested> {
    let regions = stated.number.regions(question.claim.words);
    regions.map_err(|_| failed_said("a stated number has no regions".to_owned()))
}

fn size(number: &StatedNumber) -> f64 {
    match number {
        StatedNumber::Number(printed) => printed.value.abs(),
        StatedNumber::Date(date) => f64::from(date.day_number()).abs(),
    }
}

/// The record's number, said beside the stated one.
fn read(
    stated: &Stated,
    record: &Select,
    question: &Question<'_>,
) -> Result<(Reading, Option<Bounds>), Untested> {
    let found = question.total(record)?;
    let table = question.table(&record.source)?;
    let publisher = record.said.clone().unwrap_or_else(|| "the record".to_owned());
    let said = |shown: String| {
        format!("{}: stated {}, {publisher} gives {shown}", stated.said, told(&stated.number))
    };
    if let StatedNumber::Date(_) = stated.number {
        let cell = table.cell(found.row, &record.value);
        let date = Date::first(cell).map_err(refused)?;
        let reading = Reading {
            what: probative_finding::What::Own(said(date.to_string())),
            choices: Vec::new(),
            measure: Measure::date(date),
            rows: Rows::used(1),
        };
        return Ok((reading, None));
    }
    let rows = Rows::used(question.rows(record, None)?.len());
    match (found.value, found.ends()) {
        (Some(value), _) => {
            let measure = Measure::exact(value, stated.unit.as_str().into());
            Ok((
                Reading { what: said(plain(value)).into(), choices: Vec::new(), measure, rows },
                None,
            ))
        }
        (None, Some((low, high))) => {
            let shown = format!("between {} and {}", plain(low), plain(high));
            let middle = (low + high) / 2.0;
            let measure =
                Measure::within(middle, stated.unit.as_str().into(), (low, high), 1.0, None);
            Ok((
                Reading {
                    what: probative_finding::What::Own(said(shown)),
                    choices: Vec::new(),
                    measure,
                    rows,
                },
                Some(Bounds { low, high }),
            ))
        }
        (None, None) => Err(failed_said(format!("a cell of `{}` is blank", record.source))),
    }
}

fn told(number: &StatedNumber) -> String {
    match number {
        StatedNumber::Number(printed) => printed.text.clone(),
        StatedNumber::Date(date) => date.to_string(),
    }
}

fn table(
    figure: &Figure,
    question: &Question<'_>,
    primary: &Reading,
    conjuncts: &[Conjunct],
) -> Exhibit {
    let readings = std::iter::once(primary).chain(conjuncts.iter().map(|c| &c.reading));
    let rows = figure.stated.iter().zip(readings).map(|(stated, reading)| {
        let found = match reading.measure.value {
            probative_finding::Value::Date(date) => date.to_string(),
            probative_finding::Value::Number(number) => plain(number),
        };
        vec![stated.said.clone(), told(&stated.number), found, stated.unit.clone()]
    });
    let sources: Vec<&str> = figure.stated.iter().map(|s| s.record.source.as_str()).collect();
    Exhibit::Table(Table {
        caption: Caption {
            title: "Stated and recorded".into(),
            finding: primary.into(),
            n: figure.stated.len(),
            source: question.credit(&sources[..1]),
        },
        columns: ["number", "stated", "recorded", "unit"]
            .map(probative_finding::Phrase::from)
            .to_vec(),
        rows: rows.map(crate::question::cells).collect(),
    })
}
