//! The names and the middles of places, from their codes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use probative_atlas::change_of;
use probative_case::claim::Adjacency;
use probative_evidence::{Found, Table, is_padded, padded};
use probative_finding::exhibit::Cell;
use probative_finding::finding::Untested;
use probative_spatial::{Outline, Point, Touch, Weights, centroids_on_earth, contiguity};
use probative_terms::diagnostic::test::place::{
    FEW_TOUCH, FEW_WITH_NEIGHBORS, NEIGHBOR_BLANK, NEIGHBOR_OF_ITSELF, NEIGHBOR_OF_NO_PLACE,
    NEIGHBOR_TWICE, NEIGHBOR_WITHOUT_CODE, NEIGHBOR_WITHOUT_ROW, NO_NEIGHBOR_MATCHES, NO_OUTLINE,
};
use probative_terms::place::{Geoid, Level, repair};
use probative_terms::text::slipped;

use crate::question::{Question, failed, refused};

/// The fewest letters of a name of which a slip is told from another name.
const SHORTEST_NAME: usize = 5;

/// Words of columns whose codes are of areas that the atlas has no names for, however many digits
/// they have.
const OTHER_AREAS: [&str; 10] =
    ["zip", "zcta", "post", "district", "precinct", "ward", "beat", "school", "sector", "zone"];

/// The place's name, where its column is not of other areas: the postal code `01001` has the digits
/// of a county.
pub(crate) fn name_under(column: &str, code: &str) -> String {
    let column = column.to_lowercase();
    let is_other = OTHER_AREAS.iter().any(|area| column.contains(area));
    if is_other { code.to_owned() } else { name(code) }
}

/// The place's name, a county's with its state; its code where the atlas has none.
pub(crate) fn name(code: &str) -> String {
    let geoid = Geoid::parse(code).ok();
    let known = geoid.and_then(|geoid| probative_atlas::label(&geoid));
    known.unwrap_or_else(|| code.to_owned())
}

/// What a record says of a place, as a map draws it.
pub(crate) fn cell(found: &Found) -> Cell {
    match (found.value, found.ends()) {
        (Some(value), _) => Cell::Value(value),
        (None, Some((low, high))) => Cell::Suppressed { low, high },
        (None, None) => Cell::Missing,
    }
}

/// The neighbours among some places: of a table of neighbours, or by their outlines.
pub(crate) fn weights(
    codes: &[String],
    adjacency: Option<&Adjacency>,
    question: &Question<'_>,
) -> Result<Weights, Untested> {
    match adjacency {
        Some(adjacency) => listed(codes, adjacency, question),
        None => bordering(codes),
    }
}

/// The neighbours among states or counties whose outlines touch: of places that lie apart, as a few
/// counties of a state, nobody could tell whether like ones lie together.
fn bordering(codes: &[String]) -> Result<Weights, Untested> {
    let weights = touching(codes, Touch::Vertex)?;
    let linked = codes.len() - weights.islands().count();
    if 2 * linked < codes.len() {
        return Err(failed(&FEW_TOUCH, &[&linked, &codes.len()]));
    }
    Ok(weights)
}

/// The neighbours among some places, from a table of neighbours.
fn listed(
    codes: &[String],
    adjacency: &Adjacency,
    question: &Question<'_>,
) -> Result<Weights, Untested> {
    let table = question.table(&adjacency.source)?;
    let at = |code: &str| codes.iter().position(|known| known == code);
    // A pair that is listed in one direction alone is a pair all the same.
    let digits = padded(codes.iter().map(String::as_str));
    // Where the record's places are all known, a table may hold more of them, but none unknown.
    let known = codes.iter().all(|code| is_known(code));
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    neighbors_once(table, adjacency)?;
    answered(table, adjacency, codes)?;
    for row in 0..table.len() {
        let ends = [&adjacency.from, &adjacency.to].map(|column| table.cell(row, column));
        // A place without a neighbour may stand alone.
        if ends[0].is_empty() {
            return Err(failed(&NEIGHBOR_WITHOUT_CODE, &[&table.line(row), &adjacency.source]));
        }
        let formed = |code: &str| digits.is_none_or(|it| is_padded(code, it));
        let odd = |code: &&str| {
            let misspelt = at(code).is_none() && codes.iter().any(|known| is_slip(known, code));
            !code.is_empty() && (!(formed(code) && (!known || is_known(code))) || misspelt)
        };
        if let Some(code) = ends.into_iter().find(odd) {
            let things: [&dyn Display; 3] = [&table.line(row), &adjacency.source, &code];
            return Err(failed(&NEIGHBOR_OF_NO_PLACE, &things));
        }
        if let [Some(from), Some(to)] = ends.map(at) {
            pairs.insert((from.min(to), from.max(to)));
        }
    }
    if pairs.is_empty() {
        return Err(failed(&NO_NEIGHBOR_MATCHES, &[&adjacency.source]));
    }
    let linked: BTreeSet<usize> = pairs.iter().flat_map(|(one, other)| [*one, *other]).collect();
    if 2 * linked.len() < codes.len() {
        let things: [&dyn Display; 3] = [&linked.len(), &codes.len(), &adjacency.source];
        return Err(failed(&FEW_WITH_NEIGHBORS, &things));
    }
    let pairs: Vec<(usize, usize)> = pairs.into_iter().collect();
    Weights::from_pairs(codes.len(), &pairs).map_err(refused)
}

