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

/// Verbs that move a number with "up" or "down" behind them.
const GOES: [&str; 9] = ["was", "were", "is", "are", "been", "went", "go", "goes", "gone"];

/// Which way a sentence says that something moved, where it has verbs of one way alone.
///
/// ```
/// use probative_case::words::{Way, movement};
///
/// assert_eq!(movement("Deaths fell faster in this county than in that"), Way::Down);
/// assert_eq!(movement("Jobs grew by 3 per cent"), Way::Up);
/// assert_eq!(movement("Rents rose while wages fell"), Way::Neither);
/// assert_eq!(movement("Rents were down 60 per cent"), Way::Down);
/// assert_eq!(movement("Up to 40 of them went down the river"), Way::Neither);
/// assert_eq!(movement("Deaths from falls in the fall of 2015 in Rose County"), Way::Neither);
/// ```
pub fn movement(sentence: &str) -> Way {
    // The fall of a year, a fall from a ladder and Rose County moved nothing.
    let words: Vec<&str> = sentence.split(|letter: char| !letter.is_alphanumeric()).collect();
    let is_noun = |at: usize| {
        let before = at.checked_sub(1).map_or("", |at| words[at]).to_lowercase();
        let is_name = at > 0 && words[at].starts_with(char::is_uppercase);
        is_name || ["the", "a", "in", "from", "by", "of", "this", "last"].contains(&before.as_str())
    };
    let went = |at: usize, way: &str| {
        let is_way = words[at].eq_ignore_ascii_case(way);
        let goes = at.checked_sub(1).is_some_and(|at| GOES.contains(&words[at]));
        // "Is up to 40" bounds a number, and "went down the river" moves along.
        let is_other = words.get(at + 1).is_some_and(|next| ["to", "the", "a"].contains(next));
        is_way && goes && !is_other
    };
    let goes = |way: &str| (0..words.len()).any(|at| went(at, way));
    let verbs = (0..words.len()).filter(|at| !is_noun(*at)).map(|at| words[at].to_lowercase());
    let verbs: Vec<String> = verbs.collect();
    let has = |known: &[&str]| verbs.iter().any(|word| known.contains(&word.as_str()));
    match (has(&ROSE) || goes("up"), has(&FELL) || goes("down")) {
        (true, false) => Way::Up,
        (false, true) => Way::Down,
        _ => Way::Neither,
    }
}
