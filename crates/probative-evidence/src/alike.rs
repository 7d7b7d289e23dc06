//! Cells that a reader takes for one word and a program for two.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use probative_atlas::State;

use crate::table::Table;

/// Letters of other alphabets, and those with marks, beside the one that each is read as.
const READ_AS: [(&str, char); 26] = [
    ("аΑАαàáâãäåāăąǎÀÁÂÃÄÅ", 'a'),
    ("ВΒв", 'b'),
    ("СсçćĉċčϹϲÇ", 'c'),
    ("ԁďđĎ", 'd'),
    ("ЕеΕèéêëēĕėęěЁёÈÉÊË", 'e'),
    ("ƒ", 'f'),
    ("ĝğġģ", 'g'),
    ("НΗһнĥħ", 'h'),
    ("ІіΙιìíîïĩīĭįıÌÍÎÏİ", 'i'),
    ("ЈјĵЈ", 'j'),
    ("КΚκкķ", 'k'),
    ("ӏĺļľŀłŁ", 'l'),
    ("МΜм", 'm'),
    ("Νñńņňŋηñ", 'n'),
    ("ОоΟοσòóôõöøōŏőÒÓÔÕÖØ", 'o'),
    ("РрΡρ", 'p'),
    ("ԛ", 'q'),
    ("ŕŗřг", 'r'),
    ("ЅѕśŝşšŚŞŠ", 's'),
    ("ТΤтτţťŧ", 't'),
    ("υùúûüũūŭůűųÙÚÛÜ", 'u'),
    ("νѵ", 'v'),
    ("ԝŵ", 'w'),
    ("ХхΧχ", 'x'),
    ("УуΥγýÿŷÝ", 'y'),
    ("ΖźżžŹŻŽ", 'z'),
];
/// The zeros of other scripts, each followed by its other nine digits.
const ZEROS: [u32; 18] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810,
];
/// What publishers write before or behind a year that is nearly the one without it.
const MARKS: [&str; 20] = [
    "",
    "p",
    "r",
    "e",
    "f",
    "b",
    "fy",
    "cy",
    "prelim",
    "preliminary",
    "prov",
    "provisional",
    "est",
    "estimate",
    "estimated",
    "rev",
    "revised",
    "final",
    "a",
    "c",
];
/// Marks that say something of a number: `65+` is not `65`.
const OF_NUMBERS: &str = "+<>=≤≥%±";

/// A cell as it is read aloud: in lower case and the letters of one alphabet, with the digits that
/// we use, without marks around it, notes behind it or signs that nobody sees.
/// `2016*` and `２０１６` are `2016`, and `65+` stays what it is.
pub(crate) fn folded(cell: &str) -> String {
    let mut text = String::new();
    let mut apart = None;
    for letter in without_note(cell).chars().filter_map(plain) {
        if !(letter.is_alphanumeric() || letter == '_' || OF_NUMBERS.contains(letter)) {
            let dash = "-‐‑‒–—−".contains(letter);
            apart = if dash { Some('-') } else { apart.or(Some(' ')) };
            continue;
        }
        if let Some(mark) = apart.take() {
            let between = text.ends_with(|last: char| last.is_numeric()) && letter.is_numeric();
            let negative = mark == '-' && text.is_empty() && letter.is_numeric();
            match mark {
                '-' if between || negative => text.push('-'),
                _ if text.is_empty() => {}
                _ => text.push(' '),
            }
        }
        text.extend(letter.to_lowercase());
    }
    text
}

/// A letter as ours; nothing for a mark on the letter before it and for what nobody sees.
fn plain(letter: char) -> Option<char> {
    let code = u32::from(letter);
    if letter.is_ascii() {
        return Some(letter);
    }
    let own = |code: u32| char::from_u32(code).unwrap_or(letter);
    match code {
        0x00B2 | 0x00B3 | 0x00B9 | 0x00AD | 0x0300..=0x036F | 0x2070..=0x209F => return None,
        0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFE00..=0xFE0F | 0xFEFF => {
            return None;
        }
        0xFF01..=0xFF5E => return Some(own(code - 0xFEE0)),
        0x1D7CE..=0x1D7FF => return Some(own(0x30 + (code - 0x1D7CE) % 10)),
        _ => {}
    }
    if let Some(zero) = ZEROS.into_iter().find(|zero| (*zero..zero + 10).contains(&code)) {
        return Some(own(0x30 + code - zero));
    }
    let read = READ_AS.iter().find(|(letters, _)| letters.contains(letter));
    Some(read.map_or(letter, |(_, read)| *read))
}

