//! The words of a claim of the kind rivals.

use crate::format;
use probative_finding::what::rivals::{Added, BesideRandom, Column};
use probative_finding::what::{Rivals, RivalsPhrase};
use probative_terms::number::plain;
use probative_terms::{Unit, Whole};

use crate::said::Said;
use crate::understood::Meant;

/// The page of the kind.
pub(crate) const PAGE: &str = include_str!("rivals.md");

/// The sentence of a reading.
pub(crate) fn said(what: &Rivals) -> Said {
    match what {
        Rivals::Partial { explanation, outcome, others, listed, percent } => {
            let turn = if *percent < 0.0 { "lower" } else { "higher" };
            Said::with_value(format!(
                "{explanation}: with the {others} other explanations alike, {outcome} are {} % {turn} in the {listed} listed places than the mean of the others",
                plain(percent.abs())
            ))
        }
        // The value is what is left beside a random list, so that the null is told with it.
        Rivals::Forecast(what) => {
            Said { null: true, ..Said::with_others(added(what, direction(what))) }
        }
        Rivals::Added(what) => {
            let turn = if what.beyond < 0.0 { WORSE } else { BETTER };
            Said { null: true, ..Said::with_others(added(what, turn)) }
        }
        Rivals::Alone { explanation, percent } => {
            Said::with_value(format!("{explanation} alone foretells {} %", plain(*percent)))
        }
    }
}

const BETTER: &str = ", and beside a random list it makes that better";
const WORSE: &str = ", and beside a random list it makes that worse";

/// What the list makes of a forecast; where the interval holds no difference, neither has it a
/// direction.
fn direction(what: &Added) -> &'static str {
    match what.beside_random {
        BesideRandom::Better => BETTER,
        BesideRandom::Worse => WORSE,
        BesideRandom::NoBetter => "",
    }
}

fn added(what: &Added, turn: &str) -> String {
    let than = match what.beside_random {
        BesideRandom::Better => "better than",
        BesideRandom::Worse => "worse than",
        BesideRandom::NoBetter => "no better than",
    };
    format!(
        "knowing {} forecasts {} {than} a list made at random: {} other explanations foretell {} % of the differences between places{turn}",
        what.explanation,
        what.outcome,
        what.others,
        plain(what.foretold)
    )
}

/// What is read for a claim.
pub(crate) fn meant(claim: &probative_case::claim::rivals::Rivals) -> Meant {
    let rivals: Vec<String> = claim.explanations.iter().map(|rival| rival.name.clone()).collect();
    Meant {
        subject: claim.said.clone(),
        reading: format!("{}, explained by {}", claim.said, claim.policy.name),
        beside: format!("other places that are alike in {}", format::listed(&rivals)),
        unit: Unit::Percent(Whole::Unlisted),
    }
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &RivalsPhrase) -> String {
    match phrase {
        RivalsPhrase::Explanations(outcome) => {
            format!("Explanations of {outcome}, out of sample")
        }
        RivalsPhrase::Column(column) => heading(*column).to_owned(),
    }
}

fn heading(column: Column) -> &'static str {
    match column {
        Column::Explanation => "explanation",
        Column::Predicts => "predicts that the others do not",
        Column::Alone => "fit alone, %",
        Column::Adds => "adds to all others, points",
        Column::Correlation => "rank correlation with the outcome",
    }
}
