//! What keeps the files of years from being one table: other columns, numbers that are written
//! otherwise, codes without their zeros, one file twice.

use probative_evidence::{Asked, Marks, Notation, Table, field_number, sheet};
use probative_terms::text::counted;

use super::{OfYear, cell};
use crate::exit::Stop;
use crate::terminal::lines_of;

/// Passes where the rows of all files may stand in one table.
pub(super) fn all(files: &[OfYear]) -> Result<(), Stop> {
    files.iter().try_for_each(without_doubt)?;
    let pairs = (1..files.len()).flat_map(|at| (0..at).map(move |before| (before, at)));
    for (before, at) in pairs {
        let (first, other) = (&files[before], &files[at]);
        are_two(first, other)?;
        have_columns_alike(first, other)?;
        for (one, than) in [(first, other), (other, first)] {
            write_alike(one, than)?;
            keeps_zeros(one, than)?;
        }
    }
    Ok(())
}

/// Passes where no point of a number may part thousands as well: whoever reads the joined table
/// could not see any more that the file's cells were parted by semicolons.
fn without_doubt(file: &OfYear) -> Result<(), Stop> {
    let mut notations = file.sheet.notations.iter();
    let Some(one) = notations.find(|one| one.marks == Marks::Doubtful) else { return Ok(()) };
    let said =
        format!("{}, whose point may part thousands or stand before decimals", at(file, one));
    let help = "write thousands without a mark and decimals behind a point in a file whose cells are parted by commas, or add each file alone";
    Err(Stop::usage(&said, help))
}

/// Passes where the files are not the same, byte for byte.
fn are_two(first: &OfYear, other: &OfYear) -> Result<(), Stop> {
    if first.hash != other.hash {
        return Ok(());
    }
    let said = format!(
        "{} of {} and {} of {} are the same, byte for byte",
        first.name, first.year, other.name, other.year
    );
    Err(Stop::usage(&said, "name for each year the file of that year"))
}

/// Passes where both files have the same columns, in whatever order.
fn have_columns_alike(first: &OfYear, other: &OfYear) -> Result<(), Stop> {
    let title = |file: &OfYear| file.sheet.product.map(|product| product.title.as_str());
    if title(first) != title(other) {
        let is = |file: &OfYear| format!("{} is {}", file.name, title(file).unwrap_or("a table"));
        let said = format!("{}, and {}", is(first), is(other));
        return Err(Stop::usage(&said, "join files of one kind, or add each of them alone"));
    }
    let lacks = |one: &OfYear, than: &OfYear| {
        let columns = one.sheet.table.columns().iter();
        let lacking: Vec<String> = columns
            .filter(|column| !than.sheet.table.has(column))
            .map(|column| format!("`{column}`"))
            .collect();
        (!lacking.is_empty())
            .then(|| format!("{} has {}, and {} has not", one.name, lacking.join(", "), than.name))
    };
    let told: Vec<String> =
        [lacks(first, other), lacks(other, first)].into_iter().flatten().collect();
    if told.is_empty() {
        return Ok(());
    }
    let help = "give the columns the same names in all files, or leave out what one lacks";
    Err(Stop::usage(&told.join("; "), help))
}

/// Passes where a file has the numbers of each column with the same sign as the other, as `%` or
/// `$`, and takes commas and points in them for the same: of `12%` and `0.12` the numbers are not
/// alike.
fn write_alike(one: &OfYear, than: &OfYear) -> Result<(), Stop> {
    for notation in &one.sheet.notations {
        let theirs = than.sheet.notations.iter().find(|it| it.column == notation.column);
        let Some(cell) = otherwise(notation, theirs, &than.sheet.table) else { continue };
        let column = lines_of(&notation.column);
        let said = format!(
            "{} has numbers such as `{}` under `{column}`, and {} writes them otherwise: {cell}",
            one.name,
            lines_of(&notation.cell),
            than.name
        );
        let help = "write the numbers of a column alike in all files, or add each alone";
        return Err(Stop::usage(&said, help));
    }
    Ok(())
}

/// The first number of another file that is not written as those of a column are.
fn otherwise(own: &Notation, theirs: Option<&Notation>, table: &Table) -> Option<String> {
    let column = own.column.as_str();
    let told = |cell: &str, line| format!("`{}` in line {line}", lines_of(cell));
    let first = |is: &dyn Fn(&str) -> bool| {
        let row = (0..table.len()).find(|row| is(table.cell(*row, column)))?;
        Some(told(table.cell(row, column), table.line(row)))
    };
    // Nothing is nothing in whatever way.
    let is_number = |cell: &str| field_number(cell).is_some_and(|number| number != 0.0);
    match theirs {
        Some(theirs) => {
            let parts =
                |one: &Notation| [Marks::Thousands, Marks::PerhapsThousands].contains(&one.marks);
            let clash = |a: &Notation, b: &Notation| parts(a) && b.marks == Marks::Decimals;
            let differ = theirs.sign != own.sign || clash(own, theirs) || clash(theirs, own);
            differ.then(|| told(&theirs.cell, theirs.line))
        }
        None if !own.sign.is_empty() => first(&is_number),
        None if [Marks::Decimals, Marks::PerhapsThousands].contains(&own.marks) => {
            first(&|cell| is_number(cell) && cell.contains('.'))
        }
        None => None,
    }
}

