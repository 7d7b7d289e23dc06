//! A cluster with its choices made otherwise.

use probative_case::claim::Kinds;
use probative_case::claim::cluster::{Chosen, Cluster, Mapped};
use probative_finding::Choice;
use probative_finding::audit::{Dimension, Taken};
use probative_terms::Neighbours;

use crate::audit::Other;
use crate::question::Question;

/// Neighbours that every map has.
const USUAL: [Neighbours; 4] =
    [Neighbours::Queen, Neighbours::Nearest(4), Neighbours::Nearest(6), Neighbours::Nearest(8)];

pub(super) fn others(cluster: &Cluster, question: &Question<'_>) -> Vec<Other> {
    let mut others = other_neighbours(cluster);
    others.extend(as_counts(cluster));
    if let Mapped::Values(values) = &cluster.mapped {
        others.extend(Other::of_rates(values, question, |values| {
            let mapped = Mapped::Values(values);
            Some(Kinds::Cluster(Cluster { mapped, ..cluster.clone() }))
        }));
    }
    if !cluster.named().is_empty() {
        others.extend(Other::named(cluster.chosen, |chosen: Chosen| {
            Some(Kinds::Cluster(Cluster { chosen, ..cluster.clone() }))
        }));
    }
    others
}

fn other_neighbours(cluster: &Cluster) -> Vec<Other> {
    let told = |neighbours: &Neighbours| Taken::Choice(Choice::Neighbors(neighbours.clone()));
    let options: Vec<Taken> = cluster.weights.iter().chain(&USUAL).map(told).collect();
    Other::each(Dimension::Neighbors, &told(&cluster.weights[0]), options, |option| {
        let Taken::Choice(Choice::Neighbors(first)) = option else { return None };
        let rest = cluster.weights.iter().filter(|other| *other != first).cloned();
        let weights = std::iter::once(first.clone()).chain(rest).collect();
        Some(Kinds::Cluster(Cluster { weights, ..cluster.clone() }))
    })
}

/// The events as they are, where rates are mapped.
fn as_counts(cluster: &Cluster) -> Vec<Other> {
    let Mapped::Rates { events, .. } = &cluster.mapped else { return Vec::new() };
    let told = |given| Taken::Given { what: "population".to_owned(), given };
    Other::each(Dimension::Denominator, &told(true), [told(false)], |_| {
        let mapped = Mapped::Values(events.clone());
        Some(Kinds::Cluster(Cluster { mapped, ..cluster.clone() }))
    })
}
