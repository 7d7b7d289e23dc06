//! What a sentence without a number states, by who or what its subject is and how its verb stands.

use super::Facts;
use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

/// How far the head of a subject may stand from the beginning, in tokens.
const NEAR: usize = 10;

/// What lays down rules: a bill, an agreement, a plan.
const MEASURES: [&str; 22] = [
    "bill",
    "act",
    "measure",
    "legislation",
    "amendment",
    "law",
    "agreement",
    "proposal",
    "plan",
    "provision",
    "rule",
    "resolution",
    "settlement",
    "treaty",
    "ordinance",
    "statute",
    "budget",
    "package",
    "initiative",
    "order",
    "regulation",
    "program",
];

/// What a bill does by its words alone, and not by what comes of it.
pub(super) const PROVIDES: [&str; 46] = [
    "increases",
    "expands",
    "includes",
    "provides",
    "requires",
    "repeals",
    "subjects",
    "applies",
    "replaces",
    "creates",
    "gives",
    "allows",
    "sets",
    "directs",
    "makes",
    "supports",
    "opens",
    "bars",
    "funds",
    "authorizes",
    "extends",
    "establishes",
    "calls",
    "contains",
    "permits",
    "prohibits",
    "bans",
    "grants",
    "offers",
    "covers",
    "adds",
    "limits",
    "restores",
    "changes",
    "links",
    "increased",
    "expanded",
    "raises",
    "keeps",
    "instructs",
    "identifies",
    "features",
    "responds",
    "reauthorizes",
    "amends",
    "mandates",
];

/// What only a rule does.
const RULES: [&str; 7] =
    ["allows", "requires", "prohibits", "authorizes", "establishes", "mandates", "directs"];

/// "The bill expands the courts", "This plan replaces the levy": what a measure lays down.
pub(super) fn provides(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let near = piece.start..piece.end.min(piece.start + NEAR);
    let head = near.clone().find(|at| is_measure(tokens.word(*at)));
    let verb = head.and_then(|head| {
        (head + 1..piece.end.min(head + 4)).find(|at| PROVIDES.contains(&tokens.word(*at)))
    });
    // "It also allows mills to close": what it does is to rule.
    let it = ["it", "this"].contains(&tokens.word(piece.start)) && {
        let at = piece.start + 1 + usize::from(tokens.is(piece.start + 1, "also"));
        RULES.contains(&tokens.word(at))
    };
    let verb = verb.or(it.then_some(piece.start)).or_else(|| would_rule(facts, head));
    // "Under the bill, a refusal will cost them the permit".
    let under = tokens.is(piece.start, "under") && facts.says("will") && head.is_some();
    let counts = facts.quantities.iter().any(|one| !one.is_time() && !one.is_part());
    (verb.is_some() || under) && !counts && !facts.part_of_whole()
}

/// "The bill would allow carters to pass", "it would also bar carts": what a measure is to lay
/// down.
fn would_rule(facts: &Facts<'_>, head: Option<usize>) -> Option<usize> {
    const BASE: [&str; 12] = [
        "allow",
        "require",
        "establish",
        "prohibit",
        "ban",
        "authorize",
        "direct",
        "extend",
        "create",
        "set",
        "expand",
        "mandate",
    ];
    let Facts { tokens, piece, .. } = facts;
    let it = tokens.is(piece.start, "it").then_some(piece.start);
    let subject = it.or(head)?;
    let modal = ["would", "will"].contains(&tokens.word(subject + 1));
    let verb = subject + 2 + usize::from(tokens.is(subject + 2, "also"));
    (modal && BASE.contains(&tokens.word(verb))).then_some(verb)
}

/// "Mills require repairs as they age", "a harvest also requires rain": what it takes, and no law.
pub(super) fn takes(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let verb = piece.clone().skip(1).find(|at| ["require", "requires"].contains(&tokens.word(*at)));
    verb.is_some_and(|verb| {
        let law = (piece.start..verb).any(|at| {
            is_measure(tokens.word(at))
                || tokens.has(at, Cue::Law)
                || (at > piece.start && tokens.capital(at))
        });
        let named = verb > piece.start + 1 && tokens.capital(verb - 1);
        !(law || named || tokens.is(verb - 1, "to"))
    }) && !facts.counts()
        && !facts.is_address()
}