/// A cell without a note's sign behind it, as in `2016 [1]` or `2016(p)`.
fn without_note(cell: &str) -> &str {
    let cell = cell.trim();
    let inner = |open, close| {
        let (before, note) = cell.strip_suffix(close)?.rsplit_once(open)?;
        // `Springfield (IL)` is another place than the one in MO.
        let is_note = note.chars().count() < 2 || !note.contains(char::is_alphabetic);
        (note.chars().count() <= 2 && is_note && !before.trim().is_empty()).then_some(before)
    };
    inner('[', ']').or_else(|| inner('(', ')')).unwrap_or(cell)
}

/// A cell folded, and a number as that number: `01`, `1` and `1.0` are one.
pub(crate) fn as_one(cell: &str) -> String {
    let folded = folded(cell);
    let digits = folded.bytes().all(|byte| byte.is_ascii_digit());
    let cell = if digits { Cow::from(&folded) } else { Cow::from(cell.trim()) };
    crate::table::field_number(&cell).map_or(folded, |number| format!("{number}"))
}

/// A cell that may name a place as one word: as [`as_one`], with a state's abbreviation and name as
/// its code, and a saint's and a mountain's towns in short.
///
/// `GA`, `Georgia` and `13` are one, and so are `Saint Louis` and `St. Louis`.
pub(crate) fn as_place(cell: &str) -> String {
    let folded = as_one(cell);
    if folded.starts_with(|letter: char| letter.is_ascii_digit()) {
        return folded;
    }
    let words = folded.split(' ').map(|word| match word {
        "saint" => "st",
        "sainte" => "ste",
        "mount" => "mt",
        "fort" => "ft",
        other => other,
    });
    let mut name = String::new();
    let is_letter = |word: &str| word.len() == 1 && !word.starts_with(char::is_numeric);
    let mut after_letter = true;
    for word in words {
        // `D C` is `DC`.
        let joined = name.is_empty() || (after_letter && is_letter(word));
        name.push_str(if joined { "" } else { " " });
        name.push_str(word);
        after_letter = is_letter(word);
    }
    let is_one = |state: &&State| state.name.to_lowercase() == name || state.abbrev == cell.trim();
    let state = probative_atlas::states().iter().find(is_one);
    state.map_or(name, |state| as_one(state.geoid.as_str()))
}

/// How the cells of a column that tells places apart are read as one: as [`as_place`] where at
/// least half of them name states, else as [`as_one`], since `DC` is the court beside `11` too.
pub(crate) fn key_reader<'a>(cells: impl Iterator<Item = &'a str>) -> fn(&str) -> String {
    let all: BTreeSet<&str> = cells.collect();
    let names = |cell: &&&str| {
        let cell = cell.trim();
        let states = || probative_atlas::states().iter();
        let padded = cell.len() == 2 && cell.starts_with('0');
        states().any(|state| state.abbrev == cell || state.name.eq_ignore_ascii_case(cell))
            || padded && states().any(|state| state.geoid.as_str() == cell)
    };
    if 2 * all.iter().filter(names).count() >= all.len() { as_place } else { as_one }
}

/// Whether a cell is a year with a mark of its own: `2016p`, `FY2016`, `2016 (prelim.)`, or one
/// written with letters for digits, `2O16`.
pub(crate) fn is_marked_year(cell: &str, year: &str) -> bool {
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || !is_digits(year) || cell == year {
        return false;
    }
    let folded = folded(cell);
    // `2016 Q1` is another time.
    if folded.bytes().filter(u8::is_ascii_digit).count() > year.len() {
        return false;
    }
    // The marks of a longer text are words of their own: `Jan 2016` is another time.
    let read = as_digits(&folded);
    let Some((before, after)) = read.split_once(year) else { return false };
    let rest = before.chars().chain(after.chars()).filter(|letter| letter.is_alphanumeric());
    let rest: String = rest.collect();
    MARKS.iter().any(|mark| as_digits(mark) == rest)
}

