//! Numbers in digits and in words, ranges and fractions; dates and names that hold one are none.

use std::ops::Range;

use super::currency;
use super::digits::{in_digits, scale_at};
use super::fraction::{in_every, special, with_part};
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
    /// A sum, with the code of its currency.
    Money(&'static str),
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
    (!is_name(tokens, &number, sentence)).then_some(number)
}

/// A number without the other end of its range.
fn single(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Number> {
    if is_minus(tokens, at) {
        let number = single(tokens, at + 1, end)?;
        let (low, high) = (-number.high, -number.low);
        return Some(Number { tokens: at..number.tokens.end, low, high, ..number });
    }
    let (sign, length) = currency::opens(tokens, at).unzip();
    let from = at + length.unwrap_or(0);
    // "$.80" has no digit before its point.
    if sign.is_some() && tokens.is(from, ".") && tokens.joined(from + 1) {
        let cents: f64 = format!("0.{}", tokens.word(from + 1)).parse().ok()?;
        return Some(formed(tokens, at..from + 2, cents, sign));
    }
    let (value, next) = match tokens.shape(from)? {
        Shape::Number => in_digits(tokens, from, sign.is_some())?,
        Shape::Word if sign.is_some() => return None,
        Shape::Word => return in_words(tokens, from, end),
        Shape::Clitic | Shape::Mark => return None,
    };
    if let Some(part) = in_every(tokens, at, value).filter(|_| sign.is_none() && next == at + 1) {
        return Some(part);
    }
    Some(formed(tokens, at..next, value, sign))
}

/// Whether a number below zero begins: `−5 percent`, `minus 5`, `−$5`, and no range or list.
fn is_minus(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = at + 1;
    let sum = currency::opens(tokens, next)
        .is_some_and(|(_, length)| tokens.shape(next + length) == Some(Shape::Number));
    let number = sum || tokens.shape(next) == Some(Shape::Number);
    match tokens.word(at) {
        "minus" => number,
        "-" | "−" => number && tokens.joined(at + 1) && at > 0 && !tokens.joined(at),
        _ => false,
    }
}

/// The number with the percent word or the currency behind it.
pub(super) fn formed(
    tokens: &Tokens<'_>,
    range: Range<usize>,
    value: f64,
    sign: Option<&'static str>,
) -> Number {
    let next = range.end;
    let plain = |form, end| Number { tokens: range.start..end, low: value, high: value, form };
    if let Some(code) = sign {
        return plain(Form::Money(code), next);
    }
    if let Some((code, length)) = currency::closes(tokens, next) {
        return plain(Form::Money(code), next + length);
    }
    match (tokens.word(next), tokens.word(next + 1)) {
        ("%" | "percent" | "pct", _) => plain(Form::Percent, next + 1),
        ("per", "cent") => plain(Form::Percent, next + 2),
        ("percentage", "point" | "points") => plain(Form::Points, next + 2),
        ("cents" | "cent", _) => {
            let hundredth = value / 100.0;
            Number { low: hundredth, high: hundredth, ..plain(Form::Money("USD"), next + 1) }
        }
        ("times", _) => plain(Form::Times, next),
        ("-", "percent") => plain(Form::Percent, next + 2),
        ("-", "fold") => plain(Form::Times, next + 2),
        _ => plain(Form::Plain, next),
    }
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
    special(tokens, at, end).or_else(|| cardinal(tokens, at, end))
}

/// A number in words with what stands behind it; `one` where it counts.
fn cardinal(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Number> {
    let (value, next) = value_in_words(tokens, at, end)?;
    let small = next == at + 1 && value <= 1.0;
    let counts = value > 0.0 && (!small || counts_one(tokens, at));
    // "It received zero dollars".
    let zero = value == 0.0 && ["dollars", "percent"].contains(&tokens.word(next));
    (counts || zero).then(|| formed(tokens, at..next, value, None))
}

/// `twenty-eight`, `six million`, `one hundred`, `a dozen`, `two and a half million`: the value,
/// and the token after it.
pub(super) fn value_in_words(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<(f64, usize)> {
    let mut next = at;
    let (mut total, mut part, mut words) = (0.0, 0.0, 0);
    // What the last word multiplied by: "a million and a half" is half a million more.
    let mut scaled = None;
    let mut any_scale = false;
    if matches!(tokens.word(at), "a" | "an") {
        // `a dozen`, `a million`: the article stands for one.
        times(tokens.word(at + 1))?;
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
            scaled = None;
        } else if let Some(by) = times(word) {
            (scaled, any_scale) = (Some(by), true);
            match by {
                12.0 => part = f64::max(part, 1.0) * by,
                100.0 => part *= by,
                _ => {
                    total += part * by;
                    part = 0.0;
                }
            }
        } else if joins(tokens, next, words, any_scale) {
            next += 1;
            continue;
        } else {
            break;
        }
        words += 1;
        next += 1;
    }
    let value = total + part;
    (words > 0).then(|| with_part(tokens, at, (value, next), scaled.unwrap_or(1.0)))
}

/// What a word of scale multiplies by, a dozen among them.
pub(super) fn times(word: &str) -> Option<f64> {
    if word == "dozen" { Some(12.0) } else { scale(word) }
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
    if !joins || !matches!(first.form, Form::Plain | Form::Money(_) | Form::Percent) {
        return first;
    }
    let Some(second) = single(tokens, join + 1, sentence.end) else { return first };
    let same = second.form == first.form
        || (first.form == Form::Plain && tokens.shape(join + 1) == Some(Shape::Number))
        // "Eighty to ninety percent".
        || (first.form == Form::Plain && second.form == Form::Percent);
    let money = matches!(first.form, Form::Money(_));
    let same = same || money && second.form == Form::Plain;
    // `8 to 9 million` means eight million, and so do `$8 to $9 billion` and `$8-9bn`.
    let scale = match second.high >= 1e3 && first.high < 1e3 {
        true => last_scale(tokens, &second),
        false => 1.0,
    };
    let low = first.low * scale;
    if !same || low >= second.high || (tokens.is(join, "or") && second.high > 3.0 * low) {
        return first;
    }
    let form = if money { first.form } else { second.form };
    Number { tokens: start..second.tokens.end, low, high: second.high, form }
}

fn last_scale(tokens: &Tokens<'_>, number: &Number) -> f64 {
    number.tokens.clone().rev().find_map(|at| scale_at(tokens, at)).unwrap_or(1.0)
}
