//! The line-up of a comparison: its real map among maps as smooth as it.

use probative_atlas::{Geoid, Level};
use probative_case::claim::association::Named;
use probative_finding::Exhibit;
use probative_finding::exhibit::{Caption, LINE_UP, LineUp, LineUpMap};
use probative_finding::finding::Untested;
use probative_spatial::SpectralNull;

use super::compare::Compared;
use super::values::{Withheld, values};
use crate::question::{Question, refused};

/// The classes of every map: fifths of its own values, so that no map stands out by its range.
const FIFTHS: [&str; 5] =
    ["lowest fifth of the places", "second", "third", "fourth", "highest fifth"];

/// The first comparison's map among maps of the spectral null; nothing where no comparison is made.
pub(super) fn of(
    claim: &Named,
    question: &Question<'_>,
    compared: &[Compared],
) -> Result<Option<Exhibit>, Untested> {
    let (Some(comparison), Some(found)) = (claim.beside.first(), compared.first()) else {
        return Ok(None);
    };
    let values = values(claim, comparison, Withheld::LeftOut, question)?;
    let Some(places) = values.codes.iter().map(|code| Geoid::parse(code).ok()).collect() else {
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
    let named = comparison.named.as_ref().unwrap_or(&claim.named);
    Ok(Some(Exhibit::LineUp(LineUp {
        caption: Caption {
            title: format!("Which map is real? {}", found.said).into(),
            finding: format!("one of these {LINE_UP} maps shows the records").into(),
            n: values.codes.len(),
            source: question.credit(&[&found.source]),
        },
        asks: "In which map do the outlined places stand out most from the others?".into(),
        made: probative_finding::Phrase::Own(
            "as smooth as the real one, with its mean and variance, and otherwise random"
                .to_owned(),
        ),
        layer: Level::State,
        places,
        classes: FIFTHS.map(probative_finding::Phrase::from).to_vec(),
        outlined: named.iter().filter_map(|code| Geoid::parse(code).ok()).collect(),
        outlined_label: Some("named by the text".into()),
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
        fifths[place] = rank * FIFTHS.len() / values.len();
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
