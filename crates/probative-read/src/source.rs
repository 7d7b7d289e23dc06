//! Who is credited with a sentence, and what is set in quotation marks.

use std::ops::Range;

use crate::hit::Hit;
use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

/// Who a text says something by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The bytes that name them.
    pub span: Range<usize>,
    /// How.
    pub manner: Manner,
}

/// How a text credits another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// "According to …".
    According,
    /// Reported, found, announced: a body or a document.
    Reported,
    /// Said, warned, testified: the wording is the point.
    Said,
}

/// Who a piece is credited to, within its sentence.
pub(crate) fn source(tokens: &Tokens<'_>, sentence: &Range<usize>, hits: &[Hit]) -> Option<Source> {
    according(tokens, sentence)
        .or_else(|| behind(tokens, sentence, hits))
        .or_else(|| closing(tokens, sentence))
        .or_else(|| before(tokens, sentence, hits))
}

/// "Some of my friends argue that", "Others in the county have said that": a view that a text sets
/// itself against, whoever holds it.
pub(crate) fn opposes(tokens: &Tokens<'_>, piece: &Range<usize>) -> bool {
    const LONGEST: usize = 12;
    const SAY: [&str; 16] = [
        "say",
        "argue",
        "claim",
        "insist",
        "contend",
        "believe",
        "complain",
        "suggest",
        "said",
        "argued",
        "claimed",
        "insisted",
        "contended",
        "suggested",
        "complained",
        "object",
    ];
    let first = tokens.word(piece.start);
    let others = ["some", "others", "many", "those"].contains(&first);
    let near = piece.start..piece.end.min(piece.start + LONGEST);
    let friends = ["friends", "colleagues", "opponents", "counterparts"];
    let mine = first == "my" && near.clone().any(|at| friends.contains(&tokens.word(at)));
    let says = near.clone().find(|at| SAY.contains(&tokens.word(*at)));
    let content = |at: usize| {
        tokens.is(at + 1, "that")
            || tokens.has(at + 1, Cue::Pronoun)
            || tokens.has(at + 1, Cue::Determiner)
    };
    (others || mine) && says.is_some_and(content)
}

/// "…, a city survey shows.", "…, state biologists said.": who says so ends the sentence.
fn closing(tokens: &Tokens<'_>, sentence: &Range<usize>) -> Option<Source> {
    const SAY: [&str; 4] = ["said", "says", "added", "warned"];
    const REPORT: [&str; 12] = [
        "show",
        "shows",
        "showed",
        "found",
        "finds",
        "reported",
        "reports",
        "estimates",
        "estimated",
        "suggests",
        "indicates",
        "announced",
    ];
    const LONGEST: usize = 9;
    // "…, the mayor said today."
    let when = |at: usize| {
        ["today", "yesterday", "recently"].contains(&tokens.word(at))
            || tokens.has(at, Cue::Weekday)
    };
    let mut last = sentence.clone().rev().filter(|at| tokens.shape(*at) != Some(Shape::Mark));
    let verb = last.find(|at| !when(*at))?;
    let manner = match tokens.word(verb) {
        word if SAY.contains(&word) => Manner::Said,
        word if REPORT.contains(&word) => Manner::Reported,
        _ => return None,
    };
    let from = sentence.start.max(verb.saturating_sub(LONGEST));
    let open = |at: &usize| [",", "”", "\""].contains(&tokens.word(*at));
    let start = (from..verb).rev().find(open)? + 1;
    // Only of what stands in quotation marks the wording is the point.
    let marked = tokens.word(start - 1) != ","
        || ["”", "\""].contains(&tokens.word(start.saturating_sub(2)));
    let manner = if marked { manner } else { Manner::Reported };
    let pronoun = tokens.has(start, Cue::Pronoun) && verb == start + 1;
    // "…, when one can be found" names nobody.
    let clause =
        (start..verb).any(|at| tokens.has(at, Cue::Aux) || tokens.has(at, Cue::Subordinator));
    (start < verb && !pronoun && !clause)
        .then(|| Source { span: tokens.bytes(&(start..verb)), manner })
}

/// "According to X".
fn according(tokens: &Tokens<'_>, sentence: &Range<usize>) -> Option<Source> {
    let at = sentence.clone().find(|at| tokens.is(*at, "according") && tokens.is(at + 1, "to"))?;
    let start = at + 2;
    let stops = [",", ".", ";", "—", "-", ":", "”", "\""];
    let mut end = start;
    while end < sentence.end && !stops.contains(&tokens.word(end)) {
        end += 1;
    }
    // "U.S. Attorney, Paul Hale": an office and its holder are one source.
    let office = end > start
        && tokens.has(end - 1, Cue::Office)
        && tokens.is(end, ",")
        && tokens.capital(end + 1);
    if office {
        end = name_end(tokens, end + 1, sentence.end);
    }
    let start = start + usize::from(tokens.is(start, "the"));
    (end > start).then(|| Source { span: tokens.bytes(&(start..end)), manner: Manner::According })
}

