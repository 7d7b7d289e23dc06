//! The words of reasons: of qualifiers, of the rule, of nulls and of rows left out.

use probative_finding::finding::{
    Adjusted, Because, ChanceNull, Facts, NullName, Qualified, Qualifier, Reason, Unlike,
};
use probative_finding::reading::Gone;
use probative_terms::Role;
use probative_terms::number::{fixed, plain};

use crate::audit;
use crate::format::listed;
use crate::kind::said;

/// How the source's period or definition differs: in the words of its case, or as its rows show.
pub fn definition(facts: &Facts) -> Option<String> {
    facts.definition_differs.clone().or_else(|| facts.unlike.as_ref().map(unlike_rows))
}

fn unlike_rows(unlike: &Unlike) -> String {
    let values: Vec<String> = unlike.values.iter().map(|value| format!("`{value}`")).collect();
    format!("its rows are not made alike: {} under `{}`", listed(&values), unlike.column)
}

/// Why a qualifier fired, in one plain sentence.
pub fn because(fired: &Qualified) -> String {
    match &fired.because {
        Because::Unsaid(missing) if missing.is_empty() => {
            "no base rate is given: it takes one to tell whether that is many or few".to_owned()
        }
        Because::Unsaid(missing) => format!("the text does not say {missing}"),
        Because::Own(own) => match fired.qualifier {
            Qualifier::DefinitionDiffers => format!("the definition differs: {own}"),
            Qualifier::PartOfClaim => format!("the records do not reach a part of it: {own}"),
            _ => own.clone(),
        },
        Because::NotHeldAgainst(names) => {
            let (is, it) = if names.len() == 1 { ("is", "it") } else { ("are", "them") };
            format!("{} {is} stated, and nothing is held against {it}", listed(names))
        }
        Because::BaseRateAlike { base, interval: (low, high) } => format!(
            "the base rate, {}, lies in the sampling interval from {} to {}",
            said(base).text,
            plain(*low),
            plain(*high)
        ),
        Because::ReadsOtherwise(role, what) => {
            format!("{} it reads otherwise: {}", under(*role), said(what).text)
        }
        Because::HangsOn(turns) => {
            let each: Vec<String> = turns.iter().map(audit::turn).collect();
            format!("another choice of the author's gives another word: {}", each.join("; "))
        }
        Because::Areas => "what is true of areas need not be true of the people in them".to_owned(),
        Because::Unlike(unlike) => unlike_rows(unlike),
        Because::Provisional(sources) => format!("provisional: {}", sources.join(", ")),
        Because::ListAge(months) => {
            format!("the list was {months} months old when the text appeared")
        }
        Because::Withheld(units, of) => {
            format!("{units} of {of} units are withheld by the publisher")
        }
        Because::LeftOut(left_out, of) => {
            format!("the text leaves out {left_out} of the {of} places that the list holds")
        }
        Because::Agree(agree, of) => format!("{agree} of {of} defensible readings agree"),
        Because::Alone => "no other defensible reading was examined".to_owned(),
        Because::ByChance { null: ChanceNull::Unable, .. } => {
            "true as counted, and nobody can say how often chance gives as much: nothing like it can be drawn, or nobody knows which of the places belong together"
                .to_owned()
        }
        Because::ByChance { p, null } => {
            format!("true as counted, no more than chance gives: {}", chance_list(*p, *null))
        }
        Because::FewEvents { interval: (low, high) } => format!(
            "these are few events: what chance alone does to such counts reaches from {} to {}",
            plain(*low),
            plain(*high)
        ),
        Because::NotMeasured => {
            "how often this test errs on these places and years has not been measured".to_owned()
        }
    }
}

/// How often chance gives as much, by what it rearranges.
fn chance_list(p: f64, null: ChanceNull) -> String {
    // As many digits as the draws know.
    let share = fixed(100.0 * p, usize::from(p < 0.1));
    match null {
        ChanceNull::Lists => format!(
            "{share} % of random lists of as many places, as much together and of as many people, differ as much"
        ),
        ChanceNull::ListsByLot => {
            format!("{share} % of lists of as many places, drawn by lot, differ as much")
        }
        ChanceNull::Unable => "nothing like it can be drawn".to_owned(),
        ChanceNull::Signs => {
            format!(
                "{share} % of series of the same yearly steps, each up or down by lot, end as far off"
            )
        }
    }
}

/// Under what a reading of this role reads otherwise.
fn under(role: Role) -> &'static str {
    match role {
        Role::PerHead => "per head",
        Role::AgeAdjusted => "with ages made alike",
        Role::AsKnownNow => "as known now",
        Role::BaseRate => "beside its base rate",
        Role::FullList => "on the full list",
        Role::WiderDefinition => "by a wider definition",
        Role::TheseAlone => "of these alone, as counted,",
        Role::SuchAsThese => "of such as these",
    }
}

