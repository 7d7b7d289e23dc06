//! What the rules look for where a piece counts: amounts, events, and what is set against what.

use super::Facts;
use super::patterns::VAGUE;
use crate::lexicon::Cue;
use crate::quantity::{Comparator, Quantity};
use crate::token::Shape;

/// "Hay that brought $110 a year ago is selling for $225", "slips will rent for $62, up from $48":
/// one number then, and one now.
pub(super) fn then_and_now(facts: &Facts<'_>) -> bool {
    let from = ["up", "down"].iter().any(|way| facts.says_both(way, "from"));
    let ago = from || facts.says("ago") || facts.says_both("year", "before");
    let alike = |one: &Quantity| facts.quantities.iter().filter(|it| it.unit == one.unit).count();
    let twice = facts.quantities.iter().any(|one| !one.is_time() && alike(one) > 1);
    ago && twice && !facts.part_of_whole()
}

/// "6 percent fewer than in 2010", "$10 less than last year": against what it was, and not against
/// another place.
pub(super) fn than_it_was(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let than = piece.clone().find(|at| tokens.is(*at, "than"));
    let then = than.is_some_and(|at| {
        let next = tokens.word(at + 1);
        let year =
            |at: usize| tokens.shape(at) == Some(Shape::Number) && tokens.word(at).len() == 4;
        // "Than it does now", "than we did in 2002", "than from 1994 to 2001".
        let own = ["it", "they", "we", "he", "she"].contains(&next)
            && ["was", "were", "did", "does", "do", "is", "are", "had"]
                .contains(&tokens.word(at + 2));
        (["in", "from", "during"].contains(&next) && year(at + 2))
            || (next == "last" && tokens.has(at + 2, Cue::Span))
            || next == "any" && tokens.is(at + 2, "in")
            || own
    });
    // "The mill now has 9 fewer looms".
    let fewer = facts.says("now")
        && facts.quantities.iter().any(|one| {
            ["fewer", "more"].contains(&tokens.word(tokens.at_byte(one.span.end)))
                && !tokens.is(tokens.at_byte(one.span.end) + 1, "than")
        });
    (then && facts.periods > 0) || fewer
}

/// "For every 100 renters there are 37 homes", "each hour costs $60 per truck": so many to one.
pub(super) fn for_each(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let every = piece.clone().any(|at| {
        ["for", "on"].contains(&tokens.word(at))
            && tokens.is(at + 1, "every")
            && (tokens.shape(at + 2) == Some(Shape::Number)
                || tokens.has(at + 2, Cue::Count)
                || tokens.is(at + 2, "dollar"))
    });
    let money = facts.quantities.iter().any(Quantity::is_money);
    let each = ["every", "each"].iter().any(|word| facts.says_first(word));
    let own = ![Cue::Sum, Cue::Acts].iter().any(|cue| facts.has(*cue));
    let often = each && tokens.has(piece.start + 1, Cue::Span);
    facts.counts() && (every || often || (each && money && own))
}

/// "The war has cost my state $75 million", "each hour costs shippers $60": what it cost somebody,
/// and not what its price is.
pub(super) fn costs_somebody(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let cost = piece.clone().skip(1).find(|at| ["cost", "costs"].contains(&tokens.word(*at)));
    let money = facts.quantities.iter().any(Quantity::is_money);
    // "A pass costs riders $6, compared to $9" sets a price against another.
    !facts.has(Cue::Compared)
        && money
        && cost.is_some_and(|at| {
            // "It cost C$9" and "it cost EUR 9" tell a price.
            let next = tokens.bytes(&(at + 1..at + 2)).start;
            let sum = facts.quantities.iter().any(|one| one.span.start == next);
            let behind = tokens.shape(at + 1) == Some(Shape::Word) && !sum;
            let hedges =
                ["about", "nearly", "over", "more", "almost", "just", "only", "roughly", "an"];
            let verb =
                !tokens.has(at - 1, Cue::Determiner) && !tokens.has(at - 1, Cue::Preposition);
            let joins = tokens.has(at + 1, Cue::Preposition) || tokens.has(at + 1, Cue::Aux);
            behind && verb && !joins && !hedges.contains(&tokens.word(at + 1))
        })
}

