//! Counties that a sentence names as its state calls them: "Knox, Waldo and York". Many states
//! have one of each name, so that no reader of a sentence alone knows which is meant.

use std::collections::BTreeSet;
use std::ops::Range;

use probative_atlas::counties_named_in;
use probative_terms::place::{Geoid, Level};

/// The longest name of a county, in words.
const MOST_WORDS: usize = 3;
/// Words before or behind a name by which it is one of a county.
const CALLED: [&str; 4] = ["county", "counties", "parish", "parishes"];

/// A name of a county in a sentence, with its code.
struct Name<'s> {
    words: &'s str,
    span: Range<usize>,
    geoids: Vec<Geoid>,
    /// Whether the sentence calls it a county.
    is_called: bool,
}

/// The names of counties in a sentence that are none of those of a claim, in the states in which
/// the claim names counties. A name that is not called one counts only in company: "Lincoln" alone
/// is a person as well.
pub(super) fn left_out<'s>(sentence: &'s str, claimed: &[String]) -> Vec<&'s str> {
    const DIGITS: usize = 5;
    let is_county =
        |code: &&String| code.len() == DIGITS && code.bytes().all(|it| it.is_ascii_digit());
    let states: BTreeSet<&str> = claimed.iter().filter(is_county).map(|it| &it[..2]).collect();
    let states: Vec<Geoid> =
        states.into_iter().filter_map(|it| Geoid::parse_at(it, Level::State).ok()).collect();
    let names = names(sentence, &states);
    let is_listed = |one: &Name<'_>| {
        let mut others = names.iter();
        others.any(|other| are_listed(sentence, one, other) || are_listed(sentence, other, one))
    };
    let named = names.iter().filter(|name| name.is_called || is_listed(name));
    let is_claimed =
        |name: &Name<'_>| name.geoids.iter().any(|it| claimed.iter().any(|own| own == it.as_str()));
    named.filter(|name| !is_claimed(name)).map(|name| name.words).collect()
}

/// Whether two names follow each other in a list.
fn are_listed(sentence: &str, one: &Name<'_>, next: &Name<'_>) -> bool {
    let Some(between) = sentence.get(one.span.end..next.span.start) else { return false };
    let has_comma = between.starts_with(',');
    let word = between.trim_start_matches(',').trim();
    word.is_empty() && has_comma || ["and", "or"].contains(&word)
}

fn names<'s>(sentence: &'s str, states: &[Geoid]) -> Vec<Name<'s>> {
    let words: Vec<&str> = sentence.split_inclusive(char::is_whitespace).collect();
    let bare = |at: usize| words.get(at).map_or("", |word| word.trim().trim_matches(PARTS));
    let is_called =
        |at: Option<usize>| at.is_some_and(|at| CALLED.contains(&bare(at).to_lowercase().as_str()));
    let (mut names, mut at, mut from) = (Vec::new(), 0, 0);
    while at < words.len() {
        let found = (1..=MOST_WORDS).rev().find_map(|many| {
            let text = words.get(at..at + many)?.concat();
            let span = from..from + text.len();
            let text = sentence.get(span)?.trim().trim_end_matches(PARTS);
            let is_name = text.starts_with(char::is_uppercase) && !text.contains(PARTS);
            let geoids = || states.iter().flat_map(|it| counties_named_in(text, it)).collect();
            let geoids: Vec<Geoid> = if is_name { geoids() } else { Vec::new() };
            (!geoids.is_empty()).then_some((many, text, geoids))
        });
        let step = found.as_ref().map_or(1, |(many, ..)| *many);
        if let Some((many, text, geoids)) = found {
            let before = at.checked_sub(2).filter(|_| bare(at.wrapping_sub(1)) == "of");
            let is_called =
                [Some(at + many - 1), Some(at + many), before].into_iter().any(is_called);
            // A sentence begins with a large letter whatever its first word is.
            if at > 0 || is_called {
                names.push(Name { words: text, span: from..from + text.len(), geoids, is_called });
            }
        }
        from += words[at..at + step].iter().map(|word| word.len()).sum::<usize>();
        at += step;
    }
    names
}

/// What parts names in a sentence.
const PARTS: [char; 7] = [',', '.', ';', ':', '(', ')', '"'];

#[cfg(test)]
mod tests {
    use super::*;

    fn told<'s>(sentence: &'s str, claimed: &[&str]) -> Vec<&'s str> {
        let claimed: Vec<String> = claimed.iter().map(|it| (*it).to_owned()).collect();
        left_out(sentence, &claimed)
    }

    #[test]
    fn names_of_counties_are_those_of_the_states_in_which_a_claim_has_some() {
        let listed = "Of the counties of Knox, Lincoln, Waldo and York none grew.";
        assert_eq!(told(listed, &["23013", "23015", "23027"]), ["York"]);
        assert_eq!(told(listed, &["23001"]), ["Knox", "Lincoln", "Waldo", "York"]);
        assert_eq!(told("Knox County is among the lowest", &["23015"]), ["Knox County"]);
        assert!(told("Knox County is among the lowest", &["23013"]).is_empty());
        assert!(told("So said Lincoln Knox, of York", &["23001"]).is_empty(), "a person");
        assert_eq!(told("Jobs in Knox and York grew", &["23001"]), ["Knox", "York"]);
        assert!(told("A speech of Lincoln", &["23001"]).is_empty());
        assert!(told("Knox County is among the lowest", &["23"]).is_empty());
    }
}
