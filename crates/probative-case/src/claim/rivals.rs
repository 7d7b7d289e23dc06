//! Does the conclusion survive the other explanations?

use super::kind::{ClaimKind, Open, Told};
use super::select::{ADJACENCY_KEY, Adjacency, List, ROWS, Select, UNNAMED_LIST};
use crate::keys::{Key, Table};
use crate::walk::Node;
use crate::words::{NoRegions, Scale, Words};
use crate::write::Written;
use probative_terms::Regions;

/// An outcome, and the explanations that compete for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Rivals {
    /// What is explained, in a phrase.
    pub said: String,
    /// The outcome by place.
    pub outcome: Select,
    /// The column of the places' codes.
    pub key: String,
    /// The neighbours, for a null that keeps spatial structure; by their outlines where none is
    /// given.
    pub adjacency: Option<Adjacency>,
    /// The explanations that the text leaves out.
    pub explanations: Vec<Explanation>,
    /// The text's own explanation: being on a list.
    pub policy: Policy,
}

/// One explanation, and the columns that stand for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Its name.
    pub name: String,
    /// What it predicts that the others do not.
    pub predicts: String,
    /// Its numbers by place.
    pub columns: Vec<Select>,
}

/// The text's own explanation: being on a list, as a yes or no by place.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// Its name.
    pub name: String,
    /// What it predicts that the others do not.
    pub predicts: String,
    /// The registry.
    pub registry: String,
    /// The registry's column of place codes.
    pub key: String,
    /// The list.
    pub list: List,
}

const PREDICTS: Key = Key::text("predicts", "What it predicts that the others do not.")
    .such_as("\"rents rose where wages did\"");

const EXPLANATION: Table = Table::new(
    "claims.rivals.explanations",
    "An explanation that the text leaves out, and the columns that stand for it.",
    &[
        Key::text("name", "Its name.").such_as("\"wages\""),
        PREDICTS,
        Key::tables("columns", &ROWS, "Its numbers by place."),
    ],
);

const POLICY: Table = Table::new(
    "claims.rivals.policy",
    "The text's own explanation: being on a list, as a yes or no by place.",
    &[
        Key::text("name", "Its name.").such_as("\"rent control\""),
        PREDICTS,
        Key::source("registry", "The registry."),
        Key::column("registry_key", "The registry's column of place codes.").such_as("\"county\""),
        Key::table("list", &UNNAMED_LIST, "The list."),
    ],
);

impl ClaimKind for Rivals {
    const TABLE: Table = Table::new(
        "claims.rivals",
        "Does the conclusion survive the other explanations?",
        &[
            Key::text("said", "What is explained, in a phrase.").such_as("\"rents\""),
            Key::table("outcome", &ROWS, "The outcome by place."),
            Key::column("key", "The column of the places' codes.").such_as("\"county\""),
            Key::tables("explanations", &EXPLANATION, "The explanations that the text leaves out."),
            Key::table("policy", &POLICY, "The text's own explanation."),
            ADJACENCY_KEY,
        ],
    );

    const SCALES: &'static [Scale] = &[Scale::Outcome];

    fn read(table: Node<'_>) -> Option<Self> {
        let (said, outcome) = (table.text("said"), Select::need(&table, "outcome"));
        let explanations: Vec<Explanation> =
            table.tables("explanations").into_iter().filter_map(Explanation::read).collect();
        let columns = || explanations.iter().flat_map(|each| &each.columns);
        if let Some(told) = columns().find(|column| outcome.as_ref() == Some(*column)) {
            let said = format!("the outcome `{}` is an explanation of itself", told.value);
            let help = "name the rows and the column of the explanation";
            table.mistake("E307", "explanations", said, help);
        }
        let columns = columns().map(Some);
        let selects: Vec<Option<&Select>> = columns.chain([outcome.as_ref()]).collect();
        let key = table.shared_column(&selects, "key");
        let policy = table.table("policy").and_then(Policy::read);
        let adjacency = Adjacency::optional(&table);
        table.close();
        Some(Rivals {
            said: said?,
            outcome: outcome?,
            key: key?,
            adjacency,
            explanations,
            policy: policy?,
        })
    }

    fn write(&self, out: Written) -> Written {
        out.text("said", &self.said)
            .select("outcome", &self.outcome)
            .text("key", &self.key)
            .tables("explanations", &self.explanations, Explanation::write)
            .table("policy", |out| self.policy.write(out))
            .adjacency(self.adjacency.as_ref())
    }

    fn scale(&self) -> Scale {
        Scale::Outcome
    }

    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        self.scale().regions(words)
    }

    fn told(&self) -> Told<'_> {
        Told { places_by: Some(&self.key), ..Told::none() }
    }

    fn open(&mut self) -> Open<'_> {
        let columns = self.explanations.iter_mut().flat_map(|each| &mut each.columns);
        let selects = columns.chain([&mut self.outcome]).collect();
        let lists = vec![(self.policy.registry.clone(), &mut self.policy.list)];
        Open { selects, lists, ..Open::default() }
    }
}

impl Explanation {
    fn write(&self, out: Written) -> Written {
        out.text("name", &self.name).text("predicts", &self.predicts).tables(
            "columns",
            &self.columns,
            Select::write,
        )
    }

    fn read(table: Node<'_>) -> Option<Explanation> {
        let (name, predicts) = (table.text("name"), table.text("predicts"));
        let columns = Select::all(&table, "columns");
        table.close();
        Some(Explanation { name: name?, predicts: predicts?, columns })
    }
}

impl Policy {
    fn write(&self, out: Written) -> Written {
        out.text("name", &self.name)
            .text("predicts", &self.predicts)
            .text("registry", &self.registry)
            .text("registry_key", &self.key)
            .list("list", &self.list)
    }

    fn read(table: Node<'_>) -> Option<Policy> {
        let (name, predicts) = (table.text("name"), table.text("predicts"));
        let registry = table.source("registry");
        let key = table.column(registry.as_deref(), "registry_key");
        let list = List::need(&table, registry.as_deref());
        table.close();
        let (name, predicts) = (name?, predicts?);
        Some(Policy { name, predicts, registry: registry?, key: key?, list: list? })
    }
}
