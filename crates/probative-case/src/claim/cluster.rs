//! Do like values lie together?

use probative_terms::place::Level;

use super::kind::{ClaimKind, Open, Told};
use super::select::{Joined, OPEN_ROWS, OPEN_SUM, SUM, Select};
use crate::keys::{Form, Key, Need, Table, When, words};
use crate::walk::Node;
use crate::words::{NoRegions, Scale, Words};
use crate::write::Written;
use probative_terms::{Neighbours, Regions};

/// Whether a map is clustered, or whether the named places are hot spots of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// What is mapped, in a phrase.
    pub said: String,
    /// The values by place.
    pub mapped: Mapped,
    /// The column of the places' codes.
    pub key: String,
    /// The unit of the values.
    pub unit: String,
    /// How large the places are: states or counties.
    pub level: Level,
    /// Who is a neighbour of whom: the primary choice first, then others as defensible.
    pub weights: Vec<Neighbours>,
    /// Where like values are said to lie together.
    pub extent: Extent,
    /// How named places came to be named.
    pub chosen: Chosen,
}

/// What a map shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Mapped {
    /// A value a place, which rests on enough in each of them.
    Values(Select),
    /// Events over people, of which some places have few.
    Rates {
        /// The events by place.
        events: Select,
        /// The people by place.
        population: Select,
        /// The scale of the rate, such as 100,000.
        per: f64,
    },
}

/// How named places came to be named, which decides what their values are compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// For their height in these values, or nobody says: beside the largest that chance puts
    /// anywhere on the map.
    ForHeight,
    /// Before these values were known, or by others: beside what chance puts at the place.
    Before,
}

impl Chosen {
    /// Both, with their words in case files.
    pub const ALL: [(Chosen, &'static str); 2] =
        [(Chosen::ForHeight, "for their height"), (Chosen::Before, "before")];
}

/// Where like values are said to lie together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// Somewhere: the map is clustered at all.
    Anywhere,
    /// Around each of these places, by their codes.
    Places(Vec<String>),
}

impl Cluster {
    /// The selections that decide: the values, or the events and the people.
    pub fn selects(&self) -> Vec<&Select> {
        self.mapped.selects()
    }

    /// What is read, in lines that name every choice.
    pub fn key(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.selects().iter().map(|select| select.key()).collect();
        lines.push(format!("{} by {}, {}", self.level, self.key, self.weights[0].stream_key()));
        lines.push(format!("{} {:?}", self.named().join(" "), self.chosen));
        lines
    }

    /// The codes of the named places; none where the map as a whole is said to be clustered.
    pub fn named(&self) -> &[String] {
        match &self.extent {
            Extent::Anywhere => &[],
            Extent::Places(codes) => codes,
        }
    }
}

/// The levels whose outlines and middles are known.
const LEVELS: [(Level, &str); 2] = [(Level::State, "state"), (Level::County, "county")];

const KEY: Key = Key::column("key", "The column of the places' codes.").such_as("\"county\"");
const LEVEL: Key =
    Key::word("level", || words(&LEVELS), "How large the places are.").such_as("\"county\"");
const WEIGHTS: Key = Key::texts(
    "weights",
    "Who is a neighbour of whom, the primary choice first: queen, rook, knn:4 (so many nearest), \
     band:300 (kilometres) or band:min.",
)
.required()
.such_as("[\"queen\", \"knn:4\", \"band:300\"]")
.changing("The first decides and each other is an alternate.");
const ANYWHERE: Key = Key::flag("anywhere", "Whether the map is said to be clustered at all.")
    .need(Need::Either("places"));
const PLACES: Key = Key::texts("places", "The codes of the places that are said to be hot spots.")
    .need(Need::Either("anywhere"))
    .such_as("[\"00101\"]");

const CHOSEN: Key = Key::word(
    "chosen",
    || words(&Chosen::ALL),
    "How the places came to be named: for their height in these values, or before these were known.",
)
.or("\"for their height\"")
.such_as("\"before\"").changing("For their height, a place is held to the largest of the map that chance gives; before, to what chance gives at the place.");

const FORMS: &[Form] = &[
    Form {
        when: When::Given("values"),
        about: "A value a place, which rests on enough in each of them.",
        keys: &[Key::table("values", &OPEN_ROWS, "The values by place.")],
    },
    Form {
        when: When::Otherwise,
        about: "Events over people, of which some places have few.",
        keys: &[
            Key::table("events", &OPEN_SUM, "The events by place."),
            Key::table("population", &SUM, "The people by place."),
            Key::number("per", "The scale of the rate, such as 100,000.").such_as("100000"),
        ],
    },
];

/// The table of a map whose name and unit stand elsewhere.
pub(crate) const UNNAMED: Table = Table::new(
    "claims.shown.cluster",
    "Where on a map like values lie together.",
    &[KEY, LEVEL, WEIGHTS, ANYWHERE, PLACES, CHOSEN],
)
.in_forms(FORMS);

impl Cluster {
    /// Writes the keys of a map whose name and unit stand elsewhere.
    pub(crate) fn write_unnamed(&self, out: Written) -> Written {
        let out = match &self.mapped {
            Mapped::Values(values) => out.select("values", values),
            Mapped::Rates { events, population, per } => {
                out.select("events", events).select("population", population).number("per", *per)
            }
        };
        let weights: Vec<String> = self.weights.iter().map(ToString::to_string).collect();
        let out = out
            .text("key", &self.key)
            .choice("level", &self.level, &LEVELS)
            .texts("weights", &weights);
        let out = match &self.extent {
            Extent::Anywhere => out.flag("anywhere", true),
            Extent::Places(places) => out.texts("places", places),
        };
        out.choice("chosen", &self.chosen, &Chosen::ALL)
    }
}

impl ClaimKind for Cluster {
    const TABLE: Table = Table::new(
        "claims.cluster",
        "Do like values lie together?",
        &[
            Key::text("said", "What is mapped, in a phrase.").such_as("\"burglaries per head\""),
            Key::text("unit", "The unit of the values.").such_as("\"per 100,000\""),
            KEY,
            LEVEL,
            WEIGHTS,
            ANYWHERE,
            PLACES,
            CHOSEN,
        ],
    )
    .in_forms(FORMS);

