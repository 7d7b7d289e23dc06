//! By how much a sentence says more or less than the entry of a claim's words, where no entry of
//! the vocabulary is that.

use probative_case::words::Words;

use super::compare::{FEWER, HIGH, LOW, MORE, ranked};
use super::{Strength, Stretch, places};
use crate::lexicon::Cue;
use crate::quantity::count;
use crate::token::{Shape, Tokens};

/// Words of a size, by the entry that they are.
const SIZES: [(Words, [&str; 6]); 3] = [
    (Words::Doubled, ["doubled", "double", "doubling", "doubles", "twice", "twofold"]),
    (Words::Tripled, ["tripled", "triple", "tripling", "triples", "thrice", "threefold"]),
    (Words::Halved, ["halved", "half", "halving", "halves", "halve", "half"]),
];

/// What is said of every year of a period, and not of its ends alone.
const STEADY: [&str; 16] = [
    "every year",
    "each year",
    "year by year",
    "unbroken",
    "uninterrupted",
    "never once",
    "every single year",
    "every month",
    "in a row",
    "without a break",
    "without interruption",
    "year after year",
    "steadily",
    "consecutive",
    "straight years",
    "doubled twice",
];

/// Verbs of a change besides those of the lexicon.
const MOVES: [&str; 8] = ["lost", "lose", "loses", "losing", "gained", "gain", "gains", "fall"];

/// How far from the verb of its change that stands.
const NEAR: usize = 6;

/// What a sentence says, and how the words of the case stand to that.
type Found = Option<(String, Strength)>;

impl Stretch {
    /// What it says of the degree of these words that they do not.
    pub(super) fn degree(&self, words: Words) -> Found {
        let tokens = Tokens::new(&self.text);
        sized(&tokens, words)
            .or_else(|| self.in_part(&tokens, words))
            .or_else(|| self.ranked(&tokens, words))
            .or_else(|| steady(&tokens, words))
    }

    /// "Less than half" beside *most*, "hardly any" beside *none*, "all but two" beside *all*.
    fn in_part(&self, tokens: &Tokens<'_>, words: Words) -> Found {
        const LESS: [[&str; 2]; 6] = [
            ["than", "half"],
            ["under", "half"],
            ["than", "most"],
            ["a", "minority"],
            ["very", "few"],
            ["only", "few"],
        ];
        const HARDLY: [[&str; 2]; 8] = [
            ["hardly", "any"],
            ["scarcely", "any"],
            ["barely", "any"],
            ["almost", "none"],
            ["nearly", "none"],
            ["almost", "no"],
            ["nearly", "no"],
            ["virtually", "no"],
        ];
        match words {
            Words::Most => {
                let few = |at: usize| {
                    tokens.is(at, "few")
                        && !["a", "the", "these", "those", "quite"].contains(&before(tokens, at, 1))
                };
                let less = |at: usize| {
                    let more = before(tokens, at, 1) == "more";
                    !more && pair(tokens, at, &LESS)
                };
                let than_most = pair_at(tokens, &[["than", "most"]]);
                let at = (0..tokens.all.len()).find(|at| less(*at) || few(*at))?;
                let is_other = than_most.is_some() || !self.has(Words::Most);
                let from = at - usize::from(tokens.is(at, "than"));
                let end = if tokens.is(at, "few") { at + 1 } else { at + 2 };
                is_other.then(|| (slice(tokens, from, end), Strength::Other))
            }
            Words::None => {
                let at = pair_at(tokens, &HARDLY)?;
                Some((slice(tokens, at, at + 2), Strength::Stronger))
            }
            Words::All => {
                let but = |at: &usize| {
                    let counts =
                        count(tokens.word(at + 1)).is_some() && !tokens.has(at + 2, Cue::Aux);
                    tokens.is(*at, "but") && counts
                };
                let all_but = pair_at(tokens, &[["all", "but"], ["everyone", "but"]]);
                let at = all_but.or_else(|| (0..tokens.all.len()).find(but))?;
                Some((slice(tokens, at, at + 2), Strength::Stronger))
            }
            _ => None,
        }
    }

