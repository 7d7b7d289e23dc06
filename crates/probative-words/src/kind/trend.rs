//! The words of a claim of the kind trend.

use probative_finding::what::trend::{Course, Known};
use probative_finding::what::{Bound, Trend, TrendPhrase};
use probative_terms::number::{fixed, plain};
use probative_terms::{Unit, Whole};

use crate::said::{Said, bounded};
use crate::understood::Meant;

/// What the kind asks, needs and measures, and when it misleads.
pub(crate) const PAGE: &str = include_str!("trend.md");

/// The sentence of a reading.
pub(crate) fn said(what: &Trend) -> Said {
    Said::with_value(match what {
        Trend::Moved { said, years, known, course, change, stated, bound } => {
            let stated = beside_stated(*stated, *bound);
            in_percent([said, &way(course), &stated], *years, *known, *change)
        }
        Trend::Points { said, years, known, course, change, stated, bound } => {
            let change = format!("{} percentage points", signed(*change));
            let change = change + &beside_stated(*stated, *bound);
            on_the_way([said, " %"], *years, *known, course, &change)
        }
        Trend::Number { said, years, known, course, change, stated, bound } => {
            let stated = beside_stated(*stated, *bound);
            in_percent([said, &way_of(course, ""), &stated], *years, *known, *change)
        }
        Trend::EachYear { said, years, known, course, change, points, stated, bound } => {
            let (unit, each) = if *points { (" %", " percentage points") } else { ("", "") };
            let change =
                format!("{}{each}", signed(*change)) + A_YEAR + &beside_stated(*stated, *bound);
            on_the_way([said, unit], *years, *known, course, &change)
        }
        Trend::InAll { said, years, known, course, change, stated, bound } => {
            let change = signed(*change) + &beside_stated(*stated, *bound);
            on_the_way([said, ""], *years, *known, course, &change)
        }
        Trend::Beside { said, than, gap, years, known, course, change } => {
            let change = format!("{} % of where it began", signed(*change));
            beside([said, than], *gap, *years, *known, course, &change)
        }
        Trend::Counts { said, years: (first, last), first: from, last: to } => format!(
            "{said}, the number itself: {} in {first}, {} in {last} ({} %)",
            plain(*from),
            plain(*to),
            signed(100.0 * (to / from - 1.0)),
        ),
        Trend::Drift { said, years: (first, last), known, change, least, least_if_known } => {
            format!(
                "{said}, {first} to {last} {}: {} % of where it began, taken as one of many such series of years that scatter as these do, {}",
                as_known(*known),
                signed(*change),
                could_be_found(*least, *least_if_known),
            )
        }
        Trend::Change { said, years: (first, last), known, course, change } => format!(
            "{said}, {first} to {last} {}: {}; the fitted trend over all those years is {} % of where it began",
            as_known(*known),
            way(course),
            signed(*change),
        ),
        Trend::Turn { said, at, before, after, known } => format!(
            "{said}: the best single turn is {at}, {} % a year before it and {} % a year after, {}",
            signed(*before),
            signed(*after),
            as_known(*known),
        ),
    })
}

/// A change over years in per cent, with the way that it took and what the text states.
fn in_percent(
    [said, way, stated]: [&str; 3],
    (first, last): (i32, i32),
    known: Known,
    change: f64,
) -> String {
    let (known, change) = (as_known(known), signed(change));
    format!("{said}, {first} to {last} {known}: {way}, {change} % of where it began{stated}")
}

/// What follows a change on average each year.
const A_YEAR: &str = " a year on average";

/// A change over years, with the way that its number took in its unit.
fn on_the_way(
    [said, unit]: [&str; 2],
    (first, last): (i32, i32),
    known: Known,
    course: &Course,
    change: &str,
) -> String {
    let (known, way) = (as_known(known), way_of(course, unit));
    format!("{said}, {first} to {last} {known}: {way}, {change}")
}

/// A rise in per cent of which nobody would say that years are too few to find it: more than
/// tenfold.
const ABSURD: f64 = 900.0;