pub(super) fn is_measure(word: &str) -> bool {
    MEASURES.contains(&word.strip_suffix('s').unwrap_or(word))
}

/// Verbs of those who make laws.
pub(super) const MAKES_LAW: [&str; 16] = [
    "offered",
    "introduced",
    "sponsored",
    "cosponsored",
    "supported",
    "joined",
    "wrote",
    "drafted",
    "included",
    "proposed",
    "sponsor",
    "backed",
    "write",
    "insert",
    "opposed",
    "authored",
];

/// "Senator Hale helped write the bill": who had a hand in a measure.
pub(super) fn makes_law(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let done = |at: &usize| {
        let suffers = ["is", "are", "was", "were", "been"].contains(&tokens.word(at - 1));
        let named = suffers
            || tokens.has(at - 1, Cue::Determiner)
            || tokens.shape(at - 1) == Some(Shape::Clitic);
        MAKES_LAW.contains(&tokens.word(*at))
            && !named
            && !tokens.is(at + 1, "by")
            && !tokens.is(at - 1, ",")
    };
    let verb = piece.clone().skip(1).find(done);
    let law = |at: usize| {
        let word = tokens.word(at);
        (MEASURES.contains(&word) || word == "reforms") && !["program", "budget"].contains(&word)
    };
    let measure = verb.is_some_and(|verb| (verb + 1..piece.end.min(verb + 12)).any(law));
    measure && !facts.counts()
}

/// "signed a law that opens 9 acres": what a law with its number came from.
pub(super) fn signed(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let verb = piece
        .clone()
        .skip(1)
        .find(|at| ["signed", "approved", "passed"].contains(&tokens.word(*at)));
    verb.is_some_and(|at| {
        tokens.has(at + 1, Cue::Determiner)
            && (at + 2..at + 4).any(|at| MEASURES.contains(&tokens.word(at)))
    })
}

/// "The plan would ruin the ferry", "that could close the mill": what would come of something, in
/// the third person.
pub(super) fn would_bring(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let forecast = |at: &usize| {
        // "Can't" tells what is so.
        let not = tokens.shape(at + 1) == Some(Shape::Clitic) || tokens.has(at + 1, Cue::Not);
        ["would", "could", "can"].contains(&tokens.word(*at)) && !(tokens.is(*at, "can") && not)
    };
    let would = piece.clone().skip(1).any(|at| forecast(&at));
    let unreal = facts.has(Cue::Unreal) || facts.says_first("had");
    would
        && !unreal
        && !facts.counts()
        && !facts.is_address()
        && piece.len() > 5
        && !["he", "she", "they", "who"].contains(&tokens.word(piece.start))
}

/// A level of a rate is told by a number, or by how high it is; "crime rates" alone are none.
pub(super) fn has_level(facts: &Facts<'_>) -> bool {
    let degrees = ["high", "low", "highest", "lowest", "higher", "lower"];
    facts.parts() > 0 || facts.counts() || degrees.iter().any(|word| facts.says(word))
}

/// "more popular than the old one", "cheaper than barns": a degree against another, without a
/// number.
pub(super) fn degree_than(facts: &Facts<'_>) -> bool {
    const BACK: usize = 5;
    let Facts { tokens, piece, .. } = facts;
    let than = piece.clone().find(|at| tokens.is(*at, "than"));
    let degree = |at: usize| {
        let word = tokens.word(at);
        ["more", "less", "fewer"].contains(&word) || (word.len() > 4 && word.ends_with("er"))
    };
    let than =
        than.is_some_and(|than| (piece.start.max(than.saturating_sub(BACK))..than).any(degree));
    let is = ["is", "are", "was", "were", "re", "s"].iter().any(|word| facts.says(word));
    // "Rather than", "other than" and "more than twenty years" set nothing beside another.
    let than = than && !facts.says_both("rather", "than") && !facts.says_both("other", "than");
    let than = than && !facts.says_both("any", "other") && facts.quantities.is_empty();
    than && is && !facts.has(Cue::Record) && !facts.counts() && !facts.is_address()
}

