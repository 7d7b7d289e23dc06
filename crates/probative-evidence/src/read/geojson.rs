//! Named lines from GeoJSON (RFC 7946).

use geojson::{GeoJson, GeometryValue};

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
            let points: Vec<[f64; 2]> =
                part.iter().map(|position| [position[0], position[1]]).collect();
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
