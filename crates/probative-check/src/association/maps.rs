//! Whether two maps go together, though each may be smooth by itself.

use probative_case::claim::Select;
use probative_case::claim::association::Maps;
use probative_finding::exhibit::{Caption, Cell, Counted, Datum, Map, MapCell, Quantity, Table};
use probative_finding::finding::{ByOutlines, NullModel, NullName, Untested};
use probative_finding::reading::{Chance, Gone, LeftOut, Measure, Reading, Rows};
use probative_finding::what::AssociationPhrase;
use probative_finding::what::association::{Association as Parts, Column, MapsNull, Statistic};
use probative_finding::{Exhibit, Phrase, What};
use probative_numeric::distribution::StudentsT;
use probative_numeric::math::{atanh, sqrt, tanh};
use probative_numeric::{DETECTABLE, Tail, ranks};
use probative_spatial::{
    DistanceClasses, Geography, ModifiedT, Permutation, Test, TwoMaps, Weights, modified_t_test,
};
use probative_terms::diagnostic::test::association::{FEW_PAIRS, TOO_SMOOTH};
use probative_terms::place::Level;
use probative_terms::{Breaks, Role, Unit};

use super::compare::DISTANCE_CLASSES;
use crate::question::{Question, Tested, all_vary, beside_unscaled, failed, refused};
use crate::{breaks, place};

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "two-maps-fisher-z";
/// The fewest places on which two maps can be told from chance.
const FEWEST: usize = 10;

/// The correlation of two maps, against maps as smooth that have nothing to do with each other.
pub(super) fn test(claim: &Maps, question: &Question<'_>) -> Result<Tested, Untested> {
    let regions = question.regions()?;
    let pairs = Pairs::read(claim, question)?;
    let found = pairs.ask(claim, question)?;
    let reading = found.reading(claim, &pairs, question);
    let asserted = Question::asserted(&regions, 0.0);
    let mut appraisal = question.appraise(regions, reading, asserted);
    let detectable = [&found.modified, &found.by_ranks].map(detectable);
    appraisal.detectable = Some(detectable[0].max(detectable[1]));
    appraisal.null = Some(found.null(question));
    appraisal.calibration = question.calibration(TEST, &geography(claim, question));
    appraisal.facts.ecological = true;
    appraisal.facts.by_outlines = found.by_outlines;
    appraisal.facts.suppressed = Some((pairs.left_out, pairs.codes.len() + pairs.left_out));
    appraisal.beside = vec![beside_unscaled(Role::WiderDefinition, found.lee(claim, &pairs))];
    let exhibits = vec![
        map(claim, &claim.said, &claim.values, &pairs.codes, &pairs.x, question),
        map(claim, &claim.with_said, &claim.with, &pairs.codes, &pairs.y, question),
        table(claim, &pairs, &found, question),
    ];
    Ok(Tested { appraisal, exhibits })
}

/// The correlation of two maps under one set of choices.
pub(super) fn reading(claim: &Maps, question: &Question<'_>) -> Result<Reading, Untested> {
    let pairs = Pairs::read(claim, question)?;
    Ok(pairs.ask(claim, question)?.reading(claim, &pairs, question))
}

/// The hash of the geography that the test runs on.
pub(crate) fn geography(claim: &Maps, question: &Question<'_>) -> String {
    let sources = [&claim.values.source, &claim.with.source];
    let sources = super::with_neighbors(claim.adjacency.as_ref(), &sources);
    question.geography(&sources, &[claim.values.key(), claim.with.key()])
}

/// The chance of the modified t-test in the claim's tail.
fn chance(found: &ModifiedT, tail: Tail) -> f64 {
    let (above, half) = (found.correlation > 0.0, 0.5 * found.p);
    match tail {
        Tail::Both => found.p,
        Tail::Upper => {
            if above {
                half
            } else {
                1.0 - half
            }
        }
        Tail::Lower => {
            if above {
                1.0 - half
            } else {
                half
            }
        }
    }
}

/// The least correlation that the modified t-test calls more than chance at a level.
fn edge_of(found: &ModifiedT, level: f64) -> f64 {
    let df = found.effective_n - 2.0;
    let t = StudentsT { freedom: df }.quantile(0.5 * (1.0 + level));
    t / sqrt(df + t * t)
}

/// The correlations around the one that was found whose z of Fisher lies no farther from its own
/// than the least that the modified t-test calls more than chance lies from nothing (Fisher 1915,
/// 1921): the spread of a correlation shrinks near one, that of its z does not.
fn interval(found: &ModifiedT, level: f64) -> (f64, f64) {
    let (z, away) = (atanh(found.correlation), atanh(edge_of(found, level)));
    (tanh(z - away), tanh(z + away))
}

