//! What spreadsheets read: `findings.csv` with one row a claim, and the tables of the page.

use probative_finding::finding::Outcome;
use probative_finding::reading::Uncertainty;
use probative_terms::Role;
pub use probative_terms::text::cell as text;

use crate::report::{Entry, Report};
use probative_words::format;

mod table;

pub use table::table_csv;

const COLUMNS: [&str; 22] = [
    "claim",
    "kind",
    "verdict",
    "certainty",
    "said",
    "sentence",
    "value",
    "unit",
    "low",
    "high",
    "level",
    "p",
    "base_rate",
    "base_rate_unit",
    "agree",
    "of",
    "mirror",
    "qualifiers",
    "record_wanted",
    "holder",
    "rests_on",
    "sources",
];

/// One row a claim; text cells that a spreadsheet would take for a formula begin with an
/// apostrophe.
pub fn findings_csv(report: &Report) -> String {
    let mut out = COLUMNS.join(",");
    out.push('\n');
    for entry in &report.entries {
        out.push_str(&row(entry, report).join(","));
        out.push('\n');
    }
    out
}

fn row(entry: &Entry, report: &Report) -> Vec<String> {
    let finding = &entry.finding;
    let certainty = finding.certainty().map_or("", |certainty| certainty.word());
    let wanted = report.wanted.iter().find(|(claim, _)| *claim == entry.claim.id);
    let wanted = wanted.map(|(_, wanted)| wanted);
    let mut cells = vec![
        text(&finding.claim),
        text(finding.kind.word()),
        text(finding.verdict().word()),
        text(certainty),
        text(&entry.claim.said),
        text(&entry.sentence),
    ];
    cells.extend(numbers(entry));
    cells.extend([
        text(wanted.map_or("", |wanted| &wanted.record)),
        text(wanted.map_or("", |wanted| &wanted.holder)),
        text(&entry.claim.rests_on.join(" ")),
        text(&finding.provenance.sources.join(" ")),
    ]);
    cells
}

/// The cells from `value` to `qualifiers`.
fn numbers(entry: &Entry) -> Vec<String> {
    let Outcome::Tested { appraisal, judgement } = &entry.finding.outcome else {
        let mut cells = vec![String::new(); 12];
        cells[10] = text(entry.finding.verdict().word());
        return cells;
    };
    let measure = &appraisal.primary.measure;
    let (low, high) = measure.bounds();
    let level = match measure.uncertainty {
        Uncertainty::Exact => String::new(),
        Uncertainty::Interval { level, .. } => probative_terms::number::ten(level),
    };
    let base = appraisal.beside.iter().find(|beside| beside.role == Role::BaseRate);
    let base = base.map(|beside| &beside.reading.measure);
    let fired: Vec<&str> =
        judgement.qualifiers.iter().map(|fired| fired.qualifier.word()).collect();
    vec![
        format::exact_value(measure).unwrap_or_default(),
        text(&measure.unit.label()),
        format::exact(low, measure),
        format::exact(high, measure),
        level,
        measure.chance().map(|chance| probative_terms::number::ten(chance.p)).unwrap_or_default(),
        base.and_then(format::exact_value).unwrap_or_default(),
        text(&base.map_or_else(String::new, |base| base.unit.label())),
        judgement.robustness.agree.to_string(),
        judgement.robustness.of.to_string(),
        text(judgement.mirror.word()),
        text(&fired.join(" ")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn a_text_that_looks_like_a_formula_is_kept_from_running() {
        assert_eq!(text("=1+1"), "'=1+1");
        assert_eq!(text("@sum"), "'@sum");
        assert_eq!(text("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(text("plain"), "plain");
    }

    #[test]
    fn every_row_has_a_cell_for_every_column() {
        let report = fixture::report();
        for line in findings_csv(&report).lines() {
            let mut quoted = false;
            let commas = line.chars().filter(|&letter| {
                quoted ^= letter == '"';
                letter == ',' && !quoted
            });
            assert_eq!(commas.count() + 1, COLUMNS.len(), "{line}");
        }
    }

    #[test]
    fn a_negative_number_stays_a_number() {
        let csv = findings_csv(&fixture::report());
        assert!(csv.contains(",-2.5,"), "{csv}");
    }
}
