//! Units of a map as a file holds them: ids, columns, and where they lie.

mod codes;
mod crossing;
mod features;
mod files;
mod geometry;
mod join;
mod lost;
mod overlap;
mod rows;
mod shapefile;
mod topology;

use std::collections::BTreeMap;

use geojson::{GeoJson, JsonValue};
use probative_catalog::Product;
use probative_terms::Diagnostic;
use probative_terms::place::Level;

use crate::alike::spelt_twice;
use crate::asked::{Asked, MOST_CELLS, absent};
use crate::files::packed::Unpacked;
use crate::files::{Gives, form_of, suits};
use crate::ground::Ground;
use crate::read::{self, csv, json, nesting, text};
use crate::sheet::{self, Sheet, marks, written};
use crate::table::Table;
use crate::total;

pub(crate) use codes::named;
use crossing::Sides;
pub use files::{Other, is_map, join_files};
use geometry::{Checked, Geometry};
pub use shapefile::ShapefileParts;
pub(crate) use topology::largest;

/// The rings of one unit, outer and inner of all its parts, as pairs of coordinates.
pub type Rings = Vec<Vec<[f64; 2]>>;

/// Units of a map, in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Units {
    /// What each unit is called, each name once.
    pub ids: Vec<String>,
    /// The column that the ids come from; empty where they are the numbers of the rows, from one.
    pub id_column: String,
    /// The columns, with one row per unit.
    pub table: Table,
    /// Where the units lie.
    pub shapes: Shapes,
    /// What their coordinates are.
    pub ground: Ground,
    /// What is odd about the shapes, though they are taken: rings that cross, touch or stutter,
    /// heights and measures that are passed over (W228), units that lie on each other (W229), and
    /// ids that are passed over (W231).
    pub notices: Vec<Diagnostic>,
}

/// Where units lie, one entry per unit.
#[derive(Debug, Clone, PartialEq)]
pub enum Shapes {
    /// Their outlines.
    Outlines(Vec<Rings>),
    /// A point of each, east or longitude first.
    Points(Vec<[f64; 2]>),
    /// The file does not say.
    Unknown,
}

impl Shapes {
    /// Takes the shapes of some rows out, each named once; empty outlines stay in their places.
    #[must_use]
    pub fn take(&mut self, rows: &[usize]) -> Shapes {
        match self {
            Shapes::Outlines(all) => {
                Shapes::Outlines(rows.iter().map(|row| std::mem::take(&mut all[*row])).collect())
            }
            Shapes::Points(all) => Shapes::Points(rows.iter().map(|row| all[*row]).collect()),
            Shapes::Unknown => Shapes::Unknown,
        }
    }
}

/// Which columns say who the units are and where they lie.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitColumns {
    /// The ids; without it a column named GEOID, or the numbers of the rows.
    pub id: Option<String>,
    /// The coordinate to the east, or the longitude.
    pub x: Option<String>,
    /// The coordinate to the north, or the latitude.
    pub y: Option<String>,
    /// The period of a row, where each unit has a row for each period.
    pub time: Option<String>,
    /// The object of TopoJSON whose geometries are the units; without it the only one.
    pub layer: Option<String>,
    /// The most vertices of a TopoJSON, ten millions unless it is said.
    pub most_vertices: Option<usize>,
    /// What else is said of how a table is to be read.
    pub asked: Asked,
    /// The level of the outlines to which the rows of a table are joined.
    pub join: Option<Level>,
    /// Whether the ids are codes by which another file is joined, so that a column of them must be
    /// found where none is named.
    pub coded: bool,
    /// Whether another file gives the outlines.
    pub outlined: bool,
    /// The columns of what is counted, whose share in rows that find no match is told.
    pub values: Vec<String>,
    /// Whether codes that lost their leading zeros get them back where rows are joined.
    pub repair: bool,
    /// Whether rows of places without an outline are left out where rows are joined.
    pub unmatched: bool,
    /// What is said of how the files that are joined are to be read.
    pub joined: Asked,
    /// The most cells of the properties of features, twenty millions unless it is said.
    pub most_cells: Option<usize>,
}

impl UnitColumns {
    /// What is said of how the file is to be read, with the layer.
    fn said(&self) -> Asked {
        Asked { layer: self.layer.clone(), ..self.asked.clone() }
    }

