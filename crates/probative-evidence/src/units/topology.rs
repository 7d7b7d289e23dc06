//! Units from an object of TopoJSON.

use geojson::{JsonObject, JsonValue};

use super::features::{Row, cell, table, twice};
use super::geometry::{Geometry, Ring, refusal};
use super::{Raw, UnitColumns, warning};
use crate::ground::{self, Ground};
use probative_case::read::nearest;
use probative_terms::Diagnostic;

/// What stands in for the arcs that polygons are made of.
struct Arcs {
    lines: Vec<Vec<[f64; 2]>>,
    transform: Option<[[f64; 2]; 2]>,
}

/// Reads the geometries of one object; without a name, of the only one.
///
/// Positions of arcs are steps from the one before, and are scaled and moved as the topology's
/// transform says. Outlines that share an arc have the same numbers along it, so that neighbours by
/// shared vertices and edges are exactly those of the arcs.
pub(super) fn from_topology(
    path: &str,
    topology: &JsonValue,
    columns: &UnitColumns,
) -> Result<Raw, Vec<Diagnostic>> {
    ground::of_topology(path, topology)?;
    let broken = |said: &str| vec![refusal(path, said)];
    let arcs = Arcs::from_topology(topology).map_err(|said| broken(&said))?;
    let objects =
        topology["objects"].as_object().ok_or_else(|| broken("the topology has no objects"))?;
    let object = picked(path, objects, columns.layer.as_deref())?;
    let geometries: Vec<&JsonValue> = match object["geometries"].as_array() {
        Some(all) => all.iter().collect(),
        None => vec![object],
    };
    if geometries.is_empty() {
        return Err(broken("the object has no geometries"));
    }
    let vertices = geometries
        .iter()
        .fold(0, |sum: usize, one| sum.saturating_add(arcs.vertices(&one["arcs"])));
    columns.hold_vertices(path, vertices)?;
    let row = |one: &&'_ JsonValue| -> Option<String> {
        (!one["id"].is_null()).then(|| cell(&one["id"]))
    };
    let rows: Vec<Row<'_>> = geometries
        .iter()
        .map(|one| Row { id: row(one), properties: one["properties"].as_object() })
        .collect();
    let mut shapes: Vec<Geometry> = geometries.iter().map(|one| arcs.geometry(one)).collect();
    let closed = arcs.closed(&mut shapes);
    Ok(Raw {
        notices: twice(path, &rows).into_iter().chain(told(path, closed)).collect(),
        table: table(path, &rows, columns)?,
        geometries: shapes,
        quantized: arcs.transform.is_some(),
        with_heights: 0,
        ground: Ground::Unsaid,
    })
}

/// That rings were open by a step of the grid, and are closed.
fn told(path: &str, closed: usize) -> Option<Diagnostic> {
    let said = format!(
        "{} not closed by one step of the grid on which the coordinates lie, and closed here",
        if closed == 1 { "1 ring is".to_owned() } else { format!("{closed} rings are") }
    );
    (closed > 0).then(|| warning(path, "W228", said))
}

/// The name of the object with most geometries, and those of the others.
pub(crate) fn largest(text: &str) -> Option<(String, Vec<String>)> {
    let found: JsonValue = text.parse().ok()?;
    let objects = found["objects"].as_object()?;
    let count = |object: &JsonValue| object["geometries"].as_array().map_or(1, Vec::len);
    let (name, _) = objects.iter().max_by_key(|(_, object)| count(object))?;
    let others = objects.keys().filter(|other| *other != name).cloned().collect();
    Some((name.clone(), others))
}

/// The object of that name, or the only one.
fn picked<'a>(
    path: &str,
    objects: &'a JsonObject,
    layer: Option<&str>,
) -> Result<&'a JsonValue, Vec<Diagnostic>> {
    let names = || objects.keys().map(String::as_str);
    let listed = || names().collect::<Vec<_>>().join(", ");
    let problem = |said: String, help: String| vec![refusal(path, &said).helped(&help)];
    match layer {
        Some(name) => objects.get(name).ok_or_else(|| {
            let guess = nearest(name, names()).map(|guess| format!("did you mean `{guess}`?"));
            let help = guess.unwrap_or_else(|| format!("its objects are {}", listed()));
            problem(format!("the topology has no object `{name}`"), help)
        }),
        None if objects.len() == 1 => Ok(&objects[names().next().unwrap_or_default()]),
        None => {
            let said = format!("the topology has {} objects", objects.len());
            Err(problem(said, format!("write --layer and one of {}", listed())))
        }
    }
}

