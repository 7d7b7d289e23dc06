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
    let all = 0..spoken.tokens.all.len();
    if all.clone().any(|at| spoken.is_one_of(at, &RATES)) {
        return false;
    }
    all.clone().any(|at| spoken.word(at) == "number" && spoken.word(at + 1) == "of")
        || all.clone().any(|at| {
            let next = spoken.word(at + 1);
            let is_word = next.chars().next().is_some_and(char::is_alphabetic);
            spoken.is_one_of(at, &COMPARED) && is_word && !NOT_COUNTED.contains(&next)
        })
}

/// Whether what is told is a part of a whole: "its share of all thefts grew".
pub(super) fn speaks_of_a_part(spoken: &Spoken<'_>) -> bool {
    let mut all = 0..spoken.tokens.all.len();
    all.any(|at| spoken.is_one_of(at, &PARTS) && spoken.word(at + 1) == "of")
}
