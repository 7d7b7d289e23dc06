//! Numbers, dates, ranges and odd characters as a reader meets them.

use probative_finding::exhibit::{Caption, Counted, Datum};
use probative_finding::reading::{Measure, Uncertainty, Value};
use probative_terms::number::{apart, chance, edge, fixed, plain, ten, trimmed};
use probative_terms::text::singular;
pub use probative_terms::text::{counted, visible};
use probative_terms::{Date, Range, Unit, Whole};

/// A number with its unit, as printed in a sentence.
pub fn with_unit(number: f64, unit: &Unit) -> String {
    match unit {
        Unit::Plain | Unit::Count | Unit::Ratio => plain(number),
        Unit::Percent(Whole::Named) => format!("{}\u{a0}%", plain(number)),
        Unit::Year => trimmed(&fixed(number, 1)),
        Unit::Date => day(number),
        // Whoever says how many times as high says "1 times".
        Unit::Times | Unit::TimesOutside => format!("{} {}", plain(number), unit.label()),
        Unit::Correlation => plain(number),
        unit if *unit == Unit::rank() => format!("rank {}", plain(number)),
        _ if number == 1.0 => format!("1 {}", singular(&unit.label())),
        _ => format!("{} {}", on_scale(number, unit), unit.label()),
    }
}

/// A number on a measure's own scale without its unit; a date where the measure is one.
pub fn on_scale(number: f64, unit: &Unit) -> String {
    match unit {
        Unit::Date | Unit::Year => with_unit(number, unit),
        Unit::Own(label) if label == YEARS && is_calendar_year(number) => number.to_string(),
        _ => plain(number),
    }
}

/// Years in the words of a case.
pub const YEARS: &str = "years";

/// Whether a number of years may be one of the calendar: nobody writes 1,919 for one.
fn is_calendar_year(number: f64) -> bool {
    number.fract() == 0.0 && (1000.0..3000.0).contains(&number)
}

/// A number between two ends that withheld numbers allow; one number where they are alike.
pub(crate) fn span((least, most): (f64, f64)) -> String {
    if plain(least) == plain(most) {
        plain(least)
    } else {
        format!("{} to {}", plain(least), plain(most))
    }
}

/// Two ends with their unit.
pub fn ends_with_unit((low, high): (f64, f64), unit: &Unit) -> String {
    match unit {
        Unit::Date => format!("{} to {}", day(low), day(high)),
        unit if *unit == Unit::rank() => format!("rank {} to {}", plain(low), plain(high)),
        _ => format!("{} to {}", on_scale(low, unit), with_unit(high, unit)),
    }
}

/// How many units a picture or a table shows.
pub fn of_many<W>(caption: &Caption<W>) -> String {
    match caption.counted {
        Counted::Units => format!("n = {}", caption.n),
        Counted::Readings => counted(caption.n, "reading"),
        Counted::Numbers => counted(caption.n, "stated number"),
        Counted::NamedPlaces => counted(caption.n, "named place"),
        Counted::Members => format!("{} named", caption.n),
    }
}

/// A cell of a table as it is printed.
pub fn datum(datum: &Datum<String>) -> String {
    match datum {
        Datum::Number(number) => plain(*number),
        Datum::Whole(number) => plain(number.round()),
        Datum::Percent(number) => format!("{} %", fixed(*number, 1)),
        Datum::Between(low, high) => span((*low, *high)),
        Datum::Date(day) => day.to_string(),
        Datum::Days(first, last) => format!("{first} to {last}"),
        Datum::Words(words) => words.clone(),
        Datum::Nothing => "none".to_owned(),
        Datum::Scaled(number, unit) => on_scale(*number, unit),
        Datum::Chance(p) => chance(*p),
        Datum::Interval(None, _) => String::new(),
        Datum::Interval(Some((low, high)), unit) => {
            format!("{} to {}", on_scale(*low, unit), on_scale(*high, unit))
        }
        Datum::Count(count) => count.to_string(),
        Datum::Marked(cell, state) => match self::datum(cell) {
            value if value.is_empty() => state.clone(),
            value => format!("{value} {state}"),
        },
    }
}

