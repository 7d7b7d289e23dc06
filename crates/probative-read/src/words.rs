//! The phrase that sets a claim's regions, from the vocabulary of `docs/verdicts.md`.

use std::ops::Range;

use probative_case::claim::Kinds;
use probative_case::words::Words;
use probative_terms::{Kind, Reach, Tail};

use crate::kind::Facts;
use crate::lexicon::Cue;
use crate::quantity::Way;
use crate::stretch::hedged;

/// The entry of the vocabulary that a claim's own words give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The entry.
    pub words: Words,
    /// The bytes of the words that gave it; the whole claim where none of them did.
    pub span: Range<usize>,
    /// How far such a sentence reaches.
    pub reach: Reach,
    /// Which way it goes.
    pub tail: Tail,
}

/// Words of the text by the entries that they are; the longest first.
pub(crate) const SAID: [(&str, Words); 54] = [
    ("nearly all", Words::Most),
    ("almost all", Words::Most),
    ("virtually all", Words::Most),
    ("nearly every", Words::Most),
    ("almost every", Words::Most),
    ("one of the highest", Words::AmongHighest),
    ("one of the most dangerous", Words::AmongHighest),
    ("one of the lowest", Words::AmongLowest),
    ("one of the busiest", Words::AmongHighest),
    ("one of the deadliest", Words::AmongHighest),
    ("one of the largest", Words::AmongHighest),
    ("among the highest", Words::AmongHighest),
    ("among the lowest", Words::AmongLowest),
    ("hardest hit", Words::FarMore),
    ("far higher", Words::FarMore),
    ("much higher", Words::FarMore),
    ("significantly higher", Words::FarMore),
    ("far lower", Words::FarFewer),
    ("much lower", Words::FarFewer),
    ("significantly lower", Words::FarFewer),
    ("far more", Words::FarMore),
    ("far fewer", Words::FarFewer),
    ("far less", Words::FarFewer),
    ("more likely", Words::Higher),
    ("faster than", Words::FasterThan),
    ("slower than", Words::SlowerThan),
    ("the highest", Words::Highest),
    ("the greatest number", Words::TheMost),
    ("the most", Words::TheMost),
    ("the lowest", Words::Lowest),
    ("the fewest", Words::Lowest),
    ("safest", Words::AmongLowest),
    ("doubled", Words::Doubled),
    ("twice", Words::Doubled),
    ("tripled", Words::Tripled),
    ("halved", Words::Halved),
    ("unchanged", Words::Unchanged),
    ("along", Words::Along),
    ("near", Words::Along),
    ("concentrated", Words::Clusters),
    ("clusters", Words::Clusters),
    ("hot spot", Words::Clusters),
    ("majority of", Words::Most),
    ("most of", Words::Most),
    ("most", Words::Most),
    ("none", Words::None),
    ("all", Words::All),
    ("every", Words::All),
    ("higher", Words::Higher),
    ("more", Words::Higher),
    ("lower", Words::Lower),
    ("fewer", Words::Lower),
    ("less", Words::Lower),
    ("slowed", Words::Lowered),
];

/// Verbs by which a policy takes something away.
pub(crate) const TAKES: [&str; 22] = [
    "reduce",
    "reduced",
    "reduces",
    "reducing",
    "lower",
    "lowered",
    "lowers",
    "cut",
    "cuts",
    "end",
    "ended",
    "prevent",
    "prevents",
    "prevented",
    "curb",
    "curbs",
    "curbed",
    "slow",
    "slows",
    "deter",
    "deters",
    "eliminate",
];

/// Whether a policy takes something away there: "the end" and "a cut" are no verbs.
fn takes(facts: &Facts<'_>, at: usize) -> bool {
    const OF_A_NOUN: [&str; 7] = ["the", "a", "an", "its", "their", "our", "this"];
    let before = at.checked_sub(1).map_or("", |before| facts.tokens.word(before));
    TAKES.contains(&facts.tokens.word(at)) && !OF_A_NOUN.contains(&before)
}

/// Words of a change that tell its size.
const SIZES: [(&str, Words); 12] = [
    ("doubled", Words::Doubled),
    ("doubling", Words::Doubled),
    ("doubles", Words::Doubled),
    ("twofold", Words::Doubled),
    ("tripled", Words::Tripled),
    ("tripling", Words::Tripled),
    ("triples", Words::Tripled),
    ("threefold", Words::Tripled),
    ("halved", Words::Halved),
    ("halving", Words::Halved),
    ("halves", Words::Halved),
    ("unchanged", Words::Unchanged),
];

