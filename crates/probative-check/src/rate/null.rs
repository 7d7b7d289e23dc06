//! Rates that know nothing of which places are named.

use probative_case::claim::Select;
use probative_case::claim::rate::Rate;
use probative_finding::finding::{Under, Untested};
use probative_numeric::{hodges_lehmann, rate_ratio};

use super::{counts, geography, ranks};
use crate::place;
use crate::question::Question;
use crate::trial::{Trial, poisson, worlds};
use crate::worlds::Lists;

/// The same rates, with the names given to places that cluster as the named ones do.
pub(super) fn names_moved<'a>(
    claim: &'a Rate,
    rates: &'a Select,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let sides = ranks::Sides::read(claim, rates, question)?;
    let named: Vec<usize> = (0..sides.named.len()).collect();
    let lists = Lists::free(&named, &place::points(&sides.codes())?, worlds(question))?;
    let all: Vec<f64> = sides.logs();
    let level = question.level();
    Ok(Trial {
        test: ranks::TEST,
        geography: geography(claim, question),
        under: lists.under(),
        on_null: Box::new(move |stream| {
            let mut is_named = vec![false; all.len()];
            lists.draw(stream).into_iter().for_each(|place| is_named[place] = true);
            let side = |wanted: bool| -> Vec<f64> {
                let pairs = all.iter().zip(&is_named).filter(|(_, named)| **named == wanted);
                pairs.map(|(value, _)| *value).collect()
            };
            hodges_lehmann(&side(true), &side(false), level).map_or(1.0, |shift| shift.p)
        }),
    })
}

/// Poisson events at one rate everywhere.
pub(super) fn one_rate<'a>(
    claim: &'a Rate,
    events: &'a Select,
    exposure: &'a Select,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let cases = question.events(events, &claim.key)?;
    let people = question.amounts(exposure, &claim.key)?;
    let (mut total, mut exposures) = (0.0, [0.0, 0.0]);
    for (place, found) in &cases {
        if let Some((count, exposure)) =
            found.value.zip(people.get(place).and_then(|found| found.value))
        {
            total += count;
            exposures[usize::from(claim.named.contains(place))] += exposure;
        }
    }
    let [others, named] = exposures;
    let pooled = total / (others + named);
    let level = question.level();
    Ok(Trial {
        test: counts::TEST,
        geography: geography(claim, question),
        under: Under::OneRate,
        on_null: Box::new(move |stream| {
            let (a, b) = (poisson(pooled * named, stream), poisson(pooled * others, stream));
            rate_ratio(a as u64, named, b as u64, others, level).map_or(1.0, |ratio| ratio.p)
        }),
    })
}
