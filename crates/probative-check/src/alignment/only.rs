//! A role that a text gives to one place, and how many places records give it to.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::alignment::Only;
use probative_finding::Exhibit;
use probative_finding::exhibit::{Caption, Table};
use probative_finding::finding::{Asserted, Untested};
use probative_finding::reading::{Measure, Reading, Rows};
use probative_terms::Role;

use crate::question::{Question, Tested, beside_unscaled};

/// How many places the records name in the role, and in how many documents each.
pub(super) fn test(only: &Only, question: &Question<'_>) -> Result<Tested, Untested> {
    let rows = question.named(&only.named, Some(question.text_date()))?;
    let table = question.table(&only.named.source)?;
    let mut documents: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for &row in &rows {
        let place = table.cell(row, &only.named.value);
        documents.entry(place).or_default().insert(table.cell(row, &only.document));
    }
    let said = format!(
        "{} places are named {} by the documents held: {}",
        documents.len(),
        only.said,
        documents.keys().copied().collect::<Vec<_>>().join(", ")
    );
    let measure = Measure::exact(documents.len() as f64, "places".into());
    let primary =
        Reading { what: said.into(), choices: Vec::new(), measure, rows: Rows::used(rows.len()) };
    let asserted = Asserted { size: 1.0, null: 0.0 };
    let mut appraisal = question.appraise(question.regions()?, primary, asserted);
    let all: BTreeSet<&str> = documents.values().flatten().copied().collect();
    let own = documents.get(only.place.as_str()).map_or(0, BTreeSet::len);
    let said = format!("{own} of {} documents name {}", all.len(), only.place);
    let measure = Measure::exact(100.0 * own as f64 / all.len() as f64, "% of documents".into());
    appraisal.beside.push(beside_unscaled(
        Role::FullList,
        Reading { what: said.into(), choices: Vec::new(), measure, rows: Rows::used(all.len()) },
    ));
    let cells = documents.iter().map(|(place, documents)| {
        let list: Vec<&str> = documents.iter().copied().collect();
        vec![(*place).to_owned(), documents.len().to_string(), list.join("; ")]
    });
    let exhibit = Exhibit::Table(Table {
        caption: Caption {
            title: "Places named in the role".into(),
            finding: (&appraisal.primary).into(),
            n: documents.len(),
            source: question.credit(&[only.named.source.as_str()]),
        },
        columns: ["place", "documents", "which"].map(probative_finding::Phrase::from).to_vec(),
        rows: cells.map(crate::question::cells).collect(),
    });
    Ok(Tested { appraisal, exhibits: vec![exhibit] })
}
