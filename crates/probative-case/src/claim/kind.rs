//! What the room asks of every kind of claim.

use super::select::{Filter, Joined};
use crate::keys::Table;
use crate::walk::Node;
use crate::words::{NoRegions, Words};
use probative_terms::{Printed, Regions};

/// What the room asks of the data of a kind: its keys, its reader, its regions, its filters, its
/// joins, its names, its numbers.
///
/// The sources and columns that a claim names are noted by the reader, from keys that are described
/// as such. Nothing here has a default: each kind says what holds for it.
pub(crate) trait ClaimKind: Sized {
    /// The keys of its table in the case file.
    const TABLE: Table;

    /// Reads its table; what is wrong with it is noted with its place.
    fn read(table: Node<'_>) -> Option<Self>;

    /// The regions that the claim's words get, before any data are read.
    fn regions(&self, words: Words) -> Result<Regions, NoRegions>;

    /// The filters of what decides, in which a choice may be varied; readings beside keep theirs.
    fn filters(&mut self) -> Vec<&mut Filter>;

    /// Two selections that it joins by a column, if it joins any.
    fn joined(&self) -> Option<Joined<'_>>;

    /// The places and members that the case names, by every name that it has for them.
    fn names(&self) -> Vec<&str>;

    /// The stated numbers beside which its readings are set, in their order: the primary one, then
    /// the conjuncts. Where a reading is set beside no printed number, there is none in its place.
    fn stated(&mut self) -> Vec<Option<&mut Printed>>;
}
