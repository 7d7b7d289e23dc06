//! The parts of a sentence that can be true or false alone.

use std::ops::Range;

use crate::hit::{Hit, Hits};
use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

mod comma;
mod lead;
mod tail;

use comma::after_comma;
pub(crate) use lead::without_lead;
use tail::without_tail;

/// The pieces of a sentence, each with a finite verb where the sentence allows it.
pub(crate) fn pieces(
    tokens: &Tokens<'_>,
    sentence: &Range<usize>,
    hits: &[Hit],
) -> Vec<Range<usize>> {
    let mut cuts = vec![sentence.start];
    for at in sentence.start + 1..sentence.end {
        let last = *cuts.last().unwrap_or(&sentence.start);
        let cut = cut_at(tokens, at, &(last..sentence.end), hits);
        cuts.extend(cut.filter(|cut| *cut > last));
    }
    cuts.push(sentence.end);
    let ranges = cuts.windows(2).map(|pair| pair[0]..pair[1]);
    ranges
        .map(|range| without_tail(tokens, &trimmed(tokens, range), hits))
        .filter(|range| range.len() > 2)
        .collect()
}

/// Where the sentence is cut by the token at `at`, if it is: the first token of the next piece.
fn cut_at(tokens: &Tokens<'_>, at: usize, around: &Range<usize>, hits: &[Hit]) -> Option<usize> {
    let end = around.end;
    let stands_alone = |from: usize| has_clause(tokens, &(from..end), hits);
    let left_has_verb = || verb_in(tokens, &(around.start..at), hits).is_some();
    match tokens.word(at) {
        ";" => {
            let alone = !is_item(tokens, at + 1) && stands_alone(at + 1);
            (left_has_verb() && alone).then_some(at + 1)
        }
        // A title has its own: “Mills: A History”.
        ":" if tokens.capital(at - 1) && tokens.capital(at + 1) => {
            stands_alone(at + 1).then_some(at + 1)
        }
        ":" => (stands_alone(at + 1) && at > around.start + 2).then_some(at + 1),
        "—" | "–" if tokens.is(at + 1, "because") => None,
        "—" | "–" => {
            (left_has_verb() && after_dash(tokens, at + 1, end, hits)).then_some(at + 1)
        }
        "-" if tokens.is(at + 1, "-") => {
            (left_has_verb() && after_dash(tokens, at + 2, end, hits)).then_some(at + 2)
        }
        "-" if !tokens.joined(at) || lost_dash(tokens, at) => {
            (left_has_verb() && after_dash(tokens, at + 1, end, hits)).then_some(at + 1)
        }
        "," => after_comma(tokens, at, around, hits),
        "while" | "whereas" if left_has_verb() && stands_alone(at + 1) => Some(at + 1),
        "proving" | "showing" | "reminding" => {
            let that = (at + 1..(at + 3).min(end)).find(|at| tokens.is(*at, "that"))?;
            stands_alone(that + 1).then_some(that + 1)
        }
        "because" if reason_of_forecast(tokens, at, around) => Some(at + 1),
        "that" if opens_allegation(tokens, at) => {
            verb_in(tokens, &(at + 2..end), hits).map(|_| at + 1)
        }
        // "She said that the mill and the dam are shut" has two subjects of one verb.
        "and" if new_subject(tokens, at + 1, end, hits) => {
            let joins = ["that", "which", "who", "if", "because", "when", "while"];
            let opens = (around.start..at).rev().find(|at| joins.contains(&tokens.word(*at)));
            let own = opens.map_or(around.start, |at| at + 1)..at;
            verb_in(tokens, &own, hits).map(|_| at + 1)
        }
        // "He told us that sales are off and that nine left": two things that were told.
        "and" if tokens.is(at + 1, "that") && left_has_verb() && stands_alone(at + 2) => {
            Some(at + 2)
        }
        _ => None,
    }
}

/// Whether a number stands here: a list of like items is one claim.
fn is_item(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = if tokens.is(at, "and") { at + 1 } else { at };
    let hedges = ["another", "about", "nearly", "some", "almost"];
    let next = if hedges.contains(&tokens.word(next)) { next + 1 } else { next };
    tokens.shape(next) == Some(Shape::Number) || tokens.is(next, "$")
}

