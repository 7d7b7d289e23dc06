//! Quantized TopoJSON read into outlines and borders.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{Border, Outline};
use probative_terms::place::Geoid;

/// The places of one topology and the stretches of boundary they share.
pub(crate) struct Topology {
    pub(crate) outlines: Vec<Outline>,
    pub(crate) borders: Vec<Border>,
}

/// One object of a topology; none if the bytes are not one.
///
/// Understands what our own files hold: a transform, arcs as differences, and
/// polygons with an id and a name.
pub(crate) fn decode(bytes: &[u8], object: &str) -> Option<Topology> {
    let file: Value = serde_json::from_slice(bytes).ok()?;
    let arcs = arcs(&file)?;
    let mut outlines = Vec::new();
    let mut sides: BTreeMap<usize, Vec<Geoid>> = BTreeMap::new();
    for place in file["objects"][object]["geometries"].as_array()? {
        let geoid = Geoid::parse(place["id"].as_str()?).ok()?;
        let name = place["properties"]["name"].as_str()?.to_owned();
        let mut rings = Vec::new();
        for numbers in rings_of(place)? {
            for number in &numbers {
                sides.entry(position(*number)).or_default().push(geoid.clone());
            }
            rings.push(ring(&numbers, &arcs)?);
        }
        rings.retain(|ring| ring.len() >= 4);
        outlines.push(Outline { geoid, name, rings });
    }
    outlines.sort_by(|a, b| a.geoid.cmp(&b.geoid));
    let borders = sides.into_iter().filter_map(|(arc, places)| border(&arcs[arc], places));
    Some(Topology { outlines, borders: borders.collect() })
}

/// The arcs in degrees: each point is a whole number of grid cells, so that
/// the nearest number to its decimal is found by one division.
fn arcs(file: &Value) -> Option<Vec<Vec<[f64; 2]>>> {
    let axis = |index: usize| {
        let cells = (1.0 / file["transform"]["scale"][index].as_f64()?).round();
        let origin = (file["transform"]["translate"][index].as_f64()? * cells).round();
        Some((cells, origin))
    };
    let (across, west) = axis(0)?;
    let (up, south) = axis(1)?;
    let decoded = |arc: &Value| {
        let mut x = west;
        let mut y = south;
        let mut line: Vec<[f64; 2]> = Vec::new();
        for step in arc.as_array()? {
            x += step[0].as_f64()?;
            y += step[1].as_f64()?;
            push(&mut line, [x / across, y / up]);
        }
        Some(line)
    };
    file["arcs"].as_array()?.iter().map(decoded).collect()
}

fn rings_of(place: &Value) -> Option<Vec<Vec<i64>>> {
    let shape = place["arcs"].as_array()?;
    let rings: Vec<&Value> = match place["type"].as_str()? {
        "Polygon" => shape.iter().collect(),
        "MultiPolygon" => shape.iter().flat_map(|it| it.as_array().into_iter().flatten()).collect(),
        _ => return None,
    };
    let numbers = |ring: &&Value| ring.as_array()?.iter().map(Value::as_i64).collect();
    rings.iter().map(numbers).collect()
}

fn ring(numbers: &[i64], arcs: &[Vec<[f64; 2]>]) -> Option<Vec<[f64; 2]>> {
    let mut points = Vec::new();
    for &number in numbers {
        let arc = arcs.get(position(number))?;
        if number < 0 {
            arc.iter().rev().for_each(|point| push(&mut points, *point));
        } else {
            arc.iter().for_each(|point| push(&mut points, *point));
        }
    }
    Some(points)
}

/// Arcs are numbered from zero; the ones' complement means backwards.
fn position(number: i64) -> usize {
    let forward = if number < 0 { !number } else { number };
    usize::try_from(forward).unwrap_or(usize::MAX)
}

fn push(line: &mut Vec<[f64; 2]>, point: [f64; 2]) {
    if line.last() != Some(&point) {
        line.push(point);
    }
}

fn border(line: &[[f64; 2]], mut places: Vec<Geoid>) -> Option<Border> {
    places.sort();
    places.dedup();
    let mut places = places.into_iter();
    Some(Border { place: places.next()?, beyond: places.next(), line: line.to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two squares side by side; arc 0 is the edge between them.
    const SQUARES: &str = r#"{"type":"Topology",
        "transform":{"scale":[0.1,0.1],"translate":[-1.0,2.0]},
        "objects":{"states":{"type":"GeometryCollection","geometries":[
            {"type":"Polygon","id":"56","properties":{"name":"east"},"arcs":[[-1,2]]},
            {"type":"Polygon","id":"49","properties":{"name":"west"},"arcs":[[0,1]]}]}},
        "arcs":[[[10,0],[0,10]],[[10,10],[-10,0],[0,-10],[10,0]],[[10,0],[10,0],[0,10],[-10,0]]]}"#;

    #[test]
    fn differences_become_degrees_and_arcs_become_rings() {
        let topology = decode(SQUARES.as_bytes(), "states").unwrap();
        let west = &topology.outlines[0];
        assert_eq!(west.name, "west");
        let square = vec![[0.0, 2.0], [0.0, 3.0], [-1.0, 3.0], [-1.0, 2.0], [0.0, 2.0]];
        assert_eq!(west.rings, [square]);
        assert_eq!(topology.outlines[1].rings[0][0], [0.0, 3.0]);
    }

    #[test]
    fn an_arc_of_two_places_is_one_border_between_them() {
        let topology = decode(SQUARES.as_bytes(), "states").unwrap();
        assert_eq!(topology.borders.len(), 3);
        let shared = &topology.borders[0];
        assert_eq!((shared.place.as_str(), shared.beyond.as_ref().unwrap().as_str()), ("49", "56"));
        assert_eq!(topology.borders[1].beyond, None);
    }

    #[test]
    fn bytes_that_are_no_topology_give_none() {
        assert!(decode(b"{}", "states").is_none());
        assert!(decode(SQUARES.as_bytes(), "counties").is_none());
    }
}
