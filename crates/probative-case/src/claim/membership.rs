//! Is X among the Y?

use super::kind::{ClaimKind, Open, Told};
pub use super::select::List;
use super::select::{LIST, ROWS, Select};
use crate::keys::{Key, Table, words};
use crate::walk::Node;
use crate::words::{NoRegions, Scale, Words};
use crate::write::Written;
use probative_terms::Regions;

/// Members, and the dated list that should hold them.
#[derive(Debug, Clone, PartialEq)]
pub struct Membership {
    /// The registry's source.
    pub source: String,
    /// Its columns.
    pub columns: Columns,
    /// The list that decides.
    pub list: List,
    /// Other lists, each shown as a wider definition.
    pub lists: Vec<List>,
    /// The members that the text names.
    pub members: Vec<Member>,
    /// The time that decides.
    pub at: At,
    /// Other times, each an alternate.
    pub at_alternates: Vec<At>,
}

/// The registry's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// What a member is known by.
    pub key: String,
    /// Since when the list says so.
    pub from: String,
    /// Until when, where it ended.
    pub until: Option<String>,
    /// When the list was published.
    pub published: String,
    /// A column that must say yes as well.
    pub criterion: Option<String>,
}

impl Columns {
    /// What a cell of the criterion says, where it says `yes` or `no`.
    pub fn met(cell: &str) -> Option<bool> {
        match cell {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }
}

/// A member that the text names.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// What the registry knows it by.
    pub key: String,
    /// What other lists know it by, where they use another key.
    pub wider_key: Option<String>,
    /// The date of its event, where the text's sentence is about one.
    pub event: Option<Select>,
}

/// The time at which a list is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// The member's own event.
    Event,
    /// The day on which the text appeared.
    Text,
}

const TIMES: [(At, &str); 2] = [(At::Event, "event"), (At::Text, "text")];

const COLUMNS: Table = Table::new(
    "claims.membership.columns",
    "The registry's columns.",
    &[
        Key::column("key", "What a member is known by.").such_as("\"town\""),
        Key::column("from", "Since when the list says so.").such_as("\"since\""),
        Key::column("until", "Until when, where it ended.").optional().such_as("\"until\""),
        Key::column("published", "When the list was published.").such_as("\"published\""),
        Key::column("criterion", "A column that must say yes as well.")
            .optional()
            .such_as("\"in_force\""),
    ],
);

const MEMBER: Table = Table::new(
    "claims.membership.members",
    "A member that the text names.",
    &[
        Key::text("name", "Its name.").such_as("\"Northfield\""),
        Key::text("key", "What the registry knows it by.").such_as("\"00101\""),
        Key::text("wider_key", "What other lists know it by, where they use another key.")
            .optional()
            .such_as("\"001\""),
        Key::table(
            "event",
            &ROWS,
            "The date of its event, where the sentence is about one; needed with at = \"event\".",
        )
        .optional(),
    ],
);

impl ClaimKind for Membership {
    const TABLE: Table = Table::new(
        "claims.membership",
        "Is X among the Y?",
        &[
            Key::source("source", "The registry."),
            Key::table("columns", &COLUMNS, "The registry's columns."),
            Key::table("list", &LIST, "The list that decides."),
            Key::tables("lists", &LIST, "Other lists, each shown as a wider definition.")
                .changing("A wider definition can only qualify."),
            Key::tables("members", &MEMBER, "The members that the text names.").required(),
            Key::word("at", || words(&TIMES), "The time that decides: the event or the text.")
                .such_as("\"text\""),
            Key::word("at_alternate", || words(&TIMES), "Another time, which gives an alternate.")
                .optional()
                .such_as("\"text\"")
                .changing("An alternate."),
        ],
    )
    .without(&[(
        "counts_left_out",
        "the program counts always what the text leaves out of the list: drop the key",
    )]);

    const SCALES: &'static [Scale] = &[Scale::Members];

    fn read(table: Node<'_>) -> Option<Self> {
        let source = table.source("source");
        let columns =
            table.table("columns").and_then(|columns| Columns::read(columns, source.as_deref()));
        let list = List::need(&table, source.as_deref());
        let lists = List::others(&table, source.as_deref());
        let named = table.tables("members");
        Node::named_once(&named, "key", "members");
        let members: Vec<Member> = table.some_tables("members", Member::read, "no member is named");
        let keyed = list.iter().chain(&lists).any(|list| list.key.is_some());
        if !keyed && members.iter().any(|member| member.wider_key.is_some()) {
            let said = "a member has a `wider_key`, and no list has a `key` of its own".to_owned();
            table.mistake(
                "E306",
                "members",
                said,
                "give the list its key, or leave `wider_key` out",
            );
        }
        let at = table.choice("at", &TIMES);
        let at_alternate = table.optional_choice("at_alternate", &TIMES);
        let times: Vec<&At> = at.iter().chain(&at_alternate).collect();
        table.each_once("at_alternate", &times);
        // Without the day of the event nobody can say whether the list held the member then.
        if at == Some(At::Event) && members.iter().any(|member| member.event.is_none()) {
            let said = "a member has no `event`, and the event's date decides".to_owned();
            table.mistake("E306", "at", said, "give each member its event, or set at = \"text\"");
        }
        table.close();
        Some(Membership {
            source: source?,
            columns: columns?,
            list: list?,
            lists,
            members,
            at: at?,
            at_alternates: at_alternate.into_iter().collect(),
        })
    }

    fn write(&self, out: Written) -> Written {
        let out = out
            .text("source", &self.source)
            .table("columns", |out| self.columns.write(out))
            .list("list", &self.list)
            .tables("lists", &self.lists, List::write)
            .tables("members", &self.members, Member::write)
            .choice("at", &self.at, &TIMES);
        let alternates = self.at_alternates.iter();
        alternates.fold(out, |out, at| out.choice("at_alternate", at, &TIMES))
    }

    fn scale(&self) -> Scale {
        Scale::Members
    }

    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        self.scale().regions(words)
    }

    fn told(&self) -> Told<'_> {
        let members = self.members.iter();
        let names = members.flat_map(|member| [member.name.as_str(), &member.key]).collect();
        Told { names, ..Told::none() }
    }

    fn open(&mut self) -> Open<'_> {
        Open { lists: vec![(self.source.clone(), &mut self.list)], ..Open::default() }
    }
}

impl Columns {
    fn read(table: Node<'_>, source: Option<&str>) -> Option<Columns> {
        let key = table.column(source, "key");
        let from = table.column(source, "from");
        let until = table.optional_column(source, "until");
        let published = table.column(source, "published");
        let criterion = table.optional_column(source, "criterion");
        table.close();
        Some(Columns { key: key?, from: from?, until, published: published?, criterion })
    }
}

impl Columns {
    fn write(&self, out: Written) -> Written {
        out.text("key", &self.key)
            .text("from", &self.from)
            .optional_text("until", self.until.as_ref())
            .text("published", &self.published)
            .optional_text("criterion", self.criterion.as_ref())
    }
}

impl Member {
    fn write(&self, out: Written) -> Written {
        out.text("name", &self.name)
            .text("key", &self.key)
            .optional_text("wider_key", self.wider_key.as_ref())
            .optional_select("event", self.event.as_ref())
    }

    fn read(table: Node<'_>) -> Option<Member> {
        let (name, key) = (table.text("name"), table.text("key"));
        let wider_key = table.optional_text("wider_key");
        let event = Select::optional(&table, "event");
        table.close();
        Some(Member { name: name?, key: key?, wider_key, event })
    }
}
