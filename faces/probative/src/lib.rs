#![doc = include_str!("../../../README.md")]

mod disk;
mod plain;

pub use disk::Disk;
pub use plain::{LARGEST, Unopened, plain_file, plain_stream};
pub use probative_case::{Case, Claim, Source};
pub use probative_check::check;
pub use probative_evidence::{Evidence, Sources, gather};
pub use probative_finding::{Finding, Findings, Verdict};
pub use probative_report::{Html, Json, Markdown, Render, Report, compose, compose_marked};
