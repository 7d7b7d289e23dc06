//! How the rows of a file are to be read, as a question says it.

use probative_evidence::Asked;

use crate::error::Error;
use crate::opened::Opened;
use crate::parameter::Parameter;
use crate::parameters::{
    DELIMITER, HEADER, ID, JOIN_WHERE, LAYER, LEAVE_OUT, MISSING, SHEET, SKIP, WHERE,
};
use crate::settings::Settled;

/// What a question says of the rows.
///
/// # Errors
/// A filter without an equals sign, and a letter between cells that is several.
pub(crate) fn asked(settled: &Settled) -> Result<Asked, Error> {
    let text = |parameter| settled.name(parameter).map(str::to_owned);
    let mut asked = Asked {
        delimiter: delimiter(settled)?,
        skip: settled.count(&SKIP),
        header: settled.count(&HEADER),
        sheet: text(&SHEET),
        layer: text(&LAYER),
        missing: words(settled.names(&MISSING)),
        id: text(&ID),
        ..Asked::default()
    };
    taken(settled, &WHERE, |words| asked.keeping(words))?;
    taken(settled, &LEAVE_OUT, |words| asked.leaving(words))?;
    Ok(asked)
}

/// What a question says of the rows of files that are joined.
///
/// # Errors
/// A filter without an equals sign, and one where no file is joined.
pub(crate) fn joined(settled: &Settled, opened: &Opened) -> Result<Asked, Error> {
    let mut asked = Asked::default();
    taken(settled, &JOIN_WHERE, |words| asked.keeping(words))?;
    if opened.joined.is_empty() && !asked.keep.is_empty() {
        let said = "--join-where is of the rows of a joined file, and none is joined";
        return Err(Error::asked(said, "name the file with --join FILE, or filter with --where"));
    }
    Ok(Asked { keep_among: std::mem::take(&mut asked.keep), ..asked })
}

/// Takes each `COL=VALUE` that a parameter has.
fn taken(
    settled: &Settled,
    filters: &Parameter,
    mut take: impl FnMut(&str) -> Result<(), String>,
) -> Result<(), Error> {
    let name = filters.name;
    let help = format!("write the column, an equals sign and the value: --{name} year=2015");
    let mut each = settled.names(filters).iter();
    each.try_for_each(|words| take(words).map_err(|said| Error::asked(said, &help)))
}

/// The words of several, which commas part.
fn words(said: &[String]) -> Vec<String> {
    said.iter().flat_map(|words| words.split(',')).map(str::to_owned).collect()
}

fn delimiter(settled: &Settled) -> Result<Option<char>, Error> {
    let Some(word) = settled.name(&DELIMITER) else { return Ok(None) };
    let mut letters = word.chars();
    match (word, letters.next(), letters.next()) {
        ("\\t" | "tab", ..) => Ok(Some('\t')),
        (_, Some(letter), None) if letter.is_ascii() => Ok(Some(letter)),
        _ => {
            let said = format!("`{word}` is not the letter between cells");
            Err(Error::asked(said, "write one letter, as in --delimiter ';', or tab"))
        }
    }
}
