//! The claims of a text, each with all that the text says of it.

use std::ops::Range;

use probative_case::words::Words;
use probative_terms::{Date, Kind};

use crate::clause::{hits_of, is_imperative, pieces, without_lead};
use crate::hit::{Hit, hits};
use crate::kind::{Facts, Telling, asks, proposes, tellings};
use crate::lexicon::Cue;
use crate::person::{concerns, private_names};
use crate::place::{Place, Region, places, regions};
use crate::quantity::{Quantity, quantities};
use crate::question::{Question, questions};
use crate::sentence::{Sentence, sentences};
use crate::source::{Manner, Source, quoted, source};
use crate::time::{Period, periods};
use crate::token::{Shape, Tokens};
use crate::words::{Phrase, phrase};

mod context;
mod said;

pub use said::{Passed, Unchecked};
use said::{passed, passed_piece, unchecked};

/// The rules by which a claim is one of a record.
const RECORDS: [&str; 2] = ["a record", "a record by how long it held"];

/// A claim that a text makes.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its bytes.
    pub span: Range<usize>,
    /// Its kind.
    pub kind: Kind,
    /// The rule that told the kind.
    pub rule: &'static str,
    /// The bytes of the words that decided.
    pub decided: Vec<Range<usize>>,
    /// Other kinds that it can be read as, the likeliest first.
    pub others: Vec<Telling>,
    /// Its numbers.
    pub quantities: Vec<Quantity>,
    /// Its places.
    pub places: Vec<Place>,
    /// Its regions, which stand for several states.
    pub regions: Vec<Region>,
    /// Its periods.
    pub periods: Vec<Period>,
    /// Who the text credits with it.
    pub source: Option<Source>,
    /// Why no record can show it, where none can.
    pub unchecked: Option<Unchecked>,
    /// The entry of the vocabulary that its own words give.
    pub phrase: Phrase,
    /// What the text leaves open of it.
    pub questions: Vec<Question>,
    /// Whether it concerns a private person.
    pub of_person: bool,
    /// The claims, by their place in the list, that it builds on.
    pub rests_on: Vec<usize>,
    /// The sentence and paragraph that it stands in.
    pub(crate) stands: (usize, usize),
}

impl Claim {
    /// Whether a place is said to stand first or among the first of all.
    pub(crate) fn is_a_rank(&self) -> bool {
        const RANKS: [Words; 4] =
            [Words::Highest, Words::Lowest, Words::AmongHighest, Words::AmongLowest];
        let first = self.kind == Kind::Cluster && self.rule == "one place above all others";
        first || self.kind == Kind::Rate && RANKS.contains(&self.phrase.words)
    }

    /// Whether a year is said to be above or below all earlier ones: of what the text says to have
    /// changed, only that is said.
    pub(crate) fn is_of_a_record(&self) -> bool {
        self.kind == Kind::Trend && RECORDS.contains(&self.rule)
    }
}

/// What a text claims, and which of its sentences claim nothing that a record could show.
pub(crate) struct Told {
    /// Its claims, in its order.
    pub(crate) claims: Vec<Claim>,
    /// Sentences without a claim, each with the reason.
    pub(crate) passed: Vec<Passed>,
}

/// What a sentence is read beside.
struct Around<'a> {
    tokens: &'a Tokens<'a>,
    date: Option<Date>,
    places: &'a [Place],
    persons: &'a [Range<usize>],
}

impl<'a> Around<'a> {
    /// The places that are named within some bytes.
    fn places_of(&self, bytes: &Range<usize>) -> &'a [Place] {
        let first = self.places.partition_point(|place| place.span.end <= bytes.start);
        let last = self.places.partition_point(|place| place.span.start < bytes.end);
        self.places.get(first..last).unwrap_or_default()
    }
}

/// The claims of a text, in its order; relative periods are counted from `date`.
pub(crate) fn told(tokens: &Tokens<'_>, date: Option<Date>) -> Told {
    let named = places(tokens);
    let persons = private_names(tokens);
    let around = Around { tokens, date, places: &named, persons: &persons };
    let mut claims: Vec<Claim> = Vec::new();
    let mut without: Vec<Passed> = Vec::new();
    let mut speaker: Option<Source> = None;
    for (index, sentence) in sentences(tokens).iter().enumerate() {
        let before = claims.len();
        let reads = !sentence.asks && !is_heading(tokens, sentence);
        let pieces = match reads {
            true => of_sentence(&around, (sentence, index), &mut speaker, &mut claims),
            false => Vec::new(),
        };
        // A sentence that claims nothing is told as one.
        if claims.len() == before {
            without.push(passed(tokens, sentence));
        } else {
            without.extend(pieces);
        }
    }
    context::complete(tokens, &named, &mut claims);
    Told { claims, passed: without }
}