    /// "The third highest" beside *one of the highest* and *the highest*.
    fn ranked(&self, tokens: &Tokens<'_>, words: Words) -> Found {
        let strength = match words {
            Words::OneOfHighest | Words::OneOfLowest | Words::AmongHighest | Words::AmongLowest => {
                Strength::Weaker
            }
            Words::Highest | Words::Lowest => Strength::Stronger,
            _ => return None,
        };
        let among = (0..tokens.all.len()).any(|at| tokens.is(at, "among"))
            || pair_at(tokens, &[["one", "of"]]).is_some();
        if among || self.has(words) {
            return None;
        }
        let rank = (0..tokens.all.len()).find_map(|at| ranked(tokens, at));
        let text = rank.map(|rank| slice(tokens, rank.tokens.start, rank.tokens.end));
        Some((text.or_else(|| numbered(tokens))?, strength))
    }

    /// A word that points the other way than these, in a sentence that has none of their way.
    pub(super) fn opposite(&self, words: Words) -> Found {
        let tokens = Tokens::new(&self.text);
        let (own, other): (&[&str], &[&str]) = match words {
            Words::Highest
            | Words::SecondHighest
            | Words::AmongHighest
            | Words::OneOfHighest
            | Words::TopThird => (&HIGHEST, &LOWEST),
            Words::Lowest
            | Words::SecondLowest
            | Words::AmongLowest
            | Words::OneOfLowest
            | Words::BottomThird => (&LOWEST, &HIGHEST),
            Words::Higher | Words::FarMore => (&MORE, &FEWER),
            Words::Lower | Words::FarFewer => (&FEWER, &MORE),
            Words::Doubled | Words::Tripled => (&MULTIPLES, &["half"]),
            Words::Halved => (&["half", "halved"], &MULTIPLES),
            Words::Lowered => (&LOWERS, &RAISES),
            _ => return None,
        };
        let all = 0..tokens.all.len();
        let has = |words: &[&str]| all.clone().any(|at| words.contains(&tokens.word(at)));
        let denies = probative_case::words::denies(&self.text);
        if denies || has(own) || words == Words::Lowered && has(&crate::words::TAKES) {
            return None;
        }
        let points =
            |at: &usize| other.contains(&tokens.word(*at)) && compares(&tokens, *at, words);
        let at = all.clone().find(points)?;
        Some((slice(&tokens, at, at + 1), Strength::Other))
    }
}

/// Superlatives of the upper end, and what says as much.
const HIGHEST: [&str; 13] = [
    HIGH[0],
    HIGH[1],
    HIGH[2],
    HIGH[3],
    HIGH[4],
    HIGH[5],
    "top",
    "tops",
    "leads",
    "led",
    "first",
    "deadliest",
    "worst",
];
/// Those of the lower end; "least" is of any adjective.
const LOWEST: [&str; 7] = [LOW[0], LOW[1], LOW[2], LOW[4], "bottom", "last", "safest"];
/// Those of them that may stand in a sentence of the other end.
const OF_BOTH: [&str; 8] =
    ["safest", "deadliest", "worst", "tops", "leads", "led", "first", "last"];
/// Words of a multiple.
const MULTIPLES: [&str; 6] = ["twice", "double", "doubled", "triple", "tripled", "thrice"];
const RAISES: [&str; 6] = ["raised", "raises", "increased", "increases", "worsened", "boosted"];
const LOWERS: [&str; 6] = ["fewer", "less", "lower", "fell", "saves", "saved"];

/// Whether a word compares there as the words of a claim do: "less often than", "half as often".
fn compares(tokens: &Tokens<'_>, at: usize, words: Words) -> bool {
    let behind = |word: &str| (at + 1..tokens.all.len()).any(|at| tokens.is(at, word));
    match words {
        Words::Higher | Words::FarMore | Words::Lower | Words::FarFewer => {
            before(tokens, at, 1) != "no" && behind("than")
        }
        Words::Doubled | Words::Tripled => tokens.is(at + 1, "as"),
        // "Safest" and "deadliest" are of what is measured, whichever way that goes, and "the first
        // time" of no rank.
        _ => !OF_BOTH.contains(&tokens.word(at)),
    }
}

