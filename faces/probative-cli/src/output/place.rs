//! Whether two paths are one file, however they are spelt.

use std::path::{Component, Path, PathBuf};

/// Something by which a file is known; two paths that share one are one file, or are where letter
/// case does not count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// A whole path without regard to letter case.
    Path(String),
    /// What the file system calls the file.
    File(u64, u64),
}

impl Key {
    /// A whole path without regard to letter case. Through capitals, since some letters share them
    /// alone.
    pub(super) fn of(whole: &Path) -> Key {
        Key::Path(whole.to_string_lossy().to_uppercase().to_lowercase())
    }
}

/// All by which the file of a path is known: its own place, the place that it leads to, and what
/// the file system calls it.
pub(super) fn keys(path: &Path) -> Vec<Key> {
    let mut keys = vec![Key::of(&whole(path))];
    keys.extend(path.canonicalize().ok().map(|led| Key::of(&led)));
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        keys.extend(path.metadata().ok().map(|found| Key::File(found.dev(), found.ino())));
    }
    keys
}

/// The path from the root, links in its folders followed, though it may not be there yet.
pub(super) fn whole(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let Some(name) = absolute.file_name() else {
        return absolute.canonicalize().unwrap_or(absolute);
    };
    let mut whole = PathBuf::new();
    for part in absolute.parent().into_iter().flat_map(Path::components) {
        match part {
            // Links before it are followed, so that this is the folder around.
            Component::ParentDir => drop(whole.pop()),
            part => whole.push(part),
        }
        whole = whole.canonicalize().unwrap_or(whole);
    }
    whole.join(name)
}

/// The path of a folder from the root, all links followed, though it may not be there yet.
pub(super) fn whole_folder(folder: &Path) -> PathBuf {
    let inside = whole(&folder.join("inside"));
    inside.parent().map_or_else(|| folder.to_owned(), Path::to_owned)
}

/// The folders that a whole path lies in, from the inmost.
pub(super) fn folders_of(whole: &Path) -> impl Iterator<Item = Key> {
    whole.ancestors().skip(1).map(Key::of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(left: &Path, right: &Path) -> bool {
        let right = keys(right);
        keys(left).iter().any(|key| right.contains(key))
    }

    #[test]
    fn a_file_is_known_by_any_spelling_of_its_path() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("deep")).unwrap();
        std::fs::write(at("a.txt"), "x").unwrap();
        for spelt in ["./a.txt", "deep/../a.txt", "A.TXT", "deep/.././A.txt"] {
            assert!(one(&at("a.txt"), &at(spelt)), "{spelt}");
        }
        for other in ["b.txt", "deep/a.txt", "a.txt2"] {
            assert!(!one(&at("a.txt"), &at(other)), "{other}");
        }
    }

    #[test]
    fn what_is_not_there_yet_is_known_too() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert!(one(&at("not/there/straße.svg"), &at("not/elsewhere/../there/STRASSE.svg")));
        assert!(!one(&at("not/there.svg"), &at("there.svg")));
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_hide_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("deep")).unwrap();
        std::fs::write(at("deep/a.txt"), "x").unwrap();
        std::os::unix::fs::symlink(at("deep/a.txt"), at("soft")).unwrap();
        std::os::unix::fs::symlink(at("deep"), at("way")).unwrap();
        std::fs::hard_link(at("deep/a.txt"), at("hard")).unwrap();
        for link in ["soft", "hard", "way/a.txt", "way/../soft"] {
            assert!(one(&at("deep/a.txt"), &at(link)), "{link}");
        }
        assert!(one(&at("way/new"), &at("deep/new")));
    }
}