impl Arcs {
    fn from_topology(topology: &JsonValue) -> Result<Arcs, String> {
        let transform = match &topology["transform"] {
            JsonValue::Null => None,
            found => {
                let pair = |key: &str| position(&found[key]);
                let both = pair("scale").zip(pair("translate"));
                let (scale, translate) = both.ok_or("the transform has no scale and translate")?;
                Some([scale, translate])
            }
        };
        let lines = topology["arcs"].as_array().ok_or("the topology has no arcs")?;
        let line = |(number, line): (usize, &JsonValue)| {
            let positions = line.as_array()?.iter().map(position).collect::<Option<Vec<_>>>();
            positions.ok_or(number).ok()
        };
        let mut arcs = Arcs { lines: Vec::with_capacity(lines.len()), transform };
        for (number, found) in lines.iter().enumerate() {
            let mut positions = line((number, found))
                .ok_or_else(|| format!("arc {number} has a position without two numbers"))?;
            if arcs.transform.is_some() {
                let mut here = [0.0; 2];
                for position in &mut positions {
                    here = [here[0] + position[0], here[1] + position[1]];
                    *position = arcs.placed(here);
                }
            }
            arcs.lines.push(positions);
        }
        Ok(arcs)
    }

    /// Closes rings that are open by no more than a step of the grid in either direction, as
    /// rounding leaves them, and says how many. Their first vertex comes again behind the last, so
    /// that none which another outline shares is lost.
    fn closed(&self, shapes: &mut [Geometry]) -> usize {
        let Some([scale, _]) = self.transform else { return 0 };
        let polygons = shapes.iter_mut().filter_map(|shape| match shape {
            Geometry::Polygon(rings) => Some(rings),
            _ => None,
        });
        let mut count = 0;
        for ring in polygons.flatten() {
            let (Some(first), Some(last)) = (ring.points.first(), ring.points.last()) else {
                continue;
            };
            let step = |axis: usize| (first[axis] - last[axis]).abs() <= 1.5 * scale[axis].abs();
            // Of fewer vertices nothing is enclosed, whatever is done to them.
            if first != last && ring.points.len() > 3 && step(0) && step(1) {
                ring.points.push(*first);
                count += 1;
            }
        }
        count
    }

    /// A position as its coordinates.
    fn placed(&self, position: [f64; 2]) -> [f64; 2] {
        let Some([scale, translate]) = self.transform else { return position };
        std::array::from_fn(|axis| position[axis] * scale[axis] + translate[axis])
    }

    /// How many vertices the arcs of a list have, and of the lists in it. A file that is small can
    /// name an arc so often that outlines have thousands of vertices for each of its letters.
    fn vertices(&self, listed: &JsonValue) -> usize {
        match listed {
            JsonValue::Array(all) => {
                all.iter().fold(0, |sum, one| sum.saturating_add(self.vertices(one)))
            }
            number => {
                let number =
                    number.as_i64().map(|number| if number < 0 { !number } else { number });
                let place = number.and_then(|place| usize::try_from(place).ok());
                place.and_then(|place| self.lines.get(place)).map_or(0, Vec::len)
            }
        }
    }

    fn geometry(&self, found: &JsonValue) -> Geometry {
        let rings = match found["type"].as_str() {
            Some("Polygon") => self.polygon(&found["arcs"]),
            Some("MultiPolygon") => {
                let parts = found["arcs"].as_array().ok_or_else(unlisted);
                parts.and_then(|parts| {
                    let each: Result<Vec<_>, _> =
                        parts.iter().map(|part| self.polygon(part)).collect();
                    each.map(|parts| parts.concat())
                })
            }
            Some("Point") => {
                let point = position(&found["coordinates"]).map(|point| self.placed(point));
                return point.map_or_else(
                    || Geometry::Other("a point has no two numbers".to_owned()),
                    Geometry::Point,
                );
            }
            Some(other) => Err(format!("the geometry is a {other}, not a polygon or point")),
            None => Err("the feature has no geometry".to_owned()),
        };
        rings.map_or_else(Geometry::Other, Geometry::Polygon)
    }

    /// The rings of one polygon, the first of which is the outer one.
    fn polygon(&self, part: &JsonValue) -> Result<Vec<Ring>, String> {
        let rings = part.as_array().ok_or_else(unlisted)?;
        let ring = |(place, arcs): (usize, &JsonValue)| {
            let points = self.ring(arcs.as_array().ok_or_else(unlisted)?)?;
            Ok(Ring { points, is_outer: place == 0 })
        };
        rings.iter().enumerate().map(ring).collect()
    }

