//! What each column holds, and how many of its cells are known.

use std::collections::HashSet;

use probative_catalog::{Columns, Means, Product, Role};
use probative_terms::place::Level;
use probative_terms::text::{counted, one_line};
use probative_terms::{Date, Diagnostic};

use crate::amounts::{Cell, MISSING, cell};
use crate::days::with_hour;
use crate::sheet::columns::without_thousands;
use crate::table::{Table, field_number};

/// What a column holds.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnLook {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// What its cells are: `numbers`, `whole numbers`, `codes`, `years`, `days`, `words`.
    pub holds: &'static str,
    /// What its numbers count.
    pub unit: String,
    /// The level of its places, if it holds their codes.
    pub level: Option<Level>,
    /// The year that its name says.
    pub year: Option<i32>,
    /// Cells that are known, between two ends, unreliable, missing, and not applicable.
    pub cells: [usize; 5],
    /// The least and the greatest of its numbers.
    pub range: Option<(f64, f64)>,
    /// How many different cells it has, where it holds words or codes.
    pub different: usize,
    /// What it is, where its name does not say it.
    pub said: String,
}

/// The columns, and words among numbers that nobody has explained.
pub(super) fn columns(
    path: &str,
    table: &Table,
    product: Option<&Product>,
) -> (Vec<ColumnLook>, Vec<Diagnostic>) {
    let mut told = Vec::new();
    let columns = table.columns().iter().map(|name| {
        let known = product.and_then(|product| product.columns.column(name));
        let mut look = looked(table, name, known.map(|(column, _)| column.role));
        if let Some((column, year)) = known {
            look.unit.clone_from(&column.unit);
            look.said.clone_from(&column.said);
            (look.level, look.year) = (column.level, year);
        }
        if known.is_none_or(|(column, _)| column.role.is_measured()) {
            told.extend(strange(path, table, &look));
        }
        look
    });
    (columns.collect(), told)
}

fn looked(table: &Table, name: &str, known: Option<Role>) -> ColumnLook {
    let texts: Vec<&str> = (0..table.len()).map(|row| table.cell(row, name)).collect();
    let mut cells = [0; 5];
    let mut numbers = Vec::new();
    let mut words = 0;
    for row in 0..table.len() {
        let at = match cell(table, row, name) {
            Some(Cell::Known(number)) => {
                numbers.push(number);
                0
            }
            Some(Cell::Between(..)) | Some(Cell::Missing(Means::Bounded)) => 1,
            Some(Cell::Missing(Means::Unreliable)) => 2,
            Some(Cell::Missing(Means::Missing)) => 3,
            Some(Cell::Missing(Means::NotApplicable)) => 4,
            None => {
                words += 1;
                0
            }
        };
        cells[at] += 1;
    }
    let filled: Vec<&str> = texts.iter().copied().filter(|text| !text.is_empty()).collect();
    let holds = holds(name, &filled, &numbers, words, known);
    let role = known.unwrap_or_else(|| guessed(name, holds));
    let ends = |least: f64, number: &f64| least.min(*number);
    let range = (!numbers.is_empty() && (role.is_measured() || holds == "numbers")).then(|| {
        let most = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        (numbers.iter().fold(f64::INFINITY, ends), most)
    });
    let different = filled.iter().collect::<HashSet<_>>().len();
    ColumnLook {
        name: name.to_owned(),
        role,
        holds,
        unit: String::new(),
        level: None,
        year: None,
        cells,
        range,
        different,
        said: String::new(),
    }
}

