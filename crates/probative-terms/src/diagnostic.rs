//! What is wrong with an input: one form for every room.

use std::fmt;

pub mod test;

/// What is wrong, where, and how to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The code, which `probative explain` tells more of.
    pub code: &'static str,
    /// What is wrong, in one clause.
    pub what: String,
    /// How to go on.
    pub how: String,
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
    /// If there are more or fewer things than places for them.
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
        Diagnostic { code: self.code, what, how: self.how.to_owned() }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_names_its_things_in_order() {
        let form = Form { code: "E000", what: "{} of {} is too many", how: "take fewer" };
        assert_eq!(form.with(&[&3, &"two"]).to_string(), "E000: 3 of two is too many");
    }
}