/// Passes if no row of a table of neighbours says again what another does, names a place as its own
/// neighbour, or names none for a place that has some: which of them is a slip nobody can say.
fn neighbors_once(table: &Table, adjacency: &Adjacency) -> Result<(), Untested> {
    let source = &adjacency.source;
    let ends = |row| [&adjacency.from, &adjacency.to].map(|column| table.cell(row, column));
    let mut seen: BTreeMap<[&str; 2], usize> = BTreeMap::new();
    for row in 0..table.len() {
        let ([from, to], line) = (ends(row), table.line(row));
        if from == to && !from.is_empty() {
            return Err(failed(&NEIGHBOR_OF_ITSELF, &[&line, source, &from]));
        }
        if let Some(first) = seen.insert([from, to], line) {
            return Err(failed(&NEIGHBOR_TWICE, &[&first, &line, source, &to, &from]));
        }
    }
    let others: BTreeSet<&str> =
        seen.keys().filter(|[_, to]| !to.is_empty()).map(|[from, _]| *from).collect();
    match seen.iter().find(|([from, to], _)| to.is_empty() && others.contains(from)) {
        None => Ok(()),
        Some(([from, _], line)) => Err(failed(&NEIGHBOR_BLANK, &[line, source, from])),
    }
}

/// Whether a name is another but for its case or a slip of the hand; of codes with digits a letter
/// more or less is another code.
fn is_slip(name: &str, other: &str) -> bool {
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    if other.len() < SHORTEST_NAME || has_digit(name) || has_digit(other) {
        return false;
    }
    let (name, other) = (name.to_lowercase(), other.to_lowercase());
    name == other || slipped(&name, &other)
}

/// Passes if, in a table that lists each pair in both directions, no place is a neighbour that has
/// neither a number nor a row of its own: it is misspelt there, or lacks everywhere.
fn answered(table: &Table, adjacency: &Adjacency, codes: &[String]) -> Result<(), Untested> {
    let ends = |row| [&adjacency.from, &adjacency.to].map(|column| table.cell(row, column));
    let pairs: BTreeSet<[&str; 2]> = (0..table.len()).map(ends).collect();
    let places: BTreeSet<&str> = codes.iter().map(String::as_str).collect();
    let rows: BTreeSet<&str> = pairs.iter().map(|[from, _]| *from).collect();
    let inside = || pairs.iter().filter(|pair| pair.iter().all(|code| places.contains(code)));
    if !inside().all(|[from, to]| pairs.contains(&[*to, *from])) {
        return Ok(());
    }
    let is_unknown =
        |code: &str| !(code.is_empty() || places.contains(code) || rows.contains(code));
    match (0..table.len()).find(|row| is_unknown(ends(*row)[1])) {
        None => Ok(()),
        Some(row) => {
            let things: [&dyn Display; 3] = [&table.line(row), &adjacency.source, &ends(row)[1]];
            Err(failed(&NEIGHBOR_WITHOUT_ROW, &things))
        }
    }
}

/// Whether a code is that of a state or county, of today or of an earlier year.
fn is_known(code: &str) -> bool {
    let Ok(geoid) = Geoid::parse(code) else { return false };
    probative_atlas::name(&geoid).is_some() || probative_atlas::change_of(&geoid).is_some()
}

