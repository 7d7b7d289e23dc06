//! A text to a draft case: what it claims, with the numbers, times, places and sources it names.
//!
//! Nothing is looked up, guessed by chance or learnt: the same bytes give the same claims. What a
//! text does not say is a question beside the claim, and no default answers it.

mod claim;
mod clause;
mod hit;
mod json;
mod kind;
mod lexicon;
mod place;
mod quantity;
mod reading;
mod sentence;
mod source;
mod time;
mod token;

pub use claim::Claim;
pub use kind::rules;
pub use place::{Level, Place};
pub use quantity::{Comparator, Quantity, Way};
pub use reading::Reading;
pub use source::{Manner, Source};
pub use time::{Moment, Period};
