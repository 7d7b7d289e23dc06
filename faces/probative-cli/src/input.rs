//! Every file that a run reads: plain ones alone, none that is too large, and each remembered so
//! that nothing is written over it.

use std::io::Read;
use std::path::{Path, PathBuf};

use probative::{Disk, Unopened, plain_file, plain_stream};
use probative_terms::Diagnostic;

use crate::exit::Stop;
use crate::stderr::shown;

/// What a run reads.
#[derive(Debug)]
pub(crate) struct Input {
    /// How many bytes a file may have.
    largest: u64,
    /// Every file that is read, or would be if it were there.
    held: Vec<PathBuf>,
}

impl Input {
    /// A run that has read nothing, and reads files of at most so many bytes.
    pub(crate) fn up_to(largest: u64) -> Input {
        Input { largest, held: Vec::new() }
    }

    /// The files that are read.
    pub(crate) fn held(&self) -> &[PathBuf] {
        &self.held
    }

    /// Remembers a file that is read, or would be if it were there.
    pub(crate) fn holds(&mut self, path: PathBuf) {
        self.held.push(path);
    }

    /// The folder of a case, as far as this run may read it.
    pub(crate) fn disk(&self, folder: &Path) -> Disk {
        Disk::at(folder).up_to(self.largest)
    }

    /// The bytes of a file that must be there; `help` says how to go on where it is not.
    pub(crate) fn bytes(&mut self, path: &Path, help: &str) -> Result<Vec<u8>, Stop> {
        self.holds(path.to_owned());
        plain_file(path, self.largest).map_err(|unopened| unread(path, &unopened, help))
    }

    /// A file that must be there and may be larger than memory.
    pub(crate) fn stream(&mut self, path: &Path, help: &str) -> Result<Streamed, Stop> {
        self.holds(path.to_owned());
        let (_, bytes) = plain_stream(path).map_err(|unopened| unread(path, &unopened, help))?;
        Ok(Streamed { path: path.to_owned(), bytes })
    }

    /// How many bytes a file may have that is read whole.
    pub(crate) fn largest(&self) -> u64 {
        self.largest
    }

    /// The text of a file that must be there, as UTF-8; `saved` says how it should be saved.
    pub(crate) fn text(&mut self, path: &Path, help: &str, saved: &str) -> Result<String, Stop> {
        String::from_utf8(self.bytes(path, help)?).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let said = format!("byte {at} is not UTF-8");
            Stop::refused(&Diagnostic::of_file("E101", &path.display().to_string(), said, saved))
        })
    }

    /// The bytes of a file that need not be there.
    pub(crate) fn bytes_if_there(&mut self, path: &Path) -> Result<Option<Vec<u8>>, Stop> {
        self.holds(path.to_owned());
        self.bytes_beside(path)
    }

    /// The bytes of a file that need not be there, and may be written over.
    pub(crate) fn bytes_beside(&self, path: &Path) -> Result<Option<Vec<u8>>, Stop> {
        match plain_file(path, self.largest) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(Unopened::Unread(error)) if error.kind() == std::io::ErrorKind::NotFound => {
                Ok(None)
            }
            Err(unopened) => {
                Err(unread(path, &unopened, "make it readable, or take it away from there"))
            }
        }
    }
}

/// A plain file that is read as it comes, as often as it is asked for.
#[derive(Debug)]
pub(crate) struct Streamed {
    path: PathBuf,
    /// How many bytes it has.
    pub(crate) bytes: u64,
}

impl Streamed {
    /// The file from its first byte.
    pub(crate) fn again(&self) -> std::io::Result<Box<dyn Read>> {
        let said = |unopened: Unopened| std::io::Error::other(unopened.to_string());
        plain_stream(&self.path).map(|(file, _)| Box::new(file) as Box<dyn Read>).map_err(said)
    }
}

fn unread(path: &Path, unopened: &Unopened, help: &str) -> Stop {
    match unopened.refusal(&path.display().to_string()) {
        Some(refusal) => Stop::refused(&refusal),
        None => Stop::usage(&format!("cannot read {}: {unopened}", shown(path)), help),
    }
}

/// A number of bytes in words such as `512MiB`.
pub(crate) fn size(words: &str) -> Result<u64, String> {
    let digits =
        words.len() - words.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let (number, unit) = words.split_at(digits);
    let unit: u64 = match unit.trim().to_ascii_lowercase().as_str() {
        "b" => 1,
        "kib" => 1 << 10,
        "mib" => 1 << 20,
        "gib" => 1 << 30,
        _ => return Err("write a number with its unit: B, KiB, MiB or GiB".to_owned()),
    };
    let bytes = number.parse::<u64>().ok().and_then(|number| number.checked_mul(unit));
    bytes.ok_or_else(|| "write a whole number of bytes below 2^64".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exit::Exit;

    #[test]
    fn a_size_has_a_number_and_a_unit() {
        assert_eq!(size("512MiB"), Ok(512 << 20));
        assert_eq!(size("3 gib"), Ok(3 << 30));
        for wrong in ["512", "MiB", "-1MiB", "1e9B", "99999999999GiB"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_read_is_remembered_though_it_is_not_there() {
        let mut input = Input::up_to(10);
        let stop = input.bytes(Path::new("no such file"), "name one").unwrap_err();
        assert_eq!(stop.exit, Exit::Usage);
        assert!(input.bytes_if_there(Path::new("nor this")).unwrap().is_none());
        assert_eq!(input.held().len(), 2);
        let stop = input.bytes(Path::new(env!("CARGO_MANIFEST_DIR")), "").unwrap_err();
        assert!(stop.exit == Exit::Rejected && stop.message.contains("E110"), "{stop:?}");
    }
}
