//! The words of the argument, held against the case.

use std::ops::Range;

use probative_case::Case;
use probative_case::claim::trend::ChangeIn;
use probative_case::claim::{Claim, Kinds};
use probative_case::words::{Way, Words, denies, movement};
use probative_finding::finding::made::{About, Made, Sentence, Strength};
use probative_read::{Quantity, Reading, Stretch, clauses, sentence_ends};
use probative_terms::number::ten;
use probative_terms::text::{first_of, one_line};

use crate::made::sentence::numbers::{Reader, is_change};
use crate::made::sentence::{said, unasked, years};
use crate::made::who::{counted, places};
use crate::made::{of_claim, own_words};

/// What the claims leave out of their own words in the text, or say otherwise, and the claims of
/// the text that are none of the case.
pub(in crate::made) fn of_text(case: &Case, text: &str, read: &Reading) -> Vec<Made> {
    let borders = Borders::new(case, text);
    let own = |claim| Some((claim, own_words(claim, text)?));
    let standing: Vec<(&Claim, &str)> = case.claims.iter().filter_map(own).collect();
    let of_claim = |&(claim, own): &(&Claim, &str)| {
        let mut told = Vec::new();
        if claim.test.held().is_some() && claim.words != Words::Unbounded {
            let around = [borders.clause(claim, text), borders.behind(claim, text)];
            told = of_tested(case, claim, own, around, read);
        }
        told.extend(said::undenied(claim, own, Sentence::Text));
        told.extend(denied(claim, borders.clause(claim, text)));
        told.extend(places_left_out(claim, borders.behind(claim, text)));
        told.extend(claim.test.held().and_then(|kinds| years::of_text(claim, kinds, own)));
        told
    };
    let mut in_order: Vec<&Claim> = standing.iter().map(|(claim, _)| *claim).collect();
    in_order.sort_by_key(|claim| claim.anchor.start);
    let rest = borders.ends.iter().flat_map(|end| rest(&in_order, text, &borders, *end));
    let claims = standing.iter().flat_map(of_claim);
    claims.chain(rest).chain(uncovered(case, text, read)).collect()
}

/// Where sentences of the text end, and where claims begin and end, each in order.
struct Borders {
    ends: Vec<usize>,
    starts: Vec<usize>,
    stops: Vec<usize>,
}

impl Borders {
    fn new(case: &Case, text: &str) -> Borders {
        let anchors = || case.claims.iter().map(|claim| claim.anchor.bytes());
        let mut starts: Vec<usize> = anchors().map(|anchor| anchor.start).collect();
        let mut stops: Vec<usize> = anchors().map(|anchor| anchor.end).collect();
        starts.sort_unstable();
        stops.sort_unstable();
        Borders { ends: sentence_ends(text), starts, stops }
    }

    /// Where the sentence begins in which a byte of the text lies.
    fn begin(&self, at: usize) -> usize {
        self.ends[..self.ends.partition_point(|end| *end <= at)].last().copied().unwrap_or(0)
    }

    /// The words of a claim with those before them in their clause, which another claim or a comma
    /// begins: a place may be cut behind the words that deny it.
    fn clause<'t>(&self, claim: &Claim, text: &'t str) -> &'t str {
        let Range { start, end } = claim.anchor.bytes();
        let other = self.stops[..self.stops.partition_point(|stop| *stop <= start)].last();
        let from = other.copied().unwrap_or(0).max(self.begin(start));
        let before = text.get(from..start).unwrap_or_default();
        let before = clauses(before).last().map_or(0, |clause| clause.len());
        text.get(start - before..end).unwrap_or_default()
    }

    /// The words from a claim's first to the end of their sentence, or to where another begins: a
    /// place may be cut before the words that say how much.
    fn behind<'t>(&self, claim: &Claim, text: &'t str) -> &'t str {
        let Range { start, end } = claim.anchor.bytes();
        let next = |all: &[usize]| all.get(all.partition_point(|at| *at < end)).copied();
        let until = next(&self.ends).into_iter().chain(next(&self.starts)).min();
        text.get(start..until.unwrap_or(text.len())).unwrap_or_default()
    }
}

