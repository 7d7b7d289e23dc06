//! The kinds of claims, one row each.

use super::codes::ByRows;
use super::kind::{ClaimKind, Open};
use super::select::{Beside, Filter, Joined, List, Select};
use super::{alignment, arithmetic, association, cluster, effect, figure, mechanism};
use super::{membership, quote, rate, rivals, share, trend};
use crate::keys::{Form, Key, When};
use crate::walk::Node;
use crate::words::{NoRegions, Scale, Words};
use crate::write::Written;
use probative_terms::{Kind, Printed, Regions};

/// Makes the sum of all kinds, and what is asked of each, from one row a kind.
macro_rules! kinds {
    ($($(#[$question:meta])* $kind:ident($claim:ty),)*) => {
        /// The data of each kind.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Kinds {
            $($(#[$question])* $kind($claim),)*
        }

        /// The forms of a claim: the table of its kind, under the kind's word.
        pub(crate) const FORMS: &[Form] = &[$(Form {
            when: When::Word("kind", Kind::$kind.word()),
            about: <$claim>::TABLE.about,
            keys: &[Key::table(Kind::$kind.word(), &<$claim>::TABLE, <$claim>::TABLE.about)],
        },)*];

        impl Kinds {
            /// The kind.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Kinds::$kind(_) => Kind::$kind,)*
                }
            }

            /// Reads the table of a kind.
            pub(crate) fn read(kind: Kind, table: Node<'_>) -> Option<Kinds> {
                match kind {
                    $(Kind::$kind => <$claim>::read(table).map(Kinds::$kind),)*
                }
            }

            /// Writes the table of its kind.
            pub(crate) fn write(&self, out: Written) -> Written {
                match self {
                    $(Kinds::$kind(claim) => claim.write(out),)*
                }
            }

            /// What the numbers of a kind can be.
            pub fn scales(kind: Kind) -> &'static [Scale] {
                match kind {
                    $(Kind::$kind => <$claim>::SCALES,)*
                }
            }

            /// What the claim's own number is.
            pub fn scale(&self) -> Scale {
                match self {
                    $(Kinds::$kind(claim) => claim.scale(),)*
                }
            }

            /// The regions that these words get, before any data are read.
            ///
            /// # Errors
            ///
            /// Why the words get none of this kind.
            pub fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
                match self {
                    $(Kinds::$kind(claim) => claim.regions(words),)*
                }
            }

            /// Whether some of its further numbers have no words of their own.
            pub(crate) fn is_unworded(&self) -> bool {
                match self {
                    $(Kinds::$kind(claim) => claim.is_unworded(),)*
                }
            }

            /// The filters of what decides; readings beside keep theirs.
            pub(crate) fn filters(&mut self) -> Vec<&mut Filter> {
                let Open { selects, lists, .. } = self.open();
                let lists = lists.into_iter().map(|(_, list)| &mut list.filter);
                selects.into_iter().map(|select| &mut select.filter).chain(lists).collect()
            }

            /// Whether it has rows in which a choice may be varied.
            pub(crate) fn can_vary(&self) -> bool {
                !self.clone().filters().is_empty()
            }

            /// The rows that decide, to be written over.
            pub fn selects(&mut self) -> Vec<&mut Select> {
                let Open { selects, records, .. } = self.open();
                selects.into_iter().chain(records).collect()
            }

            /// The lists that decide, each with its registry, to be written over.
            pub fn lists(&mut self) -> Vec<(String, &mut List)> {
                self.open().lists
            }

            /// The named places that their rows name, to be filled in from the records.
            pub fn by_rows(&mut self) -> Option<ByRows<'_>> {
                self.open().by_rows
            }

            fn open(&mut self) -> Open<'_> {
                match self {
                    $(Kinds::$kind(claim) => claim.open(),)*
                }
            }

            /// Two selections that the claim joins by a column, if it joins any.
            pub fn joined(&self) -> Option<Joined<'_>> {
                match self {
                    $(Kinds::$kind(claim) => claim.told().joined,)*
                }
            }

            /// The column by whose codes it sets places beside others, if it sets any.
            pub fn places_by(&self) -> Option<&str> {
                match self {
                    $(Kinds::$kind(claim) => claim.told().places_by,)*
                }
            }

            /// The numbers that the kind sets beside its own.
            pub fn beside(&self) -> Vec<Beside<'_>> {
                match self {
                    $(Kinds::$kind(claim) => claim.told().beside,)*
                }
            }

            /// The places and members that the case names, by every name that it has for them.
            pub fn names(&self) -> Vec<&str> {
                match self {
                    $(Kinds::$kind(claim) => claim.told().names,)*
                }
            }

            /// The stated numbers beside which the claim's readings are set, in their order: the
            /// primary one, then the conjuncts; none for a reading that has no printed number.
            pub fn stated(&mut self) -> Vec<Option<&mut Printed>> {
                self.open().stated
            }
        }
    };
}

kinds! {
    /// Is the number as stated?
    Figure(figure::Figure),
    /// Is it that part of that whole?
    Share(share::Share),
    /// Do the stated numbers agree with each other?
    Arithmetic(arithmetic::Arithmetic),
    /// Did it change as stated, when stated?
    Trend(trend::Trend),
    /// Is X among the Y?
    Membership(membership::Membership),
    /// Do two layers coincide?
    Alignment(alignment::Alignment),
    /// Do A and B go together?
    Association(association::Association),
    /// Do like values lie together?
    Cluster(cluster::Cluster),
    /// Is the rate as stated, or higher than there?
    Rate(rate::Rate),
    /// Did the policy change the outcome?
    Effect(effect::Effect),
    /// Are these words in the source?
    Quote(quote::Quote),
    /// Does the conclusion survive the other explanations?
    Rivals(rivals::Rivals),
    /// Why, with what motive?
    Mechanism(mechanism::Mechanism),
}

impl Kinds {
    /// Whether its number tells of such places and years, and not of these alone: it differs among
    /// them, or its record is a sample.
    pub fn tells_of_such(&self) -> bool {
        let sampled = matches!(self, Kinds::Share(share) if share.sampled);
        sampled || !self.scale().is_counted()
    }
}
