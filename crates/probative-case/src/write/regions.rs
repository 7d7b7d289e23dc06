//! The regions of a claim, where they are not those of its words.

use super::Written;
use crate::claim::{Claim, Test};
use probative_terms::Range;

/// The regions, with the reason for them.
pub(super) fn write(claim: &Claim, out: Written) -> Written {
    let own = claim.test.held().and_then(|held| held.regions(claim.words).ok());
    let stated = claim.regions.as_ref().filter(|regions| Some(*regions) != own.as_ref());
    let out = match (stated, &claim.test) {
        (Some(regions), Test::Held(_) | Test::NotHeld { .. }) => {
            let sign = |ranges: &[Range]| ranges.first().map(signed).unwrap_or_default();
            out.text("holds", &sign(regions.holds())).text("fails", &sign(regions.fails()))
        }
        (None, _) => out,
    };
    out.optional_text("regions_because", claim.regions_because.as_ref())
}

/// A range with one end, or one number, as a case file has it.
fn signed(range: &Range) -> String {
    match (range.low.is_finite(), range.high.is_finite()) {
        (true, true) => format!("= {}", range.low),
        (true, false) if range.low_closed => format!(">= {}", range.low),
        (true, false) => format!("> {}", range.low),
        (false, _) if range.high_closed => format!("<= {}", range.high),
        (false, _) => format!("< {}", range.high),
    }
}
