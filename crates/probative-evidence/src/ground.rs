//! What the coordinates of a file are, as its system of reference says.

use geojson::{Feature, FeatureCollection, JsonObject, JsonValue};

use probative_terms::Diagnostic;

/// What coordinates are, as far as the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Longitudes and latitudes.
    Degrees,
    /// Of a plane.
    Plane,
    /// The file does not say.
    Unsaid,
}

/// Codes of EPSG whose coordinates are longitudes and latitudes in degrees from Greenwich: of the
/// world, North America, Europe and Australia.
const DEGREES: [&str; 11] =
    ["4326", "4979", "4269", "4267", "4617", "4759", "6318", "4258", "4283", "7844", "4230"];
/// The same by name, as signs and blanks are left out.
const NAMED: [&str; 5] = ["WGS84", "CRS84", "CRS83", "CRS27", "NAD83"];

/// Passes unless a file of features names another system than longitudes and latitudes.
///
/// RFC 7946 knows no other; the form of 2008 has a member `crs` in any of its objects.
pub(crate) fn of_features(path: &str, all: &FeatureCollection) -> Result<(), Vec<Diagnostic>> {
    let of_feature = |feature: &Feature| {
        let geometry =
            feature.geometry.as_ref().and_then(|one| named(one.foreign_members.as_ref()));
        named(feature.foreign_members.as_ref()).or(geometry)
    };
    let other = named(all.foreign_members.as_ref());
    let other = other.or_else(|| all.features.iter().find_map(of_feature));
    other.map_or(Ok(()), |other| Err(vec![elsewhere(path, &other)]))
}

/// Passes unless a topology names another system than longitudes and latitudes.
pub(crate) fn of_topology(path: &str, topology: &JsonValue) -> Result<(), Vec<Diagnostic>> {
    let other = named(topology.as_object());
    other.map_or(Ok(()), |other| Err(vec![elsewhere(path, &other)]))
}

/// The system that a member `crs` names, if it is another than longitudes and latitudes.
fn named(members: Option<&JsonObject>) -> Option<String> {
    let crs = members?.get("crs").filter(|crs| !crs.is_null())?;
    let properties = &crs["properties"];
    let name = [&properties["name"], &properties["code"], &properties["href"], crs]
        .into_iter()
        .find(|found| found.is_string() || found.is_number());
    let name = name.map_or_else(
        || crs.to_string(),
        |name| match name.as_str() {
            Some(text) => text.to_owned(),
            None => name.to_string(),
        },
    );
    (!is_degrees(&name)).then_some(name)
}

/// Whether a name is one of longitudes and latitudes: `EPSG:4326`, `urn:ogc:def:crs:OGC:1.3:CRS84`,
/// `http://www.opengis.net/def/crs/EPSG/0/4326`, `WGS 84`.
fn is_degrees(name: &str) -> bool {
    let last = name.trim().trim_end_matches('/').rsplit([':', '/', '#']).next().unwrap_or_default();
    let plain: String = last.chars().filter(char::is_ascii_alphanumeric).collect();
    let plain = plain.to_ascii_uppercase();
    DEGREES.contains(&plain.as_str()) || NAMED.contains(&plain.as_str())
}

fn elsewhere(path: &str, name: &str) -> Diagnostic {
    let said = format!("the member `crs` says that coordinates are of `{name}`");
    let help = "export the map in longitudes and latitudes of WGS 84 (EPSG:4326); a map in a plane is read from a shapefile, whose .prj says so";
    Diagnostic::of_file("E233", path, said, help)
}

/// What the coordinates of a shapefile are, by the first word of well-known text; what says neither
/// is refused, since coordinates of a plane would be taken for degrees.
pub(crate) fn of_projection(
    path: &str,
    projection: Option<&[u8]>,
) -> Result<Ground, Vec<Diagnostic>> {
    let Some(bytes) = projection else { return Ok(Ground::Unsaid) };
    let text = String::from_utf8_lossy(bytes).to_ascii_uppercase();
    let is_of_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let mut words = text.split(|letter| !is_of_word(letter)).filter(|word| !word.is_empty());
    // Heights or a shift to another datum stand around the system that is meant.
    let around = ["COMPD_CS", "COMPOUNDCRS", "BOUNDCRS", "SOURCECRS"];
    let word = match words.clone().next() {
        Some(first) if around.contains(&first) => words.find_map(ground_of),
        first => first.and_then(ground_of),
    };
    let refused = |said: &str| {
        let help = "export the map in longitudes and latitudes from Greenwich in degrees, or in metres of a plane";
        Err(vec![Diagnostic::of_file("E233", path, said.to_owned(), help)])
    };
    match word {
        None => {
            let said = "the .prj says neither degrees nor a plane in well-known text".to_owned();
            let help =
                "write the .prj as well-known text; take it away only if coordinates are degrees";
            Err(vec![Diagnostic::of_file("E233", path, said, help)])
        }
        Some(Ground::Degrees) if !units_are_degrees(&text) => {
            refused("the .prj measures angles in another unit than degrees")
        }
        Some(Ground::Degrees) if !is_from_greenwich(&text) => {
            refused("the .prj counts longitudes from another meridian than that of Greenwich")
        }
        Some(ground) => Ok(ground),
    }
}

