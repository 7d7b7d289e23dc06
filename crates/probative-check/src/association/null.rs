//! Maps that know nothing of which places are named, or of each other.

use probative_case::claim::association::{Comparison, Maps as TwoMaps, Named};
use probative_finding::finding::{Under, Untested};
use probative_numeric::null_from;
use probative_spatial::{SpectralNull, modified_t_test};

use super::{MAPS, Pairs, TEST, Withheld, chance, geography, geography_of_maps, values};
use crate::question::Question;
use crate::trial::{Trial, inner, worlds};
use crate::worlds::Maps;

/// Maps as smooth as the real one that know nothing of which places are named.
pub(super) fn maps_beside<'a>(
    claim: &'a Named,
    comparison: &'a Comparison,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let values = values(claim, comparison, Withheld::Least, question)?;
    let weights = values.weights(claim, question)?;
    let maps = Maps::like(&values.values, weights, worlds(question))?;
    let (level, tail) = (question.level(), question.tail());
    Ok(Trial {
        test: TEST,
        geography: geography(claim, comparison, question),
        under: maps.under(),
        on_null: Box::new(move |stream| {
            let map = maps.draw(stream);
            let Ok(spectral) = SpectralNull::new(&map, &maps.weights) else { return 1.0 };
            let inference = inner(level, stream);
            let null =
                null_from(inference, &|stream| values.difference(&spectral.surrogate(stream)));
            null.p_value(values.difference(&map), tail)
        }),
    })
}

/// Two maps as smooth as the real ones that know nothing of each other.
pub(super) fn pairs_of_maps<'a>(
    claim: &'a TwoMaps,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let pairs = Pairs::read(claim, question)?;
    let (classes, seed) = (pairs.classes()?, worlds(question));
    let weights = pairs.weights(claim, question)?;
    let x = Maps::like(&pairs.x, weights.clone(), seed.branch("first"))?;
    let y = Maps::like(&pairs.y, weights, seed.branch("second"))?;
    let tail = question.tail();
    Ok(Trial {
        test: MAPS,
        geography: geography_of_maps(claim, question),
        under: Under::TwoMaps(x.pull, y.pull),
        on_null: Box::new(move |stream| {
            let (first, second) = (x.draw(stream), y.draw(stream));
            let found = modified_t_test(&first, &second, &classes);
            found.map_or(1.0, |found| chance(&found, tail))
        }),
    })
}
