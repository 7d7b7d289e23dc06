//! The claims of a text, each with all that the text says of it.

use std::ops::Range;

use probative_terms::{Date, Kind};

use crate::clause::{hits_of, is_imperative, pieces, without_lead};
use crate::hit::hits;
use crate::kind::{Facts, rule_of};
use crate::lexicon::Cue;
use crate::place::{Place, places};
use crate::quantity::{Quantity, quantities};
use crate::sentence::{Sentence, sentences};
use crate::source::{Source, quoted, source};
use crate::time::{Period, periods};
use crate::token::Tokens;

mod context;
mod said;

use said::{Unchecked, unchecked};

/// A claim that a text makes.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its bytes.
    pub span: Range<usize>,
    /// Its kind.
    pub kind: Kind,
    /// The rule that told the kind.
    pub rule: &'static str,
    /// Its numbers.
    pub quantities: Vec<Quantity>,
    /// Its places.
    pub places: Vec<Place>,
    /// Its periods.
    pub periods: Vec<Period>,
    /// Who the text credits with it.
    pub source: Option<Source>,
    /// Why no record can show it, where none can.
    pub unchecked: Option<Unchecked>,
    /// The claims, by their place in the list, that it builds on.
    pub rests_on: Vec<usize>,
    /// The sentence and paragraph that it stands in.
    pub(crate) stands: (usize, usize),
}

/// The claims of a text, in its order; relative periods are counted from `date`.
pub(crate) fn claims(tokens: &Tokens<'_>, date: Option<Date>) -> Vec<Claim> {
    let named = places(tokens);
    let mut found: Vec<Claim> = Vec::new();
    for (index, sentence) in sentences(tokens).iter().enumerate() {
        if sentence.asks || is_heading(tokens, sentence) {
            continue;
        }
        of_sentence(tokens, sentence, index, date, &named, &mut found);
    }
    context::complete(tokens, &named, &mut found);
    found
}

/// A line without a stop of few words, or of capitals alone, heads a text and claims nothing.
fn is_heading(tokens: &Tokens<'_>, sentence: &Sentence) -> bool {
    const SHORT: usize = 12;
    sentence.unended
        && sentence.tokens.len() < SHORT
        && tokens
            .all
            .get(sentence.tokens.end)
            .is_none_or(|next| next.breaks > 1 || tokens.joined(sentence.tokens.end))
}

fn of_sentence(
    tokens: &Tokens<'_>,
    sentence: &Sentence,
    index: usize,
    date: Option<Date>,
    named: &[Place],
    found: &mut Vec<Claim>,
) {
    let range = &sentence.tokens;
    let hits = hits(tokens, range);
    let told = periods(tokens, range, date);
    let taken: Vec<Range<usize>> = told.iter().map(|period| period.tokens.clone()).collect();
    let numbers = quantities(tokens, range, &taken);
    let source = source(tokens, range, &hits);
    let quotes = quoted(tokens, range, sentence.within_quote);
    for whole in pieces(tokens, range, &hits) {
        let piece = without_lead(tokens, &whole, &hits);
        let span = tokens.bytes(&piece);
        // "Today, …" and "In Ohio, it is clear that …" say when and where, though they lead in.
        let around = tokens.bytes(&whole);
        let inside = |other: &Range<usize>| around.start <= other.start && other.end <= around.end;
        let quantities: Vec<Quantity> =
            numbers.iter().filter(|one| inside(&one.span)).cloned().collect();
        let periods: Vec<Period> = told.iter().filter(|one| inside(&one.span)).cloned().collect();
        let places: Vec<Place> = named.iter().filter(|one| inside(&one.span)).cloned().collect();
        let words: usize = quotes.iter().map(|quote| shared(quote, &piece)).sum();
        let facts = Facts {
            tokens,
            piece: piece.clone(),
            hits: hits_of(&hits, &piece),
            quantities: &quantities,
            periods: periods.len(),
            places: places.len(),
            source: source.as_ref(),
            quoted: 2 * words > piece.len(),
        };
        if !says_something(&facts) {
            continue;
        }
        let Some(rule) = rule_of(&facts) else { continue };
        let unchecked = unchecked(&facts, rule.kind);
        found.push(Claim {
            span: span.clone(),
            kind: rule.kind,
            rule: rule.name,
            quantities: quantities.clone(),
            places,
            periods,
            source: source.clone(),
            unchecked,
            rests_on: Vec::new(),
            stands: (index, sentence.paragraph),
        });
    }
}

/// How many tokens two ranges share.
fn shared(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.end.min(other.end).saturating_sub(one.start.max(other.start))
}

/// "I will", "I do believe": what a speaker vows or feels.
fn is_vow(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let vows =
        ["will", "do", "am", "remain", "hope", "know", "want", "share", "believe", "rise", "ll"];
    tokens.is(piece.start, "i") && vows.contains(&tokens.word(piece.start + 1))
}

/// Whether a piece says something of the world, rather than to wish, to greet or to order.
fn says_something(facts: &Facts<'_>) -> bool {
    const SHORTEST: usize = 4;
    let number = facts.counts();
    if facts.piece.len() < SHORTEST || is_imperative(facts.tokens, &facts.piece) {
        return false;
    }
    let firm = facts.has(Cue::Law) || facts.changes() || facts.periods + facts.places > 0;
    let opinion = facts.has(Cue::Opinion) && !firm;
    let wished = facts.has(Cue::Ought) || facts.has(Cue::Ceremony) || opinion || is_vow(facts);
    // What another said is a claim about the wording, whatever it wishes.
    let worded = facts.has(Cue::Rival) || (facts.is_wording() && facts.source.is_some());
    number || !wished || worded || facts.has(Cue::Record)
}
