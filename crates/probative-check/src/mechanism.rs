//! A motive or an intent, which no record decides.

use probative_case::claim::mechanism::Mechanism;
use probative_finding::finding::Untested;

use crate::question::Tested;

/// Never decided: the nearest claim that records could test is named.
pub(crate) fn test(mechanism: &Mechanism) -> Result<Tested, Untested> {
    Err(Untested::NotTestable { neighbour: mechanism.neighbour.clone() })
}