/// What would be found among so few years, and what if it were known how far they scatter.
fn could_be_found(least: f64, if_known: f64) -> String {
    let known = format!("{} if it were known how far they scatter", either_way(if_known));
    let none = "in which so few years could find no change that anybody would claim";
    match (least > ABSURD, if_known > ABSURD) {
        (false, _) => {
            format!("in which {} would be found four times in five, or {known}", either_way(least))
        }
        (true, false) => format!("{none}, and four times in five {known}"),
        (true, true) => none.to_owned(),
    }
}

/// A rise in per cent, and the fall that is as many times as much: both are as easily found.
fn either_way(rise: f64) -> String {
    if rise.is_infinite() {
        return "no rise or fall".to_owned();
    }
    let fall = 100.0 - 100.0 / (1.0 + rise / 100.0);
    format!("a rise of {} % or a fall of {} %", plain(rise), plain(fall))
}

/// A change beside that of another: of the quotient of both, or of the gap between them.
fn beside(
    [said, than]: [&String; 2],
    gap: bool,
    (first, last): (i32, i32),
    known: Known,
    course: &Course,
    change: &str,
) -> String {
    let known = as_known(known);
    if gap {
        let way = way_of(course, "");
        format!("the gap between {said} and {than}, {first} to {last} {known}: {way}, {change}")
    } else {
        let way = way_in(course, " times as high", ratio_between(course));
        format!("{said} beside {than}, {first} to {last} {known}: {way}, {change}")
    }
}

/// Shares of less than so many per cent are told as rates are printed, for 100,000.
const FEW: f64 = 0.1;

/// Where a share starts, where it is lowest or highest in between, and where it ends.
fn way(course: &Course) -> String {
    let Course { from, to, by_way } = *course;
    let between = by_way.map_or(0.0, |(number, _)| number);
    if [from, to, between].iter().all(|share| share.abs() < FEW) && (from, to) != (0.0, 0.0) {
        let rate = |percent: f64| 1_000.0 * percent;
        let by_way = by_way.map(|(number, year)| (rate(number), year));
        return way_of(&Course { from: rate(from), to: rate(to), by_way }, "") + " per 100,000";
    }
    way_of(course, " %")
}

/// The same of a number in another unit.
fn way_of(course: &Course, unit: &str) -> String {
    way_in(course, unit, plain)
}

/// The same with the digits that its numbers are given.
fn way_in(course: &Course, unit: &str, digits: impl Fn(f64) -> String) -> String {
    let by_way = match course.by_way {
        Some((number, year)) => format!(" by way of {}{unit} in {year}", digits(number)),
        None => String::new(),
    };
    format!("from {}{unit}{by_way} to {}{unit}", digits(course.from), digits(course.to))
}

/// How far the change that a reader makes again from two ratios may lie from the one that is told.
const MADE_AGAIN: f64 = 0.02;

/// The digits of ratios: as many as the change from the first to the last needs, so that a reader
/// makes it again from them.
fn ratio_between(course: &Course) -> impl Fn(f64) -> String + use<> {
    let (from, to) = (course.from, course.to);
    let size = from.abs().min(to.abs());
    // Three digits, as every number has; of nothing there are none.
    let (mut decimals, mut unit) = (0, 1.0);
    while size > 0.0 && size * unit < 100.0 {
        (decimals, unit) = (decimals + 1, 10.0 * unit);
    }
    let is_made_again = |unit: f64| {
        let printed = |number: f64| (number * unit).round() / unit;
        let (told, change) = (printed(to) / printed(from) - 1.0, to / from - 1.0);
        (told - change).abs() <= MADE_AGAIN * change.abs()
    };
    let usual = !(size > 0.0 && size < 1000.0) || from == to || is_made_again(unit);
    let mut finer = [(1, 10.0), (2, 100.0)].into_iter();
    let more = finer.find(|(_, finer)| is_made_again(unit * finer)).map_or(3, |it| it.0);
    move |number| if usual { plain(number) } else { fixed(number, decimals + more) }
}

/// What the text states, where it does.
fn beside_stated(stated: Option<f64>, bound: Option<Bound>) -> String {
    let told = |stated| format!(", stated {}", bounded(bound, &signed(stated)));
    stated.map_or_else(String::new, told)
}

