//! Roles that say something of the number itself, and what has to bear them out.

use super::Node;
use crate::claim::Select;
use probative_terms::Role;

/// What a column, its rows or the title of its table has of numbers in which the ages of places
/// are made alike.
const ADJUSTED: [&str; 9] = [
    "aa",
    "adj",
    "adjusted",
    "adjustment",
    "standardized",
    "standardised",
    "standard",
    "asr",
    "aamr",
];

/// What a unit has that is so many of so many.
const OF_MANY: [&str; 4] = ["per", "%", "percent", "rate"];

/// What the name of a rate has besides.
const RATES: [&str; 8] =
    ["rates", "pct", "percentage", "share", "proportion", "ratio", "asr", "aamr"];

impl Node<'_> {
    /// Notes a role that nothing bears out: ages that no column says are made alike, and a number
    /// per head that is divided by nothing.
    pub(crate) fn bears_out(&self, role: Option<Role>, read: &[Option<&Select>], per_head: bool) {
        let read: Vec<&Select> = read.iter().flatten().copied().collect();
        // What could not be read is told already.
        let whole = !read.is_empty();
        let (said, help) = match role {
            Some(Role::AgeAdjusted) if whole && !read.iter().any(|it| self.is_adjusted(it)) => (
                "nothing in its column, its rows or the title of its source says that ages are made alike",
                "read the column of age-adjusted rates, or give it the role `base-rate` or `wider-definition`",
            ),
            Some(Role::PerHead) if whole && !per_head => (
                "a number per head is divided by people, and this one is not",
                "name the people in `exposure`, or give it the role `base-rate` or `wider-definition`",
            ),
            _ => return,
        };
        self.mistake("E305", "role", said.to_owned(), help);
    }

    fn is_adjusted(&self, select: &Select) -> bool {
        let titles = self.gathered().titles.borrow();
        let title = titles.get(&select.source).cloned().unwrap_or_default();
        let rows = select.filter.iter().flat_map(|(column, values)| {
            std::iter::once(column.as_str()).chain(values.iter().map(String::as_str))
        });
        let mut names = rows.chain([select.value.as_str(), select.source.as_str(), title.as_str()]);
        names.any(|name| has(name, &ADJUSTED))
    }
}

/// Whether a unit says that it is of so many.
pub(crate) fn is_of_many(unit: Option<&String>) -> bool {
    unit.is_some_and(|unit| unit.contains('%') || has(unit, &OF_MANY))
}

/// Whether numbers are rates or parts of a whole, by what they are called.
pub(crate) fn is_rate(name: &str) -> bool {
    name.contains('%') || has(name, &OF_MANY) || has(name, &RATES)
}

/// Whether a name has one of some words.
fn has(name: &str, words: &[&str]) -> bool {
    let name = name.to_lowercase();
    name.split(|letter: char| !letter.is_alphanumeric()).any(|part| words.contains(&part))
}
