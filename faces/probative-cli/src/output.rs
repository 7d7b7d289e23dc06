//! Every file that a run writes: all of them, or none.
//!
//! An [`Output`] knows what the run reads and all that it will write, and refuses before anything
//! is touched what would stand outside the folder that is named for it, over a file that is read,
//! twice in one place, or where no file can stand. What passes is written whole into a folder of
//! the run's own beside its place (`staging`), and put in place under a journal (`journal`): a
//! run that fails, is interrupted or is killed leaves all files as they were, or all new.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use probative_terms::text::counted;

use crate::exit::Stop;
use crate::input::Input;
use crate::interrupt::begun;
use crate::stderr::{complain, shown};
use fault::Steps;
use journal::Journal;
use place::{Key, folders_of, keys, whole, whole_folder};
use staged::{Staged, Way, beside};
use staging::Staging;
use waiting::{Waiting, dashed, is_a_dash};

mod fault;
mod journal;
mod place;
mod staged;
mod staging;
mod waiting;

/// Files that will be written.
#[derive(Debug)]
pub(crate) struct Output {
    /// What the run reads, by all that it is known by.
    read: BTreeMap<Key, PathBuf>,
    waiting: Vec<Waiting>,
    /// Folders that are filled with files whose names are learnt later.
    filled: Vec<PathBuf>,
}

impl Output {
    /// Nothing yet, of a run that reads this.
    pub(crate) fn of_run(input: &Input) -> Output {
        let held = input
            .held()
            .iter()
            .flat_map(|path| keys(path).into_iter().map(|key| (key, path.clone())));
        Output { read: held.collect(), waiting: Vec::new(), filled: Vec::new() }
    }

    /// A file that the command names.
    pub(crate) fn file(&mut self, path: &Path, bytes: impl Into<Vec<u8>>) {
        let place = whole(path);
        let root = place.parent().unwrap_or(Path::new("/")).to_owned();
        let (told, bytes, edited, goes) = (path.to_owned(), bytes.into(), None, false);
        self.waiting.push(Waiting { root, told, place, bytes, edited, goes });
    }

    /// A file in a folder that the command names.
    pub(crate) fn within(&mut self, root: &Path, name: &str, bytes: impl Into<Vec<u8>>) {
        let told = root.join(name);
        // Links to the folder are followed, and so are those within it, which may lead elsewhere.
        let root = whole_folder(root);
        let (place, bytes, edited, goes) = (whole(&told), bytes.into(), None, false);
        self.waiting.push(Waiting { root, place, told, bytes, edited, goes });
    }

    /// Takes those plain files of a folder away that are ours and none of those so far; how many.
    pub(crate) fn without_others(
        &mut self,
        root: &Path,
        inner: &str,
        is_ours: impl Fn(&Path) -> bool,
    ) -> usize {
        let kept: BTreeSet<Key> = self.waiting.iter().flat_map(|file| keys(&file.place)).collect();
        let folder = root.join(inner);
        let is_folder = folder.symlink_metadata().is_ok_and(|found| found.is_dir());
        let entries = is_folder.then(|| std::fs::read_dir(&folder).ok()).flatten();
        let is_plain = |path: &PathBuf| path.symlink_metadata().is_ok_and(|found| found.is_file());
        let is_kept = |path: &PathBuf| {
            path.to_str().is_none() || keys(&whole(path)).iter().any(|key| kept.contains(key))
        };
        let mut others: Vec<PathBuf> =
            entries.into_iter().flatten().flatten().map(|it| it.path()).collect();
        others.retain(|path| is_plain(path) && !is_kept(path) && is_ours(path));
        others.sort();
        for told in &others {
            let (root, place, told) = (whole_folder(root), whole(told), told.clone());
            let (bytes, edited) = (Vec::new(), None);
            self.waiting.push(Waiting { root, told, place, bytes, edited, goes: true });
        }
        others.len()
    }

    /// A file in a folder that the command names, made from what stood there when it was read: what
    /// somebody else has put there since is not lost.
    pub(crate) fn edited(&mut self, root: &Path, name: &str, was: &str, bytes: impl Into<Vec<u8>>) {
        self.within(root, name, bytes);
        if let Some(file) = self.waiting.last_mut() {
            file.edited = Some(was.as_bytes().to_vec());
        }
    }

