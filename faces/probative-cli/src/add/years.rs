//! Files of a year each, joined into one table of a case.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use probative_catalog::{Means, Role};
use probative_evidence::{Asked, Sheet, columns_of, sha256, sheet, year_of};
use probative_terms::text::{counted, record_cell};

use crate::exit::Stop;
use crate::input::Input;
use crate::terminal::lines_of;

use super::source::Given;

mod again;
mod alike;

/// The column that says of which file's year a row is.
const YEAR: &str = "year";

/// A file and the year that it is of.
struct OfYear {
    year: String,
    name: String,
    hash: String,
    sheet: Sheet,
    /// Whether a column of its own says the year in each row.
    says_year: bool,
}

/// The rows of all files as one table, with the year before them, and where it comes from.
pub(super) fn joined(
    paths: &[PathBuf],
    years: &[String],
    asked: &Asked,
    input: &mut Input,
) -> Result<Given, Stop> {
    are_years(paths.len(), years)?;
    let one = |(path, year): (&PathBuf, &String)| of_year(path, year, asked, input);
    let files: Vec<OfYear> = paths.iter().zip(years).map(one).collect::<Result<_, _>>()?;
    alike::all(&files)?;
    let name = format!("{}_{}.csv", stem(&files), years.join("_"));
    let bytes = written(&files).into_bytes();
    alike::reads_alike(&name, &bytes, &files, asked)?;
    let origin: Vec<String> = files.iter().map(told).chain(again::told(&files)).collect();
    let all: Vec<String> =
        files.iter().map(|file| format!("{} ({})", file.name, file.year)).collect();
    Ok(Given {
        name,
        bytes,
        inner: None,
        vintage: Some(format!("the rows of {}, joined by probative add", all.join(" and "))),
        origin,
        product: files[0].sheet.product,
    })
}

/// Passes where each file has a year of its own.
fn are_years(files: usize, years: &[String]) -> Result<(), Stop> {
    let help = "give each file its year in the order of the files: --years 2015,2016";
    if years.len() != files {
        let (files, years) = (counted(files, "file"), counted(years.len(), "year"));
        return Err(Stop::usage(&format!("there are {files} and {years}"), help));
    }
    let is_year = |year: &String| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(other) = years.iter().find(|year| !is_year(year)) {
        return Err(Stop::usage(&format!("`{other}` is no year of four digits"), help));
    }
    if years.iter().collect::<BTreeSet<_>>().len() < years.len() {
        return Err(Stop::usage("two files are of one year", help));
    }
    Ok(())
}

fn of_year(path: &Path, year: &str, asked: &Asked, input: &mut Input) -> Result<OfYear, Stop> {
    let bytes = input.bytes(path, "name a file that can be read")?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let sheet = sheet(&name, &bytes, asked).map_err(|all| Stop::all_refused(&all))?;
    let says_year = says(&name, year, &sheet)?;
    if let Some(refused) = loses_meaning(&name, &sheet) {
        return Err(refused);
    }
    let (year, hash) = (year.to_owned(), sha256(&bytes));
    Ok(OfYear { year, name, hash, sheet, says_year })
}

/// Whether the file has a column of years, each of which is the one that is said of the file.
///
/// Whatever column says when its rows are of says no other year.
fn says(name: &str, year: &str, sheet: &Sheet) -> Result<bool, Stop> {
    let table = &sheet.table;
    let is_year = |column: &str| column.to_lowercase() == YEAR;
    let looks = columns_of(name, table, sheet.product);
    let of_time = looks.iter().filter(|it| it.role == Role::Time && !is_of_the_file(&it.name));
    let all = table.columns().iter().map(String::as_str);
    let columns = all.clone().filter(|it| is_year(it)).chain(of_time.map(|it| it.name.as_str()));
    for column in columns {
        let is_other = |cell: &str| match year_of(cell) {
            Some(of_cell) => of_cell.to_string() != year,
            None => is_year(column),
        };
        let other = (0..table.len()).find(|row| is_other(table.cell(*row, column).trim()));
        let Some(row) = other else { continue };
        let cell = lines_of(table.cell(row, column));
        let said = format!("{name} has `{cell}` under `{column}` in line {}", table.line(row));
        let help = "give the file the year of its rows; one with several years is added alone";
        return Err(Stop::usage(&format!("{said}, and is said to be of {year}"), help));
    }
    Ok(all.into_iter().any(is_year))
}

