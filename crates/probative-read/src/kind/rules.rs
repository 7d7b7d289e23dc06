//! The rules that tell kinds, the first that fits first.

use probative_terms::Kind;

use super::Rule;
use super::patterns::{
    acted, amount_of_a_rule, called, follows, goes_with, has_law, is_figure, is_vague, levels,
    makes_so, most_of_places, places_that_do, ranks_among, sums, together, would_change,
};
use crate::lexicon::Cue;

/// Every rule, in the order in which they are asked.
pub(crate) const RULES: [Rule; 35] = [
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
        name: "what came with it",
        kind: Kind::Effect,
        tells: |facts| {
            let first = facts.piece.start..facts.piece.start + 3;
            let with = first.into_iter().any(|at| facts.tokens.is(at, "with"));
            with && facts.says_both("in", "place") && !facts.counts()
        },
        needed_by: [
            "With a levee in place, the town is one of the driest.",
            "With the new toll in place, the bridge has fewer carts.",
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
        name: "two things together",
        kind: Kind::Association,
        tells: together,
        needed_by: [
            "The towns with the most fires are falling in these dry counties as well.",
            "Renters are 20 percent more likely to lack a stove than others.",
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
        name: "what a policy would do to a number",
        kind: Kind::Effect,
        tells: would_change,
        needed_by: [
            "The tax would raise bread prices by 11 cents a loaf.",
            "The canal will cut freight costs by 20 percent.",
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
            "The canal would protect 40 towns from the river.",
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
        tells: |facts| (facts.acts() || facts.works()) && !facts.has(Cue::Event) && !facts.counts(),
        needed_by: [
            "The levee has dramatically reduced flooding across that county.",
            "Low tolls stimulate trade in the valley.",
        ],
    },
    Rule {
        name: "what something makes of another",
        kind: Kind::Effect,
        tells: |facts| makes_so(facts) && !facts.counts() && !facts.is_address(),
        needed_by: ["Dry policies make towns less safe.", "The bridge has made the market worse."],
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
        tells: |facts| facts.has(Cue::Rate) || ranks_among(facts),
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
        name: "what was never done",
        kind: Kind::Membership,
        tells: |facts| facts.says("never") && facts.has(Cue::Event) && !facts.counts(),
        needed_by: ["The dam that they promised was never built.", "The fine never got paid."],
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
        name: "places that do",
        kind: Kind::Membership,
        tells: places_that_do,
        needed_by: [
            "Oregon, Utah and Maine index their tolls to prices.",
            "Ohio and Iowa have no tax on salt.",
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
