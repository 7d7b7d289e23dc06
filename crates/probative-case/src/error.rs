//! What can be wrong with a case file.

use std::fmt;

use probative_terms::Diagnostic;

/// Why a case could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The file has mistakes; all of them are listed.
    Mistakes(Vec<Diagnostic>),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Error::Mistakes(mistakes) = self;
        for (index, mistake) in mistakes.iter().enumerate() {
            let line_break = if index > 0 { "\n" } else { "" };
            write!(f, "{line_break}{}", mistake.with_remedy())?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
