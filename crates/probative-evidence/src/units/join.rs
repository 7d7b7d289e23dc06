//! Rows of a table joined to the outlines of places, by any column of their codes.

use std::collections::BTreeSet;

use probative_atlas::{counties_named_in, outline, outlines, state};
use probative_terms::Diagnostic;
use probative_terms::diagnostic::test::left_out as line_of;
use probative_terms::place::{Geoid, Level, repair};
use probative_terms::text::counted;

use super::codes::{change, named};
use super::lost::lost;
use super::{Shapes, UnitColumns, present};
use crate::look::{columns_of, places_of};
use crate::read;
use crate::sheet::{Sheet, absent_row};
use crate::table::Table;
use crate::total::of_another_level;

/// The rows of a table that have an outline of the level, their outlines, and the column of codes.
///
/// Outlines are of 2017. A code of another year is told with the change that explains it.
///
/// # Errors
/// A table without such codes (E301), codes that lost their zeros and nobody asked to repair
/// (E201), rows of another level (E214), and codes without an outline (E203, E201) unless they are
/// to be left out.
pub(super) fn joined(
    path: &str,
    bytes: &[u8],
    columns: &UnitColumns,
    level: Level,
) -> Result<(Sheet, Shapes, Option<String>), Vec<Diagnostic>> {
    let mut sheet = read::sheet(path, bytes, &columns.asked)?;
    let column = column(path, &sheet, columns, level)?;
    let codes = codes(path, &sheet.table, &column, level, columns)?;
    let (mut kept, mut rings, mut gone) = (Vec::new(), Vec::new(), Vec::new());
    let mut repaired = Vec::new();
    for (row, geoid) in codes.iter().enumerate() {
        match outline(geoid) {
            Some(found) => {
                kept.push(row);
                rings.push(found.rings.clone());
            }
            None => gone.push((row, geoid)),
        }
        if coded(sheet.table.cell(row, &column), level).as_ref() != Some(geoid) {
            repaired.push((row, geoid));
        }
    }
    if !gone.is_empty() && !columns.unmatched {
        return Err(gone
            .iter()
            .map(|(row, geoid)| without(path, &sheet.table, &column, *row, geoid))
            .collect());
    }
    let mut notices = Vec::new();
    notices.extend(mended(path, &sheet.table, &column, &repaired));
    // What stands for one place is written in one way, whoever looks for it next.
    for (row, geoid) in codes.iter().enumerate() {
        sheet.table.set(row, &column, geoid.to_string());
    }
    let rows: Vec<usize> = gone.iter().map(|(row, _)| *row).collect();
    let share = lost(&sheet.table, &rows, &columns.values);
    notices.extend(left_out(path, &column, &gone, codes.len(), &share));
    notices.extend(lacking(path, &column, &codes, level, &sheet));
    sheet.table = sheet.table.only(&kept);
    sheet.notices.extend(notices);
    Ok((sheet, Shapes::Outlines(rings), Some(column)))
}

/// The column of the codes: the one that is named, or that the file is known or seen to have.
fn column(
    path: &str,
    sheet: &Sheet,
    columns: &UnitColumns,
    level: Level,
) -> Result<String, Vec<Diagnostic>> {
    if let Some(column) = &columns.id {
        present(path, &sheet.table, column)?;
        return Ok(column.clone());
    }
    let looked = columns_of(path, &sheet.table, sheet.product);
    let of_level = looked.iter().find(|one| one.level == Some(level));
    let found = of_level.map(|one| one.name.clone()).or_else(|| {
        let (places, _) = places_of(path, &sheet.table, &looked, &columns.asked)?;
        (places.level == level).then_some(places.column)
    });
    found.or_else(|| of_names(&sheet.table, level)).ok_or_else(|| {
        let said = format!("no column holds the codes of a {level}");
        let help = "name the column of the codes with --id";
        vec![Diagnostic::of_file("E301", path, said, help)]
    })
}

/// The first column in which each cell is the name or the abbreviation of a place of the level.
fn of_names(table: &Table, level: Level) -> Option<String> {
    let named = |column: &&String| {
        (0..table.len()).all(|row| by_name(table.cell(row, column), level).is_some())
    };
    table.columns().iter().find(named).cloned()
}

/// The place that a cell stands for without any doubt: by its code or its name.
fn coded(cell: &str, level: Level) -> Option<Geoid> {
    Geoid::parse_at(cell, level).ok().or_else(|| by_name(cell, level))
}

/// A state by its name or abbreviation, a county by its name and, behind a comma, its state's.
fn by_name(cell: &str, level: Level) -> Option<Geoid> {
    let is_name = |text: &str| text.chars().any(char::is_alphabetic);
    match level {
        Level::State => state(cell).filter(|_| is_name(cell)).map(|state| state.geoid.clone()),
        Level::County => {
            let (county, of) = cell.rsplit_once(',')?;
            let of = state(of).filter(|_| is_name(of))?;
            let found = counties_named_in(county.trim(), &of.geoid);
            let [only] = &found[..] else { return None };
            Some(only.clone())
        }
        _ => None,
    }
}

