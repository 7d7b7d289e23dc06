//! A membership with its choices made otherwise.

use probative_case::claim::Kinds;
use probative_case::claim::membership::{At, Columns, Membership};
use probative_case::claim::select::Places;
use probative_finding::Choice;
use probative_finding::audit::{Dimension, Taken};
use probative_finding::choice::Time;

use crate::audit::Other;

pub(super) fn others(membership: &Membership) -> Vec<Other> {
    let mut others = Other::lists(&membership.list, &membership.lists, |list, lists| {
        Some(Kinds::Membership(Membership { list, lists, ..membership.clone() }))
    });
    others.extend(other_time(membership));
    others.extend(other_coverage(membership));
    others.extend(without(Dimension::Time, "until", membership, |columns| &mut columns.until));
    others.extend(without(Dimension::List, "criterion", membership, |it| &mut it.criterion));
    others
}

/// The registry without one of its columns, where the case names it.
fn without(
    dimension: Dimension,
    key: &str,
    membership: &Membership,
    column: fn(&mut Columns) -> &mut Option<String>,
) -> Vec<Other> {
    let mut other = membership.clone();
    if column(&mut other.columns).take().is_none() {
        return Vec::new();
    }
    let given = |given| Taken::Given { what: key.to_owned(), given };
    Other::each(dimension, &given(true), [given(false)], |_| Some(Kinds::Membership(other.clone())))
}

fn other_time(membership: &Membership) -> Vec<Other> {
    let told = |time| Taken::Choice(Choice::Time(time));
    let (own, other, at) = match membership.at {
        At::Event => (Time::Event, Time::Text, At::Text),
        At::Text => (Time::Text, Time::Event, At::Event),
    };
    let dated = membership.members.iter().all(|member| member.event.is_some());
    let options = (at == At::Text || dated).then(|| told(other));
    Other::each(Dimension::Time, &told(own), options, |_| {
        // The author's own other time is then what decides, and no further reading.
        let rest = membership.at_alternates.iter().copied().filter(|other| *other != at);
        let at_alternates = rest.collect();
        Some(Kinds::Membership(Membership { at, at_alternates, ..membership.clone() }))
    })
}

/// Whether a place that the list has not is known not to be on it.
fn other_coverage(membership: &Membership) -> Vec<Other> {
    let told = |word: &str| Taken::Word(word.to_owned());
    let options = [("all", Places::All), ("unknown", Places::Unknown)];
    let own = match &membership.list.covers.places {
        Places::All => "all",
        Places::Some(_) => "some",
        Places::Unknown => "unknown",
    };
    Other::each(
        Dimension::Coverage,
        &told(own),
        options.clone().map(|(word, _)| told(word)),
        |option| {
            let (_, places) = options.iter().find(|(word, _)| told(word) == *option)?;
            let mut membership = membership.clone();
            membership.list.covers.places = places.clone();
            Some(Kinds::Membership(membership))
        },
    )
}
