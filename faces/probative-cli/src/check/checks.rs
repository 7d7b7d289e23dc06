//! The findings in the forms that checking servers read.

use std::collections::BTreeMap;
use std::path::Path;

use probative::{Case, Render, Report};
use probative_report::{Junit, Sarif};

use crate::args::{Check, SarifProfile};
use crate::exit::Stop;
use crate::opened::CaseFile;
use crate::output::Output;

/// Adds the SARIF and the JUnit file that the flags ask for.
pub(super) fn add(
    check: &Check,
    file: &CaseFile,
    report: &Report,
    output: &mut Output,
) -> Result<(), Stop> {
    if let Some(place) = &check.sarif {
        let ids = report.entries.iter().map(|entry| entry.claim.id.as_str());
        let sarif = Sarif {
            case_file: file.path.display().to_string(),
            lines: ids.map(|id| (id.to_owned(), line(id, &file.toml))).collect::<BTreeMap<_, _>>(),
            failures_only: check.sarif_profile == SarifProfile::Github,
        };
        output.add(place, sarif.render(report).as_bytes())?;
    }
    if let Some(place) = &check.junit {
        output.add(place, Junit.render(report).as_bytes())?;
    }
    Ok(())
}

/// The line on which a claim's id stands, counted from 1.
fn line(id: &str, toml: &str) -> usize {
    let quoted = format!("\"{id}\"");
    let names = |line: &str| line.trim_start().starts_with("id") && line.contains(&quoted);
    toml.lines().position(names).map_or(1, |at| at + 1)
}

/// Refuses to write a file where the case or a source of it stands.
pub(super) fn spare(check: &Check, file: &CaseFile, case: &Case) -> Result<(), Stop> {
    let held = case.sources.iter().map(|source| file.folder.join(&source.path));
    let held: Vec<_> = held.chain([file.path.clone()]).collect();
    let same = |one: &Path, other: &Path| match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    };
    for place in [&check.sarif, &check.junit].into_iter().flatten() {
        if held.iter().any(|held| same(place, held)) {
            let said = format!("the output would replace {}", place.display());
            return Err(Stop::usage(&said, "name another file"));
        }
    }
    Ok(())
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
