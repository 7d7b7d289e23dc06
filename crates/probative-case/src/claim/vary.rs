//! Choices of which another would have been as defensible.

use super::kinds::Kinds;

/// One choice: wherever the claim's rows are those with `from` in a column, others could be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vary {
    /// What is chosen, in a phrase.
    pub said: String,
    /// The column.
    pub column: String,
    /// The value that the primary reading takes.
    pub from: String,
    /// The values that could be taken for it.
    pub to: Vec<String>,
}

impl Kinds {
    /// The claim with `to` taken in place of a choice's own value; nothing where no filter has it.
    pub fn varied(&self, vary: &Vary, to: &str) -> Option<Kinds> {
        let mut kinds = self.clone();
        let mut found = false;
        for (column, values) in kinds.filters().into_iter().flatten() {
            if *column == vary.column && *values == [vary.from.clone()] {
                *values = vec![to.to_owned()];
                found = true;
            }
        }
        found.then_some(kinds)
    }
}
