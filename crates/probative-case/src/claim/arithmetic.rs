//! Do the stated numbers agree with each other?

use super::kind::{ClaimKind, Open, Told};
use crate::keys::{Key, Need, Table};
use crate::walk::Node;
use crate::walk::terms::{
    OWN_WORDS, ROUNDED_BECAUSE, ROUNDED_TO, own_words, rounded, write_rounded,
};
use crate::words::{NoRegions, Scale, Words, inside};
use crate::write::Written;
use probative_terms::number::{LARGE_WORDS, Printed};
use probative_terms::{Range, Regions};

/// Stated numbers and the equations between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Arithmetic {
    /// The numbers of the text.
    pub numbers: Vec<Quantity>,
    /// The equations; the first is the primary one and the others must hold as well.
    pub equations: Vec<Equation>,
    /// Results that the text does not state, which are shown beside.
    pub implied: Vec<Equation>,
}

/// A stated number with its unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Its name in the equations.
    pub name: String,
    /// The number as printed.
    pub number: Printed,
    /// What one printed unit stands for: 1000000 of `2.3 million`.
    pub scale: f64,
    /// Its unit, such as `pound/month`.
    pub unit: String,
    /// Whether it is a premise and so exact, not a rounded measurement.
    pub premise: bool,
}

/// A sum of quantities times others over others, and the quantity that it should give.
#[derive(Debug, Clone, PartialEq)]
pub struct Equation {
    /// What it says, in one plain sentence.
    pub said: String,
    /// The names that are added up; without any, and without any that is taken off, one.
    pub add: Vec<String>,
    /// The names that are taken off.
    pub subtract: Vec<String>,
    /// The name of the number of which the result is told in per cent.
    pub percent_of: Option<String>,
    /// The names that are multiplied.
    pub multiply: Vec<String>,
    /// The names that are divided by.
    pub divide: Vec<String>,
    /// The name of the stated result; left out where the text states none.
    pub gives: Option<String>,
    /// The unit of the result.
    pub unit: String,
    /// The words that go with the stated result, where they are not those of the claim.
    pub words: Option<Words>,
}

const QUANTITY: Table = Table::new(
    "claims.arithmetic.numbers",
    "A number of the text, with its unit.",
    &[
        Key::text("name", "Its name in the equations.").such_as("\"rent\""),
        Key::printed("number", "The number as printed.").such_as("\"850\""),
        ROUNDED_TO,
        ROUNDED_BECAUSE,
        Key::number("scale", "What one printed unit stands for: 1000000 where `number` is `2.3` of 2.3 million; `2.3 million` needs none.")
            .or("1")
            .such_as("1000"),
        Key::text("unit", "Its unit in the singular, with a stroke before what it is divided by.")
            .such_as("\"dollar/month\""),
        Key::flag("premise", "Whether it is a premise and so exact, not a rounded measurement.")
            .changing("An exact number widens no interval."),
    ],
);

const SAID: Key = Key::text("said", "What the equation says, in one plain sentence.")
    .such_as("\"the rent of a year\"");
const MULTIPLY: Key =
    Key::texts("multiply", "The names that are multiplied.").such_as("[\"rent\", \"months\"]");
const DIVIDE: Key = Key::texts("divide", "The names that are divided by.").such_as("[\"homes\"]");
const ADD: Key = Key::texts("add", "The names that are added up.").such_as("[\"rent\"]");
const SUBTRACT: Key =
    Key::texts("subtract", "The names that are taken off.").such_as("[\"months\"]");
const PERCENT_OF: Key = Key::text(
    "percent_of",
    "The name of the number of which the result is told in per cent; its unit is then `percent`.",
)
.optional()
.such_as("\"homes\"");
const FROM: Key = Key::text(
    "from",
    "The name of the number from which it changed: in per cent of it where the unit is `percent`, \
     and else by how much; of numbers in per cent, by how many of a `percentage point`.",
)
.need(Need::With("to"))
.such_as("\"rent\"");
const TO: Key = Key::text("to", "The name of the number to which it changed.")
    .need(Need::With("from"))
    .such_as("\"bill\"");
