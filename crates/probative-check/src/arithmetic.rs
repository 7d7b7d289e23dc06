//! Numbers of the text computed from each other.

use std::collections::BTreeMap;

use probative_case::claim::arithmetic::{Arithmetic, Equation, PERCENT, POINT, Quantity};
use probative_case::words::Words;
use probative_finding::audit::Dimension;
use probative_finding::exhibit::{Caption, Counted, Datum, Table};
use probative_finding::finding::{Asserted, Conjunct, Untested};
use probative_finding::reading::{Measure, Reading, Rows};
use probative_finding::what::{Arithmetic as Parts, ArithmeticPhrase};
use probative_finding::{Exhibit, Phrase, What};
use probative_terms::diagnostic::test::NOTHING_STATED;
use probative_terms::diagnostic::test::arithmetic::{
    EQUATION_WITHOUT_REGIONS, NUMBER_NOT_STATED, PERCENT_OF_NOTHING, UNITS_DO_NOT_FIT,
};
use probative_terms::number::plain;
use probative_terms::{Role, Unit};

use crate::audit::Other;
use crate::kinds::Testable;
use crate::question::{Question, Tested, beside_unscaled, failed};
use crate::trial::Trial;

impl Testable for Arithmetic {
    fn test(&self, question: &Question<'_>) -> Result<Tested, Untested> {
        test(self, question)
    }

    /// Nothing is varied.
    fn readings(&self, _: &Question<'_>) -> Result<Vec<Reading>, Untested> {
        Ok(Vec::new())
    }

    fn dimensions(&self) -> &'static [Dimension] {
        &[]
    }

    fn others(&self, _: &Question<'_>) -> Vec<Other> {
        Vec::new()
    }

    /// No chance is in it.
    fn trials<'a>(&'a self, _: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
        Ok(Vec::new())
    }
}

/// What the stated numbers give for each other: readings and exhibits, no verdict.
fn test(arithmetic: &Arithmetic, question: &Question<'_>) -> Result<Tested, Untested> {
    let Some((first, others)) = arithmetic.equations.split_first() else {
        return Err(failed(&NOTHING_STATED, &[]));
    };
    let words = first.words.unwrap_or(question.claim.words);
    let primary = given(arithmetic, words, first)?;
    let stated = first.gives.as_ref().and_then(|name| arithmetic.number(name));
    let size = stated.map_or(0.0, |quantity| (quantity.number.value * quantity.scale).abs());
    let mut appraisal =
        question.appraise(question.regions()?, primary, Asserted { size, null: 0.0 });
    let unread = arithmetic.not_held_against().into_iter();
    appraisal.facts.not_held_against = unread.map(|quantity| quantity.name.clone()).collect();
    for equation in others {
        let words = equation.further_words();
        let none = || failed(&EQUATION_WITHOUT_REGIONS, &[&equation.said]);
        let regions = arithmetic.agreeing(words, equation).map_err(|_| none())?;
        let reading = given(arithmetic, words, equation)?;
        appraisal.conjuncts.push(Conjunct { reading, regions });
    }
    for equation in &arithmetic.implied {
        let reading = given(arithmetic, Words::Number, equation)?;
        appraisal.beside.push(beside_unscaled(Role::WiderDefinition, reading));
    }
    let exhibits = vec![table(arithmetic, &appraisal.primary)];
    Ok(Tested { appraisal, exhibits })
}

/// What an equation gives, beside the number that the text states for it; where the words name an
/// edge, between the ends that the rounding of the numbers leaves.
fn given(arithmetic: &Arithmetic, words: Words, equation: &Equation) -> Result<Reading, Untested> {
    let unit = Unit::of_equation(unit(arithmetic, equation)?);
    let unknown = || failed(&NUMBER_NOT_STATED, &[&equation.said]);
    of_something(arithmetic, equation)?;
    let (value, ends) = arithmetic.result(equation).ok_or_else(unknown)?;
    let stated = equation.gives.as_ref().and_then(|name| arithmetic.number(name));
    let what = Parts::Result {
        said: equation.said.clone(),
        value,
        unit: unit.clone(),
        stated: stated.map(|stated| stated.number.value * stated.scale),
        bound: stated.and(crate::bound::of_words(words)),
    };
    let rows = Rows::used(equation.names().count());
    let measure = match words {
        Words::Number => Measure::exact(value, unit),
        _ if ends.0 == ends.1 => Measure::exact(value, unit),
        _ => Measure::within(value, unit, ends, 1.0, None),
    };
    Ok(Reading::new(What::Arithmetic(what), measure, rows))
}

/// Passes if what an equation tells in per cent is one of a number above zero: from -5 to 5 is no
/// fall by 200 per cent.
fn of_something(arithmetic: &Arithmetic, equation: &Equation) -> Result<(), Untested> {
    let whole = equation.percent_of.as_ref().and_then(|name| arithmetic.number(name));
    match whole.filter(|whole| whole.number.value <= 0.0) {
        None => Ok(()),
        Some(whole) => {
            Err(failed(&PERCENT_OF_NOTHING, &[&equation.said, &plain(whole.number.value)]))
        }
    }
}