/// "pay 55 percent more for bread": a level that is so much above or below another.
pub(super) fn more_by_part(facts: &Facts<'_>) -> bool {
    let degrees = ["more", "less", "higher", "lower"];
    facts.quantities.iter().any(|one| {
        let at = facts.tokens.at_byte(one.span.end);
        let joined = ["for", "in", "on"].contains(&facts.tokens.word(at + 1));
        one.is_part() && one.change.is_none() && degrees.contains(&facts.tokens.word(at)) && joined
    })
}

/// "agreed to pay $9": a sum that is owed, and no vote.
pub(super) fn agreed_to_pay(facts: &Facts<'_>) -> bool {
    let paid = ["pay", "paid"].iter().any(|word| facts.says(word));
    paid && facts.says("agreed") && facts.quantities.iter().any(crate::quantity::Quantity::is_money)
}

/// "I have heard that", "heard testimony": what came to somebody's ears.
pub(super) fn heard(facts: &Facts<'_>) -> bool {
    (facts.says("heard") || facts.says("testimony")) && !facts.counts()
}

/// What a thing is to another that it serves.
pub(super) const GOOD: [&str; 8] = [
    "necessary",
    "critical",
    "essential",
    "vital",
    "crucial",
    "key",
    "indispensable",
    "instrumental",
];

/// "is critical to", "is key to": what something is good for.
pub(super) fn serves(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let good = piece.clone().any(|at| {
        // "Care necessary for the frail" says which.
        let which = tokens.is(at, "necessary") && !tokens.has(at - 1, Cue::Aux);
        let joins = ["to", "for", "in"].contains(&tokens.word(at + 1));
        GOOD.contains(&tokens.word(at)) && joins && !which
    });
    good && !facts.says_first("it") && !facts.counts()
}

/// "We closed the camps in Ohio", "I have vetoed that bill": what those who speak did themselves.
pub(super) fn deed(facts: &Facts<'_>) -> bool {
    const NOT: [&str; 22] = [
        "wanted",
        "believed",
        "hoped",
        "loved",
        "learned",
        "talked",
        "looked",
        "tried",
        "asked",
        "need",
        "agreed",
        "visited",
        "mentioned",
        "called",
        "noted",
        "listened",
        "decided",
        "used",
        "stated",
        "discussed",
        "indeed",
        "needed",
    ];
    const ODD: [&str; 11] =
        ["cut", "gave", "given", "built", "cast", "sent", "won", "brought", "kept", "put", "let"];
    let Facts { tokens, piece, .. } = facts;
    let first = piece.start;
    let past = |at: &usize| {
        let word = tokens.word(*at);
        let form = (word.len() > 4 && word.ends_with("ed")) || ODD.contains(&word);
        form && !NOT.contains(&word)
    };
    let soon = first + 1..piece.end.min(first + 5);
    let verb = soon.clone().find(past);
    let other = |at: usize| {
        tokens.has(at, Cue::Forecast)
            || ["are", "were", "was", "am", "be", "do", "did"].contains(&tokens.word(at))
    };
    ["i", "we"].contains(&tokens.word(first))
        && verb.is_some_and(|verb| {
            let object = tokens.has(verb + 1, Cue::Determiner)
                || tokens.capital(verb + 1)
                || tokens.shape(verb + 1) == Some(Shape::Word) && !closed(tokens, verb + 1);
            object && !(first + 1..verb).any(other)
        })
        && !facts.counts()
}

/// Whether a word is one of the closed classes, and no noun.
pub(super) fn closed(tokens: &Tokens<'_>, at: usize) -> bool {
    let classes = [
        Cue::Determiner,
        Cue::Pronoun,
        Cue::Preposition,
        Cue::Conjunction,
        Cue::Subordinator,
        Cue::Count,
        Cue::Aux,
    ];
    classes.iter().any(|cue| tokens.has(at, *cue))
}