/// A line without a stop of few words, or of capitals alone, heads a text and claims nothing.
fn is_heading(tokens: &Tokens<'_>, sentence: &Sentence) -> bool {
    const SHORT: usize = 12;
    let words = sentence.tokens.clone().filter(|at| tokens.shape(*at) == Some(Shape::Word));
    let capitals = words.clone().filter(|at| tokens.capital(*at)).count();
    // Most words of a title have a capital.
    let titled = 10 * capitals > 6 * words.count();
    sentence.unended
        && (titled || sentence.tokens.len() < SHORT)
        && tokens
            .all
            .get(sentence.tokens.end)
            .is_none_or(|next| next.breaks > 1 || tokens.joined(sentence.tokens.end))
}

/// Adds the claims of a sentence.
///
/// Gives its pieces that claim nothing.
fn of_sentence(
    around: &Around<'_>,
    (sentence, index): (&Sentence, usize),
    speaker: &mut Option<Source>,
    found: &mut Vec<Claim>,
) -> Vec<Passed> {
    let mut without = Vec::new();
    let (tokens, range) = (around.tokens, &sentence.tokens);
    let hits = hits(tokens, range);
    let told = periods(tokens, range, around.date);
    let taken: Vec<Range<usize>> = told.iter().map(|period| period.tokens.clone()).collect();
    let numbers = quantities(tokens, range, &taken);
    let quotes = quoted(tokens, range, sentence.within_quote);
    let source = credited(tokens, range, &hits, &quotes, speaker);
    let named = around.places_of(&tokens.bytes(range));
    for whole in pieces(tokens, range, &hits) {
        let piece = without_lead(tokens, &whole, &hits);
        // "Today, …" and "In Ohio, it is clear that …" say when and where, though they lead in.
        let bytes = tokens.bytes(&whole);
        let quantities = inside(&numbers, &bytes, |one| &one.span);
        let periods = inside(&told, &bytes, |one| &one.span);
        let places = inside(named, &bytes, |one| &one.span);
        let turned = whole.start > range.start && turns(tokens, whole.start - 1);
        let source = source.as_ref().filter(|source| !turned || source.span.start >= bytes.start);
        let facts = Facts {
            tokens,
            piece: piece.clone(),
            hits: hits_of(&hits, &piece),
            quantities: &quantities,
            periods: periods.len(),
            places: places.len(),
            source,
        };
        let mut read = tellings(&facts).into_iter();
        let Some(first) = read.next().filter(|_| says_something(&facts)) else {
            without.push(passed_piece(tokens, &piece));
            continue;
        };
        found.push(Claim {
            span: tokens.bytes(&piece),
            regions: regions(tokens, &whole),
            kind: first.kind,
            rule: first.rule,
            decided: first.decided,
            others: read.collect(),
            unchecked: unchecked(&facts, first.kind),
            phrase: phrase(&facts, first.kind),
            questions: questions(&facts, first.kind),
            of_person: concerns(tokens, &piece, around.persons),
            source: source.cloned(),
            rests_on: Vec::new(),
            stands: (index, sentence.paragraph),
            quantities,
            places,
            periods,
        });
    }
    without
}

/// What stands behind "but" is said by who writes: "Critics warned of it, but it held."
fn turns(tokens: &Tokens<'_>, at: usize) -> bool {
    ["but", "yet"].contains(&tokens.word(at))
}

/// Who a sentence is credited to: whom it names, or who speaks on in it; `speaker` goes on to the
/// next.
fn credited(
    tokens: &Tokens<'_>,
    sentence: &Range<usize>,
    hits: &[Hit],
    quotes: &[Range<usize>],
    speaker: &mut Option<Source>,
) -> Option<Source> {
    let own = source(tokens, sentence, hits);
    let source = own.or_else(|| speaks_on(quotes, sentence, speaker.as_ref()));
    let goes_on = |source: &Source| !quotes.is_empty() || introduces(tokens, sentence, source);
    *speaker = source.clone().filter(goes_on);
    source
}

/// Who a quotation of a whole sentence is by, where the sentences before say so.
///
/// "“Trade is slow,” said the mayor. “It fell.”" and "She made this statement: “It fell.”" need it.
fn speaks_on(
    quotes: &[Range<usize>],
    sentence: &Range<usize>,
    speaker: Option<&Source>,
) -> Option<Source> {
    let words: usize = quotes.iter().map(|quote| shared(quote, sentence)).sum();
    let whole = 10 * words > 7 * sentence.len();
    speaker.filter(|_| whole).map(|one| Source { manner: Manner::Reported, ..one.clone() })
}

