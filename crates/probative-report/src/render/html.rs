//! One page that needs no network and no script.

mod back;
mod card;
mod citation;
mod claim_review;
mod copy;
mod detail;
mod figure;
mod method;
mod numbers;
mod opening;
mod rule;
mod style;

use std::collections::BTreeMap;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use probative_case::source::Source;
use probative_finding::finding::Made;

use crate::anchor::anchor;
use crate::report::{Documents, Entry, Report};
use probative_terms::text::web;
use probative_words::finding::label;
use probative_words::format::{slug, visible};
use probative_words::standing;

/// The whole page.
pub(super) fn page(report: &Report) -> String {
    whole(report, &html! {}, &|_| html! {}, &html! {})
}

/// The whole page with these words in its head, these behind each claim, and these at its end.
pub(super) fn whole(
    report: &Report,
    head: &Markup,
    behind: &dyn Fn(&Entry) -> Markup,
    end: &Markup,
) -> String {
    let body = html! {
        a .skip href="#claims" { "Skip to the claims" }
        (opening::opening(report))
        main {
            (opening::graph(report))
            (made(report))
            (marked(report))
            section #claims {
                h2 { "The claims, in the text’s order" }
                @if report.entries.is_empty() { p { (standing::NO_CLAIMS) } }
                @for entry in &report.entries { (card::card(entry, report)) (behind(entry)) }
            }
            (back::back(report))
            (end)
        }
    };
    shell(report, &report.title, head, &body)
}

/// The page of a claim alone: its card, the records that it uses and the method of its kind.
pub(super) fn alone(report: &Report, entry: &Entry, head: &Markup, around: &Around) -> String {
    let only = only(report, entry);
    let id = &entry.claim.id;
    let body = html! {
        header .opening {
            p .kicker { "Put to the test · " (report.text.publisher) ", "
                time datetime=(report.text.date) { (report.text.date) } }
            h1 { (report.title) }
            (around.before)
        }
        main {
            section #claims { h2 { "Claim " (id) } (card::card(entry, &only)) }
            (made(&only))
            (around.after)
            (back::of_claim(&only))
        }
    };
    shell(report, &format!("{id} · {}", report.title), head, &body)
}

/// What stands before and behind the claim on its own page.
pub(super) struct Around {
    pub(super) before: Markup,
    pub(super) after: Markup,
}

/// The report of one claim, with the records that it uses and the method of its kind.
fn only(report: &Report, entry: &Entry) -> Report {
    let finding = &entry.finding;
    let used = |source: &&Source| finding.provenance.sources.contains(&source.id);
    let of_claim = |made: &&Made| made.claim.as_deref() == Some(&entry.claim.id);
    let of_kind = |(kind, _): &&(String, String)| kind == finding.kind.word();
    Report {
        title: report.title.clone(),
        text: report.text.clone(),
        settings: report.settings,
        conclusion: report.conclusion.clone(),
        telling: Vec::new(),
        counts: Vec::new(),
        by_chance: Vec::new(),
        wanted: Vec::new(),
        graph: Vec::new(),
        entries: vec![entry.clone()],
        places: BTreeMap::new(),
        joint: report.joint,
        made: report.made.iter().filter(of_claim).cloned().collect(),
        passed_over: report
            .passed_over
            .iter()
            .filter(|it| it.claim == entry.claim.id)
            .cloned()
            .collect(),
        sources: report.sources.iter().filter(used).cloned().collect(),
        corrections: Vec::new(),
        changed: Vec::new(),
        marked: None,
        methods: report.methods.iter().filter(of_kind).cloned().collect(),
        version: report.version.clone(),
        documents: Documents::default(),
    }
}

/// A page around its body, with its style, its script and the policy that names both.
fn shell(report: &Report, title: &str, head: &Markup, body: &Markup) -> String {
    let style = style::style();
    let policy = style::policy(&style, style::SCRIPT);
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ "probative " (report.version) };
                title { (title) " · Probative" }
                (head)
                style { (PreEscaped(&style)) }
            }
            body {
                (body)
                footer {
                    p { (standing::made_by(&report.version)) }
                }
                script { (PreEscaped(style::SCRIPT)) }
            }
        }
    };
    visible(&page.into_string())
}

/// What there is to know of how the case was made, each with its claim.
fn made(report: &Report) -> Markup {
    html! {
        @if !report.made.is_empty() {
            section #made {
                h2 { (probative_words::made::HEADING) }
                p .small { (probative_words::made::ABOVE) }
                ul {
                    @for made in &report.made {
                        li {
                            @if let Some(claim) = &made.claim { (claim_link(claim, report)) ": " }
                            (probative_words::made::said(&made.about)) " (" (made.code) ")"
                        }
                    }
                }
            }
        }
    }
}

fn marked(report: &Report) -> Markup {
    html! {
        @if let Some(passages) = &report.marked {
            section #text {
                h2 { "The text, with its claims marked" }
                details {
                    summary { "Show the text" }
                    div .argument {
                        // A mark opens and closes once, around those of the claims within it.
                        @for passage in passages {
                            (PreEscaped("<mark>".repeat(passage.begin))) (passage.words)
                            @for claim in &passage.end {
                                (PreEscaped("</mark>"))
                                sup { a href={ "#" (anchor(claim)) } { (claim) } " " }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A link to a claim with its glyph, for lists; a claim that is not on this page is named alone.
fn claim_link(id: &str, report: &Report) -> Markup {
    let Some(entry) = report.entry(id) else { return html! { (id) } };
    let verdict = entry.finding.verdict();
    html! {
        a .id href={ "#" (anchor(id)) } {
            (id) " "
            span class={ "glyph v-" (verdict.word()) } title=(label(&entry.finding)) { (verdict.glyph()) }
        }
    }
}

/// An address as a link, where it leads to a page; else as plain text.
fn address(url: &str) -> Markup {
    html! {
        @match web(url) {
            Some(web) => a href=(web) rel="noreferrer noopener" { (url) },
            None => (url),
        }
    }
}

#[cfg(test)]
mod tests;