/// A cell with its numbers to ten digits, as a script reads it; empty where there is nothing.
pub fn ten_digits(datum: &Datum<String>) -> String {
    let scaled = |number: f64, unit: &Unit| match unit {
        Unit::Date => day(number),
        _ => ten(number),
    };
    match datum {
        Datum::Number(number)
        | Datum::Whole(number)
        | Datum::Percent(number)
        | Datum::Chance(number) => ten(*number),
        Datum::Between(low, high) => format!("{} to {}", ten(*low), ten(*high)),
        Datum::Scaled(number, unit) => scaled(*number, unit),
        Datum::Interval(Some((low, high)), unit) => {
            format!("{} to {}", scaled(*low, unit), scaled(*high, unit))
        }
        Datum::Marked(cell, state) => format!("{} {state}", ten_digits(cell)),
        Datum::Nothing => String::new(),
        Datum::Date(_)
        | Datum::Days(..)
        | Datum::Words(_)
        | Datum::Interval(None, _)
        | Datum::Count(_) => self::datum(datum),
    }
}

/// A number on the measure's scale as a cell: a day where the measure is a date.
pub fn measured(number: f64, measure: &Measure) -> Datum<String> {
    match measure.value {
        Value::Date(_) => Datum::Scaled(number, Unit::Date),
        Value::Number(_) => Datum::Number(number),
    }
}

/// The value of a measure as a cell; both ends where they are all that is known.
pub fn measured_value(measure: &Measure) -> Datum<String> {
    match (measure.value, measure.open()) {
        (Value::Date(_), Some((first, last))) => {
            Datum::Days(Date::from_day_number(first as i32), Date::from_day_number(last as i32))
        }
        (Value::Number(_), Some((low, high))) => Datum::Between(low, high),
        (value, None) => measured(value.number(), measure),
    }
}

/// The ISO date of a day number; an infinite end stays as it is.
pub fn day(number: f64) -> String {
    if number.is_finite() { Date::from_day_number(number as i32).to_string() } else { ten(number) }
}

/// The value of a measure with its unit; both ends where they are all that is known.
pub fn value(measure: &Measure) -> String {
    match (measure.value, measure.open()) {
        (Value::Date(_), Some((first, last))) => format!("{} to {}", day(first), day(last)),
        (Value::Date(date), None) => date.to_string(),
        // Ends that print alike are told once.
        (Value::Number(_), Some((low, high))) if plain(low) == plain(high) => {
            with_unit(low, &measure.unit)
        }
        (Value::Number(_), Some(ends)) => ends_with_unit(ends, &measure.unit),
        (Value::Number(number), None) => with_unit(number, &measure.unit),
    }
}

/// A number on the measure's scale to ten digits; an ISO date where the measure is a date.
pub fn exact(number: f64, measure: &Measure) -> String {
    ten_digits(&measured(number, measure))
}

/// The value of a measure to ten digits; nothing where its two ends are all that is known, for no
/// record holds what lies between them.
pub fn exact_value(measure: &Measure) -> Option<String> {
    measure.open().is_none().then(|| exact(measure.value.number(), measure))
}

/// Why two ends are all that is known of a number.
pub(crate) const AS_UNKNOWN: &str = "as unknown entries or rounding allow";

/// How far a measure may be wrong, in words.
pub fn uncertainty(measure: &Measure) -> String {
    match &measure.uncertainty {
        Uncertainty::Exact => "exact".to_owned(),
        Uncertainty::Interval { low, high, level, .. } => {
            if let (true, Value::Date(_)) = (*level >= 1.0, measure.value) {
                return format!("from {} to {}, as its record has it", day(*low), day(*high));
            }
            if says_nothing((*low, *high), &measure.unit) {
                let open = "unknown entries leave it open on every side";
                let said = if *level >= 1.0 { open } else { "these counts bound it on no side" };
                return said.to_owned();
            }
            if *level >= 1.0 {
                let (from, to) = (*low, *high);
                let (low, high) = (on_scale(from, &measure.unit), with_unit(to, &measure.unit));
                return match plain(from) == plain(to) {
                    true => "unknown entries move none of its digits".to_owned(),
                    // A rank may be tied where every number is known.
                    false if measure.unit == Unit::rank() => {
                        format!("between {} and {}", plain(from), plain(to))
                    }
                    false => {
                        format!("between {low} and {high}, {AS_UNKNOWN}")
                    }
                };
            }
            let scale = |end: f64| match measure.value {
                Value::Date(_) => day(end),
                Value::Number(_) => on_scale(end, &measure.unit),
            };
            format!("{} % interval {} to {}", plain(level * 100.0), scale(*low), scale(*high))
        }
    }
}