fn name_end(tokens: &Tokens<'_>, from: usize, end: usize) -> usize {
    (from..end).find(|at| !(tokens.capital(*at) || tokens.is(*at, "."))).unwrap_or(end)
}

/// "…, said X, of the Y": the words came first.
fn behind(tokens: &Tokens<'_>, sentence: &Range<usize>, hits: &[Hit]) -> Option<Source> {
    let told = hits.iter().find(|hit| {
        let at = hit.tokens.start;
        let said =
            ["said", "says", "warns", "warned", "states", "added"].contains(&tokens.word(at));
        let after_comma = at > sentence.start && [",", "”", "\""].contains(&tokens.word(at - 1));
        said && after_comma && tokens.capital(at + 1)
    })?;
    let start = told.tokens.end;
    let end = (start..sentence.end)
        .find(|at| [",", ".", ";", "—"].contains(&tokens.word(*at)) && !initial(tokens, *at));
    let mut end = end.unwrap_or(sentence.end);
    // "Said Hale-—the mayor of Reno".
    while end > start + 1 && tokens.is(end - 1, "-") {
        end -= 1;
    }
    Some(Source { span: tokens.bytes(&(start..end)), manner: Manner::Said })
}

/// Whether a point belongs to an initial or a title: `Thomas E. Hale`, `Jr.`
fn initial(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = tokens.as_written(at - 1);
    tokens.is(at, ".") && (before.len() == 1 || tokens.has(at - 1, Cue::Abbreviation))
}

/// "X said that …": who stands before the verb.
fn before(tokens: &Tokens<'_>, sentence: &Range<usize>, hits: &[Hit]) -> Option<Source> {
    let verbs =
        hits.iter().filter(|hit| hit.cue == Cue::Speech && hit.tokens.start > sentence.start);
    for hit in verbs.filter(|hit| !is_noun(tokens, hit.tokens.start)) {
        let at = hit.tokens.start;
        let Some(subject) = subject(tokens, sentence, at) else { continue };
        let manner = if is_said(tokens.word(at)) { Manner::Said } else { Manner::Reported };
        return Some(Source { span: tokens.bytes(&subject), manner });
    }
    None
}

/// "False claims were sent", "the Fair Claims Act", "the state of Ohio": words that are verbs of
/// saying elsewhere, with nothing said behind them.
fn is_noun(tokens: &Tokens<'_>, at: usize) -> bool {
    const BOTH: [&str; 10] = [
        "claims",
        "claim",
        "state",
        "states",
        "reports",
        "report",
        "estimates",
        "projects",
        "notes",
        "finds",
    ];
    let next = [Cue::Determiner, Cue::Pronoun];
    let content = next.iter().any(|cue| tokens.has(at + 1, *cue))
        || ["that", ",", "“", "\"", ":", "how", "nearly", "about", "more"]
            .contains(&tokens.word(at + 1))
        || tokens.capital(at + 1)
        || tokens.shape(at + 1) != Some(Shape::Word)
        || tokens.word(at + 1).ends_with('s');
    BOTH.contains(&tokens.word(at)) && (tokens.capital(at) || !content)
}

/// Verbs of saying, where the wording is the point; others report what was found.
fn is_said(word: &str) -> bool {
    const SAID: [&str; 30] = [
        "said",
        "says",
        "say",
        "told",
        "tells",
        "testified",
        "testifies",
        "warn",
        "warns",
        "warned",
        "argue",
        "argues",
        "argued",
        "claims",
        "claim",
        "claimed",
        "wrote",
        "writes",
        "asked",
        "worried",
        "insists",
        "insisted",
        "declared",
        "asserts",
        "called",
        "stated",
        "states",
        "state",
        "added",
        "explained",
    ];
    SAID.contains(&word) || word == "issued" || word == "calls" || word == "promised"
}

