//! A small chance in per cent: `3 in 100,000` is 0.003, rounded as its digits are.

use probative_terms::number::Printed;

use super::text;
use crate::page::Page;
use crate::quantity::{Quantity, count};

/// Below this part of one a chance is small, and one decimal of a per cent says little of it.
const SMALL: f64 = 0.01;

/// From a fifth on a fraction that is told in words is no measurement.
const SIMPLE: f64 = 0.2 - 1e-9;

/// The lines of a part that is no per cent.
pub(super) fn lines(one: &Quantity, page: &Page) -> Vec<String> {
    let told = page.text.get(one.span.clone()).unwrap_or_default();
    match Chance::new(told, one.low) {
        Some(chance) => chance.lines(),
        None => simple(told, one.low),
    }
}

/// A simple fraction, which says no more than that it is nearer than those beside it: a third is
/// none of a quarter and none of two fifths.
fn simple(told: &str, value: f64) -> Vec<String> {
    let mut lines = vec![percent(&format!("{}", (1000.0 * value).round() / 10.0))];
    if value.min(1.0 - value) >= SIMPLE && !told.contains('.') {
        lines.push("rounded_to = 5".to_owned());
        lines.push(format!("rounded_because = {}", text(&format!("the text says {told}"))));
    }
    lines
}

fn percent(digits: &str) -> String {
    format!("percent = {}", text(digits))
}

/// So many in so many.
struct Chance<'a> {
    told: &'a str,
    above: Printed,
    below: Printed,
}

impl<'a> Chance<'a> {
    /// A small chance as the text tells it, whose value is `value`; nothing of any other part.
    fn new(told: &'a str, value: f64) -> Option<Chance<'a>> {
        let first = told.split_whitespace().next().filter(|first| first.len() < told.len())?;
        let above = match Printed::read(first) {
            Ok(above) => above,
            Err(_) => Printed::read(&format!("{}", count(&first.to_lowercase())?)).ok()?,
        };
        let below = Printed::read(&format!("{}", (above.value / value).round())).ok()?;
        let is_it = (above.value / below.value - value).abs() <= value * 1e-9;
        (is_it && value < SMALL && below.value > 1.0).then_some(Chance { told, above, below })
    }

    fn lines(&self) -> Vec<String> {
        let value = 100.0 * self.above.value / self.below.value;
        let leading = self.below.text.trim_end_matches('0');
        // "3 in 100,000": the 3 is rounded, and what it is counted in is not.
        if leading == "1" && self.above.value != 1.0 {
            let step = 100.0 * self.above.step / self.below.value;
            let decimals = (-tens(1.001 * step)).max(0) as usize;
            return vec![percent(&format!("{value:.decimals$}"))];
        }
        let [short, long] = [to_digits(value, 1), to_digits(value, 6)];
        // "1 in 2,000" is 0.05 as told.
        if leading.len() == 1 && short == long {
            return vec![percent(&short)];
        }
        // "1 in 1,500": the 1 is no measurement, and 1,500 is rounded.
        if self.above.value == 1.0 {
            let step = value * self.below.step / self.below.value;
            let near = |digits: &String| {
                digits.parse().is_ok_and(|it: f64| (it - value).abs() <= step / 10.0)
            };
            let found = (2..6).map(|digits| to_digits(value, digits)).find(near);
            let said = format!("the text says {}", self.told);
            return vec![
                percent(&found.unwrap_or(long)),
                format!("rounded_to = {}", to_digits(step, 2)),
                format!("rounded_because = {}", text(&said)),
            ];
        }
        // "2 in 3,000" may be 1 in 1,500, or between 1.5 and 2.5 in 3,000.
        vec![
            percent(&to_digits(value, leading.len().clamp(2, 6) as i32)),
            format!("rounded_to = \"?\" # to what is `{}` rounded?", self.told),
            "rounded_because = \"?\"".to_owned(),
        ]
    }
}

/// A number to so many significant digits, without noughts at its end.
fn to_digits(number: f64, digits: i32) -> String {
    let decimals = (digits - 1 - tens(number)).max(0) as usize;
    let told = format!("{number:.decimals$}");
    if !told.contains('.') {
        return told;
    }
    told.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Which power of ten the first digit of a number stands for.
fn tens(number: f64) -> i32 {
    let told = format!("{number:e}");
    told.rsplit('e').next().and_then(|tens| tens.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(told: &str, value: f64) -> Vec<String> {
        Chance::new(told, value).map(|chance| chance.lines()).unwrap_or_default()
    }

    #[test]
    fn a_small_chance_is_rounded_as_what_it_counts_is_printed() {
        assert_eq!(lines("3 in 100,000", 0.00003), ["percent = \"0.003\""]);
        assert_eq!(lines("Five out of 100,000", 0.00005), ["percent = \"0.005\""]);
        assert_eq!(lines("2.5 in 1,000", 0.0025), ["percent = \"0.25\""]);
        assert_eq!(lines("One in 2,000", 0.0005), ["percent = \"0.05\""]);
        assert_eq!(lines("one in two thousand", 0.0005), ["percent = \"0.05\""]);
        assert_eq!(lines("1 in 1,000,000", 0.000001), ["percent = \"0.0001\""]);
    }

    #[test]
    fn of_one_in_so_many_the_many_is_rounded() {
        let because = "rounded_because = \"the text says 1 in 1,500\"";
        let told = ["percent = \"0.067\"", "rounded_to = 0.0044", because];
        assert_eq!(lines("1 in 1,500", 1.0 / 1500.0), told);
        let told = lines("1 in every 136", 1.0 / 136.0);
        assert_eq!(told[..2], ["percent = \"0.735\"", "rounded_to = 0.0054"]);
    }

    #[test]
    fn a_chance_of_several_in_a_number_that_is_no_scale_asks_for_its_rounding() {
        let told = lines("2 in 3,000", 2.0 / 3000.0);
        assert_eq!(told[0], "percent = \"0.067\"");
        assert!(told[1].starts_with("rounded_to = \"?\""), "{told:?}");
    }

    #[test]
    fn another_part_is_no_small_chance() {
        assert_eq!(lines("2 in 5", 0.4), Vec::<String>::new());
        assert_eq!(lines("a thousandth", 0.001), Vec::<String>::new());
    }
}
