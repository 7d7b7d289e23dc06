//! Values at places drawn for them.

use probative_case::claim::cluster::{Cluster, Extent};
use probative_finding::finding::{Under, Untested};
use probative_numeric::Inference;

use super::{Units, chance, geography, name};
use crate::question::Question;
use crate::trial::{DRAWS, Trial, inner, poisson};

/// The same values at places drawn for them; of rates, counts about them for the people there.
pub(super) fn values_moved<'a>(
    claim: &'a Cluster,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let units = Units::read(claim, question)?;
    let weights = units.weights(&claim.weights[0])?;
    let rates = units.rates(&units.least())?;
    let draws = match claim.extent {
        Extent::Anywhere => DRAWS,
        // An adjusted p of a twentieth must be within reach.
        Extent::Places(_) => DRAWS.max(80 * rates.len()),
    };
    let (level, tail) = (question.level(), question.tail());
    Ok(Trial {
        test: name(claim),
        geography: geography(claim, question),
        under: match units.exposure() {
            Some(_) => Under::RatesMoved,
            None => Under::ValuesMoved,
        },
        on_null: Box::new(move |stream| {
            let mut values = rates.clone();
            stream.draw_front(&mut values, rates.len());
            if let Some((people, per)) = units.exposure() {
                let count = |(rate, people): (&f64, &f64)| poisson(rate * people / per, stream);
                values = values.iter().zip(people).map(count).collect();
            }
            let inference = Inference { draws, ..inner(level, stream) };
            chance(claim, &units, &values, &weights, inference, tail).unwrap_or(1.0)
        }),
    })
}
