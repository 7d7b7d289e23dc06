//! Is X among the Y?

use super::select::{self, Select};

/// Members, and the dated list that should hold them.
#[derive(Debug, Clone, PartialEq)]
pub struct Membership {
    /// The registry's source.
    pub source: String,
    /// Its columns.
    pub columns: Columns,
    /// The list that decides.
    pub list: List,
    /// Other lists, each shown as a wider definition.
    pub lists: Vec<List>,
    /// The members that the text names.
    pub members: Vec<Member>,
    /// The time that decides.
    pub at: At,
    /// Other times, each an alternate.
    pub at_alternates: Vec<At>,
    /// Whether places of the list that the text leaves out are counted.
    pub counts_left_out: bool,
}

/// The registry's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// What a member is known by.
    pub key: String,
    /// Since when the list says so.
    pub from: String,
    /// Until when, where it ended.
    pub until: Option<String>,
    /// When the list was published.
    pub published: String,
    /// A column that must say yes as well.
    pub criterion: Option<String>,
}

impl Columns {
    /// What a cell of the criterion says, where it says `yes` or `no`.
    pub fn met(cell: &str) -> Option<bool> {
        match cell {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }
}

/// A list within a registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What it is, in a phrase.
    pub said: String,
    /// Columns and the values that a row must have in each.
    pub filter: Vec<(String, Vec<String>)>,
    /// The registry's column that members are looked up in, where this list uses another.
    pub key: Option<String>,
}

impl List {
    /// Which rows are on the list, in one line that names every choice.
    pub fn filter_key(&self) -> String {
        select::filter_key(&self.filter)
    }
}

/// A member that the text names.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// What the registry knows it by.
    pub key: String,
    /// What other lists know it by, where they use another key.
    pub wider_key: Option<String>,
    /// The date of its event, where the text's sentence is about one.
    pub event: Option<Select>,
}

/// The time at which a list is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// The member's own event.
    Event,
    /// The day on which the text appeared.
    Text,
}