const UNIT: Key =
    Key::text("unit", "The unit of the result, in the singular.").such_as("\"dollar/home\"");

const EQUATION: Table = Table::new(
    "claims.arithmetic.equations",
    "A sum or a product of numbers over others, and the number that it should give.",
    &[
        SAID,
        ADD,
        SUBTRACT,
        PERCENT_OF,
        FROM,
        TO,
        MULTIPLY,
        DIVIDE,
        Key::text("gives", "The name of the stated result.").such_as("\"bill\""),
        OWN_WORDS,
        UNIT,
    ],
);

const IMPLIED: Table = Table::new(
    "claims.arithmetic.implied",
    "A sum or a product of numbers over others whose result the text does not state.",
    &[SAID, ADD, SUBTRACT, PERCENT_OF, FROM, TO, MULTIPLY, DIVIDE, UNIT],
);

impl ClaimKind for Arithmetic {
    const TABLE: Table = Table::new(
        "claims.arithmetic",
        "Do the stated numbers agree with each other?",
        &[
            Key::tables("numbers", &QUANTITY, "The numbers of the text.").required(),
            Key::tables(
                "equations",
                &EQUATION,
                "The equations; the first is the primary one, and the others must hold too, each by its own `words` or, without, by its number as printed.",
            )
            .required(),
            Key::tables("implied", &IMPLIED, "Results that are shown beside.")
                .changing("None: they are shown."),
        ],
    );

    const SCALES: &'static [Scale] = &[Scale::Result];

    fn read(table: Node<'_>) -> Option<Self> {
        let numbers = table.tables("numbers");
        Node::named_once(&numbers, "name", "numbers");
        let numbers: Vec<Quantity> = numbers.into_iter().filter_map(Quantity::read).collect();
        let stated = table.tables("equations");
        if stated.is_empty() {
            table.lacks("equations");
        }
        let equations: Vec<Equation> = stated.into_iter().filter_map(Equation::stated).collect();
        let implied: Vec<Equation> =
            table.tables("implied").into_iter().filter_map(Equation::implied).collect();
        let all = equations.iter().chain(&implied);
        let names = all.flat_map(|equation| equation.names().chain(&equation.gives));
        // A name that no number has would leave its equation without a result.
        let unknown: Vec<&String> =
            names.filter(|name| !numbers.iter().any(|n| n.name == **name)).collect();
        for name in &unknown {
            let said = format!("an equation uses `{name}`, which is not among the numbers");
            table.mistake("E301", "equations", said, "name each quantity under `numbers`");
        }
        let complete = unknown.is_empty() && !equations.is_empty();
        table.close();
        complete.then_some(Arithmetic { numbers, equations, implied })
    }

    fn write(&self, out: Written) -> Written {
        out.tables("numbers", &self.numbers, Quantity::write)
            .tables("equations", &self.equations, Equation::write)
            .tables("implied", &self.implied, Equation::write)
    }

    fn scale(&self) -> Scale {
        Scale::Result
    }

    /// Those of the first equation: with a stated result, the sentence states a number.
    fn regions(&self, words: Words) -> Result<Regions, NoRegions> {
        if self.scale().fit(words).is_none() {
            return Err(NoRegions::OtherWords);
        }
        let (first, others) = self.equations.split_first().ok_or(NoRegions::NothingStated)?;
        for other in others {
            self.agreeing(other.further_words(), other)?;
        }
        self.agreeing(first.words.unwrap_or(words), first)
    }

    fn is_unworded(&self) -> bool {
        self.equations.iter().skip(1).any(|equation| equation.words.is_none())
    }

