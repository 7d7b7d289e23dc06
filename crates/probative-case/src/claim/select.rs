//! Which rows of a table a number comes from.

use crate::keys::{Key, Table};
use crate::walk::Node;
use crate::write::Written;
use probative_terms::Date;

/// What stands for a column where the rows themselves are counted.
pub const EACH_ROW: &str = "*";

/// Columns and the values that a row must have in each.
pub type Filter = Vec<(String, Vec<String>)>;

/// Which rows of a source, and which of their columns.
///
/// Several rows are added up where the kind asks for one number, and what tells them apart is
/// named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Select {
    /// The source's id.
    pub source: String,
    /// Columns and the values that a row must have in each.
    pub filter: Filter,
    /// The column of the number.
    pub value: String,
    /// The column of its lower end, where it may be withheld or assumed.
    pub low: Option<String>,
    /// The column of its upper end.
    pub high: Option<String>,
    /// How many each number of the columns stands for.
    pub multiplier: usize,
    /// The columns over whose values several rows are added up, besides those of the filter.
    pub sum_over: Vec<String>,
    /// What the reader calls it; the source's title where it is left out.
    pub said: Option<String>,
}

/// A number that a claim's kind sets beside its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beside<'a> {
    /// What it is called.
    pub said: &'a str,
    /// What is counted or measured.
    pub counted: &'a Select,
    /// What that is divided by, if it is.
    pub whole: Option<&'a Select>,
}

/// Two selections that a claim joins, and the column by which it does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Joined<'a> {
    /// What is counted.
    pub counted: &'a Select,
    /// What it is set against.
    pub whole: &'a Select,
    /// The column of both.
    pub key: &'a str,
}

/// A list within a registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What it is, in a phrase; blank where no reading calls it by a name.
    pub said: String,
    /// Columns and the values that a row must have in each.
    pub filter: Filter,
    /// The registry's column that members are looked up in, where this list uses another.
    pub key: Option<String>,
    /// Which places and days it speaks of: of another nobody knows whether it would be on it.
    pub covers: Covers,
}

/// Which places and days a list speaks of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Covers {
    /// Which places.
    pub places: Places,
    /// The first day, where it speaks of none before.
    pub from: Option<Date>,
    /// The last day, where it speaks of none later.
    pub until: Option<Date>,
}

/// Which places a list speaks of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Places {
    /// All of them: one that is not on it is not what it lists.
    #[default]
    All,
    /// These, by what members are looked up by.
    Some(Vec<String>),
    /// Nobody says.
    Unknown,
}

impl Covers {
    /// Whether the list speaks of a place at all.
    pub fn place(&self, key: &str) -> bool {
        match &self.places {
            Places::All => true,
            Places::Some(keys) => keys.iter().any(|one| one == key),
            Places::Unknown => false,
        }
    }

    /// Whether the list speaks of all days from one to another.
    pub fn days(&self, first: Date, last: Date) -> bool {
        self.from.is_none_or(|from| from <= first) && self.until.is_none_or(|until| last <= until)
    }

    fn read(node: &Node<'_>) -> Covers {
        let words = node.texts("covers");
        if words.is_empty() {
            node.lacks("covers");
        }
        let is_word = |word: &String| word == "all" || word == "unknown";
        if let Some(word) = words.iter().find(|word| words.len() > 1 && is_word(word)) {
            let said = format!("`{word}` stands among codes");
            let help = "write `all` or `unknown` alone, or the codes without it";
            node.mistake("E306", "covers", said, help);
        }
        let places = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["all"] => Places::All,
            ["unknown"] => Places::Unknown,
            _ => Places::Some(words),
        };
        let from = node.optional_date("covers_from");
        // A month or a year is covered to its end.
        let until = node.optional_last("covers_until");
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            let said = "the list ends before it begins".to_owned();
            node.mistake("E306", "covers_until", said, "correct one of the two dates");
        }
        Covers { places, from, until }
    }
}

/// A table of neighbours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjacency {
    /// The source.
    pub source: String,
    /// The column of a place's code.
    pub from: String,
    /// The column of its neighbour's code.
    pub to: String,
}

const SOURCE: Key = Key::source("source", "The source that has the rows.");
const WHERE: Key =
    Key::filter("where", "Columns and the values that a row must have in each; all rows else.");
