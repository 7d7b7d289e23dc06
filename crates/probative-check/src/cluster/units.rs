//! The places of a map, with the ends of what is withheld.

use probative_case::claim::cluster::{Cluster, Mapped};
use probative_finding::finding::{Appraisal, Untested};
use probative_finding::reading::{Gone, LeftOut, Rows};
use probative_spatial::{Sites, Touch, Weights, empirical_bayes, standardized_rates};
use probative_terms::diagnostic::test::cluster::{
    FEW_PLACES, NO_NEIGHBORS, NO_PERCENT, OTHER_LEVEL, WITHOUT_NUMBER,
};
use probative_terms::place::Geoid;
use probative_terms::{Neighbours, Radius, Unit, Whole};

use crate::audit::is_rate;
use crate::place;
use crate::question::{Question, all_vary, all_within, failed, refused};

/// The fewest places among which a cluster can be told from chance.
const FEWEST: usize = 10;

/// The places of a map in the order of their codes.
pub(crate) struct Units {
    /// The column of their codes.
    pub(crate) key: String,
    pub(crate) codes: Vec<String>,
    /// The least that each value, or number of events, can be.
    low: Vec<f64>,
    /// The most that it can be.
    high: Vec<f64>,
    /// The people and the scale of a rate, where the map shows rates.
    people: Option<(Vec<f64>, f64)>,
    /// Places whose number lies between two ends.
    bounded: usize,
    /// Those of them whose number is withheld, by their place in the order.
    withheld: Vec<usize>,
    /// Places without a number or without people.
    left_out: usize,
}

impl Units {
    pub(crate) fn read(claim: &Cluster, question: &Question<'_>) -> Result<Units, Untested> {
        let (select, whole) = match &claim.mapped {
            Mapped::Values(values) => (values, None),
            Mapped::Rates { events, population, per } => (events, Some((population, *per))),
        };
        let numbers = match whole {
            Some(_) => question.events(select, &claim.key)?,
            None => question.by_key(select, &claim.key)?,
        };
        let people = whole.map(|(select, _)| question.amounts(select, &claim.key));
        let people = people.transpose()?;
        people.iter().try_for_each(|people| all_within(&numbers, people))?;
        place::outlined(&claim.key)?;
        let mut units = Units {
            key: claim.key.clone(),
            codes: Vec::new(),
            low: Vec::new(),
            high: Vec::new(),
            people: whole.map(|(_, per)| (Vec::new(), per)),
            bounded: 0,
            withheld: Vec::new(),
            left_out: 0,
        };
        for (code, found) in numbers {
            let geoid = Geoid::parse(&code).ok().filter(|geoid| geoid.level() == claim.level);
            geoid.ok_or_else(|| failed(&OTHER_LEVEL, &[&code, &claim.level]))?;
            let there = people.as_ref().map(|people| {
                let here = people.get(&code).and_then(|found| found.value);
                here.filter(|here| *here > 0.0)
            });
            match (found.ends(), there) {
                (None, _) | (_, Some(None)) => units.left_out += 1,
                (Some(ends), there) => {
                    units.bounded += usize::from(found.open().is_some());
                    units.withheld.extend(found.withheld().map(|_| units.codes.len()));
                    units.push(code, ends, there.flatten());
                }
            }
        }
        if whole.is_none() {
            units.in_percent(&claim.unit, &select.value)?;
        }
        units.usable(claim)?;
        Ok(units)
    }

    /// Refuses counts that are called per cent: whole numbers, one of them above a hundred, in a
    /// column whose name says nothing of a part.
    fn in_percent(&self, unit: &str, column: &str) -> Result<(), Untested> {
        let numbers = || self.low.iter().chain(&self.high).copied();
        let counts = numbers().all(|number| number >= 0.0 && number.fract() == 0.0);
        let most = numbers().fold(0.0, f64::max);
        if Unit::of_equation(unit) == Unit::Percent(Whole::Named)
            && counts
            && most > 100.0
            && !is_rate(column)
        {
            return Err(failed(&NO_PERCENT, &[&column, &unit, &most]));
        }
        Ok(())
    }