/// Passes where no column has codes of one length in a file, with zeros before some of them, and
/// shorter ones in the other, which have lost theirs: a place would be two.
fn keeps_zeros(one: &OfYear, than: &OfYear) -> Result<(), Stop> {
    for column in one.sheet.table.columns() {
        let Some((padded, width)) = padded(&one.sheet.table, column) else { continue };
        let table = &than.sheet.table;
        let filled = || (0..table.len()).filter(|row| !table.cell(*row, column).is_empty());
        let is_bare = |row: usize| is_code(table.cell(row, column)).is_some_and(|zero| !zero);
        let short = filled().find(|row| table.cell(*row, column).len() < width);
        let Some(row) = short.filter(|_| filled().all(is_bare)) else { continue };
        let said = format!(
            "{} has `{}` under `{column}` in line {}, and {} has `{}` there in line {}: codes that have lost the zeros before them",
            one.name,
            one.sheet.table.cell(padded, column),
            one.sheet.table.line(padded),
            than.name,
            table.cell(row, column),
            table.line(row)
        );
        let help = "write the codes with their zeros in all files, or add each alone, with `repair_codes` of its source";
        return Err(Stop::usage(&lines_of(&said), help));
    }
    Ok(())
}

/// The first row of a column whose code begins with a zero, and the length that all its codes have.
fn padded(table: &Table, column: &str) -> Option<(usize, usize)> {
    let filled: Vec<usize> =
        (0..table.len()).filter(|row| !table.cell(*row, column).is_empty()).collect();
    let width = table.cell(*filled.first()?, column).len();
    let zero = |row: &usize| is_code(table.cell(*row, column));
    let is_one = |row: &usize| table.cell(*row, column).len() == width && zero(row).is_some();
    let first = filled.iter().find(|row| zero(row) == Some(true))?;
    filled.iter().all(is_one).then_some((*first, width))
}

/// Whether a cell of digits begins with a zero that says nothing to a reader of numbers.
fn is_code(cell: &str) -> Option<bool> {
    let is_digits = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then(|| cell.len() > 1 && cell.starts_with('0'))
}

/// Passes where each cell of the joined table is read as its file by itself is: a number that a
/// file leaves open, as `1,500` among few others, is not to be settled by those of another.
pub(super) fn reads_alike(
    name: &str,
    text: &[u8],
    files: &[OfYear],
    asked: &Asked,
) -> Result<(), Stop> {
    let asked = Asked { missing: asked.missing.clone(), ..Asked::default() };
    let help = "write numbers in digits and a point alone in all files, or add each alone";
    let joined = match sheet(name, text, &asked) {
        Ok(joined) => joined,
        Err(all) => {
            let said = format!("the files make no table when they are joined: {}", all[0].what);
            return Err(Stop::usage(&said, help));
        }
    };
    let rows = files.iter().flat_map(|file| (0..file.sheet.table.len()).map(move |at| (file, at)));
    let rows: Vec<(&OfYear, usize)> = rows.collect();
    if rows.len() != joined.table.len() {
        let (own, read) = (counted(rows.len(), "row"), counted(joined.table.len(), "row"));
        let said = format!("the files have {own}, of which {read} would be read when joined");
        return Err(Stop::usage(&said, "see which rows are none, or add each file alone"));
    }
    for (at, (file, row)) in rows.into_iter().enumerate() {
        for column in file.sheet.table.columns() {
            let (own, read) = (cell(&file.sheet, row, column), joined.table.cell(at, column));
            if own != read {
                let said = format!(
                    "{} has `{own}` under `{column}` in line {}, which would be read as `{read}` beside {}",
                    file.name,
                    file.sheet.table.line(row),
                    beside(files, file, column)
                );
                return Err(Stop::usage(&lines_of(&said), help));
            }
        }
    }
    Ok(())
}

/// The first cell of another file under a column, by the name of its file.
fn beside(files: &[OfYear], file: &OfYear, column: &str) -> String {
    let other = files.iter().find(|other| other.name != file.name).unwrap_or(file);
    let table = &other.sheet.table;
    let notation = other.sheet.notations.iter().find(|one| one.column == column);
    let (cell, line) =
        notation.map_or((table.cell(0, column), table.line(0)), |one| (&one.cell, one.line));
    format!("`{cell}` in line {line} of {}", other.name)
}

/// A number with its file and place.
fn at(file: &OfYear, one: &Notation) -> String {
    let (cell, column) = (lines_of(&one.cell), lines_of(&one.column));
    format!("{} has `{cell}` under `{column}` in line {}", file.name, one.line)
}
