//! Do two layers coincide?

use super::kind::{ClaimKind, Open, Told};
use super::select::{List, ROWS, Select, UNNAMED_LIST};
use crate::keys::{Form, Key, Table, When};
use crate::walk::Node;
use crate::words::{NoRegions, Scale, Words};
use crate::write::Written;
use probative_terms::Regions;

/// Listed places near lines, or a place that is said to be the only one.
#[derive(Debug, Clone, PartialEq)]
pub enum Alignment {
    /// Listed places lie along lines.
    Along(Box<Along>),
    /// One place is said to be the one that records name.
    Only(Box<Only>),
}

/// Listed places and the lines that they are said to lie along.
#[derive(Debug, Clone, PartialEq)]
pub struct Along {
    /// The places: code, longitude, latitude, population.
    pub places: Places,
    /// The registry of the listing.
    pub registry: String,
    /// The registry's column of place codes.
    pub registry_key: String,
    /// The registry's column of the level of a row.
    pub registry_level: String,
    /// The registry's column of the state.
    pub registry_state: String,
    /// The list.
    pub list: List,
    /// The source of the lines.
    pub lines: String,
    /// What one of the lines is called.
    pub line: String,
    /// The distance of the primary reading, in kilometres.
    pub primary: f64,
    /// All distances, in kilometres.
    pub distances: Vec<f64>,
}

impl Along {
    /// What is read, in lines that name every choice of the primary reading.
    pub fn key(&self) -> [String; 2] {
        [self.list.filter_key(), format!("{} km", self.primary)]
    }
}

/// A table of places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The source.
    pub source: String,
    /// The column of codes.
    pub key: String,
    /// The column of the state's code.
    pub state: String,
    /// The column of longitudes.
    pub longitude: String,
    /// The column of latitudes.
    pub latitude: String,
    /// The column of the population.
    pub population: String,
}

/// How many places records name in a role that the text gives to one.
#[derive(Debug, Clone, PartialEq)]
pub struct Only {
    /// The role, in a phrase.
    pub said: String,
    /// The rows that give the role; the value is the place's name.
    pub named: Select,
    /// The place that the text names.
    pub place: String,
    /// The column of the document that names it.
    pub document: String,
}

const PLACES: Table = Table::new(
    "claims.alignment.places",
    "A table of places.",
    &[
        Key::source("source", "The source that has the places."),
        Key::column("key", "The column of codes.").such_as("\"county\""),
        Key::column("state", "The column of the state's code.").such_as("\"state\""),
        Key::column("longitude", "The column of longitudes.").such_as("\"longitude\""),
        Key::column("latitude", "The column of latitudes.").such_as("\"latitude\""),
        Key::column("population", "The column of the population.").such_as("\"people\""),
    ],
);

const ALONG: &[Key] = &[
    Key::table("places", &PLACES, "The places: code, longitude, latitude, population."),
    Key::source("registry", "The registry of the listing."),
    Key::column("registry_key", "The registry's column of place codes.").such_as("\"county\""),
    Key::column("registry_level", "The registry's column of the level of a row.")
        .such_as("\"level\""),
    Key::column("registry_state", "The registry's column of the state.").such_as("\"state\""),
    Key::table("list", &UNNAMED_LIST, "The list."),
    Key::source("lines", "The source of the lines."),
    Key::text("line", "What one of the lines is called.").such_as("\"railway\""),
    Key::number("primary", "The distance of the primary reading, in kilometres.")
        .such_as("40")
        .changing("At this distance the claim is decided."),
    Key::numbers("distances", "All distances, in kilometres.")
        .such_as("[20, 40, 80]")
        .changing("Each but the primary one is an alternate."),
];

const ONLY: &[Key] = &[
    Key::text("place", "The place that the text names.").such_as("\"Northfield\""),
    Key::text("said", "The role, in a phrase.").such_as("\"towns with a harbour\""),
    Key::table("named", &ROWS, "The rows that give the role; the value is the place's name."),
    Key::column("document", "The column of the document that names it.").such_as("\"report\""),
];

impl ClaimKind for Alignment {
    const TABLE: Table =
        Table::new("claims.alignment", "Do two layers coincide?", &[]).in_forms(&[
            Form {
                when: When::Given("place"),
                about: "One place is said to be the one that records name.",
                keys: ONLY,
            },
            Form { when: When::Otherwise, about: "Listed places lie along lines.", keys: ALONG },
        ]);

