//! Do A and B go together?

use super::codes::{Codes, NAMED as CODES, NAMED_WHERE};
use super::kind::{ClaimKind, Open, Told};
use super::select::{
    ADJACENCY_KEY, Adjacency, Beside, Joined, OPEN_ROWS, OPEN_SUM, ROWS, SUM, Select,
};
use crate::keys::{Form, Key, Table, When};
use crate::walk::Node;
use crate::walk::roles::is_of_many;
use crate::walk::terms::{BREAKS_KEY, CLASSES_KEY, ROLE, breaks, role, write_breaks};
use crate::words::{NoRegions, Scale, Words};
use crate::write::Written;
use probative_terms::{Breaks, Regions, Role};

/// A named set of places and a count, or two maps.
#[derive(Debug, Clone, PartialEq)]
pub enum Association {
    /// The first places by a count are said to be those named.
    Named(Box<Named>),
    /// Two values by place are said to go together.
    Maps(Box<Maps>),
}

impl Association {
    /// The codes of the named places; none where two maps are compared.
    pub fn named(&self) -> &[String] {
        match self {
            Association::Named(named) => &named.named,
            Association::Maps(_) => &[],
        }
    }
}

/// Two values by place that are said to go together.
#[derive(Debug, Clone, PartialEq)]
pub struct Maps {
    /// What the one map shows, in a phrase.
    pub said: String,
    /// What the other shows.
    pub with_said: String,
    /// The values of the one.
    pub values: Select,
    /// The values of the other.
    pub with: Select,
    /// The column of the places' codes.
    pub key: String,
    /// The neighbours, for nulls that keep spatial structure; by outlines where none are given.
    pub adjacency: Option<Adjacency>,
}

/// Whether the first places by a count lie among those named.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// What is counted, in a phrase.
    pub said: String,
    /// The counts by place.
    pub counts: Select,
    /// The population by place, which gives what population alone would put there.
    pub population: Select,
    /// The column of the places' codes.
    pub key: String,
    /// The named places.
    pub named: Codes,
    /// How many of the first places are looked at.
    pub first: usize,
    /// Where the text says so many, where they are not ten.
    pub first_because: Option<String>,
    /// Codes that an alternate leaves out, one alternate a group.
    pub without: Vec<Vec<String>>,
    /// The neighbours, for nulls that keep spatial structure; by outlines where none are given.
    pub adjacency: Option<Adjacency>,
    /// Comparisons of named and other places.
    pub beside: Vec<Comparison>,
    /// The classes of its map.
    pub breaks: Breaks,
}

/// Another quantity, compared between named and other places.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What it is for.
    pub role: Role,
    /// What it is, in a phrase.
    pub said: String,
    /// The values by place.
    pub values: Select,
    /// What they are divided by, for crude rates.
    pub exposure: Option<Select>,
    /// The scale of a crude rate.
    pub per: f64,
    /// The unit.
    pub unit: String,
    /// The codes to compare, where they are not the named ones.
    pub named: Option<Vec<String>>,
}

const NAMED_CODES: &str = "[\"00101\", \"00103\"]";

const COMPARISON: Table = Table::new(
    "claims.association.beside",
    "Another quantity, compared between named and other places.",
    &[
        ROLE,
        Key::text("said", "What it is, in a phrase.").such_as("\"burglaries per head\""),
        Key::table("values", &OPEN_ROWS, "The values by place."),
        Key::table("exposure", &ROWS, "What they are divided by, for crude rates.").optional(),
        Key::number("per", "The scale of a crude rate; without it the one that `unit` names.")
            .or("1")
            .such_as("100000"),
        Key::text("unit", "The unit.").such_as("\"per 100,000\""),
        Key::texts("named", "The codes to compare, where they are not the claim's named ones.")
            .such_as(NAMED_CODES),
    ],
);

const MAPS: &[Key] = &[
    Key::text("said", "What the one map shows, in a phrase.").such_as("\"rents\""),
    Key::text("with_said", "What the other shows.").such_as("\"empty homes\""),
    Key::table("values", &ROWS, "The values of the one."),
    Key::table("with", &ROWS, "The values of the other."),
];

