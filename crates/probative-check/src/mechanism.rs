//! A motive or an intent, which no record decides.

use probative_case::claim::mechanism::Mechanism;
use probative_finding::finding::Untested;
use probative_finding::reading::Reading;

use crate::calibrate::Trial;
use crate::kinds::Testable;
use crate::question::{Question, Tested};

impl Testable for Mechanism {
    /// Never decided: the nearest claim that records could test is named.
    fn test(&self, _: &Question<'_>) -> Result<Tested, Untested> {
        Err(Untested::NotTestable { neighbour: self.neighbour.clone() })
    }

    fn readings(&self, _: &Question<'_>) -> Result<Vec<Reading>, Untested> {
        Ok(Vec::new())
    }

    fn trials<'a>(&'a self, _: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
        Ok(Vec::new())
    }
}
