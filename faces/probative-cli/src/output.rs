//! Files that are there whole or not at all.
//!
//! Each is written under a temporary name in its own folder and synced; only when all are, they
//! are renamed and the folders synced. A run that is stopped leaves earlier output as it was.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::exit::Stop;

/// Files that are written and not yet in their places.
#[derive(Debug, Default)]
pub(crate) struct Output {
    waiting: Vec<(NamedTempFile, PathBuf)>,
}

impl Output {
    /// Writes a file beside its place; its folder is made if it is not there.
    pub(crate) fn add(&mut self, place: &Path, bytes: &[u8]) -> Result<(), Stop> {
        let written = write_beside(place, bytes).map_err(|error| Stop::unwritten(place, &error))?;
        self.waiting.push((written, place.to_owned()));
        Ok(())
    }

    /// Puts every file in its place.
    pub(crate) fn finish(self) -> Result<(), Stop> {
        let mut folders = BTreeSet::new();
        for (written, place) in self.waiting {
            written.persist(&place).map_err(|error| Stop::unwritten(&place, &error.error))?;
            folders.insert(folder(&place).to_owned());
        }
        for folder in folders {
            sync(&folder).map_err(|error| Stop::unwritten(&folder, &error))?;
        }
        Ok(())
    }
}

fn folder(place: &Path) -> &Path {
    match place.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn write_beside(place: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    std::fs::create_dir_all(folder(place))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".probative-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut written = builder.tempfile_in(folder(place))?;
    written.write_all(bytes)?;
    written.as_file().sync_all()?;
    Ok(written)
}

/// Makes the renames in a folder last.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_in_its_place_before_everything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (folder.path().join("a.txt"), folder.path().join("deep/b.txt"));
        std::fs::write(&first, "old").unwrap();
        let mut output = Output::default();
        output.add(&first, b"new").unwrap();
        assert_eq!(std::fs::read(&first).unwrap(), b"old");
        output.add(&second, b"new").unwrap();
        output.finish().unwrap();
        assert_eq!(std::fs::read(&first).unwrap(), b"new");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_is_not_finished_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let mut output = Output::default();
        output.add(&folder.path().join("a.txt"), b"new").unwrap();
        drop(output);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
