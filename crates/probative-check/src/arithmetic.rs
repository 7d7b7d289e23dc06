#![doc = include_str!("arithmetic.md")]

use std::collections::BTreeMap;

use probative_case::claim::arithmetic::{Arithmetic, Equation};
use probative_finding::Exhibit;
use probative_finding::exhibit::{Caption, Table};
use probative_finding::finding::{Asserted, Conjunct, Untested};
use probative_finding::reading::{Measure, Reading, Rows};
use probative_terms::Role;
use probative_terms::number::plain;

use crate::question::{Question, Tested, beside_unscaled, failed_said};

/// What the stated numbers give for each other: readings and exhibits, no verdict.
pub(crate) fn test(arithmetic: &Arithmetic, question: &Question<'_>) -> Result<Tested, Untested> {
    let Some((first, others)) = arithmetic.equations.split_first() else {
        return Err(failed_said("the claim states no equation".to_owned()));
    };
    let primary = read(arithmetic, first)?;
    let stated = first.gives.as_ref().and_then(|name| arithmetic.number(name));
    let size = stated.map_or(0.0, |quantity| (quantity.number.value * quantity.scale).abs());
    let mut appraisal =
        question.appraise(question.regions()?, primary, Asserted { size, null: 0.0 });
    for equation in others {
        let regions = arithmetic.agreeing(equation);
        let regions = regions.map_err(|_| failed_said("an equation has no regions".to_owned()))?;
        appraisal.conjuncts.push(Conjunct { reading: read(arithmetic, equation)?, regions });
    }
    for equation in &arithmetic.implied {
        let reading = read(arithmetic, equation)?;
        appraisal.beside.push(beside_unscaled(Role::WiderDefinition, reading));
    }
    let exhibits = vec![table(arithmetic, &appraisal.primary)];
    Ok(Tested { appraisal, exhibits })
}

fn read(arithmetic: &Arithmetic, equation: &Equation) -> Result<Reading, Untested> {
    let unit = in_words(&unit(arithmetic, equation)?);
    let unknown =
        || failed_said(format!("`{}` uses a number that the text does not state", equation.said));
    let (value, _) = arithmetic.result(equation).ok_or_else(unknown)?;
    let stated = equation.gives.as_ref().and_then(|name| arithmetic.number(name));
    let said = match stated {
        Some(stated) => {
            let number = plain(stated.number.value * stated.scale);
            format!("{}: {} {unit}, stated {number}", equation.said, plain(value))
        }
        None => format!("{}: {} {unit}", equation.said, plain(value)),
    };
    let rows = Rows::used(equation.multiply.len() + equation.divide.len());
    Ok(Reading {
        what: said.into(),
        choices: Vec::new(),
        measure: Measure::exact(value, unit.as_str().into()),
        rows,
    })
}

/// The unit of the result, which must be the one that the equation says.
fn unit(arithmetic: &Arithmetic, equation: &Equation) -> Result<String, Untested> {
    let mut powers: BTreeMap<&str, i32> = BTreeMap::new();
    for (names, sign) in [(&equation.multiply, 1), (&equation.divide, -1)] {
        for name in names {
            let quantity = arithmetic.number(name);
            add(&mut powers, quantity.map_or("", |quantity| quantity.unit.as_str()), sign);
        }
    }
    let found = powers.clone();
    let mut wanted = BTreeMap::new();
    add(&mut wanted, &equation.unit, 1);
    for (name, power) in &wanted {
        *powers.entry(name).or_default() -= power;
    }
    let stated = equation.gives.as_ref().and_then(|name| arithmetic.number(name));
    let same = stated.is_none_or(|stated| stated.unit == equation.unit);
    if same && powers.values().all(|power| *power == 0) {
        return Ok(equation.unit.clone());
    }
    let parts: Vec<String> = found.iter().map(|(unit, power)| format!("{unit}^{power}")).collect();
    Err(failed_said(format!(
        "the units do not fit: `{}` gives {} and says {}",
        equation.said,
        parts.join(" "),
        equation.unit
    )))
}

/// A unit beside a number: `pound/month` becomes "pounds per month".
fn in_words(unit: &str) -> String {
    match unit.split_once('/') {
        Some((many, one)) => format!("{} per {}", plural(many), one.replace('/', " per ")),
        None => plural(unit),
    }
}

fn plural(noun: &str) -> String {
    let word = noun.len() > 2 && noun.chars().all(char::is_alphabetic);
    if word && !noun.ends_with('s') { format!("{noun}s") } else { noun.to_owned() }
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
    let rows = arithmetic.numbers.iter().map(|quantity| {
        let value = plain(quantity.number.value * quantity.scale);
        let role = if quantity.premise { "premise" } else { "rounded as printed" };
        vec![quantity.name.clone(), value, quantity.unit.clone(), role.to_owned()]
    });
    Exhibit::Table(Table {
        caption: Caption {
            title: "The stated numbers".into(),
            finding: primary.into(),
            n: arithmetic.numbers.len(),
            source: probative_finding::Phrase::Own("the text itself".to_owned()),
        },
        columns: ["name", "number", "unit", "taken as"]
            .map(probative_finding::Phrase::from)
            .to_vec(),
        rows: rows.map(crate::question::cells).collect(),
    })
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
