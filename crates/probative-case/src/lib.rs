//! The vocabulary: cases, claims and sources.
//!
//! Everything here is plain data. A [`Case`] is read from TOML by [`Case::read`], which describes
//! every key that it reads ([`Case::tables`]). Nothing here computes a statistic or opens a file.

pub mod case;
pub mod claim;
pub mod draft;
pub mod error;
pub mod keys;
pub mod layer;
pub mod placeholder;
pub mod read;
pub mod source;
mod walk;
pub mod words;
mod write;

pub use case::{Case, Settings, Text};
pub use claim::{Claim, Test};
pub use error::Error;
pub use layer::Layer;
pub use source::{Reliability, Source};
