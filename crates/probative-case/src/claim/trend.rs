//! Did it change as stated, when stated?

use super::kind::{ClaimKind, Open, Told};
use super::select::{ROWS, SUM, Select};
use crate::keys::{Form, Key, Table, When, words};
use crate::walk::Node;
use crate::words::{NoRegions, Scale, Words};
use crate::write::Written;
use probative_terms::{Printed, Regions};

/// A number over time: a count, a part of a whole, or a rate as published.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// What is counted, in a phrase.
    pub said: String,
    /// Its numbers, one a time.
    pub yearly: Yearly,
    /// What it is set beside, where the sentence does.
    pub than: Option<Box<Than>>,
    /// The column of the year in all of them.
    pub time: String,
    /// The windows of years, the primary one first; empty for those that every text gets.
    pub windows: Vec<(i32, i32)>,
    /// Windows of years to read as known now, in hindsight.
    pub now: Vec<(i32, i32)>,
    /// By how much the text says that it changed, where it does; a fall has a minus.
    pub by: Option<Printed>,
    /// What the change is measured in.
    pub measured_in: ChangeIn,
}

/// Numbers of which there is one a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Yearly {
    /// The numbers.
    pub numbers: Select,
    /// The whole that they are a part of, or the exposure; none for plain numbers.
    pub whole: Option<Select>,
    /// Whether they are counts, and not rates or amounts as published.
    pub is_count: bool,
}

/// Another number over time, beside which a change is set.
#[derive(Debug, Clone, PartialEq)]
pub struct Than {
    /// What it is, in a phrase.
    pub said: String,
    /// Its numbers, one a time.
    pub yearly: Yearly,
}

/// What a change is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeIn {
    /// In per cent of where it began.
    Percent,
    /// In percentage points of the whole.
    Points,
    /// In the number's own unit, on average each year; of a part of a whole in percentage points.
    EachYear,
    /// In the number's own unit, from the first year to the last.
    InAll,
}

impl ChangeIn {
    /// Each, with its words in case files.
    pub const ALL: [(ChangeIn, &'static str); 4] = [
        (ChangeIn::Percent, "per cent"),
        (ChangeIn::Points, "percentage points"),
        (ChangeIn::EachYear, "each year"),
        (ChangeIn::InAll, "in all"),
    ];
}

const FORMS: &[Form] = &[
    Form {
        when: When::Given("values"),
        about: "A rate or an amount as published, which is no count.",
        keys: &[Key::table("values", &ROWS, "The rates or amounts, one row a time.")],
    },
    Form {
        when: When::Otherwise,
        about: "Counts, alone or as a part of a whole.",
        keys: &[
            Key::table("events", &SUM, "The events, one row a time, or one a part and time."),
            Key::table(
                "whole",
                &SUM,
                "The whole that they are a part of, or the exposure; left out where the sentence is \
                 about the count itself.",
            )
            .optional(),
        ],
    },
];

const THAN: Table = Table::new(
    "claims.trend.than",
    "What the change is set beside.",
    &[Key::text("said", "What it is, in a phrase.").such_as("\"empty homes elsewhere\"")],
)
.in_forms(FORMS);

/// No sentence tells a larger change in per cent: a number of this size counts things.
const MOST_PERCENT: f64 = 100_000.0;

impl ClaimKind for Trend {
    const TABLE: Table = Table::new(
        "claims.trend",
        "Did it change as stated, when stated?",
        &[
            Key::text("said", "What is counted, in a phrase.").such_as("\"empty homes\""),
            Key::column("time", "The column of the year in all records.").such_as("\"year\""),
            Key::table(
                "than",
                &THAN,
                "What it is set beside, with `faster than`, `slower than` and words about a gap.",
            )
            .optional(),
            Key::windows(
                "windows",
                "The windows of years that the text states, the primary one first; without them the last ten years on record before the text, with five and all of them beside.",
            )
            .optional().changing("The first decides and each other is an alternate."),
            Key::printed(
                "by",
                "By how much it changed, where the text says so: with `growing` and `falling` the \
                 size, with words about a number the change itself, in which a fall has a minus.",
            )
            .optional()
            .such_as("\"23\""),
            Key::word(
                "measured_in",
                || words(&ChangeIn::ALL),
                "What the change is measured in: per cent of where it began, percentage points of \
                 the whole, `in all`, as in \"added 2 million jobs\", the number's own unit, or `each \
                 year`, as in \"added 20,000 jobs a year\": how much `by` is on average from year to \
                 year of the window, in the number's own unit, or in percentage points where it is a \
                 part of a whole. Where `by` is given another stands beside it.",
            )
            .or("\"per cent\"")
            .such_as("\"per cent\""),
            Key::windows("now", "Windows of years to read as known now: said to be hindsight.")
                .optional().changing("As known now: can only qualify."),
        ],
    )
    .in_forms(FORMS);

