//! A made-up case with its sources, and the calibration that all worlds of a setting share.

use probative::{Case, Evidence, Source, Sources, gather};
use probative_case::claim::alignment::Alignment;
use probative_case::claim::association::Association;
use probative_case::claim::{Kinds, Select};
use probative_check::calibrate;
use probative_evidence::{CalibrationEntry, Calibrations, Error, sha256};
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

/// The calibration of a setting, made in its first world.
pub(crate) struct Base(Option<CalibrationEntry>);

impl Base {
    /// # Panics
    /// Where the first world does not calibrate as its own geography says.
    pub(crate) fn new(words: &str, claim: &str, made: &Made, datasets: usize) -> Base {
        let (case, evidence) = gathered(words, claim, made, None);
        let mut entries = calibrate(&case, &evidence, datasets, |_, _| {}).told(under).entries;
        if let Some(entry) = entries.first() {
            assert_eq!(entry.geography, geography(&case), "the geography is that of the program");
        }
        Base((!entries.is_empty()).then(|| entries.remove(0)))
    }

    /// By what it widens.
    pub(crate) fn factor(&self) -> Option<f64> {
        self.0.as_ref().map(|entry| entry.factor)
    }

    /// The same for another world of the setting, as a pinned file.
    fn pinned(&self, geography: String) -> Option<String> {
        let entry = self.0.as_ref()?;
        let entries = vec![CalibrationEntry { geography, ..entry.clone() }];
        Some(Calibrations { entries }.to_toml())
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
    let read = |text: &str| Case::read(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let case = read(&text);
    let pinned = base.and_then(|base| base.pinned(geography(&case)));
    let Some(pinned) = pinned else {
        let evidence = gather(&case, made).unwrap_or_else(|error| panic!("{error}"));
        return (case, evidence);
    };
    let case = read(&(text + &source("calibration", "calibration.toml", &pinned)));
    let evidence = gather(&case, &With { made, pinned }).unwrap_or_else(|error| panic!("{error}"));
    (case, evidence)
}

/// The files of a world and a calibration.
struct With<'a> {
    made: &'a Made,
    pinned: String,
}

impl Sources for With<'_> {
    fn bytes(&self, source: &Source) -> Result<Vec<u8>, Error> {
        match source.path.as_str() {
            "calibration.toml" => Ok(self.pinned.clone().into_bytes()),
            _ => self.made.bytes(source),
        }
    }
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
        "[[sources]]\nid = \"{id}\"\npath = \"{path}\"\ntitle = \"A table\"\npublisher = \"A publisher\"\nurl = \"\"\n\
         vintage = \"2016\"\nretrieved = \"2017-01-01\"\nsha256 = \"{}\"\nlicence = \"public domain\"\n\
         reliability = {{ word = \"sufficiently reliable\", because = \"it is made up\" }}\n",
        sha256(text.as_bytes())
    )
}

/// The key under which the program looks for a calibration; [`Base::new`] proves that it is that.
fn geography(case: &Case) -> String {
    let hash = |id: &str| case.source(id).map(|source| source.sha256.clone());
    let keyed = |sources: Vec<&str>, what: Vec<String>| {
        let hashes = sources.into_iter().filter_map(hash);
        sha256(hashes.chain(what).collect::<Vec<_>>().join("\n").as_bytes())
    };
    let of = |selects: &[&Select]| -> Vec<String> { selects.iter().map(|it| it.key()).collect() };
    match case.claims[0].test.held() {
        Some(Kinds::Trend(trend)) => {
            let mut what = of(&[&trend.events, &trend.whole]);
            what.push(format!("{:?}", trend.windows));
            keyed(vec![&trend.events.source, &trend.whole.source], what)
        }
        Some(Kinds::Rate(rate)) => {
            let sources = rate.selects().into_iter().map(|it| it.source.as_str());
            keyed(sources.collect(), rate.key())
        }
        Some(Kinds::Association(Association::Maps(maps))) => {
            let sources = vec![&*maps.adjacency.source, &maps.values.source, &maps.with.source];
            keyed(sources, of(&[&maps.values, &maps.with]))
        }
        Some(Kinds::Alignment(Alignment::Along(along))) => {
            keyed(vec![&along.places.source, &along.lines, &along.registry], along.key().into())
        }
        Some(Kinds::Cluster(cluster)) => {
            let sources = cluster.selects().into_iter().map(|it| it.source.as_str());
            keyed(sources.collect(), cluster.key())
        }
        Some(Kinds::Effect(effect)) => {
            keyed(vec![&effect.outcome.source, &effect.registry], effect.key().into())
        }
        Some(Kinds::Rivals(rivals)) => {
            let columns: Vec<&Select> =
                rivals.explanations.iter().flat_map(|it| &it.columns).collect();
            let mut sources = vec![rivals.outcome.source.as_str()];
            sources.extend(columns.iter().map(|it| it.source.as_str()));
            sources.extend([rivals.policy.registry.as_str(), &rivals.adjacency.source]);
            sources.dedup();
            let mut what = vec![rivals.outcome.key()];
            what.extend(of(&columns));
            what.push(rivals.policy.list.filter_key());
            keyed(sources, what)
        }
        _ => String::new(),
    }
}
