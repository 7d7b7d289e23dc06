//! Bytes to text.

use probative_terms::Diagnostic;

use super::letters::western;
use super::line::Lines;

/// The text of a file, and what was odd about its letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// How the letters are written, as a reader calls it.
    pub(crate) letters: &'static str,
    /// That they are not those of UTF-8, though they are taken.
    pub(crate) notice: Option<Diagnostic>,
}

/// The text of bytes, without a byte-order mark: UTF-8, UTF-16 that says so or has the zeros of it,
/// or the letters of Windows' western code page, which holds those of Latin-1.
///
/// # Errors
/// Bytes that are none of these for sure (E101): letters in two writings, zeros in the middle, and
/// bytes that no western text has beside a letter.
pub(crate) fn decoded(path: &str, bytes: &[u8]) -> Result<Decoded, Vec<Diagnostic>> {
    let wide = |text: Option<String>, letters| {
        let broken = "the bytes are UTF-16 and end in the middle of a letter";
        let text = text.ok_or_else(|| vec![undecoded(path, 0, broken.to_owned())])?;
        Ok(taken(path, text, letters))
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => return wide(utf16(rest, u16::from_le_bytes), "UTF-16"),
        [0xfe, 0xff, rest @ ..] => return wide(utf16(rest, u16::from_be_bytes), "UTF-16"),
        [first, 0, second, 0, ..] if *first > 0 && *second > 0 => {
            return wide(utf16(bytes, u16::from_le_bytes), "UTF-16");
        }
        [0, first, 0, second, ..] if *first > 0 && *second > 0 => {
            return wide(utf16(bytes, u16::from_be_bytes), "UTF-16");
        }
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let text = text.to_owned();
            Ok(Decoded { text, letters: "UTF-8", notice: None })
        }
        Err(_) if is_western(bytes) => {
            let text = bytes.iter().map(|byte| western(*byte)).collect();
            Ok(taken(path, text, "Windows-1252"))
        }
        Err(error) => {
            let at = error.valid_up_to();
            let line = Lines::new(bytes).at(at);
            Err(vec![undecoded(path, line, format!("byte {at} is not UTF-8"))])
        }
    }
}

/// Text in other letters than UTF-8, which is told.
fn taken(path: &str, text: String, letters: &'static str) -> Decoded {
    let said = format!("the letters are those of {letters}, and are taken as such");
    let notice = Diagnostic::of_file("W101", path, said, "see whether names look as they should");
    Decoded { text, letters, notice: Some(notice) }
}

fn undecoded(path: &str, line: usize, said: String) -> Diagnostic {
    Diagnostic::in_cell("E101", path, line, "", said, "save the file as UTF-8")
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units).collect::<Result<_, _>>().ok()?;
    bytes.len().is_multiple_of(2).then_some(text)
}

/// Whether bytes can only be the letters of the western code page: no letter of UTF-8 among them,
/// and each that is not ASCII a sign of print or a letter beside another.
fn is_western(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Err(error) = std::str::from_utf8(rest) {
        let (fine, broken) = rest.split_at(error.valid_up_to());
        let (at, byte) = (bytes.len() - broken.len(), broken[0]);
        if !fine.is_ascii() || !stands(bytes, at, byte) {
            return false;
        }
        rest = &broken[1..];
    }
    rest.is_ascii()
}

fn stands(bytes: &[u8], at: usize, byte: u8) -> bool {
    let is_letter = |place: Option<usize>| {
        let byte = place.and_then(|place| bytes.get(place));
        byte.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte >= 0xc0)
    };
    match byte {
        // Quotes, dashes, the sign of degrees and what else is printed.
        0x80 | 0x82..=0x8c | 0x8e | 0x91..=0x9c | 0x9e..=0xbf => true,
        0xc0..=0xfd => is_letter(at.checked_sub(1)) || is_letter(Some(at + 1)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, &'static str) {
        let found = decoded("t.csv", bytes).unwrap();
        assert_eq!(found.notice.is_some(), found.letters != "UTF-8");
        (found.text, found.letters)
    }

    #[test]
    fn letters_are_told_from_their_bytes() {
        assert_eq!(text("\u{feff}Doña".as_bytes()), ("Doña".to_owned(), "UTF-8"));
        assert_eq!(text(b"Do\xf1a Ana"), ("Doña Ana".to_owned(), "Windows-1252"));
        assert_eq!(text(b"a \x96 b"), ("a – b".to_owned(), "Windows-1252"));
        let wide = |unit: fn(u16) -> [u8; 2]| "Doña,7\n".encode_utf16().flat_map(unit).collect();
        let (little, big): (Vec<u8>, Vec<u8>) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
        for bytes in [little.clone(), big, [vec![0xff, 0xfe], little].concat()] {
            assert_eq!(text(&bytes), ("Doña,7\n".to_owned(), "UTF-16"));
        }
    }

    #[test]
    fn what_is_in_two_writings_or_in_none_is_refused_with_its_line() {
        for bytes in ["Doña\nDo\u{f1}a\n".as_bytes(), b"a\n1,\xff\n", b"a\n\x81\n"] {
            let mut bytes = bytes.to_vec();
            bytes.extend(b"Do\xf1a");
            let problem = decoded("t.csv", &bytes).unwrap_err().remove(0);
            assert_eq!(problem.code, "E101", "{problem}");
        }
        assert_eq!(decoded("t", b"a\n\xff").unwrap_err()[0].place.line(), Some(2));
        assert!(decoded("t", b"\xff\xfea").is_err(), "half a letter");
    }
}
