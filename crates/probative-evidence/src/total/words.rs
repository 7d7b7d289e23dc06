//! The words by which tables call totals, places and people.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use probative_atlas::state;

use crate::alike::folded;

/// The words by which tables mark a total, in the languages in which they are most often read.
pub(super) const TOTAL: [&str; 57] = [
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sub total",
    "sum",
    "all",
    "overall",
    "combined",
    "statewide",
    "nationwide",
    "countywide",
    "gesamt",
    "insgesamt",
    "gesamtsumme",
    "summe",
    "zusammen",
    "alle",
    "ensemble",
    "tous",
    "toutes",
    "todos",
    "todas",
    "suma",
    "totale",
    "tutti",
    "tutte",
    "totaal",
    "totalt",
    "ogółem",
    "razem",
    "итого",
    "всего",
    "合計",
    "celkem",
    "spolu",
    "összesen",
    "toplam",
    "总计",
    "合计",
    "總計",
    "小計",
    "小计",
    "ukupno",
    "yhteensä",
    "σ",
    "i alt",
    "sammanlagt",
    "المجموع",
    "סך הכל",
    "รวม",
    "tổng cộng",
    "jumlah",
    "σύνολο",
    "viso",
    "kokku",
    "samtals",
];

/// The words for a total that are nothing else.
pub(super) const PLAINEST: [&str; 10] = [
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sub total",
    "gesamt",
    "insgesamt",
    "gesamtsumme",
    "totaal",
    "итого",
];

/// The words for the whole country, and for its regions, which are a total among states and
/// counties alone.
pub(super) const NATION: [&str; 32] = [
    "us",
    "usa",
    "u s",
    "u s a",
    "united states",
    "the united states",
    "united states of america",
    "national",
    "nation",
    "états unis",
    "les états unis",
    "estados unidos",
    "estados unidos de américa",
    "vereinigte staaten",
    "vereinigte staaten von amerika",
    "stati uniti",
    "verenigde staten",
    "stany zjednoczone",
    "сша",
    "northeast",
    "midwest",
    "south",
    "west",
    "new england",
    "middle atlantic",
    "east north central",
    "west north central",
    "south atlantic",
    "east south central",
    "west south central",
    "mountain",
    "pacific",
];

/// What many places are called together: `50 states + DC`, `all counties`.
pub(super) const PLACES: [&str; 7] =
    ["states", "counties", "places", "areas", "districts", "jurisdictions", "provinces"];

/// What everybody is called where people are parted, as by sex or by age.
pub(super) const EVERYBODY: [&str; 8] =
    ["persons", "people", "everyone", "everybody", "both", "population", "mf", "m f"];

/// The words that begin the name of all parts of something: `all drugs`, `both sexes`.
pub(super) const EVERY: [&str; 4] = ["all", "both", "any", "every"];

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

/// Two parts of everybody beside which there is no third.
const HALVES: [[&str; 2]; 11] = [
    ["men", "women"],
    ["man", "woman"],
    ["male", "female"],
    ["males", "females"],
    ["boys", "girls"],
    ["m", "f"],
    ["männer", "frauen"],
    ["männlich", "weiblich"],
    ["hommes", "femmes"],
    ["hombres", "mujeres"],
    ["uomini", "donne"],
];

/// What those are called who are of neither half.
const NEITHER: [&str; 9] = [
    "other",
    "others",
    "unknown",
    "not stated",
    "not known",
    "missing",
    "nonbinary",
    "non binary",
    "diverse",
];

/// What people of many ages are called together, who are a part beside ages and a total among them.
const OF_AGES: [&str; 22] = [
    "adult",
    "adults",
    "child",
    "children",
    "minor",
    "minors",
    "juvenile",
    "juveniles",
    "youth",
    "youths",
    "teen",
    "teens",
    "teenagers",
    "adolescents",
    "senior",
    "seniors",
    "elderly",
    "working age",
    "working ages",
    "working age adults",
    "working age population",
    "young adults",
];

/// The words by which columns of codes are called, and of names of places.
pub(super) const CODES: [&str; 3] = ["fips", "geoid", "code"];

pub(super) const NAMES: [&str; 8] =
    ["name", "place", "state", "county", "area", "region", "city", "jurisdiction"];

/// The words for totals, folded as cells are.
pub(super) struct Words {
    pub(super) total: BTreeSet<String>,
    pub(super) plainest: BTreeSet<String>,
    pub(super) nation: BTreeSet<String>,
}

pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    let all = |words: &[&str]| words.iter().map(|word| folded(word)).collect();
    WORDS.get_or_init(|| Words {
        total: all(&TOTAL),
        plainest: all(&PLAINEST),
        nation: all(&NATION),
    })
}

/// Whether a cell is a word for people of many ages.
pub(super) fn is_of_ages(cell: &str) -> bool {
    OF_AGES.contains(&folded(cell).replace('-', " ").as_str())
}

/// Whether a cell is of those of whom nobody knows which part they are.
pub(crate) fn is_unknown(cell: &str) -> bool {
    cell.trim().is_empty() || NEITHER.contains(&folded(cell).as_str())
}

/// Whether the cells beside one name two halves of everybody, of which it is then the whole.
pub(super) fn are_whole(cells: &[&str], at: usize) -> bool {
    let folded_words = |words: &[&str]| words.iter().map(|word| folded(word)).collect();
    let others = cells.iter().enumerate().filter(|(other, _)| *other != at);
    let named: BTreeSet<String> = others.map(|(_, cell)| folded(cell)).collect();
    let halves =
        HALVES.iter().map(|pair| folded_words(pair)).any(|pair: BTreeSet<String>| pair == named);
    halves && !NEITHER.contains(&folded(cells[at]).as_str())
}

/// Whether a cell, folded, is called by what is left beside others.
fn is_remainder(cell: &str) -> bool {
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

/// Whether a cell has the word for a total in a longer name: in a column of names `Total, all
/// states` is none, and in one of remarks it may be anything.
pub(super) fn has_total(cell: &str) -> bool {
    let mut words = cell.split(' ');
    let has = words.any(|word| ["total", "totals", "subtotal", "subtotals"].contains(&word));
    has && !is_remainder(cell)
}

/// Whether a cell names many places at once by their number or as all of them.
pub(super) fn is_of_places(cell: &str) -> bool {
    let words: Vec<&str> = cell.split(' ').collect();
    let many = |word: &str| word == "all" || word.bytes().all(|byte| byte.is_ascii_digit());
    let named = words.iter().position(|word| PLACES.contains(word));
    let is = named.is_some_and(|named| named < 3 && words[..named].iter().any(|word| many(word)));
    is && !is_remainder(cell)
}

/// Whether a cell is the name of all parts of something, as `all drugs` is.
pub(super) fn begins_with_every(cell: &str) -> bool {
    cell.split_once(' ').is_some_and(|(word, _)| EVERY.contains(&word)) && !is_remainder(cell)
}

/// Whether a column is called by one of some words.
pub(super) fn is_called(column: &str, words: &[&str]) -> bool {
    let plain = column.to_lowercase();
    words.iter().any(|word| plain.contains(word))
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
