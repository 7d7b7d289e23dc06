//! What is measured of words in a source.

/// What a reading measured.
#[derive(Debug, Clone, PartialEq)]
pub enum Quote {
    /// How often the source's text holds the words.
    Held {
        /// To the byte.
        exact: usize,
        /// Word for word, but for case and punctuation.
        worded: usize,
    },
    /// The places that hold the words to the byte.
    ToTheByte,
}

/// What a picture shows: a quotation has none.
#[derive(Debug, Clone, PartialEq)]
pub enum QuotePhrase {}