/// "millions of acres", "billions of dollars": a number that is not told.
pub(super) fn is_vague(facts: &Facts<'_>) -> bool {
    let told = |at: usize| VAGUE.contains(&facts.tokens.word(at)) && facts.tokens.is(at + 1, "of");
    // "Many millers have waited for weeks".
    let many = ["many", "several", "dozens", "countless"].iter().any(|word| facts.says_first(word));
    (facts.piece.clone().any(told) || many && facts.has_verb() && !facts.is_address())
        && ![Cue::Acts, Cue::Forecast].iter().any(|cue| facts.has(*cue))
        && !facts.changes()
        && !facts.says("because")
}

/// "A majority of millers", "only a fraction of the mills": a part of a whole that is not told.
pub(super) fn untold_part(facts: &Facts<'_>) -> bool {
    const PARTS: [&str; 6] = ["majority", "fraction", "minority", "bulk", "portion", "parts"];
    let Facts { tokens, piece, .. } = facts;
    let part = |at: usize| PARTS.contains(&tokens.word(at)) && tokens.is(at + 1, "of");
    let nearly = ["almost", "nearly", "virtually"].iter().any(|word| facts.says_first(word))
        && ["every", "all"].contains(&tokens.word(piece.start + 1));
    let few = facts.says_first("very") && tokens.is(piece.start + 1, "few");
    if (nearly || few) && !facts.changes() {
        return true;
    }
    let mut parts = piece.clone().filter(|at: &usize| part(*at));
    let first = |at: usize| match tokens.word(at) {
        "portion" | "parts" => at < piece.start + 4,
        _ => at < piece.start + 8,
    };
    parts.any(first) && !facts.counts() && !facts.changes()
}

/// "One of the only two mills": of how many it is one is what it is, and counts nothing of its own.
fn is_one_of(facts: &Facts<'_>, quantity: &Quantity) -> bool {
    const NEAR: usize = 4;
    let start = facts.tokens.at_byte(quantity.span.start);
    let near = facts.piece.start.max(start.saturating_sub(NEAR))..start;
    near.clone().any(|at| facts.tokens.is(at, "one") && facts.tokens.is(at + 1, "of"))
}

/// What is done by or to those whom a court hears of.
const INCIDENTS: [&str; 31] = [
    "held",
    "convened",
    "met",
    "visited",
    "referred",
    "reviewed",
    "interviewed",
    "compiled",
    "confiscated",
    "attended",
    "hosted",
    "announced",
    "proposed",
    "pleaded",
    "sentenced",
    "convicted",
    "charged",
    "indicted",
    "arrested",
    "prosecuted",
    "killed",
    "attacked",
    "murdered",
    "fined",
    "injured",
    "assaulted",
    "shot",
    "robbed",
    "kidnapped",
    "targeted",
    "jailed",
];

/// "Hale pleaded guilty", "two carters were convicted": an incident, where somebody is named first.
pub(super) fn incident(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let done = piece.clone().skip(1).any(|at| INCIDENTS.contains(&tokens.word(at)));
    done && !facts.is_address() && !facts.has(Cue::Forecast)
}

/// Nouns of the parts of a plan or an argument, of which a number tells no amount.
const PARTS_OF_A_PLAN: [&str; 22] = [
    "component",
    "factor",
    "option",
    "account",
    "adjustment",
    "function",
    "issue",
    "way",
    "step",
    "action",
    "reason",
    "goal",
    "question",
    "type",
    "kind",
    "form",
    "version",
    "provision",
    "requirement",
    "condition",
    "thing",
    "area",
];

/// "Two options", "three main components": how many parts a plan has.
fn parts_a_plan(quantity: &Quantity) -> bool {
    quantity.high < 10.0
        && quantity.unit.rsplit(' ').next().is_some_and(|noun| PARTS_OF_A_PLAN.contains(&noun))
}

/// Whether it has a number that is an amount, and no number of the parts of a plan.
pub(super) fn amounts(facts: &Facts<'_>) -> bool {
    facts.quantities.iter().any(|one| !one.is_time() && !parts_a_plan(one))
}

/// A count, a sum, a hedged length of time, or an event with its place or date.
pub(super) fn is_figure(facts: &Facts<'_>) -> bool {
    let exact = |one: &Quantity| one.comparator == Comparator::Exact;
    let average = facts.says("average") && !facts.quantities.is_empty();
    let hedged = average || facts.quantities.iter().any(|one| !exact(one));
    let event =
        facts.has(Cue::Event) && (facts.places + facts.periods > 0 || facts.says_first("there"));
    let to_come = facts.has(Cue::Forecast) && facts.periods > 0;
    let counts = facts
        .quantities
        .iter()
        .any(|one| !one.is_time() && !is_one_of(facts, one) && !parts_a_plan(one));
    counts || hedged || event || to_come || incident(facts)
}
