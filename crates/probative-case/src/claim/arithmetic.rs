//! Do the stated numbers agree with each other?

use probative_terms::number::Printed;

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

use probative_terms::{BadRegions, Range, Regions};

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
    pub fn regions(&self, equation: &Equation) -> Option<Result<Regions, BadRegions>> {
        let (value, (low, high)) = self.result(equation)?;
        let (_, (from, until)) = self.number(equation.gives.as_ref()?)?.rounded();
        Some(Regions::inside(Range::half_open(from - (high - value), until + (value - low))))
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