/// Letters that are read as digits, as those.
fn as_digits(text: &str) -> String {
    let digit = |letter| match letter {
        'o' => '0',
        'l' | 'i' => '1',
        other => other,
    };
    text.chars().map(digit).collect()
}

/// Whether a reader takes two cells for one word, or one for the other with a mark of its year.
pub(crate) fn is_nearly(one: &str, other: &str) -> bool {
    let (first, second) = (as_one(one), as_one(other));
    first == second || is_marked_year(one, &second) || is_marked_year(other, &first)
}

/// In what two cells differ that a reader takes for one word.
pub(crate) fn difference(one: &str, other: &str) -> &'static str {
    let blanks = |cell: &str| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let same = |read: &dyn Fn(&str) -> String| read(one) == read(other);
    match () {
        () if same(&str::to_lowercase) => "capitals",
        () if same(&blanks) => "their blanks",
        () if same(&|cell| blanks(cell).to_lowercase()) => "capitals and their blanks",
        () => "signs that look alike or that nobody sees",
    }
}

/// The first two of some ids that are one name in two spellings, by where they stand.
pub fn spelt_twice(ids: &[String]) -> Option<(usize, usize)> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    ids.iter().enumerate().find_map(|(at, id)| {
        let first = *seen.entry(as_id(id)).or_insert(at);
        (ids[first] != *id).then_some((first, at))
    })
}

/// An id as it is read aloud; of digits alone without zeros before them, or behind a point as data
/// frames add them. `1.1` and `1.10` are two.
fn as_id(id: &str) -> String {
    let whole = id.trim().split_once('.').filter(|(_, part)| part.bytes().all(|it| it == b'0'));
    let folded = folded(whole.map_or(id, |(whole, _)| whole));
    let digits = folded.bytes().all(|byte| byte.is_ascii_digit());
    if digits { folded.trim_start_matches('0').to_owned() } else { folded }
}

/// A row that a filter passes over, whose cell is nearly what it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Near {
    pub(crate) row: usize,
    pub(crate) column: String,
    pub(crate) value: String,
}

