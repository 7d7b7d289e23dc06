//! The parts of a sentence that can be true or false alone.

use std::ops::Range;

use crate::hit::{Hit, Hits};
use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

mod lead;

pub(crate) use lead::without_lead;

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
        "and" if left_has_verb() && new_subject(tokens, at + 1, end, hits) => Some(at + 1),
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

/// A comma cuts before "and", "but", "which" and the like with a clause of their own, and behind
/// an opening "while" or "although".
fn after_comma(
    tokens: &Tokens<'_>,
    at: usize,
    around: &Range<usize>,
    hits: &[Hit],
) -> Option<usize> {
    let end = around.end;
    let next = tokens.word(at + 1);
    let verb_before = || verb_in(tokens, &(around.start..at), hits).is_some();
    match next {
        "or" if tokens.is(at + 2, "a") && tokens.is(at + 3, "total") => Some(at + 2),
        "with" if tokens.is(at + 3, "additional") => Some(at + 2),
        "in" if is_list_of_names(tokens, at + 2, end) => Some(at + 1),
        "a" | "an" if is_portion(tokens, at + 2, end) => Some(at + 1),
        "who" | "which" if adds_a_number(tokens, at, around) => Some(at - 1),
        "which" | "where" if does_so_much(tokens, at + 2, around, hits) && verb_before() => {
            Some(at + 1)
        }
        "and" | "but" | "so" | "yet" | "or" => {
            let points_back = ["that", "it", "which"].contains(&tokens.word(at + 2));
            let short = points_back && end - at < 14;
            let alone = !short && (!is_item(tokens, at + 1) || is_said_of(tokens, at + 2, end));
            (alone && verb_before() && has_clause(tokens, &(at + 2..end), hits)).then_some(at + 2)
        }
        "while" | "whereas" | "although" | "though" => {
            (verb_before() && has_clause(tokens, &(at + 2..end), hits)).then_some(at + 2)
        }
        _ => {
            let opens = ["while", "although", "though"].contains(&tokens.word(around.start));
            let first = opens || ["while", "although"].contains(&tokens.word(around.start + 2));
            (first && verb_before() && has_clause(tokens, &(at + 1..end), hits)).then_some(at + 1)
        }
    }
}

/// "closed mills line the road, in Ohio, Utah, Iowa and Maine": a list of places makes a claim of
/// its own, that each of them is one.
fn is_list_of_names(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    const FEWEST: usize = 3;
    let part = |at: usize| tokens.capital(at) || [",", ".", "and"].contains(&tokens.word(at));
    let commas = (from..end).filter(|at| tokens.is(*at, ",")).count();
    commas >= FEWEST && (from..end).all(part)
}

/// "9,000 fires, a growing portion of the 40,000 of the state": what part they are is another
/// claim.
fn is_portion(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    const NEAR: usize = 5;
    let nouns = ["portion", "share", "fraction", "majority", "proportion", "part"];
    let mut words = from..(from + NEAR).min(end);
    words.any(|at| nouns.contains(&tokens.word(at)) && tokens.is(at + 1, "of"))
}

/// "a gift to the teachers, who may keep $40": the number stands in the relative clause alone.
fn adds_a_number(tokens: &Tokens<'_>, at: usize, around: &Range<usize>) -> bool {
    let number = |at: usize| tokens.shape(at) == Some(Shape::Number) && tokens.word(at).len() != 4;
    let before = (around.start..at).any(number);
    let named = tokens.capital(at - 1);
    at > around.start + 3 && !before && !named && (at..around.end).any(number)
}

/// ", and 86 percent of them were closed": a part of something else that is said by a verb of its
/// own; ", and 125 were closed" goes on with what was counted.
fn is_said_of(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    const SOON: usize = 3;
    let part = (from..from + SOON).any(|at| ["percent", "%"].contains(&tokens.word(at)));
    if !part {
        return false;
    }
    let verbs = ["is", "are", "was", "were", "has", "have"];
    let last = end.min(from + NEAR);
    let verb = (from..last).find(|at| tokens.is(*at, ",") || verbs.contains(&tokens.word(*at)));
    verb.is_some_and(|at| !tokens.is(at, ","))
}

/// ", where the backlog grows by $4 a year", ", which saves a family $9": what happens there, with
/// a number of its own, and not what it is, as in ", which is $9 more".
fn does_so_much(tokens: &Tokens<'_>, from: usize, around: &Range<usize>, hits: &[Hit]) -> bool {
    const SOON: usize = 4;
    let tells = |cue| matches!(cue, Cue::Acts | Cue::Up | Cue::Down | Cue::Event);
    let verb =
        hits.iter().any(|hit| tells(hit.cue) && (from..from + SOON).contains(&hit.tokens.start));
    let verb = verb || ["cost", "costs"].contains(&tokens.word(from));
    let aux = tokens.has(from, Cue::Aux);
    let number = (from..around.end).any(|at| tokens.shape(at) == Some(Shape::Number));
    let comma = from.saturating_sub(2);
    let named = comma > 0 && tokens.capital(comma - 1);
    verb && number && !aux && !named
}

