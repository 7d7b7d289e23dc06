//! The table of a shapefile: dBASE, levels 3 to 7.

use super::csv::alike;
use super::letters::western;
use probative_terms::Diagnostic;
use probative_terms::text::one_line;

use crate::table::Table;

/// How the bytes of text stand for letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    Utf8,
    /// Code page 1252, which holds Latin-1.
    Western,
    Unsaid,
    /// The `.cpg` names others: of their bytes those of ASCII alone are taken.
    Unknown,
}

struct Field {
    name: String,
    kind: u8,
    start: usize,
    length: usize,
}

/// Reads a table; `page` is what stands in the `.cpg` beside it.
///
/// # Errors
/// Bytes that are no such table or fewer or more than its header counts (E231), columns of one name
/// (E106), and text in letters that nobody names (E101).
pub(crate) fn dbf_table(
    path: &str,
    bytes: &[u8],
    page: Option<&str>,
) -> Result<Table, Vec<Diagnostic>> {
    let whole = |said: &str| vec![broken(path, said.to_owned())];
    let short =
        |at: usize| Some(usize::from(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?])));
    let counted =
        bytes.get(4..8).map(|count| u32::from_le_bytes([count[0], count[1], count[2], count[3]]));
    let (Some(counted), Some(header), Some(length)) = (counted, short(8), short(10)) else {
        return Err(whole("the table ends within its header"));
    };
    let (counted, letters) = (counted as usize, letters(bytes.get(29).copied(), page));
    let fields = fields(bytes.get(..header).unwrap_or_default(), letters);
    let width = fields.iter().map(|field| field.length).sum::<usize>() + 1;
    if fields.is_empty() || width > length {
        return Err(whole("the table's header does not describe its columns"));
    }
    let rows = bytes.get(header..).unwrap_or_default();
    let there = rows.len() / length;
    // One byte may follow that marks the end.
    if there != counted || rows.len() - there * length > 1 {
        return Err(whole(&format!(
            "the table's header counts {counted} rows and {there} are there"
        )));
    }
    let columns: Vec<String> = fields.iter().map(|field| field.name.clone()).collect();
    let mut problems = alike(path, 0, &columns);
    let mut cells = Vec::with_capacity(counted);
    for (row, record) in rows.chunks_exact(length).take(counted).enumerate() {
        if record[0] == b'*' {
            problems.push(broken(
                path,
                format!("row {} is marked as deleted and still there", row + 1),
            ));
        }
        let cell = |field: &Field| {
            cell(&record[field.start..field.start + field.length], field.kind, letters)
        };
        match fields.iter().map(cell).collect::<Result<Vec<_>, _>>() {
            Ok(row) => cells.push(row),
            Err(unread) => problems.push(unread.told(path, row + 1, page)),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Table::new(columns, cells, (1..=counted).collect()))
}

/// Whether the letters that a `.cpg` names are known.
pub(crate) fn knows(page: &str) -> bool {
    letters(None, Some(page)) != Letters::Unknown
}

/// The letters that the `.cpg` names or, without one, the byte of the header.
fn letters(byte: Option<u8>, page: Option<&str>) -> Letters {
    let page = page.map(|name| name.trim().to_ascii_uppercase().replace(['-', '_', ' '], ""));
    match (page.as_deref(), byte) {
        (Some("UTF8" | "65001"), _) => Letters::Utf8,
        (
            Some("ISO88591" | "88591" | "LATIN1" | "1252" | "CP1252" | "WINDOWS1252" | "ANSI1252"),
            _,
        ) => Letters::Western,
        (None, Some(0x03 | 0x57 | 0x58 | 0x59)) => Letters::Western,
        (Some(_), _) => Letters::Unknown,
        (None, _) => Letters::Unsaid,
    }
}

fn fields(header: &[u8], letters: Letters) -> Vec<Field> {
    let mut start = 1;
    let described =
        header.get(32..).unwrap_or_default().chunks_exact(32).take_while(|one| one[0] != 0x0d);
    described
        .map(|one| {
            let name = one[..11].split(|byte| *byte == 0).next().unwrap_or_default();
            // A length of text may go on in the byte of the decimals.
            let long = if one[11] == b'C' { usize::from(one[17]) << 8 } else { 0 };
            let length = usize::from(one[16]) + long;
            let name =
                text(name, letters).unwrap_or_else(|_| String::from_utf8_lossy(name).into_owned());
            let field = Field { name, kind: one[11], start, length };
            start += length;
            field
        })
        .collect()
}

/// Why a cell cannot be read.
enum Unread {
    /// Its letters are not said.
    Letters,
    /// Its type is none that is known.
    Type(u8),
}

impl Unread {
    fn told(self, path: &str, row: usize, page: Option<&str>) -> Diagnostic {
        match self {
            Unread::Letters => {
                let said = match page {
                    None => "text is not UTF-8, and nothing says what else it is".to_owned(),
                    Some(page) => format!(
                        "text is not ASCII, and the .cpg names letters that are not known: `{}`",
                        one_line(page)
                    ),
                };
                let help = "name the letters in a .cpg beside the .dbf, or export anew in UTF-8";
                Diagnostic::of_file("E101", path, format!("row {row}: {said}"), help)
            }
            Unread::Type(kind) => {
                let kind = char::from(kind);
                broken(path, format!("row {row}: a cell has the type `{kind}`, which is not read"))
            }
        }
    }
}

