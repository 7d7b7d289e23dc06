//! The links between a site's pages and files.

use maud::{Markup, html};

use super::{Named, find};
use probative_words::finding::label;

/// The files that the case's page leads to.
pub(super) fn files() -> Markup {
    html! {
        section #files {
            h2 { "Files" }
            ul {
                li { a href="data/findings.json" { "All findings as JSON" } }
                li { a href="data/exhibits.json" { "All pictures and tables as JSON" } }
                li { a href="data/findings.csv" { "All findings as CSV" } }
                li { a href="figures/argument.svg" { "The argument as SVG" } }
            }
        }
    }
}

/// The way from a claim's page to the whole case and to the claims before and behind it.
pub(super) fn way(claims: &[Named<'_>], at: usize) -> Markup {
    let before = at.checked_sub(1).and_then(|before| claims.get(before));
    html! {
        nav .small aria-label="Pages" {
            a href="../index.html" { "The whole case" }
            @if let Some(claim) = before { " · " (page(claim, "before it: ")) }
            @if let Some(claim) = claims.get(at + 1) { " · " (page(claim, "next: ")) }
        }
    }
}

/// What stands beside a claim: the claims around it in the argument, its pictures, its preview.
pub(super) fn beside(claims: &[Named<'_>], claim: &Named<'_>) -> Markup {
    let id = &claim.entry.claim.id;
    let grounds: Vec<_> =
        claim.entry.claim.rests_on.iter().filter_map(|id| find(claims, id)).collect();
    let needing: Vec<_> =
        claims.iter().filter(|other| other.entry.claim.rests_on.contains(id)).collect();
    html! {
        section #beside {
            h2 { "Beside it" }
            dl {
                dt { "it rests on" } dd { (listed(&grounds)) }
                dt { "what rests on it" } dd { (listed(&needing)) }
                dt { "its files" } dd {
                    @for (name, _) in &claim.figures {
                        a href={ "../figures/" (name) } { (name) } ", "
                    }
                    a href={ "../social/" (claim.name) ".svg" } { "preview" }
                }
            }
        }
    }
}

fn listed(claims: &[&Named<'_>]) -> Markup {
    html! {
        @if claims.is_empty() { "no other claim" }
        @for (index, claim) in claims.iter().enumerate() {
            @if index > 0 { ", " }
            (page(claim, ""))
        }
    }
}

fn page(claim: &Named<'_>, words: &str) -> Markup {
    html! {
        a href={ (claim.name) ".html" } { (words) (claim.entry.claim.id) }
        " " span title=(label(&claim.entry.finding)) { (claim.entry.finding.verdict().glyph()) }
    }
}
