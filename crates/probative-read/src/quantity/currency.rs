//! Currencies: the signs, codes and words by which a text tells them, and the words of a draft.

use crate::token::{Shape, Tokens};

/// A currency.
#[derive(Debug)]
pub(crate) struct Currency {
    /// Its code of ISO 4217, which is the unit of its sums.
    pub(crate) code: &'static str,
    /// The letters that may stand against its sign, small; empty where the sign alone tells it.
    letters: &'static [&'static str],
    sign: &'static str,
    /// One of it.
    pub(crate) one: &'static str,
    /// Many of it.
    pub(crate) many: &'static str,
}

const fn currency(
    code: &'static str,
    (letters, sign): (&'static [&'static str], &'static str),
    (one, many): (&'static str, &'static str),
) -> Currency {
    Currency { code, letters, sign, one, many }
}

const CURRENCIES: [Currency; 13] = [
    currency("USD", (&["", "us"], "$"), ("dollar", "dollars")),
    currency("EUR", (&[""], "€"), ("euro", "euros")),
    currency("GBP", (&[""], "£"), ("pound", "pounds")),
    currency("CAD", (&["c", "ca", "can", "cdn"], "$"), ("Canadian dollar", "Canadian dollars")),
    currency("JPY", (&["", "jp"], "¥"), ("yen", "yen")),
    currency("AUD", (&["a", "au"], "$"), ("Australian dollar", "Australian dollars")),
    currency("NZD", (&["nz"], "$"), ("New Zealand dollar", "New Zealand dollars")),
    currency("HKD", (&["hk"], "$"), ("Hong Kong dollar", "Hong Kong dollars")),
    currency("SGD", (&["s"], "$"), ("Singapore dollar", "Singapore dollars")),
    currency("MXN", (&["mx"], "$"), ("Mexican peso", "Mexican pesos")),
    currency("BRL", (&["r"], "$"), ("Brazilian real", "Brazilian reais")),
    currency("CNY", (&["cn"], "¥"), ("yuan", "yuan")),
    currency("INR", (&[""], "₹"), ("rupee", "rupees")),
];

/// The currency whose code a unit is.
pub(crate) fn of_code(unit: &str) -> Option<&'static Currency> {
    CURRENCIES.iter().find(|one| one.code == unit)
}

fn of_sign(letters: &str, sign: &str) -> Option<&'static str> {
    let found = CURRENCIES.iter().find(|one| one.sign == sign && one.letters.contains(&letters));
    found.map(|one| one.code)
}

/// The code of the currency that is told before a sum, and how many tokens tell it: `$`, `C$`,
/// `EUR`.
pub(super) fn opens(tokens: &Tokens<'_>, at: usize) -> Option<(&'static str, usize)> {
    let number = |at: usize| tokens.shape(at) == Some(Shape::Number);
    if let Some(code) = of_code(tokens.as_written(at)).map(|one| one.code) {
        return number(at + 1).then_some((code, 1));
    }
    if has_letters(tokens, at + 1) {
        let code = of_sign(tokens.word(at), tokens.word(at + 1))?;
        return number(at + 2).then_some((code, 2));
    }
    // "Z$9" is of a currency that is not known here, and of no dollars.
    let unknown = at > 0 && has_letters(tokens, at);
    of_sign("", tokens.word(at)).filter(|_| !unknown).map(|code| (code, 1))
}

/// Whether capitals stand against the sign at a token: `C$`, `US$`; "cost$9" lost its blank.
fn has_letters(tokens: &Tokens<'_>, sign: usize) -> bool {
    const LONGEST: usize = 3;
    let Some(before) = sign.checked_sub(1).filter(|_| tokens.joined(sign)) else { return false };
    let letters = tokens.as_written(before);
    let sign = CURRENCIES.iter().any(|one| one.sign == tokens.word(sign));
    sign && letters.len() <= LONGEST && letters.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// The code of the currency that is told behind a number, and how many tokens tell it: `dollars`,
/// `Canadian dollars`, `€`.
///
/// "Pounds" alone may be a weight, and stay what the number counts.
pub(super) fn closes(tokens: &Tokens<'_>, at: usize) -> Option<(&'static str, usize)> {
    let (word, next) = (tokens.word(at), tokens.word(at + 1));
    let both = match (word, next) {
        ("pounds" | "pound", "sterling") | ("british", "pounds" | "pound") => Some("GBP"),
        ("u.s." | "us" | "american", "dollars" | "dollar") => Some("USD"),
        _ => None,
    };
    if let Some(code) = both {
        return Some((code, 2));
    }
    if let Some(code) = of_code(tokens.as_written(at)).map(|one| one.code) {
        return (tokens.shape(at + 1) != Some(Shape::Number)).then_some((code, 1));
    }
    // "3 €5 tickets": the sign belongs to the number behind it.
    let free = tokens.shape(at + 1) != Some(Shape::Number);
    if let Some(code) = of_sign("", word).filter(|_| free) {
        return Some((code, 1));
    }
    let named = CURRENCIES.iter().filter(|one| one.code != "GBP").find_map(|one| {
        let length = is_named(tokens, at, one.many).or_else(|| is_named(tokens, at, one.one));
        length.map(|length| (one.code, length))
    });
    named.filter(|_| tokens.shape(at) == Some(Shape::Word))
}

/// How many tokens are a name, if it stands at a token.
fn is_named(tokens: &Tokens<'_>, at: usize, name: &str) -> Option<usize> {
    let words = name.split(' ').enumerate();
    let told =
        words.clone().all(|(ahead, word)| tokens.word(at + ahead).eq_ignore_ascii_case(word));
    told.then(|| words.count())
}
