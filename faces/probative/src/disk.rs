//! The sources of a case, read from its folder.
use std::path::{Component, Path, PathBuf};

use probative_case::Source;
use probative_evidence::{Error, Sources};
use probative_terms::Diagnostic;

use crate::plain::{LARGEST, Unopened, plain_file};

/// The folder of a case; its sources' paths are relative to it and may not leave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disk {
    /// The folder.
    pub folder: PathBuf,
    /// How many bytes a source may have.
    pub largest: u64,
}

impl Disk {
    /// The folder of a case, whose sources have at most [`LARGEST`] bytes each.
    pub fn at(folder: impl AsRef<Path>) -> Disk {
        Disk { folder: folder.as_ref().to_owned(), largest: LARGEST }
    }

    /// The same folder with sources of at most so many bytes.
    #[must_use]
    pub fn up_to(self, largest: u64) -> Disk {
        Disk { largest, ..self }
    }

    /// Where a source's file stands, links followed, or why it may not be read.
    fn find(&self, source: &Source) -> Result<PathBuf, Error> {
        let path = Path::new(&source.path);
        if !path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
            return Err(outside(source));
        }
        let missing = |error: std::io::Error| missing(source, &error.to_string());
        let folder = self.folder.canonicalize().map_err(missing)?;
        let found = folder.join(path).canonicalize().map_err(missing)?;
        if found.starts_with(&folder) { Ok(found) } else { Err(outside(source)) }
    }
}

impl Sources for Disk {
    fn bytes(&self, source: &Source) -> Result<Vec<u8>, Error> {
        let found = self.find(source)?;
        plain_file(&found, self.largest).map_err(|unopened| refused(source, &unopened))
    }
}

/// A source that is not there decides nothing; one that may not be read is a mistake of the case.
fn refused(source: &Source, unopened: &Unopened) -> Error {
    match unopened.refusal(&source.path) {
        Some(refusal) => Error::Refused(vec![refusal]),
        None => missing(source, &unopened.to_string()),
    }
}

fn missing(source: &Source, why: &str) -> Error {
    Error::Missing { path: source.path.clone(), why: why.to_owned() }
}

fn outside(source: &Source) -> Error {
    let said = format!("the source `{}` lies outside the case's folder", source.id);
    let help = "copy the file into the case and name it by its path from there";
    Error::Refused(vec![Diagnostic::of_file("E235", &source.path, said, help)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_case::source::{Format, Reliability};
    use probative_terms::Date;
    use probative_terms::{Basis, ReliabilityWord};

    fn source(path: &str) -> Source {
        let because = "it is made for this test".to_owned();
        Source {
            id: "s".to_owned(),
            path: path.to_owned(),
            format: Format::Text,
            title: String::new(),
            publisher: String::new(),
            url: String::new(),
            vintage: String::new(),
            published: None,
            retrieved: Date::from_day_number(0),
            sha256: String::new(),
            reliability: Reliability {
                word: ReliabilityWord::Sufficient,
                basis: Basis::Invented,
                because,
            },
            licence: String::new(),
            provisional: false,
            reconstructed: false,
            missing: Vec::new(),
            leave_out: Vec::new(),
            sheet: None,
            layer: None,
            years_in_columns: false,
            keep_totals: false,
            covers: Vec::new(),
            repair_codes: Vec::new(),
        }
    }

    #[test]
    fn a_path_that_leaves_the_folder_is_refused() {
        let disk = Disk::at(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
        for path in ["../Cargo.toml", "/etc/hostname", "a/../../Cargo.toml"] {
            assert!(matches!(disk.bytes(&source(path)), Err(Error::Refused(_))), "{path}");
        }
        assert!(disk.bytes(&source("./disk.rs")).is_ok());
    }

    #[test]
    fn a_file_that_is_not_there_is_missing() {
        let disk = Disk::at(env!("CARGO_MANIFEST_DIR"));
        let nothing = disk.bytes(&source("nothing.txt"));
        assert!(matches!(nothing, Err(Error::Missing { .. })), "{nothing:?}");
    }

    #[test]
    fn a_source_that_is_no_plain_file_or_too_large_is_refused() {
        let code = |disk: Disk, path: &str| match disk.bytes(&source(path)) {
            Err(Error::Refused(refused)) => refused[0].code.word().to_owned(),
            other => format!("{other:?}"),
        };
        let disk = || Disk::at(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(code(disk(), "src"), "E110");
        assert_eq!(code(disk().up_to(10), "src/disk.rs"), "E111");
    }
}
