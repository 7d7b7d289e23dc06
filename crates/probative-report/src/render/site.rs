//! A folder for any web server: the case's page, a page a claim, pictures, data and previews.

mod links;

use maud::{Markup, html};

use super::html::{self as pages, Around};
use crate::csv::findings_csv;
use crate::picture::{figures_of, graph, preview, stems};
use crate::report::{Entry, Report};
use probative_chart::Theme;
use probative_finding::finding::Verdict;
use probative_words::conclusion;
use probative_words::format::slug;

/// Which previews a site's pages may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Previews {
    /// SVG files, which the pages link to; no service that shows links takes them.
    Svg,
    /// PNG files beside them, which the pages name for services that show links.
    SvgAndPng,
}

/// The files of a static site. Every link from one to another is relative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Each file's path in the folder, with its text.
    pub files: Vec<(String, String)>,
    /// Each PNG's path in the folder, with the SVG that it is drawn from, at the SVG's own size.
    pub images: Vec<(String, String)>,
}

/// The site of a report.
pub fn site(report: &Report, previews: Previews) -> Site {
    let claims = claims(report);
    let mut files = vec![
        ("index.html".to_owned(), index(report, &claims)),
        ("data/findings.json".to_owned(), report.documents.findings.clone()),
        ("data/exhibits.json".to_owned(), report.documents.exhibits.clone()),
        ("data/findings.csv".to_owned(), findings_csv(report)),
        ("figures/argument.svg".to_owned(), argument(report, &claims)),
    ];
    let mut images = Vec::new();
    for (at, claim) in claims.iter().enumerate() {
        let svg = preview::svg(claim.entry, report);
        let page = page(report, &claims, at, previews);
        files.push((format!("claims/{}.html", claim.name), page));
        let figures = claim.figures.iter();
        files.extend(figures.map(|(name, svg)| (format!("figures/{name}"), svg.clone())));
        if previews == Previews::SvgAndPng {
            images.push((format!("social/{}.png", claim.name), svg.clone()));
        }
        files.push((format!("social/{}.svg", claim.name), svg));
    }
    Site { files, images }
}

/// A claim with the name of its files.
struct Named<'a> {
    entry: &'a Entry,
    name: String,
    figures: Vec<(String, String)>,
}

/// Every claim with a name of its own.
fn claims(report: &Report) -> Vec<Named<'_>> {
    let named = report.entries.iter().zip(stems(report, &slug));
    named.map(|(entry, name)| Named { entry, figures: figures_of(entry, &name), name }).collect()
}

fn argument(report: &Report, claims: &[Named<'_>]) -> String {
    let address = |id: &str| match find(claims, id) {
        Some(claim) => format!("../claims/{}.html", claim.name),
        None => "../index.html".to_owned(),
    };
    graph::svg_linked(report, Theme::Light, &address)
}

fn find<'a, 'b>(claims: &'b [Named<'a>], id: &str) -> Option<&'b Named<'a>> {
    claims.iter().find(|claim| claim.entry.claim.id == id)
}

fn index(report: &Report, claims: &[Named<'_>]) -> String {
    let concludes = conclusion::concludes(&report.conclusion.concludes);
    let concludes = conclusion::plain(concludes, Verdict::label);
    let head = html! { (described(&report.title, &concludes)) meta name="twitter:card" content="summary"; };
    let behind = |entry: &Entry| {
        let claim = find(claims, &entry.claim.id);
        html! {
            @if let Some(claim) = claim {
                p .small { a href={ "claims/" (claim.name) ".html" } { (entry.claim.id) " on a page of its own" } }
            }
        }
    };
    pages::whole(report, &head, &behind, &links::files())
}

fn page(report: &Report, claims: &[Named<'_>], at: usize, previews: Previews) -> String {
    let claim = &claims[at];
    let around = Around { before: links::way(claims, at), after: links::beside(claims, claim) };
    pages::alone(report, claim.entry, &head(claim, previews), &around)
}

/// What a service that shows a link reads.
fn head(claim: &Named<'_>, previews: Previews) -> Markup {
    let title = preview::title(claim.entry);
    let (width, height) = preview::SIZE;
    html! {
        (described(&title, &claim.entry.sentence))
        @match previews {
            Previews::Svg => { meta name="twitter:card" content="summary"; }
            Previews::SvgAndPng => {
                @let image = format!("../social/{}.png", claim.name);
                meta property="og:image" content=(image);
                meta property="og:image:type" content="image/png";
                meta property="og:image:width" content=(width);
                meta property="og:image:height" content=(height);
                meta property="og:image:alt" content=(title);
                meta name="twitter:card" content="summary_large_image";
                meta name="twitter:image" content=(image);
                meta name="twitter:image:alt" content=(title);
            }
        }
    }
}

fn described(title: &str, description: &str) -> Markup {
    html! {
        meta name="description" content=(description);
        meta property="og:type" content="article";
        meta property="og:title" content=(title);
        meta property="og:description" content=(description);
        meta name="twitter:title" content=(title);
        meta name="twitter:description" content=(description);
    }
}

#[cfg(test)]
mod tests;
