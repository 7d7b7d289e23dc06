//! Classes for a map.

use probative_spatial::{
    box_breaks, equal_breaks, natural_breaks, percentile_breaks, quantile_breaks,
};
use serde_json::json;

use crate::exit::Stop;
use crate::stat::method::{Answer, Asked, Method, Rows};
use crate::stat::neighbors::Made;
use crate::stat::options::Options;
use crate::stat::takes::{Columns, MAY, Opt, Takes};
use crate::stat::text::short;
use crate::stat::words::BreaksWord;

/// How many classes a map has, where the command gives no number.
const CLASSES: usize = 5;
/// How far fences lie from the quartiles, where the command does not say.
const HINGE: f64 = 1.5;

pub(super) static BREAKS: Method = Method {
    name: "breaks",
    about: "Classes for a map",
    section: "rates-and-classes",
    values: Columns::One,
    uses: &[&[(Opt::Breaks, MAY), (Opt::Classes, counted), (Opt::Hinge, fenced)]],
    made: Made::ROW,
    run,
};

/// Box and percentile breaks fix how many classes there are.
fn counted(options: &Options) -> Takes {
    match options.breaks {
        Some(BreaksWord::Box | BreaksWord::Percentile) => Takes::No,
        _ => Takes::Maybe,
    }
}

/// Only box breaks have fences.
fn fenced(options: &Options) -> Takes {
    if options.breaks == Some(BreaksWord::Box) { Takes::Maybe } else { Takes::No }
}

fn run<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let options = asked.options;
    let (values, classes) = (asked.column(0), options.classes.unwrap_or(CLASSES));
    let found = asked.found(match options.breaks.unwrap_or(BreaksWord::Natural) {
        BreaksWord::Quantile => quantile_breaks(values, classes),
        BreaksWord::Equal => equal_breaks(values, classes),
        BreaksWord::Natural => natural_breaks(values, classes),
        BreaksWord::Box => box_breaks(values, options.hinge.unwrap_or(HINGE)),
        BreaksWord::Percentile => percentile_breaks(values),
    })?;
    let mut lines = vec![format!("{:>14}  {:>8}", "up to", "units")];
    let rows = found.upper_bounds.iter().zip(&found.counts);
    lines.extend(rows.map(|(bound, count)| format!("{:>14}  {count:>8}", short(*bound))));
    let fields = json!({"upper_bounds": found.upper_bounds, "counts": found.counts});
    let count = found.counts.len();
    let row = Box::new(
        move |at: usize| json!({"upper_bound": found.upper_bounds[at], "count": found.counts[at]}),
    );
    let rows = Rows { key: None, columns: &["upper_bound", "count"], count, row };
    Ok(Answer { lines, fields, rows: Some(rows), picture: None })
}
