//! What a run is about to put in place, written down first, so that it can be put back.
//!
//! While the first folder of a run holds its journal, the run has not come to its end: whoever
//! finds it puts back what stood there. A journal tells of places within its own folder alone.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use probative_evidence::sha256;
use serde_json::{Value, json};

const NAME: &str = "journal";

/// What a run is about to put in place in one folder.
#[derive(Debug, Default)]
pub(super) struct Journal {
    /// The run's folders in others that it writes into.
    pub(super) beside: Vec<String>,
    /// The files, in the order of their numbers.
    pub(super) files: Vec<Listed>,
}

/// A file that is about to be put in place.
#[derive(Debug)]
pub(super) struct Listed {
    /// Its path from the folder that is written into.
    pub(super) place: String,
    /// The hash of its new bytes; none where the file goes.
    pub(super) sha256: Option<String>,
    /// Whether something stands there already.
    pub(super) stands: bool,
}

impl Journal {
    /// Writes it into the run's folder, whole or not at all, and makes that last.
    pub(super) fn note(&self, folder: &Path) -> io::Result<()> {
        let file = |file: &Listed| json!({ "place": file.place, "sha256": file.sha256, "stands": file.stands });
        let files: Vec<Value> = self.files.iter().map(file).collect();
        let text = json!({ "beside": self.beside, "files": files }).to_string();
        let begun = folder.join("journal.begun");
        let mut written = File::create(&begun)?;
        written.write_all(text.as_bytes())?;
        written.sync_all()?;
        std::fs::rename(begun, folder.join(NAME))?;
        last(folder)
    }

    /// The journal of a run's folder, if it holds one.
    pub(super) fn find(folder: &Path) -> Option<Journal> {
        let text = std::fs::read_to_string(folder.join(NAME)).ok()?;
        let held: Value = serde_json::from_str(&text).ok()?;
        let word = |value: &Value| value.as_str().map(str::to_owned);
        let file = |file: &Value| {
            let stands = file["stands"].as_bool()?;
            Some(Listed { place: word(&file["place"])?, sha256: word(&file["sha256"]), stands })
        };
        Some(Journal {
            beside: held["beside"].as_array()?.iter().filter_map(word).collect(),
            files: held["files"].as_array()?.iter().map(file).collect::<Option<Vec<_>>>()?,
        })
    }

    /// Takes the journal away: what it tells of is as it should be.
    pub(super) fn forget(folder: &Path) -> io::Result<()> {
        std::fs::remove_file(folder.join(NAME))?;
        last(folder)
    }

    /// Puts back what stood in the places, as far as new files have come there; how many.
    pub(super) fn put_back(&self, folder: &Path) -> io::Result<usize> {
        let Some(root) = folder.parent() else { return Ok(0) };
        let mut count = 0;
        for (number, file) in self.files.iter().enumerate().rev() {
            if let Some(place) = within(root, &file.place) {
                count += usize::from(file.put_back(folder, number, &place)?);
            }
        }
        Ok(count)
    }
}

impl Listed {
    /// Puts back what stood in the place; whether there was something to do.
    fn put_back(&self, folder: &Path, number: usize, place: &Path) -> io::Result<bool> {
        let is_there = |path: &Path| path.symlink_metadata().is_ok();
        let old = old_file(folder, number);
        if self.sha256.is_none() || is_there(&new_file(folder, number)) {
            // Nothing was put in place; what stood there may have been taken away.
            let taken = !is_there(place) && is_there(&old);
            return if taken { put(&old, place).map(|()| true) } else { Ok(false) };
        }
        if !self.is_at(place) {
            // Put back already, or written by somebody since: that is theirs.
            return Ok(false);
        }
        match is_there(&old) {
            true => put(&old, place)?,
            // What stood there is put back already, and has the same bytes.
            false if self.stands => return Ok(false),
            false => {
                std::fs::remove_file(place)?;
                last(around(place))?;
            }
        }
        Ok(true)
    }

    /// Whether the new bytes stand in the place.
    fn is_at(&self, place: &Path) -> bool {
        let plain = place.symlink_metadata().is_ok_and(|found| found.is_file());
        plain && std::fs::read(place).is_ok_and(|bytes| Some(sha256(&bytes)) == self.sha256)
    }
}

/// Where a file of a run's folder stands as it will be.
pub(super) fn new_file(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("{number}.new"))
}

/// Where a file of a run's folder stands as it was.
pub(super) fn old_file(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("{number}.old"))
}

/// Renames, and makes that last.
pub(super) fn put(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::rename(from, to)?;
    last(around(to))
}

/// Makes the renames in a folder last.
pub(super) fn last(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

fn around(place: &Path) -> &Path {
    place.parent().unwrap_or(Path::new("/"))
}

/// A place within a folder; nothing where its path leads out of there.
fn within(root: &Path, place: &str) -> Option<PathBuf> {
    let path = Path::new(place);
    let normal = path.components().all(|part| matches!(part, Component::Normal(_)));
    let place = root.join(path);
    let folder = around(&place).canonicalize().ok()?;
    (normal && folder.starts_with(root.canonicalize().ok()?)).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_that_names_places_elsewhere_moves_nothing() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("out/.probative-1-0");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(root.path().join("theirs"), "theirs").unwrap();
        std::fs::write(old_file(&folder, 0), "planted").unwrap();
        for place in ["../theirs", root.path().join("theirs").to_str().unwrap()] {
            let sha256 = Some(sha256(b"theirs"));
            let listed = Listed { place: place.to_owned(), sha256, stands: true };
            Journal { beside: Vec::new(), files: vec![listed] }.note(&folder).unwrap();
            assert_eq!(Journal::find(&folder).unwrap().put_back(&folder).unwrap(), 0);
        }
        assert_eq!(std::fs::read_to_string(root.path().join("theirs")).unwrap(), "theirs");
    }

    #[test]
    fn what_was_written_since_is_left() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(".probative-1-0");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(old_file(&folder, 0), "old").unwrap();
        std::fs::write(root.path().join("a"), "written since").unwrap();
        let listed = |sha256| Listed { place: "a".to_owned(), sha256: Some(sha256), stands: true };
        let journal = |sha256| Journal { beside: Vec::new(), files: vec![listed(sha256)] };
        assert_eq!(journal(sha256(b"new")).put_back(&folder).unwrap(), 0);
        assert_eq!(journal(sha256(b"written since")).put_back(&folder).unwrap(), 1);
        assert_eq!(std::fs::read_to_string(root.path().join("a")).unwrap(), "old");
    }
}
