//! Rows, columns and sheets of a workbook that somebody who looks at it does not see.

use std::collections::BTreeSet;

use probative_terms::Diagnostic;
use probative_terms::text::{counted, one_line};

use super::layout::Parts;

/// What of a sheet is hidden or filtered out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Hidden {
    /// The rows, counted from 0.
    pub(crate) rows: BTreeSet<u32>,
    /// The columns, counted from 0, from the first that holds a cell on.
    pub(crate) columns: BTreeSet<u32>,
    /// The name of the sheet itself, if it is hidden.
    pub(crate) sheet: Option<String>,
}

/// The most columns that are named.
const NAMED: usize = 8;

/// That rows, columns or the sheet are hidden, which are read all the same.
pub(super) fn told(path: &str, hidden: &Hidden, parts: &Parts<'_>) -> Option<Diagnostic> {
    let is_hidden = |line: &usize| {
        u32::try_from(*line).is_ok_and(|line| hidden.rows.contains(&line.saturating_sub(1)))
    };
    let lines: Vec<usize> = parts.body.iter().map(|row| row.line).filter(is_hidden).collect();
    let names: Vec<String> = hidden
        .columns
        .iter()
        .filter_map(|at| parts.header.get(*at as usize))
        .filter(|name| !name.is_empty())
        .map(|name| format!("`{}`", one_line(name)))
        .collect();
    let rows = lines.first().map(|first| match lines.len() {
        1 => "1 row".to_owned(),
        many => format!("{}, the first on line {first}", counted(many, "row")),
    });
    let columns = (!names.is_empty()).then(|| {
        let more = if names.len() > NAMED { " …" } else { "" };
        let shown = names[..names.len().min(NAMED)].join(", ");
        format!("{} ({shown}{more})", counted(names.len(), "column"))
    });
    let sheet = hidden.sheet.as_ref().map(|name| format!("the sheet `{}`", one_line(name)));
    let what: Vec<String> = [sheet, rows, columns].into_iter().flatten().collect();
    let said = format!("hidden in the workbook and read all the same: {}", what.join("; "));
    let help = "nothing, if they should count; else leave the rows out with --leave-out COL=VALUE, or save what is seen as CSV";
    let line = lines.first().copied().unwrap_or(0);
    (!what.is_empty()).then(|| Diagnostic::in_cell("W115", path, line, "", said, help))
}
