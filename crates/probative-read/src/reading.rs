//! What was read in a text.

use probative_terms::Date;

use crate::claim::{Claim, Passed, told};
use crate::time::dateline;
use crate::token::Tokens;

/// What was read in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The date from which its periods are counted: the one given, or the one that it names itself.
    pub date: Option<Date>,
    /// Its claims, in its order.
    pub claims: Vec<Claim>,
    /// Sentences without a claim, each with the reason: no sentence is passed over in silence.
    pub passed: Vec<Passed>,
}

impl Reading {
    /// Reads a text; `date` is when it appeared, where that is known from elsewhere.
    ///
    /// ```
    /// use probative_read::Reading;
    ///
    /// let reading = Reading::new("In 2012, 40 of the 90 mills in Ohio were closed.", None);
    /// let claim = &reading.claims[0];
    /// assert_eq!(claim.kind.word(), "share");
    /// assert_eq!(claim.quantities[1].unit, "mill");
    /// assert_eq!(claim.places[0].geoid, "39");
    /// ```
    pub fn new(text: &str, date: Option<Date>) -> Reading {
        let tokens = Tokens::new(text);
        let date = date.or_else(|| dateline(&tokens));
        let told = told(&tokens, date);
        Reading { date, claims: told.claims, passed: told.passed }
    }
}
