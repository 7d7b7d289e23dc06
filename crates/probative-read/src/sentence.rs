//! Sentences: where each begins and ends, and whether it asks, quotes or heads.

use std::ops::Range;

use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

/// A sentence of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Which paragraph it stands in.
    pub(crate) paragraph: usize,
    /// Whether it asks.
    pub(crate) asks: bool,
    /// Whether it ends without a stop, as headlines and menus do.
    pub(crate) unended: bool,
    /// Whether it begins within quotation marks that an earlier sentence opened.
    pub(crate) within_quote: bool,
}

/// No sentence has more tokens: what goes on without a stop is read in parts.
const LONGEST: usize = 400;

/// The sentences of a text, in order.
pub(crate) fn sentences(tokens: &Tokens<'_>) -> Vec<Sentence> {
    let mut found = Vec::with_capacity(tokens.all.len() / 16 + 1);
    let mut cutter = Cutter { start: 0, paragraph: 0, open: false };
    for at in 0..tokens.all.len() {
        let long = at - cutter.start >= LONGEST;
        if at > cutter.start && (long || breaks_off(tokens, at)) {
            found.extend(cutter.cut(tokens, at));
        }
        if at > 0 && tokens.all[at].breaks > 1 {
            cutter.paragraph += 1;
            cutter.open = false;
        }
    }
    found.extend(cutter.cut(tokens, tokens.all.len()));
    found
}

/// Where the sentence that is being read began.
struct Cutter {
    start: usize,
    paragraph: usize,
    /// Whether quotation marks are open.
    open: bool,
}

impl Cutter {
    fn cut(&mut self, tokens: &Tokens<'_>, end: usize) -> Option<Sentence> {
        let range = self.start..end;
        self.start = end;
        if range.is_empty() {
            return None;
        }
        let within_quote = self.open;
        for at in range.clone() {
            self.open = opens(tokens, at, self.open);
        }
        let last = range.clone().rev().find(|at| !closes(tokens.word(*at)));
        let stop = last.map_or("", |at| tokens.word(at));
        Some(Sentence {
            asks: stop == "?",
            unended: !matches!(stop, "." | "!" | "?" | ":" | ";" | "…"),
            tokens: range,
            paragraph: self.paragraph,
            within_quote,
        })
    }
}

/// Whether quotation marks are open behind a token.
fn opens(tokens: &Tokens<'_>, at: usize, open: bool) -> bool {
    match tokens.word(at) {
        "“" => true,
        "”" => false,
        "\"" => !open,
        _ => open,
    }
}

fn closes(word: &str) -> bool {
    matches!(word, "\"" | "”" | "’" | "'" | ")" | "]")
}

/// Whether a sentence ends before a token.
fn breaks_off(tokens: &Tokens<'_>, at: usize) -> bool {
    // A blank line, or the mark of an item on a line of its own.
    let item_mark = ["•", "*", "-", "–"].contains(&tokens.word(at)) && !tokens.joined(at + 1);
    if tokens.all[at].breaks > 1 || (tokens.all[at].breaks > 0 && item_mark) {
        return true;
    }
    let mut before = at - 1;
    while before > 0 && closes(tokens.word(before)) && tokens.joined(before) {
        before -= 1;
    }
    // Two words set against each other lost the break between them.
    let words = [at - 1, at].iter().all(|at| tokens.shape(*at) == Some(Shape::Word));
    if tokens.joined(at) && words {
        return true;
    }
    match tokens.word(before) {
        "." | "!" | "?" | "…" => ends_before(tokens, before, at),
        _ => initials_end(tokens, before, at) || lost_break(tokens, at) || item(tokens, at),
    }
}

/// Whether the stop at `stop` ends a sentence, `at` being what follows.
fn ends_before(tokens: &Tokens<'_>, stop: usize, at: usize) -> bool {
    if closes(tokens.word(at)) && tokens.joined(at) {
        return false;
    }
    let begins = tokens.capital(at)
        || tokens.shape(at) == Some(Shape::Number)
        || matches!(tokens.word(at), "“" | "\"" | "‘" | "'" | "(" | "[" | "$" | "—" | "–" | "-");
    if tokens.joined(at) && tokens.shape(at) != Some(Shape::Mark) {
        // A blank may be lost: `in 2015.Later`.
        let long = tokens.as_written(at).len() > 2 || opens_sentence(tokens, at);
        return tokens.capital(at) && long && stop > 0 && tokens.as_written(stop - 1).len() > 1;
    }
    let abbreviated = tokens.is(stop, ".") && is_abbreviation(tokens, stop);
    let begins = begins || tokens.all[at].breaks > 0;
    begins && (!abbreviated || opens_sentence(tokens, at))
}

/// Whether the word before a stop is one that a stop belongs to.
fn is_abbreviation(tokens: &Tokens<'_>, stop: usize) -> bool {
    let Some(before) = stop.checked_sub(1) else { return false };
    let initial = tokens.capital(before)
        && tokens.as_written(before).len() == 1
        && !is_degree(tokens, before);
    initial || (tokens.capital(before) && tokens.has(before, Cue::Abbreviation))
}

/// Whether a letter is a unit of warmth, and the initial of no name: `3 °C.`, `40 degrees F.`,
/// `12C.`; "In 1990 F. Hale came" has an initial.
fn is_degree(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let against = tokens.joined(at) && tokens.shape(before) == Some(Shape::Number);
    against || ["°", "º", "degrees", "degree"].contains(&tokens.word(before))
}

