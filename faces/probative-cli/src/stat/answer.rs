//! What a method gives.

use probative_numeric::Seed;
use probative_spatial::{
    Breaks, Clusters, Dependence, Error, Global, JoinCounts, Locals, Ols, Places, Regressor, Scan,
    Test, Weights, adjusted, box_breaks, empirical_bayes, equal_breaks, excess_risk, geary,
    getis_ord, join_counts, lee, local_g, local_g_star, local_geary, local_join_count, local_moran,
    local_moran_bivariate, local_moran_eb, moran, moran_bivariate, moran_eb, natural_breaks, ols,
    percentile_breaks, quantile_breaks, raw_rates, scan, slx, spatial_empirical_bayes,
    spatial_rates,
};

use super::args::{BreaksWord, ModelWord, RateWord, Stat, word};
use super::correlogram::{self, Classes};
use super::data::Map;
use super::method::Method;
use super::neighbors::Neighbors;
use super::refused;
use super::two_maps::{self, Together};
use crate::exit::{Exit, Stop};

/// How many classes a map has, where the command gives no number.
const CLASSES: usize = 5;

/// What a method gives.
#[derive(Debug)]
pub(super) enum Answer {
    /// The weights themselves.
    Connectivity,
    Global(Global),
    Joins(Box<JoinCounts>),
    Classes(Classes),
    Together(Box<Together>),
    /// The units, with their adjusted p-values.
    Local(Locals, Vec<Option<f64>>),
    Clusters(Clusters),
    Rates(Vec<f64>),
    Breaks(Breaks),
    Regression(Box<Ols>, Option<Dependence>),
}

/// Asks the method.
pub(super) fn of(stat: &Stat, map: &Map, neighbors: Option<&Neighbors>) -> Result<Answer, Stop> {
    let asked = Asked { stat, map, neighbors };
    let answer = match stat.method {
        Method::Weights => Ok(Answer::Connectivity),
        Method::Moran | Method::Geary | Method::G => asked.global(),
        Method::MoranEb | Method::MoranBivariate | Method::Lee => asked.global(),
        Method::JoinCount => asked.joins(&asked.marked()?),
        Method::LocalJoinCount => asked.local_joins(&asked.marked()?),
        Method::LocalGStar => {
            let (raw, standardized) = asked.neighbors().for_g_star()?;
            asked.local_g_star(&raw, standardized)
        }
        Method::Correlogram => {
            return correlogram::ask(stat, map, neighbors, asked.test()).map(Answer::Classes);
        }
        Method::TwoMaps => {
            let found = two_maps::ask(stat, map, asked.weights(), asked.test())?;
            return Ok(Answer::Together(Box::new(found)));
        }
        Method::LocalMoran | Method::LocalMoranBivariate | Method::LocalMoranEb => asked.local(),
        Method::LocalGeary | Method::LocalG => asked.local(),
        Method::Scan if stat.planar => asked.scan_plane(map.points()?),
        Method::Scan => asked.scan(Places::Earth(&map.places()?)),
        Method::Rates => asked.rates(),
        Method::Breaks => asked.breaks(),
        Method::Ols | Method::Slx => asked.regression(),
    };
    answer.map_err(|error| refused(&error, &map.ids))
}

struct Asked<'a> {
    stat: &'a Stat,
    map: &'a Map,
    neighbors: Option<&'a Neighbors>,
}