/// "More than doubled", "nearly tripled", "cut by more than half".
fn sized(tokens: &Tokens<'_>, words: Words) -> Found {
    let (_, sizes) = SIZES.iter().find(|(own, _)| *own == words)?;
    let told = (0..tokens.all.len()).filter(|at| sizes.contains(&tokens.word(*at)));
    let mut hedged = told.map(|at| {
        let (strength, back) = hedge(tokens, at)?;
        Some((slice(tokens, at - back, at + 1), strength))
    });
    // Where it stands without a hedge as well, that is what it says.
    let first = hedged.next()??;
    hedged.all(|one| one.is_some()).then_some(first)
}

/// How a size is hedged, and in how many tokens before it.
fn hedge(tokens: &Tokens<'_>, at: usize) -> Option<(Strength, usize)> {
    // "Cut almost in half".
    let back = usize::from(before(tokens, at, 1) == "in");
    let found = match (before(tokens, at - back, 2), before(tokens, at - back, 1)) {
        ("more", "than") => Some((Strength::Weaker, 2)),
        ("less", "than") | ("all", "but") | ("not", "quite") => Some((Strength::Stronger, 2)),
        ("at", "least") => Some((Strength::Other, 2)),
        (_, "over") => Some((Strength::Weaker, 1)),
        (_, "nearly" | "almost" | "virtually") => Some((Strength::Stronger, 1)),
        _ => None,
    };
    found.map(|(strength, far)| (strength, far + back))
}

/// What is said of every year, near the verb of its change.
fn steady(tokens: &Tokens<'_>, words: Words) -> Found {
    let of_change = [Words::Growing, Words::Falling, Words::Doubled, Words::Tripled, Words::Halved];
    if !of_change.contains(&words) || tokens.lower.contains("average") {
        return None;
    }
    let changes = |at: usize| {
        let sized = SIZES.iter().any(|(_, sizes)| sizes.contains(&tokens.word(at)));
        // "A growing part" of what is so every year does not grow every year.
        let noun = at > 0 && tokens.has(at - 1, Cue::Determiner);
        let moves = tokens.has(at, Cue::Up) || tokens.has(at, Cue::Down);
        sized || !noun && (moves || MOVES.contains(&tokens.word(at)))
    };
    let joined = |from: usize, to: usize| {
        (from..to).all(|at| tokens.shape(at) != Some(Shape::Mark) && !tokens.is(at, "and"))
    };
    // "The number who die each year has grown": the year is of those who die.
    let opens = |at: usize| {
        let is_verb = at > 0 && tokens.has(at - 1, Cue::Aux);
        at == 0 || is_verb || tokens.shape(at - 1) == Some(Shape::Mark)
    };
    let near = |at: usize| {
        let is_each = ["each", "every"].contains(&tokens.word(at));
        let before = (at.saturating_sub(NEAR)..at).any(|verb| changes(verb) && joined(verb, at));
        let behind = (at..at + NEAR).any(|verb| changes(verb) && joined(at, verb));
        // "From 2,150 each year": so many of them.
        let is_of_number = at > 0 && tokens.shape(at - 1) == Some(Shape::Number);
        match is_each {
            true => !is_of_number && (before != behind) && (before || opens(at)),
            false => before || behind,
        }
    };
    let found =
        STEADY.iter().find(|said| places(tokens, said).any(|it| near(tokens.at_byte(it))))?;
    Some(((*found).to_owned(), Strength::Weaker))
}

/// "Is number five": a rank by its number.
fn numbered(tokens: &Tokens<'_>) -> Option<String> {
    let ranks = |at: usize| {
        tokens.has(at, Cue::Aux) || ["ranks", "ranked", "comes", "came"].contains(&tokens.word(at))
    };
    let counts = |at: usize| {
        count(tokens.word(at)).is_some_and(|number| number > 1.0)
            || tokens.shape(at) == Some(Shape::Number)
    };
    let is = |at: &usize| *at > 0 && tokens.is(*at, "number") && ranks(at - 1) && counts(at + 1);
    let at = (0..tokens.all.len()).find(is)?;
    Some(slice(tokens, at, at + 2))
}

