//! What a claim takes from the text around it: places, periods, and the claims it builds on.

use super::Claim;
use crate::place::Place;
use crate::token::Tokens;

/// Completes claims from what stands before them.
pub(super) fn complete(tokens: &Tokens<'_>, named: &[Place], claims: &mut [Claim]) {
    let _ = (tokens, named);
    for at in 1..claims.len() {
        let (before, rest) = claims.split_at_mut(at);
        let claim = &mut rest[0];
        let Some(last) = before.last() else { continue };
        let word = tokens.word(tokens.from_byte(claim.span.start));
        let back = ["this", "that", "these", "those", "such", "it", "they"].contains(&word);
        if back && claim.stands.0 == last.stands.0 + 1 {
            claim.rests_on.push(at - 1);
        }
    }
}
