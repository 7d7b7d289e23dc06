//! Units from the features of GeoJSON.

use geojson::{Feature, GeoJson, GeometryValue, JsonObject, JsonValue, PolygonType, Position};

use super::{Rings, Shapes};
use crate::error::Problem;
use crate::table::Table;

/// What one feature's geometry gives.
enum Shape {
    Outline(Rings),
    Point([f64; 2]),
}

pub(super) fn read(path: &str, text: &str) -> Result<(Table, Shapes), Vec<Problem>> {
    let parsed: GeoJson =
        text.parse().map_err(|error| vec![problem(path, 0, &format!("{error}"))])?;
    let GeoJson::FeatureCollection(collection) = parsed else {
        return Err(vec![problem(path, 0, "the file is not a feature collection")]);
    };
    if collection.features.is_empty() {
        return Err(vec![problem(path, 0, "the feature collection is empty")]);
    }
    let (mut shapes, mut problems) = (Vec::new(), Vec::new());
    for (at, feature) in collection.features.iter().enumerate() {
        match shape(feature) {
            Ok(shape) => shapes.push(shape),
            Err(said) => problems.push(problem(path, at + 1, &said)),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok((table(&collection.features), alike(path, shapes)?))
}

/// The properties as a table; a property that a feature lacks is blank. Features have no lines.
fn table(features: &[Feature]) -> Table {
    let mut columns: Vec<String> = Vec::new();
    for name in
        features.iter().filter_map(|feature| feature.properties.as_ref()).flat_map(JsonObject::keys)
    {
        if !columns.contains(name) {
            columns.push(name.clone());
        }
    }
    let row = |feature: &Feature| {
        columns.iter().map(|name| feature.property(name).map_or_else(String::new, cell)).collect()
    };
    let rows = features.iter().map(row).collect();
    Table::new(columns, rows, vec![0; features.len()])
}

fn cell(value: &JsonValue) -> String {
    match value {
        JsonValue::Null => String::new(),
        JsonValue::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    }
}

fn shape(feature: &Feature) -> Result<Shape, String> {
    match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(GeometryValue::Polygon { coordinates }) => outline(std::slice::from_ref(coordinates)),
        Some(GeometryValue::MultiPolygon { coordinates }) => outline(coordinates),
        Some(GeometryValue::Point { coordinates }) => Ok(Shape::Point(finite(coordinates)?)),
        Some(other) => {
            Err(format!("the feature is a {}, not a polygon or point", other.type_name()))
        }
        None => Err("the feature has no geometry".to_owned()),
    }
}

fn outline(parts: &[PolygonType]) -> Result<Shape, String> {
    let mut rings = Rings::new();
    for part in parts {
        for (at, positions) in part.iter().enumerate() {
            let mut ring: Vec<[f64; 2]> = positions.iter().map(finite).collect::<Result<_, _>>()?;
            if ring.len() < 4 {
                return Err(format!(
                    "a ring has {} points, too few to enclose anything",
                    ring.len()
                ));
            }
            if ring.first() != ring.last() {
                return Err("a ring does not end where it starts".to_owned());
            }
            let area = doubled_area(&ring);
            if area == 0.0 {
                return Err("a ring encloses nothing".to_owned());
            }
            let is_outer = at == 0;
            if (area > 0.0) != is_outer {
                ring.reverse();
            }
            rings.push(ring);
        }
    }
    if rings.is_empty() {
        Err("the polygon has no ring".to_owned())
    } else {
        Ok(Shape::Outline(rings))
    }
}

/// Twice the area of a ring; positive if it runs against the clock.
fn doubled_area(ring: &[[f64; 2]]) -> f64 {
    let origin = ring[0];
    let from = |point: [f64; 2]| [point[0] - origin[0], point[1] - origin[1]];
    let cross = |pair: &[[f64; 2]]| {
        let (a, b) = (from(pair[0]), from(pair[1]));
        a[0] * b[1] - b[0] * a[1]
    };
    ring.windows(2).map(cross).sum()
}

fn finite(position: &Position) -> Result<[f64; 2], String> {
    let point = [position[0], position[1]];
    if point.iter().all(|coordinate| coordinate.is_finite()) {
        Ok(point)
    } else {
        Err("a coordinate is not finite".to_owned())
    }
}

/// The shapes of all units, which are outlines or points and not both.
fn alike(path: &str, shapes: Vec<Shape>) -> Result<Shapes, Vec<Problem>> {
    let (mut outlines, mut points) = (Vec::new(), Vec::new());
    for (at, shape) in shapes.into_iter().enumerate() {
        match shape {
            Shape::Outline(rings) => outlines.push(rings),
            Shape::Point(point) => points.push(point),
        }
        if !outlines.is_empty() && !points.is_empty() {
            let said = "the file holds polygons and points";
            return Err(vec![problem(path, at + 1, said)]);
        }
    }
    Ok(if points.is_empty() { Shapes::Outlines(outlines) } else { Shapes::Points(points) })
}

/// A problem of a feature, counted from one; zero for the whole file.
fn problem(path: &str, feature: usize, said: &str) -> Problem {
    let place = if feature > 0 { format!("feature {feature}: ") } else { String::new() };
    Problem {
        code: "E228",
        path: path.to_owned(),
        line: 0,
        column: String::new(),
        said: format!("{place}{said}"),
        why: "a unit without a whole outline has neighbours that nobody sees",
        help: "export one polygon, multipolygon or point per unit as a GeoJSON feature collection"
            .to_owned(),
    }
}
