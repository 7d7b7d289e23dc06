//! Units joined to the rows or outlines of another file, by the codes of both.

use std::collections::{BTreeMap, BTreeSet};

use probative_catalog::Product;
use probative_terms::Diagnostic;
use probative_terms::place::Geoid;
use probative_terms::text::{counted, one_line, telling};

use super::codes::{change, named};
use super::lost::lost;
use super::{ShapefileParts, Shapes, UnitColumns, Units, present, read_shapefile};
use super::{geoid_column, read_units};
use crate::alike::{difference, folded};
use crate::asked::{Asked, absent};
use crate::files::packed::Unpacked;
use crate::files::{Gives, form_of};
use crate::ground::Ground;
use crate::look::{columns_of, places_of};
use crate::read;
use crate::sheet::Sheet;
use crate::table::Table;

/// Another file, and what of it is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Other<'a> {
    /// Its path.
    pub path: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// What lies beside a `.shp`: `.shx`, `.dbf`, `.prj`, `.cpg`.
    pub beside: [Option<&'a [u8]>; 4],
    /// Columns that may hold its codes; the first that it has does.
    pub ids: &'a [String],
    /// The columns that are wanted where the units have none of that name.
    pub wanted: &'a [String],
}

/// What the other file holds.
struct Held {
    table: Table,
    product: Option<&'static Product>,
    shapes: Shapes,
    ground: Ground,
    notices: Vec<Diagnostic>,
}

/// Which rows go together.
struct Matched {
    /// For each unit the row of the other file.
    rows: Vec<Option<usize>>,
    /// Units whose code, or that of the other, has lost its zeros: the row of the other.
    repaired: Vec<(usize, usize)>,
}

/// Whether a file gives outlines or points of units, and not rows alone.
pub fn is_map(path: &str, bytes: &[u8]) -> bool {
    let gives = |bytes: &[u8]| {
        matches!(form_of(bytes).gives, Gives::Shapes | Gives::Features | Gives::Topology)
    };
    match form_of(bytes).gives {
        Gives::Packed => {
            read::unpacked(path, bytes, &Asked::default()).is_ok_and(|inner| gives(&inner.bytes))
        }
        _ => gives(bytes),
    }
}

/// The column of a table that holds the codes of its units: of a product's places, or as they look.
///
/// # Errors
/// No such column (E301).
pub(super) fn coded(
    path: &str,
    table: &Table,
    product: Option<&'static Product>,
    option: &str,
) -> Result<String, Vec<Diagnostic>> {
    let looked = columns_of(path, table, product);
    let found = places_of(path, table, &looked, &Asked::default());
    found.map(|(places, _)| places.column).ok_or_else(|| {
        let said = "no column is known to hold the codes by which rows are joined";
        let help = format!("name it with {option}");
        vec![Diagnostic::of_file("E301", path, said, &help)]
    })
}

