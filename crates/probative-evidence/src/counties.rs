//! The codes of counties as the atlas knows them: whether a column holds them, those that stand for
//! a whole state, and places that stand under an old code and under a new one.

use std::collections::BTreeMap;

use probative_atlas::{Change, ChangeKind, change_of, changes, outline};
use probative_case::claim::Select;
use probative_terms::place::{Geoid, Level};

use crate::select::Found;
use crate::table::Table;
use crate::unavailable::{Between, Unavailable};

/// Whether a column's codes are those of counties, or of places in them: of ten such codes the
/// atlas knows the counties of nine. Of running numbers and ZIP codes it knows a few by accident.
pub(crate) fn are_of_counties<'a>(codes: impl Iterator<Item = &'a Geoid>) -> bool {
    let (mut all, mut known) = (0, 0);
    for county in codes.filter_map(Geoid::county) {
        // The last three digits of a state's own row, and of its unknown counties.
        if ["000", "999"].iter().any(|last| county.as_str().ends_with(last)) {
            continue;
        }
        all += 1;
        known += usize::from(is_known(&county));
    }
    all > 0 && 10 * known >= 9 * all
}

/// Whether a county is one of the atlas's, of whatever year. Of a state without outlines all are.
fn is_known(county: &Geoid) -> bool {
    outline(county).is_some() || outline(&county.state()).is_none() || change_of(county).is_some()
}

/// The place that a code stands for: of one whose last digits are noughts, as in `01000` among
/// counties and `01001000000` among tracts, the state or the county as a whole.
pub(crate) fn whole(code: &Geoid) -> Geoid {
    let is_whole = |digits: &usize| {
        let rest = code.as_str().get(*digits..).unwrap_or_default();
        rest.len() > 1 && rest.bytes().all(|digit| digit == b'0')
    };
    let larger = [Level::State, Level::County].map(Level::digits).into_iter().find(is_whole);
    let shortened = larger.and_then(|digits| Geoid::parse(&code.as_str()[..digits]).ok());
    shortened.unwrap_or_else(|| code.clone())
}

/// Passes if no place of some rows that are added up or set beside each other stands in them under
/// the code that it had and under that which it has since, by one of the keys and where all others
/// are the same. A row that is blank or zero counts nothing twice: some publishers list both codes
/// through all years.
pub(crate) fn each_once(
    select: &Select,
    table: &Table,
    rows: &[Found],
    keys: &[&str],
) -> Result<(), Unavailable> {
    for key in keys {
        let Some((first, second, change)) = under_two_codes(table, rows, keys, key) else {
            continue;
        };
        let lines = (table.line(first), table.line(second));
        let codes = [first, second].map(|row| table.cell(row, key).to_owned());
        let what = Between::Recoded { codes, year: change.year, said: change.said };
        return Err(Unavailable::Between { source: select.source.clone(), lines, what });
    }
    Ok(())
}

