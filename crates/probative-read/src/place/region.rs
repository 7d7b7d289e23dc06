//! Regions: names that stand for several states.

use std::ops::Range;
use std::sync::OnceLock;

use crate::token::{Shape, Tokens};

/// A region that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The bytes of its name.
    pub span: Range<usize>,
    /// Its name.
    pub name: &'static str,
    /// The codes of its states.
    pub states: Vec<&'static str>,
}

/// The regions that some tokens name, in order; of two that begin in one place the longer.
pub(crate) fn regions(tokens: &Tokens<'_>, range: &Range<usize>) -> Vec<Region> {
    let mut found: Vec<Region> = Vec::new();
    for at in range.clone() {
        if !opens(tokens, at) {
            continue;
        }
        let named = known().iter().filter_map(|(name, states)| {
            let end = ends(tokens, at, name)?;
            let states = states.clone();
            (end <= range.end).then(|| Region { span: tokens.bytes(&(at..end)), name, states })
        });
        let here = named.max_by_key(|region| region.span.end);
        let free =
            |region: &Region| found.last().is_none_or(|last| last.span.end <= region.span.start);
        found.extend(here.filter(free));
    }
    found
}

/// The regions of the atlas, read once.
fn known() -> &'static [(&'static str, Vec<&'static str>)] {
    static REGIONS: OnceLock<Vec<(&str, Vec<&str>)>> = OnceLock::new();
    REGIONS.get_or_init(|| probative_atlas::regions().collect())
}

/// Whether a word can be the first of a region: a capital, or the side of a border.
fn opens(tokens: &Tokens<'_>, at: usize) -> bool {
    let side = ["southwest", "southern"].contains(&tokens.word(at)) && tokens.is(at + 1, "border");
    tokens.shape(at) == Some(Shape::Word) && (tokens.capital(at) || side)
}

/// The token behind a name that stands here; "South Dakota" and "the South Side" are no region.
fn ends(tokens: &Tokens<'_>, at: usize, name: &str) -> Option<usize> {
    let mut next = at;
    for word in name.split([' ', '-']) {
        next += usize::from(tokens.is(next, "-") && next > at);
        if !tokens.as_written(next).eq_ignore_ascii_case(word) {
            return None;
        }
        next += 1;
    }
    let one = next == at + 1;
    let article = at > 0 && ["the", "in"].contains(&tokens.word(at - 1));
    let goes_on = tokens.capital(next) && tokens.shape(next) == Some(Shape::Word);
    (!one || (article && !goes_on)).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        let tokens = Tokens::new(text);
        regions(&tokens, &(0..tokens.all.len())).into_iter().map(|region| region.name).collect()
    }

    #[test]
    fn a_region_is_a_set_of_states() {
        assert_eq!(
            names("Mills closed in New England and in the Midwest."),
            ["New England", "Midwest"]
        );
        assert_eq!(names("Along the southwest border they left."), ["southwest border"]);
        assert_eq!(names("It rains in the Deep South."), ["Deep South"]);
    }

    #[test]
    fn a_state_or_a_side_of_a_town_is_no_region() {
        assert!(names("In South Dakota and on the South Side it rains; go south.").is_empty());
    }
}
