//! Numbers from held records, shown beside a claim.

use crate::claim::cluster::{self, Cluster};
use crate::claim::select::{OPEN_SUM, SUM, Select};
use crate::claim::{Shown, ShownNumber};
use crate::keys::{Form, Key, Table, When};
use crate::walk::Node;
use crate::walk::roles::is_of_many;
use crate::walk::terms::{ROLE, role};

pub(super) const SHOWN: Table = Table::new(
    "claims.shown",
    "A number from a held record, shown beside the claim.",
    &[
        ROLE,
        Key::text("said", "What it is, in one plain sentence.").such_as("\"permits of all towns\""),
        Key::text("unit", "Its unit.").such_as("\"per 100,000 people\""),
    ],
)
.in_forms(&[
    Form {
        when: When::Given("events"),
        about: "Events over exposure, scaled, with its exact Poisson interval.",
        keys: &[
            Key::table("events", &SUM, "The events."),
            Key::table("exposure", &OPEN_SUM, "The exposure; low and high carry what is assumed."),
            Key::number("per", "The scale, such as 100,000.").such_as("100000"),
        ],
    },
    Form {
        when: When::Given("part"),
        about: "A part of a whole, in per cent or per so many as its unit says, with its Wilson interval.",
        keys: &[Key::table("part", &SUM, "The part."), Key::table("whole", &SUM, "The whole.")],
    },
    Form {
        when: When::Given("cluster"),
        about: "Where on a map like values lie together, with the map.",
        keys: &[Key::table("cluster", &cluster::UNNAMED, "The map.")],
    },
    Form {
        when: When::Otherwise,
        about: "One cell, or the sum of several.",
        keys: &[Key::table("cell", &OPEN_SUM, "The cells.")],
    },
]);

pub(super) fn shown(node: Node<'_>) -> Option<Shown> {
    let role = role(&node);
    let said = node.text("said");
    let unit = node.text("unit");
    let number = number(&node, said.as_ref(), unit.as_ref());
    let (read, divided) = match &number {
        Some(ShownNumber::Cell(cell)) => (vec![Some(cell)], is_of_many(unit.as_ref())),
        Some(ShownNumber::Share { part, whole, .. }) => (vec![Some(part), Some(whole)], true),
        Some(ShownNumber::Rate { events, exposure, .. }) => {
            (vec![Some(events), Some(exposure)], true)
        }
        Some(ShownNumber::Cluster(cluster)) => {
            (cluster.selects().into_iter().map(Some).collect(), is_of_many(unit.as_ref()))
        }
        None => (Vec::new(), true),
    };
    node.bears_out(role, &read, divided);
    node.close();
    Some(Shown { role: role?, said: said?, unit: unit?, number: number? })
}

fn number(node: &Node<'_>, said: Option<&String>, unit: Option<&String>) -> Option<ShownNumber> {
    if node.takes("events") {
        let events = Select::need(node, "events");
        let exposure = Select::need(node, "exposure");
        let per = node.scale("per")?;
        node.is_scale_of(unit, "per", per);
        Some(ShownNumber::Rate { events: events?, exposure: exposure?, per })
    } else if node.takes("part") {
        let (part, whole) = (Select::need(node, "part"), Select::need(node, "whole"));
        let per = node.scale_of(unit?);
        Some(ShownNumber::Share { part: part?, whole: whole?, per: per? })
    } else if node.takes("cluster") {
        let table = node.table("cluster")?;
        let cluster = Cluster::unnamed(table, said.cloned(), unit.cloned());
        cluster.map(|cluster| ShownNumber::Cluster(Box::new(cluster)))
    } else {
        Select::need(node, "cell").map(ShownNumber::Cell)
    }
}
