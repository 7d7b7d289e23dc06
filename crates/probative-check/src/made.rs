//! What there is to know of how a case was made: what its own sentences, its text and its records
//! say otherwise than its author.

use probative_case::Case;
use probative_case::claim::{Claim, Test};
use probative_evidence::{Evidence, sha256};
use probative_finding::finding::made::{About, Made, Sentence};
use probative_read::Reading;

mod sentence;
mod tree;
mod what;
mod who;

use crate::named::by_rows;
use sentence::{argument, said, years};
use what::{base, columns, held, labels, unlike};
use who::{by_rule, fewer, groups, lists};

pub(crate) use sentence::years::is_of_times;
pub(crate) use what::unlike::rows as unlike;
pub(crate) use who::groups::values_in;
pub(crate) use who::places::is_of_places;

/// What the sentences of a case name and its tests leave out, claim by claim, and whether its
/// claims lead to its conclusion.
pub fn of_case(case: &Case, evidence: &Evidence) -> Vec<Made> {
    let of_claim = |claim: &Claim| match &claim.test {
        Test::Held(kinds) => {
            let said = said::of_claim_held(case, claim, kinds).into_iter();
            let lists = lists::fits(case, claim, evidence);
            let years = years::of_case(case, claim, kinds, evidence);
            let held = held::untested_part(case, claim, evidence);
            let groups = groups::other(claim, kinds, evidence);
            let labels = labels::other(claim, kinds, evidence);
            let columns = columns::other(claim, kinds, evidence);
            let base = base::of_something_else(case, claim, kinds);
            let unlike = unlike::told(claim, evidence);
            said.chain(labels)
                .chain(columns)
                .chain(unlike)
                .chain(base)
                .chain(fewer::of_records(case, claim, kinds, evidence))
                .chain(by_rule::unread(case, claim, kinds, evidence))
                .chain(lists)
                .chain(years)
                .chain(held)
                .chain(groups)
                .collect::<Vec<_>>()
        }
        Test::NotHeld { .. } => {
            let denied = said::undenied(claim, &claim.said, Sentence::Case);
            denied.into_iter().chain(held::held(case, claim, evidence)).collect()
        }
    };
    let named = by_rows(case, evidence);
    let claims = named.claims.iter().flat_map(of_claim);
    claims.chain(tree::conclusion(case)).collect()
}

/// What the claims leave out of their own words in the text, or say otherwise; `read` is the text
/// taken apart.
pub fn of_text(case: &Case, text: &str, read: &Reading) -> Vec<Made> {
    argument::of_text(case, text, read)
}

/// The words of a text that a claim stands for; none where others stand there.
pub fn own_words<'t>(claim: &Claim, text: &'t str) -> Option<&'t str> {
    let own = text.get(claim.anchor.bytes())?;
    (sha256(own.as_bytes()) == claim.anchor.sha256).then_some(own)
}

/// What is known of one claim, under the code that tells more of it.
fn of_claim(code: &str, claim: &Claim, about: About) -> Made {
    Made { code: code.to_owned(), claim: Some(claim.id.clone()), about }
}
