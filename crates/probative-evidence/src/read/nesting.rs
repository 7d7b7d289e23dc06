//! Features whose coordinates are nested as another type of geometry has them.

use std::collections::BTreeSet;

use geojson::{GeoJson, JsonValue};
use probative_terms::Diagnostic;

/// What the nesting of a geometry says of it.
enum Nesting {
    /// It is that of its type.
    Fits,
    /// It is that of another type.
    Of(&'static str),
    /// It may be of several types, or is of none.
    Unclear(String),
}

/// The features of a text that cannot be read as it stands, each read as what its coordinates are
/// nested as, where that is plain: a `LineString` that holds lists of lines is a `MultiLineString`.
/// What was read so is told (W228).
///
/// # Errors
/// A text that cannot be read for another reason, and each feature of which it is not plain what it
/// is (E228).
pub(crate) fn mended(
    path: &str,
    text: &str,
    why: &geojson::Error,
) -> Result<(GeoJson, Diagnostic), Vec<Diagnostic>> {
    let unreadable = |why: &geojson::Error| {
        let help = "export the map again, as one GeoJSON feature collection or as TopoJSON";
        vec![Diagnostic::of_file("E228", path, why.to_string(), help)]
    };
    let mut found: JsonValue = text.parse().map_err(|_| unreadable(why))?;
    let features = found.get_mut("features").and_then(JsonValue::as_array_mut);
    let features = features.ok_or_else(|| unreadable(why))?;
    let (mut mended, mut problems) = (Vec::new(), Vec::new());
    for (feature, number) in features.iter_mut().zip(1..) {
        // What is no feature has none, and is refused where it is read again.
        let Some(geometry) = feature.get_mut("geometry") else { continue };
        match nesting(geometry) {
            Nesting::Fits => {}
            Nesting::Of(other) => {
                let said = geometry["type"].as_str().unwrap_or_default();
                mended.push(format!("feature {number}, a {said} nested as a {other}"));
                geometry["type"] = other.into();
            }
            Nesting::Unclear(said) => problems.push(unclear(path, number, &said)),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let (Some(first), count) = (mended.first(), mended.len()) else { return Err(unreadable(why)) };
    let told = told(path, first, count);
    found.to_string().parse().map(|all| (all, told)).map_err(|why| unreadable(&why))
}

fn told(path: &str, first: &str, count: usize) -> Diagnostic {
    let noun = if count == 1 { "feature says" } else { "features say" };
    let said = format!(
        "{count} {noun} one type of geometry and hold another, as which they are read; the first is {first}"
    );
    let help = "nothing, if that is what is meant; or write the type that goes with the coordinates in the program that made the map";
    Diagnostic::of_file("W228", path, said, help)
}

fn unclear(path: &str, number: usize, said: &str) -> Diagnostic {
    let help = "write the type that goes with the coordinates: a LineString is a list of points, a Polygon one of rings, a MultiPolygon one of polygons";
    Diagnostic::of_file("E228", path, format!("feature {number}: {said}"), help)
}

/// Types of geometry, with how many lists stand around each of their numbers.
const TYPES: [(&str, usize); 6] = [
    ("Point", 1),
    ("MultiPoint", 2),
    ("LineString", 2),
    ("MultiLineString", 3),
    ("Polygon", 3),
    ("MultiPolygon", 4),
];

fn nesting(geometry: &JsonValue) -> Nesting {
    let kind = geometry["type"].as_str().unwrap_or_default();
    let Some((kind, levels)) = TYPES.into_iter().find(|(known, _)| *known == kind) else {
        return Nesting::Fits;
    };
    let coordinates = &geometry["coordinates"];
    let mut found = BTreeSet::new();
    levels_of(coordinates, 0, &mut found);
    let found: Vec<usize> = found.into_iter().collect();
    match (kind, found.as_slice()) {
        (_, []) => Nesting::Fits,
        (_, [one]) if *one == levels => Nesting::Fits,
        ("LineString", [3]) => Nesting::Of("MultiLineString"),
        ("MultiLineString", [2]) => Nesting::Of("LineString"),
        ("MultiPoint", [1]) => Nesting::Of("Point"),
        ("Polygon", [4]) => Nesting::Of("MultiPolygon"),
        ("MultiPolygon", [3]) if is_one_polygon(coordinates) => Nesting::Of("Polygon"),
        ("MultiPolygon", [3]) => Nesting::Unclear(
            "a MultiPolygon that holds rings, which may be of one polygon or of several".to_owned(),
        ),
        (_, [one]) => Nesting::Unclear(format!(
            "the coordinates of a {kind} stand in {levels} lists, and these stand in {one}"
        )),
        _ => Nesting::Unclear(format!("the coordinates of the {kind} are nested unevenly")),
    }
}

/// In how many lists the numbers of a value stand.
fn levels_of(value: &JsonValue, above: usize, found: &mut BTreeSet<usize>) {
    match value {
        JsonValue::Array(all) => all.iter().for_each(|one| levels_of(one, above + 1, found)),
        JsonValue::Number(_) => drop(found.insert(above)),
        _ => {}
    }
}

/// Whether rings are those of one polygon: one alone, or others that run the other way round than
/// the first and lie within its box.
fn is_one_polygon(rings: &JsonValue) -> bool {
    let place = |point: &JsonValue| Some([point[0].as_f64()?, point[1].as_f64()?]);
    let ring = |ring: &JsonValue| -> Option<Vec<[f64; 2]>> {
        ring.as_array()?.iter().map(place).collect()
    };
    let rings: Option<Vec<_>> = rings.as_array().and_then(|all| all.iter().map(ring).collect());
    let Some((outer, holes)) = rings.as_deref().and_then(<[_]>::split_first) else { return false };
    let ends = |axis: usize| {
        let all = outer.iter().map(|point| point[axis]);
        all.fold((f64::MAX, f64::MIN), |(low, high), at| (at.min(low), at.max(high)))
    };
    let around = [ends(0), ends(1)];
    let holds = |point: &[f64; 2]| {
        around.iter().zip(point).all(|((low, high), at)| low <= at && at <= high)
    };
    holes.iter().all(|hole| hole.iter().all(holds) && area(hole) * area(outer) < 0.0)
}

/// Twice the area of a ring, positive if it runs against the clock.
fn area(ring: &[[f64; 2]]) -> f64 {
    ring.windows(2).map(|pair| pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read, and what is told or refused.
    fn read(geometries: &[(&str, &str)]) -> Result<(Vec<String>, String), Vec<String>> {
        let feature = |(kind, coordinates): &(&str, &str)| {
            format!(
                r#"{{"type": "Feature", "properties": {{}}, "geometry": {{"type": "{kind}", "coordinates": {coordinates}}}}}"#
            )
        };
        let features: Vec<String> = geometries.iter().map(feature).collect();
        let text =
            format!(r#"{{"type": "FeatureCollection", "features": [{}]}}"#, features.join(", "));
        let why = text.parse::<GeoJson>().unwrap_err();
        let said = |all: Vec<Diagnostic>| all.into_iter().map(|one| one.what).collect::<Vec<_>>();
        let (found, told) = mended("m.geojson", &text, &why).map_err(said)?;
        let GeoJson::FeatureCollection(all) = found else { panic!("it is a collection") };
        let kind =
            |feature: geojson::Feature| feature.geometry.unwrap().value.type_name().to_owned();
        Ok((all.features.into_iter().map(kind).collect(), told.what))
    }

    #[test]
    fn what_is_no_collection_or_no_feature_is_refused() {
        let feature = r#"{"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[[0, 0], [1, 1]]]}}"#;
        for text in [
            format!(r#"{{"type": "FeatureCollection", "features": [{feature}, "a", 1, null]}}"#),
            r#"{"type": "FeatureCollection", "features": "a"}"#.to_owned(),
            r#"["features"]"#.to_owned(),
        ] {
            let why = text.parse::<GeoJson>().unwrap_err();
            assert_eq!(mended("m.geojson", &text, &why).unwrap_err()[0].code, "E228", "{text}");
        }
    }

    #[test]
    fn a_geometry_that_is_nested_as_another_is_read_as_that_and_told() {
        let (found, told) = read(&[
            ("LineString", "[[0, 0], [1, 1]]"),
            ("LineString", "[[[0, 0], [1, 1]], [[2, 2], [3, 3]]]"),
            ("MultiLineString", "[[0, 0], [1, 1]]"),
            ("Polygon", "[[[[0, 0], [2, 0], [2, 2], [0, 0]]]]"),
            ("MultiPolygon", "[[[0, 0], [2, 0], [2, 2], [0, 0]]]"),
            ("MultiPoint", "[0, 1]"),
        ])
        .unwrap();
        let kinds =
            ["LineString", "MultiLineString", "LineString", "MultiPolygon", "Polygon", "Point"];
        assert_eq!(found, kinds);
        assert!(told.starts_with("5 features say") && told.contains("feature 2, a LineString"));
    }

    #[test]
    fn rings_are_one_polygon_where_all_but_the_first_are_holes_of_it() {
        let outer = "[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]]";
        let of = |other: &str| read(&[("MultiPolygon", &format!("[{outer}, {other}]"))]);
        assert_eq!(of("[[1, 1], [1, 2], [2, 2], [1, 1]]").unwrap().0, ["Polygon"]);
        for other in ["[[11, 1], [11, 2], [12, 2], [11, 1]]", "[[1, 1], [2, 2], [1, 2], [1, 1]]"] {
            let said = of(other).unwrap_err();
            assert!(said[0].starts_with("feature 1: a MultiPolygon that holds rings"), "{said:?}");
        }
    }

    #[test]
    fn each_feature_of_which_it_is_not_plain_what_it_is_is_named() {
        let said = read(&[
            ("Point", "[0, 1]"),
            ("Point", "[[0, 1]]"),
            ("Polygon", "[[0, 0], [1, 0], [1, 1], [0, 0]]"),
            ("LineString", "[[0, 0], [[1, 1]]]"),
        ])
        .unwrap_err();
        assert_eq!(
            said,
            [
                "feature 2: the coordinates of a Point stand in 1 lists, and these stand in 2",
                "feature 3: the coordinates of a Polygon stand in 3 lists, and these stand in 2",
                "feature 4: the coordinates of the LineString are nested unevenly",
            ]
        );
    }
}
