//! Words and numbers that two printers print with other marks: *U.S.* and *US*, *1,200* and *1200*.

/// Most letters of initials, as of a state or an agency.
const INITIALS: std::ops::RangeInclusive<usize> = 2..=5;
/// Four digits that are a year, which nobody parts.
const YEARS: std::ops::RangeInclusive<u32> = 1500..=2199;

/// The text with initials and thousands closed up: no full stop in *U.S.*, no comma in *1,200*.
///
/// ```
/// use probative_terms::text::closed_up;
///
/// let text = "In the U.S. 1,200 left at 9 a.m. by 1.5.";
/// assert_eq!(closed_up(text), "In the US 1200 left at 9 am by 1.5.");
/// ```
pub fn closed_up(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let at = |at: Option<usize>| {
        let letter = at.and_then(|at| letters.get(at)).copied();
        letter.unwrap_or_default()
    };
    let is_kept = |index: usize| {
        let (before, two_before) = (at(index.checked_sub(1)), at(index.checked_sub(2)));
        match letters[index] {
            '.' => !before.is_alphabetic() || two_before.is_alphanumeric(),
            ',' => !(before.is_ascii_digit() && is_three_digits(&letters[index + 1..])),
            _ => true,
        }
    };
    (0..letters.len()).filter(|index| is_kept(*index)).map(|index| letters[index]).collect()
}

/// Whether three digits come next and no fourth.
fn is_three_digits(letters: &[char]) -> bool {
    letters.iter().take_while(|letter| letter.is_ascii_digit()).count() == 3
}

/// The text with initials and thousands parted: *U S* for *US*, *1,200* for *1200*.
///
/// ```
/// use probative_terms::text::parted;
///
/// assert_eq!(parted("In the US 1200 left in 2015."), "In the U S 1,200 left in 2015.");
/// ```
pub fn parted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |letter: char| letter.is_alphanumeric() == first.is_alphanumeric();
        let end = rest.find(|letter| !same(letter)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let is_fraction = out.ends_with(['.', ',']);
        match word {
            _ if is_initials(word) => {
                let spaced: Vec<String> = word.chars().map(String::from).collect();
                out += &spaced.join(" ");
            }
            _ if !is_fraction && is_thousands(word) => out += &grouped(word),
            _ => out += word,
        }
        rest = after;
    }
    out
}

fn is_initials(word: &str) -> bool {
    INITIALS.contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}

fn is_thousands(word: &str) -> bool {
    let is_number = word.len() > 3 && word.bytes().all(|digit| digit.is_ascii_digit());
    is_number && !word.parse().is_ok_and(|year| word.len() == 4 && YEARS.contains(&year))
}

/// Digits with a comma before each three.
fn grouped(digits: &str) -> String {
    let places = digits.chars().zip((0..digits.len()).rev());
    let with_comma = |(digit, left): (char, usize)| match left > 0 && left.is_multiple_of(3) {
        true => format!("{digit},"),
        false => digit.to_string(),
    };
    places.map(with_comma).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_stop_or_comma_that_parts_sentences_or_decimals_stays() {
        for text in ["They left. Then 1.5 came.", "In 10, 200 left", "1,20 and 1,2000"] {
            assert_eq!(closed_up(text), text);
        }
        assert_eq!(closed_up("1,234,567 of D.C."), "1234567 of DC");
    }

    #[test]
    fn a_year_a_decimal_and_a_word_stay() {
        for text in ["In 1999, 12.3456 and 123", "Ohio a I", "9,876"] {
            assert_eq!(parted(text), text);
        }
        assert_eq!(parted("1234567 at ICE"), "1,234,567 at I C E");
    }
}
