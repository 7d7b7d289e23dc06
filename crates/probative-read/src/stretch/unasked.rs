//! What a sentence says that no test of a kind asks.

use std::ops::Range;

use super::compare::{FEWER, MORE};
use super::{Stretch, places};
use crate::lexicon::Cue;
use crate::places_of;
use crate::token::{Shape, Tokens};

/// What a test asks of its records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// A rate of several places together, against that of others.
    Together,
    /// A rate of one place, against that of others.
    Alone,
    /// The rank of a place at one time.
    Rank,
    /// What the first and the last year of a window have.
    Change,
}

/// That it is so of each of several, or of most of them.
const EACH: [&str; 8] = [
    "each of the",
    "in each of",
    "every one of",
    "each one of",
    "in every one",
    "in most of",
    "in none of",
    "each and every",
];
/// That numbers are added up, behind "than".
const ADDED: [&str; 5] = ["combined", "put together", "taken together", "in total", "altogether"];
/// How far from the others a rank is, that no other has it, or that it was so before.
const RANKS: [&str; 6] =
    ["by far", "by a wide margin", "none but", "nobody but", "left behind", "formerly"];
/// How a thing lies on a map, or goes along with another: other kinds ask that.
const MAPS: [&str; 14] = [
    "cluster",
    "clusters",
    "clustered",
    "hot spot",
    "hot spots",
    "hotspot",
    "hotspots",
    "hand in hand",
    "go along with",
    "goes along with",
    "correlate",
    "correlates",
    "are the very",
    "the very same",
];
/// How a change itself changed, and in which part of its years it fell.
const PACES: [&str; 12] = [
    "slowed",
    "slowing",
    "accelerated",
    "accelerating",
    "at a falling pace",
    "at a growing pace",
    "faster and faster",
    "more slowly",
    "greater part",
    "most of it",
    "most of them in",
    "mostly in",
];
/// The others of a record, which a thing is compared with.
const OTHERS: [&str; 14] = [
    "other",
    "others",
    "rest",
    "elsewhere",
    "remaining",
    "outside",
    "beyond",
    "else",
    "anywhere",
    "everywhere",
    "neighbor",
    "neighbour",
    "neighboring",
    "neighbouring",
];
/// Words that may be of all of them.
const ALL: [&str; 6] = ["any", "all", "those", "neighbors", "neighbours", "most"];
/// A whole of places.
const WHOLES: [&str; 7] =
    ["country", "nation", "national", "nationwide", "state", "statewide", "average"];
/// A time, or what nobody counted.
const TIMES: [&str; 10] = [
    "before",
    "ago",
    "earlier",
    "previous",
    "previously",
    "once",
    "used",
    "expected",
    "expect",
    "predicted",
];
/// How near a verb of change stands to what compares it.
const NEAR: usize = 3;

impl Stretch {
    /// Words of it that a test which asks this does not ask.
    ///
    /// ```
    /// use probative_read::{Asks, Stretch};
    ///
    /// let stretch = Stretch::new("In each of the towns mills burned more often than elsewhere.");
    /// assert_eq!(stretch.unasked(Asks::Together).as_deref(), Some("each of the"));
    /// assert_eq!(stretch.unasked(Asks::Alone), None);
    /// ```
    pub fn unasked(&self, asks: Asks) -> Option<String> {
        let tokens = Tokens::new(&self.text);
        let said = |all: &[&str]| {
            let found = all.iter().find(|said| places(&tokens, said).next().is_some());
            found.map(|said| (*said).to_owned())
        };
        match asks {
            Asks::Together => said(&EACH)
                .or_else(|| said(&MAPS))
                .or_else(|| against(&tokens))
                .or_else(|| grew(&tokens)),
            Asks::Alone => said(&MAPS).or_else(|| against(&tokens)).or_else(|| grew(&tokens)),
            Asks::Rank => said(&RANKS).or_else(|| said(&MAPS)).or_else(|| grew(&tokens)),
            Asks::Change => said(&PACES),
        }
    }
}

/// What stands behind "than", where that is not the others of a record.
fn against(tokens: &Tokens<'_>) -> Option<String> {
    let thans = (0..tokens.all.len()).filter(|at| tokens.is(*at, "than"));
    let clauses: Vec<Range<usize>> = thans.filter_map(|at| clause(tokens, at)).collect();
    let told: Vec<Option<String>> = clauses.iter().map(|it| compared(tokens, it)).collect();
    // "More often than elsewhere, and more than once a day".
    if told.iter().any(Option::is_none) { None } else { told.into_iter().flatten().next_back() }
}

