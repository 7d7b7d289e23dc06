//! What the name of a column says of how many its numbers stand for, as in `people (thousands)`.
//!
//! Nothing in the numbers tells of it: events over thousands of people are a rate a thousand times
//! too high, and the ratio of two such rates looks right.

use probative_case::Case;
use probative_case::claim::{Claim, Select};
use probative_terms::Diagnostic;
use probative_terms::number::plain;

use crate::apart::set_against;
use crate::intensive::is_rate;

/// Words of a column's name with how many each number stands for.
const MANY: [(&str, f64); 9] = [
    ("hundreds", 1e2),
    ("thousand", 1e3),
    ("thousands", 1e3),
    ("000s", 1e3),
    ("1000s", 1e3),
    ("million", 1e6),
    ("millions", 1e6),
    ("mln", 1e6),
    ("billions", 1e9),
];
/// The same as digits, which stand alone behind what is counted: `pop_1000`, `people (000)`.
const DIGITS: [(&str, f64); 3] = [("000", 1e3), ("1000", 1e3), ("1000000", 1e6)];
/// Words before which a number is the scale of a rate or the size of a place.
const SCALES: [&str; 6] = ["per", "over", "under", "above", "below", "than"];

/// Refuses claims that set one column against another whose numbers stand for more or fewer.
pub(crate) fn check(case: &Case) -> Vec<Diagnostic> {
    let of_claim = |claim| {
        let pairs = set_against(claim).into_iter();
        pairs.filter_map(move |pair| apart(case, claim, pair)).collect::<Vec<_>>()
    };
    let mut told: Vec<Diagnostic> = Vec::new();
    for one in case.claims.iter().flat_map(of_claim) {
        if told.iter().all(|other| other.place != one.place) {
            told.push(one);
        }
    }
    told
}

fn apart(case: &Case, claim: &Claim, (counted, whole): (&Select, &Select)) -> Option<Diagnostic> {
    // A multiplier that a name does not ask for is taken as what the author knows.
    let [own, others] = [counted, whole].map(|select| match select.multiplier {
        1 => stands_for(&select.value),
        _ => 1.0,
    });
    let odd = if others == 1.0 { counted } else { whole };
    let is_odd = |used: &&probative_case::source::ColumnUse| {
        used.source == odd.source && used.column == odd.value
    };
    let used = case.uses.iter().find(is_odd).filter(|_| own != others)?;
    let said = format!(
        "claim `{}` sets `{}` against `{}`, and by its name a number of `{}` stands for {}",
        claim.id,
        counted.value,
        whole.value,
        odd.value,
        plain(stands_for(&odd.value))
    );
    let help = "write beside `value` how many each number stands for, as `multiplier = 1000`; or give the column a name that says what it holds";
    Some(Diagnostic::in_case("E229", used.span.clone(), "in another unit", said).helped(help))
}

/// What the names of two columns tell against dividing the one by the other.
pub fn unlike(counted: &str, whole: &str) -> Option<String> {
    if is_rate(counted) {
        return Some(format!("`{counted}` is divided by `{whole}`, and by its name it is a rate"));
    }
    let [own, others] = [counted, whole].map(stands_for);
    (own != others).then(|| {
        let (odd, many) = if others == 1.0 { (counted, own) } else { (whole, others) };
        let many = plain(many);
        format!(
            "`{counted}` is divided by `{whole}`, and by its name a number of `{odd}` stands for {many}"
        )
    })
}

/// How many each number of a column stands for, as far as its name says so.
fn stands_for(column: &str) -> f64 {
    let lower = column.to_lowercase().replace(',', "");
    let words: Vec<&str> = lower.split(|letter: char| !letter.is_alphanumeric()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let is_scale = |at: usize| at > 0 && SCALES.contains(&words[at - 1]);
    let word = |at: &usize| MANY.iter().find(|(word, _)| *word == words[*at]);
    let last = |at: &usize| {
        let is_last = *at > 0 && at + 1 == words.len();
        DIGITS.iter().find(|(digits, _)| is_last && *digits == words[*at])
    };
    let mut found = (0..words.len()).filter(|at| !is_scale(*at));
    found.find_map(|at| word(&at).or_else(|| last(&at))).map_or(1.0, |(_, many)| *many)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_column_says_how_many_a_number_stands_for() {
        for name in ["population (thousands)", "pop_1000", "People in thousands", "pop (000s)"] {
            assert_eq!(stands_for(name), 1e3, "{name}");
        }
        assert_eq!(stands_for("jobs, millions"), 1e6);
        for name in [
            "population",
            "deaths_per_100k",
            "deaths per 1,000",
            "rate per thousand",
            "towns over 1,000",
            "1000",
            "persons_10",
            "cost of 1000 trees",
        ] {
            assert_eq!(stands_for(name), 1.0, "{name}");
        }
    }
}
