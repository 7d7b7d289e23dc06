//! One claim, whatever its kind.

use std::ops::Range;

use super::walk::Node;
use super::{association, cluster, kind, regions, select};
use crate::claim::{Anchor, Claim, Kinds, Notes, Shown, ShownNumber, Test, Vary};
use crate::words::Words;
use probative_terms::Role;
use probative_terms::Wanted;
use probative_terms::{Kind, Tail};

/// A claim and where its parts stand in the file.
pub(super) struct Placed {
    pub(super) claim: Claim,
    pub(super) span: Range<usize>,
    pub(super) anchor_span: Range<usize>,
    pub(super) rests_on: Vec<(String, Range<usize>)>,
}

pub(super) fn all(nodes: Vec<Node<'_>>) -> Vec<Placed> {
    nodes.into_iter().filter_map(read).collect()
}

fn read(node: Node<'_>) -> Option<Placed> {
    let id = node.text("id")?;
    let node = node.named(format!("claim `{id}`"));
    let kind = node.choice("kind", &Kind::ALL.map(|kind| (kind, kind.word())));
    let words = node.choice("words", &Words::ALL);
    let said = node.text("said");
    let mirror = node.text("mirror");
    let anchor_span = node.span_of("anchor");
    let anchor = node.table("anchor").and_then(anchor);
    let tested_as = node.text("tested_as");
    let would_change = node.text("would_change");
    let rests_on = node.spanned_texts("rests_on");
    let tail = if node.has("tail") { tail(&node) } else { Some(Tail::Both) };
    let denied = node.flag("denied");
    let choices = node.tables("vary");
    let shown = node.tables("shown").into_iter().filter_map(shown).collect();
    let notes = notes(&node);
    let test = kind.and_then(|kind| test(&node, kind));
    let vary = choices.into_iter().filter_map(|choice| vary(choice, test.as_ref())).collect();
    let regions = words.zip(test.as_ref()).map(|(words, test)| regions::read(&node, words, test));
    let regions_because = node.optional_text("regions_because");
    let span = node.span();
    node.close();
    let claim = Claim {
        id,
        kind: kind?,
        said: said?,
        mirror: mirror?,
        anchor: anchor?,
        tested_as: tested_as?,
        words: words?,
        regions: regions?,
        regions_because,
        denied,
        tail: tail?,
        vary,
        rests_on: rests_on.iter().map(|(id, _)| id.clone()).collect(),
        notes,
        would_change: would_change?,
        test: test?,
        shown,
    };
    Some(Placed { claim, span, anchor_span, rests_on })
}

fn anchor(node: Node<'_>) -> Option<Anchor> {
    let (start, length, sha256) = (node.whole("start"), node.whole("length"), node.text("sha256"));
    node.close();
    Some(Anchor { start: start?, length: length?, sha256: sha256? })
}

/// A choice must stand in one of the claim's filters.
fn vary(node: Node<'_>, test: Option<&Test>) -> Option<Vary> {
    let (said, column, from) = (node.text("said"), node.text("column"), node.text("from"));
    let to = node.texts("to");
    if to.is_empty() {
        node.mistake("E306", "to", "no other value is named".to_owned(), "name one or more");
    }
    let vary = Vary { said: said?, column: column?, from: from?, to };
    if let Some(kinds) = test.and_then(Test::held)
        && kinds.varied(&vary, "").is_none()
    {
        let said = format!("nothing is read where `{}` is `{}`", vary.column, vary.from);
        node.mistake(
            "E307",
            "from",
            said,
            "name a column and the value that a filter of the claim has",
        );
    }
    node.close();
    Some(vary)
}

fn tail(node: &Node<'_>) -> Option<Tail> {
    node.choice("tail", &[(Tail::Upper, "upper"), (Tail::Lower, "lower"), (Tail::Both, "both")])
}

fn notes(node: &Node<'_>) -> Notes {
    Notes {
        base_rate_missing: node.optional_text("base_rate_missing"),
        definition_differs: node.optional_text("definition_differs"),
        part_of_claim: node.optional_text("part_of_claim"),
        rivals_examined: node.texts("rivals_examined"),
        rivals_not_examined: node.texts("rivals_not_examined"),
    }
}

/// A claim whose record is not held says so; any other has a table named after its kind.
fn test(node: &Node<'_>, kind: Kind) -> Option<Test> {
    match node.optional_table("not_held") {
        Some(wanted) => not_held(wanted).map(Test::NotHeld),
        None => node
            .table(kind.word())
            .and_then(|table| held(table, kind))
            .map(|kinds| Test::Held(Box::new(kinds))),
    }
}

fn not_held(node: Node<'_>) -> Option<Wanted> {
    let (record, holder) = (node.text("record"), node.text("holder"));
    let would_decide = node.text("would_decide");
    node.close();
    Some(Wanted { record: record?, holder: holder?, would_decide: would_decide? })
}

fn held(node: Node<'_>, kind: Kind) -> Option<Kinds> {
    match kind {
        Kind::Figure => kind::figure(node).map(Kinds::Figure),
        Kind::Share => kind::share(node).map(Kinds::Share),
        Kind::Arithmetic => kind::arithmetic(node).map(Kinds::Arithmetic),
        Kind::Trend => kind::trend(node).map(Kinds::Trend),
        Kind::Membership => kind::membership(node).map(Kinds::Membership),
        Kind::Alignment => kind::alignment(node).map(Kinds::Alignment),
        Kind::Association => association::association(node).map(Kinds::Association),
        Kind::Cluster => cluster::cluster(node).map(Kinds::Cluster),
        Kind::Rate => kind::rate(node).map(Kinds::Rate),
        Kind::Effect => kind::effect(node).map(Kinds::Effect),
        Kind::Quote => kind::quote(node).map(Kinds::Quote),
        Kind::Rivals => kind::rivals(node).map(Kinds::Rivals),
        Kind::Mechanism => kind::mechanism(node).map(Kinds::Mechanism),
    }
}

fn shown(node: Node<'_>) -> Option<Shown> {
    let role = role(&node);
    let said = node.text("said");
    let unit = node.text("unit");
    let number = if node.has("events") {
        let (events, exposure) = (select::need(&node, "events"), select::need(&node, "exposure"));
        let per = node.number("per");
        (|| Some(ShownNumber::Rate { events: events?, exposure: exposure?, per: per? }))()
    } else if node.has("part") {
        let (part, whole) = (select::need(&node, "part"), select::need(&node, "whole"));
        part.zip(whole).map(|(part, whole)| ShownNumber::Share { part, whole })
    } else if let Some(table) = node.optional_table("cluster") {
        let cluster = said.clone().zip(unit.clone());
        let cluster = cluster.and_then(|(said, unit)| cluster::of(table, said, unit));
        cluster.map(|cluster| ShownNumber::Cluster(Box::new(cluster)))
    } else {
        select::need(&node, "cell").map(ShownNumber::Cell)
    };
    node.close();
    Some(Shown { role: role?, said: said?, unit: unit?, number: number? })
}

/// The role of a reading beside the primary one.
pub(super) fn role(node: &Node<'_>) -> Option<Role> {
    node.choice("role", &Role::ALL.map(|role| (role, role.word())))
}