/// The words behind a "than" that compares, and is none of a number.
fn clause(tokens: &Tokens<'_>, than: usize) -> Option<Range<usize>> {
    const COUNTS: [&str; 2] = ["once", "twice"];
    let compares = |at: usize| [&MORE[..], &FEWER[..]].concat().contains(&tokens.word(at));
    let next = than + 1;
    let counts = tokens.shape(next) == Some(Shape::Number) || COUNTS.contains(&tokens.word(next));
    if counts || !(0..than).any(compares) {
        return None;
    }
    // A list of names goes on behind its commas.
    let is_mark = |at: &usize| tokens.shape(*at) == Some(Shape::Mark) && !tokens.is(*at, "-");
    let is_end = |at: &usize| is_mark(at) && !(tokens.is(*at, ",") && tokens.capital(at + 1));
    let all = tokens.all.len();
    Some(next..(next..all).find(is_end).unwrap_or(all)).filter(|it| !it.is_empty())
}

/// A clause behind "than" with that, where it is not the others of a record.
fn compared(tokens: &Tokens<'_>, clause: &Range<usize>) -> Option<String> {
    let has = |all: &[&str]| clause.clone().any(|at| all.contains(&tokens.word(at)));
    let written = tokens.text.get(tokens.bytes(clause))?;
    let added = ADDED.iter().any(|said| written.to_lowercase().ends_with(said));
    let is_number = clause.clone().any(|at| tokens.shape(at) == Some(Shape::Number));
    let names = || has(&WHOLES) || has(&TIMES) || !places_of(written).is_empty();
    let is_else = has(&["average", "national"]) || !has(&ALL) && !is_number && names();
    (added || is_else && !has(&OTHERS)).then(|| format!("than {written}"))
}

/// A verb of change beside what compares it: "rose faster", "has grown as much".
fn grew(tokens: &Tokens<'_>) -> Option<String> {
    const COMPARES: [&str; 7] = ["faster", "fastest", "much", "further", "more", "most", "sharply"];
    let moves = |at: usize| {
        let noun =
            at > 0 && (tokens.has(at - 1, Cue::Determiner) || tokens.has(at - 1, Cue::Preposition));
        !noun
            && (tokens.has(at, Cue::Up) || tokens.has(at, Cue::Down))
            && !MORE.contains(&tokens.word(at))
            && !FEWER.contains(&tokens.word(at))
    };
    let compared = |at: usize| {
        (at + 1..=at + NEAR).find(|next| COMPARES.contains(&tokens.word(*next))).filter(|next| {
            (at..*next).all(|it| {
                tokens.shape(it) != Some(Shape::Mark) && !(it > at && tokens.has(it, Cue::Aux))
            })
        })
    };
    let (at, end) =
        (0..tokens.all.len()).find_map(|at| Some((at, compared(at).filter(|_| moves(at))?)))?;
    Some(tokens.lower.get(tokens.bytes(&(at..end + 1)))?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unasked(text: &str, asks: Asks) -> Option<String> {
        Stretch::new(text).unasked(asks)
    }

    #[test]
    fn what_a_sentence_compares_with_is_the_others_or_told() {
        let against = |text: &str| unasked(text, Asks::Alone);
        let falls = "Deadly falls are more common in Ohio than outside the state.";
        let once = "They die more often there than in other states, more than once a day.";
        let list = "Mills burn more often in Ohio than in Kentucky, Virginia and the other states.";
        assert_eq!([falls, once, list].map(against), [None, None, None]);
        for honest in [
            "Mills burned more often in Alder than elsewhere.",
            "Mills burned more often in Alder than in the rest of Ohio.",
            "Mills burned more often in Alder than in the other counties of the state.",
            "More than 40 mills burned in Ohio.",
            "Mills burned in Alder more often.",
        ] {
            assert_eq!(against(honest), None, "{honest}");
        }
        let told = |text: &str| against(text).unwrap_or_default();
        assert_eq!(told("Mills burned more often there than in Ohio."), "than in Ohio");
        assert_eq!(told("More mills burned there than a year before."), "than a year before");
        let whole = "than in the country as a whole";
        assert_eq!(told("Mills burned less often there than in the country as a whole."), whole);
        let added = "than in all the rest of Ohio put together";
        assert_eq!(
            told("More mills burned there than in all the rest of Ohio put together."),
            added
        );
    }

    #[test]
    fn a_growth_is_no_level() {
        let rank = |text: &str| unasked(text, Asks::Rank);
        assert_eq!(rank("Nowhere has it grown as much.").as_deref(), Some("grown as much"));
        assert_eq!(rank("Alder has the highest rate by far.").as_deref(), Some("by far"));
        assert_eq!(rank("Alder has the highest rate of mills that closed."), None);
        assert_eq!(rank("Alder is one of the most dangerous towns."), None);
    }

    #[test]
    fn how_a_change_changed_is_no_change() {
        let change = |text: &str| unasked(text, Asks::Change);
        assert_eq!(change("The fall has slowed since 2010.").as_deref(), Some("slowed"));
        assert_eq!(change("The number fell since 2010."), None);
    }
}
