//! The records that a case rests on.

use std::fmt;

use probative_terms::{Basis, Date, ReliabilityWord};

use crate::claim::select::Filter;

/// One table or text, as its publisher made it or as tidied from it.
#[derive(Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id in the case file.
    pub id: String,
    /// Its file, relative to the case.
    pub path: String,
    /// How its bytes are read.
    pub format: Format,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Where it is published.
    pub url: String,
    /// The edition, in the publisher's words.
    pub vintage: String,
    /// When it was published; the latest date where rows carry their own.
    pub published: Option<Date>,
    /// When it was fetched.
    pub retrieved: Date,
    /// The hash of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Whether it may carry this argument, and why.
    pub reliability: Reliability,
    /// Its licence.
    pub licence: String,
    /// Whether the publisher calls it provisional.
    pub provisional: bool,
    /// Whether it was compiled after the text appeared.
    pub reconstructed: bool,
    /// Words and numbers that stand for no number in it; [`Source::NONE`] says that no number does.
    pub missing: Vec<String>,
    /// Rows that count nowhere: one of the values in any of the columns.
    pub leave_out: Filter,
    /// The sheet of a workbook that it is, where that has several.
    pub sheet: Option<String>,
    /// The file of an archive that it is, where that has several.
    pub layer: Option<String>,
    /// Whether years stand in its columns, and a row is read of each.
    pub years_in_columns: bool,
    /// Whether rows of totals stay that a known file has among its places.
    pub keep_totals: bool,
    /// The years of which a list of incidents has every one: the first and the last of each span.
    pub covers: Vec<(i32, i32)>,
    /// The columns of place codes that get back the zeros before them.
    pub repair_codes: Vec<String>,
}

impl Source {
    /// The word by which a source says that each of its numbers is one.
    pub const NONE: &str = "none";
}

/// Of what may be left out last it tells only where there is any: audits are known by what is told
/// here.
impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut told = f.debug_struct("Source");
        told.field("id", &self.id)
            .field("path", &self.path)
            .field("format", &self.format)
            .field("title", &self.title)
            .field("publisher", &self.publisher)
            .field("url", &self.url)
            .field("vintage", &self.vintage)
            .field("published", &self.published)
            .field("retrieved", &self.retrieved)
            .field("sha256", &self.sha256)
            .field("reliability", &self.reliability)
            .field("licence", &self.licence)
            .field("provisional", &self.provisional)
            .field("reconstructed", &self.reconstructed);
        if !self.missing.is_empty() {
            told.field("missing", &self.missing);
        }
        if !self.leave_out.is_empty() {
            told.field("leave_out", &self.leave_out);
        }
        for (key, part) in [("sheet", &self.sheet), ("layer", &self.layer)] {
            if let Some(part) = part {
                told.field(key, part);
            }
        }
        if self.years_in_columns {
            told.field("years_in_columns", &true);
        }
        if self.keep_totals {
            told.field("keep_totals", &true);
        }
        if !self.covers.is_empty() {
            told.field("covers", &self.covers);
        }
        if !self.repair_codes.is_empty() {
            told.field("repair_codes", &self.repair_codes);
        }
        told.finish()
    }
}

/// How a source's bytes are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Rows: CSV and its dialects, a sheet of a workbook, either of them in an archive.
    Csv,
    /// Lines with names.
    Geojson,
    /// Plain text.
    Text,
    /// The result of `probative calibrate`.
    Calibration,
    /// The result of `probative audit`.
    Audit,
}

impl Format {
    /// Every format, with the endings that its files' names have; what a table is is told by its
    /// content.
    pub const ENDINGS: &[(Format, &str)] = &[
        (Format::Csv, "csv"),
        (Format::Csv, "tsv"),
        (Format::Csv, "tab"),
        (Format::Csv, "xlsx"),
        (Format::Csv, "xls"),
        (Format::Csv, "xlsb"),
        (Format::Csv, "ods"),
        (Format::Csv, "dbf"),
        (Format::Csv, "json"),
        (Format::Csv, "jsonl"),
        (Format::Csv, "ndjson"),
        (Format::Csv, "zip"),
        (Format::Csv, "gz"),
        (Format::Geojson, "geojson"),
        (Format::Text, "txt"),
        (Format::Calibration, "toml"),
    ];

    /// The endings of records in words; calibrations and audits are written by the program.
    pub fn endings() -> String {
        let records = Format::ENDINGS.iter().filter(|(format, _)| !format.is_our_own());
        let mut endings: Vec<String> = records.map(|(_, ending)| format!(".{ending}")).collect();
        let last = endings.pop().unwrap_or_default();
        format!("{} or {last}", endings.join(", "))
    }

    /// Whether the program writes it itself: it is no record.
    pub fn is_our_own(self) -> bool {
        matches!(self, Format::Calibration | Format::Audit)
    }

    /// The name of an audit, which is no other table of JSON.
    pub const AUDIT: &str = "audit.json";

    /// The format of a file of this name, in whatever letters; none where its ending is that of no
    /// format.
    pub fn of_path(path: &str) -> Option<Format> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
        if name.eq_ignore_ascii_case(Format::AUDIT) {
            return Some(Format::Audit);
        }
        let ending = path.rsplit('.').next().unwrap_or_default();
        Format::ENDINGS
            .iter()
            .find(|(_, known)| known.eq_ignore_ascii_case(ending))
            .map(|(format, _)| *format)
    }
}

/// Whether a source may carry this argument, said before any claim is tested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reliability {
    /// The word, which is the one that its basis carries.
    pub word: ReliabilityWord,
    /// What the word rests on, of the published list.
    pub basis: Basis,
    /// The same in the case's own words.
    pub because: String,
}

/// A column that a claim names, so that a misspelt one is shown where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnUse {
    /// The source's id.
    pub source: String,
    /// The column.
    pub column: String,
    /// Where the column stands in the case file.
    pub span: std::ops::Range<usize>,
    /// The values that rows must have in it, each with its place.
    pub values: Vec<(String, std::ops::Range<usize>)>,
}
