//! What a format of a spreadsheet shows a number as (ECMA-376 part 1, 18.8.31).

use super::Shown;

/// A format such as `0.0%`, `[$€-407] #,##0` or `#,##0;(#,##0);"none"`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Format {
    parts: Vec<Part>,
}

/// One of the parts of a format, between which semicolons stand.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    /// Of which numbers it is, where it says so.
    asked: Option<Asked>,
    shown: Option<Shown>,
}

/// A condition such as `[<10]`.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Asked {
    sign: Sign,
    than: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
    Other,
}

/// Signs of conditions; longer ones come first.
const SIGNS: [(&str, Sign); 6] = [
    ("<=", Sign::AtMost),
    (">=", Sign::AtLeast),
    ("<>", Sign::Other),
    ("<", Sign::Less),
    (">", Sign::More),
    ("=", Sign::Equal),
];

/// The signs of currencies.
const CURRENCIES: &str = "$€£¥₹₽₩₺₴₪₫₱";

/// Lines that stand for nothing in tables of accounts.
const DASHES: [&str; 4] = ["-", "–", "—", "−"];

impl Format {
    pub(crate) fn of(code: &str) -> Format {
        let parts = parts(code).into_iter().take(3).map(Part::of);
        Format { parts: parts.collect() }
    }

    /// What a number is shown as; nothing where it is shown as it is.
    pub(crate) fn shown(&self, number: f64) -> Option<Shown> {
        let shown = self.part(number)?.shown.clone()?;
        let is_nil = |words: &str| number == 0.0 && DASHES.contains(&words);
        match &shown {
            Shown::Words(words) if is_nil(words) => None,
            _ => Some(shown),
        }
    }

    /// The part of a number: by the conditions, or that of numbers above, below and at zero.
    fn part(&self, number: f64) -> Option<&Part> {
        let [first, others @ ..] = &self.parts[..] else { return None };
        if self.parts.iter().any(|part| part.asked.is_some()) {
            let mut parts = self.parts.iter();
            return parts.find(|part| part.asked.is_none_or(|asked| asked.is_of(number)));
        }
        match others {
            [below, ..] if number < 0.0 => Some(below),
            [_, at_zero] if number == 0.0 => Some(at_zero),
            _ => Some(first),
        }
    }
}

impl Asked {
    fn of(inner: &str) -> Option<Asked> {
        let (sign, rest) =
            SIGNS.iter().find_map(|(sign, it)| Some((*it, inner.strip_prefix(sign)?)))?;
        Some(Asked { sign, than: rest.trim().parse().ok()? })
    }

    fn is_of(self, number: f64) -> bool {
        match self.sign {
            Sign::Less => number < self.than,
            Sign::AtMost => number <= self.than,
            Sign::More => number > self.than,
            Sign::AtLeast => number >= self.than,
            Sign::Equal => number == self.than,
            Sign::Other => number != self.than,
        }
    }
}

/// A sign of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    /// A letter that stands for itself.
    Literal(char),
    /// What stands in brackets.
    Bracketed(&'a str),
    /// A letter that says how the number is written.
    Letter(char),
}

/// The signs of the parts of a format, whose semicolons may stand in quotes.
fn parts(code: &str) -> Vec<Vec<Token<'_>>> {
    let mut parts = vec![Vec::new()];
    let mut is_quoted = false;
    let mut letters = code.char_indices();
    while let Some((at, letter)) = letters.next() {
        let token = match letter {
            '"' => {
                is_quoted = !is_quoted;
                continue;
            }
            _ if is_quoted => Token::Literal(letter),
            ';' => {
                parts.push(Vec::new());
                continue;
            }
            '\\' => match letters.next() {
                Some((_, letter)) => Token::Literal(letter),
                None => continue,
            },
            // As wide as the letter behind, or filled with it.
            '_' | '*' => {
                letters.next();
                continue;
            }
            '[' => {
                let inner = code[at + 1..].split(']').next().unwrap_or_default();
                let behind = inner.chars().count() + 1;
                letters.by_ref().take(behind).for_each(drop);
                Token::Bracketed(inner)
            }
            _ => Token::Letter(letter),
        };
        if let Some(part) = parts.last_mut() {
            part.push(token);
        }
    }
    parts
}

/// What is seen of a part, sign by sign.
#[derive(Default)]
struct Seen {
    asked: Option<Asked>,
    money: Option<String>,
    literal: String,
    is_percent: bool,
    has_digits: bool,
    /// Whether a letter stands for the number, a day or an hour.
    has_letters: bool,
    /// Commas behind the last digit, and those that divide by a thousand each.
    commas: usize,
    thousands: usize,
}

