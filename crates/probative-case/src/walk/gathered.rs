//! What a run over the file gathers besides the case itself.

use std::cell::RefCell;

use crate::error::Mistake;
use crate::source::ColumnUse;

/// What a run over the file gathers besides the case itself.
#[derive(Default)]
pub(crate) struct Gathered {
    pub(crate) mistakes: RefCell<Vec<Mistake>>,
    pub(crate) uses: RefCell<Vec<ColumnUse>>,
    /// The ids of the sources that the case lists.
    pub(crate) sources: RefCell<Vec<String>>,
}
