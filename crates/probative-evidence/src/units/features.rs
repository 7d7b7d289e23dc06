//! Units from the features of GeoJSON.

use std::collections::BTreeSet;

use geojson::feature::Id;
use geojson::{Feature, GeoJson, GeometryValue, JsonObject, JsonValue, PolygonType, Position};

use super::geometry::{Geometry, Ring, unreadable};
use super::{Raw, UnitColumns, warning};
use crate::ground::{self, Ground};
use crate::table::Table;
use probative_terms::Diagnostic;

pub(super) fn from_features(
    path: &str,
    parsed: GeoJson,
    caps: &UnitColumns,
) -> Result<Raw, Vec<Diagnostic>> {
    let GeoJson::FeatureCollection(collection) = parsed else {
        return Err(vec![unreadable(path, "the file is not a feature collection")]);
    };
    ground::of_features(path, &collection)?;
    let features = &collection.features;
    if features.is_empty() {
        return Err(vec![unreadable(path, "the feature collection is empty")]);
    }
    let id = |feature: &Feature| match &feature.id {
        Some(Id::String(text)) => Some(text.clone()),
        Some(Id::Number(number)) => Some(number.to_string()),
        None => None,
    };
    let rows: Vec<Row<'_>> = features
        .iter()
        .map(|one| Row { id: id(one), properties: one.properties.as_ref() })
        .collect();
    Ok(Raw {
        notices: twice(path, &rows).into_iter().collect(),
        table: table(path, &rows, caps)?,
        geometries: features.iter().map(geometry).collect(),
        quantized: false,
        with_heights: features.iter().filter(|feature| has_height(feature)).count(),
        ground: Ground::Unsaid,
    })
}

/// What a unit has beside its geometry.
pub(super) struct Row<'a> {
    pub(super) id: Option<String>,
    pub(super) properties: Option<&'a JsonObject>,
}

/// The properties as a table, with ids that stand outside of them as a column `id`. What a unit
/// lacks is blank; units have no lines.
///
/// # Errors
/// More cells than the cap (E248): where each unit has properties of its own, they grow with the
/// square of the units.
pub(super) fn table(
    path: &str,
    rows: &[Row<'_>],
    caps: &UnitColumns,
) -> Result<Table, Vec<Diagnostic>> {
    let mut columns: Vec<String> = Vec::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for name in rows.iter().filter_map(|row| row.properties).flat_map(JsonObject::keys) {
        if known.insert(name) {
            columns.push(name.clone());
        }
    }
    caps.hold_cells(path, rows.len(), columns.len())?;
    let named = columns.iter().any(|name| name == "id");
    let property = |row: &Row<'_>, name: &String| {
        row.properties.and_then(|all| all.get(name)).map_or_else(String::new, cell)
    };
    let mut cells: Vec<Vec<String>> =
        rows.iter().map(|row| columns.iter().map(|name| property(row, name)).collect()).collect();
    if !named && rows.iter().any(|row| row.id.is_some()) {
        columns.push("id".to_owned());
        let ids = rows.iter().map(|row| row.id.clone().unwrap_or_default());
        cells.iter_mut().zip(ids).for_each(|(cells, id)| cells.push(id));
    }
    Ok(Table::new(columns, cells, vec![0; rows.len()]))
}

/// That ids beside the properties are passed over, since a property is called `id` too and says
/// something else.
pub(super) fn twice(path: &str, rows: &[Row<'_>]) -> Option<Diagnostic> {
    if !rows.iter().any(|row| row.properties.is_some_and(|all| all.contains_key("id"))) {
        return None;
    }
    let property = |row: &Row<'_>| row.properties.and_then(|all| all.get("id")).map(cell);
    let apart = |row: &&Row<'_>| row.id.is_some() && row.id != property(row);
    let apart: Vec<&Row<'_>> = rows.iter().filter(apart).collect();
    let first = *apart.first()?;
    let (id, other) = (first.id.clone().unwrap_or_default(), property(first).unwrap_or_default());
    let said = format!(
        "the ids of {} of {} features are passed over, since their property `id` says something else: the first is `{id}`, and its property `{other}`",
        apart.len(),
        rows.len()
    );
    let help = "nothing, if the property is the one that is meant; if not, rename it";
    Some(warning(path, "W231", said).helped(help))
}

pub(super) fn cell(value: &JsonValue) -> String {
    match value {
        JsonValue::Null => String::new(),
        JsonValue::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    }
}

fn geometry(feature: &Feature) -> Geometry {
    let Some(geometry) = &feature.geometry else {
        return Geometry::Other("the feature has no geometry".to_owned());
    };
    match &geometry.value {
        GeometryValue::Polygon { coordinates } => polygon(std::slice::from_ref(coordinates)),
        GeometryValue::MultiPolygon { coordinates } => polygon(coordinates),
        GeometryValue::Point { coordinates } => Geometry::Point(point(coordinates)),
        other => Geometry::Other(format!(
            "the feature is a {}, not a polygon or point",
            other.type_name()
        )),
    }
}

/// The first ring of each part is its outer one.
fn polygon(parts: &[PolygonType]) -> Geometry {
    let ring = |(place, positions): (usize, &Vec<Position>)| Ring {
        points: positions.iter().map(point).collect(),
        is_outer: place == 0,
    };
    Geometry::Polygon(parts.iter().flat_map(|part| part.iter().enumerate().map(ring)).collect())
}

/// The first two numbers of a position; one that lacks them is not finite.
fn point(position: &Position) -> [f64; 2] {
    [0, 1].map(|axis| position.as_slice().get(axis).copied().unwrap_or(f64::NAN))
}

fn has_height(feature: &Feature) -> bool {
    let high = |position: &Position| position.len() > 2;
    match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(GeometryValue::Polygon { coordinates }) => coordinates.iter().flatten().any(high),
        Some(GeometryValue::MultiPolygon { coordinates }) => {
            coordinates.iter().flatten().flatten().any(high)
        }
        Some(GeometryValue::Point { coordinates }) => high(coordinates),
        _ => false,
    }
}
