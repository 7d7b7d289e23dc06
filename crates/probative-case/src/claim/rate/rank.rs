//! The rank of one place among its peers.

use super::error::{ERROR, RateError};
use crate::claim::cluster::Chosen;
use crate::claim::select::{SUM, Select};
use crate::keys::{Form, Key, Table, When, words};
use crate::walk::Node;
use crate::walk::roles::is_rate;
use crate::write::Written;
use probative_terms::number::plain;

/// What a rank is of.
#[derive(Debug, Clone, PartialEq)]
pub struct Rank {
    /// The counts by place, or what they are ranked by.
    pub amounts: Select,
    /// What the counts are divided by; without it the places are ranked by the amounts as they are.
    pub exposure: Option<Select>,
    /// How far estimates or published rates may be off.
    pub error: Option<Box<RateError>>,
    /// The peers, in a phrase.
    pub universe: String,
    /// Their codes; empty for all places of the record.
    pub among: Vec<String>,
    /// What makes a place a peer, where a number does.
    pub peers: Option<Box<Peers>>,
    /// How the place came to be named.
    pub chosen: Chosen,
    /// How many the text speaks of, as in "one of the five highest".
    pub first: Option<usize>,
}

/// The places whose number lies in a range, as towns of so many people.
#[derive(Debug, Clone, PartialEq)]
pub struct Peers {
    /// The numbers by place.
    pub amounts: Select,
    /// The least that a peer has.
    pub from: f64,
    /// What a peer has less than.
    pub below: Option<f64>,
}

impl Peers {
    /// Whether a place with such a number is a peer.
    pub fn has(&self, number: f64) -> bool {
        number >= self.from && self.below.is_none_or(|below| number < below)
    }

    fn write(&self, out: Written) -> Written {
        let out = out.select("rows", &self.amounts).number("from", self.from);
        match self.below {
            Some(below) => out.number("below", below),
            None => out,
        }
    }

    fn read(node: Node<'_>) -> Option<Peers> {
        let amounts = Select::need(&node, "rows");
        let from = node.number("from");
        let below = node.optional_number("below");
        if let (Some(from), Some(below)) = (from, below)
            && below <= from
        {
            let said = format!("no number is {} or more and below {}", plain(from), plain(below));
            node.mistake("E306", "below", said, "write the larger number under `below`");
        }
        node.close();
        Some(Peers { amounts: amounts?, from: from?, below })
    }
}

const PEERS: Table = Table::new(
    "claims.rate.peers",
    "What makes a place a peer: a number of its own, such as its people.",
    &[
        Key::table("rows", &SUM, "The numbers by place."),
        Key::number("from", "The least that a peer has.").such_as("250000"),
        Key::number("below", "What a peer has less than.").optional().such_as("1000000"),
    ],
);

/// How a rank is written.
pub(super) const FORM: Form = Form {
    when: When::Given("universe"),
    about: "The rank of one named place among its peers.",
    keys: &[
        Key::text("universe", "The peers among which it is ranked, in a phrase.")
            .such_as("\"counties of the state\""),
        Key::texts("among", "The codes of the peers; all places of the record without it.")
            .such_as("[\"00101\", \"00103\"]"),
        Key::table("peers", &PEERS, "Which places are peers by their size.").optional(),
        Key::table("amounts", &SUM, "The counts or amounts by place; for a rank, published rates go here too."),
        Key::table(
            "exposure",
            &SUM,
            "What the counts are divided by: the rank is then one of risks, which counts show within an error.",
        )
        .optional(),
        Key::table(
            "error",
            &ERROR,
            "How far the amounts may be off, where they are estimates or published rates: the rank is then one of risks too, as far as these errors show it.",
        )
        .optional()
        .changing("A rank of published rates without it is *inconclusive*: nobody knows how far chance moves it. Where the sentence speaks of the figures as they are published, `reach = \"these\"` with its reason says so."),
        Key::whole("first", "How many, where the text says one of so many.")
            .or("1")
            .such_as("5"),
        Key::word(
            "chosen",
            || words(&Chosen::ALL),
            "How the place came to be named: for its rank in these numbers, or before these were known.",
        )
        .or("\"for their height\"")
        .such_as("\"before\""),
    ],
};

impl Rank {
    /// Whether it is one of risks, which chance moves: of counts over what they are divided by, or
    /// of rates, by what they are called.
    pub(super) fn is_of_risk(&self, said: &str) -> bool {
        let names = [said, self.amounts.value.as_str()];
        self.exposure.is_some() || self.error.is_some() || names.into_iter().any(is_rate)
    }

    /// Whether a place is among the listed peers, or none are listed.
    pub fn lists(&self, code: &str) -> bool {
        self.among.is_empty() || self.among.iter().any(|own| own == code)
    }

    pub(super) fn write(&self, out: Written) -> Written {
        let out = out
            .text("universe", &self.universe)
            .texts("among", &self.among)
            .select("amounts", &self.amounts)
            .optional_select("exposure", self.exposure.as_ref());
        let out = match &self.error {
            Some(error) => out.table("error", |out| error.write(out)),
            None => out,
        };
        let out = match &self.peers {
            Some(peers) => out.table("peers", |out| peers.write(out)),
            None => out,
        };
        let out = match self.first {
            Some(first) => out.whole("first", first),
            None => out,
        };
        out.choice("chosen", &self.chosen, &Chosen::ALL)
    }

    /// Where the numbers are read.
    pub(super) fn selects(&self) -> Vec<&Select> {
        let peers = self.peers.as_ref().map(|peers| &peers.amounts);
        let error = self.error.iter().flat_map(|error| error.selects());
        std::iter::once(&self.amounts).chain(&self.exposure).chain(error).chain(peers).collect()
    }

    /// The same, to be filled in.
    pub(super) fn open(&mut self) -> Vec<&mut Select> {
        let peers = self.peers.as_mut().map(|peers| &mut peers.amounts);
        let error = self.error.iter_mut().flat_map(|error| error.open());
        std::iter::once(&mut self.amounts)
            .chain(&mut self.exposure)
            .chain(error)
            .chain(peers)
            .collect()
    }

    pub(super) fn read(table: &Node<'_>) -> Option<Rank> {
        let universe = table.text("universe");
        if universe.as_ref().is_some_and(|it| it.split_whitespace().any(|word| word == "?")) {
            let said = "`universe` is as it was drafted, with a `?`".to_owned();
            let help = "say which the peers are; if they are not all of the record, `among` has their codes";
            table.mistake("E306", "universe", said, help);
        }
        let (amounts, exposure) =
            (Select::need(table, "amounts"), Select::optional(table, "exposure"));
        let peers = table.optional_table("peers").and_then(Peers::read).map(Box::new);
        let error = table.optional_table("error");
        let error = error.and_then(|error| RateError::read(error, amounts.as_ref())).map(Box::new);
        // What cannot be read is not left out.
        let given = [
            ("exposure", exposure.is_some()),
            ("error", error.is_some()),
            ("peers", peers.is_some()),
        ];
        let lost = given.iter().any(|(key, is_read)| table.has(key) && !is_read);
        let among = table.codes("among", &[], None);
        let first = table.some_or_default("first").filter(|_| table.has("first"));
        let chosen = table.choice_or_default("chosen", &Chosen::ALL);
        let (universe, amounts, chosen) = (universe?, amounts?, chosen?);
        let rank = Rank { amounts, exposure, error, universe, among, peers, chosen, first };
        (!lost).then_some(rank)
    }
}
