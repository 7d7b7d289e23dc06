//! What a claim needs to be tested, told from its kind and what it names.

use probative_case::placeholder;
use probative_terms::{Kind, Wanted};

use crate::claim::Claim;
use crate::draft::products::may_hold;
use crate::draft::sense::Sense;
use crate::page::Page;

/// The record that would settle a claim, and the questions that come first.
pub(super) fn wanted(claim: &Claim, sense: &Sense, page: &Page) -> Wanted {
    // A record of years needs the years, whatever its rank is asked by.
    let kind = if claim.is_of_a_record() { claim.kind } else { sense.kind };
    let own = match claim.unchecked {
        _ if claim.of_person => "no record: it concerns a person".to_owned(),
        Some(why) => format!("no record: {}", why.said()),
        None => format!("{}{}", of_kind(kind), of_what(claim, sense, page)),
    };
    let source = claim.source.as_ref().filter(|_| !claim.of_person);
    let is_open = claim.unchecked.is_none() && !claim.of_person;
    let nobody = if is_open { placeholder::HOLDER } else { placeholder::NOBODY };
    let holder = source.map_or(nobody, |source| &page.text[source.span.clone()]);
    let mut questions: Vec<&str> = claim.questions.iter().map(|one| one.words()).collect();
    questions.extend(sense.asks.iter().map(String::as_str));
    let would_decide = match (is_open, questions.is_empty()) {
        (false, _) => "nothing".to_owned(),
        (true, true) => "the values at which its words hold or fail".to_owned(),
        (true, false) => format!("the record, once it is said: {}", questions.join(" ")),
    };
    let said = if is_open { &page.text[claim.span.clone()] } else { "" };
    let products: Vec<String> =
        may_hold(said).iter().map(|it| format!("{} ({})", it.title, it.publisher)).collect();
    let record = match products.is_empty() {
        true => own,
        false => format!("{own}; it may stand in {}", products.join(", or in ")),
    };
    Wanted { record, holder: holder.split_whitespace().collect::<Vec<_>>().join(" "), would_decide }
}

/// What a kind is tested on.
fn of_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Figure => "the number as its publisher counted it",
        Kind::Share => "the part and the whole, counted alike",
        Kind::Arithmetic => "the numbers that it is made from, with their units",
        Kind::Trend => "a series that reaches over the whole period",
        Kind::Membership => "a list with the day on which each entry began",
        Kind::Alignment => {
            "the places of a list, and the lines or the map that they are held against"
        }
        Kind::Association => "two tables of the same places",
        Kind::Cluster => "a table of places, and which of them touch",
        Kind::Rate => "events and people of each place, of those compared as well",
        Kind::Effect => "the outcome before and after, in places with the policy and in others",
        Kind::Quote => "the document that is quoted",
        Kind::Rivals => "the outcome in places that are alike in the other explanations",
        Kind::Mechanism => "the outcome that would differ if it came about so",
    }
}

/// What is counted, where and when, as far as the text says.
fn of_what(claim: &Claim, sense: &Sense, page: &Page) -> String {
    let mut out = String::new();
    let mut units: Vec<&str> = Vec::new();
    for unit in claim.quantities.iter().filter(|one| one.is_count()).map(|one| one.unit.as_str()) {
        if !unit.is_empty() && !units.contains(&unit) {
            units.push(unit);
        }
    }
    if !units.is_empty() {
        out.push_str(&format!("; counted: {}", units.join(", ")));
    }
    let own = claim.places.iter().filter(|place| !sense.out.contains(place));
    let names: Vec<&str> = own.map(|place| &page.text[place.span.clone()]).collect();
    let names = [names, claim.regions.iter().map(|region| region.name).collect()].concat();
    match &sense.elsewhere {
        Some(said) => out.push_str(&format!("; places: `{said}`")),
        None if !names.is_empty() => out.push_str(&format!("; places: {}", names.join(", "))),
        None => {}
    }
    if !sense.years.told.is_empty() {
        out.push_str(&format!("; periods: {}", sense.years.told.join(", ")));
    }
    out
}