/// The units with the columns and the outlines of other files, one after another.
///
/// # Errors
/// What keeps another file from being read; a column of rows to be kept that none of them has
/// (E301); a file of shapes beside units that have some (E107); codes that lost their zeros and
/// nobody asked to repair (E201); units without a row of the other file (E213), or of another year
/// than it (E203), unless they are to be left out; a code on two of its rows (E212), and a wanted
/// column that both have with other cells (E106).
pub fn join_files(
    path: &str,
    units: Units,
    others: &[Other<'_>],
    columns: &UnitColumns,
) -> Result<Units, Vec<Diagnostic>> {
    let held: Vec<Held> =
        others.iter().map(|other| held(other, columns)).collect::<Result<_, _>>()?;
    for (column, _) in &columns.joined.keep_among {
        let (Some(first), Some(other)) = (held.first(), others.first()) else { break };
        if !held.iter().any(|held| held.table.has(column)) {
            return Err(vec![absent(other.path, column, first.table.columns())]);
        }
    }
    let mut both = others.iter().zip(held);
    both.try_fold(units, |units, (other, held)| joined(path, units, other, held, columns))
}

/// The units with the columns and the outlines of another file.
fn joined(
    path: &str,
    units: Units,
    other: &Other<'_>,
    held: Held,
    columns: &UnitColumns,
) -> Result<Units, Vec<Diagnostic>> {
    let key = key(other, &held, &units.id_column)?;
    let matched = matched([path, other.path], &units, &held.table, &key, columns)?;
    let mut units = units;
    let gone: Vec<usize> =
        (0..units.ids.len()).filter(|row| matched.rows[*row].is_none()).collect();
    let mut notices = repairs(path, &units, other.path, &held.table, &key, &matched);
    if !gone.is_empty() {
        let near = near(&units, &gone, &held.table, &key, other.path);
        let told = without(path, &units, other.path, &gone, columns, &near.unwrap_or_default());
        if !columns.unmatched {
            return Err(told);
        }
        notices.extend(told.into_iter().map(left_out));
    }
    notices.extend(unused(path, other, &held.table, &key, &matched, columns));
    taken([path, other.path], &mut units, &held.table, &matched, other.wanted)?;
    shaped(other.path, &mut units, &held, &matched)?;
    for (unit, row) in &matched.repaired {
        let whole = held.table.cell(*row, &key);
        if whole.len() > units.ids[*unit].len() {
            units.ids[*unit] = whole.to_owned();
        }
    }
    units.notices.extend(held.notices.into_iter().chain(notices));
    Ok(only(units, &matched))
}

fn held(other: &Other<'_>, columns: &UnitColumns) -> Result<Held, Vec<Diagnostic>> {
    let Other { path, bytes, beside, .. } = *other;
    let by_row = UnitColumns {
        layer: columns.layer.clone(),
        most_vertices: columns.most_vertices,
        most_cells: columns.most_cells,
        asked: columns.joined.clone(),
        ..UnitColumns::default()
    };
    let found = match form_of(bytes).gives {
        Gives::Packed => {
            let inner = read::unpacked(path, bytes, &columns.joined).map_err(|one| vec![one])?;
            let Unpacked { path, bytes, beside } = inner;
            let part = |ending: &str| {
                let found = beside.iter().find(|(known, _)| known == ending);
                found.map(|(_, bytes)| bytes.as_slice())
            };
            let beside = ["shx", "dbf", "prj", "cpg"].map(part);
            return held(&Other { path: &path, bytes: &bytes, beside, ..*other }, columns);
        }
        Gives::Shapes => {
            let [shx, dbf, prj, cpg] = beside;
            read_shapefile(path, &ShapefileParts { shp: bytes, shx, dbf, prj, cpg }, &by_row)?
        }
        Gives::Features | Gives::Topology => read_units(path, bytes, &by_row)?,
        _ => {
            let Sheet { table, product, notices, .. } = read::sheet(path, bytes, &columns.joined)?;
            let (shapes, ground) = (Shapes::Unknown, Ground::Unsaid);
            return Ok(Held { table, product, shapes, ground, notices });
        }
    };
    let Units { table, shapes, ground, notices, .. } = found;
    Ok(Held { table, product: None, shapes, ground, notices })
}

/// The column of the other file's codes: one that is named, one of the units' own name, or the one
/// that holds them.
fn key(other: &Other<'_>, held: &Held, own: &str) -> Result<String, Vec<Diagnostic>> {
    let table = &held.table;
    if let Some(named) = other.ids.iter().find(|name| table.has(name)) {
        return Ok(named.clone());
    }
    if let Some(named) = other.ids.first() {
        present(other.path, table, named)?;
    }
    if table.has(own) {
        return Ok(own.to_owned());
    }
    if let Some(column) = geoid_column(table) {
        return Ok(column.to_owned());
    }
    coded(other.path, table, held.product, "--join-id")
}

/// The other file's row of each unit.
fn matched(
    [path, other]: [&str; 2],
    units: &Units,
    table: &Table,
    key: &str,
    columns: &UnitColumns,
) -> Result<Matched, Vec<Diagnostic>> {
    let mut exact: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut bare: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for row in 0..table.len() {
        let code = table.cell(row, key).trim();
        exact.entry(code).or_default().push(row);
        bare.entry(without_zeros(code)).or_default().push(row);
    }
    let mut found = Matched { rows: Vec::new(), repaired: Vec::new() };
    let mut twice = BTreeSet::new();
    for (unit, id) in units.ids.iter().enumerate() {
        let rows = exact.get(id.trim()).filter(|_| !id.trim().is_empty());
        let near = || bare.get(&without_zeros(id)).filter(|rows| rows.len() == 1);
        let row = match (rows.map(Vec::as_slice), near()) {
            (Some([row]), _) => Some(*row),
            (Some(rows), _) => {
                twice.insert(rows[..2].to_vec());
                None
            }
            (None, Some(rows)) => {
                found.repaired.push((unit, rows[0]));
                Some(rows[0])
            }
            (None, None) => None,
        };
        found.rows.push(row);
    }
    let mut problems: Vec<Diagnostic> = twice
        .iter()
        .map(|rows| {
            let lines = [rows[0], rows[1]].map(|row| table.line(row));
            let code = one_line(table.cell(rows[0], key));
            let said = format!("`{code}` stands on line {} too", lines[0]);
            let help = "keep one row a place in the file that is joined";
            Diagnostic::in_cell("E212", other, lines[1], key, said, help)
        })
        .collect();
    if let Some((unit, row)) = found.repaired.first().filter(|_| !columns.repair) {
        let (id, code) = (&units.ids[*unit], table.cell(*row, key));
        let count = counted(found.repaired.len(), "code");
        let said =
            format!("{count} differ by leading zeros from {other}, the first `{id}` from `{code}`");
        let help = format!("run again with --repair-fips to take `{id}` and `{code}` for one");
        let line = units.table.line(*unit);
        problems.push(Diagnostic::in_cell("E201", path, line, &units.id_column, said, &help));
    }
    if problems.is_empty() { Ok(found) } else { Err(problems) }
}

/// A code of digits without its leading zeros, and without the point that a spreadsheet put behind.
fn without_zeros(code: &str) -> String {
    let code = code.trim();
    let whole = match code.split_once('.') {
        Some((whole, rest)) if rest.bytes().all(|byte| byte == b'0') => whole,
        _ => code,
    };
    let digits = !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit());
    if digits { whole.trim_start_matches('0').to_owned() } else { code.to_owned() }
}

