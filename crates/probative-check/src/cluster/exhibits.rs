//! The maps of clusters, every hot spot with its chances, the circles of the scan, and the null.

use probative_case::claim::cluster::Cluster;
use probative_finding::Exhibit;
use probative_finding::exhibit::{
    Association as Class, Caption, Circle, Circles, ClusterFound, ClusterUnit, Clusters, Ground,
    NullShape, Table,
};
use probative_finding::finding::Untested;
use probative_spatial::Point;
use probative_terms::number::plain;

use super::circles::Scanned;
use super::local::{adjusted_p, class};
use super::spots::{self, Spot, Spots};
use super::units::Units;
use super::{Found, names};
use crate::association::bins;
use crate::place;
use crate::question::Question;

/// The most places and circles that a table lists.
const LISTED: usize = 40;
/// How the chances of a map are adjusted, in words.
const ADJUSTED: &str = "over all places (Benjamini and Hochberg)";

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

    fn caption(&self, title: String, finding: String) -> Caption {
        let selects = self.claim.selects();
        let sources: Vec<&str> = selects.iter().map(|select| select.source.as_str()).collect();
        let source = self.question.credit(&sources);
        Caption { title, finding, n: self.units.codes.len(), source }
    }

    /// The classes of the local Moran with their chances.
    pub(super) fn local(&self, found: &[ClusterFound]) -> Exhibit {
        let title = format!("Local clusters: {}", self.claim.said);
        self.clusters(title, self.local_said(found), found)
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
        let title = format!("Hot and cold spots: {}", self.claim.said);
        self.clusters(title, self.hot_said(all), &found)
    }

    fn clusters(&self, title: String, finding: String, found: &[ClusterFound]) -> Exhibit {
        let level = self.level();
        let nominal = 1.0 - self.question.level();
        let unit = |(code, found): (&String, &ClusterFound)| ClusterUnit {
            id: code.clone(),
            name: place::name(code),
            found: *found,
        };
        Exhibit::Clusters(Clusters {
            caption: self.caption(title, finding),
            ground: Ground::Atlas(self.claim.level),
            units: self.units.codes.iter().zip(found).map(unit).collect(),
            level,
            levels: [2.0, 1.0, 0.2, 0.02].map(|part| rounded(part * nominal)).to_vec(),
            adjusted: ADJUSTED.to_owned(),
        })
    }

    /// Which places are high among high ones, and which low among low ones.
    pub(super) fn local_said(&self, found: &[ClusterFound]) -> String {
        let of = |wanted: Class| -> String {
            let all = (0..found.len()).filter(|at| class(found[*at], self.level()) == Some(wanted));
            self.counted(&all.collect::<Vec<_>>())
        };
        format!(
            "by the local Moran, at an adjusted p of at most {}, {} are high among high ones, and {} low among low ones",
            rounded(self.level()),
            of(Class::HighHigh),
            of(Class::LowLow)
        )
    }

    fn hot_said(&self, all: &Spots) -> String {
        let which = |wanted: fn(f64) -> bool| -> Vec<usize> {
            let fits = |spot: &Spot| spot.adjusted <= self.level() && wanted(spot.excess);
            let found = |unit: &usize| all.spots[*unit].as_ref().is_some_and(fits);
            (0..all.spots.len()).filter(found).collect()
        };
        format!(
            "with their neighbors, {} are hot spots and {} cold ones at an adjusted p of at most {}; the map's mean is {} {}",
            self.counted(&which(|excess| excess > 0.0)),
            self.counted(&which(|excess| excess < 0.0)),
            rounded(self.level()),
            plain(all.mean),
            self.claim.unit
        )
    }

    /// How many places of all, and which.
    fn counted(&self, which: &[usize]) -> String {
        let named = match which {
            [] => String::new(),
            some => format!(" ({})", names(self.units, some)),
        };
        format!("{} of {} places{named}", which.len(), self.units.codes.len())
    }

    /// The hot spots: their map, and a table of every named place and every other with a small
    /// chance. Withheld numbers stand at their least.
    pub(super) fn spots(&self, local: &[ClusterFound]) -> Result<Vec<Exhibit>, Untested> {
        let neighbors = &self.claim.weights[0];
        let weights = self.units.weights(neighbors)?;
        let inference =
            self.question.inference(&format!("{}/{}", spots::TEST, neighbors.in_words()));
        let values = self.units.rates(&self.units.least())?;
        let all = Spots::of(&values, &weights, inference, self.question.tail())?;
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
            let of = |number: Option<f64>| number.map_or_else(|| "none".to_owned(), plain);
            let class = class(local[*unit], level);
            vec![
                place::name(&units.codes[*unit]),
                plain(values[*unit]),
                of(spot.map(|spot| spot.around)),
                of(spot.map(|spot| spot.excess)),
                of(spot.map(|spot| spot.p)),
                of(spot.map(|spot| spot.adjusted)),
                class.map_or("none", Class::label).to_owned(),
                plain(adjusted_p(local[*unit])),
            ]
        };
        let columns = [
            "place",
            "here",
            "here and around",
            "% above the map's mean",
            "p",
            "p (adjusted)",
            "local Moran",
            "its p (adjusted)",
        ];
        Exhibit::Table(Table {
            caption: self.caption("Hot and cold spots".to_owned(), self.hot_said(all)),
            columns: columns.map(ToOwned::to_owned).to_vec(),
            rows: order.iter().map(row).collect(),
        })
    }

    /// The circles of the scan: the most likely cluster and every other with a small chance.
    pub(super) fn circles(&self, scanned: &Scanned) -> Vec<Exhibit> {
        let units = self.units;
        let mut shown: Vec<&probative_spatial::Cluster> =
            scanned.found.iter().filter(|circle| circle.p <= self.level()).collect();
        shown.truncate(LISTED);
        let told = |circle: &probative_spatial::Cluster| {
            let center = place::name(&units.codes[circle.center]);
            let whole = match circle.members.len() {
                1 => center,
                several => format!("{several} places around {center}"),
            };
            format!(
                "{whole}: {} events where {} are expected, {} times the rate outside",
                plain(circle.cases),
                plain(circle.expected),
                plain(circle.relative_risk)
            )
        };
        let drawn = |circle: &&probative_spatial::Cluster| {
            let Point { longitude, latitude } = scanned.points[circle.center];
            Circle {
                label: told(circle),
                center: [longitude, latitude],
                radius: circle.radius,
                members: circle.members.clone(),
                p: circle.p,
            }
        };
        let row = |circle: &&probative_spatial::Cluster| {
            vec![
                names(units, &circle.members),
                plain(circle.radius.round()),
                plain(circle.cases),
                plain(circle.expected),
                plain(circle.relative_risk),
                plain(circle.llr),
                plain(circle.p),
            ]
        };
        let columns =
            ["places", "radius, km", "events", "expected", "rate against outside", "LLR", "p"];
        let title = "Circles with more events than their people would have";
        let caption = || self.caption(title.to_owned(), self.circle_said(scanned));
        let named = |code: &String| (code.clone(), place::name(code));
        vec![
            Exhibit::Circles(Circles {
                caption: caption(),
                ground: Ground::Atlas(self.claim.level),
                units: units.codes.iter().map(named).collect(),
                level: self.level(),
                circles: shown.iter().map(drawn).collect(),
            }),
            Exhibit::Table(Table {
                caption: caption(),
                columns: columns.map(ToOwned::to_owned).to_vec(),
                rows: shown.iter().map(row).collect(),
            }),
        ]
    }

    /// The most likely cluster of the scan in one sentence.
    pub(super) fn circle_said(&self, scanned: &Scanned) -> String {
        let units = self.units;
        let Some(first) = scanned.found.first() else {
            return "a circular scan finds no more events anywhere than people would have"
                .to_owned();
        };
        let inside = |code: &&String| first.members.iter().any(|unit| units.codes[*unit] == **code);
        let named = match self.claim.named() {
            [] => String::new(),
            named => format!(
                "; it holds {} of the {} named",
                named.iter().filter(inside).count(),
                named.len()
            ),
        };
        let moved = if scanned.same_at_most {
            ""
        } else {
            "; with withheld numbers at their most it has other places"
        };
        format!(
            "the most likely cluster of a circular scan has {} of {} places ({}), with {} events where {} are expected, {} times the rate outside (p = {}){named}{moved}",
            first.members.len(),
            units.codes.len(),
            names(units, &first.members),
            plain(first.cases),
            plain(first.expected),
            plain(first.relative_risk),
            plain(first.p)
        )
    }

    /// What the same values give anywhere on the map.
    pub(super) fn null(&self, found: &Found) -> Exhibit {
        let null = &found.null;
        let said = format!(
            "{} {} is observed; the same values anywhere on the map give {}",
            plain(null.observed),
            null.unit,
            plain(null.mean)
        );
        Exhibit::Null(NullShape {
            caption: self.caption(format!("By chance: {}", self.claim.said), said),
            unit: null.unit.clone(),
            bins: bins(&found.draws),
            observed: null.observed,
        })
    }
}

/// A level without the last digits that subtraction leaves.
fn rounded(level: f64) -> f64 {
    (level * 1e6).round() / 1e6
}
