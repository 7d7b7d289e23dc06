//! The table of a claim that two things go together.

use super::breaks::breaks;
use super::claim::role;
use super::kind::adjacency;
use super::select;
use super::walk::Node;
use crate::claim::association::{Association, Comparison, Maps, Named};

/// Two maps where the table names a second one, a named set and a count elsewhere.
pub(super) fn association(node: Node<'_>) -> Option<Association> {
    if node.has("with") {
        maps(node).map(|maps| Association::Maps(Box::new(maps)))
    } else {
        named(node).map(|named| Association::Named(Box::new(named)))
    }
}

fn maps(node: Node<'_>) -> Option<Maps> {
    let (said, with_said) = (node.text("said"), node.text("with_said"));
    let (values, with) = (select::need(&node, "values"), select::need(&node, "with"));
    let key = node.column(values.as_ref().map(|values| values.source.as_str()), "key");
    let adjacency = node.table("adjacency").and_then(adjacency);
    node.close();
    Some(Maps {
        said: said?,
        with_said: with_said?,
        values: values?,
        with: with?,
        key: key?,
        adjacency: adjacency?,
    })
}

fn named(node: Node<'_>) -> Option<Named> {
    let said = node.text("said");
    let (counts, population) = (select::need(&node, "counts"), select::need(&node, "population"));
    let key = node.column(counts.as_ref().map(|counts| counts.source.as_str()), "key");
    let named = node.texts("named");
    let first = node.whole("first");
    let without = node.texts("without").into_iter().map(|code| vec![code]).collect();
    let adjacency = node.table("adjacency").and_then(adjacency);
    let beside = node.tables("beside").into_iter().filter_map(comparison).collect();
    let breaks = breaks(&node);
    node.close();
    Some(Named {
        said: said?,
        counts: counts?,
        population: population?,
        key: key?,
        named,
        first: first?,
        without,
        adjacency: adjacency?,
        beside,
        breaks,
    })
}

fn comparison(node: Node<'_>) -> Option<Comparison> {
    let (role, said, unit) = (role(&node), node.text("said"), node.text("unit"));
    let (values, exposure) = (select::need(&node, "values"), select::optional(&node, "exposure"));
    let per = node.optional_number("per").unwrap_or(1.0);
    let named = node.has("named").then(|| node.texts("named"));
    node.close();
    Some(Comparison {
        role: role?,
        said: said?,
        values: values?,
        exposure,
        per,
        unit: unit?,
        named,
    })
}
