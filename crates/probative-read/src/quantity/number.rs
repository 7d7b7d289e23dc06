//! Numbers in digits and in words, ranges and fractions; dates and names that hold one are none.

use std::ops::Range;

use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

/// What a number's own words say of its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Plain,
    Percent,
    Points,
    Money,
    Fraction,
    Times,
    Years,
}

/// A number in its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
    pub(super) tokens: Range<usize>,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) form: Form,
}

/// The number that begins at a token, a range as one.
pub(super) fn number_at(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> Option<Number> {
    let first = single(tokens, at, sentence.end)?;
    let number = ranged(tokens, first, sentence);
    (!is_name(tokens, &number)).then_some(number)
}

/// A number without the other end of its range.
fn single(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Number> {
    let sign = matches!(tokens.word(at), "$" | "£" | "€");
    let from = at + usize::from(sign);
    let (value, next) = match tokens.shape(from)? {
        Shape::Number => in_digits(tokens, from)?,
        Shape::Word if sign => return None,
        Shape::Word => return in_words(tokens, from, end),
        Shape::Clitic | Shape::Mark => return None,
    };
    if let Some(part) = in_every(tokens, at, value).filter(|_| !sign && next == at + 1) {
        return Some(part);
    }
    Some(formed(tokens, at..next, value, sign))
}

/// "2 in 5 adults", "1 in every 136 homes": a part in digits.
fn in_every(tokens: &Tokens<'_>, at: usize, above: f64) -> Option<Number> {
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
    (above < below && noun && tokens.word(whole).len() < 4).then_some(part)
}

/// The number with the percent word or the currency behind it.
fn formed(tokens: &Tokens<'_>, range: Range<usize>, value: f64, sign: bool) -> Number {
    let next = range.end;
    let plain = |form, end| Number { tokens: range.start..end, low: value, high: value, form };
    match (tokens.word(next), tokens.word(next + 1)) {
        _ if sign => plain(Form::Money, next),
        ("%" | "percent" | "pct", _) => plain(Form::Percent, next + 1),
        ("per", "cent") => plain(Form::Percent, next + 2),
        ("percentage", "point" | "points") => plain(Form::Points, next + 2),
        ("dollars" | "dollar" | "cents", _) => plain(Form::Money, next),
        ("times", _) => plain(Form::Times, next),
        ("-", "percent") => plain(Form::Percent, next + 2),
        ("-", "fold") => plain(Form::Times, next + 2),
        _ => plain(Form::Plain, next),
    }
}

/// Digits with their scale word: `1.2 million`, `7 1/2`.
fn in_digits(tokens: &Tokens<'_>, at: usize) -> Option<(f64, usize)> {
    let mut value: f64 = digits(tokens, at)?;
    let mut next = at + 1;
    if tokens.is(next + 1, "/") && tokens.joined(next + 1) && tokens.joined(next + 2) {
        let (above, below) = (digits(tokens, next)?, digits(tokens, next + 2)?);
        if above < below && below <= 16.0 {
            return Some((value + above / below, next + 3));
        }
    }
    let hyphen = usize::from(tokens.is(next, "-") && tokens.joined(next));
    if let Some(scale) = scale(tokens.word(next + hyphen)) {
        value *= scale;
        next += 1 + hyphen;
    }
    Some((value, next))
}

fn digits(tokens: &Tokens<'_>, at: usize) -> Option<f64> {
    let word = tokens.word(at);
    if tokens.shape(at) != Some(Shape::Number) {
        return None;
    }
    if word.contains(',') { word.replace(',', "").parse().ok() } else { word.parse().ok() }
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// What a word counts to.
pub(super) fn count(word: &str) -> Option<f64> {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    ONES.iter().position(|one| *one == word).map(|at| at as f64).or_else(|| tens(word))
}

fn tens(word: &str) -> Option<f64> {
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    TENS.iter().position(|ten| *ten == word).map(|at| 10.0 * (at + 2) as f64)
}

/// A number in words, if the word can begin one.
fn in_words(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Number> {
    let article = matches!(tokens.word(at), "a" | "an");
    if !article && !tokens.has(at, Cue::Count) {
        return None;
    }
    special(tokens, at).or_else(|| cardinal(tokens, at, end, article))
}

/// `half`, `a third`, `one in five`, `doubled`, `a year and a half`.
fn special(tokens: &Tokens<'_>, at: usize) -> Option<Number> {
    let word = |ahead: usize| tokens.word(at + ahead);
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    let found = |value: f64, length: usize, form| {
        Some(Number { tokens: at..at + length, low: value, high: value, form })
    };
    match (word(0), word(1), word(2)) {
        ("twice", next, _)
            if !["as", "the", "that", "what", "their", "its", "our"].contains(&next) =>
        {
            return None;
        }
        ("doubled" | "double" | "twice" | "doubling", ..) => return found(2.0, 1, Form::Times),
        ("tripled" | "triple" | "tripling", ..) => return found(3.0, 1, Form::Times),
        ("quadrupled", ..) => return found(4.0, 1, Form::Times),
        ("a", "year", "and") if word(3) == "a" && word(4) == "half" => {
            return found(1.5, 5, Form::Years);
        }
        ("half", "a", big) if scale(big).is_some() => {
            return found(0.5 * scale(big)?, 3, Form::Plain);
        }
        ("a" | "one", "century", _) => {
            return found(1.0, 1, Form::Plain).filter(|_| word(0) == "one");
        }
        ("half", next, _) if is_half(tokens, at, next) => return found(0.5, 1, Form::Fraction),
        ("a" | "an", part, _)
            if ["by", "as", "than", "nearly", "almost", "about", "roughly", "over"]
                .contains(&before)
                && parts(part).is_some() =>
        {
            return parts(part).and_then(|below| found(1.0 / below, 2, Form::Fraction));
        }
        ("half", ..) if before == "in" && at > 1 && tokens.is(at - 2, "cut") => {
            return found(0.5, 1, Form::Fraction);
        }
        ("a" | "an", part, "fewer" | "more" | "less" | "lower" | "higher") => {
            return parts(part).and_then(|below| found(1.0 / below, 2, Form::Fraction));
        }
        ("half", ..) if before == "by" => return found(0.5, 1, Form::Fraction),
        ("a" | "an", part, "of") => {
            return parts(part).and_then(|below| found(1.0 / below, 2, Form::Fraction));
        }
        _ => {}
    }
    let above = count(word(0))?;
    // Read over a hyphen: `two-thirds`.
    let hyphen = usize::from(word(1) == "-");
    let part = word(1 + hyphen);
    if let Some(below) =
        parts(part).filter(|_| above < 10.0 && (part.ends_with('s') || above == 1.0))
    {
        return found(above / below, 2 + hyphen, Form::Fraction);
    }
    let whole = match (word(1), word(2), word(3)) {
        ("in", _, _) => 2,
        ("out", "of", "every") => 4,
        ("out", "of", _) => 3,
        _ => return None,
    };
    let below = count(word(whole)).or_else(|| digits(tokens, at + whole))?;
    if above >= below || tokens.has(at + whole + 1, Cue::Span) {
        return None;
    }
    found(above / below, whole + 1, Form::Fraction)
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
        _ => return None,
    })
}

/// `twenty-eight`, `six million`, `one hundred`, `a dozen`.
fn cardinal(tokens: &Tokens<'_>, at: usize, end: usize, article: bool) -> Option<Number> {
    let mut next = at;
    let (mut total, mut part, mut words) = (0.0, 0.0, 0);
    let mut scaled = false;
    if article {
        // `a dozen`, `a million`: the article stands for one.
        if !(scale(tokens.word(at + 1)).is_some() || tokens.is(at + 1, "dozen")) {
            return None;
        }
        part = 1.0;
        next += 1;
    }
    while next < end {
        let word = tokens.word(next);
        if let Some(value) = count(word) {
            let follows = words > 0
                && (part % 100.0 == 0.0 || (part >= 20.0 && part % 10.0 == 0.0 && value < 10.0));
            if words > 0 && !follows {
                break;
            }
            part += value;
        } else if let Some(scale) = scale(word) {
            scaled = true;
            if scale == 100.0 {
                part *= scale;
            } else {
                total += part * scale;
                part = 0.0;
            }
        } else if word == "dozen" {
            part = part.max(1.0) * 12.0;
            scaled = true;
        } else if joins(tokens, next, words, scaled) {
            next += 1;
            continue;
        } else {
            break;
        }
        words += 1;
        next += 1;
    }
    let value = total + part;
    let small = words == 1 && value <= 1.0 && !scaled;
    if words == 0 || value == 0.0 || (small && !counts_one(tokens, at)) {
        return None;
    }
    Some(formed(tokens, at..next, value, false))
}

/// Whether a mark or word joins two parts of one number: `twenty-eight`, `one hundred and five`.
fn joins(tokens: &Tokens<'_>, at: usize, words: usize, scaled: bool) -> bool {
    if count(tokens.word(at + 1)).is_none() || words == 0 {
        return false;
    }
    match tokens.word(at) {
        "-" => tens(tokens.word(at - 1)).is_some(),
        "and" => scaled,
        _ => false,
    }
}

/// Whether `one` counts: "at least one shot", "one year", and not "one of them" or "one must".
fn counts_one(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    let pronoun = [Cue::Preposition, Cue::Aux, Cue::Conjunction, Cue::Verb];
    let next = at + 1;
    let noun = tokens.shape(next) == Some(Shape::Word)
        && !pronoun.iter().any(|cue| tokens.has(next, *cue));
    if ["number", "no", "any", "every", "this", "that"].contains(&before) {
        return false;
    }
    noun && (tokens.has(next, Cue::Span)
        || ["least", "only", "just", "exactly", "most"].contains(&before))
        || ["percent", "%"].contains(&tokens.word(next))
}

/// The number with the other end of its range: `8 to 9 million`, `between 3 and 5`.
fn ranged(tokens: &Tokens<'_>, first: Number, sentence: &Range<usize>) -> Number {
    let start = first.tokens.start;
    let before =
        start.checked_sub(1).filter(|at| *at >= sentence.start).map_or("", |at| tokens.word(at));
    let join = first.tokens.end;
    let between = before == "between";
    let joins = match tokens.word(join) {
        "to" | "or" => before != "from",
        "-" | "–" => tokens.joined(join),
        "and" => between,
        _ => false,
    };
    if !joins || !matches!(first.form, Form::Plain | Form::Money | Form::Percent) {
        return first;
    }
    let Some(second) = single(tokens, join + 1, sentence.end) else { return first };
    let same = second.form == first.form
        || (first.form == Form::Plain && tokens.shape(join + 1) == Some(Shape::Number));
    let same = same || first.form == Form::Money && second.form == Form::Plain;
    // `8 to 9 million` means eight million, and so does `$8 to $9 billion`.
    let scale = if second.high >= 1e3 && first.high < 1e3 && has_scale(tokens, &second) {
        last_scale(tokens, &second)
    } else {
        1.0
    };
    let low = first.low * scale;
    if !same || low >= second.high || (tokens.is(join, "or") && second.high > 3.0 * low) {
        return first;
    }
    let form = if first.form == Form::Money { Form::Money } else { second.form };
    Number { tokens: start..second.tokens.end, low, high: second.high, form }
}

fn has_scale(tokens: &Tokens<'_>, number: &Number) -> bool {
    number.tokens.clone().any(|at| scale(tokens.word(at)).is_some())
}

fn last_scale(tokens: &Tokens<'_>, number: &Number) -> f64 {
    number.tokens.clone().rev().find_map(|at| scale(tokens.word(at))).unwrap_or(1.0)
}

/// Words before a number that is part of a name.
const NAMED: [&str; 26] = [
    "section",
    "title",
    "chapter",
    "proposition",
    "prop",
    "article",
    "route",
    "highway",
    "interstate",
    "number",
    "page",
    "part",
    "phase",
    "grade",
    "level",
    "class",
    "hr",
    "h.r.",
    "public",
    "no",
    "amendment",
    "figure",
    "table",
    "room",
    "suite",
    "world",
];

/// Whether a number is part of a name, a date, an ordinal or a place in a list, and counts nothing.
fn is_name(tokens: &Tokens<'_>, number: &Number) -> bool {
    if number.form != Form::Plain {
        return false;
    }
    let start = number.tokens.start;
    let before = start.checked_sub(1).map_or("", |at| tokens.word(at));
    let initials = before == "." && start > 1 && tokens.capital(start - 2);
    NAMED.contains(&before)
        || (initials && tokens.as_written(start - 2).len() <= 2)
        || is_marked(tokens, number, before)
        || is_vote(tokens, number)
        || is_year(tokens, number)
        || is_telephone(tokens, number)
}

/// Whether the signs around digits make them something else: `COVID-19`, `20th`, `5 p.m.`, `9/11`,
/// the mark of a footnote.
fn is_marked(tokens: &Tokens<'_>, number: &Number, before: &str) -> bool {
    let Range { start, end } = number.tokens.clone();
    if ["a.m.", "p.m.", "am", "pm", "o'clock"].contains(&tokens.word(end)) || before == "/" {
        return true;
    }
    if tokens.shape(start) != Some(Shape::Number) {
        return false;
    }
    let hyphened = before == "-" && tokens.joined(start) && start > 1 && tokens.joined(start - 1);
    let ordinal = tokens.joined(end) && tokens.shape(end) == Some(Shape::Word);
    let colon = |at: usize| tokens.is(at, ":");
    let clock = (colon(end) && tokens.joined(end)) || (before == ":" && tokens.joined(start));
    let opens = [Cue::Determiner, Cue::Preposition, Cue::Pronoun, Cue::Subordinator];
    let begins = tokens.capital(end) && opens.iter().any(|cue| tokens.has(end, *cue));
    hyphened || ordinal || clock || tokens.is(end, "/") || (before == "." && begins)
}

/// A bare year: four digits, no comma, from 1500 to 2100, with no noun that it counts.
fn is_year(tokens: &Tokens<'_>, number: &Number) -> bool {
    let start = number.tokens.start;
    let word = tokens.word(start);
    let form = number.tokens.len() == 1
        && word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit());
    form && (1500.0..=2100.0).contains(&number.low)
}

/// The count of a vote or a match: `68-32`.
fn is_vote(tokens: &Tokens<'_>, number: &Number) -> bool {
    let end = number.tokens.end;
    let joined = tokens.is(end, "-") && tokens.joined(end) && tokens.joined(end + 1);
    joined && digits(tokens, end + 1).is_some_and(|other| other < number.high)
}

fn is_telephone(tokens: &Tokens<'_>, number: &Number) -> bool {
    let end = number.tokens.end;
    let joined = |at: usize| tokens.is(at, "-") && tokens.joined(at) && tokens.joined(at + 1);
    let four = |at: usize| tokens.shape(at) == Some(Shape::Number) && tokens.word(at).len() == 4;
    let before = number.tokens.start.checked_sub(1).is_some_and(joined);
    (joined(end) && four(end + 1) && tokens.word(number.tokens.start).len() == 3)
        || (before && four(number.tokens.start))
}
