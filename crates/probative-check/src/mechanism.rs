//! A motive or an intent, which no record decides.

use probative_case::claim::mechanism::Mechanism;
use probative_finding::finding::Untested;

use crate::kinds::Testable;
use crate::question::{Question, Tested};

impl Testable for Mechanism {
    /// Never decided: the nearest claim that records could test is named.
    fn test(&self, _: &Question<'_>) -> Result<Tested, Untested> {
        Err(Untested::NotTestable { neighbour: self.neighbour.clone() })
    }
}