    fn told(&self) -> Told<'_> {
        Told::none()
    }

    /// Its numbers are the text's own, so that no other rows could be taken for them, and a reading
    /// is computed from all of them, so that none is of one number.
    fn open(&mut self) -> Open<'_> {
        Open::none()
    }
}

impl Quantity {
    fn write(&self, out: Written) -> Written {
        write_rounded("number", &self.number, out.text("name", &self.name))
            .number("scale", self.scale)
            .text("unit", &self.unit)
            .flag("premise", self.premise)
    }

    fn read(table: Node<'_>) -> Option<Quantity> {
        let (name, number) = (table.text("name"), rounded(&table, table.printed("number")));
        let scale = table.number_or_default("scale");
        table.above_zero("scale", scale);
        let has_word = |text: &str| LARGE_WORDS.iter().any(|(word, _)| text.ends_with(word));
        if number.as_ref().is_some_and(|it| has_word(&it.text)) && scale != 1.0 {
            let said = "the number says how large it is, and so does `scale`".to_owned();
            table.mistake("E306", "scale", said, "leave `scale` out, or write the digits alone");
        }
        let unit = table.text("unit");
        let premise = table.flag("premise");
        table.close();
        Some(Quantity { name: name?, number: number?, scale, unit: unit?, premise })
    }
}

impl Equation {
    fn write(&self, out: Written) -> Written {
        out.text("said", &self.said)
            .texts("add", &self.add)
            .texts("subtract", &self.subtract)
            .optional_text("percent_of", self.percent_of.as_ref())
            .texts("multiply", &self.multiply)
            .texts("divide", &self.divide)
            .optional_text("gives", self.gives.as_ref())
            .optional_text("words", self.words.map(|it| it.word().to_owned()).as_ref())
            .text("unit", &self.unit)
    }

    fn stated(table: Node<'_>) -> Option<Equation> {
        let (gives, words) = (table.text("gives"), own_words(&table));
        let equation = Equation::implied(table);
        Some(Equation { gives: Some(gives?), words, ..equation? })
    }

    /// Reads all but the stated result.
    fn implied(table: Node<'_>) -> Option<Equation> {
        let (said, unit) = (table.text("said"), table.text("unit"));
        let (multiply, divide) = (table.texts("multiply"), table.texts("divide"));
        let (mut add, mut subtract) = (table.texts("add"), table.texts("subtract"));
        let mut percent_of = table.optional_text("percent_of");
        let (from, to) = (table.text("from"), table.text("to"));
        if let (Some(from), Some(to)) = (from, to) {
            if unit.as_deref() == Some(PERCENT) {
                percent_of = percent_of.or_else(|| Some(from.clone()));
            }
            (add, subtract) = ([add, vec![to]].concat(), [subtract, vec![from]].concat());
        }
        if [&add, &subtract, &multiply, &divide].iter().all(|names| names.is_empty()) {
            let said = "the equation computes with no number".to_owned();
            table.mistake("E306", "multiply", said, "name the numbers that are multiplied");
        }
        table.close();
        Some(Equation {
            said: said?,
            add,
            subtract,
            percent_of,
            multiply,
            divide,
            gives: None,
            unit: unit?,
            words: None,
        })
    }
}

/// The unit of a result in per cent, as a case writes it.
pub const PERCENT: &str = "percent";
/// The unit of what numbers in per cent differ by.
pub const POINT: &str = "percentage point";
/// Of more numbers than this, the rounding of the others is taken together.
const MOST_OPEN: usize = 16;

