//! What can be wrong with a source.

use std::fmt;

use probative_case::Mistake;

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
    /// Tables that break a rule; all problems of all tables are listed.
    Tables(Vec<Problem>),
    /// The case names columns or values that its sources lack.
    Case(Vec<Mistake>),
}

/// One problem of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The code, such as E212; W stands before what is told and taken all the same.
    pub code: &'static str,
    /// The table's file.
    pub path: String,
    /// The line, from 1; 0 for the whole file.
    pub line: usize,
    /// The column's name, or nothing.
    pub column: String,
    /// What is wrong.
    pub said: String,
    /// Why it matters.
    pub why: &'static str,
    /// How to go on.
    pub help: String,
}

impl Problem {
    /// A problem of a whole file, at no line or column of it.
    pub(crate) fn of_file(
        code: &'static str,
        path: &str,
        said: impl Into<String>,
        why: &'static str,
        help: &str,
    ) -> Problem {
        Problem {
            code,
            path: path.to_owned(),
            line: 0,
            column: String::new(),
            said: said.into(),
            why,
            help: help.to_owned(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.code.starts_with('W') { "warning" } else { "error" };
        write!(f, "{word}[{}]: {}\n  --> {}", self.code, self.said, self.path)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if !self.column.is_empty() {
            write!(f, ", column `{}`", self.column)?;
        }
        write!(f, "\n  why: {}\n  help: {}", self.why, self.help)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Missing { path, why } => write!(f, "cannot read {path}: {why}"),
            Error::Hash { path, pinned, found, bytes } => write!(
                f,
                "error[E401]: {path} is not the file that the case pins\n  pinned: {pinned}\n  found:  {found} ({bytes} bytes)\n  why: a verdict holds for the bytes it was made from\n  help: restore the file, or pin the new hash in case.toml and say so under corrections"
            ),
            Error::Tables(problems) => {
                let shown: Vec<String> =
                    problems.iter().take(100).map(ToString::to_string).collect();
                write!(f, "{}", shown.join("\n"))?;
                match problems.len().saturating_sub(100) {
                    0 => Ok(()),
                    more => write!(f, "\nand {more} more"),
                }
            }
            Error::Case(mistakes) => {
                let said: Vec<&str> =
                    mistakes.iter().map(|mistake| mistake.said.as_str()).collect();
                write!(f, "{}", said.join("\n"))
            }
        }
    }
}

impl std::error::Error for Error {}