    fn hold_vertices(&self, path: &str, vertices: usize) -> Result<(), Vec<Diagnostic>> {
        let most = self.most_vertices.unwrap_or(10_000_000);
        let said = format!("the outlines have {vertices} vertices, and the cap is {most}");
        let help = "simplify the map, or raise the cap with --max-vertices N";
        if vertices <= most { Ok(()) } else { Err(vec![above(path, &said, help)]) }
    }

    fn hold_cells(&self, path: &str, units: usize, columns: usize) -> Result<(), Vec<Diagnostic>> {
        let (most, cells) = (self.most_cells.unwrap_or(MOST_CELLS), units.saturating_mul(columns));
        let said = format!(
            "{units} units with {columns} different properties have {cells} cells, and the cap is {most}"
        );
        let help = "leave out properties that are not needed, or raise the cap with --max-cells N";
        if cells <= most { Ok(()) } else { Err(vec![above(path, &said, help)]) }
    }
}

fn above(path: &str, said: &str, help: &str) -> Diagnostic {
    Diagnostic::of_file("E248", path, said, help)
}

/// What a file of shapes holds, before its shapes are checked.
struct Raw {
    table: Table,
    geometries: Vec<Geometry>,
    /// Whether coordinates were rounded to a grid, on which small outlines are flat.
    quantized: bool,
    /// How many units have heights or measures.
    with_heights: usize,
    ground: Ground,
    /// What else is odd.
    notices: Vec<Diagnostic>,
}

/// Reads a CSV whose rows are no places: counts, a series, a panel.
///
/// # Errors
/// Bytes that are not UTF-8 (E101), rows that cannot be read (E102).
pub fn read_table(path: &str, bytes: &[u8], asked: &Asked) -> Result<Sheet, Vec<Diagnostic>> {
    let sheet = read::sheet(path, bytes, asked)?;
    total::said(path, &sheet.table).map_or(Ok(sheet), |total| Err(vec![total]))
}

/// Reads GeoJSON (RFC 7946) with one polygon, multipolygon or point per feature, an object of
/// TopoJSON, or CSV with one unit per row.
///
/// Units of a CSV lie where the columns `x` and `y` say, or have the outlines of the states or
/// counties (of 2017, simplified for drawing and adjacency) that a column named GEOID names. Other
/// rings are turned so that outer ones run against the clock and inner ones with it; their
/// coordinates are taken as they are, in degrees or not. An id that stands beside the properties of
/// a feature is its column `id`. With a column of periods an id stands once in each period, and
/// there is one entry per row.
///
/// # Errors
/// All problems of the file: bytes that are not UTF-8 (E101), rows or features that cannot be read
/// (E102, E228), coordinates in another system than longitudes and latitudes (E233), columns that
/// are not there (E301), ids that are blank or stand twice (E211, E212), coordinates that are not
/// numbers (E104), and codes that no outline has (E201).
pub fn read_units(
    path: &str,
    bytes: &[u8],
    columns: &UnitColumns,
) -> Result<Units, Vec<Diagnostic>> {
    let form = form_of(bytes);
    if form.gives == Gives::Packed {
        let asked = columns.said();
        let inner = read::unpacked(path, bytes, &asked).map_err(|one| vec![one])?;
        let asked = suits::inner(bytes, &asked);
        let layer = asked.layer.clone();
        return of_packed(inner, &UnitColumns { layer, asked, ..columns.clone() });
    }
    suits::suited(path, form, &columns.said())?;
    let json = |first: &u8| [b'{', b'['].contains(first);
    let mut letters = bytes.iter().skip_while(|byte| byte.is_ascii_whitespace() || **byte > 0xba);
    if form.gives == Gives::Arrays || !letters.next().is_some_and(json) {
        let (sheet, shapes, code) = match columns.join {
            Some(level) => join::joined(path, bytes, columns, level)?,
            None => {
                let (sheet, shapes) = rows::from_rows(path, bytes, columns)?;
                let code = code(path, &sheet.table, sheet.product, columns)?;
                (sheet, shapes, code)
            }
        };
        let Sheet { table, notices: mut odd, .. } = sheet;
        let columns = &UnitColumns { id: code, ..columns.clone() };
        let outlined = matches!(shapes, Shapes::Outlines(_));
        let ground = if outlined { Ground::Degrees } else { Ground::Unsaid };
        // The atlas's own outlines are simplified one by one and need no look.
        let (id_column, ids) = ids(path, &table, columns)?;
        let on_each =
            if outlined { Vec::new() } else { overlaps(path, &shapes, Vec::new(), &ids, columns) };
        odd.extend(on_each);
        return Ok(Units { ids, id_column, table, shapes, ground, notices: odd });
    }
    let text = text::decoded(path, bytes)?.text;
    json::once(path, 1, &text)?;
    let raw = match text.parse::<GeoJson>() {
        Ok(parsed) => features::from_features(path, parsed, columns)?,
        Err(error) => match text.parse::<JsonValue>() {
            Ok(found) if found["type"] == "Topology" => {
                let raw = topology::from_topology(path, &found, columns)?;
                return of_shapes(path, raw, columns);
            }
            _ => {
                let (parsed, told) = nesting::mended(path, &text, &error)?;
                let mut raw = features::from_features(path, parsed, columns)?;
                raw.notices.insert(0, told);
                raw
            }
        },
    };
    of_shapes(path, raw, columns)
}