/// What would come, and why, are two claims: "A levy would slow the trade because it could close
/// the mills", "The dam will save the town because it can hold a flood".
fn reason_of_forecast(tokens: &Tokens<'_>, at: usize, around: &Range<usize>) -> bool {
    let would = (around.start..at).any(|at| ["would", "will", "could"].contains(&tokens.word(at)));
    would && ["it", "they", "we", "this"].contains(&tokens.word(at + 1))
}

/// "a suit over allegations that it cheated", "despite its knowledge that the dam leaked": what is
/// alleged or known can be true or false by itself.
fn opens_allegation(tokens: &Tokens<'_>, at: usize) -> bool {
    let nouns =
        ["allegations", "allegation", "charges", "knowledge", "accusations", "findings", "excuses"];
    nouns.contains(&tokens.word(at - 1))
}

/// "escalating-last year": a dash whose blanks were lost stands before a word of time or a subject.
fn lost_dash(tokens: &Tokens<'_>, at: usize) -> bool {
    let opens = ["last", "this", "in", "the", "and", "but", "it", "they", "we", "he", "she"];
    opens.contains(&tokens.word(at + 1))
        && !tokens.is(at + 2, "-")
        && tokens.shape(at - 1) == Some(Shape::Word)
}

fn after_dash(tokens: &Tokens<'_>, from: usize, end: usize, hits: &[Hit]) -> bool {
    let change =
        hits.iter().any(|hit| hit.tokens.start == from && matches!(hit.cue, Cue::Up | Cue::Down));
    let change = change || ["up", "down"].contains(&tokens.word(from));
    change || has_clause(tokens, &(from..end), hits)
}

/// How far its verb may stand behind the beginning of a clause, in tokens.
const NEAR: usize = 14;

/// Whether a clause begins here: a subject, and a finite verb before the next stop.
fn has_clause(tokens: &Tokens<'_>, range: &Range<usize>, hits: &[Hit]) -> bool {
    let Some(verb) = verb_in(tokens, range, hits) else { return false };
    let from = range.start;
    // "Others who make bread" has a verb of the relative clause alone.
    let relative = (from + 1..verb).any(|at| ["who", "that", "which"].contains(&tokens.word(at)));
    if relative && verb_in(tokens, &(verb + 1..range.end), hits).is_none() {
        return false;
    }
    let subject = verb > from && !tokens.has(from, Cue::Aux);
    let near = verb - from <= NEAR;
    // "…, and in poor towns, was slow": the subject stands before.
    if tokens.has(from, Cue::Preposition) && tokens.is(verb - 1, ",") {
        return false;
    }
    // "opened in May, and closed in June" has no subject of its own.
    subject && near && !is_bare_verb(tokens, from)
}

fn is_bare_verb(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    // "Hired weavers" has a noun behind it, "hired by weavers" has none.
    let joins = [Cue::Preposition, Cue::Determiner, Cue::Pronoun, Cue::Conjunction];
    let object = joins.iter().any(|cue| tokens.has(at + 1, *cue));
    let done = word.ends_with("ed") && !tokens.capital(at) && object;
    tokens.has(at, Cue::Verb) || word.ends_with("ing") || done
}

/// The first finite verb of some tokens.
pub(crate) fn verb_in(tokens: &Tokens<'_>, range: &Range<usize>, hits: &[Hit]) -> Option<usize> {
    range.clone().find(|at| is_finite(tokens, *at, hits))
}

fn is_finite(tokens: &Tokens<'_>, at: usize, hits: &[Hit]) -> bool {
    if tokens.shape(at) == Some(Shape::Clitic) {
        return ["ve", "re", "ll", "m"].contains(&tokens.word(at));
    }
    if tokens.has(at, Cue::Aux) {
        // "At will" is no verb.
        let noun = at > 0 && tokens.is(at - 1, "at");
        return !noun && !["be", "been", "being"].contains(&tokens.word(at));
    }
    if at > 0 && tokens.is(at - 1, "to") {
        return false;
    }
    let told = || {
        hits.iter().any(|hit| {
            let tells = matches!(
                hit.cue,
                Cue::Up | Cue::Down | Cue::Acts | Cue::Event | Cue::Speech | Cue::Law | Cue::Cause
            );
            tells && hit.tokens.start == at
        })
    };
    let word = tokens.word(at);
    let form = word.ends_with("ed") || word.ends_with('s') || word.ends_with("ew");
    tokens.has(at, Cue::Verb) || (form && told()) || is_past(tokens, at)
}

