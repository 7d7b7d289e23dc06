//! Scales of rates: so many of what they are counted on.

use probative_terms::number::ten;

use super::Node;

/// The scales that rates are told on: up to so many, no digit of a rate is lost.
const SCALES: std::ops::RangeInclusive<f64> = 1.0..=1e9;

impl Node<'_> {
    /// The scale of a rate: so many of what it is counted on.
    pub(crate) fn scale(&self, key: &'static str) -> Option<f64> {
        let number = self.number(key)?;
        self.is_a_scale(key, number).then_some(number)
    }

    /// Whether a number is a scale that a rate is told on; a mistake if it is not.
    pub(crate) fn is_a_scale(&self, key: &'static str, number: f64) -> bool {
        let is_one = SCALES.contains(&number);
        if !is_one {
            let said = format!("`{key}` of {} is no scale of a rate", ten(number));
            self.mistake("E306", key, said, "write a number from 1 to 1000000000, as 100000");
        }
        is_one
    }

    /// The scale that is given; without one that of the words beside it, and else the default.
    pub(crate) fn scale_or_that_of(&self, words: Option<&String>, key: &'static str) -> f64 {
        let given = self.number_or_default(key);
        let told = words.and_then(|words| scale_in(words)).filter(|_| !self.has(key));
        told.unwrap_or(given)
    }

    /// The scale that the words of a unit name; a mistake if they name none.
    pub(crate) fn scale_of(&self, unit: &str) -> Option<f64> {
        let scale = scale_in(unit);
        if scale.is_none() {
            let said = format!("a part of a whole is told in per cent, and `unit` is `{unit}`");
            let help = "write unit = \"%\", \"% of people\" or \"per 1,000 people\"";
            self.mistake("E306", "unit", said, help);
        }
        scale
    }

    /// Notes a scale that is not the one by which the words beside it call the rate: a rate per
    /// 1,000 that is told as one per 100,000 is a hundred times too small.
    pub(crate) fn is_scale_of(&self, words: Option<&String>, key: &'static str, number: f64) {
        let Some(told) = words.and_then(|words| scale_in(words)).filter(|it| *it != number) else {
            return;
        };
        let said =
            format!("`{key}` is {}, and the words beside it say per {}", ten(number), ten(told));
        let help = format!("write {key} = {}, or the words that go with it", ten(told));
        self.mistake("E306", key, said, &help);
    }
}

/// The scale that words such as `deaths per 100,000 people` or `% of people` name.
fn scale_in(words: &str) -> Option<f64> {
    let lower = words.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let is_cent = |pair: &[&str]| pair[0] == "per" && pair[1].trim_end_matches(',') == "cent";
    let is_percent =
        |word: &&str| word.ends_with('%') || ["percent", "percentage", "pct"].contains(word);
    // Per so many first: what is counted may be told by a per cent of its own.
    if let Some(scale) = words.windows(2).enumerate().find_map(|(at, _)| per(&words[at..])) {
        return Some(scale);
    }
    if words.contains(&"\u{2030}") {
        return Some(1e3);
    }
    (words.iter().any(is_percent) || words.windows(2).any(is_cent)).then_some(100.0)
}

/// The scale of words that begin with `per 1,000`, `per thousand` or `per 2 million`.
fn per(words: &[&str]) -> Option<f64> {
    let [first, number, rest @ ..] = words else { return None };
    let times = |word: &str| match word {
        "thousand" => Some(1e3),
        "million" => Some(1e6),
        _ => None,
    };
    let scale = match number.replace(',', "").parse::<f64>() {
        Ok(number) => number * rest.first().and_then(|word| times(word)).unwrap_or(1.0),
        Err(_) => times(number)?,
    };
    (*first == "per" && SCALES.contains(&scale)).then_some(scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_the_scale_that_stands_behind_per() {
        assert_eq!(scale_in("deaths per 100,000 people"), Some(1e5));
        assert_eq!(scale_in("per 2 million"), Some(2e6));
        assert_eq!(scale_in("deaths per head"), None);
        assert_eq!(["%", "% of people", "Percent", "per cent"].map(scale_in), [Some(100.0); 4]);
        assert_eq!(["per thousand people", "\u{2030}", "per 1,000"].map(scale_in), [Some(1e3); 3]);
        assert_eq!(scale_in("deaths per 100,000 where over 20 % are poor"), Some(1e5));
        assert_eq!(["patients per center", "per century"].map(scale_in), [None; 2]);
        assert_eq!(scale_in("deaths"), None);
    }
}