    const SCALES: &'static [Scale] =
        &[Scale::Change, Scale::Points, Scale::EachYear, Scale::InAll, Scale::Beside];

    fn read(table: Node<'_>) -> Option<Self> {
        let (said, yearly) = (table.text("said"), Yearly::read(&table));
        let than = table.optional_table("than").map(Than::read);
        let compared = than.iter().flatten().flat_map(|than| than.yearly.selects());
        let own = yearly.iter().flat_map(Yearly::selects);
        let selects: Vec<Option<&Select>> = own.chain(compared).map(Some).collect();
        let time = table.shared_column(&selects, "time");
        let (windows, now) = (table.windows("windows"), table.windows("now"));
        let by = table.optional_printed("by");
        let measured_in = table.choice_or_default("measured_in", &ChangeIn::ALL);
        let is_part = yearly.as_ref().is_some_and(Yearly::is_part);
        if measured_in == Some(ChangeIn::Points) && (!is_part || than.is_some()) {
            let said = "percentage points are those of a part of a whole".to_owned();
            table.mistake("E306", "measured_in", said, "add its `whole`, and leave `than` out");
        }
        if measured_in == Some(ChangeIn::InAll) && is_part {
            let said = "a part of a whole changes in percentage points".to_owned();
            table.mistake(
                "E306",
                "measured_in",
                said,
                "write \"percentage points\", or leave `whole` out",
            );
        }
        let in_its_unit = matches!(measured_in, Some(ChangeIn::EachYear | ChangeIn::InAll));
        if in_its_unit && than.is_some() {
            let said = "what is set beside another changes in per cent".to_owned();
            table.mistake("E306", "measured_in", said, "leave `than` or `measured_in` out");
        }
        let most = match measured_in {
            Some(ChangeIn::Points) => 100.0,
            Some(ChangeIn::EachYear | ChangeIn::InAll) => f64::INFINITY,
            Some(ChangeIn::Percent) | None => MOST_PERCENT,
        };
        if let Some(by) = by.as_ref().filter(|by| by.value.abs() > most) {
            let said = format!("a change of {} is told in per cent", by.text);
            let help = "write by how many per cent; how many more there are is `measured_in = \"in all\"`, and how many more each year \"each year\"";
            table.mistake("E306", "by", said, help);
        }
        table.close();
        let than = match than {
            None => None,
            Some(than) => Some(Box::new(than?)),
        };
        Some(Trend {
            said: said?,
            yearly: yearly?,
            than,
            time: time?,
            windows,
            now,
            by,
            measured_in: measured_in?,
        })
    }

    fn scale(&self) -> Scale {
        match (&self.than, self.measured_in) {
            (Some(_), _) => Scale::Beside,
            (None, ChangeIn::Percent) => Scale::Change,
            (None, ChangeIn::Points) => Scale::Points,
            (None, ChangeIn::EachYear) => Scale::EachYear,
            (None, ChangeIn::InAll) => Scale::InAll,
        }
    }

