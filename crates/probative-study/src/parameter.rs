//! What a method may be asked with: a name, a type with bounds, a default and the words of the
//! help.

use probative_terms::Neighbours;

/// An option of a method; on a command line it is a flag.
#[derive(Debug)]
pub struct Parameter {
    /// Its name: `--name` on a command line, `name` in JSON.
    pub name: &'static str,
    /// What stands for its value in a help.
    pub placeholder: &'static str,
    /// What it holds.
    pub takes: Type,
    /// Its value where nothing is said; a method may have another.
    pub otherwise: Fallback,
    /// What it is, in one line of a help.
    pub help: &'static str,
}

/// What a parameter holds, within which bounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Type {
    /// Nothing: it is said or not.
    Flag,
    /// The name of a column of the data.
    Column(Holds),
    /// The names of several.
    Columns(Holds),
    /// A whole number.
    Count {
        /// The least that it may be.
        least: u64,
        /// The most.
        most: u64,
    },
    /// A whole number that another size may not exceed, so that no question floods the memory; it
    /// is told only where it is said.
    Cap,
    /// A number.
    Number {
        /// What it must lie above, or at.
        least: f64,
        /// Whether it may be the least itself.
        closed: bool,
        /// The most that it may be.
        most: f64,
    },
    /// Several numbers.
    Numbers,
    /// One of some words.
    Word(&'static [Word]),
    /// A name.
    Name,
    /// Words, one each time that it is said.
    Texts,
    /// Who is a neighbour of whom.
    Neighbours,
    /// Words that stand for places whose outlines are built in, or paths of files that are joined.
    Joined,
    /// The path of a file that is written.
    Written,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Numbers.
    Numbers,
    /// Words.
    Words,
}

/// A word that a parameter may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub word: &'static str,
    /// What it means, in one line of a help.
    pub about: &'static str,
}

/// The value of a parameter of which nothing is said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fallback {
    /// None.
    None,
    /// A whole number.
    Count(u64),
    /// A number.
    Number(f64),
    /// A word.
    Word(&'static str),
}

/// A value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// It is said.
    Flag,
    /// A whole number.
    Count(u64),
    /// A number.
    Number(f64),
    /// Several numbers.
    Numbers(Vec<f64>),
    /// One of the parameter's words.
    Word(&'static str),
    /// A name, or the path of a file.
    Name(String),
    /// Several names.
    Names(Vec<String>),
    /// Who is a neighbour of whom.
    Neighbours(Neighbours),
}

/// The most that a cap may be raised to: what is counted is kept in memory.
const LARGEST_CAP: u64 = 1_000_000_000_000;

impl Parameter {
    /// Its value in the texts of a command.
    ///
    /// # Errors
    /// A text that is not of its type or out of its bounds: what it must be.
    pub fn parse(&self, texts: &[String]) -> Result<Setting, String> {
        let first = texts.first().map_or("", String::as_str);
        match self.takes {
            Type::Columns(_) => {
                Ok(Setting::Names(texts.iter().flat_map(|text| parted(text)).collect()))
            }
            Type::Texts | Type::Joined => Ok(Setting::Names(texts.to_vec())),
            Type::Numbers => {
                let numbers = texts.iter().map(|text| finite(text).ok_or("each is a number"));
                Ok(Setting::Numbers(numbers.collect::<Result<_, _>>()?))
            }
            _ => self.parse_one(first),
        }
    }

    fn parse_one(&self, text: &str) -> Result<Setting, String> {
        match self.takes {
            Type::Flag => Ok(Setting::Flag),
            Type::Cap | Type::Count { .. } => text
                .parse()
                .ok()
                .filter(|count| self.takes.counts().contains(count))
                .map(Setting::Count)
                .ok_or_else(|| format!("it is {}", self.takes.bounds())),
            Type::Number { least, closed, most } => finite(text)
                .filter(|number| *number > least || (closed && *number == least))
                .filter(|number| *number <= most)
                .map(Setting::Number)
                .ok_or_else(|| format!("it is {}", self.takes.bounds())),
            Type::Word(words) => words
                .iter()
                .find(|known| known.word == text)
                .map(|known| Setting::Word(known.word))
                .ok_or_else(|| format!("it is {}", self.takes.bounds())),
            Type::Neighbours => {
                Neighbours::parse(text).map(Setting::Neighbours).map_err(|error| error.to_string())
            }
            _ => Ok(Setting::Name(text.to_owned())),
        }
    }
}

