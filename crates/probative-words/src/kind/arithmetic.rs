//! The words of a claim of the kind arithmetic.

use probative_case::claim::arithmetic::{Arithmetic as Stated, Equation};
use probative_finding::what::{Arithmetic, ArithmeticPhrase};
use probative_terms::Unit;

use crate::format::{on_scale, with_unit};
use crate::said::{Said, bounded};
use crate::understood::{Further, Meant};

/// What the kind asks, needs and measures, and when it misleads.
pub(crate) const PAGE: &str = include_str!("arithmetic.md");

/// The sentence of a reading.
pub(crate) fn said(what: &Arithmetic) -> Said {
    let Arithmetic::Result { said, value, unit, stated, bound } = what;
    let given = format!("{said}: {}", with_unit(*value, unit));
    Said::with_value(match stated {
        Some(stated) => {
            format!("{given}, stated {}", bounded(*bound, &on_scale(*stated, unit)))
        }
        None => given,
    })
}

/// What is read for a claim.
pub(crate) fn meant(claim: &Stated) -> Meant {
    let first = claim.equations.first();
    let said = first.map_or_else(String::new, |equation| equation.said.clone());
    let unit = first.map_or("", |equation| equation.unit.as_str());
    let stated = first.and_then(|it| claim.number(it.gives.as_deref()?));
    Meant {
        subject: "the result".to_owned(),
        reading: format!("{said}, from the other numbers that are given"),
        beside: match stated {
            Some(stated) => {
                format!("the stated {}, widened by the rounding of all", stated.number.text)
            }
            None => "the stated result".to_owned(),
        },
        unit: Unit::of_equation(unit),
    }
}

/// The results behind the first, which must agree too.
pub(crate) fn further(claim: &Stated) -> Vec<Further> {
    let one = |equation: &Equation| {
        let regions = claim.agreeing(equation.further_words(), equation).ok()?;
        let unit = Unit::of_equation(&equation.unit);
        Some(Further { subject: format!("that of {}", equation.said), regions, unit })
    };
    claim.equations.iter().skip(1).filter_map(one).collect()
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &ArithmeticPhrase) -> String {
    let words = match phrase {
        ArithmeticPhrase::Title => "The stated numbers",
        ArithmeticPhrase::TextItself => "the text itself",
        ArithmeticPhrase::Name => "name",
        ArithmeticPhrase::Number => "number",
        ArithmeticPhrase::Unit => "unit",
        ArithmeticPhrase::TakenAs => "taken as",
        ArithmeticPhrase::Premise => "premise",
        ArithmeticPhrase::Rounded => "rounded as printed",
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use probative_finding::what::Bound;

    use super::*;

    #[test]
    fn the_bound_of_a_stated_number_is_told_as_the_text_has_it() {
        let (unit, said) = (Unit::named("pound"), "a year's fuel".to_owned());
        let result = |bound| Arithmetic::Result {
            said: said.clone(),
            value: 12_000.0,
            unit: unit.clone(),
            stated: Some(10_880.0),
            bound,
        };
        assert!(
            super::said(&result(Some(Bound::LessThan))).text.contains("stated less than 10,880")
        );
        assert!(super::said(&result(None)).text.contains("stated 10,880"));
    }
}
