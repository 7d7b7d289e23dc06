//! What the proofs over the whole workspace share: where it lies, and its cases.
#![allow(clippy::disallowed_methods, reason = "these tests read the workspace itself")]

use std::path::{Path, PathBuf};

use probative::{Case, Disk, Evidence, gather};

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
