//! A motive or an intent, which no record decides.

use probative_case::claim::mechanism::Mechanism;
use probative_finding::audit::Dimension;
use probative_finding::finding::Untested;
use probative_finding::reading::Reading;

use crate::audit::Other;
use crate::kinds::Testable;
use crate::question::{Question, Tested};
use crate::trial::Trial;

impl Testable for Mechanism {
    /// Never decided: the nearest claim that records could test is named.
    fn test(&self, _: &Question<'_>) -> Result<Tested, Untested> {
        Err(Untested::NotTestable { neighbour: self.neighbour.clone() })
    }

    /// Nothing is varied.
    fn readings(&self, _: &Question<'_>) -> Result<Vec<Reading>, Untested> {
        Ok(Vec::new())
    }

    fn dimensions(&self) -> &'static [Dimension] {
        &[]
    }

    fn others(&self, _: &Question<'_>) -> Vec<Other> {
        Vec::new()
    }

    /// No chance is in it.
    fn trials<'a>(&'a self, _: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
        Ok(Vec::new())
    }
}
