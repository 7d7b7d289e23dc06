//! What the proofs over the whole workspace share: where it lies, and its cases.
#![allow(clippy::disallowed_methods, reason = "these tests read the workspace itself")]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use probative::{Case, Disk, Evidence, check, gather};
use probative_finding::finding::Findings;

/// Numbers by Marsaglia's xorshift, from a seed that is not zero.
pub struct Chance(u64);

impl Default for Chance {
    fn default() -> Self {
        Chance(0x9e37_79b9_7f4a_7c15)
    }
}

impl Chance {
    /// A whole number below another; zero where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    /// Whether it is the one of so many.
    pub fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// One of some.
    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or_else(|| here.to_owned(), Path::to_owned)
}

/// The folders of all cases in the gallery, in order of name.
pub fn cases() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = entries(&root().join("cases"));
    folders.retain(|folder| folder.join("case.toml").is_file());
    assert!(!folders.is_empty(), "the gallery holds cases");
    folders
}

/// A case of the gallery, read and gathered.
pub fn gathered(folder: &Path) -> (Case, Evidence) {
    let case = match Case::read(&text(&folder.join("case.toml"))) {
        Ok(case) => case,
        Err(error) => panic!("{}: {error}", folder.display()),
    };
    match gather(&case, &Disk::at(folder)) {
        Ok(evidence) => (case, evidence),
        Err(error) => panic!("{}: {error}", folder.display()),
    }
}

/// A case of the gallery, and what was found of it.
pub struct Checked {
    /// Its folder.
    pub folder: PathBuf,
    /// The case.
    pub case: Case,
    /// Its records.
    pub evidence: Evidence,
    /// What was found.
    pub findings: Findings,
}

/// Every case of the gallery, checked once for all proofs that ask what was found.
pub fn checked() -> &'static [Checked] {
    static CHECKED: OnceLock<Vec<Checked>> = OnceLock::new();
    let checked = |folder: PathBuf| {
        let (case, evidence) = gathered(&folder);
        let findings = check(&case, &evidence);
        Checked { folder, case, evidence, findings }
    };
    CHECKED.get_or_init(|| cases().into_iter().map(checked).collect())
}

/// What stands in a literal of Rust behind its first quote, and what follows the last.
pub fn literal(rest: &str) -> (String, &str) {
    let mut escaped = false;
    for (at, letter) in rest.char_indices() {
        match letter {
            '\\' if !escaped => escaped = true,
            '"' if !escaped => return (rest[..at].to_owned(), &rest[at + 1..]),
            _ => escaped = false,
        }
    }
    (rest.to_owned(), "")
}

/// Every file under `folder` with this ending, in order.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in entries(folder) {
        if entry.is_dir() && entry.file_name().is_none_or(|name| name != "target") {
            found.extend(files(&entry, ending));
        } else if entry.extension().is_some_and(|extension| extension == ending) {
            found.push(entry);
        }
    }
    found
}

/// The text of a file.
pub fn text(path: &Path) -> String {
    match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => panic!("{}: {error}", path.display()),
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(listed) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut entries: Vec<PathBuf> =
        listed.filter_map(Result::ok).map(|entry| entry.path()).collect();
    entries.sort();
    entries
}
