//! What can be wrong with a case file.

use std::fmt;

/// Why a case could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The file has mistakes; all of them are listed.
    Mistakes(Vec<Mistake>),
}

/// One mistake of a case file, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The code of the mistake, such as E301.
    pub code: &'static str,
    /// What is wrong.
    pub said: String,
    /// The bytes of the file that are wrong.
    pub span: std::ops::Range<usize>,
    /// What stands at the place, beneath the underline.
    pub label: String,
    /// What would mend it.
    pub help: Option<String>,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Error::Mistakes(mistakes) = self;
        for (index, mistake) in mistakes.iter().enumerate() {
            let line_break = if index > 0 { "\n" } else { "" };
            write!(f, "{line_break}{}: {}", mistake.code, mistake.said)?;
            if let Some(help) = &mistake.help {
                write!(f, "; {help}")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
