//! Parts and multiples in words: `half`, `a third`, `one in five`, `doubled`.

use super::digits::{digits, in_digits};
use super::number::{Form, Number, count, formed, times, value_in_words};
use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

/// `half`, `a third`, `one in five`, `doubled`, `a year and a half`.
pub(super) fn special(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Number> {
    // "Taxed twice" is how often, and "twice as much" how many times as much.
    let compared = ["as", "the", "that", "what", "their", "its", "our"];
    if tokens.is(at, "twice") && !compared.contains(&tokens.word(at + 1)) {
        return None;
    }
    let (value, length, form) = multiple(tokens, at)
        .or_else(|| of_scale(tokens, at))
        .or_else(|| half(tokens, at))
        .or_else(|| article(tokens, at))
        .or_else(|| of_count(tokens, at, end))?;
    if form == Form::Plain {
        return Some(formed(tokens, at..at + length, value, None));
    }
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

/// A part of one of a scale: `half a million`, `a quarter of a million`, `half-million`, `half a
/// dozen`, `two-tenths of 1 percent`.
fn of_scale(tokens: &Tokens<'_>, at: usize) -> Option<Told> {
    let Part { value, end, sure } = part_at(tokens, at)?;
    // "Half-a-million" is read over its hyphens.
    let first = over(tokens, end);
    let of = first + usize::from(tokens.is(first, "of"));
    let one = of + usize::from(["a", "an", "one", "1"].contains(&tokens.word(of)));
    let scale = if one > of { over(tokens, one) } else { of };
    // "A third million" is the one behind the second.
    if scale == end && !sure {
        return None;
    }
    if let Some(times) = times(tokens.word(scale)) {
        return Some((value * times, scale + 1 - at, Form::Plain));
    }
    let told = formed(tokens, at..scale, value, None);
    let percent = matches!(told.form, Form::Percent | Form::Points);
    percent.then(|| (value, told.tokens.end - at, told.form))
}

/// A token, or the one behind a hyphen that joins it to what stands before.
fn over(tokens: &Tokens<'_>, at: usize) -> usize {
    at + usize::from(tokens.is(at, "-") && tokens.joined(at))
}

/// A part that is named.
struct Part {
    value: f64,
    /// The token after it.
    end: usize,
    /// Whether its word is a part alone: a third may be the one behind the second.
    sure: bool,
}

/// `half`, `a quarter`, `three-quarters`, `two-tenths`.
fn part_at(tokens: &Tokens<'_>, at: usize) -> Option<Part> {
    let article = ["a", "an"].contains(&tokens.word(at));
    let above = if article { Some(1.0) } else { count(tokens.word(at)) };
    let word = above.map_or(at, |_| over(tokens, at + 1));
    let below = parts(tokens.word(word))?;
    let sure = ["half", "halves", "quarter", "quarters"].contains(&tokens.word(word));
    let value = above.unwrap_or(1.0) / below;
    // "In the third quarter" is when.
    let when = above.is_none() && at > 0 && tokens.has(at - 1, Cue::Ordinal);
    let told = (above.is_some() || sure) && !when && 0.0 < value && value < 1.0;
    told.then_some(Part { value, end: word + 1, sure })
}

/// A whole number with the part and the scale behind it, and the token after them: `two and a
/// half`, `four and three quarter million`, `a million and a half`.
///
/// `unit` is what the part is of: one, or the scale that the whole number ends in. "Two and a third
/// fled" has a third person, and "nine, and a half of the rest" a part of something else.
pub(super) fn with_part(
    tokens: &Tokens<'_>,
    at: usize,
    (value, next): (f64, usize),
    unit: f64,
) -> (f64, usize) {
    let and = over(tokens, next);
    let part = part_at(tokens, over(tokens, and + 1)).filter(|_| tokens.is(and, "and"));
    let Some(part) = part.filter(|part| !tokens.is(part.end, "of") && unit != 100.0) else {
        return (value, next);
    };
    let behind = over(tokens, part.end);
    let scale = times(tokens.word(behind));
    let percent = ["percent", "%", "percentage"].contains(&tokens.word(behind));
    // "Nine and half the rest" has no article, and two things.
    let alone = parts(tokens.word(over(tokens, and + 1))).is_some();
    let (whole, end) = match scale {
        Some(scale) if unit == 1.0 => ((value + part.value) * scale, behind + 1),
        None if percent || part.sure && !alone => (value + part.value * unit, part.end),
        _ => return (value, next),
    };
    // "Between two and a half" names two ends, and "between two and a half and three" the first.
    let ends = at > 0 && tokens.is(at - 1, "between") && !tokens.is(end, "and");
    if ends { (value, next) } else { (whole, end) }
}

/// `half` of something, "cut in half", "by half".
fn half(tokens: &Tokens<'_>, at: usize) -> Option<Told> {
    if !tokens.is(at, "half") {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
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

/// `two-thirds`, `one in five`, `one in every two hundred`, `nine out of ten`.
fn of_count(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Told> {
    let word = |ahead: usize| tokens.word(at + ahead);
    let above = count(word(0))?;
    // Read over a hyphen: `two-thirds`.
    let hyphen = usize::from(word(1) == "-");
    let part = word(1 + hyphen);
    let whole = above < 10.0 && (part.ends_with('s') || above == 1.0);
    if let Some(below) = parts(part).filter(|_| whole) {
        return Some((above / below, 2 + hyphen, Form::Fraction));
    }
    let whole = match (word(1), word(2), word(3)) {
        ("in", "every", _) => 3,
        ("in", _, _) => 2,
        ("out", "of", "every") => 4,
        ("out", "of", _) => 3,
        _ => return None,
    };
    let (below, next) =
        value_in_words(tokens, at + whole, end).or_else(|| in_digits(tokens, at + whole, false))?;
    // "Up from seven in 2016" is when.
    let year = word(whole).len() == 4 && (1500.0..=2100.0).contains(&below);
    let part = !year && above < below && !tokens.has(next, Cue::Span);
    part.then_some((above / below, next - at, Form::Fraction))
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

/// "2 in 5 adults", "1 in every 136 homes", "2 of every 1,000 births": a part in digits.
pub(super) fn in_every(tokens: &Tokens<'_>, at: usize, above: f64) -> Option<Number> {
    const LARGEST: f64 = 10.0;
    if above > LARGEST {
        return None;
    }
    let whole = match [1, 2, 3].map(|ahead| tokens.word(at + ahead)) {
        ["in" | "of", "every", _] => at + 3,
        ["out", "of", "every"] => at + 4,
        ["in", ..] => at + 2,
        _ => return None,
    };
    let (below, next) = in_digits(tokens, whole, false)?;
    let noun = tokens.shape(next) == Some(Shape::Word) && !tokens.has(next, Cue::Preposition);
    let value = above / below;
    let part = Number { tokens: at..next, low: value, high: value, form: Form::Fraction };
    // "1 in 1,000" has a comma, and "1 in 2012" is of a year.
    let counts = next > whole + 1
        || digits(tokens, whole).is_some_and(|digits| digits < 1000.0)
        || tokens.word(whole).contains(',');
    (above < below && noun && counts).then_some(part)
}
