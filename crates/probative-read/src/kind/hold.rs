//! What is to hold by a rule, what somebody asks, and what who speaks proposes.

use super::Facts;
use crate::lexicon::Cue;

/// What a thing or person is to be, have or keep under a rule.
pub(super) const HOLDS: [&str; 22] = [
    "have",
    "retain",
    "remain",
    "keep",
    "provide",
    "amend",
    "prohibit",
    "apply",
    "prepare",
    "require",
    "required",
    "applied",
    "subject",
    "given",
    "appointed",
    "used",
    "eligible",
    "offered",
    "paid",
    "made",
    "exempt",
    "taxed",
];

/// "The clerk would retain the keys", "the levy will be applied to carts": what is to hold by a
/// rule, and no outcome.
pub(super) fn is_to_hold(facts: &Facts<'_>) -> bool {
    const MODALS: [&str; 5] = ["would", "will", "can", "could", "may"];
    const BETWEEN: [&str; 8] = ["also", "then", "only", "initially", "be", "not", "still", "first"];
    let Facts { tokens, piece, .. } = facts;
    let modal = piece.clone().skip(1).find(|at| MODALS.contains(&tokens.word(*at)));
    let holds = modal.is_some_and(|modal| {
        let verb = (modal + 1..piece.end).find(|at| !BETWEEN.contains(&tokens.word(*at)));
        // "Would have left" tells of what was not.
        let past = verb.is_some_and(|verb| {
            tokens.is(verb, "have")
                && (tokens.word(verb + 1).ends_with("ed") || tokens.is(verb + 1, "been"))
        });
        let passive = verb.is_some_and(|verb| tokens.word(verb).ends_with("ed"));
        let be = verb.is_some_and(|verb| tokens.is(verb - 1, "be"));
        let fits = verb.is_some_and(|verb| HOLDS.contains(&tokens.word(verb)));
        fits && !past && (!passive || be)
    });
    // "It will apply" points back, "this bill will" names its measure.
    let opens = ["he", "she", "they", "it", "this", "that", "if"]
        .contains(&tokens.word(piece.start))
        && (tokens.has(piece.start + 1, Cue::Aux) || tokens.is(piece.start, "if"));
    holds
        && !opens
        && !facts.has(Cue::Unreal)
        && !facts.counts()
        && !facts.is_address()
        && piece.len() > 5
}

/// "Clerks asked the mayor for an answer", "carters urged the board to wait": what somebody asked.
pub(crate) fn asks(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    // "They sent a letter", "he called on the board to wait".
    let wrote = facts.says_both("called", "on")
        || (["sent", "wrote"].iter().any(|word| facts.says(word)) && facts.says("letter"));
    if wrote && !facts.is_address() {
        return true;
    }
    let verb = piece.clone().skip(1).find(|at| ASKS.contains(&tokens.word(*at)));
    verb.is_some_and(|at| {
        let suffers = tokens.has(at - 1, Cue::Aux) && tokens.word(at).ends_with("ed");
        let bare = tokens.has(at - 1, Cue::Determiner) || tokens.is(at - 1, "to");
        !suffers && !bare && piece.end > at + 2
    }) && !facts.is_address()
}

/// "I propose a law on tolls", "I shall recommend a new court": what who speaks lays before others.
pub(crate) fn proposes(facts: &Facts<'_>) -> bool {
    const LAYS: [&str; 5] = ["propose", "proposing", "recommend", "recommending", "proposed"];
    const BETWEEN: [&str; 7] = ["am", "shall", "will", "also", "have", "again", "therefore"];
    let Facts { tokens, piece, .. } = facts;
    // "To keep the peace, I shall recommend a court".
    let says = |at: &usize| tokens.is(*at, "i") && (*at == piece.start || tokens.is(at - 1, ","));
    let speaker = piece.clone().find(says);
    let verb = speaker.and_then(|speaker| {
        (speaker + 1..piece.end).find(|at| !BETWEEN.contains(&tokens.word(*at)))
    });
    verb.is_some_and(|at| LAYS.contains(&tokens.word(at))) && !facts.counts()
}

/// Verbs of asking and of holding a view.
pub(super) const ASKS: [&str; 9] =
    ["asked", "asks", "asking", "urged", "urges", "argued", "argues", "recommended", "suggested"];
