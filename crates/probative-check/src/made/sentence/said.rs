//! What a claim's own sentence says and its test does not, or the other way round.

use probative_case::Case;
use probative_case::claim::figure::StatedNumber;
use probative_case::claim::{Claim, Kinds};
use probative_case::words::{Way, Words, denies, movement};
use probative_finding::finding::made::{About, Made, Sentence};
use probative_read::{Moment, Period, Quantity, Stretch, periods_of};
use probative_terms::Date;

use crate::made::of_claim;
use crate::made::sentence::{argument, unasked};
use crate::made::who::counted::{self, PLACES};
use crate::made::who::places;

/// What the sentence that the case itself gives a tested claim has otherwise.
pub(in crate::made) fn of_claim_held(case: &Case, claim: &Claim, kinds: &Kinds) -> Vec<Made> {
    let all = undenied(claim, &claim.said, Sentence::Case).into_iter();
    let all = all.chain(denied(claim, kinds));
    let all = all.chain(turned(claim, kinds)).chain(counted::otherwise(claim, kinds));
    let mut all: Vec<Made> =
        all.chain(places::left_out(claim, kinds, &claim.said, Sentence::Case)).collect();
    if claim.words != Words::Unbounded {
        let stretch = Stretch::new(&claim.said);
        all.extend(unread(claim, &stretch));
        all.extend(argument::in_no_percent(claim, &stretch, Sentence::Case));
        all.extend(argument::step(claim, &stretch, Sentence::Case));
        all.extend(unasked::words(claim, &claim.said, Sentence::Case));
        all.extend(unasked::rule(claim, &claim.said, Sentence::Case));
        all.extend(unasked::sharper(claim, &stretch, Sentence::Case));
    }
    all.extend(other_days(claim, kinds));
    all.extend(past(case, claim, kinds));
    all
}

/// A denial that a sentence does not have.
pub(in crate::made) fn undenied(claim: &Claim, sentence: &str, of: Sentence) -> Option<Made> {
    let against = claim.denied && !denies(sentence);
    against.then(|| of_claim("W302", claim, About::Undenied { of }))
}

/// What a sentence denies and the claim does not, so that its word is turned. Of rows that are
/// those of people without a thing the sentence denies what they have.
fn denied(claim: &Claim, kinds: &Kinds) -> Option<Made> {
    let mut rows = of_rows(claim).into_iter().chain(called(kinds));
    let is_denied = claim.denied || rows.any(|text| denies(&text));
    let stretch = Stretch::new(&claim.said);
    let denies = || stretch.denies(claim.words, kinds.kind(), &claim.numbers());
    let about = || About::Denied { of: Sentence::Case, text: claim.said.clone() };
    (!is_denied && denies()).then(|| of_claim("W302", claim, about()))
}

/// What the case calls the rows and lists of a claim.
pub(in crate::made) fn called(kinds: &Kinds) -> Vec<String> {
    let mut kinds = kinds.clone();
    let mut called = Vec::new();
    if let Kinds::Figure(figure) = &kinds {
        called.extend(figure.stated.iter().map(|one| one.said.clone()));
    }
    if let Kinds::Trend(trend) = &kinds {
        called.push(trend.said.clone());
    }
    if let Kinds::Rate(rate) = &kinds {
        called.push(rate.said.clone());
    }
    if let Kinds::Effect(effect) = &kinds {
        called.push(effect.said.clone());
    }
    if let Kinds::Share(share) = &kinds {
        called.push(share.unit.clone());
    }
    called.extend(kinds.lists().into_iter().map(|(_, list)| list.said.clone()));
    called.extend(kinds.selects().into_iter().filter_map(|select| select.said.clone()));
    called
}

/// The largest number that may be a name where a sentence counts nothing by it: "mill 3".
const NAMES_UP_TO: f64 = 12.0;

