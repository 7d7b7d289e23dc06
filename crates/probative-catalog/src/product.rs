//! A product of a publisher, and its reader.

use std::collections::BTreeMap;

use serde::Deserialize;

use probative_terms::place::Level;

use crate::columns::Column;
use crate::status::Status;

/// What is known of the files of one product.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Its name, which is that of its file.
    #[serde(skip)]
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Under which terms it may be shared.
    pub licence: String,
    /// How it is cited.
    pub citation: String,
    /// How far it may carry an argument, before any is known.
    pub reliability: Reliability,
    /// What questions it can answer.
    pub answers: Vec<String>,
    /// Whether no file of the publisher was at hand: it stands as its documentation has it.
    #[serde(default)]
    pub untried: bool,
    /// What tells its files.
    pub recognise: Recognise,
    /// How they are laid out.
    #[serde(default)]
    pub layout: Layout,
    /// What a file says of itself above its header or below its rows.
    #[serde(default, rename = "fact")]
    pub facts: Vec<Fact>,
    /// What its columns hold.
    #[serde(default, rename = "column")]
    pub columns: Vec<Column>,
    /// Its words and numbers that are no numbers.
    #[serde(default, rename = "status")]
    pub statuses: Vec<Status>,
    /// Letters that may stand behind a number and a blank, each with what it says of the number.
    #[serde(default)]
    pub flags: BTreeMap<char, String>,
    /// Rows that are no places.
    #[serde(default)]
    pub apart: Vec<Apart>,
    /// The place of a row, where several columns make its code.
    pub place: Option<Place>,
    /// What it means that a place has no row.
    pub absent: Option<Absent>,
    /// Whether each event stands under the code that its county had at the time, so that a county
    /// under its old code and under its new one counts nothing twice.
    #[serde(default)]
    pub codes_of_their_time: bool,
    /// Which numbers the publisher withholds, in our words.
    #[serde(default)]
    pub suppression: String,
}

/// How far a product may carry an argument.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reliability {
    /// One of the three words of reliability.
    pub word: String,
    /// What it rests on, of the published list.
    pub basis: String,
    /// Why.
    pub because: String,
}

/// What tells the files of a product; all of it must hold.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recognise {
    /// Columns that the header has, as names or patterns.
    #[serde(default)]
    pub columns: Vec<String>,
    /// Whether the header has these columns alone.
    #[serde(default)]
    pub exactly: bool,
    /// Columns that a kin of the product has and this one lacks.
    #[serde(default)]
    pub lacks: Vec<String>,
    /// Words that stand above the header.
    #[serde(default)]
    pub above: Vec<String>,
    /// Words that stand below the rows.
    #[serde(default)]
    pub below: Vec<String>,
    /// How the first cell of the first row is written, as a pattern, where there is no header.
    pub first: Option<String>,
    /// Words in how the cells are written, as a reader calls it: what tells a product whose
    /// columns have common names.
    pub form: Option<String>,
    /// A sheet that the workbook has.
    pub sheet: Option<String>,
    /// Columns all of whose cells fit a pattern, as `COLUMN=PATTERN`: what tells a product whose
    /// columns have common names.
    #[serde(default)]
    pub holds: Vec<String>,
    /// Columns of which some cell fits a pattern, as `COLUMN=PATTERN`.
    #[serde(default)]
    pub some: Vec<String>,
}

/// How the files of a product are laid out.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// The names of the columns, where the file has no header.
    #[serde(default)]
    pub header: Vec<String>,
    /// The line of the header, from 1, where it is not the first that is full.
    pub header_line: Option<usize>,
    /// The columns, where each stands at places of its own.
    #[serde(default, rename = "field")]
    pub fields: Vec<Field>,
    /// Columns whose blank cells repeat the cell above.
    #[serde(default)]
    pub fill_down: Vec<String>,
    /// A column whose commas stand without quotes.
    pub bare_comma: Option<String>,
    /// A column, as a pattern, whose name lists those that its cells hold with commas between them;
    /// behind a `\` it names what the other columns are: `unit,geo\TIME_PERIOD`.
    pub joined: Option<String>,
    /// Whether rows may end before their blank last cells.
    #[serde(default)]
    pub short_rows: bool,
    /// How the first line below the rows begins.
    #[serde(default)]
    pub footer: Vec<String>,
    /// The names of columns that have none, from the first.
    #[serde(default)]
    pub unnamed: Vec<String>,
}

/// A column at places of its own.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// The place of its first letter, from 1.
    pub from: usize,
    /// The place of its last letter; the end of the line where there is none.
    pub to: Option<usize>,
}

/// Something that a file says of itself.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What it is: `dataset`, `query`, `release`, `years`.
    pub what: String,
    /// The words behind which it stands.
    pub behind: String,
    /// The words before which it ends, on its line.
    pub before: Option<String>,
}

/// Rows that are no places.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Apart {
    /// The column that tells them.
    pub column: String,
    /// How its cell is written, as a pattern.
    pub like: String,
    /// What such a row is.
    pub is: String,
}

/// The place of a row, made of several columns.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The columns, each with as many digits as its part of the code.
    pub parts: Vec<String>,
    /// How many digits each of them has.
    pub digits: Vec<usize>,
    /// The level of the places.
    pub level: Level,
}

/// What it means that a place has no row.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Absent {
    /// In our words.
    pub said: String,
    /// The lowest that its number may be.
    pub low: Option<f64>,
    /// The highest that its number may be.
    pub high: Option<f64>,
    /// Only where the file says this of its query.
    pub unless: Option<String>,
}

impl Product {
    /// The product that a text of TOML describes.
    ///
    /// # Errors
    /// What is no TOML, or no key of a product.
    pub fn from_toml(name: &str, text: &str) -> Result<Product, String> {
        let product: Product = toml::from_str(text).map_err(|error| error.to_string())?;
        Ok(Product { name: name.to_owned(), ..product })
    }
}