/// Why the rule gave its verdict, in one plain sentence.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Row(row) => of_row(*row).to_owned(),
        Reason::Unreliable => {
            "a source of the primary reading is not sufficiently reliable".to_owned()
        }
        Reason::Straddles => {
            "what is withheld, unknown or tied could put the number on either side of an edge".to_owned()
        }
        Reason::TypeOne(share) => {
            format!("the test says yes to {} % of false claims here", fixed(100.0 * share, 1))
        }
        Reason::Widened(factor) => format!(
            "on these places the interval must be {} times as wide for a wrong word to be rare, and twice is the most",
            plain(*factor)
        ),
        Reason::NotCalibrated => {
            "chance decides, and how often a word is wrong on these places has not been measured, \
             as `probative calibrate` does where their codes say where they lie"
                .to_owned()
        }
        Reason::NoError => {
            "chance moves a rate, and neither counts nor errors of these published rates are held that say how far; rates that no chance moves, as those of a law, are ranked as they are published (`reach = \"these\"`)"
                .to_owned()
        }
        Reason::AtThreshold => {
            "it is at the threshold: more worlds or draws would be needed to tell the side"
                .to_owned()
        }
        Reason::BeyondNull => {
            "the interval crosses an edge: there is a difference, and it may be as large as the word needs or not".to_owned()
        }
        Reason::HeldFixed(differ, of) => format!(
            "it depends on what is held fixed: {differ} of the {of} nulls of the same sentence say otherwise"
        ),
        Reason::Agree(agree, of) => format!("only {agree} of {of} defensible readings agree"),
        Reason::Checklist { passed, of, needed } => {
            format!("the design meets {passed} of {of} questions; {needed} are needed")
        }
    }
}

fn of_row(row: u8) -> &'static str {
    match row {
        4 => "the whole interval lies where the claim fails",
        5 => "the whole interval lies where the claim holds, and a qualifier fires",
        6 => "the whole interval lies where the claim holds, and no qualifier fires",
        7 => {
            "the interval lies outside the region where the claim holds, but not all of it where it fails"
        }
        8 => {
            "the interval crosses an edge, and the test could have found an effect of the asserted size"
        }
        _ => {
            "the interval crosses an edge, and the test could not have found an effect of the asserted size"
        }
    }
}

/// What a null shuffles or moves.
pub fn null(name: NullName) -> &'static str {
    match name {
        NullName::ListingShuffled => {
            "the listing shuffled among like-sized places of the same state, exactly"
        }
        NullName::PolicyGiven => "the policy given to other places at random",
        NullName::ClusteredLists => "lists as clustered as this one, made at random",
        NullName::RestRedrawn => {
            "what the other explanations leave of the outcome, redrawn as smooth as it is"
        }
        NullName::UnrelatedMaps => {
            "two maps that have nothing to do with each other, by the t-test with the number of independent places"
        }
        NullName::ValuesRearranged => "the same values, rearranged anywhere on the map",
    }
}

/// What a null holds fixed.
pub fn holds_fixed(name: NullName) -> &'static str {
    match name {
        NullName::ListingShuffled => {
            "the roads, the places, each state's number of listed places of each size"
        }
        NullName::PolicyGiven => "every place's outcomes, and how many places have the policy",
        NullName::ClusteredLists => {
            "the outcome, the rival explanations, and how alike neighbours are in being listed"
        }
        NullName::RestRedrawn => {
            "the list, the rival explanations, and how alike neighbours are in what these leave"
        }
        NullName::UnrelatedMaps => "how alike places are at each distance, on either map",
        NullName::ValuesRearranged => "the values, the places, and who is a neighbour of whom",
    }
}

/// How tests are adjusted for each other.
pub fn adjusted(adjusted: Adjusted) -> &'static str {
    match adjusted {
        Adjusted::NotNeeded => "none needed",
        Adjusted::HolmNamed => "Holm over the named places",
        Adjusted::LargestOfMap => "against the largest that chance gives anywhere on the map",
        Adjusted::BenjaminiHochbergPlaces => "Benjamini–Hochberg over the places of the map",
    }
}

/// Why rows were left out.
pub fn gone(gone: &Gone) -> String {
    match gone {
        Gone::CountWithheld => "the publisher withholds the count".to_owned(),
        Gone::NumberWithheld => "the record gives no number".to_owned(),
        Gone::Unplaced => "listed without a place of this level".to_owned(),
        Gone::Undated => "listed without a known day of publication".to_owned(),
        Gone::PublishedLater => {
            "entries of the list that were published after the text, and do not count".to_owned()
        }
        Gone::Farther(kilometers) => {
            format!("farther than {} km from the middle place", plain(*kilometers))
        }
        Gone::BetweenYears(step) => {
            format!("years between those of the record, which has one in {step}")
        }
        Gone::OneMapLacks => "a number is missing on one of the maps".to_owned(),
        Gone::NamedWithoutRate => "named places without a rate".to_owned(),
        Gone::RateBlankOrZero => "places whose rate is blank or zero".to_owned(),
        Gone::NoRate(places) => format!("no rate can be made: {}", places.join(", ")),
        Gone::BeforeWindow => "listed before the window".to_owned(),
        Gone::ListedBefore(places) => format!("listed before the window: {}", places.join(", ")),
        Gone::ListedLater => "listed later in the window".to_owned(),
        Gone::ListedEarlier => "listed earlier in the window".to_owned(),
        Gone::NotSpokenOf => "of which the list does not speak".to_owned(),
        Gone::OutcomeLacking => "without an outcome in every year".to_owned(),
        Gone::ListedWithoutOutcome(places) => {
            format!("on the list, without an outcome in every year: {}", places.join(", "))
        }
        Gone::ExplanationLacking => "a place lacks one of the explanations' numbers".to_owned(),
        Gone::NothingGiven => "no number, or no people or error that go with it".to_owned(),
        Gone::NoCounterpart => {
            "without a like-sized place of the same state that is not listed".to_owned()
        }
    }
}
