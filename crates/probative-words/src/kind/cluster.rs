//! The words of a claim of the kind cluster.

use crate::format;
use probative_finding::what::cluster::{Circle, Column, Places, Spot};
use probative_finding::what::{Cluster, ClusterPhrase};
use probative_terms::number::{p_is, plain};
use probative_terms::{Unit, Whole};

use crate::format::span;
use crate::neighbours::neighbours;
use crate::said::Said;
use crate::understood::Meant;

/// The page of the kind.
pub(crate) const PAGE: &str = include_str!("cluster.md");

/// The sentence of a reading.
pub(crate) fn said(what: &Cluster) -> Said {
    match what {
        Cluster::Moran { said, rates, neighbors, isolated, observed, mean, quantiles } => {
            let ((low, high), neighbors) = (quantiles, neighbours(neighbors));
            let isolated = isolated.map_or(String::new(), alone);
            let standardized =
                if *rates { " (standardized by how few people a rate rests on)" } else { "" };
            let text = format!(
                "Moran's I of {said}{standardized}, each place beside {neighbors}{isolated}, is {}; the same values anywhere on the map give {} [{} to {}]",
                span(*observed),
                plain(*mean),
                plain(*low),
                plain(*high)
            );
            Said { null: true, ..Said::with_others(text) }
        }
        Cluster::Spot(what) => Said { null: true, ..Said::with_others(spot(what)) },
        Cluster::Local { level, of, high, low } => Said::with_others(format!(
            "by the local Moran, at an adjusted p of at most {level}, {} are high among high ones, and {} low among low ones",
            counted(high, *of),
            counted(low, *of)
        )),
        Cluster::Circle(what) => Said::with_value(circle(what)),
    }
}

/// That places have no neighbour.
fn alone((isolated, of): (usize, usize)) -> String {
    let have = if isolated == 1 { "has" } else { "have" };
    format!(" ({isolated} of {of} places {have} none, and count all the same)")
}

fn spot(what: &Spot) -> String {
    let shrunk = if what.rates {
        " (drawn to the rate of all where few people stand behind them)"
    } else {
        ""
    };
    let whose = match what.named {
        1 => String::new(),
        several => format!(", the least of {several} named places,"),
    };
    format!(
        "{}{shrunk} average {} in {}{whose} and {}, and {} on the whole map ({} {})",
        what.said,
        span(what.around),
        what.place,
        neighbours(&what.neighbors),
        span(what.whole),
        p_is(what.p),
        compared(what)
    )
}

/// What the place was held to.
fn compared(what: &Spot) -> String {
    match what.for_height {
        None => format!("when adjusted over all {} places", what.of),
        Some(true) => format!(
            "beside the largest that chance gives anywhere among the {} places, since it is named for its height or nobody says otherwise",
            what.of
        ),
        Some(false) => "beside what chance gives there, since it was named before".to_owned(),
    }
}

fn circle(what: &Circle) -> String {
    let named = match what.named {
        Some((inside, named)) => format!("; it holds {inside} of the {named} named"),
        None => String::new(),
    };
    let moved =
        if what.moves { "; with withheld numbers at their most it has other places" } else { "" };
    format!(
        "the most likely cluster of a circular scan has {} of {} places ({}), with {} events where {} are expected, {} times the rate outside ({}){named}{moved}",
        what.places.count(),
        what.of,
        listed(&what.places),
        plain(what.events),
        plain(what.expected),
        plain(what.risk),
        p_is(what.p)
    )
}

/// How many places of all, and which.
fn counted(places: &Places, of: usize) -> String {
    let count = places.count();
    let which = if count == 0 { String::new() } else { format!(" ({})", listed(places)) };
    format!("{count} of {of} places{which}")
}

fn listed(places: &Places) -> String {
    let names = places.names.join(", ");
    if places.more == 0 { names } else { format!("{names}, {} more", places.more) }
}

