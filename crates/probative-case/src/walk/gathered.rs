//! What a run over the file gathers besides the case itself.

use std::cell::RefCell;
use std::collections::BTreeMap;

use probative_terms::Diagnostic;

use crate::source::ColumnUse;

/// What a run over the file gathers besides the case itself.
#[derive(Default)]
pub(crate) struct Gathered {
    pub(crate) mistakes: RefCell<Vec<Diagnostic>>,
    pub(crate) uses: RefCell<Vec<ColumnUse>>,
    /// Which of the uses begin at a byte of the file.
    pub(crate) placed: RefCell<BTreeMap<usize, Vec<usize>>>,
    /// The ids of the sources that were named so far, in the order of the file.
    pub(crate) named: RefCell<Vec<String>>,
    /// The ids of the sources that the case lists.
    pub(crate) sources: RefCell<Vec<String>>,
    /// What the sources are called, by their ids.
    pub(crate) titles: RefCell<BTreeMap<String, String>>,
}

impl Gathered {
    /// Notes a mistake; without a remedy of its own it has that of its code.
    pub(crate) fn add(&self, mistake: Diagnostic, help: Option<&str>) {
        let mistake = help.into_iter().fold(mistake, Diagnostic::helped);
        self.mistakes.borrow_mut().push(mistake);
    }
}
