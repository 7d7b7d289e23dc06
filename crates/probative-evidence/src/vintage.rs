//! The year whose codes a layer uses, against the changes that the atlas knows.

use probative_atlas::{KNOWN, OUTLINED, Vintage};
use probative_case::Layer;
use probative_terms::place::{Error, Geoid, Level};
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
    let Some(vintage) = known(layer.vintage) else { return vec![unknown(layer)] };
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
    // A place that has a row a year is told once.
    undrawn.sort_by_cached_key(Error::to_string);
    undrawn.dedup();
    undrawn.iter().for_each(|error| evidence.warn(told(path, error)));
    problems
}

fn known(year: i32) -> Option<Vintage> {
    let year = u16::try_from(year).ok()?;
    KNOWN.contains(&year).then_some(Vintage(year))
}

fn unknown(layer: &Layer) -> Diagnostic {
    let said = format!(
        "the layer `{}` declares codes of {}, and the atlas knows those of {} to {}",
        layer.id,
        layer.vintage,
        KNOWN.start(),
        KNOWN.end()
    );
    let help = "write the year whose codes the table uses as the layer's `vintage`";
    let span = layer.vintage_span.clone();
    Diagnostic::in_case("E204", span, "not a year of the atlas", said).helped(help)
}

fn told(path: &str, error: &Error) -> Diagnostic {
    let said = format!("{error}; it is counted, and the outlines of {} lack it", OUTLINED.0);
    Diagnostic::new("W203", said).at(Place::in_file(path, 0, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "geoid";

    fn layer(vintage: i32, geography: Level) -> Layer {
        let [id, source, key] = ["places", "table", KEY].map(str::to_owned);
        Layer { id, source, key, year: None, geography, vintage, vintage_span: 0..0 }
    }

    /// The codes of what is refused, and how many warnings there are.
    fn checked(layer: &Layer, codes: &[&str]) -> (Vec<String>, usize) {
        let rows = codes.iter().map(|code| vec![(*code).to_owned()]).collect();
        let table = Table::new(vec![KEY.to_owned()], rows, (2..).take(codes.len()).collect());
        let mut evidence = Evidence::default();
        let problems = check(layer, "t.csv", &table, &mut evidence);
        let codes = problems.iter().map(|problem| problem.code.to_string()).collect();
        (codes, evidence.warnings().len())
    }

    #[test]
    fn a_year_that_the_atlas_does_not_know_is_refused_at_every_level() {
        for vintage in [1812, 1994, 2026, -1, 70_000] {
            for (level, code) in [(Level::State, "01"), (Level::County, "01001")] {
                assert_eq!(checked(&layer(vintage, level), &[code]).0, ["E204"], "{vintage}");
            }
        }
    }

    #[test]
    fn a_code_belongs_to_its_side_of_the_change() {
        for (old, new, changed) in [("46113", "46102", 2015), ("02270", "02158", 2015)] {
            let before = layer(changed - 1, Level::County);
            let after = layer(changed + 1, Level::County);
            assert_eq!(checked(&after, &[old]).0, ["E203"], "{old} after {changed}");
            assert_eq!(checked(&before, &[new]).0, ["E203"], "{new} before {changed}");
            assert_eq!(checked(&after, &[new]), (vec![], 0), "{new} after {changed}");
        }
        assert_eq!(checked(&layer(2014, Level::County), &["51515", "51019"]).0, ["E203"]);
    }

    #[test]
    fn a_code_that_the_outlines_no_longer_have_is_told_once() {
        let rows = ["46113", "51515", "46113", "51515", "51019"];
        assert_eq!(checked(&layer(2012, Level::County), &rows), (vec![], 2));
    }

    #[test]
    fn nothing_came_or_went_between_the_codes_of_2016_and_the_outlines() {
        let codes: Vec<&str> =
            probative_atlas::outlines(Level::County).iter().map(|it| it.geoid.as_str()).collect();
        assert_eq!(checked(&layer(2016, Level::County), &codes), (vec![], 0));
    }
}
