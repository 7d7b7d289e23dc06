//! The first places by count, beside what their people alone would give.

use probative_case::claim::association::Named;
use probative_finding::exhibit::{Caption, Counted, Dot, Dots};
use probative_finding::finding::Untested;
use probative_finding::reading::Reading;
use probative_finding::what::AssociationPhrase;
use probative_finding::{Exhibit, Phrase};
use probative_numeric::rate;
use probative_terms::Unit;

use super::Ranked;
use crate::place;
use crate::question::Question;

/// The ranked counts with their Poisson intervals; the base rate shares all counts out by
/// population.
pub(super) fn ranked_dots(
    claim: &Named,
    question: &Question<'_>,
    ranked: &Ranked,
    primary: &Reading,
) -> Result<Exhibit, Untested> {
    let counts = question.amounts(&claim.counts, &claim.key)?;
    let people = question.amounts(&claim.population, &claim.key)?;
    let both =
        || counts.iter().filter_map(|(code, found)| Some((found.value?, people.get(code)?.value?)));
    let a_person =
        both().map(|(count, _)| count).sum::<f64>() / both().map(|(_, people)| people).sum::<f64>();
    let row = |code: &String| {
        let value = counts.get(code)?.value?;
        let chance = rate(value as u64, 1.0, 1.0, question.level()).ok();
        Some(Dot {
            label: Phrase::Own(place::name(&claim.key, code)),
            value,
            interval: chance.map(|chance| (chance.interval.low, chance.interval.high)),
            base: people.get(code).and_then(|people| people.value).map(|people| a_person * people),
            named: claim.named.contains(code),
        })
    };
    let phrase = Phrase::Association;
    let (first, by) = (claim.first, claim.said.clone());
    Ok(Exhibit::Dots(Dots {
        caption: Caption {
            title: phrase(AssociationPhrase::First { first, by }),
            finding: primary.into(),
            n: primary.rows.used,
            counted: Counted::Units,
            source: question
                .credit(&[claim.counts.source.as_str(), claim.population.source.as_str()]),
        },
        unit: Unit::named(&claim.said),
        rows: ranked.first.iter().filter_map(row).collect(),
        named_label: Some(phrase(AssociationPhrase::NamedByText)),
        reference: None,
        base_label: Some(phrase(AssociationPhrase::ByPeople)),
    }))
}
