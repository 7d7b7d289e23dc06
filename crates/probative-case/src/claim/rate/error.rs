//! How far each of some estimates or published rates may be off, as its publisher says.

use crate::claim::Select;
use crate::keys::{Form, Key, Table, When};
use crate::walk::Node;
use crate::write::Written;

/// What a publisher says of the error of its numbers, in columns of the same rows.
#[derive(Debug, Clone, PartialEq)]
pub struct RateError {
    /// The columns that say it.
    pub columns: ErrorColumns,
    /// The level of the intervals; 0.6827 where the margin is one standard error.
    pub level: f64,
}

/// The columns of an error.
#[derive(Debug, Clone, PartialEq)]
pub enum ErrorColumns {
    /// How far the number may lie to either side.
    Margin(Select),
    /// The ends of its interval.
    Ends(Select, Select),
}

const LEVEL: Key = Key::number(
    "level",
    "The level of these intervals, as their publisher says; 0.6827 where the margin is one standard error.",
)
.such_as("0.9");

/// How they are written.
pub(super) const ERROR: Table = Table::new(
    "claims.rate.error",
    "How far each estimate or published rate may be off, in columns of the same rows.",
    &[LEVEL],
)
.in_forms(&[
    Form {
        when: When::Given("margin"),
        about: "By one number to either side.",
        keys: &[Key::column("margin", "The column of how far a number may lie to either side.")
            .such_as("\"margin_of_error\"")],
    },
    Form {
        when: When::Otherwise,
        about: "By the ends of an interval.",
        keys: &[
            Key::column("low", "The column of the lower end of a number's interval.")
                .such_as("\"percent_low\""),
            Key::column("high", "The column of its upper end.").such_as("\"percent_high\""),
        ],
    },
]);

/// The levels of which errors are published: an author who could take any would choose how sure a
/// publisher is.
const LEVELS: [f64; 5] = [0.68, 0.6827, 0.9, 0.95, 0.99];

impl RateError {
    /// Where the numbers are read.
    pub fn selects(&self) -> Vec<&Select> {
        match &self.columns {
            ErrorColumns::Margin(margin) => vec![margin],
            ErrorColumns::Ends(low, high) => vec![low, high],
        }
    }

    /// The same, to be filled in.
    pub(super) fn open(&mut self) -> Vec<&mut Select> {
        match &mut self.columns {
            ErrorColumns::Margin(margin) => vec![margin],
            ErrorColumns::Ends(low, high) => vec![low, high],
        }
    }

    pub(super) fn write(&self, out: Written) -> Written {
        let out = match &self.columns {
            ErrorColumns::Margin(margin) => out.text("margin", &margin.value),
            ErrorColumns::Ends(low, high) => out.text("low", &low.value).text("high", &high.value),
        };
        out.number("level", self.level)
    }

    /// The error of numbers that are read in `amounts`.
    pub(super) fn read(node: Node<'_>, amounts: Option<&Select>) -> Option<RateError> {
        let source = amounts.map(|amounts| amounts.source.as_str());
        // Errors of several rows do not add up.
        let of_same = |value| {
            amounts.map(|amounts| Select { value, sum_over: Vec::new(), ..amounts.clone() })
        };
        let column = |key| node.column(source, key).and_then(of_same);
        let columns = match node.takes("margin") {
            true => column("margin").map(ErrorColumns::Margin),
            false => {
                let (low, high) = (column("low"), column("high"));
                low.zip(high).map(|(low, high)| ErrorColumns::Ends(low, high))
            }
        };
        let level = node.number("level");
        if level.is_some_and(|level| !LEVELS.contains(&level)) {
            let said =
                "`level` is 0.68, 0.6827, 0.9, 0.95 or 0.99: publishers print no others".to_owned();
            let help = "write 0.9 for intervals of 90 per cent, 0.6827 for one standard error";
            node.mistake("E306", "level", said, help);
        }
        let own = amounts.map(|amounts| &amounts.value);
        if let Some(ErrorColumns::Margin(margin)) = &columns
            && own == Some(&margin.value)
        {
            let said = format!("`margin` is `{}`, the rate itself", margin.value);
            node.mistake("E306", "margin", said, "name the column of its margins of error");
        }
        node.close();
        Some(RateError { columns: columns?, level: level? })
    }
}
