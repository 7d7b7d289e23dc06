//! A number as a text has it, and how it is rounded.

use std::fmt;

use super::decimal;

/// Words behind a number that stand for zeros.
pub const LARGE_WORDS: [(&str, usize); 4] =
    [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)];

/// A number as printed, and the place of its last significant digit.
///
/// `13,000` is 13000 to the nearest 1000; `0.30` is 0.3 to the nearest 0.01. At least two digits
/// count: `100` is 100 to the nearest 10, and `10` to the nearest 1. `1.6 million` is 1,600,000, to
/// the nearest 100,000. A point at the end,
/// as in `64,000.`, would be a full stop or a sign that all zeros count; it is refused.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// The number.
    pub value: f64,
    /// The unit of its last significant digit.
    pub step: f64,
    /// The number as it stands in the text.
    pub text: String,
}

/// A text that is not a number, or one that no number here holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotANumber {
    /// It has another form.
    Form(String),
    /// It is a whole number with more digits than are held, and could be one of its neighbours.
    TooLong(String),
}

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotANumber::Form(text) => write!(
                f,
                "`{text}` is not a number; write digits, with a decimal point between them if there is one"
            ),
            NotANumber::TooLong(text) => write!(
                f,
                "`{text}` is too long to be held exactly: beyond 2^52 the half between two whole \
                 numbers is not held, and beyond 2^53 two of them are one; round it, or give it in a \
                 larger unit"
            ),
        }
    }
}

impl std::error::Error for NotANumber {}

impl Printed {
    /// Reads a number as printed; commas between thousands are allowed, and `million` and the like
    /// behind it.
    pub fn read(text: &str) -> Result<Printed, NotANumber> {
        let Some((before, _, zeros)) = scaled(text) else { return Printed::digits(text) };
        let wrong = |_| NotANumber::Form(text.to_owned());
        let printed = Printed::digits(before).map_err(wrong)?;
        // Without a point it is rounded as with its zeros written out.
        let whole = format!("{before}{}", "0".repeat(zeros));
        let step = match before.contains('.') {
            true => (0..zeros).fold(printed.step, |step, _| 10.0 * step),
            false => step(&whole.replace([',', '-'], "")),
        };
        let value = format!("{}e{zeros}", before.replace(',', ""));
        let value: f64 = value.parse().map_err(|_| NotANumber::Form(text.to_owned()))?;
        Ok(Printed { value, step: decimal(step), text: text.to_owned() })
    }

    /// The same number as the lower end of a range up to another: `2` of "between 2 and 3 million"
    /// is 2 million, and of "between 2 and 3,000,000" it is 2.
    ///
    /// ```
    /// use probative_terms::Printed;
    ///
    /// let [two, three] = ["2", "3 million"].map(|text| Printed::read(text).unwrap());
    /// assert_eq!(two.up_to(&three).value, 2e6);
    /// ```
    pub fn up_to(self, other: &Printed) -> Printed {
        let Some((digits, word, _)) = scaled(&other.text) else { return self };
        // "Between 900 and 3 million" is no range of millions.
        let is_lower = Printed::digits(digits).is_ok_and(|it| self.value < it.value);
        if scaled(&self.text).is_some() || !is_lower {
            return self;
        }
        Printed::read(&format!("{} {word}", self.text)).unwrap_or(self)
    }

    fn digits(text: &str) -> Result<Printed, NotANumber> {
        let wrong = || NotANumber::Form(text.to_owned());
        let plain: String = text.chars().filter(|&c| c != ',').collect();
        let digits = plain.strip_prefix('-').unwrap_or(&plain);
        let well_formed = digits.chars().all(|c| c.is_ascii_digit() || c == '.')
            && digits.chars().filter(|&c| c == '.').count() <= 1
            && digits.chars().any(|c| c.is_ascii_digit())
            && !digits.ends_with('.');
        if !well_formed || !commas_are_thousands(text) {
            return Err(wrong());
        }
        let value: f64 = plain.parse().map_err(|_| wrong())?;
        if !value.is_finite() {
            return Err(wrong());
        }
        let printed = Printed { value, step: step(digits), text: text.to_owned() };
        // A whole number is told from its neighbours by the half between them.
        let is_held = printed.step < 1.0 || value.abs() * f64::EPSILON < printed.step;
        if is_held { Ok(printed) } else { Err(NotANumber::TooLong(text.to_owned())) }
    }

    /// The same number below zero.
    pub fn negated(&self) -> Printed {
        Printed { value: -self.value, step: self.step, text: format!("-{}", self.text) }
    }

    /// The values that round to the printed number: from half a step below, up to half above.
    ///
    /// The ends are decimals as the number is: of 4.4 the lower one is 4.35, and not the binary
    /// difference, which lies above it.
    pub fn rounding(&self) -> (f64, f64) {
        (decimal(self.value - self.step / 2.0), decimal(self.value + self.step / 2.0))
    }
}

/// A number before one of the large words, that word, and for how many zeros it stands.
fn scaled(text: &str) -> Option<(&str, &'static str, usize)> {
    LARGE_WORDS.iter().find_map(|(word, zeros)| {
        let before = text.strip_suffix(word)?.strip_suffix(' ')?;
        Some((before, *word, *zeros))
    })
}

fn commas_are_thousands(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    // Behind the point a comma parts no thousands: `1.234,5` is 1,234.5 in another print.
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if decimals.contains(',') {
        return false;
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    // `0,125` is an eighth in another print: before thousands no zero stands.
    let is_first = (1..=3).contains(&first.len()) && !first.starts_with('0');
    rest.is_empty() || (is_first && rest.iter().all(|group| group.len() == 3))
}

fn step(digits: &str) -> f64 {
    match digits.split_once('.') {
        Some((_, decimals)) => (0..decimals.len()).fold(1.0, |step, _| step / 10.0),
        None => {
            let zeros = digits.len() - digits.trim_end_matches('0').len();
            // Of one digit with zeros behind it the first zero counts: nobody says 100 for 140.
            let zeros = zeros.min(digits.trim_start_matches('0').len().saturating_sub(2));
            (0..zeros).fold(1.0, |step, _| step * 10.0)
        }
    }
}
