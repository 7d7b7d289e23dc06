//! Codes of places that hold those of other rows.

use std::collections::BTreeSet;

use probative_terms::place::Geoid;

use crate::counties::{are_of_counties, whole};

/// The first row whose code is of a larger place, which holds those of others: `01` beside `01001`,
/// and `01000`, by which publishers call a state among counties. The nation's `00000` is no code,
/// and hides none.
pub(crate) fn of_another_level(cells: &[&str]) -> Option<usize> {
    let mut codes = Vec::new();
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !is_of_noughts(cell)) {
        codes.push((at, Geoid::parse(cell).ok()?));
    }
    if are_of_counties(codes.iter().map(|(_, code)| code)) {
        codes.iter_mut().for_each(|(_, code)| *code = whole(code));
    }
    let all: BTreeSet<&Geoid> = codes.iter().map(|(_, place)| place).collect();
    if all.iter().map(|place| place.level()).collect::<BTreeSet<_>>().len() < 2 {
        return None;
    }
    // What a place holds follows it in the order of codes.
    let holds_another = |place: &Geoid| {
        let mut after = all.range::<&Geoid, _>(place..).filter(|other| **other != place);
        *place == Geoid::nation() || after.next().is_some_and(|other| place.holds(other))
    };
    codes.iter().find(|(_, place)| holds_another(place)).map(|(at, _)| *at)
}

/// Whether a cell is the nation's code by its noughts alone.
fn is_of_noughts(cell: &str) -> bool {
    cell.len() > 1 && cell.bytes().all(|digit| digit == b'0')
}

/// Whether a cell may be the code of a place that holds those of other rows.
pub(crate) fn is_of_a_larger(cell: &str) -> bool {
    let is = |code: Geoid| code.as_str().len() == 2 || whole(&code) != code;
    is_of_noughts(cell) || Geoid::parse(cell).is_ok_and(is)
}

/// Whether a code is of a place that holds another's: `01000`, `01` and `00000` of that of `01001`.
pub(crate) fn holds(larger: &str, other: &str) -> bool {
    let is_of_all = || is_of_noughts(larger) && Geoid::parse(other).is_ok();
    larger != other && (is_of_all() || of_another_level(&[other, larger]) == Some(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_with_noughts_behind_is_a_total_among_its_counties() {
        assert_eq!(of_another_level(&["01001", "01003", "01000"]), Some(2));
        assert_eq!(of_another_level(&["04000", "01001", "01003", "01000"]), Some(3));
        assert_eq!(of_another_level(&["01001020100", "01001000000"]), Some(1), "among tracts");
        assert_eq!(of_another_level(&["01000", "02000", "04000"]), None, "states alone");
        assert_eq!(of_another_level(&["00000", "01000", "01001"]), Some(1), "below the nation");
        assert_eq!(of_another_level(&["01001", "01003"]), None);
        assert_eq!(of_another_level(&["10000", "10001", "10002"]), None, "running numbers");
    }

    #[test]
    fn a_code_holds_another_by_its_digits_or_its_noughts() {
        for larger in ["01000", "01", "00000", "00"] {
            assert!(holds(larger, "01001") && is_of_a_larger(larger), "{larger}");
        }
        for other in ["01001", "01003", "02000", "02", "Alabama", ""] {
            assert!(!holds(other, "01001"), "{other}");
        }
        assert!(!is_of_a_larger("01001") && !is_of_a_larger("Alabama"));
    }

    #[test]
    fn a_code_that_begins_others_holds_them() {
        assert_eq!(of_another_level(&["02", "01001", "01"]), Some(2));
        assert_eq!(of_another_level(&["02", "01001"]), None);
        assert_eq!(of_another_level(&["01", "US"]), Some(1));
        assert_eq!(of_another_level(&["10", "10001", "7"]), None, "ids that count rows");
    }
}