impl Equation {
    /// The names of the numbers that it computes with.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        let summed = self.add.iter().chain(&self.subtract);
        summed.chain(&self.multiply).chain(&self.divide).chain(&self.percent_of)
    }

    /// The words that go with its result where it is not the first: its number as printed, unless
    /// the case says other words.
    pub fn further_words(&self) -> Words {
        self.words.unwrap_or(Words::Number)
    }

    /// The result from the numbers that `number` gives.
    fn compute(&self, number: impl Fn(&str) -> f64) -> f64 {
        let sum = |names: &[String]| names.iter().map(|name| number(name)).sum::<f64>();
        let is_sum = !(self.add.is_empty() && self.subtract.is_empty());
        let start = if is_sum { sum(&self.add) - sum(&self.subtract) } else { 1.0 };
        let product = self.multiply.iter().fold(start, |product, name| product * number(name));
        let result = self.divide.iter().fold(product, |result, name| result / number(name));
        self.percent_of.as_ref().map_or(result, |whole| 100.0 * result / number(whole))
    }
}

impl Arithmetic {
    /// The quantity with this name.
    pub fn number(&self, name: &str) -> Option<&Quantity> {
        self.numbers.iter().find(|quantity| quantity.name == name)
    }

    /// The stated numbers with which no equation computes and which none gives: what is only shown
    /// beside holds nothing against them.
    pub fn not_held_against(&self) -> Vec<&Quantity> {
        let read = |quantity: &&Quantity| {
            let mut equations = self.equations.iter();
            equations.any(|it| it.names().chain(&it.gives).any(|name| *name == quantity.name))
        };
        self.numbers.iter().filter(|quantity| !read(quantity)).collect()
    }

    /// What the equation gives from the numbers as printed, and between which ends their rounding
    /// leaves it.
    pub fn result(&self, equation: &Equation) -> Option<(f64, (f64, f64))> {
        let mut names: Vec<&str> = equation.names().map(String::as_str).collect();
        names.sort_unstable();
        names.dedup();
        let ranges: Vec<(f64, (f64, f64))> =
            names.iter().map(|name| Some(self.number(name)?.range())).collect::<Option<_>>()?;
        let at = |take: &dyn Fn(usize) -> f64| {
            equation.compute(|name| names.binary_search(&name).map_or(f64::NAN, take))
        };
        let value = at(&|place| ranges[place].0);
        // In each number by itself a result only rises or only falls: it is least and largest where
        // each lies at an end of its rounding.
        let open = names.len().min(MOST_OPEN);
        let corner = |ends: u32| {
            at(&|place| {
                let (_, (low, high)) = ranges[place];
                if ends >> place.min(open) & 1 == 0 { low } else { high }
            })
        };
        let corners = (0..1_u32 << open).map(corner);
        let (low, high) =
            corners.fold((value, value), |(low, high), it| (low.min(it), high.max(it)));
        Some((value, (low, high)))
    }

    /// The results that agree with the stated one: its rounding, widened by what the rounding of
    /// the other numbers leaves open; of other words than "number" where they hold around it, since
    /// an edge that a text states lies where it states it.
    ///
    /// # Errors
    ///
    /// That the text does not state the numbers, that the words go with no stated number, or why
    /// the regions are refused.
    pub fn agreeing(&self, words: Words, equation: &Equation) -> Result<Regions, NoRegions> {
        let (value, (low, high)) = self.result(equation).ok_or(NoRegions::NothingStated)?;
        let stated = equation.gives.as_ref().and_then(|name| self.number(name));
        let (stated, rounded) = stated.ok_or(NoRegions::NothingStated)?.rounded();
        let regions = words.around(stated, rounded)?;
        if words != Words::Number {
            return Ok(regions);
        }
        let holds = regions.holds().first().copied().ok_or(NoRegions::OtherWords)?;
        let (low, high) = (holds.low - (high - value), holds.high + (value - low));
        inside(Range { low, high, ..holds })
    }
}

impl Quantity {
    /// The number and the ends of its rounding; a premise is exact.
    fn range(&self) -> (f64, (f64, f64)) {
        let (value, rounded) = self.rounded();
        (value, if self.premise { (value, value) } else { rounded })
    }

    fn rounded(&self) -> (f64, (f64, f64)) {
        let (low, high) = self.number.rounding();
        (self.number.value * self.scale, (low * self.scale, high * self.scale))
    }
}
