//! Do like values lie together?

use std::fmt;

use probative_atlas::Level;

use super::kind::ClaimKind;
use super::select::{Filter, SELECT, Select};
use crate::keys::{Form, Key, Need, Table, When, words};
use crate::walk::Node;
use crate::words::{NoRegions, Words, between};
use probative_terms::{Range, Regions};

/// The least excess of Moran's *I* over chance that counts: that of a correlation of two maps.
const LIKE_NEIGHBORS: f64 = 0.30;
/// The least that a hot spot lies above the map's mean, in per cent of it.
const HOT: f64 = 10.0;

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
    pub weights: Vec<Neighbors>,
    /// Where like values are said to lie together.
    pub extent: Extent,
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

/// Where like values are said to lie together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// Somewhere: the map is clustered at all.
    Anywhere,
    /// Around each of these places, by their codes.
    Places(Vec<String>),
}

/// Who is a neighbour of whom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Neighbors {
    /// Places whose outlines touch, in a corner or along a line.
    Queen,
    /// So many nearest places.
    Nearest(usize),
    /// Places whose middles lie within so many kilometres.
    Band(f64),
}

impl Neighbors {
    /// Reads `queen`, `knn:4` or `band:300`.
    pub fn parse(word: &str) -> Option<Neighbors> {
        match word.split_once(':') {
            None => (word == "queen").then_some(Neighbors::Queen),
            Some(("knn", count)) => {
                count.parse().ok().filter(|count| *count > 0).map(Neighbors::Nearest)
            }
            Some(("band", reach)) => {
                let reach = reach.parse().ok();
                reach.filter(|reach: &f64| reach.is_finite() && *reach > 0.0).map(Neighbors::Band)
            }
            Some(_) => None,
        }
    }
}

impl fmt::Display for Neighbors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Neighbors::Queen => f.write_str("the places that touch it"),
            Neighbors::Nearest(count) => write!(f, "the {count} nearest places"),
            Neighbors::Band(reach) => write!(f, "the places within {reach} km"),
        }
    }
}

impl Cluster {
    /// The selections that decide: the values, or the events and the people.
    pub fn selects(&self) -> Vec<&Select> {
        match &self.mapped {
            Mapped::Values(values) => vec![values],
            Mapped::Rates { events, population, .. } => vec![events, population],
        }
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
    "Who is a neighbour of whom, the primary choice first: queen, knn:4 (so many nearest) or \
     band:300 (kilometres).",
)
.required()
.such_as("[\"queen\", \"knn:4\", \"band:300\"]");
const ANYWHERE: Key = Key::flag("anywhere", "Whether the map is said to be clustered at all.")
    .need(Need::Either("places"));
const PLACES: Key = Key::texts("places", "The codes of the places that are said to be hot spots.")
    .need(Need::Either("anywhere"))
    .such_as("[\"00101\"]");

const FORMS: &[Form] = &[
    Form {
        when: When::Given("values"),
        about: "A value a place, which rests on enough in each of them.",
        keys: &[Key::table("values", &SELECT, "The values by place.")],
    },
    Form {
        when: When::Otherwise,
        about: "Events over people, of which some places have few.",
        keys: &[
            Key::table("events", &SELECT, "The events by place."),
            Key::table("population", &SELECT, "The people by place."),
            Key::number("per", "The scale of the rate, such as 100,000.").such_as("100000"),
        ],
    },
];

/// The table of a map whose name and unit stand elsewhere.
pub(crate) const UNNAMED: Table = Table::new(
    "claims.shown.cluster",
    "Where on a map like values lie together.",
    &[KEY, LEVEL, WEIGHTS, ANYWHERE, PLACES],
)
.in_forms(FORMS);

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
        ],
    )
    .in_forms(FORMS);

    fn read(table: Node<'_>) -> Option<Self> {
        let (said, unit) = (table.text("said"), table.text("unit"));
        Cluster::unnamed(table, said, unit)
    }

    /// On the scale of Moran's *I* for the whole map, in per cent of the map's mean for named
    /// places.
    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        if words != Words::Clusters {
            return Err(NoRegions::OtherWords);
        }
        let least = match &self.extent {
            Extent::Anywhere => LIKE_NEIGHBORS,
            Extent::Places(_) => HOT,
        };
        between(Range::from(least), Range::up_to(0.0))
    }

    fn filters(&mut self) -> Vec<&mut Filter> {
        match &mut self.mapped {
            Mapped::Values(values) => vec![&mut values.filter],
            Mapped::Rates { events, population, .. } => {
                vec![&mut events.filter, &mut population.filter]
            }
        }
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
        // Of two tables, that of the events gives the places.
        let source = mapped.as_ref().map(|mapped| match mapped {
            Mapped::Values(values) => values.source.clone(),
            Mapped::Rates { events, .. } => events.source.clone(),
        });
        let key = table.column(source.as_deref(), "key");
        let level = table.choice("level", &LEVELS);
        let (weights, extent) = (weights(&table), Extent::read(&table));
        table.close();
        Some(Cluster {
            said: said?,
            mapped: mapped?,
            key: key?,
            unit: unit?,
            level: level?,
            weights: weights?,
            extent: extent?,
        })
    }
}

impl Mapped {
    fn read(table: &Node<'_>) -> Option<Mapped> {
        if table.takes("values") {
            return Select::need(table, "values").map(Mapped::Values);
        }
        let events = Select::need(table, "events");
        let population = Select::need(table, "population");
        let per = table.number("per");
        Some(Mapped::Rates { events: events?, population: population?, per: per? })
    }
}

/// The choices of neighbours; none where one of them cannot be read.
fn weights(table: &Node<'_>) -> Option<Vec<Neighbors>> {
    let words = table.spanned_texts("weights");
    if words.is_empty() {
        let said = "no neighbours are declared".to_owned();
        let help = "write weights = [\"queen\"], the primary choice first";
        table.mistake("E306", "weights", said, help);
    }
    let read: Vec<Option<Neighbors>> =
        words.iter().map(|(word, _)| Neighbors::parse(word)).collect();
    // All that cannot be read are told; the claim is not tested under the ones that can.
    for ((word, _), _) in words.iter().zip(&read).filter(|(_, read)| read.is_none()) {
        let said = format!("`{word}` does not say who is a neighbour of whom");
        table.mistake("E306", "weights", said, "write queen, knn:4 or band:300");
    }
    let read: Option<Vec<Neighbors>> = read.into_iter().collect();
    read.filter(|read| !read.is_empty())
}

impl Extent {
    fn read(table: &Node<'_>) -> Option<Extent> {
        let (anywhere, places) = (table.flag("anywhere"), table.texts("places"));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_read_as_the_command_reads_them() {
        assert_eq!(Neighbors::parse("queen"), Some(Neighbors::Queen));
        assert_eq!(Neighbors::parse("knn:4"), Some(Neighbors::Nearest(4)));
        assert_eq!(Neighbors::parse("band:300"), Some(Neighbors::Band(300.0)));
        for wrong in ["rook", "knn:0", "knn:", "band:-1", "band:inf", "knn:4:2"] {
            assert_eq!(Neighbors::parse(wrong), None, "{wrong}");
        }
    }
}
