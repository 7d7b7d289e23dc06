//! Units from the rows of a CSV.

use probative_atlas::outline;
use probative_terms::place::Geoid;

use super::{Shapes, UnitColumns, geoid_column, present, problem};
use crate::read;
use crate::sheet::Sheet;
use crate::table::{Table, field_number};
use probative_terms::Diagnostic;

pub(super) fn from_rows(
    path: &str,
    bytes: &[u8],
    columns: &UnitColumns,
) -> Result<(Sheet, Shapes), Vec<Diagnostic>> {
    let sheet = read::sheet(path, bytes, &columns.asked)?;
    let table = &sheet.table;
    let shapes = match (columns.x.as_deref(), columns.y.as_deref()) {
        (Some(x), Some(y)) => points(path, table, x, y)?,
        _ if columns.outlined => Shapes::Unknown,
        _ => match geoid_column(table) {
            Some(column) => outlined(path, table, column)?,
            None => Shapes::Unknown,
        },
    };
    Ok((sheet, shapes))
}

fn points(path: &str, table: &Table, x: &str, y: &str) -> Result<Shapes, Vec<Diagnostic>> {
    present(path, table, x)?;
    present(path, table, y)?;
    let mut problems = Vec::new();
    let mut coordinate = |row: usize, column: &str| {
        field_number(table.cell(row, column)).unwrap_or_else(|| {
            let said = format!("`{}` is not a coordinate", table.cell(row, column));
            let help = "write coordinates as plain numbers, or leave the row out";
            problems.push(problem(path, "E104", table.line(row), column, said).helped(help));
            0.0
        })
    };
    let points = (0..table.len()).map(|row| [coordinate(row, x), coordinate(row, y)]).collect();
    if problems.is_empty() { Ok(Shapes::Points(points)) } else { Err(problems) }
}

/// The outlines that the atlas has of the codes.
fn outlined(path: &str, table: &Table, column: &str) -> Result<Shapes, Vec<Diagnostic>> {
    let (mut outlines, mut problems) = (Vec::new(), Vec::new());
    let mut levels = Vec::new();
    for row in 0..table.len() {
        let code = table.cell(row, column);
        match Geoid::parse(code).ok().and_then(|geoid| outline(&geoid)) {
            Some(found) => {
                levels.push(found.geoid.level());
                outlines.push(found.rings.clone());
            }
            None => {
                let said = format!("`{code}` is not the code of a state or county of 2017");
                let help = "write codes as text with their leading zeros; for other places give --x and --y, or GeoJSON";
                problems.push(problem(path, "E201", table.line(row), column, said).helped(help));
            }
        }
    }
    if let Some(row) = levels.iter().position(|level| *level != levels[0]) {
        let said = "states and counties stand in one table".to_owned();
        let help = "keep each level in a table of its own";
        problems.push(problem(path, "E214", table.line(row), column, said).helped(help));
    }
    if problems.is_empty() { Ok(Shapes::Outlines(outlines)) } else { Err(problems) }
}
