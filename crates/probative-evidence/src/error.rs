//! What can be wrong with a source.

use std::fmt;

use probative_terms::{Diagnostic, Place};

/// How many diagnostics an error shows.
const SHOWN: usize = 100;

/// Why the sources of a case could not be gathered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The source is not there; its claims come back as not tested.
    Missing {
        /// The source's file.
        path: String,
        /// Why it could not be read.
        why: String,
    },
    /// The bytes are not those that the case pins.
    Hash {
        /// The source's file.
        path: String,
        /// The hash in the case.
        pinned: String,
        /// The hash of the bytes.
        found: String,
        /// How many bytes there are.
        bytes: usize,
    },
    /// Sources that break a rule, and columns or values that the case names and they lack; all of
    /// them are listed.
    Refused(Vec<Diagnostic>),
}

impl From<Vec<Diagnostic>> for Error {
    fn from(refused: Vec<Diagnostic>) -> Error {
        Error::Refused(refused)
    }
}

impl Error {
    /// What is wrong, each with its code.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        match self {
            Error::Missing { path, why } => {
                let said =
                    format!("cannot be read ({why}); the claims that need it are not tested");
                let place = Place::File { path: path.clone() };
                vec![Diagnostic::new("W401", said).at(place)]
            }
            Error::Hash { path, pinned, found, bytes } => {
                let said = format!(
                    "this is not the file that the case pins\n  pinned: {pinned}\n  found:  {found} ({bytes} bytes)"
                );
                vec![Diagnostic::new("E401", said).at(Place::File { path: path.clone() })]
            }
            Error::Refused(diagnostics) => diagnostics.clone(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<String> = match self {
            Error::Missing { path, why } => return write!(f, "cannot read {path}: {why}"),
            _ => self.diagnostics().iter().map(|told| format!("{told:#}")).collect(),
        };
        write!(f, "{}", all[..all.len().min(SHOWN)].join("\n"))?;
        match all.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "\nand {more} more"),
        }
    }
}

impl std::error::Error for Error {}