/// The word so many tokens before another.
fn before<'t>(tokens: &'t Tokens<'_>, at: usize, back: usize) -> &'t str {
    at.checked_sub(back).map_or("", |at| tokens.word(at))
}

/// Whether one of these pairs of words begins at a token.
fn pair(tokens: &Tokens<'_>, at: usize, pairs: &[[&str; 2]]) -> bool {
    pairs.iter().any(|[one, next]| tokens.is(at, one) && tokens.is(at + 1, next))
}

/// Where the first of these pairs stands.
fn pair_at(tokens: &Tokens<'_>, pairs: &[[&str; 2]]) -> Option<usize> {
    (0..tokens.all.len()).find(|at| pair(tokens, *at, pairs))
}

/// The words from one token to before another, in small letters.
fn slice(tokens: &Tokens<'_>, from: usize, end: usize) -> String {
    tokens.lower.get(tokens.bytes(&(from..end))).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, words: Words) -> Option<String> {
        Stretch::new(text).step_beside(words, &[]).map(|(said, _)| said)
    }

    #[test]
    fn a_hedged_size_is_not_that_size() {
        let doubled = |text: &str| said(text, Words::Doubled);
        assert_eq!(doubled("Deaths more than doubled.").as_deref(), Some("more than doubled"));
        assert_eq!(doubled("Deaths all but doubled.").as_deref(), Some("all but doubled"));
        assert_eq!(doubled("Deaths doubled, after they had nearly doubled before."), None);
        let halved = said("It was cut by more than half.", Words::Halved);
        assert_eq!(halved.as_deref(), Some("more than half"));
    }

    #[test]
    fn a_part_that_is_not_most_is_not_called_most() {
        let most = |text: &str| said(text, Words::Most);
        assert_eq!(most("Less than half of the mills closed.").as_deref(), Some("less than half"));
        assert_eq!(most("Few mills closed.").as_deref(), Some("few"));
        assert_eq!(most("More than half of the mills closed."), None);
        assert_eq!(most("Most mills of the few towns closed."), None);
        assert_eq!(most("Nearly all of the mills closed."), None);
        assert_eq!(said("Nearly all closed.", Words::All).as_deref(), Some("nearly all"));
        assert_eq!(said("Hardly any closed.", Words::None).as_deref(), Some("hardly any"));
    }

    #[test]
    fn an_exact_rank_is_more_than_one_of_the_first() {
        let first = |text: &str| said(text, Words::OneOfHighest);
        assert_eq!(first("Utah has the third highest rate.").as_deref(), Some("third highest"));
        assert_eq!(first("Utah ranks fifth.").as_deref(), Some("fifth"));
        assert_eq!(first("Utah is number five.").as_deref(), Some("number five"));
        assert_eq!(first("Utah is among the five states with the highest rates."), None);
        assert_eq!(first("Utah is one of the ten states with the highest rates."), None);
    }

    #[test]
    fn a_word_of_the_other_way_is_told() {
        let way = |text: &str, words| Stretch::new(text).step_beside(words, &[]).map(|it| it.0);
        assert_eq!(way("They die less often than others.", Words::Higher).as_deref(), Some("less"));
        assert_eq!(way("They die half as often.", Words::Doubled).as_deref(), Some("half"));
        assert_eq!(way("It is in the bottom third.", Words::TopThird).as_deref(), Some("bottom"));
        assert_eq!(way("No state had more of them.", Words::Lowest), None);
        assert_eq!(way("In poorer places with lower incomes they die young.", Words::Higher), None);
        assert_eq!(way("At least one has it.", Words::Highest), None);
    }

    #[test]
    fn what_is_said_of_every_year_is_more_than_a_change_between_two() {
        let steady = |text: &str| said(text, Words::Growing);
        assert_eq!(steady("Deaths rose every year.").as_deref(), Some("every year"));
        assert_eq!(steady("Deaths rose for six years in a row.").as_deref(), Some("in a row"));
        assert_eq!(steady("Of 90 deaths every year a growing part is of these."), None);
    }
}