    const SCALES: &'static [Scale] = &[Scale::Likeness, Scale::Height];

    fn read(table: Node<'_>) -> Option<Self> {
        let (said, unit) = (table.text("said"), table.text("unit"));
        Cluster::unnamed(table, said, unit)
    }

    fn write(&self, out: Written) -> Written {
        let out = out.text("said", &self.said).text("unit", &self.unit);
        self.write_unnamed(out)
    }

    fn scale(&self) -> Scale {
        match &self.extent {
            Extent::Anywhere => Scale::Likeness,
            Extent::Places(_) => Scale::Height,
        }
    }

    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        self.scale().regions(words)
    }

    fn told(&self) -> Told<'_> {
        let joined = match &self.mapped {
            Mapped::Rates { events, population, .. } => {
                Some(Joined { counted: events, whole: population, key: &self.key })
            }
            Mapped::Values(_) => None,
        };
        let names = self.named().iter().map(String::as_str).collect();
        Told { joined, names, places_by: Some(&self.key), ..Told::none() }
    }

    fn open(&mut self) -> Open<'_> {
        let selects = match &mut self.mapped {
            Mapped::Values(values) => vec![values],
            Mapped::Rates { events, population, .. } => vec![events, population],
        };
        Open { selects, ..Open::default() }
    }
}

impl Cluster {
    /// Reads the table of a map whose name and unit stand elsewhere.
    pub(crate) fn unnamed(
        table: Node<'_>,
        said: Option<String>,
        unit: Option<String>,
    ) -> Option<Cluster> {
        let mapped = Mapped::read(&table);
        if let Some(Mapped::Rates { per, .. }) = &mapped {
            table.is_scale_of(unit.as_ref(), "per", *per);
        }
        let selects: Vec<Option<&Select>> =
            mapped.iter().flat_map(Mapped::selects).map(Some).collect();
        let key = table.shared_column(&selects, "key");
        let level = table.choice("level", &LEVELS);
        let weights = weights(&table);
        let extent = Extent::read(&table, &selects, key.as_ref());
        let chosen = table.choice_or_default("chosen", &Chosen::ALL);
        table.close();
        Some(Cluster {
            said: said?,
            mapped: mapped?,
            key: key?,
            unit: unit?,
            level: level?,
            weights: weights?,
            extent: extent?,
            chosen: chosen?,
        })
    }
}

impl Mapped {
    fn selects(&self) -> Vec<&Select> {
        match self {
            Mapped::Values(values) => vec![values],
            Mapped::Rates { events, population, .. } => vec![events, population],
        }
    }

    fn read(table: &Node<'_>) -> Option<Mapped> {
        if table.takes("values") {
            return Select::need(table, "values").map(Mapped::Values);
        }
        let events = Select::need(table, "events");
        let population = Select::need(table, "population");
        let per = table.scale("per");
        Some(Mapped::Rates { events: events?, population: population?, per: per? })
    }
}

/// The choices of neighbours; none where one of them cannot be read.
fn weights(table: &Node<'_>) -> Option<Vec<Neighbours>> {
    let words = table.spanned_texts("weights");
    if words.is_empty() {
        let said = "no neighbours are declared".to_owned();
        let help = "write weights = [\"queen\"], the primary choice first";
        table.mistake("E306", "weights", said, help);
    }
    let read: Vec<Option<Neighbours>> = words.iter().map(|(word, _)| linked(word)).collect();
    // All that cannot be read are told; the claim is not tested under the ones that can.
    for ((word, _), _) in words.iter().zip(&read).filter(|(_, read)| read.is_none()) {
        let said = format!("`{word}` does not say who is a neighbour of whom");
        table.mistake("E306", "weights", said, "write queen, rook, knn:4, band:300 or band:min");
    }
    let read: Option<Vec<Neighbours>> = read.into_iter().collect();
    table.each_once("weights", read.as_deref().unwrap_or_default());
    read.filter(|read| !read.is_empty())
}

/// The neighbours of a word, of kinds whose places count alike: a claim names no strengths,
/// columns or files.
fn linked(word: &str) -> Option<Neighbours> {
    use Neighbours::{Band, Nearest, Queen, Rook};
    let found = Neighbours::parse(word).ok()?;
    matches!(found, Queen | Rook | Nearest(_) | Band(_)).then_some(found)
}

impl Extent {
    fn read(table: &Node<'_>, selects: &[Option<&Select>], key: Option<&String>) -> Option<Extent> {
        let (anywhere, places) = (table.flag("anywhere"), table.codes("places", selects, key));
        match (anywhere, places.is_empty()) {
            (true, true) => Some(Extent::Anywhere),
            (false, false) => Some(Extent::Places(places)),
            (both, _) => {
                let said =
                    if both { "the claim names places and anywhere" } else { "no place is named" };
                let help = "name places = [\"…\"] by their codes, or write anywhere = true";
                let key = if both { "anywhere" } else { "places" };
                table.mistake("E306", key, said.to_owned(), help);
                None
            }
        }
    }
}
