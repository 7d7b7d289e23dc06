//! The end of the page: sources, methods, corrections, replay.

use maud::{Markup, html};
use probative_case::source::Source;
use probative_finding::exhibit::Datum;

use super::{address, citation, copy, method, slug};
use crate::report::Report;
use probative_terms::number::ten;
use probative_words::standing;

/// The end of the page.
pub(super) fn back(report: &Report) -> Markup {
    html! {
        (together(report))
        (sources(report))
        (methods(report))
        (corrections(report))
        (changed(report))
        (replay(report))
    }
}

/// The end of a claim's own page: its records and its method; the rest stands on the case's page.
pub(super) fn of_claim(report: &Report) -> Markup {
    html! {
        @if !report.sources.is_empty() { (sources(report)) }
        (methods(report))
        (replay(report))
    }
}

fn together(report: &Report) -> Markup {
    html! {
        section #joint {
            h2 { "All findings together" }
            p { (standing::together(&report.joint, report.entries.len())) }
        }
    }
}

fn changed(report: &Report) -> Markup {
    html! {
        @if !report.changed.is_empty() {
            section #changed {
                h2 { (probative_words::diff::heading()) }
                ul { @for line in &report.changed { li { (line) } } }
            }
        }
    }
}

fn sources(report: &Report) -> Markup {
    html! {
        section #sources {
            h2 { "Sources" }
            (citation::links(report))
            p .small { (sources_csv(report)) }
            div .wide role="group" aria-label="Table of sources" tabindex="0" {
                table {
                    thead { tr {
                        th { "id" } th { "title" } th { "publisher" } th { "vintage" } th { "published" }
                        th { "retrieved" } th { "SHA-256" } th { "reliability" } th { "licence" } th { "address" }
                    } }
                    tbody {
                        @for source in &report.sources {
                            tr id={ "source:" (slug(&source.id)) } {
                                td { (source.id) }
                                td { (source.title)
                                    (standing::made(source.provisional, source.reconstructed, &source.leave_out)) }
                                td { (source.publisher) }
                                td { (source.vintage) }
                                td { (standing::published(source.published, report.text.date)) }
                                td { (source.retrieved) }
                                td .hash { code { (source.sha256) } }
                                td { (source.reliability.word.word()) " (" (source.reliability.basis.word()) "): " (source.reliability.because) }
                                td { (source.licence) }
                                td { (address(&source.url)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn sources_csv(report: &Report) -> Markup {
    let columns = [
        "id",
        "title",
        "publisher",
        "vintage",
        "published",
        "retrieved",
        "sha256",
        "reliability",
        "basis",
        "because",
        "licence",
        "url",
        "provisional",
        "reconstructed",
        "left out",
    ];
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let line = |source: &Source| {
        [
            source.id.clone(),
            source.title.clone(),
            source.publisher.clone(),
            source.vintage.clone(),
            source.published.map_or_else(String::new, |date| date.to_string()),
            source.retrieved.to_string(),
            source.sha256.clone(),
            source.reliability.word.word().to_owned(),
            source.reliability.basis.word().to_owned(),
            source.reliability.because.clone(),
            source.licence.clone(),
            source.url.clone(),
            yes(source.provisional),
            yes(source.reconstructed),
            standing::cells(&source.leave_out),
        ]
        .map(Datum::Words)
        .to_vec()
    };
    let lines: Vec<Vec<Datum<String>>> = report.sources.iter().map(line).collect();
    copy::csv("sources", &columns.map(str::to_owned), &lines)
}

fn methods(report: &Report) -> Markup {
    html! {
        @if !report.methods.is_empty() {
            section #methods {
                h2 { "Methods" }
                @for (title, text) in &report.methods {
                    details { summary { (title) } div .method { (method::markup(text)) } }
                }
            }
        }
    }
}

fn corrections(report: &Report) -> Markup {
    html! {
        section #corrections {
            h2 { "Corrections" }
            @if report.corrections.is_empty() { p { (standing::NO_CORRECTIONS) } } @else {
                ul {
                    @for correction in &report.corrections {
                        li { time datetime=(correction.date) { (correction.date) } ": " (correction.said) }
                    }
                }
            }
        }
    }
}

fn replay(report: &Report) -> Markup {
    let settings = report.settings;
    html! {
        section #replay {
            h2 { "Make this page again" }
            p { (standing::made_again(&report.version)) }
            pre { code { "probative check CASE --seed " (settings.seed) " --draws " (settings.draws) } }
            dl {
                dt { "seed" } dd { (settings.seed) }
                dt { "draws" } dd { (settings.draws) }
                dt { "level of every interval" } dd { (ten(settings.level)) }
                dt { "the text" } dd { (report.text.bytes) " bytes, SHA-256 " code { (report.text.sha256) } }
                dt { "version" } dd { (report.version) }
            }
            p .small { (standing::SAME_BYTES) }
        }
    }
}
