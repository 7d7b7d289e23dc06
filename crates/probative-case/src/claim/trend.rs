//! Did it change as stated, when stated?

use super::kind::{ClaimKind, Open, Told};
use super::select::{ROWS, Select};
use crate::keys::{Key, Table};
use crate::walk::Node;
use crate::words::{NoRegions, Words};
use crate::write::Written;
use probative_terms::Regions;

/// A count, or a part of a whole, over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// What is counted, in a phrase.
    pub said: String,
    /// The events, one row a time.
    pub events: Select,
    /// The whole that they are a part of, or the exposure.
    pub whole: Select,
    /// The column of the year in both.
    pub time: String,
    /// The windows of years, the primary one first; empty for those that every text gets.
    pub windows: Vec<(i32, i32)>,
    /// Windows of years to read as known now, in hindsight.
    pub now: Vec<(i32, i32)>,
}

impl ClaimKind for Trend {
    const TABLE: Table = Table::new(
        "claims.trend",
        "Did it change as stated, when stated?",
        &[
            Key::text("said", "What is counted, in a phrase.").such_as("\"empty homes\""),
            Key::table("events", &ROWS, "The events, one row a time."),
            Key::table("whole", &ROWS, "The whole that they are a part of, or the exposure."),
            Key::column("time", "The column of the year in both.").such_as("\"year\""),
            Key::windows(
                "windows",
                "The windows of years that the text states, the primary one first; without them the last ten years on record before the text, with five and all of them beside.",
            )
            .optional().changing("The first decides and each other is an alternate."),
            Key::windows("now", "Windows of years to read as known now: said to be hindsight.")
                .optional().changing("As known now: can only qualify."),
        ],
    );

    fn read(table: Node<'_>) -> Option<Self> {
        let said = table.text("said");
        let (events, whole) = (Select::need(&table, "events"), Select::need(&table, "whole"));
        let time = table.shared_column(&[events.as_ref(), whole.as_ref()], "time");
        let (windows, now) = (table.windows("windows"), table.windows("now"));
        table.close();
        Some(Trend { said: said?, events: events?, whole: whole?, time: time?, windows, now })
    }

    fn write(&self, out: Written) -> Written {
        out.text("said", &self.said)
            .select("events", &self.events)
            .select("whole", &self.whole)
            .text("time", &self.time)
            .windows("windows", &self.windows)
            .windows("now", &self.now)
    }

    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        words.regions()
    }

    fn told(&self) -> Told<'_> {
        Told::none()
    }

    fn open(&mut self) -> Open<'_> {
        let filters = vec![&mut self.events.filter, &mut self.whole.filter];
        Open { filters, stated: Vec::new() }
    }
}
