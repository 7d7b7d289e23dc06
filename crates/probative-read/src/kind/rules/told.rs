//! Rules that ask what a sentence is about: views, wordings, patterns, causes, and groups.

use probative_terms::Kind;

use super::super::by::By;
use super::super::hold::{ASKS, asks};
use super::super::patterns::{
    CALLS, DECIDES, OF_A_RULE, SUPERLATIVES, amount_of_a_rule, called, comes_to, decided,
    like_groups, most_of_places, puts_down, sums, together,
};
use super::super::stated::{
    GOOD, MAKES_LAW, PROVIDES, agreed_to_pay, degree_than, heard, makes_law, provides, serves,
};
use super::Rule;
use crate::lexicon::Cue;

/// The rules, in the order in which they are asked.
pub(super) const TOLD: [Rule; 26] = [
    Rule {
        name: "an opposing view",
        kind: Kind::Rivals,
        tells: |facts| (facts.has(Cue::Rival) || facts.opposes()) && !facts.counts(),
        by: &[By::Cue(Cue::Rival), By::Cue(Cue::Speech)],
        needed_by: [
            "Critics of the dam say that the valley floods anyway.",
            "I have often heard the argument that the toll hurts shops.",
        ],
    },
    Rule {
        name: "a list of places",
        kind: Kind::Membership,
        tells: |facts| {
            // "In 2012, 10 per cent were in Ohio, Utah and Iowa" tells a number.
            facts.says_first("in")
                && facts.places > 2
                && facts.piece.len() < 6 * facts.places
                && !facts.counts()
        },
        by: &[By::Names],
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
        by: &[By::Cue(Cue::Sum), By::Numbers],
        needed_by: [
            "At 40 tons a month, this adds up to 480 tons.",
            "Nine barns at $20,000 each amounts to $180,000.",
        ],
    },
    Rule {
        name: "what it comes to",
        kind: Kind::Arithmetic,
        tells: comes_to,
        by: &[By::Words(&["that", "this"]), By::Numbers],
        needed_by: [
            "That is a rise of more than 8 percent.",
            "That was less than two-tenths of 1 percent of the levy.",
        ],
    },
    Rule {
        name: "another's wording",
        kind: Kind::Quote,
        tells: |facts| facts.is_wording(),
        by: &[By::Cue(Cue::Speech), By::Marks],
        needed_by: [
            "Sheriff Ann Hale testified that her deputies are afraid.",
            "The report warned that rafts had drifted into the harbor.",
        ],
    },
    Rule {
        name: "a name in quotation marks",
        kind: Kind::Quote,
        tells: called,
        by: &[By::Words(&CALLS), By::Marks],
        needed_by: [
            "The valley has been declared a “dust bowl” by farmers.",
            "Millers have called the tax a “death blow” to trade.",
        ],
    },
    Rule {
        name: "what somebody asked",
        kind: Kind::Quote,
        tells: asks,
        by: &[By::Words(&ASKS)],
        needed_by: [
            "Three carters asked the mayor of Reno for an answer.",
            "Ann Hale urged the board to wait for rain.",
        ],
    },
    Rule {
        name: "what somebody heard",
        kind: Kind::Quote,
        tells: heard,
        by: &[By::Words(&["heard", "testimony"])],
        needed_by: [
            "We heard from carters how the gate was shut.",
            "The council took testimony from millers about the flood.",
        ],
    },
    Rule {
        name: "what a measure lays down",
        kind: Kind::Membership,
        tells: provides,
        by: &[By::Words(&PROVIDES)],
        needed_by: ["The bill creates a court for carters.", "This plan replaces the old levy."],
    },
    Rule {
        name: "who had a hand in a measure",
        kind: Kind::Membership,
        tells: makes_law,
        by: &[By::Words(&MAKES_LAW)],
        needed_by: [
            "Ann Hale helped write the bill on tolls.",
            "They introduced a bill on tolls last May.",
        ],
    },
    Rule {
        name: "what something is good for",
        kind: Kind::Effect,
        tells: serves,
        by: &[By::Words(&GOOD)],
        needed_by: [
            "The dam is critical to the farms of the valley.",
            "Good roads are key to trade.",
        ],
    },
    Rule {
        name: "a pattern on a map",
        kind: Kind::Alignment,
        tells: |facts| facts.has(Cue::Along) && !facts.counts() && !facts.changes(),
        by: &[By::Cue(Cue::Along)],
        needed_by: [
            "The closed mills lie along the old rail corridor.",
            "The clinics coincide with the bus routes of the county.",
        ],
    },
    Rule {
        name: "the most of all places",
        kind: Kind::Cluster,
        tells: |facts| facts.has(Cue::Cluster) && !facts.has(Cue::Rate) && !facts.changes(),
        by: &[By::Cue(Cue::Cluster)],
        needed_by: [
            "The thefts are concentrated in nine river towns.",
            "Almost no loans were made in poorer tracts throughout the state.",
        ],
    },
    Rule {
        name: "one place above all others",
        kind: Kind::Cluster,
        tells: |facts| most_of_places(facts) && !facts.has(Cue::Rate) && !facts.changes(),
        by: &[By::Words(&SUPERLATIVES)],
        needed_by: [
            "Reno has the most looms in the country.",
            "Ohio has the largest dam of the nation.",
        ],
    },
    Rule {
        name: "what would have been",
        kind: Kind::Effect,
        tells: |facts| {
            facts.has(Cue::Unreal) && facts.has(Cue::Forecast) || facts.says_first("had")
        },
        by: &[By::Cue(Cue::Unreal), By::Words(&["had"])],
        needed_by: [
            "Had the town not rebuilt the levee, farmers would have been ruined.",
            "The weavers would have left the town for good.",
        ],
    },
    Rule {
        name: "what a condition brings",
        kind: Kind::Effect,
        tells: |facts| {
            let first = ["if", "with", "without"].iter().any(|word| facts.says_first(word));
            first && facts.has(Cue::Forecast) && !facts.is_address()
        },
        by: &[By::Words(&["if", "with", "without"]), By::Cue(Cue::Forecast)],
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
        by: &[By::Words(&["with", "place"])],
        needed_by: [
            "With a levee in place, the town is one of the driest.",
            "With the new toll in place, the bridge has fewer carts.",
        ],
    },
    Rule {
        name: "a rule with its amount",
        kind: Kind::Membership,
        tells: amount_of_a_rule,
        by: &[By::Numbers, By::Words(&OF_A_RULE)],
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
        by: &[
            By::Numbers,
            By::Cue(Cue::Law),
            By::Cue(Cue::Up),
            By::Words(&["raised", "lowered", "cut", "set"]),
        ],
        needed_by: [
            "Twenty-one states have raised the speed limit.",
            "Nine states have repealed the tax on salt.",
        ],
    },
    Rule {
        name: "an outcome put down to a cause",
        kind: Kind::Effect,
        tells: |facts| {
            // "Because the clerk waited, the mill let 40 weavers go".
            let first = facts.says_first("because") && facts.says(",");
            first || (facts.has(Cue::Cause) && !facts.part_of_whole())
        },
        by: &[By::Cue(Cue::Cause), By::Words(&["because"])],
        needed_by: [
            "Because of the levy, orchard acreage has nearly doubled.",
            "The closing of the bridge led to 40 lost shops.",
        ],
    },
    Rule {
        name: "who puts it down to what",
        kind: Kind::Effect,
        tells: puts_down,
        by: &[By::Stems(&["attribut", "blam", "credit"])],
        needed_by: [
            "The mayor blamed the deficit on a lease.",
            "Millers credited the new canal with the higher trade.",
        ],
    },
    Rule {
        name: "what somebody agreed to pay",
        kind: Kind::Figure,
        tells: agreed_to_pay,
        by: &[By::Words(&["agreed", "pay"]), By::Numbers],
        needed_by: [
            "The mill has agreed to pay $40,000.",
            "Two carters agreed to pay a total of $900.",
        ],
    },
    Rule {
        name: "what a body decided",
        kind: Kind::Membership,
        tells: decided,
        by: &[By::Words(&DECIDES)],
        needed_by: [
            "The council voted to raise the toll by 9 percent.",
            "The bill is cosponsored by 18 senators.",
        ],
    },
    Rule {
        name: "a group against its like",
        kind: Kind::Association,
        tells: like_groups,
        by: &[By::Cue(Cue::Compared), By::Words(&["rate"])],
        needed_by: [
            "Young renters move at twice the rate of old renters.",
            "Rural mills burn at three times the rate of other mills.",
        ],
    },
    Rule {
        name: "two things together",
        kind: Kind::Association,
        tells: together,
        by: &[By::Cue(Cue::Together), By::Words(&["likely"])],
        needed_by: [
            "The towns with the most fires are falling in these dry counties as well.",
            "Renters are 20 percent more likely to lack a stove than others.",
        ],
    },
    Rule {
        name: "a degree against another",
        kind: Kind::Rate,
        tells: degree_than,
        by: &[By::Words(&["than"])],
        needed_by: ["The ferry is cheaper than the bridge.", "Looms are heavier than carts."],
    },
];
