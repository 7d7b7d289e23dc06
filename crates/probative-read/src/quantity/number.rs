//! Numbers in digits and in words, ranges and fractions; dates and names that hold one are none.

use std::ops::Range;

use super::fraction::{in_every, special};
use super::name::is_name;
use super::of_vote;
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
    if is_minus(tokens, at) {
        let number = single(tokens, at + 1, end)?;
        let (low, high) = (-number.high, -number.low);
        return Some(Number { tokens: at..number.tokens.end, low, high, ..number });
    }
    let sign = matches!(tokens.word(at), "$" | "£" | "€");
    let from = at + usize::from(sign);
    // "$.80" has no digit before its point.
    if sign && tokens.is(from, ".") && tokens.joined(from + 1) {
        let cents: f64 = format!("0.{}", tokens.word(from + 1)).parse().ok()?;
        return Some(formed(tokens, at..from + 2, cents, sign));
    }
    let (value, next) = match tokens.shape(from)? {
        Shape::Number => in_digits(tokens, from, sign)?,
        Shape::Word if sign => return None,
        Shape::Word => return in_words(tokens, from, end),
        Shape::Clitic | Shape::Mark => return None,
    };
    if let Some(part) = in_every(tokens, at, value).filter(|_| !sign && next == at + 1) {
        return Some(part);
    }
    Some(formed(tokens, at..next, value, sign))
}

/// Whether a number below zero begins: `−5 percent`, `minus 5`, and no range or list.
fn is_minus(tokens: &Tokens<'_>, at: usize) -> bool {
    let number = tokens.shape(at + 1) == Some(Shape::Number);
    match tokens.word(at) {
        "minus" => number,
        "-" | "−" => number && tokens.joined(at + 1) && at > 0 && !tokens.joined(at),
        _ => false,
    }
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
        ("dollars" | "dollar", _) => plain(Form::Money, next + 1),
        ("cents" | "cent", _) => {
            let hundredth = value / 100.0;
            Number { low: hundredth, high: hundredth, ..plain(Form::Money, next + 1) }
        }
        ("times", _) => plain(Form::Times, next),
        ("-", "percent") => plain(Form::Percent, next + 2),
        ("-", "fold") => plain(Form::Times, next + 2),
        _ => plain(Form::Plain, next),
    }
}

/// Digits with their scale word: `1.2 million`, `$3bn`, `7 1/2`, `10½`.
fn in_digits(tokens: &Tokens<'_>, at: usize, money: bool) -> Option<(f64, usize)> {
    let mut value: f64 = digits(tokens, at)?;
    let mut next = at + 1;
    if let Some(part) = sign_of_part(tokens.word(next)).filter(|_| tokens.joined(next)) {
        value += part;
        next += 1;
    }
    if tokens.is(next + 1, "/") && tokens.joined(next + 1) && tokens.joined(next + 2) {
        let (above, below) = (digits(tokens, next)?, digits(tokens, next + 2)?);
        if above < below && below <= 16.0 {
            return Some((value + above / below, next + 3));
        }
    }
    let hyphen = usize::from(tokens.is(next, "-") && tokens.joined(next));
    let joined = tokens.joined(next) && money;
    let short = || short_scale(tokens.word(next)).filter(|_| hyphen == 0);
    let letter = || letter_scale(tokens.word(next)).filter(|_| joined);
    if let Some(scale) = scale(tokens.word(next + hyphen)).or_else(short).or_else(letter) {
        value *= scale;
        next += 1 + hyphen;
    }
    Some((value, next))
}

/// A part that is one sign: `10½ percent`, `1¼ million`.
fn sign_of_part(word: &str) -> Option<f64> {
    Some(match word {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        _ => return None,
    })
}

/// A scale as newspapers shorten it: `$4 bn`, `30 mn people`.
fn short_scale(word: &str) -> Option<f64> {
    Some(match word {
        "mn" => 1e6,
        "bn" => 1e9,
        "tn" | "trn" => 1e12,
        _ => return None,
    })
}

/// A scale of one letter, which only money has against its digits: `$1.2M`; else `5 m` is a length.
fn letter_scale(word: &str) -> Option<f64> {
    Some(match word {
        "k" => 1e3,
        "m" => 1e6,
        "b" => 1e9,
        "t" => 1e12,
        _ => return None,
    })
}

/// The value of digits: commas, blanks that do not break and several points part thousands.
pub(super) fn digits(tokens: &Tokens<'_>, at: usize) -> Option<f64> {
    if tokens.shape(at) != Some(Shape::Number) {
        return None;
    }
    let word = tokens.word(at);
    // Nobody groups the digits behind a zero: `0,125` has a comma for its point.
    if let Some(part) = word.strip_prefix("0,") {
        return format!("0.{part}").parse().ok();
    }
    if word.matches('.').count() > 1 {
        return word.replace('.', "").parse().ok();
    }
    let kept = |letter: &char| letter.is_ascii_digit() || *letter == '.';
    word.chars().filter(kept).collect::<String>().parse().ok()
}

pub(super) fn scale(word: &str) -> Option<f64> {
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
pub(crate) fn count(word: &str) -> Option<f64> {
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
        "to" | "or" => before != "from" && !of_vote(tokens, start),
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