/// "Doubled", "tripled", "halved": the size of a change that its verb tells, if it is not hedged.
fn by_size(facts: &Facts<'_>) -> Option<(Words, Range<usize>)> {
    let of = |at: usize| {
        let words = SIZES.iter().find(|(said, _)| facts.tokens.is(at, said))?.1;
        let hedge =
            ["than", "nearly", "almost", "not"].contains(&facts.tokens.word(at.checked_sub(1)?));
        (at == facts.piece.start || !hedge).then_some((words, at..at + 1))
    };
    facts.piece.clone().find_map(of)
}

/// Of a rise by a number its hedge decides, since the number says how far it went; of a fall the
/// way does.
fn by_rise(facts: &Facts<'_>) -> Option<(Words, Range<usize>)> {
    let rise = facts.quantities.iter().find(|one| one.changes_by())?;
    let words = hedged(rise.comparator);
    let start = facts.tokens.at_byte(rise.span.start);
    let end = facts.tokens.at_byte(rise.span.end);
    let bound = matches!(words, Words::MoreThan | Words::AtLeast | Words::UpTo | Words::LessThan);
    (bound && rise.change == Some(Way::Up))
        .then(|| (words, start.saturating_sub(2).max(facts.piece.start)..end))
}

/// The entry that fits a kind: the phrase of the sentence that is one, or what the kind says.
pub(crate) fn phrase(facts: &Facts<'_>, kind: Kind) -> Phrase {
    let (words, tokens) = by_hedge(facts, kind)
        .or_else(|| by_change(facts, kind))
        .or_else(|| by_phrase(facts, kind))
        .unwrap_or_else(|| (by_kind(facts, kind), facts.piece.clone()));
    let tail = match words {
        Words::Falling | Words::Lower | Words::FarFewer | Words::Lowered => Tail::Lower,
        Words::Growing
        | Words::Higher
        | Words::FarMore
        | Words::Along
        | Words::Clusters
        | Words::Because
        | Words::TheMost => Tail::Upper,
        _ => Tail::Both,
    };
    Phrase { words, span: facts.tokens.bytes(&tokens), reach: words.reach(), tail }
}

/// Whether an entry goes with a kind at all.
fn fits(words: Words, kind: Kind) -> bool {
    Kinds::scales(kind).iter().any(|scale| scale.fit(words).is_some())
}

/// Of a number the hedge decides: nearly, more than, up to.
fn by_hedge(facts: &Facts<'_>, kind: Kind) -> Option<(Words, Range<usize>)> {
    if !matches!(kind, Kind::Figure | Kind::Share | Kind::Rate) {
        return None;
    }
    let number = facts.quantities.iter().find(|one| !one.is_time())?;
    let words = hedged(number.comparator);
    let start = facts.tokens.at_byte(number.span.start);
    let end = facts.tokens.at_byte(number.span.end);
    fits(words, kind).then(|| (words, start.saturating_sub(2).max(facts.piece.start)..end))
}

/// Of a change its way decides, and of an effect what the policy does.
fn by_change(facts: &Facts<'_>, kind: Kind) -> Option<(Words, Range<usize>)> {
    let hit = |cue| facts.hits.first(cue).map(|hit| hit.tokens.clone());
    match kind {
        Kind::Trend => {
            if let Some(sized) = by_rise(facts).or_else(|| by_size(facts)) {
                return Some(sized);
            }
            let told = facts.quantities.iter().find_map(|one| one.change);
            let words = match told {
                Some(Way::Up) => Words::Growing,
                Some(Way::Down) => Words::Falling,
                None => {
                    let up = hit(Cue::Up).map(|at| (Words::Growing, at));
                    return up.or_else(|| hit(Cue::Down).map(|at| (Words::Falling, at)));
                }
            };
            let at = hit(if words == Words::Growing { Cue::Up } else { Cue::Down });
            Some((words, at.unwrap_or_else(|| facts.piece.clone())))
        }
        Kind::Effect => {
            let at = facts.piece.clone().find(|at| takes(facts, *at));
            let down = facts.has(Cue::Down) && !facts.has(Cue::Acts);
            at.map(|at| (Words::Lowered, at..at + 1))
                .or(down.then(|| hit(Cue::Down)).flatten().map(|at| (Words::Lowered, at)))
                .or_else(|| by_fall(facts).map(|at| (Words::Lowered, at)))
        }
        Kind::Figure
        | Kind::Share
        | Kind::Arithmetic
        | Kind::Membership
        | Kind::Alignment
        | Kind::Association
        | Kind::Cluster
        | Kind::Rate
        | Kind::Quote
        | Kind::Rivals
        | Kind::Mechanism => None,
    }
}

