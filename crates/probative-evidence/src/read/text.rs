//! Bytes to text.

use probative_terms::Diagnostic;

use super::line::Lines;

/// The text of UTF-8 bytes, without a byte-order mark.
pub(crate) fn decoded(path: &str, bytes: &[u8]) -> Result<String, Vec<Diagnostic>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let at = error.valid_up_to();
            let line = Lines::new(bytes).at(at);
            let said = format!("byte {at} is not UTF-8");
            Err(vec![Diagnostic::in_cell("E101", path, line, "", said, "save the file as UTF-8")])
        }
    }
}
