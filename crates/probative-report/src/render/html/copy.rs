//! Links that give a table or a citation as a file, out of the page itself.

use maud::{Markup, html};
use probative_finding::exhibit::Datum;

use super::style::base64;
use crate::csv::table_csv;
use probative_words::format::slug;

/// A link to the table as CSV.
pub(super) fn csv(name: &str, columns: &[String], rows: &[Vec<Datum<String>>]) -> Markup {
    let file = format!("{}.csv", slug(name));
    link(&file, "text/csv", &table_csv(columns, rows), "Copy as CSV")
}

/// A link to a text as a file of this name and type.
pub(super) fn link(file: &str, kind: &str, text: &str, words: &str) -> Markup {
    let address = format!("data:{kind};charset=utf-8;base64,{}", base64(text.as_bytes()));
    html! { a .copy download=(file) href=(address) { (words) } }
}
