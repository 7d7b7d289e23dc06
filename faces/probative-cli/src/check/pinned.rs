//! The findings that a case has pinned, held against those of this run.

use probative::{Findings, Report};
use probative_finding::diff::{Diff, diff};

use crate::input::Input;
use crate::opened::CaseFile;
use crate::stderr::{complain, shown};
use crate::terminal::one_line;

/// Where a case keeps the findings that it expects, from its folder.
const PINNED: &str = "expected/findings.json";

/// The words that differ from the pinned ones. A file that cannot be read is told and passed over,
/// and one that is not there is no matter.
pub(super) fn since(file: &CaseFile, input: &Input, findings: &Findings) -> Diff {
    let path = file.folder.join(PINNED);
    let passed_over = |why: &str| {
        let said =
            format!("{}: pinned findings that cannot be read are passed over: {why}", shown(&path));
        complain(&one_line(&said));
        Diff::default()
    };
    let bytes = match input.bytes_beside(&path) {
        Ok(None) => return Diff::default(),
        Ok(Some(bytes)) => bytes,
        Err(stop) => return passed_over(&stop.message),
    };
    let read = |text: &str| Findings::from_json(text).map_err(|why| why.to_string());
    let text = std::str::from_utf8(&bytes).map_err(|why| why.to_string());
    text.and_then(read).map_or_else(|why| passed_over(&why), |pinned| diff(&pinned, findings))
}

/// Names the words that differ, on standard error.
pub(super) fn told(report: &Report) {
    if !report.changed.is_empty() {
        complain(&format!(" {}:", probative_words::diff::heading()));
    }
    report.changed.iter().for_each(|line| complain(&format!("   {}", one_line(line))));
}