/// How far its verb may stand behind the beginning of a clause, in tokens.
const NEAR: usize = 14;

/// Whether a clause begins here: a subject, and a finite verb before the next stop.
fn has_clause(tokens: &Tokens<'_>, range: &Range<usize>, hits: &[Hit]) -> bool {
    let Some(verb) = verb_in(tokens, range, hits) else { return false };
    let from = range.start;
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
                Cue::Up | Cue::Down | Cue::Acts | Cue::Event | Cue::Speech | Cue::Law
            );
            tells && hit.tokens.start == at
        })
    };
    let word = tokens.word(at);
    let form = word.ends_with("ed") || word.ends_with('s') || word.ends_with("ew");
    tokens.has(at, Cue::Verb) || (form && told())
}

/// Without a comma, "and" opens a clause only if a short subject and is, are, has or have follow.
fn new_subject(tokens: &Tokens<'_>, from: usize, end: usize, hits: &[Hit]) -> bool {
    const SHORT: usize = 3;
    let verb = (from + 1..(from + 1 + SHORT).min(end))
        .find(|at| ["is", "are", "has", "have", "was", "were"].contains(&tokens.word(*at)));
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

/// A piece without what only trails behind: ", said X", ", making ends meet", "as part of a deal".
///
/// It shortens "The mill will hire 40 weavers as part of a settlement" and "Most are women of 60,
/// raising their children".
fn without_tail(tokens: &Tokens<'_>, piece: &Range<usize>, hits: &[Hit]) -> Range<usize> {
    let tells = |from: usize| {
        let mut number = from..piece.end;
        let number =
            number.any(|at| tokens.shape(at) == Some(Shape::Number) || tokens.has(at, Cue::Count));
        let telling =
            |cue| matches!(cue, Cue::Acts | Cue::How | Cue::Cause | Cue::Up | Cue::Down | Cue::Law);
        let within = |hit: &&Hit| hit.tokens.start >= from && hit.tokens.end <= piece.end;
        number || hits.iter().filter(within).any(|hit| telling(hit.cue))
    };
    const SHORTEST: usize = 5;
    const FEW: usize = 12;
    for at in piece.start + SHORTEST..piece.end.saturating_sub(2) {
        let (next, comma) = (tokens.word(at + 1), tokens.is(at, ","));
        let credits = next == "according" && tokens.is(at + 2, "to");
        let closed = ["”", "\""].contains(&tokens.word(at)) && tokens.is(at - 1, ",");
        // Of a few words who says so is most: "It cost $3, according to the Board of Mills".
        let few = 2 * (at - piece.start) < piece.len() && piece.end - at < FEW;
        let credits = credits && !few;
        let said = (comma || closed)
            && (credits
                || ["said", "says"].contains(&next) && tokens.capital(at + 2)
                || closed && who_said(tokens, at + 1, piece.end)
                || comma && who_announced(tokens, at + 1, piece.end));
        let short = 2 * (piece.end - at) < at - piece.start + 8;
        let trails = comma && short && next.len() > 4 && next.ends_with("ing") && !tells(at);
        let part = tokens.is(at, "as") && next == "part" && tokens.is(at + 2, "of") && !tells(at);
        if said || trails || part {
            return trimmed(tokens, piece.start..at);
        }
    }
    piece.clone()
}

/// "” Hale said": who spoke the words before, at the end of a sentence.
fn who_said(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    const LONGEST: usize = 8;
    const SAY: [&str; 8] =
        ["said", "says", "added", "explained", "noted", "continued", "concluded", "stated"];
    let last = end.saturating_sub(1);
    end - from <= LONGEST && end > from + 1 && SAY.contains(&tokens.word(last))
}

/// ", the Board of Mills announced today": who made it known, at the end of a sentence.
fn who_announced(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    const LONGEST: usize = 12;
    let near = end - from <= LONGEST && tokens.is(from, "the");
    near && (from + 2..end).any(|at| tokens.is(at, "announced") && end - at < 3)
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
            || ["and", "but", "that", "yet", "so", "or", "while", "whereas"]
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
    fn an_opening_while_is_a_piece_of_its_own() {
        let found = cut("While rents have doubled, wages have not moved.");
        assert_eq!(found, ["While rents have doubled", "wages have not moved"]);
    }
}