/// Whether an interval holds every value that its unit can have.
fn says_nothing((low, high): (f64, f64), unit: &Unit) -> bool {
    let least = if unit.is_ratio() || unit.is_share() { 0.0 } else { f64::NEG_INFINITY };
    let most = if unit.is_share() { 100.0 } else { f64::INFINITY };
    low <= least && high >= most
}

/// Ranges in a form that a script can read: `[1, 2) or (5, inf)`.
pub fn ranges(ranges: &[Range], dated: bool) -> String {
    let end = |number: f64| if dated { day(number) } else { ten(number) };
    let one = |range: &Range| {
        let open = if range.low_closed { '[' } else { '(' };
        let close = if range.high_closed { ']' } else { ')' };
        format!("{open}{}, {}{close}", end(range.low), end(range.high))
    };
    ranges.iter().map(one).collect::<Vec<_>>().join(" or ")
}

/// Ranges in words: "from 1 to below 2, or above 5 %"; their ends with the digits that tell them
/// from each other.
pub fn ranges_in_words(ranges: &[Range], unit: &Unit) -> String {
    let ends: Vec<f64> = ranges.iter().flat_map(|range| [range.low, range.high]).collect();
    let one = |range: &Range| range_in_words(range, unit, &ends);
    ranges.iter().map(one).collect::<Vec<_>>().join(", or ")
}

/// A number on a measure's own scale with the digits that tell it from others; a date where the
/// measure is one.
pub fn told_apart(number: f64, others: &[f64], unit: &Unit) -> String {
    match unit {
        Unit::Date | Unit::Year => with_unit(number, unit),
        _ => apart(number, others),
    }
}

/// An end of a range, with all digits that it has where these are few.
fn end(number: f64, ends: &[f64], unit: &Unit) -> String {
    match unit {
        Unit::Date | Unit::Year => with_unit(number, unit),
        _ => edge(number, ends),
    }
}

/// A number of a range with its unit, told from the other ends.
fn end_with_unit(number: f64, ends: &[f64], unit: &Unit) -> String {
    let (digits, usual) = (end(number, ends, unit), on_scale(number, unit));
    let with = with_unit(number, unit);
    match with.strip_prefix(&usual) {
        Some(rest) => digits + rest,
        None => with,
    }
}

fn range_in_words(range: &Range, unit: &Unit, ends: &[f64]) -> String {
    let low = end(range.low, ends, unit);
    let high = end_with_unit(range.high, ends, unit);
    match (range.low.is_finite(), range.high.is_finite()) {
        (true, true) if range.low == range.high => format!("exactly {high}"),
        (true, true) => {
            let from = if range.low_closed { "from" } else { "above" };
            let to = match (range.low_closed, range.high_closed) {
                (_, false) => "to below",
                (true, true) => "to",
                (false, true) => "to at most",
            };
            format!("{from} {low} {to} {high}")
        }
        (true, false) => {
            let from = if range.low_closed { "at least" } else { "above" };
            format!("{from} {}", end_with_unit(range.low, ends, unit))
        }
        (false, true) => {
            let to = if range.high_closed { "at most" } else { "below" };
            format!("{to} {high}")
        }
        (false, false) => "any value".to_owned(),
    }
}

/// The text with a capital letter first and without its last full stop.
pub fn sentence_start(text: &str) -> String {
    let text = text.trim().trim_end_matches('.');
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().collect::<String>() + letters.as_str(),
        None => String::new(),
    }
}

/// The text with a full stop at its end.
pub fn stopped(text: &str) -> String {
    let text = text.trim();
    match text.chars().last() {
        None => String::new(),
        Some('.' | '!' | '?' | '…') => text.to_owned(),
        Some(_) => format!("{text}."),
    }
}

/// An id that may stand in an address, and is that of no other: letters that may not are told by
/// their number between points, as `.2f.` for a stroke.
pub fn slug(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for letter in id.chars() {
        if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_') {
            out.push(letter);
        } else {
            out.push_str(&format!(".{:x}.", u32::from(letter)));
        }
    }
    out
}

