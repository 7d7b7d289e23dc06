//! Does the conclusion survive the other explanations?

use super::membership::List;
use super::{Adjacency, Select};

/// An outcome, and the explanations that compete for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Rivals {
    /// What is explained, in a phrase.
    pub said: String,
    /// The outcome by place.
    pub outcome: Select,
    /// The column of the places' codes.
    pub key: String,
    /// The neighbours, for a null that keeps spatial structure.
    pub adjacency: Adjacency,
    /// The explanations that the text leaves out.
    pub explanations: Vec<Explanation>,
    /// The text's own explanation: being on a list.
    pub policy: Policy,
}

/// One explanation, and the columns that stand for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Its name.
    pub name: String,
    /// What it predicts that the others do not.
    pub predicts: String,
    /// Its numbers by place.
    pub columns: Vec<Select>,
}

/// The text's own explanation: being on a list, as a yes or no by place.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// Its name.
    pub name: String,
    /// What it predicts that the others do not.
    pub predicts: String,
    /// The registry.
    pub registry: String,
    /// The registry's column of place codes.
    pub key: String,
    /// The list.
    pub list: List,
}
