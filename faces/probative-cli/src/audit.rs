//! `probative audit`: what the author of a case chose, and where another choice gives another word.

use probative_case::source::Format;
use probative_evidence::Options;
use probative_finding::{Audit as Document, Audited};
use probative_words::audit::{fewest, turned};

use crate::args::Audit;
use crate::check::{argument, chosen};
use crate::difference;
use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::opened::CaseFile;
use crate::output::Output;
use crate::own_file::OwnFile;
use crate::progress::Progress;
use crate::terminal::{Terminal, lines_of, one_line, say};

/// The audit as a file of the case.
const FILE: OwnFile = OwnFile {
    format: Format::Audit,
    id: "audit",
    command: "probative audit",
    place: "sources/audit.json",
    holds: "an audit",
    title: "What other choices than the author's give",
    because: "it is computed from the case and its own records",
    // One that is cut off can be made again; what somebody else wrote cannot.
    is_one: |_, text| {
        let text = text.trim_start();
        text.is_empty() || text.starts_with("{\n  \"schema\": \"probative-audit/")
    },
};

/// Tries every option, tells what turns a word, writes the audit and says how to pin it.
pub(crate) fn run(audit: &Audit, mut input: Input, terminal: Terminal) -> Result<Exit, Stop> {
    let file = CaseFile::open(&audit.case, &mut input)?;
    let options = Options { without_audit: true, ..Options::default() };
    let words = argument::words(audit.argument.as_deref(), &mut input)?;
    let (case, evidence) = file.gathered(options, &mut input, terminal, |case| {
        words.as_ref().map_or_else(Vec::new, |words| argument::verify(case, words, &file.toml))
    })?;
    if audit.claim.is_empty() {
        FILE.before(&case, &file, &input)?;
    }
    let asked = chosen::claims(case.clone(), &audit.claim)?;
    let progress = Progress::of(asked.claims.len(), "claims");
    let found = probative_check::with_threads(audit.threads, || {
        probative_check::audit(&asked, &evidence, |done, of| progress.at(done, of))
    });
    drop(progress);
    found.claims.iter().try_for_each(told)?;
    // Some claims alone are told and not written: the file is of the whole case.
    if !audit.claim.is_empty() {
        return Ok(Exit::Done);
    }
    written(&found, &case, &file, &input)?;
    Ok(Exit::Done)
}

fn written(
    found: &Document,
    case: &probative::Case,
    file: &CaseFile,
    input: &Input,
) -> Result<(), Stop> {
    let json = found.to_json();
    // Read again: a long run leaves time to write into it.
    let old = FILE.before(case, file, input)?;
    let mut output = Output::of_run(input);
    output.within(&file.folder, FILE.place(case), json.as_str());
    output.finish()?;
    if !old.is_empty() && old != json {
        let changed = difference::lines(&old, &json).len();
        say(&format!("{changed} lines differ from the audit that stood there"))?;
    }
    FILE.tell(case, file, &json)
}

/// What was found of one claim: its word, the fewest choices to another, and which.
fn told(audited: &Audited) -> Result<(), Stop> {
    let word = audited.verdict.label();
    say(&format!(" {:<6} {word}: {}", audited.claim, fewest(audited)))?;
    turned(audited)
        .iter()
        .try_for_each(|turn| say(&format!("        {}", lines_of(&one_line(turn)))))
}