fn signed(value: f64) -> String {
    if value > 0.0 { format!("+{}", plain(value)) } else { plain(value) }
}

fn as_known(known: Known) -> &'static str {
    match known {
        Known::Then => "as known then",
        Known::Now => "as known now",
    }
}

/// What is read for a claim.
pub(crate) fn meant(claim: &probative_case::claim::trend::Trend) -> Meant {
    use probative_case::claim::trend::ChangeIn;
    let over = match claim.windows.first() {
        Some((first, last)) => format!("from {first} to {last}"),
        None => "over the last ten years on record before the text".to_owned(),
    };
    let scale = match claim.measured_in {
        ChangeIn::Percent => "in per cent of where it began",
        ChangeIn::Points => "in percentage points",
        ChangeIn::EachYear => "on average each year",
        ChangeIn::InAll => "in all",
    };
    let said = &claim.said;
    let (subject, beside) = match &claim.than {
        Some(than) => (format!("{said} beside {}", than.said), than.said.clone()),
        None => (said.clone(), "where it began".to_owned()),
    };
    let of = match (&claim.yearly.whole, claim.yearly.is_count) {
        (Some(_), _) => "as a part of its whole",
        (None, true) => "the count itself",
        (None, false) => "as published",
    };
    Meant {
        reading: format!(
            "the change of {subject}, {of}, {over}, {scale}, as known at the text's date"
        ),
        subject,
        beside,
        unit: match claim.measured_in {
            ChangeIn::Percent => Unit::Percent(Whole::Window),
            ChangeIn::Points => Unit::PercentagePoints,
            ChangeIn::EachYear if claim.has_points() => {
                Unit::Own("percentage points a year".to_owned())
            }
            ChangeIn::EachYear => Unit::a_year(),
            ChangeIn::InAll => Unit::in_all(),
        },
    }
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &TrendPhrase) -> String {
    let words = match phrase {
        TrendPhrase::AsKnown(known) => as_known(*known),
        TrendPhrase::TextAppears => "the text appears",
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_stands_beside_the_one_that_the_text_states() {
        let told = |stated, bound| {
            let course = Course { from: 100.0, by_way: None, to: 121.0 };
            let (said, years, known) = ("deaths".to_owned(), (2015, 2016), Known::Then);
            let what = Trend::Number { said, years, known, course, change: 21.0, stated, bound };
            super::said(&what).text
        };
        let plain = "deaths, 2015 to 2016 as known then: from 100 to 121, +21 % of where it began";
        assert_eq!(told(None, None), plain);
        assert_eq!(told(Some(3.0), None), format!("{plain}, stated +3"));
        let more = format!("{plain}, stated more than +3");
        assert_eq!(told(Some(3.0), Some(Bound::MoreThan)), more);
    }

    #[test]
    fn ratios_have_the_digits_from_which_their_change_is_made_again() {
        let way = |from, to| {
            let course = Course { from, by_way: None, to };
            way_in(&course, "", ratio_between(&course))
        };
        assert_eq!(way(0.058_87, 0.058_022), "from 0.05887 to 0.05802");
        assert_eq!(way(1.5, 2.25), "from 1.5 to 2.25");
        assert_eq!([way(0.0, 0.5), way(0.5, 0.5)], ["from 0 to 0.5", "from 0.5 to 0.5"]);
    }

    #[test]
    fn what_nobody_would_claim_is_not_told_as_what_could_be_found() {
        let none = "in which so few years could find no change that anybody would claim";
        assert_eq!(could_be_found(156_036.0, f64::INFINITY), none);
        let known = "and four times in five a rise of 25 % or a fall of 20 % if it were known";
        assert_eq!(could_be_found(1e4, 25.0), format!("{none}, {known} how far they scatter"));
        let few = "in which a rise of 60 % or a fall of 37.5 % would be found four times in five";
        assert!(could_be_found(60.0, 25.0).starts_with(few));
    }

    #[test]
    fn a_fall_is_as_easily_found_as_the_rise_that_is_as_many_times_as_much() {
        assert_eq!(either_way(25.0), "a rise of 25 % or a fall of 20 %");
        assert_eq!(either_way(f64::INFINITY), "no rise or fall");
    }
}
