//! Words that are a total and nothing else, and those of what is left beside others.

use probative_atlas::state;

use super::words::has_total;
use crate::alike::folded;

/// The words of what is left beside others, which is a part and no total: `All other causes`.
const REMAINDER: [&str; 19] = [
    "other",
    "others",
    "remaining",
    "remainder",
    "rest",
    "balance",
    "residual",
    "else",
    "smaller",
    "unassigned",
    "unallocated",
    "undistributed",
    "unspecified",
    "unclassified",
    "unidentified",
    "undetermined",
    "unknown",
    "unreported",
    "miscellaneous",
];

/// The words before those of a remainder that take it into a total or out of it.
const BESIDE: [&str; 16] = [
    "and",
    "or",
    "plus",
    "with",
    "including",
    "includes",
    "incl",
    "inc",
    "excluding",
    "excludes",
    "excl",
    "without",
    "except",
    "less",
    "minus",
    "than",
];

/// Words for a total that some part may have for its name.
const UNSURE: [&str; 4] = ["statewide", "nationwide", "countywide", "combined"];

/// The words that make no name beside the one for a total, singular.
const PLAIN: [&str; 67] = [
    "total",
    "subtotal",
    "grand",
    "sub",
    "overall",
    "all",
    "both",
    "combined",
    "sum",
    "statewide",
    "nationwide",
    "countywide",
    "citywide",
    "of",
    "for",
    "in",
    "the",
    "and",
    "u",
    "s",
    "us",
    "usa",
    "united",
    "national",
    "nation",
    "state",
    "county",
    "country",
    "city",
    "town",
    "parish",
    "borough",
    "place",
    "area",
    "district",
    "region",
    "division",
    "jurisdiction",
    "province",
    "population",
    "resident",
    "person",
    "people",
    "household",
    "sex",
    "gender",
    "age",
    "race",
    "ethnicity",
    "group",
    "category",
    "type",
    "cause",
    "death",
    "drug",
    "offense",
    "offence",
    "crime",
    "case",
    "arrest",
    "count",
    "number",
    "industry",
    "year",
    "month",
    "quarter",
    "school",
];

/// Whether a cell, folded, is called by what is left beside others.
pub(super) fn is_remainder(cell: &str) -> bool {
    let words: Vec<&str> = cell.split(' ').collect();
    let found = words.iter().position(|word| REMAINDER.contains(word));
    found.is_some_and(|at| !words[..at].iter().any(|word| BESIDE.contains(word)))
}

/// Whether a cell is called by all that is left beside others, and not as what nobody knows is.
pub(crate) fn is_the_rest(cell: &str) -> bool {
    let cell = folded(cell);
    let first = cell.split(' ').next().unwrap_or_default();
    let is_named = ["all", "rest", "balance", "remainder", "remaining", "total"].contains(&first);
    is_named && is_remainder(&cell)
}

/// Whether a cell, folded, that has a word for a total is called so by plain words alone, and by
/// none that may be a part's own name, as `All Saints` is.
pub(super) fn is_plain(cell: &str, column: &str) -> bool {
    if UNSURE.contains(&cell) {
        return false;
    }
    let words: Vec<&str> = cell.split(' ').collect();
    let many = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let column = column.to_lowercase();
    let is_column =
        |word: &str| column.split(|it: char| !it.is_alphanumeric()).any(|it| it == word);
    let is_plain = |word: &str| {
        let one = singular(word);
        many(word) || [word, &one].iter().any(|word| PLAIN.contains(word) || is_column(word))
    };
    let (made, rest): (Vec<&str>, Vec<&str>) =
        words.iter().partition(|word| ["total", "totals", "all"].contains(word));
    let is_made = !made.is_empty() || has_total(cell);
    let is_of_a_state = || made != ["all"] && state(&rest.join(" ")).is_some();
    !is_made || words.len() == 1 || words.into_iter().all(is_plain) || is_of_a_state()
}

/// A word in the singular, as far as its ending tells.
fn singular(word: &str) -> String {
    let ended = [("ies", "y"), ("xes", "x"), ("shes", "sh"), ("ses", "se"), ("s", "")].into_iter();
    let mut ones =
        ended.filter_map(|(many, one)| Some(format!("{}{one}", word.strip_suffix(many)?)));
    ones.next().unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_called_the_rest_is_not_what_nobody_knows() {
        for cell in ["All other counties", "Rest of state", "Balance of state", "Total, other"] {
            assert!(is_the_rest(cell), "{cell}");
        }
        for cell in ["Unknown", "Other", "Total", "All counties", "All races including other"] {
            assert!(!is_the_rest(cell), "{cell}");
        }
    }

    #[test]
    fn a_plain_word_for_a_total_is_no_name_of_a_part() {
        for (cell, column) in [
            ("total", "k"),
            ("all counties", "k"),
            ("all parishes", "parish"),
            ("ohio total", "county"),
            ("total new york", "county"),
            ("total all 67 counties", "k"),
            ("both sexes", "k"),
            ("any opioid", "drug"),
            ("us total", "state"),
        ] {
            assert!(is_plain(cell, column), "{cell}");
        }
        for cell in ["all saints", "statewide", "total hip replacement", "all rural counties"] {
            assert!(!is_plain(cell, "k"), "{cell}");
        }
    }
}