/// The column of the ids: the one that is named, or where another file is joined by them and no
/// column is called GEOID the one that holds codes.
fn code(
    path: &str,
    table: &Table,
    product: Option<&'static Product>,
    columns: &UnitColumns,
) -> Result<Option<String>, Vec<Diagnostic>> {
    let named = columns.id.is_some() || geoid_column(table).is_some();
    if named || !columns.coded {
        return Ok(columns.id.clone());
    }
    files::coded(path, table, product, "--id").map(Some)
}

/// The units of a file that was packed, with what lay beside it.
fn of_packed(inner: Unpacked, columns: &UnitColumns) -> Result<Units, Vec<Diagnostic>> {
    let Unpacked { path, bytes, beside } = inner;
    let part = |ending: &str| {
        let found = beside.iter().find(|(known, _)| known == ending);
        found.map(|(_, bytes)| bytes.as_slice())
    };
    if form_of(&bytes).gives != Gives::Shapes {
        return read_units(&path, &bytes, columns);
    }
    let [shx, dbf, prj, cpg] = ["shx", "dbf", "prj", "cpg"].map(part);
    read_shapefile(&path, &ShapefileParts { shp: &bytes, shx, dbf, prj, cpg }, columns)
}

/// Reads the parts of a shapefile of polygons or points, one unit per shape; heights and measures
/// are passed over.
///
/// # Errors
/// What [`read_units`] gives, and parts that are missing, cut or disagree on how many rows there
/// are (E231), or say lengths that cannot be (E232).
pub fn read_shapefile(
    path: &str,
    parts: &ShapefileParts<'_>,
    columns: &UnitColumns,
) -> Result<Units, Vec<Diagnostic>> {
    suits::suited(path, form_of(parts.shp), &columns.said())?;
    of_shapes(path, shapefile::from_shapefile(path, parts)?, columns)
}

/// Units that lie on each other, unless rows are of periods, in which each unit stays where it is.
fn overlaps(
    path: &str,
    shapes: &Shapes,
    sides: Vec<Sides>,
    ids: &[String],
    columns: &UnitColumns,
) -> Vec<Diagnostic> {
    if columns.time.is_some() { Vec::new() } else { overlap::overlaps(path, shapes, sides, ids) }
}

