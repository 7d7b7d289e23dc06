//! A file that is a source of the case already: its new bytes, with what changes.

use std::collections::BTreeMap;

use probative_case::draft::{Draft, Part};
use probative_evidence::sha256;
use probative_terms::text::counted;

use crate::difference;
use crate::edited::{CaseText, Edits};
use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::output::Output;
use crate::stderr::shown;
use crate::terminal::{lines_of, say};

/// How many lines that go and that come are shown of a file that changed.
const SHOWN: usize = 3;

/// A source that is there, and the bytes that are given of it now.
pub(super) struct Again<'a> {
    /// The source, as the case has it.
    pub(super) source: &'a Part,
    /// Its file, from the case's folder.
    pub(super) place: String,
    /// The bytes.
    pub(super) bytes: Vec<u8>,
}

/// The source that has this file.
pub(super) fn known<'a>(place: &str, draft: &'a Draft) -> Option<&'a Part> {
    let is_here = |path: &str| path.strip_prefix("./").unwrap_or(path) == place;
    draft.sources.iter().find(|source| source.value("path").is_some_and(is_here))
}

/// Puts the bytes in the place of those that are there, pins them, and shows what changes.
pub(super) fn taken(again: &Again, file: &CaseText, input: &mut Input) -> Result<Exit, Stop> {
    let Again { source, place, bytes } = again;
    let path = file.folder.join(place);
    let old = input.bytes_beside(&path)?.unwrap_or_default();
    let hash = sha256(bytes);
    let pinned = source.value("sha256").unwrap_or_default();
    say(&lines_of(&format!("{place} is the source `{}` already", source.id)))?;
    if old == *bytes && pinned == hash {
        say("its bytes are those that are pinned: nothing is changed")?;
        return Ok(Exit::Done);
    }
    if !is_repaired(&old, bytes) {
        let said = format!(
            "{} is the source `{}` already, with another first line",
            shown(&path),
            source.id
        );
        let help = format!(
            "put your file in its place and run `probative pin CASE --source {}`, or give yours another name",
            source.id
        );
        return Err(Stop::usage(&said, &help));
    }
    let mut edits = Edits::default();
    edits.set(source, "sha256", &format!("\"{hash}\""));
    let written = edits.applied(&file.toml);
    let mut output = Output::of_run(input);
    if old != *bytes {
        output.within(&file.folder, place, bytes.clone());
    }
    file.add(&written, &mut output);
    output.finish()?;
    let mut told = changed(&old, bytes);
    told.extend(difference::lines(&file.toml, &written));
    told.iter().try_for_each(|line| say(&lines_of(line)))?;
    say(&format!("it is pinned as it is now, in {}", shown(&file.path)))?;
    Ok(Exit::Done)
}

/// Whether bytes are those of the same table, mended: of another one the first line is another.
fn is_repaired(old: &[u8], new: &[u8]) -> bool {
    let first = |bytes: &[u8]| {
        let text = std::str::from_utf8(bytes).ok()?;
        Some(text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default().to_owned())
    };
    old == new || old.is_empty() || first(old).is_some_and(|line| first(new) == Some(line))
}

/// How many lines go and come, and the first ones of each.
fn changed(old: &[u8], new: &[u8]) -> Vec<String> {
    let [old, new] = [old, new].map(String::from_utf8_lossy);
    let sides = [("-", beyond(&old, &new)), ("+", beyond(&new, &old))];
    let mut told = Vec::new();
    for (sign, lines) in sides {
        told.extend(lines.iter().take(SHOWN).map(|line| format!("{sign} {line}")));
        if lines.len() > SHOWN {
            told.push(format!("{sign} … {} in all", counted(lines.len(), "line")));
        }
    }
    if told.is_empty() { vec!["its lines stand in another order".to_owned()] } else { told }
}

/// The lines of a text that another lacks, or has less often.
fn beyond<'a>(text: &'a str, other: &str) -> Vec<&'a str> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    other.lines().for_each(|line| *left.entry(line).or_default() += 1);
    let mut is_beyond = |line: &str| match left.get_mut(line) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    text.lines().filter(|line| is_beyond(line)).collect()
}
