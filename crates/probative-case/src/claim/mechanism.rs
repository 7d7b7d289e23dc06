//! Why, with what motive?

use super::kind::{ClaimKind, Open, Told};
use crate::keys::{Key, Table};
use crate::walk::Node;
use crate::words::{NoRegions, Scale, Words};
use crate::write::Written;
use probative_terms::Regions;

/// A motive or an intent, which aggregates cannot show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mechanism {
    /// The nearest claim that records could test.
    pub neighbour: String,
}

impl ClaimKind for Mechanism {
    const TABLE: Table = Table::new(
        "claims.mechanism",
        "Why, with what motive?",
        &[Key::text("neighbour", "The nearest claim that records could test.")
            .such_as("\"builders gave more to those who voted for the permits\"")],
    );

    const SCALES: &'static [Scale] = &[Scale::Motive];

    fn read(table: Node<'_>) -> Option<Self> {
        let neighbour = table.text("neighbour");
        table.close();
        Some(Mechanism { neighbour: neighbour? })
    }

    fn write(&self, out: Written) -> Written {
        out.text("neighbour", &self.neighbour)
    }

    fn scale(&self) -> Scale {
        Scale::Motive
    }

    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        self.scale().regions(words)
    }

    fn told(&self) -> Told<'_> {
        Told::none()
    }

    /// Nothing decides it.
    fn open(&mut self) -> Open<'_> {
        Open::none()
    }
}
