//! A stated number beside its record.

use probative_case::claim::Select;
use probative_case::claim::figure::{Figure, Stated, StatedNumber};
use probative_finding::audit::Dimension;
use probative_finding::exhibit::{Caption, Counted, Datum, Table};
use probative_finding::finding::{Asserted, Bounds, Conjunct, Untested};
use probative_finding::reading::{Measure, Reading, Rows, Uncertainty};
use probative_finding::what::figure::{Figure as Parts, FigurePhrase, Given, Stated as Told};
use probative_finding::{Choice, Exhibit, Phrase, Value, What};
use probative_terms::diagnostic::test::{
    ENDS_OF_A_DAY, NOT_A_DATE, NOTHING_STATED, NUMBER_WITHOUT_REGIONS, PUBLICATIONS_OF_ANOTHER,
};
use probative_terms::number::decimal;
use probative_terms::{Date, Regions, Unit};

use crate::audit::Other;
use crate::kinds::Testable;
use crate::question::{Question, Tested, failed};
use crate::rounded;
use crate::trial::Trial;

mod otherwise;

impl Testable for Figure {
    fn test(&self, question: &Question<'_>) -> Result<Tested, Untested> {
        test(self, question)
    }

    /// Nothing is varied.
    fn readings(&self, _: &Question<'_>) -> Result<Vec<Reading>, Untested> {
        Ok(Vec::new())
    }

    fn dimensions(&self) -> &'static [Dimension] {
        &[Dimension::Edition, Dimension::Column, Dimension::Row]
    }

    fn others(&self, question: &Question<'_>) -> Vec<Other> {
        otherwise::others(self, question)
    }

    /// No chance is in it.
    fn trials<'a>(&'a self, _: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
        Ok(Vec::new())
    }
}

/// What the evidence gives for this claim: readings and exhibits, no verdict.
fn test(figure: &Figure, question: &Question<'_>) -> Result<Tested, Untested> {
    let Some((first, others)) = figure.stated.split_first() else {
        return Err(failed(&NOTHING_STATED, &[]));
    };
    if let Some(other) = others.iter().find(|stated| !stated.publications.is_empty()) {
        return Err(failed(&PUBLICATIONS_OF_ANOTHER, &[&other.said]));
    }
    let primary = recorded(first, &first.record, question)?;
    let bounds = bounds(&primary.measure);
    let mut conjuncts = Vec::new();
    for stated in others {
        let regions = regions(stated, question)?;
        let reading = recorded(stated, &stated.record, question)?;
        conjuncts.push(Conjunct { reading, regions });
    }
    let asserted = Asserted { size: size(&first.number), null: 0.0 };
    let mut appraisal = question.appraise(question.regions()?, primary, asserted);
    appraisal.conjuncts = conjuncts;
    appraisal.bounds = bounds;
    for publication in &first.publications {
        appraisal.alternates.push(recorded(first, publication, question)?);
    }
    let exhibits = vec![table(figure, question, &appraisal.primary, &appraisal.conjuncts)];
    Ok(Tested { appraisal, exhibits })
}

fn regions(stated: &Stated, question: &Question<'_>) -> Result<Regions, Untested> {
    let none = || match told(&stated.number) {
        Told::Number(printed) | Told::Between(printed, _) => {
            failed(&NUMBER_WITHOUT_REGIONS, &[&printed])
        }
        Told::Date(date) | Told::Days(date, _) => failed(&NUMBER_WITHOUT_REGIONS, &[&date]),
    };
    stated.number.regions(stated.words(question.claim.words)).map_err(|_| none())
}

fn size(number: &StatedNumber) -> f64 {
    match number {
        StatedNumber::Number(printed, _) => printed.value.abs(),
        StatedNumber::Date(date) | StatedNumber::Days(date, _) => {
            f64::from(date.day_number()).abs()
        }
    }
}

/// The ends between which a record leaves its number, where it leaves it open.
fn bounds(measure: &Measure) -> Option<Bounds> {
    match measure.uncertainty {
        Uncertainty::Exact => None,
        Uncertainty::Interval { low, high, .. } => Some(Bounds { low, high }),
    }
}

