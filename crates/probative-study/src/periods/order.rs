//! In which order periods follow each other.

use probative_evidence::field_number;
use probative_terms::{Date, month_named};

/// The labels of periods, each once, and whether they stand in an order of time.
///
/// They do where all are numbers, all are dates, all are months or quarters (with a year or
/// without), or all are one text with a number in it, as `week 9` and `week 10`. Otherwise numbers
/// stand by their size before words by their letters, which tells nothing of time.
pub(super) fn ordered(mut labels: Vec<&str>) -> (Vec<&str>, bool) {
    labels.sort_unstable();
    labels.dedup();
    let readings = [date, month, quarter, month_of_any_year];
    let read = readings.iter().find_map(|reading| by_key(&labels, reading));
    if labels.iter().all(|label| field_number(label).is_some()) {
        return (by_size(labels), true);
    }
    let alone = labels.len() < 2;
    match read.or_else(|| counted(&labels)) {
        Some(labels) => (labels, true),
        None => (by_size(labels), alone),
    }
}

/// Two dates of which one is of a longer span than the other, as a year and a month.
pub(super) fn mixed<'a>(labels: &[&'a str]) -> Option<(&'a str, &'a str)> {
    let first = *labels.first()?;
    let other = labels.iter().find(|label| label.len() != first.len())?;
    labels.iter().all(|label| date(label).is_some()).then_some((first, *other))
}

/// The places of the first two periods between which some lack, where most follow each other at one
/// step and the others at several of them.
pub(super) fn gap(labels: &[&str]) -> Option<(usize, usize)> {
    let numbers = spaced(labels)?;
    let steps: Vec<f64> = numbers.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let step = steps.iter().copied().fold(f64::INFINITY, f64::min);
    let is_whole = |many: f64| (many - many.round()).abs() < 1e-6;
    let even = step > 0.0 && steps.iter().all(|it| is_whole(it / step));
    let at = steps.iter().position(|it| it / step > 1.5)?;
    let single = steps.iter().filter(|it| **it / step < 1.5).count();
    (even && 2 * single >= steps.len()).then_some((at, at + 1))
}

/// Numbers that are as far apart as the periods: months of months, days of days.
fn spaced(labels: &[&str]) -> Option<Vec<f64>> {
    let of = |reading: fn(&str) -> Option<i64>| -> Option<Vec<f64>> {
        labels.iter().map(|label| reading(label).map(|number| number as f64)).collect()
    };
    let numbers = labels.iter().map(|label| field_number(label)).collect::<Option<Vec<f64>>>();
    numbers.or_else(|| of(month)).or_else(|| of(quarter)).or_else(|| of(date))
}

/// Numbers by their size before words by their letters, and equal numbers by their letters too.
fn by_size(labels: Vec<&str>) -> Vec<&str> {
    let mut keyed: Vec<(Option<f64>, &str)> =
        labels.into_iter().map(|label| (field_number(label), label)).collect();
    keyed.sort_by(|(a, first), (b, second)| {
        let words_last = a.is_none().cmp(&b.is_none());
        let [a, b] = [a, b].map(|number| number.unwrap_or_default() + 0.0);
        words_last.then(a.total_cmp(&b)).then(first.cmp(second))
    });
    keyed.into_iter().map(|(_, label)| label).collect()
}

/// The labels by what each is read as, if all are read and no two as the same.
fn by_key<'a, K: Ord>(
    labels: &[&'a str],
    reading: impl Fn(&str) -> Option<K>,
) -> Option<Vec<&'a str>> {
    let keyed: Option<Vec<(K, &str)>> =
        labels.iter().map(|label| Some((reading(label)?, *label))).collect();
    let mut keyed = keyed?;
    keyed.sort();
    let apart = keyed.windows(2).all(|pair| pair[0].0 < pair[1].0);
    apart.then(|| keyed.into_iter().map(|(_, label)| label).collect())
}

/// The first day of a date as ISO has it.
fn date(label: &str) -> Option<i64> {
    Date::first(label).ok().map(|date| i64::from(date.day_number()))
}

/// A month of a year, one of them in digits or both: `1/2016`, `2016-1`, `Jan 2016`.
fn month(label: &str) -> Option<i64> {
    let (year, other) = with_year(label)?;
    let [other] = other[..] else { return None };
    let month = month_named(other).map(i64::from).or_else(|| {
        let digits = other.len() <= 2 && other.bytes().all(|byte| byte.is_ascii_digit());
        other.parse().ok().filter(|month| digits && (1..=12).contains(month))
    })?;
    Some(12 * year + month)
}

/// A quarter of a year: `2016Q1`, `Q1 2016`, `1st quarter` is none.
fn quarter(label: &str) -> Option<i64> {
    let (year, other) = with_year(label)?;
    let [letter, number] = other[..] else { return None };
    let number: i64 = number.parse().ok().filter(|number| (1..=4).contains(number))?;
    letter.eq_ignore_ascii_case("q").then_some(4 * year + number)
}

fn month_of_any_year(label: &str) -> Option<i64> {
    month_named(label.trim().trim_end_matches('.')).map(i64::from)
}

/// The year of a label, if one of its parts is one, and the other parts.
fn with_year(label: &str) -> Option<(i64, Vec<&str>)> {
    let mut parts = parts(label);
    let is_year = |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let at = parts.iter().position(is_year)?;
    let year = parts.remove(at).parse().ok()?;
    Some((year, parts))
}

