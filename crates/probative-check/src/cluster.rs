//! Whether like values lie together: anywhere on a map, or around named places.

use probative_case::claim::cluster::{Chosen, Cluster, Extent, Mapped};
use probative_finding::audit::Dimension;
use probative_finding::exhibit::Association as Class;
use probative_finding::finding::{Adjusted, Bounds, NullModel, Tests, Untested};
use probative_finding::reading::{Beside, Measure, Reading};
use probative_finding::what::cluster::{Cluster as Parts, Places};
use probative_finding::{Exhibit, What};
use probative_terms::{Role, Unit};

use crate::audit::Other;
use crate::kinds::Testable;
use crate::place;
use crate::question::{Question, Tested, beside_unscaled};
use crate::trial::Trial;

mod anywhere;
mod circles;
mod exhibits;
mod local;
mod null;
mod otherwise;
mod spots;
mod units;

use exhibits::Drawn;
pub(crate) use units::Units;

/// The most places that a sentence names one by one.
const NAMED: usize = 12;

impl Testable for Cluster {
    fn test(&self, question: &Question<'_>) -> Result<Tested, Untested> {
        test(self, question)
    }

    fn readings(&self, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
        readings(self, question)
    }

    fn dimensions(&self) -> &'static [Dimension] {
        &[
            Dimension::Neighbors,
            Dimension::Peers,
            Dimension::Denominator,
            Dimension::Named,
            Dimension::Column,
            Dimension::Edition,
        ]
    }

    fn others(&self, question: &Question<'_>) -> Vec<Other> {
        otherwise::others(self, question)
    }

    fn trials<'a>(&'a self, question: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
        Ok(vec![null::values_moved(self, question)?])
    }
}

/// Whether a map is clustered, or whether the named places are hot spots of it.
fn test(claim: &Cluster, question: &Question<'_>) -> Result<Tested, Untested> {
    let units = Units::read(claim, question)?;
    let regions = question.regions()?;
    let mut all = all(claim, &units, question)?;
    let primary = all.remove(0);
    let asserted = Question::asserted(&regions, 0.0);
    let mut appraisal = question.appraise(regions, primary.reading.clone(), asserted);
    appraisal.detectable = Some(primary.detectable);
    appraisal.drawn_ends = Some(primary.drawn_ends);
    appraisal.null = Some(primary.null.clone());
    appraisal.calibration = question.calibration(name(claim), &geography(claim, question));
    appraisal.bounds = primary.bounds();
    appraisal.alternates = all.into_iter().map(|other| other.reading).collect();
    units.facts(&mut appraisal);
    if let Extent::Places(named) = &claim.extent {
        appraisal.tests = match claim.chosen {
            Chosen::ForHeight => {
                Tests { made: units.codes.len(), adjusted: Adjusted::LargestOfMap }
            }
            Chosen::Before => Tests { made: named.len(), adjusted: Adjusted::NotNeeded },
        };
    }
    let seen = seen(claim, &units, Role::WiderDefinition, question)?;
    appraisal.beside = seen.beside;
    let mut exhibits = seen.exhibits;
    exhibits.push(Drawn { claim, question, units: &units }.null(&primary));
    Ok(Tested { appraisal, exhibits })
}

/// The reading of every declared choice of neighbours, the primary one first.
fn readings(claim: &Cluster, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
    let units = Units::read(claim, question)?;
    Ok(all(claim, &units, question)?.into_iter().map(|found| found.reading).collect())
}

/// A map's clusters beside a claim of another kind: readings and pictures that decide nothing.
pub(crate) fn shown(
    claim: &Cluster,
    role: Role,
    question: &Question<'_>,
) -> Result<(Vec<Beside>, Vec<Exhibit>), Untested> {
    let units = Units::read(claim, question)?;
    let mut all = all(claim, &units, question)?;
    let seen = seen(claim, &units, role, question)?;
    let mut beside = vec![beside_unscaled(role, all.remove(0).reading)];
    beside.extend(seen.beside);
    Ok((beside, seen.exhibits))
}