impl Type {
    /// The whole numbers that it holds.
    fn counts(self) -> std::ops::RangeInclusive<u64> {
        match self {
            Type::Cap => 1..=LARGEST_CAP,
            Type::Count { least, most } => least..=most,
            _ => 0..=u64::MAX,
        }
    }

    /// The type's name in a list of methods.
    pub fn word(self) -> &'static str {
        match self {
            Type::Flag => "flag",
            Type::Column(_) => "column",
            Type::Columns(_) => "columns",
            Type::Count { .. } | Type::Cap => "count",
            Type::Number { .. } => "number",
            Type::Numbers => "numbers",
            Type::Word(_) => "word",
            Type::Name => "name",
            Type::Texts => "text",
            Type::Neighbours => "neighbours",
            Type::Joined => "places or file",
            Type::Written => "written file",
        }
    }

    /// What a value must be, in words.
    pub fn bounds(self) -> String {
        match self {
            Type::Count { least, most: u64::MAX } => format!("a whole number, {least} or more"),
            Type::Count { least, most } => format!("a whole number from {least} to {most}"),
            Type::Cap => format!("a whole number from 1 to {LARGEST_CAP}"),
            Type::Number { least, closed, most } => {
                let from = if closed { "at least" } else { "above" };
                let to =
                    if most.is_finite() { format!(" and at most {most}") } else { String::new() };
                if least.is_finite() {
                    format!("a number {from} {least}{to}")
                } else {
                    "a number".to_owned()
                }
            }
            Type::Word(words) => {
                let words: Vec<&str> = words.iter().map(|known| known.word).collect();
                format!("one of {}", words.join(", "))
            }
            Type::Joined => "states, counties or a file".to_owned(),
            other => format!("a {}", other.word()),
        }
    }
}

impl Fallback {
    /// The value, if there is one.
    pub fn setting(self) -> Option<Setting> {
        match self {
            Fallback::None => None,
            Fallback::Count(count) => Some(Setting::Count(count)),
            Fallback::Number(number) => Some(Setting::Number(number)),
            Fallback::Word(word) => Some(Setting::Word(word)),
        }
    }
}

/// The names that commas part; `\,` is a comma within a name, and so is one before a blank or, in a
/// name of several words, between thousands: `Rate per 100,000` is one name.
fn parted(text: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        let (last, rest) = (names.len() - 1, letters.as_str());
        match letter {
            '\\' if rest.starts_with(',') => names[last].extend(letters.next()),
            ',' if !rest.starts_with(' ') && !parts_thousands(&names[last], rest) => {
                names.push(String::new());
            }
            other => names[last].push(other),
        }
    }
    names
}

/// Whether a comma stands between the digits of one number of a name of several words.
fn parts_thousands(before: &str, behind: &str) -> bool {
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    before.contains(' ') && before.ends_with(|letter: char| letter.is_ascii_digit()) && digits == 3
}

fn finite(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEVEL: Parameter = Parameter {
        name: "level",
        placeholder: "P",
        takes: Type::Number { least: 0.0, closed: false, most: 1.0 },
        otherwise: Fallback::Number(0.05),
        help: "",
    };

    #[test]
    fn a_comma_within_a_name_is_told_from_one_between_names() {
        assert_eq!(parted("a,b"), ["a", "b"]);
        assert_eq!(parted(r"High school\, 1970,b\c"), ["High school, 1970", r"b\c"]);
        assert_eq!(parted("Deaths, all causes,b"), ["Deaths, all causes", "b"]);
        assert_eq!(parted("Rate per 100,000,2015,2016"), ["Rate per 100,000", "2015", "2016"]);
        assert_eq!(parted("100,200"), ["100", "200"]);
    }

    #[test]
    fn a_value_out_of_bounds_is_told_what_it_must_be() {
        let parsed = |text: &str| LEVEL.parse(&[text.to_owned()]);
        assert_eq!(parsed("0.1"), Ok(Setting::Number(0.1)));
        assert_eq!(parsed("1"), Ok(Setting::Number(1.0)));
        for wrong in ["0", "1.5", "nan", "inf", "many"] {
            assert_eq!(
                parsed(wrong),
                Err("it is a number above 0 and at most 1".to_owned()),
                "{wrong}"
            );
        }
    }
}
