//! Puts a public argument about places and policy to the test.
//!
//! Five nouns and five verbs: a [`Case`] is read, its [`Evidence`] is gathered, every claim is
//! checked to a [`Finding`], the findings are composed to a [`Report`], and the report is rendered
//! to a page.
//!
//! ```no_run
//! use probative::{Case, Disk, Html, Render, check, compose, gather};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let case = Case::read(&std::fs::read_to_string("cases/first/case.toml")?)?;
//! let evidence = gather(&case, &Disk::at("cases/first"))?;
//! let findings = check(&case, &evidence);
//! let report = compose(&case, &findings);
//! Ok(std::fs::write("report.html", Html.render(&report))?)
//! # }
//! ```
//!
//! [`check`] cannot fail: a claim that could not be tested is a finding that says why.

mod disk;

pub use disk::Disk;
pub use probative_case::{Case, Claim, Finding, Findings, Source, Verdict};
pub use probative_check::check;
pub use probative_evidence::{Evidence, Sources, gather};
pub use probative_report::{Html, Json, Markdown, Render, Report, compose, compose_marked};
