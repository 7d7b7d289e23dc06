//! What somebody says of how a file is to be read, and the forms of files that it is of.

use probative_terms::Diagnostic;

use super::{Form, Gives};
use crate::asked::Asked;

/// Something that may be said of how a file is to be read.
pub(crate) struct Said {
    /// Its name, as commands and cases write it.
    pub(crate) name: &'static str,
    /// What it is for.
    pub(crate) of: &'static str,
    /// The forms that it is of: others have nothing that it could change.
    pub(crate) suits: &'static [Gives],
    is_said: fn(&Asked) -> bool,
}

/// Forms with rows and columns.
const ROWS: &[Gives] = &[
    Gives::Table,
    Gives::Columns,
    Gives::Text,
    Gives::Workbook,
    Gives::Arrays,
    Gives::Rows,
    Gives::Shapes,
    Gives::Features,
    Gives::Topology,
];
/// Forms with a header and rows, and no shapes.
const SHEETS: &[Gives] =
    &[Gives::Table, Gives::Columns, Gives::Text, Gives::Workbook, Gives::Arrays, Gives::Rows];
const TEXTS: &[Gives] = &[Gives::Table, Gives::Columns, Gives::Text];
const LINES: &[Gives] = &[Gives::Table, Gives::Columns, Gives::Text, Gives::Workbook];

/// All that may be said, one row each. Of an archive all may be said: it is said of what it holds.
pub(crate) const SAID: &[Said] = &[
    said("where", "keeps rows by the values of a column", ROWS, |asked| !asked.keep.is_empty()),
    said("leave-out", "leaves out rows by the values of a column", ROWS, |asked| {
        !asked.leave.is_empty()
    }),
    said("missing", "says what stands for no number in the cells of rows", ROWS, |asked| {
        !asked.missing.is_empty()
    }),
    said("id", "names the column of the codes of rows", ROWS, |asked| asked.id.is_some()),
    said("years-in-columns", "makes rows of the columns of years of a table", SHEETS, |asked| {
        asked.years_in_columns
    }),
    said("skip", "counts lines above the header of a text or a workbook", LINES, |asked| {
        asked.skip.is_some()
    }),
    said("header", "names the line of the header of a text or a workbook", LINES, |asked| {
        asked.header.is_some()
    }),
    said("delimiter", "is the letter between the cells of a text", TEXTS, |asked| {
        asked.delimiter.is_some()
    }),
    said("sheet", "names a sheet of a workbook", &[Gives::Workbook], |asked| asked.sheet.is_some()),
    said(
        "layer",
        "names an object of a TopoJSON or a file of a zip archive",
        &[Gives::Topology],
        |asked| asked.layer.is_some(),
    ),
];

const fn said(
    name: &'static str,
    of: &'static str,
    suits: &'static [Gives],
    is_said: fn(&Asked) -> bool,
) -> Said {
    Said { name, of, suits, is_said }
}