/// Whether a column of days says, by its name, when the file was made and not when its rows are of.
fn is_of_the_file(column: &str) -> bool {
    let name = column.to_lowercase().replace('_', " ");
    ["publish", "release", "retriev", "access", "updat", "modif", "creat", "as of"]
        .iter()
        .any(|word| name.contains(word))
}

/// That a number of a publisher's file is a code which says that there is none: among the rows of
/// a plain table it would count.
fn loses_meaning(name: &str, sheet: &Sheet) -> Option<Stop> {
    let table = &sheet.table;
    let is_lost = |row: usize, column: &String| {
        let is_number = table.cell(row, column).trim().parse::<f64>().is_ok();
        is_number && table.mark(row, column).is_some_and(|mark| mark.means != Means::Missing)
    };
    let lost_in =
        |row: usize| Some((row, table.columns().iter().find(|column| is_lost(row, column))?));
    let (row, column) = (0..table.len()).filter(|_| sheet.product.is_some()).find_map(lost_in)?;
    let said = format!(
        "{name} has `{}` under `{column}` in line {}, which its publisher means for no number",
        table.cell(row, column),
        table.line(row)
    );
    let help = "add each file alone, or write words in the place of such codes and join the copies";
    Some(Stop::usage(&said, help))
}

/// Where the rows of a file come from, which of its rows are none of them, and how its numbers are
/// written, where that is another way than theirs in the joined table.
fn told(file: &OfYear) -> String {
    let rows = counted(file.sheet.table.len(), "row");
    let mut told = format!("{}: {rows} of {}, sha256 {}", file.name, file.year, file.hash);
    file.sheet.notices.iter().for_each(|notice| told.push_str(&format!("; {}", notice.what)));
    told
}

/// What the names of the files begin with, before a year.
fn stem(files: &[OfYear]) -> String {
    let mut names = files.iter().map(|file| file.name.as_str());
    let first = names.next().unwrap_or_default();
    let alike = |name: &str, other: &str| {
        let same = name.char_indices().zip(other.chars()).take_while(|((_, a), b)| a == b);
        same.last().map_or(0, |((at, letter), _)| at + letter.len_utf8())
    };
    let end = names.map(|name| alike(first, name)).min().unwrap_or(0);
    let stem = first[..end].trim_end_matches(|letter: char| !letter.is_alphabetic());
    if stem.is_empty() { "joined".to_owned() } else { stem.to_owned() }
}

/// The rows of all files as CSV, each cell as it was read, with a column of years if they have
/// none.
fn written(files: &[OfYear]) -> String {
    let columns = files[0].sheet.table.columns();
    let line =
        |cells: Vec<&str>| cells.into_iter().map(record_cell).collect::<Vec<_>>().join(",") + "\n";
    let is_said = files[0].says_year;
    let with = |year: &str, cells: Vec<&str>| {
        line((!is_said).then_some(year).into_iter().chain(cells).collect())
    };
    let mut text = with(YEAR, columns.iter().map(String::as_str).collect());
    for file in files {
        for at in 0..file.sheet.table.len() {
            let cells = columns.iter().map(|column| cell(&file.sheet, at, column));
            text += &with(&file.year, cells.collect());
        }
    }
    text
}

/// A cell of a file; what its publisher says is missing is blank.
fn cell<'a>(sheet: &'a Sheet, row: usize, column: &str) -> &'a str {
    let mark = sheet.product.and_then(|_| sheet.table.mark(row, column));
    let is_missing = mark.is_some_and(|mark| mark.means == Means::Missing);
    if is_missing { "" } else { sheet.table.cell(row, column) }
}
