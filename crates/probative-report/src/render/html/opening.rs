//! The first screen: the conclusion, what changes it, and the counts.

use maud::{Markup, PreEscaped, html};
use probative_finding::exhibit::Datum;
use probative_finding::finding::{Outcome, Verdict};
use probative_terms::Role;
use probative_terms::Wanted;

use super::{address, copy};
use crate::anchor::anchor;
use crate::report::{Entry, Node, Report, Telling};
use probative_words::format::{counted, stopped};

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
    let conclusion = &report.conclusion;
    html! {
        p .lede {
            "The text concludes that " (stopped(&conclusion.concludes))
            @if let Some(entry) = report.entry(&conclusion.claim) {
                " " (judged(entry.finding.verdict())) " (" (link(&entry.claim.id)) ")."
            }
            @if let Some(entry) = conclusion.weakest.as_ref().and_then(|id| report.entry(id)) {
                " It rests on " (rests_on(report)) ". The weakest, " (link(&entry.claim.id))
                ", is " (word(entry.finding.verdict())) ": " (stopped(&entry.claim.said))
            }
        }
    }
}

/// How the conclusion itself fares, as a sentence that its own link ends.
fn judged(verdict: Verdict) -> Markup {
    html! {
        @match verdict {
            Verdict::NotTestable => "No public record can show this; it is ",
            Verdict::NotTested => "The records that would show this are not held; it is ",
            _ => "On the nearest records this is ",
        }
        (word(verdict))
    }
}

/// How many claims the conclusion rests on, and how many of them no record here tests.
fn rests_on(report: &Report) -> String {
    let needed: Vec<_> =
        report.conclusion.needs_in_all.iter().filter_map(|id| report.entry(id)).collect();
    let untested = |entry: &&&Entry| !matches!(entry.finding.outcome, Outcome::Tested { .. });
    let of = counted(report.entries.len(), "claim");
    match needed.iter().filter(untested).count() {
        0 => format!("{} of the {of} below", needed.len()),
        open => format!("{} of the {of} below ({open} of these not tested)", needed.len()),
    }
}

fn link(claim: &str) -> Markup {
    html! { a .id href={ "#" (anchor(claim)) } { (claim) } }
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
                p .small .chosen-by { "Chosen by rule, of the claims that the conclusion needs: the weakest, then the \
                    worst verdicts, then the widest gaps. The conclusion may be true though these are not." }
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
            p .judged { (link(&told.claim)) " " (word(entry.finding.verdict())) }
            p .said { (entry.claim.said) }
            p { (entry.sentence) }
            @if let Some(caution) = caution(entry) { p .small { (caution) } }
            @if let Some(picture) = &told.picture {
                (PreEscaped(probative_chart::comparison::draw(picture, &format!("t{index}"))))
            }
        }
    }
}

/// What a reader of this finding alone would miss: why it misleads, the number per head, or what
/// of the claim was not tested.
fn caution(entry: &Entry) -> Option<String> {
    let Outcome::Tested { appraisal, judgement } = &entry.finding.outcome else { return None };
    if judgement.verdict == Verdict::Qualified {
        let first = judgement.qualifiers.first()?;
        return Some(format!(
            "Read alone it misleads: {}",
            stopped(&probative_words::because(&first.because))
        ));
    }
    let per_head = appraisal.beside.iter().find(|beside| beside.role == Role::PerHead);
    if let Some(beside) = per_head {
        let said = probative_words::reading(&beside.reading);
        return Some(format!("Per head: {}", stopped(said.brief())));
    }
    let part = entry.claim.notes.part_of_claim.as_ref()?;
    Some(format!("Only a part of it is tested: {}", stopped(part)))
}

/// The verdict as glyph, word and colour.
pub(super) fn word(verdict: Verdict) -> Markup {
    html! {
        span class={ "word v-" (verdict.word()) } {
            span .glyph aria-hidden="true" { (verdict.glyph()) } "\u{a0}" (verdict.label())
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
            p .small { "The picture ends with the conclusion. The list begins with it; below each claim stand those that it rests on." }
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
                a href={ "#" (anchor(&node.claim)) } { (node.claim) } " "
                (word(entry.finding.verdict())) " "
                span .said { (entry.claim.said) }
                @if weakest { " " strong .small { "← the weakest that the conclusion needs" } }
                @if node.again { " " span .small { "(what it rests on stands above)" } }
                @if node.beside { " " span .small { "(what it rests on stands next)" } }
                @if !node.rests_on.is_empty() {
                    ul { @for below in &node.rests_on { (self::node(below, report)) } }
                }
            }
        }
    }
}
