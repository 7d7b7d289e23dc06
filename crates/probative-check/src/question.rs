//! A claim, with all that it is asked against.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use crate::audit::{self, registry};
use crate::calibrate;
use crate::made::unlike;
use crate::then::Then;
use probative_case::Case;
use probative_case::claim::select::List;
use probative_case::claim::{Claim, Select};
use probative_case::source::Source;
use probative_evidence::{
    AsOf, CalibrationEntry, Count, Entry, Evidence, Found, Known, Line, Table, Unavailable, Undated,
};
use probative_finding::finding::{
    Appraisal, Asserted, Calibration, Facts, Joined, Tests, Under, Untested,
};
use probative_finding::reading::{Beside, Reading};
use probative_finding::{Audited, Credit, Exhibit, Phrase};
use probative_numeric::{Inference, Seed, Tail};
use probative_terms::Form;
use probative_terms::Role;
use probative_terms::diagnostic::test::place::MORE_THAN_THE_CAP;
use probative_terms::diagnostic::test::{NO_REGIONS, OTHER_FORMAT, REFUSED};
use probative_terms::{Date, Regions};
use probative_terms::{Position, Wanted};

mod blank;
mod passes;

pub(crate) use passes::{
    all_among, all_given, all_known, all_there, all_vary, all_within, by_year, year,
};

/// The most places of a test whose work is of every pair of them.
const MOST_PLACES: usize = 4_000;
/// The most places whose thousands of worlds are made by the way: at the square of them each, more
/// would keep a check for many minutes.
const MOST_PLACES_UNASKED: usize = 1_000;

/// A claim, with all that it is asked against. It remembers which sources were looked at.
pub(crate) struct Question<'a> {
    pub(crate) case: &'a Case,
    pub(crate) claim: &'a Claim,
    evidence: &'a Evidence,
    quick: Option<Quick>,
    lent: Option<Calibration>,
    /// Whether its worlds are those of a run that nobody asked to calibrate.
    unasked: bool,
    looked_at: RefCell<BTreeSet<String>>,
    decided_by: RefCell<BTreeSet<String>>,
}

/// What a test measured, and the pictures that go with it.
pub(crate) struct Tested {
    pub(crate) appraisal: Appraisal,
    pub(crate) exhibits: Vec<Exhibit>,
}

impl<'a> Question<'a> {
    pub(crate) fn new(case: &'a Case, claim: &'a Claim, evidence: &'a Evidence) -> Self {
        let (looked_at, decided_by) = (RefCell::default(), RefCell::default());
        let (quick, lent, unasked) = (None, None, false);
        Self { case, claim, evidence, quick, lent, unasked, looked_at, decided_by }
    }

    /// The same question, for which a calibration that is not pinned is made in memory.
    pub(crate) fn calibrated(self, quick: Option<Quick>) -> Self {
        Self { quick, ..self }
    }

    /// The same question, for which a calibration that is not pinned is that of the same claim
    /// under its author's own choices.
    pub(crate) fn lent(self, calibration: Option<&Calibration>) -> Self {
        Self { lent: calibration.cloned(), ..self }
    }

