//! One claim of a case with its records in memory, which may be given other numbers.

use std::collections::BTreeMap;

use probative::{Case, Evidence, Finding, Source, Sources, check, gather};
use probative_case::claim::{Claim, Kinds, Test};
use probative_case::source::Format;
use probative_check::calibrate;
use probative_evidence::{Calibrations, Error, sha256};
use probative_terms::ReliabilityWord;

use probative_tests::{root, text};

/// One claim of a case with its records in memory.
#[derive(Clone)]
pub(crate) struct World {
    /// The case with this claim alone and with the records that it names.
    pub(crate) case: Case,
    bytes: BTreeMap<String, Vec<u8>>,
    /// In place of the pinned one, where the world has its own.
    calibrations: Option<Calibrations>,
}

/// A row of a table, by its columns.
pub(crate) struct Row<'a> {
    columns: &'a [String],
    cells: &'a mut [String],
}

impl Row<'_> {
    fn at(&self, column: &str) -> usize {
        let at = self.columns.iter().position(|name| name == column);
        at.unwrap_or_else(|| panic!("no column {column}"))
    }

    /// The cell in a column.
    pub(crate) fn get(&self, column: &str) -> &str {
        &self.cells[self.at(column)]
    }

    /// The number in a column; none where it is blank or withheld.
    pub(crate) fn number(&self, column: &str) -> Option<f64> {
        self.get(column).parse().ok()
    }

    /// Puts another text into a column.
    pub(crate) fn put(&mut self, column: &str, text: impl ToString) {
        let at = self.at(column);
        self.cells[at] = text.to_string();
    }
}

/// The records of a case by their ids.
struct Memory<'a>(&'a BTreeMap<String, Vec<u8>>);

impl Sources for Memory<'_> {
    fn bytes(&self, source: &Source) -> Result<Vec<u8>, Error> {
        Ok(self.0[&source.id].clone())
    }
}

impl World {
    /// A claim of a case of the gallery, with fewer draws.
    pub(crate) fn alone(case: &str, claim: &str, draws: usize) -> World {
        let mut world = World::whole(case);
        world.case.settings.draws = draws;
        world.case.claims.retain(|one| one.id == claim);
        let named = world.case.claims[0].records.clone();
        let kept =
            |source: &Source| named.contains(&source.id) || source.format == Format::Calibration;
        world.case.sources.retain(kept);
        world.case.layers.retain(|layer| named.contains(&layer.source));
        world.case.uses.clear();
        world
    }

    /// A case of the gallery.
    pub(crate) fn whole(name: &str) -> World {
        let folder = root().join("cases").join(name);
        let case = Case::read(&text(&folder.join("case.toml"))).expect("a case of the gallery");
        let held = |source: &Source| {
            let bytes = text(&folder.join(&source.path)).into_bytes();
            (source.id.clone(), bytes)
        };
        let bytes = case.sources.iter().map(held).collect();
        World { case, bytes, calibrations: None }
    }

    /// The one claim.
    pub(crate) fn claim(&mut self) -> &mut Claim {
        &mut self.case.claims[0]
    }

    /// The data of the claim's kind.
    pub(crate) fn kinds(&mut self) -> &mut Kinds {
        match &mut self.claim().test {
            Test::Held(kinds) => kinds,
            Test::NotHeld { .. } => panic!("the record is not held"),
        }
    }

    /// The same world, all of whose records can be relied on.
    pub(crate) fn reliable(mut self) -> World {
        let words = self.case.sources.iter_mut().map(|source| &mut source.reliability.word);
        words.for_each(|word| *word = ReliabilityWord::Sufficient);
        self
    }

    /// The same world with a calibration of its own, which worlds made of it keep.
    pub(crate) fn calibrated(mut self) -> World {
        let measured = calibrate(&self.case, &self.evidence(), 500, |_, _| {});
        let mut measured = measured.told(probative_words::under);
        measured.entries.iter_mut().for_each(|entry| entry.geography.clear());
        self.calibrations = Some(measured);
        self
    }

    /// The bytes of a record.
    pub(crate) fn bytes(&mut self, source: &str) -> &mut Vec<u8> {
        self.bytes.get_mut(source).expect("the record is there")
    }

    /// Changes the rows of a table; what it gives says whether a row stays.
    pub(crate) fn edit(&mut self, source: &str, mut change: impl FnMut(&mut Row<'_>) -> bool) {
        let held = String::from_utf8(self.bytes(source).clone()).expect("a table is UTF-8");
        let mut rows = table(&held);
        let columns = rows.remove(0);
        rows.retain_mut(|cells| change(&mut Row { columns: &columns, cells }));
        rows.insert(0, columns);
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n";
        *self.bytes(source) = rows.iter().map(line).collect::<String>().into_bytes();
    }

    /// What is found where records are as they are here, and chance is as it was: random bits and
    /// calibrations hang on the hashes that the case has pinned, which stay.
    pub(crate) fn found(&self) -> Finding {
        check(&self.case, &self.evidence()).findings.remove(0)
    }

    /// The evidence of this world.
    pub(crate) fn evidence(&self) -> Evidence {
        let case = self.pinned();
        let held = gather(&case, &Memory(&self.bytes)).unwrap_or_else(|error| panic!("{error:?}"));
        match &self.calibrations {
            Some(own) => held.calibrated_by(own.clone()),
            None => held,
        }
    }

    /// The case with the hashes of the records as they are here.
    pub(crate) fn pinned(&self) -> Case {
        let mut case = self.case.clone();
        for source in &mut case.sources {
            source.sha256 = sha256(&self.bytes[&source.id]);
        }
        case
    }
}

/// The cells of a table whose quoted ones hold no line feed.
fn table(held: &str) -> Vec<Vec<String>> {
    held.lines().map(cells).collect()
}

fn cells(line: &str) -> Vec<String> {
    let (mut all, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => all.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    all.push(cell);
    all
}
