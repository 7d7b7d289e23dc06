//! Numbers and names in lines of 80 columns.

use probative_terms::text::{self, one_line};
use serde_json::{Value, json};

use crate::numbers::Between;

/// How many columns a terminal has.
const WIDTH: usize = 80;
/// How wide a column of names is.
pub(crate) const NAME: usize = 22;
/// How many rows of degrees, units or members are shown.
pub(crate) const SHOWN: usize = 40;

/// A name and its number on one line.
pub(crate) fn pair(name: &str, number: &str) -> String {
    format!("{name:<NAME$} {number:>13}")
}

/// Says how many rows are not shown.
pub(crate) fn more(all: usize) -> Option<String> {
    (all > SHOWN).then(|| format!("and {} more; --json has them all", all - SHOWN))
}

/// A name that fits its column.
pub(crate) fn cut(name: &str) -> String {
    let name = one_line(name);
    if name.chars().count() < NAME {
        return name;
    }
    name.chars().take(NAME - 2).chain(['…']).collect()
}

/// The ends of a withheld number, as JSON.
pub(crate) fn ends(between: Between) -> Value {
    json!([number(between.low), number(between.high)])
}

/// That a number is withheld, with its ends.
pub(crate) fn ends_in_words(between: Between) -> String {
    let Between { low, high, .. } = between;
    if high == f64::INFINITY {
        return format!("a number of it is withheld, {} or more", whole(low));
    }
    format!("a number of it is withheld, {} to {}", whole(low), whole(high))
}

/// Text in lines of 80 columns.
pub(crate) fn wrapped(text: &str) -> Vec<String> {
    text::wrapped(text.split(' ').flat_map(parts), WIDTH)
}

/// A word, in parts that fit a line.
fn parts(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.is_empty() {
        return vec![String::new()];
    }
    letters.chunks(WIDTH - 1).map(|part| part.iter().collect()).collect()
}

/// The lines themselves where they fit a terminal, and in parts where they do not.
pub(crate) fn fitted(lines: impl Iterator<Item = String>) -> Vec<String> {
    let fit = |line: String| {
        if line.chars().count() <= WIDTH { vec![line] } else { wrapped(&line) }
    };
    lines.flat_map(fit).collect()
}

/// A number with six digits.
pub(crate) fn short(number: f64) -> String {
    digits(number, 6)
}

/// Numbers with as few digits, six or more, as tell each from those that are others.
pub(crate) fn apart(numbers: &[f64]) -> Vec<String> {
    let shown = |count: usize| numbers.iter().map(|number| digits(*number, count)).collect();
    let tells = |shown: &Vec<String>| {
        let pairs = || numbers.windows(2).zip(shown.windows(2));
        pairs().all(|(numbers, shown)| numbers[0] == numbers[1] || shown[0] != shown[1])
    };
    (6..ALL_DIGITS).map(shown).find(tells).unwrap_or_else(|| shown(ALL_DIGITS))
}

/// So many digits tell a number from every other.
const ALL_DIGITS: usize = 17;

/// A count with all its digits.
pub(crate) fn whole(count: f64) -> String {
    if count.fract() == 0.0 && count.abs() < 1e15 { format!("{count:.0}") } else { short(count) }
}

/// A number of JSON: an end at infinity is an end, and no missing number.
pub(crate) fn number(number: f64) -> Value {
    match number {
        f64::INFINITY => json!("inf"),
        f64::NEG_INFINITY => json!("-inf"),
        other => json!(other),
    }
}

/// A number that need not be whole, with so many digits and all that stand before its point.
pub(crate) fn amount(number: f64, count: usize) -> String {
    // By the number as it is rounded: 9,999.6 has five digits.
    let whole = format!("{number:.0}");
    let long = whole.trim_start_matches('-').len() > count;
    if long && number.abs() < 1e15 { whole } else { digits(number, count) }
}

/// A chance with six digits; one below what a number can hold is told as such, since none is zero.
pub(crate) fn short_p(p: f64) -> String {
    p_digits(p, 6)
}

/// A chance with so many digits.
pub(crate) fn p_digits(p: f64, count: usize) -> String {
    if p == 0.0 { "<1e-300".to_owned() } else { digits(p, count) }
}

/// A number with so many digits; a dash where there is none.
pub(crate) fn digits(number: f64, count: usize) -> String {
    if !number.is_finite() {
        let end = if number > 0.0 { "∞" } else { "−∞" };
        return if number.is_nan() { "–" } else { end }.to_owned();
    }
    let scientific = format!("{number:.*e}", count - 1);
    let exponent = scientific.split_once('e').and_then(|(_, power)| power.parse::<i32>().ok());
    match exponent {
        _ if number == 0.0 => "0".to_owned(),
        Some(power) if (-4..count as i32).contains(&power) => {
            let text = format!("{number:.*}", (count as i32 - 1 - power) as usize);
            let short = text.trim_end_matches('0').trim_end_matches('.');
            (if text.contains('.') { short } else { &text }).to_owned()
        }
        _ => scientific,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_differ_are_printed_with_the_digits_that_differ() {
        assert_eq!(apart(&[1.0, 2.5, 2.5]), ["1", "2.5", "2.5"]);
        assert_eq!(apart(&[1e12, 1e12 + 1.0]), ["1000000000000", "1000000000001"]);
        assert_eq!(apart(&[0.1, 0.100_000_01]), ["0.1", "0.10000001"]);
        let close = [1.0, 1.0 + f64::EPSILON];
        assert!(apart(&close)[0] != apart(&close)[1]);
    }

    #[test]
    fn a_number_keeps_its_first_digits() {
        let numbers = [0.500_188_557, 0.0, 236.0, 1.8e-8, 1_234_567.0, -0.000_123_4, 100_000.0];
        let shown = numbers.map(short);
        assert_eq!(
            shown,
            ["0.500189", "0", "236", "1.80000e-8", "1.23457e6", "-0.0001234", "100000"]
        );
        assert_eq!(short(f64::NAN), "–");
        assert_eq!(digits(f64::INFINITY, 3), "∞");
        let amounts = [10_679.6, 9_999.4, 9_999.6, 0.12345, 1_234_567.0].map(|n| amount(n, 4));
        assert_eq!(amounts, ["10680", "9999", "10000", "0.1235", "1234567"]);
        assert_eq!([0.0, 0.002].map(short_p), ["<1e-300", "0.002"]);
    }

    #[test]
    fn a_long_list_breaks_before_the_eightieth_column() {
        let lines = wrapped(&"word ".repeat(60));
        assert!(lines.len() > 3 && lines.iter().all(|line| line.chars().count() <= 80));
        let lines = fitted(["a".repeat(200), "short  one".to_owned()].into_iter());
        assert_eq!(lines.iter().map(|line| line.len()).collect::<Vec<_>>(), [79, 79, 42, 10]);
    }
}
