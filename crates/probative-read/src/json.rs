//! Claims as JSON, in the form of the gold texts that the reader is scored on.

use std::ops::Range;

use serde_json::{Value, json};

use crate::claim::Claim;
use crate::page::Page;
use crate::place::Place;
use crate::quantity::{Quantity, Way};
use crate::reading::Reading;
use crate::time::Period;

impl Reading {
    /// The claims as a JSON list; offsets are bytes of the file, ends exclusive.
    pub fn json(&self, page: &Page) -> Value {
        let claims = self.claims.iter().enumerate();
        claims.map(|(index, claim)| of_claim(page, index, claim)).collect()
    }
}

/// The name of a claim by its place in the text.
pub(crate) fn name(index: usize) -> String {
    format!("c{:02}", index + 1)
}

fn of_claim(page: &Page, index: usize, claim: &Claim) -> Value {
    let source =
        claim.source.as_ref().map(|source| json!({ "text": &page.text[source.span.clone()] }));
    json!({
        "id": name(index),
        "byte_start": page.original(&claim.span).start,
        "byte_end": page.original(&claim.span).end,
        // Of a private person no word is told.
        "words": if claim.of_person { "" } else { &page.text[claim.span.clone()] },
        "kind": claim.kind.word(),
        "rule": claim.rule,
        "decided_by": passages(page, claim, &claim.decided),
        "other_readings": claim.others.iter().map(|other| json!({
            "kind": other.kind.word(),
            "rule": other.rule,
            "decided_by": passages(page, claim, &other.decided),
        })).collect::<Vec<_>>(),
        "quantities": claim.quantities.iter().map(|one| of_quantity(page, one)).collect::<Vec<_>>(),
        "places": claim.places.iter().map(|place| of_place(page, place)).collect::<Vec<_>>(),
        "time": claim.periods.iter().filter_map(|period| of_period(page, period)).collect::<Vec<_>>(),
        "regions": claim.regions.iter().map(|region| json!({
            "text": &page.text[region.span.clone()],
            "states": region.states,
            "byte_start": page.original(&region.span).start,
            "byte_end": page.original(&region.span).end,
        })).collect::<Vec<_>>(),
        "source": source,
        "words_entry": claim.phrase.words.word(),
        "reach": claim.phrase.reach.word(),
        "questions": claim.questions.iter().map(|one| one.words()).collect::<Vec<_>>(),
        "unchecked": claim.unchecked.map(|why| why.said()),
        "concerns_a_person": claim.of_person,
        "checkable": claim.unchecked.is_none(),
        "depends_on": claim.rests_on.iter().map(|at| name(*at)).collect::<Vec<_>>(),
    })
}

/// The words that decided; of a private person none is told.
fn passages<'p>(page: &'p Page, claim: &Claim, spans: &[Range<usize>]) -> Vec<&'p str> {
    let told = spans.iter().filter(|_| !claim.of_person);
    told.map(|span| &page.text[span.clone()]).collect()
}

fn of_quantity(page: &Page, quantity: &Quantity) -> Value {
    let change = match quantity.change {
        Some(Way::Up) => "up",
        Some(Way::Down) => "down",
        None => "",
    };
    let value = (quantity.low == quantity.high).then_some(quantity.low);
    json!({
        "text": &page.text[quantity.span.clone()],
        "value": value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "comparator": quantity.comparator.word(),
        "change": change,
        "per": quantity.per,
        "byte_start": page.original(&quantity.span).start,
        "byte_end": page.original(&quantity.span).end,
    })
}

fn of_place(page: &Page, place: &Place) -> Value {
    json!({
        "text": &page.text[place.span.clone()],
        "geoid": place.geoid,
        "level": place.level.word(),
        "others": place.others,
        "byte_start": page.original(&place.span).start,
        "byte_end": page.original(&place.span).end,
    })
}

fn of_period(page: &Page, period: &Period) -> Option<Value> {
    let (from, to) = period.ends?;
    Some(json!({
        "from": from.to_string(),
        "to": to.to_string(),
        "calendar": if period.fiscal { "fiscal" } else { "calendar" },
        "text": &page.text[period.span.clone()],
    }))
}
