//! The rules that tell kinds, the first that fits first.

use probative_terms::Kind;

use super::{Facts, Rule};
use crate::lexicon::Cue;
use crate::quantity::{Comparator, Quantity};

/// Every rule, in the order in which they are asked.
pub(crate) const RULES: [Rule; 30] = [
    Rule {
        name: "an opposing view",
        kind: Kind::Rivals,
        tells: |facts| facts.has(Cue::Rival) && !facts.counts(),
        needed_by: [
            "Critics of the dam say that the valley floods anyway.",
            "I have often heard the argument that the toll hurts shops.",
        ],
    },
    Rule {
        name: "a list of places",
        kind: Kind::Membership,
        tells: |facts| {
            facts.says_first("in") && facts.places > 2 && facts.piece.len() < 6 * facts.places
        },
        needed_by: [
            "in Ohio, Utah, Iowa and Maine",
            "in Tulsa, Okla., Reno, Nev., and Provo, Utah",
        ],
    },
    Rule {
        name: "a number made from others",
        kind: Kind::Arithmetic,
        tells: |facts| {
            facts.has(Cue::Sum) && facts.counts() && !facts.part_of_whole() && sums(facts)
        },
        needed_by: [
            "At 40 tons a month, this adds up to 480 tons.",
            "Nine barns at $20,000 each amounts to $180,000.",
        ],
    },
    Rule {
        name: "another's wording",
        kind: Kind::Quote,
        tells: |facts| facts.is_wording(),
        needed_by: [
            "Sheriff Ann Hale testified that her deputies are afraid.",
            "The report warned that rafts had drifted into the harbor.",
        ],
    },
    Rule {
        name: "a name in quotation marks",
        kind: Kind::Quote,
        tells: called,
        needed_by: [
            "The valley has been declared a “dust bowl” by farmers.",
            "Millers have called the tax a “death blow” to trade.",
        ],
    },
    Rule {
        name: "a pattern on a map",
        kind: Kind::Alignment,
        tells: |facts| facts.has(Cue::Along) && !facts.counts() && !facts.changes(),
        needed_by: [
            "The closed mills lie along the old rail corridor.",
            "The clinics coincide with the bus routes of the county.",
        ],
    },
    Rule {
        name: "the most of all places",
        kind: Kind::Cluster,
        tells: |facts| {
            (facts.has(Cue::Cluster) || most_of_places(facts))
                && !facts.has(Cue::Rate)
                && !facts.changes()
        },
        needed_by: [
            "The thefts are concentrated in nine river towns.",
            "Almost no loans were made in poorer tracts throughout the state.",
        ],
    },
    Rule {
        name: "what would have been",
        kind: Kind::Effect,
        tells: |facts| {
            facts.has(Cue::Unreal) && facts.has(Cue::Forecast) || facts.says_first("had")
        },
        needed_by: [
            "Had the town not rebuilt the levee, farmers would have been ruined.",
            "The weavers would have left the town for good.",
        ],
    },
    Rule {
        name: "what a condition brings",
        kind: Kind::Effect,
        tells: |facts| {
            let first = ["if", "with"].iter().any(|word| facts.says_first(word));
            first && facts.has(Cue::Forecast) && !facts.is_address()
        },
        needed_by: [
            "If the levy is raised, six million children will gain.",
            "With a higher toll, carters will get better roads.",
        ],
    },
    Rule {
        name: "a rule with its amount",
        kind: Kind::Membership,
        tells: amount_of_a_rule,
        needed_by: [
            "The bank continued its $400 minimum deposit policy.",
            "Since 2011 the fair has had a $20 entry limit for farmers.",
        ],
    },
    Rule {
        name: "states under a law",
        kind: Kind::Membership,
        tells: |facts| {
            let states = facts.quantities.iter().any(|one| one.unit == "state");
            let raised = ["raised", "lowered", "cut", "set"].iter().any(|word| facts.says(word));
            let changed = facts.has(Cue::Law) || facts.has(Cue::Up) || raised;
            states && changed && facts.says("have")
        },
        needed_by: [
            "Twenty-one states have raised the speed limit.",
            "Nine states have repealed the tax on salt.",
        ],
    },
    Rule {
        name: "an outcome put down to a cause",
        kind: Kind::Effect,
        tells: |facts| facts.has(Cue::Cause) && !facts.part_of_whole(),
        needed_by: [
            "Because of the levy, orchard acreage has nearly doubled.",
            "The closing of the bridge led to 40 lost shops.",
        ],
    },
    Rule {
        name: "a level against another",
        kind: Kind::Rate,
        tells: |facts| {
            facts.compares() && !facts.has(Cue::Record) && !facts.number_changes() && levels(facts)
        },
        needed_by: [
            "Only 6 percent of its loans went to farms, compared to 31 percent at other banks.",
            "The levy is higher in the valley than in most other towns.",
        ],
    },
    Rule {
        name: "a part of a whole",
        kind: Kind::Share,
        tells: |facts| facts.part_of_whole() && !facts.number_changes(),
        needed_by: [
            "Today 90 percent of orchards lie within five miles of a road.",
            "About 14 of the 30 mills were closed for good.",
        ],
    },
    Rule {
        name: "a number that is to come",
        kind: Kind::Figure,
        tells: |facts| {
            facts.has(Cue::Forecast)
                && facts.counts()
                && !facts.has(Cue::Acts)
                && !facts.has(Cue::Record)
        },
        needed_by: [
            "The bill will increase the toll from $5 to $7.",
            "More than 400 weavers will be touched by an increase in the levy.",
        ],
    },
    Rule {
        name: "a number that a policy brings",
        kind: Kind::Effect,
        tells: |facts| facts.has(Cue::Acts) && facts.has(Cue::Forecast) && facts.counts(),
        needed_by: [
            "This will support more than 600 jobs in the valley.",
            "The canal would reduce freight costs by 12 percent.",
        ],
    },
    Rule {
        name: "a number that a policy brought",
        kind: Kind::Effect,
        tells: |facts| facts.counts() && acted(facts) && !facts.part_of_whole(),
        needed_by: [
            "The patrol has prevented at least ten thefts.",
            "The toll reduced traffic by 12 percent.",
        ],
    },
    Rule {
        name: "a number that changed",
        kind: Kind::Trend,
        tells: |facts| facts.number_changes() && facts.counts(),
        needed_by: [
            "The toll, up 40 percent in May, is paid in cash.",
            "Approval of the mill is at 72 percent, down 9 percent in a year.",
        ],
    },
    Rule {
        name: "two things together",
        kind: Kind::Association,
        tells: |facts| facts.has(Cue::Together) && !facts.has(Cue::Ought) && !facts.counts(),
        needed_by: [
            "The towns with the most fires are falling in these dry counties as well.",
            "Falling wages and idle mills tend to be found side by side.",
        ],
    },
    Rule {
        name: "who has one has more of another",
        kind: Kind::Association,
        tells: goes_with,
        needed_by: [
            "Towns with higher levies have fewer shops.",
            "Counties that have dams are more often dry.",
        ],
    },
    Rule {
        name: "a record",
        kind: Kind::Trend,
        tells: |facts| facts.has(Cue::Record),
        needed_by: [
            "We have helped more welders find work than ever before.",
            "The levee has protected more towns than ever before.",
        ],
    },
    Rule {
        name: "wherever this is, that follows",
        kind: Kind::Effect,
        tells: follows,
        needed_by: [
            "Where levees go up, floods go way down.",
            "When a toll is refused, the carter gets turned back.",
        ],
    },
    Rule {
        name: "a vague number",
        kind: Kind::Figure,
        tells: is_vague,
        needed_by: [
            "We have opened millions of new acres to grazing.",
            "The treasury is receiving billions of dollars a month from the tax.",
        ],
    },
    Rule {
        name: "what a policy does",
        kind: Kind::Effect,
        tells: |facts| facts.acts() && !facts.has(Cue::Event) && !facts.counts(),
        needed_by: [
            "The levee has dramatically reduced flooding across that county.",
            "Low tolls stimulate trade in the valley.",
        ],
    },
    Rule {
        name: "a change without a number",
        kind: Kind::Trend,
        tells: |facts| facts.changes() || facts.has(Cue::Changed),
        needed_by: [
            "Theft on the docks is rapidly escalating.",
            "Harvests have fallen in every valley.",
        ],
    },
    Rule {
        name: "the level of a rate",
        kind: Kind::Rate,
        tells: |facts| facts.has(Cue::Rate),
        needed_by: [
            "The town used to have extremely high rates of theft.",
            "The idle rate is 4.4 percent.",
        ],
    },
    Rule {
        name: "how it comes about",
        kind: Kind::Mechanism,
        tells: |facts| facts.has(Cue::How),
        needed_by: [
            "They keep rivals out by making every carter pay at the gate.",
            "The guild rules the market by giving permits to its own.",
        ],
    },
    Rule {
        name: "why it is so",
        kind: Kind::Mechanism,
        tells: |facts| {
            facts.says("because")
                && !facts.counts()
                && !facts.says_first("because")
                && !facts.is_address()
        },
        needed_by: [
            "The ferry does not run because the county has not paid for it.",
            "Permits are not binding because no clerk has signed them.",
        ],
    },
    Rule {
        name: "a status under a law",
        kind: Kind::Membership,
        tells: |facts| has_law(facts) && !facts.counts(),
        needed_by: [
            "My colleagues approved my amendment to rebuild the dam.",
            "Everyone in the valley is now eligible to vote.",
        ],
    },
    Rule {
        name: "a number or an event",
        kind: Kind::Figure,
        tells: is_figure,
        needed_by: [
            "The mill had 1,126 looms on nine floors.",
            "The poll follows surveys conducted in 2013.",
        ],
    },
];

