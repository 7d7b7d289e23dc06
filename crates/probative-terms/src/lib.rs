//! The terms that every room shares: what a kind, a region, a role, a tail is called.
//!
//! Plain words and small data, so that a case, a finding and a page mean the same by them without
//! importing each other. Nothing here knows a file, a method or a page.

mod breaks;
mod checklist;
mod date;
pub mod diagnostic;
mod kind;
mod neighbours;
pub mod number;
pub mod place;
mod reach;
mod region;
mod reliability;
mod role;
mod tail;
pub mod text;
mod unit;
mod wanted;
pub mod wire;

pub use breaks::Breaks;
pub use checklist::{Asked, CheckItem, ShownBy};
pub use date::{Date, NotADate, month_named};
pub use diagnostic::{Code, Diagnostic, Form, Place, Severity};
pub use kind::Kind;
pub use neighbours::{Bandwidth, KernelName, Neighbours, NotNeighbours, Radius};
pub use number::Printed;
pub use reach::Reach;
pub use region::{BadRegions, Position, Range, Regions};
pub use reliability::{Basis, ReliabilityWord};
pub use role::Role;
pub use tail::Tail;
pub use unit::{Unit, Whole};
pub use wanted::Wanted;
