//! Classes for a map.

use probative_numeric::Error as Values;
use probative_spatial::{
    Breaks, Error as Spatial, box_breaks, equal_breaks, natural_breaks, percentile_breaks,
    quantile_breaks,
};
use probative_terms::Diagnostic;
use probative_terms::text::counted;
use serde_json::json;

use crate::answer::{Answer, Rows};
use crate::asked::Asked;
use crate::error::Error;
use crate::gives::{Column, column};
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::parameter::{Fallback, Type};
use crate::parameters::{CLASSES, MAX_CLASSES, parameters};
use crate::text::apart;
use crate::uses::{Use, When, may};
use crate::words::words;

words! {
    /// Which classes.
    KINDS, kind -> Which {
        "natural" "The least spread within classes, exactly" => Which::Natural,
        "quantile" "About as many values each" => Which::Quantile,
        "equal" "Of equal width" => Which::Equal,
        "box" "Quartiles and fences" => Which::Box,
        "percentile" "1, 10, 50, 90, 99 and 100 per cent" => Which::Percentile,
    }
}

/// A kind of classes.
pub(crate) enum Which {
    Natural,
    Quantile,
    Equal,
    Box,
    Percentile,
}

parameters! {
    /// Which classes
    BREAKS_OF = "breaks" "KIND" Type::Word(KINDS), Fallback::Word("natural");
    /// How far the fences of box breaks lie from the quartiles, in distances between the quartiles
    HINGE = "hinge" "TIMES" Type::Number { least: f64::NEG_INFINITY, closed: false, most: f64::INFINITY }, Fallback::Number(1.5);
}

/// The kinds that are asked for so many.
const CLASSED_BY: &[&str] = &["natural", "quantile", "equal"];

/// Box and percentile breaks fix how many classes there are; only box breaks have fences.
const OWN: &[Use] = &[
    may(&BREAKS_OF),
    may(&CLASSES).when(When::Is(&BREAKS_OF, CLASSED_BY)),
    may(&MAX_CLASSES).when(When::Is(&BREAKS_OF, CLASSED_BY)),
    may(&HINGE).when(When::Is(&BREAKS_OF, &["box"])),
];

const CLASSED: &[Column] = &[
    column("upper_bounds", "of the values", "the largest value of each class"),
    column("counts", "units", "how many units are in it"),
    column("note", "", "what is odd of them")
        .when(When::Found("where classes are fewer than asked for, or bounds coincide")),
];

pub(crate) static BREAKS: Method = Method {
    name: "breaks",
    door: Door::Stat,
    about: "Classes for a map",
    section: "rates-and-classes",
    input: Input::Map { orders: Orders::One, run },
    values: Columns::One,
    least: 1,
    withheld: When::Never,
    uses: &[OWN],
    told: "the upper bounds of classes and how many units each has; natural breaks are exact",
    gives: &[CLASSED],
    papers: &["Fisher 1958", "Hyndman & Fan 1996"],
    held: Held {
        told: "`breaks`: mapclassify",
        folders: &["breaks"],
        calibrated: Held::UNDRAWN,
        timed: "natural breaks, ours exact, five classes",
    },
};

fn run<'a>(asked: &Asked<'a>, _: &'a Map) -> Result<Answer<'a>, Error> {
    let (values, classes) = (asked.column(0), asked.settled.count(&CLASSES).unwrap_or_default());
    let found = match kind(asked.word(&BREAKS_OF)) {
        Which::Quantile => quantile_breaks(values, classes),
        Which::Equal => equal_breaks(values, classes),
        Which::Natural => natural_breaks(values, classes),
        Which::Box => box_breaks(values, asked.number(&HINGE)),
        Which::Percentile => percentile_breaks(values),
    };
    let found = match found {
        Err(Spatial::Values(Values::TooFew { needed, found, .. })) if needed == classes => {
            return Err(too_many(classes, found));
        }
        other => asked.found(other)?,
    };
    let note = odd(&found, classes);
    let mut lines = vec![format!("{:>14}  {:>8}", "up to", "units")];
    let bounds = apart(&found.upper_bounds);
    let rows = bounds.iter().zip(&found.counts);
    lines.extend(rows.map(|(bound, count)| format!("{bound:>14}  {count:>8}")));
    lines.extend(note.iter().map(|note| format!("\nnote: {note}")));
    let mut fields = json!({"upper_bounds": found.upper_bounds, "counts": found.counts});
    if let Some(note) = note {
        fields["note"] = json!(note);
    }
    let count = found.counts.len();
    let row = Box::new(
        move |at: usize| json!({"upper_bound": found.upper_bounds[at], "count": found.counts[at]}),
    );
    // The two lists of the JSON are the columns of the CSV, a row for each class.
    let rows = Rows { key: None, columns: vec!["upper_bound", "count"], count, row };
    Ok(Answer { lines, fields, rows: Some(rows), picture: None })
}

/// More classes than there are different values.
fn too_many(classes: usize, found: usize) -> Error {
    let values = counted(found, "different value");
    let said = format!("{classes} classes cannot be made of {values}");
    let help = format!("write --classes {found}, which is the most");
    Diagnostic::new("E243", said).helped(&help).into()
}

/// What is odd about classes: fewer than were asked for, or some without a value since their bounds
/// coincide.
fn odd(found: &Breaks, classes: usize) -> Option<String> {
    let given = found.upper_bounds.len();
    if given < classes {
        return Some(format!(
            "{classes} classes were asked for and {given} given: values are tied, so that some bounds coincide"
        ));
    }
    let same = found.upper_bounds.windows(2).filter(|pair| pair[0] == pair[1]).count();
    (same > 0).then(|| {
        format!(
            "bounds coincide, so that {} without a value",
            match same {
                1 => "one class is".to_owned(),
                more => format!("{more} classes are"),
            }
        )
    })
}