    /// What choosing otherwise gave, where the case pins an audit of this claim as it is.
    pub(crate) fn audited(&self) -> Option<&'a Audited> {
        let audit = self.evidence.audit()?;
        let found = audit.of(&self.claim.id, &audit::fingerprint(self.case, self.claim))?;
        audit::is_whole(found, self.claim.test.held()?).then_some(found)
    }

    /// The same question, whose worlds are made in a run that nobody asked to calibrate.
    pub(crate) fn unasked(self) -> Self {
        Self { unasked: true, ..self }
    }

    /// Passes if a test whose work is of every pair of places can take so many of them: fewer in
    /// the worlds of a run that nobody asked to calibrate.
    pub(crate) fn affords(&self, places: usize) -> Result<(), Untested> {
        let cap = if self.unasked { MOST_PLACES_UNASKED } else { MOST_PLACES };
        if places <= cap {
            return Ok(());
        }
        Err(failed(&MORE_THAN_THE_CAP, &[&places, &cap]))
    }

    /// The level, draws and seed for one named procedure of this claim.
    ///
    /// The seed hangs on the case's, on the claim's id and on the bytes of the claim's own records:
    /// another claim, another calibration or another record leaves it as it was.
    pub(crate) fn inference(&self, procedure: &str) -> Inference {
        let settings = self.case.settings;
        let seed = Seed(settings.seed).branch(&self.claim.id).branch(&self.records());
        Inference { level: settings.level, draws: settings.draws, seed: seed.branch(procedure) }
    }

    /// The hashes of the records that the claim names, in the order of their ids.
    fn records(&self) -> String {
        let own = self.claim.records.iter().filter_map(|id| self.case.source(id));
        own.map(|source| source.sha256.as_str()).collect::<Vec<_>>().concat()
    }

    /// The evidence that the claim is asked against.
    pub(crate) fn evidence(&self) -> &'a Evidence {
        self.evidence
    }

    /// Which departures from a null count as evidence for this claim.
    pub(crate) fn tail(&self) -> Tail {
        match self.claim.tail {
            probative_terms::Tail::Upper => Tail::Upper,
            probative_terms::Tail::Lower => Tail::Lower,
            probative_terms::Tail::Both => Tail::Both,
        }
    }

    pub(crate) fn level(&self) -> f64 {
        self.case.settings.level
    }

    /// The day on which the text appeared.
    pub(crate) fn text_date(&self) -> Date {
        self.case.text.date
    }

    fn look(&self, source: &str) {
        self.looked_at.borrow_mut().insert(source.to_owned());
    }

    /// The ids of all sources looked at, and of those that the primary reading rests on.
    pub(crate) fn sources(&self) -> (Vec<String>, Vec<String>) {
        let list = |set: &RefCell<BTreeSet<String>>| set.borrow().iter().cloned().collect();
        (list(&self.looked_at), list(&self.decided_by))
    }

    /// The rows of a selection whose value is a name and not a number.
    pub(crate) fn named(
        &self,
        select: &Select,
        known: Option<Date>,
    ) -> Result<Vec<usize>, Untested> {
        let rows = self.evidence.matching(select, known);
        self.look(&select.source);
        rows.map_err(|why| self.unavailable(why))
    }

    /// Passes if the names in a column of some rows have one spelling each.
    pub(crate) fn spelt_once(
        &self,
        source: &str,
        rows: &[usize],
        column: &str,
    ) -> Result<(), Untested> {
        self.evidence.spelt_once(source, rows, column).map_err(|why| self.unavailable(why))
    }

    /// The one number of a selection, several rows added up.
    pub(crate) fn total(&self, select: &Select) -> Result<Found, Untested> {
        self.look(&select.source);
        let total = self.evidence.total(select, Count::AnyNumber);
        total.map_err(|why| self.unavailable(why))
    }

    /// The same of numbers that may be net ones, of which those of both signs are added up.
    pub(crate) fn net_total(&self, select: &Select) -> Result<Found, Untested> {
        self.look(&select.source);
        let total = self.evidence.total(select, Count::Net);
        total.map_err(|why| self.unavailable(why))
    }

    /// The one cell of a selection that holds a date.
    pub(crate) fn date(&self, select: &Select) -> Result<&'a str, Untested> {
        self.look(&select.source);
        self.evidence.date(select).map_err(|why| self.unavailable(why))
    }

    /// The one number of a selection, which must not be blank.
    pub(crate) fn value(&self, select: &Select) -> Result<f64, Untested> {
        let found = self.total(select)?;
        found.value.ok_or_else(|| self.blank(select))
    }

    /// How many rows a selection has.
    pub(crate) fn rows(&self, select: &Select) -> usize {
        let table = self.evidence.table(&select.source);
        table.map_or(0, |table| table.matching(&select.filter).len())
    }

    /// The one count of a selection, which must not be blank.
    pub(crate) fn count(&self, select: &Select) -> Result<f64, Untested> {
        self.look(&select.source);
        let found = self.evidence.total(select, Count::Whole);
        let found = found.map_err(|why| self.unavailable(why))?;
        found.value.ok_or_else(|| self.blank(select))
    }

    /// The rows of a selection by the code in `key`, whatever their numbers.
    pub(crate) fn by_key(
        &self,
        select: &Select,
        key: &str,
    ) -> Result<BTreeMap<String, Found>, Untested> {
        self.keyed(select, key, Count::AnyNumber, AsOf::Before(self.text_date()))
    }

    /// The rows of a selection by the code in `key`, whose numbers are of people, or of anything
    /// else that is not below zero.
    pub(crate) fn amounts(
        &self,
        select: &Select,
        key: &str,
    ) -> Result<BTreeMap<String, Found>, Untested> {
        self.keyed(select, key, Count::NotBelowZero, AsOf::Before(self.text_date()))
    }

    /// The rows of a selection by the code in `key`, whose numbers are ranked: of several below
    /// zero they are changes or balances, and one alone is a count that cannot be.
    pub(crate) fn ranked(
        &self,
        select: &Select,
        key: &str,
    ) -> Result<BTreeMap<String, Found>, Untested> {
        const SEVERAL: usize = 3;
        let of_any = self.keyed(select, key, Count::AnyNumber, AsOf::Before(self.text_date()))?;
        let is_below = |found: &&Found| found.value.is_some_and(|value| value < 0.0);
        match of_any.values().filter(is_below).count() >= SEVERAL {
            true => Ok(of_any),
            false => self.amounts(select, key),
        }
    }

    /// The rows of a selection by the code in `key`, whose numbers are of events.
    pub(crate) fn events(
        &self,
        select: &Select,
        key: &str,
    ) -> Result<BTreeMap<String, Found>, Untested> {
        self.keyed(select, key, Count::Whole, AsOf::Before(self.text_date()))
    }

    /// The rows of a selection by the code in `key`, as of some day.
    pub(crate) fn keyed(
        &self,
        select: &Select,
        key: &str,
        count: Count,
        as_of: AsOf,
    ) -> Result<BTreeMap<String, Found>, Untested> {
        self.look(&select.source);
        let found = self.evidence.by_key(select, key, count, as_of);
        let mut found = found.map_err(|why| self.unavailable(why))?;
        found.extend(self.places_of_none(select, key).into_iter().map(|code| (code, Found::NONE)));
        Ok(found)
    }

    /// The rows of a selection by place and time, none below zero, as public when the text
    /// appeared.
    pub(crate) fn by_place_and_time(
        &self,
        select: &Select,
        columns: [&str; 2],
    ) -> Result<BTreeMap<[String; 2], Found>, Untested> {
        self.look(&select.source);
        let found = self.evidence.by_keys(
            select,
            columns,
            Count::NotBelowZero,
            AsOf::Day(self.text_date()),
        );
        found.map_err(|why| self.unavailable(why))
    }

    /// The entries of a list in a registry, by its column of codes.
    pub(crate) fn entries(
        &self,
        registry: &str,
        list: &List,
        key: &str,
    ) -> Result<Vec<Entry<'a>>, Untested> {
        self.look(registry);
        self.evidence.entries(registry, list, key).map_err(|why| self.unavailable(why))
    }

    /// Those of them that were public when the text appeared, and those of which nobody can say so.
    pub(crate) fn entries_then(
        &self,
        registry: &str,
        list: &List,
        key: &str,
    ) -> Result<Then<'a>, Untested> {
        let table = self.table(registry)?;
        let entries = self.entries(registry, list, key)?;
        Ok(Then::new(table, entries, self.text_date()))
    }

    /// The day in a column of a registry, which the row must have.
    pub(crate) fn day(&self, registry: &str, row: usize, column: &str) -> Result<Date, Untested> {
        self.evidence.day(registry, row, column).map_err(|why| self.unavailable(why))
    }

    pub(crate) fn table(&self, source: &str) -> Result<&'a Table, Untested> {
        self.look(source);
        self.evidence.need(source).map_err(|why| self.unavailable(why))
    }

    pub(crate) fn lines(&self, source: &str) -> Result<&'a [Line], Untested> {
        self.look(source);
        self.evidence.lines(source).ok_or_else(|| self.missing(source))
    }

    pub(crate) fn text(&self, source: &str) -> Result<&'a str, Untested> {
        self.look(source);
        self.evidence.text(source).ok_or_else(|| self.missing(source))
    }

    /// Why a record gives nothing, as a finding tells it.
    pub(crate) fn unavailable(&self, why: Unavailable) -> Untested {
        match why {
            Unavailable::Missing { source, .. } => self.missing(&source),
            other => Untested::Failed { why: other.into() },
        }
    }

    /// A source that is not there is a record to request; one that holds something else is to be
    /// mended.
    fn missing(&self, source: &str) -> Untested {
        if !self.evidence.missing().contains_key(source) {
            return failed(&OTHER_FORMAT, &[&source]);
        }
        let listed = self.case.source(source);
        Untested::NotHeld(Wanted {
            record: listed.map_or_else(|| source.to_owned(), |source| source.title.clone()),
            holder: listed.map_or_else(String::new, |source| source.publisher.clone()),
            would_decide: self.claim.would_change.clone(),
        })
    }

    /// The regions that the words gave before any data were read.
    pub(crate) fn regions(&self) -> Result<Regions, Untested> {
        let none = || failed(&NO_REGIONS, &[&self.claim.word()]);
        self.claim.regions.clone().ok_or_else(none)
    }

    /// What the words assert: the distance from the null to the nearest other edge of C and D.
    ///
    /// The negated claim has the same edges and so asserts as much.
    pub(crate) fn asserted(regions: &Regions, null: f64) -> Asserted {
        let edges = regions.edges().into_iter().chain(regions.mirrored().edges());
        let away = edges.map(|edge| (edge - null).abs()).filter(|away| *away > 0.0);
        let size = away.min_by(f64::total_cmp).unwrap_or(0.0);
        Asserted { size, null }
    }

    /// An appraisal of the primary reading, with nothing beside it yet.
    ///
    /// The sources looked at so far are those that the primary reading rests on.
    pub(crate) fn appraise(
        &self,
        regions: Regions,
        primary: Reading,
        asserted: Asserted,
    ) -> Appraisal {
        *self.decided_by.borrow_mut() = self.looked_at.borrow().clone();
        let notes = &self.claim.notes;
        let facts = Facts {
            definition_differs: notes.definition_differs.clone(),
            unlike: unlike(self.claim, self.evidence()),
            part_of_claim: notes.part_of_claim.clone(),
            ..Facts::default()
        };
        Appraisal {
            reach: self.claim.reach,
            reach_because: self.claim.reach_because.clone(),
            regions,
            primary,
            dimensions: self.claim.test.held().map_or_else(Vec::new, |it| registry(it).to_vec()),
            conjuncts: Vec::new(),
            joined: Joined::All,
            alternates: Vec::new(),
            beside: Vec::new(),
            asserted,
            detectable: None,
            calibration: Calibration::NotNeeded,
            null: None,
            held_fixed: None,
            by_chance: None,
            drawn_ends: None,
            of_counts: None,
            bounds: None,
            checklist: None,
            sampling: None,
            facts,
            tests: Tests::one(),
            descriptive: self.claim.kind().is_descriptive(),
            dose_response: false,
        }
    }

    /// How far the interval of a test must be widened on the geography of these sources: as the
    /// case has pinned it, else as a few worlds in memory give it, else missing.
    pub(crate) fn calibration(&self, test: &str, geography: &str) -> Calibration {
        let level = self.level();
        if let Some(entry) = self.evidence.calibrations().find(geography, test, level) {
            return measured(entry, entry.under.clone());
        }
        if let Some(lent @ Calibration::Measured { .. }) = &self.lent {
            return lent.clone();
        }
        let quick = self.quick.and_then(|quick| {
            let entry = calibrate::quickly(self, test, geography, quick.datasets)?;
            let under = (quick.tell)(&entry.under);
            Some(measured(&entry, under))
        });
        quick.unwrap_or(Calibration::Missing)
    }

    /// The hash of the geography that a test runs on: of the sources that make it, and of what is
    /// read in them.
    pub(crate) fn geography(&self, sources: &[&str], what: &[String]) -> String {
        let hashes = sources.iter().filter_map(|id| self.case.source(id));
        let mut joined: Vec<&str> = hashes.map(|source| source.sha256.as_str()).collect();
        joined.extend(what.iter().map(String::as_str));
        // Worlds stand at the edges of the claim's own regions, and rows count by the text's day.
        let regions = format!("{:?}", self.claim.regions);
        let day = self.text_date().to_string();
        joined.extend([regions.as_str(), day.as_str()]);
        let known = sources.iter().filter_map(|id| self.case.source(id));
        joined.extend(known.flat_map(|source| &source.missing).map(String::as_str));
        probative_evidence::sha256(joined.join("\n").as_bytes())
    }

    /// The publishers and dates of sources, for the line inside a picture.
    pub(crate) fn credit(&self, sources: &[&str]) -> Phrase {
        let known = sources.iter().filter_map(|id| self.case.source(id));
        let credit = |source: &Source| Credit {
            publisher: source.publisher.clone(),
            vintage: source.vintage.clone(),
        };
        Phrase::Sources(known.map(credit).collect())
    }
}

