//! A sentence, and which numbers it tells.

use probative_finding::Credit;
use probative_finding::what::Bound;

/// The sentence of a reading, and which of the reading's numbers stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The sentence, without a full stop.
    pub text: String,
    /// How many bytes of it stand by themselves where there is little room: its first clause.
    pub first_clause: usize,
    /// Whether it tells the value.
    pub value: bool,
    /// Whether it tells the ends of the interval.
    pub interval: bool,
    /// Whether it tells what the null gives.
    pub null: bool,
    /// Whether it tells any number at all, so that it stands by itself.
    pub number: bool,
}

impl Said {
    /// A sentence that tells the value and not its interval.
    pub(crate) fn with_value(text: String) -> Said {
        Said {
            first_clause: text.len(),
            text,
            value: true,
            interval: false,
            null: false,
            number: true,
        }
    }

    /// A clause that stands by itself, and what follows it after a semicolon.
    pub(crate) fn with_rest(clause: &str, rest: &str) -> Said {
        let text = format!("{clause}; {rest}");
        Said { first_clause: clause.len(), ..Said::with_value(text) }
    }

    /// The first clause of the sentence.
    pub fn brief(&self) -> &str {
        &self.text[..self.first_clause]
    }

    /// A sentence that tells the value and its interval.
    pub(crate) fn with_interval(text: String) -> Said {
        Said {
            first_clause: text.len(),
            text,
            value: true,
            interval: true,
            null: false,
            number: true,
        }
    }

    /// A sentence that tells other numbers than the value.
    pub(crate) fn with_others(text: String) -> Said {
        Said {
            first_clause: text.len(),
            text,
            value: false,
            interval: false,
            null: false,
            number: true,
        }
    }

    /// The case's own words without their full stop: what they tell is known only as far as they
    /// hold digits.
    pub(crate) fn own(own: &str) -> Said {
        let own = own.trim().trim_end_matches('.');
        let number = own.chars().any(|letter| letter.is_ascii_digit());
        Said {
            first_clause: own.len(),
            text: own.to_owned(),
            value: false,
            interval: false,
            null: false,
            number,
        }
    }
}

/// A number as a text states it: "more than 600".
pub(crate) fn bounded(bound: Option<Bound>, number: &str) -> String {
    let words = bound.map_or("", |bound| match bound {
        Bound::MoreThan => "more than ",
        Bound::LessThan => "less than ",
        Bound::AtLeast => "at least ",
        Bound::UpTo => "up to ",
        Bound::Nearly => "nearly ",
    });
    format!("{words}{number}")
}

/// Who published the records, and which editions they are; a neighbour's repetition is left out.
pub(crate) fn credits(credits: &[Credit]) -> String {
    let told = |credit: &Credit| format!("{}, {}", credit.publisher, credit.vintage);
    let mut told: Vec<String> = credits.iter().map(told).collect();
    told.dedup();
    told.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_case_lose_their_full_stop_like_every_sentence() {
        let said = Said::own(" 3 of 4 rivers rose. ");
        assert_eq!(
            (said.text.as_str(), said.brief()),
            ("3 of 4 rivers rose", "3 of 4 rivers rose")
        );
        assert!(said.number && !said.value);
    }
}