/// What the cells are.
fn holds(
    name: &str,
    filled: &[&str],
    numbers: &[f64],
    words: usize,
    known: Option<Role>,
) -> &'static str {
    let all = |is: fn(&str) -> bool| !filled.is_empty() && filled.iter().all(|cell| is(cell));
    let is_code = |cell: &str| cell.bytes().all(|b| b.is_ascii_digit());
    match known {
        Some(Role::Place) => return "codes",
        Some(Role::Name | Role::Text) => return "words",
        _ => {}
    }
    if filled.is_empty() && numbers.is_empty() {
        return "nothing";
    }
    if all(|cell| year_of(cell).is_some()) && (known == Some(Role::Time) || is_time(name)) {
        return "years";
    }
    let is_day =
        |cell: &str| cell.len() == 10 && Date::first(cell).is_ok() || with_hour(cell).is_some();
    if all(is_day) {
        return "days";
    }
    if filled.iter().any(|cell| cell.starts_with('0') && cell.len() > 1)
        && filled.iter().all(|cell| is_code(cell))
    {
        return "codes";
    }
    match (words, numbers.len()) {
        (0, _) if numbers.iter().all(|number| number.fract() == 0.0) => "whole numbers",
        (0, _) => "numbers",
        // A word now and then among numbers is a word for a number.
        (words, count) if words * 3 < count => "numbers",
        _ if filled.iter().all(|cell| MISSING.contains(cell)) => "nothing",
        _ => "words",
    }
}

fn is_time(name: &str) -> bool {
    let name = name.to_lowercase();
    ["year", "date", "time"].iter().any(|word| name.contains(word)) || name == "yr" || name == "fy"
}

/// What columns of codes of places are called.
pub(super) const OF_PLACES: [&str; 6] =
    ["fips", "geoid", "geo_id", "stcou", "county code", "state code"];

/// Words by which a column holds a position: `population` is none.
const POSITIONS: [&str; 3] = ["lat", "lon", "lng"];
/// What stands within such words alone.
const IN_POSITIONS: [&str; 6] =
    ["latitude", "longitude", "intptlat", "intptlon", "x-coord", "y-coord"];

/// The words of a name, small: `centroidLat` has two.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for letter in name.chars() {
        if !letter.is_alphabetic() || was_small && letter.is_uppercase() {
            words.push(String::new());
        }
        if letter.is_alphabetic() {
            words.last_mut().expect("one is there").extend(letter.to_lowercase());
        }
        was_small = letter.is_lowercase();
    }
    words
}

/// What a column is for, where no product says it.
fn guessed(name: &str, holds: &str) -> Role {
    let words = words_of(name);
    let is = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    let name = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if holds != "years" && has(&["zip", "zcta", "postal"]) {
        return Role::Class;
    }
    match holds {
        "years" | "days" => Role::Time,
        "codes" if has(&["fips", "geoid", "code", "county", "state", "id"]) => Role::Place,
        "codes" => Role::Class,
        // Codes of states above 09 have no leading zero by which to be told.
        "whole numbers" if has(&OF_PLACES) => Role::Place,
        "whole numbers" if has(&["population", "people", "popul"]) => Role::Exposure,
        "numbers" if is(&["rate", "rates", "ratio", "ratios"]) || name.ends_with("rate") => {
            Role::Rate
        }
        "numbers" if has(&["percent", "pct"]) => Role::Rate,
        "numbers" | "whole numbers" if name == "long" || is(&POSITIONS) || has(&IN_POSITIONS) => {
            Role::Position
        }
        "numbers" | "whole numbers" => Role::Number,
        _ if has(&["geoid", "geo_id"]) => Role::Place,
        _ if has(&["county", "state", "name", "place"]) => Role::Name,
        _ => Role::Text,
    }
}

/// The year of a cell: four digits, or those before a point and zeros, or of a day.
pub fn year_of(cell: &str) -> Option<i32> {
    let whole = cell.strip_suffix(".0").unwrap_or(cell);
    let head = whole.get(..4)?;
    let rest = &whole[4..];
    let year: i32 = head.parse().ok().filter(|year| (1600..=2200).contains(year))?;
    (rest.is_empty() || rest.starts_with(['-', '/'])).then_some(year)
}

