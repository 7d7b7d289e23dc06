//! The picture of an effect: the years of listed places beside those of the others.

use probative_case::claim::effect::Effect;
use probative_finding::exhibit::{Caption, Counted, Series, SeriesLine, SeriesPoint};
use probative_finding::reading::Reading;
use probative_finding::what::effect::EffectPhrase;
use probative_finding::{Exhibit, Phrase};
use probative_numeric::mean;
use probative_terms::Unit;

use super::Outcomes;
use crate::question::Question;

/// The yearly means of listed places and of the others.
pub(super) fn means(
    effect: &Effect,
    question: &Question<'_>,
    data: &Outcomes,
    primary: &Reading,
) -> Exhibit {
    let phrase = Phrase::Effect;
    let line = |label: EffectPhrase, wanted: fn(&Option<usize>) -> bool| SeriesLine {
        label: phrase(label),
        points: (0..data.years()).map(|at| point(data, at, wanted)).collect(),
    };
    Exhibit::Series(Series {
        caption: Caption {
            title: phrase(EffectPhrase::Means(effect.said.clone())),
            finding: primary.into(),
            n: primary.rows.used,
            counted: Counted::Units,
            source: question.credit(&[effect.outcome.source.as_str(), effect.registry.as_str()]),
        },
        unit: Unit::named(&effect.said),
        lines: vec![
            line(EffectPhrase::Listed, |from| from.is_some_and(|at| at > 0)),
            line(EffectPhrase::NotListed, Option::is_none),
        ],
        marked: Some((
            f64::from(effect.after) - 0.5,
            phrase(EffectPhrase::NamesThem(effect.list.said.clone(), effect.after)),
        )),
    })
}

fn point(data: &Outcomes, at: usize, wanted: fn(&Option<usize>) -> bool) -> SeriesPoint {
    let side = data.units().filter(|(_, from)| wanted(from));
    let values: Vec<f64> = side.map(|(values, _)| values[at]).collect();
    SeriesPoint { time: f64::from(data.window.0) + at as f64, value: mean(&values), interval: None }
}