/// The numbers and the words of the text, `own`, for which a tested claim stands, with their clause
/// and with what stands behind them; `read` is the whole text taken apart.
fn of_tested(
    case: &Case,
    claim: &Claim,
    own: &str,
    [clause, behind]: [&str; 2],
    read: &Reading,
) -> Vec<Made> {
    let stretch = Stretch::new(own);
    let mut told = unread(claim, &of_place(case, claim), &stretch, Sentence::Text);
    told.extend(in_no_percent(claim, &stretch, Sentence::Text));
    let differs = otherwise(claim, &stretch);
    let bounded = || bounded(claim, &stretch, &Stretch::new(clause));
    let step = || step(claim, &Stretch::new(behind), Sentence::Text);
    let is_said = stretch.has(claim.words);
    told.extend(differs.or_else(bounded).or_else(|| if is_said { None } else { step() }));
    told.extend(unsaid(claim, &stretch, read));
    told.extend(unasked(claim, own, &stretch));
    told
}

/// What its words say and the test does not ask, or more exactly, where the case's own sentence
/// does not.
fn unasked(claim: &Claim, own: &str, stretch: &Stretch) -> Vec<Made> {
    let said = Stretch::new(&claim.said);
    let seen = |of: Sentence| {
        let (sentence, stretch) = match of {
            Sentence::Case => (claim.said.as_str(), &said),
            Sentence::Text => (own, stretch),
        };
        let words = unasked::words(claim, sentence, of);
        [words, unasked::rule(claim, sentence, of), unasked::sharper(claim, stretch, of)]
    };
    let both = seen(Sentence::Case).into_iter().zip(seen(Sentence::Text));
    both.filter_map(|(case, text)| text.filter(|_| case.is_none())).collect()
}

/// What the words before a place say of its number, as "fewer than" does: that they bound it
/// otherwise than the claim, and the place alone does not.
fn bounded(claim: &Claim, own: &Stretch, wide: &Stretch) -> Option<Made> {
    let is_number = own.quantities.iter().any(|one| claim.numbers().contains(&one.low));
    if is_number { otherwise(claim, wide) } else { None }
}

/// A denial in the clause of the text that decides a claim, from its begin, that neither the claim
/// nor the sentence that the case gives it has.
fn denied(claim: &Claim, own: &str) -> Option<Made> {
    let is_denied = claim.denied || DENYING.contains(&claim.words) || denies(&claim.said);
    let text = one_line(own);
    let is_denied = is_denied || FIRST.contains(&claim.words) && compares(&text);
    let clauses: Vec<&str> = clauses(&text).into_iter().map(str::trim).collect();
    let decides = |clause: &&&str| {
        let stretch = Stretch::new(clause);
        stretch.has(claim.words) || claim.numbers().iter().any(|number| stretch.says(*number))
    };
    let clause = match clauses[..] {
        [one] => one,
        _ => clauses.iter().find(decides)?,
    };
    (!is_denied && claim.test.held().is_some() && denies(clause)).then(|| {
        of_claim("W302", claim, About::Denied { of: Sentence::Text, text: clause.to_owned() })
    })
}

/// Words of a claim that a sentence denies of all others: "never lower", "no year had more".
const FIRST: [Words; 2] = [Words::Highest, Words::Lowest];

/// Whether a text compares with others.
fn compares(text: &str) -> bool {
    const THAN: [&str; 6] = ["higher", "lower", "more", "fewer", "less", "than"];
    text.split(|letter: char| !letter.is_alphabetic()).any(|word| THAN.contains(&word))
}

/// Words of a claim that say themselves that something did not happen.
const DENYING: [Words; 4] = [Words::Unchanged, Words::AtLeast, Words::UpTo, Words::None];

/// From here on a number without a unit is no mark of a note.
const LARGER_THAN_A_NOTE: f64 = 1_000.0;

