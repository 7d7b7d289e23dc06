//! Bytes to text.

use crate::error::Problem;

/// The text of UTF-8 bytes, without a byte-order mark.
pub(crate) fn read(path: &str, bytes: &[u8]) -> Result<String, Vec<Problem>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let at = error.valid_up_to();
            let line = 1 + bytes[..at].iter().filter(|&&byte| byte == b'\n').count();
            Err(vec![Problem {
                code: "E101",
                path: path.to_owned(),
                line,
                column: String::new(),
                said: format!("byte {at} is not UTF-8"),
                why: "a name in another encoding joins to nothing",
                help: "save the file as UTF-8".to_owned(),
            }])
        }
    }
}