/// A list in words: "a, b and c".
pub fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_digits_are_kept_and_no_more() {
        assert_eq!(ten(64.583_333_333_333_33), "64.58333333");
        assert_eq!(ten(12_989.0), "12989");
        assert_eq!(ten(-0.0), "0");
        assert_eq!(ten(f64::NEG_INFINITY), "-inf");
        assert_eq!(ten(1e-9), "1e-9");
    }

    #[test]
    fn a_reader_gets_the_digits_that_matter() {
        assert_eq!(plain(1_234_567.0), "1,234,567");
        assert_eq!(plain(64.58), "64.6");
        assert_eq!(plain(-0.012_345), "−0.0123");
        assert_eq!(plain(7.0), "7");
        assert_eq!(with_unit(2014.0, &Unit::Year), "2014");
        assert_eq!(with_unit(1.0, &Unit::named("counties of the list")), "1 county of the list");
        assert_eq!(with_unit(1.0, &Unit::named("deaths per 100,000")), "1 death per 100,000");
        assert_eq!(with_unit(2.0, &Unit::named("places")), "2 places");
        let people = Unit::of_equation("person");
        let counted = [0.0, 1.0, 2.0, 5620.0].map(|number| with_unit(number, &people));
        assert_eq!(counted, ["0 people", "1 person", "2 people", "5,620 people"]);
        assert_eq!(with_unit(12.6, &Unit::of_equation("percent")), "12.6\u{a0}%");
    }

    #[test]
    fn a_cell_is_printed_on_its_own_scale() {
        let day = f64::from(Date::new(2014, 3, 9).unwrap().day_number());
        let marked = |cell| Datum::Marked(Box::new(cell), "suppressed".to_owned());
        for (cell, printed) in [
            (Datum::Scaled(2014.5, Unit::Year), "2014.5"),
            (Datum::Scaled(day, Unit::Date), "2014-03-09"),
            (Datum::Scaled(-1234.5, Unit::Rate), "−1,235"),
            (Datum::Interval(Some((2013.0, f64::INFINITY)), Unit::Year), "2013 to inf"),
            (Datum::Interval(None, Unit::Year), ""),
            (Datum::Count(2000), "2000"),
            (Datum::Scaled(1919.0, Unit::named(YEARS)), "1919"),
            (Datum::Scaled(12_500.0, Unit::named(YEARS)), "12,500"),
            (Datum::Chance(3.33e-175), "< 0.0001"),
            (Datum::Chance(0.0123), "0.0123"),
            (marked(Datum::Between(1.0, 9.0)), "1 to 9 suppressed"),
            (marked(Datum::Words(String::new())), "suppressed"),
        ] {
            assert_eq!(datum(&cell), printed);
        }
    }

    #[test]
    fn ranges_read_the_same_to_a_script_and_in_words() {
        let both = [Range::below(1.0), Range::from(2.0)];
        assert_eq!(ranges(&both, false), "(-inf, 1) or [2, inf)");
        assert_eq!(
            ranges_in_words(&both, &Unit::named("%")),
            "below 1\u{a0}%, or at least 2\u{a0}%"
        );
        let near = [Range::half_open(64.5825, 64.5835)];
        let share = Unit::Percent(Whole::Named);
        assert_eq!(ranges_in_words(&near, &share), "from 64.5825 to below 64.5835\u{a0}%");
        assert_eq!(ranges_in_words(&near, &Unit::named("km")), "from 64.5825 to below 64.5835 km");
    }

    #[test]
    fn no_two_ids_have_one_address() {
        let ids = ["a-b", "a.b", "a b", "a/b", "ab", "A-b", "a.2e.b", "é", "e", "", "-"];
        let slugs: std::collections::BTreeSet<String> = ids.map(slug).into();
        assert_eq!(slugs.len(), ids.len());
        assert_eq!([slug("c01_x-2"), slug("a/b")].join(" "), "c01_x-2 a.2f.b");
    }

    #[test]
    fn marks_that_turn_the_reading_direction_are_spelt_out() {
        assert_eq!(visible("a\u{202e}b\0"), "a‹U+202E›b‹U+0000›");
    }
}
