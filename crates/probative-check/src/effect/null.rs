//! A policy given to other places.

use probative_case::claim::effect::Effect;
use probative_finding::finding::Untested;

use super::{Outcomes, TEST, geography};
use crate::place;
use crate::question::Question;
use crate::trial::{Trial, inner, worlds};
use crate::worlds::Lists;

/// The same outcomes, with the policy given to places that cluster as the real ones do.
pub(super) fn policy_moved<'a>(
    claim: &'a Effect,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let data = Outcomes::read(claim, &claim.list, claim.window, question)?;
    let real: Vec<usize> =
        (0..data.codes.len()).filter(|at| data.treated_from[*at].is_some()).collect();
    let mut dates: Vec<Option<usize>> = real.iter().map(|at| data.treated_from[*at]).collect();
    dates.sort_unstable();
    let lists = Lists::free(&real, &place::points(&data.codes)?, worlds(question))?;
    let (level, tail) = (question.level(), question.tail());
    Ok(Trial {
        test: TEST,
        geography: geography(claim, question),
        under: lists.under(),
        on_null: Box::new(move |stream| {
            let mut treated = vec![None; data.codes.len()];
            lists.draw(stream).into_iter().zip(&dates).for_each(|(at, date)| treated[at] = *date);
            let found = data.estimate(&treated, inner(level, stream), tail);
            found.map_or(1.0, |found| found.p)
        }),
    })
}