fn cell(bytes: &[u8], kind: u8, letters: Letters) -> Result<String, Unread> {
    match (kind, bytes) {
        // A number that is missing, or too long for its field, as QGIS and dBASE write it.
        (b'N' | b'F', stars) if !stars.is_empty() && stars.iter().all(|byte| *byte == b'*') => {
            Ok(String::new())
        }
        (b'C' | b'N' | b'F' | b'D' | b'L' | b'M', _) => text(bytes, letters),
        (b'I', &[a, b, c, d]) => Ok(i32::from_le_bytes([a, b, c, d]).to_string()),
        (b'B' | b'O', &[a, b, c, d, e, f, g, h]) => {
            Ok(f64::from_le_bytes([a, b, c, d, e, f, g, h]).to_string())
        }
        _ => Err(Unread::Type(kind)),
    }
}

/// Text without the blanks and zeros around it. Bytes that are UTF-8 are taken as that whatever the
/// table says, since no other text looks like it.
fn text(bytes: &[u8], letters: Letters) -> Result<String, Unread> {
    let plain = letters != Letters::Unknown || bytes.is_ascii();
    if let (Ok(text), true) = (std::str::from_utf8(bytes), plain) {
        return Ok(text
            .trim_matches(|letter: char| letter.is_whitespace() || letter == '\0')
            .to_owned());
    }
    if letters != Letters::Western {
        return Err(Unread::Letters);
    }
    let text: String = bytes.iter().map(|byte| western(*byte)).collect();
    Ok(text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\0').to_owned())
}

fn broken(path: &str, said: String) -> Diagnostic {
    Diagnostic::of_file(
        "E231",
        path,
        said,
        "copy all parts of the shapefile again, or export it anew in UTF-8",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table with a name of ten bytes and a number of eight.
    fn table(rows: &[(&[u8], &str)], counted: u32, language: u8) -> Vec<u8> {
        let mut bytes = vec![0_u8; 32 + 64];
        bytes[0] = 3;
        bytes[4..8].copy_from_slice(&counted.to_le_bytes());
        bytes[8..10].copy_from_slice(&97_u16.to_le_bytes());
        bytes[10..12].copy_from_slice(&19_u16.to_le_bytes());
        bytes[29] = language;
        for (at, name, kind, length) in [(32, "NAME", b'C', 10), (64, "COUNT", b'N', 8)] {
            bytes[at..at + name.len()].copy_from_slice(name.as_bytes());
            (bytes[at + 11], bytes[at + 16]) = (kind, length);
        }
        bytes.push(0x0d);
        for (name, count) in rows {
            let mut text = name.to_vec();
            text.resize(10, b' ');
            bytes.extend([b" ", text.as_slice(), format!("{count:>8}").as_bytes()].concat());
        }
        bytes.push(0x1a);
        bytes
    }

    fn said(bytes: &[u8], page: Option<&str>) -> String {
        dbf_table("t.dbf", bytes, page).unwrap_err()[0].to_string()
    }

    #[test]
    fn letters_are_those_that_the_table_or_its_page_names() {
        let rows: [(&[u8], &str); 2] = [(b"Do\xf1a Ana", "12"), (b"Ada", "-1.5")];
        let western = dbf_table("t.dbf", &table(&rows, 2, 0x57), None).unwrap();
        assert_eq!((western.cell(0, "NAME"), western.cell(1, "COUNT")), ("Do\u{f1}a Ana", "-1.5"));
        assert!(dbf_table("t.dbf", &table(&rows, 2, 0), Some("ISO-8859-1\n")).is_ok());
        assert!(said(&table(&rows, 2, 0), None).starts_with("E101: row 1: text"));
        let utf8 = table(&[("Do\u{f1}a".as_bytes(), "1")], 1, 0x57);
        assert_eq!(dbf_table("t.dbf", &utf8, None).unwrap().cell(0, "NAME"), "Do\u{f1}a");
    }

    #[test]
    fn letters_of_a_page_that_is_not_known_are_refused_even_where_they_look_like_utf8() {
        let rows: [(&[u8], &str); 2] = [("\u{f1}".as_bytes(), "12"), (b"Ada", "-1.5")];
        let both = table(&rows, 2, 0x57);
        assert!(said(&both, Some("Big5")).contains("`Big5`"), "{}", said(&both, Some("Big5")));
        assert!(dbf_table("t.dbf", &both, Some("UTF-8")).is_ok());
        assert!(dbf_table("t.dbf", &table(&rows[1..], 1, 0), Some("Big5")).is_ok());
        assert_eq!(["Big5", "utf_8\n", "1252", ""].map(knows), [false, true, true, false]);
    }

    #[test]
    fn a_number_of_asterisks_is_a_missing_one() {
        let rows: [(&[u8], &str); 3] = [(b"********", "********"), (b"b", ""), (b"c", "*")];
        let read = dbf_table("t.dbf", &table(&rows, 3, 0), None).unwrap();
        assert_eq!([0, 1, 2].map(|row| read.cell(row, "COUNT")), ["", "", "*"]);
        assert_eq!(read.cell(0, "NAME"), "********", "a text is what it says");
    }

    #[test]
    fn rows_are_counted_against_the_header() {
        let rows: [(&[u8], &str); 2] = [(b"a", "1"), (b"b", "2")];
        for counted in [1, 3, u32::MAX] {
            let found = said(&table(&rows, counted, 0), None);
            assert!(found.contains(&format!("counts {counted} rows and 2 are there")), "{found}");
        }
        let cut = &table(&rows, 2, 0)[..120];
        assert!(said(cut, None).contains("counts 2 rows and 1 are there"));
        for length in [0, 5, 40] {
            assert!(dbf_table("t.dbf", &cut[..length], None).is_err());
        }
    }
}
