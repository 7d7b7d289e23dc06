//! The hashes of a case's sources.

use probative_case::draft::{Draft, Part};
use probative_case::read::nearest;
use probative_evidence::sha256;

use crate::args::Pin;
use crate::edited::{CaseText, Edits};
use crate::exit::Stop;
use crate::input::Input;

/// Pins every source that has no hash or is asked for; gives what is told of those that changed.
pub(super) fn pinned(
    pin: &Pin,
    draft: &Draft,
    file: &CaseText,
    input: &mut Input,
    edits: &mut Edits,
) -> Result<Vec<String>, Stop> {
    known(pin, draft)?;
    let mut told = Vec::new();
    for source in &draft.sources {
        let Some(path) = source.value("path") else { continue };
        let place = file.folder.join(path);
        let asked = pin.all || pin.source.contains(&source.id);
        let missing = is_blank(source);
        let bytes = match input.bytes_if_there(&place)? {
            Some(bytes) => bytes,
            // What nobody asks for may be missing: a case can be kept without its sources.
            None if !asked && !missing => continue,
            None => input.bytes(&place, "put the file there, or mend the source's `path`")?,
        };
        let hash = sha256(&bytes);
        let pinned = source.value("sha256").unwrap_or_default();
        if pinned == hash {
            continue;
        }
        if !missing {
            told.push(changed(source, path, pinned, &hash, &bytes));
        }
        if asked || missing {
            edits.set(source, "sha256", &format!("\"{hash}\""));
        } else {
            told.push(format!("  it stays as it was; --source {} pins it as it is", source.id));
        }
    }
    Ok(told)
}

/// Passes where every source that is asked for is one of the case.
fn known(pin: &Pin, draft: &Draft) -> Result<(), Stop> {
    let ids: Vec<&str> = draft.sources.iter().map(|source| source.id.as_str()).collect();
    let Some(unknown) = pin.source.iter().find(|id| !ids.contains(&id.as_str())) else {
        return Ok(());
    };
    let help = match nearest(unknown, ids.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the case has {}", ids.join(", ")),
    };
    Err(Stop::usage(&format!("the case has no source `{unknown}`"), &help))
}

fn is_blank(source: &Part) -> bool {
    source.value("sha256").is_none_or(str::is_empty)
}

fn changed(source: &Part, path: &str, pinned: &str, hash: &str, bytes: &[u8]) -> String {
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
    let short = |hash: &str| hash.chars().take(12).collect::<String>();
    format!(
        "source {}: {path} is another file than the pinned one: {}…, now {}… with {} bytes in {lines} lines",
        source.id,
        short(pinned),
        short(hash),
        bytes.len()
    )
}
