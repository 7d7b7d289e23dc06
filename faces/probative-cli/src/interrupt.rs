//! What a run has begun to write, and what becomes of it when somebody ends the run.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

/// How far a run is with its files.
///
/// Whoever holds it is alone with the folders that it names: a signal waits until files that are
/// on their way have reached their places.
#[derive(Debug, Default)]
pub(crate) struct Begun {
    /// Folders that hold files on their way.
    staged: Vec<PathBuf>,
    /// Folders that the run has made for its files, the outer before the inner.
    made: Vec<PathBuf>,
    /// Whether every file is in its place.
    written: bool,
}

static BEGUN: Mutex<Begun> =
    Mutex::new(Begun { staged: Vec::new(), made: Vec::new(), written: false });

/// Whether somebody has asked the run to end.
static ASKED: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// Waits to be ended, where somebody has asked for it while files went to their places: who ends a
/// run is told what became of them, however soon the run would have ended by itself.
pub(crate) fn end_if_asked() {
    let asked = || ASKED.get().is_some_and(|asked| asked.load(Ordering::Relaxed));
    // Ten seconds, if nobody listens to signals after all.
    for _ in 0..1000 {
        if !asked() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// How far the run is; nothing is cleared away while this is held.
pub(crate) fn begun() -> MutexGuard<'static, Begun> {
    BEGUN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether the run has put files into their places.
pub(crate) fn written() -> bool {
    begun().written
}

impl Begun {
    /// Remembers a folder that holds files on their way.
    pub(crate) fn stage(&mut self, folder: &Path) {
        self.staged.push(folder.to_owned());
    }

    /// Makes a folder with those that it lies in.
    pub(crate) fn make(&mut self, folder: &Path) -> std::io::Result<()> {
        if folder.as_os_str().is_empty() || folder.is_dir() {
            return Ok(());
        }
        folder.parent().map_or(Ok(()), |around| self.make(around))?;
        match std::fs::create_dir(folder) {
            Ok(()) => self.made.push(folder.to_owned()),
            // Another run has made it in between.
            Err(_) if folder.is_dir() => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Keeps what was made: every file is in its place.
    pub(crate) fn keep(&mut self) {
        self.written = true;
        self.made.clear();
        self.clear();
    }

    /// Clears away what was begun; a folder that somebody else has put something into stays.
    pub(crate) fn clear(&mut self) {
        for folder in self.staged.drain(..) {
            let _ = std::fs::remove_dir_all(folder);
        }
        for folder in self.made.drain(..).rev() {
            let _ = std::fs::remove_dir(folder);
        }
    }

    /// Leaves what was begun to the next run, which finds it by its journal.
    pub(crate) fn leave(&mut self) {
        self.staged.clear();
        self.made.clear();
    }

    /// What an interrupted run says of its files.
    fn said(&self) -> &'static str {
        match self.written {
            true => "interrupted; every file was already written, whole and new",
            false => "interrupted; no file was written, and what stood there is as it was",
        }
    }
}

/// Ends the run as signals ask, with nothing left over; asked a second time, at once.
#[cfg(unix)]
pub(crate) fn watch() {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::{flag, iterator::Signals, low_level};

    let asked: Vec<i32> =
        [SIGINT, SIGTERM].into_iter().filter(|signal| !is_ignored(*signal)).collect();
    let again = ASKED.get_or_init(Arc::default);
    for &signal in &asked {
        // The order matters: the first signal finds the flag down, and puts it up.
        let _ = flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(again));
        let _ = flag::register(signal, Arc::clone(again));
    }
    let Ok(mut signals) = Signals::new(asked) else { return };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let mut begun = begun();
            begun.clear();
            crate::stderr::complain(begun.said());
            // The shell sees that the run was ended, and by what.
            let _ = low_level::emulate_default_handler(signal);
        }
    });
}

/// Whether whoever started the run wants it to pass a signal over, as a shell does of what runs
/// in its background.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

/// Where there are no such signals, a run ends as the system ends it, and the next clears away.
#[cfg(not(unix))]
pub(crate) fn watch() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_is_taken_away_again_but_not_what_others_put_there() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mut begun = Begun::default();
        begun.make(&at("a/b/c")).unwrap();
        begun.make(&at("d")).unwrap();
        std::fs::write(at("d/theirs"), "x").unwrap();
        begun.stage(&at("a/b/c"));
        begun.clear();
        assert!(!at("a").exists() && at("d/theirs").exists());
        assert!(begun.said().contains("no file was written"));
        begun.keep();
        assert!(begun.said().contains("already written"));
    }
}
