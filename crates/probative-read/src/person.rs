//! Whether a sentence concerns a private person: whoever the text gives no public office.

use std::ops::Range;
use std::sync::OnceLock;

use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

/// Given names, in small letters and in order.
fn given_names() -> &'static [&'static str] {
    static NAMES: OnceLock<Vec<&'static str>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names: Vec<&str> =
            include_str!("../data/given_names.txt").split_whitespace().collect();
        names.sort_unstable();
        names
    })
}

/// The tokens of names of persons without an office: a given name, and another name behind it.
pub(crate) fn private_names(tokens: &Tokens<'_>) -> Vec<Range<usize>> {
    let names = given_names();
    let word = |at: usize| tokens.capital(at) && tokens.shape(at) == Some(Shape::Word);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.all.len() {
        let given = word(at) && names.binary_search(&tokens.word(at)).is_ok();
        if !given || (at > 0 && word(at - 1) && begins_a_place(tokens, at - 1)) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while word(end) || (tokens.is(end, ".") && tokens.as_written(end - 1).len() == 1) {
            end += 1;
        }
        let whole = end - at > 1 && !is_body(tokens, end - 1);
        if whole && !holds_office(tokens, &(at..end)) {
            found.push(at..end);
        }
        at = end;
    }
    found
}

/// "San Diego", "Fort Wayne": a word before a given name that makes it one of a place.
fn begins_a_place(tokens: &Tokens<'_>, at: usize) -> bool {
    const BEFORE: [&str; 10] =
        ["san", "santa", "st", "saint", "fort", "port", "mount", "lake", "cape", "el"];
    BEFORE.contains(&tokens.word(at))
}

/// "Savings", "Group", "Valley": the last word of the name of a firm, a body or a place.
fn is_body(tokens: &Tokens<'_>, last: usize) -> bool {
    const BODIES: [&str; 32] = [
        "savings",
        "bank",
        "group",
        "research",
        "company",
        "inc",
        "corp",
        "institute",
        "school",
        "university",
        "center",
        "hospital",
        "airport",
        "county",
        "city",
        "act",
        "fund",
        "foundation",
        "college",
        "park",
        "street",
        "hall",
        "sector",
        "district",
        "valley",
        "river",
        "creek",
        "bay",
        "island",
        "lake",
        "mountain",
        "bridge",
    ];
    BODIES.contains(&tokens.word(last)) || tokens.has(last, Cue::Speaker)
}

/// Whether an office stands before or behind a name: "Sheriff Ann Hale", "Ann Hale, the mayor".
fn holds_office(tokens: &Tokens<'_>, name: &Range<usize>) -> bool {
    const NEAR: usize = 4;
    let office = |at: usize| tokens.has(at, Cue::Office);
    let stop =
        |at: usize| [".", ";", "!", "?"].contains(&tokens.word(at)) && !is_title_stop(tokens, at);
    let before = (name.start.saturating_sub(NEAR)..name.start).rev().take_while(|at| !stop(*at));
    let mut before = before;
    let behind = tokens.is(name.end, ",") || tokens.is(name.end, "(");
    before.any(office)
        || (behind && (name.end..name.end + NEAR + 2).take_while(|at| !stop(*at)).any(office))
}

/// The point of "Sen." or "Gov." belongs to the office.
fn is_title_stop(tokens: &Tokens<'_>, at: usize) -> bool {
    at > 0 && tokens.has(at - 1, Cue::Office)
}

/// Whether a piece concerns one of these persons, other than as who says it.
pub(crate) fn concerns(tokens: &Tokens<'_>, piece: &Range<usize>, names: &[Range<usize>]) -> bool {
    let first = names.partition_point(|name| name.start < piece.start);
    let mut inside = names[first..].iter().take_while(|name| name.end <= piece.end);
    let named = inside.any(|name| !says(tokens, name));
    // "He found work": the person who was named last, in the sentences before.
    let pronoun = ["he", "she"].contains(&tokens.word(piece.start));
    let last = first.checked_sub(1).map(|last| &names[last]);
    named || (pronoun && last.is_some_and(|name| piece.start - name.end < 60))
}

/// Whether a name is that of who writes, says or is quoted.
fn says(tokens: &Tokens<'_>, name: &Range<usize>) -> bool {
    let next = (name.end..name.end + 2).any(|at| tokens.has(at, Cue::Speech));
    let before = name.start > 0
        && (tokens.has(name.start - 1, Cue::Speech) || tokens.is(name.start - 1, "by"));
    next || before
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> usize {
        private_names(&Tokens::new(text)).len()
    }

    #[test]
    fn a_person_is_private_unless_the_text_gives_an_office() {
        assert_eq!(names("Then Mary Hollis lost her job at the mill."), 1);
        assert_eq!(names("Sheriff Mary Hollis lost her seat."), 0);
        assert_eq!(names("Mary Hollis, the mayor of the town, left."), 0);
        assert_eq!(names("The loan came from Luther Hill Savings."), 0);
        assert_eq!(names("The fence in the San Diego Sector works."), 0);
        assert_eq!(names("Mills closed in the Carson Valley."), 0);
    }

    #[test]
    fn who_is_quoted_is_not_whom_it_concerns() {
        let text = "John Hale writes that mills closed. John Hale lost his job.";
        let tokens = Tokens::new(text);
        let names = private_names(&tokens);
        let stop = (0..tokens.all.len()).find(|at| tokens.is(*at, ".")).unwrap();
        assert!(!concerns(&tokens, &(0..stop), &names));
        assert!(concerns(&tokens, &(stop + 1..tokens.all.len()), &names));
    }
}
