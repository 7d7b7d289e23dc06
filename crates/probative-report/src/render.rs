//! The formats that a report can be written in.

#[cfg(test)]
mod hostile;
mod html;
mod junit;
mod markdown;
mod sarif;
mod site;

pub use junit::Junit;
pub use sarif::Sarif;
pub use site::{Previews, Site, site};

use probative_case::claim::Claim;
use probative_terms::text::visible;
use serde_json::Value;

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

/// A document of JSON for readers who show its strings, with nothing hidden in them.
fn spelt(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(visible(&text)),
        Value::Array(all) => all.into_iter().map(spelt).collect(),
        Value::Object(map) => map.into_iter().map(|(key, value)| (key, spelt(value))).collect(),
        other => other,
    }
}

/// What the author of a claim notes that would qualify a verdict, each with what it is about.
fn noted(claim: &Claim) -> Vec<(&'static str, &str)> {
    let notes = &claim.notes;
    let all = [
        ("the text does not say", &notes.base_rate_missing),
        ("the definition differs", &notes.definition_differs),
        ("the part that the records do not reach", &notes.part_of_claim),
    ];
    all.into_iter().filter_map(|(about, said)| Some((about, said.as_deref()?))).collect()
}

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