/// The record's number beside the stated one.
fn recorded(
    stated: &Stated,
    record: &Select,
    question: &Question<'_>,
) -> Result<Reading, Untested> {
    let (given, rows) = given(stated, record, question)?;
    let unit = Unit::named(&stated.unit);
    let measure = match given {
        Given::Number(number) => Measure::exact(number, unit),
        Given::Between(low, high) if record.multiplier > 1 => {
            Measure::between(rounded::below(low, high), unit)
        }
        Given::Between(low, high) => Measure::between((low, high), unit),
        Given::Date(date) => Measure::date(date),
        Given::Days(first, last) => {
            let (low, high) = (f64::from(first.day_number()), f64::from(last.day_number()));
            let uncertainty = Uncertainty::Interval { low, high, level: 1.0, chance: None };
            Measure { uncertainty, ..Measure::date(first) }
        }
    };
    let what = Parts::Recorded {
        said: stated.said.clone(),
        stated: told(&stated.number),
        bound: crate::bound::of_words(stated.words(question.claim.words)),
        record: record.said.clone(),
        given,
    };
    let publication = record.said.clone().map(Choice::Publication);
    Ok(Reading::new(What::Figure(what), measure, rows).choosing(publication.into_iter().collect()))
}

/// What a record gives, and the rows that it rests on.
fn given(
    stated: &Stated,
    record: &Select,
    question: &Question<'_>,
) -> Result<(Given, Rows), Untested> {
    if let StatedNumber::Date(_) | StatedNumber::Days(..) = stated.number {
        if record.low.is_some() || record.high.is_some() {
            return Err(failed(&ENDS_OF_A_DAY, &[&record.source]));
        }
        let cell = question.date(record)?;
        let days = Date::first(cell).and_then(|first| Ok((first, Date::last(cell)?)));
        let (first, last) = days.map_err(|_| failed(&NOT_A_DATE, &[&cell]))?;
        let given = if first == last { Given::Date(first) } else { Given::Days(first, last) };
        return Ok((given, Rows::used(1)));
    }
    let found = question.net_total(record)?;
    let given = match (found.value, found.ends()) {
        (Some(value), Some((low, high))) if low == high && found.rounded > 0.0 => {
            Given::Between(decimal(value - found.rounded), decimal(value + found.rounded))
        }
        (Some(value), Some((low, high))) if low == high => Given::Number(value),
        (_, Some((low, high))) => Given::Between(low, high),
        (_, None) => return Err(question.blank(record)),
    };
    Ok((given, Rows::used(question.rows(record))))
}

fn told(number: &StatedNumber) -> Told {
    match number {
        StatedNumber::Number(printed, None) => Told::Number(printed.text.clone()),
        StatedNumber::Number(printed, Some(to)) => {
            Told::Between(printed.text.clone(), to.text.clone())
        }
        StatedNumber::Date(date) => Told::Date(*date),
        StatedNumber::Days(first, last) => Told::Days(*first, *last),
    }
}

fn table(
    figure: &Figure,
    question: &Question<'_>,
    primary: &Reading,
    conjuncts: &[Conjunct],
) -> Exhibit {
    let readings = std::iter::once(primary).chain(conjuncts.iter().map(|c| &c.reading));
    let sources: Vec<&str> = figure.stated.iter().map(|s| s.record.source.as_str()).collect();
    let columns =
        [FigurePhrase::Number, FigurePhrase::Stated, FigurePhrase::Recorded, FigurePhrase::Unit];
    Exhibit::Table(Table {
        caption: Caption {
            title: Phrase::Figure(FigurePhrase::Title),
            finding: primary.into(),
            n: figure.stated.len(),
            counted: Counted::Numbers,
            source: question.credit(&sources[..1]),
        },
        columns: columns.map(Phrase::Figure).to_vec(),
        rows: figure.stated.iter().zip(readings).map(|(stated, one)| row(stated, one)).collect(),
    })
}

/// The first and the last day of a measure that its record leaves open.
fn days(measure: &Measure) -> Datum {
    let [first, last] =
        <[f64; 2]>::from(measure.bounds()).map(|day| Date::from_day_number(day as i32));
    Datum::Days(first, last)
}

/// What is stated, beside what was found for it.
fn row(stated: &Stated, reading: &Reading) -> Vec<Datum> {
    let words = |own: &String| Datum::Words(Phrase::Own(own.clone()));
    let printed = match told(&stated.number) {
        Told::Number(printed) => words(&printed),
        Told::Between(from, to) => words(&[from, to].join("–")),
        Told::Date(date) => Datum::Date(date),
        Told::Days(first, last) => Datum::Days(first, last),
    };
    let found = match reading.measure.value {
        Value::Date(_) if reading.measure.open().is_some() => days(&reading.measure),
        Value::Date(date) => Datum::Date(date),
        // The number between two ends stands in no record.
        Value::Number(number) => match reading.measure.open() {
            None => Datum::Number(number),
            Some((low, high)) => Datum::Between(low, high),
        },
    };
    vec![words(&stated.said), printed, found, words(&stated.unit)]
}
