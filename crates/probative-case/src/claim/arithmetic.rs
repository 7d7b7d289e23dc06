//! Do the stated numbers agree with each other?

use super::kind::{ClaimKind, Open, Told};
use crate::keys::{Key, Table};
use crate::walk::Node;
use crate::walk::terms::{ROUNDED_BECAUSE, ROUNDED_TO, rounded, write_rounded};
use crate::words::{NoRegions, Scale, Words, inside};
use crate::write::Written;
use probative_terms::number::Printed;
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
    /// What one printed unit stands for, such as a million.
    pub scale: f64,
    /// Its unit, such as `pound/month`.
    pub unit: String,
    /// Whether it is a premise and so exact, not a rounded measurement.
    pub premise: bool,
}

/// A product of quantities over others, and the quantity that it should give.
#[derive(Debug, Clone, PartialEq)]
pub struct Equation {
    /// What it says, in one plain sentence.
    pub said: String,
    /// The names that are multiplied.
    pub multiply: Vec<String>,
    /// The names that are divided by.
    pub divide: Vec<String>,
    /// The name of the stated result; left out where the text states none.
    pub gives: Option<String>,
    /// The unit of the result.
    pub unit: String,
}

const QUANTITY: Table = Table::new(
    "claims.arithmetic.numbers",
    "A number of the text, with its unit.",
    &[
        Key::text("name", "Its name in the equations.").such_as("\"rent\""),
        Key::printed("number", "The number as printed.").such_as("\"850\""),
        ROUNDED_TO,
        ROUNDED_BECAUSE,
        Key::number("scale", "What one printed unit stands for, such as a million.")
            .or("1")
            .such_as("1000"),
        Key::text("unit", "Its unit, with a stroke before what it is divided by.")
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
const UNIT: Key = Key::text("unit", "The unit of the result.").such_as("\"dollar/home\"");

const EQUATION: Table = Table::new(
    "claims.arithmetic.equations",
    "A product of numbers over others, and the number that it should give.",
    &[
        SAID,
        MULTIPLY,
        DIVIDE,
        Key::text("gives", "The name of the stated result.").such_as("\"bill\""),
        UNIT,
    ],
);

const IMPLIED: Table = Table::new(
    "claims.arithmetic.implied",
    "A product of numbers over others whose result the text does not state.",
    &[SAID, MULTIPLY, DIVIDE, UNIT],
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
                "The equations; the first is the primary one, the others must hold too.",
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
        let names = all.flat_map(|equation| {
            equation.multiply.iter().chain(&equation.divide).chain(&equation.gives)
        });
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
        self.agreeing(self.equations.first().ok_or(NoRegions::NothingStated)?)
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
        let unit = table.text("unit");
        let premise = table.flag("premise");
        table.close();
        Some(Quantity { name: name?, number: number?, scale, unit: unit?, premise })
    }
}

impl Equation {
    fn write(&self, out: Written) -> Written {
        out.text("said", &self.said)
            .texts("multiply", &self.multiply)
            .texts("divide", &self.divide)
            .optional_text("gives", self.gives.as_ref())
            .text("unit", &self.unit)
    }

    fn stated(table: Node<'_>) -> Option<Equation> {
        let gives = table.text("gives");
        let equation = Equation::implied(table);
        Some(Equation { gives: Some(gives?), ..equation? })
    }

    /// Reads all but the stated result.
    fn implied(table: Node<'_>) -> Option<Equation> {
        let (said, unit) = (table.text("said"), table.text("unit"));
        let (multiply, divide) = (table.texts("multiply"), table.texts("divide"));
        if multiply.is_empty() && divide.is_empty() {
            let said = "the equation computes with no number".to_owned();
            table.mistake("E306", "multiply", said, "name the numbers that are multiplied");
        }
        table.close();
        Some(Equation { said: said?, multiply, divide, gives: None, unit: unit? })
    }
}

impl Arithmetic {
    /// The quantity with this name.
    pub fn number(&self, name: &str) -> Option<&Quantity> {
        self.numbers.iter().find(|quantity| quantity.name == name)
    }

    /// What the equation gives from the numbers as printed, and between which ends their rounding
    /// leaves it.
    pub fn result(&self, equation: &Equation) -> Option<(f64, (f64, f64))> {
        let mut result = (1.0, (1.0, 1.0));
        for name in &equation.multiply {
            let (value, (low, high)) = self.number(name)?.range();
            result = (result.0 * value, (result.1.0 * low, result.1.1 * high));
        }
        for name in &equation.divide {
            let (value, (low, high)) = self.number(name)?.range();
            result = (result.0 / value, (result.1.0 / high, result.1.1 / low));
        }
        Some(result)
    }

    /// The results that agree with the stated one: its rounding interval, widened by what the
    /// rounding of the other numbers leaves open.
    ///
    /// # Errors
    ///
    /// That the text does not state the numbers, or why the regions are refused.
    pub fn agreeing(&self, equation: &Equation) -> Result<Regions, NoRegions> {
        let (value, (low, high)) = self.result(equation).ok_or(NoRegions::NothingStated)?;
        let stated = equation.gives.as_ref().and_then(|name| self.number(name));
        let (_, (from, until)) = stated.ok_or(NoRegions::NothingStated)?.rounded();
        inside(Range::half_open(from - (high - value), until + (value - low)))
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
