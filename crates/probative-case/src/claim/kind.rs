//! What the room asks of every kind of claim.

use super::codes::ByRows;
use super::select::{Beside, Joined, List, Select};
use crate::keys::Table;
use crate::walk::Node;
use crate::words::{NoRegions, Scale, Words};
use crate::write::Written;
use probative_terms::{Printed, Regions};

/// What the room asks of the data of a kind: its keys, its reader, its regions, what is told of its
/// data and what of it could stand otherwise.
///
/// The sources and columns that a claim names are noted by the reader, from keys that are described
/// as such. Nothing here has a default: each kind says what holds for it.
pub(crate) trait ClaimKind: Sized {
    /// The keys of its table in the case file.
    const TABLE: Table;

    /// What its numbers can be; the words of a claim whose record is not held go with one of them.
    const SCALES: &'static [Scale];

    /// Reads its table; what is wrong with it is noted with its place.
    fn read(table: Node<'_>) -> Option<Self>;

    /// Writes its table: reading it again gives the same.
    fn write(&self, out: Written) -> Written;

    /// What the claim's own number is, of those.
    fn scale(&self) -> Scale;

    /// The regions that the claim's words get, before any data are read.
    fn regions(&self, words: Words) -> Result<Regions, NoRegions>;

    /// Whether some of its further numbers have no words of their own: those of the claim are not
    /// taken to go with each, if they are other words than "number".
    fn is_unworded(&self) -> bool {
        false
    }

    /// What its author tells of its data, which stays under every choice.
    fn told(&self) -> Told<'_>;

    /// What of it could stand otherwise, to be written over.
    fn open(&mut self) -> Open<'_>;
}

/// What the author of a claim tells of its data, which stays under every choice.
#[derive(Default)]
pub(crate) struct Told<'a> {
    /// Two selections that it joins by a column, if it joins any.
    pub joined: Option<Joined<'a>>,
    /// The places and members that the case names, by every name that it has for them.
    pub names: Vec<&'a str>,
    /// The column by whose codes it sets places beside others, if it sets any.
    pub places_by: Option<&'a str>,
    /// The numbers that its kind sets beside its own.
    pub beside: Vec<Beside<'a>>,
}

/// What of a claim could stand otherwise, to be written over.
#[derive(Default)]
pub(crate) struct Open<'a> {
    /// The rows of what decides, in which a choice may be varied; readings beside keep theirs.
    pub selects: Vec<&'a mut Select>,
    /// The lists of what decides, each with its registry.
    pub lists: Vec<(String, &'a mut List)>,
    /// Rows of which each is a number of the text, where no choice is crossed with another.
    pub records: Vec<&'a mut Select>,
    /// The stated numbers beside which its readings are set, in their order: the primary one, then
    /// the conjuncts. Where a reading is set beside no printed number, there is none in its place.
    pub stated: Vec<Option<&'a mut Printed>>,
    /// Its named places, where their rows name them.
    pub by_rows: Option<ByRows<'a>>,
}

impl Told<'_> {
    /// Nothing is told.
    pub(crate) fn none() -> Self {
        Told::default()
    }
}

impl Open<'_> {
    /// Nothing could stand otherwise.
    pub(crate) fn none() -> Self {
        Open::default()
    }
}
