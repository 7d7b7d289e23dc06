//! What the rules look for in a piece, each by a small pattern of words.

use super::Facts;
use crate::lexicon::Cue;
use crate::quantity::{Comparator, Quantity};

/// Whether a law, a vote or a status is named.
pub(super) fn has_law(facts: &Facts<'_>) -> bool {
    facts.has(Cue::Law)
}

/// Whether what is made from numbers is a number: "a total of" alone gives one.
pub(super) fn sums(facts: &Facts<'_>) -> bool {
    facts.quantities.len() > 1 || facts.has(Cue::Forecast)
}

/// Whether levels are compared: parts, rates, or more and less of something.
pub(super) fn levels(facts: &Facts<'_>) -> bool {
    let words = [
        "higher",
        "lower",
        "fewer",
        "favorably",
        "less",
        "worse",
        "harder",
        "better",
        "poorer",
        "richer",
        "older",
        "younger",
        "safer",
    ];
    let others = ["other", "all", "any", "most"].iter().any(|word| facts.says(word));
    let more = facts.says("more") && others && !facts.counts();
    let times = facts.quantities.iter().any(|one| one.unit == "times");
    let ranked = ["rank", "ranks", "ranked"].iter().any(|word| facts.says(word));
    facts.parts() > 0
        || times
        || ranked
        || facts.has(Cue::Rate)
        || more
        || words.iter().any(|word| facts.says(word))
}

/// "the most thefts in the country": one place above all others.
pub(super) fn most_of_places(facts: &Facts<'_>) -> bool {
    let superlatives = [
        "most",
        "highest",
        "largest",
        "busiest",
        "worst",
        "deadliest",
        "poorest",
        "biggest",
        "greatest",
        "fewest",
    ];
    let most = superlatives.iter().any(|word| facts.says(word));
    let all = ["country", "nation", "border", "region", "any"].iter().any(|word| facts.says(word));
    most && all && facts.places > 0 && facts.parts() == 0
}

/// "a $400 minimum deposit policy": a sum of money that belongs to the name of a rule.
pub(super) fn amount_of_a_rule(facts: &Facts<'_>) -> bool {
    const RULES: [&str; 6] = ["policy", "cap", "limit", "requirement", "rule", "ceiling"];
    let mut money = facts.quantities.iter().filter(|one| one.unit == "USD");
    money.any(|one| {
        let next = facts.tokens.at_byte(one.span.end);
        let words = next..(next + 5).min(facts.piece.end);
        let first =
            [Cue::Preposition, Cue::Aux, Cue::Verb].iter().any(|cue| facts.tokens.has(next, *cue));
        !first && words.clone().any(|at| RULES.contains(&facts.tokens.word(at)))
    })
}

/// "Where this happens, that happens": a present condition, and behind its comma what follows.
pub(super) fn follows(facts: &Facts<'_>) -> bool {
    const OPENS: [&str; 4] = ["where", "wherever", "when", "whenever"];
    let Facts { tokens, piece, .. } = facts;
    let opens = piece.clone().find(|at| {
        OPENS.contains(&tokens.word(*at)) && (*at == piece.start || tokens.is(at - 1, ","))
    });
    let Some(opens) = opens else { return false };
    let comma = (opens..piece.end).find(|at| tokens.is(*at, ","));
    let past = ["was", "were", "had", "did"].iter().any(|word| facts.says(word));
    comma.is_some_and(|comma| piece.end - comma > 3)
        && !past
        && facts.periods == 0
        && !facts.counts()
}

/// "millions of acres", "billions of dollars": a number that is not told.
pub(super) fn is_vague(facts: &Facts<'_>) -> bool {
    const VAGUE: [&str; 4] = ["thousands", "millions", "billions", "hundreds"];
    let told = |at: usize| VAGUE.contains(&facts.tokens.word(at)) && facts.tokens.is(at + 1, "of");
    facts.piece.clone().any(told)
        && ![Cue::Acts, Cue::Forecast].iter().any(|cue| facts.has(*cue))
        && !facts.changes()
}

/// A count, a sum, a hedged length of time, or an event with its place or date.
pub(super) fn is_figure(facts: &Facts<'_>) -> bool {
    let exact = |one: &Quantity| one.comparator == Comparator::Exact;
    let average = facts.says("average") && !facts.quantities.is_empty();
    let hedged = average || facts.quantities.iter().any(|one| !exact(one));
    let event =
        facts.has(Cue::Event) && (facts.places + facts.periods > 0 || facts.says_first("there"));
    let to_come = facts.has(Cue::Forecast) && facts.periods > 0;
    facts.counts() || hedged || event || to_come
}

/// "has been declared a “dust bowl”": a few words in quotation marks that somebody calls a thing.
pub(super) fn called(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let marks = piece.clone().filter(|at| ["“", "\""].contains(&tokens.word(*at))).count();
    let calls = ["declared", "called", "dubbed", "labeled", "described", "named"];
    marks > 0 && calls.iter().any(|word| facts.says(word)) && !facts.counts()
}

