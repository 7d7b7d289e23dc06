//! What a stretch of a text says by itself: its numbers, and the words that set regions.

use probative_case::words::Words;

use crate::quantity::{Comparator, Quantity, count, quantities, singular};
use crate::time::periods;
use crate::token::Tokens;
use crate::words::SAID;

pub(crate) mod compare;
mod degree;
pub(crate) mod denial;
mod unasked;

pub use unasked::Asks;

/// What a stretch of a text says by itself, whatever comes before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    text: String,
    /// Its numbers; dates and periods are none.
    pub quantities: Vec<Quantity>,
    /// Its phrases with the entries of the vocabulary that they are, in its order.
    pub phrases: Vec<(String, Words)>,
    /// Its words by which less is said than without them, in its order.
    pub hedges: Vec<String>,
}

/// How words of a case stand to those of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// The case says more than the text.
    Stronger,
    /// The case says less than the text.
    Weaker,
    /// The case says something else of the number.
    Other,
}

/// Entries that say less and more of one thing, the least first.
const LADDERS: [&[Words]; 9] = [
    &[Words::Most, Words::All],
    &[Words::Higher, Words::FarMore],
    &[Words::Lower, Words::FarFewer],
    &[Words::AmongHighest, Words::OneOfHighest, Words::SecondHighest, Words::Highest],
    &[Words::AmongLowest, Words::OneOfLowest, Words::SecondLowest, Words::Lowest],
    &[Words::TopThird, Words::AmongHighest],
    &[Words::BottomThird, Words::AmongLowest],
    &[Words::Growing, Words::Doubled, Words::Tripled],
    &[Words::Falling, Words::Halved],
];

/// Entries about one stated number.
pub(crate) const OF_A_NUMBER: [Words; 7] = [
    Words::Number,
    Words::Nearly,
    Words::MoreThan,
    Words::LessThan,
    Words::AtLeast,
    Words::UpTo,
    Words::Between,
];

/// Words by which a text says less than all, or less than that it is so.
const HEDGES: [&str; 11] = [
    "a number of",
    "a few",
    "some",
    "several",
    "many",
    "often",
    "usually",
    "may",
    "might",
    "could",
    "can",
];

/// Entries that a hedge takes something from.
const HEDGED: [Words; 8] = [
    Words::All,
    Words::Most,
    Words::FarMore,
    Words::FarFewer,
    Words::Because,
    Words::Lowered,
    Words::Explains,
    Words::TheOnly,
];

impl Stretch {
    /// Reads a stretch by itself.
    ///
    /// ```
    /// use probative_case::words::Words;
    /// use probative_read::{Strength, Stretch};
    ///
    /// let stretch = Stretch::new("More than 40 of the mills were closed.");
    /// assert_eq!(stretch.quantities[0].low, 40.0);
    /// let said = ("more than".to_owned(), Strength::Other);
    /// assert_eq!(stretch.beside(Words::Number, &[40.0]), Some(said));
    /// assert_eq!(stretch.beside(Words::MoreThan, &[40.0]), None);
    /// assert_eq!(Stretch::new("How to get all this water out?").beside(Words::Most, &[]), None);
    /// ```
    pub fn new(text: &str) -> Stretch {
        let tokens = Tokens::new(text);
        let all = 0..tokens.all.len();
        let taken: Vec<_> = periods(&tokens, &all, None).into_iter().map(|it| it.tokens).collect();
        let mut phrases: Vec<(usize, usize, Words)> = Vec::new();
        for (said, words) in SAID {
            let free = |at: usize| phrases.iter().all(|(from, to, _)| at < *from || *to <= at);
            let found: Vec<usize> = places(&tokens, said).filter(|at| free(*at)).collect();
            let entry = |at: usize| among(&tokens.lower[..at], single(&tokens, at, said, words));
            phrases.extend(found.into_iter().map(|at| (at, at + said.len(), entry(at))));
        }
        phrases.sort_by_key(|(at, ..)| *at);
        let mut hedges: Vec<(usize, &str)> =
            HEDGES.iter().flat_map(|it| places(&tokens, it).map(|at| (at, *it))).collect();
        hedges.sort_unstable();
        Stretch {
            text: text.to_owned(),
            quantities: quantities(&tokens, &all, &taken),
            phrases: phrases
                .into_iter()
                .map(|(from, to, words)| (tokens.lower[from..to].to_owned(), words))
                .collect(),
            hedges: hedges.into_iter().map(|(_, word)| word.to_owned()).collect(),
        }
    }

    /// Its numbers that are not read, as the text has them; spans of time and a lone `one` are
    /// passed over.
    pub fn unread(&self, is_read: impl Fn(&Quantity) -> bool) -> Vec<String> {
        let counted = self.quantities.iter().filter(|one| !one.is_time() && one.high != 1.0);
        let unread = counted.filter(|one| !is_read(one));
        unread.filter_map(|one| Some(self.text.get(one.span.clone())?.to_owned())).collect()
    }