    const SCALES: &'static [Scale] = &[Scale::Excess, Scale::Holders];

    fn read(table: Node<'_>) -> Option<Self> {
        if table.takes("place") {
            Only::read(table).map(|only| Alignment::Only(Box::new(only)))
        } else {
            Along::read(table).map(|along| Alignment::Along(Box::new(along)))
        }
    }

    fn write(&self, out: Written) -> Written {
        match self {
            Alignment::Along(along) => along.write(out),
            Alignment::Only(only) => out
                .text("place", &only.place)
                .text("said", &only.said)
                .select("named", &only.named)
                .text("document", &only.document),
        }
    }

    fn scale(&self) -> Scale {
        match self {
            Alignment::Along(_) => Scale::Excess,
            Alignment::Only(_) => Scale::Holders,
        }
    }

    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        self.scale().regions(words)
    }

    fn told(&self) -> Told<'_> {
        let names = match self {
            Alignment::Along(_) => Vec::new(),
            Alignment::Only(only) => vec![only.place.as_str()],
        };
        Told { names, ..Told::none() }
    }

    fn open(&mut self) -> Open<'_> {
        match self {
            Alignment::Along(along) => {
                let list = (along.registry.clone(), &mut along.list);
                Open { lists: vec![list], ..Open::default() }
            }
            Alignment::Only(only) => Open { records: vec![&mut only.named], ..Open::none() },
        }
    }
}

impl Along {
    fn read(table: Node<'_>) -> Option<Along> {
        let places = table.table("places").and_then(Places::read);
        let registry = table.source("registry");
        let registry_key = table.column(registry.as_deref(), "registry_key");
        let registry_level = table.column(registry.as_deref(), "registry_level");
        let registry_state = table.column(registry.as_deref(), "registry_state");
        let list = List::need(&table, registry.as_deref());
        let lines = table.source("lines");
        let line = table.text("line");
        let (primary, distances) = (table.number("primary"), table.numbers("distances"));
        table.each_once("distances", &distances);
        for distance in &distances {
            table.above_zero("distances", *distance);
        }
        // The curve over all distances shows the primary reading as one of its points.
        if primary.is_some_and(|primary| !distances.contains(&primary)) {
            let said = "the primary distance is not among the distances".to_owned();
            table.mistake("E306", "primary", said, "name it in `distances` as well");
        }
        table.close();
        Some(Along {
            places: places?,
            registry: registry?,
            registry_key: registry_key?,
            registry_level: registry_level?,
            registry_state: registry_state?,
            list: list?,
            lines: lines?,
            line: line?,
            primary: primary?,
            distances,
        })
    }
}

impl Along {
    fn write(&self, out: Written) -> Written {
        out.table("places", |out| self.places.write(out))
            .text("registry", &self.registry)
            .text("registry_key", &self.registry_key)
            .text("registry_level", &self.registry_level)
            .text("registry_state", &self.registry_state)
            .list("list", &self.list)
            .text("lines", &self.lines)
            .text("line", &self.line)
            .number("primary", self.primary)
            .numbers("distances", &self.distances)
    }
}

impl Places {
    fn write(&self, out: Written) -> Written {
        out.text("source", &self.source)
            .text("key", &self.key)
            .text("state", &self.state)
            .text("longitude", &self.longitude)
            .text("latitude", &self.latitude)
            .text("population", &self.population)
    }

    fn read(table: Node<'_>) -> Option<Places> {
        let source = table.source("source");
        let column = |key| table.column(source.as_deref(), key);
        let (key, state) = (column("key"), column("state"));
        let (longitude, latitude) = (column("longitude"), column("latitude"));
        let population = column("population");
        table.close();
        Some(Places {
            source: source?,
            key: key?,
            state: state?,
            longitude: longitude?,
            latitude: latitude?,
            population: population?,
        })
    }
}

impl Only {
    fn read(table: Node<'_>) -> Option<Only> {
        let (said, place) = (table.text("said"), table.text("place"));
        let named = Select::need(&table, "named");
        let document = table.column(named.as_ref().map(|named| named.source.as_str()), "document");
        table.close();
        Some(Only { said: said?, named: named?, place: place?, document: document? })
    }
}