/// The numbers of a sentence with a claim in it that lie in no claim's words and that none reads,
/// at the last of its claims: a place may be cut before the part that does not hold. The claims are
/// in order, and their words stand in the text.
fn rest(claims: &[&Claim], text: &str, borders: &Borders, end: usize) -> Vec<Made> {
    let start = borders.begin(end.saturating_sub(1));
    let inside = |claim: &&&Claim| {
        let own = claim.anchor.bytes();
        own.start < end && start < own.end
    };
    let claims: Vec<&Claim> = claims.iter().filter(inside).copied().collect();
    let Some(last) = claims.last() else { return Vec::new() };
    let mut open = Vec::new();
    let mut from = start;
    for own in claims.iter().map(|claim| claim.anchor.bytes()).chain(std::iter::once(end..end)) {
        let gap = text.get(from..own.start.max(from)).unwrap_or_default();
        let mut gap = Stretch::new(gap);
        // The mark of a note counts nothing, and how many places there are is no claim.
        let counts = |one: &Quantity| {
            let is_named = !one.unit.is_empty() || one.low >= LARGER_THAN_A_NOTE;
            is_named && !counted::PLACES.contains(&one.unit.as_str())
        };
        gap.quantities.retain(counts);
        open.extend(unread_numbers(last, &claims, &gap));
        from = from.max(own.end);
    }
    open.dedup();
    let sentence = first_of(text.get(start..end).unwrap_or_default(), FIRST_WORDS);
    let about = |number| About::UnreadBeside { sentence: sentence.clone(), number };
    open.into_iter().map(|number| of_claim("W301", last, about(number))).collect()
}

/// All claims that stand for some of the same words.
fn of_place<'c>(case: &'c Case, claim: &Claim) -> Vec<&'c Claim> {
    let own = claim.anchor.bytes();
    let meets = |other: &&Claim| {
        let other = other.anchor.bytes();
        other.start < own.end && own.start < other.end
    };
    case.claims.iter().filter(meets).collect()
}

/// The numbers of a sentence that some claims do not read, and that this one does not name as
/// untested.
pub(in crate::made) fn unread(
    claim: &Claim,
    readers: &[&Claim],
    stretch: &Stretch,
    of: Sentence,
) -> Vec<Made> {
    let told = unread_numbers(claim, readers, stretch).into_iter();
    told.map(|number| of_claim("W301", claim, About::Unread { of, number })).collect()
}

/// The numbers themselves, each once.
fn unread_numbers(claim: &Claim, readers: &[&Claim], stretch: &Stretch) -> Vec<String> {
    let untested = claim.notes.part_of_claim.as_deref().unwrap_or_default();
    let readers: Vec<Reader<'_>> = readers.iter().map(|reader| Reader::new(reader)).collect();
    let open = stretch.unread(|one| readers.iter().any(|reader| reader.reads(one))).into_iter();
    let mut told: Vec<String> = Vec::new();
    for number in open {
        if !untested.contains(number.as_str()) && !told.contains(&number) {
            told.push(number);
        }
    }
    told
}

/// A change that is tested in per cent of where it began, and of which a sentence tells another
/// thing: so many more, or percentage points.
pub(in crate::made) fn in_no_percent(
    claim: &Claim,
    stretch: &Stretch,
    of: Sentence,
) -> Option<Made> {
    let Kinds::Trend(trend) = claim.test.held()? else { return None };
    let by = trend.by.as_ref().filter(|_| trend.measured_in == ChangeIn::Percent)?;
    let number = stretch.in_no_percent(by.value.abs())?;
    Some(self::of_claim("W301", claim, About::Unread { of, number }))
}

/// What a year, a day or a hundred has: arithmetic reckons with it, and no text needs to say so.
const KNOWN: [f64; 10] = [7.0, 12.0, 24.0, 52.0, 60.0, 100.0, 365.0, 366.0, 1_000.0, 100_000.0];

/// What has how many of which parts: reckoning in months, a case writes 48 where the text says four
/// years.
const PARTS: [(&str, &[f64]); 5] = [
    ("year", &[12.0, 52.0, 365.0, 366.0]),
    ("month", &[30.0]),
    ("week", &[7.0]),
    ("day", &[24.0]),
    ("hour", &[60.0]),
];

/// Whether a number is a time of the text in smaller parts.
fn is_time(one: &Quantity, number: f64) -> bool {
    let parts = PARTS.iter().filter(|(unit, _)| one.unit == *unit).flat_map(|(_, parts)| *parts);
    parts.into_iter().any(|parts| one.is(number / parts))
}

