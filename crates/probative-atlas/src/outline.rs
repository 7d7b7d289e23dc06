//! Boundaries of states and counties.

use std::sync::OnceLock;

use crate::Vintage;
use crate::topology::{Topology, decode};
use probative_terms::place::{Geoid, Level};

/// A place with its boundary.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Its code.
    pub geoid: Geoid,
    /// Its name, without "County" or "Parish".
    pub name: String,
    /// Its closed rings of longitude and latitude in degrees, outer ones and holes.
    ///
    /// What an odd number of rings surround is inside. West of 180 degrees the
    /// Aleutians have positive longitudes, so no ring crosses that line.
    pub rings: Vec<Vec<[f64; 2]>>,
}

/// A stretch of boundary between two places, or between a place and the outside.
#[derive(Debug, Clone, PartialEq)]
pub struct Border {
    /// The place on one side, that of the lower code.
    pub place: Geoid,
    /// The place on the other side; none at a coast or the end of the map.
    pub beyond: Option<Geoid>,
    /// The line itself, longitude and latitude in degrees.
    pub line: Vec<[f64; 2]>,
}

/// The year whose codes and boundaries the outlines have.
pub const OUTLINED: Vintage = Vintage(2017);

/// The outlines of all places of a level, by code; none for levels below the county.
///
/// The nation has none of its own: draw the [`borders`] of the states that have
/// nothing beyond. Boundaries are simplified to about three kilometers for
/// states and two for counties: for drawing and adjacency, not for measuring.
pub fn outlines(level: Level) -> &'static [Outline] {
    topology(level).map_or(&[], |topology| &topology.outlines)
}

/// The outline of one place.
pub fn outline(geoid: &Geoid) -> Option<&'static Outline> {
    let places = outlines(geoid.level());
    let position = places.binary_search_by(|place| place.geoid.cmp(geoid)).ok()?;
    Some(&places[position])
}

/// The boundaries of a level, each stretch once: what a map draws as lines.
pub fn borders(level: Level) -> &'static [Border] {
    topology(level).map_or(&[], |topology| &topology.borders)
}

/// The pairs of places that share a stretch of boundary, each once, lower code first.
///
/// Meeting in a point is not sharing, and where the map ends at the shore two
/// places across water are not neighbors.
pub fn neighbors(level: Level) -> Vec<(Geoid, Geoid)> {
    let mut pairs: Vec<(Geoid, Geoid)> = borders(level)
        .iter()
        .filter_map(|border| Some((border.place.clone(), border.beyond.clone()?)))
        .collect();
    pairs.sort();
    pairs.dedup();
    pairs
}

fn topology(level: Level) -> Option<&'static Topology> {
    static STATES: OnceLock<Topology> = OnceLock::new();
    static COUNTIES: OnceLock<Topology> = OnceLock::new();
    match level {
        Level::State => {
            Some(STATES.get_or_init(|| built_in(include_bytes!("../data/states.json"), "states")))
        }
        Level::County => Some(
            COUNTIES.get_or_init(|| built_in(include_bytes!("../data/counties.json"), "counties")),
        ),
        _ => None,
    }
}

fn built_in(bytes: &[u8], object: &str) -> Topology {
    match decode(bytes, object) {
        Some(topology) => topology,
        None => panic!("the built-in outlines of {object} are a topology"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn geoid(code: &str) -> Geoid {
        Geoid::parse(code).unwrap()
    }

    #[test]
    fn every_state_has_an_outline_and_every_outline_a_state() {
        let outlined: Vec<&Geoid> = outlines(Level::State).iter().map(|it| &it.geoid).collect();
        let named: Vec<&Geoid> = crate::states().iter().map(|state| &state.geoid).collect();
        assert_eq!(outlined, named);
        assert!(outlines(Level::Tract).is_empty() && outlines(Level::Nation).is_empty());
    }

    #[test]
    fn every_outline_is_of_its_year_and_lies_on_the_globe() {
        assert!(outlines(Level::County).is_sorted_by_key(|it| &it.geoid));
        let fifty = |it: &&Outline| it.geoid.as_str() < "60";
        assert_eq!(outlines(Level::County).iter().filter(fifty).count(), 3_142);
        for it in outlines(Level::State).iter().chain(outlines(Level::County)) {
            assert_eq!(OUTLINED.check(&it.geoid), Ok(()));
            assert!(!it.rings.is_empty() && !it.name.is_empty(), "{}", it.geoid);
            for ring in &it.rings {
                assert!(ring.len() >= 4 && ring.first() == ring.last(), "{}", it.geoid);
                assert!(ring.iter().all(|[lon, lat]| lon.abs() <= 180.0 && lat.abs() <= 90.0));
            }
        }
    }

    #[test]
    fn wyoming_is_a_box_where_it_should_be() {
        let ring = &outline(&geoid("56")).unwrap().rings[0];
        let west = ring.iter().map(|point| point[0]).fold(f64::INFINITY, f64::min);
        let north = ring.iter().map(|point| point[1]).fold(f64::NEG_INFINITY, f64::max);
        assert!((west + 111.05).abs() < 0.02 && (north - 45.0).abs() < 0.02, "{west} {north}");
        assert_eq!(outline(&geoid("56999")), None);
    }

    #[test]
    fn neighbors_share_a_line_and_not_a_point() {
        let pairs = neighbors(Level::State);
        let near = |a: &str, b: &str| pairs.contains(&(geoid(a), geoid(b)));
        assert!(near("49", "56") && near("23", "33"));
        assert!(!pairs.iter().any(|(a, b)| a.as_str() == "15" || b.as_str() == "15"));
        assert_eq!(pairs.iter().filter(|(a, b)| [a, b].contains(&&geoid("23"))).count(), 1);
        assert!(pairs.iter().all(|(a, b)| a < b));
    }

    #[test]
    fn four_counties_that_meet_in_a_corner_are_neighbors_two_by_two() {
        let pairs = neighbors(Level::County);
        let near = |a: &str, b: &str| pairs.contains(&(geoid(a), geoid(b)));
        assert!(near("04001", "35045") && near("08083", "49037"));
        assert!(!near("04001", "08083") && !near("35045", "49037"));
    }

    #[test]
    fn a_city_within_a_county_has_that_county_for_its_neighbor() {
        let around: Vec<Geoid> = neighbors(Level::County)
            .into_iter()
            .filter(|(a, b)| a.as_str() == "51790" || b.as_str() == "51790")
            .map(|(a, _)| a)
            .collect();
        assert_eq!(around, [geoid("51015")], "Staunton lies in Augusta County");
    }
}
