//! Named lines from GeoJSON (RFC 7946).

use geojson::{GeoJson, GeometryValue, Position};

use probative_terms::Diagnostic;

/// A named line of longitude and latitude in degrees.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name: the feature's `route`, `name` or `id`.
    pub label: String,
    /// Its points.
    pub points: Vec<[f64; 2]>,
}

/// Reads every line of a feature collection.
pub(crate) fn named_lines(path: &str, text: &str) -> Result<Vec<Line>, Vec<Diagnostic>> {
    let parsed: GeoJson = text.parse().map_err(|error| vec![problem(path, &format!("{error}"))])?;
    let GeoJson::FeatureCollection(collection) = parsed else {
        return Err(vec![problem(path, "the file is not a feature collection")]);
    };
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
            let Some(points) = part.iter().map(point).collect::<Option<Vec<_>>>() else {
                let said = format!("a position of the line `{label}` has fewer than two numbers");
                return Err(vec![problem(path, &said)]);
            };
            lines.push(Line { label: label.clone(), points });
        }
    }
    let outside = lines.iter().flat_map(|line| &line.points).any(|[longitude, latitude]| {
        !(-180.0..=180.0).contains(longitude) || !(-90.0..=90.0).contains(latitude)
    });
    if outside {
        return Err(vec![problem(path, "a point lies outside longitude and latitude in degrees")]);
    }
    Ok(lines)
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

    #[test]
    fn a_position_without_two_numbers_is_refused() {
        for position in ["[]", "[1]"] {
            let text = format!(
                r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"name":"road"}},"geometry":{{"type":"LineString","coordinates":[[1,2],{position}]}}}}]}}"#
            );
            let said = named_lines("roads.geojson", &text).unwrap_err()[0].to_string();
            // The reader of GeoJSON refuses some by itself.
            assert!(said.starts_with("E228: "), "{said}");
        }
    }
}