    fn push(&mut self, code: String, (low, high): (f64, f64), people: Option<f64>) {
        self.codes.push(code);
        self.low.push(low);
        self.high.push(high);
        if let (Some((all, _)), Some(people)) = (&mut self.people, people) {
            all.push(people);
        }
    }

    fn usable(&self, claim: &Cluster) -> Result<(), Untested> {
        if self.codes.len() < FEWEST {
            return Err(failed(&FEW_PLACES, &[&FEWEST, &self.codes.len()]));
        }
        let values = self.rates(&self.low)?;
        all_vary(values, &claim.selects())?;
        match claim.named().iter().find(|code| !self.codes.contains(code)) {
            Some(code) => Err(failed(&WITHOUT_NUMBER, &[&code])),
            None => Ok(()),
        }
    }

    /// Whether an end stands for any number.
    pub(super) fn is_bounded(&self) -> bool {
        self.bounded > 0
    }

    /// The numbers with every withheld one at its least, or at its most where `most` says so.
    pub(super) fn at(&self, most: impl Fn(usize) -> bool) -> Vec<f64> {
        let ends = self.low.iter().zip(&self.high).enumerate();
        ends.map(|(unit, (low, high))| if most(unit) { *high } else { *low }).collect()
    }

    /// The numbers with every withheld one at its least.
    pub(crate) fn least(&self) -> Vec<f64> {
        self.low.clone()
    }

    /// The people of each place and the scale, where the map shows rates.
    pub(crate) fn exposure(&self) -> Option<(&[f64], f64)> {
        self.people.as_ref().map(|(people, per)| (people.as_slice(), *per))
    }

    /// The values of the map; rates are drawn to the rate of all, the more the fewer people they
    /// rest on.
    pub(crate) fn rates(&self, numbers: &[f64]) -> Result<Vec<f64>, Untested> {
        let Some((people, per)) = &self.people else { return Ok(numbers.to_vec()) };
        let rates = empirical_bayes(numbers, people).map_err(refused)?;
        Ok(rates.iter().map(|rate| per * rate).collect())
    }

    /// The values of the map on one scale; rates are standardized by how few people they rest on.
    pub(crate) fn standardized(&self, numbers: &[f64]) -> Result<Vec<f64>, Untested> {
        let Some((people, _)) = &self.people else { return Ok(numbers.to_vec()) };
        standardized_rates(numbers, people).map_err(refused)
    }

    /// The neighbours of each place.
    pub(crate) fn weights(&self, neighbors: &Neighbours) -> Result<Weights, Untested> {
        let sites = || {
            let sites = Sites::on_earth(&place::points(&self.key, &self.codes)?);
            sites.map_err(refused)
        };
        let found = match neighbors {
            Neighbours::Queen => return place::touching(&self.key, &self.codes, Touch::Vertex),
            Neighbours::Rook => return place::touching(&self.key, &self.codes, Touch::Edge),
            Neighbours::Nearest(count) => sites()?.nearest(*count),
            Neighbours::Band(Radius::Within(reach)) => sites()?.within(*reach),
            Neighbours::Band(Radius::Least) => sites()?.within_least(),
            other => return Err(failed(&NO_NEIGHBORS, &[other])),
        };
        found.map_err(refused)
    }

    pub(super) fn rows(&self) -> Rows {
        let reason = Gone::NothingGiven;
        let gone = LeftOut { reason, rows: self.left_out, events: None };
        let left_out = if self.left_out > 0 { vec![gone] } else { Vec::new() };
        Rows { used: self.codes.len(), left_out }
    }

    /// How much is withheld.
    pub(super) fn facts(&self, appraisal: &mut Appraisal) {
        let all = self.codes.len() + self.left_out;
        appraisal.facts.suppressed = Some((self.withheld.len() + self.left_out, all));
        if self.people.is_some() {
            let (most, all) = self.withheld_events();
            appraisal.facts.suppressed_events = Some(if all > 0.0 { most / all } else { 0.0 });
        }
    }

    /// The most events that withheld places can have, and all events then.
    fn withheld_events(&self) -> (f64, f64) {
        let withheld = self.withheld.iter().map(|unit| self.high[*unit]).sum();
        (withheld, self.high.iter().sum())
    }
}
