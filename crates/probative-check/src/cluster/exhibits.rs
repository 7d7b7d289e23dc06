//! The maps of clusters, every hot spot with its chances, the circles of the scan, and the null.

use probative_case::claim::cluster::Cluster;
use probative_finding::exhibit::{
    Association as Class, Caption, Circle, Circles, ClusterFound, ClusterUnit, Clusters, Counted,
    Datum, Ground, NullShape, Table,
};
use probative_finding::finding::Untested;
use probative_finding::what::ClusterPhrase;
use probative_finding::what::cluster::{Circle as CircleParts, Cluster as Parts, Column};
use probative_finding::{Exhibit, Phrase, Statement, What};
use probative_spatial::{Cluster as Scan, Point};
use probative_terms::Unit;

use super::circles::Scanned;
use super::local::{adjusted_p, class};
use super::spots::{self, Spot, Spots};
use super::units::Units;
use super::{Found, places};
use crate::association::bins;
use crate::place;
use crate::question::Question;

/// The most places and circles that a table lists.
const LISTED: usize = 40;

/// What every picture of one map needs.
pub(super) struct Drawn<'a> {
    pub(super) claim: &'a Cluster,
    pub(super) question: &'a Question<'a>,
    pub(super) units: &'a Units,
}

impl Drawn<'_> {
    /// The largest adjusted chance at which a place counts as part of a cluster.
    pub(super) fn level(&self) -> f64 {
        1.0 - self.question.level() + 1e-12
    }

    fn caption(&self, title: ClusterPhrase, finding: Phrase) -> Caption {
        let selects = self.claim.selects();
        let sources: Vec<&str> = selects.iter().map(|select| select.source.as_str()).collect();
        let source = self.question.credit(&sources);
        Caption {
            title: Phrase::Cluster(title),
            finding,
            n: self.units.codes.len(),
            counted: Counted::Units,
            source,
        }
    }

    /// The classes of the local Moran with their chances.
    pub(super) fn local(&self, found: &[ClusterFound]) -> Exhibit {
        let title = ClusterPhrase::LocalTitle(self.claim.said.clone());
        self.clusters(title, sentence(self.local_parts(found)), found)
    }

    /// Hot and cold spots with their chances.
    fn hot(&self, all: &Spots) -> Exhibit {
        let found = all.spots.iter().map(|spot| match spot {
            Some(spot) => ClusterFound::Tested {
                class: if spot.excess > 0.0 { Class::HighHigh } else { Class::LowLow },
                p: spot.p,
                p_adjusted: spot.adjusted,
            },
            None => ClusterFound::Isolated,
        });
        let found: Vec<ClusterFound> = found.collect();
        let title = ClusterPhrase::SpotsTitle(self.claim.said.clone());
        self.clusters(title, self.hot_and_cold(all), &found)
    }

    fn clusters(&self, title: ClusterPhrase, finding: Phrase, found: &[ClusterFound]) -> Exhibit {
        let level = self.level();
        let nominal = 1.0 - self.question.level();
        let unit = |(code, found): (&String, &ClusterFound)| ClusterUnit {
            id: code.clone(),
            name: place::name(&self.claim.key, code),
            found: *found,
        };
        Exhibit::Clusters(Clusters {
            caption: self.caption(title, finding),
            ground: Ground::Atlas(self.claim.level),
            units: self.units.codes.iter().zip(found).map(unit).collect(),
            taken: Vec::new(),
            level,
            levels: [2.0, 1.0, 0.2, 0.02].map(|part| rounded(part * nominal)).to_vec(),
            adjusted: Some(Phrase::Cluster(ClusterPhrase::Adjusted)),
        })
    }

    /// Which places are high among high ones, and which low among low ones.
    pub(super) fn local_parts(&self, found: &[ClusterFound]) -> Parts {
        let of = |wanted: Class| {
            let all = (0..found.len()).filter(|at| class(found[*at], self.level()) == Some(wanted));
            places(self.units, &all.collect::<Vec<_>>())
        };
        Parts::Local {
            level: rounded(self.level()),
            of: self.units.codes.len(),
            high: of(Class::HighHigh),
            low: of(Class::LowLow),
        }
    }

    /// Which places are hot spots, and which cold ones.
    fn hot_and_cold(&self, all: &Spots) -> Phrase {
        let which = |wanted: fn(f64) -> bool| {
            let fits = |spot: &Spot| spot.adjusted <= self.level() && wanted(spot.excess);
            let found = |unit: &usize| all.spots[*unit].as_ref().is_some_and(fits);
            places(self.units, &(0..all.spots.len()).filter(found).collect::<Vec<_>>())
        };
        Phrase::Cluster(ClusterPhrase::HotAndCold {
            hot: which(|excess| excess > 0.0),
            cold: which(|excess| excess < 0.0),
            of: self.units.codes.len(),
            level: rounded(self.level()),
            mean: all.mean,
            unit: Unit::named(&self.claim.unit),
        })
    }

    /// The hot spots: their map, and a table of every named place and every other with a small
    /// chance. Withheld numbers stand at their least.
    pub(super) fn spots(&self, local: &[ClusterFound]) -> Result<Vec<Exhibit>, Untested> {
        let neighbors = &self.claim.weights[0];
        let weights = self.units.weights(neighbors)?;
        let inference =
            self.question.inference(&format!("{}/{}", spots::TEST, neighbors.stream_key()));
        let values = self.units.rates(&self.units.least())?;
        let all =
            Spots::of(&values, &weights, inference, self.question.tail())?.enough_for(inference)?;
        let table = self.table(&values, &all, local);
        Ok(vec![self.hot(&all), table])
    }

    fn table(&self, values: &[f64], all: &Spots, local: &[ClusterFound]) -> Exhibit {
        let (units, level) = (self.units, self.level());
        let chance = |unit: usize| all.spots[unit].map_or(1.0, |spot| spot.adjusted);
        let shown = |unit: &usize| {
            let small = chance(*unit) <= level || adjusted_p(local[*unit]) <= level;
            small || self.claim.named().contains(&units.codes[*unit])
        };
        let mut order: Vec<usize> = (0..units.codes.len()).filter(shown).collect();
        order.sort_by(|a, b| chance(*a).total_cmp(&chance(*b)).then(a.cmp(b)));
        order.truncate(LISTED);
        let row = |unit: &usize| {
            let spot = all.spots[*unit];
            let number = |number: Option<f64>| number.map_or(Datum::Nothing, Datum::Number);
            let class = class(local[*unit], level).map(ClusterPhrase::Class);
            vec![
                Datum::Words(Phrase::Own(place::name(&units.key, &units.codes[*unit]))),
                Datum::Number(values[*unit]),
                number(spot.map(|spot| spot.around)),
                number(spot.map(|spot| spot.excess)),
                number(spot.map(|spot| spot.p)),
                number(spot.map(|spot| spot.adjusted)),
                class.map_or(Datum::Nothing, |class| Datum::Words(Phrase::Cluster(class))),
                Datum::Number(adjusted_p(local[*unit])),
            ]
        };
        let columns = [
            Column::Place,
            Column::Here,
            Column::Around,
            Column::Excess,
            Column::P,
            Column::Adjusted,
            Column::Local,
            Column::LocalAdjusted,
        ];
        Exhibit::Table(Table {
            caption: self.caption(ClusterPhrase::Spots, self.hot_and_cold(all)),
            columns: columns.map(heading).to_vec(),
            rows: order.iter().map(row).collect(),
        })
    }

    /// The circles of the scan: the most likely cluster and every other with a small chance.
    pub(super) fn circles(&self, scanned: &Scanned) -> Vec<Exhibit> {
        let units = self.units;
        let mut shown: Vec<&Scan> =
            scanned.found.iter().filter(|circle| circle.p <= self.level()).collect();
        shown.truncate(LISTED);
        let drawn = |circle: &&Scan| {
            let Point { longitude, latitude } = scanned.points[circle.center];
            Circle {
                label: self.circle(circle),
                center: [longitude, latitude],
                radius: circle.radius,
                members: circle.members.clone(),
                p: circle.p,
            }
        };
        let columns = [
            Column::Places,
            Column::Radius,
            Column::Events,
            Column::Expected,
            Column::Risk,
            Column::LogLikelihoodRatio,
            Column::P,
        ];
        let caption = || self.caption(ClusterPhrase::Circles, self.scanned(scanned));
        let named = |code: &String| (code.clone(), place::name(&units.key, code));
        vec![
            Exhibit::Circles(Circles {
                caption: caption(),
                ground: Ground::Atlas(self.claim.level),
                units: units.codes.iter().map(named).collect(),
                taken: Vec::new(),
                level: self.level(),
                circles: shown.iter().map(drawn).collect(),
            }),
            Exhibit::Table(Table {
                caption: caption(),
                columns: columns.map(heading).to_vec(),
                rows: shown.iter().map(|circle| self.circle_row(circle)).collect(),
            }),
        ]
    }

    /// What is found in a circle.
    fn circle(&self, circle: &Scan) -> Phrase {
        Phrase::Cluster(ClusterPhrase::Circle {
            center: place::name(&self.units.key, &self.units.codes[circle.center]),
            places: circle.members.len(),
            events: circle.cases,
            expected: circle.expected,
            risk: circle.relative_risk,
        })
    }

    fn circle_row(&self, circle: &Scan) -> Vec<Datum> {
        let members = ClusterPhrase::Places(places(self.units, &circle.members));
        vec![
            Datum::Words(Phrase::Cluster(members)),
            Datum::Whole(circle.radius),
            Datum::Number(circle.cases),
            Datum::Number(circle.expected),
            Datum::Number(circle.relative_risk),
            Datum::Number(circle.llr),
            Datum::Number(circle.p),
        ]
    }

    /// The most likely cluster of the scan, or that there is none.
    fn scanned(&self, scanned: &Scanned) -> Phrase {
        match scanned.found.first() {
            Some(first) => sentence(Parts::Circle(self.circle_parts(first, scanned.same_at_most))),
            None => Phrase::Cluster(ClusterPhrase::NoCircle),
        }
    }

    /// The most likely cluster of the scan; `stays` says whether withheld numbers leave it in
    /// place.
    pub(super) fn circle_parts(&self, first: &Scan, stays: bool) -> CircleParts {
        let (units, named) = (self.units, self.claim.named());
        let inside = |code: &&String| first.members.iter().any(|unit| units.codes[*unit] == **code);
        let held = || (named.iter().filter(inside).count(), named.len());
        CircleParts {
            places: places(units, &first.members),
            of: units.codes.len(),
            events: first.cases,
            expected: first.expected,
            risk: first.relative_risk,
            p: first.p,
            named: (!named.is_empty()).then(held),
            moves: !stays,
        }
    }

    /// What the same values give anywhere on the map.
    pub(super) fn null(&self, found: &Found) -> Exhibit {
        let null = &found.null;
        let title = ClusterPhrase::ByChance(self.claim.said.clone());
        let anywhere = ClusterPhrase::Anywhere {
            observed: null.observed,
            unit: null.unit.clone(),
            mean: null.mean,
        };
        Exhibit::Null(NullShape {
            caption: self.caption(title, Phrase::Cluster(anywhere)),
            unit: null.unit.clone(),
            bins: bins(&found.draws),
            observed: null.observed,
        })
    }
}

/// The sentence of what was measured.
fn sentence(what: Parts) -> Phrase {
    let what = What::Cluster(what);
    Phrase::Reading(Box::new(Statement { what, choices: Vec::new() }))
}

fn heading(column: Column) -> Phrase {
    Phrase::Cluster(ClusterPhrase::Column(column))
}

/// A level without the last digits that subtraction leaves.
fn rounded(level: f64) -> f64 {
    (level * 1e6).round() / 1e6
}
