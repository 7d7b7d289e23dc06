//! The files of a new case.

use std::path::Path;

use probative_case::placeholder;
use probative_evidence::sha256;
use probative_terms::text::toml;

use super::table::{ID, Picked};
use super::today;
use crate::stderr::shown;

/// What the claim says, in one phrase.
pub(super) fn said(picked: &Picked) -> String {
    let rows: Vec<String> =
        picked.filter.iter().map(|(column, value)| format!("{column} is {value}")).collect();
    let place =
        if rows.is_empty() { String::new() } else { format!(" where {}", rows.join(" and ")) };
    format!("{} is {}{place}", picked.column, picked.number)
}

/// The text that makes the claim: one line.
pub(super) fn claim(picked: &Picked) -> String {
    let said: String = said(picked).split_whitespace().collect::<Vec<_>>().join(" ");
    format!("The table says that {said}.\n")
}

/// The case file, every field explained.
pub(super) fn case(
    folder: &Path,
    name: &str,
    picked: &Picked,
    table: &[u8],
    claim: &str,
) -> String {
    let sentence = claim.trim_end();
    let fields = [
        ("TITLE", toml(&format!("A first case about {}", file_name(name)))),
        ("FOLDER", shown(folder)),
        ("TODAY", toml(&today().to_string())),
        ("TEXT_HASH", toml(&sha256(claim.as_bytes()))),
        ("TEXT_BYTES", claim.len().to_string()),
        ("SENTENCE_BYTES", sentence.len().to_string()),
        ("SENTENCE_HASH", toml(&sha256(sentence.as_bytes()))),
        ("TABLE_NAME", toml(file_name(name))),
        ("TEXT_PUBLISHER", toml(placeholder::TEXT_PUBLISHER)),
        ("HEADLINE", toml(placeholder::HEADLINE)),
        ("TEXT_URL", toml(placeholder::URL)),
        ("PUBLISHER", toml(placeholder::PUBLISHER)),
        ("BECAUSE", toml(placeholder::BECAUSE)),
        ("LICENCE", toml(placeholder::LICENCE)),
        ("TABLE_HASH", toml(&sha256(table))),
        ("SAID", toml(&said(picked))),
        ("CONCLUDES", toml(&said(picked))),
        ("WHAT", toml(&picked.column)),
        ("NUMBER", toml(&picked.number)),
        ("RECORD", record(picked)),
    ];
    fill(TEMPLATE, &fields)
}

/// The name of a file without the folders before it.
fn file_name(path: &str) -> &str {
    Path::new(path).file_name().and_then(|name| name.to_str()).unwrap_or(path)
}

/// Puts each field in the place of its name between `«` and `»`.
fn fill(template: &str, fields: &[(&str, String)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('«') {
        let (field, behind) = after.split_once('»').expect("the template closes every field");
        let value = fields.iter().find(|(name, _)| *name == field);
        filled.push_str(before);
        filled.push_str(&value.expect("the template names only these fields").1);
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

fn record(picked: &Picked) -> String {
    let cells: Vec<String> = picked
        .filter
        .iter()
        .map(|(column, value)| format!("{} = {}", toml(column), toml(value)))
        .collect();
    let filter = if cells.is_empty() {
        String::new()
    } else {
        format!(", where = {{ {} }}", cells.join(", "))
    };
    format!("{{ source = \"{ID}\"{filter}, value = {} }}", toml(&picked.column))
}

const TEMPLATE: &str = include_str!("template.toml");

#[cfg(test)]
mod tests {
    use super::*;
    use probative::Case;

    #[test]
    fn names_and_cells_with_quotes_still_make_a_case() {
        let picked = Picked {
            filter: vec![("na\"me".to_owned(), "C:\\a\n«NUMBER»".to_owned())],
            column: "dea\tths".to_owned(),
            number: "7".to_owned(),
        };
        let claim = claim(&picked);
        let case = Case::read(&case(Path::new("x"), "t.csv", &picked, b"", &claim)).unwrap();
        assert_eq!(case.claims.len(), 1);
        assert_eq!(case.uses[0].values[0].0, "C:\\a\n«NUMBER»");
    }
}
