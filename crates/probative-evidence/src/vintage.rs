//! The year whose codes a layer uses, against the changes that the atlas knows.

use probative_atlas::{Error, Geoid, KNOWN, Level, OUTLINED, Vintage};
use probative_case::Layer;
use probative_terms::{Diagnostic, Place};

use crate::evidence::Evidence;
use crate::table::Table;

/// Codes that were not in use in the layer's year, each with the change that explains it.
///
/// A code that was, and is not among the atlas's outlines of another year, is told: the place is
/// counted and cannot be drawn.
pub(crate) fn check(
    layer: &Layer,
    path: &str,
    table: &Table,
    evidence: &mut Evidence,
) -> Vec<Diagnostic> {
    let Some(vintage) = known(layer.vintage) else { return vec![unknown(layer, path)] };
    // States have kept their codes; tracts and block groups have no list of changes.
    if layer.geography != Level::County {
        return Vec::new();
    }
    let help = format!("give the codes of {}, or declare their year as `vintage`", vintage.0);
    let mut problems = Vec::new();
    let mut undrawn = Vec::new();
    for row in 0..table.len() {
        let code = table.cell(row, &layer.key);
        let Ok(geoid) = Geoid::parse(code) else { continue };
        match (vintage.check(&geoid), OUTLINED.check(&geoid)) {
            (Err(error), _) => {
                let (line, said) = (table.line(row), error.to_string());
                problems.push(Diagnostic::in_cell("E203", path, line, &layer.key, said, &help));
            }
            (Ok(()), Err(error)) => undrawn.push(error),
            (Ok(()), Ok(())) => {}
        }
    }
    undrawn.dedup();
    undrawn.iter().for_each(|error| evidence.warn(told(path, error)));
    problems
}

fn known(year: i32) -> Option<Vintage> {
    let year = u16::try_from(year).ok()?;
    KNOWN.contains(&year).then_some(Vintage(year))
}

fn unknown(layer: &Layer, path: &str) -> Diagnostic {
    let said = format!(
        "the layer `{}` declares codes of {}, and the atlas knows those of {} to {}",
        layer.id,
        layer.vintage,
        KNOWN.start(),
        KNOWN.end()
    );
    let help = "write the year whose codes the table uses as the layer's `vintage`";
    Diagnostic::in_cell("E204", path, 0, &layer.key, said, help)
}

fn told(path: &str, error: &Error) -> Diagnostic {
    let said = format!("{error}; it is counted, and the outlines of {} lack it", OUTLINED.0);
    Diagnostic::new("W203", said).at(Place::in_file(path, 0, ""))
}