/// Units whose shapes hold.
fn of_shapes(path: &str, raw: Raw, columns: &UnitColumns) -> Result<Units, Vec<Diagnostic>> {
    let Raw { mut table, geometries, quantized, with_heights, ground, notices: odd } = raw;
    let problems = csv::alike(path, 0, table.columns());
    if !problems.is_empty() {
        return Err(problems);
    }
    let signed = written::plain(path, &mut table, None, &columns.asked);
    let columns = &UnitColumns { id: code(path, &table, None, columns)?, ..columns.clone() };
    let column = columns.id.as_deref().or_else(|| geoid_column(&table));
    let name = |unit: usize| match column.map(|column| table.cell(unit, column)) {
        None | Some("") => format!("feature {}", unit + 1),
        Some(id) => format!("feature {} (`{id}`)", unit + 1),
    };
    let Checked { mut shapes, mut sides, mut notices } =
        geometry::shapes(path, geometries, quantized, name)?;
    let marks = marks::marks(&table, None, &columns.asked);
    notices.extend(sheet::left::told(path, &table, &columns.asked.leave));
    notices.extend(sheet::hanging(path, &table, &columns.asked)?);
    let (table, shapes) = match sheet::asked_for(path, &table, &columns.asked)? {
        Some(rows) => {
            let side = |row: &usize| sides.get_mut(*row).map(std::mem::take);
            sides = rows.iter().filter_map(side).collect();
            (table.marked(marks).only(&rows), shapes.take(&rows))
        }
        None => (table.marked(marks), shapes),
    };
    let (id_column, ids) = ids(path, &table, columns)?;
    notices.splice(..0, odd.into_iter().chain(signed.map(|(_, told)| told)));
    if with_heights > 0 {
        let said = format!("the heights or measures of {with_heights} units are passed over");
        let help = "nothing, unless they were to count: then give them as a column";
        notices.push(warning(path, "W228", said).helped(help));
    }
    notices.extend(overlaps(path, &shapes, sides, &ids, columns));
    Ok(Units { ids, id_column, table, shapes, ground, notices })
}

/// The column whose name is GEOID, however it is written.
fn geoid_column(table: &Table) -> Option<&str> {
    let names = table.columns().iter().map(String::as_str);
    names.into_iter().find(|name| name.eq_ignore_ascii_case("geoid"))
}

/// How to go on where one unit stands on two rows: counting the rows would count it twice.
const ONE_UNIT: &str = "keep the row that counts, join the parts of one unit into one multipolygon, or name a column whose ids differ in every row";
/// How to go on where a row has no id: counting the rows would count a total as a unit.
const NO_ID: &str = "give the unit its id, leave the row out of the file where it is a total, or name a column that every row has";

/// How to go on where one unit is called in two ways, and counts as two.
const ONE_SPELLING: &str =
    "write the id in one way, or name a column whose ids tell the units apart";

fn ids(
    path: &str,
    table: &Table,
    columns: &UnitColumns,
) -> Result<(String, Vec<String>), Vec<Diagnostic>> {
    if let Some(total) = total::said(path, table) {
        return Err(vec![total]);
    }
    let Some(column) = columns.id.as_deref().or_else(|| geoid_column(table)) else {
        return Ok((String::new(), (1..=table.len()).map(|row| row.to_string()).collect()));
    };
    present(path, table, column)?;
    let ids: Vec<String> = (0..table.len()).map(|row| table.cell(row, column).to_owned()).collect();
    if let Some(time) = &columns.time {
        present(path, table, time)?;
    }
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut problems = Vec::new();
    let period = |row: usize| columns.time.as_ref().map_or("", |time| table.cell(row, time));
    for (row, id) in ids.iter().enumerate() {
        let (line, unit) = (table.line(row), row + 1);
        if id.is_empty() {
            let said = format!("unit {unit} has no id");
            problems.push(problem(path, "E211", line, column, said).helped(NO_ID));
        } else if let Some(first) = seen.insert((id, period(row)), unit) {
            let said = format!("units {first} and {unit} have the id `{id}`");
            problems.push(problem(path, "E212", line, column, said).helped(ONE_UNIT));
        }
    }
    if let Some((first, other)) = spelt_twice(&ids) {
        let (one, two) = (&ids[first], &ids[other]);
        let said = format!(
            "units {} and {} have one id in two spellings, `{one}` and `{two}`",
            first + 1,
            other + 1
        );
        problems.push(problem(path, "E212", table.line(other), column, said).helped(ONE_SPELLING));
    }
    if problems.is_empty() { Ok((column.to_owned(), ids)) } else { Err(problems) }
}

/// Something odd that is taken all the same.
fn warning(path: &str, code: &str, said: String) -> Diagnostic {
    Diagnostic::of_file(code, path, said, "see whether it is meant; if not, correct the map")
}

/// Passes if the table has the column.
fn present(path: &str, table: &Table, column: &str) -> Result<(), Vec<Diagnostic>> {
    if table.has(column) {
        return Ok(());
    }
    Err(vec![absent(path, column, table.columns())])
}

fn problem(path: &str, code: &str, line: usize, column: &str, said: String) -> Diagnostic {
    let help = "name a column whose ids differ in every row";
    Diagnostic::in_cell(code, path, line, column, said, help)
}

#[cfg(test)]
mod tests;