/// The ends for the values and for their ranks, of which the outer ones count.
///
/// A few values far from all others make a correlation whatever the other places say; that of
/// ranks (Spearman 1904) hears each place alike. A word needs both.
pub(crate) fn ends([values, ranks]: [&ModifiedT; 2], level: f64) -> (f64, f64) {
    let (by_values, by_ranks) = (interval(values, level), interval(ranks, level));
    (by_values.0.min(by_ranks.0), by_values.1.max(by_ranks.1))
}

/// The least correlation that is found four times in five: the z of Fisher has a variance of 1 over
/// the places that are as good as independent less three.
fn detectable(found: &ModifiedT) -> f64 {
    tanh(DETECTABLE / sqrt((found.effective_n - 3.0).max(0.0)))
}

/// The places that have a value on both maps.
pub(crate) struct Pairs {
    codes: Vec<String>,
    pub(crate) x: Vec<f64>,
    pub(crate) y: Vec<f64>,
    left_out: usize,
}

impl Pairs {
    pub(crate) fn read(claim: &Maps, question: &Question<'_>) -> Result<Pairs, Untested> {
        let x = question.by_key(&claim.values, &claim.key)?;
        let y = question.by_key(&claim.with, &claim.key)?;
        let mut pairs = Pairs { codes: Vec::new(), x: Vec::new(), y: Vec::new(), left_out: 0 };
        for (code, first) in &x {
            match first.value.zip(y.get(code).and_then(|second| second.value)) {
                Some((first, second)) => {
                    pairs.codes.push(code.clone());
                    pairs.x.push(first);
                    pairs.y.push(second);
                }
                None => pairs.left_out += 1,
            }
        }
        pairs.left_out += y.keys().filter(|code| !x.contains_key(*code)).count();
        if pairs.codes.len() < FEWEST {
            return Err(failed(&FEW_PAIRS, &[&FEWEST, &pairs.codes.len()]));
        }
        question.affords(pairs.codes.len())?;
        all_vary(pairs.x.iter().copied(), &[&claim.values])?;
        all_vary(pairs.y.iter().copied(), &[&claim.with])?;
        Ok(pairs)
    }

    /// The neighbours among these places.
    pub(crate) fn weights(
        &self,
        claim: &Maps,
        question: &Question<'_>,
    ) -> Result<Weights, Untested> {
        place::weights(&claim.key, &self.codes, claim.adjacency.as_ref(), question)
    }

    /// The classes of distance of the test by effective sample size.
    pub(crate) fn classes(&self, claim: &Maps) -> Result<DistanceClasses, Untested> {
        let points = place::points(&claim.key, &self.codes)?;
        DistanceClasses::of_places(&points, DISTANCE_CLASSES).map_err(refused)
    }

    fn ask(&self, claim: &Maps, question: &Question<'_>) -> Result<Found, Untested> {
        let inference = question.inference("two-maps");
        let test = Test { draws: inference.draws, seed: inference.seed, tail: question.tail() };
        let classes = self.classes(claim)?;
        let weights = self.weights(claim, question)?;
        let maps = Geography::new(&weights, &classes)
            .and_then(|geography| geography.two_maps(&self.x, &self.y, test))
            .map_err(refused)?;
        let modified = maps.modified_t.ok_or_else(|| failed(&TOO_SMOOTH, &[]))?;
        let by_ranks =
            modified_t_test(&ranks(&self.x), &ranks(&self.y), &classes).map_err(refused)?;
        let adjacency = claim.adjacency.as_ref();
        let by_outlines = place::by_outlines(&claim.key, &self.codes, adjacency, &weights);
        Ok(Found { modified, by_ranks, maps, by_outlines })
    }

    fn rows(&self) -> Rows {
        let reason = Gone::OneMapLacks;
        let gone = LeftOut { reason, rows: self.left_out, events: None };
        let left_out = if self.left_out > 0 { vec![gone] } else { Vec::new() };
        Rows { used: self.codes.len(), left_out }
    }
}

/// The answers of each null to one question.
struct Found {
    modified: ModifiedT,
    by_ranks: ModifiedT,
    maps: TwoMaps,
    by_outlines: Option<ByOutlines>,
}

impl Found {
    fn edge(&self, question: &Question<'_>) -> f64 {
        edge_of(&self.modified, question.level())
    }

    fn reading(&self, claim: &Maps, pairs: &Pairs, question: &Question<'_>) -> Reading {
        let r = self.maps.correlation;
        let ends = ends([&self.modified, &self.by_ranks], question.level());
        let p = chance(&self.modified, question.tail());
        let chance = Chance { p, draws: 0, error: 0.0 };
        let what = What::Association(Parts::Correlated {
            said: claim.said.clone(),
            with: claim.with_said.clone(),
            correlation: r,
            places: pairs.codes.len(),
            effective: self.modified.effective_n,
            p,
            smooth: self.maps.spectral.map(|drawn| drawn.p),
        });
        let measure = Measure::within(r, Unit::Correlation, ends, question.level(), Some(chance));
        Reading::new(what, measure, pairs.rows())
    }

