//! Verbs of a sentence that say which way a number moved.

use super::way::Way;

const ROSE: [&str; 24] = [
    "rose",
    "rise",
    "rises",
    "rising",
    "risen",
    "grew",
    "grow",
    "grows",
    "growing",
    "grown",
    "increased",
    "increases",
    "increasing",
    "climbed",
    "climbing",
    "soared",
    "soaring",
    "surged",
    "jumped",
    "doubled",
    "tripled",
    "quadrupled",
    "swelled",
    "escalating",
];
const FELL: [&str; 23] = [
    "fell",
    "fall",
    "falls",
    "falling",
    "fallen",
    "dropped",
    "dropping",
    "declined",
    "declines",
    "declining",
    "decreased",
    "decreases",
    "decreasing",
    "shrank",
    "shrinking",
    "shrunk",
    "plunged",
    "plummeted",
    "sank",
    "halved",
    "dwindled",
    "dwindling",
    "plunging",
];

/// Which way a sentence says that something moved, where it has verbs of one way alone.
///
/// ```
/// use probative_case::words::{Way, movement};
///
/// assert_eq!(movement("Deaths fell faster in this county than in that"), Way::Down);
/// assert_eq!(movement("Jobs grew by 3 per cent"), Way::Up);
/// assert_eq!(movement("Rents rose while wages fell"), Way::Neither);
/// ```
pub fn movement(sentence: &str) -> Way {
    let plain = sentence.to_lowercase();
    let has = |verbs: &[&str]| {
        plain.split(|letter: char| !letter.is_alphanumeric()).any(|word| verbs.contains(&word))
    };
    match (has(&ROSE), has(&FELL)) {
        (true, false) => Way::Up,
        (false, true) => Way::Down,
        _ => Way::Neither,
    }
}
