//! The rules that tell kinds, the first that fits first.

use super::Rule;

mod counted;
mod told;

/// Every rule, in the order in which they are asked.
pub(crate) fn every() -> impl Iterator<Item = &'static Rule> {
    told::TOLD.iter().chain(counted::COUNTED.iter())
}
