//! Numbers in digits: groups of thousands, parts, and the words and letters of their scale.

use super::fraction::with_part;
use super::name::names;
use super::number::scale;
use super::unit::head;
use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

/// Digits with their scale word: `1.2 million`, `$3bn`, `7 1/2`, `10½`, `12 000`, `1.5m people`.
pub(super) fn in_digits(tokens: &Tokens<'_>, at: usize, money: bool) -> Option<(f64, usize)> {
    if let Some(spaced) = spaced(tokens, at) {
        return Some(spaced);
    }
    // The "000" of a number that is a name, as of "per 100 000", counts nothing.
    if tokens.word(at).len() > 1 && tokens.word(at).bytes().all(|digit| digit == b'0') {
        return None;
    }
    let mut value: f64 = digits(tokens, at)?;
    let mut next = at + 1;
    if let Some(part) = sign_of_part(tokens.word(next)).filter(|_| tokens.joined(next)) {
        value += part;
        next += 1;
    }
    if tokens.is(next + 1, "/") && tokens.joined(next + 1) && tokens.joined(next + 2) {
        let (above, below) = (digits(tokens, next)?, digits(tokens, next + 2)?);
        if above < below && below <= 16.0 {
            // "7 1/2 percent", "1 1/2 million".
            let whole = value + above / below;
            return Some(match scale(tokens.word(next + 3)) {
                Some(scale) => (whole * scale, next + 4),
                None => (whole, next + 3),
            });
        }
    }
    let hyphen = usize::from(tokens.is(next, "-") && tokens.joined(next));
    let short = || short_scale(tokens.word(next)).filter(|_| hyphen == 0);
    let letter = || match money && tokens.as_written(next) == "m" {
        // "EUR 40 m" has a blank before it.
        true => Some(1e6),
        false => letter_scale(tokens, next).filter(|_| money || is_scale(tokens, at, next)),
    };
    if let Some(scale) = scale(tokens.word(next + hyphen)).or_else(short).or_else(letter) {
        return Some((value * scale, next + 1 + hyphen));
    }
    Some(with_part(tokens, at, (value, next), 1.0))
}

/// Digits whose thousands stand behind plain blanks, and the token after them: `12 000`,
/// `1 234 567`.
///
/// Three digits that are not round may be another number behind a name, a day or an hour: "on May
/// 3 400 people came", "in grade 3 200 pupils", "at 7 300 people". In a row of more numbers, as of
/// a table or a telephone, none is told.
fn spaced(tokens: &Tokens<'_>, at: usize) -> Option<(f64, usize)> {
    const MOST_GROUPS: usize = 5;
    let first = tokens.word(at);
    let plain = first.len() <= 3 && first.bytes().all(|digit| digit.is_ascii_digit());
    let behind = at.checked_sub(1).filter(|at| tokens.shape(*at) == Some(Shape::Number));
    // "By 2010 3 000 mills had closed": behind a year a round number may stand.
    let year = behind.is_some_and(|at| tokens.word(at).len() == 4);
    if !plain || first.starts_with('0') || (behind.is_some() && !year) {
        return None;
    }
    let blank = |at: usize| {
        let one = |token: &crate::token::Token| token.start == tokens.all[at - 1].end + 1;
        tokens.all.get(at).is_some_and(|token| one(token) && token.breaks == 0)
    };
    let number = |at: usize| blank(at) && tokens.shape(at) == Some(Shape::Number);
    let group = |at: &usize| {
        let whole = tokens.word(*at).split('.').next().unwrap_or_default();
        number(*at) && whole.len() == 3
    };
    let end = (at + 1..).take(MOST_GROUPS).take_while(group).last()? + 1;
    let fraction = (at + 1..end - 1).any(|at| tokens.word(at).contains('.'));
    let round = (at + 1..end).all(|at| tokens.is(at, "000"));
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    let other = year || names(before) || ["at", "age", "aged", "ages", "turned"].contains(&before);
    let day = at > 0 && tokens.has(at - 1, Cue::Month);
    if fraction || number(end) || day || (other && !round) {
        return None;
    }
    let all: String = (at..end).map(|at| tokens.word(at)).collect();
    all.parse().ok().map(|value| (value, end))
}

