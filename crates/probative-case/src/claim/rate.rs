//! Is the rate as stated, or higher than there?

use super::codes::{Codes, NAMED, NAMED_WHERE};
use super::kind::{ClaimKind, Open, Told};
use super::select::{Joined, OPEN_SUM, ROWS, SUM, Select};
use crate::keys::{Form, Key, Table, When, words};
use crate::walk::Node;
use crate::words::{NoRegions, Scale, Words, between};
use crate::write::Written;
use probative_terms::{Printed, Range, Regions};

mod error;
mod rank;

pub use error::{ErrorColumns, RateError};
pub use rank::{Peers, Rank};

/// A rate of named places beside that of the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// What is counted, in a phrase.
    pub said: String,
    /// What the records give.
    pub form: RateForm,
    /// The column of the places' codes.
    pub key: String,
    /// The named places.
    pub named: Codes,
    /// How many times as high the text says that it is, where it does.
    pub times: Option<Printed>,
}

impl Rate {
    /// What is read, in lines that name every choice.
    pub fn key(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.selects().into_iter().map(Select::key).collect();
        lines.push(self.named.join(" "));
        lines
    }

    /// Where the rates are read.
    pub fn selects(&self) -> Vec<&Select> {
        self.form.selects()
    }
}

/// What the records give of a rate.
#[derive(Debug, Clone, PartialEq)]
pub enum RateForm {
    /// Events and exposure by place: a rate ratio.
    Counts {
        /// The events.
        events: Select,
        /// The exposure.
        exposure: Select,
        /// The scale, such as 100,000.
        per: f64,
    },
    /// The rank of the one named place among its peers.
    Rank(Rank),
    /// Rates by place without their counts: a comparison of typical rates by rank.
    Ranks {
        /// The rates.
        rates: Select,
        /// How those of both sides are compared.
        by: RatesBy,
    },
}

/// How rates without their counts are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RatesBy {
    /// By the mean of their logarithms, which a rate of 0 has not.
    #[default]
    Logarithms,
    /// By their ranks: each named place with each other one.
    Ranks,
}