/// The numbers that a claim says its text states, and that stand nowhere in its words. Numbers that
/// are reckoned with may stand in those of another claim.
fn unsaid(claim: &Claim, stretch: &Stretch, read: &Reading) -> Vec<Made> {
    let is_reckoned = matches!(claim.test.held(), Some(Kinds::Arithmetic(_)));
    let elsewhere = |number: f64| {
        let mut said = read.claims.iter().flat_map(|claim| &claim.quantities);
        KNOWN.contains(&number) || said.any(|one| one.is(number))
    };
    let says = |number: f64| {
        let mut all = stretch.quantities.iter();
        all.any(|one| {
            one.is(number) || is_change(claim, one, number) || is_reckoned && is_time(one, number)
        })
    };
    // A fall by 75 is told without a sign.
    let is_trend = matches!(claim.test.held(), Some(Kinds::Trend(_)));
    let falls = is_trend && movement(&claim.said) != Way::Up;
    let says = |number: f64| says(number) || falls && number < 0.0 && says(-number);
    let is_said = |number: f64| says(number) || (is_reckoned && elsewhere(number));
    // "More than 0" says that it rose, which is no number.
    let is_way = |number: f64| {
        let is_bound = matches!(claim.words, Words::MoreThan | Words::LessThan);
        number == 0.0 && is_bound && matches!(claim.test.held(), Some(Kinds::Trend(_)))
    };
    let open = claim.stated().into_iter().filter(|it| !is_way(*it) && !is_said(*it));
    let told = open.map(|number| About::Unsaid { of: Sentence::Text, number: ten(number) });
    told.map(|about| of_claim("W305", claim, about)).collect()
}

/// The words of a sentence that say more or less than those of the case.
fn otherwise(claim: &Claim, stretch: &Stretch) -> Option<Made> {
    differing(claim, stretch.beside(claim.words, &claim.numbers())?, Sentence::Text)
}

/// The same of a sentence that is not the text's own words for it: what it hedges is passed over.
pub(in crate::made) fn step(claim: &Claim, stretch: &Stretch, of: Sentence) -> Option<Made> {
    differing(claim, stretch.step_beside(claim.words, &claim.numbers())?, of)
}

fn differing(
    claim: &Claim,
    (text, strength): (String, probative_read::Strength),
    of: Sentence,
) -> Option<Made> {
    let strength = match strength {
        probative_read::Strength::Stronger => Strength::Stronger,
        probative_read::Strength::Weaker => Strength::Weaker,
        probative_read::Strength::Other => Strength::Other,
    };
    let case = claim.word().to_owned();
    Some(of_claim("W302", claim, About::Otherwise { of, case, text, strength }))
}

/// The places of the text's words that are not tested; what the case's own sentence names is told
/// without the text.
fn places_left_out(claim: &Claim, own: &str) -> Option<Made> {
    let kinds = claim.test.held()?;
    let told = places::left_out(claim, kinds, &claim.said, Sentence::Case).is_some();
    if told { None } else { places::left_out(claim, kinds, own, Sentence::Text) }
}

/// The claims that the text makes, as `probative read` finds them, and that no claim of the case
/// stands for.
fn uncovered(case: &Case, text: &str, read: &Reading) -> Option<Made> {
    let is_anchored = |found: &Range<usize>| {
        let stands = |own: Range<usize>| own.start < found.end && found.start < own.end;
        case.claims.iter().any(|claim| stands(claim.anchor.bytes()))
    };
    let made = read.claims.iter();
    let made = made.filter(|claim| claim.unchecked.is_none() && !claim.of_person);
    let mut open: Vec<&Range<usize>> =
        made.map(|claim| &claim.span).filter(|span| !is_anchored(span)).collect();
    open.sort_by_key(|span| span.start);
    let lines = lines_at(text, open.iter().map(|span| span.start));
    // Of a text of one line the number says nothing.
    let is_one_line = text.lines().filter(|line| !line.trim().is_empty()).count() == 1;
    let named = open.iter().take(if is_one_line { open.len() } else { 0 });
    let words = named.map(|span| begin_of(text, span)).collect();
    let about = About::Uncovered { claims: open.len(), lines, words };
    (!open.is_empty()).then(|| Made { code: "W307".to_owned(), claim: None, about })
}

/// How many words of a sentence are told for it.
const FIRST_WORDS: usize = 6;

/// The first words of what stands in some bytes of a text.
fn begin_of(text: &str, span: &Range<usize>) -> String {
    first_of(text.get(span.clone()).unwrap_or_default(), FIRST_WORDS)
}

/// The lines on which some bytes of a text stand, each once; the bytes are in order.
fn lines_at(text: &str, bytes: impl Iterator<Item = usize>) -> Vec<usize> {
    let (mut line, mut counted) = (1, 0);
    let mut lines: Vec<usize> = bytes
        .map(|byte| {
            line += text[counted..byte].matches('\n').count();
            counted = byte;
            line
        })
        .collect();
    lines.dedup();
    lines
}