fn repairs(
    path: &str,
    units: &Units,
    other: &str,
    table: &Table,
    key: &str,
    matched: &Matched,
) -> Vec<Diagnostic> {
    let Some((unit, row)) = matched.repaired.first() else { return Vec::new() };
    let (count, id) = (counted(matched.repaired.len(), "code"), &units.ids[*unit]);
    let code = table.cell(*row, key);
    let said = format!(
        "{count} had lost leading zeros here or in {other}, `{id}` and `{code}` are taken for one"
    );
    let help = "nothing; write codes as text in both files to be rid of this";
    let line = units.table.line(*unit);
    vec![Diagnostic::in_cell("W201", path, line, &units.id_column, said, help)]
}

/// That units have no row of the other file: those of another year with the change that explains
/// it, and all others.
fn without(
    path: &str,
    units: &Units,
    other: &str,
    gone: &[usize],
    columns: &UnitColumns,
    near: &str,
) -> Vec<Diagnostic> {
    let is_changed =
        |row: &&usize| Geoid::parse(&units.ids[**row]).is_ok_and(|geoid| change(&geoid).is_some());
    let (of_a_year, others): (Vec<usize>, Vec<usize>) = gone.iter().partition(is_changed);
    let told = |code, rows: &[usize], what: &str, near: &str| {
        let codes: Vec<&str> = rows.iter().map(|row| units.ids[*row].as_str()).collect();
        let share = lost(&units.table, rows, &columns.values);
        let said = format!(
            "no row in {other} for {} of {}{what}: {}{share}{near}",
            counted(rows.len(), "unit"),
            units.ids.len(),
            named(&codes)
        );
        let line = units.table.line(rows[0]);
        let help = if near.is_empty() {
            "--drop-missing leaves such units out and counts them; or join a file that has them"
        } else {
            "write the ids in both files alike"
        };
        Diagnostic::in_cell(code, path, line, &units.id_column, said, help)
    };
    let year =
        (!of_a_year.is_empty()).then(|| told("E203", &of_a_year, ", codes of another year", ""));
    let rest = (!others.is_empty()).then(|| told("E213", &others, "", near));
    year.into_iter().chain(rest).collect()
}

/// The first unit without a row that a reader would give one, and in what the two differ.
fn near(units: &Units, gone: &[usize], table: &Table, key: &str, other: &str) -> Option<String> {
    let rows = (0..table.len()).map(|row| (folded(table.cell(row, key)), row));
    let rows: BTreeMap<String, usize> = rows.filter(|(word, _)| !word.is_empty()).collect();
    gone.iter().find_map(|unit| {
        let id = &units.ids[*unit];
        let row = *rows.get(&folded(id))?;
        let cell = table.cell(row, key);
        let (differ, line) = (difference(id, cell), table.line(row));
        let [id, cell] = [id.as_str(), cell].map(telling);
        Some(format!("; `{id}` and `{cell}` on line {line} of {other} differ in {differ}"))
    })
}

