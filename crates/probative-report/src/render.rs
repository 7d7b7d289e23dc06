//! The formats that a report can be written in.

mod html;
mod junit;
mod markdown;
mod sarif;
mod site;

pub use junit::Junit;
pub use sarif::Sarif;
pub use site::{Previews, Site, site};

use crate::report::Report;

/// A format that a report can be written in.
pub trait Render {
    /// The whole report as text.
    fn render(&self, report: &Report) -> String;
}

/// One page that needs no network and no script.
#[derive(Debug, Clone, Copy, Default)]
pub struct Html;

/// Markdown, for reviews and mail.
#[derive(Debug, Clone, Copy, Default)]
pub struct Markdown;

/// `findings.json`, as `docs/findings.md` describes it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Json;

impl Render for Html {
    fn render(&self, report: &Report) -> String {
        html::page(report)
    }
}

impl Render for Markdown {
    fn render(&self, report: &Report) -> String {
        markdown::document(report)
    }
}

impl Render for Json {
    fn render(&self, report: &Report) -> String {
        report.documents.findings.clone()
    }
}
