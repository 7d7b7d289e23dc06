//! A folder beside the files of a run, in which they are written before they are put in place.
//!
//! `.probative-<process>-<number>` holds `0.new`, `1.new`, … as they will be, `0.old`, … as they
//! were, and a file that its run keeps locked while it lives.

use std::fs::{File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::journal::{Journal, new_file, old_file};
use crate::interrupt::Begun;
use crate::stderr::{complain, shown};

const PREFIX: &str = ".probative-";
const LOCK: &str = "lock";

/// How long a run waits for others that are writing into the same folder: many may be started at
/// once, and each takes its turn.
const PATIENCE: Duration = Duration::from_secs(120);

/// The folder of a run within one of those that it writes into.
#[derive(Debug)]
pub(super) struct Staging {
    /// The folder that is written into.
    pub(super) root: PathBuf,
    /// The folder of the run within it.
    pub(super) folder: PathBuf,
    /// Held while the run lives.
    _lock: File,
}

impl Staging {
    /// Makes the folder; `first` is that of the first folder that the run writes into.
    pub(super) fn make(
        root: &Path,
        first: Option<&Path>,
        begun: &mut Begun,
    ) -> io::Result<Staging> {
        for number in 0..1_000 {
            let folder = root.join(format!("{PREFIX}{}-{number}", std::process::id()));
            match std::fs::create_dir(&folder) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                made => made?,
            }
            begun.stage(&folder);
            if let Some(lock) = locked(&folder, first.unwrap_or(&folder))? {
                return Ok(Staging { root: root.to_owned(), folder, _lock: lock });
            }
        }
        Err(io::Error::other("no folder for what is on its way could be made"))
    }

    /// Where a file stands as it will be.
    pub(super) fn new_file(&self, number: usize) -> PathBuf {
        new_file(&self.folder, number)
    }

    /// Where a file stands as it was.
    pub(super) fn old_file(&self, number: usize) -> PathBuf {
        old_file(&self.folder, number)
    }
}

/// The lock of a new folder; nothing if another run has taken the folder for that of a dead one
/// before it was locked.
fn locked(folder: &Path, first: &Path) -> io::Result<Option<File>> {
    let path = folder.join(LOCK);
    let mut lock = match File::create_new(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        made => made?,
    };
    match lock.try_lock() {
        Err(TryLockError::WouldBlock) => return Ok(None),
        // Where nothing can be locked, no run takes another for dead.
        Ok(()) | Err(TryLockError::Error(_)) => {}
    }
    if !path.exists() {
        return Ok(None);
    }
    lock.write_all(first.to_string_lossy().as_bytes())?;
    Ok(Some(lock))
}

/// Puts back what a run that is dead had begun in this folder, and clears its files away; how
/// many files were put back.
///
/// What cannot be cleared away stays, with a word: it stands in nobody's way.
pub(super) fn sweep(root: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(root) else { return 0 };
    let mut put_back = 0;
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(is_ours);
        let folder = entry.path();
        if ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) && is_mine(&folder) {
            put_back += clear(&folder).unwrap_or_else(|error| {
                let folder = shown(&folder);
                complain(&format!("note: {folder} was left by a run that was stopped: {error}"));
                0
            });
        }
    }
    put_back
}

/// Whether a folder is of whoever runs this, as far as the system tells: in a folder that many
/// share, a run does nothing on the word of another's.
fn is_mine(folder: &Path) -> bool {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::MetadataExt;
        let owner = |path: &Path| path.metadata().ok().map(|found| found.uid());
        let me = owner(Path::new("/proc/self"));
        me.is_none() || me == owner(folder)
    }
    #[cfg(not(target_os = "linux"))]
    folder.is_dir()
}

/// Whether a name is one that [`Staging::make`] gives.
fn is_ours(name: &str) -> bool {
    let numbers = name.strip_prefix(PREFIX).and_then(|rest| rest.split_once('-'));
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    numbers.is_some_and(|(process, count)| number(process) && number(count))
}

/// Clears the folder of a dead run away, with those that it has beside it elsewhere.
fn clear(folder: &Path) -> io::Result<usize> {
    let Some((lock, first)) = dead(folder) else {
        return without_lock(folder).map(|()| 0);
    };
    if first == folder {
        return whole_run(folder);
    }
    // The first folder alone knows whether the run has put everything in place; what it leads is
    // locked one by one, and so may not be held here.
    drop(lock);
    let put_back = match dead(&first) {
        Some((_lock, its_first)) if its_first == first => whole_run(&first)?,
        None if first.is_dir() => return Ok(0),
        _ => 0,
    };
    if dead(folder).is_some() {
        std::fs::remove_dir_all(folder)?;
    }
    Ok(put_back)
}

