//! The years that a sentence names, and how many it speaks of.

use super::{Period, periods};
use crate::quantity::quantities;
use crate::token::Tokens;

/// Years that a sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedYears {
    /// The first; none where it names an end alone: "until 2012".
    pub first: Option<i32>,
    /// The last; none where it names a begin alone: "since 2010".
    pub last: Option<i32>,
    /// As the sentence has them.
    pub text: String,
}

impl NamedYears {
    /// Whether a year is one of them.
    pub fn has(&self, year: i32) -> bool {
        self.first.is_none_or(|first| first <= year) && self.last.is_none_or(|last| year <= last)
    }

    /// Both ends, where they are two years.
    pub fn ends(&self) -> Option<(i32, i32)> {
        // "The 1990s" are years of which no sentence says that they are the ends.
        let is_decade = self.text.ends_with('s');
        self.first.zip(self.last).filter(|(first, last)| first < last && !is_decade)
    }

    /// The years that stand there.
    pub fn told(&self) -> impl Iterator<Item = i32> {
        self.first.into_iter().chain(self.last)
    }
}

/// The years that a sentence names; nothing where one is told from another day, or is fiscal.
///
/// ```
/// let named = probative_read::years_of("They fell until 2012, and rose from 2013 to 2016.");
/// let named = named.expect("all of them are known");
/// assert!(named[0].has(1999) && !named[0].has(2013));
/// assert_eq!(named[1].ends(), Some((2013, 2016)));
/// assert_eq!(probative_read::years_of("It rose last year."), None);
/// ```
pub fn years_of(sentence: &str) -> Option<Vec<NamedYears>> {
    let tokens = Tokens::new(sentence);
    let all = periods(&tokens, &(0..tokens.all.len()), None);
    all.iter().map(|period| named(&tokens, period)).collect()
}

fn named(tokens: &Tokens<'_>, period: &Period) -> Option<NamedYears> {
    const NEAR: usize = 5;
    let (from, to) = period.ends.filter(|_| !period.fiscal)?;
    let start = period.tokens.start;
    let before = |words: &[&str]| {
        let near = start.saturating_sub(NEAR)..=start;
        near.into_iter().any(|at| words.contains(&tokens.word(at)))
    };
    // "Since the law of 2010": from then on.
    let is_begin = from.year == to.year && before(&["since", "after"]);
    // "Up to 2012" and "by 2012" end there, and "to 40 in 2012" does not.
    let beside = |words: &[&str]| {
        (start.saturating_sub(1)..=start).any(|at| words.contains(&tokens.word(at)))
    };
    let ends = before(&["until", "till", "before"]) || beside(&["by", "to", "through"]);
    let is_end = from.year == to.year && ends;
    Some(NamedYears {
        first: (!is_end || is_begin).then_some(from.year),
        last: (!is_begin).then_some(to.year),
        text: tokens.text.get(period.span.clone())?.to_owned(),
    })
}

/// How many years a sentence looks back over, as it has them: "in ten years", "in a decade".
///
/// ```
/// let spans = probative_read::year_spans("It was the worst year in a decade.");
/// assert_eq!(spans, [(10.0, "decade".to_owned())]);
/// assert!(probative_read::year_spans("Those of 65 years and older died.").is_empty());
/// ```
pub fn year_spans(sentence: &str) -> Vec<(f64, String)> {
    let tokens = Tokens::new(sentence);
    let all = 0..tokens.all.len();
    let before = |at: usize| at.checked_sub(1).map_or("", |at| tokens.word(at));
    let spans = quantities(&tokens, &all, &[]).into_iter().filter_map(|one| {
        let at = tokens.at_byte(one.span.start);
        let opens = ["in", "last", "past"].contains(&before(at)) && !tokens.is(at + 2, "old");
        let text = || Some(format!("{} years", tokens.text.get(one.span.clone())?));
        (one.unit == "year" && opens).then(text).flatten().map(|text| (one.high, text))
    });
    let alone = all.clone().filter_map(|at| {
        let years = match tokens.word(at) {
            "decade" => 10.0,
            "century" => 100.0,
            _ => return None,
        };
        let opens = ["a", "last", "past"].contains(&before(at));
        opens.then(|| (years, tokens.word(at).to_owned()))
    });
    spans.chain(alone).collect()
}
