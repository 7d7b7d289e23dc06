//! Did the policy change the outcome?

use super::kind::{ClaimKind, Open, Told};
use super::select::{LIST, List, ROWS, Select};
use crate::keys::{Key, Table, words};
use crate::walk::Node;
use crate::walk::terms::{BREAKS_KEY, CLASSES_KEY, breaks, write_breaks};
use crate::words::{NoRegions, Scale, Words};
use crate::write::Written;
use probative_terms::{Asked, Breaks, Regions};

/// An outcome before and after, where the policy is and where it is not.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// What is measured, in a phrase.
    pub said: String,
    /// The outcome by place and year.
    pub outcome: Select,
    /// The column of the places' codes.
    pub key: String,
    /// The column of the year.
    pub time: String,
    /// The first and the last year.
    pub window: (i32, i32),
    /// Windows of the alternates.
    pub windows: Vec<(i32, i32)>,
    /// The registry of the policy.
    pub registry: String,
    /// The registry's column of place codes.
    pub registry_key: String,
    /// The registry's column of the day from which it holds.
    pub registry_from: String,
    /// The list.
    pub list: List,
    /// How the years of a place are compared.
    pub compared_by: ComparedBy,
    /// The first year after the policy.
    pub after: i32,
    /// Places on another list, as the alternate's treated ones.
    pub lists: Vec<List>,
    /// An outcome that the policy cannot move, by the same places and years.
    pub placebo: Option<Select>,
    /// The questions of the design that sources answer and records of the case do not.
    pub checklist: Vec<Shown>,
    /// The classes of its maps.
    pub breaks: Breaks,
}

/// How the years of a place are compared; the other way stands as an alternate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComparedBy {
    /// By how much the outcome differs.
    Differences,
    /// By how many times it is as large: each place by its own change.
    Ratios,
}

impl ComparedBy {
    /// Both, with their words in case files.
    pub const ALL: [(ComparedBy, &'static str); 2] =
        [(ComparedBy::Differences, "differences"), (ComparedBy::Ratios, "ratios")];
}

/// What answers a question of the design's checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The question.
    pub asks: Asked,
    /// The ids of the sources that answer it with yes; two are needed for that.
    pub sources: Vec<String>,
    /// What they say, or what is lacking.
    pub because: String,
}

const CHECK_ITEM: Table = Table::new(
    "claims.effect.checklist",
    "A question of the design's checklist that sources answer; the program asks the records the others.",
    &[
        Key::word("asks", || words(&Asked::OF_SOURCES), "The question.")
            .such_as("\"no other policy\""),
        Key::texts("shown_by", "The ids of the sources of the case that answer it with yes.")
            .such_as("[\"permits\"]")
            .changing("With two publishers the question is met; with fewer it is not."),
        Key::text("because", "What they say, or what is lacking.")
            .such_as("\"no other law on rents was passed\""),
    ],
)
.without(&[("passed", "a question is met by what shows it: name two sources under `shown_by`")]);

impl ClaimKind for Effect {
    const TABLE: Table = Table::new(
        "claims.effect",
        "Did the policy change the outcome?",
        &[
            Key::text("said", "What is measured, in a phrase.").such_as("\"new homes\""),
            Key::table("outcome", &ROWS, "The outcome by place and year."),
            Key::column("key", "The column of the places' codes.").such_as("\"county\""),
            Key::column("time", "The column of the year.").such_as("\"year\""),
            Key::windows("windows", "The windows of years, the primary one first.")
                .changing("The first decides and each other is an alternate."),
            Key::source("registry", "The registry of the policy."),
            Key::column("registry_key", "The registry's column of place codes.")
                .such_as("\"county\""),
            Key::column("registry_from", "The registry's column of the day from which it holds.")
                .such_as("\"since\""),
            Key::table("list", &LIST, "The list of treated places."),
            Key::tables("lists", &LIST, "Other lists, as the alternates' treated places.")
                .changing("Each is an alternate."),
            Key::year("after", "The first year after the policy."),
            Key::word(
                "compared_by",
                || words(&ComparedBy::ALL),
                "How the years of a place are compared: by differences, or by ratios, each place by its \
                 own change, which places of unequal size need. The other way is an alternate.",
            )
            .or("\"differences\"")
            .such_as("\"ratios\""),
            Key::table("placebo", &ROWS, "An outcome that the policy cannot move, by the same places and years.")
                .optional()
                .changing("One that stays meets a question of the checklist."),
            Key::tables("checklist", &CHECK_ITEM, "What answers the questions of the design that the records of the case do not.")
                .changing("A design that meets fewer than 6 of 8 questions is *inconclusive*."),
            CLASSES_KEY,
            BREAKS_KEY,
        ],
    );

