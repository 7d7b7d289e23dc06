//! A case file that is written into: its text, and what is put in its place.

use std::ops::Range;
use std::path::{Path, PathBuf};

use probative_case::draft::Part;
use probative_terms::Diagnostic;

use crate::exit::Stop;
use crate::input::Input;
use crate::opened::places;
use crate::output::Output;
use crate::stderr::shown;
use crate::terminal::say;

/// A case file that this run may write over.
#[derive(Debug)]
pub(crate) struct CaseText {
    /// The file.
    pub(crate) path: PathBuf,
    /// The folder that it stands in.
    pub(crate) folder: PathBuf,
    /// Its text.
    pub(crate) toml: String,
}

impl CaseText {
    /// Opens `case`, a folder that holds case.toml or the file itself.
    pub(crate) fn open(case: &Path, input: &Input) -> Result<CaseText, Stop> {
        let (folder, path) = places(case);
        let Some(bytes) = input.bytes_beside(&path)? else {
            let said = format!("cannot read {}: there is no such file", shown(&path));
            return Err(Stop::usage(&said, "name a folder that holds case.toml"));
        };
        let toml = String::from_utf8(bytes).map_err(|error| {
            let said = format!("byte {} is not UTF-8", error.utf8_error().valid_up_to());
            let path = path.display().to_string();
            Stop::refused(&Diagnostic::of_file("E101", &path, said, "save the file as UTF-8"))
        })?;
        Ok(CaseText { path, folder, toml })
    }

    /// Writes the file anew and says so.
    pub(crate) fn write(&self, toml: &str, input: &Input) -> Result<(), Stop> {
        let mut output = Output::of_run(input);
        self.add(toml, &mut output);
        output.finish()?;
        say(&format!("wrote {}", shown(&self.path)))
    }

    /// Adds the new file to what a run writes.
    pub(crate) fn add(&self, toml: &str, output: &mut Output) {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        output.edited(&self.folder, &name, &self.toml, with_ends_of(&self.toml, toml));
    }
}

/// A text with lines that end as those of another do, where all of those end as Windows has it.
fn with_ends_of(other: &str, text: &str) -> String {
    let [all, of_windows] = ["\n", "\r\n"].map(|end| other.matches(end).count());
    if all == 0 || all > of_windows {
        return text.to_owned();
    }
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

/// What is put in the place of parts of a text.
#[derive(Debug, Default)]
pub(crate) struct Edits(Vec<(Range<usize>, Put)>);

#[derive(Debug)]
enum Put {
    /// In place of what stands there.
    Here(String),
    /// A line after the line that this stands on.
    Line(String),
}

impl Edits {
    /// Puts a text in the place of a part.
    pub(crate) fn replace(&mut self, span: Range<usize>, text: String) {
        self.0.push((span, Put::Here(text)));
    }

    /// Gives a key a value, where it has one or has none.
    pub(crate) fn set(&mut self, part: &Part, name: &str, value: &str) {
        match part.entry(name) {
            Some(entry) => self.replace(entry.span.clone(), value.to_owned()),
            None => self.add(part, &format!("{name} = {value}")),
        }
    }

    /// Adds a key with its value to a table.
    pub(crate) fn add(&mut self, part: &Part, entry: &str) {
        let Some(last) = part.entries.last() else { return };
        let end = last.span.end;
        let put =
            if part.inline { Put::Here(format!(", {entry}")) } else { Put::Line(entry.to_owned()) };
        self.0.push((end..end, put));
    }

    /// Gives a table keys with their values, in place of one of a draft or where it has none.
    pub(crate) fn fill(&mut self, part: &Part, drafted: &str, entries: &[(&str, String)]) {
        let has = |name: &str| part.entry(name).is_some();
        let line = |(name, value): &(&str, String)| format!("{name} = {value}");
        let missing: Vec<String> =
            entries.iter().filter(|(name, _)| !has(name)).map(line).collect();
        for (name, value) in entries.iter().filter(|(name, _)| has(name)) {
            self.set(part, name, value);
        }
        let between = if part.inline { ", " } else { "\n" };
        match part.entry(drafted) {
            Some(entry) => self.replace(entry.start..entry.span.end, missing.join(between)),
            None => missing.iter().for_each(|line| self.add(part, line)),
        }
    }

    /// Whether nothing is put anywhere.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text with all of it.
    pub(crate) fn applied(&self, text: &str) -> String {
        let mut out = text.to_owned();
        // From the end on, so that the places before stay as they are; of those in one place the
        // last first, so that they stand in their order.
        let mut edits: Vec<_> = self.0.iter().rev().collect();
        edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
        for (span, put) in edits {
            match put {
                Put::Here(new) => out.replace_range(span.clone(), new),
                Put::Line(new) => {
                    let end = out[span.end..].find('\n').map_or(out.len(), |at| span.end + at);
                    out.insert_str(end, &format!("\n{new}"));
                }
            }
        }
        out
    }
}