/// The word by which a number fell, where no verb says so: "down 80 percent", "a 30 percent
/// reduction", "300 fewer".
fn by_fall(facts: &Facts<'_>) -> Option<Range<usize>> {
    const BEHIND: [&str; 9] = [
        "reduction",
        "reductions",
        "decrease",
        "drop",
        "decline",
        "fewer",
        "less",
        "lower",
        "down",
    ];
    let tokens = facts.tokens;
    let fell = |at: Range<usize>| {
        // "Down by almost 80 percent".
        let near = at.start.saturating_sub(4).max(facts.piece.start)..at.start;
        // "Because of the 30 percent drop in tolls" tells a fall of the cause.
        let cause = |at: usize| ["because", "thanks", "due"].contains(&tokens.word(at));
        if near.clone().any(cause) {
            return None;
        }
        let plain = |at: &usize| !tokens.is(*at, "down");
        let down = near.rev().find(|at| !plain(at) || tokens.is(*at, ","));
        let down = down.filter(|at| !plain(at));
        down.or_else(|| (at.end..at.end + 2).find(|at| BEHIND.contains(&tokens.word(*at))))
    };
    let rises = facts.has(Cue::Up) || facts.has(Cue::Acts);
    let numbers = facts.quantities.iter().filter(|one| !one.is_time() && !rises);
    let mut at = numbers.map(|one| tokens.at_byte(one.span.start)..tokens.at_byte(one.span.end));
    at.find_map(fell).map(|at| at..at + 1)
}

/// The first phrase of the sentence that is an entry and goes with the kind.
fn by_phrase(facts: &Facts<'_>, kind: Kind) -> Option<(Words, Range<usize>)> {
    let span = facts.tokens.bytes(&facts.piece);
    let text = facts.tokens.lower.get(span.clone())?;
    let found = SAID.iter().filter(|(_, words)| fits(*words, kind)).find_map(|(said, words)| {
        let at = span.start + text.find(said)?;
        let token = facts.tokens.at_byte(at);
        // A word within another is none.
        let begins = facts.tokens.all.get(token).is_some_and(|token| token.start == at);
        begins.then(|| (*words, token..facts.tokens.at_byte(at + said.len())))
    });
    found.filter(|(_, tokens)| !tokens.is_empty())
}

/// What a kind says of itself where no phrase of the sentence does.
fn by_kind(facts: &Facts<'_>, kind: Kind) -> Words {
    match kind {
        Kind::Figure | Kind::Share | Kind::Arithmetic => Words::Number,
        Kind::Trend if facts.has(Cue::Down) => Words::Falling,
        Kind::Trend => Words::Growing,
        Kind::Membership => Words::All,
        Kind::Alignment => Words::Along,
        Kind::Association => Words::TheMost,
        Kind::Cluster => Words::Clusters,
        Kind::Rate => Words::Higher,
        Kind::Effect => Words::Because,
        Kind::Quote => Words::Quoted,
        Kind::Rivals => Words::Explains,
        Kind::Mechanism => Words::Unbounded,
    }
}

#[cfg(test)]
mod tests {
    use crate::Reading;

    fn entry(text: &str) -> &'static str {
        Reading::new(text, None).claims[0].phrase.words.word()
    }

    #[test]
    fn the_sentences_own_words_give_the_entry() {
        assert_eq!(entry("In Ohio nearly 40 mills were closed in 2012."), "nearly");
        assert_eq!(entry("More than half of the barns burned in 2012."), "more than");
        assert_eq!(entry("The cost of seed has fallen 26 percent."), "falling");
        assert_eq!(entry("The cost of seed has risen 26 percent."), "growing");
        let end = "The canal will support more than 600 jobs by the end of the decade.";
        assert_eq!(entry(end), "because");
        assert_eq!(entry("The levee has dramatically reduced flooding in that county."), "lowered");
        assert_eq!(entry("Thefts: down 80 percent because of the levy."), "lowered");
        assert_eq!(entry("Thanks to the levy, thefts saw a 30 percent reduction."), "lowered");
        assert_eq!(entry("Because of the levy, there were 300 fewer thefts."), "lowered");
        assert_eq!(entry("The market is fuller because of the 30 percent reduction."), "because");
        assert_eq!(entry("Because of the levy, acreage has nearly doubled."), "because");
        assert_eq!(entry("The closed mills lie along the old rail corridor."), "along");
    }
}