/// "… and the price of good bread is high": an article, some nouns, and a verb of being.
fn long_subject(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    const LONGEST: usize = 8;
    let opens = ["the", "this", "these", "our", "their"].contains(&tokens.word(from));
    let is = |at: &usize| ["is", "are", "was", "were", "has", "have"].contains(&tokens.word(*at));
    let verb = (from + 2..end.min(from + LONGEST)).find(is);
    opens
        && verb.is_some_and(|verb| {
            end - verb > 3
                && (from..verb).all(|at| {
                    // "The cost" is a noun behind its article.
                    let stops = tokens.has(at, Cue::Verb) && at > from + 1
                        || tokens.has(at, Cue::Subordinator) && at > from
                        || tokens.has(at, Cue::Conjunction);
                    tokens.shape(at) == Some(Shape::Word) && !stops
                })
        })
}

/// "The county visited many mills": a past form between its subject and its object.
fn is_past(tokens: &Tokens<'_>, at: usize) -> bool {
    let noun = at > 0
        && tokens.shape(at - 1) == Some(Shape::Word)
        && ![Cue::Determiner, Cue::Preposition, Cue::Aux, Cue::Conjunction]
            .iter()
            .any(|cue| tokens.has(at - 1, *cue));
    let object = [Cue::Determiner, Cue::Count].iter().any(|cue| tokens.has(at + 1, *cue))
        || ["many", "several", "more"].contains(&tokens.word(at + 1));
    let word = tokens.word(at);
    noun && object && word.len() > 4 && word.ends_with("ed")
}

/// Without a comma, "and" opens a clause only if a short subject and is, are, has or have follow.
fn new_subject(tokens: &Tokens<'_>, from: usize, end: usize, hits: &[Hit]) -> bool {
    const SHORT: usize = 3;
    let verb = (from + 1..(from + 1 + SHORT).min(end))
        .find(|at| ["is", "are", "has", "have", "was", "were"].contains(&tokens.word(*at)));
    // "…, and the rest will be given to schools".
    let to_come = (from + 1..(from + 1 + SHORT).min(end)).find(|at| tokens.is(*at, "will"));
    if tokens.has(from, Cue::Determiner) && to_come.is_some() {
        return true;
    }
    if long_subject(tokens, from, end) {
        return true;
    }
    let Some(verb) = verb else { return false };
    let nouns = (from..verb).all(|at| {
        tokens.shape(at) == Some(Shape::Word)
            && !tokens.has(at, Cue::Preposition)
            && !tokens.has(at, Cue::Verb)
    });
    let changes = hits.iter().any(|hit| {
        matches!(hit.cue, Cue::Up | Cue::Down)
            && (verb..(verb + 4).min(end)).contains(&hit.tokens.start)
    });
    nouns && changes
}

/// A piece without the marks and joints at its ends.
fn trimmed(tokens: &Tokens<'_>, range: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = range;
    let mark = |at: usize| {
        let word = tokens.word(at);
        tokens.shape(at) == Some(Shape::Mark) && !["$", "%", "£", "€", "(", ")"].contains(&word)
    };
    while start < end && mark(start) {
        start += 1;
    }
    while start < end
        && (mark(end - 1)
            || ["and", "but", "that", "yet", "so", "or", "while", "whereas", "as", "with"]
                .contains(&tokens.word(end - 1)))
    {
        end -= 1;
    }
    start..end
}

/// Whether a piece is one that says nothing of the world: an order, a wish, a greeting.
pub(crate) fn is_imperative(tokens: &Tokens<'_>, piece: &Range<usize>) -> bool {
    let orders = [
        "go", "let", "lets", "consider", "look", "see", "click", "imagine", "remember", "think",
        "take", "read", "tell", "call", "join", "support", "vote",
    ];
    orders.contains(&tokens.word(piece.start)) && !tokens.has(piece.start + 1, Cue::Aux)
}

