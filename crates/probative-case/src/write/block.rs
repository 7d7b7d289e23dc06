//! Tables as lines: one within its line where it holds no list of tables, else under a header.

use super::{Put, Written};
use crate::keys::FILE;

impl Written {
    /// Writes the table's keys, and below them the tables that have headers.
    pub(super) fn block(&self, path: &str, out: &mut String) {
        for (key, put) in &self.entries {
            match put {
                Put::Line(value) => out.push_str(&format!("{} = {value}\n", key.name)),
                Put::Table(table) if self.is_within(table) => {
                    out.push_str(&format!("{} = {}\n", key.name, table.inline()));
                }
                Put::Table(_) | Put::Tables(_) => {}
            }
        }
        for (key, put) in &self.entries {
            let path =
                if path.is_empty() { key.name.to_owned() } else { format!("{path}.{}", key.name) };
            match put {
                Put::Line(_) => {}
                Put::Table(table) if self.is_within(table) => {}
                Put::Table(table) => {
                    out.push_str(&format!("\n[{path}]\n"));
                    table.block(&path, out);
                }
                Put::Tables(tables) => {
                    for table in tables {
                        out.push_str(&format!("\n[[{path}]]\n"));
                        table.block(&path, out);
                    }
                }
            }
        }
    }

    /// Whether a table stands within its line: one of the file, or of a claim's kind, does not.
    fn is_within(&self, table: &Written) -> bool {
        let holds_lists = table.entries.iter().any(|(_, put)| match put {
            Put::Line(_) => false,
            Put::Table(inner) => !table.is_within(inner),
            Put::Tables(_) => true,
        });
        let of_kind = self.described.forms.iter().any(
            |form| matches!(form.when, crate::keys::When::Word("kind", word) if table.is_of(word)),
        );
        self.described.name != FILE && !of_kind && !holds_lists
    }

    fn is_of(&self, kind: &str) -> bool {
        self.described.name.strip_prefix("claims.") == Some(kind)
    }

    fn inline(&self) -> String {
        let each = self.entries.iter().map(|(key, put)| match put {
            Put::Line(value) => format!("{} = {value}", key.name),
            Put::Table(table) => format!("{} = {}", key.name, table.inline()),
            Put::Tables(tables) => {
                let tables: Vec<String> = tables.iter().map(Written::inline).collect();
                format!("{} = [{}]", key.name, tables.join(", "))
            }
        });
        format!("{{ {} }}", each.collect::<Vec<_>>().join(", "))
    }
}
