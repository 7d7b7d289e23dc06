use std::fmt;
use std::ops::Range;

/// Where something is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Who tells of it says where: a claim, a command.
    Told,
    /// A whole file.
    File {
        /// Its path.
        path: String,
    },
    /// A column of a file.
    Column {
        /// The path of the file.
        path: String,
        /// The column's name.
        column: String,
    },
    /// A line of a file, or a cell of the line.
    Line {
        /// The path of the file.
        path: String,
        /// The line, from 1.
        line: usize,
        /// The name of the cell's column, where it is one cell.
        column: Option<String>,
    },
    /// A unit of a map, or a row of a table, that has an id.
    Unit {
        /// What it is called.
        noun: String,
        /// Its id.
        id: String,
    },
    /// Bytes of the case file.
    Case {
        /// The bytes.
        span: Range<usize>,
        /// What stands there.
        label: String,
    },
}

impl Place {
    /// A place in a file; line 0 is no line, and a column without a name no column.
    pub fn in_file(path: &str, line: usize, column: &str) -> Place {
        let path = path.to_owned();
        let named = (!column.is_empty()).then(|| column.to_owned());
        match (line, named) {
            (0, None) => Place::File { path },
            (0, Some(column)) => Place::Column { path, column },
            (line, column) => Place::Line { path, line, column },
        }
    }

    /// The path of the file, where one is named.
    pub fn path(&self) -> Option<&str> {
        match self {
            Place::File { path } | Place::Column { path, .. } | Place::Line { path, .. } => {
                Some(path)
            }
            Place::Told | Place::Unit { .. } | Place::Case { .. } => None,
        }
    }

    /// The line, where one is named.
    pub fn line(&self) -> Option<usize> {
        match self {
            Place::Line { line, .. } => Some(*line),
            _ => None,
        }
    }

    /// The bytes of the case file, where it is they.
    pub fn span(&self) -> Option<Range<usize>> {
        match self {
            Place::Case { span, .. } => Some(span.clone()),
            _ => None,
        }
    }

    /// The same place with the path told otherwise, such as from another folder.
    #[must_use]
    pub fn seen_from(self, told: impl FnOnce(&str) -> String) -> Place {
        match self {
            Place::File { path } => Place::File { path: told(&path) },
            Place::Column { path, column } => Place::Column { path: told(&path), column },
            Place::Line { path, line, column } => Place::Line { path: told(&path), line, column },
            other => other,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Told => Ok(()),
            Place::File { path } => write!(f, "{path}"),
            Place::Column { path, column } => write!(f, "{path}, column `{column}`"),
            Place::Line { path, line, column: None } => write!(f, "{path}:{line}"),
            Place::Line { path, line, column: Some(column) } => {
                write!(f, "{path}:{line}, column `{column}`")
            }
            Place::Unit { noun, id } => write!(f, "the {noun} with the id `{id}`"),
            Place::Case { span, .. } => write!(f, "bytes {} to {}", span.start, span.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_says_no_more_than_is_known() {
        let said = |line, column| Place::in_file("t.csv", line, column).to_string();
        assert_eq!(said(0, ""), "t.csv");
        assert_eq!(said(0, "x"), "t.csv, column `x`");
        assert_eq!(said(7, ""), "t.csv:7");
        assert_eq!(said(7, "x"), "t.csv:7, column `x`");
    }

    #[test]
    fn a_path_is_told_from_another_folder() {
        let from = |place: Place| place.seen_from(|path| format!("cases/{path}"));
        assert_eq!(from(Place::in_file("t.csv", 7, "x")).path(), Some("cases/t.csv"));
        assert_eq!(from(Place::Told), Place::Told);
    }
}