/// The code of each row.
fn codes(
    path: &str,
    table: &Table,
    column: &str,
    level: Level,
    columns: &UnitColumns,
) -> Result<Vec<Geoid>, Vec<Diagnostic>> {
    let (mut codes, mut problems, mut lost) = (Vec::new(), Vec::new(), Vec::new());
    for row in 0..table.len() {
        let cell = table.cell(row, column);
        let at = |code, said: String, help: &str| {
            Diagnostic::in_cell(code, path, table.line(row), column, said, help)
        };
        match (coded(cell, level), repair(cell, level)) {
            (Some(geoid), _) => codes.push(geoid),
            (None, Some(geoid)) => {
                lost.push((row, cell, geoid.to_string()));
                codes.push(geoid);
            }
            (None, None) => problems.push(match Geoid::parse(cell) {
                Ok(other) => {
                    let said = format!(
                        "`{cell}` is a {} among places of the level {level}",
                        other.level()
                    );
                    at("E214", said, "keep one level with --where")
                }
                Err(_) => {
                    let said = format!("`{cell}` is not the code of a {level}");
                    at(
                        "E201",
                        said,
                        "leave the row out with --leave-out COL=VALUE, or name the column of the codes with --id",
                    )
                }
            }),
        }
    }
    let all: Vec<&str> = codes.iter().map(Geoid::as_str).collect();
    if problems.is_empty()
        && let Some(row) = of_another_level(&all)
    {
        let said = format!("`{}` stands for the whole of others of the level {level}", all[row]);
        let (line, help) = (table.line(row), "keep one level with --where");
        problems.push(Diagnostic::in_cell("E214", path, line, column, said, help));
    }
    if let Some((row, cell, whole)) = lost.first().filter(|_| !columns.repair) {
        let said = format!(
            "{} have lost leading zeros, the first is `{cell}`",
            counted(lost.len(), "code")
        );
        let help = format!("run again with --repair-fips to read `{cell}` as `{whole}`");
        problems.push(Diagnostic::in_cell("E201", path, table.line(*row), column, said, &help));
    }
    if problems.is_empty() { Ok(codes) } else { Err(problems) }
}

/// That a code has no outline, with the change that explains it.
fn without(path: &str, table: &Table, column: &str, row: usize, geoid: &Geoid) -> Diagnostic {
    let help = "--drop-missing leaves such rows out and counts them; or give the codes of 2017";
    let (code, said) = match change(geoid) {
        Some(said) => ("E203", format!("`{geoid}` is a code of another year than 2017: {said}")),
        None => ("E201", format!("`{geoid}` is not the code of a state or county of 2017")),
    };
    Diagnostic::in_cell(code, path, table.line(row), column, said, help)
}

fn mended(
    path: &str,
    table: &Table,
    column: &str,
    repaired: &[(usize, &Geoid)],
) -> Option<Diagnostic> {
    let (row, geoid) = repaired.first()?;
    let (count, cell) = (counted(repaired.len(), "code"), table.cell(*row, column));
    let said =
        format!("{count} had lost leading zeros and got them back, `{cell}` is read as `{geoid}`");
    let help = "nothing; write codes as text to be rid of this";
    Some(Diagnostic::in_cell("W201", path, table.line(*row), column, said, help))
}

fn left_out(
    path: &str,
    column: &str,
    gone: &[(usize, &Geoid)],
    rows: usize,
    share: &str,
) -> Option<Diagnostic> {
    if gone.is_empty() {
        return None;
    }
    let codes: Vec<&str> = gone.iter().map(|(_, geoid)| geoid.as_str()).collect();
    let said = format!(
        "{} of {rows} left out, whose places have no outline of 2017: {}{share}",
        counted(gone.len(), "row"),
        named(&codes)
    );
    let help = format!(
        "nothing, if these places may be missing; or give the codes of 2017; in a case write `{}` under the source",
        line_of(column, &codes)
    );
    Some(Diagnostic::in_cell("W203", path, 0, column, said, &help))
}

/// Outlines of the table's states without a row.
fn lacking(
    path: &str,
    column: &str,
    codes: &[Geoid],
    level: Level,
    sheet: &Sheet,
) -> Option<Diagnostic> {
    let held: BTreeSet<&Geoid> = codes.iter().collect();
    let states: BTreeSet<Geoid> = codes.iter().map(Geoid::state).collect();
    let lacks = outlines(level).iter().map(|one| &one.geoid).filter(|geoid| {
        let near = level == Level::State || states.contains(&geoid.state());
        near && !held.contains(geoid)
    });
    let lacks: Vec<&str> = lacks.map(Geoid::as_str).collect();
    if lacks.is_empty() {
        return None;
    }
    let shown = lacks.iter().take(12).copied().collect::<Vec<_>>().join(", ");
    let more = if lacks.len() > 12 { ", …" } else { "" };
    let why = sheet.product.and_then(|product| absent_row(product, &sheet.said));
    let why = why.map(|said| format!("; {said}")).unwrap_or_default();
    let said = format!(
        "{} of its states have no row: {shown}{more}{why}",
        counted(lacks.len(), "outline")
    );
    let help = "see whether they may be missing: neighbours are found among the places with a row";
    Some(Diagnostic::in_cell("W108", path, 0, column, said, help))
}
