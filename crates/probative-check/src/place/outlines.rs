//! Where places lie and which of them touch, by the outlines of the atlas.

use std::collections::BTreeSet;

use probative_atlas::{OUTLINED, change_of};
use probative_case::claim::Adjacency;
use probative_finding::finding::{ByOutlines, Untested};
use probative_spatial::{Outline, Point, Touch, Weights, centroids_on_earth, contiguity};
use probative_terms::diagnostic::test::place::{
    FEW_TOUCH, NO_OUTLINE, NO_OUTLINE_WITHOUT_ZEROS, OTHER_AREAS, OTHER_AREAS_TOUCH, TWO_LEVELS,
};
use probative_terms::diagnostic::test::{left_out, places};
use probative_terms::place::{Geoid, Level, repair};

use super::areas::{is_of_other_areas, of_atlas};
use crate::question::{failed, refused};

/// The neighbours among states or counties whose outlines touch: of places that lie apart, as a few
/// counties of a state, nobody could tell whether like ones lie together.
pub(super) fn bordering(column: &str, codes: &[String]) -> Result<Weights, Untested> {
    if is_of_other_areas(column) {
        return Err(failed(&OTHER_AREAS_TOUCH, &[&column]));
    }
    of_one_level(column, codes)?;
    let weights = touching(column, codes, Touch::Vertex)?;
    let linked = codes.len() - weights.islands().count();
    if 2 * linked < codes.len() {
        return Err(failed(&FEW_TOUCH, &[&linked, &codes.len()]));
    }
    Ok(weights)
}

/// Where no table names neighbours: how many places have none by their outlines, and of how many
/// the outline is that of a code of another year.
pub(crate) fn by_outlines(
    column: &str,
    codes: &[String],
    adjacency: Option<&Adjacency>,
    weights: &Weights,
) -> Option<ByOutlines> {
    let is_drawn = |code: &&String| of_atlas(column, code).is_some_and(|it| drawn(&it).is_some());
    adjacency.is_none().then(|| ByOutlines {
        year: OUTLINED.0,
        of: codes.len(),
        alone: weights.islands().count(),
        of_another_year: codes.len() - codes.iter().filter(is_drawn).count(),
    })
}

/// Passes if no state stands among counties: each of them would be taken for one place.
fn of_one_level(column: &str, codes: &[String]) -> Result<(), Untested> {
    let level = |code: &String| of_atlas(column, code).map(|geoid| geoid.level());
    let levels: BTreeSet<Level> = codes.iter().filter_map(level).collect();
    let (Some(least), Some(most)) = (levels.first(), levels.last()) else { return Ok(()) };
    if least == most {
        return Ok(());
    }
    let first = |wanted: &Level| codes.iter().find(|code| level(code) == Some(*wanted));
    let (Some(one), Some(other)) = (first(least), first(most)) else { return Ok(()) };
    Err(failed(&TWO_LEVELS, &[one, least, other, most]))
}

/// The neighbours among some places whose outlines share a point or a line.
pub(crate) fn touching(column: &str, codes: &[String], touch: Touch) -> Result<Weights, Untested> {
    contiguity(&outlines(column, codes)?, touch, 0.0).map_err(refused)
}

/// The middle of each place: the centre of mass of its whole outline, islands and all, as `stat`
/// takes it.
pub(crate) fn points(column: &str, codes: &[String]) -> Result<Vec<Point>, Untested> {
    centroids_on_earth(&outlines(column, codes)?).map_err(refused)
}

/// Passes if the column is not of other areas than states and counties, by its name.
pub(crate) fn outlined(column: &str) -> Result<(), Untested> {
    if is_of_other_areas(column) { Err(failed(&OTHER_AREAS, &[&column])) } else { Ok(()) }
}

/// The outlines of some places, which the atlas must have: that of a code of another year, where
/// the county is gone since.
fn outlines(column: &str, codes: &[String]) -> Result<Vec<Outline>, Untested> {
    outlined(column)?;
    let one = |code: &String| at_some_time(&of_atlas(column, code)?);
    let without: Vec<&String> = codes.iter().filter(|code| one(code).is_none()).collect();
    if without.is_empty() {
        return Ok(codes.iter().filter_map(one).cloned().collect());
    }
    Err(no_outline(column, &without))
}

