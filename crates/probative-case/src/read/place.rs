//! Where claims stand in the text, and how they rest on each other.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::claim::Placed;
use crate::case::Text;
use crate::walk::Node;
use crate::walk::suggest::nearest;
use probative_terms::Diagnostic;

/// Checks ids, anchors and the argument graph.
///
/// `ids` are those of all claims, also of such as could not be read.
pub(super) fn check(root: &Node<'_>, claims: &[Placed], ids: &[String], text: &Text) {
    let known: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
    let mut told = BTreeMap::new();
    for placed in claims {
        let id = placed.claim.id.as_str();
        if let Some(other) = told.insert(file_name(id), id) {
            let said = if other == id {
                format!("two claims have the id `{id}`")
            } else {
                format!("the ids `{other}` and `{id}` would have files of the same name")
            };
            report(
                root,
                "E301",
                said,
                placed.span.clone(),
                Some("give each its own id".to_owned()),
            );
        }
    }
    let starts = by_start(claims);
    for placed in claims {
        anchors(root, placed, claims, &starts, text);
        for (at, (id, span)) in placed.rests_on.iter().enumerate() {
            if placed.rests_on[..at].iter().any(|(before, _)| before == id) {
                let said = format!("`rests_on` names `{id}` twice");
                report(root, "E301", said, span.clone(), Some("name each claim once".to_owned()));
            }
            if !known.contains(id.as_str()) {
                unknown(root, id, span.clone(), &known);
            }
        }
    }
    // A case without claims yet is a page without claims, and its conclusion waits for one.
    if !known.is_empty() && !known.contains(text.conclusion.as_str()) {
        let span = root.span_within("text", "conclusion");
        unknown(root, &text.conclusion, span, &known);
    }
    cycles(root, claims);
}

/// What tells an id apart in the names of files and on pages: its letters and digits, whatever
/// stands between.
fn file_name(id: &str) -> String {
    id.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect()
}

fn unknown(root: &Node<'_>, id: &str, span: Range<usize>, known: &BTreeSet<&str>) {
    let help = nearest(id, known.iter().copied()).map(|name| format!("did you mean `{name}`?"));
    report(root, "E301", format!("the case has no claim `{id}`"), span, help);
}

/// Where each claim starts in the text, in order of that, with its place in the case.
fn by_start(claims: &[Placed]) -> Vec<(usize, usize)> {
    let start = |(at, placed): (usize, &Placed)| (placed.claim.anchor.start, at);
    let mut starts: Vec<(usize, usize)> = claims.iter().enumerate().map(start).collect();
    starts.sort_unstable();
    starts
}

/// Anchors lie in the text, and two of them are apart or one lies in the other.
fn anchors(
    root: &Node<'_>,
    placed: &Placed,
    claims: &[Placed],
    starts: &[(usize, usize)],
    text: &Text,
) {
    let anchor = &placed.claim.anchor;
    let end = anchor.start + anchor.length;
    if anchor.length == 0 || end > text.bytes {
        let said = format!("claim `{}` stands outside the text", placed.claim.id);
        let help = format!("the text has {} bytes", text.bytes);
        report(root, "E303", said, placed.anchor_span.clone(), Some(help));
    }
    // Looked at from the one that starts first, so that a pair is told once.
    let inside = starts.partition_point(|(start, _)| *start <= anchor.start);
    for (start, at) in starts[inside..].iter().take_while(|(start, _)| *start < end) {
        let other = &claims[*at];
        if end < start + other.claim.anchor.length {
            let said = format!(
                "claims `{}` and `{}` overlap in the text",
                placed.claim.id, other.claim.id
            );
            let help = Some("let them stand apart, or one within the other".to_owned());
            report(root, "E304", said, other.anchor_span.clone(), help);
        }
    }
}

/// No claim rests on itself.
fn cycles(root: &Node<'_>, claims: &[Placed]) {
    for claim in on_circles(claims) {
        let placed = &claims[claim];
        let said = format!("claim `{}` rests on itself", placed.claim.id);
        let help = Some("take one link of the circle away".to_owned());
        report(root, "E301", said, placed.span.clone(), help);
    }
}

/// The claims that rest on themselves, in order.
///
/// Claims that rest on none that is left are taken away first, so that an argument without a
/// circle, however long, is walked once.
fn on_circles(claims: &[Placed]) -> Vec<usize> {
    let mut at: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (claim, placed) in claims.iter().enumerate() {
        at.entry(&placed.claim.id).or_default().push(claim);
    }
    let grounds: Vec<Vec<usize>> = claims
        .iter()
        .map(|placed| {
            let ids = placed.claim.rests_on.iter();
            ids.filter_map(|id| at.get(id.as_str())).flatten().copied().collect()
        })
        .collect();
    let mut left: Vec<usize> = grounds.iter().map(Vec::len).collect();
    let mut above: Vec<Vec<usize>> = vec![Vec::new(); claims.len()];
    for (claim, grounds) in grounds.iter().enumerate() {
        grounds.iter().for_each(|ground| above[*ground].push(claim));
    }
    let mut free: Vec<usize> = (0..claims.len()).filter(|claim| left[*claim] == 0).collect();
    while let Some(ground) = free.pop() {
        for &claim in &above[ground] {
            left[claim] -= 1;
            free.extend((left[claim] == 0).then_some(claim));
        }
    }
    let mut reached = vec![usize::MAX; claims.len()];
    let reaches_itself = |claim: &usize| {
        let mut open = vec![*claim];
        while let Some(next) = open.pop() {
            let new = grounds[next].iter().filter(|ground| left[**ground] > 0);
            for &ground in new {
                if std::mem::replace(&mut reached[ground], *claim) != *claim {
                    open.push(ground);
                }
            }
        }
        reached[*claim] == *claim
    };
    (0..claims.len()).filter(|claim| left[*claim] > 0).filter(reaches_itself).collect()
}

fn report(
    root: &Node<'_>,
    code: &'static str,
    said: String,
    span: Range<usize>,
    help: Option<String>,
) {
    root.gathered().add(Diagnostic::in_case(code, span, "here", said), help.as_deref());
}