/// "has prevented", "reduced": what was done to a number, by what stands before the verb.
pub(super) fn acted(facts: &Facts<'_>) -> bool {
    const DONE: [&str; 14] = [
        "prevented",
        "prevents",
        "reduced",
        "reduces",
        "cut",
        "cuts",
        "lowered",
        "lowers",
        "eliminated",
        "boosted",
        "stopped",
        "curbed",
        "destroyed",
        "destroys",
    ];
    let Facts { tokens, piece, .. } = facts;
    let at = piece.clone().find(|at| DONE.contains(&tokens.word(*at)));
    // "Were cut" and "to cut" name nobody who did it.
    at.is_some_and(|at| {
        at > piece.start
            && !["was", "were", "been", "be", "to", "is", "are"].contains(&tokens.word(at - 1))
    })
}

/// "Towns with dams have fewer fires": a group that has one thing has more or less of another.
pub(super) fn goes_with(facts: &Facts<'_>) -> bool {
    const GROUPS: [&str; 12] = [
        "states",
        "counties",
        "cities",
        "towns",
        "places",
        "people",
        "those",
        "families",
        "workers",
        "areas",
        "neighborhoods",
        "countries",
    ];
    const MORE: [&str; 6] = ["fewer", "more", "less", "higher", "lower", "better"];
    let Facts { tokens, piece, .. } = facts;
    let group = (piece.start..piece.start + 2).find(|at| GROUPS.contains(&tokens.word(*at)));
    let with = group.is_some_and(|at| {
        ["with", "that", "where", "who", "without"].contains(&tokens.word(at + 1))
    });
    let verb = piece
        .clone()
        .rev()
        .find(|at| ["have", "are", "earn", "see", "had", "were"].contains(&tokens.word(*at)));
    with && verb.is_some_and(|verb| (verb + 1..piece.end).any(|at| MORE.contains(&tokens.word(at))))
        && !facts.counts()
}

/// "makes towns less safe": what something makes of another.
pub(super) fn makes_so(facts: &Facts<'_>) -> bool {
    let words =
        |list: &[&str]| facts.piece.clone().find(|at| list.contains(&facts.tokens.word(*at)));
    let made = words(&["make", "makes", "made", "making"]);
    let so = words(&[
        "safer", "less", "more", "worse", "better", "harder", "easier", "cheaper", "poorer",
    ]);
    made.zip(so).is_some_and(|(made, so)| made < so && so - made < 7)
}

/// "Ohio and Utah ban fireworks": what places that are named first do, by a list.
pub(super) fn places_that_do(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, places, .. } = facts;
    let first = piece
        .clone()
        .take_while(|at| tokens.capital(*at) || [",", "and", "of"].contains(&tokens.word(*at)));
    let named = first.filter(|at| tokens.capital(*at)).count();
    *places > 1 && named > 1 && !facts.counts() && !facts.changes()
}

/// Two things that are found together, or a group that is likelier to have one; of other numbers
/// the numbers are the point.
pub(super) fn together(facts: &Facts<'_>) -> bool {
    let likelier = facts.says("likely") && (facts.says("more") || facts.says("less"));
    facts.has(Cue::Together)
        && !facts.has(Cue::Ought)
        && (likelier || !facts.counts())
        && !facts.number_changes()
}

/// "one of our safest towns", "among the driest": a rank, not the first.
pub(super) fn ranks_among(facts: &Facts<'_>) -> bool {
    const NEAR: usize = 3;
    let Facts { tokens, piece, .. } = facts;
    let opens =
        |at: &usize| (tokens.is(*at, "one") && tokens.is(at + 1, "of")) || tokens.is(*at, "among");
    let best = |at: usize| {
        (at + 1..at + 2 + NEAR)
            .any(|at| tokens.word(at).ends_with("est") && tokens.word(at).len() > 4)
    };
    piece.clone().filter(opens).any(best)
}

/// "would raise prices by 11 cents": what a policy would do to a number.
pub(super) fn would_change(facts: &Facts<'_>) -> bool {
    const DOES: [&str; 12] = [
        "raise", "cut", "reduce", "lower", "increase", "boost", "shrink", "slash", "lift", "grow",
        "drop", "trim",
    ];
    let Facts { tokens, piece, .. } = facts;
    let by = facts.quantities.iter().any(|one| {
        let at = tokens.at_byte(one.span.start);
        (at.saturating_sub(3)..at).any(|at| tokens.is(at, "by")) && !one.is_time()
    });
    let does = piece.clone().any(|at| {
        DOES.contains(&tokens.word(at)) && at > piece.start && tokens.has(at - 1, Cue::Forecast)
    });
    by && does
}
