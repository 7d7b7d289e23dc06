//! Bytes of each format to what they hold.

use probative_case::source::Format;
use probative_terms::Diagnostic;

use crate::calibration::{self, Calibrations};
use crate::table::Table;

pub(crate) mod csv;
pub(crate) mod dbf;
pub(crate) mod geojson;
pub(crate) mod json;
pub(crate) mod line;
mod quotes;
pub(crate) mod text;

/// What a source holds.
pub(crate) enum Held {
    Table(Table),
    Lines(Vec<geojson::Line>),
    Text(String),
    Calibrations(Calibrations),
}

/// Reads a source by its format: one row a format.
pub(crate) fn held(format: Format, path: &str, bytes: &[u8]) -> Result<Held, Vec<Diagnostic>> {
    let words = text::decoded(path, bytes)?;
    match format {
        Format::Csv => csv::csv_table(path, &words).map(Held::Table),
        Format::Geojson => geojson::named_lines(path, &words).map(Held::Lines),
        // In no words no quotation stands, whatever was said.
        Format::Text if words.trim().is_empty() => {
            let help = "send it again, or leave the source out";
            Err(vec![Diagnostic::of_file("E105", path, "the file is empty", help)])
        }
        Format::Text => Ok(Held::Text(words)),
        Format::Calibration => calibration::calibrations(path, &words).map(Held::Calibrations),
    }
}