/// Clears a folder away that has no lock: of one that is being made there is nothing yet, and of
/// one that was being cleared away the lock may be gone before the rest.
fn without_lock(folder: &Path) -> io::Result<()> {
    let holds_more = std::fs::read_dir(folder)?.next().is_some();
    if !holds_more {
        let _ = std::fs::remove_dir(folder);
    } else if !folder.join(LOCK).exists() {
        std::fs::remove_dir_all(folder)?;
    }
    Ok(())
}

/// Puts back what a run had begun, if it had not come to its end, and clears its folders away.
fn whole_run(first: &Path) -> io::Result<usize> {
    let Some(journal) = Journal::find(first) else {
        std::fs::remove_dir_all(first)?;
        return Ok(0);
    };
    let mut beside = Vec::new();
    for folder in journal.beside.iter().map(PathBuf::from).filter(|folder| folder.is_dir()) {
        match dead(&folder) {
            // Somebody else is at it, who puts back the whole.
            None => return Ok(0),
            Some((lock, its_first)) if its_first == first => beside.push((folder, lock)),
            Some(_) => {}
        }
    }
    let mut put_back = journal.put_back(first)?;
    for (folder, _) in &beside {
        put_back += Journal::find(folder).map_or(Ok(0), |journal| journal.put_back(folder))?;
    }
    Journal::forget(first)?;
    for folder in beside.iter().map(|(folder, _)| folder.as_path()).chain([first]) {
        std::fs::remove_dir_all(folder)?;
    }
    Ok(put_back)
}

/// The lock of a folder whose run is dead, and the folder that leads its run.
fn dead(folder: &Path) -> Option<(File, PathBuf)> {
    let lock = File::options().read(true).write(true).open(folder.join(LOCK)).ok()?;
    lock.try_lock().ok()?;
    let first = std::io::read_to_string(&lock).ok()?;
    Some((lock, if first.is_empty() { folder.to_owned() } else { PathBuf::from(first) }))
}

/// Folders that no other run writes into while this is held, as far as the system can lock one.
pub(super) fn alone(roots: &[&Path]) -> io::Result<Vec<File>> {
    let started = Instant::now();
    let mut held = Vec::new();
    // Always in one order, so that two runs do not wait for each other.
    let mut roots: Vec<&Path> = roots.to_vec();
    roots.sort_unstable();
    for root in roots.into_iter().filter(|_| cfg!(unix)) {
        // A folder that may be written into and not read cannot be locked.
        let Ok(folder) = File::open(root) else { continue };
        loop {
            match folder.try_lock() {
                Err(TryLockError::WouldBlock) if started.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                Err(TryLockError::WouldBlock) => {
                    let said = "another run has been writing into this folder for two minutes";
                    return Err(io::Error::new(io::ErrorKind::ResourceBusy, said));
                }
                Ok(()) | Err(TryLockError::Error(_)) => break,
            }
        }
        held.push(folder);
    }
    Ok(held)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_living_run_has_begun_stays_and_what_a_dead_one_has_goes() {
        let root = tempfile::tempdir().unwrap();
        let mut begun = Begun::default();
        let living = Staging::make(root.path(), None, &mut begun).unwrap();
        std::fs::write(living.new_file(0), "new").unwrap();
        let dead = root.path().join(".probative-1-0");
        std::fs::create_dir(&dead).unwrap();
        std::fs::write(dead.join(LOCK), dead.to_str().unwrap()).unwrap();
        std::fs::write(dead.join("0.new"), "new").unwrap();
        std::fs::create_dir(root.path().join(".probative-notes")).unwrap();
        assert_eq!(sweep(root.path()), 0);
        assert!(living.new_file(0).exists() && !dead.exists());
        assert!(root.path().join(".probative-notes").exists());
        begun.clear();
        assert_eq!(std::fs::read_dir(root.path()).unwrap().count(), 1);
    }

    #[test]
    fn only_names_of_runs_are_ours() {
        assert!(is_ours(".probative-12-0"));
        for other in
            [".probative-", ".probative-12", ".probative-a-0", "probative-1-0", ".probative-1-"]
        {
            assert!(!is_ours(other), "{other}");
        }
    }
}
