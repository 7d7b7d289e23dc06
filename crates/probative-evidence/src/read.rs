//! Bytes of each format to what they hold.

use probative_case::Source;
use probative_case::source::Format;
use probative_catalog::Product;
use probative_finding::Audit;
use probative_terms::Diagnostic;

use crate::asked::Asked;
use crate::calibration::{self, Calibrations};
use crate::files::suits::{self, suited};
use crate::files::{self, Gives, form_of, packed};
use crate::sheet::{self, Sheet, arrays, grid::Grid, kept, left, loose, wide, workbook};

pub(crate) mod csv;
pub(crate) mod dbf;
pub(crate) mod geojson;
pub(crate) mod json;
pub(crate) mod letters;
pub(crate) mod line;
pub(crate) mod nesting;
pub(crate) mod quotes;
pub(crate) mod text;

/// What a source holds.
pub(crate) enum Held {
    Table(Box<Sheet>),
    /// Lines, and what is odd about them.
    Lines(Vec<geojson::Line>, Vec<Diagnostic>),
    /// Words, and the rows that they are where a product of the catalogue knows them.
    Text(String, Option<Box<Sheet>>),
    Calibrations(Calibrations),
    Audit(Audit),
}

/// Reads a source by its format, and as a table where a case names its columns: one row a format.
pub(crate) fn held(
    source: &Source,
    bytes: &[u8],
    has_columns: bool,
) -> Result<Held, Vec<Diagnostic>> {
    let (format, path) = (source.format, source.path.as_str());
    let asked = Asked {
        missing: source.missing.clone(),
        leave: source.leave_out.clone(),
        sheet: source.sheet.clone(),
        layer: source.layer.clone(),
        years_in_columns: source.years_in_columns,
        keep_totals: source.keep_totals,
        ..Asked::default()
    };
    let words = || text::decoded(path, bytes).map(|decoded| decoded.text);
    suited(path, form_of(bytes), &asked)?;
    match format {
        Format::Csv => sheet(path, bytes, &asked).map(|sheet| Held::Table(Box::new(sheet))),
        Format::Geojson => {
            geojson::named_lines(path, &words()?).map(|(lines, told)| Held::Lines(lines, told))
        }
        Format::Text => {
            let words = words()?;
            // In no words no quotation stands, whatever was said.
            if words.trim().is_empty() {
                let help = "send it again, or leave the source out";
                return Err(vec![Diagnostic::of_file("E105", path, "the file is empty", help)]);
            }
            let known = known(path, bytes, &asked);
            let rows =
                if has_columns && known.is_none() { named(path, bytes, &asked)? } else { known };
            Ok(Held::Text(words, rows))
        }
        Format::Calibration => calibration::calibrations(path, &words()?).map(Held::Calibrations),
        Format::Audit => audit(path, &words()?).map(Held::Audit),
    }
}

/// The audit that a file holds.
fn audit(path: &str, text: &str) -> Result<Audit, Vec<Diagnostic>> {
    Audit::from_json(text).map_err(|why| {
        let said = format!("it is no audit of a case: {why}");
        let help = "write it anew with `probative audit CASE`; a record of rows is a .csv";
        vec![Diagnostic::of_file("E107", path, said, help)]
    })
}

/// The table of a text whose columns a case names: a publisher may call a table `.txt`. Words in
/// one column are none.
///
/// # Errors
/// Rows that do not go together (E102), and columns of one name (E106).
fn named(path: &str, bytes: &[u8], asked: &Asked) -> Result<Option<Box<Sheet>>, Vec<Diagnostic>> {
    if !form_of(bytes).gives.is_table() {
        return Ok(None);
    }
    match sheet(path, bytes, asked) {
        Ok(sheet) => Ok(Some(Box::new(sheet)).filter(|sheet| sheet.table.columns().len() > 1)),
        Err(wrong) if wrong.iter().all(|one| ["E102", "E106"].contains(&one.code.word())) => {
            Err(wrong)
        }
        Err(_) => Ok(None),
    }
}

/// The table of a text that a product of the catalogue knows.
fn known(path: &str, bytes: &[u8], asked: &Asked) -> Option<Box<Sheet>> {
    let found = sheet(path, bytes, asked).ok()?;
    found.product.is_some().then(|| Box::new(found))
}