/// The numbers of the case's own sentence that the claim's table does not have; how many places it
/// speaks of is held against those that are named.
fn unread(claim: &Claim, stretch: &Stretch) -> Vec<Made> {
    let is_passed = |one: &Quantity| {
        let is_name = one.unit.is_empty() && one.high <= NAMES_UP_TO;
        is_name || PLACES.contains(&one.unit.as_str())
    };
    let mut counting = stretch.clone();
    counting.quantities.retain(|one| !is_passed(one));
    let rows = of_rows(claim);
    // A number of which the sentence has but the end, as of ".225", is another one.
    let is_cut = |number: &str| claim.said.contains(&format!(".{number}"));
    let is_passed =
        |number: &String| is_cut(number) || rows.iter().any(|text| text.contains(number.as_str()));
    let mut open = argument::unread(claim, &[claim], &counting, Sentence::Case);
    open.retain(|made| !matches!(&made.about, About::Unread { number, .. } if is_passed(number)));
    open
}

/// By what a claim picks its rows and columns: a number of these names them and counts nothing.
pub(in crate::made) fn of_rows(claim: &Claim) -> Vec<String> {
    let Some(mut kinds) = claim.test.held().cloned() else { return Vec::new() };
    let mut texts: Vec<String> = kinds.names().into_iter().map(str::to_owned).collect();
    for select in kinds.selects() {
        texts.push(select.value.clone());
        texts.extend(select.filter.iter().flat_map(|(_, values)| values.clone()));
        texts.extend(select.filter.iter().map(|(column, _)| column.clone()));
    }
    texts
}

/// A change that the sentence calls a fall and the claim tests as a rise, or the other way round.
fn turned(claim: &Claim, kinds: &Kinds) -> Option<Made> {
    let Kinds::Trend(_) = kinds else { return None };
    let regions = kinds.regions(claim.words).ok()?;
    // How fast is told of rises: what falls faster rises slower.
    let own = match claim.words {
        Words::FasterThan | Words::SlowerThan => Way::Up,
        Words::ClosingTheGap | Words::WideningTheGap => return None,
        _ if regions.holds().iter().all(|range| range.low > 0.0) => Way::Up,
        _ if regions.holds().iter().all(|range| range.high < 0.0) => Way::Down,
        _ => Way::of_regions(&regions),
    };
    let is_turned = movement(&claim.said) == own.reversed() && !denies(&claim.said);
    let fell = own == Way::Up;
    (own != Way::Neither && is_turned).then(|| of_claim("W306", claim, About::Turned { fell }))
}

/// How many years a window may end before the text that names no year: records come late.
const LATE: i32 = 2;

/// That a trend ends long before the text, in a sentence that names no time.
fn past(case: &Case, claim: &Claim, kinds: &Kinds) -> Option<Made> {
    let Kinds::Trend(trend) = kinds else { return None };
    let (_, last) = *trend.windows.first()?;
    let text = case.text.date.year;
    let names_none = periods_of(&claim.said).is_empty();
    (names_none && last < text - LATE).then(|| of_claim("W311", claim, About::Past { last, text }))
}

/// The days that a claim states and that lie in none of the periods of its sentence.
fn other_days(claim: &Claim, kinds: &Kinds) -> Vec<Made> {
    let Kinds::Figure(figure) = kinds else { return Vec::new() };
    let periods = periods_of(&claim.said);
    // Years of a budget begin in another one.
    if periods.is_empty() || periods.iter().any(|period| period.fiscal) {
        return Vec::new();
    }
    let ends = figure.stated.iter().filter_map(|stated| match stated.number {
        StatedNumber::Date(day) => Some((day, day)),
        StatedNumber::Days(first, last) => Some((first, last)),
        StatedNumber::Number(..) => None,
    });
    let open = ends.filter(|ends| !periods.iter().any(|period| meets(period, *ends)));
    let told =
        open.map(|(first, _)| About::Unsaid { of: Sentence::Case, number: first.to_string() });
    told.map(|about| of_claim("W305", claim, about)).collect()
}

/// Whether a period has some of these days; one whose ends are not known has any.
fn meets(period: &Period, (first, last): (Date, Date)) -> bool {
    let Some((from, to)) = period.ends else { return true };
    let month = |moment: Moment, other: u8| (moment.year, moment.month.unwrap_or(other));
    month(from, 1) <= (last.year, last.month) && (first.year, first.month) <= month(to, 12)
}