/// The first row that a filter passes over although it nearly has what is asked for in each column.
pub(crate) fn passed_over(table: &Table, filter: &[(String, Vec<String>)]) -> Option<Near> {
    let asked: Vec<(&String, Vec<(&String, String)>)> = filter
        .iter()
        .map(|(column, values)| {
            (column, values.iter().map(|value| (value, as_one(value))).collect())
        })
        .collect();
    (0..table.len()).find_map(|row| {
        let mut near = None;
        for (column, values) in &asked {
            let cell = table.cell(row, column);
            if values.iter().any(|(value, _)| *value == cell) {
                continue;
            }
            let folded = as_one(cell);
            let like = values.iter().find(|(_, asked)| {
                !asked.is_empty() && (*asked == folded || is_marked_year(cell, asked))
            })?;
            near.get_or_insert(Near { row, column: (*column).clone(), value: like.0.clone() });
        }
        near
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_as_one_word_is_one() {
        for cell in
            ["2016*", "２０１６", " 2016\u{a0}", "2016\u{200b}", "٢٠١٦", "2016¹", "2016 [a]"]
        {
            assert_eq!(folded(cell), "2016", "{cell}");
        }
        for cell in ["REPUBLICAN", "Reрublican", "republican.", "Rep\u{301}ublican", "*Republican*"]
        {
            assert_eq!(folded(cell), "republican", "{cell}");
        }
        assert_eq!(folded("États-Unis"), "etats unis");
        assert_eq!(folded("West  Virginia"), folded("west-virginia"));
    }

    #[test]
    fn what_keeps_one_word_from_being_the_other_is_named() {
        assert_eq!(difference("Bay", "BAY"), "capitals");
        assert_eq!(difference("Santa Fe", "Santa\u{a0}Fe"), "their blanks");
        assert_eq!(difference("Santa Fe", "santa\u{a0}fe"), "capitals and their blanks");
        assert_eq!(difference("Doña", "Don\u{303}a"), "signs that look alike or that nobody sees");
    }

    #[test]
    fn what_names_one_place_is_one() {
        for [one, other] in [
            ["GA", "Georgia"],
            ["CA", "06"],
            ["california", "6"],
            ["Saint Louis", "St. Louis"],
            ["Fort Worth", "Ft Worth"],
            ["Washington D.C.", "Washington DC"],
        ] {
            assert_eq!(as_place(one), as_place(other));
        }
        for [one, other] in [
            ["Northfield", "Northfield County"],
            ["in", "Indiana"],
            ["p01", "p1"],
            ["ward 1 2", "ward 12"],
            ["1", "Nevada"],
        ] {
            assert_ne!(as_place(one), as_place(other));
        }
    }

    #[test]
    fn an_abbreviation_is_a_state_where_states_stand() {
        let same = |cells: &[&str], one: &str, other: &str| {
            let read = key_reader(cells.iter().copied());
            read(one) == read(other)
        };
        assert!(same(&["GA", "Georgia", "13"], "13", "GA"));
        let courts = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "DC"];
        assert!(!same(&courts, "11", "DC"));
    }

    #[test]
    fn what_stands_beside_a_year_or_a_name_may_make_it_another() {
        for one in ["2016p", "FY2016", "2016 (prelim.)", "2O16"] {
            assert!(is_nearly(one, "2016"), "{one}");
        }
        for one in ["Jan 2016", "2016 primary", "2016 Q1"] {
            assert!(!is_nearly(one, "2016"), "{one}");
        }
        assert!(!is_nearly("Springfield (IL)", "Springfield (MO)"));
    }

    #[test]
    fn what_is_read_as_two_things_is_two() {
        for (one, other) in [
            ("65+", "65"),
            ("1-4", "14"),
            ("<5", "5"),
            ("2015", "2016"),
            ("-9", "9"),
            ("5-9", "59"),
        ] {
            assert_ne!(as_one(one), as_one(other));
        }
        assert_eq!(folded("1998–2007"), folded("1998-2007"));
        assert_eq!(as_one("2016.0"), as_one("2016"));
    }

    #[test]
    fn ids_of_two_spellings_are_one_name() {
        let ids = |all: &[&str]| all.iter().map(|&id| id.to_owned()).collect::<Vec<_>>();
        assert_eq!(spelt_twice(&ids(&["p03", "p04", "P03"])), Some((0, 2)));
        assert_eq!(spelt_twice(&ids(&["01", "2", "1"])), Some((0, 2)));
        assert_eq!(spelt_twice(&ids(&["1", "2", "1.0"])), Some((0, 2)), "of a data frame");
        assert_eq!(spelt_twice(&ids(&["p03", "p04", "p03", "1-4", "14"])), None);
        assert_eq!(spelt_twice(&ids(&["1.1", "1.10", "7e2", "700"])), None);
    }

    #[test]
    fn a_row_is_passed_over_where_every_column_has_what_is_asked_for_or_nearly() {
        let row = |year: &str, drug: &str| vec![year.to_owned(), drug.to_owned()];
        let rows = vec![row("2016", "heroin"), row("2015", "Heroin"), row("2016*", "heroin")];
        let table = Table::new(vec!["year".to_owned(), "drug".to_owned()], rows, vec![2, 3, 4]);
        let asks = |column: &str, values: &[&str]| {
            (column.to_owned(), values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>())
        };
        let both = [asks("year", &["2016"]), asks("drug", &["heroin"])];
        let near = passed_over(&table, &both).unwrap();
        assert_eq!((near.row, near.column.as_str(), near.value.as_str()), (2, "year", "2016"));
        let other = [asks("year", &["2015"]), asks("drug", &["heroin"])];
        assert_eq!(passed_over(&table, &other).unwrap().row, 1);
        let each = [asks("year", &["2016", "2016*"]), asks("drug", &["heroin"])];
        assert_eq!(passed_over(&table, &each), None, "both spellings are asked for");
        let blank = [asks("year", &[""])];
        assert_eq!(passed_over(&table, &blank), None);
    }
}
