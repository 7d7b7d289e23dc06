//! Every source of a case, read and checked once.

use std::collections::BTreeMap;

use probative_case::source::Format;
use probative_case::{Case, Source};
use probative_terms::Diagnostic;

use crate::calibration::{self, Calibrations};
use crate::error::Error;
use crate::key::{self, Repair};
use crate::read::geojson::Line;
use crate::read::{csv, geojson, text};
use crate::table::Table;
use crate::{sha256, validate};

/// Where a source's bytes come from: a disk, a wheel, a browser.
pub trait Sources {
    /// The bytes of a source, or [`Error::Missing`].
    fn bytes(&self, source: &Source) -> Result<Vec<u8>, Error>;
}

/// What a run may do to the tables that it reads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether codes that lost their leading zeros are repaired, each repair counted.
    pub repair_codes: bool,
    /// Whether a calibration whose bytes have changed is left out instead of refused.
    pub without_calibration: bool,
}

/// The records of a case, as its tests read them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    pub(crate) tables: BTreeMap<String, Table>,
    lines: BTreeMap<String, Vec<Line>>,
    texts: BTreeMap<String, String>,
    missing: BTreeMap<String, String>,
    calibrations: Calibrations,
    repairs: Vec<Repair>,
    warnings: Vec<Diagnostic>,
}

/// Reads every source of a case and checks it against its pinned hash.
///
/// A source that is missing is remembered, and its claims come back as not tested.
///
/// # Errors
///
/// Bytes that differ from their hash, tables with a broken row or key, and columns or values that
/// the case names and its sources lack.
pub fn gather(case: &Case, sources: &dyn Sources) -> Result<Evidence, Error> {
    gather_with(case, sources, Options::default())
}

/// Reads every source as [`gather`] does, with repairs that the user asked for.
///
/// # Errors
///
/// As [`gather`].
pub fn gather_with(
    case: &Case,
    sources: &dyn Sources,
    options: Options,
) -> Result<Evidence, Error> {
    let mut evidence = Evidence::default();
    let mut problems = Vec::new();
    for source in &case.sources {
        if options.without_calibration && source.format == Format::Calibration {
            continue;
        }
        match sources.bytes(source) {
            Ok(bytes) => {
                pinned(source, &bytes)?;
                problems.extend(evidence.add(source, &bytes).err().into_iter().flatten());
            }
            Err(Error::Missing { why, .. }) => {
                evidence.missing.insert(source.id.clone(), why);
            }
            Err(error) => return Err(error),
        }
    }
    problems.extend(key::check(case, &mut evidence, options));
    if !problems.is_empty() {
        return Err(Error::Refused(problems));
    }
    let mistakes = validate::uses(case, &evidence);
    if !mistakes.is_empty() {
        return Err(Error::Refused(mistakes));
    }
    let problems = validate::values(case, &evidence);
    if problems.is_empty() { Ok(evidence) } else { Err(Error::Refused(problems)) }
}

/// A source without a hash is not pinned; any other must match to the byte.
fn pinned(source: &Source, bytes: &[u8]) -> Result<(), Error> {
    let found = sha256(bytes);
    if source.sha256 == found {
        return Ok(());
    }
    let (path, pinned) = (source.path.clone(), source.sha256.clone());
    Err(Error::Hash { path, pinned, found, bytes: bytes.len() })
}

impl Evidence {
    fn add(&mut self, source: &Source, bytes: &[u8]) -> Result<(), Vec<Diagnostic>> {
        let words = text::read(&source.path, bytes)?;
        let id = source.id.clone();
        match source.format {
            Format::Csv => {
                self.tables.insert(id, csv::read(&source.path, &words)?);
            }
            Format::Geojson => {
                self.lines.insert(id, geojson::read(&source.path, &words)?);
            }
            Format::Text => {
                self.texts.insert(id, words);
            }
            Format::Calibration => {
                self.calibrations = calibration::read(&source.path, &words)?;
            }
        }
        Ok(())
    }

    /// The table of a source, if it is held.
    pub fn table(&self, source: &str) -> Option<&Table> {
        self.tables.get(source)
    }

    /// The lines of a source, if it is held.
    pub fn lines(&self, source: &str) -> Option<&[Line]> {
        self.lines.get(source).map(Vec::as_slice)
    }

    /// The text of a source, if it is held.
    pub fn text(&self, source: &str) -> Option<&str> {
        self.texts.get(source).map(String::as_str)
    }

    /// The sources that are not there, each with why.
    pub fn missing(&self) -> &BTreeMap<String, String> {
        &self.missing
    }

    /// The measured errors of tests.
    pub fn calibrations(&self) -> &Calibrations {
        &self.calibrations
    }

    /// The codes that were repaired.
    pub fn repairs(&self) -> &[Repair] {
        &self.repairs
    }

    /// What a reader should know of the tables, and that stops nothing.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    pub(crate) fn repaired(&mut self, repairs: Vec<Repair>) {
        self.repairs.extend(repairs);
    }

    pub(crate) fn warn(&mut self, warning: Diagnostic) {
        self.warnings.push(warning);
    }
}
