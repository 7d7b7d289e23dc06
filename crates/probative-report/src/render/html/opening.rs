//! The first screen: the conclusion, what changes it, and the counts.

use maud::{Markup, PreEscaped, html};
use probative_finding::exhibit::Datum;
use probative_finding::finding::{Finding, Verdict};
use probative_terms::Wanted;

use super::{address, copy};
use crate::anchor::anchor;
use crate::report::{Entry, Node, Report, Telling};
use probative_words::conclusion::Piece;
use probative_words::finding::beside_tally;
use probative_words::finding::label;
use probative_words::format::counted;
use probative_words::{review, standing};

/// The page's first screen.
pub(super) fn opening(report: &Report) -> Markup {
    let text = &report.text;
    html! {
        header .opening {
            p .kicker { "Put to the test · " (text.publisher) ", " time datetime=(text.date) { (text.date) } }
            h1 { (report.title) }
            (conclusion(report))
            (telling(report))
            (holding(report))
            (counts(report))
            p .small .cited { "The text: " cite { (text.headline) } ", " (text.publisher) ", " (text.date) ". "
                (address(&text.url)) }
            (wanted(report))
        }
    }
}

/// The conclusion and the weakest claim that it needs.
fn conclusion(report: &Report) -> Markup {
    html! {
        p .lede {
            @for piece in report.told().opening() {
                @match piece {
                    Piece::Ours(words) | Piece::Theirs(words) => (words),
                    Piece::Claim(claim) => (link(&claim)),
                    Piece::Verdict(verdict) => (word(verdict)),
                }
            }
        }
    }
}

fn link(claim: &str) -> Markup {
    html! { a .id href={ "#" (anchor(claim)) } { (claim) } }
}

fn telling(report: &Report) -> Markup {
    html! {
        @if !report.telling.is_empty() {
            section .telling aria-label="Findings that change the picture" {
                h2 { (standing::telling(report.telling.len())) }
                p .small .chosen-by { (standing::CHOSEN) }
                ol {
                    @for (index, told) in report.telling.iter().enumerate() {
                        @if let Some(entry) = report.entry(&told.claim) { (told_of(index, told, entry)) }
                    }
                }
            }
        }
    }
}

/// One of the findings: the claim, what was found, what to keep in mind, and its picture.
fn told_of(index: usize, told: &Telling, entry: &Entry) -> Markup {
    html! {
        li {
            p .judged { (link(&told.claim)) " " (found(&entry.finding)) }
            p .said { (entry.claim.said) }
            p { (entry.sentence) }
            @if let Some(caution) = caution(entry) { p .small { (caution) } }
            @if let Some(picture) = &told.picture {
                (PreEscaped(probative_chart::comparison::draw(picture, &format!("t{index}"))))
            }
        }
    }
}

/// What a reader of this finding alone would miss.
fn caution(entry: &Entry) -> Option<String> {
    review::caution(&entry.finding, entry.claim.notes.part_of_claim.as_deref())
}

/// The verdict as glyph, word and colour.
pub(super) fn word(verdict: Verdict) -> Markup {
    labelled(verdict, verdict.label())
}

/// The verdict of a finding, with what its records are where they are not those that are meant.
pub(super) fn found(finding: &Finding) -> Markup {
    labelled(finding.verdict(), &label(finding))
}

fn labelled(verdict: Verdict, label: &str) -> Markup {
    html! {
        span class={ "word v-" (verdict.word()) } {
            span .glyph aria-hidden="true" { (verdict.glyph()) } "\u{a0}" (label)
        }
    }
}

/// What the text says and the records agree with, in its own order.
fn holding(report: &Report) -> Markup {
    const MOST: usize = 4;
    let of = |entry: &&Entry| entry.finding.verdict() == Verdict::Supported;
    let all: Vec<&Entry> = report.entries.iter().filter(of).collect();
    html! {
        @if !all.is_empty() {
            p .holding {
                b { "What holds as it stands: " }
                @for entry in all.iter().take(MOST) {
                    (entry.claim.said.trim_end_matches('.')) " (" (link(&entry.claim.id)) "). "
                }
                @if all.len() > MOST { "And " (counted(all.len() - MOST, "claim")) " more." }
            }
        }
    }
}

