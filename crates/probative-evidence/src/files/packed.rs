//! What is packed into archives, taken out within bounds and never written anywhere.

use std::io::{Cursor, Read};

use probative_terms::Diagnostic;
use zip::ZipArchive;

use crate::asked::Asked;

/// The most entries of an archive.
const MOST_ENTRIES: usize = 10_000;
/// The most bytes of what is packed, where nobody says otherwise.
pub(crate) const MOST_BYTES: u64 = 1 << 30;

/// The most bytes of a workbook's parts: its readers hold what they have read of them.
const MOST_OF_WORKBOOK: u64 = 1 << 29;

/// A file that was packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unpacked {
    /// Its path, behind that of its archive.
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
    /// What lies beside it under the same name.
    pub(crate) beside: Vec<(String, Vec<u8>)>,
}

/// Whether an archive is a workbook: one of parts that spreadsheets name.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"PK\x03\x04") {
        return false;
    }
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    let mut names = archive.file_names();
    let parts = ["xl/workbook.xml", "xl/workbook.bin", "content.xml"];
    names.any(|name| name.is_ok_and(|name| parts.contains(&name.as_ref())))
}

/// Passes if the parts of a workbook, unpacked, are no more than may be held; an .xls is not
/// packed.
///
/// # Errors
/// Parts of too many bytes (E112).
pub(crate) fn hold_parts(path: &str, bytes: &[u8], asked: &Asked) -> Result<(), Diagnostic> {
    let most = asked.most_bytes.unwrap_or(MOST_OF_WORKBOOK);
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    let parts = 0..archive.len();
    let size = |at| archive.by_index_raw(at).map_or(0, |entry| entry.size());
    let all = parts.map(size).fold(0_u64, u64::saturating_add);
    if all <= most {
        return Ok(());
    }
    let said = format!("its parts have {all} bytes unpacked, and at most {most} are read");
    Err(refused(path, said).helped("save the sheet that is meant as CSV"))
}

/// A part of a workbook.
///
/// # Errors
/// A part that is not there or cannot be unpacked (E112).
pub(crate) fn part(
    path: &str,
    bytes: &[u8],
    name: &str,
    asked: &Asked,
) -> Result<Vec<u8>, Diagnostic> {
    let broken =
        |error: zip::result::ZipError| refused(path, format!("it cannot be read: {error}"));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    entry(path, &mut archive, name, asked.most_bytes.unwrap_or(MOST_OF_WORKBOOK))
}

/// The file that is packed by gzip.
///
/// # Errors
/// Bytes that end too early or are too many (E112).
pub(crate) fn of_gzip(path: &str, bytes: &[u8], asked: &Asked) -> Result<Unpacked, Diagnostic> {
    let most = asked.most_bytes.unwrap_or(MOST_BYTES);
    let mut out = Vec::new();
    let read = flate2::read::MultiGzDecoder::new(bytes).take(most + 1).read_to_end(&mut out);
    if let Err(error) = read {
        return Err(refused(path, format!("it cannot be unpacked: {error}")));
    }
    if out.len() as u64 > most {
        return Err(refused(path, format!("it holds more than {most} bytes")));
    }
    let path = path.strip_suffix(".gz").unwrap_or(path).to_owned();
    Ok(Unpacked { path, bytes: out, beside: Vec::new() })
}