    /// A folder that the command fills with files whose names it learns later.
    pub(crate) fn fills(&mut self, folder: &Path) {
        self.filled.push(folder.to_owned());
    }

    /// Passes if all files so far may be written; what a run that was killed left of them is
    /// cleared away.
    ///
    /// Asked before a long computation, it spares the wait.
    pub(crate) fn may_be_written(&self) -> Result<(), Stop> {
        self.check()?;
        let there: Vec<&Path> = self.roots().into_iter().filter(|root| root.is_dir()).collect();
        alone(&there).map(|_| ())
    }

    /// Puts every file in its place, or leaves all as it was.
    pub(crate) fn finish(self) -> Result<(), Stop> {
        self.check()?;
        if self.waiting.is_empty() {
            return Ok(());
        }
        let roots = self.roots();
        for root in &roots {
            // A statement of its own: what clears away takes the lock again.
            let made = begun().make(root);
            made.map_err(|error| unbegun(root, &error))?;
        }
        let _alone = alone(&roots)?;
        // While nobody else writes: of two runs that read one file the second would undo the first.
        if let Err(stop) = self.waiting.iter().try_for_each(Waiting::is_as_read) {
            begun().clear();
            return Err(stop);
        }
        let mut steps = Steps::default();
        let staged = self.staged(&roots, &mut steps);
        let staged = staged.map_err(|(place, error)| unbegun(place, &error))?;
        staged.put(&mut steps)
    }

    fn roots(&self) -> Vec<&Path> {
        let roots: BTreeSet<&Path> = self.waiting.iter().map(|file| file.root.as_path()).collect();
        roots.into_iter().collect()
    }

    /// Passes if each file can stand in its place, alone, and is none that is read.
    fn check(&self) -> Result<(), Stop> {
        if self.filled.iter().any(|folder| is_a_dash(folder)) {
            return Err(dashed());
        }
        self.waiting.iter().try_for_each(Waiting::can_stand)?;
        self.spares_what_is_read()?;
        self.stand_apart()
    }

    fn spares_what_is_read(&self) -> Result<(), Stop> {
        for file in &self.waiting {
            if let Some(read) = keys(&file.place).iter().find_map(|key| self.read.get(key)) {
                return Err(over_what_is_read(file, read));
            }
        }
        for folder in &self.filled {
            let own = Key::of(&whole_folder(folder));
            let inside = |read: &&PathBuf| folders_of(&whole(read)).any(|at| at == own);
            if let Some(read) = self.read.values().find(inside) {
                let [read, folder] = [read, folder].map(|path| shown(path));
                let said = format!("{read} lies in {folder}, which the output fills");
                return Err(Stop::usage(&said, "name another folder for the output"));
            }
        }
        Ok(())
    }

    /// Passes if no two files are one, and none is the folder of another.
    fn stand_apart(&self) -> Result<(), Stop> {
        let mut taken: BTreeMap<Key, &Path> = BTreeMap::new();
        for file in &self.waiting {
            let keys = keys(&file.place);
            if let Some(other) = keys.iter().find_map(|key| taken.get(key)) {
                let said = format!("{} and {} are one file", shown(&file.told), shown(other));
                let help = "name two files; letter case tells none from another";
                return Err(Stop::usage(&said, help));
            }
            taken.extend(keys.into_iter().map(|key| (key, file.told.as_path())));
        }
        for file in &self.waiting {
            if let Some(other) = folders_of(&file.place).find_map(|key| taken.get(&key)) {
                let [inner, other] = [&file.told, *other].map(shown);
                let said = format!("{other} would be a file, and the folder of {inner}");
                return Err(Stop::usage(&said, "name two places of which none lies in the other"));
            }
        }
        Ok(())
    }

    /// Writes every file into the folders of the run; the place of one that fails, and why.
    fn staged(&self, roots: &[&Path], steps: &mut Steps) -> Result<Staged<'_>, (&Path, io::Error)> {
        let mut folders: Vec<Staging> = Vec::new();
        for root in roots {
            let first = folders.first().map(|first| first.folder.clone());
            let made = Staging::make(root, first.as_deref(), &mut begun());
            folders.push(made.map_err(|error| (self.waiting[0].told.as_path(), error))?);
        }
        // From here on whoever finds one of the folders finds them all.
        let begun = Journal { beside: beside(&folders), files: Vec::new() };
        let noted = begun.note(&folders[0].folder);
        noted.map_err(|error| (self.waiting[0].told.as_path(), error))?;
        let mut ways = Vec::new();
        for file in &self.waiting {
            let at = folders.iter().position(|folder| folder.root == file.root);
            let at = at.expect("each root has its folder");
            let number = ways.iter().filter(|way: &&Way<'_>| way.folder == at).count();
            let way = Way {
                file,
                folder: at,
                new: folders[at].new_file(number),
                old: folders[at].old_file(number),
            };
            steps
                .next()
                .and_then(|()| way.write())
                .map_err(|error| (file.told.as_path(), error))?;
            ways.push(way);
        }
        Ok(Staged { folders, ways })
    }
}

