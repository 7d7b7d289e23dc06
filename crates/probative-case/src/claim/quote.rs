//! Are these words in the source?

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