/// The noun phrase that is the subject of a verb of saying.
fn subject(tokens: &Tokens<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let mut end = verb;
    // "which I have often", "has also", "will".
    while end > sentence.start
        && (tokens.has(end - 1, Cue::Aux)
            || ["also", "often", "recently", "now", "today"].contains(&tokens.word(end - 1)))
    {
        end -= 1;
    }
    let mut start = end;
    let stops = [
        ",", ".", ";", ":", "—", "-", "“", "\"", "that", "and", "but", "while", "which", "who",
        "(", ")",
    ];
    // "The Board for Roads and Rivers" is one name.
    let joins =
        |at: usize| tokens.is(at, "and") && tokens.capital(at - 1) && tokens.capital(at + 1);
    let stop = |at: usize| stops.contains(&tokens.word(at)) && !(at > sentence.start && joins(at));
    while start > sentence.start && !stop(start - 1) && end - start < 12 {
        start -= 1;
    }
    // "After I told them, …": a clause of its own, whose subject stands behind its first word.
    start += usize::from(start < end && tokens.has(start, Cue::Subordinator));
    let words = start..end;
    let named = words.clone().any(|at| {
        tokens.has(at, Cue::Speaker)
            || tokens.has(at, Cue::Office)
            || (tokens.capital(at) && at > sentence.start && tokens.shape(at) == Some(Shape::Word))
    });
    if ["he", "she", "who"].contains(&tokens.word(start)) && words.len() == 1 {
        return named_before(tokens, sentence, start);
    }
    let pronoun = words.len() == 1 && tokens.has(start, Cue::Pronoun);
    let noun = tokens.shape(verb.saturating_sub(1)) == Some(Shape::Word)
        && !tokens.has(verb - 1, Cue::Determiner)
        && !tokens.has(verb - 1, Cue::Preposition);
    (!words.is_empty() && named && !pronoun && noun).then_some(words)
}

/// The name that "he" or "she" stands for, where the sentence has one before.
fn named_before(tokens: &Tokens<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let is_name = |at: &usize| tokens.capital(*at) && tokens.shape(*at) == Some(Shape::Word);
    let start = (sentence.start + 1..at).find(is_name)?;
    let end = (start..at).find(|at| !is_name(at)).unwrap_or(at);
    Some(start..end)
}

/// The tokens of a sentence that stand within quotation marks.
pub(crate) fn quoted(
    tokens: &Tokens<'_>,
    sentence: &Range<usize>,
    open: bool,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = open.then_some(sentence.start);
    for at in sentence.clone() {
        let mark = tokens.word(at);
        match (mark, start) {
            ("“", _) | ("\"", None) => start = Some(at + 1),
            ("”" | "\"", Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| from..sentence.end));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hit::hits;

    fn told(text: &str) -> Option<(&str, Manner)> {
        let tokens = Tokens::new(text);
        let all = 0..tokens.all.len();
        let found = source(&tokens, &all, &hits(&tokens, &all))?;
        Some((&text[found.span], found.manner))
    }

    #[test]
    fn a_view_that_a_text_sets_itself_against_is_told() {
        let is = |text: &str| {
            let tokens = Tokens::new(text);
            opposes(&tokens, &(0..tokens.all.len()))
        };
        assert!(is("Some of my friends argue that the dam is dear."));
        assert!(is("Others in the county have said that it leaks."));
        assert!(!is("Some mills closed in May.") && !is("My friends closed a mill."));
    }

    #[test]
    fn who_is_credited_is_named_by_the_text() {
        let according = told("According to the Department of Mills, 40 mills closed.");
        assert_eq!(according, Some(("Department of Mills", Manner::According)));
        let said = told("Mill County Sheriff Ann Hale testified that thefts are common.");
        assert_eq!(said, Some(("Mill County Sheriff Ann Hale", Manner::Said)));
        let behind = told("The dam is safe, said Thomas E. Hale, of the county.");
        assert_eq!(behind, Some(("Thomas E. Hale", Manner::Said)));
        let last = told("Rents are $31 a month, a city survey shows.");
        assert_eq!(last, Some(("a city survey", Manner::Reported)));
        let last = told("Catches were down 45 percent, state biologists said.");
        assert_eq!(last, Some(("state biologists", Manner::Reported)));
        let last = told("“Rents are dear,” the mayor said.");
        assert_eq!(last, Some(("the mayor", Manner::Said)));
        assert_eq!(told("It is let for $725, when one can be found."), None);
        let joined = told("The Board for Roads and Rivers estimates that 40 mills closed.");
        assert_eq!(joined, Some(("The Board for Roads and Rivers", Manner::Reported)));
        assert_eq!(told("They closed the mill."), None);
        assert_eq!(told("After I told them of it, 40 mills closed."), None);
        let behind = told("The dam is safe, said Hale-—the mayor of Reno.");
        assert_eq!(behind, Some(("Hale", Manner::Said)));
        assert_eq!(told("Hale Mills sent false claims to the county."), None);
        assert_eq!(told("The best tool of Ohio is the Fair Claims Act."), None);
    }
}
