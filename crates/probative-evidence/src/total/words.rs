//! The words by which tables call totals, places and people.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::plain::is_remainder;
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
