//! The words of the argument, held against the case.

use std::ops::Range;

use probative_case::Case;
use probative_case::claim::Claim;
use probative_case::words::Words;
use probative_finding::finding::made::{About, Made, Sentence, Strength};
use probative_read::{Reading, Stretch, sentence_ends};
use probative_terms::number::ten;

use super::{of_claim, own_words, places, said};

/// What the claims leave out of their own words in the text, or say otherwise, and the claims of
/// the text that are none of the case.
pub(super) fn of_text(case: &Case, text: &str, read: &Reading) -> Vec<Made> {
    let borders = Borders::new(case, text);
    let of_claim = |claim: &Claim| {
        let Some(own) = own_words(claim, text) else { return Vec::new() };
        let mut told = Vec::new();
        if claim.test.held().is_some() && claim.words != Words::Unbounded {
            told = of_tested(case, claim, own, borders.behind(claim, text));
        }
        told.extend(said::undenied(claim, own, Sentence::Text));
        told.extend(places_left_out(claim, own));
        told
    };
    case.claims.iter().flat_map(of_claim).chain(uncovered(case, text, read)).collect()
}

/// Where sentences of the text end and where claims begin, each in order.
struct Borders {
    ends: Vec<usize>,
    starts: Vec<usize>,
}

impl Borders {
    fn new(case: &Case, text: &str) -> Borders {
        let mut starts: Vec<usize> = case.claims.iter().map(|claim| claim.anchor.start).collect();
        starts.sort_unstable();
        Borders { ends: sentence_ends(text), starts }
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

/// The numbers and the words of the text, `own`, for which a tested claim stands, and what stands
/// `behind` them.
fn of_tested(case: &Case, claim: &Claim, own: &str, behind: &str) -> Vec<Made> {
    let stretch = Stretch::new(own);
    let mut told = unread(claim, &stretch, &of_place(case, claim), Sentence::Text);
    told.extend(unsaid(claim, &stretch));
    let differs = otherwise(claim, &stretch);
    let step = || step(claim, &Stretch::new(behind), Sentence::Text);
    told.extend(differs.or_else(|| if stretch.has(claim.words) { None } else { step() }));
    told
}

/// The numbers of all claims that stand for some of the same words.
fn of_place(case: &Case, claim: &Claim) -> Vec<f64> {
    let own = claim.anchor.bytes();
    let meets = |other: &&Claim| {
        let other = other.anchor.bytes();
        other.start < own.end && own.start < other.end
    };
    case.claims.iter().filter(meets).flat_map(Claim::numbers).collect()
}

/// The numbers of a sentence that are none of these, and that the claim does not name as untested.
pub(super) fn unread(claim: &Claim, stretch: &Stretch, numbers: &[f64], of: Sentence) -> Vec<Made> {
    let untested = claim.notes.part_of_claim.as_deref().unwrap_or_default();
    // A fall that the case gives a minus is one number with that of the words.
    let either: Vec<f64> = numbers.iter().flat_map(|number| [*number, number.abs()]).collect();
    let open = stretch.unread(&either).into_iter();
    let open = open.filter(|number| !untested.contains(number.as_str()));
    open.map(|number| self::of_claim("W301", claim, About::Unread { of, number })).collect()
}

/// The numbers that a claim says its text states, and that stand nowhere in its words.
fn unsaid(claim: &Claim, stretch: &Stretch) -> Vec<Made> {
    let open = claim.stated().into_iter().filter(|number| !stretch.says(*number));
    let told = open.map(|number| About::Unsaid { of: Sentence::Text, number: ten(number) });
    told.map(|about| of_claim("W305", claim, about)).collect()
}

/// The words of a sentence that say more or less than those of the case.
fn otherwise(claim: &Claim, stretch: &Stretch) -> Option<Made> {
    differing(claim, stretch.beside(claim.words, &claim.numbers())?, Sentence::Text)
}

/// The same of a sentence that is not the text's own words for it: what it hedges is passed over.
pub(super) fn step(claim: &Claim, stretch: &Stretch, of: Sentence) -> Option<Made> {
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
    let about = About::Uncovered { claims: open.len(), lines };
    (!open.is_empty()).then(|| Made { code: "W307".to_owned(), claim: None, about })
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