/// How a calibration that the case has not pinned is made in memory.
#[derive(Clone, Copy)]
pub struct Quick {
    /// Worlds at each edge.
    pub datasets: usize,
    /// The words of what the worlds are like, as a pinned calibration holds them.
    pub tell: fn(&Under) -> String,
}

fn measured<U>(entry: &CalibrationEntry<U>, under: String) -> Calibration {
    Calibration::Measured {
        type_one: entry.type_one,
        datasets: entry.datasets,
        nominal: calibrate::allowed(entry.level),
        under,
        factor: entry.factor,
        between: Some(entry.between),
        intervals: None,
    }
}

/// Whole months from the latest publication among some rows of a list to the day of the text.
pub(crate) fn list_age(
    table: &Table,
    rows: &[usize],
    published: &str,
    question: &Question<'_>,
) -> Option<i32> {
    let day = question.text_date();
    let known = Known::On { day, column: published, undated: Undated::NotPublic };
    let public = rows.iter().filter(|row| known.has(table, **row));
    let latest = public.filter_map(|row| Date::last(table.day(*row, published)).ok()).max()?;
    Some(question.text_date().months_since(latest))
}

/// A test that could not run on its record.
pub(crate) fn failed(form: &Form, things: &[&dyn Display]) -> Untested {
    Untested::Failed { why: form.with(things) }
}

/// A test whose method refuses the numbers of its record.
pub(crate) fn refused(why: impl Display) -> Untested {
    failed(&REFUSED, &[&why])
}

/// A reading beside the primary one, on the same scale as the claim's regions.
pub(crate) fn beside(role: Role, reading: Reading, regions: &Regions) -> Beside {
    let stands = Some(stands(&reading, regions));
    Beside { role, reading, stands }
}

/// A reading beside the primary one, on a scale of its own.
pub(crate) fn beside_unscaled(role: Role, reading: Reading) -> Beside {
    Beside { role, reading, stands: None }
}

/// Where a reading stands to regions.
pub(crate) fn stands(reading: &Reading, regions: &Regions) -> Position {
    regions.position(reading.measure.bounds())
}
