//! The places that a number leaves out as their records have no number.

use probative_finding::reading::{Gone, LeftOut, Rows};

use crate::format::{counted, listed};

/// How many places are named; of more a reader is told the number.
const NAMED: usize = 3;

/// The places that a number leaves out, with their names where these are few: "1 place left out:
/// Alef"; nothing where it leaves out none.
pub(crate) fn places(rows: &Rows) -> Option<String> {
    let told: Vec<String> = rows.left_out.iter().filter_map(of_one_reason).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

fn of_one_reason(left: &LeftOut) -> Option<String> {
    let names = match &left.reason {
        Gone::NoRate(names) | Gone::ListedWithoutOutcome(names) => names.as_slice(),
        Gone::OneMapLacks
        | Gone::NamedWithoutRate
        | Gone::NumberWithheld
        | Gone::RateBlankOrZero
        | Gone::OutcomeLacking
        | Gone::ExplanationLacking
        | Gone::NothingGiven => &[],
        // What a publisher withholds is a reservation of its own, and the rest is not asked about.
        Gone::CountWithheld
        | Gone::Unplaced
        | Gone::Undated
        | Gone::PublishedLater
        | Gone::Farther(_)
        | Gone::BeforeWindow
        | Gone::ListedBefore(_)
        | Gone::ListedLater
        | Gone::ListedEarlier
        | Gone::NotSpokenOf
        | Gone::BetweenYears(_)
        | Gone::NoCounterpart => return None,
    };
    let which = match names {
        [] => format!(" ({})", crate::gone(&left.reason)),
        few if few.len() <= NAMED => format!(": {}", listed(few)),
        many => {
            let more = counted(many.len() - NAMED, "other");
            format!(": {} and {more}", many[..NAMED].join(", "))
        }
    };
    Some(format!("{} left out{which}", counted(left.rows, "place")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_without_a_number_are_named_where_they_are_few_and_those_unasked_are_not_told() {
        let told = |names: &[&str]| {
            let reason = Gone::NoRate(names.iter().map(ToString::to_string).collect());
            let left = LeftOut { reason, rows: names.len(), events: None };
            places(&Rows { used: 9, left_out: vec![left] })
        };
        assert_eq!(told(&["Alef"]).as_deref(), Some("1 place left out: Alef"));
        let five = "5 places left out: A, B, C and 2 others";
        assert_eq!(told(&["A", "B", "C", "D", "E"]).as_deref(), Some(five));
        let of = |reason| LeftOut { reason, rows: 2, events: None };
        let rows = Rows { used: 9, left_out: vec![of(Gone::Undated), of(Gone::NothingGiven)] };
        let blank = "2 places left out (no number, or no people or error that go with it)";
        assert_eq!(places(&rows).as_deref(), Some(blank));
        assert_eq!(places(&Rows::used(9)), None);
    }
}
