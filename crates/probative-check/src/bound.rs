//! How the words of a claim bound the number that they go with.

use probative_case::words::Words;
use probative_finding::what::Bound;

/// The bound that words are; nothing where they state the number itself, or none.
pub(crate) fn of_words(words: Words) -> Option<Bound> {
    match words {
        Words::MoreThan => Some(Bound::MoreThan),
        Words::LessThan => Some(Bound::LessThan),
        Words::AtLeast => Some(Bound::AtLeast),
        Words::UpTo => Some(Bound::UpTo),
        Words::Nearly => Some(Bound::Nearly),
        _ => None,
    }
}