/// Whether a sentence only says who speaks in those that follow.
fn introduces(tokens: &Tokens<'_>, sentence: &Range<usize>, source: &Source) -> bool {
    let own = tokens.bytes(sentence).contains(&source.span.start);
    own && tokens.is(sentence.end - 1, ":")
}

/// Those of all that stand within some bytes.
fn inside<T: Clone>(all: &[T], bytes: &Range<usize>, span: fn(&T) -> &Range<usize>) -> Vec<T> {
    let within = |one: &&T| bytes.start <= span(one).start && span(one).end <= bytes.end;
    all.iter().filter(within).cloned().collect()
}

/// How many tokens two ranges share.
fn shared(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.end.min(other.end).saturating_sub(one.start.max(other.start))
}

/// "We must", "it is critical that": a duty, unless it stands in a clause beneath another, as in
/// "The rule is void because no law says that towns must obey it".
fn is_ought(facts: &Facts<'_>) -> bool {
    let beneath = |at: usize| {
        let mut before = facts.piece.start..at;
        before.any(|at| ["because", "which", "who"].contains(&facts.tokens.word(at)))
    };
    // "A critical link" and "necessary care" tell what it is; "it is critical that" what ought to be.
    const DEGREES: [&str; 7] =
        ["critical", "essential", "vital", "necessary", "better", "demand", "priority"];
    let describes = |at: usize| {
        let Facts { tokens, piece, .. } = facts;
        let it = at >= piece.start + 2 && tokens.is(at - 2, "it");
        DEGREES.contains(&tokens.word(at)) && !it && !tokens.is(at + 1, "that")
    };
    let tells = |hit: &Hit| hit.cue == Cue::Ought && !describes(hit.tokens.start);
    facts.hits.every().any(|hit| tells(hit) && !beneath(hit.tokens.start))
}

/// "I will", "I do believe", "we need": what a speaker vows, wants or feels.
fn is_vow(facts: &Facts<'_>) -> bool {
    const VOWS: [&str; 27] = [
        "will", "do", "am", "remain", "hope", "know", "want", "share", "believe", "rise", "ll",
        "d", "would", "think", "need", "must", "should", "can", "cannot", "could", "ought", "may",
        "urge", "support", "intend", "plan", "wish",
    ];
    let Facts { tokens, piece, .. } = facts;
    let speaker = ["i", "we"].contains(&tokens.word(piece.start));
    speaker && (VOWS.contains(&tokens.word(piece.start + 1)) || tokens.is(piece.start + 2, "to"))
}

/// "We must cut it by 12 percent": a number that is wished for.
fn is_wished_for(facts: &Facts<'_>) -> bool {
    const WISHES: [&str; 9] =
        ["must", "should", "need", "want", "ought", "urge", "hope", "intend", "wish"];
    let Facts { tokens, piece, .. } = facts;
    // "In such times, we need a toll of 9 percent".
    let opens = |at: &usize| *at == piece.start || tokens.is(at - 1, ",");
    let mut speaks = piece.clone().filter(|at| ["i", "we"].contains(&tokens.word(*at)));
    speaks.any(|at| opens(&at) && WISHES.contains(&tokens.word(at + 1)))
}

/// "Pay Millers More: …": a title within a line, before its colon.
fn is_label(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let small = |at: usize| !tokens.capital(at) && tokens.word(at).len() > 3;
    // "The bill contains:" only opens a list.
    let opens = piece.len() < 6;
    tokens.is(piece.end, ":") && !facts.counts() && (opens || !piece.clone().any(small))
}

/// Whether a piece says something of the world, rather than to wish, to greet or to order.
fn says_something(facts: &Facts<'_>) -> bool {
    const SHORTEST: usize = 4;
    let number = facts.counts();
    if facts.piece.len() < SHORTEST || is_imperative(facts.tokens, &facts.piece) {
        return false;
    }
    if is_label(facts) {
        return false;
    }
    // "The mayor released the following statement on 13 bills": what follows is the statement.
    if facts.says_both("following", "statement") {
        return false;
    }
    let firm = facts.has(Cue::Law) || facts.changes() || facts.periods + facts.places > 0;
    let opinion = facts.has(Cue::Opinion) && !firm;
    let wished = is_ought(facts) || facts.has(Cue::Ceremony) || opinion || is_vow(facts);
    // What another said is a claim about the wording, whatever it wishes.
    let worded = asks(facts)
        || proposes(facts)
        || facts.has(Cue::Rival)
        || facts.opposes()
        || (facts.is_wording() && facts.source.is_some());
    // "Mr. Speaker, members of the House": who is addressed, and nothing of them.
    let has_verb = facts.has_verb() || facts.says_first("in");
    if is_wished_for(facts) || !(number || has_verb) {
        return false;
    }
    number || !wished || worded || facts.has(Cue::Record)
}