/// The unit of the result, which must be the one that the equation says.
fn unit<'a>(arithmetic: &Arithmetic, equation: &'a Equation) -> Result<&'a str, Untested> {
    let mut powers: BTreeMap<&str, i32> = BTreeMap::new();
    for (names, sign) in [(&equation.multiply, 1), (&equation.divide, -1)] {
        for name in names {
            let quantity = arithmetic.number(name);
            add(&mut powers, quantity.map_or("", |quantity| quantity.unit.as_str()), sign);
        }
    }
    // What is added up is of one unit, which the sum has.
    let summed: Vec<&str> = equation
        .add
        .iter()
        .chain(&equation.subtract)
        .filter_map(|name| Some(arithmetic.number(name)?.unit.as_str()))
        .collect();
    let alike = summed.iter().all(|unit| *unit == summed[0]);
    if let Some(unit) = summed.first() {
        add(&mut powers, unit, 1);
    }
    if let Some(whole) = equation.percent_of.as_ref().and_then(|name| arithmetic.number(name)) {
        add(&mut powers, &whole.unit, -1);
        add(&mut powers, PERCENT, 1);
    }
    // Numbers in per cent differ by percentage points.
    let points = summed.first() == Some(&PERCENT) && equation.unit == POINT;
    if points && equation.percent_of.is_none() {
        add(&mut powers, PERCENT, -1);
        add(&mut powers, POINT, 1);
    }
    let found = powers.clone();
    let mut wanted = BTreeMap::new();
    add(&mut wanted, &equation.unit, 1);
    for (name, power) in &wanted {
        *powers.entry(name).or_default() -= power;
    }
    let stated = equation.gives.as_ref().and_then(|name| arithmetic.number(name));
    let same = stated.is_none_or(|stated| stated.unit == equation.unit);
    if same && alike && powers.values().all(|power| *power == 0) {
        return Ok(&equation.unit);
    }
    // Of what is added only one unit is in the powers.
    let summed = (!alike).then(|| summed.join("+"));
    Err(failed(
        &UNITS_DO_NOT_FIT,
        &[&equation.said, &summed.unwrap_or_else(|| told(&found)), &equation.unit],
    ))
}

/// Units with their powers, as `pound*month^-1`.
fn told(powers: &BTreeMap<&str, i32>) -> String {
    let power = |(unit, power): (&&str, &i32)| match power {
        1 => (*unit).to_owned(),
        _ => format!("{unit}^{power}"),
    };
    powers.iter().map(power).collect::<Vec<_>>().join("*")
}

/// Adds the powers of a unit such as `pound/month`.
fn add<'a>(powers: &mut BTreeMap<&'a str, i32>, unit: &'a str, sign: i32) {
    for (index, part) in unit.split('/').enumerate() {
        let sign = if index == 0 { sign } else { -sign };
        for name in part.split('*').map(str::trim).filter(|name| !name.is_empty() && *name != "1") {
            *powers.entry(name).or_default() += sign;
        }
    }
    powers.retain(|_, power| *power != 0);
}

fn table(arithmetic: &Arithmetic, primary: &Reading) -> Exhibit {
    let columns = [
        ArithmeticPhrase::Name,
        ArithmeticPhrase::Number,
        ArithmeticPhrase::Unit,
        ArithmeticPhrase::TakenAs,
    ];
    Exhibit::Table(Table {
        caption: Caption {
            title: Phrase::Arithmetic(ArithmeticPhrase::Title),
            finding: primary.into(),
            n: arithmetic.numbers.len(),
            counted: Counted::Numbers,
            source: Phrase::Arithmetic(ArithmeticPhrase::TextItself),
        },
        columns: columns.map(Phrase::Arithmetic).to_vec(),
        rows: arithmetic.numbers.iter().map(row).collect(),
    })
}

fn row(quantity: &Quantity) -> Vec<Datum> {
    let words = |own: &String| Datum::Words(Phrase::Own(own.clone()));
    let taken =
        if quantity.premise { ArithmeticPhrase::Premise } else { ArithmeticPhrase::Rounded };
    vec![
        words(&quantity.name),
        Datum::Number(quantity.number.value * quantity.scale),
        words(&quantity.unit),
        Datum::Words(Phrase::Arithmetic(taken)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_multiply_and_cancel() {
        let mut powers = BTreeMap::new();
        add(&mut powers, "pound/month", 1);
        add(&mut powers, "month", 1);
        add(&mut powers, "pound", -1);
        assert!(powers.is_empty());
        add(&mut powers, "dollar/pound*month", 1);
        assert_eq!(
            powers.into_iter().collect::<Vec<_>>(),
            [("dollar", 1), ("month", -1), ("pound", -1)]
        );
    }
}
