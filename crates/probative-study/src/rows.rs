//! How the rows of a file are to be read, as a question says it.

use probative_evidence::Asked;

use crate::error::Error;
use crate::parameters::{DELIMITER, HEADER, ID, MISSING, SHEET, SKIP, WHERE};
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
        missing: words(settled.names(&MISSING)),
        id: text(&ID),
        ..Asked::default()
    };
    for words in settled.names(&WHERE) {
        let help = "write the column, an equals sign and the value: --where year=2015";
        asked.keeping(words).map_err(|said| Error::asked(said, help))?;
    }
    Ok(asked)
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
