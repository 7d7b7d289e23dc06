//! A file that will be written, and whether it can stand in its place.

use std::io;
use std::path::{Component, Path, PathBuf};

use crate::exit::Stop;
use crate::stderr::shown;

/// How many bytes the name of a file may have where file systems are most alike.
const LONGEST_NAME: usize = 255;

/// A file that will be written.
#[derive(Debug)]
pub(super) struct Waiting {
    /// The folder that is named for it, whole.
    pub(super) root: PathBuf,
    /// Its path as it is told.
    pub(super) told: PathBuf,
    /// Its path, whole.
    pub(super) place: PathBuf,
    pub(super) bytes: Vec<u8>,
    /// What stood there when the run read it, where the new bytes are made from that.
    pub(super) edited: Option<Vec<u8>>,
    /// Whether the file goes, and nothing comes in its place.
    pub(super) goes: bool,
}

/// Whether a path begins with `-`, by which other programs mean standard output.
pub(super) fn is_a_dash(path: &Path) -> bool {
    path.components().next() == Some(Component::Normal("-".as_ref()))
}

/// That nothing is written to `-`.
pub(super) fn dashed() -> Stop {
    let said =
        "`-` is no place for output: files are written all or none, and standard output is not";
    Stop::usage(said, "name a file or a folder; ./- is one of that name")
}

impl Waiting {
    /// Passes if what the new bytes are made from still stands there.
    pub(super) fn is_as_read(&self) -> Result<(), Stop> {
        let Some(edited) = &self.edited else { return Ok(()) };
        if std::fs::read(&self.place).is_ok_and(|now| now == *edited) {
            return Ok(());
        }
        let said = format!("{} was changed while this run was at it", shown(&self.told));
        Err(Stop::usage(&said, "run the command again"))
    }

    /// Passes if a file can stand there: below the folder that is named, under a name that can
    /// be, where there is nothing or a plain file.
    pub(super) fn can_stand(&self) -> Result<(), Stop> {
        let unfit = |why: &str, help: &str| {
            Err(Stop::usage(&format!("cannot write {}: {why}", shown(&self.told)), help))
        };
        if is_a_dash(&self.told) {
            return Err(dashed());
        }
        let inner = self.place.strip_prefix(&self.root).unwrap_or(Path::new(""));
        let mut parts = inner.components().peekable();
        if parts.peek().is_none() || !parts.all(|part| matches!(part, Component::Normal(_))) {
            return unfit(
                &format!("it leads out of {}", shown(&self.root)),
                "take away the link in that folder, or name another folder",
            );
        }
        if self.told.to_string_lossy().ends_with(std::path::is_separator) {
            return unfit("this is the name of a folder", "name a file");
        }
        // Links in folders are followed: one that is left leads to nothing that is there.
        if let Some(link) = self.place.ancestors().skip(1).find(|at| at.is_symlink()) {
            return unfit(
                &format!("{} is a link that leads nowhere", shown(link)),
                "take the link away, make the folder that it leads to, or name another folder",
            );
        }
        if self.place.to_str().is_none() {
            return unfit(
                "its name is no UTF-8",
                "name it, and the folders that it lies in, in UTF-8",
            );
        }
        if self.place.iter().any(|part| part.len() > LONGEST_NAME) {
            return unfit(&format!("a name has more than {LONGEST_NAME} bytes"), "name it shorter");
        }
        match self.place.symlink_metadata() {
            Ok(found) if found.is_file() => Ok(()),
            Ok(found) if found.is_dir() => {
                unfit("a folder stands there", "name another file, or take it away")
            }
            Ok(found) if found.is_symlink() => {
                unfit("a link stands there", "name the file that it leads to, or take it away")
            }
            Ok(_) => unfit("what stands there is no plain file", "name another file"),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(Stop::unwritten(&self.told, &error)),
        }
    }
}