    /// The arcs one after another; a negative number is the complement of an arc that is taken
    /// backwards.
    fn ring(&self, arcs: &[JsonValue]) -> Result<Vec<[f64; 2]>, String> {
        let mut points: Vec<[f64; 2]> = Vec::new();
        for number in arcs {
            let number = number.as_i64().ok_or_else(unlisted)?;
            let (backwards, place) = if number < 0 { (true, !number) } else { (false, number) };
            let line = usize::try_from(place).ok().and_then(|place| self.lines.get(place));
            let line = line.ok_or_else(|| format!("there is no arc {number}"))?;
            let skipped = usize::from(!points.is_empty());
            if backwards {
                points.extend(line.iter().rev().skip(skipped));
            } else {
                points.extend(line.iter().skip(skipped));
            }
        }
        Ok(points)
    }
}

fn unlisted() -> String {
    "the geometry does not list its arcs".to_owned()
}

/// The first two numbers of a list.
fn position(found: &JsonValue) -> Option<[f64; 2]> {
    let numbers = found.as_array()?;
    Some([numbers.first()?.as_f64()?, numbers.get(1)?.as_f64()?])
}

#[cfg(test)]
mod tests {
    use super::super::{Shapes, UnitColumns, Units, read_units};
    use probative_terms::Diagnostic;

    /// Two squares side by side, on a grid of halves that starts at ten.
    const TWO: &str = r#"{"type":"Topology",
        "transform":{"scale":[0.5,0.5],"translate":[10,20]},
        "objects":{"cells":{"type":"GeometryCollection","geometries":[
            {"type":"Polygon","id":"w","arcs":[[0,1]],"properties":{"count":3}},
            {"type":"MultiPolygon","id":"e","arcs":[[[-1,2]]],"properties":{"count":4}}]}},
        "arcs":[[[2,0],[0,2]],[[2,2],[-2,0],[0,-2],[2,0]],[[2,0],[2,0],[0,2],[-2,0]]]}"#;

    fn from_topology(text: &str, layer: Option<&str>) -> Result<Units, Vec<Diagnostic>> {
        let layer = layer.map(ToOwned::to_owned);
        let columns = UnitColumns { id: Some("id".to_owned()), layer, ..UnitColumns::default() };
        read_units("map.json", text.as_bytes(), &columns)
    }

    #[test]
    fn arcs_are_steps_on_a_grid_and_run_both_ways() {
        let units = from_topology(TWO, None).unwrap();
        assert_eq!((units.ids.join(""), units.table.cell(1, "count")), ("we".to_owned(), "4"));
        let Shapes::Outlines(outlines) = units.shapes else { panic!("they are polygons") };
        assert_eq!(outlines[0][0].len(), 5);
        let [west, east] = [&outlines[0][0], &outlines[1][0]];
        assert!(
            [[11.0, 20.0], [11.0, 21.0]].iter().all(|end| west.contains(end) && east.contains(end))
        );
        assert!(west.contains(&[10.0, 20.0]) && east.contains(&[12.0, 21.0]));
    }

    #[test]
    fn a_ring_that_is_open_by_a_step_of_the_grid_is_closed_and_told() {
        // The last arc ends a step of the grid before the first begins.
        let by =
            |step: &str| TWO.replace("[0,-2],[2,0]],[[2,0]", &format!("[0,-2],{step}],[[2,0]"));
        let units = from_topology(&by("[1,0]"), None).unwrap();
        let said = units.notices.iter().find(|one| one.what.contains("not closed")).unwrap();
        assert!(said.what.starts_with("1 ring is not closed by one step"), "{}", said.what);
        let Shapes::Outlines(outlines) = units.shapes else { panic!("they are polygons") };
        assert_eq!(outlines[0][0].first(), outlines[0][0].last());
        let far = from_topology(&by("[0,0]"), None).unwrap_err();
        assert!(far[0].what.contains("a ring is not closed"), "{}", far[0].what);
    }

    #[test]
    fn an_object_is_named_where_there_are_several() {
        let said = |text: &str, layer| from_topology(text, layer).unwrap_err()[0].with_remedy();
        let both = TWO
            .replace(r#""objects":{"#, r#""objects":{"lines":{"type":"LineString","arcs":[0]},"#);
        assert!(
            said(&both, None).contains("--layer and one of cells, lines"),
            "{}",
            said(&both, None)
        );
        assert!(from_topology(&both, Some("cells")).is_ok());
        assert!(said(&both, Some("cell")).contains("did you mean `cells`"));
        assert!(said(&both, Some("lines")).contains("is a LineString"));
        assert!(
            said(&TWO.replace("[[-1,2]]", "[[-9,2]]"), None)
                .contains("feature 2 (`e`): there is no arc -9")
        );
    }
}
