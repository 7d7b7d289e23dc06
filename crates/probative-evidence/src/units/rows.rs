//! Units from the rows of a CSV.

use probative_atlas::outline;
use probative_terms::place::Geoid;

use super::{Shapes, UnitColumns, geoid_column, present, problem, warning};
use crate::read;
use crate::sheet::Sheet;
use crate::table::{Table, field_number};
use probative_terms::Diagnostic;

/// One of so many that are far from all others may be a slip; more are a place of their own.
const FEW: usize = 4;

pub(super) fn from_rows(
    path: &str,
    bytes: &[u8],
    columns: &UnitColumns,
) -> Result<(Sheet, Shapes), Vec<Diagnostic>> {
    let mut sheet = read::sheet(path, bytes, &columns.asked)?;
    let table = &sheet.table;
    let mut odd = None;
    let shapes = match (columns.x.as_deref(), columns.y.as_deref()) {
        (Some(x), Some(y)) => {
            let points = points(path, table, x, y)?;
            odd = exchanged(path, x, y).or_else(|| mirrored(path, table, [x, y], &points));
            Shapes::Points(points)
        }
        _ if columns.outlined => Shapes::Unknown,
        _ => match geoid_column(table) {
            Some(column) => outlined(path, table, column)?,
            None => Shapes::Unknown,
        },
    };
    sheet.notices.extend(odd);
    Ok((sheet, shapes))
}

/// That a column to the east is called a latitude, and one to the north a longitude.
fn exchanged(path: &str, x: &str, y: &str) -> Option<Diagnostic> {
    let is_called = |column: &str, names: &[&str]| {
        let lower = column.to_lowercase();
        let mut words = lower.split(|letter: char| !letter.is_alphanumeric());
        words.any(|word| names.contains(&word))
    };
    let is =
        is_called(x, &["lat", "latitude"]) && is_called(y, &["lon", "lng", "long", "longitude"]);
    is.then(|| {
        let said =
            format!("`{x}` is taken to point east and `{y}` north, and their names say otherwise");
        warning(path, "W228", said).helped(&format!("write --x {y} --y {x} if they are exchanged"))
    })
}

/// That a coordinate lies far from all others and, with the other sign, among them: a minus that
/// is lost puts a town of Ohio into China.
fn mirrored(
    path: &str,
    table: &Table,
    columns: [&str; 2],
    points: &[[f64; 2]],
) -> Option<Diagnostic> {
    (0..2).find_map(|axis| {
        let all: Vec<f64> = points.iter().map(|point| point[axis]).collect();
        let row = alone(&all)?;
        let (column, number) = (columns[axis], all[row]);
        let said = format!("`{number}` lies far from all others, and {} among them", -number);
        let help = "see whether its sign is lost; if it is right, nothing";
        Some(Diagnostic::in_cell("W228", path, table.line(row), column, said, help))
    })
}

/// The first number that has another sign than nearly all, and would lie among them with theirs.
fn alone(all: &[f64]) -> Option<usize> {
    let below = all.iter().filter(|number| **number < 0.0).count();
    let others = |number: f64| (number < 0.0) == (2 * below > all.len());
    let most: Vec<f64> = all.iter().copied().filter(|number| others(*number)).collect();
    let (low, high) = most.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |ends, number| {
        (ends.0.min(*number), ends.1.max(*number))
    });
    let is_alone = |number: f64| {
        let gap = (low - number).max(number - high);
        !others(number) && (low..=high).contains(&-number) && gap > high - low
    };
    let few = all.len() - most.len();
    let found = || all.iter().position(|number| is_alone(*number));
    (few * FEW <= all.len()).then(found).flatten()
}

fn points(path: &str, table: &Table, x: &str, y: &str) -> Result<Vec<[f64; 2]>, Vec<Diagnostic>> {
    present(path, table, x)?;
    present(path, table, y)?;
    if x == y {
        let said = format!("--x and --y both name `{x}`: every unit would lie on one line");
        let help = "name the column of each coordinate";
        return Err(vec![problem(path, "E301", 0, x, said).helped(help)]);
    }
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
    if problems.is_empty() { Ok(points) } else { Err(problems) }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(x: &str, y: &str) -> Result<Vec<String>, Vec<Diagnostic>> {
        let columns =
            UnitColumns { x: Some(x.to_owned()), y: Some(y.to_owned()), ..UnitColumns::default() };
        let (sheet, _) = from_rows("t.csv", b"id,lon,lat\na,-78.4,36.9\nb,-75.3,35.0\n", &columns)?;
        Ok(sheet.notices.iter().map(|one| one.code.to_string()).collect())
    }

    #[test]
    fn a_lost_sign_is_told_and_a_far_island_is_none() {
        assert_eq!(alone(&[-78.4, -75.3, 77.0, -74.1, -80.0]), Some(2));
        assert_eq!(alone(&[-78.4, -75.3, 144.8, -74.1, -80.0]), None, "an island in another sea");
        assert_eq!(alone(&[-1.5, 2.0, -0.5, 1.0]), None, "a town on the meridian");
        assert_eq!(alone(&[-1.5, -0.2, -0.5, 0.3]), None);
        assert_eq!(alone(&[]), None);
    }

    #[test]
    fn coordinates_under_each_others_names_are_told_and_one_column_for_both_is_refused() {
        assert!(read("lon", "lat").unwrap().is_empty());
        assert_eq!(read("lat", "lon").unwrap(), ["W228"]);
        assert_eq!(read("lat", "lat").unwrap_err()[0].code, "E301");
    }
}