/// Whether a law, a vote or a status is named.
fn has_law(facts: &Facts<'_>) -> bool {
    facts.has(Cue::Law)
}

/// Whether what is made from numbers is a number: "a total of" alone gives one.
fn sums(facts: &Facts<'_>) -> bool {
    facts.quantities.len() > 1 || facts.has(Cue::Forecast)
}

/// Whether levels are compared: parts, rates, or more and less of something.
fn levels(facts: &Facts<'_>) -> bool {
    let words = ["higher", "lower", "fewer", "favorably", "less", "worse"];
    let others = ["other", "all", "any", "most"].iter().any(|word| facts.says(word));
    let more = facts.says("more") && others && !facts.counts();
    facts.parts() > 0 || facts.has(Cue::Rate) || more || words.iter().any(|word| facts.says(word))
}

/// "the most thefts in the country": one place above all others.
fn most_of_places(facts: &Facts<'_>) -> bool {
    let most = ["most", "highest", "largest"].iter().any(|word| facts.says(word));
    let all = ["country", "nation"].iter().any(|word| facts.says(word));
    most && all && facts.places > 0 && facts.parts() == 0
}

/// "a $400 minimum deposit policy": a sum of money that belongs to the name of a rule.
fn amount_of_a_rule(facts: &Facts<'_>) -> bool {
    const RULES: [&str; 6] = ["policy", "cap", "limit", "requirement", "rule", "ceiling"];
    let mut money = facts.quantities.iter().filter(|one| one.unit == "USD");
    money.any(|one| {
        let next = facts.tokens.from_byte(one.span.end);
        let words = next..(next + 5).min(facts.piece.end);
        let first =
            [Cue::Preposition, Cue::Aux, Cue::Verb].iter().any(|cue| facts.tokens.has(next, *cue));
        !first && words.clone().any(|at| RULES.contains(&facts.tokens.word(at)))
    })
}

