//! Numbers that a workbook shows as words or as nothing, in thousands, or with words beside them.

use std::collections::BTreeMap;

use probative_terms::Diagnostic;
use probative_terms::text::counted;

use super::{Row, Shown};

/// The cells of a column that show something else than the number that they hold. Words in place
/// of a number are what is read, as `(NA)` for a zero; else it is the number, and what is shown is
/// told.
pub(super) fn told(
    path: &str,
    rows: &mut [Row],
    name: &str,
    at: usize,
    cells: &[(usize, Shown)],
) -> Vec<Diagnostic> {
    let mut alike: BTreeMap<&Shown, Vec<usize>> = BTreeMap::new();
    for (line, shown) in cells.iter().filter(|(_, shown)| is_otherwise(shown)) {
        alike.entry(shown).or_default().push(*line);
    }
    let mut told = Vec::new();
    for (shown, lines) in alike {
        let mut held = None;
        for row in rows.iter_mut().filter(|row| lines.binary_search(&row.line).is_ok()) {
            held.get_or_insert_with(|| row.cells[at].clone());
            if let Shown::Words(words) = shown {
                row.cells[at].clone_from(words);
            }
        }
        let held = held.unwrap_or_default();
        if let (Some((said, help)), Some(line)) =
            (sentence(shown, lines.len(), &held), lines.first())
        {
            told.push(Diagnostic::in_cell("W113", path, *line, name, said, help));
        }
    }
    told
}

fn is_otherwise(shown: &Shown) -> bool {
    match shown {
        Shown::Words(_) | Shown::Nothing | Shown::Thousands(_) | Shown::Beside(_) => true,
        Shown::Percent | Shown::Money(_) | Shown::Length | Shown::Digits(_) => false,
    }
}

fn sentence(shown: &Shown, count: usize, held: &str) -> Option<(String, &'static str)> {
    let count = counted(count, "cell");
    Some(match shown {
        Shown::Words(words) => (
            format!("{count} shown as `{words}`, the first held as `{held}`: the words are read"),
            "nothing, if they stand for what is not known; else give the column another format",
        ),
        Shown::Nothing => (
            format!("{count} shown as nothing, the first held as `{held}`: what is held is read"),
            "nothing, if the number counts; else clear the cells",
        ),
        Shown::Thousands(thousands) => {
            let by = "000".repeat(*thousands);
            (
                format!(
                    "{count} shown divided by 1{by}, the first held as `{held}`: what is held is read, undivided"
                ),
                "nothing, if it counts in ones, whatever the header says; else divide the column",
            )
        }
        Shown::Beside(words) => (
            format!(
                "{count} shown with `{words}` beside the number: the first is read as `{held}`"
            ),
            "nothing, if it is a unit or a note; else write out what it stands for",
        ),
        Shown::Percent | Shown::Money(_) | Shown::Length | Shown::Digits(_) => return None,
    })
}