    /// A number of it, as it stands there.
    pub fn of(&self, one: &Quantity) -> &str {
        self.text.get(one.span.clone()).unwrap_or_default()
    }

    /// Whether it says this number.
    pub fn says(&self, number: f64) -> bool {
        self.quantities.iter().any(|one| one.is(number))
    }

    /// A number of which it says that it is none in per cent: "by 40 jobs", "by 40 percentage
    /// points", "to 40 percent of".
    pub fn in_no_percent(&self, number: f64) -> Option<String> {
        let own = self.quantities.iter().filter(|one| one.is(number));
        let told: Vec<Option<String>> = own.map(|one| self.of_another_unit(one)).collect();
        told.iter().all(Option::is_some).then(|| told.into_iter().flatten().next()).flatten()
    }

    /// A number with its unit, where that is no per cent of change.
    fn of_another_unit(&self, one: &Quantity) -> Option<String> {
        let text = self.text.get(one.span.clone())?;
        let behind = self.text.get(one.span.end..)?;
        let word = behind.split_whitespace().next().unwrap_or_default();
        let word = word.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        match one.unit.as_str() {
            "percentage_point" => Some(text.to_owned()),
            "percent" => {
                let before = self.text.get(..one.span.start)?.trim_end().to_lowercase();
                let is_level = before.ends_with(" to") && word == "of";
                is_level.then(|| format!("to {text} of"))
            }
            "fraction" | "times" | "" => None,
            unit => {
                let is_named = !word.is_empty() && singular(&word.to_lowercase()) == unit;
                is_named.then(|| format!("{text} {word}"))
            }
        }
    }

    /// What it says in other words than these about the numbers of a claim, and how these stand to
    /// that; nothing where it has them too, or says nothing of the kind.
    pub fn beside(&self, words: Words, numbers: &[f64]) -> Option<(String, Strength)> {
        if OF_A_NUMBER.contains(&words) {
            return self.number_beside(words, numbers);
        }
        let weaker = self.hedges.first().filter(|_| HEDGED.contains(&words) && !self.has(words));
        let hedged = weaker.map(|hedge| (hedge.clone(), Strength::Stronger));
        hedged.or_else(|| self.step_beside(words, numbers))
    }

    /// The same, whatever it hedges: a number that it bounds otherwise, or words a step stronger or
    /// weaker.
    pub fn step_beside(&self, words: Words, numbers: &[f64]) -> Option<(String, Strength)> {
        if OF_A_NUMBER.contains(&words) {
            return self.number_beside(words, numbers);
        }
        let ladder = || {
            let mut phrases = self.phrases.iter().filter(|_| !self.has(words));
            phrases.find_map(|(text, said)| ladder(text, words, *said))
        };
        self.degree(words).or_else(ladder).or_else(|| self.opposite(words))
    }

    /// Whether one of its phrases is this entry.
    pub fn has(&self, words: Words) -> bool {
        self.phrases.iter().any(|(_, said)| *said == words)
    }

    /// The first number that the text hedges in another way, where it hedges none in this one.
    fn number_beside(&self, words: Words, numbers: &[f64]) -> Option<(String, Strength)> {
        let own = |one: &&Quantity| numbers.iter().any(|number| one.is(*number));
        let counted = || self.quantities.iter().filter(own);
        if counted().any(|one| hedged(one.comparator) == words) {
            return self.exactly(words, counted());
        }
        let said = counted().map(|one| hedged(one.comparator)).next()?;
        Some((said.word().to_owned(), Strength::Other))
    }

    /// "Exactly 4,300": a rounded number that the text says is none.
    fn exactly<'q>(
        &self,
        words: Words,
        mut counted: impl Iterator<Item = &'q Quantity>,
    ) -> Option<(String, Strength)> {
        const EXACTLY: [&str; 2] = ["exactly", "precisely"];
        let word = |one: &Quantity| {
            let before = self.text.get(..one.span.start)?.trim_end();
            let word = before.rsplit(' ').next()?.to_lowercase();
            let is_round = self.text.get(one.span.clone())?.ends_with('0');
            (is_round && EXACTLY.contains(&word.as_str())).then_some(word)
        };
        let word = counted.find_map(word).filter(|_| words == Words::Number)?;
        Some((word, Strength::Weaker))
    }
}

impl Quantity {
    /// Whether it is this number: a part of one and a multiple as their hundredths too, and a per
    /// cent as a part.
    pub fn is(&self, number: f64) -> bool {
        let near = |value: f64| (value - number).abs() <= 1e-9 * number.abs().max(1.0);
        let of_one = ["fraction", "times"].contains(&self.unit.as_str()) || self.low < 1.0;
        // "Two thirds" are 67 per cent.
        let tenths = (1000.0 * self.low).round() / 10.0;
        let is_rounded = near((100.0 * self.low).round()) || near(tenths);
        let rounded = self.unit == "fraction" && is_rounded;
        let in_hundredths = rounded || of_one && near(100.0 * self.low);
        let as_part = self.unit == "percent" && near(0.01 * self.low);
        near(self.low) || near(self.high) || in_hundredths || as_part
    }
}