/// Whether a file has these bytes before all others.
pub(crate) fn begins_with(path: &Path, mark: &[u8]) -> bool {
    let mut first = vec![0; mark.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut first));
    read.is_ok() && first == mark
}

/// The folders to this run alone, and what dead runs left in them cleared away.
fn alone(roots: &[&Path]) -> Result<Vec<File>, Stop> {
    let Some(first) = roots.first() else { return Ok(Vec::new()) };
    let held = staging::alone(roots).map_err(|error| unbegun(first, &error))?;
    for root in roots {
        match staging::sweep(root) {
            0 => {}
            files => complain(&format!(
                "note: a run that was stopped had put {} in place; what stood there before is back",
                counted(files, "file")
            )),
        }
    }
    Ok(held)
}

/// That nothing was begun, with what was made for it cleared away.
fn unbegun(place: &Path, error: &io::Error) -> Stop {
    begun().clear();
    Stop::unwritten(place, error)
}

fn over_what_is_read(file: &Waiting, read: &Path) -> Stop {
    let place = shown(&file.told);
    let said = match shown(read) {
        read if read == place => format!("the output would replace {read}, which is read"),
        read => format!("the output would replace {read}, which is read: {place} is the same file"),
    };
    Stop::usage(&said, "name another file or folder for the output")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exit::Exit;
    use std::sync::{Mutex, MutexGuard, PoisonError};

    /// A program writes one output at a time, and so do its tests.
    fn one_at_a_time() -> MutexGuard<'static, ()> {
        static ONE: Mutex<()> = Mutex::new(());
        ONE.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn output(read: &[PathBuf]) -> Output {
        let mut input = Input::up_to(1_000);
        read.iter().for_each(|path| input.holds(path.clone()));
        Output::of_run(&input)
    }

    fn left(folder: &Path) -> usize {
        std::fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn every_file_is_put_in_its_place_and_nothing_else_is_left() {
        let _one = one_at_a_time();
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a.txt"), "old").unwrap();
        let mut output = output(&[at("read.txt")]);
        output.file(&at("a.txt"), "new");
        output.within(&at("deep"), "er/b.txt", "new");
        output.may_be_written().unwrap();
        assert_eq!(std::fs::read(at("a.txt")).unwrap(), b"old");
        output.finish().unwrap();
        assert_eq!(std::fs::read(at("a.txt")).unwrap(), b"new");
        assert_eq!(std::fs::read(at("deep/er/b.txt")).unwrap(), b"new");
        assert_eq!((left(folder.path()), left(&at("deep")), left(&at("deep/er"))), (2, 1, 1));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_replaced_stays_open_to_the_same_people() {
        use std::fs::Permissions;
        use std::os::unix::fs::PermissionsExt;
        let _one = one_at_a_time();
        let folder = tempfile::tempdir().unwrap();
        for mode in [0o600, 0o640, 0o666] {
            let file = folder.path().join("a.txt");
            std::fs::write(&file, "old").unwrap();
            std::fs::set_permissions(&file, Permissions::from_mode(mode)).unwrap();
            let mut output = output(&[]);
            output.file(&file, "new");
            output.finish().unwrap();
            assert_eq!(std::fs::read(&file).unwrap(), b"new");
            assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, mode);
        }
    }

    #[test]
    fn what_cannot_stand_is_refused_before_anything_is_touched() {
        let _one = one_at_a_time();
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir_all(at("taken")).unwrap();
        std::fs::write(at("read.txt"), "read").unwrap();
        std::fs::write(at("a.txt"), "old").unwrap();
        let long = "x".repeat(256);
        for (name, said) in [
            ("taken", "a folder stands there"),
            ("READ.txt", "which is read"),
            ("taken/../read.txt", "which is read"),
            (long.as_str(), "more than 255 bytes"),
            ("A.TXT", "are one file"),
            ("a.txt/b", "cannot write"),
            ("new/", "the name of a folder"),
        ] {
            let mut output = output(&[at("read.txt")]);
            output.file(&at("a.txt"), "new");
            output.file(&at(name), "new");
            let stop = output.finish().unwrap_err();
            assert!(stop.message.contains(said), "{name}: {}", stop.message);
            assert_eq!(std::fs::read(at("a.txt")).unwrap(), b"old", "{name}");
            assert_eq!(left(folder.path()), 3, "{name}");
        }
    }

    #[test]
    fn a_file_that_somebody_else_has_changed_since_it_was_read_stays() {
        let _one = one_at_a_time();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("case.toml");
        std::fs::write(&file, "theirs").unwrap();
        let edited = |was: &str| {
            let mut output = output(&[]);
            output.edited(folder.path(), "case.toml", was, "ours");
            output.finish()
        };
        assert!(edited("read").unwrap_err().message.contains("was changed"));
        assert_eq!(std::fs::read(&file).unwrap(), b"theirs");
        assert!(edited("theirs").is_ok());
        assert_eq!((std::fs::read(&file).unwrap(), left(folder.path())), (b"ours".to_vec(), 1));
    }

    #[test]
    fn a_dash_is_no_place_for_output_and_a_file_of_that_name_is() {
        let _one = one_at_a_time();
        for path in ["-", "-/a.txt"] {
            let mut output = output(&[]);
            output.file(Path::new(path), "new");
            let stop = output.finish().unwrap_err();
            assert!(stop.exit == Exit::Usage && stop.message.contains("./-"), "{}", stop.message);
        }
        let mut output = output(&[]);
        output.fills(Path::new("-"));
        assert!(output.may_be_written().unwrap_err().message.contains("./-"));
        for path in ["./-", "./-/a", "-a", "a/-"] {
            assert!(!is_a_dash(Path::new(path)), "{path}");
        }
    }

    #[test]
    fn a_file_cannot_be_the_folder_of_another() {
        let _one = one_at_a_time();
        let folder = tempfile::tempdir().unwrap();
        let mut output = output(&[]);
        output.file(&folder.path().join("out"), "a");
        output.within(&folder.path().join("Out"), "b.txt", "b");
        let stop = output.finish().unwrap_err();
        assert!(stop.message.contains("and the folder of"), "{}", stop.message);
        assert_eq!(left(folder.path()), 0);
    }

    #[test]
    fn a_folder_that_cannot_be_made_ends_the_run_and_leaves_nothing() {
        let _one = one_at_a_time();
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), "x").unwrap();
        let made = begun().make(&folder.path().join("file/deep"));
        let stop = unbegun(folder.path(), &made.unwrap_err());
        assert!(stop.message.contains("cannot write"), "{}", stop.message);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_no_folder_for_output() {
        let _one = one_at_a_time();
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::os::unix::fs::symlink("nowhere", at("way")).unwrap();
        std::os::unix::fs::symlink("round", at("round")).unwrap();
        for name in ["way", "way/deep", "round", "round/deep"] {
            let mut output = output(&[]);
            output.within(&at(name), "a.svg", "new");
            let stop = output.finish().unwrap_err();
            assert!(stop.exit == Exit::Usage, "{name}");
            assert!(stop.message.contains("a link that leads nowhere"), "{}", stop.message);
        }
        assert_eq!(left(folder.path()), 2);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_folder_leads_nothing_out_of_it() {
        let _one = one_at_a_time();
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir_all(at("theirs")).unwrap();
        std::fs::create_dir_all(at("out")).unwrap();
        std::os::unix::fs::symlink(at("theirs"), at("out/figures")).unwrap();
        std::os::unix::fs::symlink(at("out"), at("way")).unwrap();
        for name in ["figures/a.svg", "../a.svg"] {
            let mut output = output(&[]);
            output.within(&at("way"), name, "new");
            let stop = output.finish().unwrap_err();
            assert!(stop.message.contains("it leads out of"), "{}", stop.message);
        }
        let mut output = output(&[]);
        output.within(&at("way"), "a.svg", "new");
        output.finish().unwrap();
        assert!(at("out/a.svg").is_file() && left(&at("theirs")) == 0);
    }
}
