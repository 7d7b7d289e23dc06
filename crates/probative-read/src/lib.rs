//! A text to a draft case: what it claims, with the numbers, times, places and sources it names.
//!
//! Nothing is looked up, guessed by chance or learnt: the same bytes give the same claims. What a
//! text does not say is a question beside the claim, and no default answers it.

use std::collections::BTreeSet;

mod claim;
mod clause;
mod draft;
mod hand;
mod hit;
mod json;
mod kind;
mod lexicon;
mod page;
mod person;
mod place;
mod quantity;
mod question;
mod reading;
mod sentence;
mod source;
mod stretch;
mod time;
mod token;
mod words;

pub use claim::{Claim, Passed, Unchecked};
pub use draft::Draft;
pub use hand::{AtHand, Found, HeldColumn};
pub use kind::{Telling, rules};
pub use page::Page;
pub use place::{Level, Place, Region};
pub use quantity::{Comparator, Quantity, Way};
pub use question::Question;
pub use reading::Reading;
pub use source::{Manner, Source};
pub use stretch::{Asks, Strength, Stretch};
pub use time::named::{NamedYears, year_spans, years_of};
pub use time::{Moment, Period};
pub use words::Phrase;

/// The places that a text names, in order, whatever it claims of them.
pub fn places_of(text: &str) -> Vec<Place> {
    place::places(&token::Tokens::new(text))
}

/// The periods that a text names, in order, whatever it claims of them.
pub fn periods_of(text: &str) -> Vec<Period> {
    let tokens = token::Tokens::new(text);
    time::periods(&tokens, &(0..tokens.all.len()), None)
}

/// What a text or the name of a column is about: how its words begin that tell something, of which
/// those that mean the same to a table are one.
///
/// ```
/// let found = probative_read::topics("OverdoseDeaths_2015");
/// assert_eq!(found, probative_read::topics("who died of an overdose in that year"));
/// ```
pub fn topics(text: &str) -> BTreeSet<String> {
    draft::stems(text)
}

/// The bytes at which the sentences of a text end, in order.
///
/// ```
/// let text = "Of 90 mills most closed, all in Ohio. Others burned.";
/// assert_eq!(probative_read::sentence_ends(text), [37, 52]);
/// ```
pub fn sentence_ends(text: &str) -> Vec<usize> {
    let tokens = token::Tokens::new(text);
    sentence::sentences(&tokens).into_iter().map(|it| tokens.bytes(&it.tokens).end).collect()
}

/// The clauses of a sentence, by the marks between them.
///
/// ```
/// let clauses = probative_read::clauses("It is not so, but 12,050 mills closed: all of them");
/// assert_eq!(clauses, ["It is not so", "but 12,050 mills closed", "all of them"]);
/// ```
pub fn clauses(sentence: &str) -> Vec<&str> {
    // A comma within a number parts none.
    const MARKS: [&str; 7] = [", ", "; ", ": ", " (", "\u{2014}", ". ", "? "];
    MARKS.iter().fold(vec![sentence], |parts, mark| {
        parts.into_iter().flat_map(|part| part.split(mark)).collect()
    })
}
