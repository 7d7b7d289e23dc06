//! Sums of numbers as they are printed, without an error of rounding.

use std::fmt;

/// The most digits behind the point that a sum keeps.
const MOST_DECIMALS: u32 = 24;
/// The most digits of a number that is taken apart at once.
const MOST_DIGITS: usize = 15;
/// Powers of ten, up to that of as many digits.
const TENS: [i128; MOST_DECIMALS as usize + 1] = {
    let mut tens = [1; MOST_DECIMALS as usize + 1];
    let mut at = 1;
    while at < tens.len() {
        tens[at] = tens[at - 1] * 10;
        at += 1;
    }
    tens
};

/// A number as it is printed: so many units of the last digit behind the point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Decimal {
    units: i128,
    decimals: u32,
}

impl Decimal {
    /// The number of a cell in plain digits: up to fifteen, with at most a minus and a point.
    pub(super) fn plain(cell: &[u8]) -> Option<Decimal> {
        let (digits, negative) = match cell {
            [b'-', rest @ ..] => (rest, true),
            _ => (cell, false),
        };
        if digits.is_empty() || digits.len() > MOST_DIGITS + 1 {
            return None;
        }
        let (mut units, mut count, mut point) = (0_i64, 0, None);
        for byte in digits {
            match byte {
                b'0'..=b'9' => {
                    units = units * 10 + i64::from(byte - b'0');
                    count += 1;
                }
                b'.' if point.is_none() && count > 0 => point = Some(count),
                _ => return None,
            }
        }
        let decimals = count - point.unwrap_or(count);
        let whole = (1..=MOST_DIGITS).contains(&count) && (point.is_none() || decimals > 0);
        let units = if negative { -units } else { units };
        whole.then_some(Decimal { units: units.into(), decimals: decimals as u32 })
    }

    /// The shortest decimal that is read back as the number; nothing where it has more digits than
    /// a sum keeps.
    pub(super) fn of(number: f64) -> Option<Decimal> {
        let text = number.to_string();
        let (whole, behind) = text.split_once('.').unwrap_or((&text, ""));
        let decimals = u32::try_from(behind.len()).ok().filter(|count| *count <= MOST_DECIMALS)?;
        let units = format!("{whole}{behind}").parse().ok()?;
        Some(Decimal { units, decimals })
    }

    /// Adds another; nothing where the sum has more digits than it can keep.
    pub(super) fn add(&mut self, other: Decimal) -> Option<()> {
        if self.decimals == other.decimals {
            self.units = self.units.checked_add(other.units)?;
            return Some(());
        }
        let decimals = self.decimals.max(other.decimals);
        let [own, other] = [*self, other].map(|one| one.in_units(decimals));
        *self = Decimal { units: own?.checked_add(other?)?, decimals };
        Some(())
    }

    fn in_units(self, decimals: u32) -> Option<i128> {
        self.units.checked_mul(TENS[(decimals - self.decimals) as usize])
    }

    /// The whole number that it is, if it is one.
    pub fn whole(self) -> Option<i128> {
        let ten = TENS[self.decimals as usize];
        (self.units % ten == 0).then_some(self.units / ten)
    }

    /// The nearest number in binary.
    pub fn number(self) -> f64 {
        // Where both are held exactly, their quotient is the nearest.
        if self.units.unsigned_abs() < 1 << 53 && self.decimals <= 22 {
            return self.units as f64 / TENS[self.decimals as usize] as f64;
        }
        self.to_string().parse().expect("a decimal is a number")
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.decimals == 0 {
            return write!(f, "{}", self.units);
        }
        let ten = TENS[self.decimals as usize].unsigned_abs();
        let (whole, behind) = (self.units.unsigned_abs() / ten, self.units.unsigned_abs() % ten);
        let sign = if self.units < 0 { "-" } else { "" };
        let behind = format!("{behind:0>width$}", width = self.decimals as usize);
        match behind.trim_end_matches('0') {
            "" => write!(f, "{sign}{whole}"),
            behind => write!(f, "{sign}{whole}.{behind}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_in_plain_digits_are_taken_and_others_are_left_to_the_reader() {
        let told = |cell: &str| Decimal::plain(cell.as_bytes()).map(|one| one.to_string());
        for (cell, shown) in [("12", "12"), ("-0.50", "-0.5"), ("007", "7"), ("1.25", "1.25")] {
            assert_eq!(told(cell).as_deref(), Some(shown), "{cell}");
        }
        for odd in ["", "-", ".5", "5.", "1e3", "+1", "1,000", "1.2.3", "1234567890123456", "--1"] {
            assert_eq!(told(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_sum_of_tenths_is_the_one_on_paper() {
        let mut sum = Decimal::default();
        for _ in 0..10 {
            sum.add(Decimal::plain(b"0.1").unwrap()).unwrap();
        }
        assert_eq!((sum.to_string(), sum.number()), ("1".to_owned(), 1.0));
        assert_eq!(sum.whole(), Some(1));
        sum.add(Decimal::of(-2.25).unwrap()).unwrap();
        assert_eq!((sum.to_string(), sum.number()), ("-1.25".to_owned(), -1.25));
        assert_eq!(sum.whole(), None);
    }

    #[test]
    fn what_has_too_many_digits_is_not_added() {
        assert_eq!(Decimal::of(1e-30), None);
        let small = Decimal::of(0.002_106_053_351_110_692_7).unwrap();
        assert_eq!(small.number(), 0.002_106_053_351_110_692_7);
        let mut sum = Decimal { units: i128::MAX, decimals: 0 };
        assert_eq!(sum.add(Decimal::of(1.0).unwrap()), None);
        assert_eq!(sum.add(Decimal::of(0.5).unwrap()), None);
    }
}