fn ground_of(word: &str) -> Option<Ground> {
    match word {
        "GEOGCS" | "GEOGCRS" | "GEODCRS" | "GEODETICCRS" | "GEOGRAPHICCRS" => Some(Ground::Degrees),
        "PROJCS" | "PROJCRS" | "PROJECTEDCRS" => Some(Ground::Plane),
        _ => None,
    }
}

/// The name and the number of every element of well-known text whose word ends so.
fn elements<'t>(text: &'t str, word: &str) -> Vec<(&'t str, Option<f64>)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(word) {
        let rest = text[at + word.len()..].trim_start();
        let Some(inner) = rest.strip_prefix(['[', '(']) else { continue };
        let Some((name, after)) =
            inner.trim_start().strip_prefix('"').and_then(|inner| inner.split_once('"'))
        else {
            continue;
        };
        let number = after.trim_start().strip_prefix(',').unwrap_or_default();
        let number = number.split([',', ']', ')', '[']).next().unwrap_or_default().trim();
        found.push((name, number.parse().ok()));
    }
    found
}

/// Whether angles are in degrees: they may also be in grads or radians, of which a degree is
/// another distance.
fn units_are_degrees(text: &str) -> bool {
    let of_length = |name: &str| {
        ["METRE", "METER", "FOOT", "FEET", "UNITY"].iter().any(|word| name.contains(word))
    };
    let is_degree = |number: &Option<f64>| {
        number.is_none_or(|number| (number - 0.017_453_292_519_943_295).abs() < 1e-9)
    };
    let mut angles = elements(text, "UNIT").into_iter().filter(|(name, _)| !of_length(name));
    angles.all(|(name, number)| name.starts_with("DEGREE") && is_degree(&number))
}

fn is_from_greenwich(text: &str) -> bool {
    elements(text, "PRIMEM").iter().all(|(_, longitude)| *longitude == Some(0.0))
        && elements(text, "PRIMEMERIDIAN").iter().all(|(_, longitude)| *longitude == Some(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_text(text: &str) -> Result<Ground, String> {
        of_projection("m.prj", Some(text.as_bytes())).map_err(|all| {
            assert_eq!(all[0].code, "E233");
            all[0].what.clone()
        })
    }

    #[test]
    fn the_projection_says_whether_coordinates_are_degrees() {
        let degrees = "GEOGCS[\"x\",PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.0174532925199433]]";
        let new = "GEOGCRS[\"x\",DATUM[\"y\",ELLIPSOID[\"z\",6378137,298,LENGTHUNIT[\"metre\",1]]],PRIMEM[\"Greenwich\",0,ANGLEUNIT[\"degree\",0.0174532925199433]],CS[ellipsoidal,2],ANGLEUNIT[\"degree\",0.0174532925199433]]";
        for text in ["GEOGCS[\"GCS_North_American_1983\",DATUM[]]", degrees, new] {
            assert_eq!(of_text(text), Ok(Ground::Degrees), "{text}");
        }
        let plane =
            "PROJCS[\"NTF (Paris)\",GEOGCS[\"z\",PRIMEM[\"Paris\",2.3],UNIT[\"grad\",0.0157]]]";
        for text in [plane, "PROJCRS[\"x\"]", "COMPD_CS[\"x\",PROJCS[\"y\",GEOGCS[\"z\"]]]"] {
            assert_eq!(of_text(text), Ok(Ground::Plane), "{text}");
        }
        assert_eq!(of_projection("m.prj", None), Ok(Ground::Unsaid));
        for neither in ["LOCAL_CS[\"x\"]", "", "  ", "EPSG:26917", "\u{0}\u{1}"] {
            assert!(of_text(neither).unwrap_err().contains("neither degrees"), "{neither:?}");
        }
        for unit in [
            "UNIT[\"grad\",0.015707963267949]",
            "UNIT( \"radian\", 1 )",
            "UNIT[\"Degree\",1]",
            "PRIMEM[\"Greenwich\",0,ANGLEUNIT[\"degree\",0.0174532925199433]],ANGLEUNIT[\"gon\",0.0157]",
        ] {
            let said = of_text(&format!("GEOGCS[\"x\",{unit}]")).unwrap_err();
            assert!(said.contains("another unit"), "{unit}: {said}");
        }
        for meridian in [
            "PRIMEM[\"Paris\",2.33722917]",
            "PRIMEM[\"Ferro\",-17.6666666666667,AUTHORITY[\"EPSG\",\"8909\"]]",
            "PRIMEM (\"Rome\" , 12.45)",
            "PRIMEM[\"x\",]",
        ] {
            let text = format!("GEOGCS[\"x\",{meridian},UNIT[\"degree\",0.0174532925199433]]");
            let said = of_text(&text).unwrap_err();
            assert!(said.contains("another meridian"), "{meridian}: {said}");
        }
    }

    #[test]
    fn names_of_longitudes_and_latitudes_are_known_however_they_are_written() {
        for name in [
            "EPSG:4326",
            "epsg:4269",
            "urn:ogc:def:crs:OGC:1.3:CRS84",
            "urn:ogc:def:crs:EPSG::4326",
            "http://www.opengis.net/def/crs/EPSG/0/4326",
            "http://www.opengis.net/gml/srs/epsg.xml#4326",
            "WGS 84",
            "4326",
        ] {
            assert!(is_degrees(name), "{name}");
        }
        for name in ["EPSG:3857", "urn:ogc:def:crs:EPSG::27700", "EPSG:43260", "", "WGS 84 / UTM"] {
            assert!(!is_degrees(name), "{name}");
        }
    }
}