    const SCALES: &'static [Scale] = &[Scale::Effect];

    fn read(table: Node<'_>) -> Option<Self> {
        let said = table.text("said");
        let outcome = Select::need(&table, "outcome");
        let source = outcome.as_ref().map(|outcome| outcome.source.clone());
        let key = table.column(source.as_deref(), "key");
        let time = table.column(source.as_deref(), "time");
        let windows = table.some_windows("windows");
        let registry = table.source("registry");
        let registry_key = table.column(registry.as_deref(), "registry_key");
        let registry_from = table.column(registry.as_deref(), "registry_from");
        let list = List::need(&table, registry.as_deref());
        let lists = List::others(&table, registry.as_deref());
        let after = table.year("after");
        let compared_by = table.choice_or_default("compared_by", &ComparedBy::ALL);
        let placebo = Select::optional(&table, "placebo");
        let checklist = table.tables("checklist");
        // A question that is asked again would be met twice.
        Node::named_once(&checklist, "asks", "questions");
        let checklist = checklist.into_iter().filter_map(shown).collect();
        let breaks = breaks(&table);
        table.close();
        // The first window is the primary one; the others are alternates.
        let (window, others) = windows.split_first()?;
        Some(Effect {
            said: said?,
            outcome: outcome?,
            key: key?,
            time: time?,
            window: *window,
            windows: others.to_vec(),
            registry: registry?,
            registry_key: registry_key?,
            registry_from: registry_from?,
            list: list?,
            compared_by: compared_by?,
            after: after?,
            lists,
            placebo,
            checklist,
            breaks,
        })
    }

    fn write(&self, out: Written) -> Written {
        let windows = [&[self.window], self.windows.as_slice()].concat();
        let out = out
            .text("said", &self.said)
            .select("outcome", &self.outcome)
            .text("key", &self.key)
            .text("time", &self.time)
            .windows("windows", &windows)
            .text("registry", &self.registry)
            .text("registry_key", &self.registry_key)
            .text("registry_from", &self.registry_from)
            .list("list", &self.list)
            .tables("lists", &self.lists, List::write)
            .whole("after", self.after)
            .choice("compared_by", &self.compared_by, &ComparedBy::ALL)
            .optional_select("placebo", self.placebo.as_ref())
            .tables("checklist", &self.checklist, write_shown);
        write_breaks(&self.breaks, out)
    }

    fn scale(&self) -> Scale {
        Scale::Effect
    }

    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        self.scale().regions(words)
    }

    fn told(&self) -> Told<'_> {
        Told { places_by: Some(&self.key), ..Told::none() }
    }

    fn open(&mut self) -> Open<'_> {
        let lists = vec![(self.registry.clone(), &mut self.list)];
        Open { selects: vec![&mut self.outcome], lists, ..Open::default() }
    }
}

fn write_shown(shown: &Shown, out: Written) -> Written {
    out.choice("asks", &shown.asks, &Asked::OF_SOURCES)
        .texts("shown_by", &shown.sources)
        .text("because", &shown.because)
}

/// The fewest words that say what a source says.
const FEWEST_WORDS: usize = 3;

fn shown(table: Node<'_>) -> Option<Shown> {
    let asks = table.choice("asks", &Asked::OF_SOURCES);
    let (sources, because) = (table.sources_told("shown_by"), table.text("because"));
    if because.as_ref().is_some_and(|it| it.split_whitespace().count() < FEWEST_WORDS) {
        let said = "`because` says nothing that a reader could check".to_owned();
        table.mistake("E306", "because", said, "say what the sources say, or what is lacking");
    }
    table.close();
    Some(Shown { asks: asks?, sources, because: because? })
}

impl Effect {
    /// What is read, in lines that name every choice of the primary reading.
    pub fn key(&self) -> [String; 3] {
        let (first, last) = self.window;
        let by = match self.compared_by {
            ComparedBy::Differences => "",
            ComparedBy::Ratios => ", by ratios",
        };
        let years = format!("{first} to {last}, after {}{by}", self.after);
        [self.outcome.key(), self.list.filter_key(), years]
    }
}
