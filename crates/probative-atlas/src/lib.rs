//! Places: codes, names, vintages and outlines.
//!
//! A place is known by its [`Geoid`], which is text and keeps its zeros. What a
//! spreadsheet did to a code is undone by [`repair`] or refused with the remedy;
//! whether a code was in use in some year is for [`Vintage::check`]. [`state`]
//! and [`counties_named`] go from names to codes, and give every candidate where
//! a name is shared. [`outlines`], [`borders`] and [`neighbors`] are built in,
//! made from the Census Bureau's public-domain boundaries of 2017 by
//! `scripts/outlines.py`.
//!
//! ```
//! use probative_atlas::{Geoid, Level, Vintage, label};
//!
//! let county = Geoid::parse("46102")?;
//! assert_eq!(county.level(), Level::County);
//! assert_eq!(label(&county).as_deref(), Some("Oglala Lakota, SD"));
//! assert!(Vintage(2010).check(&county).is_err());
//! # Ok::<(), probative_atlas::Error>(())
//! ```
//!
//! The room holds data and their types: no statistics, no projection, no drawing.

mod error;
mod geoid;
mod level;
mod name;
mod outline;
mod repair;
mod topology;
mod vintage;

pub use error::Error;
pub use geoid::Geoid;
pub use level::Level;
pub use name::{State, counties_named, counties_named_in, label, name, state, states};
pub use outline::{Border, OUTLINED, Outline, borders, neighbors, outline, outlines};
pub use repair::repair;
pub use vintage::{Change, ChangeKind, KNOWN, Vintage, changes};
