//! Rules that ask what a sentence counts: levels, parts, numbers to come and gone, and a status.

use probative_terms::Kind;

use super::super::by::By;
use super::super::counts::{
    amounts, costs_somebody, for_each, is_figure, is_vague, than_it_was, then_and_now, untold_part,
};
use super::super::hold::{HOLDS, is_to_hold, proposes};
use super::super::patterns::{
    DONE, MORE, SO, VAGUE, acted, followed, follows, goes_with, has_law, holds_record, levels,
    makes_so, places_that_do, ranks_among, will_rise, would_change,
};
use super::super::public::property;
use super::super::stated::{
    changes_by_verb, deed, has_level, is_changed, more_by_part, takes, would_bring,
};
use super::Rule;
use crate::lexicon::Cue;

/// The rules, in the order in which they are asked.
pub(super) const COUNTED: [Rule; 34] = [
    Rule {
        name: "against what it was",
        kind: Kind::Trend,
        tells: than_it_was,
        by: &[By::Words(&["than"]), By::Numbers],
        needed_by: [
            "The valley has 6 percent fewer carts than in 2010.",
            "A loom costs $10 less than last year.",
        ],
    },
    Rule {
        name: "a level against another",
        kind: Kind::Rate,
        tells: |facts| {
            let compared = facts.compares() && !facts.has(Cue::Record) && levels(facts);
            (compared && !facts.number_changes()) || more_by_part(facts)
        },
        by: &[By::Cue(Cue::Compared)],
        needed_by: [
            "Only 6 percent of its loans went to farms, compared to 31 percent at other banks.",
            "Mills burn far more often in Ohio than elsewhere.",
        ],
    },
    Rule {
        name: "so many for each",
        kind: Kind::Rate,
        tells: for_each,
        by: &[By::Words(&["every", "each"]), By::Numbers],
        needed_by: [
            "For every 100 weavers, there are only 37 looms.",
            "Every hour of waiting costs carters $60.",
        ],
    },
    Rule {
        name: "a part of a whole",
        kind: Kind::Share,
        tells: |facts| facts.part_of_whole() && !facts.number_changes(),
        by: &[By::Parts],
        needed_by: [
            "Today 90 percent of orchards lie within five miles of a road.",
            "About 14 of the 30 mills were closed for good.",
        ],
    },
    Rule {
        name: "a part that is not told",
        kind: Kind::Share,
        tells: untold_part,
        by: &[By::Cue(Cue::Share)],
        needed_by: [
            "A large majority of millers in Ohio back the toll.",
            "Only a fraction of the mills in Ohio were inspected.",
        ],
    },
    Rule {
        name: "what a policy would do to a number",
        kind: Kind::Effect,
        tells: would_change,
        by: &[By::Cue(Cue::Forecast), By::Numbers],
        needed_by: [
            "The tax would raise bread prices by 11 cents a loaf.",
            "The canal will cut freight costs by 20 percent.",
        ],
    },
    Rule {
        name: "what it costs somebody",
        kind: Kind::Effect,
        tells: costs_somebody,
        by: &[By::Words(&["cost", "costs"]), By::Numbers],
        needed_by: [
            "The flood has cost my valley $75 million a year.",
            "The new rule would cost millers $19 a ton.",
        ],
    },
    Rule {
        name: "one number then and one now",
        kind: Kind::Trend,
        tells: then_and_now,
        by: &[By::Words(&["ago", "before"]), By::Numbers],
        needed_by: [
            "Hay that brought $110 a ton a year ago is selling for $225.",
            "The mill has 40 looms, and had 90 looms ten years ago.",
        ],
    },
    Rule {
        name: "a record by how long it held",
        kind: Kind::Trend,
        tells: holds_record,
        by: &[By::Words(&["since", "decade", "decades", "years", "generation", "century"])],
        needed_by: [
            "Not since 1956 has the valley been this dry.",
            "Catches in the bay were the lowest in a decade.",
        ],
    },
    Rule {
        name: "a number that is to come",
        kind: Kind::Figure,
        tells: |facts| {
            facts.has(Cue::Forecast)
                && amounts(facts)
                && !will_rise(facts)
                && !facts.has(Cue::Acts)
                && !facts.has(Cue::Record)
        },
        by: &[By::Cue(Cue::Forecast), By::Numbers],
        needed_by: [
            "The bill will increase the toll from $5 to $7.",
            "More than 400 weavers will be touched by an increase in the levy.",
        ],
    },
    Rule {
        name: "a number that a policy brings",
        kind: Kind::Effect,
        tells: |facts| facts.has(Cue::Acts) && facts.has(Cue::Forecast) && facts.counts(),
        by: &[By::Cue(Cue::Forecast), By::Cue(Cue::Acts), By::Numbers],
        needed_by: [
            "This will support more than 600 jobs in the valley.",
            "The canal would protect 40 towns from the river.",
        ],
    },
    Rule {
        name: "a number that a policy brought",
        kind: Kind::Effect,
        tells: |facts| facts.counts() && acted(facts) && !facts.part_of_whole(),
        by: &[By::Words(&DONE), By::Numbers],
        needed_by: [
            "The patrol has prevented at least ten thefts.",
            "The toll reduced traffic by 12 percent.",
        ],
    },
    Rule {
        name: "what rose or fell when it was done",
        kind: Kind::Effect,
        tells: followed,
        by: &[By::Words(&["when", "after", "once"]), By::Changes],
        needed_by: [
            "When the town raised pay by $20, thefts fell by half.",
            "After the levy was lifted, trade rose 12 percent.",
        ],
    },
    Rule {
        name: "a number that changed",
        kind: Kind::Trend,
        tells: |facts| facts.number_changes() && facts.counts(),
        by: &[By::Changes, By::Numbers],
        needed_by: [
            "The toll, up 40 percent in May, is paid in cash.",
            "Approval of the mill is at 72 percent, down 9 percent in a year.",
        ],
    },
    Rule {
        name: "who has one has more of another",
        kind: Kind::Association,
        tells: goes_with,
        by: &[By::Words(&MORE)],
        needed_by: [
            "Towns with higher levies have fewer shops.",
            "Counties that have dams are more often dry.",
        ],
    },
    Rule {
        name: "a record",
        kind: Kind::Trend,
        tells: |facts| facts.has(Cue::Record),
        by: &[By::Cue(Cue::Record)],
        needed_by: [
            "We have helped more welders find work than ever before.",
            "The levee has protected more towns than ever before.",
        ],
    },
    Rule {
        name: "wherever this is, that follows",
        kind: Kind::Effect,
        tells: follows,
        by: &[By::Words(&["where", "wherever", "when", "whenever"])],
        needed_by: [
            "Where levees go up, floods go way down.",
            "When a toll is refused, the carter gets turned back.",
        ],
    },
    Rule {
        name: "a vague number",
        kind: Kind::Figure,
        tells: is_vague,
        by: &[By::Words(&VAGUE)],
        needed_by: [
            "We have opened millions of new acres to grazing.",
            "The treasury is receiving billions of dollars a month from the tax.",
        ],
    },
    Rule {
        name: "what the speaker proposes",
        kind: Kind::Membership,
        tells: proposes,
        by: &[By::Words(&["i", "propose", "recommend"])],
        needed_by: [
            "I propose a great fair for the millers of the valley.",
            "I shall also recommend a new court for carters.",
        ],
    },
    Rule {
        name: "what is to hold by a rule",
        kind: Kind::Membership,
        tells: is_to_hold,
        by: &[By::Cue(Cue::Forecast), By::Words(&HOLDS)],
        needed_by: [
            "The clerk would retain the keys of the mill.",
            "The levy of Ohio will be applied to carts at first.",
        ],
    },
    Rule {
        name: "what a policy does",
        kind: Kind::Effect,
        tells: |facts| (facts.acts() || facts.works()) && !facts.has(Cue::Event) && !facts.counts(),
        by: &[By::Cue(Cue::Acts), By::Stems(&["work"])],
        needed_by: [
            "The levee has dramatically reduced flooding across that county.",
            "Low tolls stimulate trade in the valley.",
        ],
    },
    Rule {
        name: "what something makes of another",
        kind: Kind::Effect,
        tells: |facts| makes_so(facts) && !facts.counts() && !facts.is_address(),
        by: &[By::Stems(&["mak", "made"]), By::Words(&SO)],
        needed_by: ["Dry policies make towns less safe.", "The bridge has made the market worse."],
    },
    Rule {
        name: "what would come of it",
        kind: Kind::Effect,
        tells: would_bring,
        by: &[By::Cue(Cue::Forecast)],
        needed_by: [
            "The plan would shut the ferry of the valley.",
            "Such a toll could ruin every farm nearby.",
        ],
    },
    Rule {
        name: "a change without a number",
        kind: Kind::Trend,
        tells: |facts| {
            changes_by_verb(facts)
                || is_changed(facts)
                || facts.has(Cue::Record)
                || will_rise(facts)
        },
        by: &[By::Changes, By::Cue(Cue::Changed)],
        needed_by: [
            "Theft on the docks is rapidly escalating.",
            "Harvests have fallen in every valley.",
        ],
    },
    Rule {
        name: "the level of a rate",
        kind: Kind::Rate,
        tells: |facts| facts.has(Cue::Rate) && has_level(facts) || ranks_among(facts),
        by: &[By::Cue(Cue::Rate), By::Words(&["one", "among"])],
        needed_by: [
            "The town used to have extremely high rates of theft.",
            "The idle rate is 4.4 percent.",
        ],
    },
    Rule {
        name: "how it comes about",
        kind: Kind::Mechanism,
        tells: |facts| facts.has(Cue::How),
        by: &[By::Cue(Cue::How)],
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
        by: &[By::Words(&["because"])],
        needed_by: [
            "The ferry does not run because the county has not paid for it.",
            "Permits are not binding because no clerk has signed them.",
        ],
    },
    Rule {
        name: "what it takes",
        kind: Kind::Mechanism,
        tells: takes,
        by: &[By::Words(&["require", "requires"])],
        needed_by: [
            "Mills require more repairs as they age.",
            "A good harvest also requires rain in spring.",
        ],
    },
    Rule {
        name: "what was never done",
        kind: Kind::Membership,
        tells: |facts| facts.says("never") && facts.has(Cue::Event) && !facts.counts(),
        by: &[By::Words(&["never"]), By::Cue(Cue::Event)],
        needed_by: ["The dam that they promised was never built.", "The fine never got paid."],
    },
    Rule {
        name: "a status under a law",
        kind: Kind::Membership,
        tells: |facts| has_law(facts) && !facts.counts(),
        by: &[By::Cue(Cue::Law)],
        needed_by: [
            "My colleagues approved my amendment to rebuild the dam.",
            "Everyone in the valley is now eligible to vote.",
        ],
    },
    Rule {
        name: "places that do",
        kind: Kind::Membership,
        tells: places_that_do,
        by: &[By::Names],
        needed_by: [
            "Oregon, Utah and Maine index their tolls to prices.",
            "Ohio and Iowa tax salt by the ton.",
        ],
    },
    Rule {
        name: "a number or an event",
        kind: Kind::Figure,
        tells: is_figure,
        by: &[By::Numbers, By::Cue(Cue::Event)],
        needed_by: [
            "The mill had 1,126 looms on nine floors.",
            "The poll follows surveys conducted in 2013.",
        ],
    },
    Rule {
        name: "a property or a status",
        kind: Kind::Membership,
        tells: property,
        by: &[By::Cue(Cue::Aux)],
        needed_by: [
            "The mill of Hale County is a private company.",
            "Clinics in Reno treat the frailest patients.",
        ],
    },
    Rule {
        name: "what the speaker did",
        kind: Kind::Membership,
        tells: deed,
        by: &[By::Words(&["i", "we"])],
        needed_by: ["We closed the old camps by the river.", "I have vetoed every toll on bread."],
    },
];
