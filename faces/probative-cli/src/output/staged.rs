//! Files on their way: written whole beside their places, then put there one after the other.

use std::collections::BTreeSet;
use std::fs::File;
#[cfg(unix)]
use std::fs::Metadata;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use probative_evidence::sha256;

use super::fault::Steps;
use super::journal::{self, Journal, Listed};
use super::staging::Staging;
use super::waiting::Waiting;
use crate::exit::Stop;
use crate::interrupt::{begun, end_if_asked};
use crate::stderr::shown;

/// A file on its way.
#[derive(Debug)]
pub(super) struct Way<'a> {
    pub(super) file: &'a Waiting,
    /// The number of the folder that it waits in.
    pub(super) folder: usize,
    /// Where it waits.
    pub(super) new: PathBuf,
    /// Where what stood in its place is kept until all is done.
    pub(super) old: PathBuf,
}

impl Way<'_> {
    fn listed(&self) -> Listed {
        let place = self.file.place.strip_prefix(&self.file.root).unwrap_or(&self.file.place);
        Listed {
            place: place.display().to_string(),
            sha256: (!self.file.goes).then(|| sha256(&self.file.bytes)),
            stands: self.stands(),
        }
    }

    /// Writes it, and makes that last.
    pub(super) fn write(&self) -> io::Result<()> {
        if self.file.goes {
            return Ok(());
        }
        let mut begun = begun();
        let folder = self.file.place.parent().unwrap_or(Path::new("/"));
        begun.make(folder)?;
        // The folder is there now, and so its file system says whether the name can be.
        match self.file.place.symlink_metadata() {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut written = File::create_new(&self.new)?;
        // Before any byte: what only its owner may read was never open to others.
        #[cfg(unix)]
        if let Some(stood) = self.file.place.symlink_metadata().ok().filter(Metadata::is_file) {
            written.set_permissions(stood.permissions())?;
        }
        written.write_all(&self.file.bytes)?;
        written.sync_all()
    }

    fn stands(&self) -> bool {
        self.file.place.symlink_metadata().is_ok()
    }

    /// Keeps what stands in its place: under a second name, so that the place is never empty, or
    /// by taking it away, where a file can have but one, or where it goes.
    fn keep_old(&self) -> io::Result<()> {
        let place = &self.file.place;
        if !place.symlink_metadata()?.is_file() {
            return Err(io::Error::other("something else than a file has come there since"));
        }
        if self.file.goes {
            return std::fs::rename(place, &self.old);
        }
        std::fs::hard_link(place, &self.old).or_else(|_| std::fs::rename(place, &self.old))
    }
}

/// Files that are written, and not yet in their places.
#[derive(Debug)]
pub(super) struct Staged<'a> {
    /// The run's folders; the first leads.
    pub(super) folders: Vec<Staging>,
    pub(super) ways: Vec<Way<'a>>,
}

impl Staged<'_> {
    /// Puts every file in its place, or puts back what stood there.
    pub(super) fn put(&self, steps: &mut Steps) -> Result<(), Stop> {
        // Held to the end, so that a signal finds all old or all new.
        let mut begun = begun();
        let journals = self.journals();
        let Err((place, error)) = self.put_all(&journals, steps) else {
            begun.keep();
            drop(begun);
            end_if_asked();
            return Ok(());
        };
        let mut folders = self.folders.iter().zip(&journals);
        match folders.try_for_each(|(at, journal)| journal.put_back(&at.folder).map(|_| ())) {
            Ok(()) => {
                begun.clear();
                Err(Stop::unwritten(&place, &error))
            }
            Err(other) => {
                begun.leave();
                let said = format!(
                    "cannot write {}: {error}; and what stood there cannot be put back: {other}",
                    shown(&place)
                );
                Err(Stop::usage(
                    &said,
                    "run this again when the disk is mended: that puts it back first",
                ))
            }
        }
    }

    fn put_all(&self, journals: &[Journal], steps: &mut Steps) -> Result<(), (PathBuf, io::Error)> {
        let at = |path: &Path| {
            let path = path.to_owned();
            move |error| (path, error)
        };
        // The journal of the first folder last: from then on the run counts as begun.
        for (staging, journal) in self.folders.iter().zip(journals).rev() {
            let noted = steps.next().and_then(|()| journal.note(&staging.folder));
            noted.map_err(at(&staging.root))?;
        }
        for way in &self.ways {
            let told = &way.file.told;
            if way.stands() {
                steps.next().and_then(|()| way.keep_old()).map_err(at(told))?;
            }
            if !way.file.goes {
                let put = steps.next().and_then(|()| std::fs::rename(&way.new, &way.file.place));
                put.map_err(at(told))?;
            }
        }
        let folders = self.ways.iter().filter_map(|way| way.file.place.parent());
        for folder in folders.collect::<BTreeSet<_>>() {
            journal::last(folder).map_err(at(folder))?;
        }
        let first = &self.folders[0];
        let done = steps.next().and_then(|()| Journal::forget(&first.folder));
        done.map_err(at(&first.root))
    }

    /// A journal for each folder.
    fn journals(&self) -> Vec<Journal> {
        let beside = beside(&self.folders);
        let files = |at: usize| {
            self.ways.iter().filter(move |way| way.folder == at).map(Way::listed).collect()
        };
        let journal = |at| Journal {
            beside: if at == 0 { beside.clone() } else { Vec::new() },
            files: files(at),
        };
        (0..self.folders.len()).map(journal).collect()
    }
}

/// The folders of a run but the first, which tells of them.
pub(super) fn beside(folders: &[Staging]) -> Vec<String> {
    folders.iter().skip(1).map(|at| at.folder.display().to_string()).collect()
}