impl Seen {
    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Literal(letter) | Token::Letter(letter) if CURRENCIES.contains(letter) => {
                self.money.get_or_insert_with(|| letter.to_string());
            }
            Token::Literal(letter) => self.literal.push(letter),
            Token::Bracketed(inner) => {
                self.asked = self.asked.or(Asked::of(inner));
                let sign = inner.strip_prefix('$').unwrap_or_default().split('-').next();
                let sign = sign.filter(|sign| !sign.is_empty()).map(str::to_owned);
                self.money = self.money.take().or(sign);
                // Hours that are counted on, as `[h]`.
                self.has_letters |= matches!(inner.to_ascii_lowercase().as_str(), "h" | "m" | "s");
            }
            Token::Letter('%') => self.is_percent = true,
            Token::Letter('0' | '#' | '?') => (self.has_digits, self.commas) = (true, 0),
            Token::Letter(',') if self.has_digits => self.commas += 1,
            Token::Letter('.') => {
                self.thousands += std::mem::take(&mut self.commas);
            }
            Token::Letter(letter) if letter.is_alphabetic() || letter == '@' => {
                self.has_letters = true;
            }
            Token::Letter(letter) => self.literal.push(letter),
        }
    }

    fn shown(self) -> Option<Shown> {
        let literal = self.literal.trim();
        let thousands = self.thousands + self.commas;
        match (self.is_percent, self.money) {
            (true, _) => Some(Shown::Percent),
            (false, Some(money)) => Some(Shown::Money(money)),
            _ if !self.has_digits && !self.has_letters => Some(match literal {
                "" => Shown::Nothing,
                words => Shown::Words(words.to_owned()),
            }),
            _ if thousands > 0 => Some(Shown::Thousands(thousands)),
            _ if literal.chars().any(char::is_alphabetic) => {
                Some(Shown::Beside(literal.to_owned()))
            }
            _ => None,
        }
    }
}

impl Part {
    fn of(tokens: Vec<Token<'_>>) -> Part {
        // A format of zeros alone, such as `00000`, fills a code up with zeros.
        if tokens.len() > 1 && tokens.iter().all(|token| *token == Token::Letter('0')) {
            return Part { asked: None, shown: Some(Shown::Digits(tokens.len())) };
        }
        let mut seen = Seen::default();
        tokens.into_iter().for_each(|token| seen.take(token));
        Part { asked: seen.asked, shown: seen.shown() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: f64) -> Option<Shown> {
        Format::of(code).shown(number)
    }

    fn words(words: &str) -> Option<Shown> {
        Some(Shown::Words(words.to_owned()))
    }

    #[test]
    fn a_format_tells_what_its_numbers_are_shown_as() {
        for percent in ["0%", "0.00%", "#,##0.0 %;[Red]-0.0%", "[>1]0%;0"] {
            assert_eq!(shown(percent, 5.0), Some(Shown::Percent), "{percent}");
        }
        for plain in [
            "General",
            "0.0\\%",
            "0\" %\"",
            "#,##0",
            "[h]:mm",
            "[$-409]0",
            "# ?/?",
            "0.00E+00",
            "#,##0 ;(#,##0)",
            "@",
            "yyyy",
            "[Red]0",
        ] {
            assert_eq!(shown(plain, 5.0), None, "{plain}");
        }
        let money = |sign: &str| Some(Shown::Money(sign.to_owned()));
        assert_eq!(shown("\"$\"#,##0.00", 1.0), money("$"));
        assert_eq!(shown("_($* #,##0_);_($* (#,##0)", 1.0), money("$"));
        assert_eq!(shown("#,##0.00 [$€-407]", 1.0), money("€"));
        assert_eq!(shown("[$USD] 0", 1.0), money("USD"));
        assert_eq!(shown("00000", 1.0), Some(Shown::Digits(5)));
        assert_eq!((shown("0", 1.0), shown("000-00", 1.0)), (None, None));
    }

    #[test]
    fn words_stand_in_place_of_the_numbers_that_a_part_is_of() {
        let accounts = "_(* #,##0_);_(* (#,##0);_(* \"-\"??_);_(@_)";
        assert_eq!([1.0, -1.0, 0.0].map(|it| shown(accounts, it)), [None, None, None]);
        let known = "#,##0;-#,##0;\"(NA)\"";
        assert_eq!([1.0, 0.0].map(|it| shown(known, it)), [None, words("(NA)")]);
        assert_eq!([9.0, 10.0].map(|it| shown("[<10]\"<10\";0", it)), [words("<10"), None]);
        assert_eq!([9.0, 10.0].map(|it| shown("[<10]\"<10\"", it)), [words("<10"), None]);
        assert_eq!(shown("[>=10]0;\"s;1\"", 9.0), words("s;1"));
        assert_eq!([0.0, 3.0].map(|it| shown("0;-0;\"-\"", it)), [None, None]);
        assert_eq!(shown("\"-\"", 3.0), words("-"));
        assert_eq!([0.0, 3.0].map(|it| shown("0;-0;", it)), [Some(Shown::Nothing), None]);
        assert_eq!(shown(";;;", 3.0), Some(Shown::Nothing));
    }

    #[test]
    fn thousands_and_words_beside_a_number_are_seen() {
        for (code, thousands) in [("#,##0,", 1), ("0.0,,\"M\"", 2), ("#,##0,.0", 1)] {
            assert_eq!(shown(code, 2.5e6), Some(Shown::Thousands(thousands)), "{code}");
        }
        assert_eq!(shown("0\" million\"", 2.0), Some(Shown::Beside("million".to_owned())));
        assert_eq!(shown("General\"p\"", 2.0), Some(Shown::Beside("p".to_owned())));
    }
}