fn no_outline(column: &str, without: &[&String]) -> Untested {
    let is_bare = |code: &&String| {
        let whole = [Level::State, Level::County].map(|level| repair(code, level));
        whole.iter().flatten().any(|geoid| drawn(geoid).is_some())
    };
    if without.len() > 1 && without.iter().all(is_bare) {
        return failed(&NO_OUTLINE_WITHOUT_ZEROS, &[&places(without)]);
    }
    failed(&NO_OUTLINE, &[&places(without), &left_out(column, without)])
}

/// One place in so many may lie where its state lies, for want of an outline: of more, as of tracts
/// and postal codes, all would lie in one point.
const MOST_IN_STATE: usize = 20;

/// About where each place lies, for how much a list clusters: the middle of its outline, of that
/// of its code of another year, or else of its state. A county that is gone since is no reason to
/// say nothing of all the others.
pub(crate) fn points_about(column: &str, codes: &[String]) -> Result<Vec<Point>, Untested> {
    outlined(column)?;
    let own = |code: &String| at_some_time(&geoid(code)?);
    let about = |code: &String| own(code).or_else(|| outline_of_state(code));
    let nowhere: Vec<&String> = codes.iter().filter(|code| about(code).is_none()).collect();
    if !nowhere.is_empty() {
        return Err(no_outline(column, &nowhere));
    }
    let in_state: Vec<&String> = codes.iter().filter(|code| own(code).is_none()).collect();
    if in_state.len() > 1 && MOST_IN_STATE * in_state.len() > codes.len() {
        return Err(no_outline(column, &in_state));
    }
    let outlines: Vec<Outline> = codes.iter().filter_map(about).cloned().collect();
    centroids_on_earth(&outlines).map_err(refused)
}

fn geoid(code: &str) -> Option<Geoid> {
    let named = || probative_atlas::state(code).map(|state| state.geoid.clone());
    Geoid::parse(code).ok().or_else(named).or_else(|| repair(code, Level::County))
}

fn outline_of_state(code: &str) -> Option<&'static Outline> {
    drawn(&geoid(code)?.state())
}

fn drawn(geoid: &Geoid) -> Option<&'static Outline> {
    probative_atlas::outline(geoid).map(|it| &it.rings)
}

/// The outline of a place, or of what it was before or has been since.
fn at_some_time(geoid: &Geoid) -> Option<&'static Outline> {
    let changed = || {
        let change = change_of(geoid)?;
        change.old.iter().chain(&change.new).find_map(drawn)
    };
    drawn(geoid).or_else(changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_county_that_is_gone_lies_where_it_lay() {
        let codes = ["51515", "51019", "1003", "Guam", "GU"].map(str::to_owned);
        let points = points_about("fips", &codes).unwrap();
        let degrees = |at: usize| (points[at].longitude - points[1].longitude).abs();
        assert!(degrees(0) < 1.0, "Bedford city lay in Bedford County");
        assert!(points_about("fips", &["Ward 3".to_owned()]).is_err());
        for other in [["25017352101", "25017352102"], ["02139", "02140"]] {
            assert!(points_about("code", &other.map(str::to_owned)).is_err(), "tracts");
        }
        assert!(points_about("zip", &["01001", "01003"].map(str::to_owned)).is_err());
    }

    #[test]
    fn a_county_that_is_gone_touches_what_it_touched() {
        let codes = ["46113", "46007", "46033", "51515", "51019"].map(str::to_owned);
        let weights = touching("fips", &codes, Touch::Vertex).unwrap();
        assert_eq!(weights.islands().count(), 0, "each has a neighbour among them");
        let told = by_outlines("fips", &codes, None, &weights).unwrap();
        assert_eq!(told, ByOutlines { year: 2017, of: 5, alone: 0, of_another_year: 2 });
        assert!(touching("zip", &codes, Touch::Vertex).is_err());
    }

    #[test]
    fn a_state_is_no_neighbour_of_a_county() {
        let codes = ["24", "11", "51107", "51059"].map(str::to_owned);
        assert!(bordering("fips", &codes).is_err() && bordering("fips", &codes[2..]).is_ok());
    }
}
