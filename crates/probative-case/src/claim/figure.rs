//! Is the number as stated?

use super::kind::{ClaimKind, Open, Told};
use super::select::{NAMED_ROWS, Select};
use crate::keys::{Form, Key, Table, When};
use crate::walk::Node;
use crate::walk::terms::{
    OWN_WORDS, ROUNDED_BECAUSE, ROUNDED_TO, own_words, rounded, write_rounded,
};
use crate::words::{NoRegions, Scale, Words, inside};
use crate::write::Written;
use probative_terms::number::Printed;
use probative_terms::{Date, Range, Regions};

/// One sentence's numbers, each with the record that should hold it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The numbers; the first is the primary one and the others must hold as well.
    pub stated: Vec<Stated>,
}

/// A stated number or date, and its record.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// What the number is, in a phrase.
    pub said: String,
    /// The number or the date.
    pub number: StatedNumber,
    /// Its unit.
    pub unit: String,
    /// The words that go with it, where they are not those of the claim.
    pub words: Option<Words>,
    /// The record.
    pub record: Select,
    /// Other publications of the same number.
    pub publications: Vec<Select>,
}

/// A number as printed, or a date.
#[derive(Debug, Clone, PartialEq)]
pub enum StatedNumber {
    /// A number, and the second one of a sentence that says "between".
    Number(Printed, Option<Printed>),
    /// A day.
    Date(Date),
    /// A month or a year: its first day and its last.
    Days(Date, Date),
}

const STATED: Table = Table::new(
    "claims.figure.stated",
    "A number or a date of the text, and the record that should hold it.",
    &[
        Key::text("said", "What the number is, in a phrase.").such_as("\"permits issued\""),
        Key::table("record", &NAMED_ROWS, "The record that should hold the number."),
        Key::tables("publications", &NAMED_ROWS, "Other publications of the same number.").changing("Each is an alternate: below 80 % that agree the word is *inconclusive*, from 80 to 95 % it is qualified."),
    ],
)
.in_forms(&[
    Form {
        when: When::Given("date"),
        about: "A date.",
        keys: &[Key::date("date", "The date as the text states it.")],
    },
    Form {
        when: When::Otherwise,
        about: "A number.",
        keys: &[
            Key::printed(
                "number",
                "The number as printed; its last digit before its zeros says how it was rounded: `723,000` is 722,500 to 723,500.",
            )
            .such_as("\"1,700\"").changing("The claim holds within the rounding of the digits as printed."),
            Key::printed("to", "The second number, where the words are \"between\".")
                .optional()
                .such_as("\"1,900\""),
            ROUNDED_TO,
            ROUNDED_BECAUSE,
            OWN_WORDS,
            Key::text("unit", "Its unit.").such_as("\"permits\""),
        ],
    },
]);

impl ClaimKind for Figure {
    const TABLE: Table = Table::new(
        "claims.figure",
        "Is the number as stated?",
        &[Key::tables(
            "stated",
            &STATED,
            "The numbers of the sentence; the first is the primary one, the others must hold too.",
        )
        .required()
        .changing("One that fails contradicts the sentence.")],
    );

    const SCALES: &'static [Scale] = &[Scale::Number, Scale::Day];

    fn read(table: Node<'_>) -> Option<Self> {
        let stated: Vec<Stated> = table.some_tables("stated", Stated::read, "no number is stated");
        table.close();
        (!stated.is_empty()).then_some(Figure { stated })
    }

    fn write(&self, out: Written) -> Written {
        out.tables("stated", &self.stated, Stated::write)
    }

    fn scale(&self) -> Scale {
        match self.stated.first().map(|stated| &stated.number) {
            Some(StatedNumber::Date(_) | StatedNumber::Days(..)) => Scale::Day,
            Some(StatedNumber::Number(..)) | None => Scale::Number,
        }
    }

    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        let (first, others) = self.stated.split_first().ok_or(NoRegions::NothingStated)?;
        for other in others {
            other.number.regions(other.words(words))?;
        }
        first.number.regions(first.words(words))
    }

    fn is_unworded(&self) -> bool {
        let bare =
            |it: &Stated| it.words.is_none() && matches!(it.number, StatedNumber::Number(..));
        self.stated.iter().skip(1).any(bare)
    }

    fn told(&self) -> Told<'_> {
        Told::none()
    }

    /// Its numbers are the text's own, so that no other rows could be taken for them.
    fn open(&mut self) -> Open<'_> {
        let each = self.stated.iter_mut().map(|stated| {
            let printed = match &mut stated.number {
                StatedNumber::Number(printed, _) => Some(printed),
                StatedNumber::Date(_) | StatedNumber::Days(..) => None,
            };
            (&mut stated.record, printed)
        });
        let (records, stated) = each.unzip();
        Open { records, stated, ..Open::default() }
    }
}

impl Stated {
    /// The words that go with it, in a claim with such words.
    pub fn words(&self, of_claim: Words) -> Words {
        self.words.unwrap_or(of_claim)
    }

    fn read(table: Node<'_>) -> Option<Stated> {
        let said = table.text("said");
        let (number, unit, words) = if table.takes("date") {
            (table.days("date").map(StatedNumber::of_days), Some("date".to_owned()), None)
        } else {
            let to = table.optional_printed("to");
            let number = table.printed("number").map(|number| match &to {
                Some(to) => number.up_to(to),
                None => number,
            });
            let number = rounded(&table, number);
            (
                number.map(|number| StatedNumber::Number(number, to)),
                table.text("unit"),
                own_words(&table),
            )
        };
        let record = Select::need(&table, "record");
        let publications = Select::all(&table, "publications");
        let readings: Vec<&Select> = record.iter().chain(&publications).collect();
        let rows: Vec<String> = readings.iter().map(|select| select.key()).collect();
        table.each_once("publications", &rows);
        table.close();
        let (said, number, unit, record) = (said?, number?, unit?, record?);
        Some(Stated { said, number, unit, words, record, publications })
    }

    fn write(&self, out: Written) -> Written {
        let out = out.text("said", &self.said);
        let out = match &self.number {
            StatedNumber::Number(printed, to) => write_rounded("number", printed, out)
                .optional_text("to", to.as_ref().map(|to| &to.text))
                .optional_text("words", self.words.map(|it| it.word().to_owned()).as_ref())
                .text("unit", &self.unit),
            StatedNumber::Date(date) => out.text("date", &date.to_string()),
            StatedNumber::Days(first, last) => out.text("date", &span(*first, *last)),
        };
        out.select("record", &self.record).tables("publications", &self.publications, Select::write)
    }
}

/// A month or a year as it is written.
fn span(first: Date, last: Date) -> String {
    let day = first.to_string();
    let digits = if first.month == last.month { "2016-03".len() } else { "2016".len() };
    day[..digits].to_owned()
}

impl StatedNumber {
    fn of_days((first, last): (Date, Date)) -> StatedNumber {
        if first == last { StatedNumber::Date(first) } else { StatedNumber::Days(first, last) }
    }

    /// The regions around the stated number; a day holds on itself alone, a month or a year on any
    /// of its days.
    ///
    /// # Errors
    ///
    /// That the words are not about a stated number, or why their regions are refused.
    pub fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        match self {
            StatedNumber::Number(printed, to) => words.stated(printed, to.as_ref()),
            StatedNumber::Date(date) => on_days(*date, *date),
            StatedNumber::Days(first, last) => on_days(*first, *last),
        }
    }
}

fn on_days(first: Date, last: Date) -> Result<Regions, NoRegions> {
    inside(Range::closed(f64::from(first.day_number()), f64::from(last.day_number())))
}
