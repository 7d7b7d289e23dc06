//! Named lines from GeoJSON (RFC 7946).

use geojson::{GeoJson, GeometryValue, Position};

use probative_terms::Diagnostic;

use super::{json, nesting};
use crate::ground;

/// A named line of longitude and latitude in degrees.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name: the feature's `route`, `name` or `id`.
    pub label: String,
    /// Its points.
    pub points: Vec<[f64; 2]>,
}

/// Reads every line of a feature collection, with what is odd about the file.
pub(crate) fn named_lines(
    path: &str,
    text: &str,
) -> Result<(Vec<Line>, Vec<Diagnostic>), Vec<Diagnostic>> {
    json::once(path, 1, text)?;
    let (parsed, notices) = match text.parse::<GeoJson>() {
        Ok(parsed) => (parsed, Vec::new()),
        Err(error) => {
            nesting::mended(path, text, &error).map(|(parsed, told)| (parsed, vec![told]))?
        }
    };
    let GeoJson::FeatureCollection(collection) = parsed else {
        return Err(vec![problem(path, "the file is not a feature collection")]);
    };
    ground::of_features(path, &collection)?;
    let mut lines = Vec::new();
    for feature in collection.features {
        let label = label(&feature);
        let parts = match feature.geometry.map(|geometry| geometry.value) {
            Some(GeometryValue::LineString { coordinates }) => vec![coordinates],
            Some(GeometryValue::MultiLineString { coordinates }) => coordinates,
            _ => return Err(vec![problem(path, &format!("the feature `{label}` is not a line"))]),
        };
        for part in parts {
            let point = |position: &Position| match position.as_slice() {
                [longitude, latitude, ..] => Some([*longitude, *latitude]),
                _ => None,
            };
            let points: Option<Vec<[f64; 2]>> = part.iter().map(point).collect();
            let Some(points) = points.filter(|points| points.len() > 1) else {
                let said = format!("the line `{label}` lacks two points of two numbers each");
                return Err(vec![problem(path, &said)]);
            };
            lines.push(Line { label: label.clone(), points: straight(&points) });
        }
    }
    let outside = lines.iter().flat_map(|line| &line.points).any(|[longitude, latitude]| {
        !(-180.0..=180.0).contains(longitude) || !(-90.0..=90.0).contains(latitude)
    });
    if outside {
        return Err(vec![problem(path, "a point lies outside longitude and latitude in degrees")]);
    }
    Ok((lines, notices))
}

/// Degrees over which the shortest way between two points leaves the straight one between their
/// longitudes and latitudes by half a kilometre at most.
const STRAIGHT: f64 = 2.0;

/// A line with points between those that lie far apart: it is straight in longitude and latitude
/// (RFC 7946, 3.1.1), and what measures distances goes from point to point the shortest way.
fn straight(points: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let mut all = points[..1].to_vec();
    for pair in points.windows(2) {
        let [from, to] = [pair[0], pair[1]];
        let apart = |of: usize| (to[of] - from[of]).abs();
        let far = apart(0).max(apart(1));
        // The long way round is one that a line across the 180th meridian does not mean.
        let pieces = if far > 180.0 { 1.0 } else { (far / STRAIGHT).ceil().max(1.0) };
        let between = |at: u32| {
            let part = f64::from(at) / pieces;
            [0, 1].map(|of| from[of] + part * (to[of] - from[of]))
        };
        all.extend((1..pieces as u32).map(between));
        all.push(to);
    }
    all
}

fn label(feature: &geojson::Feature) -> String {
    ["route", "name", "id"]
        .iter()
        .find_map(|key| feature.property(key)?.as_str().map(ToOwned::to_owned))
        .unwrap_or_default()
}

fn problem(path: &str, said: &str) -> Diagnostic {
    Diagnostic::of_file(
        "E228",
        path,
        said,
        "export the lines as a GeoJSON feature collection in WGS 84",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(coordinates: &str) -> Result<Vec<Line>, Vec<Diagnostic>> {
        let feature = format!(
            "{{\"type\": \"Feature\", \"properties\": {{\"name\": \"I-1\"}}, \"geometry\": {{\"type\": \"LineString\", \"coordinates\": {coordinates}}}}}"
        );
        named_lines(
            "l.geojson",
            &format!("{{\"type\": \"FeatureCollection\", \"features\": [{feature}]}}"),
        )
        .map(|(lines, _)| lines)
    }

    #[test]
    fn a_line_is_straight_in_degrees_between_points_that_lie_far_apart() {
        let far = lines("[[-100, 45], [-90, 45]]").unwrap().remove(0).points;
        assert!(far.len() == 6 && far.iter().all(|point| point[1] == 45.0), "{far:?}");
        assert_eq!(far[1], [-98.0, 45.0]);
        let near = [[-100.0, 45.0], [-99.0, 44.0]];
        assert_eq!(lines("[[-100, 45], [-99, 44]]").unwrap()[0].points, near);
        assert_eq!(lines("[[179.5, 1], [-179.5, 1]]").unwrap()[0].points.len(), 2);
    }

    #[test]
    fn a_position_that_lacks_a_number_is_refused_and_a_height_passed_over() {
        for short in ["[[1], [2, 3]]", "[[1, 2], []]", "[[1, 2]]", "[]"] {
            let problem = lines(short).unwrap_err().remove(0);
            assert_eq!(problem.code, "E228", "{short}: {problem}");
        }
        assert_eq!(lines("[[1, 2, 9], [3, 4]]").unwrap()[0].points, [[1.0, 2.0], [3.0, 4.0]]);
    }
}