    fn null(&self, question: &Question<'_>) -> NullModel {
        let edge = self.edge(question);
        NullModel {
            name: NullName::UnrelatedMaps,
            observed: self.maps.correlation,
            mean: 0.0,
            quantiles: (-edge, edge),
            unit: Unit::Correlation,
        }
    }

    fn lee(&self, claim: &Maps, pairs: &Pairs) -> Reading {
        let what = What::Association(Parts::Lee {
            said: claim.said.clone(),
            with: claim.with_said.clone(),
            smooth: self.maps.lee.map(|drawn| drawn.p),
        });
        Reading::new(what, Measure::exact(self.maps.lee_value, Unit::LeesL), pairs.rows())
    }
}

/// The same question by every null.
fn table(claim: &Maps, pairs: &Pairs, found: &Found, question: &Question<'_>) -> Exhibit {
    let phrase = Phrase::Association;
    let maps = &found.maps;
    let drawn = |drawn: Option<Permutation>| drawn.map_or(Datum::Nothing, |it| Datum::Number(it.p));
    let correlation = |null, p| row(null, (Statistic::Correlation, maps.correlation), p);
    let p = chance(&found.modified, question.tail());
    let rows = vec![
        correlation(MapsNull::Independent(found.modified.effective_n), Datum::Number(p)),
        correlation(MapsNull::Smooth, drawn(maps.spectral)),
        row(
            MapsNull::Independent(found.by_ranks.effective_n),
            (Statistic::OfRanks, found.by_ranks.correlation),
            Datum::Number(chance(&found.by_ranks, question.tail())),
        ),
        row(MapsNull::Smooth, (Statistic::Lee, maps.lee_value), drawn(maps.lee)),
        correlation(MapsNull::Rough, drawn(maps.free)),
    ];
    let sources = [claim.values.source.as_str(), claim.with.source.as_str()];
    let columns = [Column::Null, Column::Statistic, Column::Value, Column::P];
    Exhibit::Table(Table {
        caption: Caption {
            title: phrase(AssociationPhrase::Together),
            finding: (&found.reading(claim, pairs, question)).into(),
            n: pairs.codes.len(),
            counted: Counted::Units,
            source: question.credit(&sources),
        },
        columns: columns.map(|column| phrase(AssociationPhrase::Column(column))).to_vec(),
        rows,
    })
}

/// What one null gives of one statistic.
fn row(null: MapsNull, (statistic, value): (Statistic, f64), p: Datum) -> Vec<Datum> {
    let words = |phrase| Datum::Words(Phrase::Association(phrase));
    vec![
        words(AssociationPhrase::Null(null)),
        words(AssociationPhrase::Statistic(statistic)),
        Datum::Number(value),
        p,
    ]
}

/// One of the two maps.
fn map(
    claim: &Maps,
    said: &str,
    select: &Select,
    codes: &[String],
    values: &[f64],
    question: &Question<'_>,
) -> Exhibit {
    let cells: Vec<MapCell> = codes
        .iter()
        .zip(values)
        .filter_map(|(code, value)| {
            let geoid = place::of_atlas(&claim.key, code)?;
            Some(MapCell { geoid, name: place::name(&claim.key, code), cell: Cell::Value(*value) })
        })
        .collect();
    let beside = AssociationPhrase::Beside(claim.said.clone(), claim.with_said.clone());
    Exhibit::Map(Map {
        caption: Caption {
            title: Phrase::Own(said.to_owned()),
            finding: Phrase::Association(beside),
            n: codes.len(),
            counted: Counted::Units,
            source: question.credit(&[&select.source]),
        },
        layer: cells.first().map_or(Level::State, |cell| cell.geoid.level()),
        unit: Unit::named(said),
        quantity: Quantity::Rate,
        cells,
        breaks: breaks::inner(&Breaks::Quantile, values.to_vec()),
        classes: Vec::new(),
        outlined: Vec::new(),
        outlined_label: None,
        lines: Vec::new(),
        rings: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_a_correlation_is_narrow_near_one_and_never_passes_it() {
        let at = |correlation| ModifiedT { correlation, effective_n: 13.8, p: 0.5 };
        let edge = edge_of(&at(0.0), 0.95);
        assert_eq!(interval(&at(0.0), 0.95), (tanh(-atanh(edge)), tanh(atanh(edge))));
        let (low, high) = interval(&at(0.86), 0.95);
        assert!((0.60..0.61).contains(&low) && (0.95..0.97).contains(&high), "{low} {high}");
        let (low, high) = interval(&at(-0.999), 0.95);
        assert!(low >= -1.0 && high < -0.99, "{low} {high}");
        assert_eq!(interval(&at(1.0), 0.95), (1.0, 1.0));
        // Fisher's variance: 2.8 of its roots off are found four times in five.
        assert!((detectable(&at(0.0)) - tanh(DETECTABLE / sqrt(10.8))).abs() < 1e-12);
        assert_eq!(detectable(&ModifiedT { effective_n: 2.5, ..at(0.0) }), 1.0);
    }
}
