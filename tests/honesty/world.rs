//! A made-up case with its sources, and the calibration that all worlds of a setting share.

use probative::{Case, Evidence, Source, Sources, gather};
use probative_check::calibrate;
use probative_evidence::{Calibrations, Error, sha256};
use probative_words::under;

/// The sentence of every made-up text.
const TEXT: &str = "A claim about places.";

/// The files and the test of one world.
pub(crate) struct Made {
    /// The kind of the claim.
    pub(crate) kind: &'static str,
    /// Its table.
    pub(crate) test: String,
    /// Files by the ids of their sources.
    pub(crate) files: Vec<File>,
    /// How many rearrangements a null takes.
    pub(crate) draws: usize,
}

/// A source and its bytes.
pub(crate) struct File {
    pub(crate) id: &'static str,
    pub(crate) path: &'static str,
    pub(crate) text: String,
}

impl File {
    pub(crate) fn csv(id: &'static str, path: &'static str, text: String) -> File {
        File { id, path, text }
    }
}

impl Sources for Made {
    fn bytes(&self, source: &Source) -> Result<Vec<u8>, Error> {
        let found = self.files.iter().find(|file| file.path == source.path);
        let missing = || Error::Missing { path: source.path.clone(), why: "not made".to_owned() };
        found.map(|file| file.text.clone().into_bytes()).ok_or_else(missing)
    }
}

/// What was measured in one world, for all worlds of a setting.
pub(crate) struct Base(Calibrations);

impl Base {
    pub(crate) fn new(words: &str, claim: &str, made: &Made, datasets: usize) -> Base {
        let (case, evidence) = gathered(words, claim, made, None);
        let mut found = calibrate(&case, &evidence, datasets, |_, _| {}).told(under);
        found.entries.truncate(1);
        found.entries.iter_mut().for_each(|entry| entry.geography.clear());
        Base(found)
    }

    /// By what it widens.
    pub(crate) fn factor(&self) -> Option<f64> {
        self.0.entries.first().map(|entry| entry.factor)
    }
}

/// A world, read and gathered; with the calibration of its setting, where it has one.
pub(crate) fn gathered(
    words: &str,
    claim: &str,
    made: &Made,
    base: Option<&Base>,
) -> (Case, Evidence) {
    let text = case_text(words, claim, made);
    let case = Case::read(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let evidence = gather(&case, made).unwrap_or_else(|error| panic!("{error}"));
    let calibrations = base.map_or_else(Calibrations::default, |base| base.0.clone());
    (case, evidence.calibrated_by(calibrations))
}

fn case_text(words: &str, claim: &str, made: &Made) -> String {
    let hash = sha256(TEXT.as_bytes());
    let length = TEXT.len();
    let Made { kind, test, files, draws } = made;
    let sources: String = files.iter().map(|it| source(it.id, it.path, &it.text)).collect();
    format!(
        "title = \"A made-up world\"\n\
         [text]\npublisher = \"A publisher\"\nheadline = \"A headline\"\nurl = \"https://example.org\"\n\
         date = \"2017-10-23\"\nsha256 = \"{hash}\"\nbytes = {length}\nconclusion = \"first\"\nconcludes = \"it holds\"\n\
         [settings]\nseed = 1\ndraws = {draws}\nlevel = 0.95\n\
         [[claims]]\nid = \"first\"\nkind = \"{kind}\"\nwords = \"{words}\"\nsaid = \"A claim\"\nmirror = \"Its negation\"\n\
         tested_as = \"by the table\"\nwould_change = \"another table\"\n{claim}\
         anchor = {{ start = 0, length = {length}, sha256 = \"{hash}\" }}\n\
         [claims.{kind}]\n{test}\n{sources}"
    )
}

fn source(id: &str, path: &str, text: &str) -> String {
    format!(
        "[[sources]]\nid = \"{id}\"\npath = \"{path}\"\ntitle = \"A table\"\npublisher = \"Who made {id}\"\nurl = \"\"\n\
         vintage = \"2016\"\nretrieved = \"2017-01-01\"\nsha256 = \"{}\"\nlicence = \"public domain\"\n\
         reliability = {{ word = \"sufficiently reliable\", basis = \"invented\", because = \"it is made up\" }}\n",
        sha256(text.as_bytes())
    )
}