impl Asked<'_> {
    fn neighbors(&self) -> &Neighbors {
        self.neighbors.expect("the command was checked for what its method takes")
    }

    fn weights(&self) -> &Weights {
        &self.neighbors().weights
    }

    fn test(&self) -> Test {
        Test { draws: self.stat.draws, seed: Seed(self.stat.seed), tail: self.stat.tail.meaning() }
    }

    fn column(&self, at: usize) -> &[f64] {
        &self.map.values[at]
    }

    fn population(&self) -> &[f64] {
        self.map.population.as_deref().unwrap_or_default()
    }

    fn global(&self) -> Result<Answer, Error> {
        let (x, weights, test) = (self.column(0), self.weights(), self.test());
        let found = match self.stat.method {
            Method::Geary => geary(x, weights, test),
            Method::G => getis_ord(x, weights, test),
            Method::MoranEb => moran_eb(x, self.population(), weights, test),
            Method::MoranBivariate => moran_bivariate(x, self.column(1), weights, test),
            Method::Lee => lee(x, self.column(1), weights, test),
            _ => moran(x, weights, test),
        };
        found.map(Answer::Global)
    }

    fn joins(&self, marked: &[bool]) -> Result<Answer, Error> {
        let found = join_counts(marked, self.weights(), self.test())?;
        Ok(Answer::Joins(Box::new(found)))
    }

    fn local(&self) -> Result<Answer, Error> {
        let (x, weights, test) = (self.column(0), self.weights(), self.test());
        let found = match self.stat.method {
            Method::LocalMoranBivariate => local_moran_bivariate(x, self.column(1), weights, test),
            Method::LocalMoranEb => local_moran_eb(x, self.population(), weights, test),
            Method::LocalGeary => local_geary(x, weights, test),
            Method::LocalG => local_g(x, weights, test),
            _ => local_moran(x, weights, test),
        };
        found.map(|rows| self.adjusted(rows))
    }

    fn local_g_star(&self, raw: &Weights, standardized: bool) -> Result<Answer, Error> {
        let rows = local_g_star(self.column(0), raw, standardized, self.test())?;
        Ok(self.adjusted(rows))
    }

    fn local_joins(&self, marked: &[bool]) -> Result<Answer, Error> {
        Ok(self.adjusted(local_join_count(marked, self.weights(), self.test())?))
    }

    fn adjusted(&self, rows: Locals) -> Answer {
        let chances = adjusted(&rows, self.stat.adjust.meaning());
        Answer::Local(rows, chances)
    }

    /// The values as marks, which are one or zero.
    fn marked(&self) -> Result<Vec<bool>, Stop> {
        let column = self.column(0);
        if let Some(unit) = column.iter().position(|value| *value != 0.0 && *value != 1.0) {
            let (id, value) = (&self.map.ids[unit], column[unit]);
            let message = format!(
                "error: unit `{id}` has {value} where {} takes 1 for marked and 0 for unmarked\n  help: make a column of ones and zeros",
                word(self.stat.method)
            );
            return Err(Stop { exit: Exit::Rejected, message });
        }
        Ok(column.iter().map(|value| *value == 1.0).collect())
    }

    fn scan_plane(&self, points: Vec<[f64; 2]>) -> Result<Answer, Error> {
        let (x, y): (Vec<f64>, Vec<f64>) = points.into_iter().map(|[x, y]| (x, y)).unzip();
        self.scan(Places::Plane(&x, &y))
    }

    fn scan(&self, places: Places<'_>) -> Result<Answer, Error> {
        let asked = Scan {
            model: self.stat.model.unwrap_or(ModelWord::Poisson).meaning(),
            largest: self.stat.largest,
            longest: 1.0,
            fewest: f64::from(self.stat.fewest),
            draws: self.stat.draws,
            seed: Seed(self.stat.seed),
        };
        scan(places, self.column(0), self.population(), 1, asked).map(Answer::Clusters)
    }

    fn rates(&self) -> Result<Answer, Error> {
        let (events, people) = (self.column(0), self.population());
        let found = match self.stat.rate.unwrap_or(RateWord::Raw) {
            RateWord::Raw => raw_rates(events, people),
            RateWord::Excess => excess_risk(events, people),
            RateWord::Eb => empirical_bayes(events, people),
            RateWord::Spatial => spatial_rates(events, people, self.weights()),
            RateWord::SpatialEb => spatial_empirical_bayes(events, people, self.weights()),
        };
        found.map(Answer::Rates)
    }

    fn breaks(&self) -> Result<Answer, Error> {
        let (values, classes) = (self.column(0), self.stat.classes.unwrap_or(CLASSES));
        let found = match self.stat.breaks.unwrap_or(BreaksWord::Natural) {
            BreaksWord::Quantile => quantile_breaks(values, classes),
            BreaksWord::Equal => equal_breaks(values, classes),
            BreaksWord::Natural => natural_breaks(values, classes),
            BreaksWord::Box => box_breaks(values, self.stat.hinge),
            BreaksWord::Percentile => percentile_breaks(values),
        };
        found.map(Answer::Breaks)
    }

    fn regression(&self) -> Result<Answer, Error> {
        let named = self.stat.value.iter().zip(&self.map.values).skip(1);
        let regressors: Vec<Regressor> = named
            .map(|(term, values)| Regressor { term: term.clone(), values: values.clone() })
            .collect();
        let found = match self.stat.method {
            Method::Slx => slx(self.column(0), &regressors, self.weights())?,
            _ => ols(self.column(0), &regressors)?,
        };
        let near = self.neighbors.map(|neighbors| found.dependence(&neighbors.weights));
        let dependence = near.transpose()?;
        Ok(Answer::Regression(Box::new(found), dependence))
    }
}
