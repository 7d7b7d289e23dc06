//! What a sentence says that the test of its claim does not ask, or says less exactly.

use probative_case::claim::rate::RateForm;
use probative_case::claim::{Claim, Kinds};
use probative_case::words::Words;
use probative_finding::finding::made::{About, Made, Sentence};
use probative_read::{Asks, Quantity, Stretch};
use probative_terms::number::Printed;

use super::{of_claim, said};

/// Words of a sentence that a test of this kind does not ask.
pub(super) fn words(claim: &Claim, sentence: &str, of: Sentence) -> Option<Made> {
    let asks = asks(claim, claim.test.held()?)?;
    let text = Stretch::new(sentence).unasked(asks)?;
    // What the records of a claim are called by says that they hold it.
    let own = said::of_rows(claim).into_iter().chain(said::called(claim.test.held()?));
    let is_held = own.into_iter().any(|label| label.to_lowercase().contains(&text.to_lowercase()));
    (!is_held).then(|| of_claim("W302", claim, About::Unasked { of, text }))
}

fn asks(claim: &Claim, kinds: &Kinds) -> Option<Asks> {
    if let Kinds::Rate(rate) = kinds {
        return Some(match &rate.form {
            RateForm::Rank(_) => Asks::Rank,
            RateForm::Counts { .. } | RateForm::Ranks { .. } => match rate.named.len() {
                1 => Asks::Alone,
                _ => Asks::Together,
            },
        });
    }
    // How fast one changes is held against another.
    let Kinds::Trend(trend) = kinds else { return None };
    (trend.than.is_none() && claim.words != Words::Unbounded).then_some(Asks::Change)
}

/// A number that is tested to more digits than a sentence gives it: 37.0 for 37, and a quarter as
/// 25 per cent.
pub(super) fn sharper(claim: &Claim, stretch: &Stretch, of: Sentence) -> Option<Made> {
    let mut kinds = claim.test.held()?.clone();
    let is_share = matches!(kinds, Kinds::Share(_));
    if !is_share && !matches!(kinds, Kinds::Figure(_)) {
        return None;
    }
    let stated: Vec<Printed> = kinds.stated().into_iter().flatten().map(|it| it.clone()).collect();
    // What the case rounds otherwise than its digits do has its own reason.
    let is_printed = |it: &&Printed| Printed::read(&it.text).is_ok_and(|own| own.step == it.step);
    stated.iter().filter(is_printed).find_map(|stated| {
        let told: Vec<&Quantity> =
            stretch.quantities.iter().filter(|one| one.is(stated.value)).collect();
        let is_coarse = |one: &&Quantity| {
            let is_share = is_share || one.unit != "fraction";
            is_share && step_of(stretch, one).is_some_and(|it| stated.step < it)
        };
        if told.is_empty() || !told.iter().all(is_coarse) {
            return None;
        }
        let text = stretch.of(told.first()?).to_owned();
        let about = About::Sharper { of, text, number: stated.text.clone() };
        Some(of_claim("W305", claim, about))
    })
}

/// A simple fraction says no more than that it is nearer than those beside it.
const SIMPLE: (f64, f64) = (0.2, 5.0);

/// To what the number of a sentence is rounded, in per cent where it is a part of one.
fn step_of(stretch: &Stretch, one: &Quantity) -> Option<f64> {
    if one.unit == "fraction" {
        let is_simple = one.low.min(1.0 - one.low) >= SIMPLE.0;
        return is_simple.then_some(SIMPLE.1);
    }
    let digits = stretch.of(one).trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let is_digit = |letter: char| letter.is_ascii_digit() || [',', '.'].contains(&letter);
    let end = digits.find(|letter| !is_digit(letter)).unwrap_or(digits.len());
    let read = Printed::read(digits[..end].trim_end_matches(['.', ','])).ok()?;
    // Of "1.6 million" the digits are of millions.
    (read.value == one.low).then_some(read.step)
}