/// The neighbours among some places whose outlines share a point or a line.
pub(crate) fn touching(codes: &[String], touch: Touch) -> Result<Weights, Untested> {
    contiguity(&outlines(codes)?, touch, 0.0).map_err(refused)
}

/// The outlines of some places, which the atlas must have.
fn outlines(codes: &[String]) -> Result<Vec<Outline>, Untested> {
    let one = |code: &String| {
        let outline = Geoid::parse(code).ok().and_then(|it| probative_atlas::outline(&it));
        outline.map(|it| it.rings.clone()).ok_or_else(|| failed(&NO_OUTLINE, &[code]))
    };
    codes.iter().map(one).collect()
}

/// The middle of each place: the centre of mass of its whole outline, islands and all, as `stat`
/// takes it.
pub(crate) fn points(codes: &[String]) -> Result<Vec<Point>, Untested> {
    centroids_on_earth(&outlines(codes)?).map_err(refused)
}

/// One place in so many may lie where its state lies, for want of an outline: of more, as of tracts
/// and postal codes, all would lie in one point.
const MOST_IN_STATE: usize = 20;

/// About where each place lies, for how much a list clusters: the middle of its outline, of that
/// of its code of another year, or else of its state. A county that is gone since is no reason to
/// say nothing of all the others.
pub(crate) fn points_about(codes: &[String]) -> Result<Vec<Point>, Untested> {
    let mut in_state = 0;
    let one = |code: &String| {
        let own = about(code);
        in_state += usize::from(own.is_none());
        let outline = own.or_else(|| outline_of_state(code)).cloned();
        outline.ok_or_else(|| failed(&NO_OUTLINE, &[code]))
    };
    let outlines: Vec<Outline> = codes.iter().map(one).collect::<Result<_, _>>()?;
    if in_state > 1 && MOST_IN_STATE * in_state > codes.len() {
        let without = codes.iter().find(|code| about(code).is_none());
        return Err(failed(&NO_OUTLINE, &[without.unwrap_or(&codes[0])]));
    }
    centroids_on_earth(&outlines).map_err(refused)
}

fn geoid(code: &str) -> Option<Geoid> {
    let named = || probative_atlas::state(code).map(|state| state.geoid.clone());
    Geoid::parse(code).ok().or_else(named).or_else(|| repair(code, Level::County))
}

fn outline_of_state(code: &str) -> Option<&'static Outline> {
    probative_atlas::outline(&geoid(code)?.state()).map(|it| &it.rings)
}

fn about(code: &str) -> Option<&'static Outline> {
    let drawn = |geoid: &Geoid| probative_atlas::outline(geoid).map(|it| &it.rings);
    let geoid = geoid(code)?;
    let changed = || {
        let change = change_of(&geoid)?;
        change.old.iter().chain(&change.new).find_map(drawn)
    };
    drawn(&geoid).or_else(changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_county_that_is_gone_lies_where_it_lay() {
        let codes = ["51515", "51019", "1003", "Guam", "GU"].map(str::to_owned);
        let points = points_about(&codes).unwrap();
        let degrees = |at: usize| (points[at].longitude - points[1].longitude).abs();
        assert!(degrees(0) < 1.0, "Bedford city lay in Bedford County");
        assert!(points_about(&["Ward 3".to_owned()]).is_err());
        for other in [["25017352101", "25017352102"], ["02139", "02140"]] {
            assert!(points_about(&other.map(str::to_owned)).is_err(), "tracts, postal codes");
        }
    }

    #[test]
    fn a_code_of_another_sort_of_area_is_no_county() {
        assert_eq!(name_under("fips", "01001"), "Autauga, AL");
        for column in ["zip", "ZIP Code", "zcta5", "Police district"] {
            assert_eq!(name_under(column, "01001"), "01001");
        }
    }

    #[test]
    fn a_slip_is_told_from_another_name_and_from_another_code() {
        assert!(is_slip("Northfield", "Nrothfield") && is_slip("Northfield", "northfield"));
        assert!(!is_slip("Northfield", "Southfield"));
        assert!(!is_slip("Q0012", "Q00112") && !is_slip("York", "Yorl"));
    }
}
