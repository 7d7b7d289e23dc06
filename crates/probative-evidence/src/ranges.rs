//! Ranges of numbers as tables call their rows by: ages, years, sizes.

use std::ops::Range;

use crate::alike::folded;

/// The first two of some cells whose ranges overlap; nothing where not all are ranges and numbers.
///
/// Words without a digit, such as `unknown`, are none and pass. Ranges that share an end alone, as
/// `0-5` and `5-10`, do not overlap, and a number lies in each range that begins or ends with it.
pub(crate) fn overlapping(cells: &[&str]) -> Option<[usize; 2]> {
    let has_digit = |cell: &str| cell.bytes().any(|byte| byte.is_ascii_digit());
    let numbered: Vec<usize> = (0..cells.len()).filter(|at| has_digit(cells[*at])).collect();
    let ranges: Vec<(usize, Range<f64>)> =
        numbered.iter().map(|at| Some((*at, range(cells[*at])?))).collect::<Option<_>>()?;
    let meet = |one: &Range<f64>, other: &Range<f64>| match (one.is_empty(), other.is_empty()) {
        (true, true) => false,
        (false, false) => one.start < other.end && other.start < one.end,
        _ => one.start <= other.end && other.start <= one.end,
    };
    let mut sorted: Vec<&(usize, Range<f64>)> = ranges.iter().collect();
    sorted.sort_by(|a, b| a.1.start.total_cmp(&b.1.start).then(b.1.end.total_cmp(&a.1.end)));
    let mut widest: Option<&(usize, Range<f64>)> = None;
    for next in sorted {
        if let Some(before) = widest.filter(|before| meet(&before.1, &next.1)) {
            return Some([before.0, next.0]);
        }
        if widest.is_none_or(|before| before.1.end <= next.1.end) {
            widest = Some(next);
        }
    }
    None
}

/// The range of a cell such as `5-14`, `85+`, `<1`, `25 to 34 years` or `65 and over`; a number
/// alone is a range that is empty.
fn range(cell: &str) -> Option<Range<f64>> {
    let text = cell.to_lowercase().replace(['\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}'], "-");
    let text = text.replace(" to ", "-").replace("years", "").replace("year", "");
    let text = text.trim();
    let number = |text: &str| {
        let digits = text.trim();
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse::<f64>().ok()).flatten()
    };
    let over = ["+", "and over", "and older", "or more", "or older", "and above"];
    let under = ["<", "under", "less than", "below"];
    if let Some(from) = over.iter().find_map(|mark| text.strip_suffix(mark)) {
        return Some(number(from)?..f64::INFINITY);
    }
    if let Some(to) = under.iter().find_map(|mark| text.strip_prefix(mark)) {
        return Some(f64::NEG_INFINITY..number(to)?);
    }
    match text.split_once('-') {
        None => number(text).map(|number| number..number),
        Some((from, to)) => {
            let (from, to) = (number(from)?, number(to)?);
            (from < to).then_some(from..to)
        }
    }
}

/// A cell as it is one with those that say the same otherwise: `15-24`, `15 to 24` and `Ages 15–24`
/// are one range, and `Men` and `men` one word.
pub(crate) fn as_said(cell: &str) -> String {
    let lower = cell.to_lowercase();
    let words = lower.split_whitespace().filter(|word| !OF_AGES.contains(word));
    match range(&words.collect::<Vec<_>>().join(" ")) {
        Some(Range { start, end }) if start < end => format!("{start}-{end}"),
        _ => folded(cell),
    }
}

/// What stands beside a range of ages and tells nothing.
const OF_AGES: [&str; 8] = ["age", "ages", "aged", "years", "year", "yrs", "old", "group"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_one_however_it_is_spelt() {
        for cell in ["15 to 24", "15–24", "15 - 24", "Ages 15-24", "15-24 years", "aged 15 to 24"]
        {
            assert_eq!(as_said(cell), as_said("15-24"), "{cell}");
        }
        assert_eq!(as_said("65+"), as_said("65 and over"));
        assert_eq!(as_said("Men"), as_said("men"));
        assert_ne!(as_said("15-24"), as_said("15-34"));
        assert_ne!(as_said("01"), as_said("1"), "codes are told apart by their noughts");
    }

    #[test]
    fn a_range_within_another_overlaps_with_it() {
        assert_eq!(overlapping(&["0-4", "5-14", "0–14", "25+"]), Some([2, 0]));
        assert_eq!(overlapping(&["65+", "65-74", "75-84", "85 and over"]), Some([0, 1]));
        assert_eq!(overlapping(&["2014", "2015", "2014-2015"]), Some([2, 0]));
        assert_eq!(overlapping(&["<1", "1-4 years", "under 5"]).map(|it| it[1]), Some(0));
    }

    #[test]
    fn ranges_that_follow_each_other_do_not() {
        for cells in [
            &["<1", "1-4", "5 to 14 years", "85+", "not stated"][..],
            &["0-5", "5-10", "10-15"],
            &["2014", "2015", "2016"],
            &["1-2", "1-3", "2-1"],
            &["north", "south"],
        ] {
            assert_eq!(overlapping(cells), None, "{cells:?}");
        }
    }
}
