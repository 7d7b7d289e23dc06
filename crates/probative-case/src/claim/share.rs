//! Is it that part of that whole?

use super::kind::{ClaimKind, Open, Told};
use super::select::{OPEN_ROWS, ROWS, Select};
use crate::keys::{Key, Table};
use crate::walk::Node;
use crate::walk::terms::{ROLE, role};
use crate::words::{NoRegions, Words};
use probative_terms::number::Printed;
use probative_terms::{BadRegions, Regions, Role};

/// A part of a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The part as printed.
    pub part: Printed,
    /// The whole as printed.
    pub whole: Printed,
    /// The per cent as printed, where the text gives it.
    pub percent: Option<Printed>,
    /// What is counted.
    pub unit: String,
    /// The record of the part.
    pub part_record: Select,
    /// The record of the whole.
    pub whole_record: Select,
    /// Shares to compare with.
    pub beside: Vec<BesideShare>,
}

/// A share to compare with.
#[derive(Debug, Clone, PartialEq)]
pub struct BesideShare {
    /// What it is for.
    pub role: Role,
    /// What it is, in one plain sentence.
    pub said: String,
    /// The part.
    pub part: Select,
    /// The whole; left out where the part's column is in per cent already.
    pub whole: Option<Select>,
}

const BESIDE: Table = Table::new(
    "claims.share.beside",
    "A share to compare with.",
    &[
        ROLE,
        Key::text("said", "What it is, in one plain sentence.").such_as("\"of all towns\""),
        Key::table("part", &OPEN_ROWS, "The record of the part."),
        Key::table(
            "whole",
            &ROWS,
            "The record of the whole; left out where the part's column is in per cent already.",
        )
        .optional(),
    ],
);

impl ClaimKind for Share {
    const TABLE: Table = Table::new(
        "claims.share",
        "Is it that part of that whole?",
        &[
            Key::printed("part", "The part as printed.").such_as("\"1,700\""),
            Key::printed("whole", "The whole as printed.").such_as("\"5,100\""),
            Key::printed("percent", "The per cent as printed, where the text gives it.")
                .optional()
                .such_as("\"33\""),
            Key::text("unit", "What is counted.").such_as("\"permits\""),
            Key::table("part_record", &ROWS, "The record of the part."),
            Key::table("whole_record", &ROWS, "The record of the whole."),
            Key::tables("beside", &BESIDE, "Shares to compare with."),
        ],
    );

    fn read(table: Node<'_>) -> Option<Self> {
        let (part, whole) = (table.printed("part"), table.printed("whole"));
        let percent = table.optional_printed("percent");
        let unreadable = percent.is_none() && table.has("percent");
        let unit = table.text("unit");
        let part_record = Select::need(&table, "part_record");
        let whole_record = Select::need(&table, "whole_record");
        let beside = table.tables("beside").into_iter().filter_map(BesideShare::read).collect();
        table.close();
        // Without the per cent that the text prints, the share would be held to another number.
        if unreadable {
            return None;
        }
        Some(Share {
            part: part?,
            whole: whole?,
            percent,
            unit: unit?,
            part_record: part_record?,
            whole_record: whole_record?,
            beside,
        })
    }

    /// The regions of the share in per cent: around the printed per cent, or around what the
    /// printed part and whole give with each rounded as printed.
    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        if let Some(percent) = &self.percent {
            return words.around(percent.value, percent.rounding());
        }
        let (part, whole) = (self.part.rounding(), self.whole.rounding());
        if whole.0 <= 0.0 {
            let said = "the whole may be zero, so the share has no value";
            return Err(NoRegions::Refused(BadRegions(said)));
        }
        let interval = (100.0 * part.0 / whole.1, 100.0 * part.1 / whole.0);
        words.around(100.0 * self.part.value / self.whole.value, interval)
    }

    fn told(&self) -> Told<'_> {
        Told::none()
    }

    /// Its numbers are the text's own, so that no other rows could be taken for them.
    fn open(&mut self) -> Open<'_> {
        let stated = vec![self.percent.as_mut(), Some(&mut self.part), Some(&mut self.whole)];
        Open { filters: Vec::new(), stated }
    }
}

impl BesideShare {
    fn read(table: Node<'_>) -> Option<BesideShare> {
        let (role, said) = (role(&table), table.text("said"));
        let (part, whole) = (Select::need(&table, "part"), Select::optional(&table, "whole"));
        table.close();
        Some(BesideShare { role: role?, said: said?, part: part?, whole })
    }
}