/// Passes if all that is said of how a file is to be read is of its form: what would change nothing
/// was meant for another file.
///
/// # Errors
/// Each that is of other forms, and two that both say where the header stands (E301).
pub fn suited(path: &str, form: &Form, asked: &Asked) -> Result<(), Vec<Diagnostic>> {
    // Of what is not read that is told first.
    if matches!(form.gives, Gives::Packed | Gives::Foreign) {
        return Ok(());
    }
    let odd = SAID.iter().filter(|said| (said.is_said)(asked) && !said.suits.contains(&form.gives));
    let mut problems: Vec<Diagnostic> = odd.map(|said| unsuited(path, said, form.word)).collect();
    if problems.is_empty() && asked.skip.is_some() && asked.header.is_some() {
        let told = "`skip` and `header` both say where the header stands";
        let help = "keep one of the two; header counts lines from the first of the file";
        problems.push(Diagnostic::of_file("E301", path, told, help));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Passes if nothing is said of rows, of which a file has none.
///
/// # Errors
/// The first thing that is (E301).
pub(crate) fn without_rows(path: &str, word: &str, asked: &Asked) -> Result<(), Vec<Diagnostic>> {
    let odd = SAID.iter().find(|said| said.suits == ROWS && (said.is_said)(asked));
    odd.map_or(Ok(()), |said| Err(vec![unsuited(path, said, word)]))
}

fn unsuited(path: &str, said: &Said, word: &str) -> Diagnostic {
    let told = format!("`{}` {}, and the file is {word}", said.name, said.of);
    let help = format!("leave `{}` out, or name the file that it is of", said.name);
    Diagnostic::of_file("E301", path, told, &help)
}

/// What is said of the one file of an archive: a layer of a zip archive is the file itself.
pub(crate) fn inner(bytes: &[u8], asked: &Asked) -> Asked {
    let layer = asked.layer.clone().filter(|_| !bytes.starts_with(b"PK"));
    Asked { layer, ..asked.clone() }
}

/// Whether anything is said of how a text is to be read as rows.
pub(crate) fn is_of_rows(asked: &Asked) -> bool {
    SAID.iter().any(|said| said.suits.contains(&Gives::Table) && (said.is_said)(asked))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::form_of;
    use crate::look::{Beside, look};
    use crate::read::sheet;
    use crate::units::{UnitColumns, read_units};

    /// A file of each form that is read from its bytes alone.
    fn files() -> Vec<(&'static str, Vec<u8>)> {
        let point = r#"{"type": "Feature", "properties": {"a": "1", "n": 2}, "geometry": {"type": "Point", "coordinates": [1, 2]}}"#;
        let features = format!(r#"{{"type": "FeatureCollection", "features": [{point}]}}"#);
        let topology = r#"{"type": "Topology", "arcs": [], "objects": {"o": {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2], "properties": {"a": "1", "n": 2}}]}}}"#;
        let book = include_bytes!(
            "../../../../tests/bad/113_numbers_of_a_workbook_as_they_are_shown/sources/percent.xlsx"
        );
        vec![
            ("t.csv", b"x,y\na,n\n1,2\n".to_vec()),
            ("c.cas", b"1 3 2000\n2 4 2000\n3 1 2000\n".to_vec()),
            ("a.json", b"[[\"a\", \"n\"],\n [\"1\", 2]]".to_vec()),
            ("f.geojson", features.into_bytes()),
            ("o.json", topology.as_bytes().to_vec()),
            ("w.gal", b"0 2 map id\na 1\nb\nb 1\na\n".to_vec()),
            ("b.xlsx", book.to_vec()),
        ]
    }

    /// The same with one thing said.
    fn saying(said: &Said) -> Asked {
        let all = Asked {
            delimiter: Some('\t'),
            skip: Some(1),
            header: Some(2),
            sheet: Some("none".to_owned()),
            layer: Some("none".to_owned()),
            missing: ["2", "5"].map(str::to_owned).to_vec(),
            keep: vec![("none".to_owned(), vec!["x".to_owned()])],
            id: Some("none".to_owned()),
            years_in_columns: true,
            ..Asked::default()
        };
        let mut one = Asked::default();
        match said.name {
            "where" => one.keep = all.keep,
            "leave-out" => one.leave = all.keep,
            "missing" => one.missing = all.missing,
            "id" => one.id = all.id,
            "years-in-columns" => one.years_in_columns = all.years_in_columns,
            "skip" => one.skip = all.skip,
            "header" => one.header = all.header,
            "delimiter" => one.delimiter = all.delimiter,
            "sheet" => one.sheet = all.sheet,
            "layer" => one.layer = all.layer,
            other => panic!("nothing says {other}"),
        }
        one
    }

    #[test]
    fn what_is_said_of_a_file_is_refused_by_its_name_or_changes_what_is_read() {
        for said in SAID {
            let asked = saying(said);
            assert!((said.is_said)(&asked), "{}", said.name);
            for (path, bytes) in files() {
                let form = form_of(&bytes);
                let with = |asked: &Asked| look(path, &bytes, &Beside::new(), asked);
                let found = with(&asked);
                let refused = |all: &Vec<Diagnostic>| {
                    all[0].code == "E301" && all[0].what.starts_with(&format!("`{}`", said.name))
                };
                let suits = said.suits.contains(&form.gives);
                assert_eq!(found.as_ref().is_err_and(refused), !suits, "{} {path}", said.name);
                if suits {
                    assert_ne!(found, with(&Asked::default()), "{} {path}", said.name);
                }
            }
        }
    }

    #[test]
    fn every_door_refuses_what_a_file_has_no_use_for() {
        for said in SAID {
            let asked = saying(said);
            let columns = UnitColumns {
                layer: asked.layer.clone(),
                asked: asked.clone(),
                ..UnitColumns::default()
            };
            for (path, bytes) in files() {
                if said.suits.contains(&form_of(&bytes).gives) {
                    continue;
                }
                let table = sheet(path, &bytes, &asked).unwrap_err();
                let units = read_units(path, &bytes, &columns).unwrap_err();
                assert_eq!(
                    (table[0].code.word(), units[0].code.word()),
                    ("E301", "E301"),
                    "{} {path}",
                    said.name
                );
            }
        }
    }

    #[test]
    fn a_header_is_said_in_one_way() {
        let asked = Asked { skip: Some(1), header: Some(2), ..Asked::default() };
        let told = sheet("t.csv", b"x,y\na,n\n1,2\n", &asked).unwrap_err().remove(0);
        assert_eq!(told.code, "E301", "{told}");
        let layer = Asked { layer: Some("o".to_owned()), ..Asked::default() };
        assert_eq!(inner(b"PK\x03\x04", &layer).layer, None);
        assert_eq!(inner(b"\x1f\x8b", &layer).layer, layer.layer);
    }
}