/// The digits at a token with commas between thousands, or the word: `100,000` of "per 100 000".
pub(super) fn with_commas(tokens: &Tokens<'_>, at: usize) -> String {
    let end = spaced(tokens, at).map_or(at + 1, |(_, end)| end);
    (at..end).map(|at| tokens.word(at)).collect::<Vec<_>>().join(",")
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

/// A scale of one letter against its digits, as money has it whatever follows: `$1.2M`.
fn letter_scale(tokens: &Tokens<'_>, at: usize) -> Option<f64> {
    let scale = match tokens.word(at) {
        "k" => 1e3,
        "m" => 1e6,
        "b" => 1e9,
        "t" => 1e12,
        _ => return None,
    };
    tokens.joined(at).then_some(scale)
}

/// The scale that a token of a number is, by word, short or by letter.
pub(super) fn scale_at(tokens: &Tokens<'_>, at: usize) -> Option<f64> {
    let word = tokens.word(at);
    scale(word).or_else(|| short_scale(word)).or_else(|| letter_scale(tokens, at))
}

/// Whether a letter against digits that are no money is a scale, and no measure.
///
/// `1.5m` is a million and a half of people or votes, but of walls, of waves or without a noun it
/// is metres or minutes ("1.5m tall", "stay 2m away", "100m hurdles"), and `5t` are tons. So the
/// noun behind decides, by a closed list of what is counted in millions (`counted` of the lexicon):
/// a number that is not read is told as missing, and a million too many is not. `10k` is ten
/// thousand of anything but a run, a screen, a form or a plan.
fn is_scale(tokens: &Tokens<'_>, at: usize, letter: usize) -> bool {
    let from = behind_range(tokens, letter);
    match tokens.word(letter) {
        "k" => counts(tokens, from) || !is_mark_of_k(tokens, at, letter),
        "m" | "b" => counts(tokens, from),
        _ => false,
    }
}

/// "1.5m to 2m people", "1.5m-2m people": the noun stands behind the second number.
fn behind_range(tokens: &Tokens<'_>, letter: usize) -> usize {
    let next = letter + 1;
    let joins = ["to", "or", "and", "-", "–"].contains(&tokens.word(next));
    let second = joins && tokens.shape(next + 1) == Some(Shape::Number);
    let alike = second && tokens.word(next + 2) == tokens.word(letter) && tokens.joined(next + 2);
    if alike { next + 3 } else { next }
}

/// Whether what is counted in thousands and millions stands here: "people", "new jobs", "of the
/// votes".
fn counts(tokens: &Tokens<'_>, from: usize) -> bool {
    const MEASURED: [&str; 7] = ["tall", "wide", "long", "deep", "thick", "away", "apart"];
    let of = usize::from(tokens.is(from, "of") && tokens.has(from + 1, Cue::Determiner));
    let first = from + 2 * of;
    let them = tokens.is(from, "of") && tokens.is(from + 1, "them");
    let noun = || head(tokens, tokens.all.len(), first, 2.0);
    let counted = |at: usize| tokens.has(at, Cue::Counted);
    them || !MEASURED.contains(&tokens.word(first))
        && (counted(first) || noun().is_some_and(counted))
}

/// Whether `10k` names something else: a run, a screen, a form, a plan of savings.
fn is_mark_of_k(tokens: &Tokens<'_>, at: usize, letter: usize) -> bool {
    const BEFORE: [&str; 10] =
        ["a", "an", "the", "form", "run", "ran", "running", "runs", "walked", "raced"];
    const BEHIND: [&str; 14] = [
        "run",
        "runs",
        "race",
        "races",
        "walk",
        "walks",
        "runner",
        "runners",
        "tv",
        "tvs",
        "screen",
        "screens",
        "video",
        "resolution",
    ];
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    let hyphen = usize::from(tokens.is(letter + 1, "-"));
    let mark = ["4", "8", "401"].contains(&tokens.word(at));
    mark || BEFORE.contains(&before) || BEHIND.contains(&tokens.word(letter + 1 + hyphen))
}

/// The value of digits: commas, blanks that do not break, apostrophes and several points part
/// thousands.
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
