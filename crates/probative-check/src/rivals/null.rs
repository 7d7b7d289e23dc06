//! A list given to other places, with as much of a difference as an edge of the claim says.

use probative_case::claim::rivals::Rivals;
use probative_finding::finding::Untested;

use super::{SCALE, TEST, geography, partial};
use crate::question::Question;
use crate::rivals::Field;
use crate::trial::{Asks, Setting, Trial, Width, edges, inner, worlds};
use crate::worlds::Lists;

/// The same outcome without the list's own difference, and the same rivals, with the list and a
/// difference given to places that cluster as much as the real ones may.
pub(super) fn list_moved<'a>(
    claim: &'a Rivals,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let field = Field::read(claim, question)?;
    let all = Lists::free(&field.listed(), &claim.key, &field.codes, worlds(question))?;
    let (level, edges) = (question.level(), edges(&question.regions()?));
    let spectrum = field.spectrum()?;
    let own = field.partial(&field.policy)?.coefficient(&field.outcome).value;
    let without: Vec<f64> =
        field.outcome.iter().zip(&field.policy).map(|(y, listed)| y - own * listed).collect();
    let mut settings = Vec::new();
    for lists in all {
        let (field, without) = (field.clone(), without.clone());
        let (edges, spectrum) = (edges.clone(), spectrum.clone());
        let under = lists.under();
        let world = move |edge: usize, stream: &mut _| {
            let mut list = vec![0.0; without.len()];
            lists.draw(stream).into_iter().for_each(|place| list[place] = 1.0);
            let added = edges[edge].at / 100.0 * partial::elsewhere(&without, &list);
            let outcome: Vec<f64> =
                without.iter().zip(&list).map(|(y, listed)| y + added * listed).collect();
            let fitted = field.partial(&list).ok()?;
            let found = partial::found(&fitted, &outcome, &list, &spectrum, inner(level, stream));
            let found = found.ok()?;
            Some((found.percent, found.interval))
        };
        settings.push(Setting { under, world: Box::new(world) });
    }
    let asks = Asks::Width(Width { unit: SCALE, edges, settings });
    Ok(Trial { test: TEST, geography: geography(claim, question), asks })
}
