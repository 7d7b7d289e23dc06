//! What is wrong with an input, or odd about it: one form for every room.
//!
//! A [`Diagnostic`] has a [`Code`] of the one registry, which says why it matters and how to go on
//! in general; the room that makes it says what is wrong, where, and how to go on here.
//!
//! ```
//! use probative_terms::Diagnostic;
//!
//! let how = "write 1234";
//! let odd = Diagnostic::in_cell("E104", "deaths.csv", 7, "deaths", "`1,234` is no number", how);
//! assert_eq!(odd.to_string(), "E104: `1,234` is no number");
//! assert!(format!("{odd:#}").contains("--> deaths.csv:7, column `deaths`"));
//! ```

use std::fmt;
use std::ops::Range;

mod code;
mod place;
mod registry;
pub mod test;

pub use code::{Code, Severity};
pub use place::Place;
pub use registry::Entry;

/// What is wrong, where, and how to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The code, which `probative explain` tells more of.
    pub code: Code,
    /// What is wrong, in one clause.
    pub what: String,
    /// Where it is wrong.
    pub place: Place,
    /// How to go on.
    pub how: String,
}

impl Diagnostic {
    /// A diagnostic whose place its teller says, with what helps in general.
    ///
    /// # Panics
    ///
    /// If the registry does not hold the code; so do all that make a diagnostic.
    pub fn new(code: &str, what: impl Into<String>) -> Diagnostic {
        let code = Code::of(code);
        let how = code.entry().how.to_owned();
        Diagnostic { code, what: what.into(), place: Place::Told, how }
    }

    /// What is wrong with a whole file.
    pub fn of_file(code: &str, path: &str, what: impl Into<String>, how: &str) -> Diagnostic {
        Diagnostic::new(code, what).at(Place::File { path: path.to_owned() }).helped(how)
    }

    /// What is wrong with a line or a column of a file, or with a cell of it; line 0 is no line,
    /// and a column without a name no column.
    pub fn in_cell(
        code: &str,
        path: &str,
        line: usize,
        column: &str,
        what: impl Into<String>,
        how: &str,
    ) -> Diagnostic {
        Diagnostic::new(code, what).at(Place::in_file(path, line, column)).helped(how)
    }

    /// What is wrong with some bytes of the case file; the label stands beneath them.
    pub fn in_case(
        code: &str,
        span: Range<usize>,
        label: &str,
        what: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(code, what).at(Place::Case { span, label: label.to_owned() })
    }

    /// The same at another place.
    #[must_use]
    pub fn at(self, place: Place) -> Diagnostic {
        Diagnostic { place, ..self }
    }

    /// The same with another way to go on.
    #[must_use]
    pub fn helped(self, how: &str) -> Diagnostic {
        Diagnostic { how: how.to_owned(), ..self }
    }

    /// The code, what is wrong and how to go on, as one clause.
    pub fn with_remedy(&self) -> String {
        format!("{self}; {}", self.how)
    }

    /// Why it matters.
    pub fn why(&self) -> &'static str {
        self.code.entry().why
    }
}

/// The code and what is wrong on one line; with `{:#}` also where, why it matters and how to go on.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !f.alternate() {
            return write!(f, "{}: {}", self.code, self.what);
        }
        let word = self.code.severity().word();
        write!(f, "{word}[{}]: {}", self.code, self.what)?;
        match &self.place {
            Place::Told => {}
            place => write!(f, "\n  --> {place}")?,
        }
        write!(f, "\n  why: {}\n  help: {}", self.why(), self.how)
    }
}

/// One sentence of a code, with a place for each thing that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// The code.
    pub code: &'static str,
    /// What is wrong; `{}` stands for each thing that is named.
    pub what: &'static str,
    /// How to go on.
    pub how: &'static str,
}

impl Form {
    /// The diagnostic that names these things.
    ///
    /// # Panics
    ///
    /// If there are more or fewer things than places for them, or if the registry does not hold
    /// the code.
    pub fn with(&self, things: &[&dyn fmt::Display]) -> Diagnostic {
        let mut parts = self.what.split("{}");
        let mut what = parts.next().unwrap_or_default().to_owned();
        let mut things = things.iter();
        for part in parts {
            let thing = things.next().expect("each place of a form is filled");
            what.push_str(&thing.to_string());
            what.push_str(part);
        }
        assert!(things.next().is_none(), "{}: more things than places", self.what);
        Diagnostic::new(self.code, what).helped(self.how)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_names_its_things_in_order() {
        let form = Form { code: "E240", what: "{} of {} is too many", how: "take fewer" };
        assert_eq!(form.with(&[&3, &"two"]).to_string(), "E240: 3 of two is too many");
    }

    #[test]
    #[should_panic(expected = "E000 is no code")]
    fn a_form_of_an_unknown_code_is_ours_to_mend() {
        Form { code: "E000", what: "it", how: "mend it" }.with(&[]);
    }

    #[test]
    fn the_long_form_says_where_why_and_how() {
        let told = Diagnostic::in_cell("E225", "t.csv", 3, "limits", "`oui` is no answer", "mend");
        assert_eq!(
            format!("{told:#}"),
            "error[E225]: `oui` is no answer\n  --> t.csv:3, column `limits`\n  why: a policy that is coded in several ways is counted in several ways\n  help: mend"
        );
        let odd = Diagnostic::new("W227", "some units almost touch");
        let lines: Vec<String> = format!("{odd:#}").lines().map(str::to_owned).collect();
        assert_eq!(lines[0], "warning[W227]: some units almost touch");
        assert_eq!(lines.len(), 3, "who tells it says where");
    }
}