const VALUE: Key = Key::column(
    "value",
    "The column of the number; `*` counts the rows themselves, each of a place or year as one.",
)
.such_as("\"permits\"");
const LOW: Key =
    Key::column("low", "The column of its lower end, where the number is withheld or assumed.")
        .optional()
        .such_as("\"permits_low\"")
        .changing("The claim must stand alike at both ends, or it is *inconclusive*.");
const HIGH: Key = Key::column("high", "The column of the number's upper end.")
    .optional()
    .such_as("\"permits_high\"");
const MULTIPLIER: Key = Key::whole(
    "multiplier",
    "How many each number of the column stands for, where it counts in thousands or millions.",
)
.or("1")
.such_as("1000");
const SUM_OVER: Key = Key::texts(
    "sum_over",
    "The columns over whose values several rows are added up, besides those of `where`; rows that \
     differ in another are refused, and so is a column in which they do not. A column that these \
     decide together, as a county's code decides its region, need not be named; one of years or \
     other times, of editions, statuses, methods, units or lists, or of sex, race or ethnicity must \
     be. Numbers of each place or year are added up over at most three, and all have the same parts \
     or, of places, parts of their own. Numbers of both signs are added up for a `figure` alone.",
)
.such_as("[\"county\"]");
const SAID: Key =
    Key::text("said", "What the reader calls it; the source's title where it is left out.")
        .optional()
        .such_as("\"the county's register\"");

/// Rows that a reader is told of by a name of their own.
pub(crate) const NAMED_ROWS: Table = Table::new(
    "named_rows",
    "Which rows of a source a number comes from, which of their columns, and what the reader calls \
     them; several rows are added up.",
    &[SOURCE, WHERE, VALUE, LOW, HIGH, MULTIPLIER, SUM_OVER, SAID],
);

/// Rows that are added up, whose numbers may be withheld between two ends.
pub(crate) const OPEN_SUM: Table = Table::new(
    "open_sum",
    "Which rows of a source a number comes from, and which of their columns; several rows of one \
     place or time are added up.",
    &[SOURCE, WHERE, VALUE, LOW, HIGH, MULTIPLIER, SUM_OVER],
);

/// Rows that are added up, whose numbers are known.
pub(crate) const SUM: Table = Table::new(
    "sum",
    "Which rows of a source a number comes from, and which of their columns; several rows of one \
     place or time are added up.",
    &[SOURCE, WHERE, VALUE, MULTIPLIER, SUM_OVER],
);

/// Rows whose numbers may be withheld between two ends.
pub(crate) const OPEN_ROWS: Table = Table::new(
    "open_rows",
    "Which rows of a source numbers come from, and which of their columns.",
    &[SOURCE, WHERE, VALUE, LOW, HIGH, MULTIPLIER],
);

/// Rows whose numbers are known: a test that takes no ends would pass over them in silence.
pub(crate) const ROWS: Table = Table::new(
    "rows",
    "Which rows of a source numbers come from, and which of their columns.",
    &[SOURCE, WHERE, VALUE, MULTIPLIER],
);

const LISTED: &str = "A list within a registry: the rows that are on it.";
const LIST_KEY: Key =
    Key::column("key", "The column that members are looked up in, where this list has its own.")
        .optional()
        .such_as("\"town\"");

pub(crate) const LIST: Table = Table::new(
    "list",
    LISTED,
    &[
        Key::text("said", "What the list is, in a phrase.").such_as("\"towns with a limit\""),
        WHERE,
        LIST_KEY,
        Key::texts(
            "covers",
            "Of which places the list speaks: all, unknown, or their codes. Of another nobody knows \
             whether it would be on it.",
        )
        .required()
        .such_as("[\"all\"]")
        .changing("A place that is not on the list counts as a no only where the list speaks of it."),
        Key::date("covers_from", "The first day of which the list speaks.").optional(),
        Key::date("covers_until", "The last day of which the list speaks, whenever its rows were published: of a later day its silence says nothing. Left out, it speaks of every day.").optional(),
    ],
);

/// A list that no reading calls by a name.
pub(crate) const UNNAMED_LIST: Table = Table::new("unnamed_list", LISTED, &[WHERE, LIST_KEY]);

