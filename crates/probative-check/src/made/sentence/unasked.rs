//! What a sentence says that the test of its claim does not ask, or says less exactly.

use probative_case::claim::rate::RateForm;
use probative_case::claim::{Claim, Kinds};
use probative_case::words::{Way, Words, movement};
use probative_finding::finding::made::{About, Made, Sentence};
use probative_read::{Asks, Quantity, Stretch};
use probative_terms::Reach;
use probative_terms::number::Printed;

use crate::made::of_claim;
use crate::made::sentence::{said, years};
use crate::made::who::places;

/// Words of a sentence that a test of this kind does not ask.
pub(in crate::made) fn words(claim: &Claim, sentence: &str, of: Sentence) -> Option<Made> {
    let asks = asks(claim, claim.test.held()?)?;
    let text = Stretch::new(sentence).unasked(asks)?;
    // What the records of a claim are called by says that they hold it.
    let kinds = claim.test.held()?;
    let mut own = said::of_rows(claim).into_iter().chain(said::called(kinds));
    // What a column is called may be that it rose.
    let moves = movement(&text) != Way::Neither;
    let is_held = own.any(|label| {
        label.to_lowercase().contains(&text.to_lowercase())
            || moves && movement(&label) != Way::Neither
    });
    let is_held = is_held || text.starts_with(THAN) && compares_rows(kinds);
    (!is_held).then(|| of_claim("W302", claim, About::Unasked { of, text }))
}

/// Words by which a change is told as a rule, which goes on.
const RULES: [&str; 4] = ["keeps", "keep", "always", "whenever"];

/// A change that a sentence tells as a rule, where these years alone are tested.
pub(in crate::made) fn rule(claim: &Claim, sentence: &str, of: Sentence) -> Option<Made> {
    let of_these = claim.reach == Reach::These && claim.reach_because.is_none();
    let is_change = matches!(claim.test.held()?, Kinds::Trend(_));
    let is_rule = |word: &&str| RULES.contains(&word.trim().to_lowercase().as_str());
    let mut words = sentence.split_inclusive(char::is_whitespace).skip_while(|it| !is_rule(it));
    let word = words.next()?;
    let text = [word, words.next().unwrap_or_default()].concat().trim().to_owned();
    (of_these && is_change).then(|| of_claim("W302", claim, About::OfARule { of, text }))
}

/// By what another comparison begins.
const THAN: &str = "than";

/// Whether the rows of a rate are cut to some places or times: these are what it compares with.
fn compares_rows(kinds: &Kinds) -> bool {
    let Kinds::Rate(rate) = kinds else { return false };
    let is_pair = |(column, values): &(String, Vec<String>)| {
        let lower = column.to_lowercase();
        values.len() > 1 && (places::is_of_places(&lower) || years::is_of_times(&lower))
    };
    let mut selects = rate.selects().into_iter();
    years::is_of_times(&rate.key.to_lowercase())
        || selects.any(|select| select.filter.iter().any(is_pair))
}

fn asks(claim: &Claim, kinds: &Kinds) -> Option<Asks> {
    if let Kinds::Trend(trend) = kinds {
        // How fast one changes is held against another.
        let alone = trend.than.is_none() && claim.words != Words::Unbounded;
        return alone.then_some(Asks::Change);
    }
    let Kinds::Rate(rate) = kinds else { return None };
    match (&rate.form, rate.named.len()) {
        (RateForm::Rank(_), _) => Some(Asks::Rank),
        (RateForm::Counts { .. } | RateForm::Ranks { .. }, 1) => Some(Asks::Alone),
        (RateForm::Counts { .. } | RateForm::Ranks { .. }, _) => Some(Asks::Together),
    }
}

/// A number that is tested to more digits than a sentence gives it: 37.0 for 37, and a quarter as
/// 25 per cent.
pub(in crate::made) fn sharper(claim: &Claim, stretch: &Stretch, of: Sentence) -> Option<Made> {
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
const SIMPLE: (f64, f64) = (0.2 - 1e-9, 5.0);

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