fn counts(report: &Report) -> Markup {
    html! {
        @if !report.entries.is_empty() {
            section aria-label="Counts per verdict" {
                ul .counts {
                    @for (verdict, count) in report.counts.iter().filter(|(_, count)| *count > 0) {
                        li {
                            span .number { (count) } " " (word(*verdict)) " "
                            span .ids { (with_verdict(*verdict, report)) }
                            @if *verdict == Verdict::NotTested && !report.wanted.is_empty() {
                                a .ids href="#records" { "records to request" }
                            }
                        }
                    }
                }
                @if let Some(said) = report.on_nearest() {
                    p .small .by-chance { (said) }
                }
                @if let Some(said) = beside_tally(report.by_chance.len()) {
                    p .small .by-chance { (said) ": "
                        span .ids { @for claim in &report.by_chance { (link(claim)) " " } } }
                }
            }
        }
    }
}

/// Links to the claims with a verdict, or to the first of them where they are too many for a line.
fn with_verdict(verdict: Verdict, report: &Report) -> Markup {
    const LINE: usize = 16;
    let of = |entry: &&Entry| entry.finding.verdict() == verdict;
    let all: Vec<&Entry> = report.entries.iter().filter(of).collect();
    html! {
        @for entry in all.iter().take(LINE) { (link(&entry.claim.id)) " " }
        @if all.len() > LINE { "and " (all.len() - LINE) " more below" }
    }
}

fn wanted(report: &Report) -> Markup {
    html! {
        @if !report.wanted.is_empty() {
            details .wanted #records {
                summary { "Not tested: " (report.wanted.len())
                    @if report.wanted.len() == 1 { " record to request" } @else { " records to request" } }
                p .small { (wanted_csv(report)) }
                div .wide role="group" aria-label="Records to request" tabindex="0" {
                    table {
                        thead { tr { th .id { "claim" } th { "record" } th { "who holds it" } th { "what would decide" } } }
                        tbody {
                            @for (claim, wanted) in &report.wanted {
                                tr {
                                    td .id { (link(claim)) }
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

fn wanted_csv(report: &Report) -> Markup {
    let columns = ["claim", "record", "who holds it", "what would decide"].map(str::to_owned);
    let line = |(claim, wanted): &(String, Wanted)| {
        vec![claim, &wanted.record, &wanted.holder, &wanted.would_decide]
            .into_iter()
            .map(|words| words.as_str().into())
            .collect()
    };
    let lines: Vec<Vec<Datum<String>>> = report.wanted.iter().map(line).collect();
    copy::csv("records-to-request", &columns, &lines)
}

/// What rests on what, as a nested list.
pub(super) fn graph(report: &Report) -> Markup {
    html! {
        section #graph {
            h2 { "The argument" }
            div .argument-picture { (PreEscaped(crate::picture::graph::svg(report))) }
            p .small { (standing::ARGUMENT) }
            @if let Some((conclusion, others)) = report.graph.split_first() {
                ul .tree { (node(conclusion, report)) }
                @if !others.is_empty() {
                    details {
                        summary { (standing::not_needed(others.len())) }
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
                a href={ "#" (anchor(&node.claim)) } { (node.claim) } " "
                (found(&entry.finding)) " "
                span .said { (entry.claim.said) }
                @if weakest { " " strong .small { (standing::WEAKEST) } }
                @if node.again { " " span .small { (standing::STANDS_ABOVE) } }
                @if node.beside { " " span .small { (standing::STANDS_NEXT) } }
                @if !node.rests_on.is_empty() {
                    ul { @for below in &node.rests_on { (self::node(below, report)) } }
                }
            }
        }
    }
}