/// The hits of a piece.
pub(crate) fn hits_of<'h>(hits: &'h [Hit], piece: &Range<usize>) -> Hits<'h> {
    Hits::within(hits, piece)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hit::hits;

    fn cut(text: &str) -> Vec<&str> {
        let tokens = Tokens::new(text);
        let all = 0..tokens.all.len();
        let found = pieces(&tokens, &all, &hits(&tokens, &all));
        found.iter().map(|piece| &text[tokens.bytes(piece)]).collect()
    }

    #[test]
    fn a_clause_with_its_own_subject_and_verb_stands_alone() {
        let found = cut("In May, two mills were closed, and the rate is 9 percent, which is high.");
        assert_eq!(
            found,
            ["In May, two mills were closed", "the rate is 9 percent, which is high"]
        );
        assert_eq!(cut("The mill opened in May, and closed in June.").len(), 1);
        assert_eq!(cut("We counted 6 felons; 14 persons wanted for theft; 4 for fraud.").len(), 1);
    }

    #[test]
    fn dashes_cut_where_a_clause_follows() {
        assert_eq!(cut("Most voted for the dam -- but the dam was never built.").len(), 2);
        assert_eq!(cut("Theft is falling-last year it was down 9 percent.").len(), 2);
        assert_eq!(cut("Nine states raised the levy-including Ohio.").len(), 1);
    }

    #[test]
    fn what_happens_in_a_relative_clause_with_its_number_stands_alone() {
        let found = cut("The bill pays for repairs, where the backlog grows by $4 a year.");
        assert_eq!(found, ["The bill pays for repairs", "where the backlog grows by $4 a year"]);
        assert_eq!(cut("Fees rose 24 percent, which is about $31.").len(), 1);
        let items = cut("Farmers paid $4 in fees, and 86 percent of acres were covered.");
        assert_eq!(items, ["Farmers paid $4 in fees", "86 percent of acres were covered"]);
        let told =
            cut("He told us that sales are off 40 percent and that nine mechanics were let go.");
        assert_eq!(told.len(), 2);
    }

    #[test]
    fn what_has_a_number_of_its_own_stands_alone() {
        let two = [
            "Trade reached a peak in May, as more than 40 ships were counted.",
            "The dam made 300 jobs, and supplied power to over 900 farms.",
            "The fair took in $90, with more than $40 of that spent on roads.",
            "The mill is a private company, that has leave to run 35 looms.",
            "As hay goes to $9 a ton, a new barn is needed.",
            "The bill pays for the ferry, which will let it run in winter.",
            "She backed a new coin, of which the mint expects to make 900.",
            "The new rule led to closed mills while carters of the valley have been left alone.",
            "Most millers want the law and the price of good bread is high in Ohio.",
            "Half of the toll goes to the town and the rest will be given to schools.",
        ];
        for text in two {
            assert_eq!(cut(text).len(), 2, "{text}");
        }
        let one = [
            "There are 80 weavers at the mill, and another 40 weavers enrolled at school.",
            "The bill helps farmers, and others who make bread.",
            "She announced that the town college and the library of Ohio have reached a deal.",
            "It serves the four largest towns, as well as the 29 roads that run there.",
        ];
        for text in one {
            assert_eq!(cut(text).len(), 1, "{text}");
        }
        let named = cut("Pay Millers More: Many millers were owed a month of wages.");
        assert_eq!(named, ["Pay Millers More", "Many millers were owed a month of wages"]);
        let reason = cut("Although trade fell, largely because of rain, it reached a peak in May.");
        assert_eq!(reason.len(), 2, "{reason:?}");
        assert_eq!(cut("The county visited many mills, but the dam is shut.").len(), 2);
    }

    #[test]
    fn who_said_it_at_the_end_is_no_part_of_it() {
        assert_eq!(cut("“The ferry is slow,” Hale said."), ["The ferry is slow"]);
        let told = cut("Two mills were fined $90,000, the Board of Mills announced today.");
        assert_eq!(told, ["Two mills were fined $90,000"]);
    }

    #[test]
    fn an_opening_while_is_a_piece_of_its_own() {
        let found = cut("While rents have doubled, wages have not moved.");
        assert_eq!(found, ["While rents have doubled", "wages have not moved"]);
    }
}
