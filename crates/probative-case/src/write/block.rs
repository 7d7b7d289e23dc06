//! Tables as lines: one within its line where it holds no list of tables, else under a header.

use super::{Put, Written};
use crate::keys::{FILE, When};

/// How long a table of a list may be that stands on a line of its own.
const LONGEST: usize = 92;

impl Written {
    /// Writes the table's keys, and below them the tables that have headers.
    pub(super) fn block(&self, path: &str, out: &mut String) {
        for (key, put) in &self.entries {
            match put {
                Put::Line(value) => out.push_str(&format!("{} = {value}\n", key.name)),
                Put::Table(table) if self.is_within(table) => {
                    out.push_str(&format!("{} = {}\n", key.name, table.inline()));
                }
                Put::Tables(tables) if self.are_lines(tables) => {
                    let lines = tables.iter().map(|table| format!("    {},\n", table.inline()));
                    out.push_str(&format!("{} = [\n{}]\n", key.name, lines.collect::<String>()));
                }
                Put::Table(_) | Put::Tables(_) => {}
            }
        }
        for (key, put) in &self.entries {
            let inner = |name: &str| format!("{path}.{name}").trim_start_matches('.').to_owned();
            match put {
                Put::Table(table) if !self.is_within(table) => {
                    table.headed(&inner(key.name), ("[", "]"), out);
                }
                Put::Tables(tables) if !self.are_lines(tables) => {
                    let path = inner(key.name);
                    tables.iter().for_each(|table| table.headed(&path, ("[[", "]]"), out));
                }
                Put::Line(_) | Put::Table(_) | Put::Tables(_) => {}
            }
        }
    }

    /// Writes the table under its header; one that only holds lists of tables needs none.
    fn headed(&self, path: &str, (open, close): (&str, &str), out: &mut String) {
        let told_below = self
            .entries
            .iter()
            .all(|(_, put)| matches!(put, Put::Tables(tables) if !self.are_lines(tables)));
        if open == "[[" || !told_below || self.entries.is_empty() {
            out.push_str(&format!("\n{open}{path}{close}\n"));
        }
        self.block(path, out);
    }

    /// Whether a table stands within its line: one of the file, or of a claim's kind, does not.
    fn is_within(&self, table: &Written) -> bool {
        let holds_lists = table.entries.iter().any(|(_, put)| match put {
            Put::Line(_) => false,
            Put::Table(inner) => !table.is_within(inner),
            Put::Tables(_) => true,
        });
        let of_kind = |word| table.described.name.strip_prefix("claims.") == Some(word);
        let forms = self.described.forms.iter();
        let is_kind = forms.into_iter().any(|form| match form.when {
            When::Word("kind", word) => of_kind(word),
            _ => false,
        });
        self.described.name != FILE && !is_kind && !holds_lists
    }

    /// Whether each table of a list is short enough for a line of its own.
    fn are_lines(&self, tables: &[Written]) -> bool {
        let is_line = |table: &Written| {
            let plain = table.entries.iter().all(|(_, put)| matches!(put, Put::Line(_)));
            plain && table.inline().chars().count() <= LONGEST
        };
        self.described.name != FILE && tables.iter().all(is_line)
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