const NAMED: &[Key] = &[
    Key::text("said", "What is counted, in a phrase.").such_as("\"burglaries\""),
    Key::table("counts", &OPEN_SUM, "The counts by place."),
    Key::table(
        "population",
        &SUM,
        "The population by place, which gives what population alone would put there.",
    ),
    CODES.such_as(NAMED_CODES),
    NAMED_WHERE,
    Key::whole("first", "How many of the first places are looked at: the text's number, or ten.")
        .or("10")
        .such_as("10")
        .changing("The claim is about how many of so many are named."),
    Key::text("first_because", "Where the text says so many; needed where `first` is not ten.")
        .optional()
        .such_as("\"the text speaks of the five counties with the most\"")
        .changing("Without it no number but ten is taken."),
    Key::texts("without", "Codes of which each is left out by an alternate.")
        .such_as("[\"00105\"]")
        .changing("Each is an alternate."),
    Key::tables("beside", &COMPARISON, "Comparisons of named and other places.")
        .changing("One that stands elsewhere than the claim qualifies."),
    CLASSES_KEY,
    BREAKS_KEY,
];

impl ClaimKind for Association {
    const TABLE: Table = Table::new(
        "claims.association",
        "Do A and B go together?",
        &[
            Key::column("key", "The column of the places' codes.").such_as("\"county\""),
            ADJACENCY_KEY,
        ],
    )
    .in_forms(&[
        Form {
            when: When::Given("with"),
            about: "Two values by place are said to go together.",
            keys: MAPS,
        },
        Form {
            when: When::Otherwise,
            about: "The first places by a count are said to be those named.",
            keys: NAMED,
        },
    ]);

    const SCALES: &'static [Scale] = &[Scale::FirstPlaces, Scale::Correlation];

    fn read(table: Node<'_>) -> Option<Self> {
        if table.takes("with") {
            Maps::read(table).map(|maps| Association::Maps(Box::new(maps)))
        } else {
            Named::read(table).map(|named| Association::Named(Box::new(named)))
        }
    }

    fn write(&self, out: Written) -> Written {
        match self {
            Association::Named(named) => named.write(out),
            Association::Maps(maps) => out
                .text("said", &maps.said)
                .text("with_said", &maps.with_said)
                .select("values", &maps.values)
                .select("with", &maps.with)
                .text("key", &maps.key)
                .adjacency(maps.adjacency.as_ref()),
        }
    }

    fn scale(&self) -> Scale {
        match self {
            Association::Named(_) => Scale::FirstPlaces,
            Association::Maps(_) => Scale::Correlation,
        }
    }

    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        self.scale().regions(words)
    }

    fn told(&self) -> Told<'_> {
        let names = self.named().iter().map(String::as_str).collect();
        let named = match self {
            Association::Named(named) => named,
            Association::Maps(maps) => {
                return Told { names, places_by: Some(&maps.key), ..Told::none() };
            }
        };
        let Named { counts, population, key, beside, .. } = &**named;
        let beside = beside.iter().map(|one| Beside {
            said: &one.said,
            counted: &one.values,
            whole: one.exposure.as_ref(),
        });
        let joined = Some(Joined { counted: counts, whole: population, key });
        Told { joined, names, places_by: Some(key), beside: beside.collect() }
    }

    fn open(&mut self) -> Open<'_> {
        match self {
            Association::Named(named) => {
                let Named { counts, population, key, named, .. } = &mut **named;
                let by_rows = named.by_rows(counts, key);
                Open { selects: vec![counts, population], by_rows, ..Open::default() }
            }
            Association::Maps(maps) => {
                let selects = vec![&mut maps.values, &mut maps.with];
                Open { selects, ..Open::default() }
            }
        }
    }
}

impl Maps {
    fn read(table: Node<'_>) -> Option<Maps> {
        let (said, with_said) = (table.text("said"), table.text("with_said"));
        let (values, with) = (Select::need(&table, "values"), Select::need(&table, "with"));
        if values.is_some() && values == with {
            let said = "both maps are one, which goes together with itself".to_owned();
            table.mistake("E307", "with", said, "name the rows and the column of the other map");
        }
        let key = table.shared_column(&[values.as_ref(), with.as_ref()], "key");
        let adjacency = Adjacency::optional(&table);
        table.close();
        Some(Maps {
            said: said?,
            with_said: with_said?,
            values: values?,
            with: with?,
            key: key?,
            adjacency,
        })
    }
}

