//! A claim's pictures, each with the table of its numbers behind it.

use maud::{Markup, PreEscaped, html};
use probative_finding::Exhibit;
use probative_finding::exhibit::Datum;
use probative_words::format::{datum, of_many, slug};

use super::copy;
use crate::anchor::anchor;
use crate::report::Entry;

/// The pictures and tables of one claim.
pub(super) fn figures(entry: &Entry) -> Markup {
    html! {
        @if !entry.pictures.is_empty() {
            div .figures {
                @for (index, exhibit) in entry.pictures.iter().enumerate() {
                    @let caption = exhibit.caption();
                    @let name = format!("{}-{index}", slug(&entry.claim.id));
                    @match probative_chart::svg_named(exhibit, &format!("{}.{index}", anchor(&entry.claim.id))) {
                        Some(svg) => figure {
                            (PreEscaped(svg))
                            @if let Exhibit::LineUp(line_up) = exhibit {
                                details .reveal data-real=(line_up.real + 1) {
                                    summary { "Which one is real?" }
                                    p { "The real one is map " (line_up.real + 1) "." }
                                    (numbers(&name, &caption.title, probative_chart::table(exhibit)))
                                }
                            } @else {
                                details {
                                    summary { "The numbers behind the picture" }
                                    (numbers(&name, &caption.title, probative_chart::table(exhibit)))
                                }
                            }
                        },
                        None => figure .tabled {
                            figcaption {
                                strong { (caption.title) }
                                p { (caption.finding) }
                            }
                            (numbers(&name, &caption.title, probative_chart::table(exhibit)))
                            p .small { (of_many(caption)) " · " (caption.source) }
                        },
                    }
                }
            }
        }
    }
}

type Table = (Vec<String>, Vec<Vec<Datum<String>>>);

fn numbers(name: &str, title: &str, (columns, rows): Table) -> Markup {
    html! {
        p .small { (copy::csv(name, &columns, &rows)) }
        div .wide role="group" aria-label=(title) tabindex="0" {
            table {
                thead { tr { @for column in &columns { th scope="col" { (column) } } } }
                tbody {
                    @for row in &rows {
                        tr { @for cell in row { td { (datum(cell)) } } }
                    }
                }
            }
        }
    }
}
