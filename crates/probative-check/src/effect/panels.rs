//! The outcome of every place, one map a year of the window.

use std::collections::BTreeMap;

use probative_case::claim::effect::Effect;
use probative_finding::exhibit::{Caption, Cell, Counted, Panel, Panels};
use probative_finding::finding::Untested;
use probative_finding::reading::Reading;
use probative_finding::what::EffectPhrase;
use probative_finding::{Exhibit, Phrase};
use probative_terms::Unit;
use probative_terms::place::{Geoid, Level};

use super::{by_place, since, treated};
use crate::question::Question;
use crate::{breaks, place};

/// The most maps of one picture: a longer window shows its last years.
const MOST: i32 = 12;

/// One small map a year; nothing where the places are not states.
pub(super) fn yearly_panels(
    effect: &Effect,
    question: &Question<'_>,
    primary: &Reading,
) -> Result<Option<Exhibit>, Untested> {
    let (first, last) = effect.window;
    let years = first.max(last - MOST + 1)..=last;
    let places = by_place(effect, question)?;
    let mut known: BTreeMap<Geoid, BTreeMap<i32, Cell>> = BTreeMap::new();
    for (code, by_year) in &places {
        let Some(geoid) = place::of_atlas(&effect.key, code) else { return Ok(None) };
        let shown = by_year.iter().filter(|(year, _)| years.contains(year));
        let cells: BTreeMap<i32, Cell> =
            shown.map(|(year, found)| (*year, place::cell(found))).collect();
        if !cells.is_empty() {
            known.insert(geoid, cells);
        }
    }
    if known.keys().any(|geoid| geoid.level() != Level::State) || known.is_empty() {
        return Ok(None);
    }
    let cells = known.values().flat_map(BTreeMap::values);
    let values =
        cells.filter_map(|cell| if let Cell::Value(value) = cell { Some(*value) } else { None });
    let since = since(effect, &effect.list, &places, question)?.by_place;
    let listed = |geoid: &&Geoid| {
        let from = treated(since.get(geoid.as_str()).copied(), first, effect.after);
        from.is_some_and(|at| at > 0)
    };
    let phrase = Phrase::Effect;
    let panel = |year: i32| {
        let cell = |years: &BTreeMap<i32, Cell>| years.get(&year).copied().unwrap_or(Cell::Missing);
        Panel { label: phrase(EffectPhrase::Year(year)), cells: known.values().map(cell).collect() }
    };
    Ok(Some(Exhibit::Panels(Panels {
        caption: Caption {
            title: phrase(EffectPhrase::YearByYear(effect.said.clone())),
            finding: primary.into(),
            n: known.len(),
            counted: Counted::Units,
            source: question.credit(&[effect.outcome.source.as_str(), effect.registry.as_str()]),
        },
        layer: Level::State,
        unit: Unit::named(&effect.said),
        breaks: breaks::inner(&effect.breaks, values.collect()),
        outlined: known.keys().filter(listed).cloned().collect(),
        outlined_label: Some(phrase(EffectPhrase::NamesIt(effect.list.said.clone(), effect.after))),
        panels: years.map(panel).collect(),
        places: known
            .into_keys()
            .map(|geoid| (geoid.clone(), place::name(&effect.key, geoid.as_str())))
            .collect(),
    })))
}
