//! What the rules look for in a piece, each by a small pattern of words.

use super::Facts;
use crate::lexicon::Cue;
use crate::quantity::count;
use crate::token::Shape;

/// One place above all others.
pub(super) const SUPERLATIVES: [&str; 10] = [
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
/// What a sum of money may be the name of.
pub(super) const OF_A_RULE: [&str; 6] =
    ["policy", "cap", "limit", "requirement", "rule", "ceiling"];
/// Numbers that are not told.
pub(super) const VAGUE: [&str; 4] = ["thousands", "millions", "billions", "hundreds"];
/// Verbs that give a thing a name.
pub(super) const CALLS: [&str; 6] =
    ["declared", "called", "dubbed", "labeled", "described", "named"];
/// What was done to a number.
pub(super) const DONE: [&str; 18] = [
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
    "creating",
    "creates",
    "generates",
    "generating",
];
/// More or less of something.
pub(super) const MORE: [&str; 6] = ["fewer", "more", "less", "higher", "lower", "better"];
/// What a body decides by.
pub(super) const DECIDES: [&str; 14] = [
    "passed",
    "blocked",
    "vote",
    "votes",
    "approved",
    "adopted",
    "rejected",
    "turned",
    "voted",
    "agreed",
    "declared",
    "cosponsored",
    "endorsed",
    "pledged",
];
/// What something may be made.
pub(super) const SO: [&str; 11] = [
    "possible",
    "impossible",
    "safer",
    "less",
    "more",
    "worse",
    "better",
    "harder",
    "easier",
    "cheaper",
    "poorer",
];

/// Whether a law, a vote or a status is named.
pub(super) fn has_law(facts: &Facts<'_>) -> bool {
    facts.has(Cue::Law) && !super::counts::incident(facts)
}

/// Whether what is made from numbers is a number: "a total of" alone gives one.
pub(super) fn sums(facts: &Facts<'_>) -> bool {
    // "That works out to 60": it is made from what stands before.
    let back = ["that", "this", "it", "which"].iter().any(|word| facts.says_first(word));
    facts.quantities.len() > 1 || facts.has(Cue::Forecast) || back
}

/// "That is a rise of 8 percent": what stands before comes to a number that is told here.
pub(super) fn comes_to(facts: &Facts<'_>) -> bool {
    const NEAR: usize = 9;
    let Facts { tokens, piece, .. } = facts;
    let first = piece.start;
    let back = ["that", "this"].contains(&tokens.word(first));
    let verb = ["is", "was", "s", "means"].contains(&tokens.word(first + 1));
    let near = tokens.bytes(&(first..(first + NEAR).min(piece.end)));
    let told = facts.quantities.iter().find(|one| near.contains(&one.span.start));
    // "That is three times as many as there" compares.
    let times = !facts.says("as");
    let made =
        told.is_some_and(|one| one.is_part() || (one.unit == "times" && times) || one.is_money());
    // "That is 4 of the 9" names a whole of its own.
    back && verb && made && facts.piece.len() < 4 * NEAR
}

/// "Blamed the deficit on a lease", "credits the rise to the new road": who puts it down to what.
pub(super) fn puts_down(facts: &Facts<'_>) -> bool {
    const VERBS: [(&str, [&str; 2]); 3] =
        [("attribut", ["to", "to"]), ("blam", ["on", "for"]), ("credit", ["to", "with"])];
    let Facts { tokens, piece, .. } = facts;
    VERBS.iter().any(|(stem, joins)| {
        let verb = piece.clone().skip(1).find(|at| {
            let word = tokens.word(*at);
            word.starts_with(stem) && (word.ends_with("ed") || word.ends_with('s'))
        });
        let verb = verb.filter(|at| tokens.has(at + 1, Cue::Determiner));
        verb.is_some_and(|at| (at..piece.end).any(|at| joins.contains(&tokens.word(at))))
    })
}

/// "Not since 1956", "the lowest in a decade", "the most in 8 years": a record by how long it held.
pub(super) fn holds_record(facts: &Facts<'_>) -> bool {
    const NEAR: usize = 4;
    let Facts { tokens, piece, .. } = facts;
    let word = |at: usize| tokens.word(at);
    let since = |at: usize| tokens.is(at, "since") && facts.periods > 0;
    let long = |at: usize| {
        // "In over half a century", "in more than 8 years".
        let hedge =
            |at: &usize| ["over", "more", "than", "nearly", "almost", "half"].contains(&word(*at));
        let next = (at + 1..at + 4).find(|at| !hedge(at)).unwrap_or(at + 1);
        tokens.is(at, "in")
            && (word(next) == "a"
                || count(word(next)).is_some()
                || tokens.shape(next) == Some(Shape::Number))
            && ["decade", "decades", "years", "generation", "century"].contains(&word(next + 1))
    };
    let most = |at: usize| {
        let superlative = word(at).ends_with("est") && word(at).len() > 5;
        (superlative || ["most", "fewest", "worst", "best"].contains(&word(at)))
            && ["the", "its", "their", "our"].contains(&word(at.saturating_sub(1)))
    };
    let not = facts.says_first("not") && since(piece.start + 1);
    not || piece
        .clone()
        .filter(|at| most(*at))
        .any(|at| (at + 1..(at + 1 + NEAR).min(piece.end)).any(|at| since(at) || long(at)))
}

/// "The council voted to raise the toll 9 percent", "voters approved a $28 bond": what a body
/// decided, with its numbers, and not what it approved so many of.
pub(super) fn decided(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let verb = piece.clone().skip(1).find(|at| DECIDES.contains(&tokens.word(*at)));
    let takes = |at: usize| match tokens.word(at) {
        "approved" | "adopted" | "rejected" | "turned" | "passed" | "blocked" => {
            tokens.has(at + 1, Cue::Determiner) || tokens.is(at + 1, "down")
        }
        _ => true,
    };
    let came = !facts.has(Cue::Forecast);
    let signed = super::stated::signed(facts) && !facts.says("than");
    let voted = facts.quantities.iter().any(|one| one.unit == "vote");
    (voted || signed || verb.is_some_and(takes)) && came && facts.counts() && !facts.part_of_whole()
}

/// "Black women are evicted at twice the rate of white women", "towns with kits saw fewer deaths
/// than towns without": two groups of one noun.
pub(super) fn like_groups(facts: &Facts<'_>) -> bool {
    const NEAR: usize = 4;
    let Facts { tokens, piece, .. } = facts;
    let rate = |at: usize| tokens.is(at, "rate") && ["of", "for"].contains(&tokens.word(at + 1));
    let second = piece.clone().find_map(|at| match tokens.word(at) {
        "than" => Some(at + 1),
        _ => rate(at).then_some(at + 2),
    });
    let Some(second) = second.filter(|_| facts.has(Cue::Compared)) else { return false };
    let last = (second..piece.end).take_while(|at| tokens.shape(*at) == Some(Shape::Word));
    let plural = |at: usize| tokens.word(at).ends_with('s') || tokens.has(at, Cue::Plural);
    let mut nouns = last.take(NEAR).filter(|at| plural(*at) && !tokens.has(*at, Cue::Aux));
    nouns.any(|noun| (piece.start..second).any(|at| tokens.word(at) == tokens.word(noun)))
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
    // "Mills burn far more often in Ohio than elsewhere".
    let often = ["more", "less"].iter().any(|degree| facts.says_both(degree, "often"));
    let ranked = ["rank", "ranks", "ranked"].iter().any(|word| facts.says(word));
    facts.parts() > 0
        || times
        || ranked
        || facts.says_both("national", "average")
        || often
        || facts.has(Cue::Rate)
        || more
        || words.iter().any(|word| facts.says(word))
}

/// "the most thefts in the country": one place above all others.
pub(super) fn most_of_places(facts: &Facts<'_>) -> bool {
    let most = SUPERLATIVES.iter().any(|word| facts.says(word));
    let all = ["country", "nation", "border", "region", "any"].iter().any(|word| facts.says(word));
    most && all && facts.places > 0 && facts.parts() == 0
}

/// "a $400 minimum deposit policy": a sum of money that belongs to the name of a rule.
pub(super) fn amount_of_a_rule(facts: &Facts<'_>) -> bool {
    let mut money = facts.quantities.iter().filter(|one| one.is_money());
    money.any(|one| {
        let next = facts.tokens.at_byte(one.span.end);
        let words = next..(next + 5).min(facts.piece.end);
        let first =
            [Cue::Preposition, Cue::Aux, Cue::Verb].iter().any(|cue| facts.tokens.has(next, *cue));
        !first && words.clone().any(|at| OF_A_RULE.contains(&facts.tokens.word(at)))
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

/// "When the town raised pay by $20, thefts fell by half": what was done, and behind its comma what
/// rose or fell then.
pub(super) fn followed(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let opens = ["when", "after", "once"].iter().any(|word| facts.says_first(word));
    let comma = piece.clone().find(|at| tokens.is(*at, ","));
    let changed = comma.is_some_and(|comma| {
        let mut hits = facts.hits.every().filter(|hit| hit.tokens.start > comma);
        hits.any(|hit| matches!(hit.cue, Cue::Up | Cue::Down))
    });
    opens && changed && facts.counts()
}

/// "has been declared a “dust bowl”": a few words in quotation marks that somebody calls a thing.
pub(super) fn called(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let marks = piece.clone().filter(|at| ["“", "\""].contains(&tokens.word(*at))).count();
    marks > 0 && CALLS.iter().any(|word| facts.says(word)) && !facts.counts()
}

/// "has prevented", "reduced": what was done to a number, by what stands before the verb.
pub(super) fn acted(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let at = piece.clone().find(|at| DONE.contains(&tokens.word(*at)));
    // "Were cut" and "to cut" name nobody who did it.
    at.is_some_and(|at| {
        // "The mill has cut its staff", "the plan cuts funding": what it has or gets itself.
        let own = tokens.word(at + 1);
        let own = ["its", "their"].contains(&own)
            || (at + 1..at + 4)
                .any(|at| ["funding", "spending", "budget"].contains(&tokens.word(at)));
        at > piece.start
            && !own
            && !["was", "were", "been", "be", "to", "is", "are"].contains(&tokens.word(at - 1))
    })
}

/// "Towns with dams have fewer fires": a group that has one thing has more or less of another.
pub(super) fn goes_with(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let plural = |at: usize| {
        tokens.has(at, Cue::Plural)
            || (tokens.word(at).len() > 3
                && tokens.word(at).ends_with('s')
                && !tokens.has(at, Cue::Singular))
    };
    let group = (piece.start..piece.start + 2)
        .find(|at| tokens.is(*at, "those") || (plural(*at) && !tokens.has(*at, Cue::Aux)));
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
    let so = words(&SO);
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
    let degrees = ["more", "less", "twice", "times", "as"];
    let likelier = facts.says("likely") && degrees.iter().any(|word| facts.says(word));
    facts.has(Cue::Together)
        && !facts.has(Cue::Ought)
        && (likelier || !facts.counts())
        && !facts.number_changes()
}

/// What stands in a list of places.
const PLACES: [&str; 12] = [
    "city",
    "cities",
    "town",
    "towns",
    "county",
    "counties",
    "state",
    "states",
    "port",
    "ports",
    "places",
    "neighborhoods",
];

/// "The debt will rise to $9", "enrollment is going to double": a change that is to come of itself.
pub(super) fn will_rise(facts: &Facts<'_>) -> bool {
    const RISES: [&str; 8] =
        ["rise", "double", "triple", "grow", "fall", "climb", "soar", "shrink"];
    let Facts { tokens, piece, .. } = facts;
    let to_come = |at: usize| ["will", "to", "would"].contains(&tokens.word(at));
    piece.clone().skip(2).any(|at| RISES.contains(&tokens.word(at)) && to_come(at - 1))
}

/// "one of our safest towns", "among the driest": a rank, not the first.
pub(super) fn ranks_among(facts: &Facts<'_>) -> bool {
    const NEAR: usize = 3;
    let Facts { tokens, piece, .. } = facts;
    let opens =
        |at: &usize| (tokens.is(*at, "one") && tokens.is(at + 1, "of")) || tokens.is(*at, "among");
    // "One of the biggest threats" is no rank of a place.
    let of_places = |at: usize| {
        ["highest", "lowest"].contains(&tokens.word(at))
            || (at + 1..at + 4).any(|at| PLACES.contains(&tokens.word(at)))
    };
    let best = |at: usize| {
        (at + 1..at + 2 + NEAR).any(|at| {
            let word = tokens.word(at);
            (word.ends_with("est") && word.len() > 4 || word == "most") && of_places(at)
        })
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
