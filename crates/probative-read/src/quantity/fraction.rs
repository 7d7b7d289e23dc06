//! Parts and multiples in words: `half`, `a third`, `one in five`, `doubled`.

use super::number::{Form, Number, count, digits, scale};
use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

/// `half`, `a third`, `one in five`, `doubled`, `a year and a half`.
pub(super) fn special(tokens: &Tokens<'_>, at: usize) -> Option<Number> {
    // "Taxed twice" is how often, and "twice as much" how many times as much.
    let times = ["as", "the", "that", "what", "their", "its", "our"];
    if tokens.is(at, "twice") && !times.contains(&tokens.word(at + 1)) {
        return None;
    }
    let (value, length, form) = multiple(tokens, at)
        .or_else(|| half(tokens, at))
        .or_else(|| article(tokens, at))
        .or_else(|| of_count(tokens, at))?;
    Some(Number { tokens: at..at + length, low: value, high: value, form })
}

/// A value, how many tokens tell it, and what it is.
type Told = (f64, usize, Form);

/// `doubled`, `tripled`, `sixfold`, `a year and a half`, `one century`.
fn multiple(tokens: &Tokens<'_>, at: usize) -> Option<Told> {
    let word = |ahead: usize| tokens.word(at + ahead);
    // "A tenfold rise", "wages grew fourfold".
    if let Some(times) = word(0).strip_suffix("fold").and_then(count) {
        return Some((times, 1, Form::Times));
    }
    // "Doubles the fee" and "triples its staff", and no doubles of tennis.
    let object = tokens.has(at + 1, Cue::Determiner);
    // "Double digits" are no number.
    if ["digits", "digit"].contains(&word(1)) || ["digits", "digit"].contains(&word(2)) {
        return None;
    }
    Some(match (word(0), word(1)) {
        ("doubled" | "double" | "twice" | "doubling", _) => (2.0, 1, Form::Times),
        ("tripled" | "triple" | "tripling", _) => (3.0, 1, Form::Times),
        ("quadrupled", _) => (4.0, 1, Form::Times),
        ("doubles", _) if object => (2.0, 1, Form::Times),
        ("triples", _) if object => (3.0, 1, Form::Times),
        ("a", "year") if word(2) == "and" && word(4) == "half" => (1.5, 5, Form::Years),
        ("one", "century") => (1.0, 1, Form::Plain),
        _ => return None,
    })
}

/// `half` of something, `half a million`, "cut in half", "by half".
fn half(tokens: &Tokens<'_>, at: usize) -> Option<Told> {
    if !tokens.is(at, "half") {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    if let Some(scale) = scale(tokens.word(at + 2)).filter(|_| tokens.is(at + 1, "a")) {
        return Some((0.5 * scale, 3, Form::Plain));
    }
    let cut = before == "in" && at > 1 && tokens.is(at - 2, "cut");
    let part = cut || before == "by" || is_half(tokens, at, tokens.word(at + 1));
    part.then_some((0.5, 1, Form::Fraction))
}

/// `a third of`, "by a quarter", "a third fewer".
fn article(tokens: &Tokens<'_>, at: usize) -> Option<Told> {
    if !["a", "an"].contains(&tokens.word(at)) {
        return None;
    }
    let below = parts(tokens.word(at + 1))?;
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    let hedges = ["by", "as", "than", "nearly", "almost", "about", "roughly", "over"];
    let follows = ["of", "fewer", "more", "less", "lower", "higher"];
    let part = hedges.contains(&before) || follows.contains(&tokens.word(at + 2));
    part.then_some((1.0 / below, 2, Form::Fraction))
}

/// `two-thirds`, `one in five`, `nine out of ten`.
fn of_count(tokens: &Tokens<'_>, at: usize) -> Option<Told> {
    let word = |ahead: usize| tokens.word(at + ahead);
    let above = count(word(0))?;
    // Read over a hyphen: `two-thirds`.
    let hyphen = usize::from(word(1) == "-");
    let part = word(1 + hyphen);
    let whole = above < 10.0 && (part.ends_with('s') || above == 1.0);
    if let Some(below) = parts(part).filter(|_| whole) {
        let end = 2 + hyphen;
        // "Two-tenths of 1 percent", "a mere one-half of one percent": a part of a percent.
        let one = ["1", "one"].contains(&word(end + 1));
        let percent = word(end) == "of" && one && ["percent", "%"].contains(&word(end + 2));
        return Some(match percent {
            true => (above / below, end + 3, Form::Percent),
            false => (above / below, end, Form::Fraction),
        });
    }
    let whole = match (word(1), word(2), word(3)) {
        ("in", _, _) => 2,
        ("out", "of", "every") => 4,
        ("out", "of", _) => 3,
        _ => return None,
    };
    let below = count(word(whole)).or_else(|| digits(tokens, at + whole))?;
    // "Up from seven in 2016" is when.
    let year = word(whole).len() == 4 && (1500.0..=2100.0).contains(&below);
    let part = !year && above < below && !tokens.has(at + whole + 1, Cue::Span);
    part.then_some((above / below, whole + 1, Form::Fraction))
}

/// Whether `half` is a part of something, and no half of a year or a game.
fn is_half(tokens: &Tokens<'_>, at: usize, next: &str) -> bool {
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    let compared = ["than", "nearly", "almost", "about", "over", "roughly", "only", "just"];
    let named = ["first", "second", "better", "a", "other", "last", "latter", "-"];
    next != "-"
        && !named.contains(&before)
        && (["of", "the", "our", "all", "its", "their"].contains(&next)
            || compared.contains(&before))
}

/// What a fraction's word divides by.
fn parts(word: &str) -> Option<f64> {
    Some(match word {
        "half" | "halves" => 2.0,
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" | "fourth" | "fourths" => 4.0,
        "fifth" | "fifths" => 5.0,
        "sixth" | "sixths" => 6.0,
        "eighth" | "eighths" => 8.0,
        "tenth" | "tenths" => 10.0,
        "hundredth" | "hundredths" => 100.0,
        "thousandth" | "thousandths" => 1000.0,
        _ => return None,
    })
}

/// "2 in 5 adults", "1 in every 136 homes": a part in digits.
pub(super) fn in_every(tokens: &Tokens<'_>, at: usize, above: f64) -> Option<Number> {
    const LARGEST: f64 = 10.0;
    if !tokens.is(at + 1, "in") || above > LARGEST {
        return None;
    }
    let whole = at + 2 + usize::from(tokens.is(at + 2, "every"));
    let below = digits(tokens, whole)?;
    let noun =
        tokens.shape(whole + 1) == Some(Shape::Word) && !tokens.has(whole + 1, Cue::Preposition);
    let value = above / below;
    let part = Number { tokens: at..whole + 1, low: value, high: value, form: Form::Fraction };
    // "1 in 1,000" has a comma, and "1 in 2012" is of a year.
    let counts = tokens.word(whole).len() < 4 || tokens.word(whole).contains(',');
    (above < below && noun && counts).then_some(part)
}
