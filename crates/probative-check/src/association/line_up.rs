//! The line-up of a comparison: its real map among maps as smooth as it.

use probative_case::claim::association::Named;
use probative_finding::exhibit::{Caption, Counted, LINE_UP, LineUp, LineUpMap};
use probative_finding::finding::Untested;
use probative_finding::what::AssociationPhrase;
use probative_finding::{Exhibit, Phrase};
use probative_spatial::SpectralNull;
use probative_terms::place::Level;

use super::compare::Compared;
use super::values::{Withheld, values};
use crate::place;
use crate::question::{Question, refused};

/// How many classes every map has: fifths of its own values, so that no map stands out by its
/// range.
const CLASSES: usize = 5;

/// The first comparison's map among maps of the spectral null; nothing where no comparison is made.
pub(super) fn map_line_up(
    claim: &Named,
    question: &Question<'_>,
    compared: &[Compared],
) -> Result<Option<Exhibit>, Untested> {
    let (Some(comparison), Some(found)) = (claim.beside.first(), compared.first()) else {
        return Ok(None);
    };
    let values = values(claim, comparison, Withheld::LeftOut, question)?;
    let geoid = |code: &String| place::of_atlas(&claim.key, code);
    let Some(places) = values.codes.iter().map(geoid).collect() else {
        return Ok(None);
    };
    let weights = values.weights(claim, question)?;
    let null = SpectralNull::new(&values.values, &weights).map_err(refused)?;
    let seed = question.inference("line-up").seed;
    let real = seed.stream(0).below(LINE_UP);
    let map = |at: usize| {
        let made = || null.surrogate(&mut seed.stream(1 + at as u64));
        LineUpMap::Classes(fifths(&if at == real { values.values.clone() } else { made() }))
    };
    let named = comparison.compared(claim);
    let phrase = Phrase::Association;
    Ok(Some(Exhibit::LineUp(LineUp {
        caption: Caption {
            title: phrase(AssociationPhrase::WhichIsReal(found.said.clone())),
            finding: phrase(AssociationPhrase::OneIsReal(LINE_UP)),
            n: values.codes.len(),
            counted: Counted::Units,
            source: question.credit(&[&found.source]),
        },
        asks: phrase(AssociationPhrase::StandsOut),
        made: phrase(AssociationPhrase::AsSmooth),
        layer: Level::State,
        places,
        classes: (0..CLASSES).map(|fifth| phrase(AssociationPhrase::Fifth(fifth))).collect(),
        outlined: named.iter().filter_map(geoid).collect(),
        outlined_label: Some(phrase(AssociationPhrase::NamedByText)),
        lines: Vec::new(),
        lines_label: None,
        maps: (0..LINE_UP).map(map).collect(),
        real,
    })))
}

/// The fifth of each value among all of them; equal values keep their order.
fn fifths(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]).then(a.cmp(b)));
    let mut fifths = vec![0; values.len()];
    for (rank, &place) in order.iter().enumerate() {
        fifths[place] = rank * CLASSES / values.len();
    }
    fifths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifths_hold_equally_many_places() {
        let values = [9.0, 1.0, 5.0, 3.0, 7.0, 0.0, 2.0, 4.0, 6.0, 8.0];
        assert_eq!(fifths(&values), [4, 0, 2, 1, 3, 0, 1, 2, 3, 4]);
    }
}
