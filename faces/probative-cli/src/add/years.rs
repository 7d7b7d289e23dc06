//! Files of a year each, joined into one table of a case.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use probative_evidence::{Asked, Sheet, sha256, sheet};
use probative_terms::text::{counted, record_cell};

use crate::exit::Stop;
use crate::input::Input;

use super::source::Given;

/// The column that says of which file's year a row is.
const YEAR: &str = "year";

/// A file and the year that it is of.
struct OfYear {
    year: String,
    name: String,
    hash: String,
    sheet: Sheet,
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
    let (first, others) = files.split_first().expect("there are two at least");
    others.iter().try_for_each(|other| are_alike(first, other))?;
    let origin: Vec<String> = files.iter().map(told).collect();
    let all: Vec<String> =
        files.iter().map(|file| format!("{} ({})", file.name, file.year)).collect();
    Ok(Given {
        name: format!("{}_{}.csv", stem(&files), years.join("_")),
        bytes: written(&files).into_bytes(),
        inner: None,
        vintage: Some(format!("the rows of {}, joined by probative add", all.join(" and "))),
        origin,
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
    let help = "add it alone, or join the files by hand";
    if let Some(product) = sheet.product {
        let said = format!("{name} is a publisher's file: {}", product.title);
        return Err(Stop::usage(&said, help));
    }
    let is_year = |column: &&String| column.to_lowercase() == YEAR;
    if let Some(column) = sheet.table.columns().iter().find(is_year) {
        let said = format!("{name} has a column `{column}` already");
        return Err(Stop::usage(&said, help));
    }
    let (year, hash) = (year.to_owned(), sha256(&bytes));
    Ok(OfYear { year, name, hash, sheet })
}

/// Passes where both files have the same columns, in whatever order.
fn are_alike(first: &OfYear, other: &OfYear) -> Result<(), Stop> {
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

/// Where the rows of a file come from.
fn told(file: &OfYear) -> String {
    let rows = counted(file.sheet.table.len(), "row");
    format!("{}: {rows} of {}, sha256 {}", file.name, file.year, file.hash)
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

/// The rows of all files as CSV, each cell as it was read.
fn written(files: &[OfYear]) -> String {
    let columns = files[0].sheet.table.columns();
    let row =
        |cells: Vec<&str>| cells.into_iter().map(record_cell).collect::<Vec<_>>().join(",") + "\n";
    let mut text = row(std::iter::once(YEAR).chain(columns.iter().map(String::as_str)).collect());
    for file in files {
        let table = &file.sheet.table;
        for at in 0..table.len() {
            let cells = columns.iter().map(|column| table.cell(at, column));
            text += &row(std::iter::once(file.year.as_str()).chain(cells).collect());
        }
    }
    text
}