    fn write(&self, out: Written) -> Written {
        let out = self.yearly.write(out.text("said", &self.said));
        let out = match &self.than {
            Some(than) => out.table("than", |out| than.yearly.write(out.text("said", &than.said))),
            None => out,
        };
        out.text("time", &self.time)
            .windows("windows", &self.windows)
            .optional_text("by", self.by.as_ref().map(|by| &by.text))
            .choice("measured_in", &self.measured_in, &ChangeIn::ALL)
            .windows("now", &self.now)
    }

    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        let own = self.scale().regions(words);
        let Some(by) = &self.by else { return own };
        match words {
            Words::Growing | Words::Falling if by.value < 0.0 => Err(NoRegions::TwoWays),
            Words::Growing => Words::Number.stated(by, None),
            Words::Falling => Words::Number.stated(&by.negated(), None),
            // "Fell by more than 23 per cent" is below -23 and not above it.
            Words::MoreThan | Words::AtLeast | Words::UpTo | Words::LessThan if by.value < 0.0 => {
                Err(NoRegions::TwoWays)
            }
            _ if own == Err(NoRegions::NeedNumber) => words.stated(by, None),
            _ => own.and(Err(NoRegions::SizeOfTheirOwn)),
        }
    }

    fn told(&self) -> Told<'_> {
        Told::none()
    }

    fn open(&mut self) -> Open<'_> {
        let than = self.than.iter_mut().map(|than| &mut than.yearly);
        let selects =
            std::iter::once(&mut self.yearly).chain(than).flat_map(Yearly::open).collect();
        let stated = self.by.iter_mut().map(Some).collect();
        Open { selects, stated, ..Open::default() }
    }
}

impl Yearly {
    /// Whether they are a part of a whole.
    fn is_part(&self) -> bool {
        self.whole.is_some()
    }

    /// Where its numbers are read.
    pub fn selects(&self) -> impl Iterator<Item = &Select> {
        std::iter::once(&self.numbers).chain(&self.whole)
    }

    fn write(&self, out: Written) -> Written {
        match (&self.whole, self.is_count) {
            (_, false) => out.select("values", &self.numbers),
            (None, true) => out.select("events", &self.numbers),
            (Some(whole), true) => out.select("events", &self.numbers).select("whole", whole),
        }
    }

    fn open(&mut self) -> impl Iterator<Item = &mut Select> {
        std::iter::once(&mut self.numbers).chain(&mut self.whole)
    }

    fn read(table: &Node<'_>) -> Option<Yearly> {
        if table.takes("values") {
            let numbers = Select::need(table, "values")?;
            return Some(Yearly { numbers, whole: None, is_count: false });
        }
        let (numbers, whole) = (Select::need(table, "events"), Select::optional(table, "whole"));
        // A whole that cannot be read is not one that is left out.
        if table.has("whole") && whole.is_none() {
            return None;
        }
        Some(Yearly { numbers: numbers?, whole, is_count: true })
    }
}

impl Than {
    fn read(table: Node<'_>) -> Option<Than> {
        let (said, yearly) = (table.text("said"), Yearly::read(&table));
        table.close();
        Some(Than { said: said?, yearly: yearly? })
    }
}

impl Trend {
    /// Whether its change can be told in percentage points: those of a part of a whole, beside
    /// nothing else.
    pub fn has_points(&self) -> bool {
        self.yearly.is_part() && self.than.is_none()
    }

    /// The change that the text states, where it does; a fall has a minus. A change of more than
    /// none says its direction, and states no number.
    pub fn stated(&self, words: Words) -> Option<f64> {
        let by = self.by.as_ref()?.value;
        if by == 0.0 && matches!(words, Words::MoreThan | Words::LessThan) {
            return None;
        }
        Some(if words == Words::Falling { -by } else { by })
    }

    /// Where its numbers are read.
    pub fn selects(&self) -> Vec<&Select> {
        let compared = self.than.iter().flat_map(|than| than.yearly.selects());
        self.yearly.selects().chain(compared).collect()
    }
}
