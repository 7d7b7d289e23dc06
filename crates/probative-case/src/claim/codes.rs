//! The places that a claim names, by their codes or by what their rows have in common.

use std::ops::Deref;

use super::select::{Filter, Select};
use crate::keys::{Key, Need};
use crate::walk::Node;
use crate::write::Written;

/// The codes of the named places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Codes {
    /// The codes; of places that are named by their rows, those that the records give.
    pub codes: Vec<String>,
    /// The cells by which rows are those of named places; empty where the codes are listed.
    pub by: Filter,
}

/// Places that are named by their rows, to be filled in from the records.
#[derive(Debug)]
pub struct ByRows<'a> {
    /// The rows among which they are.
    pub select: Select,
    /// The column of their codes.
    pub key: String,
    /// The places.
    pub codes: &'a mut Codes,
}

/// The key of codes that are listed.
pub(crate) const NAMED: Key = Key::texts("named", "The codes of the named places.");
/// The key of places that are named by their rows.
pub(crate) const NAMED_WHERE: Key = Key::filter(
    "named_where",
    "Columns and the values that the rows of the named places have in each, in place of their \
     codes; the columns are those of the claim's first table.",
)
.need(Need::NotWith("named"))
.such_as("{ region = [\"Appalachian\"] }");

impl Deref for Codes {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.codes
    }
}

impl Codes {
    /// The codes under `named`, or what stands for them under `named_where`.
    pub(crate) fn read(
        table: &Node<'_>,
        selects: &[Option<&Select>],
        key: Option<&String>,
    ) -> Codes {
        let codes = table.codes("named", selects, key);
        let source = selects.iter().flatten().next().map(|select| select.source.as_str());
        let by = table.filter("named_where", source);
        if table.has("named") && table.has("named_where") {
            let said = "`named` and `named_where` are both given".to_owned();
            table.mistake("E306", "named_where", said, "keep one of them");
        }
        Codes { codes, by }
    }

    pub(crate) fn write(&self, out: Written) -> Written {
        if self.by.is_empty() {
            out.texts("named", &self.codes)
        } else {
            out.filter("named_where", &self.by)
        }
    }

    /// The same, to be filled in from the rows of a selection; none where the codes are listed.
    pub(crate) fn by_rows(&mut self, select: &Select, key: &str) -> Option<ByRows<'_>> {
        let (select, key) = (select.clone(), key.to_owned());
        (!self.by.is_empty()).then_some(ByRows { select, key, codes: self })
    }
}
