//! Diagnostics as the statistics of one map make and read them.

use std::fmt;

use probative_terms::{Diagnostic, Place};

/// A diagnostic of a file taken apart, as the statistics of one map make and read it.
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

/// Diagnostics taken apart.
pub(crate) fn problems(diagnostics: Vec<Diagnostic>) -> Vec<Problem> {
    diagnostics.into_iter().map(Problem::from).collect()
}

impl From<Diagnostic> for Problem {
    fn from(diagnostic: Diagnostic) -> Problem {
        let place = &diagnostic.place;
        let column = match place {
            Place::Column { column, .. } | Place::Line { column: Some(column), .. } => column,
            _ => "",
        };
        Problem {
            code: diagnostic.code.word(),
            path: place.path().unwrap_or_default().to_owned(),
            line: place.line().unwrap_or(0),
            column: column.to_owned(),
            why: diagnostic.why(),
            said: diagnostic.what,
            help: diagnostic.how,
        }
    }
}

impl From<Problem> for Diagnostic {
    fn from(problem: Problem) -> Diagnostic {
        let Problem { code, path, line, column, said, help, .. } = &problem;
        Diagnostic::in_cell(code, path, *line, column, said, help)
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
