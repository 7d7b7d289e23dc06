//! The year whose codes a layer uses, against the changes that the atlas knows.

use probative_atlas::{Error, Geoid, KNOWN, Level, OUTLINED, Vintage};
use probative_case::Layer;

use crate::error::Problem;
use crate::evidence::Evidence;
use crate::key::problem;
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
) -> Vec<Problem> {
    let Some(vintage) = known(layer.vintage) else { return vec![unknown(layer, path)] };
    // States have kept their codes; tracts and block groups have no list of changes.
    if layer.geography != Level::County {
        return Vec::new();
    }
    let mut problems = Vec::new();
    let mut undrawn = Vec::new();
    for row in 0..table.len() {
        let code = table.cell(row, &layer.key);
        let Ok(geoid) = Geoid::parse(code) else { continue };
        match (vintage.check(&geoid), OUTLINED.check(&geoid)) {
            (Err(error), _) => problems.push(problem(
                "E203",
                path,
                table.line(row),
                &layer.key,
                error.to_string(),
                "a place of another year would join to nothing, or to another place",
                format!("give the codes of {}, or declare their year as `vintage`", vintage.0),
            )),
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

fn unknown(layer: &Layer, path: &str) -> Problem {
    let said = format!(
        "the layer `{}` declares codes of {}, and the atlas knows those of {} to {}",
        layer.id,
        layer.vintage,
        KNOWN.start(),
        KNOWN.end()
    );
    let why = "nobody could say which places the codes mean";
    let help = "write the year whose codes the table uses as the layer's `vintage`".to_owned();
    problem("E204", path, 0, &layer.key, said, why, help)
}

fn told(path: &str, error: &Error) -> String {
    format!("W203 {path}: {error}; it is counted, and the outlines of {} lack it", OUTLINED.0)
}