/// The name of the claim's test in calibrations.
pub(crate) fn name(claim: &Cluster) -> &'static str {
    match claim.extent {
        Extent::Anywhere => anywhere::TEST,
        Extent::Places(_) => spots::TEST,
    }
}

/// The hash of the geography that the test runs on.
pub(crate) fn geography(claim: &Cluster, question: &Question<'_>) -> String {
    let selects = claim.selects();
    let sources: Vec<&str> = selects.iter().map(|select| select.source.as_str()).collect();
    question.geography(&sources, &claim.key())
}

/// What one choice of neighbours gives.
pub(crate) struct Found {
    reading: Reading,
    /// The value at the two ends that withheld numbers allow.
    ends: (f64, f64),
    detectable: f64,
    /// How far the two ends may be off for the number of draws.
    drawn_ends: (f64, f64),
    null: NullModel,
    /// What the null drew, on the scale of the null model.
    draws: Vec<f64>,
}

impl Found {
    fn bounds(&self) -> Option<Bounds> {
        let (low, high) = self.ends;
        (low < high).then_some(Bounds { low, high })
    }
}

fn all(claim: &Cluster, units: &Units, question: &Question<'_>) -> Result<Vec<Found>, Untested> {
    let one = |neighbors: &_| match claim.extent {
        Extent::Anywhere => anywhere::found(claim, units, neighbors, question),
        Extent::Places(_) => spots::found(claim, units, neighbors, question),
    };
    claim.weights.iter().map(one).collect()
}

/// What a reader of the map sees besides the number that decides.
struct Seen {
    beside: Vec<Beside>,
    exhibits: Vec<Exhibit>,
}

/// The classes of the local Moran and the scan, as readings and as pictures.
fn seen(
    claim: &Cluster,
    units: &Units,
    role: Role,
    question: &Question<'_>,
) -> Result<Seen, Untested> {
    let drawn = Drawn { claim, question, units };
    let classes = local::classes(claim, units, question)?;
    let high = |unit: &usize| local::class(classes[*unit], drawn.level()) == Some(Class::HighHigh);
    let is_meant =
        |unit: &usize| claim.named().is_empty() || claim.named().contains(&units.codes[*unit]);
    let counted = (0..classes.len()).filter(is_meant).filter(high).count();
    let unit = if claim.named().is_empty() { Unit::Places } else { Unit::NamedPlaces };
    let exact = |value: f64, unit: Unit, what: Parts| {
        let what = What::Cluster(what);
        beside_unscaled(role, Reading::new(what, Measure::exact(value, unit), units.rows()))
    };
    let mut beside = vec![exact(counted as f64, unit, drawn.local_parts(&classes))];
    // A map may be clustered whose values have no share of a sum, or whose places are too many for the draws.
    let mut exhibits = drawn.spots(&classes).unwrap_or_default();
    // What decides comes first.
    let decides = usize::from(!claim.named().is_empty()).min(exhibits.len());
    exhibits.insert(decides, drawn.local(&classes));
    if let Some(scanned) = circles::scanned(units, question)? {
        if let Some(first) = scanned.found.first() {
            let what = Parts::Circle(drawn.circle_parts(first, scanned.same_at_most));
            beside.push(exact(first.relative_risk, Unit::TimesOutside, what));
        }
        exhibits.extend(drawn.circles(&scanned));
    }
    Ok(Seen { beside, exhibits })
}

/// Whether a map shows rates, of which some rest on few people.
fn shows_rates(claim: &Cluster) -> bool {
    matches!(claim.mapped, Mapped::Rates { .. })
}

/// The least and the largest of a number.
fn span<T>(all: &[T], pick: impl Fn(&T) -> f64) -> (f64, f64) {
    let numbers = || all.iter().map(&pick);
    (numbers().fold(f64::INFINITY, f64::min), numbers().fold(f64::NEG_INFINITY, f64::max))
}

/// The names of places, the first ones where they are many.
fn places(units: &Units, which: &[usize]) -> Places {
    let names =
        which.iter().take(NAMED).map(|unit| place::name(&units.key, &units.codes[*unit])).collect();
    Places { names, more: which.len().saturating_sub(NAMED) }
}
