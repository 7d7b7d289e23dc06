//! Which rows of a table a number comes from.

use super::walk::Node;
use crate::case::ColumnUse;
use crate::claim::Select;
use crate::claim::membership::List;

/// The selection under `key`.
pub(super) fn need(node: &Node<'_>, key: &'static str) -> Option<Select> {
    node.table(key).and_then(read)
}

/// The selection under `key`, where there is one.
pub(super) fn optional(node: &Node<'_>, key: &'static str) -> Option<Select> {
    node.optional_table(key).and_then(read)
}

/// The selections under `key`.
pub(super) fn all(node: &Node<'_>, key: &'static str) -> Vec<Select> {
    node.tables(key).into_iter().filter_map(read).collect()
}

fn read(node: Node<'_>) -> Option<Select> {
    let source = node.source("source");
    let filter = filter(&node, source.as_deref());
    let value = node.column(source.as_deref(), "value");
    let low = node.optional_column(source.as_deref(), "low");
    let high = node.optional_column(source.as_deref(), "high");
    let said = node.optional_text("said");
    node.close();
    Some(Select { source: source?, filter, value: value?, low, high, said })
}

/// The list under `key`, read in the registry `source`.
pub(super) fn list(node: Node<'_>, source: Option<&str>) -> Option<List> {
    let said = node.text("said");
    let filter = filter(&node, source);
    let key = node.optional_column(source, "key");
    node.close();
    Some(List { said: said?, filter, key })
}

fn filter(node: &Node<'_>, source: Option<&str>) -> Vec<(String, Vec<String>)> {
    let Some(table) = node.optional_table("where") else { return Vec::new() };
    let mut filter = Vec::new();
    for entry in table.entries() {
        let values = entry.values.iter().map(|(value, _)| value.clone()).collect();
        if let Some(source) = source {
            let (source, column) = (source.to_owned(), entry.name.clone());
            table.uses(ColumnUse { source, column, span: entry.span, values: entry.values });
        }
        filter.push((entry.name, values));
    }
    filter
}
