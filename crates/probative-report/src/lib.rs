//! Findings to words and pictures.
//!
//! [`compose()`] arranges the findings of a case for a reader; a [`Render`] writes the arranged
//! [`Report`] down, as a page, as Markdown or as JSON. Nothing here computes a statistic: a number
//! on a page is a number in a finding.

mod anchor;
pub mod compose;
pub mod csv;

pub mod line;
pub mod picture;
pub mod render;
pub mod report;

#[cfg(test)]
mod fixture;

pub use compose::{compose, compose_marked};
pub use csv::findings_csv;
pub use line::{Line, closing, lines};
pub use render::{Html, Json, Junit, Markdown, Previews, Render, Sarif, Site, site};
pub use report::Report;
