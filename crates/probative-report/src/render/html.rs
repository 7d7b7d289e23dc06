//! One page that needs no network and no script.

mod back;
mod card;
mod citation;
mod claim_review;
mod copy;
mod detail;
mod figure;
mod method;
mod opening;
mod rule;
mod style;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::format::{slug, visible};
use crate::report::Report;

/// The whole page.
pub(super) fn page(report: &Report) -> String {
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
                title { (report.title) " · Probative" }
                style { (PreEscaped(&style)) }
            }
            body {
                a .skip href="#claims" { "Skip to the claims" }
                (opening::opening(report))
                main {
                    (opening::graph(report))
                    (marked(report))
                    section #claims {
                        h2 { "The claims, in the text’s order" }
                        @if report.entries.is_empty() { p { "This case has no claims." } }
                        @for entry in &report.entries { (card::card(entry, report)) }
                    }
                    (back::back(report))
                }
                footer {
                    p { "Made by probative " (report.version) " from pinned records. A verdict here \
                        follows from a published rule; it is not a judgement of anybody’s honesty." }
                }
                script { (PreEscaped(style::SCRIPT)) }
            }
        }
    };
    visible(&page.into_string())
}

fn marked(report: &Report) -> Markup {
    html! {
        @if let Some(passages) = &report.marked {
            section #text {
                h2 { "The text, with its claims marked" }
                details {
                    summary { "Show the text" }
                    div .argument {
                        @for passage in passages {
                            @if passage.claims.is_empty() { (passage.words) } @else {
                                mark { (passage.words) }
                                @for claim in &passage.claims {
                                    sup { a href={ "#" (slug(claim)) } { (claim) } " " }
                                }
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
        a .claim-link href={ "#" (slug(id)) } {
            (id) " "
            span class={ "glyph v-" (verdict.word()) } title=(verdict.label()) { (verdict.glyph()) }
        }
    }
}

/// An address as a link, where it leads to a page; else as plain text.
fn address(url: &str) -> Markup {
    let web = url.starts_with("https://") || url.starts_with("http://");
    html! {
        @if web { a href=(url) rel="noreferrer noopener" { (url) } } @else { (url) }
    }
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
