//! Whether a sentence denies something.

/// Words that deny, besides all that end in `n't`. No such list is whole, so that a sentence
/// without them is told, and not refused.
const DENIALS: [&str; 40] = [
    "not",
    "no",
    "never",
    "none",
    "nobody",
    "nothing",
    "nowhere",
    "neither",
    "nor",
    "without",
    "cannot",
    "hardly",
    "scarcely",
    "fail",
    "fails",
    "failed",
    "false",
    "untrue",
    "wrong",
    "myth",
    "incorrect",
    "inaccurate",
    "baseless",
    "unfounded",
    "groundless",
    "mistaken",
    "debunk",
    "debunks",
    "debunked",
    "refute",
    "refutes",
    "refuted",
    "disprove",
    "disproves",
    "disproved",
    "disproven",
    "deny",
    "denies",
    "denied",
    "denying",
];

/// Whether a sentence has a word that denies.
///
/// ```
/// use probative_case::words::denies;
///
/// assert!(denies("It did not slow jobs one iota") && denies("It didn’t slow them"));
/// assert!(denies("It is incorrect that it slowed jobs"));
/// assert!(!denies("It slowed jobs in another county"));
/// ```
pub fn denies(sentence: &str) -> bool {
    let plain = sentence.to_lowercase().replace('’', "'");
    let mut words = plain.split(|letter: char| !(letter.is_alphanumeric() || letter == '\''));
    words.any(|word| word.ends_with("n't") || DENIALS.contains(&word.trim_matches('\'')))
}
