//! What a file is by its content, and the one table of all forms that are known.
//!
//! A name's ending says nothing here: a table in a file called `.txt` is a table.

mod foreign;
mod json;
pub(crate) mod packed;
pub(crate) mod suits;
mod words;

use probative_terms::Diagnostic;

use foreign::instead;

/// A form of files: how it is told, and what it gives.
pub struct Form {
    /// What a reader calls it.
    pub word: &'static str,
    /// Whether bytes are of this form.
    is: fn(&[u8]) -> bool,
    /// What it gives.
    pub gives: Gives,
}

/// What a form gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// Another file.
    Packed,
    /// Sheets of cells.
    Workbook,
    /// Units of a map, with what lies beside the file.
    Shapes,
    /// The rows beside the units of a map.
    Rows,
    /// Units of a map, or lines.
    Features,
    /// Units of a map, in one or more objects.
    Topology,
    /// Who is whose neighbour.
    Neighbours,
    /// Columns that blanks part, without a header.
    Columns,
    /// A table.
    Table,
    /// A table whose rows are arrays or objects of JSON.
    Arrays,
    /// Words.
    Text,
    /// Nothing that is read here: how to write what is.
    Foreign,
}

impl Gives {
    /// Whether it is a text whose rows are a table.
    pub fn is_table(self) -> bool {
        matches!(self, Gives::Table | Gives::Columns)
    }
}

/// Every form, the most telling first: one row each.
pub const FORMS: &[Form] = &[
    form("a workbook (.xlsx, .ods)", packed::is_workbook, Gives::Workbook),
    form("a zip archive", |bytes| bytes.starts_with(b"PK\x03\x04"), Gives::Packed),
    form("a gzip file", |bytes| bytes.starts_with(&[0x1f, 0x8b]), Gives::Packed),
    form("a workbook (.xls)", foreign::is_old_workbook, Gives::Workbook),
    form(
        "shapes of a shapefile",
        |bytes| bytes.starts_with(&9994_u32.to_be_bytes()),
        Gives::Shapes,
    ),
    form("R's data", foreign::is_r, Gives::Foreign),
    form("an xz or bzip2 file", foreign::is_other_packed, Gives::Foreign),
    form("a Parquet file", |bytes| bytes.starts_with(b"PAR1"), Gives::Foreign),
    form(
        "a GeoPackage or another database",
        |b| b.starts_with(b"SQLite format 3\0"),
        Gives::Foreign,
    ),
    form("a FlatGeobuf file", |bytes| bytes.starts_with(b"fgb"), Gives::Foreign),
    form("a PDF", |bytes| bytes.starts_with(b"%PDF"), Gives::Foreign),
    form("Stata's, SPSS's or SAS's data", foreign::is_of_a_package, Gives::Foreign),
    form("a picture", foreign::is_picture, Gives::Foreign),
    form("an Arrow or Feather file", |bytes| bytes.starts_with(b"ARROW1"), Gives::Foreign),
    form("rows of a shapefile", foreign::is_dbf, Gives::Rows),
    form("a web page", foreign::is_page, Gives::Foreign),
    form("XML, as KML and GML are", foreign::is_markup, Gives::Foreign),
    form("rows of JSON", json::is_rows, Gives::Arrays),
    form("rows of JSON, one a line", json::is_lines, Gives::Arrays),
    form("TopoJSON", json::is_topology, Gives::Topology),
    form("GeoJSON", json::is_features, Gives::Features),
    form("JSON without a map", json::is_json, Gives::Foreign),
    form("a program's printed output", words::is_printed, Gives::Foreign),
    form("a list of neighbours", words::is_neighbours, Gives::Neighbours),
    form("columns parted by blanks", words::is_columns, Gives::Columns),
    form("bytes that are no text", foreign::is_binary, Gives::Foreign),
    form("text", words::is_prose, Gives::Text),
    form("a table", |_| true, Gives::Table),
];

const fn form(word: &'static str, is: fn(&[u8]) -> bool, gives: Gives) -> Form {
    Form { word, is, gives }
}

/// The form of a file, by its bytes.
pub fn form_of(bytes: &[u8]) -> &'static Form {
    FORMS.iter().find(|form| (form.is)(bytes)).expect("the last form is every other")
}

/// That a file is of a form that is not read here, with the line that writes what is.
pub(crate) fn foreign(path: &str, form: &Form, bytes: &[u8]) -> Diagnostic {
    let said = format!("it is {}, which is not read", form.word);
    Diagnostic::of_file("E107", path, said, &instead(path, form, bytes))
}

#[cfg(test)]
mod tests;
