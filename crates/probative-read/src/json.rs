//! Claims as JSON, in the form of the gold texts that the reader is scored on.

use serde_json::{Value, json};

use crate::claim::Claim;
use crate::place::Place;
use crate::quantity::{Quantity, Way};
use crate::reading::Reading;
use crate::time::Period;

impl Reading {
    /// The claims as a JSON list; offsets are bytes of the text, ends exclusive.
    pub fn json(&self, text: &str) -> Value {
        let claims = self.claims.iter().enumerate();
        claims.map(|(index, claim)| of_claim(text, index, claim)).collect()
    }
}

/// The name of a claim by its place in the text.
pub(crate) fn name(index: usize) -> String {
    format!("c{:02}", index + 1)
}

fn of_claim(text: &str, index: usize, claim: &Claim) -> Value {
    let source = claim.source.as_ref().map(|source| json!({ "text": &text[source.span.clone()] }));
    json!({
        "id": name(index),
        "byte_start": claim.span.start,
        "byte_end": claim.span.end,
        "words": &text[claim.span.clone()],
        "kind": claim.kind.word(),
        "rule": claim.rule,
        "quantities": claim.quantities.iter().map(|one| of_quantity(text, one)).collect::<Vec<_>>(),
        "places": claim.places.iter().map(|place| of_place(text, place)).collect::<Vec<_>>(),
        "time": claim.periods.iter().filter_map(|period| of_period(text, period)).collect::<Vec<_>>(),
        "source": source,
        "checkable": claim.unchecked.is_none(),
        "depends_on": claim.rests_on.iter().map(|at| name(*at)).collect::<Vec<_>>(),
    })
}

fn of_quantity(text: &str, quantity: &Quantity) -> Value {
    let change = match quantity.change {
        Some(Way::Up) => "up",
        Some(Way::Down) => "down",
        None => "",
    };
    let value = (quantity.low == quantity.high).then_some(quantity.low);
    json!({
        "text": &text[quantity.span.clone()],
        "value": value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "comparator": quantity.comparator.word(),
        "change": change,
        "per": quantity.per,
        "byte_start": quantity.span.start,
        "byte_end": quantity.span.end,
    })
}

fn of_place(text: &str, place: &Place) -> Value {
    json!({
        "text": &text[place.span.clone()],
        "geoid": place.geoid,
        "level": place.level.word(),
        "others": place.others,
        "byte_start": place.span.start,
        "byte_end": place.span.end,
    })
}

fn of_period(text: &str, period: &Period) -> Option<Value> {
    let (from, to) = period.ends?;
    Some(json!({
        "from": from.to_string(),
        "to": to.to_string(),
        "calendar": if period.fiscal { "fiscal" } else { "calendar" },
        "text": &text[period.span.clone()],
    }))
}