/// The same where such units are left out.
fn left_out(told: Diagnostic) -> Diagnostic {
    let said = format!("left out: {}", told.what);
    let help = "nothing, if these units may be missing; or join a file that has them";
    Diagnostic::new("W245", said).at(told.place).helped(help)
}

/// Rows of the other file that no unit has.
fn unused(
    path: &str,
    other: &Other<'_>,
    table: &Table,
    key: &str,
    matched: &Matched,
    columns: &UnitColumns,
) -> Option<Diagnostic> {
    let used: BTreeSet<usize> = matched.rows.iter().flatten().copied().collect();
    let rest: Vec<usize> = (0..table.len()).filter(|row| !used.contains(row)).collect();
    let codes: Vec<&str> = rest.iter().map(|row| table.cell(*row, key)).collect();
    if rest.is_empty() {
        return None;
    }
    let own: Vec<String> =
        columns.values.iter().filter(|value| other.wanted.contains(value)).cloned().collect();
    let said = format!(
        "no row in {path} for {} of {}: {}{}",
        counted(rest.len(), "row"),
        table.len(),
        named(&codes),
        lost(table, &rest, &own)
    );
    let help =
        "see whether they may be missing; a place of another spelling or year stands in both lists";
    Some(Diagnostic::in_cell("W108", other.path, table.line(rest[0]), key, said, help))
}

/// Puts the wanted columns of the other file beside those of the units.
fn taken(
    [path, other]: [&str; 2],
    units: &mut Units,
    table: &Table,
    matched: &Matched,
    wanted: &[String],
) -> Result<(), Vec<Diagnostic>> {
    let mut problems = Vec::new();
    for name in wanted.iter().filter(|name| table.has(name)) {
        if !units.table.has(name) {
            let cell = |row: &Option<usize>| row.map_or("", |row| table.cell(row, name)).to_owned();
            let marks = matched.rows.iter().map(|row| row.and_then(|row| table.mark(row, name)));
            units.table.put_marked(name, matched.rows.iter().map(cell).collect(), marks);
            continue;
        }
        let differs = |(unit, row): (usize, &Option<usize>)| {
            row.is_some_and(|row| units.table.cell(unit, name) != table.cell(row, name))
        };
        if let Some(unit) = matched.rows.iter().enumerate().position(differs) {
            let said = format!("{other} has a column `{name}` too, with other cells");
            let help = "give one of the two another name, so that it is plain which counts";
            let line = units.table.line(unit);
            problems.push(Diagnostic::in_cell("E106", path, line, name, said, help));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Gives the units the outlines or points of the other file, if it has any.
fn shaped(
    other: &str,
    units: &mut Units,
    held: &Held,
    matched: &Matched,
) -> Result<(), Vec<Diagnostic>> {
    if held.shapes == Shapes::Unknown {
        return Ok(());
    }
    if units.shapes != Shapes::Unknown {
        let said = "it is a map, and the units have their outlines or points already";
        let help = "join one map alone, or a table";
        return Err(vec![Diagnostic::of_file("E107", other, said, help)]);
    }
    // Units without a match are left out below; what stands in for their shapes is never seen.
    let rows = || matched.rows.iter().map(|row| row.unwrap_or_default());
    units.ground = held.ground;
    units.shapes = match &held.shapes {
        Shapes::Outlines(all) => Shapes::Outlines(rows().map(|row| all[row].clone()).collect()),
        Shapes::Points(all) => Shapes::Points(rows().map(|row| all[row]).collect()),
        Shapes::Unknown => Shapes::Unknown,
    };
    Ok(())
}

/// The units that have a row of the other file.
fn only(mut units: Units, matched: &Matched) -> Units {
    let rows: Vec<usize> =
        (0..units.ids.len()).filter(|row| matched.rows[*row].is_some()).collect();
    let ids = rows.iter().map(|row| units.ids[*row].clone()).collect();
    let shapes = units.shapes.take(&rows);
    Units { ids, shapes, table: units.table.only(&rows), ..units }
}
