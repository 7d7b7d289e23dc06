//! The first screen: the conclusion, what changes it, and the counts.

use maud::{Markup, PreEscaped, html};
use probative_case::finding::Verdict;

use super::{address, slug};
use crate::chart;
use crate::format::{counted, stopped};
use crate::report::{Entry, Node, Report};

/// The page's first screen.
pub(super) fn opening(report: &Report) -> Markup {
    let text = &report.text;
    html! {
        header .opening {
            p .kicker { "Put to the test · " (text.publisher) ", " time datetime=(text.date) { (text.date) } }
            h1 { (report.title) }
            (conclusion(report))
            (telling(report))
            (counts(report))
            (wanted(report))
            p .small .cited { "The text: " cite { (text.headline) } ", " (text.publisher) ", " (text.date) ". "
                (address(&text.url)) }
        }
    }
}

fn conclusion(report: &Report) -> Markup {
    let conclusion = &report.conclusion;
    let weakest = conclusion.weakest.as_ref().and_then(|id| report.entry(id));
    let needed = conclusion.needs_in_all.len();
    html! {
        p .lede {
            "It concludes that " (stopped(&conclusion.concludes))
            @if let Some(entry) = weakest {
                " Of the " (counted(needed, "claim")) " that this rests on, the weakest is "
                a href={ "#" (slug(&entry.claim.id)) } { (entry.claim.id) } ": "
                (said(entry)) " It is " (word(entry.finding.verdict())) ": " (entry.sentence)
            }
        }
    }
}

/// What the claim says, as a sentence in quotation of our own words.
fn said(entry: &Entry) -> String {
    format!("“{}”", stopped(&entry.claim.said))
}

fn telling(report: &Report) -> Markup {
    html! {
        @if !report.telling.is_empty() {
            section .telling aria-label="Findings that change the picture" {
                h2 { @match report.telling.len() {
                    1 => "One finding that changes the picture",
                    2 => "Two findings that change the picture",
                    _ => "Three findings that change the picture",
                } }
                ol {
                    @for (index, told) in report.telling.iter().enumerate() {
                        @if let Some(entry) = report.entry(&told.claim) {
                            li {
                                p .said { a href={ "#" (slug(&told.claim)) } { (told.claim) } " "
                                    (word(entry.finding.verdict())) " " (entry.claim.said) }
                                p { (entry.sentence) }
                                @if let Some(picture) = &told.picture {
                                    @if let Some(svg) = chart::small(picture, &format!("t{index}")) {
                                        (PreEscaped(svg))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The verdict as glyph, word and colour.
pub(super) fn word(verdict: Verdict) -> Markup {
    html! {
        span class={ "word v-" (verdict.word()) } {
            span .glyph aria-hidden="true" { (verdict.glyph()) } " " (verdict.label())
        }
    }
}

fn counts(report: &Report) -> Markup {
    html! {
        section aria-label="Counts per verdict" {
            ul .counts {
                @for (verdict, count) in &report.counts {
                    li { span .number { (count) } " " (word(*verdict)) }
                }
            }
        }
    }
}

fn wanted(report: &Report) -> Markup {
    html! {
        @if !report.wanted.is_empty() {
            details .wanted #records {
                summary { "Not tested: " (report.wanted.len())
                    @if report.wanted.len() == 1 { " record to request" } @else { " records to request" } }
                div .wide role="group" aria-label="Records to request" tabindex="0" {
                    table {
                        thead { tr { th { "claim" } th { "record" } th { "who holds it" } th { "what would decide" } } }
                        tbody {
                            @for (claim, wanted) in &report.wanted {
                                tr {
                                    td { a href={ "#" (slug(claim)) } { (claim) } }
                                    td { (wanted.record) }
                                    td { (wanted.holder) }
                                    td { (wanted.would_decide) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What rests on what, as a nested list.
pub(super) fn graph(report: &Report) -> Markup {
    html! {
        section #graph {
            h2 { "The argument" }
            div .argument-picture { (PreEscaped(chart::graph::svg(report))) }
            p .small { "Below each claim stand those that it rests on, the conclusion first." }
            @if let Some((conclusion, others)) = report.graph.split_first() {
                ul .tree { (node(conclusion, report)) }
                @if !others.is_empty() {
                    details {
                        summary { "Claims that the conclusion does not need (" (others.len()) ")" }
                        ul .tree { @for tree in others { (node(tree, report)) } }
                    }
                }
            }
        }
    }
}

fn node(node: &Node, report: &Report) -> Markup {
    let weakest = report.conclusion.weakest.as_ref() == Some(&node.claim);
    html! {
        @if let Some(entry) = report.entry(&node.claim) {
            li .weakest[weakest] {
                a href={ "#" (slug(&node.claim)) } { (node.claim) } " "
                (word(entry.finding.verdict())) " "
                span .said { (entry.claim.said) }
                @if weakest { " " strong .small { "the weakest that the conclusion needs" } }
                @if node.again { " " span .small { "(what it rests on stands above)" } }
                @if !node.rests_on.is_empty() {
                    ul { @for below in &node.rests_on { (self::node(below, report)) } }
                }
            }
        }
    }
}
