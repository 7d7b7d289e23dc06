//! Are these words in the source?

use super::kind::{ClaimKind, Open, Told};
use crate::keys::{Key, Table};
use crate::walk::Node;
use crate::words::{NoRegions, Scale, Words};
use crate::write::Written;
use probative_terms::Regions;

/// A quotation, known by its hashes, and the text that should hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The source's text.
    pub source: String,
    /// How many bytes the quotation has.
    pub length: usize,
    /// The hash of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// How many words it has.
    pub words: usize,
    /// The hash of its words: lower case, letters and digits alone, one space between.
    pub words_sha256: String,
}

const HASH: &str = "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"";

impl ClaimKind for Quote {
    const TABLE: Table = Table::new(
        "claims.quote",
        "Are these words in the source?",
        &[
            Key::source("source", "The source's text."),
            Key::whole("length", "How many bytes the quotation has.").such_as("54"),
            Key::text("sha256", "The hash of its bytes, in lower-case hexadecimal.").such_as(HASH),
            Key::whole("words", "How many words it has.").such_as("9"),
            Key::text(
                "words_sha256",
                "The hash of its words: lower case, letters and digits alone, one space between.",
            )
            .such_as(HASH),
        ],
    )
    .drafted_with(&[
        Key::source("source", "The source's text."),
        Key::text("quote", "The words themselves, which `probative pin` takes out again.")
            .such_as("\"it rains, often\""),
    ]);

    const SCALES: &'static [Scale] = &[Scale::Runs];

    fn read(table: Node<'_>) -> Option<Self> {
        if table.is_draft() {
            table.draft("E306", "run `probative pin CASE`");
            return None;
        }
        let source = table.source("source");
        let (length, sha256) = (table.some("length"), table.hash("sha256"));
        let (words, words_sha256) = (table.some("words"), table.hash("words_sha256"));
        table.close();
        Some(Quote {
            source: source?,
            length: length?,
            sha256: sha256?,
            words: words?,
            words_sha256: words_sha256?,
        })
    }

    fn write(&self, out: Written) -> Written {
        out.text("source", &self.source)
            .whole("length", self.length)
            .text("sha256", &self.sha256)
            .whole("words", self.words)
            .text("words_sha256", &self.words_sha256)
    }

    fn scale(&self) -> Scale {
        Scale::Runs
    }

    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        self.scale().regions(words)
    }

    fn told(&self) -> Told<'_> {
        Told::none()
    }

    fn open(&mut self) -> Open<'_> {
        Open::none()
    }
}