const ADJACENCY: Table = Table::new(
    "adjacency",
    "A table of neighbours, a row for each pair of places.",
    &[
        Key::source("source", "The source that has the pairs."),
        Key::column("from", "The column of a place's code.").such_as("\"place\""),
        Key::column("to", "The column of its neighbour's code.").such_as("\"neighbour\""),
    ],
);

/// The neighbours of a kind whose nulls keep spatial structure.
pub(crate) const ADJACENCY_KEY: Key = Key::table(
    "adjacency",
    &ADJACENCY,
    "The neighbours, for nulls that keep spatial structure; left out, states and counties are \
     neighbours where their outlines of 2017 touch.",
)
.optional();

impl Select {
    /// All rows of a source, and the column of their numbers.
    pub fn all_of(source: &str, value: &str) -> Select {
        let (source, value) = (source.to_owned(), value.to_owned());
        let (filter, sum_over) = (Vec::new(), Vec::new());
        let (low, high, said) = (None, None, None);
        Select { source, filter, value, low, high, multiplier: 1, sum_over, said }
    }

    /// The same rows, read in another column, which has no ends.
    pub fn in_column(&self, column: &str) -> Select {
        Select { value: column.to_owned(), low: None, high: None, ..self.clone() }
    }

    /// The columns of its numbers.
    pub fn columns(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.value).chain(&self.low).chain(&self.high)
    }

    /// What is read, in one line that names every choice.
    pub fn key(&self) -> String {
        let times = match self.multiplier {
            1 => String::new(),
            many => format!("{many} times "),
        };
        format!("{times}{} of {} where {}", self.value, self.source, filter_key(&self.filter))
    }

    /// The selection under `key`, which must be given.
    pub(crate) fn need(node: &Node<'_>, key: &'static str) -> Option<Select> {
        node.table(key).and_then(Select::read)
    }

    /// The selection under `key`, where there is one.
    pub(crate) fn optional(node: &Node<'_>, key: &'static str) -> Option<Select> {
        node.optional_table(key).and_then(Select::read)
    }

    /// The selections under `key`.
    pub(crate) fn all(node: &Node<'_>, key: &'static str) -> Vec<Select> {
        node.tables(key).into_iter().filter_map(Select::read).collect()
    }

    fn read(node: Node<'_>) -> Option<Select> {
        let source = node.source("source");
        let filter = node.filter("where", source.as_deref());
        let value = node.column(source.as_deref(), "value");
        let end = |key| {
            let has = node.describes(key);
            has.then(|| node.optional_column(source.as_deref(), key)).flatten()
        };
        let (low, high) = (end("low"), end("high"));
        // Rows that are picked by their own number say whatever is asked of them.
        let own = [&value, &low, &high].map(|column| column.as_ref());
        if let Some((column, _)) = filter.iter().find(|(column, _)| own.contains(&Some(column))) {
            let said = format!("`where` picks rows by `{column}`, which holds the number");
            node.mistake("E305", "where", said, "pick rows by other columns");
        }
        let multiplier = multiplier(&node);
        if multiplier != 1 && value.as_deref() == Some(EACH_ROW) {
            let said = "a row stands for itself, and is multiplied".to_owned();
            node.mistake(
                "E305",
                "multiplier",
                said,
                "leave `multiplier` out where rows are counted",
            );
        }
        let summed = node.describes("sum_over");
        let sum_over =
            if summed { node.columns(source.as_deref(), "sum_over") } else { Vec::new() };
        let said = node.describes("said").then(|| node.optional_text("said")).flatten();
        node.close();
        let (source, value) = (source?, value?);
        Some(Select { source, filter, value, low, high, multiplier, sum_over, said })
    }
}

/// How many each number stands for: a power of ten.
fn multiplier(node: &Node<'_>) -> usize {
    let given = node.describes("multiplier").then(|| node.some_or_default("multiplier")).flatten();
    let multiplier = given.unwrap_or(1);
    const MOST: usize = 1_000_000_000;
    let is_power = multiplier <= MOST && 10_usize.pow(multiplier.ilog10()) == multiplier;
    if !is_power {
        let said = format!("`multiplier` of {multiplier} is no power of ten up to a billion");
        node.mistake("E306", "multiplier", said, "write 1000 for thousands, 1000000 for millions");
    }
    multiplier
}