/// The rows of a place under two codes, with what became of it.
fn under_two_codes(
    table: &Table,
    rows: &[Found],
    keys: &[&str],
    key: &str,
) -> Option<(usize, usize, &'static Change)> {
    let counts = |found: &&Found| found.value.is_some_and(|number| number != 0.0);
    let mut by_code: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for found in rows.iter().filter(counts) {
        by_code.entry(table.cell(found.row, key)).or_default().push(found.row);
    }
    let others = |row: usize| {
        let others = keys.iter().filter(|other| **other != key);
        others.map(|column| table.cell(row, column)).collect::<Vec<&str>>()
    };
    // A county that another took in was there beside it, and one made of parts left the others.
    let is_one = |change: &&Change| {
        matches!(change.kind, ChangeKind::Renamed | ChangeKind::Split | ChangeKind::Replaced)
    };
    let pair = |change: &'static Change| {
        let olds = by_code.get(change.old.as_ref()?.as_str())?;
        let mut news = change.new.iter().filter_map(|code| by_code.get(code.as_str())).flatten();
        let (first, second) = news.find_map(|new| {
            let old = olds.iter().find(|old| others(**old) == others(*new))?;
            Some((*old.min(new), *old.max(new)))
        })?;
        Some((first, second, change))
    };
    let found = changes().iter().filter(is_one).find_map(pair)?;
    let codes: Option<Vec<Geoid>> = by_code.keys().map(|code| Geoid::parse(code).ok()).collect();
    are_of_counties(codes?.iter()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(codes: &[&str]) -> Vec<Geoid> {
        codes.iter().map(|code| Geoid::parse(code).unwrap()).collect()
    }

    #[test]
    fn running_numbers_and_postcodes_are_no_counties() {
        assert!(are_of_counties(all(&["01000", "01001", "46113", "46102", "78010"]).iter()));
        assert!(are_of_counties(all(&["01001020100", "01999"]).iter()), "a tract lies in one");
        assert!(!are_of_counties(all(&["10001", "10002", "10003"]).iter()), "running numbers");
        assert!(!are_of_counties(all(&["46113", "46102", "46204", "46038"]).iter()), "ZIP codes");
        assert!(!are_of_counties(all(&["01", "02", "04"]).iter()), "states");
        assert!(!are_of_counties(all(&["01000", "04000"]).iter()), "states with noughts behind");
    }

    #[test]
    fn noughts_behind_a_state_or_a_county_are_it_as_a_whole() {
        let stands_for = |code: &str| whole(&Geoid::parse(code).unwrap()).to_string();
        assert_eq!(stands_for("01000"), "01");
        assert_eq!(stands_for("01000000000"), "01");
        assert_eq!(stands_for("01001000000"), "01001");
        assert_eq!(stands_for("010010201000"), "010010201000", "a block group of water");
        assert_eq!(stands_for("10"), "10");
        assert_eq!(stands_for("01010"), "01010");
        assert_eq!(stands_for("US"), "US");
    }

    /// Whether rows of `code,year,n` are refused by their codes.
    fn is_refused(cells: &[[&str; 3]], keys: &[&str]) -> bool {
        let columns = ["code", "year", "n"].map(str::to_owned).to_vec();
        let rows = cells.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        let table = Table::new(columns, rows, (2..cells.len() + 2).collect());
        let found = |row: usize| {
            let value = table.cell(row, "n").parse().ok();
            Found::at(row, value)
        };
        let found: Vec<Found> = (0..cells.len()).map(found).collect();
        let told = each_once(&Select::all_of("t", "n"), &table, &found, keys);
        assert!(matches!(told, Ok(()) | Err(Unavailable::Between { lines: (2, 3), .. })));
        told.is_err()
    }

    #[test]
    fn a_place_under_its_old_and_its_new_code_at_one_time_is_refused() {
        let beside = ["46003", "2015", "5"];
        let both = |old: [&'static str; 3], new: [&'static str; 3]| [old, new, beside];
        let keys = ["code", "year"];
        let twice = both(["46113", "2015", "50"], ["46102", "2015", "50"]);
        assert!(is_refused(&twice, &keys) && is_refused(&twice, &["code"]));
        let replaced = both(["09001", "2015", "50"], ["09110", "2015", "30"]);
        assert!(is_refused(&replaced, &keys), "regions in a county's stead");
        let years = both(["46113", "2014", "50"], ["46102", "2015", "50"]);
        assert!(!is_refused(&years, &keys), "each in its time");
        for none in ["", "0"] {
            let listed = both(["46113", "2015", none], ["46102", "2015", "50"]);
            assert!(!is_refused(&listed, &keys), "a row that counts nothing");
        }
        let merged = both(["51515", "2012", "5"], ["51019", "2012", "50"]);
        assert!(!is_refused(&merged, &keys), "a city was there beside the county");
        let codes = [twice[0], twice[1], ["46204", "2015", "9"]];
        assert!(!is_refused(&codes, &keys), "ZIP codes");
    }
}