/// "Thefts are climbing", "the toll fell": a change that the verb tells.
///
/// None is one that only describes a noun ("increased fines", "the growing town", "a surge plan"),
/// that is aimed at ("to cut waste"), or that something does to another ("it expands the court").
pub(super) fn changes_by_verb(facts: &Facts<'_>) -> bool {
    let start = facts.piece.start;
    facts.hits.every().any(|hit| {
        let at = hit.tokens.start;
        let change = matches!(hit.cue, Cue::Up | Cue::Down);
        // "To increase" is an aim, "continues to increase" is none.
        let goes_on = at > start + 1
            && ["continu", "beg", "start", "tend"]
                .iter()
                .any(|stem| facts.tokens.word(at - 2).starts_with(stem));
        let aimed = at > start && facts.tokens.is(at - 1, "to") && !goes_on;
        // "Mount Hale" is a name.
        let named = at > start && facts.tokens.capital(at);
        let words = hit.tokens.len();
        change && !aimed && !named && (words > 1 || is_predicate(facts, at))
    })
}

/// Whether a word of a change is the verb of its clause.
fn is_predicate(facts: &Facts<'_>, at: usize) -> bool {
    const IRREGULAR: [&str; 13] = [
        "rose", "grew", "fell", "risen", "grown", "fallen", "shrank", "shrunk", "slid", "dropped",
        "slipped", "dipped", "grow",
    ];
    let Facts { tokens, piece, .. } = facts;
    let word = tokens.word(at);
    let before = if at > piece.start { tokens.word(at - 1) } else { "" };
    let behind = |cue: Cue| at > piece.start && tokens.has(at - 1, cue);
    let aux = behind(Cue::Aux)
        || behind(Cue::Not)
        || (at > piece.start && tokens.shape(at - 1) == Some(Shape::Clitic))
        || before.ends_with("ly")
        || ["also", "now", "still"].contains(&before);
    let participle = word.ends_with("ing") || word.ends_with("ed") || word == "grown";
    let inflected = participle || word.ends_with('s') || IRREGULAR.contains(&word);
    if !inflected {
        if before == "to" {
            return true;
        }
        // "Rents climb" and "will climb", and not "a steep climb".
        return aux || before.ends_with('s') || behind(Cue::Pronoun);
    }
    let opens = at == piece.start
        || behind(Cue::Determiner)
        || behind(Cue::Preposition)
        || behind(Cue::Conjunction);
    let joins = [Cue::Preposition, Cue::Determiner, Cue::Conjunction, Cue::Subordinator];
    let noun_behind = tokens.shape(at + 1) == Some(Shape::Word)
        && at + 1 < piece.end
        && !tokens.word(at + 1).ends_with("ly")
        && !joins.iter().any(|cue| tokens.has(at + 1, *cue));
    let describes = participle && !aux && (noun_behind || opens);
    let own = ["its", "their"].contains(&tokens.word(at + 1))
        || ["number", "share", "size"].contains(&tokens.word(at + 2));
    let does = tokens.has(at + 1, Cue::Determiner) && !own;
    // "It falls short".
    let short = tokens.is(at + 1, "short");
    !describes && !does && !short
}

/// "Rents have become dear", "an increase in thefts": words of a change, and no aim "to improve"
/// it.
pub(super) fn is_changed(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    // "It will improve the port" is done to another.
    let does = |at: usize| {
        let improves =
            tokens.word(at).starts_with("improv") && !tokens.word(at).starts_with("improvement");
        improves
            && tokens.shape(at + 1) == Some(Shape::Word)
            && !tokens.has(at + 1, Cue::Preposition)
            && !tokens.has(at + 1, Cue::Conjunction)
    };
    let aim = |at: usize| (at > piece.start && tokens.is(at - 1, "to")) || does(at);
    facts.hits.every().any(|hit| hit.cue == Cue::Changed && !aim(hit.tokens.start))
}