impl RatesBy {
    /// Both, with their words in case files.
    pub const ALL: [(RatesBy, &'static str); 2] =
        [(RatesBy::Logarithms, "logarithms"), (RatesBy::Ranks, "ranks")];
}

const TIMES: Key =
    Key::printed("times", "How many times as high it is, where the text states a number.")
        .optional()
        .such_as("\"1.4\"");

impl ClaimKind for Rate {
    const TABLE: Table = Table::new(
        "claims.rate",
        "Is the rate as stated, or higher than there?",
        &[
            Key::text("said", "What is counted, in a phrase.").such_as("\"burglaries\""),
            Key::column("key", "The column of the places' codes.").such_as("\"county\""),
            NAMED.such_as("[\"00101\"]"),
            NAMED_WHERE,
        ],
    )
    .in_forms(&[
        rank::FORM,
        Form {
            when: When::Given("rates"),
            about: "Rates by place without their counts: the typical ones of both sides are compared.",
            keys: &[
                Key::table("rates", &ROWS, "The rates by place."),
                Key::word(
                    "compared_by",
                    || words(&RatesBy::ALL),
                    "By what they are compared: by the mean of their logarithms, so that none may be 0, or by ranks, \
                     where one may: how many times as high a named place is, in the middle of all pairs of a named one \
                     and another. Ranks are of these places alone; where no rate is 0, logarithms are an alternate.",
                )
                .or("\"logarithms\"")
                .such_as("\"ranks\""),
                TIMES,
            ],
        },
        Form {
            when: When::Otherwise,
            about: "Events and exposure by place, which give a ratio of rates.",
            keys: &[
                Key::table("events", &OPEN_SUM, "The events by place."),
                Key::table("exposure", &SUM, "What they are divided by, by place."),
                Key::number("per", "The scale, such as 100,000.").such_as("100000"),
                TIMES,
            ],
        },
    ]);

    const SCALES: &'static [Scale] = &[Scale::Ratio, Scale::Rank, Scale::RiskRank];

    fn read(table: Node<'_>) -> Option<Self> {
        let said = table.text("said");
        let form = RateForm::read(&table);
        let selects: Vec<Option<&Select>> =
            form.iter().flat_map(RateForm::selects).map(Some).collect();
        let key = table.shared_column(&selects, "key");
        let named = Codes::read(&table, &selects, key.as_ref());
        let ranked = matches!(form, Some(RateForm::Rank(_)));
        if ranked && named.len() > 1 {
            let said = "a rank is of one place, and several are named".to_owned();
            let help = "name one place; a claim of its own asks of another";
            table.mistake("E306", "named", said, help);
        }
        if let Some(RateForm::Counts { per, .. }) = &form {
            table.is_scale_of(said.as_ref(), "per", *per);
        }
        let times = table.describes("times").then(|| table.optional_printed("times")).flatten();
        table.close();
        Some(Rate { said: said?, form: form?, key: key?, named, times })
    }

    fn scale(&self) -> Scale {
        match &self.form {
            RateForm::Rank(rank) if rank.is_of_risk(&self.said) => Scale::RiskRank,
            RateForm::Rank(_) => Scale::Rank,
            RateForm::Counts { .. } | RateForm::Ranks { .. } => Scale::Ratio,
        }
    }

    fn write(&self, out: Written) -> Written {
        let out = out.text("said", &self.said);
        let out = match &self.form {
            RateForm::Rank(rank) => rank.write(out),
            RateForm::Ranks { rates, by } => {
                out.select("rates", rates).choice("compared_by", by, &RatesBy::ALL)
            }
            RateForm::Counts { events, exposure, per } => {
                out.select("events", events).select("exposure", exposure).number("per", *per)
            }
        };
        self.named
            .write(out.text("key", &self.key))
            .optional_text("times", self.times.as_ref().map(|times| &times.text))
    }

    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        if let RateForm::Rank(Rank { first, .. }) = &self.form {
            return match (first, self.scale().regions(words)) {
                (Some(first), Err(NoRegions::NeedNumber)) => {
                    let last = *first as f64;
                    between(Range::closed(1.0, last), Range::above(last))
                }
                (Some(_), Ok(_)) => Err(NoRegions::SizeOfTheirOwn),
                (_, found) => found,
            };
        }
        match (&self.times, self.scale().regions(words)) {
            (Some(times), Err(NoRegions::NeedNumber)) => words.stated(times, None),
            (Some(_), Ok(_)) => Err(NoRegions::SizeOfTheirOwn),
            (_, found) => found,
        }
    }

    fn told(&self) -> Told<'_> {
        let joined = match &self.form {
            RateForm::Counts { events, exposure, .. } => {
                Some(Joined { counted: events, whole: exposure, key: &self.key })
            }
            RateForm::Rank(Rank { amounts, exposure: Some(exposure), .. }) => {
                Some(Joined { counted: amounts, whole: exposure, key: &self.key })
            }
            RateForm::Ranks { .. } | RateForm::Rank(_) => None,
        };
        let names = self.named.iter().map(String::as_str).collect();
        Told { joined, names, places_by: Some(&self.key), ..Told::none() }
    }

    fn open(&mut self) -> Open<'_> {
        let selects = match &mut self.form {
            RateForm::Counts { events, exposure, .. } => vec![events, exposure],
            RateForm::Ranks { rates, .. } => vec![rates],
            RateForm::Rank(rank) => rank.open(),
        };
        let stated = self.times.iter_mut().map(Some).collect();
        let by_rows = selects.first().and_then(|first| self.named.by_rows(first, &self.key));
        Open { selects, stated, by_rows, ..Open::default() }
    }
}

impl RateForm {
    fn selects(&self) -> Vec<&Select> {
        match self {
            RateForm::Counts { events, exposure, .. } => vec![events, exposure],
            RateForm::Ranks { rates, .. } => vec![rates],
            RateForm::Rank(rank) => rank.selects(),
        }
    }

    fn read(table: &Node<'_>) -> Option<RateForm> {
        if table.takes("universe") {
            return Rank::read(table).map(RateForm::Rank);
        }
        if table.takes("rates") {
            let rates = Select::need(table, "rates");
            let by = table.choice_or_default("compared_by", &RatesBy::ALL);
            return Some(RateForm::Ranks { rates: rates?, by: by? });
        }
        let events = Select::need(table, "events");
        let exposure = Select::need(table, "exposure");
        let per = table.scale("per");
        Some(RateForm::Counts { events: events?, exposure: exposure?, per: per? })
    }
}