/// The runs of letters and of digits in a label.
fn parts(label: &str) -> Vec<&str> {
    let kind = |letter: char| (letter.is_ascii_digit(), letter.is_alphabetic());
    let mut parts = Vec::new();
    let mut rest = label;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|letter| kind(letter) != kind(first)).unwrap_or(rest.len());
        if kind(first) != (false, false) {
            parts.push(&rest[..end]);
        }
        rest = &rest[end..];
    }
    parts
}

/// The labels by the numbers in them, if they are one text but for these, and it is plain which
/// number counts most: there is but one, or the first is a year.
fn counted<'a>(labels: &[&'a str]) -> Option<Vec<&'a str>> {
    let text = |label: &str| -> String {
        let mut text = String::new();
        for letter in label.to_lowercase().chars() {
            let letter = if letter.is_ascii_digit() { '0' } else { letter };
            if letter != '0' || !text.ends_with('0') {
                text.push(letter);
            }
        }
        text
    };
    let first = text(labels.first()?);
    if !labels.iter().all(|label| text(label) == first) {
        return None;
    }
    let numbers = |label: &str| -> Option<Vec<u64>> {
        let runs: Vec<&str> = label
            .split(|letter: char| !letter.is_ascii_digit())
            .filter(|run| !run.is_empty())
            .collect();
        let plain = runs.len() == 1 || runs.len() > 1 && runs[0].len() == 4;
        runs.iter().map(|run| run.parse().ok()).collect::<Option<Vec<u64>>>().filter(|_| plain)
    };
    by_key(labels, numbers)
}

#[cfg(test)]
mod tests {
    use super::{gap, mixed, ordered};

    #[test]
    fn periods_that_lack_between_others_are_found_and_uneven_ones_are_not() {
        for (labels, found) in [
            (&["2014", "2015", "2017", "2018"][..], Some((1, 2))),
            (&["2016-11", "2016-12", "2017-03", "2017-04"], Some((1, 2))),
            (&["2016-02-28", "2016-02-29", "2016-03-01", "2016-03-04"], Some((2, 3))),
            (&["2016Q3", "2016Q4", "2017Q2"], Some((1, 2))),
            (&["2010", "2012", "2014"], None),
            (&["2016-01-31", "2016-02-29", "2016-03-31"], None),
            (&["2010", "2011", "2016", "2021"], None),
            (&["before", "after"], None),
        ] {
            assert_eq!(gap(labels), found, "{labels:?}");
        }
    }

    #[test]
    fn a_year_among_months_is_a_period_of_another_length() {
        assert_eq!(mixed(&["2016", "2017-01", "2017-02"]), Some(("2016", "2017-01")));
        assert_eq!(mixed(&["2016", "2017"]), None);
        assert_eq!(mixed(&["9", "10"]), None, "numbers that are no dates");
    }

    #[test]
    fn periods_have_one_order_whatever_they_are_called_and_however_they_come() {
        let sorted = ["-2", "-1", "0", "9", "10", "010", "1e1", "2020", "2020a", "", "x"];
        let (expected, in_time) = ordered(sorted.to_vec());
        assert!(!in_time);
        // Numbers by size, words after them; no order of three labels goes round in a circle.
        assert_eq!(expected[..4], ["-2", "-1", "0", "9"]);
        assert_eq!(expected[4..8], ["010", "10", "1e1", "2020"]);
        for turn in 0..sorted.len() {
            let mut labels = sorted.to_vec();
            labels.rotate_left(turn);
            labels.extend(sorted);
            assert_eq!(ordered(labels).0, expected);
        }
    }

    #[test]
    fn what_can_be_read_as_time_stands_in_its_order() {
        for in_order in [
            &["January", "February", "March", "April", "august", "Sept", "DEC."][..],
            &["Jan", "Feb", "Mar", "Apr", "May", "Jun"],
            &["1/2016", "2/2016", "10/2016", "1/2017", "2/2017"],
            &["02/2015", "01/2016", "11/2016"],
            &["2016-1", "2016-2", "2016-10", "2017-1"],
            &["December 2015", "Jan 2016", "Feb-2016", "2016 March"],
            &["Q4 2015", "2016Q1", "2016-Q2", "q1/2017"],
            &["1999-12", "2000", "2000-02", "2001-01-31"],
            &["wave 1", "wave 2", "wave 10", "Wave 11"],
            &["2015-week9", "2015-week52", "2016-week1", "2016-week10"],
            &["year 9", "year 10"],
            &["9", "10", "11.5"],
            &["whole"],
        ] {
            let mut labels = in_order.to_vec();
            for _ in in_order {
                labels.rotate_left(1);
                assert_eq!(ordered(labels.clone()), (in_order.to_vec(), true));
            }
        }
    }

    #[test]
    fn what_cannot_be_read_as_time_is_in_no_order_of_it() {
        for labels in [
            &["before", "during", "after"][..],
            // Days or months first: nobody says.
            &["01/02/2000", "02/01/2000", "01/03/2000"],
            &["January", "Jan"],
            &["2000", "2000-01"],
            &["13/2016", "1/2016"],
            &["January", "Q1"],
            &["May", "2016-06"],
            &["spring", "9"],
        ] {
            assert!(!ordered(labels.to_vec()).1, "{labels:?}");
        }
    }
}
