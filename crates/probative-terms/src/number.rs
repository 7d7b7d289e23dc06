//! Numbers as a text prints them.

mod printed;

pub use printed::{LARGE_WORDS, NotANumber, Printed};

/// From here on thirteen digits leave none behind the point.
const LARGE: f64 = 1e11;

/// Up to here every whole number is held exactly: 2 to the 53rd.
const LAST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// A number to ten significant digits, or to those that [`round_ten`] keeps, the same on every
/// machine.
pub fn ten(number: f64) -> String {
    if number.is_nan() {
        return "nan".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let rounded = round_ten(number);
    let size = rounded.abs();
    if rounded == 0.0 {
        "0".to_owned()
    } else if (1e-5..1e15).contains(&size) {
        format!("{rounded}")
    } else {
        format!("{rounded:e}")
    }
}

/// The decimal that a number computed in binary is meant to be: the nearest of thirteen significant
/// digits, which is more than any page shows and less than sums and quotients keep.
pub fn decimal(number: f64) -> f64 {
    if is_whole(number) {
        return number;
    }
    // Large numbers keep all that they hold: a half behind a whole number is an edge.
    let number = match number.abs() {
        size if size < LARGE => format!("{number:.12e}"),
        _ => format!("{number:.16e}"),
    };
    let number: f64 = number.parse().unwrap_or_default();
    number + 0.0
}

/// Whether a number is a whole one that is held exactly.
fn is_whole(number: f64) -> bool {
    number.fract() == 0.0 && number.abs() <= LAST_WHOLE
}

/// The most digits of a decimal that is kept whole, though it was not printed by anybody here: an
/// edge half a step behind the last digit of a long number has as many.
const DIGITS_OF_A_DECIMAL: usize = 12;

/// Below this, ten digits hold more behind the point than anybody states.
const SMALL: f64 = 1e3;

/// From here on ten digits hold nothing behind the point, where the half of an edge stands.
const WITHOUT_DECIMALS: f64 = 1e9;

/// The nearest number with ten significant digits. A whole number is itself, and so is a decimal of
/// twelve digits above a thousand: two edges of a long number are not one.
pub fn round_ten(number: f64) -> f64 {
    if is_whole(number) {
        return number;
    }
    if number.abs() >= WITHOUT_DECIMALS {
        return decimal(number);
    }
    // What a sum leaves behind the digits that are meant stands further back than these.
    let fifteen = format!("{number:.14e}");
    let digits = fifteen.split('e').next().unwrap_or_default().trim_end_matches('0');
    let is_short = digits.bytes().filter(u8::is_ascii_digit).count() <= DIGITS_OF_A_DECIMAL;
    let is_meant = is_short && number.abs() >= SMALL;
    let kept = if is_meant { fifteen } else { format!("{number:.9e}") };
    kept.parse().unwrap_or(number)
}

/// From here on a number is printed by a power of ten.
const ENDLESS: f64 = 1e21;

/// A number with the digits that a reader needs: whole above 1,000, three digits below one.
///
/// It is rounded as a decimal of ten digits, half away from zero, so that a number prints the same
/// whether it was just computed or read from a document: 2.675 is 2.68, though as a binary number
/// it lies a little lower.
///
/// ```
/// use probative_terms::number::plain;
///
/// assert_eq!([12_345.0, 64.583, 2.675, 0.0123].map(plain), ["12,345", "64.6", "2.68", "0.0123"]);
/// ```
pub fn plain(number: f64) -> String {
    if !number.is_finite() {
        return ten(number);
    }
    let size = number.abs();
    let digits = match size {
        // So many digits are told by their power of ten.
        _ if size >= ENDLESS => return scientific(number),
        _ if size >= 1000.0 => rounded(size, 0),
        _ if size >= 10.0 => trimmed(&rounded(size, 1)),
        _ if size >= 1.0 => trimmed(&rounded(size, 2)),
        _ if size == 0.0 => "0".to_owned(),
        _ if size >= 1e-4 => trimmed(&rounded(size, decimals_for_three(size))),
        // A small chance is never told as none.
        _ => return scientific(number),
    };
    let sign = if number < 0.0 { "−" } else { "" };
    format!("{sign}{}", grouped(&digits))
}

/// The least chance that is told with its digits.
const LEAST_CHANCE: f64 = 1e-4;

/// A chance as a reader needs it: below one in ten thousand its digits say nothing more.
///
/// ```
/// use probative_terms::number::chance;
///
/// assert_eq!([0.031, 1e-4, 3.3e-175].map(chance), ["0.031", "0.0001", "< 0.0001"]);
/// ```
pub fn chance(p: f64) -> String {
    if p < LEAST_CHANCE { format!("< {}", plain(LEAST_CHANCE)) } else { plain(p) }
}

/// A chance in a sentence: `p = 0.031`, or `p < 0.0001`.
pub fn p_is(p: f64) -> String {
    let told = chance(p);
    if told.starts_with('<') { format!("p {told}") } else { format!("p = {told}") }
}

/// A number as [`plain`] prints it, or with all of its ten digits where these would not tell it
/// from another that it is held against.
///
/// ```
/// use probative_terms::number::apart;
///
/// assert_eq!(apart(4.349_999_9, &[4.35]), "4.3499999");
/// assert_eq!([apart(4.35, &[4.35]), apart(4.2, &[4.35])], ["4.35", "4.2"]);
/// assert_eq!(apart(123_456_789_011.5, &[123_456_789_012.5]), "123,456,789,011.5");
/// assert_eq!(apart(1_999_999_999_999_998.5, &[2e15]), "1,999,999,999,999,998.5");
/// ```
pub fn apart(number: f64, others: &[f64]) -> String {
    let differs = |other: &&f64| decimal(**other) != decimal(number);
    let hides = |as_shown: fn(f64) -> String| {
        others.iter().filter(differs).any(|other| as_shown(*other) == as_shown(number))
    };
    if !hides(plain) {
        return plain(number);
    }
    // Amounts of states have more than ten digits.
    let is_long = hides(ten) || number.abs() >= WITHOUT_DECIMALS;
    let all = if is_long { decimal(number.abs()).to_string() } else { ten(number.abs()) };
    let sign = if number < 0.0 { "−" } else { "" };
    if all.contains('e') { ten(number) } else { format!("{sign}{}", grouped(&all)) }
}

/// The most digits of an edge that somebody has printed, with the one behind the last printed:
/// fewer than the ten to which documents round what was computed.
const DIGITS_OF_AN_EDGE: usize = 8;

/// An edge of a region: one of few digits with all of them, as that of what rounds to 12.3 is;
/// another as [`apart`] prints it.
///
/// ```
/// use probative_terms::number::edge;
///
/// let edges = [12.25, 129_999.5, 100.0 / 1.1];
/// assert_eq!(edges.map(|it| edge(it, &[])), ["12.25", "129,999.5", "90.9"]);
/// ```
pub fn edge(number: f64, others: &[f64]) -> String {
    let whole = decimal(number.abs()).to_string();
    let digits = whole.bytes().filter(u8::is_ascii_digit).count();
    if !number.is_finite() || whole.contains('e') || digits > DIGITS_OF_AN_EDGE {
        return apart(number, others);
    }
    format!("{}{}", if number < 0.0 { "−" } else { "" }, grouped(&whole))
}

/// A number to so many decimals, rounded as [`plain`] rounds.
pub fn fixed(number: f64, decimals: usize) -> String {
    if !number.is_finite() {
        return ten(number);
    }
    if number.abs() >= ENDLESS {
        return scientific(number);
    }
    let digits = rounded(number.abs(), decimals);
    let zero = digits.chars().all(|digit| digit == '0' || digit == '.');
    if number < 0.0 && !zero { format!("−{digits}") } else { digits }
}

/// A number to so many decimals, from its first ten digits, half away from zero.
fn rounded(size: f64, decimals: usize) -> String {
    if decimals == 0 && is_whole(size) {
        return format!("{size}");
    }
    let (digits, power) = ten_digits(size);
    // The number is digits × 10^(power − 9); this many digits stand behind the last one wanted.
    let behind = 9 - power - decimals as i32;
    let scaled = match u32::try_from(behind) {
        Ok(behind) => {
            let unit = 10_u128.saturating_pow(behind);
            (digits + unit / 2) / unit
        }
        Err(_) => digits * 10_u128.saturating_pow(behind.unsigned_abs()),
    };
    let printed = format!("{scaled:0>width$}", width = decimals + 1);
    match printed.split_at(printed.len() - decimals) {
        (whole, "") => whole.to_owned(),
        (whole, rest) => format!("{whole}.{rest}"),
    }
}

/// The first ten digits of a number above zero, and the power of ten of the first of them.
fn ten_digits(size: f64) -> (u128, i32) {
    let printed = format!("{size:.9e}");
    let (mantissa, power) = printed.split_once('e').unwrap_or((&printed, "0"));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    (digits.parse().unwrap_or_default(), power.parse().unwrap_or_default())
}

/// A number by its first three digits and a power of ten.
fn scientific(number: f64) -> String {
    let (digits, power) = ten_digits(number.abs());
    let kept = (digits + 5_000_000) / 10_000_000;
    let (kept, power) = if kept == 1000 { (100, power + 1) } else { (kept, power) };
    let sign = if number < 0.0 { "−" } else { "" };
    let mantissa = trimmed(&format!("{}.{:02}", kept / 100, kept % 100));
    format!("{sign}{mantissa}e{power}")
}

/// How many decimals show three digits of a number below one.
fn decimals_for_three(size: f64) -> usize {
    let (_, power) = ten_digits(size);
    (2 - power).clamp(3, 10) as usize
}

/// Digits without the zeros that say nothing.
pub fn trimmed(digits: &str) -> String {
    if digits.contains('.') {
        digits.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        digits.to_owned()
    }
}

pub(crate) fn grouped(digits: &str) -> String {
    let (whole, rest) = match digits.split_once('.') {
        Some((whole, rest)) => (whole, format!(".{rest}")),
        None => (digits, String::new()),
    };
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + &rest
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
    fn the_lower_end_of_a_range_has_the_word_of_the_upper_one() {
        let of = |low: &str, high: &str| {
            let [low, high] = [low, high].map(|text| Printed::read(text).unwrap());
            low.up_to(&high).text
        };
        for (low, high, read) in [
            ("2", "3 million", "2 million"),
            ("1.5", "2.5 billion", "1.5 billion"),
            ("800 thousand", "2 million", "800 thousand"),
            ("900", "3 million", "900"),
            ("800,000", "1 million", "800,000"),
            ("2", "3000000", "2"),
        ] {
            assert_eq!(of(low, high), read, "{low} to {high}");
        }
    }

    #[test]
    fn a_number_in_millions_is_rounded_as_with_its_zeros() {
        let of = |text: &str| Printed::read(text).unwrap();
        for (text, whole) in [("2 million", "2,000,000"), ("13 billion", "13,000,000,000")] {
            assert_eq!(of(text).rounding(), of(whole).rounding(), "{text}");
        }
        assert_eq!(of("1.6 million").rounding(), (1_550_000.0, 1_650_000.0));
        assert_eq!(of("-1.25 thousand").rounding(), (-1_255.0, -1_245.0));
        assert_eq!(of("2 million").text, "2 million");
        for text in ["million", "2million", "a million", "1,6 million", "2 million people"] {
            assert!(Printed::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_long_decimal_that_is_meant_keeps_its_digits_and_an_endless_one_ten() {
        let kept = ["12345678900.5", "999999999999998.5", "123456789.115", "-1234.56789123"];
        for text in kept {
            let number: f64 = text.parse().unwrap();
            assert_eq!(ten(number).parse(), Ok(number), "{text}");
        }
        assert_eq!(ten(100.0 / 3.0), "33.33333333");
        assert_eq!(ten(0.050_000_000_001), "0.05");
        assert_eq!(ten(100_000.0 / 7.0), "14285.71429");
        // What is left of a sum is no digit of it.
        assert_eq!(ten(0.1 + 0.2), "0.3");
        assert_eq!(ten(123_456_789.1 + 0.02), "123456789.12");
        for number in [f64::INFINITY, f64::NEG_INFINITY, -0.0, 1e300] {
            assert_eq!(ten(number).parse(), Ok(number), "{number}");
        }
    }

    #[test]
    fn a_whole_number_that_could_be_its_neighbour_is_refused() {
        for text in ["9007199254740993", "9,007,199,254,740,993", "-4503599627370497"] {
            assert!(matches!(Printed::read(text), Err(NotANumber::TooLong(_))), "{text}");
        }
        // Zeros at the end do not count, and hold no half that could be lost.
        for text in [
            "999,999,999,999,999",
            "1,999,999,999,999,999",
            "9007199254740000",
            "3.14159265358979323846",
        ] {
            assert!(Printed::read(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn printed_decimals_are_significant() {
        let (low, high) = Printed::read("0.30").unwrap().rounding();
        assert!((low - 0.295).abs() < 1e-12 && (high - 0.305).abs() < 1e-12);
    }

    #[test]
    fn every_decimal_rounds_to_the_number_that_its_half_prints_as() {
        for decimals in 0..4_usize {
            let scale = 10_u32.pow(decimals as u32);
            for digits in 1..1000_u32 {
                let print =
                    |number: u32| format!("{:.decimals$}", f64::from(number) / f64::from(scale));
                // The record is half a step above the number, written with one decimal more.
                let half: f64 = match decimals {
                    0 => format!("{digits}.5"),
                    _ => format!("{}5", print(digits)),
                }
                .parse()
                .unwrap();
                let rounding = |text: &str| {
                    let read = Printed::read(text).unwrap();
                    Printed { step: 1.0 / f64::from(scale), ..read }.rounding()
                };
                let (low, high) = (rounding(&print(digits + 1)).0, rounding(&print(digits)).1);
                assert!(low == half && high == half, "{half}: {low} and {high}");
            }
        }
    }

    #[test]
    fn numbers_are_told_to_three_or_four_digits() {
        let told = [12_345.0, 64.583, 0.355, 1.1, 0.0, -1234.6, 2.5e-7].map(plain);
        assert_eq!(told, ["12,345", "64.6", "0.355", "1.1", "0", "\u{2212}1,235", "2.5e-7"]);
    }

    #[test]
    fn a_number_of_endless_digits_is_told_by_its_power_of_ten() {
        let told = [9.99e20, 1e21, 2.5e39, -1e300, f64::MAX].map(plain);
        let wanted = ["999,000,000,000,000,000,000", "1e21", "2.5e39", "−1e300", "1.8e308"];
        assert_eq!(told, wanted);
        assert_eq!([1e22, -1e300].map(|number| fixed(number, 2)), ["1e22", "−1e300"]);
    }

    #[test]
    fn a_number_is_told_from_what_it_is_held_against() {
        for (number, edge, told) in [
            (4.349_999_9, 4.35, "4.3499999"),
            (4.350_1, 4.35, "4.3501"),
            (-4.349_999_9, -4.35, "−4.3499999"),
            (12_345.49, 12_345.0, "12,345.49"),
            (0.050_04, 0.05, "0.05004"),
            (1e-7 + 1e-12, 1e-7, "1.00001e-7"),
            (4.35, 4.35, "4.35"),
            (4.36, 4.35, "4.36"),
            (f64::INFINITY, 4.35, "inf"),
        ] {
            assert_eq!(apart(number, &[1.0, edge]), told);
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        for text in [
            "",
            "1,23",
            "12%",
            "1e3",
            ".",
            "(3)",
            "1.2.3",
            ",123",
            "64,000.",
            "-7.",
            "0.",
            "1.234,5",
            "0.5,6",
            "0,125",
            "00,125",
            "-0,125",
            "000,000,005",
            "01,234.5",
        ] {
            assert!(Printed::read(text).is_err(), "{text}");
        }
    }
}