/// The one file of an archive, or the one that is asked for, with what lies beside its shapes.
///
/// # Errors
/// An archive that is cut, of too many or too large files, with names that lead out of it, or with
/// several files none of which is asked for (E112).
pub(crate) fn of_zip(path: &str, bytes: &[u8], asked: &Asked) -> Result<Unpacked, Diagnostic> {
    let broken =
        |error: zip::result::ZipError| refused(path, format!("it cannot be read: {error}"));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if let Some(listed) = listed(bytes).filter(|listed| *listed > archive.len()) {
        let known = archive.len();
        let said = format!(
            "it lists {listed} entries under {known} names: of two files with one name nobody can say which is meant"
        );
        let help = "unpack it with another program, give each file a name of its own, and name the one that is meant";
        return Err(refused(path, said).helped(help));
    }
    let names = names(path, &mut archive)?;
    let stems = |ending: &str| {
        let ends = |name: &&String| name.to_ascii_lowercase().ends_with(ending);
        names.iter().filter(ends).cloned().collect::<Vec<_>>()
    };
    let shapes = stems(".shp");
    let of_shapes = ["shp", "shx", "dbf", "prj", "cpg", "sbn", "sbx", "xml", "qmd", "qix", "txt"];
    let alone = shapes.len() == 1
        && names.iter().all(|name| {
            let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
            of_shapes.contains(&ending.as_str())
        });
    let wanted = match (&asked.layer, &names[..], alone) {
        (Some(name), ..) => names.iter().find(|known| *known == name).cloned(),
        (None, _, true) => shapes.first().cloned(),
        (None, [one], _) => Some(one.clone()),
        _ => alone_among_words(&names),
    };
    let Some(wanted) = wanted else {
        let listed = names.iter().take(8).cloned().collect::<Vec<_>>().join(", ");
        let said = format!("it holds {} files: {listed}", names.len());
        let help = "name the one that is meant, with --layer NAME or as `layer` of a case's source";
        return Err(refused(path, said).helped(help));
    };
    let most = asked.most_bytes.unwrap_or(MOST_BYTES);
    let bytes = entry(path, &mut archive, &wanted, most)?;
    let stem = wanted.rsplit_once('.').map_or(wanted.as_str(), |(stem, _)| stem).to_owned();
    let mut beside = Vec::new();
    for name in names.iter().filter(|name| **name != wanted && alone) {
        if let Some(ending) = name.strip_prefix(&stem).and_then(|rest| rest.strip_prefix('.')) {
            let bytes = entry(path, &mut archive, name, most)?;
            beside.push((ending.to_ascii_lowercase(), bytes));
        }
    }
    Ok(Unpacked { path: format!("{path}/{wanted}"), bytes, beside })
}

/// How many entries an archive lists at its end (APPNOTE 4.3.16); nothing where another record
/// counts them. Its reader keeps the last of those that have one name.
fn listed(bytes: &[u8]) -> Option<usize> {
    let at = bytes.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let count = bytes.get(at + 10..at + 12)?;
    let count = u16::from_le_bytes([count[0], count[1]]);
    (count != u16::MAX).then_some(usize::from(count))
}

/// The one file of several that is no page of words about the others, by their names.
fn alone_among_words(names: &[String]) -> Option<String> {
    const ENDINGS: [&str; 7] = [".md", ".pdf", ".html", ".htm", ".doc", ".docx", ".rtf"];
    const BEGINS: [&str; 4] = ["readme", "read_me", "license", "licence"];
    let is_words = |name: &&String| {
        let name = name.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        ENDINGS.iter().any(|ending| name.ends_with(ending))
            || BEGINS.iter().any(|begin| name.starts_with(begin))
    };
    let mut others = names.iter().filter(|name| !is_words(name));
    let first = others.next()?;
    others.next().is_none().then(|| first.clone())
}

/// The names of the files of an archive, none of which may lead out of it.
fn names(path: &str, archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Vec<String>, Diagnostic> {
    if archive.len() > MOST_ENTRIES {
        let said = format!("it has {} entries, and at most {MOST_ENTRIES} are read", archive.len());
        return Err(refused(path, said));
    }
    let mut names = Vec::new();
    for at in 0..archive.len() {
        let entry = archive
            .by_index_raw(at)
            .map_err(|error| refused(path, format!("it cannot be read: {error}")))?;
        let name = entry
            .name()
            .map_err(|error| refused(path, format!("a name cannot be read: {error}")))?
            .into_owned();
        let link = entry.unix_mode().is_some_and(|mode| mode & 0o170_000 == 0o120_000);
        if link || entry.enclosed_name().is_none() || name.contains('\\') {
            let said = format!("the entry `{name}` leads out of the archive");
            return Err(refused(path, said));
        }
        let hidden = name.starts_with("__MACOSX/")
            || name.rsplit('/').next().is_some_and(|n| n.starts_with('.'));
        if !entry.is_dir() && !hidden {
            names.push(name);
        }
    }
    Ok(names)
}

fn entry(
    path: &str,
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
    most: u64,
) -> Result<Vec<u8>, Diagnostic> {
    let file = archive
        .by_name(name)
        .map_err(|error| refused(path, format!("`{name}` cannot be unpacked: {error}")))?;
    let said = file.size();
    let mut bytes = Vec::new();
    let read = file.take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| refused(path, format!("`{name}` cannot be unpacked: {error}")))?;
    if bytes.len() as u64 > most {
        return Err(refused(path, format!("`{name}` has more than {most} bytes")));
    }
    if bytes.len() as u64 != said {
        let found = bytes.len();
        return Err(refused(
            path,
            format!("`{name}` is said to have {said} bytes and has {found}"),
        ));
    }
    Ok(bytes)
}

pub(crate) fn refused(path: &str, said: String) -> Diagnostic {
    let help = "unpack it with another program, and name the file that is meant";
    Diagnostic::of_file("E112", path, said, help)
}
