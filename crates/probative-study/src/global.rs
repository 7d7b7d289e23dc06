//! How a statistic of the whole map is shown.

use probative_numeric::Tail;
use probative_spatial::{Global, Moments, Permutation};
use serde_json::{Map as Object, Value, json};

use crate::answer::Answer;
use crate::text::{NAME, pair, short, short_p};

/// The answer of one statistic.
pub(crate) fn answer<'a>(found: &Global) -> Answer<'a> {
    Answer { lines: lines(found), fields: Value::Object(fields(found)), rows: None, picture: None }
}

/// Its keys.
pub(crate) fn fields(found: &Global) -> Object<String, Value> {
    let mut out = Object::new();
    out.insert("value".to_owned(), json!(found.value));
    out.insert("expectation".to_owned(), json!(found.expectation));
    let moments = |of: &Moments| json!({"variance": of.variance, "z": of.z, "p": of.p});
    if let Some(found) = &found.normality {
        out.insert("normality".to_owned(), moments(found));
    }
    if let Some(found) = &found.randomization {
        out.insert("randomization".to_owned(), moments(found));
    }
    if let Some(found) = &found.permutation {
        out.insert("permutation".to_owned(), permutation(found));
    }
    out
}

/// The keys of what rearrangement gives.
pub(crate) fn permutation(found: &Permutation) -> Value {
    json!({
        "mean": found.mean,
        "variance": found.variance,
        "p": found.p,
        "tail": tail(found.tail),
        "draws": found.draws,
        "error": found.error,
    })
}

/// Its chance in words: by rearrangement, or by the normal distribution where nothing is drawn.
pub(crate) fn chance(found: &Global) -> String {
    match (&found.permutation, &found.randomization) {
        (Some(drawn), _) => {
            format!("p = {} among {} rearrangements", short(drawn.p), drawn.draws)
        }
        (None, Some(moments)) => format!("p = {} by randomization", short_p(moments.p)),
        (None, None) => "its p is not known".to_owned(),
    }
}

/// The word for a tail.
pub(crate) fn tail(tail: Tail) -> &'static str {
    match tail {
        Tail::Both => "two",
        Tail::Upper => "upper",
        Tail::Lower => "lower",
    }
}

/// Its lines.
pub(crate) fn lines(found: &Global) -> Vec<String> {
    let mut lines = vec![
        pair("value", &short(found.value)),
        pair("expectation", &short(found.expectation)),
        String::new(),
        format!("{:<NAME$} {:>13} {:>13} {:>13}", "under", "variance", "z", "p"),
    ];
    let row = |name: &str, moments: &Moments| {
        let [variance, z] = [moments.variance, moments.z].map(short);
        let p = short_p(moments.p);
        format!("{name:<NAME$} {variance:>13} {z:>13} {p:>13}")
    };
    lines.extend(found.normality.iter().map(|moments| row("normality", moments)));
    lines.extend(found.randomization.iter().map(|moments| row("randomization", moments)));
    if let Some(drawn) = &found.permutation {
        let (variance, p, error) = (short(drawn.variance), short(drawn.p), short(drawn.error));
        lines.push(format!("{:<NAME$} {variance:>13} {:>13} {p:>13}", "permutation", ""));
        lines.push(String::new());
        lines.push(format!(
            "{} rearrangements; the Monte-Carlo error of their p is {error}",
            drawn.draws
        ));
    }
    lines
}