/// Whether a capital here can only be that of a sentence: *The*, *In*, *It*, *Half a*, *Two of*.
fn opens_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    let common = [Cue::Determiner, Cue::Pronoun, Cue::Preposition, Cue::Subordinator];
    // "Gov. Quarter Hale" has a name, and "U.S. Half the mills" none.
    let count = tokens.has(at, Cue::Count) && !tokens.is(at, "one") && !tokens.capital(at + 1);
    tokens.capital(at) && (count || common.iter().any(|cue| tokens.has(at, *cue)))
}

/// Initials such as `U.S.` end a sentence where a word follows that begins one.
fn initials_end(tokens: &Tokens<'_>, before: usize, at: usize) -> bool {
    let initials =
        tokens.as_written(before).ends_with('.') && tokens.shape(before) == Some(Shape::Word);
    // "Washington, D.C. Trade is slow": behind a place's initials a capital and a verb begin anew.
    let of_place = before > 0 && tokens.is(before - 1, ",") && tokens.capital(at);
    let verb = (at + 1..at + 3).any(|at| tokens.has(at, Cue::Aux));
    initials && (opens_sentence(tokens, at) || (of_place && verb))
}

/// A list whose line breaks were lost: a number, then a capital that only begins a sentence.
///
/// It parts "Rents rose by 12% The price of milk rose by 9%" and "A bus ticket costs $4 The train
/// costs $9".
fn lost_break(tokens: &Tokens<'_>, at: usize) -> bool {
    let number = tokens.is(at - 1, "%") || tokens.shape(at - 1) == Some(Shape::Number);
    let article = ["the", "a", "an", "in", "this", "these", "so", "but", "no", "we"]
        .contains(&tokens.word(at));
    number && article && tokens.capital(at) && !tokens.joined(at) && tokens.as_written(at) != "A"
}

/// Speakers with a capital in the middle of a sentence begin another, whose stop was lost.
///
/// It parts "Two months of rent Critics of the plan say it is dear" and "A year of fuel Supporters
/// answer that it pays".
fn item(tokens: &Tokens<'_>, at: usize) -> bool {
    let speakers = ["opponents", "critics", "supporters", "advocates", "skeptics", "proponents"];
    let after_word = tokens.shape(at - 1) == Some(Shape::Word) && !tokens.capital(at - 1);
    let opens = [Cue::Determiner, Cue::Preposition, Cue::Conjunction];
    tokens.capital(at)
        && speakers.contains(&tokens.word(at))
        && after_word
        && !opens.iter().any(|cue| tokens.has(at - 1, *cue))
}

/// A sentence as it follows "It concludes that": a word that is capital for its place alone is
/// written small.
pub(crate) fn as_a_clause(sentence: &str) -> String {
    const SMALL: [&str; 20] = [
        "It", "The", "A", "An", "This", "These", "Those", "That", "They", "We", "There", "In",
        "He", "She", "Our", "All", "Most", "No", "Many", "Some",
    ];
    let first = sentence.split(' ').next().unwrap_or_default();
    match SMALL.contains(&first) {
        true => format!("{}{}", first.to_lowercase(), &sentence[first.len()..]),
        false => sentence.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let tokens = Tokens::new(text);
        let found = sentences(&tokens);
        found.into_iter().map(|one| &text[tokens.bytes(&one.tokens)]).collect()
    }

    #[test]
    fn a_stop_of_an_abbreviation_ends_nothing() {
        assert_eq!(cut("Mr. Hale left the U.S. in May. He came back.").len(), 2);
        assert_eq!(cut("He lives in the U.S. The rest left.").len(), 2);
        assert_eq!(cut("Prices in St. Paul rose 3.5 percent.").len(), 1);
        assert_eq!(cut("In 1990 F. Hale and Gov. Quarter Hale came.").len(), 1);
    }

    #[test]
    fn a_unit_of_warmth_and_initials_before_a_count_end_a_sentence() {
        assert_eq!(cut("It was −3.2 °C. Half a million people left.").len(), 2);
        assert_eq!(cut("It was 40 degrees F. Mills were shut.").len(), 2);
        assert_eq!(cut("It was 3C. Mills were shut.").len(), 2);
        assert_eq!(cut("They left the U.S. Half a million came back.").len(), 2);
    }

    #[test]
    fn lost_blanks_and_lost_breaks_end_a_sentence() {
        assert_eq!(cut("It was held in 2015.Later polls differ.").len(), 2);
        assert_eq!(cut("They pay for the mills.As part of it, one is shut.").len(), 2);
        assert_eq!(cut("Rents rose by 12% The price of milk rose by 9%").len(), 2);
        assert_eq!(cut("A bus ticket costs $4 The train costs $9").len(), 2);
        assert_eq!(cut("Two months of rent Critics of the plan say it is dear.").len(), 2);
        assert_eq!(cut("A year of fuel Supporters answer that it pays.").len(), 2);
    }

    #[test]
    fn items_of_a_list_stand_apart() {
        assert_eq!(cut("We saw:\n• 40 mills\n• 9 dams").len(), 3);
        assert_eq!(cut("Is it so?\n<b>It is.").len(), 2);
    }

    #[test]
    fn a_closing_quotation_mark_belongs_to_its_sentence() {
        let found = cut("He said, “It works.” She left. \"Why?\" they asked.");
        assert_eq!(found[0], "He said, “It works.”");
        assert_eq!(found[1], "She left.");
    }
}