/// Words among numbers that nobody has explained, or numbers that are written in another way.
fn strange(path: &str, table: &Table, look: &ColumnLook) -> Option<Diagnostic> {
    if look.holds != "numbers" && look.holds != "whole numbers" {
        return of_thousands(path, table, look).or_else(|| of_a_few(path, table, look));
    }
    let name = look.name.as_str();
    let words: Vec<usize> =
        (0..table.len()).filter(|row| cell(table, *row, name).is_none()).collect();
    let first = *words.first()?;
    let word = table.cell(first, name);
    let count = counted(words.len(), "cell");
    let hold = if words.len() == 1 { "holds" } else { "hold" };
    let said = format!("{count} among the numbers {hold} words, the first `{word}`");
    let help = format!("say what it means: --missing {word} takes it as missing");
    Some(Diagnostic::in_cell("W106", path, table.line(first), name, said, &help))
}

/// A cell or two among numbers that are none, though they have digits: the whole column is taken as
/// words.
fn of_a_few(path: &str, table: &Table, look: &ColumnLook) -> Option<Diagnostic> {
    let name = look.name.as_str();
    let filled: Vec<(usize, &str)> = (0..table.len())
        .map(|row| (row, table.cell(row, name)))
        .filter(|(_, cell)| !cell.is_empty())
        .collect();
    let is_number = |cell: &str| field_number(cell).is_some();
    let odd: Vec<(usize, &str)> =
        filled.iter().copied().filter(|(_, cell)| !is_number(cell)).collect();
    let (row, cell) = *odd.first()?;
    let has_digits = |cell: &str| cell.chars().any(char::is_numeric);
    // A span of years among years, and a day among months, are no slips.
    let is_time = is_time(name) || odd.iter().all(|(_, cell)| Date::first(cell).is_ok());
    if is_time || 3 * odd.len() > filled.len() || !odd.iter().all(|(_, cell)| has_digits(cell)) {
        return None;
    }
    let are = if odd.len() == 1 { "is no plain number" } else { "are no plain numbers" };
    let said = format!(
        "{} among {} {are}, the first `{}`, and the column is taken as words",
        counted(odd.len(), "cell"),
        filled.len(),
        one_line(cell)
    );
    let help =
        "write digits and a point alone, or say what it means: --missing takes it as missing";
    Some(Diagnostic::in_cell("W106", path, table.line(row), name, said, help))
}

/// What may stand between thousands, beside commas: blanks of three sorts.
const BLANKS: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// Numbers with commas or blanks, which are taken as words.
fn of_thousands(path: &str, table: &Table, look: &ColumnLook) -> Option<Diagnostic> {
    let name = look.name.as_str();
    let cells = || (0..table.len()).map(|row| (row, table.cell(row, name)));
    let number = |cell: &str| {
        let cell = cell.replace(BLANKS, "");
        let bare = without_thousands(cell.trim_matches(['$', '%']))
            .unwrap_or_else(|| cell.replace(',', "."));
        field_number(&bare).is_some()
    };
    let filled = cells().filter(|(_, cell)| !cell.is_empty());
    let signs = |cell: &str| cell.contains([',', '$', '%']) || cell.contains(BLANKS);
    let comma = cells().find(|(_, cell)| signs(cell) && number(cell))?;
    if !filled.clone().all(|(_, cell)| number(cell)) {
        return None;
    }
    let (row, cell) = comma;
    let said =
        format!("`{cell}` is written with signs that no plain number has, and taken as words");
    let help = "write digits and a point alone, or give a product that says how they are written";
    Some(Diagnostic::in_cell("W106", path, table.line(row), name, said, help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_told_by_a_word_and_not_by_letters_within_one() {
        for name in ["lat", "LON", "Latitude", "INTPTLONG", "centroidLat", "lat_wgs84", "x-coord"] {
            assert_eq!(guessed(name, "numbers"), Role::Position, "{name}");
        }
        for name in
            ["Population (thousands)", "relative", "colon cancers", "inflation", "Long-term care"]
        {
            assert_ne!(guessed(name, "numbers"), Role::Position, "{name}");
        }
        assert_eq!(guessed("crude_rate", "numbers"), Role::Rate);
        assert_eq!(guessed("duration", "numbers"), Role::Number);
    }
}