impl List {
    /// Which rows are on the list, in one line that names every choice.
    pub fn filter_key(&self) -> String {
        filter_key(&self.filter)
    }

    /// The list under `list`, read in the registry `source`.
    pub(crate) fn need(node: &Node<'_>, source: Option<&str>) -> Option<List> {
        node.table("list").and_then(|table| List::read(table, source))
    }

    /// The other lists under `lists`, read in the same registry.
    pub(crate) fn others(node: &Node<'_>, source: Option<&str>) -> Vec<List> {
        node.tables("lists").into_iter().filter_map(|table| List::read(table, source)).collect()
    }

    fn read(node: Node<'_>, source: Option<&str>) -> Option<List> {
        let said = if node.describes("said") { node.text("said") } else { Some(String::new()) };
        let filter = node.filter("where", source);
        let key = node.optional_column(source, "key");
        let covers = if node.describes("covers") { Covers::read(&node) } else { Covers::default() };
        node.close();
        Some(List { said: said?, filter, key, covers })
    }
}

impl Adjacency {
    /// The table under `adjacency`, where there is one.
    pub(crate) fn optional(node: &Node<'_>) -> Option<Adjacency> {
        node.optional_table("adjacency").and_then(Adjacency::read)
    }

    fn read(node: Node<'_>) -> Option<Adjacency> {
        let source = node.source("source");
        let from = node.column(source.as_deref(), "from");
        let to = node.column(source.as_deref(), "to");
        node.close();
        Some(Adjacency { source: source?, from: from?, to: to? })
    }
}

impl Select {
    /// Writes which rows it takes.
    pub(crate) fn write(&self, out: Written) -> Written {
        out.text("source", &self.source)
            .filter("where", &self.filter)
            .text("value", &self.value)
            .optional_text("low", self.low.as_ref())
            .optional_text("high", self.high.as_ref())
            .multiplier(self.multiplier)
            .texts("sum_over", &self.sum_over)
            .optional_text("said", self.said.as_ref())
    }
}

impl List {
    /// Writes which rows are on it.
    pub(crate) fn write(&self, out: Written) -> Written {
        let named = out.describes("said");
        let out = if named { out.text("said", &self.said) } else { out };
        let out = out.filter("where", &self.filter).optional_text("key", self.key.as_ref());
        if out.describes("covers") { self.covers.write(out) } else { out }
    }
}

impl Covers {
    fn write(&self, out: Written) -> Written {
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let out = match &self.places {
            Places::All => out.texts("covers", &["all".to_owned()]),
            Places::Some(keys) => out.texts("covers", keys),
            Places::Unknown => out.texts("covers", &["unknown".to_owned()]),
        };
        out.optional_text("covers_from", day(self.from).as_ref())
            .optional_text("covers_until", day(self.until).as_ref())
    }
}

impl Written {
    fn multiplier(self, multiplier: usize) -> Written {
        if multiplier == 1 { self } else { self.whole("multiplier", multiplier) }
    }

    /// A selection under a key.
    pub(crate) fn select(self, name: &str, select: &Select) -> Written {
        self.table(name, |out| select.write(out))
    }

    /// A selection under a key, where there is one.
    pub(crate) fn optional_select(self, name: &str, select: Option<&Select>) -> Written {
        match select {
            Some(select) => self.select(name, select),
            None => self,
        }
    }

    /// A list under a key.
    pub(crate) fn list(self, name: &str, list: &List) -> Written {
        self.table(name, |out| list.write(out))
    }

    /// A table of neighbours, where there is one.
    pub(crate) fn adjacency(self, adjacency: Option<&Adjacency>) -> Written {
        let Some(Adjacency { source, from, to }) = adjacency else { return self };
        self.table("adjacency", |out| out.text("source", source).text("from", from).text("to", to))
    }
}

/// A filter in one line.
fn filter_key(filter: &Filter) -> String {
    let each = filter.iter().map(|(column, values)| format!("{column} in {}", values.join(" ")));
    each.collect::<Vec<_>>().join(", ")
}
