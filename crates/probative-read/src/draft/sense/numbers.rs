//! Whether a sentence speaks of numbers as they are, of rates or of a part of a whole.

use super::Spoken;

/// Words by which a rate is meant, whatever else is said.
const RATES: [&str; 14] = [
    "rate",
    "rates",
    "per",
    "capita",
    "likely",
    "likelier",
    "often",
    "frequently",
    "risk",
    "safest",
    "safer",
    "deadliest",
    "dangerous",
    "percent",
];
/// Words that compare numbers of what stands behind them.
const COMPARED: [&str; 5] = ["more", "fewer", "most", "fewest", "many"];
/// What may stand behind those and is not what is counted.
const NOT_COUNTED: [&str; 10] =
    ["than", "of", "the", "in", "to", "as", "recent", "recently", "common", "other"];
/// Words for a part of a whole.
const PARTS: [&str; 5] = ["share", "proportion", "portion", "percentage", "fraction"];

/// Whether numbers are compared as they are: "the highest number of", "more thefts than".
pub(super) fn speaks_of_numbers(spoken: &Spoken<'_>) -> bool {
    let compares = |at: usize| {
        let next = spoken.word(at + 1);
        let is_counted = next.starts_with(char::is_alphabetic) && !NOT_COUNTED.contains(&next);
        spoken.word(at) == "number" && next == "of" || spoken.is_one_of(at, &COMPARED) && is_counted
    };
    let mut all = 0..spoken.tokens.all.len();
    !all.clone().any(|at| spoken.is_one_of(at, &RATES)) && all.any(compares)
}

/// Whether what is told is a part of a whole: "its share of all thefts grew".
pub(super) fn speaks_of_a_part(spoken: &Spoken<'_>) -> bool {
    let mut all = 0..spoken.tokens.all.len();
    all.any(|at| spoken.is_one_of(at, &PARTS) && spoken.word(at + 1) == "of")
}
