//! A role that a text gives to one place, and how many places records give it to.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::alignment::Only;
use probative_finding::exhibit::{Caption, Counted, Datum, Table};
use probative_finding::finding::{Asserted, Untested};
use probative_finding::reading::{Beside, Measure, Reading, Rows};
use probative_finding::what::{Alignment, AlignmentPhrase};
use probative_finding::{Exhibit, Phrase, What};
use probative_terms::diagnostic::test::alignment::{NAMED_BY_NOTHING, NEARLY_NAMED};
use probative_terms::text::slipped;
use probative_terms::{Role, Unit, Whole};

use crate::question::{Question, Tested, beside_unscaled, failed};

/// The documents that name each place in the role.
type Documents<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// How many places the records name in the role, and in how many documents each.
pub(super) fn test(only: &Only, question: &Question<'_>) -> Result<Tested, Untested> {
    let rows = question.named(&only.named, Some(question.text_date()))?;
    let records = question.table(&only.named.source)?;
    question.spelt_once(&only.named.source, &rows, &only.named.value)?;
    let mut documents: Documents<'_> = BTreeMap::new();
    for &row in &rows {
        let [place, document] =
            [&only.named.value, &only.document].map(|column| records.cell(row, column));
        // A row may name several places, as in a list.
        for place in place.split(';').map(str::trim) {
            if place.is_empty() || document.is_empty() {
                return Err(failed(&NAMED_BY_NOTHING, &[&records.line(row), &only.named.source]));
            }
            documents.entry(place).or_default().insert(document);
        }
    }
    let is_named = documents.contains_key(only.place.as_str());
    if let Some(near) = documents.keys().find(|place| !is_named && nearly(place, &only.place)) {
        return Err(failed(&NEARLY_NAMED, &[&near, &only.place]));
    }
    let places = documents.keys().map(|&place| place.to_owned()).collect();
    let without = (!is_named).then(|| only.place.clone());
    let what = Alignment::Named { places, role: only.said.clone(), without };
    let what = What::Alignment(what);
    // A place that no document names is not the only one, however many others there are.
    let holders = if is_named { documents.len() } else { 0 };
    let measure = Measure::exact(holders as f64, Unit::Places);
    let primary = Reading::new(what, measure, Rows::used(rows.len()));
    let asserted = Asserted { size: 1.0, null: 0.0 };
    let mut appraisal = question.appraise(question.regions()?, primary, asserted);
    appraisal.beside.push(own(only, &documents));
    let exhibit = table(only, question, &documents, &appraisal.primary);
    Ok(Tested { appraisal, exhibits: vec![exhibit] })
}

/// Whether two names are one but for their case or a slip of the hand.
fn nearly(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    one == other || slipped(&one, &other)
}

/// How many of all the documents name the claim's own place.
fn own(only: &Only, documents: &Documents<'_>) -> Beside {
    let all: BTreeSet<&str> = documents.values().flatten().copied().collect();
    let naming = documents.get(only.place.as_str()).map_or(0, BTreeSet::len);
    let what = Alignment::Documents { naming, of: all.len(), place: only.place.clone() };
    let percent = 100.0 * naming as f64 / all.len() as f64;
    let measure = Measure::exact(percent, Unit::Percent(Whole::Documents));
    let reading = Reading::new(What::Alignment(what), measure, Rows::used(all.len()));
    beside_unscaled(Role::FullList, reading)
}

fn table(
    only: &Only,
    question: &Question<'_>,
    documents: &Documents<'_>,
    primary: &Reading,
) -> Exhibit {
    let phrase = Phrase::Alignment;
    let row = |(place, documents): (&&str, &BTreeSet<&str>)| {
        let names = documents.iter().map(|&name| name.to_owned()).collect();
        vec![
            Datum::Words((*place).into()),
            Datum::Number(documents.len() as f64),
            Datum::Words(phrase(AlignmentPhrase::Names(names))),
        ]
    };
    Exhibit::Table(Table {
        caption: Caption {
            title: phrase(AlignmentPhrase::InTheRole),
            finding: primary.into(),
            n: documents.len(),
            counted: Counted::Units,
            source: question.credit(&[only.named.source.as_str()]),
        },
        columns: [AlignmentPhrase::Place, AlignmentPhrase::Documents, AlignmentPhrase::Which]
            .map(phrase)
            .to_vec(),
        rows: documents.iter().map(row).collect(),
    })
}
