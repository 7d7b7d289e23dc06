//! Files, opened: plain ones alone, whole, and none that is larger than it may be.
#![allow(clippy::disallowed_methods, reason = "a face is where files are opened")]

use std::fmt;
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use probative_terms::Diagnostic;

/// How many bytes a file may have where nobody says otherwise.
pub const LARGEST: u64 = 512 << 20;

/// Why a file was not opened.
#[derive(Debug)]
pub enum Unopened {
    /// It is not there, or the system does not give it.
    Unread(io::Error),
    /// It is something else than a plain file; what it is.
    NotPlain(&'static str),
    /// It is larger than it may be.
    TooLarge {
        /// How many bytes it has, or at least as many.
        bytes: u64,
        /// How many it may have.
        largest: u64,
    },
}

/// The bytes of a plain file that has at most `largest` of them.
///
/// A pipe is not waited for, and what has no end is not begun.
///
/// # Errors
///
/// If it is not there, is no plain file, or is too large.
pub fn plain_file(path: &Path, largest: u64) -> Result<Vec<u8>, Unopened> {
    // Asked before it is opened: to open a pipe is to wait for somebody who writes.
    fits(&std::fs::metadata(path).map_err(Unopened::Unread)?, largest)?;
    let file = File::open(path).map_err(Unopened::Unread)?;
    let bytes = fits(&file.metadata().map_err(Unopened::Unread)?, largest)?;
    let mut held = Vec::with_capacity(usize::try_from(bytes).unwrap_or(0));
    // A file may grow while it is read, and some tell no length.
    let read = file.take(largest.saturating_add(1)).read_to_end(&mut held);
    let read = read.map_err(Unopened::Unread)? as u64;
    if read > largest { Err(Unopened::TooLarge { bytes: read, largest }) } else { Ok(held) }
}

/// A plain file of any length, to be read as it comes, with its length.
///
/// # Errors
///
/// If it is not there, or is no plain file.
pub fn plain_stream(path: &Path) -> Result<(File, u64), Unopened> {
    fits(&std::fs::metadata(path).map_err(Unopened::Unread)?, u64::MAX)?;
    let file = File::open(path).map_err(Unopened::Unread)?;
    let bytes = fits(&file.metadata().map_err(Unopened::Unread)?, u64::MAX)?;
    Ok((file, bytes))
}

/// The length of a plain file, where it is not too large.
fn fits(found: &Metadata, largest: u64) -> Result<u64, Unopened> {
    match found.len() {
        _ if !found.is_file() => Err(Unopened::NotPlain(what(found))),
        bytes if bytes > largest => Err(Unopened::TooLarge { bytes, largest }),
        bytes => Ok(bytes),
    }
}

/// What something is that is no plain file.
fn what(found: &Metadata) -> &'static str {
    if found.is_dir() {
        return "a folder";
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let kind = found.file_type();
        if kind.is_fifo() {
            return "a pipe";
        } else if kind.is_socket() {
            return "a socket";
        }
    }
    "a device"
}

impl Unopened {
    /// What is wrong with the file of this path, with its code; nothing where it is not given.
    pub fn refusal(&self, path: &str) -> Option<Diagnostic> {
        match self {
            Unopened::Unread(_) => None,
            Unopened::NotPlain(_) => Some(Diagnostic::of_file(
                "E110",
                path,
                self.to_string(),
                "name a plain file; write what a pipe or a device gives into one first",
            )),
            Unopened::TooLarge { bytes, largest } => Some(Diagnostic::of_file(
                "E111",
                path,
                self.to_string(),
                &format!(
                    "leave out what is not needed, or allow more than {} with `--max-file {}`",
                    size(*largest),
                    size(bytes.next_power_of_two())
                ),
            )),
        }
    }
}

impl fmt::Display for Unopened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unopened::Unread(error) => error.fmt(f),
            Unopened::NotPlain(what) => write!(f, "it is {what} and no plain file"),
            Unopened::TooLarge { bytes, largest } => {
                write!(f, "it has {bytes} bytes, and at most {largest} are read")
            }
        }
    }
}

impl std::error::Error for Unopened {}

/// A number of bytes as people write it, in the largest unit that leaves it whole.
fn size(bytes: u64) -> String {
    let units = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    let whole = units.into_iter().find(|(unit, _)| bytes >= *unit && bytes.is_multiple_of(*unit));
    whole.map_or_else(|| format!("{bytes}B"), |(unit, word)| format!("{}{word}", bytes / unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_more_bytes_than_it_may_have_is_not_read() {
        let this = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/plain.rs");
        let bytes = std::fs::read(&this).unwrap();
        let length = bytes.len() as u64;
        assert_eq!(plain_file(&this, length).unwrap(), bytes);
        let refused = plain_file(&this, length - 1).unwrap_err().refusal("plain.rs").unwrap();
        assert_eq!(refused.code, "E111");
        assert!(refused.what.contains(&(length - 1).to_string()), "{refused:#}");
        assert!(refused.how.contains("--max-file 8KiB"), "{refused:#}");
    }

    #[test]
    fn what_is_no_plain_file_is_refused_and_what_is_not_there_is_told() {
        let folder = plain_file(Path::new(env!("CARGO_MANIFEST_DIR")), LARGEST).unwrap_err();
        assert_eq!(folder.refusal("folder").unwrap().code, "E110");
        let nothing = plain_file(Path::new("no such file"), LARGEST).unwrap_err();
        assert!(nothing.refusal("no such file").is_none());
        #[cfg(unix)]
        for endless in ["/dev/zero", "/dev/null"] {
            let refused = plain_file(Path::new(endless), LARGEST).unwrap_err();
            assert!(refused.to_string().contains("a device"), "{endless}: {refused}");
        }
    }

    #[test]
    fn a_size_is_written_in_its_largest_whole_unit() {
        assert_eq!(
            [size(LARGEST), size(2 << 30), size(1536), size(7)].join(" "),
            "512MiB 2GiB 1536B 7B"
        );
    }
}
