//! Numbers as a text prints them.

use std::fmt;

/// A number as printed, and the place of its last significant digit.
///
/// `13,000` is 13000 to the nearest 1000; `0.30` is 0.3 to the nearest 0.01.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// The number.
    pub value: f64,
    /// The unit of its last significant digit.
    pub step: f64,
    /// The number as it stands in the text.
    pub text: String,
}

/// A text that is not a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotANumber(pub String);

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a number; write digits with an optional decimal point", self.0)
    }
}

impl std::error::Error for NotANumber {}

impl Printed {
    /// Reads a number as printed; commas between thousands are allowed.
    pub fn read(text: &str) -> Result<Printed, NotANumber> {
        let wrong = || NotANumber(text.to_owned());
        let plain: String = text.chars().filter(|&c| c != ',').collect();
        let digits = plain.strip_prefix('-').unwrap_or(&plain);
        let well_formed = digits.chars().all(|c| c.is_ascii_digit() || c == '.')
            && digits.chars().filter(|&c| c == '.').count() <= 1
            && digits.chars().any(|c| c.is_ascii_digit());
        if !well_formed || !commas_are_thousands(text) {
            return Err(wrong());
        }
        let value = plain.parse().map_err(|_| wrong())?;
        Ok(Printed { value, step: step(digits), text: text.to_owned() })
    }

    /// The values that round to the printed number: from half a step below, up to half above.
    pub fn rounding(&self) -> (f64, f64) {
        (self.value - self.step / 2.0, self.value + self.step / 2.0)
    }
}

fn commas_are_thousands(text: &str) -> bool {
    let whole = text.strip_prefix('-').unwrap_or(text).split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    rest.is_empty() || (first.len() <= 3 && !first.is_empty() && rest.iter().all(|g| g.len() == 3))
}

fn step(digits: &str) -> f64 {
    match digits.split_once('.') {
        Some((_, decimals)) => (0..decimals.len()).fold(1.0, |step, _| step / 10.0),
        None => {
            let zeros = digits.len() - digits.trim_end_matches('0').len();
            let zeros = if zeros == digits.len() { 0 } else { zeros };
            (0..zeros).fold(1.0, |step, _| step * 10.0)
        }
    }
}

/// A number as a reader meets it: whole numbers whole, others to three or four digits.
pub fn plain(value: f64) -> String {
    let size = value.abs();
    let decimals = match size {
        _ if size == 0.0 || (value.fract() == 0.0 && size < 1e15) || size >= 1000.0 => 0,
        _ if size >= 10.0 => 1,
        _ if size >= 1.0 => 2,
        _ if size >= 0.1 => 3,
        _ if size >= 0.001 => 4,
        _ => return format!("{value:.2e}"),
    };
    grouped(&format!("{value:.decimals$}"))
}

/// Commas between the thousands of a printed number of five digits and more.
fn grouped(digits: &str) -> String {
    let (sign, unsigned) = match digits.strip_prefix('-') {
        Some(rest) => ("\u{2212}", rest),
        None => ("", digits),
    };
    let (whole, rest) = unsigned.split_at(unsigned.find('.').unwrap_or(unsigned.len()));
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    format!("{sign}{text}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trailing_zeros_are_not_significant() {
        assert_eq!(Printed::read("13,000").unwrap().rounding(), (12_500.0, 13_500.0));
        assert_eq!(Printed::read("157").unwrap().rounding(), (156.5, 157.5));
        assert_eq!(Printed::read("0").unwrap().rounding(), (-0.5, 0.5));
    }

    #[test]
    fn printed_decimals_are_significant() {
        let (low, high) = Printed::read("0.30").unwrap().rounding();
        assert!((low - 0.295).abs() < 1e-12 && (high - 0.305).abs() < 1e-12);
    }

    #[test]
    fn numbers_are_told_to_three_or_four_digits() {
        let told = [12_345.0, 64.583, 0.355, 1.1, 0.0, -1234.6, 2.5e-7].map(plain);
        assert_eq!(told, ["12,345", "64.6", "0.355", "1.10", "0", "\u{2212}1,235", "2.50e-7"]);
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        for text in ["", "1,23", "12%", "1e3", ".", "(3)", "1.2.3", ",123"] {
            assert!(Printed::read(text).is_err(), "{text}");
        }
    }
}