/// What is read for a claim.
pub(crate) fn meant(claim: &probative_case::claim::cluster::Cluster) -> Meant {
    use probative_case::claim::cluster::{Chosen, Extent};
    let said = &claim.said;
    match (&claim.extent, claim.chosen) {
        (Extent::Anywhere, _) => Meant {
            subject: "the excess of Moran's I".to_owned(),
            reading: format!("how alike neighbours are in {said}"),
            beside: "the same values anywhere on the map".to_owned(),
            // The subject has named it.
            unit: Unit::Plain,
        },
        (Extent::Places(places), chosen) => Meant {
            subject: format!("{said} around each of them"),
            reading: format!(
                "the mean of {said} in {} and their neighbours",
                format::counted(places.len(), "named place")
            ),
            beside: match chosen {
                Chosen::Before => "the mean of the map, and what chance puts there".to_owned(),
                Chosen::ForHeight => {
                    "the mean of the map, and the largest that chance puts anywhere".to_owned()
                }
            },
            unit: Unit::Percent(Whole::MapMean),
        },
    }
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &ClusterPhrase) -> String {
    use ClusterPhrase as P;
    match phrase {
        P::LocalTitle(said) => format!("Local clusters: {said}"),
        P::SpotsTitle(said) => format!("Hot and cold spots: {said}"),
        P::Spots => "Hot and cold spots".to_owned(),
        P::HotAndCold { hot, cold, of, level, mean, unit } => format!(
            "with their neighbors, {} are hot spots and {} cold ones at an adjusted p of at most {level}; the map's mean is {} {}",
            counted(hot, *of),
            counted(cold, *of),
            plain(*mean),
            unit.label()
        ),
        P::Adjusted => "over all places (Benjamini and Hochberg)".to_owned(),
        P::Class(class) => class.label().to_owned(),
        P::Places(places) => listed(places),
        P::Circles => "Circles with more events than their people would have".to_owned(),
        P::NoCircle => {
            "a circular scan finds no more events anywhere than people would have".to_owned()
        }
        P::Circle { center, places, events, expected, risk } => {
            let whole = match places {
                1 => center.clone(),
                several => format!("{several} places around {center}"),
            };
            let (events, expected, risk) = (plain(*events), plain(*expected), plain(*risk));
            format!(
                "{whole}: {events} events where {expected} are expected, {risk} times the rate outside"
            )
        }
        P::ByChance(said) => format!("By chance: {said}"),
        P::Anywhere { observed, unit, mean } => format!(
            "{} {} is observed; the same values anywhere on the map give {}",
            plain(*observed),
            unit.label(),
            plain(*mean)
        ),
        P::Column(column) => heading(*column).to_owned(),
    }
}

fn heading(column: Column) -> &'static str {
    match column {
        Column::Place => "place",
        Column::Here => "here",
        Column::Around => "here and around",
        Column::Excess => "% above the map's mean",
        Column::P => "p",
        Column::Adjusted => "p (adjusted)",
        Column::Local => "local Moran",
        Column::LocalAdjusted => "its p (adjusted)",
        Column::Places => "places",
        Column::Radius => "radius, km",
        Column::Events => "events",
        Column::Expected => "expected",
        Column::Risk => "rate against outside",
        Column::LogLikelihoodRatio => "LLR",
    }
}

#[cfg(test)]
mod tests {
    use probative_terms::Neighbours;

    use super::*;

    fn places(names: &[&str], more: usize) -> Places {
        Places { names: names.iter().map(|&name| name.to_owned()).collect(), more }
    }

    #[test]
    fn places_without_neighbours_are_told() {
        let moran = |isolated| Cluster::Moran {
            said: "a value".to_owned(),
            rates: false,
            neighbors: Neighbours::Queen,
            isolated,
            observed: (0.5, 0.5),
            mean: 0.0,
            quantiles: (-0.1, 0.1),
        };
        let told = |isolated| said(&moran(isolated)).text;
        assert!(!told(None).contains("none"));
        let some = told(Some((2, 50)));
        assert!(some.contains("touch it (2 of 50 places have none, and count all the same), is"));
    }

    #[test]
    fn the_least_of_several_named_places_is_told_as_such() {
        let least = Spot {
            said: "a value".to_owned(),
            rates: false,
            place: "Idaho".to_owned(),
            named: 2,
            neighbors: Neighbours::Nearest(4),
            around: (3.0, 4.0),
            whole: (2.0, 2.0),
            p: 0.25,
            for_height: None,
            of: 48,
        };
        let told = "a value average 3 to 4 in Idaho, the least of 2 named places, and the 4 nearest \
                    places, and 2 on the whole map (p = 0.25 when adjusted over all 48 places)";
        assert_eq!(spot(&least), told);
    }

    #[test]
    fn a_circle_says_what_it_holds_and_whether_it_moves() {
        let found = Circle {
            places: places(&["Idaho", "Utah"], 1),
            of: 48,
            events: 30.0,
            expected: 20.0,
            risk: 1.5,
            p: 0.01,
            named: Some((1, 2)),
            moves: true,
        };
        let told = "the most likely cluster of a circular scan has 3 of 48 places (Idaho, Utah, \
                    1 more), with 30 events where 20 are expected, 1.5 times the rate outside \
                    (p = 0.01); it holds 1 of the 2 named; with withheld numbers at their most it \
                    has other places";
        assert_eq!(circle(&found), told);
    }
}
