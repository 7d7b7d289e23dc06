//! The hashes of words that claims look for in sources.

use probative_case::draft::Draft;
use probative_evidence::sha256;
use probative_terms::text::plain_words;

use crate::edited::Edits;

/// Puts the hashes of quoted words in the place of the words.
pub(super) fn pinned(draft: &Draft, edits: &mut Edits) {
    for quotation in &draft.quotations {
        let Some(words) = quotation.value("quote") else { continue };
        let plain = plain_words(words);
        let entries = [
            ("length", words.len().to_string()),
            ("sha256", format!("\"{}\"", sha256(words.as_bytes()))),
            ("words", plain.len().to_string()),
            ("words_sha256", format!("\"{}\"", sha256(plain.join(" ").as_bytes()))),
        ];
        edits.fill(quotation, "quote", &entries);
    }
}
