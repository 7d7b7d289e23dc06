//! The reader from without.

mod document;
mod mirror;
mod texts;
