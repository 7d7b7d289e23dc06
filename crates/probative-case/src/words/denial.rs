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

/// Words that end in `n't` as they stand where the apostrophe is lost; `wont` and `cant` are words
/// of their own that nobody writes.
const WITHOUT_APOSTROPHE: [&str; 16] = [
    "didnt", "doesnt", "dont", "isnt", "arent", "wasnt", "werent", "hasnt", "havent", "hadnt",
    "wont", "wouldnt", "cant", "couldnt", "shouldnt", "aint",
];

/// Phrases in which such a word bounds a number, or stresses what it goes with.
const BOUNDS: [&str; 10] = [
    "no more than",
    "no fewer than",
    "no less than",
    "not more than",
    "not fewer than",
    "not less than",
    "not only",
    "not just",
    "no doubt",
    "no wonder",
];

/// Verbs of which a denial affirms what follows: "we cannot ignore that jobs were lost".
pub const AFFIRMED: [&str; 17] = [
    "ignore",
    "ignored",
    "ignoring",
    "deny",
    "denies",
    "denied",
    "denying",
    "doubt",
    "doubts",
    "doubted",
    "doubting",
    "forget",
    "forgotten",
    "overlook",
    "overlooked",
    "dispute",
    "disputed",
];

/// How many words behind a denial such a verb stands at most: "no one can deny", "cannot be
/// ignored".
pub const AFFIRMED_WITHIN: usize = 3;

/// Whether a sentence has a word that denies, and that does not bound a number.
///
/// ```
/// use probative_case::words::denies;
///
/// assert!(denies("It did not slow jobs one iota") && denies("It didn’t slow them"));
/// assert!(denies("It didnt slow jobs, and it is incorrect that it did"));
/// assert!(!denies("It slowed jobs in another county") && !denies("No fewer than 9 closed"));
/// assert!(!denies("We cannot ignore the fact that it fell") && denies("They deny that it fell"));
/// assert!(denies("It is no longer on the list") && denies("Jobs did not even fall"));
/// ```
pub fn denies(sentence: &str) -> bool {
    let plain = sentence.to_lowercase().replace('’', "'");
    let plain = BOUNDS.iter().fold(plain, |plain, bound| plain.replace(bound, ""));
    let words = plain.split(|letter: char| !(letter.is_alphanumeric() || letter == '\''));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let bare = word.trim_matches('\'');
        let is_denial =
            word.ends_with("n't") || DENIALS.contains(&bare) || WITHOUT_APOSTROPHE.contains(&bare);
        let behind = words[at + 1..].iter().take(AFFIRMED_WITHIN);
        match behind.clone().position(|word| AFFIRMED.contains(word)) {
            // Such a verb denies nothing itself behind a denial.
            Some(verb) if is_denial && !AFFIRMED.contains(&bare) => at += verb + 2,
            _ if is_denial => return true,
            _ => at += 1,
        }
    }
    false
}
