//! Places: codes, names, vintages and outlines.
//!
//! A place is known by its [`Geoid`](probative_terms::place::Geoid); whether a code was in use in
//! some year is for [`Vintage::check`]. [`state`] and [`counties_named`] go from names to codes,
//! and give every candidate where a name is shared. [`outlines`], [`borders`] and [`neighbors`] are
//! built in, made from the Census Bureau's public-domain boundaries of 2017 by
//! `scripts/outlines.py`.
//!
//! ```
//! use probative_atlas::{Vintage, label};
//! use probative_terms::place::{Geoid, Level};
//!
//! let county = Geoid::parse("46102")?;
//! assert_eq!(county.level(), Level::County);
//! assert_eq!(label(&county).as_deref(), Some("Oglala Lakota, SD"));
//! assert!(Vintage(2010).check(&county).is_err());
//! # Ok::<(), probative_terms::place::Error>(())
//! ```
//!
//! The room holds data and their types: no statistics, no projection, no drawing.

mod city;
mod name;
mod outline;
mod topology;
mod vintage;

pub use city::{
    city_in, county_names, demonym, demonyms, known_cities, regions, state_abbreviation,
};
pub use name::{State, counties_named, counties_named_in, label, lie_apart, name, state, states};
pub use outline::{Border, OUTLINED, Outline, borders, neighbors, outline, outlines};
pub use vintage::{Change, ChangeKind, KNOWN, Vintage, change_of, changes};