/// Where a phrase stands by itself.
fn places<'t>(tokens: &'t Tokens<'_>, said: &'t str) -> impl Iterator<Item = usize> + 't {
    // "All this" is one heap, and "half of all" has them as its whole: neither is every one of many.
    let heap = move |at: usize| {
        let (before, behind) = (&tokens.lower[..at], &tokens.lower[at + said.len()..]);
        let is_whole = before.ends_with(" of ");
        said == "all"
            && (is_whole || [" this ", " that "].iter().any(|word| behind.starts_with(word)))
    };
    let alone = move |at: usize| {
        let begins = tokens.all.iter().any(|token| token.start == at) && !heap(at);
        begins && tokens.all.iter().any(|token| token.end == at + said.len())
    };
    tokens.lower.match_indices(said).map(|(at, _)| at).filter(move |at| alone(*at))
}

/// The safest of all is the first of them, and among the first where they are several.
fn single(tokens: &Tokens<'_>, at: usize, said: &str, words: Words) -> Words {
    let is_the = tokens.lower[..at].split_whitespace().next_back() == Some("the");
    if said == "safest" && is_the { Words::Lowest } else { words }
}

/// What a phrase is behind these words: the highest of those among which a thing is are several,
/// and of so many where they are counted: "among the five states with the highest rates".
fn among(before: &str, words: Words) -> Words {
    const WITH: [&str; 6] = ["with", "that", "which", "where", "having", "who"];
    let (among, one_of) = match words {
        Words::Highest => (Words::AmongHighest, Words::OneOfHighest),
        Words::Lowest => (Words::AmongLowest, Words::OneOfLowest),
        _ => return words,
    };
    let sentence = before.rsplit(['.', ';', ',']).next().unwrap_or_default();
    let all = sentence.split(|letter: char| !letter.is_alphanumeric());
    let all: Vec<&str> = all.filter(|word| !word.is_empty()).collect();
    let opens = |at: &usize| all[*at] == "among" || all[*at..].starts_with(&["one", "of"]);
    let Some(at) = (0..all.len()).find(opens) else { return words };
    let counts = |word: &&str| count(word).is_some() || word.parse::<u32>().is_ok();
    let is_counted = all[at + 1..].iter().take(3).any(counts);
    match all[at..].iter().any(|word| WITH.contains(word)) {
        true if is_counted => one_of,
        // "Among the 88 counties Adams has the highest": these are all of them.
        false if is_counted => words,
        _ => among,
    }
}

fn ladder(text: &str, case: Words, said: Words) -> Option<(String, Strength)> {
    LADDERS.iter().find_map(|ladder| {
        let step = |words: Words| ladder.iter().position(|one| *one == words);
        let (case, said) = (step(case)?, step(said)?);
        let strength = if case > said { Strength::Stronger } else { Strength::Weaker };
        Some((text.to_owned(), strength))
    })
}

/// The entry that a text's comparison is.
pub(crate) fn hedged(comparator: Comparator) -> Words {
    match comparator {
        Comparator::Exact | Comparator::About => Words::Number,
        Comparator::Nearly => Words::Nearly,
        Comparator::MoreThan => Words::MoreThan,
        Comparator::LessThan => Words::LessThan,
        Comparator::AtLeast => Words::AtLeast,
        Comparator::AtMost => Words::UpTo,
        Comparator::Between => Words::Between,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(text: &str, words: Words) -> Option<(String, Strength)> {
        Stretch::new(text).beside(words, &[40.0])
    }

    #[test]
    fn what_the_text_hedges_is_weaker_than_what_the_case_says() {
        let some = Some(("some".to_owned(), Strength::Stronger));
        assert_eq!(beside("Some of the mills burned.", Words::All), some);
        assert_eq!(beside("All of the mills burned.", Words::All), None);
        let more = Some(("more".to_owned(), Strength::Stronger));
        assert_eq!(beside("Mills burned more there.", Words::FarMore), more);
        let far = Some(("far more".to_owned(), Strength::Weaker));
        assert_eq!(beside("Mills burned far more there.", Words::Higher), far);
        assert_eq!(beside("Mills burned there.", Words::Higher), None);
        assert_eq!(beside("More than half of all the mills burned.", Words::Most), None);
    }

    #[test]
    fn what_is_among_those_with_the_highest_is_not_called_the_highest() {
        let text = "Ohio is among the states with the highest rates.";
        assert_eq!(beside(text, Words::AmongHighest), None);
        let highest = Some(("the highest".to_owned(), Strength::Stronger));
        assert_eq!(beside(text, Words::Highest), highest);
    }

    #[test]
    fn years_and_spans_of_time_are_no_hedged_numbers() {
        assert_eq!(beside("In 2012, 40 mills burned.", Words::Number), None);
        assert_eq!(beside("40 mills burned in more than 3 years.", Words::Number), None);
        assert!(Stretch::new("the five mills").says(5.0));
        assert!(Stretch::new("two thirds of the mills").says(67.0));
    }
}
