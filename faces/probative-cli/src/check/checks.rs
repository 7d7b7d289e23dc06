//! The findings in the forms that checking servers read.

use std::collections::BTreeMap;

use probative::{Render, Report};
use probative_report::{Junit, Sarif};

use crate::args::{Check, SarifProfile};
use crate::opened::CaseFile;
use crate::output::Output;

/// Adds the SARIF and the JUnit file that the flags ask for.
pub(super) fn add(check: &Check, file: &CaseFile, report: &Report, output: &mut Output) {
    if let Some(place) = &check.sarif {
        let ids = report.entries.iter().map(|entry| entry.claim.id.as_str());
        let sarif = Sarif {
            case_file: file.path.display().to_string(),
            lines: ids.map(|id| (id.to_owned(), line(id, &file.toml))).collect::<BTreeMap<_, _>>(),
            failures_only: check.sarif_profile == SarifProfile::Github,
        };
        output.file(place, sarif.render(report));
    }
    if let Some(place) = &check.junit {
        output.file(place, Junit.render(report));
    }
}

/// The line on which a claim's id stands, counted from 1.
fn line(id: &str, toml: &str) -> usize {
    let quoted = format!("\"{id}\"");
    let names = |line: &str| line.trim_start().starts_with("id") && line.contains(&quoted);
    toml.lines().position(names).map_or(1, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_claim_is_found_on_its_line() {
        let toml = "title = \"a\"\n\n[[claim]]\nid = \"k1\"\nrests-on = [\"k2\"]\n[[claim]]\nid = \"k2\"\n";
        assert_eq!((line("k1", toml), line("k2", toml), line("k3", toml)), (4, 7, 1));
    }
}
