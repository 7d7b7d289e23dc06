//! Is the rate as stated, or higher than there?

use super::kind::{ClaimKind, Open, Told};
use super::select::{Joined, OPEN_ROWS, ROWS, Select};
use crate::keys::{Form, Key, Table, When};
use crate::walk::Node;
use crate::words::{NoRegions, Scale, Words};
use crate::write::Written;
use probative_terms::{Printed, Regions};

/// A rate of named places beside that of the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// What is counted, in a phrase.
    pub said: String,
    /// What the records give.
    pub form: RateForm,
    /// The column of the places' codes.
    pub key: String,
    /// The codes of the named places.
    pub named: Vec<String>,
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
    /// Rates by place without their counts: a comparison of typical rates by rank.
    Ranks {
        /// The rates.
        rates: Select,
    },
}

impl ClaimKind for Rate {
    const TABLE: Table = Table::new(
        "claims.rate",
        "Is the rate as stated, or higher than there?",
        &[
            Key::text("said", "What is counted, in a phrase.").such_as("\"burglaries\""),
            Key::column("key", "The column of the places' codes.").such_as("\"county\""),
            Key::texts("named", "The codes of the named places.").such_as("[\"00101\", \"00103\"]"),
            Key::printed("times", "How many times as high it is, where the text states a number.")
                .optional()
                .such_as("\"1.4\""),
        ],
    )
    .in_forms(&[
        Form {
            when: When::Given("rates"),
            about: "Rates by place without their counts, which are compared by rank.",
            keys: &[Key::table("rates", &ROWS, "The rates by place.")],
        },
        Form {
            when: When::Otherwise,
            about: "Events and exposure by place, which give a ratio of rates.",
            keys: &[
                Key::table("events", &OPEN_ROWS, "The events by place."),
                Key::table("exposure", &ROWS, "What they are divided by, by place."),
                Key::number("per", "The scale, such as 100,000.").such_as("100000"),
            ],
        },
    ]);

    const SCALES: &'static [Scale] = &[Scale::Ratio];

    fn read(table: Node<'_>) -> Option<Self> {
        let said = table.text("said");
        let form = RateForm::read(&table);
        let selects: Vec<Option<&Select>> =
            form.iter().flat_map(RateForm::selects).map(Some).collect();
        let key = table.shared_column(&selects, "key");
        let named = table.codes("named", &selects, key.as_ref());
        let times = table.optional_printed("times");
        table.close();
        Some(Rate { said: said?, form: form?, key: key?, named, times })
    }

    fn scale(&self) -> Scale {
        Scale::Ratio
    }

    fn write(&self, out: Written) -> Written {
        let out = out.text("said", &self.said);
        let out = match &self.form {
            RateForm::Ranks { rates } => out.select("rates", rates),
            RateForm::Counts { events, exposure, per } => {
                out.select("events", events).select("exposure", exposure).number("per", *per)
            }
        };
        out.text("key", &self.key)
            .texts("named", &self.named)
            .optional_text("times", self.times.as_ref().map(|times| &times.text))
    }

    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
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
            RateForm::Ranks { .. } => None,
        };
        Told { joined, names: self.named.iter().map(String::as_str).collect() }
    }

    fn open(&mut self) -> Open<'_> {
        let filters = match &mut self.form {
            RateForm::Counts { events, exposure, .. } => {
                vec![&mut events.filter, &mut exposure.filter]
            }
            RateForm::Ranks { rates } => vec![&mut rates.filter],
        };
        Open { filters, stated: self.times.iter_mut().map(Some).collect() }
    }
}

impl RateForm {
    fn selects(&self) -> Vec<&Select> {
        match self {
            RateForm::Counts { events, exposure, .. } => vec![events, exposure],
            RateForm::Ranks { rates } => vec![rates],
        }
    }

    fn read(table: &Node<'_>) -> Option<RateForm> {
        if table.takes("rates") {
            return Select::need(table, "rates").map(|rates| RateForm::Ranks { rates });
        }
        let events = Select::need(table, "events");
        let exposure = Select::need(table, "exposure");
        let per = table.size("per");
        Some(RateForm::Counts { events: events?, exposure: exposure?, per: per? })
    }
}
