//! What a file is, what is in it, and what is wrong with it.

mod columns;
mod odd;
mod places;
mod sentinel;
mod suggested;
mod totals;

use std::collections::{BTreeMap, HashMap};

use probative_catalog::{Product, Role};
use probative_terms::Diagnostic;

use crate::asked::Asked;
use crate::files::{self, Gives, form_of, packed, suits};
use crate::labels;
use crate::links::{Neighbourhood, neighbourhood};
use crate::read::{self, geojson, text};
use crate::sheet::{self, Said, Sheet, grid::Grid};
use crate::table::Table;
use crate::units::{
    ShapefileParts, Shapes, UnitColumns, Units, largest, read_shapefile, read_units,
};

pub use columns::{ColumnLook, year_of};
pub(crate) use odd::claimed_under;
pub(crate) use places::places as places_of;
pub use places::{PlacesLook, leave_out_of_other_years};
pub(crate) use sentinel::{Signs, is_sign, sign_among_words};
pub use sentinel::{sentinel, suspicion};
pub use suggested::{Suggested, suggested};
pub(crate) use totals::totals_under;

/// What lies beside a file under the same name, by its ending in small letters.
pub type Beside = Vec<(String, Vec<u8>)>;

/// What was understood of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked {
    /// Its path, behind that of the archive that holds it.
    pub path: String,
    /// How it is written.
    pub form: String,
    /// The product that it is of, if it is known.
    pub product: Option<&'static Product>,
    /// What it says of itself.
    pub said: Vec<Said>,
    /// What it holds.
    pub held: Held,
    /// Its columns.
    pub columns: Vec<ColumnLook>,
    /// The places of its rows, where a column holds their codes.
    pub places: Option<PlacesLook>,
    /// The first and the last of the years that stand in columns, one a column.
    pub years_in_columns: Option<(i32, i32)>,
    /// The first and the last of its years.
    pub years: Option<(i32, i32)>,
    /// Rows that are left out, each with how many and what they are.
    pub apart: Vec<(usize, String)>,
    /// What is odd about it, though it is understood.
    pub notices: Vec<Diagnostic>,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Held {
    /// Rows.
    Rows(usize),
    /// Units of a map, and what their shapes are.
    Units(usize, &'static str),
    /// Lines, and how many names they have.
    Lines(usize, usize),
    /// Who is whose neighbour.
    Neighbours(Neighbourhood),
    /// Words, in so many lines.
    Words(usize),
}

/// Looks at a file.
///
/// # Errors
/// All that keeps it from being read, each with its code, place, reason and remedy.
pub fn look(
    path: &str,
    bytes: &[u8],
    beside: &Beside,
    asked: &Asked,
) -> Result<Looked, Vec<Diagnostic>> {
    let form = form_of(bytes);
    suits::suited(path, form, asked)?;
    match form.gives {
        Gives::Packed => {
            let inner = read::unpacked(path, bytes, asked).map_err(|one| vec![one])?;
            let inner_asked = suits::inner(bytes, asked);
            let packed::Unpacked { path, bytes, beside } = inner;
            let mut looked = look(&path, &bytes, &beside, &inner_asked)?;
            looked.form = format!("{}, in {}", looked.form, form.word);
            Ok(looked)
        }
        Gives::Shapes => {
            let part = |ending: &str| {
                let found = beside.iter().find(|(known, _)| known == ending);
                found.map(|(_, bytes)| bytes.as_slice())
            };
            let [shx, dbf, prj, cpg] = ["shx", "dbf", "prj", "cpg"].map(part);
            let parts = ShapefileParts { shp: bytes, shx, dbf, prj, cpg };
            let mut units = read_shapefile(path, &parts, &by_row(asked))?;
            if prj.is_none() {
                let said = "no .prj says what the coordinates are";
                let help = "give the .prj that lies beside the .shp where it comes from";
                units.notices.push(Diagnostic::of_file("W231", path, said, help));
            }
            of_units(path, "a shapefile", units, asked)
        }
        Gives::Features | Gives::Topology => features(path, form.word, bytes, asked),
        Gives::Neighbours => {
            let words = text::decoded(path, bytes)?.text;
            let held = neighbourhood(path, &words)?;
            Ok(bare(path, &format!("{}, {}", form.word, held.form), Held::Neighbours(held)))
        }
        Gives::Text if !suits::is_of_rows(asked) => {
            let decoded = text::decoded(path, bytes)?;
            let lines = decoded.text.lines().filter(|line| !line.trim().is_empty()).count();
            Ok(bare(path, &format!("text, {}", decoded.letters), Held::Words(lines)))
        }
        Gives::Foreign => Err(vec![files::foreign(path, form, bytes)]),
        Gives::Table
        | Gives::Text
        | Gives::Columns
        | Gives::Workbook
        | Gives::Rows
        | Gives::Arrays => {
            let sheet = read::sheet(path, bytes, asked)?;
            has_codes(path, &sheet.table, asked)?;
            let held = Held::Rows(sheet.table.len());
            Ok(of_sheet(path, sheet, held, asked))
        }
    }
}

/// Units by the order of the file, so that ids that stand twice do not keep it from being read.
fn by_row(asked: &Asked) -> UnitColumns {
    UnitColumns { layer: asked.layer.clone(), asked: asked.clone(), ..UnitColumns::default() }
}

/// Polygons or points, or else lines.
fn features(
    path: &str,
    word: &str,
    bytes: &[u8],
    asked: &Asked,
) -> Result<Looked, Vec<Diagnostic>> {
    let words = text::decoded(path, bytes)?.text;
    let mut columns = by_row(asked);
    let mut others = None;
    if columns.layer.is_none() && word == "TopoJSON" {
        others = largest(&words);
        columns.layer = others.as_ref().map(|(name, _)| name.clone());
    }
    match read_units(path, bytes, &columns) {
        Ok(mut units) => {
            if let Some((name, rest)) = others.filter(|(_, rest)| !rest.is_empty()) {
                let said =
                    format!("of its objects `{name}` is looked at; others are {}", rest.join(", "));
                let help = "name another with --layer NAME";
                units.notices.push(Diagnostic::of_file("W231", path, said, help));
            }
            of_units(path, word, units, asked)
        }
        Err(problems) => {
            let (lines, notices) = geojson::named_lines(path, &words).map_err(|_| problems)?;
            suits::without_rows(path, &format!("{word} of lines"), asked)?;
            let names: std::collections::BTreeSet<&str> =
                lines.iter().map(|line| line.label.as_str()).collect();
            let held = Held::Lines(lines.len(), names.len());
            Ok(Looked { notices, ..bare(path, &format!("{word} of lines"), held) })
        }
    }
}

fn bare(path: &str, form: &str, held: Held) -> Looked {
    Looked {
        path: path.to_owned(),
        form: form.to_owned(),
        product: None,
        said: Vec::new(),
        held,
        columns: Vec::new(),
        places: None,
        years_in_columns: None,
        years: None,
        apart: Vec::new(),
        notices: Vec::new(),
    }
}

fn of_units(
    path: &str,
    word: &str,
    units: Units,
    asked: &Asked,
) -> Result<Looked, Vec<Diagnostic>> {
    let Units { table, shapes, notices, .. } = units;
    let shapes = match shapes {
        Shapes::Outlines(_) => "outlines",
        Shapes::Points(_) => "points",
        Shapes::Unknown => "no shapes",
    };
    let held = Held::Units(table.len(), shapes);
    if table.columns().is_empty() {
        let mut looked = bare(path, word, held);
        looked.notices = notices;
        return Ok(looked);
    }
    has_codes(path, &table, asked)?;
    let sheet = sheet::of_grid(path, Grid::of_table(&table, word), asked)?;
    let mut looked = of_sheet(path, sheet, held, asked);
    looked.notices.splice(0..0, notices);
    Ok(looked)
}

/// Passes if a table has the column of codes that is asked for.
fn has_codes(path: &str, table: &Table, asked: &Asked) -> Result<(), Vec<Diagnostic>> {
    asked.id.as_ref().map_or(Ok(()), |id| Asked::present(path, id, table.columns()))
}

fn of_sheet(path: &str, sheet: Sheet, held: Held, asked: &Asked) -> Looked {
    let Sheet { table, form, product, said, apart, mut notices, header_line, .. } = sheet;
    let (columns, told) = columns::columns(path, &table, product);
    notices.extend(told);
    notices.extend(sentinel::sentinels(path, &table, product));
    let places = places::places(path, &table, &columns, asked);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for gone in apart {
        *counts.entry(gone.is).or_default() += 1;
    }
    let years = years(&table, &columns);
    let years_in_columns = sheet::wide::years_in_columns(&table);
    let (places, told) = places.map_or((None, Vec::new()), |(places, told)| (Some(places), told));
    notices.extend(told);
    notices.extend(twice(path, &table, &columns, places.as_ref()));
    // A row of another level has been told where its codes were read.
    let total = odd::total(path, &table, &columns, product);
    let is_new = |total: &Diagnostic| notices.iter().all(|told| told.place != total.place);
    let total = total.filter(is_new);
    notices.extend(total);
    notices.extend(places.as_ref().and_then(|places| odd::again(path, &table, &columns, places)));
    notices.extend(odd::claimed(path, &table, &columns).filter(|_| product.is_none()));
    notices.extend(odd::zero(path, &table, &columns));
    notices.extend(labels::seen(path, &table).filter(|_| product.is_none()));
    let form = if header_line > 1 { format!("{form}; header on line {header_line}") } else { form };
    let apart = counts.into_iter().map(|(is, count)| (count, is)).collect();
    let bare = bare(path, &form, held);
    Looked { columns, places, years_in_columns, years, apart, notices, product, said, ..bare }
}

/// What the columns of a table hold.
pub fn columns_of(path: &str, table: &Table, product: Option<&'static Product>) -> Vec<ColumnLook> {
    columns::columns(path, table, product).0
}

/// The first and the last year that columns of time and the names of columns have.
fn years(table: &Table, columns: &[ColumnLook]) -> Option<(i32, i32)> {
    let mut years: Vec<i32> = columns.iter().filter_map(|column| column.year).collect();
    for column in columns.iter().filter(|column| column.role == Role::Time) {
        let cells = (0..table.len()).map(|row| table.cell(row, &column.name));
        years.extend(cells.filter_map(columns::year_of));
    }
    Some((*years.iter().min()?, *years.iter().max()?))
}

/// Rows that are the same in every cell.
fn twice(
    path: &str,
    table: &Table,
    columns: &[ColumnLook],
    places: Option<&PlacesLook>,
) -> Option<Diagnostic> {
    let mut seen: HashMap<&[String], usize> = HashMap::new();
    let mut again: Vec<(usize, usize)> = Vec::new();
    if columns.len() < 2 && places.is_none() {
        return None;
    }
    for row in 0..table.len() {
        if let Some(first) = seen.insert(table.cells(row), row) {
            again.push((row, first));
        }
    }
    let (row, first) = *again.first()?;
    let (row, first) = (table.line(row), table.line(first));
    let rows = match again.len() {
        1 => "a row is".to_owned(),
        some => format!("{some} rows are"),
    };
    let said = format!("{rows} the same as another in every cell, the first as line {first}");
    let help = "see whether each should count; if not, leave the copies out of the file";
    Some(Diagnostic::in_cell("W105", path, row, "", said, help))
}