impl Named {
    fn read(table: Node<'_>) -> Option<Named> {
        let said = table.text("said");
        let counts = Select::need(&table, "counts");
        let population = Select::need(&table, "population");
        let ranked = [counts.as_ref(), population.as_ref()];
        let key = table.shared_column(&ranked, "key");
        let named = Codes::read(&table, &ranked, key.as_ref());
        let first = table.some_or_default("first");
        let first_because = table.optional_text("first_because");
        ten_or_said(&table, first, first_because.as_ref());
        // Each code is a group of its own: an alternate leaves out one place at a time.
        let without = table.codes("without", &ranked, key.as_ref());
        if let Some(both) = without.iter().find(|code| named.contains(code)) {
            let said = format!("`{both}` stands under `named` and under `without`");
            let help = "leave out places that the claim does not name";
            table.mistake("E301", "without", said, help);
        }
        let without = without.into_iter().map(|code| vec![code]).collect();
        let adjacency = Adjacency::optional(&table);
        let beside = table.tables("beside").into_iter();
        let beside = beside.filter_map(|node| Comparison::read(node, key.as_ref())).collect();
        let breaks = breaks(&table);
        table.close();
        Some(Named {
            said: said?,
            counts: counts?,
            population: population?,
            key: key?,
            named,
            first: first?,
            first_because,
            without,
            adjacency,
            beside,
            breaks,
        })
    }
}

/// How many of the first places are looked at unless the text says otherwise.
const TEN: usize = 10;

/// Passes if the number of the first places is ten, or the author says where the text has it:
/// whoever may choose it chooses the word.
fn ten_or_said(table: &Node<'_>, first: Option<usize>, because: Option<&String>) {
    let blank = because.is_none_or(|because| because.trim().is_empty());
    if let Some(first) = first.filter(|first| *first != TEN && blank) {
        let said = format!("`first` is {first}, and nothing says where the text has that number");
        let help = "leave `first` out for ten, or say under `first_because` where the text has it";
        table.mistake("E306", "first", said, help);
    }
}

impl Named {
    fn write(&self, out: Written) -> Written {
        let out = out
            .text("said", &self.said)
            .select("counts", &self.counts)
            .select("population", &self.population)
            .text("key", &self.key);
        let out = self
            .named
            .write(out)
            .whole("first", self.first)
            .optional_text("first_because", self.first_because.as_ref())
            .texts("without", &self.without.concat())
            .adjacency(self.adjacency.as_ref())
            .tables("beside", &self.beside, Comparison::write);
        write_breaks(&self.breaks, out)
    }
}

impl Comparison {
    fn write(&self, out: Written) -> Written {
        let out = out
            .text("role", self.role.word())
            .text("said", &self.said)
            .select("values", &self.values)
            .optional_select("exposure", self.exposure.as_ref())
            .number("per", self.per)
            .text("unit", &self.unit);
        match &self.named {
            Some(named) => out.every_text("named", named),
            None => out,
        }
    }

    fn read(table: Node<'_>, key: Option<&String>) -> Option<Comparison> {
        let (role, said, unit) = (role(&table), table.text("said"), table.text("unit"));
        let values = Select::need(&table, "values");
        let exposure = Select::optional(&table, "exposure");
        // Of published rates nothing is scaled.
        let words = unit.as_ref().filter(|_| exposure.is_some());
        let per = table.scale_or_that_of(words, "per");
        if table.is_a_scale("per", per) {
            table.is_scale_of(words, "per", per);
        }
        let compared = [values.as_ref(), exposure.as_ref()];
        let divided = exposure.is_some() || is_of_many(unit.as_ref());
        table.bears_out(role, &compared, divided);
        table.key_of(&compared, key);
        let named = table.codes("named", &compared, key);
        let named = table.has("named").then_some(named);
        table.close();
        Some(Comparison {
            role: role?,
            said: said?,
            values: values?,
            exposure,
            per,
            unit: unit?,
            named,
        })
    }
}

impl Comparison {
    /// The codes that are compared: its own, or the named ones.
    pub fn compared<'c>(&'c self, claim: &'c Named) -> &'c [String] {
        self.named.as_deref().unwrap_or(&claim.named)
    }

    /// What is read, in lines that name every choice.
    pub fn key(&self, claim: &Named) -> Vec<String> {
        let mut lines = vec![self.compared(claim).join(" "), self.values.key()];
        lines.extend(self.exposure.as_ref().map(Select::key));
        lines
    }
}
