//! What the sources of a case hold, read once.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::source::Format;
use probative_case::{Case, Source};
use probative_finding::Audit;
use probative_terms::Diagnostic;

use crate::calibration::Calibrations;
use crate::covered::none::Covers;
use crate::read::geojson::Line;
use crate::read::{self, Held};
use crate::table::Table;
use crate::{classes, codes};

/// The records of a case, as its tests read them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    pub(crate) tables: BTreeMap<String, Table>,
    lines: BTreeMap<String, Vec<Line>>,
    texts: BTreeMap<String, String>,
    pub(crate) missing: BTreeMap<String, String>,
    /// Sources that are there and could not be read, which is told as it is found.
    pub(crate) unread: BTreeSet<String>,
    /// Sources in which no number stands for a missing one, however far it lies from the others.
    pub(crate) all_numbers: BTreeSet<String>,
    /// The years of which sources have every row.
    pub(crate) covers: Covers,
    /// Sources whose publisher counts each event under the code that its county had at the time.
    pub(crate) codes_of_their_time: BTreeSet<String>,
    /// The columns, each behind its source, that hold codes of classes.
    pub(crate) classes: BTreeSet<(String, String)>,
    /// The claims that read what nobody can read, each with where it stands.
    pub(crate) untestable: BTreeMap<String, Diagnostic>,
    calibrations: Calibrations,
    audit: Option<Audit>,
    repairs: Vec<Repair>,
    warnings: Vec<Diagnostic>,
}

/// What a run may do to the tables that it reads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether codes that lost their leading zeros are repaired, each repair counted.
    pub repair_codes: bool,
    /// Whether a calibration whose bytes have changed is left out instead of refused.
    pub without_calibration: bool,
    /// Whether an audit is left out, whatever its bytes are.
    pub without_audit: bool,
}

impl Options {
    /// Whether sources of this format are not read.
    pub fn leaves_out(self, format: Format) -> bool {
        (self.without_calibration && format == Format::Calibration)
            || (self.without_audit && format == Format::Audit)
    }
}

/// A code that was repaired, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The source's file.
    pub path: String,
    /// The line.
    pub line: usize,
    /// The code as it was.
    pub from: String,
    /// The code as it is read.
    pub to: String,
}

impl Evidence {
    pub(crate) fn add(
        &mut self,
        source: &Source,
        bytes: &[u8],
        has_columns: bool,
    ) -> Result<(), Vec<Diagnostic>> {
        let id = source.id.clone();
        if source.missing.iter().any(|word| word == Source::NONE) {
            self.all_numbers.insert(id.clone());
        }
        if !source.covers.is_empty() {
            self.covers.insert(id.clone(), source.covers.clone());
        }
        match read::held(source, bytes, has_columns)? {
            Held::Table(mut sheet) => {
                let told = codes::repaired(source, &mut sheet.table)?;
                told.into_iter().for_each(|warning| self.warn(warning));
                if sheet.product.is_some_and(|product| product.codes_of_their_time) {
                    self.codes_of_their_time.insert(id.clone());
                }
                let classes = classes::classes(&sheet).into_iter();
                self.classes.extend(classes.map(|column| (id.clone(), column)));
                sheet.notices.into_iter().for_each(|notice| self.warn(notice));
                self.tables.insert(id, sheet.table);
            }
            Held::Lines(lines, told) => {
                told.into_iter().for_each(|warning| self.warn(warning));
                self.lines.insert(id, lines);
            }
            Held::Text(words, rows) => {
                if let Some(sheet) = rows {
                    sheet.notices.into_iter().for_each(|notice| self.warn(notice));
                    self.tables.insert(id.clone(), sheet.table);
                }
                self.texts.insert(id, words);
            }
            Held::Calibrations(calibrations) => self.calibrations = calibrations,
            Held::Audit(audit) => self.audit = Some(audit),
        }
        Ok(())
    }

    /// The table of a source, if it is held.
    pub fn table(&self, source: &str) -> Option<&Table> {
        self.tables.get(source)
    }

    /// Whether a source of the case is held as something else than a table. Of one that is not
    /// listed, not there or not read that is told already, once.
    pub(crate) fn is_no_table(&self, case: &Case, source: &str) -> bool {
        let is_told = self.missing.contains_key(source) || self.unread.contains(source);
        case.source(source).is_some() && !is_told && !self.tables.contains_key(source)
    }

    /// Why a claim cannot be tested on its records, whatever it asks of them.
    pub fn untestable(&self, claim: &str) -> Option<&Diagnostic> {
        self.untestable.get(claim)
    }

    /// The lines of a source, if it is held.
    pub fn lines(&self, source: &str) -> Option<&[Line]> {
        self.lines.get(source).map(Vec::as_slice)
    }

    /// The same records, with calibrations that the caller has made in place of the pinned ones.
    #[must_use]
    pub fn calibrated_by(self, calibrations: Calibrations) -> Evidence {
        Evidence { calibrations, ..self }
    }

    /// The same records, without what an audit found.
    #[must_use]
    pub fn unaudited(self) -> Evidence {
        Evidence { audit: None, ..self }
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

    /// What choosing otherwise gave, if the case pins an audit.
    pub fn audit(&self) -> Option<&Audit> {
        self.audit.as_ref()
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

    /// Notes a warning, once however many claims give rise to it.
    pub(crate) fn warn(&mut self, warning: Diagnostic) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }
}