/// The table of a file, whatever form it has: the one door by which rows come in.
///
/// # Errors
/// A file that holds no table (E107), archives and workbooks that cannot be taken (E112, E113), and
/// what is wrong with its letters, cells and rows.
pub fn sheet(path: &str, bytes: &[u8], asked: &Asked) -> Result<Sheet, Vec<Diagnostic>> {
    if !asked.years_in_columns {
        return as_it_is(path, bytes, asked);
    }
    // Rows of a year are there once the years are.
    let of_years = |(column, _): &&(String, Vec<String>)| column == wide::YEAR;
    let (late, own): (Vec<_>, Vec<_>) = asked.leave.iter().partition(of_years);
    let at_once = Asked { leave: own.into_iter().cloned().collect(), ..asked.clone() };
    let late = Asked { leave: late.into_iter().cloned().collect(), ..Asked::default() };
    let mut found = as_it_is(path, bytes, &at_once)?;
    let table = wide::in_rows(path, &found.table)?;
    found.notices.extend(left::told(path, &table, &late.leave));
    found.table = kept(path, table, &late)?;
    found.notations.retain(|one| found.table.has(&one.column));
    Ok(found)
}

fn as_it_is(path: &str, bytes: &[u8], asked: &Asked) -> Result<Sheet, Vec<Diagnostic>> {
    let form = form_of(bytes);
    suited(path, form, asked)?;
    match form.gives {
        Gives::Packed => {
            let inner = unpacked(path, bytes, asked).map_err(|one| vec![one])?;
            as_it_is(&inner.path, &inner.bytes, &suits::inner(bytes, asked))
        }
        Gives::Workbook => sheet::of_grid(path, workbook::grid(path, bytes, asked)?, asked),
        Gives::Rows => {
            let table = dbf::dbf_table(path, bytes, None)?;
            sheet::of_grid(path, Grid::of_table(&table, "rows of a shapefile (.dbf)"), asked)
        }
        Gives::Table | Gives::Text | Gives::Columns => {
            let decoded = text::decoded(path, bytes)?;
            let blanks = form.gives == Gives::Columns && asked.delimiter.is_none();
            let kind = loose::kind(&decoded.text).filter(|_| blanks);
            let mut found = match kind {
                Some(kind) => sheet::of_grid(path, loose::grid(&decoded.text, kind), asked)?,
                None => sheet::of_text(path, &decoded.text, asked)?,
            };
            found.form = format!("{}, {}", found.form, decoded.letters);
            found.notices.splice(0..0, decoded.notice);
            Ok(found)
        }
        Gives::Arrays => {
            let text = text::decoded(path, bytes)?.text;
            sheet::of_grid(path, arrays::grid(path, &text, asked)?, asked)
        }
        Gives::Shapes | Gives::Features | Gives::Topology => {
            let said = format!("it is {}, and no table", form.word);
            let help = "name it where a map is asked for: `probative stat METHOD`";
            Err(vec![Diagnostic::of_file("E107", path, said, help)])
        }
        Gives::Neighbours => {
            let said = "it is a list of neighbours, and no table";
            let help = "name it where neighbours are asked for: --weights FILE";
            Err(vec![Diagnostic::of_file("E107", path, said, help)])
        }
        Gives::Foreign => Err(vec![files::foreign(path, form, bytes)]),
    }
}

/// Whether a file is one of a product, by what that says tells its files.
///
/// # Errors
/// As [`sheet`].
pub fn recognises(product: &Product, path: &str, bytes: &[u8]) -> Result<bool, Vec<Diagnostic>> {
    let asked = Asked::default();
    let grid = match form_of(bytes).gives {
        Gives::Packed => {
            let inner = unpacked(path, bytes, &asked).map_err(|one| vec![one])?;
            return recognises(product, &inner.path, &inner.bytes);
        }
        Gives::Workbook => workbook::grid(path, bytes, &asked)?,
        Gives::Table | Gives::Text | Gives::Columns => {
            let decoded = text::decoded(path, bytes)?;
            let kind = loose::kind(&decoded.text);
            let kind = kind.filter(|_| form_of(bytes).gives == Gives::Columns);
            match kind {
                Some(kind) => loose::grid(&decoded.text, kind),
                None => sheet::grid::of_text(path, &decoded.text, &asked)?,
            }
        }
        Gives::Arrays => arrays::grid(path, &text::decoded(path, bytes)?.text, &asked)?,
        _ => return Ok(false),
    };
    sheet::is_of(path, &grid, product, &asked)
}

/// What an archive or a packed file holds.
///
/// # Errors
/// Archives that cannot be taken, and what is packed again (E112).
pub(crate) fn unpacked(
    path: &str,
    bytes: &[u8],
    asked: &Asked,
) -> Result<packed::Unpacked, Diagnostic> {
    let inner = match bytes.starts_with(b"PK") {
        true => packed::of_zip(path, bytes, asked)?,
        false => packed::of_gzip(path, bytes, asked)?,
    };
    // Each layer would be a call within a call, and a file of some kilobytes has thousands.
    match form_of(&inner.bytes).gives {
        Gives::Packed => Err(packed::refused(path, "what it holds is packed again".to_owned())),
        _ => Ok(inner),
    }
}