/// "Where this happens, that happens": a present condition, and behind its comma what follows.
fn follows(facts: &Facts<'_>) -> bool {
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
fn is_vague(facts: &Facts<'_>) -> bool {
    const VAGUE: [&str; 4] = ["thousands", "millions", "billions", "hundreds"];
    let told = |at: usize| VAGUE.contains(&facts.tokens.word(at)) && facts.tokens.is(at + 1, "of");
    facts.piece.clone().any(told)
        && ![Cue::Acts, Cue::Forecast].iter().any(|cue| facts.has(*cue))
        && !facts.changes()
}

/// A count, a sum, a hedged length of time, or an event with its place or date.
fn is_figure(facts: &Facts<'_>) -> bool {
    let exact = |one: &Quantity| one.comparator == Comparator::Exact;
    let hedged = facts.quantities.iter().any(|one| !exact(one));
    let event =
        facts.has(Cue::Event) && (facts.places + facts.periods > 0 || facts.says_first("there"));
    let to_come = facts.has(Cue::Forecast) && facts.periods > 0;
    facts.counts() || hedged || event || to_come
}

/// "has been declared a “dust bowl”": a few words in quotation marks that somebody calls a thing.
fn called(facts: &Facts<'_>) -> bool {
    let Facts { tokens, piece, .. } = facts;
    let marks = piece.clone().filter(|at| ["“", "\""].contains(&tokens.word(*at))).count();
    let calls = ["declared", "called", "dubbed", "labeled", "described", "named"];
    marks > 0 && calls.iter().any(|word| facts.says(word)) && !facts.counts()
}

/// "has prevented", "reduced": what was done to a number, by what stands before the verb.
fn acted(facts: &Facts<'_>) -> bool {
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
fn goes_with(facts: &Facts<'_>) -> bool {
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
