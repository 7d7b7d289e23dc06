//! The words of a claim of the kind alignment.

use probative_finding::what::alignment::Near;
use probative_finding::what::{Alignment, AlignmentPhrase};
use probative_terms::Unit;
use probative_terms::number::{p_is, plain};

use crate::choice::rows;
use crate::said::Said;
use crate::understood::Meant;

/// The page of the kind.
pub(crate) const PAGE: &str = include_str!("alignment.md");

/// The sentence of a reading.
pub(crate) fn said(what: &Alignment) -> Said {
    match what {
        Alignment::Near(near) => Said { null: true, ..Said::with_others(within(near)) },
        Alignment::Population(percent) => {
            Said::with_value(format!("{} % of the population lives as near", plain(*percent)))
        }
        Alignment::Counted { column, percent } => Said::with_value(format!(
            "{} % of `{column}`, by which places are alike in size, lies as near",
            plain(*percent)
        )),
        Alignment::AllPlaces(percent) => {
            Said::with_value(format!("{} % of all places lie as near", plain(*percent)))
        }
        Alignment::OtherNull { held, by_chance, excess } => Said::with_value(format!(
            "shuffled {}, the list gives {} %, so that the excess is {} points: {}",
            match held.state {
                true => "among places of the same state, whatever their size",
                false => "among like-sized places of any state",
            },
            plain(*by_chance),
            plain(*excess),
            match held.state {
                true => "the sentence that listed places lie nearer, large as they are",
                false => "the sentence that states with listed places lie nearer",
            },
        )),
        Alignment::States { with, of, kilometers } => Said::with_value(format!(
            "{with} of {of} states have a place within {} km, so that naming states could hardly fail",
            plain(*kilometers)
        )),
        Alignment::Movable { movable, listed, excess } => Said::with_value(format!(
            "{movable} of the {listed} listed places have a like-sized place of the same state that is not listed; among them alone the excess is {} points",
            plain(*excess)
        )),
        Alignment::Moved { difference, by_chance, p } => {
            let text = format!(
                "the listed places' share less the population's: {} points; with the whole network moved elsewhere {} on average ({}), its shape and where people live held fixed",
                plain(*difference),
                plain(*by_chance),
                p_is(*p)
            );
            Said { null: true, ..Said::with_others(text) }
        }
        Alignment::Named { places, role, without } => {
            let are = if places.len() == 1 { "place is" } else { "places are" };
            let named = format!(
                "{} {are} named {role} by the documents held: {}",
                places.len(),
                places.join(", ")
            );
            Said::with_value(match without {
                Some(own) => format!("{named}; none of them names {own}"),
                None => named,
            })
        }
        Alignment::Documents { naming, of, place } => {
            Said::with_others(format!("{naming} of {of} documents name {place}"))
        }
    }
}

fn within(near: &Near) -> String {
    format!(
        "{} % of the listed places ({}) lie within {} km of {}; shuffling the list among like-sized places of the same state gives {} % [{} to {}]",
        plain(near.share),
        rows(near.rows),
        plain(near.kilometers),
        near.line,
        plain(near.by_chance),
        plain(near.ends.0),
        plain(near.ends.1)
    )
}

/// What is read for a claim.
pub(crate) fn meant(claim: &probative_case::claim::alignment::Alignment) -> Meant {
    use probative_case::claim::alignment::Alignment as Claim;
    match claim {
        Claim::Along(along) => Meant {
            subject: "the excess".to_owned(),
            reading: format!(
                "the share of listed places within {} km of {}",
                plain(along.primary),
                along.line
            ),
            beside: "the same list given by lot to places of the same state and size".to_owned(),
            unit: Unit::PercentagePoints,
        },
        Claim::Only(only) => Meant {
            subject: "the number of places so named".to_owned(),
            reading: format!("how many places records name as {}", only.said),
            beside: format!("{} alone", only.place),
            unit: Unit::named("places"),
        },
    }
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &AlignmentPhrase) -> String {
    use AlignmentPhrase as P;
    match phrase {
        P::NearAndFar(line) => format!("Listed places, near {line} and far"),
        P::Within(kilometers) => format!("listed, within {} km", plain(*kilometers)),
        P::Farther(kilometers) => format!("listed, farther than {} km", plain(*kilometers)),
        P::Distances(line) => format!("Listed places by their distance from {line}"),
        P::WhichIsReal(line) => format!("Which map is real? Listed places and {line}"),
        P::OneIsReal(of) => format!("one of these {of} maps shows the list"),
        P::Closest => "In which map do the points lie closest to the lines?".to_owned(),
        P::Shuffled => "the list shuffled among like-sized places of the same state".to_owned(),
        P::Lines => "the lines of the record".to_owned(),
        P::InTheRole => "Places named in the role".to_owned(),
        P::Place => "place".to_owned(),
        P::Documents => "documents".to_owned(),
        P::Which => "which".to_owned(),
        P::Names(documents) => documents.join("; "),
    }
}
